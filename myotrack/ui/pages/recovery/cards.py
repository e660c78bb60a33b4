"""The cards of the Recovery page from top to bottom, and which of them are there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from myotrack.analysis.comparison import Comparison
from myotrack.analysis.dose_steps import DoseStep
from myotrack.analysis.picture import DayRange, RecoveryPicture
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.analysis.told import standing_alarm, standing_watch
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.pages.recovery.alarm_card import AlarmCard
from myotrack.ui.pages.recovery.chart_card import ChartCard, line_of
from myotrack.ui.pages.recovery.clearance_card import ClearanceCard
from myotrack.ui.pages.recovery.comparison_card import ComparisonCard
from myotrack.ui.pages.recovery.dose_table import DoseTable
from myotrack.ui.pages.recovery.verdict_card import VerdictCard, kept_together
from myotrack.ui.pages.recovery.worked_out_card import WorkedOutCard
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.empty_state import EmptyState
from myotrack.ui.widgets.label import Label
from myotrack.words.chart_text import chart_sentences, standing_sentence
from myotrack.words.recovery_words import half_time_sentence, level_sentence
from myotrack.words.severity_words import severity_sentences
from myotrack.words.verdict import Names, verdict_sentence
from myotrack.words.worked_out import explanations
from myotrack.words.worsening_words import silence_sentence


class RecoveryCards(QObject):
    """Made once in the order in which they stand; shown values, never asking."""

    today_wanted = Signal()
    medicines_wanted = Signal()

    def __init__(self, content: QVBoxLayout, thread: BesideThread) -> None:
        super().__init__(content)
        self.empty = self._empty_card()
        self.verdict = VerdictCard()
        self.alarm = AlarmCard()
        self.no_zero = self._no_day_zero_note()
        self.chart = ChartCard(thread)
        self.comparison = ComparisonCard(thread)
        self.words, self._sentences = _words_card()
        self.worked_out = WorkedOutCard()
        self.table_card, self.table = Card(_("Dose by dose")), DoseTable()
        self.table_card.body.addWidget(self.table)
        self.clearance = ClearanceCard(thread)
        self._all = (self.empty, self.verdict, self.alarm, self.no_zero, self.chart, self.comparison, self.words,
                     self.table_card, self.worked_out, self.clearance)  # fmt: skip
        for card in self._all:
            content.addWidget(card)
            card.hide()

    def show_empty(self) -> None:
        """Show that there is nothing yet, and the first step."""
        self._show_only(self.empty)

    def show_loading(self) -> None:
        """Show that the page is being made ready."""
        self.verdict.show_working()
        self._show_only(self.verdict)

    def show_working(self, picture: RecoveryPicture, *, has_comparison: bool) -> None:
        """Say that what stood here is not true any more, and that something else is being worked out."""
        if picture.day_zero is not None:
            self.verdict.show_working()
            self.alarm.hide()
        if has_comparison:
            self.show_comparing()

    def show_picture(self, picture: RecoveryPicture, analysis: RecoveryAnalysis | None, *, has_choice: bool) -> None:
        """Show the picture with what is found, verdict and alarm first; without a day 0 there is no analysis."""
        self.empty.hide()
        self.no_zero.setVisible(picture.day_zero is None)
        self.verdict.setVisible(picture.day_zero is not None)
        if analysis is not None:
            self.verdict.show_analysis(analysis, picture.name)
            self.alarm.show_analysis(analysis)
        else:
            self.alarm.hide()
        self.chart.show_picture(picture, has_choice=has_choice)
        self.chart.show()

    def show_words(self, picture: RecoveryPicture, analysis: RecoveryAnalysis | None) -> None:
        """Say the same in words, and how it was worked out."""
        self._sentences.setText("\n".join(_in_words(picture, analysis)))
        self.worked_out.show_explanations(explanations(analysis))
        self.words.show()
        self.worked_out.show()

    def show_steps(self, steps: Sequence[DoseStep], timeline: Timeline, shown: DayRange | None) -> None:
        """Show the dose steps; without any the table is not there."""
        self.table.show_steps(steps, timeline, shown)
        self.table_card.setVisible(bool(steps))

    def show_comparing(self) -> None:
        """Say that two episodes are being worked out beside each other."""
        self.comparison.show()
        self.comparison.show_working()

    def show_comparison(self, found: Comparison | None, names: Names) -> None:
        """Show two episodes beside each other, or none."""
        self.comparison.setVisible(found is not None)
        if found is not None:
            self.comparison.show_comparison(found, names)

    def is_drawing(self) -> bool:
        """Whether something is not drawn yet that is shown."""
        canvas = self.chart.canvas()
        drawn = (self.comparison.picture, self.clearance.picture)
        return (canvas is not None and canvas.plot.is_drawing()) or any(picture.is_drawing() for picture in drawn)

    def _show_only(self, *wanted: Card) -> None:
        for card in self._all:
            card.setVisible(card in wanted)

    def _empty_card(self) -> Card:
        card = Card()
        empty = EmptyState(
            _("The chart begins with the first day you log"),
            _("Log how many twitches there were today. Each day adds a mark, above it the doses, below it how strong."),
            _("Log today"),
            icon="chart-line",
        )
        empty.action_clicked.connect(self.today_wanted)
        card.body.addWidget(empty)
        return card

    def _no_day_zero_note(self) -> Card:
        card = Card()
        button = BigButton(_("Open Medicines"), icon="pill")
        button.clicked.connect(self.medicines_wanted)
        words = _("No suspected medicine was cut or stopped yet, so there is no day 0. Write it down under Medicines.")
        card.body.addWidget(line_of(Label(words), button))
        return card


def _words_card() -> tuple[Card, Label]:
    card, sentences = Card(_("In words")), Label(colour="ink_soft")
    card.body.addWidget(sentences)
    card.body.addWidget(Label(standing_sentence(), TextRole.STRONG))
    return card, sentences


def _in_words(picture: RecoveryPicture, analysis: RecoveryAnalysis | None) -> tuple[str, ...]:
    """Return the paragraphs under the chart: the chart's own sentences without the verdict, which stands above."""
    said = {standing_sentence()} | ({verdict_sentence(analysis, picture.name)} if analysis is not None else set())
    found = [sentence for sentence in chart_sentences(picture) if sentence not in said]
    if analysis is not None:
        alarmed = standing_alarm(analysis) or standing_watch(analysis)
        found += [
            level_sentence(analysis),
            half_time_sentence(analysis),
            *severity_sentences(analysis.severity, analysis.as_of),
            "" if alarmed else silence_sentence(),
        ]
    return tuple(kept_together(words) for words in found if words)
