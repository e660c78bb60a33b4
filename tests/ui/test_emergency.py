"""The emergency card opens whatever is broken, says what the guidance says, and loses no red sign."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.keeping.ways_out import ways_out
from myotrack.ui.main_window import MainWindow
from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.sheet import Sheet
from tests.ui.red_card import NOW, a_diary, a_window, clock, press, read


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return a_window(qtbot, tmp_path)


@pytest.fixture
def diary(tmp_path: Path) -> OpenDiary:
    return a_diary(tmp_path)


def test_the_fixed_key_opens_the_card_before_a_diary_is_open(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)

    card = window.emergencies.card
    assert card.isVisible()
    assert card.geometry() == window.rect()
    said = read(card)
    assert "Call 911 now" in said
    assert "1-800-222-1222" in said
    for sign in ("Seizure", "breathing", "very hard to stay awake", "cannot be woken", "Confusion: severe"):
        assert sign in said
    assert "No diary is open: medicines, kidneys and pump are not known here." in said
    assert "Tell them yourself: every medicine, its dose, and when it was last taken." in said
    assert "not entered in this diary" not in said
    assert "Stay with the person" in said
    assert (
        "Do not stop, skip or take extra on your own. Get medical help now: "
        "they will tell you what to do about the next dose."
    ) in said


def test_the_button_opens_the_card_beside_a_diary_that_cannot_be_opened(qtbot: QtBot, window: MainWindow) -> None:
    window.show_alone(RescueScreen("That is not a diary.", ways_out(DiaryProblem.A_FOLDER)))

    button = next(b for b in window.findChildren(BigButton) if b.title == "Emergency signs")
    assert button.hint == "key F8"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.emergencies.card.isVisible()


def test_a_ticked_sign_is_saved_and_the_card_says_what_to_say(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary
) -> None:
    window.set_diary(diary)
    window.emergencies.open()
    press(window.emergencies.card, "Slow, shallow")

    said = read(window.emergencies.card)
    assert "was ticked at 03:10." in said
    assert "It could be an overdose or withdrawal." in said
    assert "Baclofen" in said
    assert "60 mg" in said
    assert "Kidneys: reduced" in said
    (report,) = diary.guidance.signs()
    assert report.sign is WarningSign.BREATHING
    assert report.provenance.entered_at == NOW


def test_closing_acknowledges_and_deletes_nothing(qtbot: QtBot, window: MainWindow, diary: OpenDiary) -> None:
    window.set_diary(diary)
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")
    QTest.keyClick(window.emergencies.card, Qt.Key.Key_Escape)

    assert not window.emergencies.card.isVisible()
    assert [r.sign for r in diary.guidance.signs()] == [WarningSign.SEIZURE]
    assert "Emergency · Get medical help now · New today" in [
        label.text() for label in window.banner.findChildren(QLabel)
    ]


def test_ticked_by_mistake_stays_in_the_record_and_leaves_the_banner(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary
) -> None:
    window.set_diary(diary)
    window.emergencies.open()
    press(window.emergencies.card, "Confusion: severe")
    press(window.emergencies.card, "Ticked by mistake")

    (report,) = diary.guidance.signs()
    assert (report.grade, report.action_taken) == (Grade.SEVERE, ActionTaken.ENTERED_BY_MISTAKE)
    assert [alert for alert in diary.guidance.current() if alert.tier is Tier.EMERGENCY] == []


def test_the_card_opens_when_the_diary_cannot_be_written_and_the_sign_is_saved_later(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary, caplog: pytest.LogCaptureFixture
) -> None:
    window.set_diary(diary)
    diary.store.read_only = True
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")

    assert window.emergencies.card.isVisible()
    assert "could not save this sign" in read(window.emergencies.card)
    assert [r.sign for r in window.emergencies.unsaved()] == [WarningSign.SEIZURE]
    assert "Emergency · Get medical help now · Not saved in the diary yet" in [
        label.text() for label in window.banner.findChildren(QLabel)
    ]

    diary.store.read_only = False
    window.emergencies.save_what_waits()

    assert window.emergencies.unsaved() == ()
    assert [r.sign for r in diary.guidance.signs()] == [WarningSign.SEIZURE]


@pytest.mark.logs_warnings
@pytest.mark.parametrize("left", [b"\0" * 8192, None], ids=["overwritten", "cut short"])
def test_the_card_of_a_diary_that_cannot_be_read_claims_nothing_about_what_is_in_it(
    window: MainWindow, diary: OpenDiary, tmp_path: Path, left: bytes | None
) -> None:
    window.set_diary(diary)
    diary.insights.timeline()
    file = tmp_path / "d.myotrack"
    file.write_bytes(file.read_bytes()[:8192] if left is None else left)
    with pytest.raises(DiaryError):
        diary.insights.recent()

    window.emergencies.open()

    assert window.emergencies.card.isVisible()
    said = read(window.emergencies.card)
    assert "Call 911 now" in said
    assert "The diary could not be read: medicines, kidneys and pump are not known here." in said
    assert "Tell them yourself: every medicine, its dose, and when it was last taken." in said
    assert "Tell how the kidneys work, and whether there is a pump." in said
    assert "not entered in this diary" not in said


def test_the_banner_asks_what_was_done_about_an_emergency_and_shows_it(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary
) -> None:
    window.set_diary(diary)
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")
    QTest.keyClick(window.emergencies.card, Qt.Key.Key_Escape)
    (button,) = [b for b in window.banner.findChildren(BigButton) if b.title == "What was done…"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (sheet,) = [each for each in window.findChildren(Sheet) if each.isVisible()]
    assert "Get medical help now. What you write here does not replace it." in [
        label.text() for label in sheet.findChildren(QLabel)
    ]
    said = next(b for b in sheet.findChildren(BigButton) if b.title == "Called the emergency number")
    QTest.mouseClick(said, Qt.MouseButton.LeftButton)

    assert [report.action_taken for report in diary.guidance.signs()] == [ActionTaken.CALLED_EMERGENCY]
    qtbot.waitUntil(lambda: "You wrote: called the emergency number." in banner_words(window))
    assert "Emergency · Get medical help now" in banner_words(window)
    assert "What was done…" not in banner_words(window)
    assert "Open the card" in banner_words(window)


def banner_words(window: MainWindow) -> str:
    """Return everything a person can read in the banner."""
    labels = [label.text() for label in window.banner.findChildren(QLabel) if label.isVisibleTo(window.banner)]
    buttons = [b.title for b in window.banner.findChildren(BigButton) if b.isVisibleTo(window.banner)]
    return "\n".join(labels + buttons)


def test_a_sign_ticked_without_a_diary_is_saved_in_the_next_one_that_opens(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary
) -> None:
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")
    press(window.emergencies.card, "I called")
    window.set_diary(diary)

    (report,) = diary.guidance.signs()
    assert (report.sign, report.action_taken) == (WarningSign.SEIZURE, ActionTaken.CALLED_EMERGENCY)


def test_the_key_works_over_an_open_dialog_and_its_text_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    sheet = Sheet("A dialog", "Save", parent=window)
    sheet.open()
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.cancel_button.setFocus()
    QTest.keyClick(sheet.cancel_button, Qt.Key.Key_F8)

    assert window.emergencies.card.isVisible()
    assert not sheet.isVisible()
    QTest.keyClick(window.emergencies.card, Qt.Key.Key_Escape)
    assert sheet.isVisible()


def test_tab_stays_on_the_card(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.emergencies.open()
    card = window.emergencies.card
    QTest.keyClick(card, Qt.Key.Key_Tab)
    seen = []
    for _number in range(20):
        focused = window.focusWidget()
        assert isinstance(focused, BigButton)
        assert card.isAncestorOf(focused)
        seen.append(focused.title)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen[0] == "Seizure"
    buttons = [b.title for b in card.findChildren(BigButton) if b.isVisibleTo(card)]
    assert seen[: len(buttons)] == buttons
    assert seen[len(buttons)] == "Seizure"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_one_stray_key_on_the_card_ticks_nothing_and_says_nothing(
    window: MainWindow, diary: OpenDiary, key: Qt.Key
) -> None:
    window.set_diary(diary)
    QTest.keyClick(window, Qt.Key.Key_F8)
    card = window.emergencies.card
    assert window.focusWidget() is card
    QTest.keyClick(card, key)
    assert diary.guidance.signs() == ()
    assert card.isVisible()

    QTest.keyClick(card, Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(window.focusWidget(), key)
    (report,) = diary.guidance.signs()
    assert report.action_taken is None
    assert card.isVisible()


def test_what_to_say_is_copied_only_when_asked(qtbot: QtBot, window: MainWindow, diary: OpenDiary) -> None:
    QGuiApplication.clipboard().setText("before")
    window.set_diary(diary)
    window.emergencies.open()
    assert QGuiApplication.clipboard().text() == "before"
    press(window.emergencies.card, "Copy")

    assert "60 mg" in QGuiApplication.clipboard().text()


def test_a_brand_of_baclofen_is_said_first_and_its_last_dose_stays_after_a_stop(
    window: MainWindow, diary: OpenDiary
) -> None:
    (own,) = diary.insights.medicines().medicines
    diary.medicines.remove(own.id)
    since = NOW.date() - timedelta(days=30)
    diary.medicines.add("Aspirin", since=since, dose=Dose(daily_dose=Decimal(100)))
    brand = diary.medicines.add("Lioresal 10 mg", since=since, dose=Dose(daily_dose=Decimal(60)))
    window.set_diary(diary)
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")
    said = read(window.emergencies.card).replace("\u2068", "").replace("\u2069", "")
    assert "Someone on Lioresal 10 mg, " in said
    assert said.index("Lioresal 10 mg 60 mg a day") < said.index("Aspirin 100 mg a day")

    diary.medicines.change_dose(brand.id, NOW.date(), Dose(daily_dose=Decimal(0)))
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")
    said = read(window.emergencies.card).replace("\u2068", "").replace("\u2069", "")
    assert "Someone who stopped Lioresal 10 mg on 14 March, " in said
    assert "Time of the last dose: not entered in this diary." in said


def test_an_unknown_country_shows_both_big_numbers(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    other = MainWindow(PreferencesFile(tmp_path / "other.json"), clock)
    qtbot.addWidget(other)
    other.emergencies.open()

    assert "112" in read(other.emergencies.card)
    assert "911" in read(other.emergencies.card)
    assert "or your local emergency number" in read(other.emergencies.card)


@pytest.mark.parametrize("percent", [100, 200])
def test_in_a_low_window_the_first_signs_to_tick_are_in_sight(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int
) -> None:
    apply(qapp, load_theme("light"), percent)
    other = MainWindow(PreferencesFile(tmp_path / "other.json"), clock)
    qtbot.addWidget(other)
    other.resize(1024, 768)
    other.show()
    other.emergencies.open()
    QApplication.processEvents()
    card = other.emergencies.card
    for button in card.findChildren(BigButton):
        assert not button.visibleRegion().isEmpty() or button.property("choice") is None, button.title
    first = next(b for b in card.findChildren(BigButton) if b.title == "Seizure")
    assert first.visibleRegion().boundingRect().height() == first.height()
    apply(qapp, load_theme("light"), 100)


def test_beside_a_diary_that_cannot_be_opened_enter_leads_on_and_not_to_the_card(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = RescueScreen("That is not a diary.", ways_out(DiaryProblem.A_FOLDER))
    window.show_alone(page)
    focus = window.focusWidget()
    assert isinstance(focus, BigButton)
    with qtbot.waitSignal(page.open_other):
        QTest.keyClick(focus, Qt.Key.Key_Return)
    assert not window.emergencies.card.isVisible()
