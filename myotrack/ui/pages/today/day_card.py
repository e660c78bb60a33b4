"""The card of one day: three questions, and everything else one step away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.typed_places import FALLS, NOTE, NUMBER
from myotrack.i18n import _
from myotrack.resources.guidance import load_texts
from myotrack.services.typed_drafts import Typed
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.doses_question import DosesQuestion
from myotrack.ui.pages.today.frequency_question import FREQUENCY_FIELDS, FrequencyQuestion
from myotrack.ui.pages.today.more_answers import MoreAnswers
from myotrack.ui.pages.today.severity_question import SeverityQuestion
from myotrack.ui.pages.today.view import DayView
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.label import Label

_FAR_PX = 48  # from what takes answers away to everything else


class DayCard(Card):
    """Shows a day and writes its answers through the DayWriter it was given.

    `tried` comes when what is typed was saved, could not be saved, or is not wanted any more.
    """

    clear_asked = Signal()
    tried = Signal()

    def __init__(self, writer: DayWriter) -> None:
        super().__init__()
        self.frequency = FrequencyQuestion(writer)
        self.severity = SeverityQuestion(writer)
        self.doses = DosesQuestion(writer)
        self.more = MoreAnswers(writer)
        self._other = Label("", colour="ink_soft")
        self._counted = Label("", colour="ink_soft")
        self.clear = HoldButton(_("Clear this day"))
        self.clear.confirmed.connect(self.clear_asked)
        self.frequency.folded.connect(self.tried)
        self.more.tried.connect(self.tried)
        for part in (self._other, self.frequency, self.severity, self.doses, self._counted, rule(), self.more):
            self.body.addWidget(part)
        self.body.addWidget(self._foot())

    def show_day(self, view: DayView, own_words: tuple[str, ...], hold_ms: int) -> None:
        """Show what is saved; fields that are being typed in stay as they are."""
        self.frequency.show_answer(view.own, is_today=view.is_today, waits=bool(view.unsaved & FREQUENCY_FIELDS))
        self.severity.show_answer(view.own, own_words, waits="severity" in view.unsaved)
        self.doses.setVisible(bool(view.medicines))
        self.doses.show_answer(view)
        self.more.show_answers(view)
        for label, words in (
            (self._other, sentences.other_words(view.other)),
            (self._counted, sentences.counted_today(view.record.counts, is_today=view.is_today)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.clear.setVisible(bool(view.record.check_ins))
        self.clear.set_hold_ms(hold_ms)

    def is_typing(self) -> bool:
        """Whether something typed isn't saved yet."""
        return self.frequency.is_typing() or self.more.is_typing()

    def typed(self) -> Typed:
        """What is typed and isn't in the diary."""
        fields = self.more.unsaved()
        if number := self.frequency.unsaved_number():
            fields[NUMBER] = number
        return Typed(fields, tuple(fields))

    def type_again(self, typed: Typed) -> bool:
        """Put what was typed once into its fields; return whether all of it stands there. A note saves by itself."""
        places = {NUMBER: self.frequency.type_number, NOTE: self.more.type_note, FALLS: self.more.type_falls}
        stands = [name in places and places[name](typed.fields[name]) for name in typed.names]
        return all(stands)

    def save_typed(self) -> bool:
        """Save what is typed before the page turns to another day; False when it can't be, and stays to be mended."""
        return self.more.save_typed() and self.frequency.save_typed()

    def _foot(self) -> QWidget:
        foot, words = QWidget(), QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(Label(load_texts().twitch, TextRole.SMALL, colour="ink_soft"))
        beside = BesideLayout(_FAR_PX, foot)
        beside.addWidget(words)
        beside.addWidget(self.clear)
        return foot
