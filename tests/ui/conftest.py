"""Every test of the window begins with the light theme at 100 % and without the widgets of the test before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from myotrack.ui.theme import apply, load_theme, look_of


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> Iterator[None]:
    """Put the light look on, if another test left something else; afterwards delete what was closed."""
    # What deleteLater was called on lives until an event loop runs; each new look would be put on all of it.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not qapp.styleSheet() or look_of().theme.name != "light" or look_of().text_percent != 100:
        apply(qapp, load_theme("light"))
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
