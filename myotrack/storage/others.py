"""Noticing that another program wrote in an open file, and telling that from what was written here."""

from __future__ import annotations

from sqlalchemy import Connection, select

from myotrack.storage.tables import HISTORY
from myotrack.storage.verified import FileState, file_state


class OtherWriters:
    """For one open file. SQLite's own count tells that something is different, the newest change who it was.

    The count alone would not do: SQLite also moves it on after a write of its own that failed.
    """

    def __init__(self) -> None:
        self._state: FileState | None = None
        self._known: set[str | None] = set()
        """The ids of changes that were made here, or noticed before."""
        self._is_different = False
        self._others_wrote = False

    def notice(self, connection: Connection) -> None:
        """Look in the open transaction; the first time, what stands there is what is known."""
        state = file_state(connection)
        if state == self._state:
            return
        newest = connection.scalar(select(HISTORY.c.change_id).order_by(HISTORY.c.seq.desc()).limit(1))
        if self._state is not None:
            self._is_different = True
            self._others_wrote = self._others_wrote or newest not in self._known
        self._state = state
        self._known.add(newest)

    def wrote(self, change_id: str | None) -> None:
        """A change was written here."""
        if change_id is not None:
            self._known.add(change_id)

    def take(self) -> tuple[bool, bool]:
        """Return once whether the file may be different from what was read here, and whether another program wrote."""
        noticed = self._is_different, self._others_wrote
        self._is_different = self._others_wrote = False
        return noticed
