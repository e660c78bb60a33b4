from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from tests.ui.pages.hosts import Heard, button_named
from tests.ui.pages.recovery.showing import COUNTS, STOP, settled, shown, write


@pytest.mark.parametrize(
    ("name", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("a", b"\x89PNG")]
)
def test_the_picture_is_saved_in_the_format_of_its_name_and_for_this_person_alone(
    qtbot: QtBot, host: Host, diary: OpenDiary, heard: Heard, tmp_path: Path, name: str, begins: bytes
) -> None:
    page = shown(qtbot, host, diary, tmp_path / name)
    write(diary, STOP, COUNTS)

    button_named(page, "Save picture…").click()
    settled(qtbot, page)

    assert (tmp_path / name).read_bytes().startswith(begins)
    assert (tmp_path / name).stat().st_mode & 0o077 == 0
    assert [w.replace("\u2068", "").replace("\u2069", "") for w in heard.said] == [f"The picture was saved as {name}."]


def test_a_picture_that_cant_be_written_is_a_problem_and_leaves_nothing(
    qtbot: QtBot, host: Host, diary: OpenDiary, heard: Heard, tmp_path: Path
) -> None:
    page = shown(qtbot, host, diary, tmp_path / "nowhere" / "a.png")
    write(diary, STOP, COUNTS)

    button_named(page, "Save picture…").click()
    settled(qtbot, page)

    (problem,) = heard.problems
    assert isinstance(problem, DiaryError)
    assert problem.problem is DiaryProblem.UNREACHABLE
    assert list(tmp_path.iterdir()) == []


def test_changing_ones_mind_about_saving_does_nothing(qtbot: QtBot, host: Host, diary: OpenDiary, heard: Heard) -> None:
    page = shown(qtbot, host, diary, saves_to=None)
    write(diary, STOP, COUNTS)

    button_named(page, "Save picture…").click()
    settled(qtbot, page)

    assert (heard.said, heard.problems) == ([], [])
