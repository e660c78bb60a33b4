"""The first start: three short steps, each of which can be skipped. Nothing is asked that can't be changed later."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QShowEvent

from myotrack.domain.emergency_numbers import choose
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.provenance import Author
from myotrack.i18n import _
from myotrack.resources.guidance import load_emergency_numbers, load_texts
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.country_list import CountryList
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.emergency import call_heading
from myotrack.words.labels import author_label
from myotrack.words.problems import entry_problem

STEPS = 3

_log = logging.getLogger(__name__)


class FirstRun(Page):
    """Asks what it needs to know and says what the program is; `done` carries whether to add a medicine now."""

    done = Signal(bool)

    def __init__(self, preferences: PreferencesFile) -> None:
        super().__init__(_("Welcome to MyoTrack"))
        self._preferences = preferences
        self._texts = load_texts()
        self._numbers = load_emergency_numbers()
        self._step = 0
        self._touched = False
        self._steps = (self._what_it_is(), self._who_and_where(), self._first_medicine())
        for card in self._steps:
            self.content.addWidget(card)
        self.show_step(0)

    def step(self) -> int:
        """Return the number of the step that is shown, from 0."""
        return self._step

    def showEvent(self, event: QShowEvent) -> None:
        """Enter leads on from the first moment."""
        super().showEvent(event)
        if not event.spontaneous():
            self._focus_forward()

    def _what_it_is(self) -> Card:
        card = Card(_("What this is, and what it is not"))
        card.body.addWidget(Label(self._texts.standing))
        card.body.addWidget(Label(self._texts.twitch))
        card.body.addWidget(Label(self._texts.baclofen_rule))
        card.body.addWidget(
            Label(_("Everything stays on this computer. MyoTrack does not use the internet."), colour="ink_soft")
        )
        card.body.addWidget(Label(_("The red button at the left works at any time, from now on."), colour="ink_soft"))
        _forward(card, _("Go on"), self._go_on)
        return card

    def _who_and_where(self) -> Card:
        card = Card(_("Who writes, and whom to call"))
        self._writer = ChoiceRow(
            _("Who writes in this diary on this computer?"), [Choice(a, author_label(a)) for a in Author]
        )
        self._writer.set_chosen(self._preferences.current.writer)
        self._writer.chosen.connect(self._writer_chosen)
        card.body.addWidget(self._writer)
        self._country = CountryList(self._numbers)
        self._country.picked.connect(self._country_picked)
        self._own_number = TextField(_("Another emergency number (only if the one shown is wrong)"), max_length=40)
        self._own_number.edited.connect(self._own_number_edited)
        self._call = Label("", TextRole.STRONG)
        card.body.addWidget(self._call)
        other = Disclosure(_("Another country, or another number…"))
        other.body.addWidget(self._country)
        other.body.addWidget(self._own_number)
        other.unfolded.connect(self._unfolded)
        card.body.addWidget(other)
        proposed = choose(self._numbers, QLocale.territoryToCode(QLocale.system().territory()))
        self._country.set_chosen(proposed.country if proposed.is_known else None)
        self._say_number(proposed.country)
        _forward(card, _("Save and go on"), self._save_and_go_on, skip=self._skip, back=self._go_back)
        return card

    def _first_medicine(self) -> Card:
        card = Card(_("Your first medicine"))
        card.body.addWidget(
            Label(
                _(
                    "With a medicine and its dose in the diary, the chart can show twitches and doses on one time "
                    "axis. You can add more at any time on the Medicines page."
                )
            )
        )
        _forward(
            card,
            _("Add a medicine now"),
            self._add_medicine,
            skip=self._finish,
            skip_text=_("Later"),
            back=self._go_back,
        )
        return card

    def show_step(self, step: int) -> None:
        """Show one of the steps, counted from 0."""
        self._step = step
        for number, card in enumerate(self._steps):
            card.setVisible(number == step)
        self.set_subtitle(_("Step {step} of {steps}").format(step=step + 1, steps=STEPS))
        self.verticalScrollBar().setValue(0)
        self._focus_forward()

    def _focus_forward(self) -> None:
        card = self._steps[self._step]
        next(b for b in card.findChildren(BigButton) if b.property("forward")).setFocus()

    def _go_on(self) -> None:
        self.show_step(self._step + 1)

    def _go_back(self) -> None:
        self.show_step(self._step - 1)

    def _skip(self) -> None:
        """Leave the step; what was chosen in it all the same is kept."""
        if self._touched:
            self._save_and_go_on()
        else:
            self._go_on()

    def _unfolded(self, is_open: bool) -> None:
        if is_open:
            self._country.search.setFocus()

    def _writer_chosen(self, _who: object) -> None:
        self._touched = True

    def _country_picked(self, country: object) -> None:
        self._touched = True
        self._say_number(str(country))

    def _own_number_edited(self) -> None:
        self._touched = True
        chosen = self._country.value()
        self._say_number(chosen if isinstance(chosen, str) else "")

    def _say_number(self, country: str) -> None:
        number = choose(self._numbers, country)
        if own := self._own_number.value():
            number = replace(number, numbers=(own,), verified=True)
        lines = [
            _("In an emergency, the red card will say: “{call}”").format(call=call_heading(number, self._texts)),
        ]
        if number.name:
            lines.append(_("Country: {country}").format(country=number.name))
        if number.is_known and not number.verified:
            lines.append(self._texts.number_unverified)
        self._call.setText("\n".join(lines))

    def _save_and_go_on(self) -> None:
        country = self._country.value()
        try:
            self._preferences.change(
                writer=self._writer.value() or Author.PATIENT,
                country=country if isinstance(country, str) else "",
                emergency_number=self._own_number.value(),
            )
        except InvalidEntry as problem:
            self._own_number.show_problem(entry_problem(problem))
            return
        except OSError:
            # It holds until the window closes, and is asked again next time.
            _log.warning("the file of the settings could not be written")
        self._go_on()

    def _add_medicine(self) -> None:
        self.done.emit(True)

    def _finish(self) -> None:
        self.done.emit(False)


def _forward(
    card: Card,
    title: str,
    go: Callable[[], None],
    *,
    skip: Callable[[], None] | None = None,
    skip_text: str = "",
    back: Callable[[], None] | None = None,
) -> None:
    """Put the buttons of a step at its foot: on the left what leads on, then what skips it, then the way back."""
    row = FlowLayout()
    button = BigButton(title, kind="primary")
    button.setProperty("forward", True)
    button.clicked.connect(go)
    row.addWidget(button)
    if skip is not None:
        later = BigButton(skip_text or _("Skip"))
        later.clicked.connect(skip)
        row.addWidget(later)
    if back is not None:
        before = BigButton(_("Back"), kind="quiet", icon="chevron-left")
        before.clicked.connect(back)
        row.addWidget(before)
    card.body.addLayout(row)
