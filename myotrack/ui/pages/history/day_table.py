"""DayTable: all days of the diary in rows of equal height, so that ten years open as fast as a week."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from myotrack.domain.timeline import Timeline
from myotrack.i18n import _
from myotrack.ui.pages.history.day_row_cells import LINES, DayRowCells
from myotrack.ui.pages.history.day_rows import DayRowsModel
from myotrack.ui.theme import TextRole, look_of
from myotrack.ui.widgets.data_table import share_width
from myotrack.ui.widgets.table_cells import CELL_PADDING, TableHead, table_font
from myotrack.ui.widgets.wrapped_text import line_height, natural_width, widest_word, wrapped_height

_MEASURED_ROWS = 60  # rows whose words decide the widths; what is longer wraps and then ends in "…"
_LONGEST_EM = {"note": 18, "signs": 12, "doses": 12}
_OTHER_EM = 20
_LEAST_EM, _WORD_EM = 5, 8  # of the columns that may be shortened; a word up to this long is not broken


class DayTable(QTableView):
    """`day_chosen` comes on a click or Enter. It scrolls by itself, inside the height it is given."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = DayRowsModel(self)
        self.setModel(self._days)
        self.setAccessibleName(_("All days, newest first"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(TableHead())
        self.setItemDelegate(DayRowCells(self))
        self.clicked.connect(self._choose)

    def show_days(self, timeline: Timeline, first: date | None, chosen: date | None) -> None:
        """Show every day from `first` to the timeline's last one; the chosen day is marked and stays where it is."""
        place = self.verticalScrollBar().value()
        self._days.set_timeline(timeline, first)
        self._fit()
        row = None if chosen is None else self._days.row_of(chosen)
        if row is not None:
            index = self._days.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
        self.verticalScrollBar().setValue(place)

    def scroll_to_day(self, day: date) -> None:
        """Bring a day into sight."""
        row = self._days.row_of(day)
        if row is not None:
            self.scrollTo(self._days.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def rows(self) -> DayRowsModel:
        """The rows, for reading."""
        return self._days

    def sizeHint(self) -> QSize:
        """Ten rows; the rest scrolls."""
        return QSize(600, self.horizontalHeader().height() + 10 * look_of(self).target(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self._choose(self.currentIndex())
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
            self._fit()

    def _choose(self, index: QModelIndex) -> None:
        self.day_chosen.emit(self._days.day(index.row()))

    def _fit(self) -> None:
        look = look_of(self)
        body, head = table_font(look.font(TextRole.BODY)), look.font(TextRole.SMALL)
        wanted, least = [], []
        rows = [self._days.words(row) for row in range(min(self._days.rowCount(), _MEASURED_ROWS))]
        for number, column in enumerate(self._days.columns):
            texts = {row[number] for row in rows}
            longest = body.pixelSize() * _LONGEST_EM.get(column.key, _OTHER_EM)
            natural = max([natural_width(column.title, head), *(natural_width(text, body) for text in texts)])
            narrow = max([widest_word(column.title, head), *(_two_line_width(text, body) for text in texts)])
            if column.key in _LONGEST_EM:
                word = max((widest_word(text, body) for text in texts), default=0)
                narrow = min(narrow, max(min(word, body.pixelSize() * _WORD_EM), body.pixelSize() * _LEAST_EM))
            wanted.append(min(natural, longest) + 2 * CELL_PADDING)
            least.append(min(narrow, natural, longest) + 2 * CELL_PADDING)
        widths = share_width(self.viewport().width(), wanted, least)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)
        titles = [column.title for column in self._days.columns]
        inner = [max(1, width - 2 * CELL_PADDING) for width in widths]
        tallest = max(wrapped_height(title, head, width) for title, width in zip(titles, inner, strict=True))
        self.horizontalHeader().setFixedHeight(max(look.target(40), tallest + 16))
        self.verticalHeader().setDefaultSectionSize(max(look.target(44), int(LINES * line_height(body)) + 12))


def _two_line_width(text: str, font: QFont) -> int:
    """Return the smallest width in which the text stands on two lines."""
    if "\n" in text:
        return natural_width(text, font)
    words = text.split()
    halves = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(len(words) + 1))
    return min((max(natural_width(first, font), natural_width(second, font)) for first, second in halves), default=0)
