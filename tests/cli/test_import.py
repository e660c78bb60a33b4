from __future__ import annotations

import json
import time
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import TABLES, files_in, one_sentence, run


def _table(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_import_makes_a_diary_and_says_what_it_took(tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    ran = run("import", diary, TABLES)
    assert (ran.status, ran.complained) == (0, "")
    assert ran.said.startswith(
        "49 rows → 28 days, 2 medicines, 4 dose changes, 1 missed or extra dose, 3 steps of a plan, "
        "5 warning signs, 4 health facts, 2 counts\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["d.myotrack"]


def test_files_folders_and_a_zip_of_them_make_the_same_diary(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        for path in TABLES.iterdir():
            archive.write(path, f"diary/{path.name}")
    exports = []
    for number, what in enumerate(([TABLES], [tmp_path / "t.zip"], sorted(TABLES.iterdir()))):
        diary = tmp_path / f"{number}.myotrack"
        assert run("import", diary, *what).status == 0
        assert run("export", diary, "--format", "csv", "-o", tmp_path / str(number)).status == 0
        exports.append(files_in(tmp_path / str(number)))
    assert exports[0] == exports[1] == exports[2] == files_in(TABLES)


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    ran = run("import", diary, TABLES, "--dry-run")
    assert ran.status == 0
    assert "28 days" in ran.said
    assert "Nothing was written" in ran.said
    assert list(tmp_path.iterdir()) == []
    run("import", diary, TABLES)
    before = diary.read_bytes()
    run("import", diary, _table(tmp_path / "more.csv", "date,twitch_count", "2026-03-20,1"), "--dry-run")
    assert diary.read_bytes() == before


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    run("import", diary, TABLES)
    before = diary.read_bytes()
    ran = run("import", diary, TABLES)
    assert ran.status == 0
    assert ran.said.startswith("49 rows → nothing new, 48 already there\n")
    assert diary.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_one_refused_row_stops_everything_and_is_told_with_file_line_and_reason(tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    table = _table(tmp_path / "mine.csv", "date,twitch_count,severity", "2026-03-01,4,2", "2026-03-02,4,7")
    ran = run("import", diary, table)
    assert ran.status == 1
    assert "mine.csv\u2069, line 3: Severity must be from 0 to 4, not 7." in ran.said
    assert one_sentence(ran).startswith("Nothing was imported, because 1 row is refused")
    assert not diary.exists()
    assert run("import", diary, table, "--dry-run").status == 1
    ran = run("import", diary, table, "--skip-refused")
    assert (ran.status, ran.complained) == (0, "")
    assert ran.said.startswith("2 rows → 1 day, 1 row refused\n")
    assert diary.exists()


def test_of_very_many_refused_rows_the_first_hundred_are_listed(tmp_path: Path) -> None:
    table = _table(tmp_path / "mine.csv", "date,twitch_count", *(f"2026-03-01,x{n}" for n in range(350)))
    ran = run("import", tmp_path / "d.myotrack", table)
    assert ran.said.startswith("350 rows → nothing new, 350 rows refused\n")
    assert ran.said.rstrip().endswith("and 250 more")
    assert len(ran.said.splitlines()) == 102


def test_a_different_day_is_kept_and_told_unless_it_may_be_replaced(tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    run("import", diary, TABLES)
    table = _table(tmp_path / "mine.csv", "date,twitch_count", "2026-03-01,4")
    ran = run("import", diary, table)
    assert ran.status == 0
    assert "the answers for 1 March 2026: the diary holds something else, which is kept" in ran.said
    ran = run("import", diary, table, "--replace")
    assert "the answers for 1 March 2026: the diary holds something else, which is replaced" in ran.said
    assert [path.name.startswith("d-") for path in (tmp_path / "backups").glob("*.myotrack")] == [True]
    run("export", diary, "--format", "csv", "-o", tmp_path / "out")
    assert "2026-03-01,value,4,,,," in (tmp_path / "out" / "check-ins.csv").read_text(encoding="utf-8")


def test_what_cannot_be_imported_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7\n\xff\xff")
    (tmp_path / "empty.csv").write_bytes(b"")
    for name, words in (
        ("missing.csv", "There is no such file"),
        ("letter.pdf", "not UTF-8"),
        ("empty.csv", "empty"),
    ):
        ran = run("import", tmp_path / "d.myotrack", tmp_path / name)
        assert ran.status == 1
        assert words in ran.said + ran.complained
        assert one_sentence(ran)
    assert not (tmp_path / "d.myotrack").exists()


def test_a_file_that_is_no_diary_is_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor")
    ran = run("import", letter, TABLES)
    assert (ran.status, letter.read_text()) == (1, "Dear doctor")
    assert "not a MyoTrack diary" in one_sentence(ran)
    assert "is a folder" in one_sentence(run("import", tmp_path, TABLES))
    ran = run("import", letter / "d.myotrack", TABLES)
    assert (ran.status, letter.read_text()) == (1, "Dear doctor")
    assert one_sentence(ran)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system takes its zone from nowhere but its settings")
@pytest.mark.parametrize(("zone", "fires"), [("CET-1CEST,M3.5.0,M10.5.0/3", True), ("CET-1", False)])
def test_48_hours_are_counted_by_the_clock_of_this_computer(tmp_path: Path, zone: str, fires: bool) -> None:
    """On 30 March 2025 the clock of Amsterdam was put forward: 48:30 by the clock were 47:30."""
    doses = _table(
        tmp_path / "doses.csv",
        "date,time,kind,medicine,daily_dose",
        "2025-01-01,,change,baclofen,60",
        "2025-03-28,08:00,missed,baclofen,",
        "2025-03-30,08:30,missed,baclofen,",
    )
    diary = tmp_path / "d.myotrack"
    assert run("import", diary, doses, TZ=zone).status == 0
    said = json.loads(run("summary", diary, "--as-of", "2025-03-30", "--json", TZ=zone).said)
    assert ("R9" in [alert["rule"] for alert in said["alerts"]]) == fires
