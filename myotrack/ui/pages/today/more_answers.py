"""The foot of the day: what is folded away, and the answers that stand in place of a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.checkins import CheckInStatus, Excuse
from myotrack.domain.typed_places import FALLS, NOTE
from myotrack.i18n import _
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.details import Details, filled_in
from myotrack.ui.pages.today.draft import Draft
from myotrack.ui.pages.today.tab_order import put_after
from myotrack.ui.pages.today.view import DayView
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import NoteField
from myotrack.words.labels import excuse_label

BAD_DAY_KEYS = "Ctrl+B"


class MoreAnswers(QWidget):
    """Nothing here is asked for. `bad_day_asked` comes from the button; its key is the page's.

    `tried` comes when saving what is typed was tried.
    """

    bad_day_asked = Signal()
    tried = Signal()

    def __init__(self, writer: DayWriter) -> None:
        super().__init__()
        self._writer = writer
        self._view: DayView | None = None
        self.where = Disclosure(_("Where, when, what it stopped me doing…"))
        self.note = Disclosure(_("Note…"))
        self.away = Disclosure(_("Away…"), _("or in hospital"))
        self.bad_day = BigButton(_("Bad day: fill in later"), BAD_DAY_KEYS)
        self.bad_day.clicked.connect(self.bad_day_asked)
        self.unknown = BigButton(_("Don't remember"))
        self.unknown.clicked.connect(self._unknown)
        self.note_field = NoteField(_("Note"), placeholder=_("Anything worth knowing about this day"))
        self.note_field.box.installEventFilter(self)
        self._note_draft = Draft(self._save_note, self)
        self._note_going_on = False
        self._note_known = ""
        """What stood in the diary when what is in the field was begun, or was saved last."""
        self._note_draft.tried.connect(self.tried)
        self.note_field.edited.connect(self._note_draft.touched)
        self.details: Details | None = None
        self.reason = ChoiceRow(_("Why does this day need no answers?"), [Choice(e, excuse_label(e)) for e in Excuse])
        self.reason.chosen.connect(self._excused)
        self._build()

    def show_answers(self, view: DayView) -> None:
        """Show what is saved; a note that is being typed stays as it is."""
        self._view = view
        own = view.own
        self.where.button.set_hint(sentences.answers_given(filled_in(own)))
        if self.details is not None:
            self.details.show_answers(own, view.unsaved)
        note = "" if own is None else own.note
        self.note.button.set_hint(_("written") if note else "")
        if not self._note_draft.dirty:
            self._note_known = note
            if self.note_field.value() != note:
                self.note_field.set_value(note)
        self.reason.set_chosen(None if own is None else own.excuse)
        status = sentences.status_words(own)
        mark = sentences.not_saved_yet("status" in view.unsaved)
        self._status.setText(f"{status} {mark}".strip())
        self._mark.setVisible(bool(status))

    def is_typing(self) -> bool:
        """Whether something typed isn't saved yet."""
        return self._note_draft.dirty or (self.details is not None and self.details.is_typing())

    def save_typed(self) -> bool:
        """Save what isn't saved yet; False when it can't be, and stays to be mended."""
        settled = self._note_draft.flush()
        self._note_going_on = False
        return (self.details is None or self.details.save_typed()) and settled

    def unsaved(self) -> dict[str, str]:
        """What is typed and could not be saved, by the names of a day's fields."""
        note = self.note_field.box.toPlainText() if self._note_draft.stuck else ""
        falls = "" if self.details is None else self.details.unsaved_falls()
        return {name: text for name, text in ((NOTE, note), (FALLS, falls)) if text.strip()}

    def type_note(self, text: str) -> bool:
        """Put a note into the field and save it; return whether it stands there."""
        self._open(self.note)
        self.note_field.box.setPlainText(text)
        self.note_field.box.moveCursor(QTextCursor.MoveOperation.End)
        self._note_draft.flush()
        return self.note_field.box.toPlainText() == text

    def type_falls(self, text: str) -> bool:
        """Put a number of falls into the field and save it, if it can be; return whether it stands there."""
        self._open(self.where)
        return self.details is not None and self.details.type_falls(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the note saves it and ends what is one undo."""
        if watched is self.note_field.box and event.type() == QEvent.Type.FocusOut:
            self._note_draft.flush()
            self._note_going_on = False
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        buttons = FlowLayout()
        # The buttons stand side by side; what they unfold is as wide as the page.
        for widget in (self.where.button, self.note.button, self.bad_day, self.unknown, self.away.button):
            buttons.addWidget(widget)
        outer.addLayout(buttons)
        self._status = Label("")
        self._take_back_button = BigButton(_("Take this back"))
        self._take_back_button.clicked.connect(self._take_back)
        self._mark = QWidget()
        beside = BesideLayout(parent=self._mark)
        beside.addWidget(self._status)
        beside.addWidget(self._take_back_button)
        outer.addWidget(self._mark)
        # What is short comes first: it opens under its button, and nothing else moves under the pointer.
        for part in (self.away, self.note, self.where):
            part.hide()
            part.unfolded.connect(self._unfolded)
            outer.addWidget(part)
        self.note.body.addWidget(self.note_field)
        self.away.body.addWidget(self.reason)

    def order_tabs(self) -> None:
        """Let Tab go through the buttons, then through what they unfold."""
        buttons = (self.note.button, self.bad_day, self.unknown, self.away.button)
        put_after(self.where.button, *buttons, self._mark, self.away, self.note)

    def _unfolded(self, is_open: bool) -> None:
        part = self.sender()
        if isinstance(part, Disclosure):
            self._show(part, is_open)

    def _open(self, part: Disclosure) -> None:
        part.set_open(True)
        self._show(part, is_open=True)

    def _show(self, part: Disclosure, is_open: bool) -> None:
        if part is self.where and self.details is None:
            self.details = Details(self._writer)
            self.details.tried.connect(self.tried)
            self.where.body.addWidget(self.details)
            put_after(self.note_field.box, self.details)
            if self._view is not None:
                self.details.show_answers(self._view.own, self._view.unsaved)
        part.setVisible(is_open)
        if is_open:
            self._focus_into(part)

    def _focus_into(self, part: Disclosure) -> None:
        if part is self.note:
            self.note_field.box.setFocus()
        elif part is self.away:
            self.reason.focus_first()
        elif self.details is not None:
            self.details.focus_first()

    def _save_note(self) -> bool:
        typed, day = self.note_field.value(), self._writer.day
        stands = self._writer.note(typed, self._note_known, going_on=self._note_going_on)
        saved = stands is not None
        if stands is not None and self._writer.day == day:  # saved at midnight, the field is about the new day by now
            self._note_known = stands
            if stands != typed:
                self.note_field.take_in(stands)
        self._note_going_on = saved and self.note_field.box.hasFocus()
        # The bar at the foot goes on to say that something else was saved.
        if not saved:
            self.note_field.show_problem(_("Not saved yet."))
        elif self.note_field.shown_problem() == _("Not saved yet."):
            self.note_field.show_problem("")
        return saved

    def _unknown(self) -> None:
        self._writer.unknown()

    def _excused(self, value: object) -> None:
        own = self._writer.own
        if not isinstance(value, Excuse) or not self._writer.excused(value):
            self.reason.set_chosen(None if own is None or own.status is not CheckInStatus.EXCUSED else own.excuse)

    def _take_back(self) -> None:
        if self._writer.take_back_mark():
            self.bad_day.setFocus()
