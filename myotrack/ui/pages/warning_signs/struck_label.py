"""StruckLabel: a label whose words can be struck through, for what was entered by mistake and stays on the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from myotrack.ui.theme import look_of
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.wrapped_text import draw_wrapped


class StruckLabel(Label):
    """The line through the words is never the only sign of it: whoever uses it says so in words as well."""

    _struck = False

    def set_struck(self, struck: bool) -> None:
        """Strike the words through, or not."""
        self._struck = struck
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        if not self._struck:
            super().paintEvent(event)
            return
        look = look_of(self)
        font = look.font(self._role)
        font.setStrikeOut(True)
        draw_wrapped(QPainter(self), self.text(), font, look.theme.ink_soft, QRectF(self.rect()), self._align)
