"""Leaving: what is not saved is said before the window lets go of it; asked once more, it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from myotrack.domain.signs import SignReport
from myotrack.i18n import _

if TYPE_CHECKING:
    from myotrack.ui.main_window import MainWindow


class Leaving:
    """For one window; it knows whether it has asked since something was written."""

    def __init__(
        self, window: MainWindow, not_savable: Callable[[], str], unsaved_signs: Callable[[], Sequence[SignReport]]
    ) -> None:
        """`not_savable` saves what is typed and gives the page that can't, `unsaved_signs` the red signs that wait."""
        self._window = window
        self._not_savable = not_savable
        self._unsaved_signs = unsaved_signs
        self._has_asked = False

    def begin_anew(self) -> None:
        """Something was written: what is not saved then is another thing."""
        self._has_asked = False

    def may_leave(self, *, signs_wait: bool = False, goes_along: bool = False, closes: bool = False) -> bool:
        """Save what is typed and what waits; False, and said once, when that can't be.

        With `signs_wait` the same diary is there again afterwards, so that red signs can go on waiting for it. Into a
        copy everything `goes_along`, except what could not even be read. When the window `closes`, what waits is asked
        about by itself.
        """
        self._window.try_again()
        typed = self._not_savable()
        if goes_along:
            typed = ""
        signs = () if signs_wait or goes_along else self._unsaved_signs()
        waiting = self._window.waiting
        unread = not closes and waiting is not None and waiting.has_unread()
        if self._has_asked or not (typed or signs or unread):
            return True
        self._has_asked = True
        sentence = _("An emergency sign that you ticked is in no diary yet. Open one, or do this again to leave it.")
        if unread:
            sentence = _("What you pressed is not saved yet, and can't wait longer. Do this again to leave it.")
        if typed:
            self._window.go(typed)
            sentence = _("What you typed here is not saved yet. Put it right, or do this again to leave it.")
        self._window.say_trouble(sentence)
        return False

    def may_close(self) -> bool:
        """Whether nothing is lost when the window closes, or the person gave it up."""
        waiting = self._window.waiting
        return self.may_leave(closes=True) and (waiting is None or waiting.may_close())
