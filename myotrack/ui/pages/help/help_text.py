"""HelpText: shows one page of the help in the look of the window; it opens no link and loads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, QUrl
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from myotrack.ui.pages.help.help_style import heading_format, style_document
from myotrack.ui.theme import Look, TextRole, look_of

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with plain lines under it: for words that hold a file's name, which is not Markdown."""

    title: str
    lines: tuple[str, ...]


class HelpText(QTextBrowser):
    """Scrolls with arrow keys while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self._markdown = ""
        self._sections: tuple[Section, ...] = ()
        self._words: tuple[str, ...] = ()
        self._written_in: Look | None = None

    def show_page(self, title: str, markdown: str, words: Sequence[str] = ()) -> None:
        """Show a page from its beginning, with the words that were searched for marked."""
        self._markdown, self._sections, self._words = _COMMENT.sub("", markdown), (), tuple(words)
        self._begin(title)

    def show_sections(self, title: str, sections: Sequence[Section], words: Sequence[str] = ()) -> None:
        """Show headings and plain lines from their beginning; the first heading is the title."""
        self._markdown, self._sections, self._words = "", tuple(sections), tuple(words)
        self._begin(title)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded: neither a picture of a page nor a file of this computer."""
        return None

    def sizeHint(self) -> QSize:
        """A comfortable page; the rest scrolls."""
        return QSize(40 * look_of(self).text_px(TextRole.BODY), look_of(self).target(480))

    def minimumSizeHint(self) -> QSize:
        """Never lower than a few lines."""
        return QSize(200, look_of(self).target(300))

    def changeEvent(self, event: QEvent) -> None:
        """Write the page again when the look changes."""
        super().changeEvent(event)
        # One new look is several events, and writing a page takes long.
        changed = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
        if changed and look_of(self) != self._written_in:
            place = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(place)
            self.updateGeometry()

    def _begin(self, title: str) -> None:
        self.setAccessibleName(title)
        self._write()
        self.verticalScrollBar().setValue(0)

    def _write(self) -> None:
        look = self._written_in = look_of(self)
        document = self.document()
        document.setDefaultFont(look.font(TextRole.BODY))
        if self._sections:
            document.clear()
            self._write_sections()
        else:
            document.setMarkdown(self._markdown, _FEATURES)
        style_document(document, look)
        self._mark_words()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_sections(self) -> None:
        cursor = QTextCursor(self.document())
        for number, section in enumerate(self._sections):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(heading_format(1 if number == 0 else 2))
            cursor.insertText(section.title)
            for line in section.lines:
                cursor.insertBlock(heading_format(0))
                cursor.insertText(line)

    def _mark_words(self) -> None:
        found = []
        mark = QTextCharFormat()
        mark.setBackground(QColor(look_of(self).theme.selection))
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, mark
                found.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
