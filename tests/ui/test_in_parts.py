"""Work in parts lets presses come in between, can be left, and tells a diary that can't be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.ui.in_parts import InParts


class Kept(QObject):
    """Keeps what was done, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.work = InParts(lambda: self.seen.append("done"), self._failed, self)

    def parts(self, *names: str) -> Iterator[None]:
        for name in names:
            if name == "damaged":
                raise DiaryError(DiaryProblem.DAMAGED, "")
            self.seen.append(name)
            yield

    def _failed(self, problem: DiaryError) -> None:
        self.seen.append(f"failed: {problem.problem.value}")


@pytest.fixture
def kept(qtbot: QtBot) -> Kept:
    return Kept()


def test_every_part_has_a_turn_of_its_own_in_which_other_things_happen(kept: Kept, qtbot: QtBot) -> None:
    kept.work.begin(kept.parts("a", "b"))
    assert kept.seen == []
    assert kept.work.is_working()
    tick = QTimer()
    tick.timeout.connect(lambda: kept.seen.append("press"))
    tick.start(0)

    qtbot.waitUntil(lambda: not kept.work.is_working())
    tick.stop()

    order = kept.seen
    assert [each for each in order if each != "press"] == ["a", "b", "done"]
    assert "press" in order[order.index("a") : order.index("b")]
    assert "press" in order[order.index("b") : order.index("done")]


def test_begun_again_it_is_only_the_new_work(kept: Kept, qtbot: QtBot) -> None:
    kept.work.begin(kept.parts("old", "older"))
    qtbot.waitUntil(lambda: "old" in kept.seen)
    kept.work.begin(kept.parts("new"))

    qtbot.waitUntil(lambda: not kept.work.is_working())

    assert kept.seen == ["old", "new", "done"]


def test_stopped_it_does_nothing_more(kept: Kept, qtbot: QtBot) -> None:
    kept.work.begin(kept.parts("a"))
    kept.work.stop()
    assert not kept.work.is_working()

    later: list[str] = []
    QTimer.singleShot(50, lambda: later.append("later"))
    qtbot.waitUntil(lambda: bool(later))

    assert kept.seen == []


def test_a_part_that_can_not_be_read_is_told_and_ends_it(kept: Kept, qtbot: QtBot) -> None:
    kept.work.begin(kept.parts("a", "damaged", "b"))

    qtbot.waitUntil(lambda: len(kept.seen) > 1)

    assert kept.seen == ["a", "failed: damaged"]
    assert not kept.work.is_working()
