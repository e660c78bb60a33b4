"""The form behind "Another day…"."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.sheet import Sheet


class DaySheet(Sheet):
    """`day_chosen` carries a day up to today."""

    day_chosen = Signal(object)

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(
            _("Which day?"),
            _("Show this day"),
            subtitle=_("What you enter for a day that is over is marked as entered later."),
            parent=parent,
        )
        self.field = DayField(_("Day"), today=today)
        self.field.set_value(day)
        self.field.box.returnPressed.connect(self._choose)
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.primary_clicked.connect(self._choose)
        self.field.box.setFocus()

    def _choose(self) -> None:
        problem = self.field.problem()
        self.field.show_problem(problem or "")
        day = self.field.value()
        if problem is None and day is not None:
            self.accept()
            self.day_chosen.emit(day)
