"""MedicinesCard: what is taken now, what was stopped in the last 90 days, and what is not taken, as text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.label import Label
from myotrack.words.visit_facts import MedicineList


class MedicinesCard(Card):
    """`open_asked` comes when the person wants to change the list."""

    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Medicines"), parent=parent)
        self._parts = [(Label(title, TextRole.SMALL, colour="ink_soft"), Label("")) for title in _titles()]
        for title, lines in self._parts:
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(title)
            part.addWidget(lines)
            self.body.addLayout(part)
        self._nothing = Label(_("No medicine is entered yet."), colour="ink_soft")
        self.body.addWidget(self._nothing)
        button = BigButton(_("Open Medicines"), icon="pill")
        button.clicked.connect(self.open_asked)
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_list(self, listed: MedicineList) -> None:
        """Show the list; a part without lines is left out."""
        found = (listed.taken, listed.stopped, listed.none_taken)
        for (title, label), lines in zip(self._parts, found, strict=True):
            label.setText("\n".join(lines))
            title.setVisible(bool(lines))
            label.setVisible(bool(lines))
        self._nothing.setVisible(not any(found))


def _titles() -> tuple[str, str, str]:
    return (_("Now"), _("Stopped in the last 90 days"), _("Nothing taken"))
