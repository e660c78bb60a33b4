"""What reading a CSV file needs to know beside its cells: today, and who brings it in, when and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from uuid import UUID, uuid5

from myotrack.domain.diary_day import diary_day
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.i18n import _

Cells = Mapping[str, str]
"""The cells of one row by column; a column that the file does not have is not there."""

_NAMESPACE = UUID("6d796f54-7261-636b-8a1e-1f0c5d9b7e32")
"""Namespace of the ids of imported facts; changing it would make every imported row new."""

_MINUTE = timedelta(minutes=1)
_NOON = time(12, 0)


class RowError(ValueError):
    """A row that can't be taken as it is; the text is the sentence."""


@dataclass(frozen=True, slots=True)
class CsvContext:
    """When and by whom files are read: the moment (aware), the author, and where the day starts.

    `zone` is the zone of the times in the files; None means this computer's.
    """

    now: datetime
    author: Author = Author.PATIENT
    day_start: time = time(0, 0)
    zone: tzinfo | None = None

    @property
    def today(self) -> date:
        """The diary day that it is now."""
        return diary_day(self.now, self.day_start)

    def provenance(self, line: int) -> Provenance:
        """Return the provenance of a row that doesn't say where it comes from.

        A microsecond per line keeps the order of the file where the later of two entries counts.
        """
        return Provenance(self.now + timedelta(microseconds=line), self.author, Source.IMPORTED)

    def provenance_at(self, line: int, day: date, at: time | None) -> Provenance:
        """Return the same for what happened at a local time of a diary day: the offset is the one of that day.

        48 hours are counted by it across a night in which the clock changes, so that of the import would be wrong.
        """
        then = self.moment(day, at or _NOON).tzinfo
        usual = self.provenance(line)
        return replace(usual, entered_at=usual.entered_at.astimezone(then))

    def moment(self, day: date, at: time) -> datetime:
        """Return the moment of a local time of a diary day, with its distance from UTC then.

        A time that a clock shows twice is the first one; one that it leaves out is meant by a clock not changed yet.
        """
        calendar_day = day if at >= self.day_start else day + timedelta(days=1)
        wall = datetime.combine(calendar_day, at)
        return wall.replace(tzinfo=timezone(self._offset(wall)))

    def _offset(self, wall: datetime) -> timedelta:
        """Return the distance from UTC in whole minutes, which is how a diary keeps it."""
        if self.zone is not None:
            offset = wall.replace(tzinfo=self.zone).utcoffset() or timedelta(0)
        else:
            try:
                # Not astimezone: it moves a time that the clock leaves out by an hour, the wrong way.
                offset = wall - datetime.fromtimestamp(wall.timestamp(), UTC).replace(tzinfo=None)
            except (OSError, OverflowError, ValueError):
                # Some systems know no offsets before 1970.
                offset = self.now.utcoffset() or timedelta(0)
        return offset // _MINUTE * _MINUTE


def steady_id(*parts: str) -> str:
    """Return an id that depends on nothing but the parts, so that importing twice makes the same facts."""
    return uuid5(_NAMESPACE, "\x1f".join(parts)).hex


def folded_name(name: str) -> str:
    """Return a medicine's name in the form in which two spellings are the same medicine: no case, no extra spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def medicine_id(name: str) -> str:
    """Return the id that a medicine has which is known by its name alone."""
    return steady_id("medicine", folded_name(name))


def contradiction(sentence: str) -> RowError:
    """Return the error of a row whose cells contradict each other."""
    return RowError(_("The row contradicts itself: {why}").format(why=sentence))
