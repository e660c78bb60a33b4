"""Visits and the questions to ask there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from myotrack.domain.actions import Action
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.services.changes import Change
from myotrack.services.recorder import Recorder


class Appointments:
    """The appointments of the open diary."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def all(self) -> tuple[Appointment, ...]:
        """Return all visits, earliest first."""
        with self._recorder.store.read() as reader:
            return tuple(sorted(reader.all(Appointment), key=lambda a: (a.day, a.at or time.min)))

    def last(self) -> Appointment | None:
        """Return the latest visit before today, or None."""
        today = self._recorder.today()
        return next((a for a in reversed(self.all()) if a.day < today), None)

    def next(self) -> Appointment | None:
        """Return the next visit, today's included, or None."""
        today = self._recorder.today()
        return next((a for a in self.all() if a.day >= today), None)

    def save(
        self,
        day: date,
        *,
        at: time | None = None,
        clinician: str = "",
        note: str = "",
        replaces: str | None = None,
    ) -> Appointment:
        """Save a visit, past or to come; `replaces` is the id of one being corrected. Raise InvalidEntry."""
        today = self._recorder.today()
        appointment = Appointment(
            id=replaces or self._recorder.new_id(),
            day=day,
            provenance=self._recorder.provenance(today),
            at=at,
            clinician=clinician.strip(),
            note=note,
        )
        with self._recorder.record(Action.APPOINTMENT, Change.APPOINTMENTS) as writer:
            writer.put(appointment)
        return appointment

    def remove(self, appointment_id: str) -> None:
        """Take a visit out of the diary; its history stays."""
        with self._recorder.record(Action.REMOVE_APPOINTMENT, Change.APPOINTMENTS) as writer:
            writer.remove(Appointment, appointment_id)

    def questions(self) -> tuple[Question, ...]:
        """Return all questions in the order they were written."""
        with self._recorder.store.read() as reader:
            return reader.all(Question)

    def ask(self, text: str) -> Question:
        """Write a question down; raise InvalidEntry when it is empty or too long."""
        today = self._recorder.today()
        question = Question(id=self._recorder.new_id(), text=text.strip(), provenance=self._recorder.provenance(today))
        with self._recorder.record(Action.QUESTION, Change.APPOINTMENTS) as writer:
            writer.put(question)
        return question

    def edit_question(self, question_id: str, *, text: str | None = None, asked: bool | None = None) -> Question:
        """Save a question's text, or that it was asked; raise InvalidEntry."""
        with self._recorder.record(Action.QUESTION, Change.APPOINTMENTS) as writer:
            question = writer.get(Question, question_id)
            if question is None:
                raise InvalidEntry("question", question_id, Reason.NOT_FOUND)
            after = replace(
                question,
                text=question.text if text is None else text.strip(),
                asked=question.asked if asked is None else asked,
            )
            writer.put(after)
        return after

    def remove_question(self, question_id: str) -> None:
        """Take a question off the list; its history stays."""
        with self._recorder.record(Action.REMOVE_QUESTION, Change.APPOINTMENTS) as writer:
            writer.remove(Question, question_id)
