from __future__ import annotations

import json
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from myotrack.services.backup_list import backups_of
from myotrack.services.backups import folder_beside
from tests.cli.running import ROOT, TABLES, files_in, one_sentence, run, run_each


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "d.myotrack"
    assert run("import", path, TABLES).status == 0
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary"],
        ["import", "d.myotrack"],
        ["export", "d.myotrack", "--format", "xml", "-o", "x"],
        ["export", "d.myotrack", "-o", "x"],
        ["restore", "b.myotrack"],
        ["check", "d.myotrack", "--loudly"],
        ["summary", "d.myotrack", "--js"],
        ["check", "a", "b\x1b[2J"],
    ],
)
def test_what_is_no_command_is_wrong_usage_in_one_sentence(arguments: list[str], tmp_path: Path) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.said) == (2, "")
    assert "--help" in one_sentence(ran)
    assert "\x1b" not in ran.complained


@pytest.mark.parametrize("arguments", [["report"], ["report", "d.myotrack", "-o", "r.pdf"], ["report", "--help"]])
def test_the_report_is_refused_because_it_comes_later(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.said) == (2, "")
    assert "later version" in one_sentence(ran)


def test_help_names_every_command() -> None:
    ran = run("--help")
    assert (ran.status, ran.complained) == (0, "")
    for command in ("import", "export", "summary", "check", "backup", "restore", "rescue"):
        assert f"\n    {command} " in ran.said


def _commands(diary: Path, out: Path) -> list[list[str | Path]]:
    """Every command that reads a diary."""
    return [
        ["summary", diary],
        ["check", diary],
        ["backup", diary],
        ["export", diary, "--format", "csv", "-o", out],
        ["export", diary, "--format", "json", "-o", out],
        ["restore", diary, "-o", out],
    ]


def test_a_diary_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    statuses, complained = run_each(_commands(tmp_path / "none.myotrack", tmp_path / "out"))
    assert statuses == [1] * 6
    assert ["There is no diary at" in line for line in complained] == [True] * 6
    assert list(tmp_path.iterdir()) == []


def _make_newer(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("PRAGMA user_version = 999")


def _cut(diary: Path) -> None:
    diary.write_bytes(diary.read_bytes()[:9000])


def _scribble(diary: Path) -> None:
    diary.write_bytes(b"Dear diary" * 1000)


def _make_folder(diary: Path) -> None:
    diary.unlink()
    diary.mkdir()


@pytest.mark.parametrize("harm", [_make_newer, _cut, _scribble, _make_folder])
def test_a_file_that_cannot_be_read_is_one_sentence_and_stays_as_it_is(
    harm: Callable[[Path], None], diary: Path, tmp_path: Path
) -> None:
    harm(diary)
    before = files_in(tmp_path)
    statuses, complained = run_each([*_commands(diary, tmp_path / "out"), ["import", diary, TABLES]])
    assert statuses == [1] * 7
    assert len(complained) == 7
    assert files_in(tmp_path) == before


def test_check_finds_one_changed_letter(diary: Path) -> None:
    ran = run("check", diary)
    assert (ran.status, ran.complained) == (0, "")
    assert "is sound: 50 facts" in ran.said
    data = diary.read_bytes()
    assert data.count(b"saw spiders") >= 1
    diary.write_bytes(data.replace(b"saw spiders", b"saw snipers"))
    ran = run("check", diary)
    assert ran.status == 1
    assert "damaged" in one_sentence(ran)


def test_check_names_both_ways_on_for_a_diary_that_was_cut_off(diary: Path) -> None:
    _cut(diary)
    ran = run("check", diary)
    assert (ran.status, ran.said) == (1, "")
    assert "myotrack restore" in one_sentence(ran)
    assert "myotrack rescue" in one_sentence(ran)


def test_a_value_that_is_not_as_it_was_written_is_passed_on_by_no_command(diary: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(diary)) as raw, raw:
        raw.execute("UPDATE check_in SET severity = 4 WHERE severity = 2")
    before = files_in(tmp_path)
    commands: tuple[list[str | Path], ...] = (
        ["summary", diary, "--as-of", "2026-03-17", "--json"],
        ["export", diary, "--format", "json", "-o", tmp_path / "out.json"],
        ["export", diary, "--format", "csv", "-o", tmp_path / "out"],
    )
    for command in commands:
        ran = run(*command)
        assert (ran.status, ran.said) == (1, "")
        assert "myotrack restore" in one_sentence(ran)
        assert "myotrack rescue" in one_sentence(ran)
    assert files_in(tmp_path) == before


def test_what_is_read_out_of_a_damaged_diary_is_not_passed_off_as_sound(diary: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(diary)) as raw, raw:
        raw.execute("UPDATE history SET checksum = '' WHERE seq < 3")
        changed = raw.execute("SELECT changes()").fetchone()[0]
    ran = run("summary", diary, "--as-of", "2026-03-17", "--json")
    assert ran.status == 0
    assert json.loads(ran.said)["as_of"] == "2026-03-17"
    assert f"{changed} entr" in one_sentence(ran)
    assert "myotrack rescue" in one_sentence(ran)
    ran = run("export", diary, "--format", "json", "-o", tmp_path / "out.json")
    assert (ran.status, "Exported to" in ran.said) == (0, True)
    assert f"{changed} entr" in one_sentence(ran)


def test_a_backup_brings_a_diary_back(diary: Path, tmp_path: Path) -> None:
    assert run("backup", diary).status == 0
    (copy,) = (diary.parent / "backups").glob("*.myotrack")
    assert run("backup", diary, "-o", tmp_path / "copy.myotrack").status == 0
    ran = run("backup", diary, "-o", tmp_path / "copy.myotrack")
    assert (ran.status, "there already" in one_sentence(ran)) == (1, True)
    diary.unlink()
    assert run("restore", copy, "-o", diary).status == 0
    run("export", diary, "--format", "csv", "-o", tmp_path / "out")
    assert files_in(tmp_path / "out") == files_in(TABLES)
    _cut(diary)
    ran = run("restore", tmp_path / "copy.myotrack", "-o", diary)
    assert (ran.status, ran.complained) == (0, "")
    assert "What was there before" in ran.said
    assert run("check", diary).status == 0


def test_a_backup_stands_where_the_window_lists_it_and_a_damaged_diary_goes_back_as_it_was(diary: Path) -> None:
    assert run("backup", diary).status == 0
    (copy,) = backups_of(diary, folder_beside(diary))
    _cut(diary)
    cut = diary.read_bytes()
    assert run("restore", copy.path, "-o", diary).status == 0
    (kept,) = [backup.path for backup in backups_of(diary, folder_beside(diary)) if backup.kept_damaged]
    ran = run("restore", kept, "-o", diary)
    assert (ran.status, ran.complained, diary.read_bytes()) == (0, "", cut)
    assert "kept as it was" in ran.said


def test_a_backup_of_a_diary_that_is_not_there_makes_no_folder(tmp_path: Path) -> None:
    assert run("backup", tmp_path / "away" / "d.myotrack").status == 1
    assert list(tmp_path.iterdir()) == []


def test_what_can_be_read_of_a_damaged_diary_is_rescued_into_a_new_one(diary: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(diary)) as raw, raw:
        raw.execute("UPDATE check_in SET severity = 4")
        raw.execute("UPDATE history SET checksum = '' WHERE subject = 'medicine'")
    harmed, new = diary.read_bytes(), tmp_path / "new.myotrack"
    assert run("check", diary).status == 1
    ran = run("rescue", diary, "-o", new)
    assert (ran.status, ran.complained) == (0, "")
    assert ran.said.splitlines()[1:] == ["Of the earlier values that the history shows, 2 could not be read."]
    assert diary.read_bytes() == harmed
    assert run("check", new).status == 0
    run("export", new, "--format", "csv", "-o", tmp_path / "out")
    assert files_in(tmp_path / "out") == files_in(TABLES)
    ran = run("rescue", diary, "-o", new)
    assert (ran.status, "there already" in one_sentence(ran)) == (1, True)


def test_restore_says_first_what_it_would_change(diary: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.myotrack"
    assert run("backup", diary, "-o", copy).status == 0
    (tmp_path / "more.csv").write_text("date,twitch_count\n2026-05-01,3\n", encoding="utf-8")
    assert run("import", diary, tmp_path / "more.csv").status == 0
    before = diary.read_bytes()
    ran = run("restore", copy, "-o", diary, "--dry-run")
    assert (ran.status, ran.complained) == (0, "")
    assert ran.said.splitlines()[1:] == [
        "Against the diary as it is: 1 day goes away.",
        "Nothing was written (--dry-run).",
    ]
    assert diary.read_bytes() == before
    ran = run("restore", copy, "-o", diary)
    assert ran.status == 0
    assert "1 day goes away" in ran.said
    told = [p.read_text(encoding="utf-8") for p in (diary.parent / "backups").glob("*.json")]
    assert sorted("before_restore" in text for text in told) == [False, True], "the other one is from before the import"


def test_everything_that_commands_write_is_private(diary: Path, tmp_path: Path, myotrack_home: Path) -> None:
    run("backup", diary)
    run("backup", diary, "-o", tmp_path / "copy.myotrack")
    run("export", diary, "--format", "csv", "-o", tmp_path / "out")
    run("export", diary, "--format", "csv", "-o", tmp_path / "out.zip")
    run("export", diary, "--format", "json", "-o", tmp_path / "out.json")
    written = [*tmp_path.rglob("*"), *myotrack_home.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in written}
    assert all(mode == (0o700 if path.is_dir() else 0o600) for path, mode in modes.items()), modes
    assert len(modes) > 12


def test_no_command_ever_loads_qt_or_draws(tmp_path: Path) -> None:
    diary, out = tmp_path / "d.myotrack", tmp_path / "out"
    commands: list[list[str | Path]] = [
        ["import", diary, TABLES],
        ["import", diary, TABLES, "--replace"],
        ["summary", diary, "--json"],
        *_commands(diary, out / "x.zip"),
        ["report", diary],
    ]
    out.mkdir()
    statuses, complained = run_each(commands)
    assert statuses == [0, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    assert [len(complained), "there already" in complained[0] or "not a MyoTrack" in complained[0]] == [2, True]


def test_what_nobody_foresaw_is_one_sentence_and_a_log_without_words(tmp_path: Path, myotrack_home: Path) -> None:
    code = tmp_path / "code"
    ignored = shutil.ignore_patterns("__pycache__", "fonts")
    shutil.copytree(ROOT / "myotrack", code / "myotrack", ignore=ignored)
    shutil.copytree(ROOT / "resources", code / "resources", ignore=ignored)
    (code / "resources" / "guidance" / "texts.toml").write_text("standing = 7\n")
    diary = tmp_path / "d.myotrack"
    ran = run("import", diary, TABLES, code=code)
    assert (ran.status, ran.complained) == (0, "")
    assert ran.said.endswith("could not be found out; the window shows what stands.\n")
    ran = run("summary", diary, code=code)
    assert (ran.status, ran.said) == (1, "")
    assert "did not expect" in one_sentence(ran)
    log = (myotrack_home / "state" / "myotrack.log").read_text(encoding="utf-8")
    assert "myotrack/words/summary.py" in log
    assert "spiders" not in log
