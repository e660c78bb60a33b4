"""How large the window is, and how its parts stand: the sidebar, and beside it what is above, on and below the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

SIZE = (1366, 768)
_FRAME_PX = 48  # that a title bar may take


def show_with_room(window: QWidget) -> None:
    """Show the window; where the screen has no room for it, as large as the screen, so that nothing is cut off."""
    room = window.screen().availableSize()
    if room.width() < SIZE[0] or room.height() < SIZE[1] + _FRAME_PX:
        window.showMaximized()
    else:
        window.show()


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
