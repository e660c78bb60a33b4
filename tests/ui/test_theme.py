"""Colours, type scale and putting a look on."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.resources.locate import read_text
from myotrack.ui.theme import (
    THEME_NAMES,
    Look,
    TextRole,
    Theme,
    ThemeError,
    apply,
    load_theme,
    look_of,
    theme_from_toml,
    theme_of,
)
from myotrack.ui.widgets.big_button import BigButton

# Text and what it stands on.
TEXT_PAIRS = [
    *[
        (text, ground)
        for text in ("ink", "ink_soft", "accent_ink")
        for ground in ("ground", "surface", "surface_raised")
    ],
    *[("ink", ground) for ground in ("surface_pressed", "accent_soft", "selection", "info_soft", "dose_fill")],
    *[("ink", ground) for ground in ("suppressant_soft", "shade_28", "smooth_band")],
    *[
        ("ink_soft", ground)
        for ground in ("surface_pressed", "accent_soft", "selection", "suppressant_soft", "shade_28")
    ],
    ("accent_ink", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("emergency", "surface"),
    ("emergency", "ground"),
    ("emergency", "surface_pressed"),
    ("on_emergency", "emergency"),
    ("on_emergency_ground", "emergency_ground"),
    ("on_emergency_soft", "emergency_soft"),
    ("urgent", "surface"),
    ("urgent", "ground"),
    ("on_urgent_soft", "urgent_soft"),
    ("discuss", "surface"),
    ("on_discuss_soft", "discuss_soft"),
    ("info", "surface"),
    ("on_info_soft", "info_soft"),
    ("flag", "surface"),
    ("flag", "shade_28"),
    ("flag", "suppressant_soft"),
    ("suppressant", "surface"),
    ("suppressant", "suppressant_soft"),
    ("planned", "surface"),
    *[(f"on_severity_{grade}", f"severity_{grade}") for grade in range(5)],
]
# Outlines, icons, marks in charts, and what they must stand off.
MARK_PAIRS = [
    *[("border_strong", ground) for ground in ("surface", "ground", "urgent_soft", "discuss_soft", "info_soft")],
    *[
        ("focus", ground)
        for ground in ("surface", "ground", "accent_soft", "selection", "urgent_soft", "emergency_soft")
    ],
    ("accent", "surface"),
    ("accent", "ground"),
    ("accent", "accent_soft"),
    ("accent", "selection"),
    ("emergency", "emergency_soft"),
    ("urgent", "urgent_soft"),
    ("discuss", "discuss_soft"),
    ("info", "info_soft"),
    ("disabled", "ground"),
    ("disabled", "surface"),
    ("gap", "surface"),
    ("dose_line", "surface"),
    ("dose_line", "dose_fill"),
    ("smooth", "surface"),
    ("smooth", "smooth_band"),
    ("smooth", "shade_28"),
    ("point", "smooth_band"),
    ("day_zero", "surface"),
    ("planned", "suppressant_soft"),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_formula_gives_the_published_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_every_text_can_be_read_on_its_ground(name: str, text: str, ground: str) -> None:
    theme = load_theme(name)

    assert contrast(getattr(theme, text), getattr(theme, ground)) >= (7.0 if name == "high_contrast" else 4.5)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_ordinary_text_reaches_seven_to_one(name: str) -> None:
    theme = load_theme(name)

    assert contrast(theme.ink, theme.surface) >= 7
    assert contrast(theme.ink, theme.ground) >= 7
    assert contrast(theme.ink_soft, theme.surface) >= 7
    assert contrast(theme.on_urgent_soft, theme.urgent_soft) >= 7
    assert contrast(theme.on_emergency_soft, theme.emergency_soft) >= 7


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_every_outline_and_mark_stands_off_its_ground(name: str, mark: str, ground: str) -> None:
    theme = load_theme(name)

    assert contrast(getattr(theme, mark), getattr(theme, ground)) >= 3.0


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_shades_of_severity_go_one_way_so_that_they_work_in_black_and_white(name: str) -> None:
    theme = load_theme(name)
    steps = [luminance(shade) for shade in theme.severity]

    assert steps == sorted(steps, reverse=not theme.dark)


def test_red_is_for_emergencies_alone() -> None:
    for name in THEME_NAMES:
        for field in dataclasses.fields(Theme):
            value = getattr(load_theme(name), field.name)
            if not isinstance(value, str) or not value.startswith("#") or "emergency" in field.name:
                continue
            colour = QColor(value)
            # Hue is -1 for greys; very light tints have a hue that nobody sees.
            reddish = 0 <= colour.hslHue() < 14 or colour.hslHue() > 340
            assert not (reddish and colour.hslSaturation() > 100 and colour.lightness() < 235), (name, field.name)


def test_a_missing_colour_is_named() -> None:
    text = read_text("themes", "light.toml").replace("focus =", "focsu =")

    with pytest.raises(ThemeError, match="missing focus"):
        theme_from_toml("mine", text)


def test_an_unknown_colour_is_named() -> None:
    with pytest.raises(ThemeError, match="unknown sparkle"):
        theme_from_toml("mine", read_text("themes", "light.toml") + '\nsparkle = "#FFFFFF"\n')


@pytest.mark.parametrize("value", ['"red"', '"#FFF"', "7", '"#GGGGGG"'])
def test_what_is_no_colour_is_named(value: str) -> None:
    text = read_text("themes", "light.toml").replace('grid = "#E1E8E9"', f"grid = {value}")

    with pytest.raises(ThemeError, match="grid"):
        theme_from_toml("mine", text)


@pytest.mark.parametrize("text", ["", "title = 3", "[colours]\n", "no toml at all = ="])
def test_what_is_no_theme_is_refused(text: str) -> None:
    with pytest.raises(ThemeError, match="mine"):
        theme_from_toml("mine", text)


def test_only_shipped_themes_have_a_name() -> None:
    with pytest.raises(ThemeError, match=r"\.\./light"):
        load_theme("../light")


def test_the_type_scale_doubles_at_200_percent() -> None:
    theme = load_theme("light")

    sizes = [Look(theme).text_px(role) for role in (TextRole.TITLE, TextRole.HEADING, TextRole.BODY, TextRole.SMALL)]
    doubled = [
        Look(theme, 200).text_px(role) for role in (TextRole.TITLE, TextRole.HEADING, TextRole.BODY, TextRole.SMALL)
    ]

    assert sizes == [24, 16, 15, 13]
    assert doubled == [48, 32, 30, 25]


def test_a_text_size_outside_100_to_200_is_brought_inside(qapp: QApplication) -> None:
    apply(qapp, load_theme("light"), 40)
    assert look_of().text_percent == 100
    apply(qapp, load_theme("light"), 900)
    assert look_of().text_percent == 200


@pytest.mark.parametrize("role", list(TextRole))
def test_every_step_of_the_type_scale_is_set_in_the_shipped_font(qapp: QApplication, role: TextRole) -> None:
    apply(qapp, load_theme("light"))

    info = QFontInfo(look_of().font(role))

    assert info.family() == "Inter"
    assert info.weight() == role.value[1]


def test_a_change_of_look_reaches_open_windows_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, load_theme("light"))
    button = BigButton("Undo")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint().height(), button.grab().toImage().pixelColor(button.width() // 2, 5).name()

    apply(qapp, load_theme("dark"), 200)
    qapp.processEvents()
    after = button.sizeHint().height(), button.grab().toImage().pixelColor(button.width() // 2, 5).name()

    assert theme_of(button).name == "dark"
    assert before == (56, load_theme("light").surface.lower())
    assert after[0] > 70
    assert after[1] == load_theme("dark").surface.lower()


def test_qt_s_own_palette_follows_the_theme(qapp: QApplication) -> None:
    apply(qapp, load_theme("dark"))

    palette = qapp.palette()

    for text, ground in (("Text", "Base"), ("WindowText", "Window"), ("HighlightedText", "Highlight")):
        one = palette.color(getattr(QPalette.ColorRole, text)).name()
        other = palette.color(getattr(QPalette.ColorRole, ground)).name()
        assert contrast(one, other) >= 7, (text, ground)


def test_one_who_changes_a_font_changes_no_other_text(qapp: QApplication) -> None:
    font = look_of().font(TextRole.DISPLAY)
    font.setPixelSize(500)
    assert look_of().font(TextRole.DISPLAY).pixelSize() == look_of().text_px(TextRole.DISPLAY)
