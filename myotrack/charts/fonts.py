"""The fonts of the charts: Inter as shipped, and others for characters that Inter doesn't have."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from threading import get_ident
from typing import Any

from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from myotrack.resources.locate import MissingResourceError, resource_path

OWN_FILES = ("Inter-Regular.ttf", "Inter-Bold.ttf")
FAMILIES = ("Inter", "DejaVu Sans")
"""The shipped font; DejaVu Sans comes with matplotlib and has arrows, Greek, Cyrillic, Hebrew, Arabic and more."""

SYSTEM_FAMILIES = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei",
    "Yu Gothic", "Malgun Gothic", "PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo", "Noto Sans Devanagari",
    "Nirmala UI", "Kohinoor Devanagari", "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Thai", "Leelawadee UI",
    "Thonburi",
)  # fmt: skip
"""Fonts of the computer for a name in a script that neither of ours has, where they are installed."""

MISSING = "\N{WHITE SQUARE}"
"""Stands for characters that no font has, emoji among them; a run of them is one."""

WEIGHTS = {False: 400, True: 700}
"""Weights that all families have; matplotlib warns about others."""


@cache
def register_fonts() -> None:
    """Make the shipped fonts known to matplotlib, before any font of the computer with the same name; done once."""
    known = font_manager.fontManager.ttflist
    for name in OWN_FILES:
        try:
            path = resource_path("fonts", name)
        except MissingResourceError:
            continue  # a damaged installation still draws, in DejaVu Sans
        before = len(known)
        font_manager.fontManager.addfont(path)
        known[:] = known[before:] + known[:before]


@lru_cache(maxsize=64)
def font(size: float, bold: bool = False, families: tuple[str, ...] = FAMILIES) -> FontProperties:
    """Return the font of a size in points."""
    register_fonts()
    return FontProperties(family=list(families), size=size, weight=WEIGHTS[bold])


@lru_cache(maxsize=1024)
def families_for(text: str) -> tuple[str, ...]:
    """Return the font families that a text is drawn with: more than our own only where it needs them."""
    if not _missing(text, FAMILIES):
        return FAMILIES
    more = tuple(family for family in _installed() if len(_missing(text, (family,))) < len(set(text)))
    return FAMILIES + more


@lru_cache(maxsize=1024)
def drawable(text: str) -> str:
    """Return the text with what no font has made visible as one box, on one line."""
    missing = _missing(text, families_for(text))
    if not missing:
        return text
    parts = groupby(text, key=lambda c: c in missing)
    return "".join(MISSING if gone else "".join(group) for gone, group in parts)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, bold: bool, dpi: float) -> float:
    """Return how wide one line of text is drawn, points; `dpi` is that of the figure, for its rounding to pixels."""
    if not text:
        return 0.0
    width, _height, _descent = _measuring(dpi, get_ident()).get_text_width_height_descent(
        text, font(size, bold, families_for(text)), ismath=False
    )
    return float(width) * 72.0 / dpi


@lru_cache(maxsize=8)
def _measuring(dpi: float, _thread: int) -> Any:
    """Each thread has its own: the window measures words while a chart is drawn beside it."""
    make: Any = RendererAgg  # matplotlib's backends have no types
    return make(1, 1, dpi)


def _missing(text: str, families: tuple[str, ...]) -> frozenset[str]:
    known = [_characters(family) for family in families]
    return frozenset(c for c in text if not _is_invisible(c) and not any(ord(c) in found for found in known))


def _is_invisible(character: str) -> bool:
    # Isolates and joiners steer the layout and are never drawn.
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


@cache
def _characters(family: str) -> frozenset[int]:
    register_fonts()
    path = font_manager.findfont(FontProperties(family=[family]))
    return frozenset(font_manager.get_font(path).get_charmap())


@cache
def _installed() -> tuple[str, ...]:
    there = {entry.name for entry in font_manager.fontManager.ttflist}
    return tuple(family for family in SYSTEM_FAMILIES if family in there)
