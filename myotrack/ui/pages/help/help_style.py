"""The type scale and the colours of the window on a document: what Markdown leaves open, and what Qt gets wrong."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from myotrack.ui.theme import Look, TextRole

_LINE_PERCENT = 140
_ROLES = {1: TextRole.TITLE, 2: TextRole.HEADING}


def heading_format(level: int) -> QTextBlockFormat:
    """Return the format of a heading of a level (1 or 2), or of a plain paragraph (0)."""
    shape = QTextBlockFormat()
    shape.setHeadingLevel(level)
    return shape


def style_document(document: QTextDocument, look: Look) -> None:
    """Put fonts, colours and spaces on every block and table of a document."""
    document.setDocumentMargin(12)
    block = document.begin()
    while block.isValid():
        _style_block(block, look)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _style_table(frame, look)


def _style_block(block: QTextBlock, look: Look) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    level = block.blockFormat().headingLevel()
    space = look.text_px(TextRole.BODY)
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(space if level == 2 else 0)
    shape.setBottomMargin(space * 0.6)
    if block.textList() is not None:
        shape.setBottomMargin(space * 0.3)
    if cursor.currentTable() is not None:
        shape.setTopMargin(0)
        shape.setBottomMargin(0)
    if block.blockFormat().hasProperty(QTextFormat.Property.BlockQuoteLevel):
        shape.setTopMargin(space * 0.4)
        shape.setLeftMargin(space * 1.5)
        shape.setBackground(QColor(look.theme.accent_soft))
    cursor.mergeBlockFormat(shape)
    letters = QTextCharFormat()
    letters.setForeground(QColor(look.theme.ink))
    if level:
        # A heading from Markdown carries a size of its own that wins over every font merged into it: replace it whole.
        letters.setFont(look.font(_ROLES.get(level, TextRole.STRONG)))
        cursor.setCharFormat(letters)
    else:
        cursor.mergeCharFormat(letters)
    _style_code(block, look)


def _style_code(block: QTextBlock, look: Look) -> None:
    """Show code in the window's own font on a quiet ground: no other font is shipped."""
    code = QTextCharFormat()
    code.setFontFamilies([look.font(TextRole.BODY).family()])
    code.setFontFixedPitch(False)
    code.setBackground(QColor(look.theme.surface_pressed))
    code.setForeground(QColor(look.theme.ink))
    found = []
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        if fragment.charFormat().fontFixedPitch():
            found.append((fragment.position(), fragment.length()))
        each += 1
    cursor = QTextCursor(block)
    for position, length in found:
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(code)


def _style_table(table: QTextTable, look: Look) -> None:
    shape = table.format()
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorder(1)
    shape.setBorderBrush(QColor(look.theme.border_strong))
    shape.setBorderCollapse(True)
    shape.setCellPadding(8)
    shape.setCellSpacing(0)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
