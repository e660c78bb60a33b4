"""AnswerSheet: what was done about an alert; one press says it and closes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.answers import ALERT_ACTIONS
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.signs import ActionTaken
from myotrack.i18n import _
from myotrack.resources.guidance import load_texts
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.label import Label
from myotrack.words.alert_words import all_facts
from myotrack.words.sign_labels import action_hint, action_label


class AnswerSheet(SavingSheet):
    """Shows the facts of the alert; the answer is kept with them, and nothing of them is taken away."""

    def __init__(self, host: Host, alert: Alert, parent: QWidget | None = None) -> None:
        super().__init__(host, _("What was done?"), "", subtitle="", parent=parent)
        self._alert = alert
        self.body.addWidget(Label("\n".join(all_facts(alert, host.diary.recorder.today()))))
        row = ChoiceRow("", answer_choices(), columns=2)
        row.setAccessibleName(_("What was done?"))
        row.chosen.connect(self._say)
        self.body.addWidget(row)
        if alert.tier is Tier.EMERGENCY:
            self.body.addWidget(Label(load_texts().answer_emergency, TextRole.STRONG))
        self.body.addWidget(Label(load_texts().answer_stays, colour="ink_soft"))
        row.focus_first()

    def _say(self, action: ActionTaken) -> None:
        what = action_label(action).lower()
        said = _("Saved: {action}").format(action=what)
        self.save_and_close(partial(self.host.diary.guidance.answer_all, self._alert, action), said, what)


def answer_choices() -> list[Choice]:
    """What can be done about an urgent alert, the usual first; a slip on it can be undone."""
    usual_first = sorted(ALERT_ACTIONS, key=lambda action: action is not ActionTaken.CALLED_DOCTOR)
    return [Choice(action, action_label(action), action_hint(action)) for action in usual_first]
