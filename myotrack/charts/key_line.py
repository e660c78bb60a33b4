"""The line under the axis that says what the marks are: only those that occur, in the order they are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.ruler import Ruler
from myotrack.charts.severity_strip import STATE_SIGNS
from myotrack.charts.shapes import BAR, DIAMOND, DOT, glyph
from myotrack.charts.sheet import Sheet
from myotrack.charts.wording import course_words, key_words, unit_words
from myotrack.domain.checkins import DayState
from myotrack.domain.provenance import Author


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A mark and what it means; `shape` None is a piece of the course's line."""

    words: str
    shape: Path | None
    filled: bool = True
    dashed: bool = False
    is_sign: bool = False


def key_entries(picture: RecoveryPicture) -> tuple[KeyEntry, ...]:
    """Return the entries for what the picture holds."""
    words = key_words()
    found: list[KeyEntry] = []
    if picture.bin_days > 1:
        found.append(KeyEntry(unit_words(picture.bin_days), DOT))
    for ratings in picture.ratings:
        own = ratings.rater is Author.PATIENT
        others = len(picture.ratings) > 1 or not own
        if others:
            found.append(KeyEntry(words["patient" if own else "caregiver"], DOT if own else DIAMOND))
        if ratings.course:
            found.append(KeyEntry(course_words(ratings.rater, others=others), None, dashed=not own))
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
    return tuple(found)


def key_rows(entries: Sequence[KeyEntry], ruler: Ruler, width: float) -> tuple[tuple[tuple[KeyEntry, float], ...], ...]:
    """Return the entries in rows that fit into `width`, each entry with where it begins."""
    rows: list[list[tuple[KeyEntry, float]]] = []
    x = width
    for entry in entries:
        needed = (2.0 if entry.shape is None else 1.2) * ruler.em + ruler.width(entry.words)
        if not rows or x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append((entry, x))
        x += needed + 1.6 * ruler.em
    return tuple(tuple(row) for row in rows)


def draw_key(sheet: Sheet, rows: Sequence[Sequence[tuple[KeyEntry, float]]], left: float, top: float) -> None:
    """Draw the rows from `left` on, downwards from `top`."""
    em, style, line = sheet.em, sheet.style, sheet.ruler.line_height
    for number, row in enumerate(rows):
        y = top - (number + 1) * line
        middle = y + line / 2
        for entry, offset in row:
            x = left + offset
            if entry.shape is None:
                dashes = (4.0, 2.0) if entry.dashed else None
                sheet.lines([np.array([(x, middle), (x + 1.5 * em, middle)])], style.smooth, 0.24 * em, dashes=dashes)
            else:
                size = em if entry.is_sign else 0.55 * em
                colour = style.gap if entry.is_sign else style.point
                sheet.marks(
                    np.array([(x + 0.4 * em, middle)]), entry.shape, size,
                    fill=colour if entry.filled else style.ground,
                    edge="none" if entry.filled else colour, edge_width=0.14 * em,
                )  # fmt: skip
            words_x = x + (2.0 if entry.shape is None else 1.2) * em
            sheet.write(sheet.ruler.fitted(entry.words, sheet.width - words_x - 0.5 * em), words_x, y, style.ink_soft)
