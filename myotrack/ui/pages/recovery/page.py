"""RecoveryPage: the chart with its sentences and its table, zoomed and counted the way the person chose."""

from __future__ import annotations

import linecache
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.analysis.day_zero import DayZero, day_zeros, default_day_zero
from myotrack.analysis.dose_steps import dose_steps
from myotrack.analysis.picture import AxisMode, DayRange, RecoveryPicture, recovery_picture
from myotrack.domain.errors import DiaryError
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.ui.host import Host
from myotrack.ui.pages.recovery.day_zero_sheet import DayZeroSheet
from myotrack.ui.pages.recovery.dose_table import DoseTable
from myotrack.ui.pages.recovery.picture_file import ask_picture_path, save_picture
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.empty_state import EmptyState
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page
from myotrack.words.chart_text import (
    chart_sentences,
    chart_subtitle,
    chart_title,
    standing_sentence,
    zoom_sentence,
)
from myotrack.words.personal_text import isolated

if TYPE_CHECKING:
    from myotrack.ui.chart_canvas import ChartCanvas

SHORT_DAYS = 14
"""A diary shorter than this gets a word of patience under its chart."""


class RecoveryPage(Page):
    """Keeps what the person chose (axis, day 0, zoom, day) while the diary changes under it."""

    KEY = "recovery"
    SEES = frozenset({Change.DIARY, Change.COUNTS, Change.MEDICINES, Change.SIGNS, Change.APPOINTMENTS})

    def __init__(self, host: Host, ask_path: Callable[[QWidget], Path | None] = ask_picture_path) -> None:
        super().__init__(_("Recovery"))
        self._host = host
        self._ask_path = ask_path
        self._axis = AxisMode.BOTH
        self._zero: DayZero | None = None
        self._zero_was_chosen = False
        self._shown: DayRange | None = None
        self._picture: RecoveryPicture | None = None
        self._canvas: ChartCanvas | None = None
        self._sheet: DayZeroSheet | None = None
        self._build_header()
        self._empty = self._empty_card()
        self._chart_card = Card()
        self._build_chart_card()
        self._no_zero = self._no_day_zero_note()
        self._table_card = Card(_("Dose by dose"))
        self._table = DoseTable()
        self._table.step_chosen.connect(self._zoom_to)
        self._table_card.body.addWidget(self._table)
        for widget in (self._empty, self._chart_card, self._no_zero, self._words_card(), self._table_card):
            self.content.addWidget(widget)

    def refresh(self) -> None:
        """Ask for the whole diary and draw what the person chose to see of it."""
        timeline = self._host.diary.insights.timeline()
        zeros = day_zeros(timeline)
        if not self._zero_was_chosen or self._zero not in zeros:
            self._zero, self._zero_was_chosen = default_day_zero(zeros), False
        self._picture = recovery_picture(timeline, self._zero, self._shown, self._axis)
        if self._picture is None:
            self._show_empty()
            return
        self._show_picture(self._picture, has_choice=len(zeros) > 1)
        steps = dose_steps(timeline)
        own = [s for s in steps if self._zero is not None and s.medicine_id == self._zero.medicine_id]
        self._table.show_steps([*own, *(s for s in steps if s not in own)], timeline, self._shown)
        self._table_card.setVisible(bool(steps))
        self.settle()

    def show_day(self, day: date) -> None:
        """Mark and read out a day, in the whole range if the zoom leaves it out."""
        if self._picture is not None and not self._picture.shown.holds(day):
            self._see_whole()
        if self._canvas is not None:
            self._canvas.set_chosen(day)
            self._open_day.setEnabled(self._canvas.chosen() is not None)

    def picture(self) -> RecoveryPicture | None:
        """What is shown; None for a diary without a logged day."""
        return self._picture

    def canvas(self) -> ChartCanvas | None:
        """The chart, once there was something to draw."""
        return self._canvas

    def dose_table(self) -> DoseTable:
        """The table of dose steps."""
        return self._table

    def sheet(self) -> DayZeroSheet | None:
        """The sheet that is open over the page, if any."""
        return self._sheet

    def _build_header(self) -> None:
        self._axes = {
            AxisMode.DATES: BigButton(_("Dates"), checkable=True),
            AxisMode.DAYS_SINCE: BigButton(_("Days since day 0"), checkable=True),
            AxisMode.BOTH: BigButton(_("Both"), checkable=True, spoken=_("Dates and days since day 0")),
        }
        for axis, button in self._axes.items():
            button.setProperty("axis", axis.value)
            button.clicked.connect(self._choose_axis)
            self.add_header_button(button)
        self._save = BigButton(_("Save picture…"), icon="save")
        self._save.clicked.connect(self._save_picture)
        self.add_header_button(self._save)

    def _build_chart_card(self) -> None:
        self._whole = BigButton(_("Whole range"), icon="maximize-2")
        self._whole.clicked.connect(self._see_whole)
        self._zoom_words = Label()
        self._zoom_line = _line(self._zoom_words, self._whole)
        self._chart_place = QVBoxLayout()
        self._open_day = BigButton(_("Open this day"), icon="calendar")
        self._open_day.clicked.connect(self._go_to_day)
        self._other_zero = BigButton(_("Another day 0…"))
        self._other_zero.clicked.connect(self._ask_day_zero)
        self._short_note = Label(_("The chart grows with every day you log."), colour="ink_soft")
        keys = _("Keys on the chart: arrows for days, + and − to zoom, Esc for the whole range.")
        foot = _line(Label(keys, TextRole.SMALL, colour="ink_soft"), self._open_day, self._other_zero)
        self._chart_card.body.addWidget(self._zoom_line)
        self._chart_card.body.addLayout(self._chart_place)
        self._chart_card.body.addWidget(self._short_note)
        self._chart_card.body.addWidget(foot)

    def _words_card(self) -> Card:
        card = self._words = Card(_("In words"))
        self._sentences = Label(colour="ink_soft")
        card.body.addWidget(self._sentences)
        card.body.addWidget(Label(standing_sentence(), TextRole.STRONG))
        return card

    def _empty_card(self) -> Card:
        card = Card()
        empty = EmptyState(
            _("The chart begins with the first day you log"),
            _("Log how many twitches there were today. Each day adds a mark, above it the doses, below it how strong."),
            _("Log today"),
            icon="chart-line",
        )
        empty.action_clicked.connect(self._go_to_today)
        card.body.addWidget(empty)
        return card

    def _no_day_zero_note(self) -> Card:
        card = Card()
        button = BigButton(_("Open Medicines"), icon="pill")
        button.clicked.connect(self._go_to_medicines)
        words = _("No suspected medicine was cut or stopped yet, so there is no day 0. Write it down under Medicines.")
        card.body.addWidget(_line(Label(words), button))
        return card

    def _show_empty(self) -> None:
        self.set_title(_("Recovery"))
        self.set_subtitle("")
        self._empty.show()
        for widget in (
            self._chart_card,
            self._no_zero,
            self._words,
            self._table_card,
            *self._axes.values(),
            self._save,
        ):
            widget.hide()

    def _show_picture(self, picture: RecoveryPicture, *, has_choice: bool) -> None:
        self._empty.hide()
        for widget in (self._chart_card, self._words, *self._axes.values(), self._save):
            widget.show()
        self.set_title(chart_title(picture))
        self.set_subtitle(chart_subtitle(picture))
        self._shown = picture.shown if picture.is_zoomed else None
        for axis, button in self._axes.items():
            button.setChecked(axis is picture.axis)
            button.setEnabled(axis is AxisMode.DATES or picture.day_zero is not None)
        self._no_zero.setVisible(picture.day_zero is None)
        self._other_zero.setVisible(has_choice)
        self._short_note.setVisible(picture.whole.days < SHORT_DAYS)
        self._zoom_words.setText(zoom_sentence(picture))
        self._zoom_line.setVisible(picture.is_zoomed)
        self._sentences.setText(" ".join(s for s in chart_sentences(picture) if s != standing_sentence()))
        canvas = self._canvas or self._new_canvas()
        canvas.show_picture(picture)
        if self._canvas is None:
            # Only now, so that the layout never learns a height without a chart.
            self._canvas = canvas
            self._chart_place.addWidget(canvas)
            canvas.show()
        self._open_day.setEnabled(canvas.chosen() is not None)

    def _new_canvas(self) -> ChartCanvas:
        # Here and not above: matplotlib is loaded when there is something to draw.
        from myotrack.ui.chart_canvas import ChartCanvas

        # PySide6 looks at the source of every module that comes after it, and Python would keep all of matplotlib's.
        linecache.clearcache()
        canvas = ChartCanvas()
        canvas.day_chosen.connect(self._day_was_chosen)
        canvas.range_wanted.connect(self._zoom_to)
        canvas.whole_wanted.connect(self._see_whole)
        return canvas

    def _choose_axis(self) -> None:
        button = self.sender()
        if isinstance(button, BigButton):
            self._axis = AxisMode(str(button.property("axis")))
            self.refresh()

    def _ask_day_zero(self) -> None:
        timeline = self._host.diary.insights.timeline()
        self._sheet = DayZeroSheet(day_zeros(timeline), self._zero, timeline, self)
        self._sheet.chosen.connect(self._choose_zero)
        self._sheet.open()

    def _choose_zero(self, zero: DayZero) -> None:
        self._zero, self._zero_was_chosen, self._shown = zero, True, None
        self.refresh()

    def _zoom_to(self, days: DayRange) -> None:
        self._shown = days
        self.refresh()
        announce(self, self._zoom_words.text())
        if self._canvas is not None:
            self.ensureWidgetVisible(self._canvas, 0, 3 * GAP)

    def _see_whole(self) -> None:
        self._shown = None
        self.refresh()

    def _day_was_chosen(self, _day: date) -> None:
        self._open_day.setEnabled(True)

    def _go_to_day(self) -> None:
        if self._canvas is not None and self._canvas.chosen() is not None:
            self._host.go("history", self._canvas.chosen())

    def _go_to_today(self) -> None:
        self._host.go("today", None)

    def _go_to_medicines(self) -> None:
        self._host.go("medicines", None)

    def _save_picture(self) -> None:
        path = None if self._picture is None else self._ask_path(self)
        if path is None or self._picture is None:
            return
        try:
            save_picture(self._picture, path, look_of(self).text_percent)
        except DiaryError as problem:
            self._host.show_problem(problem)
            return
        self._host.say(_("The picture was saved as {name}.").format(name=isolated(path.name)))


def _line(words: Label, *buttons: BigButton) -> QWidget:
    """Return words with buttons beside them."""
    line, together = QWidget(), QWidget()
    flow = FlowLayout(parent=together)
    for button in buttons:
        flow.addWidget(button)
    beside = BesideLayout(parent=line)
    beside.addWidget(words)
    beside.addWidget(together)
    return line
