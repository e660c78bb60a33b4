"""TypedWatch: keeps what is typed in a sheet or card for a crash, and offers it when the place is opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.services.typed_drafts import TypedDrafts
from myotrack.ui.keeping.field_values import field_values, type_again, typed_texts
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.personal_text import quoted

LOOK_MS = 1000
"""How often the fields are looked at, ms: with the writing, a crash costs less than 2 s of typing."""

_MOST_SHOWN = 3


class TypedWatch(QObject):
    """Looks at every field in `place` once a second: nothing that changes one, by hand or by a button, is missed.

    The offer stands in `room`, above everything else that is in it.
    """

    def __init__(self, place: QWidget, room: QVBoxLayout, drafts: TypedDrafts) -> None:
        super().__init__(place)
        self._place, self._room, self._drafts = place, room, drafts
        self._key = ""
        self._before: dict[str, str] = {}
        self._kept: dict[str, str] | None = None
        self._offer: _Offer | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, key: str) -> None:
        """Watch from now on; what was typed here before and never saved is offered. `key` names what it is about."""
        self.pause()
        self._key, self._kept = key, None
        self._before = field_values(self._place)
        self._take_offer_away()
        draft = self._drafts.get(key)
        if draft and typed_texts(draft, self._before):
            self._show_offer(draft)
        self._timer.start()

    def pause(self) -> None:
        """Write down what is typed and stop watching."""
        if self._timer.isActive():
            self.look()
        self._timer.stop()

    def done(self) -> None:
        """What is typed was saved or thrown away: forget it, and watch what comes next."""
        self._drafts.drop(self._key)
        self._kept = None
        self._before = field_values(self._place)
        self._take_offer_away()

    def stop(self) -> None:
        """Forget what is typed and stop watching: the place is closed."""
        self._timer.stop()
        self.done()

    def look(self) -> None:
        """Write down what is typed, if it is something new."""
        now = field_values(self._place)
        if now == (self._before if self._kept is None else self._kept):
            return
        if now == self._before:
            self._drafts.drop(self._key)
            self._kept = None
        elif self._drafts.keep(self._key, now):
            self._kept = now

    def _show_offer(self, draft: dict[str, str]) -> None:
        self._offer = _Offer(draft, typed_texts(draft, self._before))
        self._offer.wanted.connect(self._put_back)
        self._offer.refused.connect(self.done)
        self._room.insertWidget(0, self._offer)
        self._offer.show()
        announce(self._offer, self._offer.sentence)

    def _put_back(self) -> None:
        if self._offer is not None:
            draft = self._offer.draft
            self._take_offer_away()
            type_again(self._place, draft)
            self.look()

    def _take_offer_away(self) -> None:
        if self._offer is not None:
            self._room.removeWidget(self._offer)
            self._offer.hide()
            self._offer.deleteLater()
            self._offer = None


class _Offer(QFrame):
    """What was typed, and two answers."""

    wanted = Signal()
    refused = Signal()

    def __init__(self, draft: dict[str, str], texts: tuple[str, ...]) -> None:
        super().__init__()
        self.draft = draft
        self.sentence = _("You had typed this before MyoTrack closed, and it was not saved.")
        self.setProperty("card", True)
        self.setAccessibleName(self.sentence)
        words, buttons = QWidget(), QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(Label(self.sentence))
        for text in texts[:_MOST_SHOWN]:
            lines.addWidget(Label(quoted(text), colour="ink_soft"))
        row = FlowLayout(parent=buttons)
        back = BigButton(_("Put it back"), icon="undo-2")
        back.clicked.connect(self.wanted)
        away = BigButton(_("Throw it away"))
        away.clicked.connect(self.refused)
        row.addWidget(back)
        row.addWidget(away)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(GAP, 8, GAP, 8)
        beside.addWidget(words)
        beside.addWidget(buttons)
