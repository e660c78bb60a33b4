"""Every state of a day looks and reads different in the calendar; an unlogged day is never a zero."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from myotrack.domain.checkins import CheckIn, CheckInStatus, DayState, Excuse
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken
from myotrack.domain.timeline import DayRecord
from myotrack.ui.pages.history.cell_view import Glyph, cell_view, state_words
from tests.builders import DAY, a_check_in, a_count_session, a_dose_change, a_sign


def record(*check_ins: CheckIn, **facts: Any) -> DayRecord:
    return DayRecord(DAY, check_ins=check_ins, **facts)


@pytest.mark.parametrize(
    ("shown", "text", "glyph", "words"),
    [
        (record(), "", Glyph.NOT_LOGGED, "Not logged"),
        (record(a_check_in(count=0)), "0", Glyph.NONE, "no twitches"),
        (record(a_check_in(count=12)), "12", Glyph.NONE, "12 twitches"),
        (record(a_check_in(frequency_band=FrequencyBand.NOW_AND_THEN)), "6–24", Glyph.NONE, "6–24 twitches"),
        (record(a_check_in(frequency_band=FrequencyBand.OFTEN)), "often", Glyph.NONE, "twitches several an hour"),
        (record(a_check_in(status=CheckInStatus.UNKNOWN)), "", Glyph.UNKNOWN, "Don't remember"),
        (record(a_check_in(status=CheckInStatus.LATER)), "", Glyph.BAD_DAY, "Bad day – fill in later"),
        (
            record(a_check_in(status=CheckInStatus.EXCUSED, excuse=Excuse.HOSPITAL)),
            "",
            Glyph.HOSPITAL,
            "In hospital",
        ),
        (record(a_check_in(status=CheckInStatus.EXCUSED, excuse=Excuse.AWAY)), "", Glyph.AWAY, "Away"),
        (record(counts=(a_count_session(),)), "", Glyph.PARTIAL, "Partly logged"),
        (record(a_check_in(severity=Severity.VISIBLE)), "", Glyph.PARTIAL, "Partly logged"),
    ],
)
def test_each_state_of_a_day_has_its_own_sign_and_its_own_words(
    shown: DayRecord, text: str, glyph: Glyph, words: str
) -> None:
    view = cell_view(shown, DAY)
    assert (view.text, view.glyph) == (text, glyph)
    assert words in view.spoken


def test_only_a_day_that_was_logged_as_zero_counts_as_zero() -> None:
    assert cell_view(record(a_check_in(count=0)), DAY).is_zero
    assert not cell_view(record(), DAY).is_zero
    assert not cell_view(record(a_check_in(status=CheckInStatus.UNKNOWN)), DAY).is_zero


def test_severity_is_shown_and_said() -> None:
    view = cell_view(record(a_check_in(count=12, severity=Severity.MOVES_THE_LIMB)), DAY)
    assert view.severity is Severity.MOVES_THE_LIMB
    assert "severity 3 · Moves the limb or body" in view.spoken


def test_signs_and_dose_changes_raise_flags_that_are_said() -> None:
    view = cell_view(record(signs=(a_sign(),), dose_changes=(a_dose_change(dose=20),)), DAY)
    assert view.has_sign
    assert view.has_dose_change
    assert "warning sign, dose change" in view.spoken


def test_a_sign_that_was_ticked_by_mistake_raises_no_flag() -> None:
    view = cell_view(record(signs=(a_sign(action_taken=ActionTaken.ENTERED_BY_MISTAKE),)), DAY)
    assert not view.has_sign


def test_a_day_to_come_has_no_sign_of_a_gap() -> None:
    view = cell_view(record(), DAY - timedelta(days=1))
    assert view.is_future
    assert view.glyph is Glyph.NONE
    assert view.spoken == "Tue 3 March 2026: still to come"


def test_the_patients_answers_stand_before_the_caregivers() -> None:
    view = cell_view(record(a_check_in(count=30, by=Author.CAREGIVER), a_check_in(count=12)), DAY)
    assert view.text == "12"


def test_the_reason_of_an_excused_day_stands_in_the_table_too() -> None:
    shown = record(a_check_in(status=CheckInStatus.EXCUSED, excuse=Excuse.HOSPITAL))
    assert shown.state is DayState.EXCUSED
    assert state_words(shown) == "In hospital"
