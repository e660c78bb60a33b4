"""What is read is what was written: a value that something else changed is damage, and never shown."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.actions import Action
from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment
from myotrack.domain.checkins import CheckIn, Region
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import SignReport
from myotrack.storage.check import check_diary
from myotrack.storage.reader import Reader
from myotrack.storage.rows import checksum
from myotrack.storage.store import Store, open_store
from myotrack.storage.subjects.all_subjects import SUBJECTS
from myotrack.storage.tables import CHECK_IN
from myotrack.storage.verified import FileState, fits, row_fits
from tests.builders import DAY, a_check_in, a_count_session, an_answer, an_appointment, day
from tests.storage.files import a_diary_file, a_stamp, ask_sql, digest, put, run_sql

_plain = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary with something of every table that has days."""
    path = a_diary_file(tmp_path / "a.myotrack")
    store = open_store(path)
    put(store, an_answer(), an_appointment(day(40)), a_count_session(), replace(a_check_in(day(5), 6), regions=ARMS))
    store.close()
    return path


ARMS = frozenset({Region.LEFT_ARM})


@given(st.dictionaries(st.sampled_from(CHECK_IN.c.keys()), _plain))
def test_what_is_compared_is_the_checksum_that_was_written(row: dict[str, str | int | None]) -> None:
    row = {**row, "checksum": checksum("check_in", row)}
    assert row_fits("check_in", row)
    assert not row_fits("medicine", row)
    assert not row_fits("check_in", {**row, "note": f"{row.get('note')}!"})


@pytest.mark.parametrize("value", [b"note", 1.0, "\udcff"])
def test_what_no_column_holds_fits_no_checksum(value: object) -> None:
    row = {"id": "a", "note": value, "checksum": "0" * 16}
    assert not fits("check_in", tuple(row))(tuple(row.values()))
    assert not row_fits("check_in", {"id": "a"})


def read_of(kind: type[object]) -> Callable[[Reader], object]:
    return lambda reader: reader.all(kind)  # type: ignore[type-var]


READINGS: list[tuple[str, str, Callable[[Reader], object]]] = [
    ("a count", "UPDATE check_in SET twitch_count = 8 WHERE day = '2026-03-10'", read_of(CheckIn)),
    ("a note", "UPDATE check_in SET note = 'nOte of day 7' WHERE day = '2026-03-10'", read_of(CheckIn)),
    ("a dose", "UPDATE dose_change SET daily_dose = '600'", read_of(DoseChange)),
    ("a name", "UPDATE medicine SET name = 'Baclofen'", read_of(Medicine)),
    ("a sign", "UPDATE sign_report SET sign = 'anxiety'", read_of(SignReport)),
    ("an answer", "UPDATE alert_answer SET action_taken = 'nothing_yet'", read_of(AlertAnswer)),
    ("a visit", "UPDATE appointment SET clinician = 'Dr Who'", read_of(Appointment)),
    (
        "a count of one day",
        "UPDATE check_in SET twitch_count = 8 WHERE day = '2026-03-10'",
        lambda r: r.on(CheckIn, day(7)),
    ),
    (
        "one by its id",
        "UPDATE check_in SET twitch_count = 8 WHERE day = '2026-03-10'",
        lambda r: r.get(CheckIn, a_check_in(day(7)).id),
    ),
    ("the whole", "UPDATE sign_report SET note = 'x'", lambda r: r.timeline(day(60))),
    (
        "an earlier value",
        "UPDATE history SET after = replace(after, ':7}', ':8}') WHERE day = '2026-03-10'",
        lambda r: r.edits_of_day(day(7)),
    ),
    ("who wrote it", 'UPDATE "change" SET "by" = \'caregiver\'', lambda r: r.edits_of_day(day(7))),
    (
        "when it was written",
        "UPDATE \"change\" SET at_utc = replace(at_utc, '2026', '2025')",
        lambda r: r.edits_of_no_day(9),
    ),
    ("a kind of deed", "UPDATE \"change\" SET action = 'undo'", lambda r: r.edit(3)),
    # Questions that SQL answers from rows that nobody sees.
    (
        "that there were twitches",
        "UPDATE check_in SET twitch_count = 0 WHERE day = '2026-04-01'",
        lambda r: r.last_twitches_before(day(40)),
    ),
    ("that some were counted", "UPDATE count_session SET count = 0", lambda r: r.last_counted_twitches_before(day(40))),
    ("in which parts", "UPDATE check_in SET regions = '' WHERE regions != ''", lambda r: r.regions_before(day(40))),
    (
        "that a day is logged",
        "UPDATE check_in SET twitch_count = NULL WHERE day = '2026-03-10'",
        lambda r: r.logged_days(day(0), day(29)),
    ),
    # Tables without an index of days: the row would be on another day, and not be among what is asked for.
    ("the day of a visit", "UPDATE appointment SET day = '2126-04-12'", lambda r: r.all(Appointment, until=day(60))),
    ("the day of an answer", "UPDATE alert_answer SET day = '2126-03-03'", lambda r: r.timeline(day(60))),
    ("the day of an answer", "UPDATE alert_answer SET day = '2126-03-03'", lambda r: r.on(AlertAnswer, DAY)),
]


@pytest.mark.parametrize(
    ("what", "sql", "reading"), READINGS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_was_changed_by_another_program_is_damage_and_never_a_value(
    path: Path, what: str, sql: str, reading: Callable[[Reader], object]
) -> None:
    assert what
    before = read(path, reading)
    assert before not in (None, ())
    run_sql(path, sql)
    changed = digest(path)
    with pytest.raises(DiaryError) as refused:
        read(path, reading)
    assert (refused.value.problem, refused.value.path) == (DiaryProblem.DAMAGED, str(path))
    assert digest(path) == changed


def read(path: Path, reading: Callable[[Reader], object]) -> object:
    store = open_store(path)
    try:
        with store.read() as reader:
            return reading(reader)
    finally:
        store.close()


def test_what_is_sound_is_read_although_something_else_is_not(path: Path) -> None:
    run_sql(path, "UPDATE check_in SET note = 'x' WHERE day = '2026-03-10'", "UPDATE appointment SET clinician = 'x'")
    assert read(path, lambda r: r.on(CheckIn, day(6)))
    assert len(found(read(path, lambda r: r.all(CheckIn, since=day(8))))) == 22
    assert read(path, read_of(SignReport))
    assert read(path, lambda r: r.edits_of_day(day(7))), "its history is whole"
    assert read(path, lambda r: r.first_day()) == DAY


def found(values: object) -> tuple[object, ...]:
    assert isinstance(values, tuple)
    return values


def test_a_changed_mark_of_the_file_is_damage(path: Path) -> None:
    run_sql(path, "UPDATE about SET key = 'sample'")
    store = open_store(path)
    with pytest.raises(DiaryError):
        store.about()
    store.close()


def test_a_changed_row_is_not_written_over_as_if_it_had_been_so(path: Path) -> None:
    """Its wrong value would stand in the history as the one before, under a checksum that fits."""
    run_sql(path, "UPDATE check_in SET twitch_count = 8 WHERE day = '2026-03-10'")
    changed = ask_sql(path, "SELECT * FROM history")
    store = open_store(path)
    with pytest.raises(DiaryError) as refused:
        put(store, a_check_in(day(7), 9))
    assert refused.value.problem is DiaryProblem.DAMAGED
    with pytest.raises(DiaryError), store.write(a_stamp(Action.CLEAR_DAY)) as writer:
        writer.remove(CheckIn, a_check_in(day(7)).id)
    put(store, a_check_in(day(8), 9))
    store.close()
    assert [row for row in ask_sql(path, "SELECT * FROM history") if row in changed] == changed


def test_a_changed_entry_of_the_history_gets_no_checksum_that_fits(path: Path) -> None:
    store = open_store(path)
    change = put(store, a_check_in(day(7), 9))
    put(store, a_check_in(day(8), 9))
    run_sql(path, "UPDATE history SET before = replace(before, ':7}', ':8}') WHERE day = '2026-03-10'")
    with pytest.raises(DiaryError), store.write(a_stamp()) as writer:
        writer.amend(a_check_in(day(7), 10), change)
    with pytest.raises(DiaryError), store.write(a_stamp(Action.UNDO)) as writer:
        writer.revert(change)
    put(store, a_check_in(day(7), 11))
    store.close()
    assert check_diary(path).changed_rows == (("history", a_check_in(day(7)).id),)


def test_what_is_changed_while_the_diary_is_open_is_noticed_as_well(path: Path) -> None:
    store = open_store(path)
    with store.read() as reader:
        assert reader.last_twitches_before(day(40)) is not None
    run_sql(path, "UPDATE check_in SET twitch_count = 0 WHERE day = '2026-04-01'")
    with pytest.raises(DiaryError), store.read() as reader:
        reader.last_twitches_before(day(40))
    store.close()


def test_a_table_that_was_read_to_its_end_is_not_read_again_after_each_save(path: Path) -> None:
    store = open_store(path)
    with store.read() as reader:
        before = reader.last_twitches_before(day(40))
    put(store, a_check_in(day(30), 3))
    with store.read() as reader:
        assert reader.last_twitches_before(day(40)) != before, "what is asked is the diary as it is now"
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM ix_of_days",
        "UPDATE check_in SET day = '2026-03-31' WHERE day = '2026-03-10'",
    ],
)
def test_a_row_that_an_index_has_lost_is_damage_on_opening(path: Path, sql: str) -> None:
    """Asked for its day it would not be there, and a day that was logged would be a gap."""
    if "ix_of_days" in sql:
        lose_from_the_index(path)
    else:
        move_behind_the_index(path, sql)
    before = digest(path)
    with pytest.raises(DiaryError) as refused:
        open_store(path)
    assert refused.value.problem is DiaryProblem.DAMAGED
    assert digest(path) == before


def lose_from_the_index(path: Path) -> None:
    """Let the leaf of an index have one entry less, as one flipped bit can."""
    data = bytearray(path.read_bytes())
    ((root,),) = ask_sql(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_check_in_day'")
    at = (int(str(root)) - 1) * 4096
    assert data[at] == 0x0A, "one leaf"
    assert data[at + 4] == 30
    data[at + 4] ^= 2
    path.write_bytes(data)


def move_behind_the_index(path: Path, sql: str) -> None:
    """Change the day in the row and not in the index."""
    run_sql(
        path,
        "PRAGMA writable_schema=ON",
        "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'ix_check_in_day'",
        "DELETE FROM sqlite_schema WHERE name = 'ix_check_in_day'",
    )
    run_sql(path, sql)
    run_sql(
        path,
        "PRAGMA writable_schema=ON",
        "INSERT INTO sqlite_schema SELECT * FROM kept",
        "DROP TABLE kept",
    )


def test_every_flipped_bit_that_changes_a_value_is_noticed_before_it_is_shown(path: Path) -> None:
    whole = path.read_bytes()
    held = everything(path)
    written = [at for at in range(100, len(whole)) if whole[at]]
    chance = random.Random(29)
    refused = 0
    for _ in range(200):
        damaged = bytearray(whole)
        damaged[chance.choice(written)] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            shown = everything(path)
        except DiaryError:
            refused += 1
            assert not is_sound(path), "nothing is refused that the full check finds nothing wrong with"
            continue
        assert shown == held
    assert refused > 90


def is_sound(path: Path) -> bool:
    try:
        return check_diary(path).sound
    except DiaryError:
        return False


def everything(path: Path) -> list[object]:
    """All that any page could show."""
    store = open_store(path)
    try:
        return [list(store.about().items()), *shown_by(store)]
    finally:
        store.close()


def shown_by(store: Store) -> list[object]:
    last = date(2126, 12, 31)
    with store.read() as reader:
        return [
            *(reader.all(subject.value_type) for subject in SUBJECTS),
            reader.timeline(last),
            reader.first_day(),
            reader.logged_days(DAY, last),
            reader.last_twitches_before(last),
            reader.last_counted_twitches_before(last),
            reader.regions_before(last),
            *(reader.edits_of_day(day(number)) for number in range(45)),
            reader.edits_of_no_day(99),
        ]


def test_a_diary_in_memory_is_read_like_any() -> None:
    from myotrack.storage.store import create_store

    store = create_store(None, {})
    put(store, a_count_session(), a_check_in(count=3))
    with store.read() as reader:
        assert reader.last_counted_twitches_before(day(9)) == a_count_session()
        assert len(reader.all(CountSession)) == 1
    store.close()


def state_of(store: Store) -> FileState:
    with store.read() as reader:
        return reader.state()


def test_the_state_of_a_file_is_another_one_as_soon_as_another_program_wrote(path: Path) -> None:
    store, other = open_store(path), open_store(path)
    before = state_of(store)
    put(store, a_check_in(day(300), 6))
    assert state_of(store) == before, "what is written here is known here"

    put(other, a_check_in(day(400), 6))
    after = state_of(store)
    assert after != before
    assert state_of(store) == after
    other.close()
    store.close()


def test_the_state_of_a_copy_in_which_something_waits_is_not_that_of_the_file(path: Path) -> None:
    store = open_store(path)
    before = state_of(store)
    with store.keeping():
        put(store, a_check_in(day(400), 6))
    assert state_of(store) != before
    store.has_arrived(store.waiting[0])
    assert state_of(store) == before
    store.close()


@pytest.mark.parametrize("ask", [
    lambda reader: reader.all(CheckIn),
    lambda reader: reader.some_check_ins(day(900), first=0, most=900, made={}),
    lambda reader: reader.logged_days(day(0), day(400)),
], ids=["all", "some", "counted"])  # fmt: skip
def test_who_keeps_the_error_about_a_damaged_row_keeps_no_other_program_from_writing(
    path: Path, ask: Callable[[Reader], object]
) -> None:
    store = open_store(path)
    put(store, *(a_check_in(day(number), 6) for number in range(300)))
    with sqlite3.connect(path) as other:
        other.execute("UPDATE check_in SET twitch_count = 7 WHERE day = ?", (day(20).isoformat(),))

    with pytest.raises(DiaryError) as kept, store.read() as reader:
        ask(reader)

    assert kept.value.problem is DiaryProblem.DAMAGED
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        writer.execute("ROLLBACK")
    store.close()
