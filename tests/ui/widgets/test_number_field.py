"""NumberField: numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.number_field import NumberField


def twitches(qtbot: QtBot) -> NumberField:
    field = NumberField("Twitches", minimum=0, maximum=10_000)
    qtbot.addWidget(field)
    return field


def dose(qtbot: QtBot) -> NumberField:
    field = NumberField("Daily dose", minimum=0, maximum=1000, decimals=3, unit="mg", step=Decimal("2.5"))
    qtbot.addWidget(field)
    return field


def typed(field: NumberField, text: str) -> NumberField:
    """The field after somebody typed this."""
    field.box.clear()
    QTest.keyClicks(field.box, text)
    return field


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("37", 37), (" 10000 ", 10_000), ("007", 7)])
def test_whole_numbers_are_read(qtbot: QtBot, text: str, value: int) -> None:
    field = typed(twitches(qtbot), text)

    assert field.problem() is None
    assert field.value() == value
    assert isinstance(field.value(), int)


@pytest.mark.parametrize(
    ("text", "value"), [("0,5", "0.5"), ("0.5", "0.5"), ("62.125", "62.125"), ("60", "60"), (".5", "0.5")]
)
def test_a_comma_or_a_point_may_separate_decimals(qtbot: QtBot, text: str, value: str) -> None:
    field = typed(dose(qtbot), text)

    assert field.problem() is None
    assert field.value() == Decimal(value)


@pytest.mark.parametrize(
    "text", ["ten", "1e3", "NaN", "-1", "10001", "1000000000", "3.5", "1_000", "--2", "1.2.3", "½", "+"]
)
def test_what_is_no_allowed_number_stays_in_the_box_and_is_explained(qtbot: QtBot, text: str) -> None:
    field = typed(twitches(qtbot), text)

    problem = field.problem()

    assert field.value() is None
    assert field.box.text() == text
    assert problem is not None
    assert problem.startswith("Twitches: ")
    assert "from 0 to 10000" in problem


def test_too_many_decimals_are_explained(qtbot: QtBot) -> None:
    assert typed(dose(qtbot), "0.1234").problem() == "Daily dose: at most 3 digits after the point."


def test_an_empty_box_is_no_answer_and_no_zero(qtbot: QtBot) -> None:
    field = twitches(qtbot)

    assert field.value() is None
    assert field.problem() is None


def test_an_empty_box_is_a_problem_where_a_number_is_needed(qtbot: QtBot) -> None:
    field = NumberField("Number", minimum=1, maximum=9, optional=False)
    qtbot.addWidget(field)

    assert field.problem() == "Number: please enter a number."


def test_only_a_person_s_change_is_said(qtbot: QtBot) -> None:
    field = twitches(qtbot)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value(7)
        field.set_value(None)
        field.set_value(12)
    with qtbot.waitSignal(field.edited, timeout=0):
        QTest.keyClick(field.box, Qt.Key.Key_5)

    assert field.value() == 125


def test_the_large_buttons_step_and_stop_at_the_limits(qtbot: QtBot) -> None:
    field = dose(qtbot)
    field.set_value(Decimal(998))
    field.step(1)
    assert field.value() == 1000
    field.step(-1)
    assert field.value() == Decimal("997.5")
    field.set_value(Decimal(1))
    field.step(-1)
    assert field.value() == 0


def test_stepping_an_empty_field_begins_at_zero_or_the_least(qtbot: QtBot) -> None:
    field = NumberField("Minutes", minimum=1, maximum=60)
    qtbot.addWidget(field)

    field.step(1)

    assert field.value() == 1


def test_arrow_keys_step(qtbot: QtBot) -> None:
    field = twitches(qtbot)
    field.set_value(5)

    QTest.keyClick(field.box, Qt.Key.Key_Up)
    QTest.keyClick(field.box, Qt.Key.Key_Up)
    QTest.keyClick(field.box, Qt.Key.Key_Down)

    assert field.value() == 6


def test_the_wheel_changes_nothing(qtbot: QtBot) -> None:
    field = twitches(qtbot)
    field.set_value(5)
    field.show()
    field.box.setFocus()
    window = field.windowHandle()
    assert window is not None

    QTest.wheelEvent(window, QPointF(field.box.mapTo(field, field.box.rect().center())), QPoint(0, 360))

    assert field.value() == 5


def test_a_problem_is_shown_until_something_is_typed(qtbot: QtBot) -> None:
    field = typed(twitches(qtbot), "ten")
    field.show_problem(field.problem() or "")
    assert "ten" in field.shown_problem()

    QTest.keyClick(field.box, Qt.Key.Key_Backspace)

    assert field.shown_problem() == ""


@given(st.decimals(0, 1000, places=3))
def test_every_allowed_number_comes_back_as_it_went_in(number: Decimal) -> None:
    field = NumberField("Daily dose", minimum=0, maximum=1000, decimals=3)
    field.set_value(number)

    assert field.value() == number
    assert field.problem() is None


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_number_or_a_sentence_and_never_both(text: str) -> None:
    field = NumberField("Twitches", minimum=0, maximum=99)
    field.box.setText(text)

    value, problem = field.value(), field.problem()

    assert value is None or problem is None
    if field.box.text().strip():
        assert (value is None) == (problem is not None)


def test_what_has_to_be_known_of_the_number_is_said_beside_its_label(qtbot: QtBot) -> None:
    field = NumberField("Falls", minimum=0, maximum=9)
    qtbot.addWidget(field)

    field.say_aside("Not saved yet.")
    assert "Falls Not saved yet." in [label.text() for label in field.findChildren(QLabel)]

    field.say_aside("")
    assert "Falls" in [label.text() for label in field.findChildren(QLabel)]
