"""WeekCard: the week to type in from paper: shows it, saves its boxes, and keeps for a crash what is not saved yet."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.timeline import Timeline
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.services.typed_drafts import Typed
from myotrack.ui.host import Host
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.pages.history.week_entries import Box, box_problem, box_words, save_box
from myotrack.ui.pages.history.week_fields import WeekFields, first_day
from myotrack.ui.pages.history.week_grid import WeekGrid
from myotrack.ui.widgets.card import Card
from myotrack.words.dates import weekday_and_day
from myotrack.words.diary_problems import diary_problem


class WeekCard(Card):
    """It shows the answers of the one who writes now: the other one's are a series of its own."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._monday = _monday(host.diary.recorder.today())
        self.grid = WeekGrid()
        self.grid.typed.connect(self._save_box)
        self.grid.week_wanted.connect(self.show_week_of)
        self.body.addWidget(self.grid)
        self._fields = WeekFields(self.grid)
        self.typed_watch = TypedWatch(self, self._fields, host.diary.typed)

    def choose_week_of(self, day: date) -> None:
        """Turn to the week of a day; `refresh` shows it."""
        if _monday(day) != self._monday:
            # Where a click on a button leaves the focus in its box (macOS), nobody has left the box yet.
            self.grid.save_typed()
        self._monday = _monday(day)

    def show_week_of(self, day: date) -> None:
        """Show the week of a day."""
        self.choose_week_of(day)
        self.refresh()

    def choose_typed(self, typed: Typed) -> None:
        """Turn to the first week in which this was typed."""
        today = self._host.diary.recorder.today()
        self.choose_week_of(min(first_day(typed) or today, today))

    def refresh(self) -> None:
        """Ask the diary again; raise DiaryError when it can't be read. What is being typed is not touched."""
        diary = self._host.diary
        timeline = diary.insights.between(self._monday, self._monday + timedelta(days=6))
        self.grid.show_week(self._monday, self._own_answers(timeline), diary.recorder.today())
        self.typed_watch.begin(TypedPlace(TypedKind.PAPER_WEEK, (diary.recorder.author,)))

    def save_typed(self) -> bool:
        """Save what is typed; False when it can't be, and stays: its week is the chosen one then."""
        if self.grid.save_typed():
            return True
        self.choose_typed(self._fields.typed())
        return False

    def _own_answers(self, timeline: Timeline) -> dict[date, CheckIn]:
        author = self._host.diary.recorder.author
        return {c.day: c for c in timeline.check_ins if c.provenance.entered_by is author}

    def _save_box(self, day: date, box_name: str, text: str) -> None:
        """Save one box; what is wrong with it is said under it, and the text stays."""
        box, grid = Box(box_name), self.grid
        save = partial(save_box, self._host.diary.diary, day, box, text, grid.box(day, box).kept)
        words = weekday_and_day(day)
        try:
            self._host.write(save, _("Saved: {day}").format(day=words), box_words(box, text, words))
        except InvalidEntry as problem:
            grid.refuse(day, box, text, box_problem(day, box, problem))
        except DiaryError as problem:
            grid.refuse(day, box, text, diary_problem(problem))
        else:
            self.refresh()
            grid.accept(day, box)
            self.typed_watch.look()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
