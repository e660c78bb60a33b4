"""DayRowsModel: all days of a diary, newest first; a row's words are made only when it comes into sight."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.timeline import DayRecord, Timeline
from myotrack.i18n import _
from myotrack.ui.models.rows_model import Column
from myotrack.ui.pages.history.cell_view import state_words
from myotrack.ui.pages.history.fact_words import one_line
from myotrack.words.dates import long_day
from myotrack.words.evidence import sign_and_degree
from myotrack.words.labels import author_label, source_label
from myotrack.words.numbers import daily_dose, frequency

_NOWHERE = QModelIndex()
_KEPT = 400  # rows whose words are kept for the next time they are painted
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DayRowsModel(QAbstractTableModel):
    """One door: set_timeline."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = (
            Column("day", _("Day")),
            Column("state", _("State")),
            Column("twitches", _("Twitches"), "right"),
            Column("severity", _("Severity"), "right"),
            Column("interference", _("Interference"), "right"),
            Column("doses", _("Doses")),
            Column("signs", _("Signs")),
            Column("note", _("Note")),
            Column("who", _("Who and how")),
        )
        self._timeline = Timeline(date.min)
        self._last = date.min
        self._count = 0
        self._words: dict[int, tuple[str, ...]] = {}

    def set_timeline(self, timeline: Timeline, first: date | None) -> None:
        """Show every day from `first` up to the timeline's last day; None shows no day."""
        self.beginResetModel()
        self._timeline, self._last = timeline, timeline.as_of
        self._count = 0 if first is None else (timeline.as_of - first).days + 1
        self._words = {}
        self.endResetModel()

    def day(self, row: int) -> date:
        """The day of a row."""
        return self._last - timedelta(days=row)

    def row_of(self, day: date) -> int | None:
        """The row of a day, or None."""
        row = (self._last - day).days
        return row if 0 <= row < self._count else None

    def words(self, row: int) -> tuple[str, ...]:
        """The words of a row, one for each column."""
        found = self._words.get(row)
        if found is None:
            if len(self._words) >= _KEPT:
                self._words = {}
            found = self._words[row] = _row_words(self._timeline.record(self.day(row)), self._timeline)
        return found

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].align == "right" else _LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].title}: {self.words(index.row())[index.column()] or _('nothing')}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].align == "right" else _LEFT
        return None


def _row_words(record: DayRecord, timeline: Timeline) -> tuple[str, ...]:
    check_in = record.check_in
    numbers = ("", "", "")
    note, who = "", ""
    if check_in is not None:
        numbers = (
            frequency(check_in) if check_in.frequency is not None else "",
            "" if check_in.severity is None else str(int(check_in.severity)),
            "" if check_in.interference is None else str(int(check_in.interference)),
        )
        note = one_line(check_in.note, 80)
        who = f"{author_label(check_in.provenance.entered_by)}\n{source_label(check_in.provenance.source)}"
    signs = ", ".join(sign_and_degree(sign) for sign in record.signs if sign.counts)
    return (long_day(record.day), state_words(record), *numbers, _doses(record, timeline), signs, note, who)


def _doses(record: DayRecord, timeline: Timeline) -> str:
    """Return what changed on the day, and what was missed or extra."""
    parts = []
    for change in record.dose_changes:
        medicine = timeline.medicine(change.medicine_id)
        if medicine is not None:
            parts.append(f"{one_line(medicine.name, 24)} {daily_dose(change.daily_dose, change.unit)}")
    missed, extra = _("missed a dose"), _("took extra")
    parts += [missed if event.kind is DoseEventKind.MISSED else extra for event in record.dose_events]
    return ", ".join(parts)
