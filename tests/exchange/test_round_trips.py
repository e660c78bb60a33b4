from __future__ import annotations

from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.domain.timeline import Timeline
from myotrack.exchange.bundle import NamedBytes
from myotrack.exchange.csv_context import CsvContext
from myotrack.exchange.csv_writer import csv_files
from myotrack.exchange.facts import Contents, contents_of
from myotrack.exchange.json_archive import archive_bytes
from myotrack.exchange.reading import read_files
from tests.builders import a_sign
from tests.exchange.diaries import NOW, diaries, odd_text

CONTEXT = CsvContext(NOW)


def _read(files: dict[str, bytes]) -> Contents:
    reading = read_files([NamedBytes(name, data) for name, data in files.items()], CONTEXT)
    assert reading.refused == ()
    return contents_of(read.fact for read in reading.facts)


@settings(max_examples=150)
@given(diaries())
def test_export_import_export_of_csv_is_byte_identical(contents: Contents) -> None:
    first = csv_files(contents)
    assert csv_files(_read(first)) == first


@settings(max_examples=150)
@given(diaries())
def test_export_import_export_of_an_archive_is_byte_identical_and_loses_nothing(contents: Contents) -> None:
    first = archive_bytes(contents)
    again = _read({"diary.json": first})
    assert archive_bytes(again) == first
    assert set(again.every_fact()) == set(contents.every_fact())


@settings(max_examples=100)
@given(st.lists(odd_text, min_size=100, max_size=100))
def test_ten_thousand_odd_notes_come_back_as_they_were(notes: list[str]) -> None:
    signs = [a_sign(note=note, id=f"{number}", at=_minute(number)) for number, note in enumerate(notes)]
    read = _read(csv_files(contents_of(signs)))
    assert [sign.note for sign in sorted(read.signs, key=lambda sign: sign.at or time.min)] == notes


def _minute(number: int) -> time:
    return time(number // 60, number % 60)


@settings(max_examples=30)
@given(diaries())
def test_reading_the_same_files_twice_gives_the_same_ids(contents: Contents) -> None:
    files = csv_files(contents)
    assert _read(files) == _read(files)


@settings(max_examples=100)
@given(diaries())
def test_the_dose_that_counts_on_a_day_is_the_same_after_csv(contents: Contents) -> None:
    def doses(found: Contents) -> set[tuple[object, ...]]:
        names = {medicine.id: medicine.name.strip() for medicine in found.medicines}
        timeline = Timeline(as_of=NOW.date(), medicines=found.medicines, dose_changes=found.dose_changes)
        return {
            (names[m.id], route, p.first, p.last, p.change.daily_dose, p.change.unit)
            for m in found.medicines
            for route, periods in timeline.periods(m.id).items()
            for p in periods
        }

    assert doses(_read(csv_files(contents))) == doses(contents)
