"""FactsCard: the five facts, each a small block of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import EvenLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.visit_facts import SaidFact

_FACTS = 5
_COLUMNS = 3
_LEAST_EM = 15


class FactsCard(Card):
    """Always five blocks, so that nothing moves when a fact changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Five facts"), parent=parent)
        grid = EvenLayout(gap=2 * GAP, columns=_COLUMNS)
        self._blocks = [_Block() for _each in range(_FACTS)]
        for block in self._blocks:
            grid.addWidget(block)
        self.body.addLayout(grid)

    def show_facts(self, heading: str, facts: Sequence[SaidFact]) -> None:
        """Show these five facts under a heading that says since when."""
        self.set_title(heading)
        for block, fact in zip(self._blocks, facts, strict=True):
            block.show_fact(fact)


class _Block(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title = Label("", TextRole.SMALL, colour="ink_soft")
        self._lines = Label("", TextRole.STRONG)
        self._basis = Label("", colour="ink_soft")
        for label in (self._title, self._lines, self._basis):
            column.addWidget(label)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """No wider than it must be: all five are equally wide, whatever stands in them."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few words in a line."""
        return super().minimumSizeHint().expandedTo(QSize(_LEAST_EM * look_of(self).text_px(TextRole.BODY), 0))

    def show_fact(self, fact: SaidFact) -> None:
        """What the sentences rest on stands under them."""
        self.setAccessibleName(fact.title)
        self._title.setText(fact.title)
        self._lines.setText("\n".join(fact.lines))
        self._basis.setText("\n".join(fact.basis))
        self._basis.setVisible(bool(fact.basis))
