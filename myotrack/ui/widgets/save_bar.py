"""SaveBar: says what was saved, offers to take it back, and says plainly when something could not be saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.icon_view import IconView
from myotrack.ui.widgets.label import Label


class SaveBar(QFrame):
    """One line with one button; with nothing to say it shows `quiet_text`, so that the page stays still."""

    undo_clicked = Signal()
    action_clicked = Signal()

    def __init__(self, quiet_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet_text = quiet_text or _("What you press is saved at once.")
        self.setProperty("card", True)
        self._icon = IconView("")
        self._text = Label()
        self._button = BigButton(_("Undo"), icon="undo-2")
        self._button.clicked.connect(self._pressed)
        policy = self._button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._button.setSizePolicy(policy)
        words = QWidget()
        line = QHBoxLayout(words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(GAP + 4, 8, 8, 8)
        beside.addWidget(words)
        beside.addWidget(self._button)
        self._undoes = True
        self._said = ""
        self.clear()

    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_saved(self, text: str, can_undo: bool = True) -> None:
        """Say what was saved, with Undo beside it."""
        self._offer_undo()
        self._say("circle-check", "accent", text, button=can_undo)

    def show_waits(self, text: str) -> None:
        """Say what is kept and not saved yet, with Undo beside it."""
        self._offer_undo()
        self._say("triangle-alert", "urgent", text, button=True)

    def show_problem(self, text: str, action: str = "") -> None:
        """Say what went wrong, and offer what can be done about it."""
        self._undoes = False
        if action:
            self._button.set_title(action)
            self._button.set_icon("")
        self._say("triangle-alert", "urgent", text, button=bool(action))

    def add_aside(self, text: str) -> None:
        """Say something beside what it says now, once; what it says, and Undo, stay."""
        if self._said and self._text.text() == self._said:
            self._text.setText(f"{self._said} {text}")

    def clear(self) -> None:
        """Have nothing to say."""
        self._said = ""
        self._icon.hide()
        self._text.setText(self._quiet_text)
        self._text.set_colour("ink_soft")
        self._button.hide()

    def _offer_undo(self) -> None:
        self._undoes = True
        self._button.set_title(_("Undo"))
        self._button.set_icon("undo-2")

    def _say(self, icon: str, colour: str, text: str, *, button: bool) -> None:
        self._said = text
        self._icon.show_icon(icon, colour)
        self._icon.show()
        self._text.setText(text)
        self._text.set_colour("ink")
        self._button.setVisible(button)
        announce(self, text)

    def _pressed(self) -> None:
        if self._undoes:
            self.undo_clicked.emit()
        else:
            self.action_clicked.emit()
