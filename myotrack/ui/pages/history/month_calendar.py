"""MonthCalendar: one month of large days, walked with the arrow keys; choosing a day never changes anything."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.pages.history.cell_view import CellView
from myotrack.ui.pages.history.day_cell import DayCell
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.dates import month_and_year, weekday_name

_WEEKS, _DAYS = 6, 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthCalendar(QWidget):
    """`day_chosen` comes on a click or Enter; `day_wanted` asks for the month of a day that is not shown yet."""

    day_chosen = Signal(object)
    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = self._today = self._first_day = date(2000, 1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._head())
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for column in range(_DAYS):
            grid.setColumnStretch(column, 1)
            name = Label(weekday_name(column), TextRole.SMALL, colour="ink_soft", align=Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(name, 0, column)
        self._cells = [DayCell() for _place in range(_WEEKS * _DAYS)]
        for place, cell in enumerate(self._cells):
            cell.clicked.connect(self._clicked)
            cell.installEventFilter(self)
            grid.addWidget(cell, 1 + place // _DAYS, place % _DAYS)
        outer.addLayout(grid)

    def show_month(
        self, views: Sequence[CellView], *, chosen: date | None, today: date, first_day: date | None
    ) -> None:
        """Show the days of one month, in order; `first_day` is the diary's first (None for an empty one)."""
        self._month, self._today = views[0].day, today
        self._first_day = min(first_day or today, today)
        self._title.setText(month_and_year(self._month))
        self.setAccessibleName(month_and_year(self._month))
        before = self._month.weekday()
        had_focus = any(cell.hasFocus() for cell in self._cells)
        for place, cell in enumerate(self._cells):
            number = place - before
            shown = 0 <= number < len(views)
            cell.setVisible(shown)
            if shown:
                cell.show_cell(views[number], chosen=views[number].day == chosen)
        self._make_tab_stop(self._stop_day(chosen), focus=had_focus)
        later = _first_of_next(self._month) <= today
        self._later.setEnabled(later)
        self._latest.setEnabled(later)
        earlier = self._month > self._first_day
        self._first.setEnabled(earlier)

    def cell(self, day: date) -> DayCell:
        """The cell of a day of the month that is shown; KeyError for another day."""
        for cell in self._cells:
            if not cell.isHidden() and cell.day == day:
                return cell
        raise KeyError(day)

    def focus_day(self, day: date) -> None:
        """Put the focus on a day of the month that is shown."""
        self._make_tab_stop(day, focus=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys, Page Up and Down, Home and End, while a day has the focus."""
        if isinstance(watched, DayCell) and watched.day is not None:
            if event.type() == QEvent.Type.FocusIn:
                self._make_tab_stop(watched.day)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                target = self._target(watched.day, event)
                if target is not None:
                    self._walk_to(target)
                    return True
        return super().eventFilter(watched, event)

    def _head(self) -> QWidget:
        head, title, buttons = QWidget(), QWidget(), QWidget()
        self._earlier = BigButton("", icon="chevron-left", spoken=_("Earlier month"))
        self._later = BigButton("", icon="chevron-right", spoken=_("Later month"))
        self._first = BigButton(_("First"), spoken=_("First month of the diary"))
        self._latest = BigButton(_("Latest"), spoken=_("This month"))
        self._title = Label("", TextRole.HEADING)
        words = QVBoxLayout(title)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._title)
        flow = FlowLayout(parent=buttons)
        for button, slot in (
            (self._earlier, self._go_earlier),
            (self._later, self._go_later),
            (self._first, self._go_first),
            (self._latest, self._go_latest),
        ):
            button.clicked.connect(slot)
            flow.addWidget(button)
        beside = BesideLayout(parent=head)
        beside.addWidget(title)
        beside.addWidget(buttons)
        return head

    def _stop_day(self, chosen: date | None) -> date:
        """The day that Tab goes to: the one with the focus, else the chosen one, else today, else the first."""
        focused = next((cell.day for cell in self._cells if cell.hasFocus()), None)
        for day in (focused, chosen, self._today):
            if day is not None and (day.year, day.month) == (self._month.year, self._month.month):
                return day
        return self._month

    def _make_tab_stop(self, day: date, *, focus: bool = False) -> None:
        for cell in self._cells:
            stop = not cell.isHidden() and cell.day == day
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
            if stop and focus:
                cell.setFocus(Qt.FocusReason.TabFocusReason)

    def _target(self, day: date, event: QKeyEvent) -> date | None:
        """The day that a key goes to; None for a key that does not walk."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            return day + timedelta(days=_STEPS[key])
        if key == Qt.Key.Key_PageUp:
            return _months_on(day, -1)
        if key == Qt.Key.Key_PageDown:
            return _months_on(day, 1)
        if key == Qt.Key.Key_Home:
            return day.replace(day=1)
        if key == Qt.Key.Key_End:
            return day.replace(day=monthrange(day.year, day.month)[1])
        return None

    def _walk_to(self, day: date) -> None:
        """Move the focus, never past today; another month is asked for."""
        day = min(day, self._today)
        if (day.year, day.month) == (self._month.year, self._month.month):
            self.focus_day(day)
            return
        self.day_wanted.emit(day)
        self.focus_day(day)
        announce(self, month_and_year(day))

    def _clicked(self) -> None:
        for cell in self._cells:
            if cell is self.sender() and cell.day is not None:
                self.day_chosen.emit(cell.day)
                return

    def _go_earlier(self) -> None:
        self._show_other(self._month - timedelta(days=1))

    def _go_later(self) -> None:
        self._show_other(_first_of_next(self._month))

    def _go_first(self) -> None:
        self._show_other(self._first_day)

    def _go_latest(self) -> None:
        self._show_other(self._today)

    def _show_other(self, day: date) -> None:
        self.day_wanted.emit(day.replace(day=1))
        announce(self, month_and_year(day))


def _first_of_next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _months_on(day: date, months: int) -> date:
    """Return the same day of the month before or after, or its last day where it is shorter."""
    other = day.replace(day=1) - timedelta(days=1) if months < 0 else _first_of_next(day)
    return other.replace(day=min(day.day, monthrange(other.year, other.month)[1]))
