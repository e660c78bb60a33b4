"""WorkedOutCard: how every number on the page came about, folded away until somebody asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.pages.recovery.verdict_card import kept_together
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label
from myotrack.words.worked_out import Explained


class WorkedOutCard(Card):
    """One button; under it each number by its name, and how it was worked out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.disclosure = Disclosure(_("How this was worked out"))
        self.body.addWidget(self.disclosure)
        self._shown: tuple[Explained, ...] = ()

    def show_explanations(self, explained: Sequence[Explained]) -> None:
        """Show these; unfolded stays unfolded."""
        if tuple(explained) == self._shown:
            return
        self._shown = tuple(explained)
        while (item := self.disclosure.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in self._shown:
            shown = _item(each)
            self.disclosure.body.addWidget(shown)
            shown.show()


def _item(explained: Explained) -> QWidget:
    item = QWidget()
    column = QVBoxLayout(item)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(explained.what, TextRole.STRONG))
    column.addWidget(Label(kept_together(explained.how)))
    return item
