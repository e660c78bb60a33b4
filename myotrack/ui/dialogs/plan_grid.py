"""PlanGrid: the prescriber's steps in rows of a day and a dose, typed with the keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from myotrack.domain.diary_day import checked_planned_day
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.medicines import Unit
from myotrack.i18n import _
from myotrack.services.medicines import PlannedDose
from myotrack.ui.dialogs.dose_field import read_dose
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LineBox
from myotrack.ui.widgets.typed_dates import HALF_A_YEAR, read_day
from myotrack.words.dates import day_with_year, long_day
from myotrack.words.medicine_labels import unit_label
from myotrack.words.numbers import amount
from myotrack.words.problems import entry_problem

_FIRST_ROWS = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """The boxes of one step and what is said under them."""

    day: LineBox
    dose: LineBox
    said: Label

    def blank(self) -> bool:
        """Whether nothing is typed in it."""
        return not self.day.text().strip() and not self.dose.text().strip()


class PlanGrid(QWidget):
    """Enter and Tab go on to the next box; a new row comes when the last one is used. A blank row is no step."""

    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._unit = Unit.MG
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self._heads = (Label(_("From this day on"), TextRole.STRONG), Label("", TextRole.STRONG))
        for column, head in enumerate(self._heads, start=1):
            self._grid.addWidget(head, 0, column)
        self._rows: list[_Row] = []
        for _number in range(_FIRST_ROWS):
            self._add_row()
        self.set_unit(Unit.MG)

    def set_unit(self, unit: Unit) -> None:
        """Read and show doses in this unit."""
        self._unit = unit
        self._heads[1].setText(_("Planned dose of the day ({unit})").format(unit=unit_label(unit)))

    def set_steps(self, steps: list[tuple[date, Decimal]]) -> None:
        """Show these steps, without a signal, and blank rows after them."""
        while len(self._rows) < len(steps) + 1:
            self._add_row()
        for number, row in enumerate(self._rows):
            step = steps[number] if number < len(steps) else None
            row.day.setText("" if step is None else day_with_year(step[0]))
            row.dose.setText("" if step is None else amount(step[1]))
            self._say(row, "")

    def read(self) -> tuple[PlannedDose, ...] | None:
        """Return the steps as typed, oldest first; None when a row has a problem, which then stands under it."""
        steps: dict[date, PlannedDose] = {}
        first_wrong: LineBox | None = None
        for number, row in enumerate(self._rows, start=1):
            self._say(row, "")
            if row.blank():
                continue
            wrong = self._read_row(number, row, steps)
            first_wrong = first_wrong or wrong
        if first_wrong is not None:
            first_wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return tuple(steps[day] for day in sorted(steps))

    def box(self, row: int, column: int) -> LineBox:
        """The box of a row and column, both from 0: the day, then the dose."""
        return self._boxes()[row * 2 + column]

    def said(self) -> str:
        """Everything that is said under the rows."""
        return "\n".join(row.said.text() for row in self._rows if row.said.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Up and Down between the boxes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, LineBox):
            steps = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 2, Qt.Key.Key_Up: -2}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                boxes = self._boxes()
                place = boxes.index(watched) + step
                if 0 <= place < len(boxes):
                    boxes[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _boxes(self) -> list[LineBox]:
        return [box for row in self._rows for box in (row.day, row.dose)]

    def _add_row(self) -> None:
        number = len(self._rows) + 1
        row = _Row(LineBox(day_with_year(self._today), max_length=40), LineBox("100000", max_length=24), Label())
        row.day.setAccessibleName(_("Step {number}: from this day on").format(number=number))
        row.dose.setAccessibleName(_("Step {number}: planned dose of the day").format(number=number))
        for box in (row.day, row.dose):
            box.textEdited.connect(self._typed)
            box.installEventFilter(self)
        row.day.editingFinished.connect(self._read_back)
        line, count = number * 2, Label(str(number), colour="ink_soft")
        self._grid.addWidget(count, line, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(row.day, line, 1)
        self._grid.addWidget(row.dose, line, 2)
        self._grid.addWidget(row.said, line + 1, 1, 1, 2)
        row.said.hide()
        for widget in (count, row.day, row.dose):
            # A layout shows what is added to it only later; the focus may be wanted there at once.
            widget.show()
        if self._rows:
            self.setTabOrder(self._rows[-1].dose, row.day)
        self.setTabOrder(row.day, row.dose)
        self._rows.append(row)

    def _typed(self) -> None:
        for row in self._rows:
            if self.sender() in (row.day, row.dose):
                self._say(row, "")
        if not self._rows[-1].blank():
            self._add_row()
        self.edited.emit()

    def _read_back(self) -> None:
        """Write a day out in full, so that its year can be seen."""
        for row in self._rows:
            day = self._day(row) if row.day is self.sender() else None
            if day is not None:
                row.day.setText(day_with_year(day))

    def _day(self, row: _Row) -> date | None:
        return read_day(row.day.text(), self._today + HALF_A_YEAR)

    def _read_row(self, number: int, row: _Row, steps: dict[date, PlannedDose]) -> LineBox | None:
        """Add the step of a row to `steps`, or say what is wrong with it and return the box where."""
        day = self._day(row)
        if day is None:
            given = row.day.text().strip()
            reason = Reason.NOT_A_DATE if given else Reason.MISSING
            return self._refuse(number, row, row.day, InvalidEntry("from_date", given, reason))
        try:
            checked_planned_day("from_date", day)
        except InvalidEntry as problem:
            return self._refuse(number, row, row.day, problem)
        if day in steps:
            self._say(row, _("Step {number}: {day} stands in the plan twice.").format(number=number, day=long_day(day)))
            return row.day
        try:
            planned = read_dose(row.dose.text(), "planned_daily_dose")
        except InvalidEntry as problem:
            return self._refuse(number, row, row.dose, problem)
        steps[day] = PlannedDose(from_day=day, planned_daily_dose=planned, unit=self._unit)
        return None

    def _refuse(self, number: int, row: _Row, box: LineBox, problem: InvalidEntry) -> LineBox:
        self._say(row, _("Step {number}: {problem}").format(number=number, problem=entry_problem(problem)))
        return box

    def _say(self, row: _Row, text: str) -> None:
        row.said.set_colour("urgent")
        row.said.setText(text)
        row.said.setVisible(bool(text))
