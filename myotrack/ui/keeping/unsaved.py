"""Unsaved: says once, above the page, that something typed before a crash was not saved, and leads to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from myotrack.domain.errors import DiaryError
from myotrack.domain.typed_places import ABOUT_MEDICINES, TypedKind
from myotrack.i18n import _
from myotrack.services.left_over import LeftOver, left_over
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.keeping import said
from myotrack.ui.page_list import DraftsPage

if TYPE_CHECKING:
    from myotrack.ui.main_window import MainWindow

_PAGES = {
    **dict.fromkeys((TypedKind.DAY, TypedKind.DAY_DOSE), "today"),
    **dict.fromkeys((*ABOUT_MEDICINES, TypedKind.NEW_MEDICINE, TypedKind.HEALTH), "medicines"),
    **dict.fromkeys((TypedKind.VISIT, TypedKind.NEW_QUESTION, TypedKind.QUESTION), "appointment"),
    **dict.fromkeys((TypedKind.SEVERITY_WORDS, TypedKind.OWN_NUMBERS), "settings"),
    TypedKind.PAPER_WEEK: "history",
    TypedKind.COUNT: "count",
    TypedKind.SIGN: "warning_signs",
}
"""The page on which each is typed."""


class Unsaved(QObject):
    """One notice for all of it: the newest, and how many more there are. Closed, it comes again at the next start."""

    def __init__(self, window: MainWindow, preferences: PreferencesFile) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._diary: OpenDiary | None = None
        self._shown: LeftOver | None = None
        window.preferences_changed.connect(self._look_again)

    def look_after(self, diary: OpenDiary) -> None:
        """Say what was left over in this diary, which is open now."""
        self._diary = diary
        diary.typed.listen(self._look_again)
        self._say()

    def _look_again(self) -> None:
        """Something was saved, thrown away or put back, or another person writes now."""
        if self._window.above.notices.says(said.LEFT_OVER):
            self._say()

    def _say(self) -> None:
        found: tuple[LeftOver, ...] = ()
        if self._diary is not None:
            try:
                found = left_over(self._diary)
            except DiaryError as problem:
                self._window.show_problem(problem)
                return
        self._shown = found[0] if found else None
        if self._shown is None or self._diary is None:
            self._window.above.notices.drop(said.LEFT_OVER)
            return
        acts = said.LeftOverActs(self._show, self._copy, self._throw_away)
        today, hold_ms = self._diary.diary.today(), self._preferences.current.hold_ms
        self._window.above.notices.say(said.not_saved(self._shown, len(found) - 1, today, acts, hold_ms))

    def _show(self) -> None:
        """Lead to the place, with the text filled in."""
        if self._shown is None:
            return
        draft = self._shown.draft
        key = _PAGES[draft.place.kind]
        self._window.go(key)
        page = self._window.page(key)
        watch = page.open_typed(draft) if isinstance(page, DraftsPage) else None
        if watch is None or not watch.put_back(draft):
            self._window.say_trouble(
                _("It can't be put back right now. Finish what is open here first. What you typed is still kept.")
            )

    def _copy(self) -> None:
        if self._shown is not None:
            QGuiApplication.clipboard().setText("\n".join(self._shown.draft.typed.texts))
            self._window.say(_("Copied as text. You can paste it anywhere."))

    def _throw_away(self) -> None:
        if self._shown is not None and self._diary is not None:
            self._diary.typed.drop(self._shown.draft.id)
