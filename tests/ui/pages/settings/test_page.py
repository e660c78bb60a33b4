"""Every setting is pressed or typed, takes effect at once, and is still there after a restart."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack import paths
from myotrack.domain.preferences import JerkPreset, Preferences, ThemeChoice
from myotrack.domain.provenance import Author
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.host import Host
from myotrack.ui.jerk_filter import JerkFilterSettings, Steady
from myotrack.ui.pages.settings import SettingsPage
from myotrack.ui.pages.settings.page import DIARY, LOOK, NUMBERS, STEADY, WRITING
from myotrack.ui.pages.settings.try_out import TryOut
from myotrack.ui.widgets.pick_list import PickList
from myotrack.ui.widgets.text_field import TextField
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls, words_on


@pytest.fixture
def page(qtbot: QtBot, host: Host) -> SettingsPage:
    """The page, shown."""
    shown = SettingsPage(host)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    shown.show()
    shown.refresh()
    QApplication.processEvents()
    return shown


def stored() -> Preferences:
    """What the next start of the program would read."""
    return PreferencesFile(paths.preferences_file()).current


def press(page: SettingsPage, name: str) -> None:
    """Press a button with the mouse."""
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def field(page: SettingsPage, label: str) -> TextField:
    """The visible field with this label."""
    (found,) = [f for f in page.findChildren(TextField) if f.isVisibleTo(page) and f.label_text == label]
    return found


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("Light", ThemeChoice.LIGHT),
        ("Dark", ThemeChoice.DARK),
        ("High contrast", ThemeChoice.HIGH_CONTRAST),
        ("As the computer", ThemeChoice.SYSTEM),
    ],
)
def test_colours_take_effect_at_once_and_are_kept(
    page: SettingsPage, heard: Heard, name: str, theme: ThemeChoice
) -> None:
    press(page, name)

    assert stored().theme is theme
    assert heard.gone == [("apply_preferences", None)]
    assert heard.said == [f"Colours: {name}"]


def test_text_grows_and_shrinks_in_steps_and_stops_at_its_ends(page: SettingsPage) -> None:
    press(page, "Text size: less")
    assert stored().text_percent == 100

    for _step in range(12):
        press(page, "Text size: more")
    assert stored().text_percent == 200
    assert "200 %" in words_on(page)

    press(page, "Text size: less")
    assert stored().text_percent == 190


def test_movement_can_be_allowed(page: SettingsPage) -> None:
    press(page, "Small movements are fine")

    assert stored().reduced_motion is False


def test_a_preset_sets_all_its_numbers(page: SettingsPage) -> None:
    page.show_part(STEADY)

    press(page, "Standard")
    assert (stored().jerk_preset, stored().repeat_ms, stored().freeze_px, stored().hold_ms) == (
        JerkPreset.STANDARD,
        0,
        24,
        800,
    )

    press(page, "Steady")
    assert (stored().jerk_preset, stored().repeat_ms, stored().freeze_px, stored().hold_ms) == (
        JerkPreset.STEADY,
        300,
        96,
        1200,
    )


def test_a_number_changed_by_hand_is_the_persons_own_and_in_effect(page: SettingsPage) -> None:
    page.show_part(STEADY)
    press(page, "Off")
    assert "These are your own numbers." not in words_on(page)

    press(page, "Ignore repeats: more")

    assert (stored().jerk_preset, stored().repeat_ms) == (JerkPreset.STEADY, 50)
    assert "These are your own numbers." in words_on(page)
    assert "0.05 s" in words_on(page)


@pytest.mark.parametrize(
    ("name", "setting", "low", "high"),
    [
        ("Ignore repeats", "repeat_ms", 0, 2000),
        ("Forgive slips", "freeze_px", 0, 160),
        ("Hold to confirm", "hold_ms", 600, 3000),
    ],
)
def test_a_number_stops_at_its_ends(page: SettingsPage, name: str, setting: str, low: int, high: int) -> None:
    page.show_part(STEADY)
    for _press in range(50):
        button_named(page, f"{name}: less").click()
    assert getattr(stored(), setting) == low

    for _press in range(50):
        button_named(page, f"{name}: more").click()
    assert getattr(stored(), setting) == high


def test_the_try_out_tells_presses_made_from_presses_that_counted(qapp: QApplication, page: SettingsPage) -> None:
    filter_ = Steady(JerkFilterSettings(repeat_ms=300))
    filter_.install(qapp)
    page.show_part(STEADY)
    (try_out,) = page.findChildren(TryOut)

    for at_ms in (1000, 1100, 1150, 2000):
        press_at(try_out, at_ms)

    filter_.remove(qapp)
    assert try_out.presses() == (4, 2)
    assert "4 presses, 2 counted." in words_on(page)


def press_at(try_out: TryOut, at_ms: int) -> None:
    """Press and let go of the try-out button at a moment."""
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        place = QPointF(try_out.press.rect().center())
        everywhere = QPointF(try_out.press.mapToGlobal(place))
        event = QMouseEvent(kind, place, everywhere, Qt.MouseButton.LeftButton, buttons, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(try_out.press, event)


def test_the_try_out_counts_presses_of_the_keyboard_too(page: SettingsPage) -> None:
    page.show_part(STEADY)
    (try_out,) = page.findChildren(TryOut)

    QTest.keyClick(try_out.press, Qt.Key.Key_Space)

    assert try_out.presses() == (1, 1)


def test_nothing_watches_presses_when_the_try_out_is_out_of_sight(page: SettingsPage) -> None:
    page.show_part(STEADY)
    (try_out,) = page.findChildren(TryOut)
    QTest.keyClick(try_out.press, Qt.Key.Key_Space)

    page.show_part(LOOK)
    try_out.press.click()
    QTest.mousePress(try_out.press, Qt.MouseButton.LeftButton)

    assert try_out.presses()[0] == 0


def test_who_writes_and_when_the_day_starts(page: SettingsPage) -> None:
    page.show_part(WRITING)
    press(page, "Caregiver")
    for _press in range(3):
        press(page, "Start of the day: more")

    assert stored().writer is Author.CAREGIVER
    assert stored().day_start == time(1, 30)

    for _press in range(30):
        button_named(page, "Start of the day: more").click()
    assert stored().day_start == time(12, 0)


def test_own_words_for_severity_are_used_and_taken_back(page: SettingsPage) -> None:
    page.show_part(WRITING)
    QTest.keyClicks(field(page, "2 · Visible, nothing dropped or spilled").box, "Wobbly & <b>")
    assert stored().severity_words[2] == ""

    press(page, "Use these words")
    assert stored().severity_words == ("", "", "Wobbly & <b>", "", "")

    press(page, "Use the usual words again")
    assert stored().severity_words == ("", "", "", "", "")
    assert field(page, "2 · Visible, nothing dropped or spilled").value() == ""


def test_words_that_are_being_typed_stay_when_the_page_refreshes(page: SettingsPage) -> None:
    page.show_part(WRITING)
    box = field(page, "0 · None").box
    QTest.keyClicks(box, "calm")

    page.refresh()

    assert box.text() == "calm"


def test_without_a_country_the_card_says_both_numbers(page: SettingsPage) -> None:
    page.show_part(NUMBERS)

    assert "Call 112 or 911, or your local emergency number, now" in words_on(page)


def pick(page: SettingsPage, country: str) -> None:
    """Unfold the list and pick a country with the keyboard."""
    (countries,) = page.findChildren(PickList)
    if not countries.isVisibleTo(page):
        press(page, "Choose the country…, closed")
    countries.search.clear()
    QTest.keyClicks(countries.search, country)
    QTest.keyClick(countries.search, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_country_proposes_its_numbers_with_source_and_day(page: SettingsPage) -> None:
    page.show_part(NUMBERS)
    pick(page, "New Zealand")

    words = words_on(page)
    assert stored().country == "NZ"
    assert "The emergency card says: “Call 111 now”" in words
    assert "Source: National Poisons Centre, University of Otago (poisons.co.nz)" in words
    assert "Looked up on 22 November 2026" in words
    assert "This number was not checked." not in words


def test_a_country_that_is_not_listed_goes_back_to_both_numbers(page: SettingsPage) -> None:
    page.show_part(NUMBERS)
    pick(page, "England")
    assert stored().country == "GB"
    pick(page, "Mexico")

    assert stored().country == ""
    assert "Call 112 or 911, or your local emergency number, now" in words_on(page)


def test_a_number_that_nobody_checked_is_marked_until_the_person_confirms_it(page: SettingsPage) -> None:
    page.show_part(NUMBERS)
    pick(page, "South Africa")
    words = words_on(page)
    assert "112 or 10177 (not checked)" in words
    assert "The emergency card says: “Call 112 or 10177 now” (not checked)" in words
    assert "This number was not checked." in words

    press(page, "I checked these numbers: they are right")

    assert (stored().emergency_number, stored().poison_line) == ("112", "0861 555 777")
    assert "This number was not checked." not in words_on(page)


def test_an_unchecked_poison_line_is_confirmed_without_replacing_the_checked_number(page: SettingsPage) -> None:
    page.show_part(NUMBERS)
    pick(page, "Germany")
    assert "Poison line: \u2068030 19240\u2069 (not checked)" in words_on(page)

    press(page, "I checked these numbers: they are right")

    assert (stored().emergency_number, stored().poison_line) == ("", "030 19240")


def test_own_numbers_stand_on_the_card_and_go_with_the_country(page: SettingsPage) -> None:
    page.show_part(NUMBERS)
    QTest.keyClicks(field(page, "Emergency number").box, "0118 999")
    press(page, "Use these numbers")
    assert stored().emergency_number == "0118 999"
    assert "Call 0118 999 now" in words_on(page)

    pick(page, "Finland")

    assert stored().emergency_number == ""
    assert "Call 112 now" in words_on(page)
    assert field(page, "Emergency number").value() == ""


def test_a_number_without_a_digit_is_refused_and_stays_to_be_corrected(page: SettingsPage) -> None:
    page.show_part(NUMBERS)
    box = field(page, "Emergency number").box
    QTest.keyClicks(box, "mother")

    press(page, "Use these numbers")

    assert "Emergency number: please enter a number." in words_on(page)
    assert box.text() == "mother"
    assert stored().emergency_number == ""


def test_a_setting_that_cannot_be_written_holds_for_this_session_and_says_so(
    page: SettingsPage, host: Host, heard: Heard
) -> None:
    folder = paths.config_folder()
    folder.rename(folder.with_name("moved"))
    folder.write_text("a file where the folder was", encoding="utf-8")

    press(page, "Dark")

    assert host.preferences.current.theme is ThemeChoice.DARK
    assert heard.gone == [("apply_preferences", None)]
    assert heard.said == ["This holds until you close MyoTrack: the file of the settings could not be written."]
    folder.unlink()


def test_every_control_of_every_part_has_a_name(page: SettingsPage) -> None:
    for part in (LOOK, STEADY, WRITING, NUMBERS, DIARY):
        page.show_part(part)

    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
