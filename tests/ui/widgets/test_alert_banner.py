"""AlertBanner: the worst in full, one button to the others, and a quiet sentence when there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.alert_banner import AlertBanner, BannerLine, Tier
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.icon_view import IconView

INFO = BannerLine("INFO", "Check this entry.", action="Look")
DISCUSS = BannerLine("DISCUSS", "Still twitching.", action="Take along")
URGENT = BannerLine("URGENT", "Tell your doctor today.", "Two doses were missed.", "What was done")
EMERGENCY = BannerLine("EMERGENCY", "Call 911 now.", action="I called")


@pytest.fixture
def banner(qtbot: QtBot) -> AlertBanner:
    made = AlertBanner()
    qtbot.addWidget(made)
    return made


def words(banner: AlertBanner) -> list[str]:
    return [label.text() for label in banner.findChildren(QLabel) if label.text() and label.isVisibleTo(banner)]


def buttons(banner: AlertBanner) -> dict[str, BigButton]:
    return {button.title: button for button in banner.findChildren(BigButton) if button.isVisibleTo(banner)}


def test_the_worst_is_told_in_full_and_the_rest_is_counted_by_tier(banner: AlertBanner) -> None:
    banner.set_lines([INFO, URGENT, EMERGENCY, DISCUSS, DISCUSS])

    assert words(banner) == ["Emergency · Call 911 now."]
    assert buttons(banner)["4 more…"].hint == "Urgent: 1 · To discuss: 2 · For your information: 1"


def test_what_is_new_stands_beside_what_to_do(banner: AlertBanner) -> None:
    banner.set_lines([replace(URGENT, news="New today")])

    assert words(banner)[0] == "Urgent · Tell your doctor today. · New today"


def test_one_line_with_more_facts_leads_to_all_of_them(banner: AlertBanner, qtbot: QtBot) -> None:
    banner.set_lines([replace(URGENT, is_shortened=True)])

    with qtbot.waitSignal(banner.more_clicked, timeout=0):
        buttons(banner)["Show all…"].click()


@pytest.mark.parametrize("percent", [100, 200])
def test_its_words_are_never_cut_off_however_low_the_window_is(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    apply(qapp, load_theme("light"), percent)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    banner, page = AlertBanner(), QScrollArea()
    column.addWidget(banner)
    column.addWidget(page, 1)
    window.resize(700, 300)
    window.show()
    banner.set_lines([replace(URGENT, text="Twitches were logged on 14 March, after 15 days without any. " * 2), INFO])
    qapp.processEvents()

    for label in banner.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_equals_keep_their_order(banner: AlertBanner) -> None:
    other = BannerLine("URGENT", "Second")
    banner.set_lines([URGENT, other])

    assert words(banner)[0] == "Urgent · Tell your doctor today."


def test_an_action_says_which_of_the_given_lines_it_belongs_to(banner: AlertBanner, qtbot: QtBot) -> None:
    acted: list[int] = []
    banner.acted.connect(acted.append)
    banner.set_lines([INFO, URGENT, EMERGENCY])
    buttons(banner)["I called"].click()
    banner.set_lines([INFO, URGENT])
    buttons(banner)["What was done"].click()

    assert acted == [2, 1]


def test_more_is_a_button(banner: AlertBanner, qtbot: QtBot) -> None:
    banner.set_lines([INFO, URGENT])

    with qtbot.waitSignal(banner.more_clicked, timeout=0):
        buttons(banner)["1 more…"].click()


@pytest.mark.parametrize(
    ("tier", "word"),
    [("EMERGENCY", "Emergency"), ("URGENT", "Urgent"), ("DISCUSS", "To discuss"), ("INFO", "For your information")],
)
def test_every_tier_has_a_word_and_an_icon_and_not_only_a_colour(banner: AlertBanner, tier: Tier, word: str) -> None:
    banner.set_lines([BannerLine(tier, "Title")])

    assert words(banner) == [f"{word} · Title"]
    assert len(banner.findChildren(IconView)) == 1


def test_without_alerts_it_says_its_quiet_sentence_or_goes_away(qapp: QApplication, banner: AlertBanner) -> None:
    banner.set_lines([URGENT])
    banner.set_lines([], "No warning sign was entered.")
    qapp.processEvents()
    assert words(banner) == ["No warning sign was entered."]
    assert not banner.isHidden()

    banner.set_lines([])

    assert banner.isHidden()


def test_the_same_lines_again_leave_the_focus_where_it_is(banner: AlertBanner) -> None:
    banner.set_lines([URGENT])
    before = buttons(banner)["What was done"]

    banner.set_lines([URGENT])

    assert buttons(banner)["What was done"] is before
