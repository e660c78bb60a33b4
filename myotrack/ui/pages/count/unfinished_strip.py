"""Offers a count that was still open when the program ended."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from myotrack.domain.counting import CountSession
from myotrack.i18n import _
from myotrack.ui.host import Host
from myotrack.ui.pages.count import sentences
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.label import Label
from myotrack.words.dates import clock_time
from myotrack.words.lengths import counted

_FAR_PX = 48  # from what throws away to what keeps


class UnfinishedStrip(QFrame):
    """There only while there is such a count."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._counting = host.diary.counting
        self.setProperty("card", True)
        self.session: CountSession | None = None
        self._words = Label("")
        keep = BigButton(_("Keep it"))
        keep.clicked.connect(self._keep)
        self._away = HoldButton(_("Throw it away"))
        self._away.confirmed.connect(self._throw_away)
        buttons = QWidget()
        row = FlowLayout(_FAR_PX, buttons)
        row.addWidget(keep)
        row.addWidget(self._away)
        beside = BesideLayout(parent=self)
        beside.setContentsMargins(24, 10, 24, 10)
        beside.addWidget(self._words)
        beside.addWidget(buttons)
        self.hide()

    def show_session(self, session: CountSession | None, today: date) -> None:
        """Offer this session, or nothing."""
        self.session = session
        self.setVisible(session is not None)
        self._words.setText("" if session is None else sentences.unfinished(session, today))

    def set_hold_ms(self, hold_ms: int) -> None:
        """Ask for another length of hold, in milliseconds."""
        self._away.set_hold_ms(hold_ms)

    def _keep(self) -> None:
        session = self.session
        if session is not None:
            said = _("Saved at {time}: {count}.").format(time=clock_time(self._counting.now()), count=counted(session))
            keep = partial(self._counting.finish, session.id, session.count, session.duration_s, session.presses_ms)
            self._host.save(keep, said, _("a count: {count}").format(count=counted(session)))

    def _throw_away(self) -> None:
        if self.session is not None:
            said = _("The count that was not finished was thrown away.")
            what = _("throwing away the count that was not finished")
            self._host.save(partial(self._counting.remove, self.session.id), said, what)
