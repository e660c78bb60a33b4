"""Colours, type scale and sizes of the window: what a theme is, how it is put on, and how a widget asks for it."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from dataclasses import dataclass, field
from enum import Enum
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from myotrack.resources.locate import read_text, resource_path
from myotrack.ui.style import style_sheet

THEME_NAMES = ("light", "dark", "high_contrast")
FONT_FAMILY = "Inter"
FONT_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
GAP = 16  # px of dead space between two targets
MIN_TEXT_PERCENT, MAX_TEXT_PERCENT = 100, 200

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LOOK_PROPERTY = "myotrackLook"
_FONTS_PROPERTY = "myotrackFonts"
_STYLED_PROPERTY = "myotrackStyled"


class ThemeError(ValueError):
    """A theme file that does not say what a theme must say."""


class TextRole(Enum):
    """A step of the type scale: pixels at 100 % and weight."""

    DISPLAY = (40.0, QFont.Weight.Bold)  # a number read from across the room
    TITLE = (24.0, QFont.Weight.Bold)
    HEADING = (16.0, QFont.Weight.DemiBold)
    STRONG = (15.0, QFont.Weight.DemiBold)
    BUTTON = (15.0, QFont.Weight.Medium)
    BODY = (15.0, QFont.Weight.Normal)
    SMALL = (12.5, QFont.Weight.Normal)


@dataclass(frozen=True)
class Theme:
    """Colours by what they mean, each "#RRGGBB"; one per file in resources/themes."""

    name: str
    title: str
    dark: bool
    ground: str
    surface: str
    surface_raised: str
    surface_pressed: str
    border: str
    border_strong: str
    ink: str
    ink_soft: str
    disabled: str
    accent: str
    accent_ink: str
    accent_soft: str
    accent_pressed: str
    on_accent: str
    focus: str
    selection: str
    emergency: str
    emergency_ground: str
    emergency_soft: str
    on_emergency: str
    on_emergency_ground: str
    on_emergency_soft: str
    urgent: str
    urgent_soft: str
    urgent_border: str
    on_urgent_soft: str
    discuss: str
    discuss_soft: str
    discuss_border: str
    on_discuss_soft: str
    info: str
    info_soft: str
    info_border: str
    on_info_soft: str
    severity_0: str
    severity_1: str
    severity_2: str
    severity_3: str
    severity_4: str
    on_severity_0: str
    on_severity_1: str
    on_severity_2: str
    on_severity_3: str
    on_severity_4: str
    gap: str
    dose_line: str
    dose_fill: str
    suppressant: str
    suppressant_soft: str
    planned: str
    point: str
    smooth: str
    smooth_band: str
    grid: str
    day_zero: str
    shade_28: str
    flag: str

    @property
    def severity(self) -> tuple[str, str, str, str, str]:
        """The shades of severity 0 to 4."""
        return (self.severity_0, self.severity_1, self.severity_2, self.severity_3, self.severity_4)

    @property
    def on_severity(self) -> tuple[str, str, str, str, str]:
        """The text colours on the shades of severity 0 to 4."""
        return (self.on_severity_0, self.on_severity_1, self.on_severity_2, self.on_severity_3, self.on_severity_4)


@dataclass(frozen=True, slots=True)
class Face:
    """A font that is measured with and never changed; equal faces have equal keys."""

    key: str
    font: QFont = field(compare=False)

    @property
    def px(self) -> int:
        """Height of its type in pixels."""
        return self.font.pixelSize()


@dataclass(frozen=True)
class Look:
    """Everything a widget needs to draw itself: theme, text size and whether things may move."""

    theme: Theme
    text_percent: int = 100
    reduced_motion: bool = True

    def text_px(self, role: TextRole) -> int:
        """Height of the type of `role` in pixels, halves rounded up (12.5 is 13 at 100 %)."""
        return _text_px(role, self.text_percent)

    def font(self, role: TextRole) -> QFont:
        """The font of `role` at the chosen text size: a copy, so that one who changes it changes no other text."""
        return QFont(self.face(role).font)

    def face(self, role: TextRole) -> Face:
        """The same font for measuring and drawing: layouts ask for it thousands of times."""
        return _face(role, self.text_percent)

    def target(self, px: int) -> int:
        """Height of a target that is `px` at 100 %: text doubles, the room around it grows by a third."""
        return round(px * (1 + (self.text_percent - 100) / 300))

    def icon_px(self, px: int = 20) -> int:
        """Size of an icon that is `px` beside text of 100 %."""
        return round(px * (1 + (self.text_percent - 100) / 150))


def theme_from_toml(name: str, text: str) -> Theme:
    """Read a theme file; raises ThemeError naming what is missing, unknown or not a colour."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"theme {name!r}: not a TOML file ({error})") from error
    colours = data.get("colours")
    title, dark = data.get("title"), data.get("dark")
    if not isinstance(colours, dict) or not isinstance(title, str) or not isinstance(dark, bool):
        raise ThemeError(f"theme {name!r}: needs title, dark and a table [colours]")
    wanted = {field.name for field in dataclasses.fields(Theme)} - {"name", "title", "dark"}
    if missing := sorted(wanted - colours.keys()):
        raise ThemeError(f"theme {name!r}: missing {', '.join(missing)}")
    if unknown := sorted(colours.keys() - wanted):
        raise ThemeError(f"theme {name!r}: unknown {', '.join(unknown)}")
    if wrong := sorted(key for key, value in colours.items() if not _is_colour(value)):
        raise ThemeError(f"theme {name!r}: not a colour like #0B7A75: {', '.join(wrong)}")
    return Theme(name=name, title=title, dark=dark, **colours)


@cache
def load_theme(name: str) -> Theme:
    """Read a shipped theme by its name (THEME_NAMES); raises ThemeError for any other name."""
    if name not in THEME_NAMES:
        raise ThemeError(f"no theme {name!r}; there are {', '.join(THEME_NAMES)}")
    return theme_from_toml(name, read_text("themes", f"{name}.toml"))


def apply(app: QApplication, theme: Theme, text_percent: int = 100, reduced_motion: bool = True) -> None:
    """Put the look on the whole application, at once and also while windows are open.

    `text_percent` is kept within 100–200.
    """
    percent = max(MIN_TEXT_PERCENT, min(MAX_TEXT_PERCENT, text_percent))
    look = Look(theme, percent, reduced_motion)
    _register_fonts(app)
    app.setProperty(_LOOK_PROPERTY, look)
    if not app.property(_STYLED_PROPERTY):  # under a style sheet a style doesn't tell its name
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty(_STYLED_PROPERTY, True)
    app.setPalette(_palette(theme))
    app.setFont(look.font(TextRole.BODY))
    app.setStyleSheet(
        style_sheet(
            dataclasses.asdict(theme),
            field_px=look.target(56),
            row_px=look.target(44),
        )
    )


def look_of(widget: QObject | None = None) -> Look:
    """The look that is on; light at 100 % as long as none was applied. `widget` is whoever asks."""
    app = QApplication.instance()
    look = app.property(_LOOK_PROPERTY) if app is not None else None
    return look if isinstance(look, Look) else Look(load_theme("light"))


def theme_of(widget: QObject | None = None) -> Theme:
    """The theme that is on."""
    return look_of(widget).theme


@cache
def _text_px(role: TextRole, percent: int) -> int:
    return int(role.value[0] * percent / 100 + 0.5)


@cache
def _face(role: TextRole, percent: int) -> Face:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(_text_px(role, percent))
    font.setWeight(role.value[1])
    return Face(font.key(), font)


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


def _register_fonts(app: QApplication) -> None:
    if app.property(_FONTS_PROPERTY):
        return
    for file in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", file)))
    app.setProperty(_FONTS_PROPERTY, True)


def _palette(theme: Theme) -> QPalette:
    """Qt's own roles, for the few places that neither the style sheet nor our widgets draw."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground,
        role.WindowText: theme.ink,
        role.Base: theme.surface,
        role.AlternateBase: theme.ground,
        role.Text: theme.ink,
        role.PlaceholderText: theme.ink_soft,
        role.Button: theme.surface,
        role.ButtonText: theme.ink,
        role.BrightText: theme.ink,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.ink,
        role.ToolTipBase: theme.surface_raised,
        role.ToolTipText: theme.ink,
        role.Link: theme.accent_ink,
        role.LinkVisited: theme.accent_ink,
        role.Accent: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.border_strong,
        role.Shadow: theme.border_strong,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.disabled))
    return palette
