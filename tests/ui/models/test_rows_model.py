"""RowsModel: the one door of a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from myotrack.ui.models.rows_model import Column, RowsModel

COLUMNS = [Column("day", "day"), Column("count", "twitches", "right")]


def test_it_keeps_qt_s_rules_while_rows_come_and_go() -> None:
    model = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.set_rows([("1 March", "9"), ("2 March", "61")])
    model.set_rows([])
    model.set_rows([("3 March", "0")])

    assert model.rowCount() == 1
    assert tester.model() is model


def test_words_titles_and_alignment() -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([("1 March", "9")])

    assert model.index(0, 1).data() == "9"
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert model.headerData(1, Qt.Orientation.Horizontal) == "twitches"


def test_a_screen_reader_hears_the_column_with_the_number() -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([("1 March", "9")])

    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "twitches: 9"


@pytest.mark.parametrize("row", [("1 March",), ("1 March", "9", "x")])
def test_a_row_that_does_not_fit_the_columns_is_refused_and_nothing_changes(row: tuple[str, ...]) -> None:
    model = RowsModel(COLUMNS)
    model.set_rows([("1 March", "9")])

    with pytest.raises(ValueError, match="row 1 has"):
        model.set_rows([("2 March", "3"), row])

    assert model.index(0, 0).data() == "1 March"
