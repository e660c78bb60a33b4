"""When the program itself makes a mistake: keep the window alive, say so calmly, and show what would be reported."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from myotrack.domain.errors import DiaryError
from myotrack.i18n import _
from myotrack.log import without_words
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.sheet import Sheet

_log = logging.getLogger(__name__)


class CrashDialog(Sheet):
    """Says that something went wrong and what is safe; the details hold no diary text."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Something went wrong in MyoTrack"), _("Go on"), parent=parent)
        self.body.addWidget(
            Label(
                _(
                    "Everything that was shown as saved is in your diary. What you did last may not be: please "
                    "look, and enter it again if it is missing. Emergency signs still work."
                )
            )
        )
        self.body.addWidget(Label(_("For the people who mend MyoTrack (no diary text is in it):")))
        box = QPlainTextEdit(details)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setAccessibleName(_("Details of what went wrong"))
        self.body.addWidget(box)
        self.primary_clicked.connect(self.accept)


def report_crashes(window: QWidget, cannot_read: Callable[[DiaryError], None]) -> None:
    """From now on show every uncaught exception in a dialog over `window`, once at a time, and log its place.

    A diary that could not be read is no mistake of the program: `cannot_read` is told instead.
    """
    open_dialogs: list[CrashDialog] = []

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, DiaryError):
            cannot_read(error)
            return
        details = without_words(error)
        _log.error("uncaught", exc_info=(kind, error, trace))
        if open_dialogs:
            return
        dialog = CrashDialog(details, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_dialogs.append(dialog)
        dialog.finished.connect(open_dialogs.clear)
        dialog.open()

    sys.excepthook = show
