"""The Today page of an open diary, in a window that refreshes it after every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from myotrack.domain.checkins import CheckIn
from myotrack.domain.medicines import Role
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.ui.host import Host
from myotrack.ui.pages.today import TodayPage
from tests.ui.pages.hosts import NOW, Heard, a_host

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)


@dataclass
class MovingClock:
    """A clock that a test sets."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def diary(clock: MovingClock, tmp_path: Path) -> Iterator[OpenDiary]:
    """A diary file in which baclofen was stopped eleven days ago and clonazepam is taken."""
    opened = open_diary(tmp_path / "a.myotrack", clock, create=True)
    suspected = Dose(daily_dose=Decimal(20), role=Role.SUSPECTED)
    baclofen = opened.medicines.add("baclofen", since=TODAY - timedelta(days=90), dose=suspected)
    stop = Dose(daily_dose=Decimal(0), role=Role.SUSPECTED)
    opened.medicines.change_dose(baclofen.id, TODAY - timedelta(days=11), stop)
    opened.medicines.add("clonazepam", since=TODAY - timedelta(days=5), dose=Dose(daily_dose=Decimal("0.5")))
    yield opened
    opened.close()


@pytest.fixture
def host(diary: OpenDiary, heard: Heard) -> Host:
    return a_host(diary, heard)


@pytest.fixture
def open_page(qtbot: QtBot, host: Host, diary: OpenDiary) -> Callable[[], TodayPage]:
    """Opens the page as the window does."""

    def opened() -> TodayPage:
        page = TodayPage(host)
        qtbot.addWidget(page)
        diary.feed.listen(lambda _change: page.refresh())
        page.refresh()
        page.resize(1100, 900)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return opened


@pytest.fixture
def page(open_page: Callable[[], TodayPage]) -> TodayPage:
    return open_page()


def stored(diary: OpenDiary, day: date = TODAY) -> CheckIn | None:
    """The answers of a day as the file holds them."""
    return diary.diary.day(day).check_in
