"""Puts the page's side margins around what stands above or below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

_SIDE_PX = 32


def framed(widget: QWidget, *, top: int = 0, bottom: int = 0) -> QWidget:
    """Return the widget with the page's side margins."""
    frame = QWidget()
    box = QVBoxLayout(frame)
    box.setContentsMargins(_SIDE_PX, top, _SIDE_PX, bottom)
    box.addWidget(widget)
    return frame
