"""What another program wrote while the diary is open: an import on the command line, a window elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myotrack.domain.errors import DiaryError
from myotrack.services.changes import Change

if TYPE_CHECKING:
    from myotrack.services.recorder import Recorder


class OtherPrograms:
    """For one open diary; the first look takes what stands there as known."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def look(self) -> bool:
        """Return whether another program wrote since the last look; before, everything is told to be different.

        A file that can't be read now (it is held just then) is looked at the next time: nothing of it is shown newly
        until then. While something waits, what is shown is a copy; what came in between is taken in when it is saved.
        """
        store = self._recorder.store
        if store.path is None or self._recorder.waiting:
            return False
        try:
            with store.without_waiting(), store.read() as reader:
                reader.notice(store.others)
        except DiaryError:
            return False
        is_different, others_wrote = store.others.take()
        if is_different:
            self._recorder.feed.publish(Change.EVERYTHING)
        return others_wrote
