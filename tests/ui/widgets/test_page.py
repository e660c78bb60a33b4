"""Page and Card: frames."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page


def top(widget: QWidget, page: Page) -> QPoint:
    return widget.mapTo(page, QPoint(0, 0))


def test_header_buttons_stand_beside_the_title_and_below_it_in_a_narrow_window(qtbot: QtBot) -> None:
    page = Page("Today, Saturday 14 March")
    button = BigButton("Another day…")
    page.add_header_button(button)
    qtbot.addWidget(page)
    page.show()

    page.resize(900, 400)
    QApplication.processEvents()
    beside = top(button, page)
    page.resize(320, 400)
    QApplication.processEvents()
    below = top(button, page)

    assert beside.x() + button.width() in range(840, 870)
    assert below.x() == 32
    assert below.y() > beside.y()


def test_cards_keep_to_the_top(qtbot: QtBot) -> None:
    page = Page("History")
    card = Card("One")
    card.body.addWidget(Label("short"))
    page.content.addWidget(card)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()

    assert card.height() < 150


def test_cards_end_at_the_same_edge_with_and_without_a_scroll_bar(qtbot: QtBot) -> None:
    page = Page("History")
    card = Card("One")
    page.content.addWidget(card)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    QApplication.processEvents()
    without = card.mapTo(page, QPoint(card.width(), 0)).x()

    card.setMinimumHeight(2000)
    qtbot.waitUntil(page.verticalScrollBar().isVisible)
    QApplication.processEvents()

    assert card.mapTo(page, QPoint(card.width(), 0)).x() == without == 800 - 32


def test_what_wants_the_height_can_have_it(qtbot: QtBot) -> None:
    page = Page("Count")
    button = BigButton("+1")
    page.content.addWidget(button, 1)
    page.fill_height()
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()

    assert button.height() > 500


def test_it_never_scrolls_sideways(qtbot: QtBot) -> None:
    page = Page("Extraordinarily" * 10)
    page.set_subtitle("unbrokenword" * 30)
    page.content.addWidget(BigButton("Pneumonoultramicroscopicsilicovolcanoconiosis" * 3))
    qtbot.addWidget(page)
    page.resize(360, 500)
    page.show()
    QApplication.processEvents()

    assert page.horizontalScrollBar().maximum() == 0
    assert page.widget() is not None


def test_a_title_and_a_line_under_it_can_come_and_go(qtbot: QtBot) -> None:
    page, card = Page(), Card()
    for frame in (page, card):
        qtbot.addWidget(frame)
        frame.set_title("Title")
        frame.set_subtitle("line")
        shown = [label.text() for label in frame.findChildren(Label) if label.isVisibleTo(frame)]
        frame.set_title("")
        frame.set_subtitle("")
        left = [label.text() for label in frame.findChildren(Label) if label.isVisibleTo(frame)]

        assert shown == ["Title", "line"]
        assert left == []


def test_the_title_is_what_a_screen_reader_calls_it(qtbot: QtBot) -> None:
    page = Page("Medicines")
    qtbot.addWidget(page)

    assert page.accessibleName() == "Medicines"


def test_a_settled_page_is_laid_out_at_once(qtbot: QtBot) -> None:
    page = Page("History")
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    QApplication.processEvents()
    card = Card("One")
    page.content.addWidget(card)
    card.show()

    page.settle()

    assert card.width() == 800 - 64
