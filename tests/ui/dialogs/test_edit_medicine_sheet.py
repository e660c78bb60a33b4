"""A medicine's name, kind and note are put right; one that was entered by mistake goes by holding."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from myotrack.domain.medicines import Medicine, MedicineKind
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.dialogs.edit_medicine_sheet import EditMedicineSheet
from myotrack.ui.host import Host
from tests.ui.dialogs.conftest import fill, hold, press, read
from tests.ui.pages.hosts import Heard, unnamed_controls


@pytest.fixture
def sheet(host: Host, window: QWidget, baclofen: Medicine) -> EditMedicineSheet:
    """The sheet of baclofen."""
    opened = EditMedicineSheet(host, baclofen, parent=window)
    opened.open()
    QApplication.processEvents()
    return opened


def test_name_kind_and_note_are_changed_together(diary: OpenDiary, sheet: EditMedicineSheet, heard: Heard) -> None:
    assert "From the list: baclofen" in read(sheet)
    fill(sheet, "Name", "Lioresal 10")
    press(sheet, "Supplement")
    fill(sheet, "Note", "<i>from</i> the pharmacy")
    press(sheet, "Save")
    (medicine,) = diary.medicines.all()
    assert (medicine.name, medicine.kind, medicine.note, medicine.catalogue_key) == (
        "Lioresal 10",
        MedicineKind.SUPPLEMENT,
        "<i>from</i> the pharmacy",
        None,
    )
    diary.recorder.undo()
    assert diary.medicines.all()[0].name == "baclofen"


def test_a_slip_in_the_name_is_put_right_and_finds_its_substance(diary: OpenDiary, host: Host, window: QWidget) -> None:
    wrong = diary.medicines.add("bacofen")
    opened = EditMedicineSheet(host, wrong, parent=window)
    opened.open()
    fill(opened, "Name", "baclofen")
    press(opened, "Save")
    assert diary.medicines.all()[0].catalogue_key == "baclofen"


def test_an_empty_name_is_refused(diary: OpenDiary, sheet: EditMedicineSheet) -> None:
    fill(sheet, "Name", "   ")
    press(sheet, "Save")
    assert "The medicine's name is missing." in read(sheet)
    assert diary.medicines.all()[0].name == "baclofen"


def test_removing_says_what_goes_with_it_and_is_undone_whole(
    qtbot: QtBot, diary: OpenDiary, sheet: EditMedicineSheet, heard: Heard
) -> None:
    assert "its doses and its plan go with it" in read(sheet)
    hold(qtbot, sheet)
    assert diary.medicines.all() == ()
    assert heard.saved == ["Removed: \u2068baclofen\u2069"]
    diary.recorder.undo()
    assert len(diary.insights.medicines().dose_changes) == 1


def test_every_control_is_named(sheet: EditMedicineSheet) -> None:
    assert unnamed_controls(sheet) == []
