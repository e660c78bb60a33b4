"""An open diary whose clock a test can turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from myotrack.domain.checkins import CheckIn
from myotrack.domain.provenance import Author
from myotrack.services.changes import Change
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.storage.subjects.subject import V

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))
"""Saturday evening."""

TODAY = NOW.date()


@dataclass
class Clock:
    """A clock that stands until it is turned."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def turn_to(self, day: date, at: time = time(20, 14)) -> None:
        """Let it be this local moment."""
        self.now = datetime.combine(day, at, NOW.tzinfo)


@dataclass
class Opened:
    """An open diary with its clock and everything that it told."""

    diary: OpenDiary
    clock: Clock
    told: list[Change] = field(default_factory=list)

    def be(self, author: Author) -> None:
        """Let this person write from now on."""
        self.diary.recorder.author = author

    def check_ins(self, day: date) -> dict[Author, CheckIn]:
        """The answers of each person for a day."""
        return {c.provenance.entered_by: c for c in self.diary.diary.day(day).check_ins}

    def own(self, day: date) -> CheckIn:
        """The answers of the person who writes for a day."""
        return self.check_ins(day)[self.diary.recorder.author]

    def all(self, kind: type[V]) -> tuple[V, ...]:
        """Every fact of a kind, straight from the file."""
        with self.diary.store.read() as reader:
            return reader.all(kind)


def opened(path: Path | None = None, clock: Clock | None = None, day_start: time = time(0, 0)) -> Opened:
    """Open a diary (in memory without a path) and listen to it."""
    clock = clock or Clock()
    found = Opened(open_diary(path, clock, create=True, day_start=day_start), clock)
    found.diary.feed.listen(found.told.append)
    return found


def day(number: int) -> date:
    """The day that lies so many days from today."""
    return TODAY + timedelta(days=number)
