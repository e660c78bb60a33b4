"""The window never stands still: what is loaded and worked out is so in a thread, and only the last answer counts."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.domain.timeline import Timeline
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.recovery import RecoveryPage
from myotrack.ui.pages.recovery.beside_work import BesideWork, Question
from tests.builders import DAY, a_check_in, a_dose_change, a_timeline, daily_counts, day
from tests.ui.pages.recovery.showing import COUNTS, STOP, TODAY, said, settled, shown, write

ROOT = Path(__file__).parents[4]


def a_diary(last: int) -> tuple[Timeline, Question]:
    timeline = a_timeline(
        a_dose_change(day(-90), 60), a_dose_change(DAY, 0), daily_counts(day(-14), [30] * 14),
        daily_counts(DAY, [last] * 20), as_of=day(19),
    )  # fmt: skip
    zero = default_day_zero(day_zeros(timeline))
    assert zero is not None
    return timeline, Question(zero, timeline.as_of)


def place_of(canvas: QWidget, page: RecoveryPage) -> tuple[QPoint, QSize]:
    """Where a chart lies on its page, and how large it is."""
    return canvas.mapTo(page, QPoint(0, page.verticalScrollBar().value())), canvas.size()


Threads = Callable[[], list[str]]


@pytest.fixture
def worker_threads() -> Threads:
    """Gives the worker threads of this test: a page of an earlier one may not have been collected yet."""
    earlier = set(threading.enumerate())

    def of_this_test() -> list[str]:
        return [t.name for t in set(threading.enumerate()) - earlier if t.name.startswith("recovery")]

    return of_this_test


def test_the_first_answer_comes_later_and_by_a_signal(qtbot: QtBot) -> None:
    work = BesideWork()
    timeline, question = a_diary(3)

    with qtbot.waitSignal(work.finished, timeout=20_000):
        assert work.answers(timeline, [question]) is None
        assert work.is_working()

    found = work.answers(timeline, [question])
    assert found is not None
    assert found[question].fit is not None
    assert not work.is_working()
    work.stop()


def test_an_answer_about_an_older_diary_is_never_told(qtbot: QtBot) -> None:
    work = BesideWork()
    old, old_question = a_diary(3)
    new, new_question = a_diary(60)
    heard: list[bool] = []
    work.finished.connect(lambda: heard.append(True))

    work.answers(old, [old_question])
    work.answers(new, [new_question])
    qtbot.waitUntil(lambda: not work.is_working(), timeout=20_000)

    found = work.answers(new, [new_question])
    assert found is not None
    fit = found[new_question].fit
    assert fit is not None
    assert fit.percent_fewer.mid < 0
    assert heard == [True]
    work.stop()


def test_what_is_known_is_not_worked_out_again(qtbot: QtBot) -> None:
    work = BesideWork()
    timeline, question = a_diary(3)
    with qtbot.waitSignal(work.finished, timeout=20_000):
        work.answers(timeline, [question])
    first = work.answers(timeline, [question])
    assert first is not None
    analysis = first[question]

    again = work.answers(timeline, [question])
    assert again is not None
    assert again[question] is analysis
    work.stop()


def test_no_thread_runs_on_after_it_was_stopped(worker_threads: Threads, qtbot: QtBot) -> None:
    work = BesideWork()
    timeline, question = a_diary(3)
    work.answers(timeline, [question])
    assert worker_threads()

    work.stop()

    assert not worker_threads()
    assert not work.is_working()


def test_it_works_again_after_it_was_stopped(qtbot: QtBot) -> None:
    work = BesideWork()
    timeline, question = a_diary(3)
    work.answers(timeline, [question])
    work.stop()
    work.answers(timeline, [question])
    qtbot.waitUntil(lambda: not work.is_working(), timeout=20_000)
    assert work.is_loaded()
    work.stop()


def test_closing_the_window_while_it_works_leaves_no_thread(
    worker_threads: Threads, qtbot: QtBot, host: Host, diary: OpenDiary
) -> None:
    write(diary, STOP, COUNTS)
    page = RecoveryPage(host)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert page.is_working()

    page.close()

    assert not worker_threads()
    assert not page.is_working()


def test_what_was_stopped_goes_on_when_the_window_is_shown_again(qtbot: QtBot, host: Host, diary: OpenDiary) -> None:
    write(diary, STOP, COUNTS)
    page = RecoveryPage(host)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.hide()

    page.show()

    settled(qtbot, page)
    assert page.canvas() is not None


def test_a_page_that_is_thrown_away_while_it_works_is_freed(
    worker_threads: Threads, qtbot: QtBot, host: Host, diary: OpenDiary
) -> None:
    write(diary, STOP, COUNTS)
    page = RecoveryPage(host)
    page.refresh()
    gone = weakref.ref(page)
    page.deleteLater()
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert gone() is None
    qtbot.waitUntil(lambda: not worker_threads(), timeout=20_000)


def test_it_says_that_it_works_and_shows_nothing_that_is_not_true(qtbot: QtBot, host: Host, diary: OpenDiary) -> None:
    write(diary, STOP, COUNTS)
    page = RecoveryPage(host)
    qtbot.addWidget(page)
    page.resize(1142, 700)
    page.show()
    page.refresh()

    assert "Working it out…" in said(page)
    assert "fewer" not in said(page)
    assert page.canvas() is None

    settled(qtbot, page)
    assert "Working it out…" not in said(page)
    assert page.canvas() is not None


def test_the_chart_stays_where_it_is_when_the_answer_arrives(qtbot: QtBot, host: Host, diary: OpenDiary) -> None:
    page = shown(qtbot, host, diary)
    write(diary, STOP, COUNTS)
    canvas = page.canvas()
    assert canvas is not None
    QApplication.processEvents()  # the page has its scroll bar now
    before = place_of(canvas, page)

    page.cards.verdict.show_working()
    page.settle()
    assert place_of(canvas, page) == before

    page.refresh()
    settled(qtbot, page)
    assert place_of(canvas, page) == before


def test_a_day_that_is_asked_for_before_the_chart_is_there_is_shown_then(
    qtbot: QtBot, host: Host, diary: OpenDiary
) -> None:
    write(diary, STOP, COUNTS, a_check_in(TODAY, 1))
    page = RecoveryPage(host)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.show_day(TODAY)

    settled(qtbot, page)
    canvas = page.canvas()
    assert canvas is not None
    assert canvas.chosen() == TODAY


def test_the_program_ends_without_a_crash_while_it_works() -> None:
    code = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from myotrack.ui.pages.recovery.beside_work import BesideWork\n"
        "from tests.ui.pages.recovery.test_beside_work import a_diary\n"
        "work = BesideWork()\n"
        "timeline, question = a_diary(3)\n"
        "work.answers(timeline, [question])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
