"""How the parts of the window stand: the sidebar, and beside it what is above, on and below the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def beside_sidebar(sidebar: QWidget, above: QWidget, page: QWidget, foot: QWidget) -> QWidget:
    """Return all of it; the page takes the room that is left."""
    side = QVBoxLayout()
    side.setContentsMargins(0, 0, 0, 0)
    side.setSpacing(0)
    side.addWidget(above)
    side.addWidget(page, 1)
    side.addWidget(foot)
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(sidebar)
    row.addLayout(side, 1)
    return whole
