"""NothingTakenCard: saying that nothing of a kind is taken, so that an empty list means something."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.domain.medicines import MedicineKind
from myotrack.i18n import _, ngettext
from myotrack.ui.pages.medicines.health_card import FactRow
from myotrack.ui.pages.medicines.medicine_view import KindView
from myotrack.ui.widgets.card import Card
from myotrack.words.dates import day_with_year
from myotrack.words.medicine_labels import none_taken_label


class NothingTakenCard(Card):
    """`said` carries the kind of which nothing is taken, `taken_back` the fact that no longer holds."""

    said = Signal(object)
    taken_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Nothing taken"), _("An empty list can also mean “forgotten”. Here you can say that it is not."), parent
        )
        self._views: dict[MedicineKind, KindView] = {}
        self._rows = {kind: FactRow(_kind_title(kind)) for kind in MedicineKind}
        for row in self._rows.values():
            row.pressed.connect(self._pressed)
            self.body.addWidget(row)
        self.body.addStretch(1)

    def show_kinds(self, kinds: Sequence[KindView]) -> None:
        """Show for each kind what is on the list, or what was said."""
        for view in kinds:
            self._views[view.kind] = view
            title = _kind_title(view.kind)
            if view.taken:
                on_list = ngettext("{count} on the list", "{count} on the list", view.taken).format(count=view.taken)
                self._rows[view.kind].show_fact(title, on_list, "")
            elif view.none_said is not None:
                said = _("{words}, said on {day}").format(
                    words=none_taken_label(view.kind), day=day_with_year(view.none_said.day)
                )
                self._rows[view.kind].show_fact(title, said, _("Take back"))
            else:
                self._rows[view.kind].show_fact(title, _("Not said yet"), _("I take none"))

    def row(self, kind: MedicineKind) -> FactRow:
        """The row of a kind."""
        return self._rows[kind]

    def _pressed(self, row: FactRow) -> None:
        for kind, each in self._rows.items():
            if each is row:
                none_said = self._views[kind].none_said
                if none_said is None:
                    self.said.emit(kind)
                else:
                    self.taken_back.emit(none_said)


def _kind_title(kind: MedicineKind) -> str:
    return {
        MedicineKind.PRESCRIPTION: _("Prescription medicines"),
        MedicineKind.OTC: _("Bought without prescription"),
        MedicineKind.SUPPLEMENT: _("Supplements"),
    }[kind]
