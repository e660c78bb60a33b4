"""Reads what is typed into the boxes of a paper week, saves it, and says what is wrong with it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Source
from myotrack.domain.scales import MOST_TWITCHES, FrequencyBand, Interference, Severity
from myotrack.domain.text_limits import NOTE_LIMIT, checked_text
from myotrack.i18n import _
from myotrack.services.diary import Diary
from myotrack.words.dates import weekday_and_day
from myotrack.words.labels import band_hint, band_label
from myotrack.words.numbers import frequency
from myotrack.words.personal_text import quoted
from myotrack.words.problems import entry_problem

DONT_REMEMBER = "?"
_SHORTEST_WORD = 3


class Box(StrEnum):
    """The boxes of a day, from left to right."""

    TWITCHES = "twitch_count"
    SEVERITY = "severity"
    INTERFERENCE = "interference"
    NOTE = "note"


def shown_in(box: Box, check_in: CheckIn | None) -> str:
    """Return what stands in a box for the answers of a day; "" for what was left blank."""
    if check_in is None:
        return ""
    if box is Box.TWITCHES:
        if check_in.status is CheckInStatus.UNKNOWN:
            return DONT_REMEMBER
        return "" if check_in.frequency is None else frequency(check_in)
    if box is Box.NOTE:
        return check_in.note
    grade = check_in.severity if box is Box.SEVERITY else check_in.interference
    return "" if grade is None else str(int(grade))


def save_box(diary: Diary, day: date, box: Box, text: str, before: str) -> None:
    """Save what was typed into a box as copied from paper; `before` is what stood in it.

    Raise InvalidEntry for what can't be read, DiaryError when it can't be saved.
    """
    typed = text.strip()
    if box is Box.TWITCHES:
        _save_twitches(diary, day, typed, before)
    elif box is Box.NOTE:
        diary.answer(day, source=Source.PAPER, note=checked_text("note", typed, NOTE_LIMIT))
    elif box is Box.SEVERITY:
        value = _grade(box, typed, len(Severity) - 1)
        diary.answer(day, source=Source.PAPER, severity=None if value is None else Severity(value))
    else:
        value = _grade(box, typed, len(Interference) - 1)
        diary.answer(day, source=Source.PAPER, interference=None if value is None else Interference(value))


def box_words(box: Box, text: str, day: str) -> str:
    """Return what was typed into a box, as in "Sat 14 March, severity: 2"; a note is only named."""
    if box is Box.NOTE:
        return _("{day}, note").format(day=day)
    name = {Box.TWITCHES: _("twitches"), Box.SEVERITY: _("severity"), Box.INTERFERENCE: _("interference")}[box]
    typed = quoted(text.strip()) if text.strip() else _("left blank")
    return _("{day}, {box}: {typed}").format(day=day, box=name, typed=typed)


def box_problem(day: date, box: Box, problem: InvalidEntry) -> str:
    """Return one sentence with the day and what is allowed."""
    sentence = entry_problem(problem)
    if box is Box.TWITCHES and problem.reason is Reason.NOT_WHOLE:
        sentence = _(
            "for twitches type a number from 0 to {most:,}, ? for “don't remember”, or {words}; not {given}."
        ).format(most=MOST_TWITCHES, words=_band_words(), given=quoted(str(problem.value)))
    return _("{day}: {problem}").format(day=weekday_and_day(day), problem=sentence)


def read_twitches(typed: str) -> int | FrequencyBand:
    """Return a number or a band; raise InvalidEntry for anything else."""
    if typed.isdecimal() and len(typed) <= len(str(MOST_TWITCHES)) + 5:
        number = int(typed)
        if number > MOST_TWITCHES:
            raise InvalidEntry(Box.TWITCHES, number, Reason.OUT_OF_RANGE, low=0, high=MOST_TWITCHES)
        return number
    word = " ".join(typed.casefold().replace("-", "–").split())
    found = [band for band in FrequencyBand if _means(word, band)]
    if len(found) != 1:
        raise InvalidEntry(Box.TWITCHES, typed, Reason.NOT_WHOLE)
    return found[0]


def _means(word: str, band: FrequencyBand) -> bool:
    """Whether a word is one of a band's names, or the beginning of a word in them."""
    names = (band_label(band).casefold(), band_hint(band).casefold())
    if word in names:
        return True
    if len(word) < _SHORTEST_WORD:
        return False
    starts = [name[place:] for name in names for place in range(len(name)) if place == 0 or name[place - 1] == " "]
    return any(start.startswith(word) for start in starts)


def _band_words() -> str:
    middle = (FrequencyBand.FEW, FrequencyBand.NOW_AND_THEN, FrequencyBand.OFTEN, FrequencyBand.CONSTANT)
    return ", ".join(f"“{band_label(band).lower()}”" for band in middle)


def _save_twitches(diary: Diary, day: date, typed: str, before: str) -> None:
    if typed == DONT_REMEMBER:
        diary.mark_unknown(day, source=Source.PAPER)
    elif typed:
        value = read_twitches(typed)
        if isinstance(value, FrequencyBand):
            diary.answer(day, source=Source.PAPER, frequency_band=value, twitch_count=None)
        else:
            diary.answer(day, source=Source.PAPER, twitch_count=value, frequency_band=None)
    elif before == DONT_REMEMBER:
        diary.take_back_mark(day)
    else:
        diary.answer(day, source=Source.PAPER, twitch_count=None, frequency_band=None)


def _grade(box: Box, typed: str, highest: int) -> int | None:
    if not typed:
        return None
    if not (typed.isdecimal() and len(typed) == 1 and int(typed) <= highest):
        raise InvalidEntry(box, typed, Reason.OUT_OF_RANGE, low=0, high=highest)
    return int(typed)
