"""Reading a diary: rows in, domain values out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from myotrack.domain.actions import Action
from myotrack.domain.appointments import Appointment
from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.health import HealthFact
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author
from myotrack.domain.signs import SignReport
from myotrack.domain.timeline import Timeline
from myotrack.storage.history import value_of
from myotrack.storage.rows import DamagedRow, moment, stored_day
from myotrack.storage.subjects.all_subjects import subject_of
from myotrack.storage.subjects.subject import Fact, V
from myotrack.storage.tables import (
    ChangeRow,
    CheckInRow,
    CountSessionRow,
    DoseChangeRow,
    HistoryRow,
    SignReportRow,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One earlier change to one fact: when, by whom, in which action, the value before and the value after."""

    seq: int
    at: datetime
    by: Author
    action: Action
    before: Fact | None
    after: Fact | None


class Reader:
    """Reads values inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, kind: type[V], fact_id: str) -> V | None:
        """Return the fact of this kind with this id, or None."""
        subject = subject_of(kind)
        row = self._session.get(subject.row_type, fact_id)
        return None if row is None else subject.value_of(row)

    def all(self, kind: type[V], *, since: date | None = None, until: date | None = None) -> tuple[V, ...]:
        """Return every fact of this kind, by day and time of entry; `since` and `until` drop the days outside them."""
        subject = subject_of(kind)
        table: Any = subject.row_type
        query = select(subject.row_type)
        if hasattr(table, "day"):
            query = query.order_by(table.day)
            if since is not None:
                query = query.where(table.day >= since.isoformat())
            if until is not None:
                query = query.where(table.day <= until.isoformat())
        rows = self._session.scalars(query.order_by(table.entered_utc, table.id))
        return tuple(subject.value_of(row) for row in rows)

    def on(self, kind: type[V], day: date) -> tuple[V, ...]:
        """Return the facts of a kind that has days, for one diary day, in order of entry."""
        subject = subject_of(kind)
        table: Any = subject.row_type
        query = select(subject.row_type).where(table.day == day.isoformat()).order_by(table.entered_utc, table.id)
        return tuple(subject.value_of(row) for row in self._session.scalars(query))

    def timeline(self, as_of: date, *, since: date | None = None) -> Timeline:
        """Return the diary until `as_of`; `since` leaves out older check-ins, counts, dose events and signs."""
        return Timeline(
            as_of=as_of,
            check_ins=self.all(CheckIn, since=since, until=as_of),
            counts=self.all(CountSession, since=since, until=as_of),
            medicines=self.all(Medicine),
            dose_changes=self.all(DoseChange, until=as_of),
            dose_events=self.all(DoseEvent, since=since, until=as_of),
            plan_steps=self.all(PlanStep),
            signs=self.all(SignReport, since=since, until=as_of),
            health_facts=self.all(HealthFact),
            appointments=self.all(Appointment),
        ).until(as_of)

    def first_day(self) -> date | None:
        """Return the first day on which something was observed; without one that of the first dose change, or None."""
        observed = [self._session.scalar(select(func.min(t.day))) for t in (CheckInRow, CountSessionRow, SignReportRow)]
        first = min((day for day in observed if day is not None), default=None)
        first = first or self._session.scalar(select(func.min(DoseChangeRow.day)))
        return None if first is None else stored_day(first)

    def logged_days(self, first: date, last: date) -> int:
        """Return how many days between two days (both included) are logged, as `DayRecord.is_logged` has it."""
        by_patient = CheckInRow.entered_by == Author.PATIENT.value
        own_answers = select(CheckInRow.day).where(by_patient, CheckInRow.status != CheckInStatus.LATER.value)
        answered = CheckInRow.twitch_count.is_not(None) | CheckInRow.frequency_band.is_not(None)
        query = select(func.count(CheckInRow.day.distinct())).where(
            answered,
            by_patient | CheckInRow.day.not_in(own_answers),
            CheckInRow.day >= first.isoformat(),
            CheckInRow.day <= last.isoformat(),
        )
        return self._session.scalar(query) or 0

    def edits_of_day(self, day: date) -> tuple[Edit, ...]:
        """Return every change to the facts of a diary day, oldest first."""
        query = (
            select(HistoryRow, ChangeRow)
            .join(ChangeRow, ChangeRow.id == HistoryRow.change_id)
            .where(HistoryRow.day == day.isoformat())
            .order_by(HistoryRow.seq)
        )
        return tuple(_edit(entry, change) for entry, change in self._session.execute(query))

    def edit(self, seq: int) -> Edit | None:
        """Return one change to one fact by its number, or None."""
        entry = self._session.get(HistoryRow, seq)
        if entry is None:
            return None
        return _edit(entry, self._session.get_one(ChangeRow, entry.change_id))


def _edit(entry: HistoryRow, change: ChangeRow) -> Edit:
    try:
        at, by, action = moment(change.at_utc, change.at_offset), Author(change.by), Action(change.action)
    except (ValueError, TypeError, OverflowError) as error:
        raise DamagedRow(ChangeRow.__tablename__) from error
    before, after = value_of(entry.subject, entry.before), value_of(entry.subject, entry.after)
    return Edit(entry.seq, at, by, action, before, after)
