"""DayWatch: a look now and then whether what the window shows is still true: its day, and what is in the diary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer

from myotrack.services.changes import Change
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.alerts import Alerts
from myotrack.ui.one_shot import TURN_MS, one_shot
from myotrack.ui.page_stack import PageStack

LOOK_MS = 20_000
"""How often the window looks, ms."""


class DayWatch(QObject):
    """Asks everything anew when another program wrote, or another day has begun: until the visible page shows it."""

    def __init__(
        self,
        stack: PageStack,
        alerts: Alerts,
        told: Callable[[Change], None],
        others_wrote: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`told` hears what changed, for everything that is not a page; `others_wrote` says that others did it."""
        super().__init__(parent)
        self._stack = stack
        self._alerts = alerts
        self._told = told
        self._others_wrote = others_wrote
        self._diary: OpenDiary | None = None
        self._day: date | None = None
        self._tried: date | None = None
        """The day that was begun, perhaps in vain; tried again, nobody who holds the file is waited for."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._soon = one_shot(self, TURN_MS, self.look)

    def use(self, diary: OpenDiary | None) -> None:
        """From now on this diary is shown, as of its today; or none."""
        self._diary = diary
        if diary is None:
            self._timer.stop()
        else:
            self._day = self._tried = diary.diary.today()
            diary.recorder.others.look()
            self._timer.start()

    def look_soon(self) -> None:
        """Look once what is being done is over."""
        self._soon.start()

    def look(self) -> None:
        """Refresh everything when another diary day has begun, or another program wrote.

        What could not be read for it is tried each time.
        """
        if self._diary is None:
            return
        if self._diary.recorder.others.look():
            self._others_wrote()
        if self._diary.diary.today() != self._day:
            self._begin_day(self._diary)
        with self._diary.store.without_waiting():
            self._alerts.ask_what_failed()

    def refresh(self) -> None:
        """Ask everything again: when the day begins, or how things are named, may be another."""
        if self._diary is None:
            return
        if self._diary.diary.today() != self._day:
            self._begin_day(self._diary)
        else:
            self._stack.hear(Change.EVERYTHING)
            self._told(Change.EVERYTHING)

    def _begin_day(self, diary: OpenDiary) -> None:
        today = diary.diary.today()
        if today != self._tried:
            is_shown = self._stack.begin_day()
            self._tried = today
        else:
            with diary.store.without_waiting():
                is_shown = self._stack.begin_day()
            if not is_shown:
                return  # as it was told already
        if is_shown:
            self._day = today
        self._told(Change.EVERYTHING)
