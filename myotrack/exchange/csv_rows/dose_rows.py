"""Rows of doses.csv (changes of the daily dose, missed and extra doses) and of plan.csv (the prescriber's steps)."""

from __future__ import annotations

from myotrack.domain.diary_day import checked_day, checked_planned_day
from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.text_limits import NOTE_LIMIT
from myotrack.exchange import cells as cell
from myotrack.exchange.csv_context import Cells, CsvContext, medicine_id

CHANGE = "change"
_EVENT_KINDS = {kind.value: kind for kind in DoseEventKind}
_ROLES = {role.value: role for role in Role}
_ROUTES = {route.value: route for route in Route}
_DECIDERS = {who.value: who for who in DecidedBy}
_UNITS = {unit.value: unit for unit in Unit}
_OTHER_SPELLINGS = {"ug": Unit.UG.value, "mcg": Unit.UG.value, "μg": Unit.UG.value}
"""Microgram without the micro sign, and with the Greek letter in its place."""


def read(cells: Cells, context: CsvContext, line: int) -> DoseChange | DoseEvent:
    """Return a dose change, a missed or an extra dose without an id; its medicine's id follows from the name."""
    kind = cell.one_of("kind", cells.get("kind", ""), {CHANGE: None, **_EVENT_KINDS})
    day = checked_day("date", cell.day("date", cells.get("date", "")), context.today)
    medicine = medicine_id(cell.name("medicine", cells.get("medicine", "")))
    at = cell.minute("time", cells.get("time", ""))
    amount = cell.decimal("daily_dose", cells.get("daily_dose", ""))
    unit = _unit(cells)
    route = cell.one_of("route", cells.get("route", ""), _ROUTES) or Route.ORAL
    role = cell.one_of("role", cells.get("role", ""), _ROLES) or Role.OTHER
    decided_by = cell.one_of("decided_by", cells.get("decided_by", ""), _DECIDERS)
    note = cell.text("note", cells.get("note", ""), NOTE_LIMIT)
    provenance = context.provenance_at(line, day, at)
    if kind is not None:
        return DoseEvent(
            id="",
            medicine_id=medicine,
            day=day,
            kind=kind,
            provenance=provenance,
            at=at,
            amount=amount,
            unit=unit,
            route=route,
            note=note,
        )
    return DoseChange(
        id="",
        medicine_id=medicine,
        day=day,
        daily_dose=cell.required("daily_dose", amount),
        provenance=provenance,
        at=at,
        unit=unit,
        role=role,
        route=route,
        decided_by=decided_by,
        note=note,
    )


def write(dose: DoseChange | DoseEvent, medicine: str) -> dict[str, str]:
    """Return the cells of a dose of the medicine with this name."""
    shared = {
        "date": dose.day.isoformat(),
        "time": cell.plain_minute(dose.at),
        "medicine": cell.plain_text(medicine.strip()),
        "route": dose.route.value,
        "unit": dose.unit.value,
        "note": cell.plain_text(dose.note),
    }
    if isinstance(dose, DoseEvent):
        return shared | {"kind": dose.kind.value, "daily_dose": cell.plain_decimal(dose.amount)}
    return shared | {
        "kind": CHANGE,
        "role": dose.role.value,
        "daily_dose": cell.plain_decimal(dose.daily_dose),
        "decided_by": dose.decided_by.value if dose.decided_by is not None else "",
    }


def read_plan(cells: Cells, context: CsvContext, line: int) -> PlanStep:
    """Return a step of the plan without an id."""
    return PlanStep(
        id="",
        medicine_id=medicine_id(cell.name("medicine", cells.get("medicine", ""))),
        from_day=checked_planned_day("from_date", cell.day("from_date", cells.get("from_date", ""))),
        planned_daily_dose=cell.required(
            "planned_daily_dose", cell.decimal("planned_daily_dose", cells.get("planned_daily_dose", ""))
        ),
        provenance=context.provenance(line),
        unit=_unit(cells),
        prescriber=cell.line_of_text("prescriber", cells.get("prescriber", "")),
    )


def write_plan(step: PlanStep, medicine: str) -> dict[str, str]:
    """Return the cells of a step of the plan for the medicine with this name."""
    return {
        "medicine": cell.plain_text(medicine.strip()),
        "from_date": step.from_day.isoformat(),
        "planned_daily_dose": cell.plain_decimal(step.planned_daily_dose),
        "unit": step.unit.value,
        "prescriber": cell.plain_text(step.prescriber),
    }


def _unit(cells: Cells) -> Unit:
    written = cells.get("unit", "")
    return cell.one_of("unit", _OTHER_SPELLINGS.get(written, written), _UNITS) or Unit.MG
