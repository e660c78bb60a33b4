"""DataTable: rows of words, one of which can be chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.ui.models.rows_model import Column
from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.data_table import DataTable, share_width

COLUMNS = [Column("day", "day"), Column("count", "twitches", "right"), Column("note", "note")]
ROWS = [("1 March", "9", "–"), ("2 March", "61", "two long ones of the left arm"), ("3 March", "0", "–")]


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    made = DataTable(COLUMNS, "Days")
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.resize(700, made.sizeHint().height())
    made.show()
    return made


def chosen(table: DataTable) -> list[int]:
    said: list[int] = []
    table.row_chosen.connect(said.append)
    return said


def test_one_click_chooses_a_row(table: DataTable) -> None:
    said = chosen(table)

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, table.rowViewportPosition(1) + 10))

    assert said == [1]


def test_arrow_keys_move_and_enter_chooses(table: DataTable) -> None:
    said = chosen(table)
    table.select_row(0)

    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert said == []
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert said == [1]


def test_it_is_as_high_as_its_rows_and_needs_no_bar_of_its_own(table: DataTable) -> None:
    assert table.verticalScrollBar().maximum() == 0
    assert all(table.rowHeight(row) >= 44 for row in range(3))

    table.set_rows(ROWS * 10)

    assert table.sizeHint().height() >= 30 * 44
    assert table.minimumSizeHint().height() == table.sizeHint().height()


def test_words_wrap_when_it_gets_narrow(table: DataTable) -> None:
    before = table.rowHeight(1)

    table.resize(300, 400)
    QApplication.processEvents()

    assert table.rowHeight(1) > before
    assert table.horizontalScrollBar().maximum() == 0


def test_the_head_is_low_again_after_it_was_narrow(table: DataTable) -> None:
    before = table.horizontalHeader().height()
    table.set_rows([("1 March", "9", "–")])
    table.resize(130, 400)
    QApplication.processEvents()
    narrow = table.horizontalHeader().height()

    table.resize(700, 400)

    assert narrow >= before
    assert table.horizontalHeader().height() == before
    assert table.viewport().y() <= before + 1


def test_rows_grow_with_the_text(qapp: QApplication, table: DataTable) -> None:
    before = table.rowHeight(0)

    apply(qapp, load_theme("light"), 200)
    QApplication.processEvents()

    assert table.rowHeight(0) > before


def test_an_empty_table_is_only_its_head(qtbot: QtBot) -> None:
    table = DataTable(COLUMNS, "Days")
    qtbot.addWidget(table)
    table.set_rows([])

    assert table.row_count() == 0
    assert table.sizeHint().height() < 60
    QTest.keyClick(table, Qt.Key.Key_Return)


def test_tab_leaves_the_table(table: DataTable) -> None:
    assert not table.tabKeyNavigation()


def test_a_chosen_row_differs_by_more_than_its_colour(table: DataTable) -> None:
    table.select_row(1)
    image = table.viewport().grab().toImage()
    theme = load_theme("light")

    bar = image.pixelColor(5, table.rowViewportPosition(1) + 20).name()

    assert bar == theme.accent.lower()
    assert table.text(1, 1) == "61"


@given(st.lists(st.tuples(st.integers(10, 300), st.integers(0, 200)), min_size=1, max_size=9), st.integers(0, 3000))
def test_the_width_is_shared_without_going_below_the_least(columns: list[tuple[int, int]], width: int) -> None:
    least = [low for low, _ in columns]
    wanted = [low + more for low, more in columns]

    shares = share_width(width, wanted, least)

    assert all(share >= low for share, low in zip(shares, least, strict=True))
    if width >= sum(least):
        assert width - len(columns) < sum(shares) < width + len(columns)
