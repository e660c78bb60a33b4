"""Every test of the window begins with the light theme at 100 %."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from myotrack.ui.theme import apply, load_theme, look_of


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> None:
    """Put the light look on, if another test left something else."""
    if qapp.style().name().lower() != "fusion" or look_of().theme.name != "light" or look_of().text_percent != 100:
        apply(qapp, load_theme("light"))
