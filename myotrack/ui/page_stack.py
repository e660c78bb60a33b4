"""The pages one above the other: each built when first opened, asked again when something it shows has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from myotrack.domain.errors import DiaryError
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.ui.host import Host
from myotrack.ui.page_list import DayPage, DiaryPage, PartsPage, TypingPage, page_entries
from myotrack.ui.widgets.page import Page
from myotrack.ui.widgets.tab_order import tab_stops


class PageStack(QStackedWidget):
    """Visible pages refresh at once, hidden ones go stale and refresh when they are shown."""

    def __init__(self, show_problem: Callable[[Exception], None]) -> None:
        super().__init__()
        self._show_problem = show_problem
        self._entries = {entry.key: entry for entry in page_entries()}
        self._host: Host | None = None
        self._pages: dict[str, DiaryPage] = {}
        self._stale: set[str] = set()
        self._unread: set[str] = set()
        """Pages that show nothing, or not what they should: the diary could not be read for them."""
        self._in_place_of_unread: QWidget | None = None
        self._current = ""
        self._written = False

    @property
    def current_page(self) -> str:
        """The key of the page that is shown, "" while there is none."""
        return self._current

    def use(self, host: Host) -> None:
        """Throw the pages of the diary before away and build those that are opened from now on for this one."""
        self._drop()
        self._host = host

    def show_alone(self, widget: QWidget) -> None:
        """Show something that is not a page in their place; none can be opened until a diary is."""
        self._drop()
        self._host = None
        self.addWidget(widget)
        self.setCurrentWidget(widget)

    def page(self, key: str) -> DiaryPage:
        """Return a page, built if it was not yet; raise KeyError for an unknown key, or without a diary."""
        if key not in self._pages:
            if self._host is None:
                raise KeyError(key)
            page = self._entries[key].build(self._host)
            self._pages[key] = page
            self.addWidget(_widget(page))
            self._stale.add(key)
            self._unread.add(key)
        return self._pages[key]

    def open_page(self, key: str, day: date | None) -> bool:
        """Show a page, at a day where that makes sense; return False without a diary."""
        if self._host is None:
            return False
        page = self.page(key)
        self._written = self._written and key == self._current
        self._current = key
        self._refresh(key)
        self._show(key)
        if key in self._unread:
            return True
        self._focus_into(_widget(page))
        if day is not None and isinstance(page, DayPage):
            try:
                page.show_day(day)
            except DiaryError as problem:
                self.cannot_read(key, problem)
        return True

    def cannot_read(self, key: str, problem: DiaryError) -> None:
        """Say why a page could not read what it was to show; what stands on it may be of two days, and is hidden."""
        self._show_problem(problem)
        if key in self._pages:
            self._stale.add(key)
            self._unread.add(key)
            if key == self._current:
                self._show(key)

    def show_part(self, key: str, part: str) -> None:
        """Show one part of a page that is open and has parts."""
        page = self.page(key)
        if isinstance(page, PartsPage):
            page.show_part(part)

    def _focus_into(self, page: QWidget) -> None:
        """After a key opened the page, the keys go on in it: at its first control, unless it chose one itself."""
        stops = [stop for stop in tab_stops(page) if stop.isVisibleTo(page)]
        # Not hasFocus: a window that isn't the active one has a chosen control all the same.
        if stops and page.window().focusWidget() not in stops:
            stops[0].setFocus()

    def hear(self, change: str) -> None:
        """Mark every page stale that shows what was written, and ask the visible one again."""
        self._written = True
        for key, page in self._pages.items():
            if change == Change.EVERYTHING or change in page.SEES:
                self._stale.add(key)
        self._refresh(self._current)
        if self._current and self.currentWidget() is self._in_place_of_unread:
            self._show(self._current)

    def begin_day(self) -> bool:
        """Ask every page again, because another day has begun; return whether the visible one shows it.

        Until it does, it is not shown: its "today" is over, and what is pressed there would be written to another day
        than a person means. Asked again, what could not be read is not said again.
        """
        was_hidden = self._current in self._unread
        self._written = True
        self._stale.update(self._pages)
        self._unread.update(self._pages)
        self._refresh(self._current, says=not was_hidden)
        if self._current:
            self._show(self._current)
        return self._current not in self._unread

    def not_savable(self) -> str:
        """Save what is typed on any page; return the key of the first page that can't, "" when all is saved."""
        for key, page in self._pages.items():
            if isinstance(page, TypingPage) and not page.save_typed():
                return key
        return ""

    @contextmanager
    def kept_still(self) -> Iterator[None]:
        """Keep what the page shows where it is on the screen while something above it comes or goes.

        What a person is about to press must not move away under the pointer. A page on which nothing was written
        since it was opened keeps its head in sight instead.
        """
        page, before = self.currentWidget(), self._top()
        yield
        if self._written and isinstance(page, Page) and page is self.currentWidget() and page.isVisible():
            page.keep_still(self._top() - before)

    def _top(self) -> int:
        """Where the pages begin in the window, laid out, px."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return self.mapTo(self.window(), QPoint(0, 0)).y()

    def _refresh(self, key: str, *, says: bool = True) -> None:
        if key not in self._stale:
            return
        try:
            self._pages[key].refresh()
        except DiaryError as problem:
            if says:
                self._show_problem(problem)
            return
        self._stale.discard(key)
        self._unread.discard(key)

    def _show(self, key: str) -> None:
        """Show a page; one that could not be read would look like a day on which nothing was entered."""
        if key not in self._unread:
            self.setCurrentWidget(_widget(self._pages[key]))
            return
        if self._in_place_of_unread is None:
            self._in_place_of_unread = self._nothing_read()
            self.addWidget(self._in_place_of_unread)
        self.setCurrentWidget(self._in_place_of_unread)

    def _nothing_read(self) -> QWidget:
        from myotrack.ui.widgets.empty_state import EmptyState

        text = _("Something that stands on it could not be read from your diary. Nothing in the diary was changed.")
        state = EmptyState(_("This page can't be shown now"), text, _("Try again"), icon="triangle-alert")
        state.action_clicked.connect(self._try_again)
        return state

    def _try_again(self) -> None:
        self.open_page(self._current, None)

    def _drop(self) -> None:
        while (widget := self.widget(0)) is not None:
            self.removeWidget(widget)
            widget.deleteLater()
        self._pages.clear()
        self._stale.clear()
        self._unread.clear()
        self._in_place_of_unread = None
        self._current = ""


def _widget(page: DiaryPage) -> QWidget:
    """Return a page as the widget that it also is."""
    return cast("QWidget", page)
