"""AlertBanner: worst first, two at most."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

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


def test_the_worst_come_first_and_the_rest_is_counted(banner: AlertBanner) -> None:
    banner.set_lines([INFO, URGENT, EMERGENCY, DISCUSS])

    assert words(banner) == [
        "Emergency · Call 911 now.",
        "Urgent · Tell your doctor today.",
        "Two doses were missed.",
    ]
    assert "2 more" in buttons(banner)


def test_equals_keep_their_order(banner: AlertBanner) -> None:
    other = BannerLine("URGENT", "Second")
    banner.set_lines([URGENT, other])

    assert words(banner)[0] == "Urgent · Tell your doctor today."


def test_an_action_says_which_of_the_given_lines_it_belongs_to(banner: AlertBanner, qtbot: QtBot) -> None:
    banner.set_lines([INFO, URGENT, EMERGENCY])
    acted: list[int] = []
    banner.acted.connect(acted.append)

    buttons(banner)["What was done"].click()
    buttons(banner)["I called"].click()

    assert acted == [1, 2]


def test_more_is_a_button(banner: AlertBanner, qtbot: QtBot) -> None:
    banner.set_lines([INFO, URGENT, EMERGENCY])

    with qtbot.waitSignal(banner.more_clicked, timeout=0):
        buttons(banner)["1 more"].click()


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
