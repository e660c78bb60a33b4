"""The Help page: titles at the left, the text at the right; in a narrow window the titles stand above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.resources.help import help_pages
from myotrack.services.changes import Change
from myotrack.ui.host import Host
from myotrack.ui.pages.help.about import about_sections
from myotrack.ui.pages.help.help_list import HelpList
from myotrack.ui.pages.help.help_text import HelpText
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.page import Page

ABOUT = "about"
"""Slug of the page about the program itself."""

_NARROW_EM = 48


class HelpPage(Page):
    """Works offline and without the diary."""

    KEY = "help"
    SEES: frozenset[Change] = frozenset()

    def __init__(self, host: Host) -> None:
        super().__init__(_("Help"))
        self._host = host
        self._pages = {page.slug: page for page in help_pages()}
        self._about = about_sections(host.diary.store.path)
        choices = [Choice(page.slug, page.title) for page in self._pages.values()]
        choices.append(Choice(ABOUT, self._about[0].title))
        texts = {page.slug: page.markdown for page in self._pages.values()}
        texts[ABOUT] = " ".join(line for section in self._about for line in (section.title, *section.lines))
        self._list = HelpList(choices, texts)
        self._list.picked.connect(self._pick)
        self._text = HelpText()
        self._body = _SideBySide(self._list, self._text)
        self.content.addWidget(self._body, 1)
        self.fill_height()
        self.show_page(next(iter(self._pages)))

    def refresh(self) -> None:
        """The help does not depend on the diary."""

    def show_page(self, slug: str) -> None:
        """Show the page of this slug, "about" included; an unknown one leaves what is shown."""
        words = self._list.search.text().split()
        if slug == ABOUT:
            self._text.show_sections(self._about[0].title, self._about, words)
        elif slug in self._pages:
            page = self._pages[slug]
            self._text.show_page(page.title, page.markdown, words)
        else:
            return
        self._list.set_chosen(slug)
        if self._body.is_narrow():
            self.verticalScrollBar().setValue(self._text.mapTo(self._body, QPoint(0, 0)).y())

    def _pick(self, slug: str) -> None:
        self.show_page(slug)
        announce(self._text, self._text.accessibleName())


class _SideBySide(QWidget):
    def __init__(self, pages: QWidget, text: QWidget) -> None:
        super().__init__()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addWidget(pages, 2)
        self._layout.addWidget(text, 5)

    def is_narrow(self) -> bool:
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_EM * look_of(self).text_px(TextRole.BODY)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(down if narrow else across)
