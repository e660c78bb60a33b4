"""The flags: signs, visits, missed and extra doses, other medicines' changes; with words wherever there is room."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.path import Path

from myotrack.analysis.flags import DayFlags, FlagKind, MedicineChange
from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.boxes import Rows
from myotrack.charts.ruler import Ruler
from myotrack.charts.shades import day_zero_x
from myotrack.charts.shapes import CROSS, DIAMOND, OCTAGON, SQUARE, TRIANGLE
from myotrack.charts.sheet import Sheet
from myotrack.charts.style import ChartStyle
from myotrack.charts.time_scale import TimeScale
from myotrack.charts.wording import and_more, flag_words, short_name
from myotrack.domain.medicines import Role

MOST_ROWS = 3
"""Rows of flags with words; flags that find no room stand without words in a row of their own below."""

LONGEST_WORDS_EM = 16
MARK_EM = 0.95
ROW_EM = 1.45


@dataclass(frozen=True, slots=True)
class PlacedFlag:
    """A day's flag: its row (0 is the lowest), and its words and where they begin, "" where they found no room."""

    flags: DayFlags
    row: int
    words: str
    x: float


@dataclass(frozen=True, slots=True)
class FlagRows:
    """All flags in their places, and how many rows they take."""

    placed: tuple[PlacedFlag, ...]
    rows: int

    def height(self, em: float) -> float:
        """Return how high the rows are together, points."""
        return self.rows * ROW_EM * em


def arranged_flags(picture: RecoveryPicture, scale: TimeScale, ruler: Ruler, right: float) -> FlagRows:
    """Return where each flag stands: the weightiest get their words first."""
    rows = Rows(MOST_ROWS, gap=0.5 * ruler.em)
    names = {m.id: short_name(m.name, ruler, 9) for m in picture.medicines}
    placed: list[tuple[DayFlags, int | None, str, float]] = []
    barrier = day_zero_x(picture, scale)
    for flags in sorted(_told(picture.flags), key=lambda f: (f.kind, f.day)):
        x, half = scale.middle(flags.day), MARK_EM * ruler.em / 2
        words = _words(flags, names, ruler)
        width = ruler.width(words)
        gap = half + 0.3 * ruler.em
        starts = [s for s in (x + gap, x - gap - width) if scale.left <= s and s + width <= right]
        if barrier is not None:
            starts = [s for s in starts if not s - gap < barrier < s + width + gap]
        spans = [(min(s, x - half), max(s + width, x + half)) for s in starts]
        found = rows.place(spans) if spans else None
        if found is None and flags.kind is FlagKind.CHANGE:
            continue  # its lane shows it
        placed.append((flags, None, "", 0.0) if found is None else (flags, found[0], words, starts[found[1]]))
    wordless = any(row is None for _flags, row, _words, _x in placed)
    # The row without words is the lowest one.
    shift = 1 if wordless else 0
    flags_placed = (PlacedFlag(f, 0 if row is None else row + shift, words, x) for f, row, words, x in placed)
    return FlagRows(tuple(flags_placed), rows.used + shift)


def draw_flags(sheet: Sheet, scale: TimeScale, flags: FlagRows, bottom: float) -> None:
    """Draw the flags and their words; the lowest row stands on `bottom`."""
    em, style = sheet.em, sheet.style
    by_kind: dict[FlagKind, list[tuple[float, float]]] = {}
    for flag in flags.placed:
        y = bottom + flag.row * ROW_EM * em
        by_kind.setdefault(flag.flags.kind, []).append((scale.middle(flag.flags.day), y + ROW_EM * em / 2))
        if flag.words:
            colour = _colour(style, flag.flags.kind)
            sheet.write(flag.words, flag.x, y + (ROW_EM * em - sheet.ruler.line_height) / 2, colour)
    for kind, centres in by_kind.items():
        shape, filled = SHAPES[kind]
        colour = _colour(style, kind)
        sheet.marks(
            np.array(centres), shape, MARK_EM * em,
            fill=colour if filled else style.ground, edge=colour, edge_width=0.13 * em, z=8,
        )  # fmt: skip


SHAPES: dict[FlagKind, tuple[Path, bool]] = {
    FlagKind.EMERGENCY_SIGN: (OCTAGON, True),
    FlagKind.SIGN: (TRIANGLE, True),
    FlagKind.VISIT: (SQUARE, True),
    FlagKind.DOSE_EVENT: (CROSS, False),
    FlagKind.CHANGE: (DIAMOND, False),
}
"""Each kind has its own shape, filled or hollow, so that it is told apart without colour."""


def _told(found: tuple[DayFlags, ...]) -> list[DayFlags]:
    """Return the flags that tell something that no lane and no shade tells: of changes, starts and stops alone.

    A suppressant's shade begins and ends with its changes, and a step of a staircase has its dose on it.
    """
    told = (replace(flags, changes=tuple(c for c in flags.changes if _begins_or_ends(c))) for flags in found)
    return [flags for flags in told if flags.signs or flags.visits or flags.events or flags.changes]


def _begins_or_ends(change: MedicineChange) -> bool:
    new, old = change.change, change.before
    if Role.SUPPRESSANT in (new.role, None if old is None else old.role):
        return False
    return new.daily_dose == 0 or old is None or old.daily_dose == 0


def _words(flags: DayFlags, names: dict[str, str], ruler: Ruler) -> str:
    first, *more = flag_words(flags, names)
    return and_more(ruler.fitted(first, LONGEST_WORDS_EM * ruler.em), len(more))


def _colour(style: ChartStyle, kind: FlagKind) -> str:
    if kind is FlagKind.EMERGENCY_SIGN:
        return style.emergency
    return style.flag if kind is FlagKind.SIGN else style.ink_soft
