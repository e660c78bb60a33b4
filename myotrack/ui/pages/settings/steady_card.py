"""SteadyCard: how much the window forgives a hand that jerks, with a place to try it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from myotrack.domain.preferences import JerkPreset, Preferences
from myotrack.i18n import _
from myotrack.ui.pages.settings.changer import Changer
from myotrack.ui.pages.settings.steady_numbers import (
    HOLD,
    REPEAT,
    SLIP,
    SteadyNumber,
    is_as_preset,
    numbers_of,
    pixels,
    seconds,
)
from myotrack.ui.pages.settings.stepper import Stepper
from myotrack.ui.pages.settings.try_out import TryOut
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.label import Label


class SteadyCard(Card):
    """A preset sets all numbers; a number that is changed by hand makes them the person's own."""

    def __init__(self, changer: Changer, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Hands that jerk"), _("Presses that a jerk made are left out. Counting has its own filter."), parent
        )
        self._changer = changer
        self._preset = ChoiceRow(
            _("Where to start from"),
            [
                Choice(JerkPreset.STEADY, _("Steady"), _("forgives the most")),
                Choice(JerkPreset.STANDARD, _("Standard"), _("forgives small slips")),
                Choice(JerkPreset.OFF, _("Off"), _("takes every press as it comes")),
            ],
        )
        self._preset.chosen.connect(self._choose_preset)
        self._own = Label(_("These are your own numbers."), colour="ink_soft")
        self._repeat = Stepper(
            _("Ignore repeats"),
            _("A second press on the same button within this time does not count. The first one always counts."),
        )
        self._slip = Stepper(
            _("Forgive slips"),
            _("If your hand slips while you press, the press still counts up to this far. Farther, nothing happens."),
        )
        self._hold = Stepper(
            _("Hold to confirm"),
            _("To remove something you hold its button this long. With the keyboard, press it twice instead."),
        )
        self._repeat.stepped.connect(self._step_repeat)
        self._slip.stepped.connect(self._step_slip)
        self._hold.stepped.connect(self._step_hold)
        self.try_out = TryOut()
        parts = (self._preset, self._own, self._repeat, self._slip, self._hold, rule(), self.try_out)
        for part in parts:
            self.body.addWidget(part)

    def show_settings(self, settings: Preferences) -> None:
        """Show what is set."""
        as_preset = is_as_preset(settings)
        self._preset.set_chosen(settings.jerk_preset if as_preset else None)
        self._own.setVisible(not as_preset)
        self._repeat.show_value(seconds(settings.repeat_ms))
        self._slip.show_value(pixels(settings.freeze_px))
        self._hold.show_value(seconds(settings.hold_ms))
        self.try_out.hold.set_hold_ms(settings.hold_ms)

    def _choose_preset(self, preset: JerkPreset) -> None:
        said = _("Hands that jerk: {choice}").format(choice=self._preset.button(preset).title)
        self._changer.change(said, jerk_preset=preset, **numbers_of(preset))
        self.show_settings(self._changer.now)

    def _step_repeat(self, steps: int) -> None:
        self._step(REPEAT, steps, _("Ignore repeats: {value}"), seconds)

    def _step_slip(self, steps: int) -> None:
        self._step(SLIP, steps, _("Forgive slips: {value}"), pixels)

    def _step_hold(self, steps: int) -> None:
        self._step(HOLD, steps, _("Hold to confirm: {value}"), seconds)

    def _step(self, number: SteadyNumber, steps: int, said: str, words: Callable[[int], str]) -> None:
        wanted = number.stepped(getattr(self._changer.now, number.setting), steps)
        # Only "steady" takes its numbers from here; the other two presets stand for fixed ones.
        values = {number.setting: wanted, "jerk_preset": JerkPreset.STEADY}
        self._changer.change(said.format(value=words(wanted)), **values)
        self.show_settings(self._changer.now)
