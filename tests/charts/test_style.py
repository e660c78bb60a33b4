from __future__ import annotations

import dataclasses

import pytest

from myotrack.charts.style import TEXT_PT, ChartStyle, black_and_white, shipped_style, style_of
from myotrack.ui.theme import THEME_NAMES, load_theme

STYLES = [*(shipped_style(name) for name in THEME_NAMES), black_and_white()]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("style", STYLES)
def test_words_and_marks_stand_out_from_every_ground_they_lie_on(style: ChartStyle) -> None:
    for ground in (style.ground, style.general_shade):
        for words in (style.ink, style.ink_soft, style.flag, style.emergency):
            assert contrast(words, ground) >= 4.5
        for marks in (style.point, style.smooth, style.dose_line, style.day_zero, style.suppressant):
            assert contrast(marks, ground) >= 3.0
    for bar, digit in zip(style.severity, style.on_severity, strict=True):
        assert contrast(digit, bar) >= 4.5


@pytest.mark.parametrize("style", STYLES)
def test_severity_grows_in_one_direction_of_brightness(style: ChartStyle) -> None:
    steps = [luminance(colour) for colour in style.severity]

    assert steps == sorted(steps) or steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_windows_theme_gives_the_same_style_as_its_file(name: str) -> None:
    assert style_of(dataclasses.asdict(load_theme(name)), 150) == shipped_style(name, 150)


def test_the_text_size_is_the_windows() -> None:
    assert shipped_style().text_pt == TEXT_PT == 12.5 * 72 / 96
    assert shipped_style(text_percent=200).text_pt == 2 * TEXT_PT


def test_a_theme_that_lacks_a_colour_is_refused() -> None:
    with pytest.raises(KeyError):
        style_of({"surface": "#FFFFFF"})
