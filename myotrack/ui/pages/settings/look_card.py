"""LookCard: colours, text size, movement."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from myotrack.domain.preferences import TEXT_PERCENT_HIGH, TEXT_PERCENT_LOW, Preferences, ThemeChoice
from myotrack.i18n import _
from myotrack.ui.pages.settings.changer import Changer
from myotrack.ui.pages.settings.stepper import Stepper
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.label import Label

TEXT_STEP = 10
"""Percent that one press makes the text larger or smaller."""


class LookCard(Card):
    """How the window looks."""

    def __init__(self, changer: Changer, parent: QWidget | None = None) -> None:
        super().__init__(_("How it looks"), parent=parent)
        self._changer = changer
        self._size = Stepper(_("Text size"), _("Makes all words and buttons larger, up to twice as large."))
        self._size.stepped.connect(self._step_size)
        self._theme = ChoiceRow(
            _("Colours"),
            [
                Choice(ThemeChoice.SYSTEM, _("As the computer"), _("light or dark")),
                Choice(ThemeChoice.LIGHT, _("Light")),
                Choice(ThemeChoice.DARK, _("Dark"), _("easier on the eyes at night")),
                Choice(ThemeChoice.HIGH_CONTRAST, _("High contrast"), _("white on black")),
            ],
        )
        self._theme.chosen.connect(self._choose_theme)
        self._motion = ChoiceRow(
            _("Movement"),
            [
                Choice(True, _("Nothing moves by itself")),
                Choice(False, _("Small movements are fine")),
            ],
        )
        self._motion.chosen.connect(self._choose_motion)
        for part in (
            self._size,
            rule(),
            self._theme,
            Label(_("Changes the colours of the window. The charts change with it."), colour="ink_soft"),
            rule(),
            self._motion,
            Label(_("Whether parts of the window may slide or fade. Nothing ever blinks."), colour="ink_soft"),
        ):
            self.body.addWidget(part)

    def show_settings(self, settings: Preferences) -> None:
        """Show what is set."""
        self._size.show_value(_("{percent} %").format(percent=settings.text_percent))
        self._theme.set_chosen(settings.theme)
        self._motion.set_chosen(settings.reduced_motion)

    def _step_size(self, step: int) -> None:
        now = self._changer.now.text_percent
        wanted = max(TEXT_PERCENT_LOW, min(TEXT_PERCENT_HIGH, now + step * TEXT_STEP))
        self._changer.change(_("Text size: {percent} %").format(percent=wanted), text_percent=wanted)
        self.show_settings(self._changer.now)

    def _choose_theme(self, theme: ThemeChoice) -> None:
        self._changer.change(_("Colours: {choice}").format(choice=self._theme.button(theme).title), theme=theme)
        self.show_settings(self._changer.now)

    def _choose_motion(self, reduced: bool) -> None:
        said = _("Movement: {choice}").format(choice=self._motion.button(reduced).title)
        self._changer.change(said, reduced_motion=reduced)
        self.show_settings(self._changer.now)
