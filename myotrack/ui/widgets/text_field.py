"""TextField and NoteField: a person's own words, one line or many, with a limit that never blocks."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from myotrack.domain.text_limits import without_controls
from myotrack.i18n import _
from myotrack.ui.theme import look_of
from myotrack.ui.widgets.labelled_field import LabelledField

_NOTE_LINES = 5
_LOOKED_AT = 4  # times the limit


class TextField(LabelledField):
    """One line of text; what does not fit is left out, and the field says so."""

    edited = Signal()

    def __init__(
        self, label: str, *, max_length: int = 200, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent)
        self._max_length = max_length
        self.box = QLineEdit()
        # Qt counts an emoji as two and would cut it in half; the real limit is kept in _typed.
        self.box.setMaxLength(2 * max_length)
        self.box.setPlaceholderText(placeholder)
        self.box.setAccessibleName(label or placeholder)
        self.box.textEdited.connect(self._typed)
        self.row.addWidget(self.box)

    def value(self) -> str:
        """What was typed, without blanks around it."""
        return self.box.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text, without a signal."""
        self.box.setText(text[: self._max_length])
        self.show_problem("")

    def _typed(self) -> None:
        typed = self.box.text()
        text = without_controls(typed, line_break=" ").replace("\t", " ")[: self._max_length]
        if text != typed:
            cursor = self.box.cursorPosition()
            self.box.setText(text)
            self.box.setCursorPosition(cursor)
        self.show_problem(too_long_notice(self._max_length) if len(typed) > self._max_length else "")
        self.edited.emit()


class NoteField(LabelledField):
    """Several lines of plain text; Tab leaves the field."""

    edited = Signal()

    def __init__(
        self, label: str, *, max_length: int = 20_000, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent)
        self.box = _NoteBox(max_length)
        self.box.setPlaceholderText(placeholder)
        self.box.setAccessibleName(label or placeholder)
        self.box.textChanged.connect(self._changed)
        self.box.cut_short.connect(self._too_long)
        self._max_length = max_length
        self.row.addWidget(self.box)

    def value(self) -> str:
        """What was typed, without blanks around it."""
        return self.box.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text, without a signal."""
        with QSignalBlocker(self.box):
            self.box.setPlainText(text[: self._max_length])
        self.show_problem("")

    def take_in(self, text: str) -> None:
        """Show a text without a signal; where it only puts something before what is typed, the cursor stays there."""
        typed = self.value()
        if not typed or not text.endswith(typed) or len(text) > self._max_length:
            self.set_value(text)
            return
        with QSignalBlocker(self.box):
            start = QTextCursor(self.box.document())
            start.insertText(text.removesuffix(typed))

    def _changed(self) -> None:
        self.show_problem("")
        text = self.box.toPlainText()
        if len(text) > self._max_length:
            self._cut(text)
        self.edited.emit()

    def _cut(self, text: str) -> None:
        # Qt's places in a text count an emoji as two.
        keep = len(text[: self._max_length].encode("utf-16-le", "surrogatepass")) // 2
        with QSignalBlocker(self.box):
            cursor = QTextCursor(self.box.document())
            cursor.setPosition(keep)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self._too_long()

    def _too_long(self) -> None:
        self.show_problem(too_long_notice(self._max_length))


class _NoteBox(QPlainTextEdit):
    """Takes of a pasted text only what fits, before Qt lays it out: ten megabytes would freeze it for seconds.

    Control characters, which nobody sees and no diary takes, are left out of it: with them it could not be saved.
    """

    cut_short = Signal()

    def __init__(self, max_length: int) -> None:
        super().__init__()
        self._max_length = max_length
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop."""
        pasted = source.text()
        looked_at = pasted[: _LOOKED_AT * self._max_length]  # a look at every character of ten megabytes takes seconds
        text = without_controls(looked_at, line_break="\n")
        room = self._max_length - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.insertPlainText(text[: max(0, room)])
        if len(text) > room or len(pasted) > len(looked_at):
            self.cut_short.emit()

    def sizeHint(self) -> QSize:
        """Five lines high."""
        height = self.fontMetrics().lineSpacing() * _NOTE_LINES + 28
        return QSize(look_of(self).target(240), height)

    def minimumSizeHint(self) -> QSize:
        """Never lower than it is meant to be."""
        return QSize(160, self.sizeHint().height())


def too_long_notice(max_length: int) -> str:
    """The sentence that says that a text was cut."""
    return _("Only the first {count} characters fit; the rest was left out.").format(count=f"{max_length:,}")
