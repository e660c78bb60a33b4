"""What was done about a warning, as rows."""

from __future__ import annotations

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.signs import ActionTaken
from myotrack.storage.rows import day_of, provenance_columns, provenance_of
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import ALERT_ANSWER, AlertAnswerRow


def _to_row(value: AlertAnswer) -> AlertAnswerRow:
    return AlertAnswerRow(
        id=value.id,
        day=value.day.isoformat(),
        rule=value.rule,
        action_taken=value.action_taken.value,
        note=value.note,
        **provenance_columns(value.provenance),
    )


def _to_value(row: AlertAnswerRow) -> AlertAnswer:
    return AlertAnswer(
        id=row["id"],
        day=day_of(row["day"]),
        rule=row["rule"],
        action_taken=ActionTaken(row["action_taken"]),
        provenance=provenance_of(row),
        note=row["note"],
    )


ANSWERS = Subject(AlertAnswer, ALERT_ANSWER, _to_row, _to_value)
