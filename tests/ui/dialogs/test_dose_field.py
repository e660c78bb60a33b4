"""A dose is typed, never stepped; what can't be meant is refused with a sentence, and the word stays."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import InvalidEntry
from myotrack.domain.medicines import Unit
from myotrack.ui.dialogs.dose_field import DoseField, read_dose
from myotrack.words.numbers import amount


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("60", "60"), (" 0.5 ", "0.5"), ("0,5", "0.5"), ("12,25", "12.25"), ("0", "0"), ("0,125", "0.125"), ("007", "7")],
)
def test_plain_numbers_are_read_with_point_or_comma(typed: str, meant: str) -> None:
    assert read_dose(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["ten", "", "-5", "1e9", "NaN", "Infinity", "1,000", "12,500", "1.2.3", "60 mg", "٦٠", "1_000", "2000000"]
)
def test_what_may_mean_something_else_is_refused(typed: str) -> None:
    with pytest.raises(InvalidEntry):
        read_dose(typed)


@given(st.decimals(min_value=0, max_value=1_000_000, places=3))
def test_every_dose_reads_back_as_it_is_shown(value: Decimal) -> None:
    assert read_dose(amount(value)) == value


def test_ten_is_refused_with_a_sentence_and_the_word_stays_typed(qtbot: QtBot) -> None:
    dose = DoseField("New dose", Unit.MG)
    qtbot.addWidget(dose)
    QTest.keyClicks(dose.box, "ten")
    assert dose.value() is None
    problem = dose.problem()
    assert problem == "The dose must be a number in plain digits, such as 60 or 0.5, not “\u2068ten\u2069”."
    dose.show_problem(problem)
    assert dose.box.text() == "ten"
    QTest.keyClicks(dose.box, "x")
    assert dose.shown_problem() == ""


def test_an_empty_dose_is_missing_unless_it_may_stay_open(qtbot: QtBot) -> None:
    needed, open_field = DoseField("Dose", Unit.MG), DoseField("Dose", Unit.MG, optional=True)
    for each in (needed, open_field):
        qtbot.addWidget(each)
    assert needed.problem() == "The dose is missing."
    assert open_field.problem() is None


def test_zero_has_its_own_sentence_where_a_stop_has_its_own_button(qtbot: QtBot) -> None:
    dose = DoseField("Dose", Unit.MG, above_zero="Press Stopped.")
    qtbot.addWidget(dose)
    QTest.keyClicks(dose.box, "0")
    assert dose.problem() == "Press Stopped."


def test_it_has_no_stepping_buttons_and_says_its_unit(qtbot: QtBot) -> None:
    dose = DoseField("Dose", Unit.MG)
    qtbot.addWidget(dose)
    assert dose.findChildren(QPushButton) == []
    dose.set_unit(Unit.DROPS)
    assert dose.box.accessibleName() == "Dose (drops)"
