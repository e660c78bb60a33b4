"""The first start: three short steps, each of which can be skipped. Nothing is asked that can't be changed later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from myotrack.domain.emergency_numbers import choose
from myotrack.domain.provenance import Author
from myotrack.i18n import _
from myotrack.resources.guidance import load_emergency_numbers, load_texts
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page
from myotrack.ui.widgets.pick_list import PickList
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.emergency import call_heading
from myotrack.words.labels import author_label

STEPS = 3


class FirstRun(Page):
    """Asks what it needs to know and says what the program is; `done` carries whether to add a medicine now."""

    done = Signal(bool)

    def __init__(self, preferences: PreferencesFile) -> None:
        super().__init__(_("Welcome to MyoTrack"))
        self._preferences = preferences
        self._texts = load_texts()
        self._numbers = load_emergency_numbers()
        self._steps = QStackedWidget()
        self._steps.addWidget(self._what_it_is())
        self._steps.addWidget(self._who_and_where())
        self._steps.addWidget(self._first_medicine())
        self.content.addWidget(self._steps)
        self.show_step(0)

    def step(self) -> int:
        """Return the number of the step that is shown, from 0."""
        return self._steps.currentIndex()

    def _what_it_is(self) -> QWidget:
        card, column = _step(_("What this is, and what it is not"))
        card.body.addWidget(Label(self._texts.standing))
        card.body.addWidget(Label(self._texts.twitch))
        card.body.addWidget(Label(self._texts.baclofen_rule))
        card.body.addWidget(
            Label(_("Everything stays on this computer. MyoTrack does not use the internet."), colour="ink_soft")
        )
        card.body.addWidget(Label(_("The red button at the left works at any time, from now on."), colour="ink_soft"))
        _forward(card, _("Go on"), self._go_on)
        return column

    def _who_and_where(self) -> QWidget:
        card, column = _step(_("Who writes, and whom to call"))
        self._writer = ChoiceRow(
            _("Who writes in this diary on this computer?"), [Choice(a, author_label(a)) for a in Author]
        )
        self._writer.set_chosen(self._preferences.current.writer)
        card.body.addWidget(self._writer)
        choices = [Choice(n.country, n.name, " · ".join(n.numbers)) for n in self._numbers]
        self._country = PickList(_("Country"), choices, placeholder=_("Type the first letters"))
        self._country.picked.connect(self._country_picked)
        self._own_number = TextField(_("Another emergency number (only if the one shown is wrong)"), max_length=40)
        self._own_number.edited.connect(self._own_number_edited)
        self._call = Label("", TextRole.STRONG)
        card.body.addWidget(self._call)
        other = Disclosure(_("Another country, or another number…"))
        other.body.addWidget(self._country)
        other.body.addWidget(self._own_number)
        card.body.addWidget(other)
        proposed = choose(self._numbers, QLocale.territoryToCode(QLocale.system().territory()))
        self._country.set_chosen(proposed.country if proposed.is_known else None)
        self._say_number(proposed.country)
        _forward(card, _("Save and go on"), self._save_and_go_on, skip=self._go_on)
        return column

    def _first_medicine(self) -> QWidget:
        card, column = _step(_("Your first medicine"))
        card.body.addWidget(
            Label(
                _(
                    "With a medicine and its dose in the diary, the chart can show twitches and doses on one time "
                    "axis. You can add more at any time on the Medicines page."
                )
            )
        )
        _forward(card, _("Add a medicine now"), self._add_medicine, skip=self._finish, skip_text=_("Later"))
        return column

    def show_step(self, step: int) -> None:
        """Show one of the steps, counted from 0."""
        self._steps.setCurrentIndex(step)
        self.set_subtitle(_("Step {step} of {steps}").format(step=step + 1, steps=STEPS))
        self.verticalScrollBar().setValue(0)
        shown = self._steps.currentWidget()
        if shown is not None:
            next(b for b in shown.findChildren(BigButton) if b.property("forward")).setFocus()

    def _go_on(self) -> None:
        self.show_step(self.step() + 1)

    def _country_picked(self, country: object) -> None:
        self._say_number(str(country))

    def _own_number_edited(self) -> None:
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
        self._preferences.change(
            writer=self._writer.value() or Author.PATIENT,
            country=country if isinstance(country, str) else "",
            emergency_number=self._own_number.value(),
        )
        self._go_on()

    def _add_medicine(self) -> None:
        self.done.emit(True)

    def _finish(self) -> None:
        self.done.emit(False)


def _step(title: str) -> tuple[Card, QWidget]:
    """Return a card and the widget that keeps it at the top."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    card = Card(title)
    column.addWidget(card)
    column.addStretch(1)
    return card, box


def _forward(
    card: Card,
    title: str,
    go: Callable[[], None],
    *,
    skip: Callable[[], None] | None = None,
    skip_text: str = "",
) -> None:
    """Put the buttons of a step at its foot: on the left what leads on, then what skips it."""
    row = FlowLayout()
    button = BigButton(title, kind="primary")
    button.setProperty("forward", True)
    button.clicked.connect(go)
    row.addWidget(button)
    if skip is not None:
        later = BigButton(skip_text or _("Skip"))
        later.clicked.connect(skip)
        row.addWidget(later)
    card.body.addLayout(row)
