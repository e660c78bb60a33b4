"""A rescued diary shows the same earlier values as the damaged one, as far as they are proven, and counts the rest."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import Position
from myotrack.domain.signs import ActionTaken
from myotrack.exchange.facts import Contents
from myotrack.services import backups
from myotrack.services.exports import everything
from myotrack.services.open_diary import open_diary
from myotrack.services.rescue import RescueReport, rescue
from myotrack.storage.reader import Edit
from myotrack.storage.store import open_store
from tests.builders import a_check_in, day
from tests.faults.deeds import DeedClock, do, opened
from tests.services.opened import NOW
from tests.storage.files import a_diary_file, a_diary_of_version, a_stamp, ask_sql, digest, put, run_sql

DEEDS = 66
PAGE = 4096


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A diary in which everything was done that can be: written, corrected, undone, imported, taken away, counted."""
    path, clock = tmp_path_factory.mktemp("lived") / "d.myotrack", DeedClock()
    diary = opened(path, clock)
    for number in range(DEEDS):
        do(diary, clock, number)
    diary.guidance.answer_alert("R9", ActionTaken.CALLED_DOCTOR, note="she knows")
    diary.counting.start(Position.REST, 60)
    diary.close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, lived: bytes) -> Path:
    path = tmp_path / "d.myotrack"
    path.write_bytes(lived)
    return path


HISTORY = "SELECT * FROM history ORDER BY seq"
CHANGES = 'SELECT * FROM "change" ORDER BY seq'


def rescued(path: Path) -> tuple[RescueReport, Path]:
    """Rescue a file, which stays as it is, into a new one that is sound."""
    before = digest(path)
    into = path.with_name("rescued.myotrack")
    into.unlink(missing_ok=True)
    report = rescue(path, into, lambda: NOW)
    assert digest(path) == before
    assert backups.check(into).sound
    assert report.earlier <= len(ask_sql(into, HISTORY))
    return report, into


def contents(path: Path) -> Contents:
    store = open_store(path)
    try:
        with store.read() as reader:
            return everything(reader)
    finally:
        store.close()


def edits_of(path: Path) -> tuple[Edit, ...]:
    store = open_store(path)
    try:
        with store.read() as reader:
            numbers = [int(str(seq)) for (seq,) in ask_sql(path, "SELECT seq FROM history ORDER BY seq")]
            return tuple(edit for number in numbers if (edit := reader.edit(number)))
    finally:
        store.close()


def test_of_a_sound_diary_the_whole_history_comes_along(path: Path) -> None:
    report, new = rescued(path)
    assert contents(new) == contents(path)
    for rows in (HISTORY, CHANGES, "SELECT * FROM alert_answer"):
        assert ask_sql(new, rows) == ask_sql(path, rows) != []
    assert (report.earlier, report.earlier_lost) == (len(ask_sql(path, HISTORY)), 0)
    unfinished = "SELECT count(*) FROM count_session WHERE finished = 0 AND id NOT IN (SELECT row_id FROM history)"
    assert ask_sql(new, unfinished) == [(1,)], "what is being counted gets no history that it did not have"


def test_a_rescued_diary_is_written_on_and_its_old_changes_are_taken_back_like_any(path: Path) -> None:
    _, new = rescued(path)
    store = open_store(new)
    change = put(store, a_check_in(day(60), 3))
    assert ask_sql(new, "SELECT max(seq) FROM history") == [(len(ask_sql(path, HISTORY)) + 1,)]
    with store.write(a_stamp(Action.UNDO)) as writer:
        writer.revert(change)
        writer.revert(str(ask_sql(path, 'SELECT id FROM "change" ORDER BY seq DESC LIMIT 1')[0][0]))
    store.close()
    assert backups.check(new).sound


def a_corrected_day(tmp_path: Path) -> Path:
    """One day whose count was 0, 110, 120, 130 and 140, one after the other, among others that were not corrected."""
    path = a_diary_file(tmp_path / "c.myotrack")
    store = open_store(path)
    for count in (110, 120, 130, 140):
        put(store, replace(a_check_in(day(0), 0, note="note of day 0"), twitch_count=count))
    store.close()
    return path


def counts_of(path: Path) -> list[tuple[int | None, int | None, Action]]:
    """What the history of the corrected day shows."""
    store = open_store(path)
    with store.read() as reader:
        edits = [edit for edit in reader.edits_of_day(day(0)) if isinstance(edit.after, CheckIn)]
    store.close()
    return [(_count(edit.before), _count(edit.after), edit.action) for edit in edits]


def _count(fact: object) -> int | None:
    return fact.twitch_count if isinstance(fact, CheckIn) else None


ENTRY = "UPDATE history SET checksum = '' WHERE after LIKE '%twitch_count\":{count}}}'"
CHANGE = (
    "UPDATE \"change\" SET at_utc = '2001' "
    "WHERE id IN (SELECT change_id FROM history WHERE after LIKE '%twitch_count\":{count}}}')"
)


@pytest.mark.parametrize("damage", [ENTRY, CHANGE], ids=["the entry", "who made it and when"])
def test_around_an_entry_that_is_lost_the_others_stay_and_the_gap_is_a_change_of_the_rescue(
    tmp_path: Path, damage: str
) -> None:
    path = a_corrected_day(tmp_path)
    made, corrected, joined = Action.CHECK_IN, Action.CHECK_IN, Action.IMPORT
    assert counts_of(path) == [(None, 0, made), (0, 110, made), (110, 120, made), (120, 130, made), (130, 140, made)]
    run_sql(path, damage.format(count=120))
    report, new = rescued(path)
    assert counts_of(new) == [
        (None, 0, made),
        (0, 110, made),
        (110, 120, joined),
        (120, 130, made),
        (130, 140, corrected),
    ]
    assert (report.earlier_lost, report.earlier_undated) == ((1, 0) if damage is ENTRY else (0, 1))
    times = [edit.at for edit in edits_of(new) if edit.action is joined]
    assert times == [NOW], "when it was is not known"


def test_of_several_lost_in_a_row_only_what_is_proven_is_told(tmp_path: Path) -> None:
    path = a_corrected_day(tmp_path)
    for count in (110, 120):
        run_sql(path, ENTRY.format(count=count))
    report, new = rescued(path)
    assert [(before, after) for before, after, _ in counts_of(new)] == [(None, 0), (0, 120), (120, 130), (130, 140)]
    assert report.earlier_lost == 2


def test_the_first_and_the_last_of_a_history_can_be_lost(tmp_path: Path) -> None:
    path = a_corrected_day(tmp_path)
    for count in (0, 140):
        run_sql(path, ENTRY.format(count=count))
    report, new = rescued(path)
    told = [(before, after) for before, after, _ in counts_of(new)]
    assert told == [(0, 110), (110, 120), (120, 130), (130, 140)]
    assert contents(new) == contents(path)
    assert report.earlier_lost == 2


def test_a_change_that_took_back_one_which_is_lost_stays(path: Path) -> None:
    (undone,) = ask_sql(path, 'SELECT undoes FROM "change" WHERE undoes IS NOT NULL LIMIT 1')[0]
    entries = ask_sql(path, f"SELECT count(*) FROM history WHERE change_id = '{undone}'")[0][0]
    run_sql(path, f"UPDATE \"change\" SET \"by\" = 'nobody' WHERE id = '{undone}'")
    report, new = rescued(path)
    assert (report.earlier_lost, report.earlier_undated) == (0, entries)
    assert ask_sql(new, f"SELECT id FROM \"change\" WHERE id = '{undone}'") == []
    undoing = f"SELECT id, seq, at_utc, action FROM \"change\" WHERE undoes = '{undone}'"
    (kept,) = ask_sql(path, undoing)
    assert ask_sql(new, f"SELECT id, seq, at_utc, action, undoes FROM \"change\" WHERE id = '{kept[0]}'") == [
        (*kept, None)
    ]


def test_a_row_that_vanished_without_a_trace_is_in_the_history(tmp_path: Path) -> None:
    path = a_corrected_day(tmp_path)
    held = contents(path)
    run_sql(path, "DELETE FROM check_in WHERE day IN ('2026-03-03', '2026-03-20')")
    report, new = rescued(path)
    assert contents(new) == held
    assert (report.from_history, report.perhaps_earlier, report.lost) == (2, 0, 0)


def test_a_write_that_the_disk_never_did_is_in_the_history(tmp_path: Path) -> None:
    """The row is whole, and is what stood there before."""
    path = a_corrected_day(tmp_path)
    earlier, taken_away = ask_sql(path, "SELECT * FROM check_in WHERE day IN ('2026-03-03', '2026-03-20') ORDER BY day")
    store = open_store(path)
    put(store, replace(a_check_in(day(0), 0, note="note of day 0"), twitch_count=50))
    with store.write(a_stamp(Action.CLEAR_DAY)) as writer:
        writer.remove(CheckIn, a_check_in(day(17)).id)
    store.close()
    held = contents(path)
    holes = ", ".join("?" * len(earlier))
    put_rows(path, f"INSERT OR REPLACE INTO check_in VALUES ({holes})", earlier, taken_away)
    report, new = rescued(path)
    assert contents(new) == held
    assert (report.from_history, report.lost) == (1, 0)


def put_rows(path: Path, sql: str, *rows: tuple[object, ...]) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(sql, rows)


def test_the_history_of_the_first_version_proves_nothing_and_is_counted(tmp_path: Path) -> None:
    path = a_diary_of_version(tmp_path / "old.myotrack", 1)
    entries = len(ask_sql(path, HISTORY))
    report, new = rescued(path)
    assert (report.earlier, report.earlier_lost) == (0, entries)
    assert {edit.action for edit in edits_of(new)} == {Action.IMPORT}


def test_whatever_is_damaged_no_earlier_value_is_made_up(path: Path, lived: bytes) -> None:
    """Each change that is told, but those of the rescue itself, was made just so; and the new diary is sound."""
    true = {_told(edit) for edit in edits_of(path)}
    facts = contents(path)
    values = {state for told in true for state in told[:2]}
    values |= {_state(fact) for kind in fields(facts) for fact in getattr(facts, kind.name)}
    entries = len(ask_sql(path, HISTORY))
    chance = random.Random(31)
    kept = []
    for number in range(15):
        damaged = bytearray(lived)
        if number % 3 == 0:
            for _ in range(chance.choice((1, 8, 60))):
                damaged[chance.randrange(PAGE, len(damaged))] ^= 1 << chance.randrange(8)
        elif number % 3 == 1:
            at = chance.randrange(1, len(damaged) // PAGE) * PAGE
            damaged[at : at + PAGE] = chance.randbytes(PAGE)
        else:
            del damaged[chance.randrange(len(damaged) // 2, len(damaged)) :]
        path.write_bytes(damaged)
        report, new = rescued(path)
        for edit in edits_of(new):
            if edit.action is Action.IMPORT and edit.at == NOW:
                assert {_state(edit.before), _state(edit.after)} - values <= {_unnamed(edit)}
            else:
                assert _told(edit) in true
        kept.append(report.earlier)
        assert report.earlier + report.earlier_lost <= entries
        assert report.earlier_lost or not report.complete or report.earlier == entries
    assert max(kept) == entries
    assert sum(kept) > 0.7 * entries * len(kept)


def _told(edit: Edit) -> tuple[str, str, str, str]:
    return _state(edit.before), _state(edit.after), edit.at.isoformat(), f"{edit.by} {edit.action}"


def _state(fact: object) -> str:
    return repr(fact).replace("frozenset()", "")


def _unnamed(edit: Edit) -> str | None:
    return _state(edit.after) if "whose name was lost" in repr(edit.after) else None


def test_a_rescued_diary_opens_and_shows_the_earlier_values_of_a_day(tmp_path: Path) -> None:
    path = a_corrected_day(tmp_path)
    run_sql(path, "UPDATE check_in SET twitch_count = 41 WHERE day = '2026-03-03'")
    _, new = rescued(path)
    diary = open_diary(new, lambda: NOW)
    shown = [_count(edit.before) for edit in diary.diary.history(day(0)).edits if isinstance(edit.after, CheckIn)]
    diary.close()
    assert shown == [None, 0, 110, 120, 130]
