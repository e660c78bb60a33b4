"""What is typed in a sheet survives a program that is gone, and is offered where it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.appointments import Appointment
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import MedicineKind
from myotrack.domain.signs import WarningSign
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.open_diary import OpenDiary
from myotrack.services.typed_drafts import drafts_folder
from myotrack.ui.dialogs.add_medicine_sheet import AddMedicineSheet
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.dialogs.edit_medicine_sheet import EditMedicineSheet
from myotrack.ui.dialogs.health_sheet import HealthSheet
from myotrack.ui.dialogs.plan_sheet import PlanSheet
from myotrack.ui.dialogs.question_sheet import QuestionSheet
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.dialogs.sign_sheet import SignSheet
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from myotrack.ui.host import Host
from myotrack.ui.keeping.field_values import field_values
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.widgets.choice_row import ChoiceRow
from myotrack.ui.widgets.hold_button import HoldButton
from tests.ui.pages.hosts import a_diary, a_host, button_named, words_on

OFFER = "You had typed this, and it was not saved."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.myotrack"


@pytest.fixture
def host(path: Path) -> Host:
    return a_host(a_diary(path))


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """The window that every sheet belongs to."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _visit(host: Host, room: QWidget) -> SavingSheet:
    return VisitSheet(host, parent=room)


def _visit_to_change(host: Host, room: QWidget) -> SavingSheet:
    host.diary.appointments.save(host.diary.diary.today(), clinician="Dr. Who")
    return VisitSheet(host, host.diary.appointments.all()[-1], parent=room)


def _question(host: Host, room: QWidget) -> SavingSheet:
    return QuestionSheet(host, host.diary.appointments.ask("Why?"), parent=room)


def _sign(host: Host, room: QWidget) -> SavingSheet:
    report = host.diary.guidance.make_report(WarningSign.TEMPERATURE)
    host.diary.guidance.save_sign(report)
    return SignSheet(host, report, parent=room)


def _medicine(host: Host, room: QWidget) -> SavingSheet:
    return EditMedicineSheet(host, host.diary.medicines.add("baclofen", kind=MedicineKind.PRESCRIPTION), parent=room)


def _plan(host: Host, room: QWidget) -> SavingSheet:
    return PlanSheet(host, host.diary.medicines.add("baclofen", kind=MedicineKind.PRESCRIPTION), (), (), parent=room)


def _condition(host: Host, room: QWidget) -> SavingSheet:
    return HealthSheet(host, HealthFactKind.CONDITION, parent=room)


def _new_dose(host: Host, room: QWidget) -> SavingSheet:
    return DoseChangeSheet(host, host.diary.medicines.add("baclofen"), (), parent=room)


def _missed_dose(host: Host, room: QWidget) -> SavingSheet:
    return DoseEventSheet(host, host.diary.medicines.add("baclofen"), DoseEventKind.MISSED, parent=room)


def _new_medicine(host: Host, room: QWidget) -> SavingSheet:
    return AddMedicineSheet(host, parent=room)


def _type_everywhere(sheet: QWidget) -> None:
    """Type something of its own into every line and note, and choose the last answer of every question."""
    for row in sheet.findChildren(ChoiceRow):
        row.button(row.choices[-1]).click()
    for number, line in enumerate(sheet.findChildren(QLineEdit)):
        line.clear()
        QTest.keyClicks(line, f"typed {number}")
    for number, note in enumerate(sheet.findChildren(QPlainTextEdit)):
        note.clear()
        QTest.keyClicks(note, f"a note {number}")


def _killed(sheet: SavingSheet) -> None:
    """The program is gone a second after the last key: nothing is closed or saved."""
    watch = sheet.findChild(FormWatch)
    assert watch is not None
    watch.look()
    sheet.blockSignals(True)
    sheet.hide()


_SHEETS = (
    _visit,
    _visit_to_change,
    _question,
    _sign,
    _medicine,
    _plan,
    _condition,
    _new_dose,
    _missed_dose,
    _new_medicine,
)


@pytest.mark.parametrize("make", _SHEETS)
def test_every_field_of_a_sheet_is_offered_again_and_put_back(
    room: QWidget, host: Host, make: Callable[[Host, QWidget], SavingSheet]
) -> None:
    sheet = make(host, room)
    sheet.show()
    _type_everywhere(sheet)
    typed = field_values(sheet)
    _killed(sheet)

    again = _same_sheet(sheet, host, room)
    again.show()
    assert OFFER in words_on(again)
    assert field_values(again) != typed
    button_named(again, "Put it back").click()

    assert field_values(again) == typed
    assert OFFER not in words_on(again)


def _same_sheet(sheet: SavingSheet, host: Host, room: QWidget) -> SavingSheet:
    """Open the sheet about the same thing once more."""
    diary = host.diary
    if isinstance(sheet, VisitSheet):
        visits: tuple[Appointment, ...] = diary.appointments.all()
        return VisitSheet(host, visits[-1] if visits else None, parent=room)
    if isinstance(sheet, QuestionSheet):
        return QuestionSheet(host, diary.appointments.questions()[-1], parent=room)
    if isinstance(sheet, SignSheet):
        return SignSheet(host, diary.insights.timeline().signs[-1], parent=room)
    if isinstance(sheet, HealthSheet):
        return HealthSheet(host, HealthFactKind.CONDITION, parent=room)
    if isinstance(sheet, AddMedicineSheet):
        return AddMedicineSheet(host, parent=room)
    medicine = diary.insights.medicines().medicines[-1]
    if isinstance(sheet, DoseChangeSheet):
        return DoseChangeSheet(host, medicine, (), parent=room)
    if isinstance(sheet, DoseEventSheet):
        return DoseEventSheet(host, medicine, DoseEventKind.MISSED, parent=room)
    if isinstance(sheet, EditMedicineSheet):
        return EditMedicineSheet(host, medicine, parent=room)
    return PlanSheet(host, medicine, (), (), parent=room)


def test_what_was_saved_or_cancelled_is_not_offered_and_leaves_no_file(room: QWidget, host: Host, path: Path) -> None:
    for end in ("save", "cancel"):
        sheet = _visit(host, room)
        sheet.show()
        note = sheet.findChild(QPlainTextEdit)
        assert note is not None
        QTest.keyClicks(note, "Bring the list")
        _look(sheet)
        assert drafts_folder(path).exists()
        if end == "save":
            button_named(sheet, "Today").click()
            sheet.primary_clicked.emit()
        else:
            sheet.reject()
        assert not drafts_folder(path).exists()

        again = VisitSheet(host, parent=room)
        again.show()
        assert OFFER not in words_on(again)
        again.reject()


def test_a_sheet_that_closes_with_the_window_keeps_what_was_typed_in_the_last_second(room: QWidget, host: Host) -> None:
    sheet = _visit(host, room)
    sheet.show()
    note = sheet.findChild(QPlainTextEdit)
    assert note is not None
    QTest.keyClicks(note, "Bring the list")
    sheet.close()

    again = _visit(host, room)
    again.show()
    assert "Bring the list" in words_on(again)


def test_what_was_typed_about_one_thing_is_not_offered_for_another(room: QWidget, host: Host) -> None:
    sheet = _visit(host, room)
    sheet.show()
    _type_everywhere(sheet)
    _killed(sheet)

    other = _visit_to_change(host, room)
    other.show()
    assert OFFER not in words_on(other)


def test_an_offer_can_be_thrown_away_and_does_not_come_again(room: QWidget, host: Host, path: Path) -> None:
    sheet = _visit(host, room)
    sheet.show()
    _type_everywhere(sheet)
    _killed(sheet)

    again = _visit(host, room)
    again.show()
    away = button_named(again, "Throw it away")
    assert isinstance(away, HoldButton)
    away.click()
    assert OFFER in words_on(again), "one press is not enough: a jerk must not throw it away"
    away.confirmed.emit()

    assert OFFER not in words_on(again)
    assert not drafts_folder(path).exists()


def test_an_offer_that_nobody_answered_stays_for_the_next_time(room: QWidget, host: Host) -> None:
    sheet = _visit(host, room)
    sheet.show()
    _type_everywhere(sheet)
    _killed(sheet)
    for _time in range(2):
        again = _visit(host, room)
        again.show()
        _look(again)
        assert OFFER in words_on(again)
        _killed(again)


def test_an_offer_that_nobody_answered_stays_when_what_was_typed_beside_it_is_cancelled(
    room: QWidget, host: Host
) -> None:
    sheet = _visit(host, room)
    sheet.show()
    _note(sheet, "Bring the list")
    _killed(sheet)

    other = _visit(host, room)
    other.show()
    _note(other, "Something else")
    _look(other)
    other.reject()

    again = _visit(host, room)
    again.show()
    assert "Bring the list" in words_on(again)
    assert "Something else" not in words_on(again)


def test_what_is_typed_when_an_older_text_is_put_back_is_offered_in_its_turn(room: QWidget, host: Host) -> None:
    sheet = _visit(host, room)
    sheet.show()
    _note(sheet, "Bring the list")
    _killed(sheet)

    again = _visit(host, room)
    again.show()
    box = _note(again, "Ask why")
    button_named(again, "Put it back").click()
    assert box.toPlainText() == "Bring the list"
    assert "“\u2068Ask why\u2069”" in words_on(again)
    button_named(again, "Put it back").click()
    assert box.toPlainText() == "Ask why"
    assert "“\u2068Bring the list\u2069”" in words_on(again)
    _killed(again)

    third = _visit(host, room)
    third.show()
    assert OFFER in words_on(third), "nothing of it is lost by putting the other back"


def test_an_offer_that_was_answered_elsewhere_goes(room: QWidget, host: Host) -> None:
    sheet = _visit(host, room)
    sheet.show()
    _type_everywhere(sheet)
    _killed(sheet)
    again = _visit(host, room)
    again.show()
    for draft in host.diary.typed.of(TypedPlace(TypedKind.VISIT, ("",))):
        host.diary.typed.drop(draft.id)
    _look(again)
    assert OFFER not in words_on(again)


def test_an_answer_alone_is_not_kept_because_nothing_was_typed(room: QWidget, host: Host, path: Path) -> None:
    sheet = _new_medicine(host, room)
    sheet.show()
    for row in sheet.findChildren(ChoiceRow):
        row.button(row.choices[-1]).click()
    _look(sheet)
    assert not drafts_folder(path).exists()


def test_what_is_put_back_is_in_sight_though_it_was_typed_where_it_is_folded_away(room: QWidget, host: Host) -> None:
    medicine = host.diary.medicines.add("baclofen")
    sheet = DoseChangeSheet(host, medicine, (), parent=room)
    sheet.show()
    _note(sheet, "Because of the jerks")
    _killed(sheet)

    again = DoseChangeSheet(host, medicine, (), parent=room)
    again.show()
    box = again.findChild(QPlainTextEdit)
    assert box is not None
    assert not box.isVisible()
    button_named(again, "Put it back").click()
    assert box.isVisible()
    assert again.focusWidget() is box


def test_what_is_typed_and_cannot_be_kept_is_not_replaced_by_an_offer(room: QWidget, host: Host, path: Path) -> None:
    sheet = _visit(host, room)
    sheet.show()
    _note(sheet, "Bring the list")
    _killed(sheet)
    again = _visit(host, room)
    again.show()
    left_over = set(drafts_folder(path).iterdir())
    box = _note(again, "Ask")
    _look(again)
    (in_the_way,) = set(drafts_folder(path).iterdir()) - left_over
    in_the_way.unlink()
    in_the_way.mkdir()
    _note(again, " why")
    button_named(again, "Put it back").click()
    assert box.toPlainText() == "Ask why", "what could not be kept is not replaced"

    in_the_way.rmdir()
    button_named(again, "Put it back").click()
    assert box.toPlainText() == "Bring the list"


def test_text_that_was_taken_out_again_is_not_kept(room: QWidget, host: Host, path: Path) -> None:
    sheet = _visit(host, room)
    sheet.show()
    note = sheet.findChild(QPlainTextEdit)
    assert note is not None
    QTest.keyClicks(note, "x")
    _look(sheet)
    note.clear()
    _look(sheet)
    assert not drafts_folder(path).exists()


def test_a_diary_in_memory_keeps_no_draft(room: QWidget) -> None:
    diary: OpenDiary = a_diary()
    sheet = VisitSheet(a_host(diary), parent=room)
    sheet.show()
    _type_everywhere(sheet)
    _look(sheet)
    sheet.reject()


def _note(sheet: QWidget, text: str) -> QPlainTextEdit:
    """Type into the note of a sheet."""
    note = sheet.findChild(QPlainTextEdit)
    assert note is not None
    QTest.keyClicks(note, text)
    return note


def _look(sheet: QWidget) -> None:
    watch = sheet.findChild(FormWatch)
    assert watch is not None
    watch.look()


def _enter_a_question_that_waits(host: Host, room: QWidget) -> None:
    """Change a question at a moment when nothing can be written."""
    sheet = _question(host, room)
    sheet.open()
    (line,) = sheet.findChildren(QLineEdit)
    line.clear()
    QTest.keyClicks(line, "Why at night?")
    host.diary.store.read_only = True
    sheet.primary_clicked.emit()
    assert not sheet.isVisible()
    assert [entry.what for entry in host.diary.recorder.waiting.entries()] != []


def _drafts_on_disk(path: Path) -> int:
    folder = drafts_folder(path)
    return len(list(folder.iterdir())) if folder.exists() else 0


def test_what_waits_to_be_saved_is_on_disk_as_a_draft_until_it_is_in_the_diary(
    host: Host, room: QWidget, path: Path
) -> None:
    _enter_a_question_that_waits(host, room)
    assert _drafts_on_disk(path) == 1, "a crash now must not cost it"
    again = _question_sheet_of_the_first(host, room)
    again.open()
    assert OFFER not in words_on(again), "it is entered; nobody needs to type it again"
    again.reject()
    assert _drafts_on_disk(path) == 1

    host.diary.store.read_only = False
    host.diary.recorder.waiting.save()
    assert _drafts_on_disk(path) == 0
    assert [question.text for question in host.diary.appointments.questions()] == ["Why at night?"]


def test_after_a_crash_what_waited_is_left_over(host: Host, room: QWidget, path: Path) -> None:
    _enter_a_question_that_waits(host, room)
    host.diary.close()
    assert [draft.typed.texts for draft in a_diary(path).typed.left_over()] == [("Why at night?",)]


def test_taking_back_what_waits_takes_its_draft_too(host: Host, room: QWidget, path: Path) -> None:
    _enter_a_question_that_waits(host, room)
    host.diary.recorder.undo()
    assert not host.diary.recorder.waiting
    assert _drafts_on_disk(path) == 0


def test_cancel_throws_away_at_once_what_is_typed_while_something_else_waits(
    host: Host, room: QWidget, path: Path
) -> None:
    _enter_a_question_that_waits(host, room)
    sheet = _visit(host, room)
    sheet.open()
    QTest.keyClicks(sheet.findChildren(QPlainTextEdit)[0], "Bring the list.")
    watch = sheet.findChild(FormWatch)
    assert watch is not None
    watch.look()
    assert _drafts_on_disk(path) == 2
    sheet.reject()
    assert _drafts_on_disk(path) == 1


def _question_sheet_of_the_first(host: Host, room: QWidget) -> SavingSheet:
    return QuestionSheet(host, host.diary.appointments.questions()[0], parent=room)


def test_cancel_throws_away_what_could_not_be_written_down_too(host: Host, room: QWidget, path: Path) -> None:
    drafts_folder(path).write_text("a file where the folder should be", encoding="utf-8")
    sheet = _visit(host, room)
    sheet.show()
    _type_everywhere(sheet)
    assert sheet.typed_watch is not None
    sheet.typed_watch.look()
    about = TypedPlace(TypedKind.VISIT, ("",))
    assert len(host.diary.typed.of(about)) == 1
    sheet.reject()
    assert host.diary.typed.of(about) == ()
