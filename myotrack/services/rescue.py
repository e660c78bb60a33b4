"""Making a new diary of what can be read out of a damaged one, which is left as it is."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author
from myotrack.i18n import _
from myotrack.services.clock import Clock
from myotrack.storage.connection import translated
from myotrack.storage.files import journal_of, put_in_place
from myotrack.storage.rescue import Salvage, salvage
from myotrack.storage.store import create_store
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.writer import Stamp


@dataclass(frozen=True, slots=True)
class RescueReport:
    """What was read out of a damaged diary, and what is lost."""

    path: Path
    """The new diary."""
    facts: int
    """Facts in the new diary."""
    days: int
    """Days with answers in it."""
    last_day: date | None
    """The last of them."""
    from_history: int
    """How many facts were damaged themselves and were taken from the history."""
    perhaps_earlier: int
    """How many of these may be an earlier value of the fact, because later ones can't be read."""
    lost: int
    """How many facts were there and could not be read."""
    unnamed_medicines: int
    """How many medicines have doses and lost their name; they stand under a name that says so."""
    complete: bool
    """Whether all of the file was read: otherwise more may be lost than is counted."""
    earlier: int = 0
    """How many changes to facts are in its history, each with the value before and the one after."""
    earlier_lost: int = 0
    """How many were there and could not be read."""
    earlier_undated: int = 0
    """Of how many it could not be read when and by whom they were made."""
    lost_days: tuple[tuple[str, date | None], ...] = ()
    """Kind (a table) and day of each that is lost, as far as they can still be read; nothing proves the day."""


def rescue(path: Path, into: Path, clock: Clock) -> RescueReport:
    """Make a new diary at `into` of what can be read out of the one at `path`, damaged or not; `path` is only read.

    The new one goes on with the old one's backups. Safe in any thread.
    Raise DiaryError when `path` can't be read or nothing in it makes a fact (NOT_A_DIARY), when it is of a newer
    version, or when something stands at `into` already or it can't be written.
    """
    if into.exists() or into.is_symlink():
        raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(into))
    with translated(into):
        into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = salvage(path, into)
    if not found.facts:
        raise DiaryError(DiaryProblem.NOT_A_DIARY, str(path))
    kept, doubled = _one_a_day(found.facts)
    lost_days = (*found.lost_days, *(("check_in", on) for on in doubled))
    unnamed = _unnamed(kept, clock)
    _write((*unnamed, *kept), found, into, clock)
    days = sorted({fact.day for fact in kept if isinstance(fact, CheckIn)})
    return RescueReport(
        path=into,
        facts=len(kept) + len(unnamed),
        days=len(days),
        last_day=days[-1] if days else None,
        from_history=found.from_history,
        perhaps_earlier=found.perhaps_earlier,
        lost=sum(found.lost.values()) + len(doubled),
        unnamed_medicines=len(unnamed),
        complete=found.complete,
        earlier=len(found.past.entries),
        earlier_lost=found.past.lost,
        earlier_undated=found.past.undated,
        lost_days=tuple(sorted(lost_days, key=lambda lost: (lost[1] is None, lost[1] or date.min, lost[0]))),
    )


def _one_a_day(facts: Iterable[Fact]) -> tuple[list[Fact], list[date]]:
    """Return the facts without second answers of a person for a day, and the days of those."""
    kept: list[Fact] = []
    seen: set[tuple[date, Author]] = set()
    doubled: list[date] = []
    for fact in facts:
        if isinstance(fact, CheckIn):
            key = (fact.day, fact.provenance.entered_by)
            if key in seen:
                doubled.append(fact.day)
                continue
            seen.add(key)
        kept.append(fact)
    return kept, doubled


def _unnamed(facts: Iterable[Fact], clock: Clock) -> list[Medicine]:
    """Return a medicine for every dose whose own one is lost: a dose without its medicine could not be kept."""
    there = {fact.id for fact in facts if isinstance(fact, Medicine)}
    doses = [fact for fact in facts if isinstance(fact, DoseChange | DoseEvent | PlanStep)]
    missing = {dose.medicine_id: dose.provenance for dose in doses if dose.medicine_id not in there}
    return [
        Medicine(
            id=medicine_id,
            name=_("Medicine {number}, whose name was lost").format(number=number),
            provenance=replace(provenance, entered_at=clock().replace(microsecond=0)),
        )
        for number, (medicine_id, provenance) in enumerate(missing.items(), start=1)
    ]


def _write(facts: Iterable[Fact], found: Salvage, into: Path, clock: Clock) -> None:
    unfinished = into.with_name(f".{into.name}.{uuid4().hex[:8]}.new")
    now = clock().replace(microsecond=0)
    about = {"id": uuid4().hex, "made": now.isoformat(timespec="seconds"), **found.about, "rescued": now.isoformat()}
    try:
        store = create_store(unfinished, about)
        try:
            with store.fill_with_past(Stamp(now, Author.PATIENT, Action.IMPORT)) as writer:
                writer.take_over(found.past)
                for fact in facts:
                    writer.put_last(fact)
                writer.finish()
        finally:
            store.close()
        with translated(into):
            if into.exists():
                raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(into))
            put_in_place(unfinished, into)
    except DiaryError as error:
        raise DiaryError(error.problem, str(into), **error.details) from error
    finally:
        for leftover in (unfinished, journal_of(unfinished)):
            with suppress(OSError):
                leftover.unlink()
