"""TypedWatch: keeps what is typed in a place for a crash, and puts it back."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from myotrack.domain.typed_places import TypedPlace
from myotrack.services.typed_drafts import Typed, TypedDraft, TypedDrafts

LOOK_MS = 1000
"""How often the fields are looked at, ms: with the writing, a crash costs less than 2 s of typing."""


class TypedFields(Protocol):
    """Fields that know what was typed in them."""

    def typed(self) -> Typed:
        """What stands in them now; without `names` there is nothing that was not saved."""

    def type_again(self, typed: Typed) -> bool:
        """Put it back as if a person typed it now; return whether all texts stand there."""


class TypedWatch(QObject):
    """Looks at the fields of `place` once a second as long as it can be seen, and while something is not saved."""

    def __init__(self, place: QWidget, fields: TypedFields, drafts: TypedDrafts) -> None:
        super().__init__(place)
        self._place, self._fields, self._drafts = place, fields, drafts
        self._about: TypedPlace | None = None
        self._id = ""
        self._kept: Typed | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        place.installEventFilter(self)

    def begin(self, about: TypedPlace) -> None:
        """From now on what is typed is about this; what was typed before about something else stays kept."""
        if about != self._about:
            self._begin_anew(about)

    def look(self) -> None:
        """Write down what is typed, if it is something new; forget it, if it was saved or taken out again."""
        if self._about is None:
            return
        typed = self._fields.typed()
        if not typed.names:
            self._forget()
        elif typed != self._kept and self._drafts.keep(TypedDraft(self._id, self._about, typed)):
            self._kept = typed
        if not typed.names and not self._place.isVisible():
            self._timer.stop()

    def put_back(self, draft: TypedDraft) -> bool:
        """Type it again, and keep it as what is being typed now; False when not all of it could be put back.

        What was typed there meanwhile stays kept, to be put back in its turn.
        """
        if self._about is None:
            return False
        self.look()
        if self._is_typed_and_not_kept():
            return False
        if self._kept is not None:
            self._begin_anew(self._about)
        stands = self._fields.type_again(draft.typed)
        self.look()
        if not stands or self._is_typed_and_not_kept():
            return False
        self._drafts.drop(draft.id)
        return True

    @staticmethod
    def look_everywhere(window: QWidget) -> None:
        """Look at everything that is typed in this window now: it goes on in another file."""
        for watch in window.findChildren(TypedWatch):
            watch.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look as long as somebody can type here, and once more when that ends."""
        if watched is self._place and event.type() == QEvent.Type.Show:
            self._timer.start()
        elif watched is self._place and event.type() == QEvent.Type.Hide:
            self.look()
        return False

    def _begin_anew(self, about: TypedPlace) -> None:
        self._about, self._kept, self._id = about, None, self._drafts.new_id()
        if self._place.isVisible():
            self._timer.start()

    def _forget(self) -> None:
        """It was saved, waits to be saved, or was taken out again."""
        if self._is_remembered():
            self._drafts.drop_entered(self._id)
            self._kept, self._id = None, self._drafts.new_id()

    def _is_remembered(self) -> bool:
        """Whether what was typed is on the disk, or held because it can't be written there."""
        return self._kept is not None or self._drafts.is_held(self._id)

    def _is_typed_and_not_kept(self) -> bool:
        typed = self._fields.typed()
        return bool(typed.names) and typed != self._kept
