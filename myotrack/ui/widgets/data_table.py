"""DataTable: rows of finished words, as high as they are, with one row chosen by click, arrow keys or Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from myotrack.ui.models.rows_model import Column, RowsModel
from myotrack.ui.theme import Look, TextRole, look_of
from myotrack.ui.widgets.table_cells import CELL_PADDING, TableCells, TableHead, table_font
from myotrack.ui.widgets.wrapped_text import line_height, natural_width, widest_word, wrapped_height

_LONGEST_WORD_EM = 10


class DataTable(QTableView):
    """Grows to its content, so that only the page scrolls. `row_chosen` comes on a single click or Enter."""

    row_chosen = Signal(int)

    def __init__(self, columns: Sequence[Column], accessible_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_model = RowsModel(columns, self)
        self._measured: _Measured | None = None
        self.setModel(self._rows_model)
        self.setAccessibleName(accessible_name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(TableHead())
        self.setItemDelegate(TableCells(self))
        self.clicked.connect(self._choose)

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows, each with one text per column."""
        if self._rows_model.set_rows(rows):
            self._measured = None
            self._fit()

    def row_count(self) -> int:
        """Number of rows shown."""
        return self._rows_model.rowCount()

    def text(self, row: int, column: int) -> str:
        """The words in a cell."""
        return str(self._rows_model.index(row, column).data())

    def select_row(self, row: int) -> None:
        """Mark a row as chosen, without a signal."""
        self.selectRow(row)

    def sizeHint(self) -> QSize:
        """All rows."""
        rows = sum(self.rowHeight(row) for row in range(self.row_count()))
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return QSize(400, self.horizontalHeader().minimumHeight() + rows + extra + 2)

    def minimumSizeHint(self) -> QSize:
        """As high as all rows; narrower than its columns it scrolls sideways by itself."""
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.row_chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measured = None
            self._fit()

    def _choose(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.row())

    def _fit(self) -> None:
        look = look_of(self)
        measured = self._measured or _measured(self._rows_model, look)
        widths = share_width(self.viewport().width(), measured.wanted, measured.least)
        if measured is self._measured and widths == [self.columnWidth(column) for column in range(len(widths))]:
            return
        self._measured = measured
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        inner = [max(1, width - 2 * CELL_PADDING) for width in widths]
        head, body = look.font(TextRole.SMALL), table_font(look.font(TextRole.BODY))
        titles = [column.title for column in self._rows_model.columns]
        tallest = max((wrapped_height(t, head, w) for t, w in zip(titles, inner, strict=True)), default=0)
        self.horizontalHeader().setFixedHeight(max(look.target(40), tallest + 16))
        one_line = ceil(line_height(body))
        for number, (row, naturals) in enumerate(zip(self._rows_model.rows, measured.naturals, strict=True)):
            # Most cells are one line, which needs no measuring.
            high = [wrapped_height(t, body, w) for t, n, w in zip(row, naturals, inner, strict=True) if n > w]
            self.setRowHeight(number, max(look.target(44), one_line + 16, *(height + 16 for height in high)))
        # Qt gives the head its room only when asked again.
        self.updateGeometries()
        self.updateGeometry()


@dataclass(frozen=True, slots=True)
class _Measured:
    """How wide the words of a table are, px."""

    naturals: tuple[tuple[int, ...], ...]
    """Of each row, the widths of its cells in one line."""
    wanted: tuple[int, ...]
    least: tuple[int, ...]
    """Of each column, with its padding: all words in one line, and the widest word."""


def _measured(model: RowsModel, look: Look) -> _Measured:
    body, head = table_font(look.font(TextRole.BODY)), look.font(TextRole.SMALL)
    longest_word = body.pixelSize() * _LONGEST_WORD_EM
    naturals = tuple(tuple(natural_width(text, body) for text in row) for row in model.rows)
    wanted, least = [], []
    for number, column in enumerate(model.columns):
        word = max([widest_word(column.title, head), *(widest_word(row[number], body) for row in model.rows)])
        wanted.append(max([natural_width(column.title, head), *(row[number] for row in naturals)]) + 2 * CELL_PADDING)
        least.append(min(word, longest_word) + 2 * CELL_PADDING)
    return _Measured(naturals, tuple(wanted), tuple(least))


def share_width(width: int, wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Share `width` among columns: what each wants and the rest evenly; when narrow, less, but never below `least`."""
    if not wanted:
        return []
    spare = width - sum(wanted)
    if spare >= 0:
        return [each + spare // len(wanted) for each in wanted]
    give = [want - low for want, low in zip(wanted, least, strict=True)]
    short = min(-spare, sum(give))
    total = max(1, sum(give))
    # Rounded up, so that the columns are never a pixel wider than the room and need no scroll bar.
    return [want - -(-short * can // total) for want, can in zip(wanted, give, strict=True)]
