"""The one door through which facts are written: stamped, committed, told to the window, and ready to be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

from myotrack.domain.actions import Action
from myotrack.domain.diary_day import checked_day, diary_day
from myotrack.domain.errors import DiaryError, DiaryProblem, InvalidEntry, LaterChangeError
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.services.changes import Change, ChangeFeed
from myotrack.services.clock import Clock
from myotrack.services.medicine_names import refuse_same_name
from myotrack.services.other_programs import OtherPrograms
from myotrack.services.waiting import NEEDS_COPY, WaitingEntries
from myotrack.storage.store import Store
from myotrack.storage.tables import MEDICINE
from myotrack.storage.writer import Stamp, Writer

if TYPE_CHECKING:
    from myotrack.storage.waiting import WaitingChange

BULK_EDITS = frozenset({Action.REMOVE_MEDICINE})
"""What changes many facts at one press, so that the diary is copied first. An import makes a copy of its own."""

UNDONE_IN_BULK = BULK_EDITS | {Action.IMPORT}
"""What changes as many when it is undone or done again."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was written in this session: its change id, what it was, and when."""

    change_id: str
    action: Action
    at: datetime


class Recorder:
    """Writes for one person (`author`) whose diary day begins at `day_start`; both may change while it runs."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        feed: ChangeFeed,
        author: Author,
        day_start: time,
        keep_copy: Callable[[], object] | None = None,
    ) -> None:
        self.store = store
        self.feed = feed
        self.author = author
        self.day_start = day_start
        self._clock = clock
        self._keep_copy = keep_copy
        self._newest_id = 0
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self._uncertain: str | None = None
        self._as_of: datetime | None = None
        self.waiting = WaitingEntries(self)
        """What could not be written yet; it is written before anything else is."""
        self.others = OtherPrograms(self)
        """What another program wrote meanwhile."""

    def now(self) -> datetime:
        """Return the local time, to the second."""
        return (self._as_of or self._clock()).replace(microsecond=0)

    @contextmanager
    def as_of(self, at: datetime, author: Author) -> Iterator[None]:
        """Inside this, it is the moment `at`, and `author` writes: for what was done then and could not be read."""
        before, self._as_of = (self._as_of, self.author), at
        self.author = author
        try:
            yield
        finally:
            self._as_of, self.author = before

    def today(self) -> date:
        """Return the current diary day."""
        return diary_day(self.now(), self.day_start)

    def provenance(self, day: date, source: Source | None = None) -> Provenance:
        """Return the provenance of a fact about `day` that is entered now; late when the day is over."""
        said = source or (Source.LIVE if day >= self.today() else Source.LATE)
        return Provenance(self.now(), self.author, said)

    def new_id(self) -> str:
        """Return a new id; it sorts after the ids before it, so that facts of one second keep their order."""
        self._newest_id = max(self._newest_id + 1, int(self._clock().timestamp() * 1_000_000))
        return f"{self._newest_id:014x}{uuid4().hex[:18]}"

    def checked_day(self, field: str, day: date) -> date:
        """Return `day` when it may be logged; raise InvalidEntry for a day in the future or before 1900."""
        return checked_day(field, day, self.today())

    @contextmanager
    def record(self, action: Action, change: Change) -> Iterator[Writer]:
        """Give a writer for one thing a person does: committed, undoable and told when the block ends without an error.

        Before a bulk edit the diary is copied. Raise DiaryError when the file, or that copy, can't be written; nothing
        was written then.
        """
        at = self.now()
        self.waiting.save()
        if action in BULK_EDITS:
            self._copy_first()
        settled = self._settle()
        with self._writing(Stamp(at, self.author, action)) as writer:
            yield writer
        if writer.change_id is not None:
            self._done.append(Done(writer.change_id, action, at))
            self._undone.clear()
        if writer.change_id is not None or settled:
            self.feed.publish(Change.EVERYTHING if settled else change)

    @contextmanager
    def draft(self) -> Iterator[Writer]:
        """Give a writer for something unfinished: on disk when the block ends, but neither told nor undoable yet."""
        self.waiting.save()
        with self._writing(Stamp(self.now(), self.author, Action.COUNT)) as writer:
            yield writer

    def repeat(self, change: WaitingChange) -> bool:
        """Write into the file what waited, under another id: its own may stand there, of a try that failed.

        Return whether all of it stands there now; False when another program wrote over some of it after its moment.
        Raise LaterChangeError when it does not fit any more, DiaryError when the file can't be written.
        """
        self._settle()
        with self._writing(change.stamp) as writer:
            stands = writer.repeat(change.rows, change.undoes)
            _refuse_a_second_of_a_name(writer, change)
        if writer.change_id is None:
            self.forget(change)
            return stands
        for steps in (self._done, self._undone):
            steps[:] = [replace(d, change_id=writer.change_id) if d.change_id == change.id else d for d in steps]
        return stands

    def can_undo(self, change: WaitingChange) -> None:
        """Let Undo take back what was done in a window before and waits in this one."""
        self._done.append(Done(change.id, change.stamp.action, change.stamp.at))

    def forget(self, change: WaitingChange) -> None:
        """There is nothing of it to be undone any more."""
        for steps in (self._done, self._undone):
            steps[:] = [done for done in steps if done.change_id != change.id]

    def last_done(self) -> Done | None:
        """Return what Undo would take back, or None."""
        return self._done[-1] if self._done else None

    def last_undone(self) -> Done | None:
        """Return what Redo would bring back, or None."""
        return self._undone[-1] if self._undone else None

    def undo(self) -> Done | None:
        """Take back the last thing done in this session and return it; None when there is nothing.

        Raise LaterChangeError when it was written over from elsewhere (it can't be undone any more then, and the thing
        done before it is next), DiaryError when the file can't be written.
        """
        return self._step_back(self._done, self._undone, Action.UNDO)

    def redo(self) -> Done | None:
        """Bring back what was undone last and return it; None when there is nothing. Raises as `undo` does."""
        return self._step_back(self._undone, self._done, Action.REDO)

    def _step_back(self, source: list[Done], target: list[Done], action: Action) -> Done | None:
        if not source:
            return None
        done = source[-1]
        if self.store.waiting and self.store.waiting[-1].id == done.change_id:
            return self._take_away(source, target)
        self.waiting.save()
        self._settle()
        done = source[-1]
        if done.action in UNDONE_IN_BULK:
            self._copy_first()
        try:
            with self._writing(Stamp(self.now(), self.author, action)) as writer:
                writer.revert(done.change_id)
        except LaterChangeError:
            source.pop()
            raise
        source.pop()
        target.append(Done(writer.change_id or done.change_id, done.action, done.at))
        self.feed.publish(Change.EVERYTHING)
        return done

    def _take_away(self, source: list[Done], target: list[Done]) -> Done:
        """What was done last still waits: it is taken away, as if it had not been done."""
        *others, last = self.store.waiting
        self.store.wait_with(others)
        done = source.pop()
        if last.undoes is not None:
            target.append(replace(done, change_id=last.undoes))
        self.feed.publish(Change.EVERYTHING)
        return done

    def _copy_first(self) -> None:
        if self.store.keeps:
            raise DiaryError(DiaryProblem.UNREACHABLE, str(self.store.path), **{NEEDS_COPY: True})
        if self._keep_copy is not None:
            self._keep_copy()

    @contextmanager
    def _writing(self, stamp: Stamp) -> Iterator[Writer]:
        """Give a writer; when its commit fails, remember the change, which may be on the disk all the same."""
        writer: Writer | None = None
        try:
            with self.store.write(stamp) as writer:
                yield writer
        except DiaryError:
            if writer is not None:
                self._uncertain = writer.change_id or self._uncertain
            raise

    def _settle(self) -> bool:
        """Take back a change that was told to have failed, if it stands in the file; return whether it did.

        What is then tried again is written anew: after a failed sync an equal value on the disk proves nothing. Raise
        DiaryError when the file still can't be written.
        """
        if self._uncertain is None:
            return False
        with self.store.write(Stamp(self.now(), self.author, Action.UNDO)) as writer:
            found = writer.has_change(self._uncertain)
            if found:
                with suppress(LaterChangeError):
                    writer.revert(self._uncertain, wholly=True)
        self._uncertain = None
        return found


def _refuse_a_second_of_a_name(writer: Writer, change: WaitingChange) -> None:
    """Raise LaterChangeError when a medicine waited and another program has added it meanwhile."""
    named = {row.row_id for row in change.rows if row.table is MEDICINE and "name" in row.fields}
    for medicine in writer.all(Medicine) if named else ():
        if medicine.id in named:
            try:
                refuse_same_name(writer, medicine)
            except InvalidEntry as error:
                raise LaterChangeError from error
