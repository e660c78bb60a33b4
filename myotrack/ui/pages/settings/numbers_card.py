"""NumbersCard: whom the emergency card says to call: proposed from the list, confirmed or typed by the person."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.emergency_numbers import EmergencyNumber, choose
from myotrack.domain.preferences import Preferences
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.resources.guidance import load_emergency_numbers, load_texts
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.pages.settings.changer import Changer
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.country_list import CountryList
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.flow import EvenLayout, FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.emergency_numbers import card_says, listed_number, number_in_use

_LONGEST_NUMBER = 40


class NumbersCard(Card):
    """The numbers of the list change with the country; the person's own stand before them."""

    def __init__(self, changer: Changer, parent: QWidget | None = None) -> None:
        super().__init__(_("Emergency numbers"), _("MyoTrack cannot call. It only shows the numbers."), parent)
        self._changer = changer
        self._numbers = load_emergency_numbers()
        self._texts = load_texts()
        self._shown: tuple[str, str, str] | None = None
        self._says = Label("", TextRole.STRONG)
        self._listed = Label("")
        self._unchecked = Label(self._texts.number_unverified, TextRole.STRONG, colour="urgent")
        self._confirm = BigButton(_("I checked these numbers: they are right"), icon="check")
        self._confirm.clicked.connect(self._confirm_listed)
        self._country = CountryList(self._numbers)
        self._country.picked.connect(self._pick_country)
        other = Disclosure(_("Choose the country…"))
        other.body.addWidget(self._country)
        confirm = FlowLayout()
        confirm.addWidget(self._confirm)
        self.body.addWidget(self._says)
        self.body.addWidget(self._listed)
        self.body.addWidget(self._unchecked)
        self.body.addLayout(confirm)
        self.body.addWidget(other)
        self.body.addWidget(rule())
        self.body.addWidget(self._own())

    def show_settings(self, settings: Preferences) -> None:
        """Show what is set; a number that is being typed stays."""
        listed = choose(self._numbers, settings.country)
        self._says.setText("\n".join(card_says(number_in_use(self._numbers, settings), self._texts)))
        self._listed.setText("\n".join(listed_number(listed)))
        open_number = not listed.verified and not settings.emergency_number
        open_line = listed.poison_line is not None and not listed.poison_verified and not settings.poison_line
        self._unchecked.setVisible(listed.is_known and (open_number or open_line))
        self._confirm.setVisible(listed.is_known and (open_number or open_line))
        self._country.set_chosen(listed.country if listed.is_known else None)
        now = (settings.country, settings.emergency_number, settings.poison_line)
        if now != self._shown:
            is_new, self._shown = self._shown is None, now
            self._own_number.set_value(settings.emergency_number)
            self._own_line.set_value(settings.poison_line)
            self._changer.settle(self.typed_watch)
            if is_new:
                self.typed_watch.begin(TypedPlace(TypedKind.OWN_NUMBERS))

    def _own(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Your own numbers"), TextRole.STRONG))
        column.addWidget(
            Label(_("They stand on the card in place of those of the list. Empty: the list."), colour="ink_soft")
        )
        grid = EvenLayout(columns=2)
        self._own_number = TextField(_("Emergency number"), max_length=_LONGEST_NUMBER)
        self._own_line = TextField(_("Poison line"), max_length=_LONGEST_NUMBER)
        grid.addWidget(self._own_number)
        grid.addWidget(self._own_line)
        column.addLayout(grid)
        use = BigButton(_("Use these numbers"), icon="check")
        use.clicked.connect(self._use_own)
        row = FlowLayout()
        row.addWidget(use)
        column.addSpacing(8)
        column.addLayout(row)
        self.typed_watch = FormWatch(box, column, self._changer.drafts, self._changer.now.hold_ms)
        return box

    def _pick_country(self, country: str) -> None:
        listed = choose(self._numbers, country)
        # Numbers that were typed or confirmed belong to the country before.
        self._change(
            _("Country: {country}").format(country=listed.name or _("another country")), listed.country, "", ""
        )

    def _confirm_listed(self) -> None:
        settings = self._changer.now
        listed = choose(self._numbers, settings.country)
        self._change(
            _("Your numbers are in use."),
            settings.country,
            settings.emergency_number or _only_number(listed),
            settings.poison_line or (listed.poison_line or ""),
        )

    def _use_own(self) -> None:
        number, line = self._own_number.value(), self._own_line.value()
        for field, value in ((self._own_number, number), (self._own_line, line)):
            if value and not any(character.isdigit() for character in value):
                field.show_problem(_("{field}: please enter a number.").format(field=field.label_text))
                return
        self._change(_("Your numbers are in use."), self._changer.now.country, number, line)

    def _change(self, said: str, country: str, number: str, line: str) -> None:
        if self._changer.change(said, country=country, emergency_number=number, poison_line=line):
            self._changer.settle(self.typed_watch)
        self.show_settings(self._changer.now)


def _only_number(listed: EmergencyNumber) -> str:
    """Return the first number when it has to be confirmed, "" when the list vouches for it."""
    return "" if listed.verified else listed.numbers[0]
