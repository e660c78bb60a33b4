"""HealthCard: kidneys, liver, pump, what the doctor knows, and conditions; each with the day since when it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.health import HealthFact, HealthFactKind, Kidney, Liver
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.label import Label
from myotrack.words.dates import day_with_year
from myotrack.words.medicine_labels import health_fact_label, kidney_label, liver_label

_SINGLE = (HealthFactKind.KIDNEY, HealthFactKind.LIVER, HealthFactKind.PUMP_REFILL_DUE, HealthFactKind.DOCTOR_TOLD)


class FactRow(QWidget):
    """A name, what is known, and a button to say it or to change it."""

    pressed = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        self.title = Label(title, TextRole.STRONG)
        self.said = Label("", colour="ink_soft")
        lines.addWidget(self.title)
        lines.addWidget(self.said)
        self.button = BigButton("")
        self.button.clicked.connect(self._press)
        beside = BesideLayout(parent=self)
        beside.addWidget(words)
        beside.addWidget(self.button)

    def show_fact(self, title: str, said: str, action: str) -> None:
        """Show what is known; `action` is the text of the button, "" for none."""
        self.title.setText(title)
        self.said.setText(said)
        self.button.set_title(action)
        self.button.set_spoken(f"{title}: {action}")
        self.button.setVisible(bool(action))

    def _press(self) -> None:
        self.pressed.emit(self)


class HealthCard(Card):
    """`asked` carries the kind and the fact that is written down so far, or None."""

    asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Health"), _("What every clinician should know beside the medicines."), parent)
        self._facts: dict[HealthFactKind, HealthFact | None] = {}
        self._rows = {kind: FactRow(health_fact_label(kind)) for kind in _SINGLE}
        for row in self._rows.values():
            row.pressed.connect(self._ask)
            self.body.addWidget(row)
        self._conditions: list[tuple[FactRow, HealthFact]] = []
        self._condition_place = QVBoxLayout()
        self._condition_place.setSpacing(self.body.spacing())
        self.body.addLayout(self._condition_place)
        self._add = BigButton(_("Add a condition…"), icon="plus")
        self._add.clicked.connect(self._ask_condition)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show what holds on the timeline's last day."""
        for kind, row in self._rows.items():
            fact = timeline.latest(kind)
            self._facts[kind] = fact
            said = _("Not said yet") if fact is None else fact_words(fact)
            row.show_fact(health_fact_label(kind), said, _("Say…") if fact is None else _("Change…"))
        self._show_conditions(timeline.all_of(HealthFactKind.CONDITION))

    def row(self, kind: HealthFactKind) -> FactRow:
        """The row of kidneys, liver, pump refill or what the doctor knows."""
        return self._rows[kind]

    def tab_stops(self) -> list[QWidget]:
        """What Tab can reach, from top to bottom: conditions stand above the button that adds one."""
        rows = [*self._rows.values(), *(row for row, _fact in self._conditions)]
        return [*(row.button for row in rows), self._add]

    def _show_conditions(self, facts: tuple[HealthFact, ...]) -> None:
        rows = [row for row, _fact in self._conditions]
        while len(rows) > len(facts):
            gone = rows.pop()
            self._condition_place.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(rows) < len(facts):
            row = FactRow("")
            row.pressed.connect(self._ask)
            self._condition_place.addWidget(row)
            rows.append(row)
        self._conditions = list(zip(rows, facts, strict=True))
        for row, fact in self._conditions:
            row.show_fact(fact.value, fact_words(fact), _("Change…"))

    def _ask(self, row: FactRow) -> None:
        for kind, single in self._rows.items():
            if single is row:
                self.asked.emit(kind, self._facts.get(kind))
        for condition, fact in self._conditions:
            if condition is row:
                self.asked.emit(HealthFactKind.CONDITION, fact)

    def _ask_condition(self) -> None:
        self.asked.emit(HealthFactKind.CONDITION, None)


def fact_words(fact: HealthFact) -> str:
    """Return what a fact says and since when, as in "Reduced since 3 March 2026"."""
    day = day_with_year(fact.day)
    if fact.kind is HealthFactKind.PUMP_REFILL_DUE:
        return _("by {day}").format(day=day_with_year(fact.refill_due))
    if fact.kind is HealthFactKind.DOCTOR_TOLD:
        return _("told on {day}").format(day=day)
    if fact.kind is HealthFactKind.CONDITION:
        return _("condition, since {day}").format(day=day)
    value = kidney_label(Kidney(fact.value)) if fact.kind is HealthFactKind.KIDNEY else liver_label(Liver(fact.value))
    return _("{value}, since {day}").format(value=value, day=day)
