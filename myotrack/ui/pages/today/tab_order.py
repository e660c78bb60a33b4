"""Tab goes through the page as it is read, also through what was put into it later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget, *parts: QWidget) -> None:
    """Let Tab go from `before` through the parts, each with everything in it, and then on to what came before."""
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, widget)
                before = widget
