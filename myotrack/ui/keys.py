"""Keys that are the same on every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

EMERGENCY_KEY = "F8"
"""Opens the emergency card from everywhere; it never changes."""

UNDO_KEY = "Ctrl+Z"
REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")
"""Both, on every system: Qt's own choice differs between desktops."""

HELP_KEY = "F1"
OPEN_KEY = "Ctrl+O"
QUIT_KEY = "Ctrl+Q"


def add_shortcuts(window: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
    """Let each of these keys call its slot, wherever in the window the focus is."""
    for key, slot in slots.items():
        QShortcut(QKeySequence(key), window).activated.connect(slot)
