"""Rows of signs.csv: the warning signs that were ticked."""

from __future__ import annotations

from myotrack.domain.diary_day import checked_day
from myotrack.domain.signs import VALUE_LIMITS, ActionTaken, Grade, SignReport, SignUnit, WarningSign
from myotrack.domain.text_limits import NOTE_LIMIT
from myotrack.exchange import cells as cell
from myotrack.exchange.csv_context import Cells, CsvContext

_SIGNS = {sign.value: sign for sign in WarningSign}
_GRADES = {grade.value: grade for grade in Grade}
_UNITS = {unit.value: unit for unit in SignUnit}
_ACTIONS = {action.value: action for action in ActionTaken}


def read(cells: Cells, context: CsvContext, line: int) -> SignReport:
    """Return a ticked sign without an id; a value whose sign has only one unit needs none."""
    day = checked_day("date", cell.day("date", cells.get("date", "")), context.today)
    sign = cell.required("sign", cell.one_of("sign", cells.get("sign", ""), _SIGNS))
    at = cell.minute("time", cells.get("time", ""))
    value = cell.decimal("value", cells.get("value", ""))
    unit = cell.one_of("unit", cells.get("unit", ""), _UNITS)
    return SignReport(
        id="",
        day=day,
        sign=sign,
        provenance=context.provenance_at(line, day, at),
        at=at,
        grade=cell.one_of("grade", cells.get("grade", ""), _GRADES),
        value=value,
        unit=_only_unit(sign) if value is not None and unit is None else unit,
        action_taken=cell.one_of("action_taken", cells.get("action_taken", ""), _ACTIONS),
        note=cell.text("note", cells.get("note", ""), NOTE_LIMIT),
    )


def write(report: SignReport) -> dict[str, str]:
    """Return the cells of a ticked sign."""
    return {
        "date": report.day.isoformat(),
        "time": cell.plain_minute(report.at),
        "sign": report.sign.value,
        "grade": "" if report.grade is None else report.grade.value,
        "value": cell.plain_decimal(report.value),
        "unit": "" if report.unit is None else report.unit.value,
        "action_taken": "" if report.action_taken is None else report.action_taken.value,
        "note": cell.plain_text(report.note),
    }


def _only_unit(sign: WarningSign) -> SignUnit | None:
    units = [unit for measured, unit in VALUE_LIMITS if measured is sign]
    return units[0] if len(units) == 1 else None
