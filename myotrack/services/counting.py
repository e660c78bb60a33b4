"""Counting jerks live: every press is on disk before the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from myotrack.domain.actions import Action
from myotrack.domain.counting import CountSession, Position
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.services.changes import Change
from myotrack.services.recorder import Recorder
from myotrack.storage.writer import Writer


class Counting:
    """Counting sessions of the open diary."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def start(self, position: Position | None, planned_s: int | None) -> CountSession:
        """Begin a session of `planned_s` seconds (None: free length) and return it, still open."""
        now, today = self._recorder.now(), self._recorder.today()
        session = CountSession(
            id=self._recorder.new_id(),
            day=today,
            started=now,
            provenance=self._recorder.provenance(today),
            planned_s=planned_s,
            position=position,
            finished=False,
        )
        with self._recorder.draft() as writer:
            writer.put_draft(session)
        return session

    def save(self, session_id: str, count: int, duration_s: int, presses_ms: Sequence[int]) -> CountSession:
        """Save where an open session stands: jerks so far, seconds so far, and the raw times of all presses in ms.

        An open session is a draft: it is on disk, but it becomes one undoable thing only when it is finished.
        """
        with self._recorder.draft() as writer:
            after = replace(
                self._known(writer, session_id), count=count, duration_s=duration_s, presses_ms=tuple(presses_ms)
            )
            writer.put_draft(after)
        return after

    def finish(self, session_id: str, count: int, duration_s: int, presses_ms: Sequence[int]) -> CountSession:
        """Close a session with its final numbers."""
        return self._update(session_id, count=count, duration_s=duration_s, presses_ms=tuple(presses_ms), finished=True)

    def correct(self, session_id: str, count: int, note: str | None = None) -> CountSession:
        """Save a corrected total, and a note unless it is None; raise InvalidEntry when one isn't allowed."""
        values: dict[str, Any] = {"count": count} if note is None else {"count": count, "note": note}
        return self._update(session_id, **values)

    def remove(self, session_id: str) -> None:
        """Take a session out of the diary; its history stays."""
        with self._recorder.record(Action.REMOVE_COUNT, Change.COUNTS) as writer:
            writer.remove(CountSession, session_id)

    def unfinished(self) -> CountSession | None:
        """Return the session that was still open when the program ended, or None."""
        return next((s for s in reversed(self.sessions()) if not s.finished), None)

    def sessions(self) -> tuple[CountSession, ...]:
        """Return all sessions, oldest first."""
        with self._recorder.store.read() as reader:
            return reader.all(CountSession)

    def now(self) -> datetime:
        """Return the local time."""
        return self._recorder.now()

    def _update(self, session_id: str, **values: Any) -> CountSession:
        with self._recorder.record(Action.COUNT, Change.COUNTS) as writer:
            after = replace(self._known(writer, session_id), **values)
            writer.put(after)
        return after

    def _known(self, writer: Writer, session_id: str) -> CountSession:
        session = writer.get(CountSession, session_id)
        if session is None:
            raise InvalidEntry("session", session_id, Reason.NOT_FOUND)
        return session
