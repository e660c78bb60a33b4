"""The words beside the clearance band: a source, a warning, and no date."""

from __future__ import annotations

import re

import pytest

from myotrack.analysis.clearance.band import ClearanceBand, clearance_band
from myotrack.analysis.clearance.half_life_range import NoBand
from myotrack.analysis.day_zero import day_zeros
from myotrack.domain.health import HealthFactKind
from myotrack.domain.timeline import Timeline
from myotrack.resources.catalogue import load_catalogue
from myotrack.words.clearance_words import clearance_described, clearance_sentences, no_band_sentence, source_names
from tests.builders import a_dose_change, a_health_fact, a_timeline, day


def stopped(*more: object) -> Timeline:
    return a_timeline(a_dose_change(day(-60), 60), a_dose_change(day(0), 0), *more, as_of=day(9))


def band(timeline: Timeline) -> ClearanceBand:
    found = clearance_band(timeline, day_zeros(timeline)[0], load_catalogue().find("baclofen"))
    assert isinstance(found, ClearanceBand)
    return found


def test_the_two_sentences_stand_beside_every_band() -> None:
    said = clearance_sentences(band(stopped()), "Baclofen")
    assert said[-2:] == (
        "Gone from the body is not gone from the nerves.",
        "If twitches rise after stopping, that can be withdrawal: tell your doctor.",
    )


def test_the_range_is_told_with_its_source() -> None:
    first = clearance_sentences(band(stopped()), "Baclofen")[0]
    assert "2.5 to 6.8 hours (DrugBank; BMC Nephrol 2018)." in first
    assert "unverified" not in first


def test_a_range_with_a_figure_nobody_saw_is_unverified_and_says_why_it_is_wider() -> None:
    said = clearance_sentences(band(stopped(a_health_fact(day(-90), HealthFactKind.KIDNEY, "reduced"))), "Baclofen")
    assert "2.5 to 27 hours, unverified (" in said[0]
    assert "your kidneys work less well" in said[1]


def test_no_entry_of_the_catalogue_shows_a_note_of_its_keepers() -> None:
    entries = load_catalogue().entries
    figures = [
        figure
        for entry in entries
        for figure in (
            entry.half_life,
            entry.metabolite_half_life,
            entry.severe_renal_half_life,
            entry.elimination.unchanged,
        )
        if figure is not None
    ]
    assert len(entries) == 87
    for figure in figures:
        named = source_names([figure.source])
        assert named
        for name in named:
            assert not re.search(r"seen|recalled|verif|abstract|[;()]", name, re.IGNORECASE), name
        if figure.verified:
            assert named != ("no source named",), figure.source


def test_a_figure_from_memory_has_no_source_that_is_named_beside_it() -> None:
    sources = ["recalled, verify in: Sinemet label 12.3", "recalled, verify in: Cyklokapron (DrugBank text, seen: 3 h)"]
    assert source_names(sources) == ("no source named",)


def test_kidneys_that_are_not_entered_are_said_to_matter() -> None:
    words = "If the kidneys work less well it takes longer; nothing is entered about them."

    assert words in clearance_sentences(band(stopped()), "Baclofen")
    entered = stopped(a_health_fact(day(-90), HealthFactKind.KIDNEY, "normal"))
    assert words not in clearance_sentences(band(entered), "Baclofen")


def test_it_is_described_without_any_date() -> None:
    said = clearance_described(band(stopped()), "Baclofen")
    assert said.endswith("to between less than 1 and 3 % after 34 hours.")
    assert "typical textbook range, not your level" in said
    assert not re.search(r"20\d\d|March|April", said)


@pytest.mark.parametrize("reason", list(NoBand))
def test_every_reason_for_no_band_is_one_sentence(reason: NoBand) -> None:
    said = no_band_sentence(reason, "Baclofen")
    assert said.startswith("There is no band")
    assert said.count(".") == 1
    assert said.endswith(".")
