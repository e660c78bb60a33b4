"""Check-ins as rows."""

from __future__ import annotations

from myotrack.domain.checkins import Activity, CheckIn, CheckInStatus, Circumstance, Excuse, Region
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.storage.rows import day_of, enum_of, provenance_columns, provenance_of, set_of, set_text
from myotrack.storage.subjects.subject import Subject
from myotrack.storage.tables import CHECK_IN, CheckInRow


def _to_row(value: CheckIn) -> CheckInRow:
    return CheckInRow(
        id=value.id,
        day=value.day.isoformat(),
        status=value.status.value,
        twitch_count=value.twitch_count,
        frequency_band=_number(value.frequency_band),
        severity=_number(value.severity),
        interference=_number(value.interference),
        bother=value.bother,
        condition=value.condition,
        regions=set_text(value.regions),
        circumstances=set_text(value.circumstances),
        hindered=set_text(value.hindered),
        falls=value.falls,
        doses_as_planned=_number(value.doses_as_planned),
        excuse=value.excuse and value.excuse.value,
        note=value.note,
        scales=value.scales,
        **provenance_columns(value.provenance),
    )


def _to_value(row: CheckInRow) -> CheckIn:
    return CheckIn(
        id=row["id"],
        day=day_of(row["day"]),
        provenance=provenance_of(row),
        status=CheckInStatus(row["status"]),
        twitch_count=row["twitch_count"],
        frequency_band=None if row["frequency_band"] is None else FrequencyBand(row["frequency_band"]),
        severity=None if row["severity"] is None else Severity(row["severity"]),
        interference=None if row["interference"] is None else Interference(row["interference"]),
        bother=row["bother"],
        condition=row["condition"],
        regions=set_of(Region, row["regions"]),
        circumstances=set_of(Circumstance, row["circumstances"]),
        hindered=set_of(Activity, row["hindered"]),
        falls=row["falls"],
        doses_as_planned=None if row["doses_as_planned"] is None else bool(row["doses_as_planned"]),
        excuse=enum_of(Excuse, row["excuse"]),
        note=row["note"],
        scales=row["scales"],
    )


def _number(value: int | None) -> int | None:
    return None if value is None else int(value)


CHECK_INS = Subject(CheckIn, CHECK_IN, _to_row, _to_value)
