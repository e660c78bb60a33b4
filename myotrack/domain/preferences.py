"""How this computer shows the diary and reacts to hands that jerk; declared once, with the allowed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from myotrack.domain.diary_day import LATEST_DAY_START
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.provenance import Author
from myotrack.domain.scales import checked_whole
from myotrack.domain.text_limits import NAME_LIMIT, checked_text

TEXT_PERCENT_LOW, TEXT_PERCENT_HIGH = 100, 200


class ThemeChoice(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class JerkPreset(StrEnum):
    """How far the window forgives clicks that a jerk made (reliability.md §5)."""

    STEADY = "steady"
    STANDARD = "standard"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Every setting of this computer; times in ms, distances in logical pixels."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = 100
    reduced_motion: bool = True
    jerk_preset: JerkPreset = JerkPreset.STEADY
    repeat_ms: int = 300
    freeze_px: int = 96
    hold_ms: int = 1200
    writer: Author = Author.PATIENT
    day_start: time = time(0, 0)
    country: str = ""
    emergency_number: str = ""
    poison_line: str = ""
    severity_words: tuple[str, str, str, str, str] = ("", "", "", "", "")
    last_diary: str = ""
    """The diary that opens by itself; "" for the one in the usual place."""
    told_shared: str = ""
    """The diary of which was told that its folder is shared."""
    first_run_done: bool = False

    def __post_init__(self) -> None:
        checked_whole("text_percent", self.text_percent, TEXT_PERCENT_LOW, TEXT_PERCENT_HIGH)
        checked_whole("repeat_ms", self.repeat_ms, 0, 2000)
        checked_whole("freeze_px", self.freeze_px, 0, 160)
        checked_whole("hold_ms", self.hold_ms, 600, 3000)
        if self.day_start > LATEST_DAY_START:
            raise InvalidEntry("day_start", self.day_start, Reason.TOO_LATE, latest=LATEST_DAY_START)
        for text in (self.country, self.emergency_number, self.poison_line, *self.severity_words):
            checked_text("preferences", text, NAME_LIMIT)
