"""WeekHead: which week is shown, and the ways to another one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LineBox
from myotrack.ui.widgets.typed_dates import read_day
from myotrack.words.dates import day_with_year


class WeekHead(QWidget):
    """`moved` carries -1 or 1 for the week before or after; `day_typed` a day whose week is wanted."""

    moved = Signal(int)
    day_typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        words, buttons = QWidget(), QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        self._title = Label("", TextRole.HEADING)
        lines.addWidget(self._title)
        self._earlier = BigButton(_("Week before"), icon="chevron-left")
        self._later = BigButton(_("Week after"), icon="chevron-right")
        self.day_box = LineBox(_("or type a day, then Enter"), max_length=40)
        self.day_box.setPlaceholderText(_("or type a day, then Enter"))
        self.day_box.setAccessibleName(_("Go to the week of a day"))
        self._earlier.clicked.connect(self._go_back)
        self._later.clicked.connect(self._go_on)
        self.day_box.returnPressed.connect(self._go_to_day)
        flow = FlowLayout(parent=buttons)
        for widget in (self._earlier, self._later, self.day_box):
            flow.addWidget(widget)
        beside = BesideLayout(parent=self)
        beside.addWidget(words)
        beside.addWidget(buttons)

    def show_title(self, title: str) -> None:
        """Show which week it is."""
        self._title.setText(title)

    def title(self) -> str:
        """Which week is shown."""
        return self._title.text()

    def set_last(self, is_last: bool) -> None:
        """After this week there is none yet."""
        self._later.setEnabled(not is_last)

    def set_today(self, today: date) -> None:
        """A day without a year is the last such day up to today."""
        self._today = today

    def _go_back(self) -> None:
        self.moved.emit(-1)

    def _go_on(self) -> None:
        self.moved.emit(1)

    def _go_to_day(self) -> None:
        day = read_day(self.day_box.text(), self._today)
        if day is None or day > self._today:
            self._title.setText(
                _("Type a day up to today, like “{example}”.").format(example=day_with_year(self._today))
            )
            return
        self.day_box.clear()
        self.day_typed.emit(day)
