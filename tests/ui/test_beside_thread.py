"""The window never stands still for what a thread does beside it: only the last answer of a kind counts."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from myotrack.ui.beside_thread import BesideThread

ROOT = Path(__file__).parents[2]


@pytest.fixture
def thread() -> Iterator[BesideThread]:
    beside = BesideThread("beside-test")
    yield beside
    beside.stop()


class Gate:
    """Work that waits until it is let through, and says what it was given."""

    def __init__(self) -> None:
        self.begun, self.opened = threading.Event(), threading.Event()

    def work(self, value: str) -> Callable[[], str]:
        def run() -> str:
            self.begun.set()
            assert self.opened.wait(20)
            return value

        return run


def threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("beside-test")]


def test_the_answer_is_worked_out_in_another_thread_and_told_in_the_windows(thread: BesideThread, qtbot: QtBot) -> None:
    told: list[tuple[str, threading.Thread]] = []

    thread.ask(
        "a", lambda: threading.current_thread().name, lambda name: told.append((name, threading.current_thread()))
    )

    assert told == []
    assert thread.is_busy()
    qtbot.waitUntil(lambda: not thread.is_busy(), timeout=20_000)
    assert [(name.startswith("beside-test"), where) for name, where in told] == [(True, threading.main_thread())]


def test_of_each_kind_only_the_last_that_was_asked_for_is_told(thread: BesideThread, qtbot: QtBot) -> None:
    gate = Gate()
    told: list[str] = []
    thread.ask("a", gate.work("old"), told.append)
    assert gate.begun.wait(20)
    thread.ask("a", lambda: "new", told.append)
    thread.ask("b", lambda: "another kind", told.append)
    gate.opened.set()

    qtbot.waitUntil(lambda: not thread.is_busy(), timeout=20_000)

    assert told == ["new", "another kind"]


def test_what_is_not_wanted_any_more_is_not_told(thread: BesideThread, qtbot: QtBot) -> None:
    gate = Gate()
    told: list[str] = []
    thread.ask("a", gate.work("gone"), told.append)
    thread.forget("a")
    assert not thread.is_busy()
    gate.opened.set()
    thread.ask("b", lambda: "after it", told.append)

    qtbot.waitUntil(lambda: not thread.is_busy(), timeout=20_000)

    assert told == ["after it"]


def test_a_mistake_in_the_work_is_raised_in_the_windows_thread(thread: BesideThread, qtbot: QtBot) -> None:
    def mistake() -> None:
        raise LookupError("of the program")

    with capture_exceptions() as raised:
        thread.ask("a", mistake, lambda _nothing: None)
        qtbot.waitUntil(lambda: not thread.is_busy(), timeout=20_000)

    assert [type(error) for _kind, error, _trace in raised] == [LookupError]


def test_no_thread_runs_on_after_it_was_stopped_and_it_works_again_afterwards(
    thread: BesideThread, qtbot: QtBot
) -> None:
    told: list[str] = []
    thread.ask("a", lambda: "never told", told.append)
    assert threads()

    thread.stop()

    assert threads() == []
    assert not thread.is_busy()
    thread.ask("a", lambda: "told", told.append)
    qtbot.waitUntil(lambda: not thread.is_busy(), timeout=20_000)
    assert told == ["told"]


def test_what_is_kept_is_done_to_its_end_though_the_window_closes(thread: BesideThread) -> None:
    gate = Gate()
    done: list[str] = []
    thread.ask("a", gate.work("first"), lambda _value: None)
    assert gate.begun.wait(20)
    thread.ask("file", lambda: done.append("written"), lambda _nothing: None, kept=True)
    thread.ask("file", lambda: done.append("written too"), lambda _nothing: None, kept=True)
    threading.Timer(0, gate.opened.set).start()

    thread.stop()

    assert done == ["written", "written too"]


def test_one_that_is_thrown_away_while_it_works_is_freed(qtbot: QtBot) -> None:
    gate = Gate()
    beside = BesideThread("beside-test")
    beside.ask("a", gate.work("nobody hears it"), beside.forget)
    gone = weakref.ref(beside)
    del beside
    gc.collect()

    assert gone() is None
    gate.opened.set()
    qtbot.waitUntil(lambda: threads() == [], timeout=20_000)


def test_the_program_ends_without_a_crash_while_it_works() -> None:
    code = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from myotrack.ui.beside_thread import BesideThread\n"
        "beside = BesideThread('beside-test')\n"
        "beside.ask('a', lambda: sum(range(3_000_000)), print)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
