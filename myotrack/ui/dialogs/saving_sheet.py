"""SavingSheet: a sheet that writes; it closes only when that is done or waits, so that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.typed_places import TypedPlace
from myotrack.i18n import _
from myotrack.ui.host import Host
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.widgets.sheet import Sheet
from myotrack.words.diary_problems import diary_problem
from myotrack.words.problems import entry_problem


class CheckedField(Protocol):
    """A field that can say what is wrong with what it holds."""

    @property
    def box(self) -> QWidget:
        """Where it is typed."""

    def problem(self) -> str | None:
        """One sentence, or None when all is well."""

    def show_problem(self, text: str) -> None:
        """Say it under the field."""


class SavingSheet(Sheet):
    """Subclasses connect `primary_clicked` to a slot that calls `all_well` and then `save_and_close`.

    What is typed is kept for a crash under `draft_of`, which says what the sheet is about (None keeps nothing): it is
    offered again when a sheet about the same thing is opened. Cancel and Escape throw it away.
    """

    def __init__(
        self,
        host: Host,
        title: str,
        primary: str,
        *,
        subtitle: str = "",
        destructive: str = "",
        draft_of: TypedPlace | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, primary, subtitle=subtitle, destructive=destructive, parent=parent)
        self.host = host
        self._draft_of = draft_of
        self.typed_watch: FormWatch | None = None
        """Who keeps what is typed; there once the sheet was shown."""
        self._is_closed_from_outside = False
        self.finished.connect(self._forget_typed)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.destructive_button is not None:
            self.destructive_button.set_hold_ms(host.preferences.current.hold_ms)

    def showEvent(self, event: QShowEvent) -> None:
        """All fields are there now: watch what is typed in them."""
        super().showEvent(event)
        if self._draft_of is not None and self.typed_watch is None:
            hold_ms = self.host.preferences.current.hold_ms
            self.typed_watch = FormWatch(self, self.body, self.host.diary.typed, hold_ms)
            self.typed_watch.begin(self._draft_of)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody pressed Cancel: the window closes, or the session ends."""
        self._is_closed_from_outside = True
        super().closeEvent(event)

    def all_well(self, fields: Sequence[CheckedField]) -> bool:
        """Show under each field what is wrong with it, go to the first such field, and return whether none was."""
        first: CheckedField | None = None
        for each in fields:
            problem = each.problem() or ""
            each.show_problem(problem)
            if problem and first is None:
                first = each
        self.show_problem("" if first is None else _("Not saved yet."))
        if first is not None:
            self.go_to(first)
        return first is None

    def _forget_typed(self, result: int) -> None:
        if self.typed_watch is None or self._is_closed_from_outside:
            return
        if result == QDialog.DialogCode.Accepted.value:
            self.typed_watch.done()
        self.typed_watch.stop()

    def go_to(self, field: CheckedField) -> None:
        """Put the focus into a field and bring it into sight."""
        field.box.setFocus(Qt.FocusReason.OtherFocusReason)
        for area in self.findChildren(QScrollArea):
            if area.isAncestorOf(field.box):
                area.ensureWidgetVisible(field.box, 0, 96)

    def save_and_close(self, action: Callable[[], object], said: str, what: str) -> bool:
        """Write; close and say what was saved or that it waits, or stay open and say what is wrong."""
        try:
            self.host.write(action, said, what)
        except InvalidEntry as problem:
            self.show_problem(entry_problem(problem))
            return False
        except DiaryError as problem:
            self.show_problem(diary_problem(problem))
            return False
        self.accept()
        return True
