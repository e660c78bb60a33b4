"""Writes a diary as the six plain CSV files. The same facts always give the same bytes, whatever their ids are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from myotrack.domain.checkins import CheckIn
from myotrack.domain.diary_day import days_between
from myotrack.domain.doses import DoseChange, PlanStep, change_order
from myotrack.domain.provenance import Author
from myotrack.domain.timeline import Timeline
from myotrack.exchange.csv_format import CHECK_INS, COUNTS, DOSES, FACTS, KINDS, PLAN, SIGNS, CsvKind
from myotrack.exchange.csv_rows import check_in_rows
from myotrack.exchange.csv_rows.any_row import CsvFact, written
from myotrack.exchange.facts import Contents

_Row = Mapping[str, str]


def csv_files(contents: Contents) -> dict[str, bytes]:
    """Return the six files by name, each with its header even when it has no rows; UTF-8, CRLF (RFC 4180)."""
    names = {medicine.id: medicine.name for medicine in contents.medicines}
    rows: dict[CsvKind, Iterable[_Row]] = {
        CHECK_INS: _days(contents),
        DOSES: _doses(contents, names),
        PLAN: _plan(contents, names),
        SIGNS: _sorted_by_cells(contents.signs, names, ("date", "time", "sign")),
        FACTS: _facts(contents, names),
        COUNTS: _sorted_by_cells(contents.counts, names, ("date", "time")),
    }
    return {kind.file_name: _file(kind, rows[kind]) for kind in KINDS}


def _file(kind: CsvKind, rows: Iterable[_Row]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, kind.columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def _days(contents: Contents) -> Iterable[_Row]:
    """One row for each check-in, and one for each day without any, from the first to the last observed day."""
    observed = [fact.day for facts in (contents.check_ins, contents.counts, contents.signs) for fact in facts]
    if not observed:
        return
    timeline = Timeline(
        as_of=max(observed),
        check_ins=contents.check_ins,
        counts=contents.counts,
        dose_events=contents.dose_events,
        signs=contents.signs,
    )
    for day in days_between(min(observed), max(observed)):
        record = timeline.record(day)
        if not record.check_ins:
            yield check_in_rows.write_day(day, record.state)
        for check_in in sorted(record.check_ins, key=_patient_first):
            yield check_in_rows.write(check_in)


def _patient_first(check_in: CheckIn) -> tuple[bool, str]:
    return (check_in.provenance.entered_by is not Author.PATIENT, check_in.id)


def _doses(contents: Contents, names: Mapping[str, str]) -> list[_Row]:
    """Changes and events by day and time; changes at the same moment in the order in which they count."""

    def order(change: DoseChange) -> tuple[date, time, str, str]:
        day, at, entered = change_order(change)
        return (day, at, names[change.medicine_id].strip(), entered)

    changes = [written(change, names) for change in sorted(contents.dose_changes, key=order)]
    events = _sorted_by_cells(contents.dose_events, names, ("date", "time", "medicine"))
    return sorted([*changes, *events], key=lambda row: row["date"])


def _plan(contents: Contents, names: Mapping[str, str]) -> list[_Row]:
    """Steps by medicine and day; those of one day in the order in which they were entered."""

    def order(step: PlanStep) -> tuple[str, date, datetime, str]:
        return (names[step.medicine_id].strip(), step.from_day, step.provenance.entered_at, step.id)

    return [written(step, names) for step in sorted(contents.plan_steps, key=order)]


def _facts(contents: Contents, names: Mapping[str, str]) -> list[_Row]:
    """Health facts by day; those of one day in the order in which they were entered, since the later one counts."""
    ordered = sorted(contents.health_facts, key=lambda fact: (fact.day, fact.provenance.entered_at, fact.id))
    return [written(fact, names) for fact in ordered]


def _sorted_by_cells(
    facts: Iterable[CsvFact], names: Mapping[str, str], columns: tuple[str, ...]
) -> list[dict[str, str]]:
    """Return rows sorted by some columns first and all cells then, so that ids have no say in the order."""
    rows = [written(fact, names) for fact in facts]
    return sorted(rows, key=lambda row: ([row[column] for column in columns], sorted(row.items())))
