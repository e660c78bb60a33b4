"""Reads CSV text in tests the way import does."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from typing import TypeVar

from myotrack.domain.provenance import Author
from myotrack.exchange.csv_context import CsvContext
from myotrack.exchange.csv_reader import read_csv
from myotrack.exchange.facts import Reading

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=timezone(timedelta(hours=1)))
_T = TypeVar("_T")


def context(*, day_start: time = time(0, 0)) -> CsvContext:
    """Read by the patient on 31 March 2026, in a place one hour ahead of UTC."""
    return CsvContext(NOW, Author.PATIENT, day_start, NOW.tzinfo)


def read(*lines: str) -> Reading:
    """Return what a file of these lines holds."""
    return read_csv("file.csv", "\n".join(lines).encode(), context())


def the_one(kind: type[_T], *lines: str) -> _T:
    """Return the only fact of this kind in a file of these lines, in which nothing is refused."""
    reading = read(*lines)
    assert reading.refused == ()
    (found,) = [one.fact for one in reading.facts if isinstance(one.fact, kind)]
    return found


def why_refused(*lines: str) -> str:
    """Return the sentence of the only refused row of a file of these lines, which is its last."""
    reading = read(*lines)
    (refused,) = reading.refused
    assert (refused.place.file, refused.place.line) == ("file.csv", len(lines))
    return refused.sentence.replace("\u2068", "").replace("\u2069", "")
