"""What was done about an alert is said with one press, is kept, and can be taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from myotrack.domain.errors import DiaryProblem
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.answer_sheet import AnswerSheet
from myotrack.ui.host import Host
from tests.ui.dialogs.conftest import TODAY, press, read
from tests.ui.pages.hosts import Heard, labels_that_guess_html, unnamed_controls


@pytest.fixture
def sheet(host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine) -> AnswerSheet:
    """The sheet about baclofen that was stopped today."""
    diary.medicines.change_dose(baclofen.id, TODAY, Dose(daily_dose=Decimal(0)))
    (alert,) = diary.guidance.current()
    shown = AnswerSheet(host, alert, parent=window)
    shown.open()
    QApplication.processEvents()
    return shown


def test_it_names_the_facts_and_what_can_be_done(sheet: AnswerSheet) -> None:
    words = read(sheet)
    assert "Baclofen was stopped on 14 March; before, it was 60 mg a day." in words
    for action in ("Called the emergency number", "Called a doctor", "Followed my rescue instructions", "Nothing yet"):
        assert action in words
    assert "Entered by mistake" not in words
    assert unnamed_controls(sheet) == []
    assert labels_that_guess_html(sheet) == []


def test_one_press_says_it_closes_and_takes_the_alert_from_the_window(
    sheet: AnswerSheet, diary: OpenDiary, heard: Heard
) -> None:
    press(sheet, "Called a doctor")
    assert QApplication.activeModalWidget() is None
    assert heard.saved == ["Saved: called a doctor"]
    assert diary.guidance.current() == ()
    assert [(a.rule, a.action_taken) for a in diary.guidance.answers()] == [("R9", ActionTaken.CALLED_DOCTOR)]
    diary.recorder.undo()
    assert [alert.rule for alert in diary.guidance.current()] == ["R9"]


def test_nothing_yet_is_kept_and_the_alert_stays(sheet: AnswerSheet, diary: OpenDiary) -> None:
    press(sheet, "Nothing yet")
    assert [alert.rule for alert in diary.guidance.current()] == ["R9"]


def test_cancel_says_nothing(sheet: AnswerSheet, diary: OpenDiary) -> None:
    press(sheet, "Cancel")
    assert diary.guidance.answers() == ()


def test_what_can_neither_be_saved_nor_wait_is_said_on_the_sheet(sheet: AnswerSheet, diary: OpenDiary) -> None:
    diary.store.paused = DiaryProblem.READ_ONLY
    press(sheet, "Called a doctor")
    assert sheet.isVisible()
    assert diary.guidance.answers() == ()
    diary.store.paused = None
    press(sheet, "Called a doctor")
    assert len(diary.guidance.answers()) == 1


def test_an_answer_that_cannot_be_saved_waits_and_the_sheet_closes(
    sheet: AnswerSheet, diary: OpenDiary, heard: Heard
) -> None:
    diary.store.read_only = True
    press(sheet, "Called a doctor")
    assert heard.waits == ["called a doctor"]
    diary.store.read_only = False
    diary.recorder.waiting.save()
    assert [answer.action_taken for answer in diary.guidance.answers()] == [ActionTaken.CALLED_DOCTOR]


def test_an_answer_about_signs_is_kept_with_each_sign_that_waits(
    host: Host, window: QWidget, diary: OpenDiary, baclofen: Medicine
) -> None:
    guidance = diary.guidance
    first, second = (guidance.make_report(sign) for sign in (WarningSign.AGITATION, WarningSign.FAST_PULSE))
    for report in (first, second):
        guidance.save_sign(report)
    guidance.say_what_was_done(first.id, ActionTaken.RESCUE_INSTRUCTIONS)
    (alert,) = guidance.current()
    sheet = AnswerSheet(host, alert, parent=window)
    sheet.open()
    press(sheet, "Called a doctor")
    assert {r.sign: r.action_taken for r in guidance.signs()} == {
        WarningSign.AGITATION: ActionTaken.RESCUE_INSTRUCTIONS,
        WarningSign.FAST_PULSE: ActionTaken.CALLED_DOCTOR,
    }
    assert guidance.answers() == ()
    assert guidance.current() == ()
