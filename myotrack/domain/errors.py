"""What can be wrong, as data; the sentences are made in `myotrack.words.problems`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Reason(StrEnum):
    """Why a value was refused."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    IN_THE_FUTURE = "in_the_future"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    TOO_LONG = "too_long"
    CONTROL_CHARACTERS = "control_characters"
    NOT_ONE_OF = "not_one_of"
    CONTRADICTS = "contradicts"
    ALREADY_THERE = "already_there"
    NO_TIME_ZONE = "no_time_zone"
    NOT_FOUND = "not_found"


class InvalidEntry(ValueError):
    """A value that can't be recorded: the field's name, what was given, and what is allowed."""

    def __init__(self, field: str, value: object, reason: Reason, **allowed: object) -> None:
        super().__init__(field, reason.value)
        self.field = field
        self.value = value
        self.reason = reason
        self.allowed: Mapping[str, object] = MappingProxyType(allowed)


class DiaryProblem(StrEnum):
    """Why a diary file could not be opened, written or restored."""

    MISSING = "missing"
    ALREADY_EXISTS = "already_exists"
    A_FOLDER = "a_folder"
    NOT_A_DIARY = "not_a_diary"
    NEWER = "newer"
    DAMAGED = "damaged"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    UNREADABLE = "unreadable"
    MOVED = "moved"
    DISK_FULL = "disk_full"
    UNREACHABLE = "unreachable"


class DiaryError(Exception):
    """A diary file that can't be used as asked: which file and why."""

    def __init__(self, problem: DiaryProblem, path: str, **details: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.path = path
        self.details: Mapping[str, object] = MappingProxyType(details)


class LaterChangeError(Exception):
    """A change can't be undone because something that was written after it stands on it."""
