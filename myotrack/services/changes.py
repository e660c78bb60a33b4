"""Telling whoever shows the diary that something was written, after it was."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Change(StrEnum):
    """What kind of thing was written."""

    DIARY = "diary"
    COUNTS = "counts"
    MEDICINES = "medicines"
    SIGNS = "signs"
    HEALTH = "health"
    APPOINTMENTS = "appointments"
    EVERYTHING = "everything"
    """An undo, an import or a restore: anything may be different."""


class ChangeFeed:
    """Calls every listener after a commit, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` with the kind of every later change."""
        self._listeners.append(listener)

    def publish(self, change: Change) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(change)
