"""The Appointment page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent

from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.analysis.five_facts import FiveFacts, five_facts
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.domain.errors import DiaryError
from myotrack.domain.timeline import Timeline
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.resources.guidance import load_texts
from myotrack.services.changes import Change
from myotrack.services.typed_drafts import TypedDraft
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.dialogs.question_sheet import QuestionSheet
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from myotrack.ui.host import Host
from myotrack.ui.in_parts import InParts
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.one_shot import PATIENCE_MS, one_shot
from myotrack.ui.pages.appointment.facts_card import FactsCard
from myotrack.ui.pages.appointment.medicines_card import MedicinesCard
from myotrack.ui.pages.appointment.questions_card import QuestionsCard
from myotrack.ui.pages.appointment.standing_card import StandingCard
from myotrack.ui.pages.appointment.visits_card import VisitsCard
from myotrack.ui.pages.recovery.beside_work import Analyses, Question
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page
from myotrack.words.visit_alerts import alert_parts, verdict_part
from myotrack.words.visit_facts import SaidFact, five_fact_sentences, medicine_list, range_heading
from myotrack.words.visit_text import next_visit_words, visit_text


class AppointmentPage(Page):
    """For the ten minutes before a visit: facts, questions, medicines, visits; all of it can be copied as text."""

    KEY = "appointment"
    SEES = frozenset(Change)

    def __init__(self, host: Host) -> None:
        super().__init__(_("Appointment"))
        self._host = host
        copy = BigButton(_("Copy as text"), icon="copy")
        copy.clicked.connect(self._copy)
        self.add_header_button(copy)
        self._thread = BesideThread("recovery", self)
        self._analyses = Analyses()
        self._found: Found | None = None
        self._alerts: tuple[Timeline, tuple[SaidFact, ...]] | None = None
        self._reading = InParts(self._ask, self._could_not_read, self)
        self._patience = one_shot(self, PATIENCE_MS, self._say_working)
        self._was_stopped = False
        self._standing = StandingCard()
        self._facts = FactsCard()
        self._questions = QuestionsCard(host)
        self._medicines = MedicinesCard()
        self._medicines.open_asked.connect(self._open_medicines)
        self._visits = VisitsCard(host)
        for card in (self._standing, self._facts, self._questions, self._medicines, self._visits):
            self.content.addWidget(card)
            card.hide()
        texts = load_texts()
        self._closing: tuple[str, ...] = (texts.standing, texts.chart)
        later = _("A printed page for the clinician comes in a later version. Until then show this page, or copy it.")
        for sentence in (*self._closing, later):
            self.content.addWidget(Label(sentence, colour="ink_soft"))

    def refresh(self) -> None:
        """Show what was written down, and work out beside the window what follows from the whole diary."""
        appointments, medicines = self._host.diary.appointments, self._host.diary.insights.medicines()
        self.set_subtitle(next_visit_words(appointments.next(), medicines.as_of))
        self._questions.show_questions(appointments.questions())
        self._medicines.show_list(medicine_list(medicines))
        self._visits.show_visits(appointments.all(), medicines.as_of)
        if self._found is None:
            self._standing.show_parts((verdict_part(None, str),))
        elif not self._patience.isActive():
            self._patience.start()
        self.settle()
        self._reading.begin(self._host.diary.insights.read_in_parts())

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Open where a question or a visit was typed; None when it is no longer there."""
        if draft.place.kind is TypedKind.NEW_QUESTION:
            return self._questions.typed_watch
        sheet = self._typed_sheet(draft.place)
        if sheet is None:
            return None
        sheet.open()
        return sheet.typed_watch

    def is_working(self) -> bool:
        """Whether something is still being read or worked out."""
        return self._reading.is_working() or self._thread.is_busy()

    def showEvent(self, event: QShowEvent) -> None:
        """What was stopped when the window was hidden goes on."""
        super().showEvent(event)
        if not event.spontaneous() and self._was_stopped:
            self._was_stopped = False
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """When the window closes, no thread runs on."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.window().isVisible():
            self._was_stopped = self.is_working()
            self._reading.stop()
            self._patience.stop()
            self._thread.stop()

    def _typed_sheet(self, place: TypedPlace) -> SavingSheet | None:
        appointments, (subject, *_rest) = self._host.diary.appointments, place.subject
        if place.kind is TypedKind.QUESTION:
            question = next((q for q in appointments.questions() if q.id == subject), None)
            return None if question is None else QuestionSheet(self._host, question, parent=self.window())
        visit = next((v for v in appointments.all() if v.id == subject), None)
        return VisitSheet(self._host, visit, parent=self.window()) if visit is not None or not subject else None

    def _ask(self) -> None:
        timeline = self._host.diary.insights.timeline()
        if self._found is None:
            self._standing.show_parts(self._what_stands(timeline))
        self._thread.ask("page", partial(_worked_out, self._analyses, timeline), self._show)

    def _could_not_read(self, problem: DiaryError) -> None:
        self._patience.stop()
        self._host.cannot_read(self.KEY, problem)

    def _show(self, found: Found) -> None:
        self._patience.stop()
        self._found = found
        self._standing.show_parts(self._what_stands(found.timeline))
        self._facts.show_facts(range_heading(found.facts), five_fact_sentences(found.facts, found.timeline))
        self._facts.show()
        self._show_written()

    def _show_written(self) -> None:
        """Together with what was worked out: nothing is pushed away from under the pointer by what comes later."""
        for card in (self._questions, self._medicines, self._visits):
            card.show()
        self.settle()

    def _say_working(self) -> None:
        """What is said of the recovery was said before something was written."""
        if self._reading.is_working():
            self._patience.start()
            return
        self._standing.show_parts(self._what_stands(self._host.diary.insights.timeline()))
        self.settle()

    def _what_stands(self, timeline: Timeline) -> tuple[SaidFact, ...]:
        """Return the alerts that stand now, and the verdict once it is worked out, if there is a day 0."""
        said = self._said_alerts(timeline)
        if default_day_zero(day_zeros(timeline)) is None:
            return said
        names = {medicine.id: medicine.name for medicine in timeline.medicines}
        analysis = self._found.analysis if self._found is not None and self._found.timeline is timeline else None
        return (*said, verdict_part(analysis, names.__getitem__))

    def _said_alerts(self, timeline: Timeline) -> tuple[SaidFact, ...]:
        if self._alerts is None or self._alerts[0] is not timeline:
            found = self._host.diary.guidance.for_a_visit()
            self._alerts = timeline, alert_parts(found, timeline.answers, timeline.as_of)
        return self._alerts[1]

    def _copy(self) -> None:
        try:
            appointments = self._host.diary.appointments
            timeline = self._host.diary.insights.timeline()
            closing = self._closing
            if self._host.diary.is_sample:
                closing = (_("SAMPLE: nothing here is about a real person."), *closing)
            text = visit_text(
                five_facts(timeline),
                timeline,
                appointments.questions(),
                appointments.next(),
                closing,
                self._what_stands(timeline),
            )
        except DiaryError as problem:
            self._host.show_problem(problem)
            return
        QGuiApplication.clipboard().setText(text)
        self._host.say(_("Copied as text. Paste it into a message or a letter."))

    def _open_medicines(self) -> None:
        self._host.go("medicines", None)


@dataclass(frozen=True, slots=True)
class Found:
    """What follows from a diary; `analysis` is None without a day 0."""

    timeline: Timeline
    facts: FiveFacts
    analysis: RecoveryAnalysis | None


def _worked_out(analyses: Analyses, timeline: Timeline) -> Found:
    """Runs in the worker thread."""
    zero, analysis = default_day_zero(day_zeros(timeline)), None
    if zero is not None:
        question = Question(zero, timeline.as_of)
        analysis = analyses.of(timeline, (question,))[question]
    return Found(timeline, five_facts(timeline), analysis)
