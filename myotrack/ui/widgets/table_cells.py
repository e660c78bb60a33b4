"""Draws the cells of a DataTable: wrapped words, and the chosen row by more than its colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from myotrack.ui.theme import TextRole, look_of
from myotrack.ui.widgets.big_button import FOCUS_PX
from myotrack.ui.widgets.wrapped_text import draw_wrapped, wrapped_height

CELL_PADDING = 14
_BAR_PX = 7  # more than the frame of the focus, which may lie over it


class TableCells(QStyledItemDelegate):
    """The chosen row has a tint and a bar at its left; with the focus in the table also a frame."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = look_of(self._table)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.theme.selection))
            if index.column() == 0:
                painter.fillRect(rect.left(), rect.top(), _BAR_PX, rect.height(), QColor(look.theme.accent))
        else:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(look.theme.border))
        font = table_font(look.font(TextRole.BODY))
        width = rect.width() - 2 * CELL_PADDING
        words = self.fitted(str(index.data(Qt.ItemDataRole.DisplayRole)), font, width)
        top = rect.top() + (rect.height() - wrapped_height(words, font, width)) / 2
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        place = QRectF(rect.left() + CELL_PADDING, top, width, 1)
        draw_wrapped(painter, words, font, look.theme.ink, place, align)
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            self._frame(painter, rect, index.column(), QColor(look.theme.focus))
        painter.restore()

    def fitted(self, words: str, font: QFont, width: int) -> str:
        """What is drawn of the words: all of them; a table with rows of equal height shortens them here."""
        return words

    def _frame(self, painter: QPainter, rect: QRect, column: int, colour: QColor) -> None:
        last = self._table.model().columnCount() - 1
        painter.fillRect(rect.left(), rect.top(), rect.width(), FOCUS_PX, colour)
        painter.fillRect(rect.left(), rect.bottom() + 1 - FOCUS_PX, rect.width(), FOCUS_PX, colour)
        if column == 0:
            painter.fillRect(rect.left(), rect.top(), FOCUS_PX, rect.height(), colour)
        if column == last:
            painter.fillRect(rect.right() + 1 - FOCUS_PX, rect.top(), FOCUS_PX, rect.height(), colour)


class TableHead(QHeaderView):
    """Wraps its titles in place of cutting them off."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Title at the bottom, above a line."""
        look = look_of(self)
        orientation = Qt.Orientation.Horizontal
        title = str(self.model().headerData(section, orientation))
        right = self.model().headerData(section, orientation, Qt.ItemDataRole.TextAlignmentRole)
        align = Qt.AlignmentFlag.AlignRight if right & Qt.AlignmentFlag.AlignRight else Qt.AlignmentFlag.AlignLeft
        font = look.font(TextRole.SMALL)
        width = rect.width() - 2 * CELL_PADDING
        top = rect.bottom() - 8 - wrapped_height(title, font, width)
        painter.save()
        place = QRectF(rect.left() + CELL_PADDING, top, width, 1)
        draw_wrapped(painter, title, font, look.theme.ink_soft, place, align)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(look.theme.border_strong))
        painter.restore()


def table_font(font: QFont) -> QFont:
    """The same font with digits of equal width, so that numbers stand in columns."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
