"""Parts: a page that is too long for one screen, shown one part at a time, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow


class Parts(QWidget):
    """A row of choices with room for the chosen part under it; `chosen` carries the key that a person chose."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: dict[str, QWidget] = {}
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._row = ChoiceRow("", choices)
        self._row.setAccessibleName(_("Parts of this page"))
        self._row.chosen.connect(self.chosen)
        self._column.addWidget(self._row)

    def part(self, key: str) -> QWidget | None:
        """The part of this key, None as long as it was never shown."""
        return self._parts.get(key)

    def current(self) -> QWidget | None:
        """The part that is shown."""
        return self._shown

    def show_part(self, key: str, part: QWidget) -> None:
        """Show this part as that of `key`, and no other; KeyError if there is no such choice."""
        self._row.button(key)
        if key not in self._parts:
            self._parts[key] = part
            self._column.addWidget(part)
        for other in self._parts.values():
            other.setVisible(other is part)
        self._shown = part
        had_focus = any(self._row.button(choice).hasFocus() for choice in self._row.choices)
        self._row.set_chosen(key)
        if had_focus:
            self._row.button(key).setFocus()
