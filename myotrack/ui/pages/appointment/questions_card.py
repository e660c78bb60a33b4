"""QuestionsCard: questions for the next visit: written down when they come up, ticked when they were asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.domain.appointments import Question
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.ui.dialogs.question_sheet import QuestionSheet
from myotrack.ui.host import Host
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.personal_text import isolated


class QuestionsCard(Card):
    """In the order they were written down; one that was asked stays, ticked."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Questions to ask"), _("Press a question when it was asked. It stays on the list."), parent=parent
        )
        self._host = host
        self._rows: dict[str, _QuestionRow] = {}
        self._empty = Label(_("No question is written down yet."), colour="ink_soft")
        self.body.addWidget(self._empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        self.body.addLayout(self._column)
        self._new = TextField(_("New question"), placeholder=_("write it down when you think of it"))
        self._new.box.returnPressed.connect(self._add)
        self._add_button = BigButton(_("Add the question"), icon="plus")
        self._add_button.clicked.connect(self._add)
        new = QVBoxLayout()
        new.setSpacing(GAP)
        new.addWidget(self._new)
        self.body.addLayout(new)
        self.typed_watch = FormWatch(self._new, new, host.diary.typed, host.preferences.current.hold_ms)
        self.typed_watch.begin(TypedPlace(TypedKind.NEW_QUESTION))
        line = QHBoxLayout()
        line.addWidget(self._add_button)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; what is being typed stays."""
        for gone in self._rows.keys() - {q.id for q in questions}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, question in enumerate(questions):
            if question.id not in self._rows:
                self._rows[question.id] = _QuestionRow(self._host, question)
            row = self._rows[question.id]
            row.show_question(question)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
                row.show()
        self._empty.setVisible(not questions)

    def _add(self) -> None:
        text = self._new.value()
        said = _("Saved: {question}").format(question=isolated(text))
        what = _("the question {question}").format(question=isolated(text))
        if self._host.save(partial(self._host.diary.appointments.ask, text), said, what):
            self._new.set_value("")
            self.typed_watch.done()
            self._new.box.setFocus(Qt.FocusReason.OtherFocusReason)


class _QuestionRow(QWidget):
    """The question as one large button that ticks it, and a smaller one to change it."""

    def __init__(self, host: Host, question: Question) -> None:
        super().__init__()
        self._host = host
        self._question = question
        self._asked = BigButton("", checkable=True)
        self._asked.set_left_aligned(True)
        self._asked.clicked.connect(self._tick)
        self._change = BigButton("", icon="pencil", spoken=_("Change this question"))
        self._change.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._asked, 1)
        row.addWidget(self._change)

    def show_question(self, question: Question) -> None:
        self._question = question
        self._asked.set_title(question.text)
        self._asked.set_hint(_("asked") if question.asked else _("not asked yet"))
        self._asked.setChecked(question.asked)
        self._change.setAccessibleName(_("Change the question: {question}").format(question=isolated(question.text)))

    def _tick(self) -> None:
        asked = self._asked.isChecked()
        said = _("Saved: asked") if asked else _("Saved: not asked yet")
        edit = partial(self._host.diary.appointments.edit_question, self._question.id, asked=asked)
        what = _("asked: {question}") if asked else _("not asked yet: {question}")
        if not self._host.save(edit, said, what.format(question=isolated(self._question.text))):
            self._asked.setChecked(self._question.asked)

    def _open(self) -> None:
        QuestionSheet(self._host, self._question, parent=self.window()).open()
