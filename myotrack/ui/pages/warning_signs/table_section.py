"""TableSection: the withdrawal / toxicity table of the guidance, side by side, with this diary's facts in each cell."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _
from myotrack.resources.guidance import load_signs, load_sources, load_table, load_texts
from myotrack.resources.guidance_values import Column, TableCell
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs.source_row import SourceRow
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.flow import EvenLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.cell_facts import cell_facts


class TableSection(QWidget):
    """Ten cells, five rows of two. Many signs stand on both sides; no cell is a verdict."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = load_texts()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        intro = Card(texts.table_heading)
        intro.body.addWidget(Label(texts.table_intro))
        intro.body.addWidget(Label(texts.card_do_not_change, TextRole.STRONG))
        outer.addWidget(intro)
        self._cells: list[CellCard] = []
        row: EvenLayout | None = None
        for cell in load_table():
            if row is None or cell.column is Column.WITHDRAWAL:
                outer.addSpacing(8)
                outer.addWidget(Label(cell.row_name, TextRole.HEADING))
                row = EvenLayout(columns=2)
                outer.addLayout(row)
            card = CellCard(cell)
            self._cells.append(card)
            row.addWidget(card)
        more = Card(_("To read more"), texts.link_to_copy)
        for source in load_sources():
            if source.link:
                more.body.addWidget(SourceRow(host, source))
        outer.addWidget(more)

    def show_facts(self, timeline: Timeline, knowledge: Knowledge = DEFAULT_KNOWLEDGE) -> None:
        """Show what the diary holds for each cell."""
        for card in self._cells:
            card.show_facts(timeline, knowledge)


class CellCard(Card):
    """One cell: the words of the guidance, what labels and cases add, and the facts of this diary."""

    def __init__(self, cell: TableCell, parent: QWidget | None = None) -> None:
        texts = load_texts()
        column = texts.table_withdrawal if cell.column is Column.WITHDRAWAL else texts.table_toxicity
        super().__init__(column, parent=parent)
        self.setAccessibleName(f"{cell.row_name}: {column}")
        self._cell = cell
        shorts = {source.key: source.short for source in load_sources()}
        self.body.setSpacing(8)
        self.body.addWidget(Label(cell.words))
        self.body.addWidget(
            Label(_("Source: {source}").format(source=shorts[cell.source]), TextRole.SMALL, colour="ink_soft")
        )
        elsewhere = [addition for addition in cell.additions if addition.source == cell.source]
        added = [addition for addition in cell.additions if addition.source != cell.source]
        for heading, additions in ((texts.table_elsewhere, elsewhere), (texts.table_addition, added)):
            if additions:
                self.body.addWidget(Label(heading, TextRole.SMALL, colour="ink_soft"))
            for addition in additions:
                words = _("+ {words} ({source})").format(words=addition.words, source=shorts[addition.source])
                self.body.addWidget(Label(words, colour="ink_soft"))
        self.body.addStretch(1)
        self.body.addWidget(rule())
        self.body.addWidget(Label(_("In this diary"), TextRole.STRONG))
        self._facts = Label("")
        self.body.addWidget(self._facts)

    def sizeHint(self) -> QSize:
        """No wider than it must be: both columns of every row are equally wide, whatever stands in them."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def show_facts(self, timeline: Timeline, knowledge: Knowledge) -> None:
        """Show what the diary holds for this cell."""
        facts = cell_facts(timeline, self._cell.column, self._cell.row, load_signs(), knowledge)
        self._facts.setText("\n".join(facts) or _("Nothing is entered for this cell."))
        self._facts.set_colour("ink" if facts else "ink_soft")
