"""The views of the page: month and table, each a card, and the large buttons that choose one of all three."""

from __future__ import annotations

from enum import StrEnum

from myotrack.i18n import _
from myotrack.ui.pages.history.calendar_key import CalendarKey
from myotrack.ui.pages.history.day_table import DayTable
from myotrack.ui.pages.history.month_calendar import MonthCalendar
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card


class View(StrEnum):
    """How the days are looked at."""

    MONTH = "month"
    TABLE = "table"
    WEEK = "week"


class MonthCard(Card):
    """The calendar and what its signs mean."""

    def __init__(self) -> None:
        super().__init__()
        self.calendar = MonthCalendar()
        self.body.addWidget(self.calendar)
        self.body.addWidget(CalendarKey())


class TableCard(Card):
    """All days, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.table = DayTable()
        self.body.addWidget(self.table)


def view_buttons() -> dict[View, BigButton]:
    """Return the three buttons; one of them is down."""
    buttons = {
        View.MONTH: BigButton(_("Month"), icon="calendar-days", checkable=True),
        View.TABLE: BigButton(_("Table"), icon="table", checkable=True),
        View.WEEK: BigButton(_("Type in a paper week"), icon="square-pen", checkable=True),
    }
    for button in buttons.values():
        button.setAutoExclusive(True)
    return buttons
