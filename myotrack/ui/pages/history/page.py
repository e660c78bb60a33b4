"""HistoryPage: looking back at the days of the diary, and putting them right."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent

from myotrack.domain.diary_day import days_between
from myotrack.domain.doses import DoseChange, DoseEvent
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.services.typed_drafts import TypedDraft
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.host import Host
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.pages.history.bringing_back import bring_back
from myotrack.ui.pages.history.cell_view import cell_view
from myotrack.ui.pages.history.day_line import DayLine
from myotrack.ui.pages.history.day_panel import DayPanel
from myotrack.ui.pages.history.other_edits import OtherEdits
from myotrack.ui.pages.history.two_columns import TwoColumns
from myotrack.ui.pages.history.views import MonthCard, TableCard, View, view_buttons
from myotrack.ui.pages.history.week_card import WeekCard
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.empty_state import EmptyState
from myotrack.ui.widgets.page import Page
from myotrack.ui.widgets.sheet import Sheet
from myotrack.ui.widgets.tab_order import stop_before, tab_stops, tab_through
from myotrack.words.dates import day_with_year, weekday_and_day
from myotrack.words.numbers import days_logged

_AROUND_TABLE = 250  # px of header and chosen day above and below the table


class HistoryPage(Page):
    """Choosing a day shows it; only the buttons of the day, and the boxes of a paper week, change anything."""

    KEY = "history"
    SEES = frozenset(Change)

    def __init__(self, host: Host) -> None:
        super().__init__(_("History"))
        self._host = host
        self._view = View.MONTH
        self._today = host.diary.recorder.today()
        self._day = self._today
        self._month = self._today.replace(day=1)
        self._sheet: Sheet | None = None
        self._view_buttons = view_buttons()
        for button in self._view_buttons.values():
            button.clicked.connect(self._view_pressed)
            self.add_header_button(button)
        self._empty = self._empty_card()
        self.month = MonthCard()
        self._table: TableCard | None = None
        self._week: WeekCard | None = None
        self.panel = DayPanel()
        self._line = DayLine()
        self.content.addWidget(self._empty)
        self._columns = TwoColumns(self._line)
        self._columns.days.addWidget(self.month)
        self._columns.side.addWidget(self.panel)
        self.content.addWidget(self._columns)
        self.others = OtherEdits(host.diary)
        self.content.addWidget(self.others)
        self._connect()

    @property
    def table(self) -> TableCard:
        """The table; made when it is first looked at, so that the page opens at once."""
        if self._table is None:
            self._table = table = TableCard()
            table.hide()
            table.table.day_chosen.connect(self._choose)
            self._columns.days.addWidget(table)
            tab_through(stop_before(self.panel), tab_stops(table))
        return self._table

    @property
    def week(self) -> WeekCard:
        """The paper week; made when it is first looked at."""
        if self._week is None:
            self._week = week = WeekCard(self._host)
            week.hide()
            self.content.insertWidget(self.content.indexOf(self.others), week)
            tab_through(stop_before(self.others), tab_stops(week))
        return self._week

    def refresh(self) -> None:
        """Ask again for what the chosen view shows."""
        today = self._host.diary.recorder.today()
        if self._day == self._today:
            self._day = today
        self._today = today
        self.panel.clear_button.set_hold_ms(self._host.preferences.current.hold_ms)
        self._show_view()
        self.others.refresh()

    def show_day(self, day: date) -> None:
        """Open a day: its month, with the day beside it."""
        self._view = View.MONTH
        self._choose(min(day, self._host.diary.recorder.today()))

    def show_view(self, view: View) -> None:
        """Look at the days in another way."""
        self._view = view
        if view is View.MONTH:
            self._month = self._day.replace(day=1)
        if view is View.WEEK:
            self.week.choose_week_of(self._day)
        self._show_view()
        if view is View.TABLE:
            self.table.table.scroll_to_day(self._day)
        if view is View.WEEK:
            self.week.grid.focus_first()

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Show the paper week in which something was typed."""
        self.week.choose_typed(draft.typed)
        self._view = View.WEEK
        self._show_view()
        return self.week.typed_watch

    def save_typed(self) -> bool:
        """Save what is typed in the paper week, before the window closes; False when it can't be, and is shown."""
        if self._week is None or self._week.save_typed():
            return True
        self._view = View.WEEK
        self._show_view()
        return False

    def sheet(self) -> Sheet | None:
        """The sheet that is open over the page, if any."""
        return self._sheet

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table is as high as the window allows."""
        super().resizeEvent(event)
        self._fit_table()

    def _connect(self) -> None:
        self.month.calendar.day_chosen.connect(self._choose)
        self.month.calendar.day_wanted.connect(self._show_month_of)
        self._line.wanted.connect(self._go_to_panel)
        panel = self.panel
        panel.edit_wanted.connect(self._edit_day)
        panel.page_wanted.connect(self._open_page)
        panel.dose_chosen.connect(self._correct_dose)
        panel.clear_confirmed.connect(self._clear_day)
        panel.restore_wanted.connect(self._restore)
        self.others.edits.restore_wanted.connect(self._restore_other)

    def _empty_card(self) -> Card:
        card = Card()
        empty = EmptyState(
            _("No day is written down yet"),
            _("Every day that you log stands here. A day that you leave out stays a gap; it never counts as zero."),
            _("Log today"),
            icon="calendar-days",
        )
        empty.action_clicked.connect(self._log_today)
        card.body.addWidget(empty)
        return card

    def _show_view(self) -> None:
        first = self._host.diary.insights.first_day()
        self._empty.setVisible(first is None and self._view is not View.WEEK)
        # Also an empty diary shows its days: what was cleared can be brought back from there.
        self._columns.set_beside_wanted(self._view is View.MONTH)
        self._columns.setVisible(self._view is View.MONTH or (self._view is View.TABLE and first is not None))
        self.month.setVisible(self._view is View.MONTH)
        if self._view is View.TABLE or self._table is not None:
            self.table.setVisible(self._view is View.TABLE)
        if self._view is View.WEEK or self._week is not None:
            self.week.setVisible(self._view is View.WEEK)
        self._view_buttons[self._view].setChecked(True)
        self._say_share(first)
        if self._view is View.WEEK:
            self.week.refresh()
        else:
            self._show_days(first)
            self._show_panel()
        self._fit_table()

    def _say_share(self, first: date | None) -> None:
        if first is None:
            self.set_subtitle("")
            return
        share = self._host.diary.insights.logged_since(first)
        if not share.logged:
            self.set_subtitle("")
            return
        since = _("{share} since {day}").format(share=days_logged(share.logged, share.days), day=day_with_year(first))
        self.set_subtitle(since)

    def _show_days(self, first: date | None) -> None:
        if self._view is View.TABLE:
            self.table.table.show_days(self._host.diary.insights.timeline(), first, self._day)
            return
        days = days_between(self._month, _last_of(self._month))
        timeline = self._host.diary.insights.between(days[0], min(days[-1], self._today))
        views = [cell_view(timeline.record(day), self._today) for day in days]
        self.month.calendar.show_month(views, chosen=self._day, today=self._today, first_day=first)

    def _show_panel(self) -> None:
        timeline = self._host.diary.insights.between(self._day, self._day)
        history = self._host.diary.diary.history(self._day)
        record, words = timeline.record(self._day), self._host.preferences.current.severity_words
        waits = any(map(self._host.diary.recorder.waiting.fields, record.fact_ids))
        self.panel.show_day(self._day, timeline, history, own_words=words, waits=waits)
        self._line.show_words(cell_view(record, self._today).spoken)

    def _fit_table(self) -> None:
        """Let the table fill the window, so that only one thing scrolls most of the time."""
        if self._table is None:
            return
        table = self._table.table
        table.setFixedHeight(max(table.sizeHint().height() // 2, self.viewport().height() - _AROUND_TABLE))

    def _view_pressed(self) -> None:
        for view, button in self._view_buttons.items():
            if button is self.sender():
                self.show_view(view)

    def _choose(self, day: date) -> None:
        self._day = day
        self._month = day.replace(day=1)
        self._show_view()

    def _show_month_of(self, day: date) -> None:
        self._month = day.replace(day=1)
        self._show_view()

    def _go_to_panel(self) -> None:
        self.panel.edit_button.setFocus()
        self.ensureWidgetVisible(self.panel, 0, 0)

    def _log_today(self) -> None:
        self._host.go("today", None)

    def _edit_day(self) -> None:
        self._host.go("today", self._day)

    def _open_page(self, key: str) -> None:
        self._host.go(key, self._day)

    def _clear_day(self) -> None:
        day = weekday_and_day(self._day)
        clear = partial(self._host.diary.diary.clear_day, self._day)
        self._host.save(clear, _("Cleared: {day}").format(day=day), _("clearing {day}").format(day=day))

    def _restore(self, seq: int) -> None:
        day = weekday_and_day(self._day)
        self._bring_back(
            seq,
            _("Brought back on {day}").format(day=day),
            _("bringing back an earlier value on {day}").format(day=day),
        )

    def _restore_other(self, seq: int) -> None:
        self._bring_back(seq, _("Brought back as it was before"), _("bringing back an earlier value"))

    def _bring_back(self, seq: int, said: str, what: str) -> None:
        sheet = bring_back(self._host, seq, said, what, parent=self)
        if sheet is not None:
            self._open(sheet)

    def _correct_dose(self, fact: DoseChange | DoseEvent) -> None:
        timeline = self._host.diary.insights.medicines()
        medicine = timeline.medicine(fact.medicine_id)
        if medicine is None:
            return
        if isinstance(fact, DoseChange):
            changes = [c for c in timeline.dose_changes if c.medicine_id == medicine.id]
            self._open(DoseChangeSheet(self._host, medicine, changes, corrects=fact, parent=self))
        else:
            self._open(DoseEventSheet(self._host, medicine, fact.kind, corrects=fact, parent=self))

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.finished.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        self._sheet = None


def _last_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
