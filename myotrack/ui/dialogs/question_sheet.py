"""QuestionSheet: changes the words of a question, or takes it off the list."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.appointments import Question
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.personal_text import isolated


class QuestionSheet(SavingSheet):
    """One line of text; an empty one is refused in words."""

    def __init__(self, host: Host, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(
            host,
            _("Change a question"),
            _("Save"),
            destructive=_("Remove this question"),
            draft_of=TypedPlace(TypedKind.QUESTION, (question.id,)),
            parent=parent,
        )
        self._question = question
        self._text = TextField(_("Question"))
        self._text.set_value(question.text)
        self.body.addWidget(self._text)
        self._text.box.setFocus()
        self.primary_clicked.connect(self._save)
        self.destructive_clicked.connect(self._remove)

    def _save(self) -> None:
        self.save_and_close(
            partial(self.host.diary.appointments.edit_question, self._question.id, text=self._text.value()),
            _("Saved: question"),
            _("the question {question}").format(question=isolated(self._text.value())),
        )

    def _remove(self) -> None:
        self.save_and_close(
            partial(self.host.diary.appointments.remove_question, self._question.id),
            _("Removed: question"),
            _("removing the question {question}").format(question=isolated(self._question.text)),
        )
