"""The window never stands still: what is loaded and worked out is so in a thread, and only the last answer counts."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.analysis.day_zero import DayZero, day_zeros, default_day_zero
from myotrack.analysis.picture import AxisMode, DayRange
from myotrack.domain.timeline import Timeline
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.recovery import RecoveryPage
from myotrack.ui.pages.recovery.beside_work import Analyses, Wanted, worked_out
from tests.builders import DAY, a_check_in, a_dose_change, a_timeline, daily_counts, day
from tests.ui.pages.recovery.showing import COUNTS, STOP, TODAY, said, settled, shown, write


def a_diary(last: int) -> tuple[Timeline, DayZero]:
    timeline = a_timeline(
        a_dose_change(day(-90), 60), a_dose_change(DAY, 0), daily_counts(day(-14), [30] * 14),
        daily_counts(DAY, [last] * 20), as_of=day(19),
    )  # fmt: skip
    zero = default_day_zero(day_zeros(timeline))
    assert zero is not None
    return timeline, zero


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


def wanted(timeline: Timeline, zero: DayZero | None) -> Wanted:
    return Wanted(timeline, zero, None, None, AxisMode.BOTH)


def test_everything_that_the_page_shows_is_worked_out_in_one_piece() -> None:
    timeline, zero = a_diary(3)

    found = worked_out(Analyses(), wanted(timeline, zero))

    assert found is not None
    assert found.analysis is not None
    assert found.picture.analysis is found.analysis
    assert found.comparison is None
    assert [step.daily_dose for step in found.steps] == [60, 0]


def test_without_a_day_0_there_is_a_picture_and_no_analysis() -> None:
    timeline, _zero = a_diary(3)

    found = worked_out(Analyses(), wanted(timeline, None))

    assert found is not None
    assert found.analysis is None


def test_what_is_known_is_not_worked_out_again_until_the_diary_is_another() -> None:
    analyses = Analyses()
    timeline, zero = a_diary(3)
    first = worked_out(analyses, wanted(timeline, zero))
    zoomed = worked_out(analyses, replace(wanted(timeline, zero), shown=DayRange(day(0), day(9))))
    assert first is not None
    assert zoomed is not None
    assert zoomed.analysis is first.analysis

    new, new_zero = a_diary(60)
    other = worked_out(analyses, wanted(new, new_zero))
    assert other is not None
    assert other.analysis is not None
    assert other.analysis.fit is not None
    assert other.analysis.fit.percent_fewer.mid < 0


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
