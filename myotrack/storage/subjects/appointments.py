"""Appointments and questions as rows."""

from __future__ import annotations

from myotrack.domain.appointments import Appointment, Question
from myotrack.storage.rows import day_of, provenance_columns, provenance_of, time_of, time_text
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import APPOINTMENT, QUESTION, AppointmentRow, QuestionRow


def _appointment_to_row(value: Appointment) -> AppointmentRow:
    return AppointmentRow(
        id=value.id,
        day=value.day.isoformat(),
        at=time_text(value.at),
        clinician=value.clinician,
        note=value.note,
        **provenance_columns(value.provenance),
    )


def _appointment_to_value(row: AppointmentRow) -> Appointment:
    return Appointment(
        id=row["id"],
        day=day_of(row["day"]),
        provenance=provenance_of(row),
        at=time_of(row["at"]),
        clinician=row["clinician"],
        note=row["note"],
    )


def _question_to_row(value: Question) -> QuestionRow:
    return QuestionRow(
        id=value.id,
        text=value.text,
        asked=int(value.asked),
        **provenance_columns(value.provenance),
    )


def _question_to_value(row: QuestionRow) -> Question:
    return Question(id=row["id"], text=row["text"], provenance=provenance_of(row), asked=bool(row["asked"]))


APPOINTMENTS = Subject(Appointment, APPOINTMENT, _appointment_to_row, _appointment_to_value)
QUESTIONS = Subject(Question, QUESTION, _question_to_row, _question_to_value)
