"""After an import its rows are put to the rules, and what they say is told: it never blocks, and changes no status."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from myotrack.services.clock import system_clock
from tests.cli.running import one_sentence, run

HEAD = "What the warning rules say with these rows in the diary:"
STOPPED = "URGENT (R9): Tell your doctor today. baclofen was stopped on"


def ago(days: int) -> date:
    """A day so long before the one on which the tests run."""
    return system_clock().date() - timedelta(days=days)


def doses(folder: Path, *rows: str) -> Path:
    path = folder / "doses.csv"
    path.write_text("\n".join(("date,kind,medicine,daily_dose", *rows)), encoding="utf-8")
    return path


def a_stop(folder: Path) -> Path:
    return doses(folder, f"{ago(40)},change,baclofen,60", f"{ago(1)},change,baclofen,0")


def plain(said: str) -> list[str]:
    """The lines on standard output, without the marks around names; a medicine begins its sentence small or large."""
    return said.replace("\u2068", "").replace("\u2069", "").replace("Baclofen was", "baclofen was").splitlines()


def test_a_stop_among_the_rows_is_told_with_what_the_guidance_says(tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    ran = run("import", diary, a_stop(tmp_path))
    assert (ran.status, ran.complained) == (0, "")
    summary, made, head, stop, *rest = plain(ran.said)
    assert summary.startswith("2 rows → 1 medicine, 2 dose changes")
    assert made.startswith("Made the diary")
    assert head == HEAD
    assert stop.strip().startswith(STOPPED)
    assert "Call your prescriber today" in rest[0]
    assert "call the emergency number now" in rest[1]
    assert "Baclofen should never be stopped suddenly." in rest[2]
    assert "it was 60 mg a day" in stop


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    diary, file = tmp_path / "d.myotrack", a_stop(tmp_path)
    tried = run("import", diary, file, "--dry-run")
    assert (tried.status, tried.complained) == (0, "")
    assert not diary.exists()
    done = run("import", diary, file)
    assert plain(tried.said)[2:] == plain(done.said)[2:]
    assert plain(tried.said)[1] == "Nothing was written (--dry-run)."
    assert plain(tried.said)[2] == HEAD


def test_what_the_diary_holds_already_is_told_once(tmp_path: Path) -> None:
    diary, file = tmp_path / "d.myotrack", a_stop(tmp_path)
    run("import", diary, file)
    again = run("import", diary, file)
    assert (again.status, len(plain(again.said))) == (0, 2)
    assert HEAD not in again.said


def test_a_stop_that_comes_into_a_diary_is_told_after_the_copy(tmp_path: Path) -> None:
    diary = tmp_path / "d.myotrack"
    run("import", diary, doses(tmp_path, f"{ago(40)},change,baclofen,60"))
    ran = run("import", diary, doses(tmp_path, f"{ago(1)},change,baclofen,0"))
    lines = plain(ran.said)
    assert lines[1].startswith("Imported into")
    assert lines[2].startswith("The diary as it was before")
    assert lines[3] == HEAD
    assert STOPPED in lines[4]


def test_rows_that_no_rule_speaks_of_are_followed_by_nothing(tmp_path: Path) -> None:
    ran = run("import", tmp_path / "d.myotrack", doses(tmp_path, f"{ago(40)},change,baclofen,60"))
    assert len(plain(ran.said)) == 2


def test_what_is_not_imported_is_not_told(tmp_path: Path) -> None:
    file = doses(tmp_path, f"{ago(40)},change,baclofen,60", f"{ago(1)},change,baclofen,0", f"{ago(1)},change,,0")
    for more in ([], ["--dry-run"]):
        ran = run("import", tmp_path / "d.myotrack", file, *more)
        assert ran.status == 1
        assert one_sentence(ran)
        assert HEAD not in ran.said
    ran = run("import", tmp_path / "d.myotrack", file, "--skip-refused")
    assert ran.status == 0
    assert HEAD in ran.said


def test_an_archive_is_told_of_like_a_table(tmp_path: Path) -> None:
    first, archive = tmp_path / "first.myotrack", tmp_path / "all.json"
    run("import", first, a_stop(tmp_path))
    run("export", first, "--format", "json", "-o", archive)
    ran = run("import", tmp_path / "second.myotrack", archive)
    assert ran.status == 0
    assert STOPPED in "\n".join(plain(ran.said))
