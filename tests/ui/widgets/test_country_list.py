"""The country is found by every name it usually goes by, and a country that is not listed has a row of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.resources.guidance import load_emergency_numbers
from myotrack.ui.widgets.country_list import CountryList


@pytest.fixture
def countries(qtbot: QtBot) -> CountryList:
    made = CountryList(load_emergency_numbers())
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def type_in(countries: CountryList, text: str) -> None:
    """Type letters that QTest.keyClicks can't: it knows ASCII alone."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(countries.search, event)
    assert countries.search.text() == text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("USA", "United States"),
        ("us", "United States"),
        ("America", "United States"),
        ("UK", "United Kingdom"),
        ("England", "United Kingdom"),
        ("great britain", "United Kingdom"),
        ("Austria", "European Union"),
        ("osterreich", "European Union"),
        ("Italy", "European Union"),
        ("Deutschland", "Germany"),
        ("Germany", "Germany"),
        ("espana", "Spain"),
        ("España", "Spain"),
    ],
)
def test_a_country_is_found_by_its_other_names(countries: CountryList, typed: str, found: str) -> None:
    type_in(countries, typed)
    assert countries.shown()[0].title == found


def test_every_member_of_the_union_can_be_found(countries: CountryList) -> None:
    (union,) = [number for number in load_emergency_numbers() if number.country == "EU"]
    own = {number.country for number in load_emergency_numbers()}
    for name in union.also_called:
        countries.search.clear()
        type_in(countries, name)
        assert countries.shown()[0].value == "EU", name
    assert len(set(union.members) - own) <= len(union.also_called)


@pytest.mark.parametrize("typed", ["Mexico", "Norway", "Brasil"])
def test_a_country_that_is_not_listed_has_both_big_numbers(countries: CountryList, typed: str) -> None:
    picked: list[object] = []
    countries.picked.connect(picked.append)
    type_in(countries, typed)
    (only,) = countries.shown()
    assert (only.title, only.hint) == ("Another country", "112 or 911, or your local emergency number")
    QTest.keyClick(countries.search, Qt.Key.Key_Return)
    assert picked == [""]


def test_a_number_that_nobody_checked_says_so_on_the_list(countries: CountryList) -> None:
    hints = {choice.title: choice.hint for choice in countries.shown()}
    assert hints["India"] == "112 (not checked)"
    assert hints["South Africa"] == "112 · 10177 (not checked)"
    assert hints["United States"] == "911"
