"""BigButton: the button of this program, two lines, large, drawn by itself so that nothing is ever cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from myotrack.ui.icons import paint_icon
from myotrack.ui.theme import Look, TextRole, Theme, look_of
from myotrack.ui.widgets.wrapped_text import draw_wrapped, line_height, natural_width, widest_word, wrapped_height

Kind = Literal["secondary", "primary", "danger", "quiet", "emergency"]

RADIUS = 12.0
FOCUS_PX = 3
_FOCUS_GAP = 2
_PADDING_X, _PADDING_Y = 16, 9
_CHECK_MARK = ((0.29, 0.52), (0.44, 0.67), (0.72, 0.36))  # corners, in sizes of the badge
_LONGEST_WORD_EM = 9  # a longer word may be broken
_LONGEST_TITLE_EM = 24  # a longer title wraps


@dataclass(frozen=True)
class ButtonPaint:
    """The colours of one state of a button; "" is nothing."""

    fill: str
    line: str
    line_px: float
    text: str
    hint: str


class BigButton(QPushButton):
    """A title and a small hint under it; `icon` names a file of resources/icons, shown before the title.

    `spoken` is what a screen reader says in place of the title: a button with an icon alone needs it.
    """

    def __init__(
        self,
        title: str,
        hint: str = "",
        *,
        kind: Kind = "secondary",
        icon: str = "",
        checkable: bool = False,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._hint = hint
        self._kind: Kind = kind
        self._icon_name = icon
        self._spoken = spoken
        self._align = Qt.AlignmentFlag.AlignHCenter
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Not Minimum: layouts would then keep the height of the size hint, which is for another width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()

    @property
    def title(self) -> str:
        """The first line, as it was given."""
        return self._title

    @property
    def hint(self) -> str:
        """The small second line."""
        return self._hint

    def set_title(self, title: str) -> None:
        """Show another first line."""
        if title != self._title:
            self._title = title
            self._say()

    def set_hint(self, hint: str) -> None:
        """Show another second line."""
        if hint != self._hint:
            self._hint = hint
            self._say()

    def set_spoken(self, spoken: str) -> None:
        """Have a screen reader say this in place of the title, also after the words change; "" for the title."""
        self._spoken = spoken
        self._say()

    def set_kind(self, kind: Kind) -> None:
        """Show it as another kind of button."""
        self._kind = kind
        self._measure_again()

    def set_icon(self, icon: str) -> None:
        """Show another icon; "" for none."""
        self._icon_name = icon
        self._measure_again()

    def set_left_aligned(self, left: bool) -> None:
        """Start the words at the left edge (lists, side bar) and not in the middle."""
        self._align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        self._measure_again()

    def title_role(self) -> TextRole:
        """The step of the type scale of its first line."""
        return TextRole.STRONG if self._kind == "emergency" else TextRole.BUTTON

    def least_height(self, look: Look) -> int:
        """Its smallest height in pixels."""
        return look.target(60 if self._kind in ("primary", "emergency") else 56)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all words, and never smaller than a target."""
        look = look_of(self)
        return max(self.least_height(look), self._text_height(look, self._text_width(look, width)) + 2 * _PADDING_Y)

    def sizeHint(self) -> QSize:
        """The title in one line if it is not long."""
        look = look_of(self)
        font = look.face(self.title_role())
        title = min(natural_width(self._title, font), font.px * _LONGEST_TITLE_EM)
        hint = min(natural_width(self._hint, look.face(TextRole.SMALL)), font.px * _LONGEST_TITLE_EM)
        words = max(title + self._icon_room(look), hint + self._hint_indent(look), look.target(40))
        width = words + 2 * self.side_padding(look)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest word."""
        look = look_of(self)
        font = look.face(self.title_role())
        word = max(
            widest_word(self._title, font) + self._icon_room(look),
            widest_word(self._hint, look.face(TextRole.SMALL)) + self._hint_indent(look),
        )
        width = min(word, font.px * _LONGEST_WORD_EM) + 2 * self.side_padding(look)
        return QSize(max(width, look.target(56)), self.least_height(look))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw body, words, check mark and focus ring."""
        look = look_of(self)
        paint = self.colours(look.theme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_body(painter, look, paint.fill, paint.line, paint.line_px)
        self._paint_words(painter, look, paint)
        if self.isChecked():
            self.paint_check(painter, look)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), look.theme)

    def paint_body(self, painter: QPainter, look: Look, fill: str, line: str, line_px: float) -> None:
        """Draw the rounded body; subclasses draw more on it before the words come."""
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(line), line_px) if line else Qt.PenStyle.NoPen)
        half = line_px / 2 if line else 0.0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; a key held down presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._measure_again()

    def _say(self) -> None:
        # Qt reads "&" in a button's text as a shortcut; the text itself is only for screen readers and tests.
        self.setText(self._title.replace("&", "&&"))
        self.setAccessibleName(self._spoken or self._title)
        self.setAccessibleDescription(self._hint)
        self._measure_again()

    def _measure_again(self) -> None:
        self.updateGeometry()
        self.update()

    def _badge(self, look: Look) -> int:
        return look.icon_px(18)

    def side_padding(self, look: Look) -> int:
        """Room left and right of the words in pixels."""
        # A checkable button keeps room for its check mark, so that nothing moves when it is chosen.
        return max(_PADDING_X, self._badge(look) + 10) if self.isCheckable() else _PADDING_X

    def _icon_room(self, look: Look) -> int:
        if not self._icon_name:
            return 0
        return look.icon_px() + (10 if self._title else 0)

    def _text_width(self, look: Look, width: int) -> int:
        return max(1, width - 2 * self.side_padding(look))

    def _text_height(self, look: Look, width: int) -> int:
        title = wrapped_height(self._title, look.face(self.title_role()), max(1, width - self._icon_room(look)))
        return title + wrapped_height(self._hint, look.face(TextRole.SMALL), max(1, width - self._hint_indent(look)))

    def _hint_indent(self, look: Look) -> int:
        # Words at the left edge start below each other, right of the icon.
        return self._icon_room(look) if self._align == Qt.AlignmentFlag.AlignLeft else 0

    def _paint_words(self, painter: QPainter, look: Look, paint: ButtonPaint) -> None:
        title_font, hint_font = look.face(self.title_role()), look.face(TextRole.SMALL)
        side, width = self.side_padding(look), self._text_width(look, self.width())
        icon_room = self._icon_room(look)
        title_width = max(1, width - icon_room)
        title_height = wrapped_height(self._title, title_font, title_width)
        y = (self.height() - self._text_height(look, width)) / 2
        x = float(side)
        if icon_room:
            shown = min(natural_width(self._title, title_font), title_width) if self._title else 0
            if self._align == Qt.AlignmentFlag.AlignHCenter:
                x += (width - icon_room - shown) / 2
                title_width = shown
            px = look.icon_px()
            top = self.height() / 2 if not self._title else y + line_height(title_font) / 2
            paint_icon(painter, self._icon_name, QRectF(x, top - px / 2, px, px), paint.text)
            x += icon_room
        draw_wrapped(painter, self._title, title_font, paint.text, QRectF(x, y, title_width, 1), self._align)
        indent = self._hint_indent(look)
        rect = QRectF(side + indent, y + title_height, max(1, width - indent), 1)
        draw_wrapped(painter, self._hint, hint_font, paint.hint, rect, self._align)

    def paint_check(self, painter: QPainter, look: Look) -> None:
        """Draw the sign of being on: a check mark in the corner."""
        px = self._badge(look)
        circle = QRectF(self.width() - px - 5, 5, px, px)
        filled = self._kind == "primary"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.on_accent if filled else look.theme.accent))
        painter.drawEllipse(circle)
        colour = look.theme.accent if filled else look.theme.on_accent
        pen = QPen(QColor(colour), px * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([circle.topLeft() + QPointF(x * px, y * px) for x, y in _CHECK_MARK])

    def colours(self, theme: Theme) -> ButtonPaint:
        """The colours of its kind and state."""
        if not self.isEnabled():
            return ButtonPaint(theme.ground, theme.border, 1.0, theme.disabled, theme.disabled)
        if self._kind == "primary":
            fill = theme.accent_pressed if self.isDown() else theme.accent
            return ButtonPaint(fill, "", 0.0, theme.on_accent, theme.on_accent)
        if self.isChecked():
            return ButtonPaint(theme.accent_soft, theme.accent, 2.0, theme.ink, theme.ink_soft)
        fill = theme.surface_pressed if self.isDown() else theme.surface
        if self._kind == "danger":
            return ButtonPaint(fill, theme.ink, 2.0, theme.ink, theme.ink_soft)
        if self._kind == "emergency":
            return ButtonPaint(fill, theme.emergency, 2.0, theme.emergency, theme.emergency)
        if self._kind == "quiet":
            return ButtonPaint(fill if self.isDown() else "", "", 0.0, theme.accent_ink, theme.ink_soft)
        return ButtonPaint(fill, theme.border_strong, 1.0, theme.ink, theme.ink_soft)


def paint_focus_ring(painter: QPainter, rect: QRectF, theme: Theme, radius: float = RADIUS) -> None:
    """Draw the 3-px ring inside the edge of `rect`, with a line of surface inside it so that it stands off any fill."""
    half = FOCUS_PX / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = FOCUS_PX + _FOCUS_GAP / 2
    painter.setPen(QPen(QColor(theme.surface), _FOCUS_GAP))
    painter.drawRoundedRect(rect.adjusted(inner, inner, -inner, -inner), radius - inner, radius - inner)
    painter.setPen(QPen(QColor(theme.focus), FOCUS_PX))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
