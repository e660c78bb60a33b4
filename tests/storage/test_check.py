from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.check import CheckReport, check_diary
from myotrack.storage.snapshot import rows_of, snapshot, tables_of
from myotrack.storage.store import Store, open_store
from tests.builders import DAY, a_check_in, a_count_session, a_dose_change, a_medicine, a_sign, day
from tests.storage.files import a_diary_file, a_stamp, ask_sql, digest, put, run_sql


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_diary_file(tmp_path / "a.myotrack")


def test_a_sound_diary_is_sound_and_looking_at_it_changes_nothing(path: Path) -> None:
    before = digest(path)
    report = check_diary(path)
    assert (report.rows, report.complaints, report.changed_rows, report.sound) == (33, (), (), True)
    assert digest(path) == before


def test_a_diary_in_which_much_was_edited_and_undone_is_sound(path: Path) -> None:
    store = open_store(path)
    changes = [put(store, a_check_in(day(n), n + 1)) for n in range(5)]
    for change in reversed(changes):
        with store.write(a_stamp(Action.UNDO)) as writer:
            writer.revert(change)
    with store.write(a_stamp(Action.COUNT)) as writer:
        writer.put_draft(a_count_session(finished=False))
        writer.put_draft(a_count_session(id="left open", finished=False))
    put(store, a_count_session())
    with store.write(a_stamp(Action.REMOVE_COUNT)) as writer:
        writer.remove(CountSession, "left open")
    store.close()
    assert check_diary(path).sound


@pytest.mark.parametrize(
    ("sql", "changed"),
    [
        ("UPDATE check_in SET twitch_count = 0 WHERE day = '2026-03-08'", ("check_in", a_check_in(day(5)).id)),
        ("UPDATE check_in SET note = note || '!' WHERE day = '2026-03-08'", ("check_in", a_check_in(day(5)).id)),
        ("UPDATE check_in SET twitch_count = '5' || '' WHERE day = '2026-03-08'", None),
        ("UPDATE check_in SET severity = 3 WHERE day = '2026-03-08'", ("check_in", a_check_in(day(5)).id)),
        ("UPDATE dose_change SET daily_dose = '600'", ("dose_change", a_dose_change(DAY, 60).id)),
        ("UPDATE medicine SET name = 'Baclofen'", ("medicine", a_medicine().id)),
        ("UPDATE sign_report SET sign = 'anxiety'", ("sign_report", a_sign().id)),
        ("UPDATE sign_report SET sign = x'00ff'", ("sign_report", a_sign().id)),
        ("UPDATE sign_report SET checksum = 'abc'", ("sign_report", a_sign().id)),
        ("DELETE FROM sign_report", ("history", a_sign().id)),
        (
            "UPDATE history SET after = replace(after, 'note of day 5', 'note of day 6') WHERE day = '2026-03-08'",
            ("history", a_check_in(day(5)).id),
        ),
        ("UPDATE history SET after = 'rubbish' WHERE day = '2026-03-08'", ("history", a_check_in(day(5)).id)),
        ("UPDATE history SET day = '2026-03-09' WHERE day = '2026-03-08'", ("history", a_check_in(day(5)).id)),
        ("UPDATE \"change\" SET at_utc = replace(at_utc, '2026', '2025')", ("change", "the change")),
        ('UPDATE "change" SET "by" = \'caregiver\'', ("change", "the change")),
        ("UPDATE about SET value = 'another diary'", ("about", "id")),
    ],
)
def test_one_value_changed_by_another_program_is_found(path: Path, sql: str, changed: tuple[str, str] | None) -> None:
    run_sql(path, sql)
    report = check_diary(path)
    assert report.complaints == ()
    if changed == ("change", "the change"):
        changed = ("change", str(ask_sql(path, 'SELECT id FROM "change"')[0][0]))
    assert report.changed_rows == (() if changed is None else (changed,))
    assert report.sound is (changed is None)


def test_an_earlier_value_that_was_changed_is_found_as_well(path: Path) -> None:
    store = open_store(path)
    put(store, replace(a_check_in(day(5), 5, note="note of day 5"), twitch_count=6))
    put(store, replace(a_check_in(day(5), 5, note="note of day 5"), twitch_count=7))
    store.close()
    assert check_diary(path).sound
    run_sql(path, "UPDATE history SET before = replace(before, '\"twitch_count\":6', '\"twitch_count\":0')")
    assert check_diary(path).changed_rows == (("history", a_check_in(day(5)).id),)


def test_a_dose_whose_medicine_is_gone_is_a_complaint(path: Path) -> None:
    run_sql(path, "PRAGMA foreign_keys=OFF", "DELETE FROM medicine")
    report = check_diary(path)
    assert report.complaints == ("dose_change 1: foreign key",)
    assert ("history", a_medicine().id) in report.changed_rows


def test_a_flipped_bit_in_the_words_of_a_day_is_found_with_its_row(path: Path) -> None:
    whole = path.read_bytes()
    words = b"note of day 17"
    places = [at for at in range(len(whole)) if whole.startswith(words, at)]
    assert len(places) == 2, "in the row and in its history"
    for at, table in zip(places, ("check_in", "history"), strict=True):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[at + 3] ^= 1 << bit
            path.write_bytes(damaged)
            found = {row_id for _, row_id in check_diary(path).changed_rows}
            assert found == {a_check_in(day(17)).id}, (table, bit)


def test_a_diary_is_checked_in_another_thread_while_it_is_written(path: Path) -> None:
    store = open_store(path)
    stop = threading.Event()

    def keep_checking() -> list[CheckReport]:
        found = [check_diary(path)]
        while not stop.is_set():
            found.append(check_diary(path))
        return found

    with ThreadPoolExecutor(1) as other:
        checks = other.submit(keep_checking)
        for number in range(40):
            put(store, a_check_in(day(number), number + 1), a_check_in(day(-1 - number), 1))
        stop.set()
        reports = checks.result()
    store.close()
    assert all(report.sound for report in reports)
    assert [report.rows for report in reports] == sorted(report.rows for report in reports)
    assert reports[-1].rows > 33


def test_text_that_is_no_utf8_is_damage_and_not_a_crash(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"note of day 17", b"note of day \xff\xfe"))
    day_17 = a_check_in(day(17)).id
    assert check_diary(path).changed_rows == (("check_in", day_17), ("history", day_17))
    store = open_store(path)
    with pytest.raises(DiaryError) as refused, store.read() as reader:
        reader.all(CheckIn)
    assert refused.value.problem is DiaryProblem.DAMAGED
    with store.read() as reader:
        assert [c.twitch_count for c in reader.on(CheckIn, day(3))] == [3]
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE check_in SET status = 'answerfd'",
        "UPDATE check_in SET day = '2026-02-30' WHERE day = '2026-03-08'",
        "UPDATE check_in SET severity = 9",
        "UPDATE check_in SET twitch_count = -1",
        "UPDATE check_in SET twitch_count = 'many'",
        "UPDATE check_in SET regions = 'left_wing'",
        "UPDATE check_in SET entered_utc = 'yesterday'",
        "UPDATE check_in SET entered_offset = 'summer'",
        "UPDATE check_in SET entered_offset = 99999999999999",
        "UPDATE check_in SET note = x'00ff'",
        "UPDATE check_in SET note = CAST(note AS BLOB)",
        "UPDATE check_in SET bother = 2.5",
        "UPDATE check_in SET note = char(0)",
        "UPDATE dose_change SET daily_dose = 'ten'",
        "UPDATE dose_change SET at = 'noon'",
        "UPDATE check_in SET severity = x'00'",
        "UPDATE history SET after = 'rubbish'",
        "UPDATE history SET after = '[]'",
        "UPDATE history SET after = '{\"colour\": 1}'",
        "UPDATE history SET subject = 'nothing'",
        "UPDATE \"change\" SET action = 'dance'",
        "UPDATE \"change\" SET at_utc = '25 o''clock'",
    ],
)
def test_a_row_that_makes_no_sense_is_damage_and_not_a_crash(path: Path, sql: str) -> None:
    run_sql(path, sql)
    store = open_store(path)
    with pytest.raises(DiaryError) as refused:
        read_all(store)
    assert refused.value.problem is DiaryProblem.DAMAGED
    store.close()
    assert not check_diary(path).sound


def test_a_row_with_bytes_in_it_is_not_written_over(path: Path) -> None:
    run_sql(path, "UPDATE check_in SET severity = x'00' WHERE day = '2026-03-05'")
    store = open_store(path)
    with pytest.raises(DiaryError) as refused:
        put(store, a_check_in(day(2), 9))
    assert refused.value.problem is DiaryProblem.DAMAGED
    put(store, a_check_in(day(3), 9))
    store.close()


def read_all(store: Store) -> None:
    with store.read() as reader:
        reader.timeline(day(99))
        reader.first_day()
        for number in range(5):
            reader.edits_of_day(day(number))


def test_a_flipped_bit_is_noticed_wherever_the_file_holds_something(path: Path) -> None:
    whole = path.read_bytes()
    written = [at for at in range(100, len(whole)) if whole[at]]
    chance = random.Random(19)
    held = contents(path)
    unnoticed = 0
    for _ in range(100):
        damaged = bytearray(whole)
        damaged[chance.choice(written)] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        before = digest(path)
        if not is_found(path):
            unnoticed += 1
            assert contents(path) == held, "what is not noticed changes no value"
        assert digest(path) == before
        use(path)
    # What is left is in the text of the schema, which SQLite does not mind; its own check alone misses half of all.
    assert unnoticed < 10


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    with snapshot(path) as connection:
        return {table: list(rows_of(connection, table)) for table in tables_of(connection)}


def test_a_column_that_is_another_one_now_is_a_complaint(path: Path) -> None:
    for was, now in (("severity INTEGER", "severity INTEGES"), ("severity INTEGER", "severitx INTEGER")):
        whole = path.read_bytes()
        assert whole.count(was.encode()) == 1
        path.write_bytes(whole.replace(was.encode(), now.encode()))
        assert "check_in: no such column severity" in check_diary(path).complaints
        path.write_bytes(whole)


def test_whatever_is_damaged_a_diary_raises_no_other_error_than_its_own(path: Path) -> None:
    whole = path.read_bytes()
    chance = random.Random(23)
    for _ in range(60):
        damaged = bytearray(whole)
        start = chance.randrange(100, len(whole))
        for at in range(start, min(len(whole), start + chance.choice([2, 40, 3000]))):
            damaged[at] = chance.randrange(256)
        path.write_bytes(damaged[: chance.choice([len(whole), len(whole), chance.randrange(100, len(whole))])])
        is_found(path)
        use(path)


def is_found(path: Path) -> bool:
    try:
        return not check_diary(path).sound
    except DiaryError:
        return True


def use(path: Path) -> None:
    """Do what a program does with a diary; only DiaryError may come of it."""
    try:
        store = open_store(path)
    except DiaryError:
        return
    try:
        read_all(store)
        put(store, a_check_in(day(2), 9))
    except DiaryError:
        pass
    finally:
        store.close()


def test_what_is_asked_from_outside_is_what_the_program_wrote(path: Path) -> None:
    rows = ask_sql(path, "SELECT day, twitch_count FROM check_in ORDER BY day")
    assert rows == [(day(n).isoformat(), n) for n in range(30)]
