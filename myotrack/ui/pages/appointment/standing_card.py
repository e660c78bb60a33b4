"""StandingCard: the alerts that stand now and the verdict of the recovery analysis, as text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.label import Label
from myotrack.words.visit_facts import SaidFact


class StandingCard(Card):
    """Not there when there is neither an alert nor a day 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("To tell the doctor"), parent=parent)
        self._shown: tuple[SaidFact, ...] = ()
        self._parts: list[QWidget] = []
        self.hide()

    def show_parts(self, parts: Sequence[SaidFact]) -> None:
        """Show these; only rebuilt when they are others."""
        self.setVisible(bool(parts))
        if tuple(parts) == self._shown:
            return
        self._shown = tuple(parts)
        for old in self._parts:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = [_shown(part) for part in self._shown]
        for part in self._parts:
            self.body.addWidget(part)
            part.show()


def _shown(said: SaidFact) -> QWidget:
    part = QWidget()
    part.setAccessibleName(said.title)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(said.title, TextRole.STRONG))
    for line in said.lines:
        column.addWidget(Label(line))
    for line in said.basis:
        column.addWidget(Label(line, colour="ink_soft"))
    return part
