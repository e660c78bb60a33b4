"""Reads one plain CSV file: every row becomes a fact with a steady id, or is refused with one sentence."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from myotrack.domain.errors import InvalidEntry
from myotrack.domain.medicines import Medicine
from myotrack.exchange import cells as cell
from myotrack.exchange.csv_context import Cells, CsvContext, RowError, medicine_id, steady_id
from myotrack.exchange.csv_format import CsvKind
from myotrack.exchange.csv_header import HeaderError, kind_of_header
from myotrack.exchange.csv_rows.any_row import READ_ROW, CsvFact, said_in_csv
from myotrack.exchange.facts import Place, ReadFact, Reading, Refused, UnreadableFileError
from myotrack.i18n import _
from myotrack.words.problems import entry_problem

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
LONGEST_CELL = 1_000_000
"""Characters; so long a note costs its own row and not the file. What is longer is no note: it would cost memory."""
_LONGEST_LINE = 4 * LONGEST_CELL
"""Bytes between two ends of a line: a character has four at the most."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[str]


def read_csv(file: str, data: bytes, context: CsvContext) -> Reading:
    """Return what a CSV file holds; `file` is the name that sentences use.

    Raise UnreadableFileError when it is not such a file at all: not UTF-8, empty, an unknown header, broken quotes.
    """
    _refuse_long_lines(file, data)
    _refuse_what_is_no_utf_8(file, data)
    rows = _rows(file, data)
    header = next(rows, None)
    if header is None:
        raise UnreadableFileError(file, _("It is empty."))
    try:
        kind = kind_of_header(header.cells)
    except HeaderError as error:
        raise UnreadableFileError(file, str(error), header.line) from error
    return _Builder(file, kind, header.cells, context).reading(rows)


def _refuse_long_lines(file: str, data: bytes) -> None:
    start, line = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end, line = len(data) if end < 0 else end, line + 1
        if end - start > _LONGEST_LINE and max(map(len, data[start:end].split(b"\r"))) > _LONGEST_LINE:
            raise UnreadableFileError(file, _too_long(), line)
        start = end + 1


def _refuse_what_is_no_utf_8(file: str, data: bytes) -> None:
    if data.startswith(_UTF_16_MARKS):
        raise UnreadableFileError(file, _("It is UTF-16 text; save it again as “CSV UTF-8”."))
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(file, _("It is not UTF-8 text; save it again as “CSV UTF-8”."), line) from error


def _rows(file: str, data: bytes) -> Iterator[_Row]:
    """Yield the rows that hold anything, with the line on which each begins."""
    # The library's own limit would end the whole file at its first long note.
    csv.field_size_limit(LONGEST_CELL)
    # Read piece by piece: a StringIO of the whole would take four bytes for each character.
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    reader = csv.reader(text, strict=True)
    line = 1
    try:
        for found in reader:
            if any(found):
                yield _Row(line, found)
            line = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise UnreadableFileError(file, _too_long(), line) from error
        raise UnreadableFileError(
            file,
            _("A quotation mark is not closed or stands in the wrong place, so that the rest can't be read."),
            line,
        ) from error


def _too_long() -> str:
    return _("A cell in it is longer than a million characters.")


class _Builder:
    """Turns the rows of one file into facts."""

    def __init__(self, file: str, kind: CsvKind, header: list[str], context: CsvContext) -> None:
        self._file = file
        self._kind = kind
        self._header = header
        self._context = context
        self._medicines: dict[str, ReadFact] = {}
        self._found: list[tuple[int, CsvFact]] = []
        self._refused: list[Refused] = []

    def reading(self, rows: Iterator[_Row]) -> Reading:
        """Return what the rows hold."""
        number = 0
        for row in rows:
            number += 1
            try:
                self._take(row)
            except InvalidEntry as problem:
                self._refuse(row.line, entry_problem(problem))
            except RowError as problem:
                self._refuse(row.line, str(problem))
        facts = (*self._medicines.values(), *self._with_ids())
        return Reading(number, facts, tuple(self._refused))

    def _take(self, row: _Row) -> None:
        if len(row.cells) != len(self._header):
            raise RowError(
                _("The row has {cells} cells, but the header has {columns}.").format(
                    cells=len(row.cells), columns=len(self._header)
                )
            )
        cells = dict(zip(self._header, row.cells, strict=True))
        fact = READ_ROW[self._kind](cells, self._context, row.line)
        if fact is None:
            return
        if "medicine" in self._kind.columns:
            self._remember_medicine(cells, row.line)
        self._found.append((row.line, fact))

    def _remember_medicine(self, cells: Cells, line: int) -> None:
        name = cell.name("medicine", cells.get("medicine", ""))
        found = Medicine(id=medicine_id(name), name=name, provenance=self._context.provenance(line))
        self._medicines.setdefault(found.id, ReadFact(found, Place(self._file, line)))

    def _refuse(self, line: int, sentence: str) -> None:
        self._refused.append(Refused(Place(self._file, line), sentence))

    def _with_ids(self) -> Iterator[ReadFact]:
        """Yield the facts with ids that follow from what they say; equal rows are told apart by their number."""
        seen: Counter[str] = Counter()
        for line, fact in self._found:
            said = "\x1f".join(said_in_csv(fact))
            seen[said] += 1
            fact_id = steady_id(self._kind.name, said, str(seen[said]))
            yield ReadFact(replace(fact, id=fact_id), Place(self._file, line))
