"""Label: plain text of one step of the type scale that wraps, follows the look and never cuts anything off."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from myotrack.ui.theme import TextRole, look_of
from myotrack.ui.widgets.wrapped_text import draw_wrapped, line_height, natural_width, widest_word, wrapped_height

_LONGEST_LINE_EM = 44  # about 80 characters: longer lines are hard to read
_LONGEST_WORD_EM = 10  # a longer word may be broken


class Label(QLabel):
    """Shows plain text; `colour` is the name of a colour of the theme, "ink" or "ink_soft" mostly."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        *,
        colour: str = "ink",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._colour = colour
        self._align = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        # Not Minimum: layouts would then keep the height of the size hint, which is for another width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_colour(self, colour: str) -> None:
        """Draw it in another colour of the theme."""
        self._colour = colour
        self.update()

    def set_role(self, role: TextRole) -> None:
        """Draw it in another step of the type scale."""
        self._role = role
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the wrapped text."""
        return wrapped_height(self.text(), look_of(self).face(self._role), width)

    def sizeHint(self) -> QSize:
        """As wide as the text, up to a comfortable line."""
        font = look_of(self).face(self._role)
        width = min(natural_width(self.text(), font), font.px * _LONGEST_LINE_EM)
        return QSize(width, wrapped_height(self.text(), font, width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest word."""
        font = look_of(self).face(self._role)
        width = min(widest_word(self.text(), font), font.px * _LONGEST_WORD_EM)
        # One line: layouts ask heightForWidth for the rest, once they know the width.
        return QSize(width, ceil(line_height(font)) if self.text() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        look = look_of(self)
        colour = self._colour if self.isEnabled() else "disabled"
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_wrapped(painter, self.text(), look.face(self._role), getattr(look.theme, colour), rect, self._align)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
