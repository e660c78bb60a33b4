"""The tables of a diary file. Columns hold plain text and whole numbers; the values live in `myotrack.domain`."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA_VERSION = 1
"""Stored in `PRAGMA user_version`; a file with a higher number is refused."""

APPLICATION_ID = 0x4D796F54
"""Stored in `PRAGMA application_id`: "MyoT"."""


class Base(DeclarativeBase):
    """All tables, with names for every constraint so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class FactRow(Base):
    """What every recorded fact has: an id made by the program, who entered it and when, and a checksum of the row."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(primary_key=True)
    entered_utc: Mapped[str]
    entered_offset: Mapped[int]
    entered_by: Mapped[str]
    source: Mapped[str]
    checksum: Mapped[str]


class CheckInRow(FactRow):
    """One person's answers for one diary day."""

    __tablename__ = "check_in"
    __table_args__ = (Index("ix_check_in_day", "day", "entered_by", unique=True),)

    day: Mapped[str]
    status: Mapped[str]
    twitch_count: Mapped[int | None]
    frequency_band: Mapped[int | None]
    severity: Mapped[int | None]
    interference: Mapped[int | None]
    bother: Mapped[int | None]
    condition: Mapped[int | None]
    regions: Mapped[str]
    circumstances: Mapped[str]
    hindered: Mapped[str]
    falls: Mapped[int | None]
    doses_as_planned: Mapped[int | None]
    excuse: Mapped[str | None]
    note: Mapped[str]
    scales: Mapped[str]


class CountSessionRow(FactRow):
    """One counting session with the raw times of its presses."""

    __tablename__ = "count_session"

    day: Mapped[str] = mapped_column(index=True)
    started_utc: Mapped[str]
    started_offset: Mapped[int]
    count: Mapped[int]
    duration_s: Mapped[int]
    planned_s: Mapped[int | None]
    position: Mapped[str | None]
    finished: Mapped[int]
    presses_ms: Mapped[str]
    note: Mapped[str]


class MedicineRow(FactRow):
    """A substance the person takes or took."""

    __tablename__ = "medicine"

    name: Mapped[str]
    kind: Mapped[str]
    catalogue_key: Mapped[str | None]
    note: Mapped[str]


class DoseChangeRow(FactRow):
    """From a day on, a daily dose by a route in a role."""

    __tablename__ = "dose_change"

    medicine_id: Mapped[str] = mapped_column(ForeignKey("medicine.id"), index=True)
    day: Mapped[str] = mapped_column(index=True)
    at: Mapped[str | None]
    daily_dose: Mapped[str]
    unit: Mapped[str]
    role: Mapped[str]
    route: Mapped[str]
    decided_by: Mapped[str | None]
    note: Mapped[str]


class DoseEventRow(FactRow):
    """A missed or an extra dose."""

    __tablename__ = "dose_event"

    medicine_id: Mapped[str] = mapped_column(ForeignKey("medicine.id"), index=True)
    day: Mapped[str] = mapped_column(index=True)
    at: Mapped[str | None]
    kind: Mapped[str]
    amount: Mapped[str | None]
    unit: Mapped[str]
    route: Mapped[str]
    note: Mapped[str]


class PlanStepRow(FactRow):
    """One step of the prescriber's plan, as typed in."""

    __tablename__ = "plan_step"

    medicine_id: Mapped[str] = mapped_column(ForeignKey("medicine.id"), index=True)
    from_day: Mapped[str]
    planned_daily_dose: Mapped[str]
    unit: Mapped[str]
    prescriber: Mapped[str]


class SignReportRow(FactRow):
    """One ticked warning sign."""

    __tablename__ = "sign_report"

    day: Mapped[str] = mapped_column(index=True)
    at: Mapped[str | None]
    sign: Mapped[str]
    grade: Mapped[str | None]
    value: Mapped[str | None]
    unit: Mapped[str | None]
    action_taken: Mapped[str | None]
    note: Mapped[str]


class HealthFactRow(FactRow):
    """Kidney, liver, pump refill, a condition, what a doctor was told, or that nothing is taken."""

    __tablename__ = "health_fact"

    day: Mapped[str]
    kind: Mapped[str]
    value: Mapped[str]


class AppointmentRow(FactRow):
    """A visit to a clinician."""

    __tablename__ = "appointment"

    day: Mapped[str]
    at: Mapped[str | None]
    clinician: Mapped[str]
    note: Mapped[str]


class QuestionRow(FactRow):
    """A question to ask at the next visit."""

    __tablename__ = "question"

    text: Mapped[str]
    asked: Mapped[int]


class ChangeRow(Base):
    """One thing a person did: everything it wrote stands in `history` under its id."""

    __tablename__ = "change"

    id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(unique=True)
    at_utc: Mapped[str]
    at_offset: Mapped[int]
    by: Mapped[str]
    action: Mapped[str]
    undoes: Mapped[str | None] = mapped_column(ForeignKey("change.id"))


class HistoryRow(Base):
    """The earlier and the later state of one row; `before` is empty for a new row, `after` for a deleted one."""

    __tablename__ = "history"

    seq: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[str] = mapped_column(ForeignKey("change.id"), index=True)
    subject: Mapped[str]
    row_id: Mapped[str] = mapped_column(index=True)
    day: Mapped[str | None] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]


class AboutRow(Base):
    """What the file says of itself: its id, when it was made, whether it is the SAMPLE diary."""

    __tablename__ = "about"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


FACT_TABLES: tuple[type[FactRow], ...] = (
    MedicineRow,
    CheckInRow,
    CountSessionRow,
    DoseChangeRow,
    DoseEventRow,
    PlanStepRow,
    SignReportRow,
    HealthFactRow,
    AppointmentRow,
    QuestionRow,
)
"""Every table of facts, parents before children."""
