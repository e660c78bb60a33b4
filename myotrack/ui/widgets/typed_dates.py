"""Reads a day or a time of day the way people type it."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from myotrack.words.dates import month_name

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})(?:[./\- ]+(\d{4}))?\.?")
_IN_WORDS = re.compile(r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})\.?\s*([^\W\d]{3,})\.?,?(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2}),?(?:\s+(\d{4}))?")
HALF_A_YEAR = timedelta(days=182)
"""How far ahead a day without a year can lie where days to come are asked for: it is then the nearest such day."""

_CLOCK = re.compile(r"(\d{1,2})\s*[:.h]\s*(\d{2})")
_DIGITS = re.compile(r"\d{1,4}")


def read_day(text: str, latest: date) -> date | None:
    """Read "14 March 2026", "Sat 14 Mar", "2026-03-14" or "14/3/2026" (day first); None if it is no day.

    Without a year it is the last such day up to and including `latest`: today, or half a year on for days to come.
    """
    text = " ".join(text.split()).strip(" ,")
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _with_year(int(found[1]), int(found[2]), found[3], latest)
    if (found := _IN_WORDS.fullmatch(text)) and (month := _month(found[2])):
        return _with_year(int(found[1]), month, found[3], latest)
    if (found := _MONTH_FIRST.fullmatch(text)) and (month := _month(found[1])):
        return _with_year(int(found[2]), month, found[3], latest)
    return None


def read_time(text: str) -> time | None:
    """Read "8:15", "08.15", "0815", "815" or "8" as a time of a 24-hour day; None if it is none."""
    text = text.strip()
    if found := _CLOCK.fullmatch(text):
        hour, minute = int(found[1]), int(found[2])
    elif _DIGITS.fullmatch(text):
        hour, minute = (int(text), 0) if len(text) <= 2 else (int(text[:-2]), int(text[-2:]))
    else:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _month(word: str) -> int | None:
    word = word.casefold()
    matches = [number for number in range(1, 13) if month_name(number).casefold().startswith(word)]
    return matches[0] if len(matches) == 1 else None


def _with_year(day: int, month: int, year: str | None, latest: date) -> date | None:
    if year is not None:
        return _day(int(year), month, day)
    # Four years back there was a 29 February, eight around 1900 and 2100.
    years = range(latest.year, latest.year - 9, -1)
    found = (_day(each, month, day) for each in years)
    return next((each for each in found if each is not None and each <= latest), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
