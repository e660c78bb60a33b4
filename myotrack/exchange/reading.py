"""Reads gathered files, CSV and archives alike, as one import: what is in two files is one fact, or a contradiction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from myotrack.domain.checkins import CheckIn
from myotrack.domain.provenance import Author
from myotrack.exchange.bundle import NamedBytes
from myotrack.exchange.csv_context import CsvContext
from myotrack.exchange.csv_reader import read_csv
from myotrack.exchange.facts import Fact, Place, ReadFact, Reading, Refused, UnreadableFileError
from myotrack.exchange.json_archive import read_archive
from myotrack.exchange.places import place_words
from myotrack.exchange.sameness import said
from myotrack.i18n import _

_BOM = b"\xef\xbb\xbf"


def read_files(files: Iterable[NamedBytes], context: CsvContext) -> Reading:
    """Return what all files hold together; a file that can't be read at all is one refusal."""
    rows = 0
    found: list[ReadFact] = []
    refused: list[Refused] = []
    for file in files:
        try:
            reading = _read(file, context)
        except UnreadableFileError as error:
            refused.append(error.refused)
            continue
        rows += reading.rows
        found.extend(reading.facts)
        refused.extend(reading.refused)
    kept, contradictions = _joined(found)
    return Reading(rows, kept, (*refused, *contradictions))


def _read(file: NamedBytes, context: CsvContext) -> Reading:
    beginning = file.data.removeprefix(_BOM)[:100].lstrip()
    if beginning.startswith((b"{", b"[")) or file.name.lower().endswith(".json"):
        return read_archive(file.name, file.data, context.today)
    return read_csv(file.name, file.data, context)


def _joined(found: Iterable[ReadFact]) -> tuple[tuple[ReadFact, ...], tuple[Refused, ...]]:
    """Return each fact once, and a refusal for each second check-in of a person and day that says something else."""
    facts: dict[tuple[type[Fact], str], ReadFact] = {}
    days: dict[tuple[date, Author], ReadFact] = {}
    refused: list[Refused] = []
    for one in found:
        fact = one.fact
        if (type(fact), fact.id) in facts:
            continue
        if isinstance(fact, CheckIn):
            first = days.setdefault((fact.day, fact.provenance.entered_by), one)
            if first is not one:
                if said(first.fact) != said(fact):
                    refused.append(Refused(one.place, _second_answer(first.place)))
                continue
        facts[(type(fact), fact.id)] = one
    return tuple(facts.values()), tuple(refused)


def _second_answer(first: Place) -> str:
    return _("The same person's answers for this day are already there: {place}.").format(place=place_words(first))
