"""The help is found by its words, read with the keyboard, and loads nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontInfo, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack import __version__, paths
from myotrack.resources.help import help_pages
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.help import HelpPage
from myotrack.ui.pages.help.help_list import HelpList
from myotrack.ui.pages.help.help_text import HelpText
from myotrack.ui.theme import apply, load_theme
from tests.ui.pages.hosts import a_diary, a_host, labels_that_guess_html, unnamed_controls


@pytest.fixture
def page(qtbot: QtBot, host: Host) -> HelpPage:
    """The page in a window of the usual size."""
    shown = HelpPage(host)
    qtbot.addWidget(shown)
    shown.resize(1158, 692)
    shown.show()
    QApplication.processEvents()
    return shown


def text(page: HelpPage) -> HelpText:
    """The page of the help that is shown."""
    return page.findChildren(HelpText)[0]


def titles(page: HelpPage) -> list[str]:
    """The titles in the list."""
    return [choice.title for choice in page.findChildren(HelpList)[0].shown()]


def search(page: HelpPage, words: str) -> None:
    """Type into the search box."""
    QTest.keyClicks(page.findChildren(HelpList)[0].search, words)


def test_every_page_is_listed_in_order_and_the_program_itself_last(page: HelpPage) -> None:
    assert titles(page) == [*(each.title for each in help_pages()), "About MyoTrack"]


def test_the_first_page_is_shown_from_its_beginning(page: HelpPage) -> None:
    assert text(page).toPlainText().startswith(help_pages()[0].title)
    assert text(page).verticalScrollBar().value() == 0


@pytest.mark.parametrize("slug", [each.slug for each in help_pages()])
def test_every_page_can_be_shown_and_keeps_its_words(page: HelpPage, slug: str) -> None:
    page.show_page(slug)

    (shown,) = [each for each in help_pages() if each.slug == slug]
    words = text(page).toPlainText()
    assert words.startswith(shown.title)
    assert text(page).accessibleName() == shown.title
    assert "<!--" not in words
    assert "**" not in words
    assert text(page).verticalScrollBar().value() == 0


def test_an_unknown_page_leaves_what_is_shown(page: HelpPage) -> None:
    page.show_page("medicines")
    before = text(page).toPlainText()

    page.show_page("no-such-page")

    assert text(page).toPlainText() == before


def test_the_search_looks_at_the_whole_text_and_not_at_titles_alone(page: HelpPage) -> None:
    search(page, "medlineplus")

    assert titles(page) == ["Where the guidance comes from"]


def test_what_was_found_is_opened_with_enter_and_its_words_are_marked(page: HelpPage) -> None:
    search(page, "medlineplus")
    QTest.keyClick(page.findChildren(HelpList)[0].search, Qt.Key.Key_Return)

    assert text(page).accessibleName() == "Where the guidance comes from"
    marked = [selection.cursor.selectedText().lower() for selection in text(page).extraSelections()]
    assert marked
    assert set(marked) == {"medlineplus"}


def test_the_list_is_walked_with_the_keyboard(page: HelpPage) -> None:
    help_list = page.findChildren(HelpList)[0]
    help_list.search.setFocus()
    QTest.keyClick(help_list.search, Qt.Key.Key_Down)
    QTest.keyClick(help_list.view, Qt.Key.Key_Down)
    QTest.keyClick(help_list.view, Qt.Key.Key_Return)

    assert text(page).accessibleName() == help_pages()[1].title


def test_the_about_page_says_version_sentence_licences_and_places(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "my *diary* <b>.myotrack"
    diary: OpenDiary = a_diary(path)
    page = HelpPage(a_host(diary))
    qtbot.addWidget(page)

    page.show_page("about")

    words = text(page).toPlainText()
    assert __version__ in words
    assert "It does not diagnose, predict, or recommend treatment." in words
    assert str(path) in words
    assert str(paths.log_file()) in words
    assert "MIT licence" in words
    assert "SIL Open Font License" in words


def test_no_link_is_opened_and_nothing_is_loaded(page: HelpPage, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    shown = text(page)
    shown.show_page("x", f"# x\n\n![a picture]({secret.as_uri()}) [a link](https://example.org) <b>not bold</b>")

    assert shown.openLinks() is False
    assert shown.openExternalLinks() is False
    for kind in QTextDocument.ResourceType:
        assert shown.loadResource(kind.value, QUrl(secret.as_uri())) is None
    assert "<b>not bold</b>" in shown.toPlainText()


def test_the_text_grows_with_the_text_size_and_takes_the_colours_of_the_theme(
    qapp: QApplication, page: HelpPage
) -> None:
    shown = text(page)
    before = QFontInfo(shown.document().begin().begin().fragment().charFormat().font()).pixelSize()

    apply(qapp, load_theme("dark"), 200)
    QApplication.processEvents()

    heading = shown.document().begin().begin().fragment().charFormat()
    assert QFontInfo(heading.font()).pixelSize() == 2 * before
    assert heading.foreground().color().name().upper() == load_theme("dark").ink.upper()


def test_a_narrow_window_has_the_titles_above_the_text(qapp: QApplication, page: HelpPage) -> None:
    page.resize(600, 692)
    QApplication.processEvents()
    help_list, shown = page.findChildren(HelpList)[0], text(page)
    assert help_list.geometry().bottom() < shown.geometry().top()

    page.resize(1158, 692)
    QApplication.processEvents()
    assert help_list.geometry().right() < shown.geometry().left()


def test_in_a_narrow_window_a_chosen_page_comes_into_sight(qtbot: QtBot, page: HelpPage) -> None:
    page.resize(600, 692)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)

    page.show_page("medicines")

    assert page.verticalScrollBar().value() > 0


def test_every_control_has_a_name(page: HelpPage) -> None:
    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
