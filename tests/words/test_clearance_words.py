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
from myotrack.words.clearance_words import clearance_described, clearance_sentences, no_band_sentence
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
    assert "2.5 to 6.8 hours (DrugBank text" in first
    assert "unverified" not in first


def test_a_range_with_a_figure_nobody_saw_is_unverified_and_says_why_it_is_wider() -> None:
    said = clearance_sentences(band(stopped(a_health_fact(day(-90), HealthFactKind.KIDNEY, "reduced"))), "Baclofen")
    assert "2.5 to 27 hours, unverified (" in said[0]
    assert "your kidneys work less well" in said[1]


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
