"""After a crash one quiet notice says what was typed and not saved, leads to its place, and throws nothing away."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.provenance import Author
from myotrack.domain.signs import WarningSign
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.services.typed_drafts import Typed, TypedDraft, TypedDrafts, drafts_folder
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.keeping.said import LEFT_OVER
from myotrack.ui.page_list import DraftsPage
from myotrack.ui.pages.today import TodayPage
from myotrack.ui.widgets.hold_button import HoldButton
from tests.journeys.person import Clock, Person
from tests.ui.pages.hosts import labels_that_guess_html, unnamed_controls

TODAY = date(2026, 3, 1)

Subject = Callable[[OpenDiary], tuple[str, ...]]


def _medicine(diary: OpenDiary) -> str:
    return diary.insights.medicines().medicines[-1].id


SUBJECTS: dict[TypedKind, tuple[str, Subject]] = {
    TypedKind.DAY: ("today", lambda _diary: ("2026-02-27", "patient")),
    TypedKind.PAPER_WEEK: ("history", lambda _diary: ("patient",)),
    TypedKind.DAY_DOSE: ("today", lambda _diary: ("2026-02-27", "missed")),
    TypedKind.COUNT: ("count", lambda diary: (diary.counting.sessions()[-1].id,)),
    TypedKind.NEW_MEDICINE: ("medicines", lambda _diary: ()),
    TypedKind.MEDICINE: ("medicines", lambda diary: (_medicine(diary),)),
    TypedKind.PLAN: ("medicines", lambda diary: (_medicine(diary),)),
    TypedKind.DOSE: ("medicines", lambda diary: (_medicine(diary),)),
    TypedKind.STOP: ("medicines", lambda diary: (_medicine(diary),)),
    TypedKind.DOSE_EVENT: ("medicines", lambda diary: (_medicine(diary), "extra")),
    TypedKind.DOSE_CORRECTION: ("medicines", lambda diary: (diary.insights.medicines().dose_changes[-1].id,)),
    TypedKind.EVENT_CORRECTION: ("medicines", lambda diary: (diary.insights.medicines().dose_events[-1].id,)),
    TypedKind.HEALTH: ("medicines", lambda diary: ("condition", diary.insights.medicines().health_facts[-1].id)),
    TypedKind.VISIT: ("appointment", lambda diary: (diary.appointments.all()[-1].id,)),
    TypedKind.NEW_QUESTION: ("appointment", lambda _diary: ()),
    TypedKind.QUESTION: ("appointment", lambda diary: (diary.appointments.questions()[-1].id,)),
    TypedKind.SIGN: ("warning_signs", lambda diary: (diary.guidance.signs()[-1].id,)),
    TypedKind.SEVERITY_WORDS: ("settings", lambda _diary: ()),
    TypedKind.OWN_NUMBERS: ("settings", lambda _diary: ()),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.myotrack"


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Person]:
    somebody = Person(qtbot, qapp, path, Clock())
    diary = _diary(somebody)
    medicine = diary.medicines.add("baclofen", since=date(2026, 2, 1), dose=Dose(daily_dose=Decimal(60)))
    diary.medicines.dose_event(medicine.id, TODAY, DoseEventKind.MISSED)
    diary.medicines.set_health(HealthFactKind.CONDITION, "MS")
    diary.appointments.save(date(2026, 3, 20), clinician="Dr. Who")
    diary.appointments.ask("Why?")
    # One of which no red card comes up: it would put the open sheet behind it.
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.FALL))
    diary.counting.finish(diary.counting.start(None, 60).id, 7, 60, ())
    somebody.settle()
    yield somebody
    somebody.close()


def _diary(person: Person) -> OpenDiary:
    assert person.program.diary is not None
    return person.program.diary


def _start_again(person: Person) -> None:
    person.reopen()
    person.program.care.look_after_now()
    person.settle()


def _leave_over(person: Person, place: TypedPlace, **fields: str) -> TypedDraft:
    """Something was typed in a session before this one."""
    diary = _diary(person)
    before = TypedDrafts(diary.store.path, diary.store.about()["id"])
    draft = TypedDraft(before.new_id(), place, Typed(fields, tuple(fields)))
    assert before.keep(draft)
    return draft


def _notice(person: Person) -> str:
    notices = person.program.window.above.notices
    return notices.text(LEFT_OVER) if notices.says(LEFT_OVER) else ""


def _press(person: Person, title: str) -> None:
    person.press(title, within=person.program.window.above)


def _hold_throw_away(person: Person) -> None:
    button = person.button("Throw it away", within=person.program.window.above)
    assert isinstance(button, HoldButton)
    button.confirmed.emit()
    person.settle()


def _open(person: Person, kind: TypedKind) -> QWidget:
    """Go where something of this kind is typed."""
    key, subject = SUBJECTS[kind]
    person.program.window.go(key)
    person.wait_for_the_page()
    page = person.program.window.page(key)
    assert isinstance(page, DraftsPage)
    names = {TypedKind.PAPER_WEEK: "2026-02-27 note"}
    name = names.get(kind, "line 0")
    place = TypedPlace(kind, subject(_diary(person)))
    assert page.open_typed(TypedDraft("a", place, Typed({name: ""}, (name,)))) is not None
    if kind is TypedKind.DAY:
        person.press("Number…")
    person.settle()
    return person.place()


def _fields(place: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    lines = [line for line in place.findChildren(QLineEdit) if line.isVisible() and line.isEnabled()]
    return [*lines, *(note for note in place.findChildren(QPlainTextEdit) if note.isVisible())]


def _typed_in(place: QWidget) -> list[str]:
    return [each.text() if isinstance(each, QLineEdit) else each.toPlainText() for each in _fields(place)]


def test_every_kind_is_tried_here() -> None:
    assert set(SUBJECTS) == set(TypedKind)


@pytest.mark.parametrize("kind", list(TypedKind))
def test_show_it_leads_to_the_place_with_the_text_filled_in(
    person: Person, path: Path, tmp_path: Path, qtbot: QtBot, kind: TypedKind
) -> None:
    # What closing the window would save is nothing that is left over: a number that is none.
    field = _fields(_open(person, kind))[{TypedKind.PAPER_WEEK: 2, TypedKind.COUNT: 0}.get(kind, -1)]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "77z")
    sheet = person.place()
    qtbot.waitUntil(lambda: _holds(path, b"77z"), timeout=2000)
    killed = tmp_path / "killed"
    shutil.copytree(drafts_folder(path), killed)
    if isinstance(sheet, SavingSheet):
        sheet.reject()
    person.program.window.close()
    person.close()
    shutil.rmtree(drafts_folder(path), ignore_errors=True)
    shutil.copytree(killed, drafts_folder(path))

    _start_again(person)
    assert _notice(person).startswith("You had typed ")
    assert _notice(person).endswith(", and it was not saved.")
    assert person.program.window.current_page == "today"
    _press(person, "Show it")
    person.wait_for_the_page()
    assert "77z" in _typed_in(person.place())
    assert _notice(person) == ""
    assert drafts_folder(path).exists(), "until it is saved it is kept for the next crash"
    if isinstance(shown := person.place(), SavingSheet):
        shown.reject()


def _holds(path: Path, text: bytes) -> bool:
    return any(text in file.read_bytes() for file in drafts_folder(path).glob("*.json"))


def test_nothing_is_said_when_nothing_was_left_over(person: Person) -> None:
    _start_again(person)
    assert _notice(person) == ""


def test_there_is_one_notice_for_all_of_it_and_the_newest_comes_first(person: Person) -> None:
    _leave_over(person, TypedPlace(TypedKind.PAPER_WEEK, ("patient",)), **{"2026-02-12 note": "Dropped a cup"})
    _leave_over(person, TypedPlace(TypedKind.DOSE, (_medicine(_diary(person)),)), **{"line 0": "40"})
    _leave_over(person, TypedPlace(TypedKind.NEW_QUESTION), **{"line 0": "Why does it jerk?"})
    _start_again(person)
    window = person.program.window
    assert window.above.notices.keys() == {LEFT_OVER}
    assert _notice(person).startswith("You had typed a new question for a visit, and it was not saved.")
    assert _notice(person).endswith("2 more come after it.")
    assert unnamed_controls(window.above) == []
    assert labels_that_guess_html(window.above) == []

    _hold_throw_away(person)
    assert "a dose change of \u2068baclofen\u2069" in _notice(person)
    assert _notice(person).endswith("1 more comes after it.")
    _hold_throw_away(person)
    assert _notice(person) == "You had typed a note for 12 February, and it was not saved."
    _hold_throw_away(person)
    assert _notice(person) == ""


def test_a_text_without_a_place_is_shown_and_can_be_copied(person: Person, path: Path) -> None:
    medicine = _medicine(_diary(person))
    _leave_over(person, TypedPlace(TypedKind.DOSE, (medicine,)), **{"line 0": "40", "note 0": "Dr. Who\nsaid so"})
    _diary(person).medicines.remove(medicine)
    _start_again(person)
    assert "a dose change of a removed medicine" in _notice(person)
    assert "40 · Dr. Who said so" in _notice(person)
    assert "Show it" not in person.reads(person.program.window.above)
    _press(person, "Copy the text")
    assert QGuiApplication.clipboard().text() == "40\nDr. Who\nsaid so"
    assert drafts_folder(path).exists(), "a copy is not yet anywhere"
    _hold_throw_away(person)
    assert not drafts_folder(path).exists()
    QGuiApplication.clipboard().clear()


def test_what_one_person_typed_is_not_put_into_the_answers_of_the_other(person: Person) -> None:
    _leave_over(person, TypedPlace(TypedKind.DAY, (TODAY.isoformat(), "caregiver")), twitch_count="12")
    _start_again(person)
    assert _notice(person).startswith("The other person who writes here had typed the number of twitches for 1 March")
    assert "12" in _notice(person)
    assert "Show it" not in person.reads(person.program.window.above)

    person.program.preferences.change(writer=Author.CAREGIVER)
    person.program.window.go("apply_preferences")
    person.settle()
    assert _notice(person) == "You had typed the number of twitches for 1 March, and it was not saved."
    _press(person, "Show it")
    page = person.program.window.shown_widget()
    assert isinstance(page, TodayPage)
    assert page.card.frequency.number.box.text() == "12"


def test_what_cannot_be_shown_now_is_said_and_stays(person: Person) -> None:
    _leave_over(person, TypedPlace(TypedKind.DAY, ("2026-02-27", "patient")), twitch_count="12")
    _start_again(person)
    person.press("Number…")
    person.type_into("Number of twitches", "-")
    _press(person, "Show it")
    assert "can't be put back right now" in person.program.window.save_bar.text()
    assert _notice(person)
    assert "-" in person.reads_fields()


def test_a_number_that_is_being_typed_is_not_lost_when_another_is_put_back(person: Person) -> None:
    _leave_over(person, TypedPlace(TypedKind.DAY, (TODAY.isoformat(), "patient")), twitch_count="12x")
    _start_again(person)
    person.press("Number…")
    person.type_into("Number of twitches", "37y")
    _press(person, "Show it")
    page = person.program.window.shown_widget()
    assert isinstance(page, TodayPage)
    assert page.card.frequency.number.box.text() == "12x"
    person.program.window.close()
    _start_again(person)
    assert _notice(person).endswith("1 more comes after it."), "both are there"


def test_a_note_that_is_put_back_is_in_the_diary_at_once(person: Person, path: Path) -> None:
    _leave_over(person, TypedPlace(TypedKind.DAY, ("2026-02-27", "patient")), note="Dropped a cup", falls="2")
    _start_again(person)
    assert _notice(person) == "You had typed answers for 27 February, and it was not saved."
    _press(person, "Show it")
    check_in = _diary(person).diary.day(date(2026, 2, 27)).check_in
    assert check_in is not None
    assert (check_in.note, check_in.falls) == ("Dropped a cup", 2)
    assert not drafts_folder(path).exists()


def test_what_is_answered_where_it_was_typed_needs_no_notice_any_more(person: Person) -> None:
    _leave_over(person, TypedPlace(TypedKind.NEW_QUESTION), **{"line 0": "Why does it jerk?"})
    _start_again(person)
    person.go("Appointment")
    person.press("Put it back")
    assert "Why does it jerk?" in person.reads_fields()
    assert _notice(person) == ""


def test_what_was_put_off_does_not_come_back_when_something_else_is_saved(person: Person) -> None:
    _leave_over(person, TypedPlace(TypedKind.NEW_QUESTION), **{"line 0": "Why does it jerk?"})
    _start_again(person)
    _press(person, "Not now")
    drafts = _diary(person).typed
    draft = TypedDraft(drafts.new_id(), TypedPlace(TypedKind.OWN_NUMBERS), Typed({"line 0": "1"}, ("line 0",)))
    drafts.keep(draft)
    drafts.drop(draft.id)
    assert _notice(person) == ""
    _start_again(person)
    assert "a new question" in _notice(person)


def test_what_was_left_over_in_one_diary_is_not_said_in_another(person: Person, tmp_path: Path) -> None:
    _leave_over(person, TypedPlace(TypedKind.NEW_QUESTION), **{"line 0": "Why does it jerk?"})
    _start_again(person)
    assert _notice(person)
    assert person.program.open(tmp_path / "other.myotrack", create=True)
    person.settle()
    assert _notice(person) == ""
    assert person.program.open(tmp_path / "mine.myotrack")
    person.settle()
    assert "a new question" in _notice(person)
