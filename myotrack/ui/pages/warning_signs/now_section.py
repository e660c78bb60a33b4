"""NowSection: every alert that stands, in full, what can be said about it, and what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.answers import AlertAnswer
from myotrack.i18n import _, ngettext
from myotrack.resources.guidance import load_rules, load_texts
from myotrack.services.alerts import ShownAlert
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs.alert_card import AlertCard
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.label import Label
from myotrack.words.alert_words import answer_sentence

ANSWERS_SHOWN = 10
"""Answers that are listed, the newest; the diary keeps all of them."""


class NowSection(QWidget):
    """Cards of alerts that are the same as before keep their place and the focus in them."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._cards: list[AlertCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        texts = load_texts()
        self._nothing = Card(_("No rule finds anything in the diary now"), texts.rules_know_only)
        self._said = Card(_("What was said before"))
        self._said_lines = Label("")
        self._said.body.addWidget(self._said_lines)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._said)

    def show_alerts(self, shown: Sequence[ShownAlert], answers: Sequence[AlertAnswer]) -> None:
        """Show these alerts, worst first, and the newest answers."""
        wanted = [next((card for card in self._cards if card.shown == each), None) for each in shown]
        for card in self._cards:
            if card not in wanted:
                card.hide()
                card.deleteLater()
        self._cards = []
        for place, (each, kept) in enumerate(zip(shown, wanted, strict=True)):
            card = kept or AlertCard(self._host, each)
            self._cards.append(card)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
                card.show()
        self._nothing.setVisible(not shown)
        self._show_answers(answers)

    def _show_answers(self, answers: Sequence[AlertAnswer]) -> None:
        rules = {rule.id: rule for rule in load_rules()}
        today = self._host.diary.recorder.today()
        newest = sorted(answers, key=lambda answer: (answer.day, answer.provenance.entered_at, answer.id), reverse=True)
        lines = [
            _("{answer}. It was about {rule}: {words}").format(
                answer=answer_sentence(answer, today), rule=answer.rule, words=rules[answer.rule].words
            )
            for answer in newest[:ANSWERS_SHOWN]
            if answer.rule in rules
        ]
        older = len(newest) - ANSWERS_SHOWN
        if older > 0:
            lines.append(ngettext("And {number} earlier.", "And {number} earlier.", older).format(number=older))
        self._said.setVisible(bool(lines))
        self._said_lines.setText("\n\n".join(lines))
