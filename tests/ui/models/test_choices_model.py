"""ChoicesModel: the rows of a long list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from myotrack.ui.models.choices_model import ChoicesModel
from myotrack.ui.widgets.choice_row import Choice


def test_it_keeps_qt_s_rules_and_finds_values() -> None:
    model = ChoicesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.set_rows([Choice("a", "Alpha", "first"), Choice("b", "Beta")])

    assert model.place_of("b") == 1
    assert model.place_of("c") is None
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Alpha, first"
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Beta"
    assert tester.model() is model
