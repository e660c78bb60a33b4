"""RecoveryPage: verdict, chart, sentences and table, zoomed and counted the way the person chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from myotrack.analysis.day_zero import DayZero, day_zeros, default_day_zero
from myotrack.analysis.picture import AxisMode, DayRange, RecoveryPicture, whole_range
from myotrack.domain.errors import DiaryError
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.host import Host
from myotrack.ui.in_parts import InParts
from myotrack.ui.one_shot import PATIENCE_MS, one_shot
from myotrack.ui.pages.recovery.beside_work import Analyses, Found, Wanted, worked_out
from myotrack.ui.pages.recovery.cards import RecoveryCards
from myotrack.ui.pages.recovery.day_zero_sheet import DayZeroSheet
from myotrack.ui.pages.recovery.dose_table import DoseTable
from myotrack.ui.pages.recovery.header import RecoveryHeader
from myotrack.ui.pages.recovery.picture_file import PictureSaving, ask_picture_path, save_comparison, save_picture
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.page import Page

if TYPE_CHECKING:
    from myotrack.ui.chart_canvas import ChartCanvas

_PAGE = "page"


class RecoveryPage(Page):
    """Keeps what the person chose (axis, day 0, zoom, day, comparison) while the diary changes under it."""

    KEY = "recovery"
    SEES = frozenset({Change.DIARY, Change.COUNTS, Change.MEDICINES, Change.SIGNS, Change.APPOINTMENTS})

    def __init__(self, host: Host, ask_path: Callable[[QWidget], Path | None] = ask_picture_path) -> None:
        super().__init__(_("Recovery"))
        self._host = host
        self._axis = AxisMode.BOTH
        self._zero: DayZero | None = None
        self._zero_was_chosen = False
        self._beside: DayZero | None = None
        self._shown: DayRange | None = None
        self._wanted_day: date | None = None
        self._was_stopped = False
        self._picture: RecoveryPicture | None = None
        self._sheet: DayZeroSheet | None = None
        self._says_zoom = False
        self._beside_thread = BesideThread("recovery", self)
        self._analyses = Analyses()
        self._patience = one_shot(self, PATIENCE_MS, self._say_working)
        self._reading = InParts(self._ask, self._could_not_read, self)
        self._showing = InParts(self.settle, self._could_not_read, self)
        self._saving = PictureSaving(self, host, self._beside_thread, ask_path)
        self._head = RecoveryHeader(self)
        self._head.axis_chosen.connect(self._choose_axis)
        self._head.save_asked.connect(self._save_picture)
        self.cards = RecoveryCards(self.content, self._beside_thread)
        self._connect_cards()

    def refresh(self) -> None:
        """Read the whole diary, part by part, and work out beside the window what the person chose to see of it."""
        insights = self._host.diary.insights
        if self._picture is not None:
            self._be_patient()
        elif insights.first_day() is not None:
            self._show_loading()
        self._reading.begin(insights.read_in_parts())

    def _could_not_read(self, problem: DiaryError) -> None:
        self._patience.stop()
        self._host.cannot_read(self.KEY, problem)

    def _be_patient(self) -> None:
        if not self._patience.isActive():
            self._patience.start()

    def _ask(self) -> None:
        timeline = self._host.diary.insights.timeline()
        zeros = day_zeros(timeline)
        if not self._zero_was_chosen or self._zero not in zeros:
            self._zero, self._zero_was_chosen = default_day_zero(zeros), False
        if self._beside not in zeros or self._beside == self._zero:
            self._beside = None
        if whole_range(timeline, self._zero) is None:
            self._beside_thread.forget(_PAGE)
            self._show_empty()
            return
        wanted = Wanted(timeline, self._zero, self._beside, self._shown, self._axis)
        self._beside_thread.ask(_PAGE, partial(worked_out, self._analyses, wanted), self._show)
        if self._picture is None:
            self._show_loading()
        else:
            self._be_patient()

    def is_working(self) -> bool:
        """Whether something is being worked out or drawn that the page does not show yet."""
        steps = (self._reading, self._showing)
        return any(s.is_working() for s in steps) or self._beside_thread.is_busy() or self.cards.is_drawing()

    def show_day(self, day: date) -> None:
        """Mark and read out a day, in the whole range if the zoom leaves it out."""
        if self._picture is None:
            self._wanted_day = day
            return
        if not self._picture.shown.holds(day):
            self._wanted_day = day
            self._see_whole()
            return
        self.cards.chart.show_day(day)

    def picture(self) -> RecoveryPicture | None:
        """What is shown; None for a diary without a logged day, and before anything could be drawn."""
        return self._picture

    def canvas(self) -> ChartCanvas | None:
        """The chart, once there was something to draw."""
        return self.cards.chart.canvas()

    def dose_table(self) -> DoseTable:
        """The table of dose steps."""
        return self.cards.table

    def sheet(self) -> DayZeroSheet | None:
        """The sheet that is open over the page, if any."""
        return self._sheet

    def showEvent(self, event: QShowEvent) -> None:
        """The verdict comes first, also for the keys; what was stopped when the window was hidden goes on."""
        super().showEvent(event)
        if event.spontaneous():
            return
        if self._was_stopped:
            self._was_stopped = False
            self.refresh()
        if self.cards.verdict.isVisibleTo(self):
            self.cards.verdict.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """When the window closes, no thread runs on."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.window().isVisible():
            self._was_stopped = (
                self._reading.is_working() or self._showing.is_working() or self._beside_thread.is_busy()
            )
            self._reading.stop()
            self._showing.stop()
            self._patience.stop()
            self._beside_thread.stop()

    def _show(self, found: Found | None) -> None:
        self._patience.stop()
        self._showing.stop()
        if found is None:
            return
        if self._picture is None:
            self._showing.begin(self._show_in_parts(found))
            return
        for _part in self._show_in_parts(found):
            pass

    def _show_in_parts(self, found: Found) -> Iterator[None]:
        """From top to bottom: the first time all the cards together would let the window stand still."""
        picture, timeline = found.picture, found.wanted.timeline
        self._picture = picture
        self._shown = picture.shown if picture.is_zoomed else None
        self._head.show_picture(picture)
        self.cards.show_picture(picture, found.analysis, has_choice=len(day_zeros(timeline)) > 1)
        yield
        self.cards.show_words(picture, found.analysis)
        yield
        self.cards.clearance.show_day_zero(timeline, found.wanted.zero)
        self.cards.show_steps(found.steps, timeline, self._shown)
        self.cards.show_comparison(found.comparison, picture.name)
        if self._wanted_day is not None:
            day, self._wanted_day = self._wanted_day, None
            self.show_day(day)
        self.settle()
        if self._says_zoom:
            self._say_zoom()

    def _say_zoom(self) -> None:
        self._says_zoom = False
        announce(self, self.cards.chart.zoom_words())
        canvas = self.canvas()
        if canvas is not None:
            self.ensureWidgetVisible(canvas, 0, 3 * GAP)

    def _say_working(self) -> None:
        if self._picture is not None:
            self.cards.show_working(self._picture, has_comparison=self._beside is not None)
            self.settle()

    def _show_loading(self) -> None:
        self._head.show_none()
        self.cards.show_loading()
        self.settle()

    def _show_empty(self) -> None:
        self._patience.stop()
        self._picture = None
        self._head.show_none()
        self.cards.show_empty()
        self.settle()

    def _connect_cards(self) -> None:
        cards = self.cards
        cards.chart.range_wanted.connect(self._zoom_to)
        cards.chart.whole_wanted.connect(self._see_whole)
        cards.chart.day_opened.connect(self._go_to_day)
        cards.chart.zero_wanted.connect(self._ask_day_zero)
        cards.chart.comparison_wanted.connect(self._ask_beside)
        cards.table.step_chosen.connect(self._zoom_to)
        cards.comparison.ended.connect(self._end_comparison)
        cards.comparison.save_asked.connect(self._save_comparison)
        cards.today_wanted.connect(self._go_to_today)
        cards.medicines_wanted.connect(self._go_to_medicines)

    def _choose_axis(self, axis: AxisMode) -> None:
        self._axis = axis
        self.refresh()

    def _ask_day_zero(self) -> None:
        timeline = self._host.diary.insights.timeline()
        self._sheet = DayZeroSheet(day_zeros(timeline), self._zero, timeline, parent=self)
        self._sheet.chosen.connect(self._choose_zero)
        self._sheet.open()

    def _choose_zero(self, zero: DayZero) -> None:
        self._zero, self._zero_was_chosen, self._shown, self._beside = zero, True, None, None
        self.refresh()

    def _ask_beside(self) -> None:
        timeline = self._host.diary.insights.timeline()
        others = [zero for zero in day_zeros(timeline) if zero != self._zero]
        self._sheet = DayZeroSheet(others, self._beside, timeline, to_compare=True, parent=self)
        self._sheet.chosen.connect(self._compare_with)
        self._sheet.open()

    def _compare_with(self, zero: DayZero) -> None:
        self._beside = zero
        self.cards.show_comparing()
        self.refresh()
        self.cards.comparison.end.setFocus()

    def _end_comparison(self) -> None:
        self._beside = None
        self.cards.comparison.hide()
        self.refresh()

    def _zoom_to(self, days: DayRange) -> None:
        self._shown, self._says_zoom = days, True
        self.refresh()

    def _see_whole(self) -> None:
        self._shown = None
        self.refresh()

    def _go_to_day(self, day: date) -> None:
        self._host.go("history", day)

    def _go_to_today(self) -> None:
        self._host.go("today", None)

    def _go_to_medicines(self) -> None:
        self._host.go("medicines", None)

    def _save_picture(self) -> None:
        if self._picture is not None:
            self._saving.save(partial(save_picture, self._picture))

    def _save_comparison(self) -> None:
        found, picture = self.cards.comparison.comparison(), self._picture
        if found is not None and picture is not None:
            self._saving.save(partial(save_comparison, found, picture.name))
