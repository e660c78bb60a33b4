"""What the three presets for hands that jerk stand for, and how a number of them is stepped and said."""

from __future__ import annotations

from dataclasses import dataclass

from myotrack.domain.preferences import JerkPreset, Preferences
from myotrack.i18n import _
from myotrack.ui.jerk_filter import JerkFilterSettings
from myotrack.words.numbers import measured

_HOLD_MS = {JerkPreset.STEADY: 1200, JerkPreset.STANDARD: 800, JerkPreset.OFF: 800}
"""How long to hold, per preset: the table of hands that jerk; "off" still asks before something is removed."""


@dataclass(frozen=True, slots=True)
class SteadyNumber:
    """One number of the filter: the name of its setting, its ends and its step."""

    setting: str
    low: int
    high: int
    step: int

    def stepped(self, value: int, steps: int) -> int:
        """Return `value` some steps further, within the ends."""
        return max(self.low, min(self.high, value + steps * self.step))


REPEAT = SteadyNumber("repeat_ms", 0, 2000, 50)
SLIP = SteadyNumber("freeze_px", 0, 160, 8)
HOLD = SteadyNumber("hold_ms", 600, 3000, 100)


def numbers_of(preset: JerkPreset) -> dict[str, int]:
    """Return the settings that a preset stands for."""
    settings = {
        JerkPreset.STEADY: JerkFilterSettings.steady(),
        JerkPreset.STANDARD: JerkFilterSettings.standard(),
        JerkPreset.OFF: JerkFilterSettings.off(),
    }[preset]
    return {
        REPEAT.setting: settings.repeat_ms,
        SLIP.setting: settings.freeze_px,
        HOLD.setting: _HOLD_MS[preset],
    }


def is_as_preset(settings: Preferences) -> bool:
    """Whether the numbers are those of the preset that is set."""
    return all(getattr(settings, name) == value for name, value in numbers_of(settings.jerk_preset).items())


def seconds(milliseconds: int) -> str:
    """Return a time as in "0.3 seconds"; "off" for none."""
    if milliseconds == 0:
        return _("off")
    plain = f"{milliseconds / 1000:.2f}".rstrip("0").rstrip(".")
    return _("{number} s").format(number=plain)


def pixels(number: int) -> str:
    """Return a distance on the screen; "off" for none."""
    return _("off") if number == 0 else _("{number} px").format(number=measured(number))
