"""Which ways out of a diary that can't be opened make sense, by what is wrong with it."""

from __future__ import annotations

from enum import Enum, auto

from myotrack.domain.errors import DiaryProblem


class Way(Enum):
    """Something a person can do when a diary does not open."""

    TRY_AGAIN = auto()
    SAVE_COPY = auto()
    BACKUP = auto()
    RESCUE = auto()
    FOLDER = auto()
    OTHER = auto()
    NEW = auto()


_ALWAYS = (Way.OTHER, Way.NEW)
_WHOLE_BUT_NOT_OURS = (Way.FOLDER, *_ALWAYS)
_BROKEN = (Way.BACKUP, Way.RESCUE, Way.FOLDER, *_ALWAYS)
_NOT_REACHED = (Way.TRY_AGAIN, Way.BACKUP, Way.FOLDER, *_ALWAYS)

_WAYS: dict[DiaryProblem, tuple[Way, ...]] = {
    DiaryProblem.MISSING: _NOT_REACHED,
    DiaryProblem.MOVED: _NOT_REACHED,
    # A part of its disk may be worn out for good: what can be read around it is worth much.
    DiaryProblem.UNREACHABLE: (Way.TRY_AGAIN, Way.BACKUP, Way.RESCUE, Way.FOLDER, *_ALWAYS),
    DiaryProblem.UNREADABLE: _NOT_REACHED,
    # A file that lost its beginning looks like a foreign one.
    DiaryProblem.NOT_A_DIARY: _BROKEN,
    DiaryProblem.DAMAGED: _BROKEN,
    # An older copy must not take the place of a newer diary that is whole.
    DiaryProblem.NEWER: _WHOLE_BUT_NOT_OURS,
    DiaryProblem.A_FOLDER: _ALWAYS,
    DiaryProblem.LOCKED: (Way.TRY_AGAIN, *_ALWAYS),
    DiaryProblem.DISK_FULL: (Way.TRY_AGAIN, Way.FOLDER, *_ALWAYS),
    # An older diary has to be brought up to date, which a folder that can't be written to does not allow.
    DiaryProblem.READ_ONLY: (Way.SAVE_COPY, Way.TRY_AGAIN, Way.FOLDER, *_ALWAYS),
    DiaryProblem.ALREADY_EXISTS: _ALWAYS,
}


def ways_out(problem: DiaryProblem | None) -> tuple[Way, ...]:
    """Return the ways out in the order in which they are offered; None is a mistake of the program itself."""
    return (Way.TRY_AGAIN, *_ALWAYS) if problem is None else _WAYS[problem]
