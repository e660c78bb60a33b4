"""DayField: typing, stepping and being read back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.day_field import DayField

TODAY = date(2026, 3, 14)


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    made = DayField("Day", today=TODAY)
    qtbot.addWidget(made)
    return made


def button(field: DayField, name: str) -> BigButton:
    return next(each for each in field.findChildren(BigButton) if each.accessibleName() == name)


def labels(field: DayField) -> list[str]:
    return [label.text() for label in field.findChildren(QLabel)]


def test_what_is_typed_is_read_back_in_words(field: DayField) -> None:
    QTest.keyClicks(field.box, "3/4/2025")

    assert field.value() == date(2025, 4, 3)
    assert "Thu 3 April 2025" in labels(field)


def test_only_a_person_s_change_is_said(field: DayField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.set_value(TODAY)
    with qtbot.waitSignal(field.edited, timeout=0):
        button(field, "Day: one day earlier").click()

    assert field.value() == date(2026, 3, 13)


def test_the_buttons_go_a_day_back_and_on_and_not_past_the_last(field: DayField) -> None:
    field.set_value(date(2026, 3, 12))
    for _ in range(4):
        button(field, "Day: one day later").click()
    assert field.value() == TODAY

    button(field, "Day: one day earlier").click()
    assert field.value() == date(2026, 3, 13)

    button(field, "Today").click()
    assert field.value() == TODAY


def test_a_day_to_come_is_explained_and_kept_in_the_box(field: DayField) -> None:
    QTest.keyClicks(field.box, "15 March 2026")

    assert field.value() is None
    assert (
        field.problem() == "Day: 15 March 2026 does not work here. Choose a day from 1 January 1900 to 14 March 2026."
    )
    assert field.box.text() == "15 March 2026"


def test_a_day_before_1900_is_explained(field: DayField) -> None:
    QTest.keyClicks(field.box, "31 December 1899")

    assert "from 1 January 1900" in (field.problem() or "")


def test_what_is_no_day_is_explained_with_an_example(field: DayField) -> None:
    QTest.keyClicks(field.box, "31 April")

    problem = field.problem() or ""

    assert problem.startswith("Day: ")
    assert "31 April" in problem
    assert "“14 March 2026”" in problem


def test_an_appointment_may_lie_ahead(qtbot: QtBot) -> None:
    field = DayField("Appointment", today=TODAY, maximum=date(2030, 1, 1))
    qtbot.addWidget(field)
    QTest.keyClicks(field.box, "20 May 2026")

    assert field.value() == date(2026, 5, 20)


def test_an_empty_box_is_a_problem_only_where_a_day_is_needed(field: DayField, qtbot: QtBot) -> None:
    optional = DayField("Until", today=TODAY, optional=True)
    qtbot.addWidget(optional)

    assert field.problem() == "Day: please enter a day."
    assert optional.problem() is None
    assert optional.value() is None


def test_stepping_past_the_end_of_the_calendar_stays_there(qtbot: QtBot) -> None:
    field = DayField("Day", today=TODAY, maximum=date.max)
    qtbot.addWidget(field)
    field.set_value(date.max)

    button(field, "Day: one day later").click()

    assert field.value() == date.max


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("20 December", date(2025, 12, 20)), ("20 May", date(2026, 5, 20)), ("1 March", date(2026, 3, 1))],
)
def test_where_days_to_come_are_allowed_a_day_without_its_year_is_the_nearest(
    typed: str, meant: date, qtbot: QtBot
) -> None:
    planned = DayField("The pump has to be refilled by", today=TODAY, maximum=date(2036, 1, 1))
    qtbot.addWidget(planned)
    QTest.keyClicks(planned.box, typed)
    assert planned.value() == meant


def test_a_refill_in_the_new_year_is_not_read_as_one_that_passed_long_ago(qtbot: QtBot) -> None:
    planned = DayField("The pump has to be refilled by", today=date(2026, 11, 22), maximum=date(2036, 1, 1))
    qtbot.addWidget(planned)
    QTest.keyClicks(planned.box, "7 January")
    assert planned.value() == date(2027, 1, 7)
