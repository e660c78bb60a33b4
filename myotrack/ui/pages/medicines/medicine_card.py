"""MedicineCard: one medicine, its doses as a staircase, what can be done with it, and everything written down."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.doses import DoseChange, DoseEvent
from myotrack.i18n import _, ngettext
from myotrack.ui.models.rows_model import Column
from myotrack.ui.pages.medicines.dose_staircase import DoseStaircase
from myotrack.ui.pages.medicines.medicine_view import MedicineView
from myotrack.ui.pages.medicines.medicine_words import change_row, event_row, facts_line, now_line, plan_line
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.data_table import DataTable
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.words.medicine_labels import kind_label, route_label


class CardAction(StrEnum):
    """What a button of a card asks for."""

    CHANGE = "change"
    STOP = "stop"
    MISSED = "missed"
    EXTRA = "extra"
    PLAN = "plan"
    EDIT = "edit"


_WHILE_STOPPED = (CardAction.CHANGE, CardAction.EXTRA, CardAction.EDIT)


class MedicineCard(Card):
    """`asked` carries the medicine's id and what is wanted; `entry_chosen` the dose change or event to correct."""

    asked = Signal(str, str)
    entry_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._view: MedicineView | None = None
        self._entries: list[DoseChange | DoseEvent] = []
        self._rows: list[tuple[str, ...]] = []
        self._table: DataTable | None = None
        self.body.addWidget(self._head())
        self._plan = Label("", colour="ink_soft")
        self._note = Label("", colour="ink_soft")
        self.body.addWidget(self._plan)
        self.body.addWidget(self._note)
        self.body.addWidget(self._action_buttons())
        self._entries_place = QWidget()
        self._entries_layout = QVBoxLayout(self._entries_place)
        self._entries_layout.setContentsMargins(0, 0, 0, 0)
        self._entries_place.hide()
        self.body.addWidget(self._entries_place)

    def show_view(self, view: MedicineView, today: date) -> None:
        """Show a medicine."""
        self._view = view
        self.setAccessibleName(view.medicine.name)
        self._name.setText(view.medicine.name)
        self._kind.setText(kind_label(view.medicine.kind))
        self._now.setText(now_line(view, today))
        self._facts.setText(facts_line(view))
        self._say(self._plan, plan_line(view.plan, today))
        self._say(self._note, view.medicine.note)
        self._show_stairs(view, today)
        self._buttons[CardAction.CHANGE].set_title(_("Taken again…") if view.is_stopped else _("Change dose…"))
        for action, button in self._buttons.items():
            button.setVisible(not view.is_stopped or action in _WHILE_STOPPED)
            button.set_spoken(f"{button.title} {view.medicine.name}")
        self._buttons[CardAction.STOP].setVisible(bool(view.taken_now))
        self._list_entries(view, today)

    def button(self, action: CardAction) -> BigButton:
        """The button of an action."""
        return self._buttons[action]

    def _head(self) -> QWidget:
        head, words, self._stairs_place = QWidget(), QWidget(), QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        self._name = Label("", TextRole.HEADING)
        self._kind = Label("", TextRole.SMALL, colour="ink_soft")
        self._now = Label("", TextRole.STRONG)
        self._facts = Label("", colour="ink_soft")
        for line in (self._name, self._kind, self._now, self._facts):
            lines.addWidget(line)
        self._stairs_layout = QVBoxLayout(self._stairs_place)
        self._stairs_layout.setContentsMargins(0, 0, 0, 0)
        self._stairs_layout.setSpacing(4)
        self._stairs: list[tuple[Label, DoseStaircase]] = []
        beside = BesideLayout(gap=32, parent=head)
        beside.addWidget(words)
        beside.addWidget(self._stairs_place)
        return head

    def _action_buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(parent=row)
        self._buttons = {
            CardAction.CHANGE: BigButton(_("Change dose…")),
            CardAction.STOP: BigButton(_("Stopped…")),
            CardAction.MISSED: BigButton(_("Missed a dose…")),
            CardAction.EXTRA: BigButton(_("Took extra…")),
            CardAction.PLAN: BigButton(_("Plan…")),
            CardAction.EDIT: BigButton(_("Edit or remove…")),
        }
        for button in self._buttons.values():
            button.clicked.connect(self._ask)
            flow.addWidget(button)
        self.entries_button = BigButton("", kind="quiet", icon="chevron-right")
        self.entries_button.clicked.connect(self._unfold)
        flow.addWidget(self.entries_button)
        return row

    def _say(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_stairs(self, view: MedicineView, today: date) -> None:
        while len(self._stairs) < len(view.series):
            pair = (Label("", TextRole.SMALL, colour="ink_soft"), DoseStaircase())
            for widget in pair:
                self._stairs_layout.addWidget(widget)
            self._stairs.append(pair)
        for number, (caption, stairs) in enumerate(self._stairs):
            shown = number < len(view.series)
            caption.setVisible(shown and len(view.series) > 1)
            stairs.setVisible(shown)
            if shown:
                series = view.series[number]
                caption.setText(route_label(series.route))
                stairs.show_doses(series.periods, view.plan if number == 0 else (), today)
        self._stairs_place.setVisible(bool(view.series))

    def _list_entries(self, view: MedicineView, today: date) -> None:
        """Newest first, dose changes and missed and extra doses in one list."""
        rows: list[tuple[date, DoseChange | DoseEvent, tuple[str, ...]]] = []
        for change in view.changes:
            earlier = [c for c in view.changes[: view.changes.index(change)] if c.route is change.route]
            rows.append((change.day, change, change_row(change, earlier[-1] if earlier else None, today)))
        rows += [(event.day, event, event_row(event, today)) for event in view.events]
        rows.sort(key=lambda row: row[0], reverse=True)
        self._entries = [entry for _day, entry, _words in rows]
        self._rows = [words for _day, _entry, words in rows]
        self.entries_button.setVisible(bool(rows))
        title = ngettext("{count} entry", "All {count} entries", len(rows)).format(count=len(rows))
        self.entries_button.set_title(title)
        self.entries_button.set_spoken(f"{title} {view.medicine.name}")
        if self._table is not None:
            self._table.set_rows(self._rows)

    def _unfold(self) -> None:
        opens = self._entries_place.isHidden()
        if opens and self._table is None:
            self._make_table()
        self._entries_place.setVisible(opens)
        self.entries_button.set_icon("chevron-down" if opens else "chevron-right")

    def _make_table(self) -> None:
        columns = (
            Column("day", _("Day")),
            Column("what", _("What")),
            Column("route", _("Way of taking")),
            Column("role", _("Role")),
            Column("who", _("Decided by")),
            Column("note", _("Note")),
        )
        self._entries_layout.addWidget(Label(_("Choose a line to correct or remove it."), colour="ink_soft"))
        self._table = DataTable(columns, self.entries_button.accessibleName())
        self._table.row_chosen.connect(self._choose)
        self._entries_layout.addWidget(self._table)
        self._table.set_rows(self._rows)

    def _choose(self, row: int) -> None:
        self.entry_chosen.emit(self._entries[row])

    def _ask(self) -> None:
        for action, button in self._buttons.items():
            if button is self.sender() and self._view is not None:
                self.asked.emit(self._view.medicine.id, action.value)
