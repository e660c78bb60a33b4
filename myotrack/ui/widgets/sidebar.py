"""Sidebar: the pages, and the Emergency signs button that is always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.keys import EMERGENCY_KEY
from myotrack.ui.theme import GAP, Look, TextRole, Theme, look_of, theme_of
from myotrack.ui.widgets.big_button import BigButton, ButtonPaint
from myotrack.ui.widgets.label import Label

_LEAST_WIDTH = 208
_SIDES = 24  # the margins at both sides


@dataclass(frozen=True)
class SidebarItem:
    """A page: `icon` names a file of resources/icons, `shortcut` is a key sequence like "Ctrl+1"."""

    key: str
    text: str
    icon: str
    shortcut: str = ""


class Sidebar(QWidget):
    """`chosen` carries the key of the page that a person chose."""

    chosen = Signal(str)
    emergency_clicked = Signal()

    def __init__(self, items: Sequence[SidebarItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 16, 12, 16)
        outer.setSpacing(GAP)
        name = QVBoxLayout()
        name.setSpacing(0)
        name.setContentsMargins(12, 0, 0, 0)
        name.addWidget(Label("MyoTrack", TextRole.HEADING))
        self._note = Label("", TextRole.SMALL, colour="urgent")
        self._note.hide()
        name.addWidget(self._note)
        outer.addLayout(name)
        self._buttons: dict[str, _PageButton] = {}
        inside = QWidget()
        inside.setProperty("scrollBody", True)
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for item in items:
            self._buttons[item.key] = button = _PageButton(item)
            button.clicked.connect(self._clicked)
            column.addWidget(button)
        column.addStretch(1)
        self._scroll = _SideScroll()
        self._scroll.setWidget(inside)
        outer.addWidget(self._scroll, 1)
        self.emergency = BigButton(_("Emergency signs"), _("key {key}").format(key=EMERGENCY_KEY), kind="emergency")
        self.emergency.clicked.connect(self.emergency_clicked)
        outer.addWidget(self.emergency)
        self._fit()

    def set_current(self, key: str) -> None:
        """Show this page as the open one, without a signal; an unknown key marks none."""
        for each, button in self._buttons.items():
            button.setChecked(each == key)
            if each == key:
                self._scroll.ensureWidgetVisible(button, 0, GAP)

    def set_note(self, text: str) -> None:
        """Say a word beside the name that must never be out of sight, such as that this is a sample."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def button(self, key: str) -> BigButton:
        """The button of a page; KeyError if there is none."""
        return self._buttons[key]

    def changeEvent(self, event: QEvent) -> None:
        """Fit the width to the words when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and the line at its right edge."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(theme.border))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window needs room for the scroll bar."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as the longest name if the window has room for that, else as the longest word."""
        buttons = self._buttons.values()
        natural = max((button.sizeHint().width() for button in buttons), default=0)
        least = max((button.minimumSizeHint().width() for button in buttons), default=0)
        inner = max(least, min(natural, self.window().width() // 4), _LEAST_WIDTH - _SIDES)
        tall = sum(button.heightForWidth(inner) for button in buttons) + GAP * (len(buttons) - 1)
        # Before it was ever laid out its height means nothing.
        scrolls = self.testAttribute(Qt.WidgetAttribute.WA_Resized) and tall > self._scroll.height()
        bar = self._scroll.verticalScrollBar().sizeHint().width() + 8 if scrolls else 0
        if self.width() != inner + _SIDES + bar:
            self.setFixedWidth(inner + _SIDES + bar)
        self._column.setContentsMargins(0, 0, 8 if bar else 0, 0)

    def _clicked(self) -> None:
        for key, button in self._buttons.items():
            if button is self.sender():
                # A click may have unchecked the page that is open already.
                button.setChecked(True)
                self.chosen.emit(key)


class _PageButton(BigButton):
    """One line of the side bar: no outline, a tinted ground and a bar at its edge when its page is open."""

    def __init__(self, item: SidebarItem) -> None:
        super().__init__(item.text, icon=item.icon, checkable=True)
        self.set_left_aligned(True)
        if item.shortcut:
            self.setShortcut(QKeySequence(item.shortcut))
            self.setToolTip(item.shortcut)
            self.setAccessibleDescription(item.shortcut)

    def least_height(self, look: Look) -> int:
        """A little lower than other buttons: nine of them stand in a window of 768 pixels."""
        return look.target(44)

    def side_padding(self, look: Look) -> int:
        return 12

    def colours(self, theme: Theme) -> ButtonPaint:
        """Quiet, tinted when open."""
        if self.isChecked():
            return ButtonPaint(theme.accent_soft, "", 0.0, theme.accent_ink, theme.accent_ink)
        fill = theme.surface_pressed if self.isDown() else ""
        return ButtonPaint(fill, "", 0.0, theme.ink_soft, theme.ink_soft)

    def paint_check(self, painter: QPainter, look: Look) -> None:
        """A bar at the left edge, so that the open page is not told by colour alone."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.accent))
        painter.drawRoundedRect(QRectF(0, 10, 4, self.height() - 20), 2, 2)


class _SideScroll(QScrollArea):
    """Scrolls the pages when the window is low; its own minimum is small, so that the foot stays in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Two pages' height is enough to scroll in."""
        return QSize(0, look_of(self).target(2 * 44 + GAP))
