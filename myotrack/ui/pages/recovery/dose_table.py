"""DoseTable: one row for each dose, with what its days were like; choosing a row asks for its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.analysis.dose_steps import DoseStep
from myotrack.analysis.picture import DayRange
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _
from myotrack.ui.models.rows_model import Column
from myotrack.ui.one_shot import TURN_MS, one_shot
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.data_table import DataTable
from myotrack.ui.widgets.label import Label
from myotrack.words.dates import short_day, span
from myotrack.words.numbers import dose, measured
from myotrack.words.personal_text import isolated

NOTHING = "–"

AT_A_TIME = 10
"""So many buttons are made in one turn."""

LEAST_COLUMNS_EM = 58
"""Narrower than this, in sizes of the text, the columns would have to be scrolled sideways."""


class DoseTable(QWidget):
    """`step_chosen` carries the days of the row that was chosen."""

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[DoseStep, ...] = ()
        self._lines: tuple[tuple[str, str], ...] = ()
        self._buttons: list[BigButton] = []
        self._more = one_shot(self, TURN_MS, self._show_buttons)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.table = DataTable(_columns(), _("Dose steps"))
        self.table.row_chosen.connect(self._choose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.table)
        outer.addWidget(self._rows)
        self._rows.hide()
        outer.addWidget(Label(_("Choose a row to see its days in the chart."), TextRole.SMALL, colour="ink_soft"))

    def show_steps(self, steps: Sequence[DoseStep], timeline: Timeline, shown: DayRange | None) -> None:
        """Show these steps; the one whose days are `shown` in the chart is marked."""
        self._steps = tuple(steps)
        self._lines = tuple(_line(step, timeline) for step in steps)
        self._show_buttons()
        self.table.set_rows([_row(step, timeline) for step in steps])
        self.table.clearSelection()
        for number, step in enumerate(steps):
            if shown is not None and _days_of(step, shown) == shown:
                self.table.select_row(number)
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where nine columns have no room, the same is told in lines: nothing scrolls sideways."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < LEAST_COLUMNS_EM * look_of(self).text_px(TextRole.BODY)
        self.table.setVisible(not is_narrow)
        self._rows.setVisible(is_narrow)
        self._show_buttons()

    def buttons(self) -> tuple[BigButton, ...]:
        """The steps as buttons, for a narrow window or large text."""
        return tuple(self._buttons)

    def _show_buttons(self) -> None:
        """Make them when there is no room for the table, some in each turn: a diary of years has a hundred steps."""
        if self._rows.isHidden():
            return
        while len(self._buttons) > len(self._lines):
            gone = self._buttons.pop()
            gone.hide()
            gone.deleteLater()
        for button, (title, hint) in zip(self._buttons, self._lines, strict=False):
            button.set_title(title)
            button.set_hint(hint)
        missing = range(len(self._buttons), len(self._lines))
        for number in missing[:AT_A_TIME]:
            self._add_button(number, *self._lines[number])
        if len(missing) > AT_A_TIME:
            self._more.start()

    def _add_button(self, number: int, title: str, hint: str) -> None:
        button = BigButton(title, hint)
        button.set_left_aligned(True)
        button.setProperty("row", number)
        button.clicked.connect(self._choose_button)
        self._column.addWidget(button)
        self._buttons.append(button)

    def _choose_button(self) -> None:
        button = self.sender()
        if isinstance(button, BigButton):
            self._choose(int(button.property("row")))

    def _choose(self, row: int) -> None:
        step = self._steps[row]
        self.step_chosen.emit(DayRange(step.first, step.last))


def _days_of(step: DoseStep, within: DayRange) -> DayRange | None:
    """Return the days of a step as the chart shows them, which ends at the last observed day."""
    whole = DayRange(step.first, step.last)
    return DayRange(step.first, within.last) if step.ongoing and step.first <= within.last else whole


def _columns() -> tuple[Column, ...]:
    return (
        Column("dose", _("Dose a day")),
        Column("days", _("From – to")),
        Column("length", _("Days"), "right"),
        Column("logged", _("Logged"), "right"),
        Column("median", _("Median"), "right"),
        Column("highest", _("Highest"), "right"),
        Column("severity", _("Worst severity"), "right"),
        Column("missed", _("Missed doses"), "right"),
        Column("signs", _("Warning signs"), "right"),
    )


def _row(step: DoseStep, timeline: Timeline) -> tuple[str, ...]:
    medicine = timeline.medicine(step.medicine_id)
    name = isolated(medicine.name if medicine is not None else step.medicine_id)
    # A number stays on the line of its unit.
    amount = _("stopped") if step.stopped else dose(step.daily_dose, step.unit).replace(" ", "\N{NO-BREAK SPACE}")
    return (
        _("{name} {dose}").format(name=name, dose=amount),
        _days(step, timeline.as_of),
        str(step.days),
        str(step.logged),
        NOTHING if step.median is None else measured(step.median),
        NOTHING if step.highest is None else measured(step.highest),
        NOTHING if step.worst_severity is None else str(int(step.worst_severity)),
        str(step.missed_doses) if step.missed_doses else NOTHING,
        _("▲ {number}").format(number=step.warning_signs) if step.warning_signs else NOTHING,
    )


def _line(step: DoseStep, timeline: Timeline) -> tuple[str, str]:
    """Return a step as the two lines of a button: the dose with its days, and what these days were like."""
    dose_words, days, length, logged, middle, highest, severity, missed, _signs = _row(step, timeline)
    said = [_("{logged} of {days} days logged").format(logged=logged, days=length)]
    if step.median is not None:
        said.append(_("median {median}, highest {highest}").format(median=middle, highest=highest))
    if step.worst_severity is not None:
        said.append(_("worst severity {severity}").format(severity=severity))
    if step.missed_doses:
        said.append(_("missed doses: {missed}").format(missed=missed))
    if step.warning_signs:
        said.append(_("warning signs: {signs}").format(signs=step.warning_signs))
    return _("{dose}, {days}").format(dose=dose_words, days=days), " · ".join(said)


def _days(step: DoseStep, as_of: date) -> str:
    if step.ongoing:
        return _("{first} – now").format(first=short_day(step.first, as_of))
    return span(step.first, step.last, as_of)
