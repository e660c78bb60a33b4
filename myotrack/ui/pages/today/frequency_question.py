"""How many twitches: the bands as buttons, or a number typed in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.checkins import CheckIn
from myotrack.domain.scales import MOST_TWITCHES, FrequencyBand
from myotrack.i18n import _
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.main_answer import stand_out_until_answered
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.number_field import NumberField

FREQUENCY_FIELDS = frozenset({"twitch_count", "frequency_band"})
"""The fields of a check-in that it asks for."""

_NUMBER = "number"


class FrequencyQuestion(QWidget):
    """A band is saved by its button; a number when it is confirmed, and what was typed stays until then.

    `folded` comes when the number was saved or is not wanted any more.
    """

    folded = Signal()

    def __init__(self, writer: DayWriter) -> None:
        super().__init__()
        self._writer = writer
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        self.row = ChoiceRow(
            _("How many twitches today?"),
            [
                Choice(FrequencyBand.NONE, _("No twitches today"), key="0", primary=True),
                Choice(FrequencyBand.FEW, _("1–5"), _("a few")),
                Choice(FrequencyBand.NOW_AND_THEN, _("6–24"), _("now and then")),
                Choice(FrequencyBand.OFTEN, _("Several an hour"), _("often")),
                Choice(FrequencyBand.CONSTANT, _("Almost constant")),
                Choice(_NUMBER, _("Number…"), _("exact count")),
            ],
        )
        self.row.chosen.connect(self._chosen)
        for value in (*FrequencyBand, _NUMBER):
            self.row.button(value).installEventFilter(self)
        outer.addWidget(self.row)
        self.number = NumberField(_("Number of twitches"), minimum=0, maximum=MOST_TWITCHES, optional=False)
        self.number.box.returnPressed.connect(self._confirm)
        self.number.box.installEventFilter(self)
        self.save_number = BigButton(_("Save the number"), kind="primary")
        self.save_number.clicked.connect(self._confirm)
        self.number.row.insertWidget(self.number.row.count() - 1, self.save_number)
        self.number.hide()
        outer.addWidget(self.number)

    def show_answer(self, own: CheckIn | None, *, is_today: bool, waits: bool = False) -> None:
        """Show what was answered, and whether it `waits`; a number that is being typed stays as it is."""
        asked = _("How many twitches today?") if is_today else _("How many twitches that day?")
        self.row.ask(asked, sentences.not_saved_yet(waits))
        self.row.button(FrequencyBand.NONE).set_title(_("No twitches today") if is_today else _("No twitches that day"))
        count = None if own is None else own.twitch_count
        button = self.row.button(_NUMBER)
        button.set_title(_("Number…") if not count else f"{count:,}")
        button.set_hint(_("exact count") if not count else _("exact count · change…"))
        self.row.set_chosen(_chosen_answer(own))
        stand_out_until_answered(self.row, FrequencyBand.NONE)

    def is_typing(self) -> bool:
        """Whether a number stands in the field that isn't saved."""
        return self.number.isVisibleTo(self) and bool(self.number.box.text().strip())

    def unsaved_number(self) -> str:
        """The number that stands in the field and isn't saved, as it was typed; "" for none."""
        own = self._writer.own
        is_saved = own is not None and own.twitch_count is not None and self.number.value() == own.twitch_count
        return self.number.box.text() if self.is_typing() and not is_saved else ""

    def type_number(self, text: str) -> bool:
        """Put a number into the field as if it was typed; return whether it stands there."""
        self._open_number()
        self.number.set_value(None)
        self.number.box.setText(text)
        return self.number.box.text() == text

    def save_typed(self) -> bool:
        """Save a typed number before the page turns to another day; False when it can't be, and stays to be mended."""
        return self._save_number() if self.is_typing() else self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit opens the number, Escape closes it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if watched is self.number.box:
                if event.key() == Qt.Key.Key_Escape:
                    self._fold()
                    self.row.button(_NUMBER).setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
            elif event.text() in tuple("123456789") and _plain(event):
                self._open_number()
                self.number.box.insert(event.text())
                return True
        return super().eventFilter(watched, event)

    def _chosen(self, value: object) -> None:
        if isinstance(value, FrequencyBand):
            if self._writer.band(value):
                self._fold()
            else:
                self.row.set_chosen(_chosen_answer(self._writer.own))
            return
        # Until a number is confirmed, what was answered before is what the row shows.
        self.row.set_chosen(_chosen_answer(self._writer.own))
        if not self.number.isVisibleTo(self):
            self._open_number()
            self.number.set_value(None if self._writer.own is None else self._writer.own.twitch_count)
        self.number.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.box.selectAll()

    def _open_number(self) -> None:
        self.number.show()
        self.number.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        if self._save_number():
            self.row.focus_first()

    def _save_number(self) -> bool:
        problem = self.number.problem()
        self.number.show_problem(problem or "")
        count = self.number.value()
        if problem is not None or not isinstance(count, int):
            self.number.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return self._writer.count(count) and self._fold()

    def _fold(self) -> bool:
        if self.number.isVisibleTo(self):
            self.number.hide()
            self.number.set_value(None)
            self.folded.emit()
        return True


def _chosen_answer(own: CheckIn | None) -> object | None:
    if own is None:
        return None
    if own.twitch_count is not None:
        return _NUMBER if own.twitch_count else FrequencyBand.NONE
    return own.frequency_band


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
