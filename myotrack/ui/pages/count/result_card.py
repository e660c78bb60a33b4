"""One session after it ended: its total, which can be corrected, and a note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from myotrack.domain.counting import CountSession
from myotrack.domain.scales import MOST_TWITCHES
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _, ngettext
from myotrack.services.typed_drafts import TypedDrafts
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.number_field import NumberField
from myotrack.ui.widgets.text_field import NoteField

_FAR_PX = 48  # from what throws away to what saves


class ResultCard(Card):
    """Says what a person wants done with the session; what is typed stays until that has worked."""

    save_asked = Signal()
    again_asked = Signal()
    ignored_asked = Signal()
    remove_asked = Signal()

    def __init__(self, drafts: TypedDrafts) -> None:
        """What is typed and not saved yet is kept in `drafts`, for a crash."""
        super().__init__()
        self.typed_watch = FormWatch(self, self.body, drafts)
        self.session: CountSession | None = None
        self._typed = False
        self.total = NumberField(_("Twitches counted"), minimum=0, maximum=MOST_TWITCHES, optional=False)
        self.total.edited.connect(self._touched)
        self.total.box.returnPressed.connect(self.save_asked)
        self.ignored = BigButton(_("No repeats ignored"), _("count them?"))
        self.ignored.clicked.connect(self.ignored_asked)
        self.note = NoteField(_("Note"), placeholder=_("Which arm, what you were doing, how you felt"))
        self.note.edited.connect(self._touched)
        self.save = BigButton(_("Save"), kind="primary")
        self.save.clicked.connect(self.save_asked)
        self.again = BigButton(_("Count again"), icon="hand")
        self.again.clicked.connect(self.again_asked)
        self.remove = HoldButton(_("Throw this count away"))
        self.remove.confirmed.connect(self.remove_asked)
        self.total.row.insertWidget(self.total.row.count() - 1, self.ignored)
        self.body.addWidget(self.total)
        self.body.addWidget(self.note)
        self.body.addWidget(self._foot())
        self.hide()

    def set_hold_ms(self, hold_ms: int) -> None:
        """How long what throws something away has to be held."""
        self.remove.set_hold_ms(hold_ms)
        self.typed_watch.set_hold_ms(hold_ms)

    def show_session(self, session: CountSession, title: str, subtitle: str, ignored: int, *, is_new: bool) -> None:
        """Show a session afresh; `ignored` repeats can still be added."""
        self.session = session
        self.set_title(title)
        self.set_subtitle(subtitle)
        self.total.set_value(session.count)
        self.note.set_value(session.note)
        self._typed = False
        self.ignored.set_title(
            ngettext("{number} repeat was ignored", "{number} repeats were ignored", ignored).format(number=ignored)
        )
        self.ignored.setVisible(bool(ignored))
        self.again.setVisible(is_new)
        self.show()
        self.typed_watch.begin(TypedPlace(TypedKind.COUNT, (session.id,)))

    def show_anew(self, session: CountSession) -> None:
        """The diary was asked again: show what it says, unless a person has typed something else."""
        self.session = session
        if not self._typed:
            self.total.set_value(session.count)
            if self.note.value() != session.note:
                self.note.set_value(session.note)
        if (self.total.value(), self.note.value()) == (session.count, session.note):
            self.typed_watch.done()

    def add_ignored(self, ignored: int) -> None:
        """Add the repeats to the total that stands in the field."""
        before = self.total.value()
        if isinstance(before, int):
            self.total.set_value(min(MOST_TWITCHES, before + ignored))
            self._typed = True
            self.ignored.hide()
            self.total.box.setFocus()

    def corrected(self) -> tuple[int, str] | None:
        """Return total and note as they stand in the fields; None when the total is no number, which is then said."""
        problem = self.total.problem()
        self.total.show_problem(problem or "")
        total = self.total.value()
        if problem is not None or not isinstance(total, int):
            self.total.box.setFocus()
            return None
        return total, self.note.value()

    def typed_is_saved(self) -> None:
        """What stands in the fields is in the diary, also where nobody looks at the page any more."""
        self._typed = False
        self.typed_watch.done()

    def close_card(self) -> None:
        """Forget the session."""
        if self.session is not None:
            self.typed_watch.stop()
        self.session = None
        self._typed = False
        self.hide()

    def _touched(self) -> None:
        self._typed = True

    def _foot(self) -> QWidget:
        foot, buttons = QWidget(), QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.save)
        row.addWidget(self.again)
        row.addStretch(1)
        beside = BesideLayout(_FAR_PX, foot)
        beside.addWidget(buttons)
        beside.addWidget(self.remove)
        return foot
