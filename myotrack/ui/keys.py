"""Keys that are the same on every page."""

from __future__ import annotations

EMERGENCY_KEY = "F8"
"""Opens the emergency card from everywhere; it never changes."""

UNDO_KEY = "Ctrl+Z"
REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")
"""Both, on every system: Qt's own choice differs between desktops."""

HELP_KEY = "F1"
OPEN_KEY = "Ctrl+O"
QUIT_KEY = "Ctrl+Q"
