"""What stands now: every alert in full, what can be said about it, and what was said before."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Medicine
from myotrack.domain.signs import ActionTaken, SignUnit, WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs import WarningSignsPage
from myotrack.ui.pages.warning_signs.alert_card import AlertCard
from myotrack.ui.pages.warning_signs.page import NOW, TICK
from myotrack.ui.widgets.big_button import BigButton
from tests.ui.pages.hosts import NOW as CLOCK
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls, words_on

TODAY = CLOCK.date()


@pytest.fixture
def page(qtbot: QtBot, host: Host, diary: OpenDiary) -> WarningSignsPage:
    """The page at what stands now; it refreshes after every change."""
    shown = WarningSignsPage(host)
    qtbot.addWidget(shown)
    diary.feed.listen(lambda _change: shown.refresh())
    shown.resize(1100, 700)
    shown.show()
    shown.show_part(NOW)
    return shown


@pytest.fixture
def baclofen(diary: OpenDiary) -> Medicine:
    dose = Dose(daily_dose=Decimal(60))
    return diary.medicines.add("baclofen", catalogue_key=BACLOFEN, since=TODAY - timedelta(days=60), dose=dose)


def read(page: WarningSignsPage) -> str:
    QApplication.processEvents()
    return words_on(page).replace("\u2068", "").replace("\u2069", "")


def press(page: WarningSignsPage, name: str) -> None:
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def cards(page: WarningSignsPage) -> list[str]:
    QApplication.processEvents()
    return [card.shown.alert.rule for card in page.findChildren(AlertCard) if card.isVisibleTo(page)]


def test_nothing_found_is_never_said_as_all_clear(page: WarningSignsPage) -> None:
    words = read(page)
    assert "No rule finds anything in the diary now" in words
    assert "The rules only know what was written down." in words
    assert "all clear" not in words.lower()


def test_above_what_stands_it_is_never_said_that_no_sign_was_entered(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, TODAY, Dose(daily_dose=Decimal(0)))
    for part in (NOW, TICK):
        page.show_part(part)
        words = read(page)
        assert "There are alerts: see “What stands now”." in words
        assert "No warning sign was entered" not in words
    page.show_part(NOW)
    press(page, "Called a doctor")
    assert "There are alerts" not in read(page)

    sign = diary.guidance.make_report(WarningSign.SEIZURE, day=TODAY - timedelta(days=1))
    diary.guidance.save_sign(sign)
    words = read(page)
    assert "Emergency · Get medical help now" in words
    assert "No warning sign was entered" not in words


def test_an_urgent_alert_has_its_facts_its_rule_its_source_and_its_choices(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.medicines.change_dose(baclofen.id, TODAY, Dose(daily_dose=Decimal(0)))
    words = read(page)
    assert "Urgent · Tell your doctor today · New today" in words
    assert "Baclofen was stopped on 14 March; before, it was 60 mg a day." in words
    assert "R9: A medicine that must never be stopped suddenly was stopped" in words
    assert "Source: the myoclonus guidance, the baclofen guidance" in words
    assert "A choice made for this diary, for a clinician to review: 2 missed doses within 48 hours" in words


def test_saying_what_was_done_takes_it_away_and_keeps_it_in_the_list_of_what_was_said(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine, heard: Heard
) -> None:
    diary.medicines.change_dose(baclofen.id, TODAY, Dose(daily_dose=Decimal(0)))
    press(page, "Called a doctor")
    assert heard.saved == ["Saved: called a doctor"]
    assert cards(page) == []
    words = read(page)
    assert "What was said before" in words
    assert "Called a doctor, said on 14 March at 20:14. It was about R9: A medicine that must never be" in words


def test_an_emergency_leads_to_the_card(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine, heard: Heard
) -> None:
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.PUMP_ALARM))
    press(page, "Open the card")
    (occasion,) = heard.emergencies
    assert isinstance(occasion, tuple)
    assert [alert.rule for alert in occasion] == ["R6"]


def test_what_was_done_about_an_emergency_is_asked_and_shown_and_it_stays(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.SEIZURE))
    assert "What was done?" in read(page)
    press(page, "Nothing yet")
    assert "You wrote: nothing yet." in read(page)
    press(page, "Called the emergency number")
    words = read(page)
    assert "You wrote: called the emergency number." in words
    assert "Emergency · Get medical help now" in words
    assert "What was done?" not in words
    assert button_named(page, "Open the card").isVisibleTo(page)
    assert [report.action_taken for report in diary.guidance.signs()] == [ActionTaken.CALLED_EMERGENCY]


def test_an_emergency_that_rests_on_doses_shows_what_was_said_of_it_too(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine
) -> None:
    fever = diary.guidance.make_report(WarningSign.TEMPERATURE, value=Decimal(39), unit=SignUnit.CELSIUS)
    diary.guidance.save_sign(fever)
    diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.MISSED)
    assert cards(page)[0] == "R5"
    QTest.mouseClick(
        next(
            button
            for card in page.findChildren(AlertCard)
            if card.isVisibleTo(page) and card.shown.alert.rule == "R5"
            for button in card.findChildren(BigButton)
            if button.title == "Called the emergency number"
        ),
        Qt.MouseButton.LeftButton,
    )
    assert cards(page)[0] == "R5"
    assert "You wrote: called the emergency number." in read(page)


def test_new_twitches_are_answered_by_a_doctor_who_knows(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.diary.answer(TODAY, twitch_count=4)
    assert cards(page) == ["R11", "R11b"]
    QTest.mouseClick(
        next(b for b in page.findChildren(type(button_named(page, "Tick a sign"))) if b.text() == "My doctor knows"),
        Qt.MouseButton.LeftButton,
    )
    assert cards(page) == []
    assert diary.insights.medicines().latest(HealthFactKind.DOCTOR_TOLD) is not None


def test_what_is_only_told_has_no_button(page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine) -> None:
    diary.medicines.set_health(HealthFactKind.KIDNEY, "dialysis")
    assert cards(page) == ["R13"]
    assert "What was done?" not in read(page)


def test_the_worst_comes_first_and_what_stays_keeps_its_card(
    page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine
) -> None:
    diary.medicines.set_health(HealthFactKind.KIDNEY, "reduced")
    (kept,) = [card for card in page.findChildren(AlertCard) if card.isVisibleTo(page)]
    for days in (1, 0):
        diary.medicines.dose_event(baclofen.id, TODAY - timedelta(days=days), DoseEventKind.MISSED)
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.SEIZURE))
    places = {
        card.shown.alert.rule: card.mapTo(page, card.rect().topLeft()).y()
        for card in page.findChildren(AlertCard)
        if card.isVisibleTo(page)
    }
    QApplication.processEvents()
    assert set(places) == {"R1", "R9", "R13"}
    assert kept.isVisibleTo(page)
    tops = {c.shown.alert.rule: c.mapTo(page, c.rect().topLeft()).y() for c in page.findChildren(AlertCard)}
    assert tops["R1"] < tops["R9"] < tops["R13"]


def test_nothing_yet_stays_and_is_said(page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine) -> None:
    diary.medicines.change_dose(baclofen.id, TODAY, Dose(daily_dose=Decimal(0)))
    press(page, "Nothing yet")
    assert cards(page) == ["R9"]
    assert "Nothing yet, said on 14 March at 20:14." in read(page)
    assert [answer.action_taken for answer in diary.guidance.answers()] == [ActionTaken.NOTHING_YET]


def test_all_of_it_is_named_and_plain_text(page: WarningSignsPage, diary: OpenDiary, baclofen: Medicine) -> None:
    diary.medicines.change_dose(baclofen.id, TODAY, Dose(daily_dose=Decimal(0)))
    read(page)
    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
