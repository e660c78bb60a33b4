"""CountryList: the country whose emergency numbers are shown, found by every name it usually goes by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from myotrack.domain.emergency_numbers import UNKNOWN_COUNTRY, EmergencyNumber
from myotrack.i18n import _
from myotrack.ui.widgets.choice_row import Choice
from myotrack.ui.widgets.pick_list import PickList
from myotrack.words.emergency_numbers import checked_number


class CountryList(PickList):
    """`picked` carries the code, "" for a country that is not in the list: 112 and 911 then."""

    def __init__(self, numbers: Iterable[EmergencyNumber], parent: QWidget | None = None) -> None:
        listed = tuple(numbers)
        self._also_called = {number.country: number.also_called for number in listed}
        choices = [
            Choice(each.country, each.name, checked_number(" · ".join(each.numbers), each.verified)) for each in listed
        ]
        other = Choice(
            UNKNOWN_COUNTRY.country,
            _("Another country"),
            _("{first} or {second}, or your local emergency number").format(
                first=UNKNOWN_COUNTRY.numbers[0], second=UNKNOWN_COUNTRY.numbers[1]
            ),
        )
        super().__init__(_("Country"), choices, placeholder=_("Type the first letters"), otherwise=other, parent=parent)

    def searched(self, choice: Choice) -> str:
        """The words that are shown, and the country's other names, with and without their accents."""
        names = " ".join(self._also_called.get(str(choice.value), ()))
        words = f"{choice.title} {choice.hint} {names}"
        plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
        return f"{words} {plain}".casefold()

    def begins_with(self, choice: Choice, word: str) -> bool:
        """One of its other names counts as its own."""
        names = (choice.title, *self._also_called.get(str(choice.value), ()))
        return any(name.casefold().startswith(word) for name in names)
