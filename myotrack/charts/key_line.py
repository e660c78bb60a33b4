"""The line under the axis that says what the marks are: only those that occur, in the order they are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from matplotlib.path import Path

from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.fitted_course import COURSE_LINE_EM, EDGE_LINE_EM
from myotrack.charts.frequency_lane import BASELINE_DASHES, BASELINE_LINE_EM, COURSE_DASHES, baseline_days
from myotrack.charts.ruler import Ruler
from myotrack.charts.severity_strip import STATE_SIGNS
from myotrack.charts.shapes import BAR, DIAMOND, DOT, glyph
from myotrack.charts.sheet import Sheet, rectangle
from myotrack.charts.wording import before_key_words, course_words, fitted_words, key_words, unit_words
from myotrack.domain.checkins import DayState
from myotrack.domain.provenance import Author


class Stroke(Enum):
    """Lines of the chart, in the key a short piece of each."""

    FITTED = auto()
    COURSE = auto()
    DASHED_COURSE = auto()
    BASELINE = auto()


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A mark, a sign of the severity strip or a line, and what it means."""

    words: str
    shape: Path | Stroke
    filled: bool = True
    is_sign: bool = False


KeyRow = tuple[tuple[KeyEntry, float], ...]
"""Entries beside each other, each with where it begins."""


def key_entries(picture: RecoveryPicture) -> tuple[KeyEntry, ...]:
    """Return the entries for what the picture holds."""
    return _entries(picture, is_fitted=bool(picture.fitted))


def most_key_rows(picture: RecoveryPicture, ruler: Ruler, width: float) -> int:
    """Return how many rows the key has with a fitted course or without, whichever is more.

    So much room is kept for it: the chart has the same height before and after the course was worked out.
    """
    kinds = (True, False) if picture.day_zero is not None else (bool(picture.fitted),)
    return max(len(key_rows(_entries(picture, is_fitted=kind), ruler, width)) for kind in kinds)


def _entries(picture: RecoveryPicture, *, is_fitted: bool) -> tuple[KeyEntry, ...]:
    words = key_words()
    found: list[KeyEntry] = []
    if picture.bin_days > 1:
        found.append(KeyEntry(unit_words(picture.bin_days), DOT))
    for number, ratings in enumerate(picture.ratings):
        own = ratings.rater is Author.PATIENT
        replaced = number == 0 and (is_fitted or bool(picture.fitted))
        others = len(picture.ratings) > 1 or not own
        if others:
            found.append(KeyEntry(words["patient" if own else "caregiver"], DOT if own else DIAMOND))
        if number == 0 and is_fitted:
            found.append(KeyEntry(fitted_words(), Stroke.FITTED))
        elif ratings.course or (replaced and picture.bin_days == 1):
            stroke = Stroke.COURSE if own else Stroke.DASHED_COURSE
            found.append(KeyEntry(course_words(ratings.rater, others=others), stroke))
    marks = [mark for ratings in picture.ratings for mark in ratings.marks]
    if any(mark.late for mark in marks):
        found.append(KeyEntry(words["late"], DOT, filled=False))
    if picture.bin_days == 1 and any(not mark.exact for mark in marks):
        found.append(KeyEntry(words["band"], BAR))
    states = {mark.state for mark in picture.severity if mark.severity is None}
    if states & {DayState.NOT_LOGGED, DayState.PARTIAL}:
        found.append(KeyEntry(words["not_logged"], glyph(STATE_SIGNS[DayState.NOT_LOGGED]), is_sign=True))
    if DayState.UNKNOWN in states:
        found.append(KeyEntry(words["unknown"], glyph(STATE_SIGNS[DayState.UNKNOWN]), is_sign=True))
    if DayState.EXCUSED in states:
        found.append(KeyEntry(words["excused"], glyph(STATE_SIGNS[DayState.EXCUSED]), is_sign=True))
    base = picture.baseline
    if base is not None and base.mean is not None and baseline_days(picture) is not None:
        # The last one: it is left out when its line found room for words.
        found.append(KeyEntry(before_key_words(base.mean, base.days_logged), Stroke.BASELINE))
    return tuple(found)


def without_baseline(rows: Sequence[KeyRow]) -> tuple[KeyRow, ...]:
    """Return the rows without the entry of the mean before day 0; the others stay where they are."""
    return tuple(tuple(each for each in row if each[0].shape is not Stroke.BASELINE) for row in rows)


def key_rows(entries: Sequence[KeyEntry], ruler: Ruler, width: float) -> tuple[KeyRow, ...]:
    """Return the entries in rows that fit into `width`, each entry with where it begins."""
    rows: list[list[tuple[KeyEntry, float]]] = []
    x = width
    for entry in entries:
        needed = _mark_width(entry) * ruler.em + ruler.width(entry.words)
        if not rows or x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((entry, x))
        x += needed + 1.6 * ruler.em
    return tuple(tuple(row) for row in rows)


def draw_key(sheet: Sheet, rows: Sequence[KeyRow], left: float, top: float) -> None:
    """Draw the rows from `left` on, downwards from `top`."""
    em, line = sheet.em, sheet.ruler.line_height
    for number, row in enumerate(rows):
        y = top - (number + 1) * line
        for entry, offset in row:
            _draw_mark(sheet, entry, left + offset, y + line / 2)
            x = left + offset + _mark_width(entry) * em
            sheet.write(sheet.ruler.fitted(entry.words, sheet.width - x - 0.5 * em), x, y, sheet.style.ink_soft)


def _mark_width(entry: KeyEntry) -> float:
    return 2.0 if isinstance(entry.shape, Stroke) else 1.2


def _draw_mark(sheet: Sheet, entry: KeyEntry, x: float, y: float) -> None:
    em, style = sheet.em, sheet.style
    if isinstance(entry.shape, Stroke):
        piece = [np.array([(x, y), (x + 1.5 * em, y)])]
        if entry.shape is Stroke.FITTED:
            colour, opacity = style.band
            edges = [np.array([(x, y + side), (x + 1.5 * em, y + side)]) for side in (-0.4 * em, 0.4 * em)]
            sheet.areas([rectangle(x, y - 0.4 * em, x + 1.5 * em, y + 0.4 * em)], colour, opacity=opacity)
            sheet.lines(edges, style.smooth, EDGE_LINE_EM * em)
        if entry.shape is Stroke.BASELINE:
            sheet.lines(piece, style.ink_soft, BASELINE_LINE_EM * em, dashes=BASELINE_DASHES)
        else:
            dashes = COURSE_DASHES if entry.shape is Stroke.DASHED_COURSE else None
            sheet.lines(piece, style.smooth, COURSE_LINE_EM * em, dashes=dashes)
        return
    colour = style.gap if entry.is_sign else style.point
    sheet.marks(
        np.array([(x + 0.4 * em, y)]),
        entry.shape,
        em if entry.is_sign else 0.55 * em,
        fill=colour if entry.filled else style.ground,
        edge="none" if entry.filled else colour,
        edge_width=0.14 * em,
    )
