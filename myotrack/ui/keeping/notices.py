"""Notices: what has to be known about the diary and its file, said calmly above the page until it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.hold_progress import HOLD_MS
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence and what can be done; a later notice with the same `key` takes its place."""

    key: str
    text: str
    actions: tuple[tuple[str, Act], ...] = ()
    """Title of each button, and what it does."""
    tone: Literal["info", "urgent"] = "info"
    can_close: bool = True
    close_word: str = ""
    """What closing it says; "" for a plain "Close"."""
    held: tuple[str, Act] | None = None
    """Title of a button that has to be held, and what it does."""
    hold_ms: int = HOLD_MS


class Notices(QWidget):
    """At most one strip for each key; nothing at all while there is nothing to say."""

    def __init__(self, kept_still: Callable[[], AbstractContextManager[None]], parent: QWidget | None = None) -> None:
        """Inside `kept_still` nothing below moves under the pointer."""
        super().__init__(parent)
        self._kept_still = kept_still
        self._strips: dict[str, _Strip] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setAccessibleName(_("About your diary and its file"))
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a notice, in place of an earlier one with its key."""
        before = self._strips.get(notice.key)
        if before is not None and before.notice == notice:
            return
        with self._kept_still():
            self._take_away(notice.key)
            strip = _Strip(notice, self.drop)
            self._strips[notice.key] = strip
            self._column.addWidget(strip)
            self.show()
        announce(self, notice.text)

    def drop(self, key: str) -> None:
        """Take a notice away, if it is there."""
        if key in self._strips:
            with self._kept_still():
                self._take_away(key)
                self.setVisible(bool(self._strips))

    def clear(self) -> None:
        """Have nothing to say: another diary is open."""
        for key in tuple(self._strips):
            self._take_away(key)
        self.hide()

    def says(self, key: str) -> bool:
        """Whether this is being said."""
        return key in self._strips

    def keys(self) -> frozenset[str]:
        """What is being said."""
        return frozenset(self._strips)

    def text(self, key: str) -> str:
        """Return the sentence of a notice; raise KeyError when it isn't there."""
        return self._strips[key].notice.text

    def _take_away(self, key: str) -> None:
        strip = self._strips.pop(key, None)
        if strip is not None:
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()


class _Strip(QFrame):
    def __init__(self, notice: Notice, drop: Callable[[str], None]) -> None:
        super().__init__()
        self.notice = notice
        self._drop = drop
        self.setProperty("card", True)
        words, buttons = QWidget(), QWidget()
        line = QHBoxLayout(words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        icon, colour = ("info", "accent") if notice.tone == "info" else ("triangle-alert", "urgent")
        line.addWidget(IconView(icon, colour))
        line.addWidget(Label(notice.text), 1)
        row = FlowLayout(parent=buttons)
        self._acts: dict[BigButton, Act] = {}
        for title, act in notice.actions:
            button = BigButton(title)
            button.setAccessibleDescription(notice.text)
            button.clicked.connect(self._pressed)
            self._acts[button] = act
            row.addWidget(button)
        if notice.can_close:
            close = BigButton(notice.close_word or _("Close"), kind="quiet")
            close.setAccessibleDescription(notice.text)
            close.clicked.connect(self._close)
            row.addWidget(close)
        if notice.held is not None:  # apart from what leads on
            held = HoldButton(notice.held[0], hold_ms=notice.hold_ms)
            held.setAccessibleDescription(notice.text)
            held.confirmed.connect(self._pressed)
            self._acts[held] = notice.held[1]
            row.addWidget(held)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(GAP + 4, 8, 8, 8)
        beside.addWidget(words)
        beside.addWidget(buttons)

    def _pressed(self) -> None:
        for button, act in self._acts.items():
            if button is self.sender():
                act()
                return

    def _close(self) -> None:
        self._drop(self.notice.key)
