"""What reading a CSV file needs to know beside its cells: today, and who brings it in, when and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from uuid import UUID, uuid5

from myotrack.domain.diary_day import diary_day
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.i18n import _

Cells = Mapping[str, str]
"""The cells of one row by column; a column that the file does not have is not there."""

_NAMESPACE = UUID("6d796f54-7261-636b-8a1e-1f0c5d9b7e32")
"""Namespace of the ids of imported facts; changing it would make every imported row new."""


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

    def moment(self, day: date, at: time) -> datetime:
        """Return the moment of a local time of a diary day, with its distance from UTC then."""
        calendar_day = day if at >= self.day_start else day + timedelta(days=1)
        wall = datetime.combine(calendar_day, at)
        return wall.replace(tzinfo=timezone(self._offset(wall)))

    def _offset(self, wall: datetime) -> timedelta:
        if self.zone is not None:
            return wall.replace(tzinfo=self.zone).utcoffset() or timedelta(0)
        try:
            return wall.astimezone().utcoffset() or timedelta(0)
        except (OSError, OverflowError):
            # Some systems know no offsets before 1970.
            return self.now.utcoffset() or timedelta(0)


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
