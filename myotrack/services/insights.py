"""Asking the diary: the timeline that charts, tables and summaries are made from, read once until something changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from myotrack.domain.doses import DoseEvent
from myotrack.domain.timeline import Timeline
from myotrack.services.changes import Change
from myotrack.services.recorder import Recorder
from myotrack.storage.reader import MadeBefore
from myotrack.storage.verified import FileState

RECENT_DAYS = 60
"""Days that the Today page looks back for missed days and doses; older ones are read by the pages that show them."""

PART = 366
"""So many check-ins are read at a time while the window waits: a year of them takes about 10 ms."""


@dataclass(frozen=True, slots=True)
class LoggedShare:
    """How many days of a range were logged."""

    logged: int
    days: int


class Insights:
    """What the open diary says."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._whole: Timeline | None = None
        self._made = MadeBefore()
        self._written = 0
        """Counts what was written here, so that parts of two diaries are never put together."""
        recorder.feed.listen(self._forget)

    def timeline(self) -> Timeline:
        """Return the whole diary as of today; read again only after something was written or the day changed."""
        while (known := self._known()) is None:
            for _part in self.read_in_parts():
                pass
        return known

    def read_in_parts(self) -> Iterator[None]:
        """Read the whole diary, and stop after each part of it; at the end `timeline` returns it at once.

        When something is written, here or by another program, or the day changes, between two parts, it begins anew.
        """
        while self._known() is None:
            yield from self._read_once()

    def _read_once(self) -> Iterator[None]:
        today, written, made = self._recorder.today(), self._written, MadeBefore()
        state: FileState | None = None
        is_last = False
        while not is_last:
            with self._recorder.store.read() as reader:
                state = state or reader.state()
                if reader.state() != state:
                    return
                part = reader.some_check_ins(today, first=len(made), most=PART, made=self._made)
            made |= part
            is_last = len(part) < PART
            yield
            if written != self._written or today != self._recorder.today():
                return
        with self._recorder.store.read() as reader:
            if reader.state() != state:
                return
            self._whole = reader.timeline(today, check_ins=tuple(made.values()))
        self._made = made

    def _known(self) -> Timeline | None:
        known = self._whole
        return known if known is not None and known.as_of == self._recorder.today() else None

    def recent(self) -> Timeline:
        """Return the last days of the diary as of today: all medicines and plans, but only recent daily facts."""
        today = self._recorder.today()
        with self._recorder.store.read() as reader:
            return reader.timeline(today, since=today - timedelta(days=RECENT_DAYS))

    def between(self, first: date, last: date) -> Timeline:
        """Return the diary as of `last` with the daily facts from `first` on: what a month or a week shows."""
        with self._recorder.store.read() as reader:
            return reader.timeline(last, since=first)

    def medicines(self) -> Timeline:
        """Return all that was written down about medicines and health as of today, and of other days nothing."""
        today = self._recorder.today()
        with self._recorder.store.read() as reader:
            timeline = reader.timeline(today, since=today)
            return replace(timeline, dose_events=reader.all(DoseEvent, until=today))

    def first_day(self) -> date | None:
        """Return the first day on which something was observed; without one that of the first dose change, or None."""
        with self._recorder.store.read() as reader:
            return reader.first_day()

    def began(self) -> date | None:
        """Return the first day on which something was observed, or None: doses alone don't begin a diary."""
        first = self.first_day()
        return None if first is None else self.between(first, first).first_day

    def logged_since(self, first: date) -> LoggedShare:
        """Return how many of the days from `first` to today were logged (a count or a band)."""
        today = self._recorder.today()
        with self._recorder.store.read() as reader:
            return LoggedShare(reader.logged_days(first, today), (today - first).days + 1)

    def _forget(self, _change: Change) -> None:
        self._whole = None
        self._written += 1
