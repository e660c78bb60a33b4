from __future__ import annotations

import random
import stat
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.doses import DoseChange
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.medicines import Medicine
from myotrack.services import backups
from myotrack.services.backup_list import backups_of
from myotrack.services.rescue import RescueReport, rescue
from myotrack.storage.files import journal_of
from myotrack.storage.store import open_store
from myotrack.storage.subjects.all_subjects import SUBJECTS
from myotrack.storage.subjects.subject import Fact
from tests.builders import a_check_in, an_answer, an_appointment, day
from tests.services.opened import NOW
from tests.storage.files import a_diary_file, a_diary_of_version, a_stamp, ask_sql, digest, put, run_sql
from tests.storage.test_crash_leftovers import crash_in_a_save

DAYS = 60
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A diary of some pages, in which a few days were corrected and one was taken away."""
    path = a_diary_file(tmp_path / "d.myotrack", days=DAYS)
    store = open_store(path)
    put(store, an_answer(), an_appointment(day(90)))
    for number in range(0, 20, 3):
        put(store, replace(a_check_in(day(number), number, note=f"note of day {number}"), twitch_count=99))
    with store.write(a_stamp(Action.CLEAR_DAY)) as writer:
        writer.remove(CheckIn, a_check_in(day(1)).id)
    store.close()
    return path


def everything(path: Path) -> dict[str, Fact]:
    store = open_store(path)
    with store.read() as reader:
        found: dict[str, Fact] = {fact.id: fact for subject in SUBJECTS for fact in reader.all(subject.value_type)}
    store.close()
    return found


def rescued(path: Path) -> tuple[RescueReport, dict[str, Fact]]:
    """Rescue a file into a new one beside it, and see that it was only read and that the new one is sound."""
    before = digest(path)
    into = path.with_name("rescued.myotrack")
    into.unlink(missing_ok=True)
    report = rescue(path, into, lambda: NOW)
    assert digest(path) == before
    assert backups.check(into).sound
    assert not list(path.parent.glob(".*"))
    found = everything(into)
    assert len(found) == report.facts
    return report, found


def test_of_a_sound_diary_everything_is_read(path: Path) -> None:
    held = everything(path)
    report, found = rescued(path)
    assert found == held
    assert (report.facts, report.days, report.last_day) == (len(held), DAYS - 1, day(DAYS - 1))
    assert (report.lost, report.from_history, report.perhaps_earlier, report.unnamed_medicines) == (0, 0, 0, 0)
    assert report.complete


def test_a_row_that_was_changed_is_taken_from_the_history(path: Path) -> None:
    held = everything(path)
    run_sql(path, "UPDATE check_in SET twitch_count = 55 WHERE day IN ('2026-03-03', '2026-03-10')")
    report, found = rescued(path)
    assert found == held, "the corrected 99 of the first day, not the 0 before it"
    assert (report.from_history, report.perhaps_earlier, report.lost) == (2, 0, 0)


def test_what_is_damaged_in_the_history_too_is_lost_and_counted_and_not_made_up(path: Path) -> None:
    held = everything(path)
    run_sql(
        path,
        "UPDATE check_in SET twitch_count = 55 WHERE day = '2026-03-10'",
        "UPDATE history SET after = replace(after, 'note of day 7', 'note of day 8') WHERE day = '2026-03-10'",
        "UPDATE check_in SET note = x'00ff' WHERE day = '2026-03-11'",
    )
    report, found = rescued(path)
    assert held.keys() - found.keys() == {a_check_in(day(7)).id}
    assert (report.from_history, report.lost) == (1, 1)
    assert report.lost_days == (("check_in", date(2026, 3, 10)),)
    assert all(found[fact_id] == held[fact_id] for fact_id in found)


def test_an_earlier_value_is_told_to_be_one(path: Path) -> None:
    run_sql(
        path,
        "UPDATE check_in SET twitch_count = 55 WHERE day = '2026-03-03'",
        "UPDATE check_in SET note = 'x' WHERE day = '2026-03-10'",
        "UPDATE history SET checksum = '' WHERE day = '2026-03-03' AND \"before\" IS NOT NULL",
    )
    report, found = rescued(path)
    first = found[a_check_in(day(0)).id]
    assert isinstance(first, CheckIn)
    assert first.twitch_count == 0
    assert (report.from_history, report.perhaps_earlier, report.lost) == (2, 1, 0), "the other one is proven"


def test_a_page_of_noise_costs_little_and_never_a_wrong_value(path: Path) -> None:
    held, whole = everything(path), path.read_bytes()
    assert len(whole) > 12 * PAGE
    ever = {a_check_in(day(n)).id: (n, 99) for n in range(DAYS)}
    chance = random.Random(3)
    kept: list[int] = []
    pages = sorted({0, 20, 23, *range(4, len(whole) // PAGE, 5)})  # three of the schema, and some of the rest
    for start in (page * PAGE for page in pages):
        path.write_bytes(whole[:start] + chance.randbytes(PAGE) + whole[start + PAGE :])
        report, found = rescued(path)
        wrong = [fact_id for fact_id, fact in found.items() if held.get(fact_id) != fact]
        named = [fact_id for fact_id in wrong if isinstance(found[fact_id], Medicine)]
        earlier = [found[fact_id] for fact_id in wrong if fact_id not in named]
        assert len(named) == report.unnamed_medicines
        assert len(earlier) <= report.perhaps_earlier
        assert all(isinstance(fact, CheckIn) and fact.twitch_count in ever[fact.id] for fact in earlier)
        kept.append(len(found) - len(wrong))
        assert report.complete is False or report.facts + report.lost >= len(held)
    assert kept.count(len(held)) > 0.9 * len(kept), "what stood in a lost page is in the history"
    assert min(kept) > 0.9 * len(held)


@pytest.mark.parametrize("size", [20, 60, 90])
def test_a_diary_that_was_cut_off_gives_what_is_left(path: Path, size: int) -> None:
    held, whole = everything(path), path.read_bytes()
    path.write_bytes(whole[: len(whole) * size // 100])
    report, found = rescued(path)
    assert 0 < len(found) <= len(held)
    assert not report.complete
    assert all(held.get(fact_id) == fact or report.perhaps_earlier for fact_id, fact in found.items())


@pytest.mark.parametrize(("start", "end"), [(0, 16), (16, 24), (24, 40), (40, 72), (0, 100)])
def test_a_damaged_header_costs_nothing(path: Path, start: int, end: int) -> None:
    held, whole = everything(path), path.read_bytes()
    path.write_bytes(whole[:start] + b"\xa5" * (end - start) + whole[end:])
    _, found = rescued(path)
    assert found == held


def test_a_medicine_that_is_lost_keeps_its_doses(path: Path) -> None:
    run_sql(path, "UPDATE medicine SET name = x'00'", "UPDATE history SET checksum = '' WHERE subject = 'medicine'")
    report, found = rescued(path)
    (dose,) = [fact for fact in found.values() if isinstance(fact, DoseChange)]
    medicine = found[dose.medicine_id]
    assert isinstance(medicine, Medicine)
    assert medicine.name == "Medicine 1, whose name was lost"
    assert (report.unnamed_medicines, report.lost) == (1, 1)


def test_what_a_crash_left_is_taken_back_in_the_copy_alone(path: Path) -> None:
    held = everything(path)
    crash_in_a_save(path)
    before = digest(path), digest(journal_of(path))
    _, found = rescued(path)
    assert found == held
    assert (digest(path), digest(journal_of(path))) == before


def test_a_diary_of_an_earlier_version_is_rescued_into_one_of_today(tmp_path: Path) -> None:
    old, new = a_diary_of_version(tmp_path / "old.myotrack", 1), a_diary_of_version(tmp_path / "new.myotrack", 1)
    held = everything(new)
    report, found = rescued(old)
    assert found == held
    assert report.complete
    run_sql(old, "UPDATE check_in SET twitch_count = 7 WHERE twitch_count = 21")
    report, found = rescued(old)
    assert (len(held) - len(found), report.lost) == (1, 1), "its history has no checksums to prove anything"


def test_the_rescued_diary_goes_on_with_the_backups_of_the_old_one(path: Path, tmp_path: Path) -> None:
    backups.back_up(path, tmp_path / "backups", NOW)
    run_sql(path, "UPDATE check_in SET twitch_count = 55 WHERE day = '2026-03-10'")
    rescued(path)
    assert len(backups_of(tmp_path / "rescued.myotrack", tmp_path / "backups")) == 1


def test_nothing_is_written_where_something_is_or_nothing_can_be_read(path: Path, tmp_path: Path) -> None:
    letter, foreign, newer = tmp_path / "letter.txt", tmp_path / "theirs.db", tmp_path / "newer.myotrack"
    letter.write_text("Dear doctor")
    run_sql(foreign, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
    newer.write_bytes(path.read_bytes())
    run_sql(newer, "CREATE TABLE dream (id TEXT)", "PRAGMA user_version=9")
    folder = tmp_path / "folder"
    folder.mkdir()
    into = tmp_path / "into.myotrack"
    for source, target, problem, named in (
        (path, letter, DiaryProblem.ALREADY_EXISTS, letter),
        (letter, into, DiaryProblem.NOT_A_DIARY, letter),
        (foreign, into, DiaryProblem.NOT_A_DIARY, foreign),
        (newer, into, DiaryProblem.NEWER, newer),
        (tmp_path / "gone", into, DiaryProblem.MISSING, tmp_path / "gone"),
        (folder, into, DiaryProblem.A_FOLDER, folder),
    ):
        before = {p.name for p in tmp_path.iterdir()}
        with pytest.raises(DiaryError) as refused:
            rescue(source, target, lambda: NOW)
        assert (refused.value.problem, refused.value.path) == (problem, str(named))
        assert {p.name for p in tmp_path.iterdir()} == before
    assert letter.read_text() == "Dear doctor"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_the_rescued_diary_is_private_and_says_when_it_was_rescued(path: Path, tmp_path: Path) -> None:
    rescued(path)
    into = tmp_path / "rescued.myotrack"
    assert stat.S_IMODE(into.stat().st_mode) == 0o600
    about = ask_sql(into, "SELECT key, value FROM about")
    assert ("id", "the diary") in about
    assert ("rescued", NOW.isoformat()) in about
