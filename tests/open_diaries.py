"""Diaries that a test opens in the middle of a line: closed when it is over, not left to the collector."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from myotrack.services.open_diary import OpenDiary

_OPEN: list[OpenDiary] = []


def closed_after_the_test(diary: OpenDiary) -> OpenDiary:
    """Return `diary`, which is closed when the test is over."""
    _OPEN.append(diary)
    return diary


def close_all() -> None:
    """Close what was opened."""
    while _OPEN:
        _OPEN.pop().close()
