"""VerdictCard: what can be said around day 0, in one sentence, with its reasons; above everything else on the page."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.i18n import _
from myotrack.ui.theme import TextRole, look_of, theme_of
from myotrack.ui.widgets.big_button import paint_focus_ring
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.wrapped_text import line_height
from myotrack.words.other_changes import treatment_sentences
from myotrack.words.recovery_words import (
    ground_sentences,
    narrowing_sentences,
    shortage_sentence,
)
from myotrack.words.verdict import Names, verdict_sentence, verdict_title

LEAST_LINES = 2
"""Room that is kept for the sentence while it is worked out for the first time."""


class VerdictCard(Card):
    """Shows an analysis, or that it is being worked out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Working it out…"), parent=parent)
        self.sentence = Label()
        self.details = Label(colour="ink_soft")
        self.body.setSpacing(8)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.details)
        # The keys begin here, so that a screen reader says the verdict first.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._is_ringed = False

    def show_working(self) -> None:
        """Say that it is being worked out; what stood here before is not true any more."""
        self.set_title(_("Working it out…"))
        self.setAccessibleDescription("")
        # As high as it was, or will be: the chart below stays where it is.
        least = ceil(LEAST_LINES * line_height(look_of(self).font(TextRole.BODY)))
        self.sentence.setMinimumHeight(self.sentence.height() if self.sentence.text() else least)
        self.details.setMinimumHeight(self.details.height() if self.details.text() else 0)
        self.sentence.setText("")
        self.details.setText("")

    def show_analysis(self, analysis: RecoveryAnalysis, names: Names) -> None:
        """Show the verdict with its interval, the days it rests on, and what limits it."""
        self.set_title(verdict_title(analysis, names))
        self.sentence.setMinimumHeight(0)
        self.sentence.setText(kept_together(verdict_sentence(analysis, names)))
        said = [
            " ".join(shortage_sentence(shortage) for shortage in analysis.shortages),
            " ".join(ground_sentences(analysis)),
            " ".join(narrowing_sentences(analysis)),
            " ".join(treatment_sentences(analysis, names)),
        ]
        self.details.setMinimumHeight(0)
        self.details.setText("\n".join(kept_together(words) for words in said if words))
        self.details.setVisible(bool(self.details.text()))
        self.setAccessibleDescription(f"{self.sentence.text()} {self.details.text()}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of the focus over the card, when the Tab key brought it here: it is nothing to press."""
        super().paintEvent(event)
        if self.hasFocus() and self._is_ringed:
            paint_focus_ring(QPainter(self), QRectF(self.rect()), theme_of(self))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._is_ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()


def kept_together(words: str) -> str:
    """Return words in which a number stays on the line of its percent sign."""
    return words.replace(" %", "\N{NO-BREAK SPACE}%")
