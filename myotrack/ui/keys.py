"""Keys that are the same on every page."""

from __future__ import annotations

EMERGENCY_KEY = "F8"
"""Opens the emergency card from everywhere; it never changes."""

HELP_KEY = "F1"
OPEN_KEY = "Ctrl+O"
QUIT_KEY = "Ctrl+Q"
