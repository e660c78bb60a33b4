"""OtherEdits: what was changed that belongs to no day: medicines, plans and questions, and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.history.day_edits import DayEdits
from myotrack.ui.widgets.card import Card


class OtherEdits(Card):
    """Folded away at the foot of the page; not there at all while nothing was changed."""

    def __init__(self, diary: OpenDiary, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._diary = diary
        self.edits = DayEdits(_("Changes to medicines, plans and questions"))
        self.body.addWidget(self.edits)
        self.hide()

    def refresh(self) -> None:
        """Ask the diary again; raise DiaryError when it can't be read."""
        edits = self._diary.diary.other_history()
        timeline = self._diary.insights.medicines()
        now = (*timeline.medicines, *timeline.plan_steps, *self._diary.appointments.questions())
        self.edits.show_edits(edits, timeline, now)
        self.setVisible(bool(edits))
