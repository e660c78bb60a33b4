"""What a person can do that writes to the diary; each is one change, one undo, one line in the day's history."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """The kind of one change."""

    CHECK_IN = "check_in"
    FILL_GAP = "fill_gap"
    CLEAR_DAY = "clear_day"
    COUNT = "count"
    REMOVE_COUNT = "remove_count"
    ADD_MEDICINE = "add_medicine"
    EDIT_MEDICINE = "edit_medicine"
    REMOVE_MEDICINE = "remove_medicine"
    CHANGE_DOSE = "change_dose"
    REMOVE_DOSE_CHANGE = "remove_dose_change"
    DOSE_EVENT = "dose_event"
    REMOVE_DOSE_EVENT = "remove_dose_event"
    PLAN = "plan"
    HEALTH = "health"
    SIGN = "sign"
    SIGN_ACTION = "sign_action"
    ALERT_ANSWER = "alert_answer"
    APPOINTMENT = "appointment"
    REMOVE_APPOINTMENT = "remove_appointment"
    QUESTION = "question"
    REMOVE_QUESTION = "remove_question"
    IMPORT = "import"
    RESTORE_VALUE = "restore_value"
    UNDO = "undo"
    REDO = "redo"
