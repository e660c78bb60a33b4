"""A diary and a window that only listens, for the tests of a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from tests.ui.pages.hosts import Heard, a_diary, a_host


@pytest.fixture
def diary() -> Iterator[OpenDiary]:
    """An empty diary in memory."""
    opened = a_diary()
    yield opened
    opened.close()


@pytest.fixture
def heard() -> Heard:
    """What the page asked of the window."""
    return Heard()


@pytest.fixture
def host(diary: OpenDiary, heard: Heard) -> Host:
    """The window as the page sees it."""
    return a_host(diary, heard)
