"""What is folded away: where and when, what the twitches stopped, falls, bother and the original condition."""

from __future__ import annotations

from typing import TypeVar, Unpack

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.checkins import MOST_FALLS, Activity, CheckIn, Circumstance, Region
from myotrack.domain.scales import TEN_POINT_HIGH, TEN_POINT_LOW, Interference
from myotrack.i18n import _, ngettext
from myotrack.services.diary import Answers
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.draft import Draft
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.chip_grid import ChipGrid
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.number_field import NumberField
from myotrack.words.labels import (
    activity_label,
    circumstance_label,
    interference_hint,
    interference_label,
    region_label,
)

_T = TypeVar("_T")


class Details(QWidget):
    """Each answer saves by itself; none is asked for. `tried` comes when saving what is typed was tried."""

    tried = Signal()

    def __init__(self, writer: DayWriter) -> None:
        super().__init__()
        self._writer = writer
        self.regions = ChipGrid(_("Where were they?"), [Choice(r, region_label(r)) for r in Region])
        self.circumstances = ChipGrid(
            _("When did they come?"), [Choice(c, circumstance_label(c)) for c in Circumstance]
        )
        self.hindered = ChipGrid(
            _("What did they get in the way of?"), [Choice(a, activity_label(a)) for a in Activity]
        )
        self.interference = ChoiceRow(
            _("How much did twitches get in the way?"),
            [Choice(i, f"{int(i)} · {interference_label(i)}", interference_hint(i)) for i in Interference],
        )
        self.bother = _ten_points(_("How much did they bother you? 0 is not at all, 10 is as much as you can imagine."))
        self.condition = _ten_points(
            _("How bad was the condition the medicine was for? 0 is not at all, 10 is as bad as you can imagine.")
        )
        self.falls = NumberField(_("How many falls?"), minimum=0, maximum=MOST_FALLS)
        self._falls_draft = Draft(self._save_falls, self)
        self._asked: dict[str, ChipGrid | ChoiceRow] = {
            "regions": self.regions,
            "circumstances": self.circumstances,
            "hindered": self.hindered,
            "interference": self.interference,
            "bother": self.bother,
            "condition": self.condition,
        }
        self._falls_draft.tried.connect(self.tried)
        self._about_twitches = (self.regions, self.circumstances, self.hindered, self.interference, self.bother)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP + 8)
        for part in (*self._about_twitches, self.falls, self.condition):
            outer.addWidget(part)
        self.regions.changed.connect(self._save_regions)
        self.circumstances.changed.connect(self._save_circumstances)
        self.hindered.changed.connect(self._save_hindered)
        self.interference.chosen.connect(self._save_interference)
        self.bother.chosen.connect(self._save_bother)
        self.condition.chosen.connect(self._save_condition)
        self.falls.edited.connect(self._falls_draft.touched)
        self.falls.box.editingFinished.connect(self.save_typed)

    def show_answers(self, own: CheckIn | None, unsaved: frozenset[str] = frozenset()) -> None:
        """Show what was answered, and what of it waits; a number of falls that is being typed stays as it is."""
        for field, part in self._asked.items():
            part.ask(part.question, sentences.not_saved_yet(field in unsaved))
        self.falls.say_aside(sentences.not_saved_yet("falls" in unsaved))
        none = own is not None and own.frequency is not None and own.frequency.high == 0
        for part in self._about_twitches:
            part.setVisible(not none)
        self.regions.set_chosen(frozenset() if own is None else own.regions)
        self.circumstances.set_chosen(frozenset() if own is None else own.circumstances)
        self.hindered.set_chosen(frozenset() if own is None else own.hindered)
        self.interference.set_chosen(None if own is None else own.interference)
        self.bother.set_chosen(None if own is None else own.bother)
        self.condition.set_chosen(None if own is None else own.condition)
        falls = None if own is None else own.falls
        if not self._falls_draft.dirty and self.falls.value() != falls:
            self.falls.set_value(falls)

    def focus_first(self) -> None:
        """Put the focus on the first answer."""
        part = next(part for part in (self.regions, self.falls) if part.isVisibleTo(self))
        target = part.box if isinstance(part, NumberField) else part.button(Region.FACE)
        target.setFocus()

    def is_typing(self) -> bool:
        """Whether a number of falls stands in the field that isn't saved."""
        return self._falls_draft.dirty

    def unsaved_falls(self) -> str:
        """The number of falls that could not be saved, as it was typed; "" for none."""
        return self.falls.box.text() if self._falls_draft.stuck else ""

    def type_falls(self, text: str) -> bool:
        """Put a number of falls into the field and save it, if it can be; return whether it stands there."""
        self.falls.box.setFocus()
        self.falls.box.setText(text)
        self._falls_draft.touched()
        self._falls_draft.flush()
        return self.falls.box.text() == text

    def save_typed(self) -> bool:
        """Save what isn't saved yet; False when it can't be, and stays to be mended."""
        return self._falls_draft.flush()

    def _save_falls(self) -> bool:
        problem = self.falls.problem()
        self.falls.show_problem(problem or "")
        falls = self.falls.value()
        if problem is not None or not (falls is None or isinstance(falls, int)):
            return False
        own = self._writer.own
        if falls == (None if own is None else own.falls):
            return True
        words = _("falls left blank")
        if falls is not None:
            words = ngettext("{number} fall", "{number} falls", falls).format(number=falls)
        return self._writer.detail(words, falls=falls)

    def _save(self, words: str, **answers: Unpack[Answers]) -> None:
        if not self._writer.detail(words, **answers):
            # What was answered before is what the buttons show.
            self.show_answers(self._writer.own)

    def _save_regions(self, chosen: frozenset[object]) -> None:
        regions = _only(chosen, Region)
        words = [region_label(r).lower() for r in Region if r in regions]
        self._save(_said(_("where"), words), regions=regions)

    def _save_circumstances(self, chosen: frozenset[object]) -> None:
        circumstances = _only(chosen, Circumstance)
        words = [circumstance_label(c).lower() for c in Circumstance if c in circumstances]
        self._save(_said(_("when"), words), circumstances=circumstances)

    def _save_hindered(self, chosen: frozenset[object]) -> None:
        hindered = _only(chosen, Activity)
        words = [activity_label(a).lower() for a in Activity if a in hindered]
        self._save(_said(_("in the way of"), words), hindered=hindered)

    def _save_interference(self, value: object) -> None:
        if isinstance(value, Interference):
            self._save(
                _("got in the way: {number}, {word}").format(number=int(value), word=interference_label(value).lower()),
                interference=value,
            )

    def _save_bother(self, value: object) -> None:
        if isinstance(value, int):
            self._save(_("bother {number} of 10").format(number=value), bother=value)

    def _save_condition(self, value: object) -> None:
        if isinstance(value, int):
            self._save(_("condition {number} of 10").format(number=value), condition=value)


def filled_in(own: CheckIn | None) -> int:
    """Return how many of these questions are answered."""
    if own is None:
        return 0
    rated = (own.interference, own.bother, own.condition, own.falls)
    return sum(answer is not None for answer in rated) + sum(map(bool, (own.regions, own.circumstances, own.hindered)))


def _ten_points(question: str) -> ChoiceRow:
    return ChoiceRow(question, [Choice(n, str(n)) for n in range(TEN_POINT_LOW, TEN_POINT_HIGH + 1)])


def _only(chosen: frozenset[object], kind: type[_T]) -> frozenset[_T]:
    return frozenset(value for value in chosen if isinstance(value, kind))


def _said(what: str, words: list[str]) -> str:
    if not words:
        return _("{question}: left blank").format(question=what)
    return _("{question}: {answers}").format(question=what, answers=", ".join(words))
