"""Commands in odd places: no output at all, a full one, names that are no text, a diary named like an option."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, TABLES, one_sentence, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the shell, /dev/full and free names are Linux's")


def _in_shell(line: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which "$@" is `python -m myotrack` with these words."""
    command = [sys.executable, "-m", "myotrack", *map(str, words)]
    return subprocess.run(
        ["sh", "-c", line, "sh", *command],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=ROOT,
    )


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "d.myotrack"
    assert run("import", path, TABLES).status == 0
    return path


def test_without_any_output_a_command_still_does_its_work(diary: Path, tmp_path: Path) -> None:
    done = _in_shell('"$@" >&- 2>&- <&-', "export", diary, "--format", "json", "-o", tmp_path / "out.json")
    assert done.returncode == 0
    assert (tmp_path / "out.json").stat().st_size > 1000
    assert _in_shell('"$@" >&-', "summary", diary).stderr == ""
    assert _in_shell('"$@" >&- 2>&-', "summary", tmp_path / "none").returncode == 1


@pytest.mark.parametrize("day", ["1990-01-01", "2026-03-17"], ids=["a little to say", "much to say"])
def test_a_full_output_is_one_sentence(diary: Path, day: str) -> None:
    done = _in_shell('"$@" >/dev/full', "summary", diary, "--as-of", day)
    assert done.returncode == 1
    assert done.stderr == "What was asked for can't be written: No space left on device.\n"


def test_names_that_are_no_text_can_be_used(diary: Path, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    odd, copy, out = (Path(os.fsdecode(folder + name)) for name in (b"/b\xff.myotrack", b"/c\xfe", b"/o\xfd.json"))
    for words in (
        ("import", odd, TABLES),
        ("summary", odd),
        ("check", odd),
        ("backup", odd),
        ("backup", odd, "-o", copy),
        ("export", odd, "--format", "json", "-o", out),
        ("restore", copy, "-o", odd),
    ):
        ran = run(*words)
        assert (ran.status, ran.complained) == (0, ""), words


@pytest.mark.parametrize("words", [["-x"], ["--", "d.myotrack"], ["--frob"], ["a", "b"], ["--demo", "a"], ["-"]])
def test_what_the_window_does_not_understand_is_wrong_usage(words: list[str], tmp_path: Path) -> None:
    ran = run(*words, QT_QPA_PLATFORM="offscreen")
    assert (ran.status, one_sentence(ran)) == (2, "usage: myotrack [DIARY | --demo]")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give its rights away")
def test_a_diary_that_may_not_be_read_says_that_and_not_that_it_can_not_be_written(diary: Path) -> None:
    diary.chmod(0)
    done = _in_shell('exec setpriv --bounding-set=-all --inh-caps=-all "$@"', "summary", diary)
    assert done.returncode == 1
    assert "can't be read" in done.stderr
