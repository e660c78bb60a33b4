from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.domain.actions import Action
from myotrack.domain.doses import DoseChange
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.storage.rows import checksum, decimal_text, moment, offset_minutes, utc_text
from myotrack.storage.store import Store, create_store
from myotrack.storage.subjects.all_subjects import SUBJECTS, subject_of
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.tables import FACT_TABLES
from myotrack.storage.writer import Stamp
from tests.builders import DAY, a_check_in, a_dose_change, a_provenance
from tests.storage.strategies import FACTS, MEDICINE

STAMP = Stamp(a_provenance().entered_at, Author.PATIENT, Action.IMPORT)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    made = create_store(None, {})
    with made.write(STAMP) as writer:
        writer.put(MEDICINE)
    yield made
    made.close()


def kept(store: Store, fact: Fact) -> Fact | None:
    """Write a fact, read it back in a transaction of its own, and take it out again."""
    with store.write(STAMP) as writer:
        writer.put(fact)
    with store.read() as reader:
        found = reader.get(type(fact), fact.id)
    with store.write(STAMP) as writer:
        writer.remove(type(fact), fact.id)
    return found


def spelled_out(value: Any) -> Any:
    """A value with what equality does not see: offsets from UTC, and enums that are equal to their texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: spelled_out(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return (value, value.utcoffset())
    if isinstance(value, frozenset):
        return sorted((type(member), member) for member in value)
    return (type(value), value)


@given(st.one_of(list(FACTS.values())))
@settings(max_examples=400)
def test_every_fact_comes_back_as_it_was_entered(store: Store, fact: Fact) -> None:
    assert spelled_out(kept(store, fact)) == spelled_out(fact)


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_each_kind_of_fact_has_been_tried(store: Store, kind: type[Fact]) -> None:
    @given(FACTS[kind])
    @settings(max_examples=20)
    def comes_back(fact: Fact) -> None:
        assert spelled_out(kept(store, fact)) == spelled_out(fact)

    comes_back()


def test_no_kind_of_fact_is_left_out_of_the_storage_or_of_these_tests() -> None:
    assert {subject.value_type for subject in SUBJECTS} == set(FACTS)
    assert tuple(subject.table for subject in SUBJECTS) == FACT_TABLES
    assert all(subject_of(subject.value_type) is subject for subject in SUBJECTS)


def test_every_field_of_a_fact_has_its_columns() -> None:
    """A field that is added to a fact and forgotten in its table would be lost without a word."""
    elsewhere = {"provenance": {"entered_utc", "entered_offset", "entered_by", "source"}}
    elsewhere["started"] = {"started_utc", "started_offset"}
    for subject in SUBJECTS:
        stored = {column.key for column in subject.table.columns} - {"checksum"}
        expected = set[str]()
        for field in fields(subject.value_type):
            expected |= elsewhere.get(field.name, {field.name})
        assert stored == expected, subject.value_type.__name__


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("0.00", "0"),
        ("0.1", "0.1"),
        ("1E+3", "1000"),
        ("10.50", "10.5"),
        ("100", "100"),
        ("1E-7", "0.0000001"),
        ("123456.789012345678901234567890", "123456.78901234567890123456789"),
    ],
)
def test_a_dose_is_stored_as_a_person_would_write_it(store: Store, number: str, text: str) -> None:
    assert decimal_text(Decimal(number)) == text
    found = kept(store, a_dose_change(dose=number, medicine=MEDICINE.id))
    assert isinstance(found, DoseChange)
    assert found.daily_dose == Decimal(number)
    assert f"{found.daily_dose:f}" == text


@pytest.mark.parametrize(
    ("offset", "minutes"),
    [
        (timedelta(hours=5, minutes=45), 345),
        (-timedelta(hours=3, minutes=30), -210),
        (timedelta(0), 0),
        (timedelta(hours=14), 840),
        (-timedelta(hours=12), -720),
    ],
)
def test_a_moment_keeps_its_instant_its_offset_and_its_microseconds(offset: timedelta, minutes: int) -> None:
    local = datetime(2026, 10, 25, 2, 30, 15, 123456, timezone(offset))
    back = moment(utc_text(local), offset_minutes(local))
    assert (back, back.utcoffset(), offset_minutes(local)) == (local, offset, minutes)
    assert str(back) == str(local)


def test_the_hour_that_happens_twice_is_two_moments_in_their_order() -> None:
    first, second = (datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=h))) for h in (2, 1))
    assert utc_text(first) < utc_text(second)
    assert [moment(utc_text(m), offset_minutes(m)).utcoffset() for m in (first, second)] == [
        timedelta(hours=2),
        timedelta(hours=1),
    ]


def test_facts_are_read_by_day_and_then_in_the_order_of_their_entry() -> None:
    store = create_store(None, {})
    late, early, other_day = (
        a_check_in(DAY, by=Author.CAREGIVER, id="a", provenance=_entered(9, 30, Author.CAREGIVER)),
        a_check_in(DAY, id="b", provenance=_entered(9, 0, Author.PATIENT)),
        a_check_in(DAY - timedelta(days=1), id="c"),
    )
    with store.write(STAMP) as writer:
        for fact in (late, early, other_day):
            writer.put(fact)
    with store.read() as reader:
        assert [c.id for c in reader.all(type(early))] == ["c", "b", "a"]
        assert [c.id for c in reader.on(type(early), DAY)] == ["b", "a"]
        assert [c.id for c in reader.all(type(early), since=DAY)] == ["b", "a"]
        assert [c.id for c in reader.all(type(early), until=DAY - timedelta(days=1))] == ["c"]
    store.close()


def _entered(hour: int, minute: int, by: Author) -> Provenance:
    moment_of_entry = datetime.combine(DAY, time(hour, minute), timezone(timedelta(hours=1)))
    return Provenance(moment_of_entry, by, Source.LIVE)


@given(st.one_of(list(FACTS.values())), st.data())
@settings(max_examples=150)
def test_any_other_value_of_any_column_has_another_checksum(fact: Fact, data: st.DataObject) -> None:
    subject = subject_of(type(fact))
    row = subject.to_row(fact)
    before = checksum(subject.table.name, row)
    assert before == checksum(subject.table.name, subject.to_row(fact))
    column = data.draw(st.sampled_from(sorted(row.keys() - {"checksum"})))
    held = row.get(column)
    other = data.draw(st.sampled_from([None, 0, 1, "", "0", "1", "x"]).filter(lambda value: value != held))
    assert checksum(subject.table.name, {**row, column: other}) != before
