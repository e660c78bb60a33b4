"""TextField and NoteField: a limit that never blocks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QElapsedTimer, QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.text_field import NoteField, TextField


def paste(field: NoteField, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    field.box.insertFromMimeData(data)


def test_a_line_keeps_what_fits_and_says_so(qtbot: QtBot) -> None:
    field = TextField("Name", max_length=10)
    qtbot.addWidget(field)
    QTest.keyClicks(field.box, "Clonazepam")
    assert field.shown_problem() == ""

    QTest.keyClicks(field.box, "!")

    assert field.value() == "Clonazepam"
    assert field.shown_problem() == "Only the first 10 characters fit; the rest was left out."


def test_only_a_person_s_typing_is_said(qtbot: QtBot) -> None:
    line, note = TextField("Name"), NoteField("Note")
    for field in (line, note):
        qtbot.addWidget(field)
        with qtbot.assertNotEmitted(field.edited):
            field.set_value("Baclofen")
        with qtbot.waitSignal(field.edited, timeout=0):
            QTest.keyClicks(field.box, "s")
        assert "s" in field.value()


def test_blanks_around_the_words_are_left_out(qtbot: QtBot) -> None:
    field = NoteField("Note")
    qtbot.addWidget(field)
    field.set_value("  two lines\nof words \n\n")

    assert field.value() == "two lines\nof words"


def test_tab_leaves_a_note(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    note, line = NoteField("Note"), TextField("Name")
    column.addWidget(note)
    column.addWidget(line)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    note.box.setFocus()

    QTest.keyClick(note.box, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is line.box
    assert note.value() == ""


def test_a_pasted_text_keeps_what_fits_and_says_so(qtbot: QtBot) -> None:
    field = NoteField("Note", max_length=20)
    qtbot.addWidget(field)
    field.set_value("0123456789")
    field.box.moveCursor(QTextCursor.MoveOperation.End)

    paste(field, "abcdefghijklmnop")

    assert field.value() == "0123456789abcdefghij"
    assert "Only the first 20 characters" in field.shown_problem()


def test_pasting_over_a_selection_may_use_its_room(qtbot: QtBot) -> None:
    field = NoteField("Note", max_length=20)
    qtbot.addWidget(field)
    field.set_value("0123456789")
    field.box.selectAll()

    paste(field, "abcdefghijklmnopqrst")

    assert field.value() == "abcdefghijklmnopqrst"
    assert field.shown_problem() == ""


def test_typing_past_the_limit_is_cut_and_said(qtbot: QtBot) -> None:
    field = NoteField("Note", max_length=5)
    qtbot.addWidget(field)

    QTest.keyClicks(field.box, "1234567")

    assert field.value() == "12345"
    assert field.shown_problem() != ""


def test_a_paste_of_ten_megabytes_does_not_freeze_the_window(qtbot: QtBot) -> None:
    field = NoteField("Note")
    qtbot.addWidget(field)
    field.show()
    clock = QElapsedTimer()
    clock.start()

    paste(field, "twitch\n" * 1_500_000)

    # Seconds without the cut; the bar is 100 ms on a quiet machine.
    assert clock.elapsed() < 1000
    assert len(field.value()) <= 20_000


def test_an_emoji_counts_as_one_and_is_never_cut_in_half(qtbot: QtBot) -> None:
    line, note = TextField("Name", max_length=5), NoteField("Note", max_length=5)
    for field in (line, note):
        qtbot.addWidget(field)
        field.set_value("🙂🙂🙂🙂")
        assert field.value() == "🙂🙂🙂🙂"

    line.box.insert("a🙂🙂")
    line.box.textEdited.emit(line.box.text())
    paste(note, "a🙂🙂")
    note.box.insertPlainText("b")

    assert len(line.value()) == 5
    assert len(note.value()) == 5
    for text in (line.value(), note.value()):
        text.encode("utf-8")


@pytest.mark.parametrize("text", ["<b>bold</b>", "<img src='file:///etc/passwd'>", "שלום 🙂 e\u0301", "& && &lt;"])
def test_a_person_s_words_stay_as_they_are(qtbot: QtBot, text: str) -> None:
    line, note = TextField("Name"), NoteField("Note")
    for field in (line, note):
        qtbot.addWidget(field)
        field.set_value(text)
        assert field.value() == text


def test_what_nobody_sees_is_left_out_of_what_is_pasted(qtbot: QtBot) -> None:
    line, note = TextField("Name"), NoteField("Note")
    for field in (line, note):
        qtbot.addWidget(field)
    paste(note, "page one\x0cpage\x00 two\x1b[0m\n")
    QApplication.clipboard().setText("Baclofen\x07\t10\x0bmg")
    line.box.paste()

    assert note.value() == "page one\npage two[0m"
    assert line.value() == "Baclofen 10 mg"
    assert line.shown_problem() == ""
