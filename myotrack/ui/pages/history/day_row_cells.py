"""Draws the cells of the table of days: at most two lines of words, then "…"."""

from __future__ import annotations

from PySide6.QtGui import QFont

from myotrack.ui.widgets.table_cells import TableCells
from myotrack.ui.widgets.wrapped_text import line_height, wrapped_height

LINES = 2


class DayRowCells(TableCells):
    """Rows don't grow with their words: the day itself shows all of them."""

    def fitted(self, words: str, font: QFont, width: int) -> str:
        """As much of the words as stands on two lines."""
        room = LINES * line_height(font) + 1
        if wrapped_height(words, font, width) <= room:
            return words
        fits, too_long = 0, len(words)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if wrapped_height(words[:middle] + "…", font, width) <= room:
                fits = middle
            else:
                too_long = middle
        return words[:fits].rstrip() + "…"
