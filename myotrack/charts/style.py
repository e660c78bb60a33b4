"""How a chart looks: colours by what they mean, fonts and sizes, made from the tokens of a theme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from myotrack.resources.locate import read_text

TEXT_PT = 9.375
"""Size of all words on a chart at 100 %, points: 12.5 px on a screen of 96 dpi."""


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Colours are "#RRGGBB"; `text_pt` is the one text size, points, and everything else grows with it."""

    ground: str
    ink: str
    ink_soft: str
    border: str
    grid: str
    gap: str
    accent_ink: str
    dose_line: str
    dose_fill: str
    planned: str
    suppressant: str
    suppressant_shade: tuple[str, float]
    """Colour and opacity of the days on a suppressant."""
    general_shade: str
    point: str
    smooth: str
    band: tuple[str, float]
    """Colour and opacity of the 90 % band around the fitted course."""
    day_zero: str
    flag: str
    emergency: str
    severity: tuple[str, ...]
    on_severity: tuple[str, ...]
    text_pt: float = TEXT_PT
    hatched: bool = False
    """Whether shades carry a pattern too, for paper without colours."""

    @property
    def em(self) -> float:
        """The unit of all sizes, points."""
        return self.text_pt


def style_of(tokens: Mapping[str, object], text_percent: int = 100) -> ChartStyle:
    """Return the style of a theme: `tokens` are the colours of one file in resources/themes, by name.

    Raises KeyError for a theme without one of the names.
    """
    colours = {name: str(value) for name, value in tokens.items()}
    dark = _is_dark(colours["surface"])
    return ChartStyle(
        ground=colours["surface"],
        ink=colours["ink"],
        ink_soft=colours["ink_soft"],
        border=colours["border"],
        grid=colours["grid"],
        gap=colours["gap"],
        accent_ink=colours["accent_ink"],
        dose_line=colours["dose_line"],
        dose_fill=colours["dose_fill"],
        planned=colours["planned"],
        suppressant=colours["suppressant"],
        suppressant_shade=(colours["suppressant"], 0.16 if dark else 0.10),
        general_shade=colours["shade_28"],
        point=colours["point"],
        smooth=colours["smooth"],
        band=(colours["smooth"], 0.26 if dark else 0.16),
        day_zero=colours["day_zero"],
        flag=colours["flag"],
        emergency=colours["emergency"],
        severity=tuple(colours[f"severity_{n}"] for n in range(5)),
        on_severity=tuple(colours[f"on_severity_{n}"] for n in range(5)),
        text_pt=TEXT_PT * text_percent / 100,
    )


def shipped_style(theme: str = "light", text_percent: int = 100) -> ChartStyle:
    """Return the style of a shipped theme: "light", "dark" or "high_contrast"."""
    return style_of(tomllib.loads(read_text("themes", f"{theme}.toml"))["colours"], text_percent)


def black_and_white(text_percent: int = 100) -> ChartStyle:
    """Return the style for paper without colours: greys and patterns alone tell everything apart."""
    return ChartStyle(
        ground="#FFFFFF",
        ink="#000000",
        ink_soft="#333333",
        border="#BBBBBB",
        grid="#DDDDDD",
        gap="#555555",
        accent_ink="#000000",
        dose_line="#000000",
        dose_fill="#DDDDDD",
        planned="#333333",
        suppressant="#333333",
        suppressant_shade=("#000000", 0.05),
        general_shade="#F1F1F1",
        point="#000000",
        smooth="#000000",
        band=("#000000", 0.12),
        day_zero="#000000",
        flag="#000000",
        emergency="#000000",
        severity=("#F2F2F2", "#D9D9D9", "#ADADAD", "#707070", "#1F1F1F"),
        on_severity=("#000000", "#000000", "#000000", "#FFFFFF", "#FFFFFF"),
        text_pt=TEXT_PT * text_percent / 100,
        hatched=True,
    )


def _is_dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128
