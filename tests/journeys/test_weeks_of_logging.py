"""Somebody logs for weeks, changes a dose, closes, reopens, and finds everything as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from myotrack.domain.checkins import DayState
from myotrack.domain.medicines import BACLOFEN, Role
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.services.medicines import Dose
from tests.journeys.person import Person

FIRST = date(2026, 3, 1)


def _takes_baclofen(person: Person) -> None:
    assert person.program.diary is not None
    dose = Dose(daily_dose=Decimal(60), role=Role.SUSPECTED)
    person.program.diary.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=date(2026, 1, 1), dose=dose)


def _state(person: Person, day: date) -> DayState:
    assert person.program.diary is not None
    return person.program.diary.diary.day(day).state


def test_a_usual_day_takes_three_presses_and_is_on_disk_at_once(person: Person) -> None:
    _takes_baclofen(person)
    person.press("6–24")
    person.press("2 · Visible")
    person.press("As planned")
    person.reopen()

    assert person.program.diary is not None
    check_in = person.program.diary.diary.day(FIRST).check_in
    assert check_in is not None
    assert check_in.frequency_band is FrequencyBand.NOW_AND_THEN
    assert check_in.severity is Severity.VISIBLE
    assert check_in.doses_as_planned is True
    assert person.button("6–24").isChecked()
    assert person.button("2 · Visible").isChecked()


def test_no_twitches_is_one_key_and_the_first_answer_has_the_focus(person: Person) -> None:
    person.key(Qt.Key.Key_0)

    assert _state(person, FIRST) is DayState.ZERO
    assert "Saved" in person.program.window.save_bar.text()


def test_a_missed_week_is_a_gap_and_not_zeros(person: Person) -> None:
    person.press("1–5")
    person.wait_for_tomorrow(8)
    person.press("No twitches today")
    person.reopen()

    assert [_state(person, date(2026, 3, day)) for day in (1, 2, 5, 8, 9)] == [
        DayState.VALUE,
        DayState.NOT_LOGGED,
        DayState.NOT_LOGGED,
        DayState.NOT_LOGGED,
        DayState.ZERO,
    ]
    person.go("Recovery")
    assert "2 of 9 days logged" in person.reads()


def test_zero_blank_and_do_not_remember_are_three_different_things(person: Person) -> None:
    person.press("No twitches today")
    person.wait_for_tomorrow()
    person.press("Don't remember")
    person.wait_for_tomorrow(2)
    person.reopen()

    assert _state(person, date(2026, 3, 1)) is DayState.ZERO
    assert _state(person, date(2026, 3, 2)) is DayState.UNKNOWN
    assert _state(person, date(2026, 3, 3)) is DayState.NOT_LOGGED


def test_undo_takes_back_the_last_press_and_redo_brings_it_back(person: Person) -> None:
    person.press("1–5")
    person.press("6–24")
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert person.button("1–5").isChecked()
    assert not person.button("6–24").isChecked()

    person.press("Undo", within=person.program.window.save_bar)
    assert _state(person, FIRST) is DayState.NOT_LOGGED

    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert person.button("1–5").isChecked()


def test_a_dose_change_is_seen_on_every_page_after_reopening(person: Person) -> None:
    _takes_baclofen(person)
    for number in range(10):
        person.press("Several an hour" if number < 7 else "1–5")
        if number == 6:
            person.go("Medicines")
            assert "60 mg" in person.reads()
            person.press("Change dose")
            person.type_into("New dose of the whole day", "40")
            person.press("Save", within=person.place())
            person.go("Today")
        person.wait_for_tomorrow()
    person.reopen()

    person.go("Medicines")
    assert "40 mg" in person.reads()
    person.go("Recovery")
    said = person.reads()
    assert "10 of 11 days logged" in said
    steps = person.program.diary
    assert steps is not None
    changes = steps.insights.timeline().dose_changes
    assert [(c.day, c.daily_dose) for c in changes] == [
        (date(2026, 1, 1), Decimal(60)),
        (date(2026, 3, 7), Decimal(40)),
    ]


def test_a_new_day_moves_the_page_on_while_the_window_stays_open(person: Person) -> None:
    person.press("1–5")
    person.wait_for_tomorrow()

    assert "Monday 2 March" in person.reads() or "Mon 2 March" in person.reads()
    assert not person.button("1–5").isChecked()
