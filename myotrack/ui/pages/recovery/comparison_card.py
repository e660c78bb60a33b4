"""ComparisonCard: the chosen day 0 and a second one, both counted from their day 0."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.analysis.comparison import Comparison
from myotrack.charts.style import ChartStyle
from myotrack.i18n import _
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.pages.recovery.drawn_picture import DrawnPicture
from myotrack.ui.pages.recovery.verdict_card import kept_together
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.comparison_text import comparison_sentences, comparison_summary, comparison_title
from myotrack.words.verdict import Names


class ComparisonCard(Card):
    """`ended` comes when the person has seen enough, `save_asked` when the picture is to be kept."""

    ended = Signal()
    save_asked = Signal()

    def __init__(self, thread: BesideThread) -> None:
        super().__init__(comparison_title())
        self.picture = DrawnPicture("comparison", thread)
        self.sentences = Label(colour="ink_soft")
        self.end = BigButton(_("Stop comparing"), icon="x")
        self.end.clicked.connect(self.ended)
        self.save = BigButton(_("Save this picture…"), icon="save")
        self.save.clicked.connect(self.save_asked)
        buttons = QWidget()
        flow = FlowLayout(parent=buttons)
        flow.addWidget(self.end)
        flow.addWidget(self.save)
        for widget in (self.picture, self.sentences, buttons):
            self.body.addWidget(widget)
        self._found: Comparison | None = None

    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._found

    def show_working(self) -> None:
        """Say that the second course is being worked out."""
        self._found = None
        self.picture.hide()
        self.save.setEnabled(False)
        self.sentences.setText(_("Working it out…"))

    def show_comparison(self, found: Comparison, names: Names) -> None:
        """Draw both courses and say what they are."""
        self._found = found
        self.sentences.setText("\n".join(kept_together(words) for words in comparison_sentences(found, names)))
        self.save.setEnabled(True)
        self.picture.show()
        self.picture.show_drawn(partial(_png, found, names), comparison_summary(found, names))


def _png(found: Comparison, names: Names, style: ChartStyle, width: float, dpi: float) -> bytes:
    # Here and not above: matplotlib is loaded when something is drawn.
    from myotrack.charts.comparison_chart import comparison_png

    return comparison_png(found, names, style, width, dpi)
