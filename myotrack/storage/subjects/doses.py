"""Dose changes, missed and extra doses, and plan steps as rows."""

from __future__ import annotations

from decimal import Decimal

from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.storage.rows import (
    day_of,
    decimal_of,
    decimal_text,
    enum_of,
    optional_decimal_text,
    provenance_columns,
    provenance_of,
    time_of,
    time_text,
)
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import DOSE_CHANGE, DOSE_EVENT, PLAN_STEP, DoseChangeRow, DoseEventRow, PlanStepRow


def _change_to_row(value: DoseChange) -> DoseChangeRow:
    return DoseChangeRow(
        id=value.id,
        medicine_id=value.medicine_id,
        day=value.day.isoformat(),
        at=time_text(value.at),
        daily_dose=decimal_text(value.daily_dose),
        unit=value.unit.value,
        role=value.role.value,
        route=value.route.value,
        decided_by=value.decided_by and value.decided_by.value,
        note=value.note,
        **provenance_columns(value.provenance),
    )


def _change_to_value(row: DoseChangeRow) -> DoseChange:
    return DoseChange(
        id=row["id"],
        medicine_id=row["medicine_id"],
        day=day_of(row["day"]),
        daily_dose=Decimal(row["daily_dose"]),
        provenance=provenance_of(row),
        at=time_of(row["at"]),
        unit=Unit(row["unit"]),
        role=Role(row["role"]),
        route=Route(row["route"]),
        decided_by=enum_of(DecidedBy, row["decided_by"]),
        note=row["note"],
    )


def _event_to_row(value: DoseEvent) -> DoseEventRow:
    return DoseEventRow(
        id=value.id,
        medicine_id=value.medicine_id,
        day=value.day.isoformat(),
        at=time_text(value.at),
        kind=value.kind.value,
        amount=optional_decimal_text(value.amount),
        unit=value.unit.value,
        route=value.route.value,
        note=value.note,
        **provenance_columns(value.provenance),
    )


def _event_to_value(row: DoseEventRow) -> DoseEvent:
    return DoseEvent(
        id=row["id"],
        medicine_id=row["medicine_id"],
        day=day_of(row["day"]),
        kind=DoseEventKind(row["kind"]),
        provenance=provenance_of(row),
        at=time_of(row["at"]),
        amount=decimal_of(row["amount"]),
        unit=Unit(row["unit"]),
        route=Route(row["route"]),
        note=row["note"],
    )


def _step_to_row(value: PlanStep) -> PlanStepRow:
    return PlanStepRow(
        id=value.id,
        medicine_id=value.medicine_id,
        from_day=value.from_day.isoformat(),
        planned_daily_dose=decimal_text(value.planned_daily_dose),
        unit=value.unit.value,
        prescriber=value.prescriber,
        **provenance_columns(value.provenance),
    )


def _step_to_value(row: PlanStepRow) -> PlanStep:
    return PlanStep(
        id=row["id"],
        medicine_id=row["medicine_id"],
        from_day=day_of(row["from_day"]),
        planned_daily_dose=Decimal(row["planned_daily_dose"]),
        provenance=provenance_of(row),
        unit=Unit(row["unit"]),
        prescriber=row["prescriber"],
    )


DOSE_CHANGES = Subject(DoseChange, DOSE_CHANGE, _change_to_row, _change_to_value)
DOSE_EVENTS = Subject(DoseEvent, DOSE_EVENT, _event_to_row, _event_to_value)
PLAN_STEPS = Subject(PlanStep, PLAN_STEP, _step_to_row, _step_to_value)
