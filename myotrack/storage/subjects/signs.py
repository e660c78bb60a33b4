"""Ticked warning signs as rows."""

from __future__ import annotations

from dataclasses import replace

from myotrack.domain.signs import ActionTaken, Grade, SignReport, SignUnit, WarningSign
from myotrack.storage.rows import (
    day_of,
    decimal_of,
    enum_of,
    optional_decimal_text,
    provenance_columns,
    provenance_of,
    time_of,
    time_text,
)
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import SIGN_REPORT, SignReportRow


def _to_row(value: SignReport) -> SignReportRow:
    return SignReportRow(
        id=value.id,
        day=value.day.isoformat(),
        at=time_text(value.at),
        sign=value.sign.value,
        grade=value.grade and value.grade.value,
        value=optional_decimal_text(value.value),
        unit=value.unit and value.unit.value,
        action_taken=value.action_taken and value.action_taken.value,
        note=value.note,
        **provenance_columns(value.provenance),
    )


def _to_value(row: SignReportRow) -> SignReport:
    return SignReport(
        id=row["id"],
        day=day_of(row["day"]),
        sign=WarningSign(row["sign"]),
        provenance=provenance_of(row),
        at=time_of(row["at"]),
        grade=enum_of(Grade, row["grade"]),
        value=decimal_of(row["value"]),
        unit=enum_of(SignUnit, row["unit"]),
        action_taken=enum_of(ActionTaken, row["action_taken"]),
        note=row["note"],
    )


def _withdrawn(value: SignReport) -> SignReport:
    """A ticked sign stays in the record, also when it was a mistake (clinical.md, R20)."""
    return replace(value, action_taken=ActionTaken.ENTERED_BY_MISTAKE)


SIGNS = Subject(SignReport, SIGN_REPORT, _to_row, _to_value, _withdrawn)
