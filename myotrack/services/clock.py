"""The one clock. Everything else is handed the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the current local time with its offset from UTC."""


def system_clock() -> datetime:
    """Return the computer's local time with its offset from UTC."""
    return datetime.now().astimezone()
