"""What a person did, in words: for Undo, and for the history of a day."""

from __future__ import annotations

from myotrack.domain.actions import Action
from myotrack.i18n import _


def action_name(action: Action) -> str:
    """Return what was done, as a noun: "the answers of a day", "a dose change"."""
    return {
        Action.CHECK_IN: _("the answer"),
        Action.FILL_GAP: _("the answer for a missed day"),
        Action.CLEAR_DAY: _("clearing the day"),
        Action.COUNT: _("the count"),
        Action.REMOVE_COUNT: _("removing the count"),
        Action.ADD_MEDICINE: _("adding the medicine"),
        Action.EDIT_MEDICINE: _("the change to the medicine"),
        Action.REMOVE_MEDICINE: _("removing the medicine"),
        Action.CHANGE_DOSE: _("the dose change"),
        Action.REMOVE_DOSE_CHANGE: _("removing the dose change"),
        Action.DOSE_EVENT: _("the missed or extra dose"),
        Action.REMOVE_DOSE_EVENT: _("removing the missed or extra dose"),
        Action.PLAN: _("the change to the plan"),
        Action.HEALTH: _("the health entry"),
        Action.SIGN: _("the warning sign"),
        Action.SIGN_ACTION: _("what was done about the warning sign"),
        Action.ALERT_ANSWER: _("what was done about the warning"),
        Action.APPOINTMENT: _("the appointment"),
        Action.REMOVE_APPOINTMENT: _("removing the appointment"),
        Action.QUESTION: _("the question"),
        Action.REMOVE_QUESTION: _("removing the question"),
        Action.IMPORT: _("the import"),
        Action.RESTORE_VALUE: _("bringing back an earlier value"),
        Action.UNDO: _("undo"),
        Action.REDO: _("redo"),
    }[action]


def undone_sentence(action: Action) -> str:
    """Return the sentence that says what Undo took back."""
    return _("Undone: {what}.").format(what=action_name(action))


def redone_sentence(action: Action) -> str:
    """Return the sentence that says what Redo brought back."""
    return _("Brought back: {what}.").format(what=action_name(action))


def step_name(action: Action, *, back: bool) -> str:
    """Return what Undo or Redo does, as a noun: "taking back the answer"."""
    words = _("taking back {what}") if back else _("bringing back {what}")
    return words.format(what=action_name(action))
