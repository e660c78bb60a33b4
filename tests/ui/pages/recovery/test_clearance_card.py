"""The clearance card: off until it is asked for, and a reason where there is no band."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from myotrack.analysis.day_zero import day_zeros
from myotrack.domain.medicines import Route
from myotrack.domain.timeline import Timeline
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.pages.recovery.clearance_card import ClearanceCard
from tests.builders import a_dose_change, a_medicine, a_timeline, day


def stopped(route: Route = Route.ORAL) -> Timeline:
    medicine = replace(a_medicine("Baclofen", catalogue_key="baclofen"), id="baclofen")
    doses = a_dose_change(day(-60), 60, route=route), a_dose_change(day(0), 0, route=route)
    return a_timeline(*doses, as_of=day(9), medicines=(medicine,))


@pytest.fixture
def thread() -> Iterator[BesideThread]:
    beside = BesideThread("clearance-test")
    yield beside
    beside.stop()


def shown(qtbot: QtBot, thread: BesideThread, timeline: Timeline) -> ClearanceCard:
    card = ClearanceCard(thread)
    qtbot.addWidget(card)
    card.resize(800, 600)
    card.show_day_zero(timeline, next(iter(day_zeros(timeline)), None))
    return card


def unfold(qtbot: QtBot, card: ClearanceCard, thread: BesideThread) -> None:
    QTest.mouseClick(card.disclosure.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not thread.is_busy() and not card.picture.is_drawing(), timeout=20_000)


def test_it_is_folded_until_a_person_asks(qtbot: QtBot, thread: BesideThread) -> None:
    card = shown(qtbot, thread, stopped())
    card.show()
    assert not card.disclosure.is_open()
    assert card.sentences.text() == ""
    unfold(qtbot, card, thread)
    assert card.disclosure.is_open()
    label = card.picture.findChild(QLabel)
    assert label is not None
    assert label.pixmap().width() > 240
    assert label.accessibleName().startswith("\N{FIRST STRONG ISOLATE}Baclofen\N{POP DIRECTIONAL ISOLATE}, typical")
    assert "Gone from the body is not gone from the nerves." in card.sentences.text()


def test_a_pump_has_a_reason_in_place_of_the_band(qtbot: QtBot, thread: BesideThread) -> None:
    card = shown(qtbot, thread, stopped(Route.INTRATHECAL_PUMP))
    card.show()
    unfold(qtbot, card, thread)
    assert card.picture.isHidden()
    assert card.sentences.text().startswith("There is no band for")


def test_without_a_day_0_there_is_no_card(qtbot: QtBot, thread: BesideThread) -> None:
    card = shown(qtbot, thread, a_timeline(a_dose_change(day(0), 60), as_of=day(3)))
    assert card.isHidden()
