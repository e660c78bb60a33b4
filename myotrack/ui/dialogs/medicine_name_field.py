"""MedicineNameField: a name typed freely, with large suggestions out of the catalogue while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from myotrack.domain.catalogue import Catalogue, CatalogueEntry
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.text_limits import NAME_LIMIT, checked_name
from myotrack.i18n import _
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LabelledField, LineBox
from myotrack.words.medicine_classes import class_words
from myotrack.words.personal_text import quoted
from myotrack.words.problems import entry_problem

_SUGGESTIONS = 4


class MedicineNameField(LabelledField):
    """Down goes into the suggestions, Enter or a click takes one; anything else that is typed is a name of its own."""

    edited = Signal()

    def __init__(self, label: str, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._catalogue = catalogue
        self._entry: CatalogueEntry | None = None
        self.box = LineBox(max_length=NAME_LIMIT)
        self.box.setAccessibleName(label)
        self.box.setPlaceholderText(_("type the first letters"))
        self.box.textEdited.connect(self._typed)
        self.box.installEventFilter(self)
        self.row.addWidget(self.box)
        self.under.setSpacing(GAP)
        self._said = Label("", TextRole.SMALL, colour="ink_soft")
        self.under.addWidget(self._said)
        self._found: tuple[CatalogueEntry, ...] = ()
        self._buttons = [self._suggestion_button() for number in range(_SUGGESTIONS)]
        self._offer(())

    def value(self) -> str:
        """The name as it is to be written down."""
        return self.box.text().strip()

    def catalogue_key(self) -> str | None:
        """The substance of the catalogue that is meant, or None for a name in the person's own words."""
        return None if self._entry is None else self._entry.key

    def set_value(self, name: str, catalogue_key: str | None = None) -> None:
        """Show a name, without a signal."""
        self.box.setText(name)
        self._entry = self._catalogue.find(catalogue_key)
        self.show_problem("")
        self._offer(())

    def problem(self) -> str | None:
        """One sentence that says what is wrong; None when all is well."""
        try:
            checked_name("medicine", self.box.text())
        except InvalidEntry as problem:
            return entry_problem(problem)
        return None

    def suggestions(self) -> tuple[str, ...]:
        """The names that are offered now."""
        return tuple(entry.name for entry in self._found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Up move between the box and the suggestions."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                return self._move(watched, step)
        return super().eventFilter(watched, event)

    def _suggestion_button(self) -> BigButton:
        button = BigButton(_("Suggestion"))
        button.set_left_aligned(True)
        button.clicked.connect(self._take)
        button.installEventFilter(self)
        self.under.addWidget(button)
        return button

    def _typed(self) -> None:
        self.show_problem("")
        typed = self.value()
        found = self._catalogue.search(typed, _SUGGESTIONS) if typed else ()
        # A substance typed out in full is meant; a brand can hold several, so a person has to pick it.
        self._entry = next((e for e in found if typed.casefold() in _full_names(e)), None)
        self._offer(() if self._entry is not None else found)
        self.edited.emit()

    def _take(self) -> None:
        for button, entry in zip(self._buttons, self._found, strict=False):
            if button is self.sender():
                self.box.setText(entry.name)
                self._entry = entry
                self._offer(())
                self.box.setFocus(Qt.FocusReason.OtherFocusReason)
                self.edited.emit()
                return

    def _offer(self, found: Sequence[CatalogueEntry]) -> None:
        self._found = tuple(found)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(found))
            if number < len(found):
                button.set_title(found[number].name)
                button.set_hint(_entry_hint(found[number]))
        self._said.setText(self._what_is_meant())

    def _what_is_meant(self) -> str:
        if self._entry is not None:
            return _("From the list: {medicine} ({kind})").format(
                medicine=self._entry.name, kind=class_words(self._entry.drug_class)
            )
        if self.value():
            return _("Not from the list: it is written down as {name}.").format(name=quoted(self.value()))
        return _("A name from the list or in your own words.")

    def _move(self, watched: QObject, step: int) -> bool:
        stops: list[QWidget] = [self.box, *self._buttons[: len(self._found)]]
        places = [number for number, stop in enumerate(stops) if stop is watched]
        if not places or not 0 <= places[0] + step < len(stops):
            return bool(places)
        stops[places[0] + step].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _full_names(entry: CatalogueEntry) -> frozenset[str]:
    return frozenset(name.casefold() for name in (entry.name, *entry.also_called))


def _entry_hint(entry: CatalogueEntry) -> str:
    others = ", ".join((*entry.also_called, *entry.brands))
    kind = class_words(entry.drug_class)
    return f"{kind} · {others}" if others else kind
