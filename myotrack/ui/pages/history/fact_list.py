"""FactList: names with their values beside them, in two columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from myotrack.ui.theme import GAP
from myotrack.ui.widgets.label import Label


class FactList(QWidget):
    """Shows lines; a value may be long and have line breaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._rows: list[tuple[Label, Label]] = []

    def set_lines(self, lines: Mapping[str, str]) -> None:
        """Show these lines, in order."""
        while len(self._rows) < len(lines):
            pair = (Label("", colour="ink_soft"), Label(""))
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
            self._rows.append(pair)
        texts = list(lines.items())
        for number, (name, value) in enumerate(self._rows):
            shown = number < len(texts)
            name.setVisible(shown)
            value.setVisible(shown)
            name.setText(texts[number][0] if shown else "")
            value.setText(texts[number][1] if shown else "")
