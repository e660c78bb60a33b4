from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import TABLES, files_in, one_sentence, run


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "d.myotrack"
    assert run("import", path, TABLES).status == 0
    return path


def test_export_writes_the_bytes_that_were_imported(diary: Path, tmp_path: Path) -> None:
    ran = run("export", diary, "--format", "csv", "-o", tmp_path / "out")
    assert (ran.status, ran.complained) == (0, "")
    assert files_in(tmp_path / "out") == files_in(TABLES)


@pytest.mark.parametrize(("kind", "name"), [("csv", "out.zip"), ("json", "out.json")])
def test_export_import_export_is_byte_identical(kind: str, name: str, diary: Path, tmp_path: Path) -> None:
    first, second = tmp_path / f"1{name}", tmp_path / f"2{name}"
    assert run("export", diary, "--format", kind, "-o", first).status == 0
    assert run("import", tmp_path / "e.myotrack", first).status == 0
    assert run("export", tmp_path / "e.myotrack", "--format", kind, "-o", second).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_an_export_never_replaces_a_diary_or_a_foreign_place(diary: Path, tmp_path: Path) -> None:
    before = diary.read_bytes()
    ran = run("export", diary, "--format", "json", "-o", diary)
    assert (ran.status, diary.read_bytes()) == (1, before)
    assert "there already" in one_sentence(ran)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor")
    ran = run("export", diary, "--format", "csv", "-o", letter)
    assert (ran.status, letter.read_text()) == (1, "Dear doctor")
    assert one_sentence(run("export", diary, "--format", "json", "-o", tmp_path / "no" / "x.json"))
    assert {path.name for path in tmp_path.iterdir()} == {"d.myotrack", "letter.txt"}
