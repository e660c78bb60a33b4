"""FormWatch: keeps what is typed in a sheet or card, and offers there what was typed before and never saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from myotrack.domain.typed_places import TypedPlace
from myotrack.i18n import _
from myotrack.services.typed_drafts import TypedDraft, TypedDrafts
from myotrack.ui.keeping.field_values import Form
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.hold_progress import HOLD_MS
from myotrack.ui.widgets.label import Label
from myotrack.words.personal_text import quoted

_MOST_SHOWN = 3
_FAR_PX = 48  # from what puts back to what throws away


class FormWatch(TypedWatch):
    """Watches every field in `place`; the offer stands in `room`, above everything else that is in it.

    An offer that nobody answered is made again next time, also when what is typed beside it is saved or cancelled.
    """

    def __init__(self, place: QWidget, room: QVBoxLayout, drafts: TypedDrafts, hold_ms: int = HOLD_MS) -> None:
        self._form = Form(place)
        super().__init__(place, self._form, drafts)
        self._room, self._hold_ms = room, hold_ms
        self._offer: _Offer | None = None

    def set_hold_ms(self, hold_ms: int) -> None:
        """Ask for another length of hold before an offer is thrown away."""
        self._hold_ms = hold_ms

    def begin(self, about: TypedPlace) -> None:
        """All fields are filled: watch them, and offer what was typed here before and never saved."""
        self._form.settle()
        self._begin_anew(about)
        self._offer_next()

    def done(self) -> None:
        """What is typed was saved or waits for that: forget it then, and watch what comes next."""
        if self._drafts.waits():
            self.look()
        self._form.settle()
        self._forget()

    def stop(self) -> None:
        """Throw away what is typed since the last that was saved, and watch no longer: the place is closed."""
        self._form.settle()
        if self._is_remembered():
            self._kept = None
            self._drafts.drop(self._id)
        self._about = None
        self._timer.stop()
        self._take_offer_away()

    def look(self) -> None:
        """Write down what is typed; an offer that was answered elsewhere goes."""
        super().look()
        if self._offer is not None and not self._drafts.is_there(self._offer.draft.id):
            self._offer_next()

    def put_back(self, draft: TypedDraft) -> bool:
        """Type it again, and offer what else there is."""
        is_back = super().put_back(draft)
        self._offer_next()
        return is_back

    def _offer_next(self) -> None:
        self._take_offer_away()
        if self._about is None:
            return
        draft = next((each for each in self._drafts.of(self._about) if each.id != self._id), None)
        if draft is None:
            return
        self._offer = _Offer(draft, self._hold_ms)
        self._offer.wanted.connect(self._put_offer_back)
        self._offer.refused.connect(self._throw_offer_away)
        self._room.insertWidget(0, self._offer)
        self._offer.show()
        announce(self._offer, self._offer.sentence)

    def _put_offer_back(self) -> None:
        if self._offer is not None:
            self.put_back(self._offer.draft)

    def _throw_offer_away(self) -> None:
        if self._offer is not None:
            self._drafts.drop(self._offer.draft.id)
            self._offer_next()

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

    def __init__(self, draft: TypedDraft, hold_ms: int) -> None:
        super().__init__()
        self.draft = draft
        self.sentence = _("You had typed this, and it was not saved.")
        self.setProperty("card", True)
        self.setAccessibleName(self.sentence)
        words, buttons = QWidget(), QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(Label(self.sentence))
        for text in draft.typed.texts[:_MOST_SHOWN]:
            lines.addWidget(Label(quoted(text), colour="ink_soft"))
        row = FlowLayout(_FAR_PX, buttons)
        back = BigButton(_("Put it back"), icon="undo-2")
        back.clicked.connect(self.wanted)
        away = HoldButton(_("Throw it away"), hold_ms=hold_ms)
        away.confirmed.connect(self.refused)
        row.addWidget(back)
        row.addWidget(away)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(GAP, 8, GAP, 8)
        beside.addWidget(words)
        beside.addWidget(buttons)
