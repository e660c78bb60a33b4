"""FootBar: the bar at the foot of the window, there only while it has something to say."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _
from myotrack.ui.one_shot import TURN_MS, one_shot
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.framed import framed
from myotrack.ui.widgets.save_bar import SaveBar


class FootBar(QWidget):
    """What was saved, with Undo; a plain sentence; or what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_bar = SaveBar()
        self._aside = ""
        self._aside_is_over = one_shot(self, TURN_MS, self._forget_aside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(framed(self.save_bar, bottom=GAP))
        self.hide()

    def say_saved(self, text: str, can_undo: bool = True) -> None:
        """Say what was saved."""
        self.save_bar.show_saved(text, can_undo)
        self._say_aside()
        self.show()

    def say(self, text: str) -> None:
        """Say something that Undo has no part in."""
        self.say_saved(text, can_undo=False)

    def say_waits(self, what: str) -> None:
        """Say what could not be saved, and that it is kept."""
        self.save_bar.show_waits(
            _("Not saved yet: {what}. It is kept here, and tried again by itself.").format(what=what)
        )
        self._say_aside()
        self.show()

    def say_others_wrote(self) -> None:
        """Say that another program wrote in the diary: now, and beside what else is said in the same turn."""
        words = _("Another program wrote in this diary; this is how it is now.")
        self.say(words)
        self._aside = words
        self._aside_is_over.start()

    def say_trouble(self, text: str) -> None:
        """Say what is wrong."""
        self.save_bar.show_problem(text)
        self.show()

    def clear(self) -> None:
        """Have nothing to say."""
        self.save_bar.clear()
        self.hide()

    def _say_aside(self) -> None:
        if self._aside:
            self.save_bar.add_aside(self._aside)

    def _forget_aside(self) -> None:
        self._aside = ""
