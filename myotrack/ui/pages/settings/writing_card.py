"""WritingCard: who writes, when a day begins, and the person's own words for severity."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.diary_day import LATEST_DAY_START
from myotrack.domain.preferences import Preferences
from myotrack.domain.provenance import Author
from myotrack.domain.scales import Severity
from myotrack.domain.text_limits import NAME_LIMIT
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.pages.settings.changer import Changer
from myotrack.ui.pages.settings.stepper import Stepper
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.flow import EvenLayout, FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.dates import clock_time
from myotrack.words.labels import author_label, severity_hint, severity_label

DAY_START_STEP = 30
"""Minutes that one press moves the start of the day."""


class WritingCard(Card):
    """What belongs to the person who writes."""

    def __init__(self, changer: Changer, parent: QWidget | None = None) -> None:
        super().__init__(_("Writing"), parent=parent)
        self._changer = changer
        self._shown_words: tuple[str, ...] | None = None
        self._writer = ChoiceRow(_("Who writes now?"), [Choice(who, author_label(who)) for who in Author])
        self._writer.chosen.connect(self._choose_writer)
        self._day_start = Stepper(
            _("Start of the day"), _("What you log before this time of night belongs to the day before.")
        )
        self._day_start.stepped.connect(self._step_day_start)
        for part in (
            self._writer,
            Label(_("Every entry says who wrote it. Answers of two people are never mixed."), colour="ink_soft"),
            rule(),
            self._day_start,
            rule(),
            self._severity(),
        ):
            self.body.addWidget(part)

    def show_settings(self, settings: Preferences) -> None:
        """Show what is set; words that are being typed stay."""
        self._writer.set_chosen(settings.writer)
        self._day_start.show_value(clock_time(settings.day_start))
        is_new = self._shown_words is None
        if settings.severity_words != self._shown_words:
            self._shown_words = settings.severity_words
            for field, words in zip(self._words, settings.severity_words, strict=True):
                field.set_value(words)
            self._changer.settle(self.typed_watch)
        if is_new:
            self.typed_watch.begin(TypedPlace(TypedKind.SEVERITY_WORDS))

    def _severity(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(_("Your own words for severity"), TextRole.STRONG))
        column.addWidget(
            Label(
                _("They stand on the buttons in place of the usual ones. The numbers 0 to 4 stay."), colour="ink_soft"
            )
        )
        grid = EvenLayout(columns=2)
        self._words: list[TextField] = []
        for severity in Severity:
            usual = ", ".join(words for words in (severity_label(severity), severity_hint(severity)) if words)
            field = TextField(_("{number} · {usual}").format(number=int(severity), usual=usual), max_length=NAME_LIMIT)
            self._words.append(field)
            grid.addWidget(field)
        column.addLayout(grid)
        buttons = FlowLayout()
        use = BigButton(_("Use these words"), icon="check")
        use.clicked.connect(self._use_words)
        usual_words = BigButton(_("Use the usual words again"))
        usual_words.clicked.connect(self._use_usual_words)
        buttons.addWidget(use)
        buttons.addWidget(usual_words)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.typed_watch = FormWatch(box, column, self._changer.drafts, self._changer.now.hold_ms)
        return box

    def _choose_writer(self, writer: Author) -> None:
        self._changer.change(_("Who writes: {who}").format(who=author_label(writer)), writer=writer)
        self.show_settings(self._changer.now)

    def _step_day_start(self, steps: int) -> None:
        now = self._changer.now.day_start
        latest = LATEST_DAY_START.hour * 60 + LATEST_DAY_START.minute
        minutes = max(0, min(latest, now.hour * 60 + now.minute + steps * DAY_START_STEP))
        start = time(minutes // 60, minutes % 60)
        self._changer.change(_("Start of the day: {time}").format(time=clock_time(start)), day_start=start)
        self.show_settings(self._changer.now)

    def _use_words(self) -> None:
        words = tuple(field.value() for field in self._words)
        if self._changer.change(_("Your words for severity are in use."), severity_words=words):
            self._shown_words = words
            self._changer.settle(self.typed_watch)

    def _use_usual_words(self) -> None:
        self._changer.change(_("The usual words for severity are in use."), severity_words=("",) * len(self._words))
        for field in self._words:
            field.set_value("")
        self._shown_words = self._changer.now.severity_words
        self._changer.settle(self.typed_watch)
