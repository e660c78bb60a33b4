"""How to hold the body, for how long, and Start."""

from __future__ import annotations

from PySide6.QtCore import Signal

from myotrack.domain.counting import TIMED_WINDOWS_S, CountSession, Position
from myotrack.i18n import _
from myotrack.resources.guidance import load_texts
from myotrack.ui.theme import TextRole, look_of
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.label import Label
from myotrack.words.labels import position_label
from myotrack.words.lengths import length

_FREE = 0


class SetupCard(Card):
    """What was chosen for the last session is chosen already, so that one press starts."""

    start_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        hints = {
            Position.REST: _("sitting or lying still"),
            Position.ARMS_OUT: _("stretched out in front"),
            Position.ACTION: _("doing something, such as drinking"),
        }
        self.positions = ChoiceRow(
            _("How do you hold your body?"), [Choice(p, position_label(p), hints[p]) for p in Position]
        )
        self.positions.set_chosen(Position.REST)
        windows = [Choice(seconds, length(seconds)) for seconds in TIMED_WINDOWS_S]
        self.windows = ChoiceRow(
            _("For how long?"), [*windows, Choice(_FREE, _("As long as I like"), _("until I press Stop"))]
        )
        self.windows.set_chosen(TIMED_WINDOWS_S[0])
        self.start = BigButton(
            _("Start"), _("then click anywhere, or press Space, for each twitch"), kind="primary", icon="hand"
        )
        self.start.clicked.connect(self.start_asked)
        for part in (self.positions, self.windows, self.start):
            self.body.addWidget(part)
        self.body.addWidget(Label(load_texts().twitch, TextRole.SMALL, colour="ink_soft"))
        self._taken_over = False

    def fit(self) -> None:
        """Give Start its size at the chosen text size."""
        self.start.setMinimumHeight(look_of(self).target(96))

    def take_over(self, last: CountSession | None) -> None:
        """Choose what was chosen for the last session, once."""
        if self._taken_over or last is None:
            return
        self._taken_over = True
        if last.position is not None:
            self.positions.set_chosen(last.position)
        self.windows.set_chosen(last.planned_s or _FREE)

    def position(self) -> Position | None:
        """The chosen position."""
        value = self.positions.value()
        return value if isinstance(value, Position) else None

    def planned_s(self) -> int | None:
        """The chosen window in seconds; None for one of free length."""
        value = self.windows.value()
        return value if isinstance(value, int) and value != _FREE else None
