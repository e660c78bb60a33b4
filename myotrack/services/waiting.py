"""What a person pressed or entered and the file could not take: kept, and saved in its order as soon as it can be."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from myotrack.domain.errors import DiaryError, DiaryProblem, InvalidEntry, LaterChangeError
from myotrack.domain.provenance import Author
from myotrack.services.changes import Change

if TYPE_CHECKING:
    from myotrack.services.recorder import Recorder
    from myotrack.storage.waiting import WaitingChange

NEEDS_COPY = "needs_copy"
"""Marks the DiaryError of what is not done before the diary was copied: it can't wait."""


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """One thing that waits: in words, and when it was pressed."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Unread:
    """Something pressed while the file could not even be read: what it does is worked out when it can be."""

    entry: WaitingEntry
    by: Author
    action: Callable[[], object]


class WaitingEntries:
    """Held in memory alone, for one open diary. What waits stands in a copy of the diary, which is read meanwhile."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._store = recorder.store
        self._words: dict[str, str] = {}
        self._unread: list[_Unread] = []
        self._refused: list[WaitingEntry] = []
        self._overtaken: list[WaitingEntry] = []
        self._is_saving = False
        self._known: tuple[WaitingEntry, ...] | None = None
        """What waited before, while something more is being kept and has no words yet."""

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._unread or self._store.waiting)

    @property
    def has_unread(self) -> bool:
        """Whether something waits that can go into this diary alone, as it is open now."""
        return bool(self._unread)

    def entries(self) -> tuple[WaitingEntry, ...]:
        """Return what waits, oldest first, without what was answered anew or taken back since."""
        if self._known is not None:
            return self._known
        read = (self._entry(change) for change in self._not_done_over())
        return (*read, *(unread.entry for unread in self._unread))

    def fields(self, fact_id: str) -> frozenset[str]:
        """Return the columns of a fact that are not saved yet as they are shown."""
        touched = (pair for change in self._store.waiting for pair in change.touched)
        return frozenset(name for row_id, name in touched if row_id == fact_id)

    def keep(self, what: str, action: Callable[[], object]) -> bool:
        """Keep what `action` could not write; `what` says it in words. Return False for what can't wait.

        Raise InvalidEntry for a value that isn't allowed.
        """
        unread = _Unread(WaitingEntry(what, self._recorder.now()), self._recorder.author, action)
        self._known = self.entries()
        try:
            with self._store.keeping():
                self._read_the_unread()
                self._do(unread)
        except DiaryError as problem:
            if not _may_wait(problem):
                return False
            self._unread.append(unread)
        finally:
            self._known = None
        return True

    def save(self) -> None:
        """Write what waits, in the order in which it was done, each with its time; raise DiaryError when that fails."""
        if self._is_saving or self._store.keeps or not self:
            return
        self._is_saving, before = True, len(self._store.waiting)
        try:
            if self._unread:
                with self._store.keeping():
                    self._read_the_unread()
                before = len(self._store.waiting)
            told = {change.id for change in self._not_done_over()}
            while self._store.waiting:
                self._save(self._store.waiting[0], told)
        finally:
            self._is_saving = False
            if len(self._store.waiting) < before:
                self._recorder.feed.publish(Change.EVERYTHING)

    def take_back_unread(self) -> WaitingEntry | None:
        """Take away what was done last, if the file could not even be read then; None when it could."""
        taken = self._unread.pop().entry if self._unread else None
        if taken is not None:
            self._recorder.feed.publish(Change.EVERYTHING)
        return taken

    def give_up_unread(self) -> None:
        """Forget what can go into this diary alone as it is open now: it is about to be closed."""
        self._unread.clear()

    def refused(self) -> tuple[WaitingEntry, ...]:
        """Return, once, what does not fit the diary any more and was given up."""
        refused, self._refused = tuple(self._refused), []
        return refused

    def overtaken(self) -> tuple[WaitingEntry, ...]:
        """Return, once, what does not stand in the diary, or not all of it: another program wrote there after it."""
        overtaken, self._overtaken = tuple(self._overtaken), []
        return overtaken

    def take_over(self, before: WaitingEntries) -> None:
        """Let what waits in `before` wait here: it is the same diary. Raise DiaryError when it can't be read."""
        self.let_wait(before._store.waiting, before._words)

    def let_wait(self, changes: Sequence[WaitingChange], words: Mapping[str, str]) -> None:
        """Let changes wait that were made in another file of this diary; `words` says them, by the ids of changes.

        Raise DiaryError when the diary can't be read.
        """
        self._words |= words
        self._let_wait((*self._store.waiting, *changes))
        for change in self._store.waiting:
            if change.id in words and change.undoes is None:
                self._recorder.can_undo(change)
        self._recorder.feed.publish(Change.EVERYTHING)

    def _read_the_unread(self) -> None:
        while self._unread:
            unread = self._unread[0]
            try:
                with self._recorder.as_of(unread.entry.at, unread.by):
                    self._do(unread)
            except (InvalidEntry, LaterChangeError, DiaryError) as problem:
                if isinstance(problem, DiaryError) and _may_wait(problem):
                    raise
                self._refused.append(unread.entry)
            self._unread.pop(0)

    def _do(self, unread: _Unread) -> None:
        before = len(self._store.waiting)
        unread.action()
        if len(self._store.waiting) > before:
            self._words[self._store.waiting[-1].id] = unread.entry.what

    def _not_done_over(self) -> tuple[WaitingChange, ...]:
        """What waits and has words, without what was answered anew or taken back since."""
        newest_first: list[WaitingChange] = []
        done_over: set[tuple[str, str]] = set()
        for change in reversed(self._store.waiting):
            is_done_over = bool(change.touched) and change.touched <= done_over
            if change.id in self._words and not is_done_over:
                newest_first.append(change)
            done_over |= change.touched
        return tuple(reversed(newest_first))

    def _save(self, change: WaitingChange, told: Container[str]) -> None:
        """Write one change; `told` are the ids of those of which it is said what becomes of them."""
        try:
            stands = self._recorder.repeat(change)
        except LaterChangeError:
            self._let_wait(self._store.waiting[1:])
            self._refuse(change)
        else:
            self._store.has_arrived(change)
            if not stands and change.id in told:
                self._overtaken.append(self._entry(change))

    def _let_wait(self, changes: Sequence[WaitingChange]) -> None:
        self._store.wait_with(changes)
        still_there = {change.id for change in self._store.waiting}
        for change in changes:
            if change.id not in still_there:
                self._refuse(change)

    def _refuse(self, change: WaitingChange) -> None:
        self._recorder.forget(change)
        if change.id in self._words:
            self._refused.append(self._entry(change))

    def _entry(self, change: WaitingChange) -> WaitingEntry:
        return WaitingEntry(self._words[change.id], change.stamp.at)


def _may_wait(problem: DiaryError) -> bool:
    """Whether it could not be done for now: not before a copy was made, and not in what is only looked at."""
    is_look = problem.problem is DiaryProblem.READ_ONLY and problem.details.get("paused")
    return not is_look and not problem.details.get(NEEDS_COPY)
