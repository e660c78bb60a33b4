"""The tables of a diary file. Columns hold plain text and whole numbers; the values live in `myotrack.domain`.

A row is a typed dictionary, and its table is made from it. SQLAlchemy's core is enough for that: its object mapper
would take a quarter of the time until Today is on the screen (docs/decisions/0006-a-quick-start.md).
"""

from typing import Any, TypedDict

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table

SCHEMA_VERSION = 2
"""Stored in `PRAGMA user_version`; a file with a higher number is refused."""

APPLICATION_ID = 0x4D796F54
"""Stored in `PRAGMA application_id`: "MyoT"."""


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""All tables, with names for every constraint so that migrations can speak of them."""


class FactRow(TypedDict):
    """What every recorded fact has: an id made by the program, who entered it and when, and a checksum of the row."""

    id: str
    entered_utc: str
    entered_offset: int
    entered_by: str
    source: str
    checksum: str


class CheckInRow(FactRow):
    """One person's answers for one diary day."""

    day: str
    status: str
    twitch_count: int | None
    frequency_band: int | None
    severity: int | None
    interference: int | None
    bother: int | None
    condition: int | None
    regions: str
    circumstances: str
    hindered: str
    falls: int | None
    doses_as_planned: int | None
    excuse: str | None
    note: str
    scales: str


class CountSessionRow(FactRow):
    """One counting session with the raw times of its presses."""

    day: str
    started_utc: str
    started_offset: int
    count: int
    duration_s: int
    planned_s: int | None
    position: str | None
    finished: int
    presses_ms: str
    note: str


class MedicineRow(FactRow):
    """A substance the person takes or took."""

    name: str
    kind: str
    catalogue_key: str | None
    note: str


class DoseChangeRow(FactRow):
    """From a day on, a daily dose by a route in a role."""

    medicine_id: str
    day: str
    at: str | None
    daily_dose: str
    unit: str
    role: str
    route: str
    decided_by: str | None
    note: str


class DoseEventRow(FactRow):
    """A missed or an extra dose."""

    medicine_id: str
    day: str
    at: str | None
    kind: str
    amount: str | None
    unit: str
    route: str
    note: str


class PlanStepRow(FactRow):
    """One step of the prescriber's plan, as typed in."""

    medicine_id: str
    from_day: str
    planned_daily_dose: str
    unit: str
    prescriber: str


class SignReportRow(FactRow):
    """One ticked warning sign."""

    day: str
    at: str | None
    sign: str
    grade: str | None
    value: str | None
    unit: str | None
    action_taken: str | None
    note: str


class HealthFactRow(FactRow):
    """Kidney, liver, pump refill, a condition, what a doctor was told, or that nothing is taken."""

    day: str
    kind: str
    value: str


class AppointmentRow(FactRow):
    """A visit to a clinician."""

    day: str
    at: str | None
    clinician: str
    note: str


class QuestionRow(FactRow):
    """A question to ask at the next visit."""

    text: str
    asked: int


class AlertAnswerRow(FactRow):
    """What was said to be done about a rule's alert."""

    day: str
    rule: str
    action_taken: str
    note: str


class ChangeRow(TypedDict):
    """One thing a person did: everything it wrote stands in `history` under its id."""

    id: str
    seq: int
    at_utc: str
    at_offset: int
    by: str
    action: str
    undoes: str | None
    checksum: str


class HistoryRow(TypedDict):
    """The earlier and the later state of one row; `before` is empty for a new row, `after` for a deleted one."""

    seq: int
    change_id: str
    subject: str
    row_id: str
    day: str | None
    before: str | None
    after: str | None
    checksum: str


class AboutRow(TypedDict):
    """What the file says of itself: its id, when it was made, whether it is the SAMPLE diary."""

    key: str
    value: str
    checksum: str


def _table(
    name: str, row: Any, *, key: str = "id", unique: str = "", indexed: tuple[str, ...] = (), **references: str
) -> Table:
    """Return the table of a kind of row: a column for each key, not null unless the key may be None."""
    facts = FactRow.__annotations__ if row.__annotations__.keys() > FactRow.__annotations__.keys() else {}
    own = sorted(row.__annotations__, key=lambda column: column in facts)
    columns: list[Column[Any]] = []
    for column in own:
        kinds = getattr(row.__annotations__[column], "__args__", (row.__annotations__[column],))
        columns.append(
            Column(
                column,
                Integer if int in kinds else String,
                *([ForeignKey(references[column])] if column in references else []),
                primary_key=column == key,
                nullable=type(None) in kinds,
                index=column in indexed or None,
                unique=column == unique or None,
            )
        )
    return Table(name, METADATA, *columns)


ABOUT = _table("about", AboutRow, key="key")
MEDICINE = _table("medicine", MedicineRow)
CHECK_IN = _table("check_in", CheckInRow)
Index("ix_check_in_day", CHECK_IN.c.day, CHECK_IN.c.entered_by, unique=True)
COUNT_SESSION = _table("count_session", CountSessionRow, indexed=("day",))
DOSE_CHANGE = _table("dose_change", DoseChangeRow, indexed=("medicine_id", "day"), medicine_id="medicine.id")
DOSE_EVENT = _table("dose_event", DoseEventRow, indexed=("medicine_id", "day"), medicine_id="medicine.id")
PLAN_STEP = _table("plan_step", PlanStepRow, indexed=("medicine_id",), medicine_id="medicine.id")
SIGN_REPORT = _table("sign_report", SignReportRow, indexed=("day",))
HEALTH_FACT = _table("health_fact", HealthFactRow)
APPOINTMENT = _table("appointment", AppointmentRow)
QUESTION = _table("question", QuestionRow)
ALERT_ANSWER = _table("alert_answer", AlertAnswerRow)
CHANGE = _table("change", ChangeRow, unique="seq", undoes="change.id")
HISTORY = _table("history", HistoryRow, key="seq", indexed=("change_id", "row_id", "day"), change_id="change.id")

FACT_TABLES = (
    MEDICINE,
    CHECK_IN,
    COUNT_SESSION,
    DOSE_CHANGE,
    DOSE_EVENT,
    PLAN_STEP,
    SIGN_REPORT,
    HEALTH_FACT,
    APPOINTMENT,
    QUESTION,
    ALERT_ANSWER,
)
"""Every table of facts, parents before children."""
