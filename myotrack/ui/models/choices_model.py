"""ChoicesModel: the rows of a long list to pick from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from myotrack.ui.widgets.choice_row import Choice

_NOWHERE = QModelIndex()


class ChoicesModel(QAbstractListModel):
    """One door: set_rows."""

    HINT_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    def set_rows(self, choices: Sequence[Choice]) -> None:
        """Show these choices."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def choice(self, row: int) -> Choice:
        """The choice in a row."""
        return self._choices[row]

    def place_of(self, value: object) -> int | None:
        """The row of a value, or None."""
        return next((row for row, choice in enumerate(self._choices) if choice.value == value), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role == self.HINT_ROLE:
            return choice.hint
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.title}, {choice.hint}" if choice.hint else choice.title
        return None
