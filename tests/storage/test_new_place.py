"""Of several programs that make a file of one name at once, one makes it, and the others are told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.files import journal_of
from myotrack.storage.new_place import put_in_new_place


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    path = tmp_path / ".unfinished"
    path.write_bytes(b"finished")
    return path


def test_a_finished_file_gets_its_name_and_loses_the_other_one(unfinished: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.myotrack"
    put_in_new_place(unfinished, path)
    assert path.read_bytes() == b"finished"
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_nlink == 1


def test_a_journal_that_a_diary_of_that_name_left_is_not_played_into_it(unfinished: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.myotrack"
    journal_of(path).touch()
    put_in_new_place(unfinished, path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("is_link", [True, False])
def test_what_is_there_stays_as_it_is_and_so_does_its_journal(unfinished: Path, tmp_path: Path, is_link: bool) -> None:
    path = tmp_path / "new.myotrack"
    if is_link:
        path.symlink_to(tmp_path / "missing")
    else:
        path.write_bytes(b"before")
    journal_of(path).touch()
    with pytest.raises(DiaryError) as refused:
        put_in_new_place(unfinished, path)
    assert (refused.value.problem, refused.value.path) == (DiaryProblem.ALREADY_EXISTS, str(path))
    assert path.is_symlink() is is_link
    assert is_link or path.read_bytes() == b"before"
    assert journal_of(path).exists()
    assert unfinished.read_bytes() == b"finished"


_MAKER = """
import sys
from pathlib import Path
from myotrack.domain.errors import DiaryError
from myotrack.storage.new_place import put_in_new_place
folder, name = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
for number in range(200):
    sys.stdin.readline()
    mine = folder / f".{name}-{number}"
    mine.write_text(name)
    try:
        put_in_new_place(mine, folder / f"{number}.myotrack")
        print("made", flush=True)
    except DiaryError as problem:
        print(problem.problem.value, flush=True)
"""


def test_of_two_programs_at_the_same_moment_only_one_is_told_that_it_made_it(tmp_path: Path) -> None:
    names = ("one", "two")
    command = [sys.executable, "-c", _MAKER, str(tmp_path)]
    makers = [
        subprocess.Popen(
            [*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
        )
        for name in names
    ]
    for maker in makers:
        assert maker.stdout is not None
        assert maker.stdout.readline() == "ready\n"
    for number in range(200):
        for maker in makers:
            assert maker.stdin is not None
            maker.stdin.write("\n")
            maker.stdin.flush()
        told = [maker.stdout.readline().strip() for maker in makers if maker.stdout is not None]
        assert sorted(told) == [DiaryProblem.ALREADY_EXISTS.value, "made"]
        assert (tmp_path / f"{number}.myotrack").read_text() == names[told.index("made")]
    for maker in makers:
        maker.communicate()
