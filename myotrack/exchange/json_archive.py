"""The whole diary as one versioned JSON document; what is written is read back exactly, to the byte."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date

from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.diary_day import checked_day, checked_planned_day
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.medicines import Medicine
from myotrack.domain.text_limits import checked_name
from myotrack.exchange.csv_context import RowError
from myotrack.exchange.facts import (
    KIND_OF_SECTION,
    Contents,
    Fact,
    Place,
    ReadFact,
    Reading,
    Refused,
    UnreadableFileError,
)
from myotrack.exchange.record_codec import from_record, to_record
from myotrack.exchange.strict_json import StrictJsonError, parse
from myotrack.i18n import _
from myotrack.words.personal_text import quoted
from myotrack.words.problems import entry_problem

VERSION_KEY = "myotrack_archive"
VERSION = 2
"""Version 2 has the answers to warnings; an archive of version 1 is read as one without any."""


def archive_bytes(contents: Contents) -> bytes:
    """Return the archive of a diary: UTF-8, one fact a line, in an order that depends on the facts alone."""
    parts = [f'{{"{VERSION_KEY}": {VERSION}']
    for section in KIND_OF_SECTION:
        lines = [_line(fact) for fact in sorted(getattr(contents, section), key=_order)]
        joined = ",\n".join(lines)
        parts.append(f'"{section}": [\n{joined}\n]' if lines else f'"{section}": []')
    return (",\n".join(parts) + "}\n").encode()


def read_archive(file: str, data: bytes, today: date) -> Reading:
    """Return what an archive holds; `file` is the name that sentences use, `today` the current diary day.

    Raise UnreadableFileError when it is not an archive, made by a newer program, or JSON with a trick in it.
    """
    try:
        document = parse(data)
    except StrictJsonError as error:
        raise UnreadableFileError(file, str(error)) from error
    if not isinstance(document, dict) or VERSION_KEY not in document:
        raise UnreadableFileError(file, _("It is not a MyoTrack archive."))
    version = document[VERSION_KEY]
    if type(version) is not int or version < 1:
        raise UnreadableFileError(file, _("It does not say which version of the archive it is."))
    if version > VERSION:
        raise UnreadableFileError(file, _("It was made by a newer MyoTrack; install the newest version to read it."))
    unknown = [key for key in document if key != VERSION_KEY and key not in KIND_OF_SECTION]
    if unknown:
        raise UnreadableFileError(
            file, _("It has a part that MyoTrack does not know: {name}.").format(name=quoted(str(unknown[0])))
        )
    return _Builder(file, today).reading(document)


def _line(fact: Fact) -> str:
    return json.dumps(to_record(fact), ensure_ascii=False, allow_nan=False)


def _order(fact: Fact) -> tuple[str, str, str]:
    day = fact.from_day if isinstance(fact, PlanStep) else getattr(fact, "day", None)
    entered = fact.provenance.entered_at.astimezone(UTC).isoformat(timespec="microseconds")
    return (day.isoformat() if day is not None else "", entered, fact.id)


class _Builder:
    """Turns the records of one archive into facts."""

    def __init__(self, file: str, today: date) -> None:
        self._file = file
        self._today = today
        self._found: list[ReadFact] = []
        self._refused: list[Refused] = []
        self._ids: set[tuple[type[Fact], str]] = set()

    def reading(self, document: dict[str, object]) -> Reading:
        """Return what the document holds; medicines come first, since doses name them."""
        rows = 0
        for section, kind in KIND_OF_SECTION.items():
            records = document.get(section, [])
            if not isinstance(records, list):
                raise UnreadableFileError(self._file, _("Its part {name} is not a list.").format(name=quoted(section)))
            rows += len(records)
            self._read_all(section, kind, records)
        return Reading(rows, tuple(self._found), tuple(self._refused))

    def _read_all(self, section: str, kind: type[Fact], records: Iterable[object]) -> None:
        for number, record in enumerate(records, start=1):
            place = Place(self._file, number, section)
            try:
                self._found.append(ReadFact(self._checked(from_record(kind, record)), place))
            except InvalidEntry as problem:
                self._refused.append(Refused(place, entry_problem(problem)))
            except RowError as problem:
                self._refused.append(Refused(place, str(problem)))

    def _checked(self, fact: Fact) -> Fact:
        checked_name("id", fact.id)
        if (type(fact), fact.id) in self._ids:
            raise RowError(_("Its id stands twice in this file."))
        if isinstance(fact, DoseChange | DoseEvent | PlanStep) and (Medicine, fact.medicine_id) not in self._ids:
            raise RowError(_("Its medicine is not in this file."))
        if isinstance(fact, PlanStep):
            checked_planned_day("from_date", fact.from_day)
        elif not isinstance(fact, Medicine | Appointment | Question):
            checked_day("date", fact.day, self._today)
        self._ids.add((type(fact), fact.id))
        return fact
