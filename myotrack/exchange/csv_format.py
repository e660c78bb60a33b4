"""The six kinds of plain CSV file: their columns in the order they are written, and which of them must be there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CsvKind:
    """One kind of file: its name, its columns, and the required ones among them."""

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """The name that export gives the file; import goes by the header alone."""
        return f"{self.name}.csv"


CHECK_INS = CsvKind(
    "check-ins",
    (
        "date",
        "status",
        "twitch_count",
        "frequency_band",
        "severity",
        "interference",
        "bother",
        "condition_0_10",
        "regions",
        "falls",
        "note",
        "entered_at",
        "entered_by",
        "source",
    ),
    required=("date",),
)

DOSES = CsvKind(
    "doses",
    ("date", "time", "kind", "medicine", "role", "route", "daily_dose", "unit", "decided_by", "note"),
    required=("date", "medicine", "daily_dose"),
)

PLAN = CsvKind(
    "plan",
    ("medicine", "from_date", "planned_daily_dose", "unit", "prescriber"),
    required=("medicine", "from_date", "planned_daily_dose"),
)

SIGNS = CsvKind(
    "signs",
    ("date", "time", "sign", "grade", "value", "unit", "action_taken", "note"),
    required=("date", "sign"),
)

FACTS = CsvKind("facts", ("date", "fact", "value"), required=("date", "fact", "value"))

COUNTS = CsvKind(
    "counts",
    ("date", "time", "duration_s", "position", "count", "note"),
    required=("date", "time", "duration_s", "count"),
)

KINDS = (CHECK_INS, DOSES, PLAN, SIGNS, FACTS, COUNTS)
"""All kinds, in the order in which export writes them."""

REGION_SEPARATOR = ";"
"""Stands between the parts of the body in one cell."""
