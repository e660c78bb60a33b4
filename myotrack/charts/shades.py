"""What lies behind the lanes: the first four weeks after day 0, days on a suppressant, and the day-0 line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from myotrack.analysis.picture import RecoveryPicture
from myotrack.charts.boxes import Rows
from myotrack.charts.ruler import Ruler
from myotrack.charts.sheet import Sheet, rectangle
from myotrack.charts.time_scale import TimeScale
from myotrack.charts.wording import day_zero_words, general_words, short_name, suppressant_words

MOST_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class HeaderLabel:
    """Words above the twitches: which row (0 is the lowest), where they begin, and what they are about."""

    words: str
    x: float
    row: int
    about: str


def arranged_header(picture: RecoveryPicture, scale: TimeScale, ruler: Ruler, right: float) -> tuple[HeaderLabel, ...]:
    """Return where the words about day 0, the shade and the suppressants stand, none touching another."""
    rows = Rows(MOST_HEADER_ROWS, gap=0.6 * ruler.em)
    found: list[HeaderLabel] = []
    zero = picture.day_zero
    barrier = day_zero_x(picture, scale)
    gap = 0.45 * ruler.em
    if zero is not None and picture.shown.holds(zero.day):
        words = day_zero_words(zero, short_name(picture.name(zero.medicine_id), ruler, 14))
        width, line = ruler.width(words, bold=True), scale.start(zero.day)
        _put(rows, found, words, "day_zero", [x for x in (line - gap - width, line + gap)
                                              if scale.left <= x and x + width <= right], width)  # fmt: skip
    general = picture.general_information
    if general is not None:
        x0, x1 = scale.start(general.first) + gap, scale.end(general.last) - gap
        words = general_words()
        width = ruler.width(words)
        places = [x1 - width, x0, (x0 + x1 - width) / 2] if width <= x1 - x0 else []
        # Over the days on a medicine it would read as being about that medicine.
        treated = [(scale.start(shade.range.first), scale.end(shade.range.last)) for shade in picture.suppressants]
        places = [x for x in places if all(x + width <= first or last <= x for first, last in treated)]
        _put(rows, found, words, "general", places, width)
    for shade in picture.suppressants:
        words = suppressant_words(short_name(picture.name(shade.medicine_id), ruler, 14))
        width = ruler.width(words)
        x0, x1 = scale.start(shade.range.first) + gap, scale.end(shade.range.last) - gap
        places = [x for x in (x0, x1 - width) if scale.left <= x and x + width <= right]
        if barrier is not None:
            places = [x for x in places if not x - gap < barrier < x + width + gap]
        _put(rows, found, words, "suppressant", places, width)
    return tuple(found)


def draw_shades(sheet: Sheet, scale: TimeScale, picture: RecoveryPicture, bottom: float, top: float) -> None:
    """Fill the days 0 to 28 and the days on suppressants, from `bottom` to `top`."""
    style = sheet.style
    general = picture.general_information
    if general is not None:
        sheet.areas([rectangle(scale.start(general.first), bottom, scale.end(general.last), top)],
                    style.general_shade, z=0.5)  # fmt: skip
    colour, opacity = style.suppressant_shade
    for shade in picture.suppressants:
        outline = [rectangle(scale.start(shade.range.first), bottom, scale.end(shade.range.last), top)]
        sheet.areas(outline, colour, z=0.6, opacity=opacity)
        if style.hatched:
            sheet.areas(outline, "none", z=0.7, hatch="//", hatch_colour=style.border)


def draw_header(sheet: Sheet, header: tuple[HeaderLabel, ...], bottom: float) -> None:
    """Write the words of the header; its lowest row stands on `bottom`."""
    style = sheet.style
    colours = {"day_zero": style.ink, "general": style.ink_soft, "suppressant": style.suppressant}
    for label in header:
        y = bottom + label.row * sheet.ruler.line_height
        sheet.write(label.words, label.x, y, colours[label.about], bold=label.about == "day_zero")


def draw_day_zero(sheet: Sheet, scale: TimeScale, picture: RecoveryPicture, bottom: float, top: float) -> None:
    """Draw the day-0 line: the left edge of the first day at the lower dose."""
    x = day_zero_x(picture, scale)
    if x is not None:
        sheet.lines([np.array([(x, bottom), (x, top)])], sheet.style.day_zero, 0.14 * sheet.em, z=6)


def day_zero_x(picture: RecoveryPicture, scale: TimeScale) -> float | None:
    """Return where the day-0 line runs; None when day 0 is not shown."""
    zero = picture.day_zero
    return scale.start(zero.day) if zero is not None and picture.shown.holds(zero.day) else None


def _put(rows: Rows, found: list[HeaderLabel], words: str, about: str, places: list[float], width: float) -> bool:
    placed = rows.place([(x, x + width) for x in places]) if places else None
    if placed is None:
        return False
    row, index = placed
    found.append(HeaderLabel(words, places[index], row, about))
    return True
