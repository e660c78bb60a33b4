"""Wherever a person can type, what is typed is on disk two seconds later: in the diary, or kept for a crash."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import myotrack.ui
from myotrack import paths
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import WarningSign
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.services.typed_drafts import drafts_folder
from myotrack.ui.crash_dialog import CrashDialog
from myotrack.ui.dialogs.add_medicine_sheet import AddMedicineSheet
from myotrack.ui.dialogs.dose_change_sheet import DoseChangeSheet
from myotrack.ui.dialogs.dose_event_sheet import DoseEventSheet
from myotrack.ui.dialogs.edit_medicine_sheet import EditMedicineSheet
from myotrack.ui.dialogs.export_sheet import ExportFormat, ExportSheet
from myotrack.ui.dialogs.health_sheet import HealthSheet
from myotrack.ui.dialogs.plan_sheet import PlanSheet
from myotrack.ui.dialogs.question_sheet import QuestionSheet
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.dialogs.sign_sheet import SignSheet
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from myotrack.ui.first_run import FirstRun
from myotrack.ui.host import Host
from myotrack.ui.keeping.copy_sheet import CopyKind, CopySheet
from myotrack.ui.page_list import page_entries
from myotrack.ui.pages.count import CountPage
from myotrack.ui.pages.today.day_sheet import DaySheet
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.dose_sheet import DoseSheet
from myotrack.ui.pages.today.view import day_view
from myotrack.ui.widgets.data_table import DataTable
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.sheet import Sheet
from tests.journeys.person import Person
from tests.ui.pages.hosts import Heard, a_host

WITHIN_MS = 2000
MOST_FIELDS = 40

NOT_KEPT = {
    ("history", "Go to the week of a day"): "a way to a week, like a search: nothing of it is meant for the diary",
    ("settings", "Country: search"): "a search",
    ("help", "Pages: search"): "a search",
    ("FirstRun", "Country: search"): "a search",
    (
        "FirstRun",
        "Another emergency number (only if the one shown is wrong)",
    ): "there is no diary yet to keep it beside; "
    "the first steps come again, and the red card says 112 or 911 meanwhile",
    ("DaySheet", "Day"): "a way to a day, like a search",
    ("ExportSheet", "Where"): "a folder that the program proposed; no word of a diary",
    ("CopySheet", "The copy"): "a file that the program proposed; no word of a diary",
}
"""Fields of which nothing is kept, and why."""

PARTS = {
    "history": ("Month", "Table", "Type in a paper week"),
    "warning_signs": ("What stands now", "What was ticked", "Withdrawal", "Rules and sources", "Tick a sign"),
    "settings": ("Hands that jerk", "How it looks", "Writing", "Emergency numbers", "Backups", "Your diary"),
    "today": ("Number…",),
}
"""What is pressed on a page to see all of it, beside what unfolds."""

_BOXES = (
    "Field(",
    "LineBox(",
    "QLineEdit(",
    "QPlainTextEdit(",
    "QTextEdit(",
    "QSpinBox(",
    "QComboBox(",
    "Grid(",
    "List(",
)

_numbers = count(1)


@pytest.fixture
def diary(person: Person) -> OpenDiary:
    """The diary of the person, with one of everything that has a sheet."""
    opened = person.program.diary
    assert opened is not None
    opened.medicines.add("baclofen", since=date(2026, 2, 1), dose=Dose(daily_dose=Decimal(60)))
    opened.appointments.save(date(2026, 3, 20), clinician="Dr. Who")
    opened.appointments.ask("Why?")
    opened.guidance.save_sign(opened.guidance.make_report(WarningSign.TEMPERATURE))
    session = opened.counting.start(None, 60)
    opened.counting.finish(session.id, 7, 60, ())
    person.settle()
    return opened


def test_every_field_of_every_page_is_kept_or_saved(person: Person, diary: OpenDiary, qtbot: QtBot, path: Path) -> None:
    everywhere: set[tuple[str, str]] = set()
    for entry in page_entries():
        person.go(entry.name)
        page = person.program.window.shown_widget()
        assert page is not None
        seen: set[QWidget] = set()
        for part in ("", *PARTS.get(entry.key, ())):
            if part:
                person.press(part, within=page)
            _unfold(person, page)
            _is_on_disk(qtbot, path, _type_everywhere(page, entry.key, seen))
        unseen = [_name(field) for field in _fields(page) if field.isEnabled() and field not in seen]
        unforeseen = [name for name in unseen if (entry.key, name) not in NOT_KEPT]
        assert unforeseen == [], f"nobody saw these fields of {entry.key}"
        everywhere |= {(entry.key, _name(field)) for field in seen}
    assert {place for place, _name in everywhere} == {"today", "count", "history", "appointment", "settings"}


def _sheets(host: Host, diary: OpenDiary, room: QWidget) -> Iterator[Sheet]:
    """One of each sheet that has fields."""
    medicine: Medicine = diary.insights.medicines().medicines[-1]
    today = diary.diary.today()
    yield AddMedicineSheet(host, parent=room)
    yield DoseChangeSheet(host, medicine, (), parent=room)
    yield DoseChangeSheet(host, medicine, (), stops=True, parent=room)
    for kind in DoseEventKind:
        yield DoseEventSheet(host, medicine, kind, parent=room)
    yield EditMedicineSheet(host, medicine, parent=room)
    for fact in HealthFactKind:
        yield HealthSheet(host, fact, parent=room)
    yield PlanSheet(host, medicine, (), (), parent=room)
    yield QuestionSheet(host, diary.appointments.questions()[-1], parent=room)
    yield SignSheet(host, diary.guidance.signs()[-1], measured=True, parent=room)
    yield VisitSheet(host, parent=room)
    yield VisitSheet(host, diary.appointments.all()[-1], parent=room)
    view = day_view(diary, today, today)
    yield DoseSheet(host, DayWriter(host, today), view, DoseEventKind.EXTRA, lambda: diary.recorder.now().time(), room)
    yield DaySheet(today, today, room)
    yield ExportSheet(host, ExportFormat.JSON, room)
    yield CopySheet(CopyKind.MOVE, Path("a.myotrack"), Path("b.myotrack"), parent=room)


def test_every_field_of_every_sheet_is_kept_until_it_is_cancelled(
    person: Person, diary: OpenDiary, qtbot: QtBot, path: Path
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    host = a_host(diary, Heard())
    seen = set()
    for sheet in _sheets(host, diary, room):
        seen.add(type(sheet))
        sheet.open()
        _unfold(person, sheet)
        found = _type_everywhere(sheet, type(sheet).__name__, set())
        assert found or _exceptions(type(sheet).__name__), f"nothing can be typed in {type(sheet).__name__}"
        _is_on_disk(qtbot, path, found)
        sheet.reject()
        assert not drafts_folder(path).exists(), "it was cancelled on purpose"
    assert _fields(CrashDialog("nothing", room)) == [], "it is only read"
    missing = {sheet.__name__ for sheet in _all_sheets() - seen - {CrashDialog} if _has_boxes(sheet)}
    assert missing == set(), "these sheets were never opened here"


def test_what_is_typed_before_there_is_a_diary_is_a_known_exception(person: Person, qtbot: QtBot) -> None:
    first = FirstRun(PreferencesFile(paths.preferences_file()))
    qtbot.addWidget(first)
    names = {_name(field) for field in _fields(first)}
    assert names == {name for place, name in NOT_KEPT if place == "FirstRun"}
    assert _fields(person.program.window.emergencies.card) == []


def _exceptions(place: str) -> set[str]:
    return {name for where, name in NOT_KEPT if where == place}


def _all_sheets() -> set[type[Sheet]]:
    """Every kind of sheet of the program."""
    for module in walk_packages(myotrack.ui.__path__, "myotrack.ui."):
        import_module(module.name)
    found: set[type[Sheet]] = set()
    left = [Sheet]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if kind.__module__.startswith("myotrack.") and kind not in (Sheet, SavingSheet):
            found.add(kind)
    return found


def _has_boxes(sheet: type[Sheet]) -> bool:
    source = inspect.getsource(sys.modules[sheet.__module__])
    return any(box in source for box in _BOXES)


def _unfold(person: Person, place: QWidget) -> None:
    """Unfold everything, and open what can be corrected."""
    for part in place.findChildren(Disclosure):
        if not part.is_open() and part.button.isVisible():
            part.button.click()
    if isinstance(place, CountPage):
        place.findChildren(DataTable)[0].row_chosen.emit(0)
    person.settle()


def _fields(place: QWidget) -> list[QWidget]:
    """Everything in which a person can type."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
    found = [each for each in place.findChildren(QWidget) if isinstance(each, kinds)]
    return [
        each for each in found if not (isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit) and each.isReadOnly())
    ]


def _name(field: QWidget) -> str:
    return field.accessibleName()


def _type_everywhere(place: QWidget, key: str, seen: set[QWidget]) -> dict[str, str]:
    """Type something of its own into every field that is in sight for the first time; return its name by that."""
    typed: dict[str, str] = {}
    number = 0
    while number < len(fields := _fields(place)):  # the plan grows while it is filled
        field = fields[number]
        number += 1
        if field in seen or not field.isVisible() or not field.isEnabled() or (key, _name(field)) in NOT_KEPT:
            continue
        if number > MOST_FIELDS:  # each row of a plan brings another one
            break
        seen.add(field)
        assert isinstance(field, QLineEdit | QPlainTextEdit), f"{_name(field)} is of a kind that nobody keeps"
        field.setFocus()
        field.selectAll()
        text = f"q{next(_numbers)}z"
        QTest.keyClicks(field, text)
        typed[text] = _name(field)
    return typed


def _is_on_disk(qtbot: QtBot, diary: Path, typed: dict[str, str]) -> None:
    """Wait until all of it is on disk, but no longer than a crash may cost."""

    def missing() -> list[str]:
        QApplication.processEvents()
        files = [file for file in diary.parent.rglob("*") if file.is_file()]
        stored = b"\n".join(file.read_bytes() for file in files)
        return [name for text, name in typed.items() if text.encode() not in stored]

    def nothing_is_missing() -> None:
        assert missing() == []

    qtbot.waitUntil(nothing_is_missing, timeout=WITHIN_MS)


@pytest.fixture
def path(person: Person) -> Path:
    """The file of the diary."""
    assert person.program.diary is not None
    found = person.program.diary.store.path
    assert found is not None
    return found
