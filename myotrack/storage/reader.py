"""Reading a diary: rows in, domain values out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, func, select

from myotrack.domain.actions import Action
from myotrack.domain.answers import AlertAnswer
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
from myotrack.storage.others import OtherWriters
from myotrack.storage.rows import DamagedRow, moment, stored_day
from myotrack.storage.subjects.all_subjects import subject_of
from myotrack.storage.subjects.subject import Fact, Subject, V
from myotrack.storage.tables import CHANGE, CHECK_IN, COUNT_SESSION, DOSE_CHANGE, HISTORY, SIGN_REPORT, FactRow
from myotrack.storage.verified import FileState, WholeTables, file_state, fits, verified, whole_rows


@dataclass(frozen=True, slots=True)
class Edit:
    """One earlier change to one fact: when, by whom, in which action, the value before and the value after."""

    seq: int
    at: datetime
    by: Author
    action: Action
    before: Fact | None
    after: Fact | None


MadeBefore = dict[Any, CheckIn]
"""Check-ins by the row that each was made of: of a row that is the same nothing is made again."""


class Reader:
    """Reads values inside one transaction; DamagedRow is raised at a row that is not as it was written."""

    def __init__(self, connection: Connection, whole: WholeTables) -> None:
        self._connection = connection
        self._whole = whole

    def state(self) -> FileState:
        """Return the state of the file that is read; in another transaction it is equal if no other program wrote."""
        return file_state(self._connection)

    def notice(self, others: OtherWriters) -> None:
        """Let it be noticed whether another program wrote in the file that is read."""
        others.notice(self._connection)

    def get(self, kind: type[V], fact_id: str) -> V | None:
        """Return the fact of this kind with this id, or None."""
        subject = subject_of(kind)
        row = self._row(subject.table, fact_id)
        return None if row is None else subject.value_of(row)

    def all(self, kind: type[V], *, since: date | None = None, until: date | None = None) -> tuple[V, ...]:
        """Return every fact of this kind, by day and time of entry; `since` and `until` drop the days outside them."""
        subject = subject_of(kind)
        return self._values(subject, self._in_order(subject, since=since, until=until))

    def _in_order(self, subject: Subject[V, FactRow], *, since: date | None, until: date | None) -> Select[Any]:
        columns = subject.table.c
        query = select(subject.table)
        if "day" in columns:
            query = query.order_by(columns.day)
            if not _day_is_indexed(subject.table):
                self._whole.require(self._connection, (subject.table,))
            if since is not None:
                query = query.where(columns.day >= since.isoformat())
            if until is not None:
                query = query.where(columns.day <= until.isoformat())
        return query.order_by(columns.entered_utc, columns.id)

    def on(self, kind: type[V], day: date) -> tuple[V, ...]:
        """Return the facts of a kind that has days, for one diary day, in order of entry."""
        subject = subject_of(kind)
        columns = subject.table.c
        if not _day_is_indexed(subject.table):
            self._whole.require(self._connection, (subject.table,))
        query = select(subject.table).where(columns.day == day.isoformat())
        return self._values(subject, query.order_by(columns.entered_utc, columns.id))

    def some_check_ins(self, until: date, *, first: int, most: int, made: MadeBefore) -> MadeBefore:
        """Return at most so many check-ins until a day, by the row each is made of; in order, from number `first` on.

        Those of `made` are not made again: years of them take longer to make than to read.
        """
        subject, found = subject_of(CheckIn), MadeBefore()
        rows = self._connection.execute(self._in_order(subject, since=None, until=until).offset(first).limit(most))
        names = tuple(rows.keys())
        for values in whole_rows(subject.table.name, rows):
            found[values] = made.get(values) or subject.value_of(cast("FactRow", dict(zip(names, values, strict=True))))
        return found

    def timeline(
        self, as_of: date, *, since: date | None = None, check_ins: tuple[CheckIn, ...] | None = None
    ) -> Timeline:
        """Return the diary until `as_of`; `since` leaves out older check-ins, counts, dose events and signs.

        `check_ins` are those until then, if they are known already.
        """
        return Timeline(
            as_of=as_of,
            check_ins=self.all(CheckIn, since=since, until=as_of) if check_ins is None else check_ins,
            counts=self.all(CountSession, since=since, until=as_of),
            medicines=self.all(Medicine),
            dose_changes=self.all(DoseChange, until=as_of),
            dose_events=self.all(DoseEvent, since=since, until=as_of),
            plan_steps=self.all(PlanStep),
            signs=self.all(SignReport, since=since, until=as_of),
            health_facts=self.all(HealthFact),
            appointments=self.all(Appointment),
            answers=self.all(AlertAnswer, until=as_of),
        ).until(as_of)

    def first_day(self) -> date | None:
        """Return the first day on which something was observed; without one that of the first dose change, or None."""
        tables = (CHECK_IN, COUNT_SESSION, SIGN_REPORT)
        observed = [self._connection.scalar(select(func.min(table.c.day))) for table in tables]
        first = min((day for day in observed if day is not None), default=None)
        first = first or self._connection.scalar(select(func.min(DOSE_CHANGE.c.day)))
        return None if first is None else stored_day(first)

    def logged_days(self, first: date, last: date) -> int:
        """Return how many days between two days (both included) are logged, as `DayRecord.is_logged` has it."""
        self._whole.require(self._connection, (CHECK_IN,))
        answers = CHECK_IN.c
        by_patient = answers.entered_by == Author.PATIENT.value
        own_answers = select(answers.day).where(by_patient, answers.status != CheckInStatus.LATER.value)
        answered = answers.twitch_count.is_not(None) | answers.frequency_band.is_not(None)
        query = select(func.count(answers.day.distinct())).where(
            answered,
            by_patient | answers.day.not_in(own_answers),
            answers.day >= first.isoformat(),
            answers.day <= last.isoformat(),
        )
        return self._connection.scalar(query) or 0

    def last_twitches_before(self, day: date) -> CheckIn | None:
        """Return the last check-in with twitches before a day, or None."""
        self._whole.require(self._connection, (CHECK_IN,))
        answers = CHECK_IN.c
        query = select(CHECK_IN).where(answers.day < day.isoformat())
        query = query.where((answers.twitch_count > 0) | (answers.frequency_band > 0))
        found = self._values(subject_of(CheckIn), query.order_by(answers.day.desc()).limit(1))
        return found[0] if found else None

    def last_counted_twitches_before(self, day: date) -> CountSession | None:
        """Return the last counting session with twitches before a day, or None."""
        self._whole.require(self._connection, (COUNT_SESSION,))
        sessions = COUNT_SESSION.c
        query = select(COUNT_SESSION).where(sessions.day < day.isoformat(), sessions.count > 0)
        found = self._values(subject_of(CountSession), query.order_by(sessions.day.desc()).limit(1))
        return found[0] if found else None

    def regions_before(self, day: date) -> tuple[CheckIn, ...]:
        """Return one check-in before a day for every set of parts of the body that was logged then: its first."""
        self._whole.require(self._connection, (CHECK_IN,))
        answers = CHECK_IN.c
        firsts = (
            select(func.min(answers.day).label("day"), answers.regions)
            .where(answers.day < day.isoformat(), answers.regions != "")
            .group_by(answers.regions)
            .subquery()
        )
        query = select(CHECK_IN).join(firsts, (answers.day == firsts.c.day) & (answers.regions == firsts.c.regions))
        return self._values(subject_of(CheckIn), query.order_by(answers.day, answers.id))

    def edits_of_day(self, day: date) -> tuple[Edit, ...]:
        """Return every change to the facts of a diary day, oldest first; one that moved a fact is of both its days."""
        of_the_day = select(HISTORY.c.row_id).where(HISTORY.c.day == day.isoformat())
        edits = self._edits(_EDITS.where(HISTORY.c.row_id.in_(of_the_day)).order_by(HISTORY.c.seq))
        return tuple(edit for edit in edits if day in (_day_of(edit.before), _day_of(edit.after)))

    def edits_of_no_day(self, most: int) -> tuple[Edit, ...]:
        """Return the last changes to facts that belong to no day (medicines, plans, questions), oldest first."""
        query = _EDITS.where(HISTORY.c.day.is_(None)).order_by(HISTORY.c.seq.desc()).limit(most)
        return tuple(reversed(tuple(self._edits(query))))

    def edits_with(self, seq: int) -> tuple[Edit, ...]:
        """Return everything that was done in the same change as the edit with this number, in its order."""
        change = select(HISTORY.c.change_id).where(HISTORY.c.seq == seq).scalar_subquery()
        return tuple(self._edits(_EDITS.where(HISTORY.c.change_id == change).order_by(HISTORY.c.seq)))

    def edit(self, seq: int) -> Edit | None:
        """Return one change to one fact by its number, or None."""
        found = tuple(self._edits(_EDITS.where(HISTORY.c.seq == seq)))
        return found[0] if found else None

    def _row(self, table: Table, row_id: str) -> Any:
        """Return the row of a table with this id as a plain dictionary, or None."""
        found = tuple(verified(table, self._connection.execute(select(table).where(table.c.id == row_id))))
        return found[0] if found else None

    def _values(self, subject: Subject[V, FactRow], query: Select[Any]) -> tuple[V, ...]:
        rows = verified(subject.table, self._connection.execute(query))
        return tuple(subject.value_of(cast("FactRow", row)) for row in rows)

    def _edits(self, query: Select[Any]) -> Iterator[Edit]:
        """Give the edits of a query for entries of the history and the changes that they belong to."""
        entries, changes = tuple(HISTORY.c.keys()), tuple(CHANGE.c.keys())
        with closing(self._connection.execute(query)) as found:
            for row in found:
                both = tuple(row)
                entry, change = both[: len(entries)], both[len(entries) :]
                if not fits(HISTORY.name, entries)(entry):
                    raise DamagedRow(HISTORY.name)
                if not fits(CHANGE.name, changes)(change):
                    raise DamagedRow(CHANGE.name)
                yield _edit(dict(zip(entries, entry, strict=True)), dict(zip(changes, change, strict=True)))


_EDITS = select(HISTORY, *(column.label(f"change_{column.name}") for column in CHANGE.c)).join(
    CHANGE, CHANGE.c.id == HISTORY.c.change_id
)
"""Every entry of the history together with the change it belongs to."""


def _day_is_indexed(table: Table) -> bool:
    """Whether an index holds the day beside the row, so that a check of the file finds one that is another day now."""
    return any(table.c.day in index.columns.values()[:1] for index in table.indexes)


def _day_of(fact: Fact | None) -> date | None:
    return getattr(fact, "day", None)


def _edit(entry: dict[str, Any], change: dict[str, Any]) -> Edit:
    try:
        at = moment(change["at_utc"], change["at_offset"])
        by, action = Author(change["by"]), Action(change["action"])
    except (ValueError, TypeError, OverflowError) as error:
        raise DamagedRow(CHANGE.name) from error
    subject = entry["subject"]
    return Edit(entry["seq"], at, by, action, value_of(subject, entry["before"]), value_of(subject, entry["after"]))
