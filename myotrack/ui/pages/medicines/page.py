"""MedicinesPage: the list of all medicines, current first, and the person's health facts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import MedicineKind
from myotrack.i18n import _, ngettext
from myotrack.services.changes import Change
from myotrack.services.typed_drafts import TypedDraft
from myotrack.ui.host import Host
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.pages.medicines.health_card import HealthCard
from myotrack.ui.pages.medicines.medicine_card import CardAction, MedicineCard
from myotrack.ui.pages.medicines.medicine_sheets import MedicineSheets
from myotrack.ui.pages.medicines.medicine_view import MedicineView, kind_views, medicine_views
from myotrack.ui.pages.medicines.nothing_taken_card import NothingTakenCard
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.empty_state import EmptyState
from myotrack.ui.widgets.flow import EvenLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page
from myotrack.ui.widgets.sheet import Sheet
from myotrack.ui.widgets.tab_order import tab_stops, tab_through
from myotrack.words.medicine_labels import none_taken_label


class MedicinesPage(Page):
    """A card for each medicine; everything that is written goes through a sheet that opens over the page."""

    KEY = "medicines"
    SEES = frozenset({Change.MEDICINES, Change.HEALTH})

    def __init__(self, host: Host) -> None:
        super().__init__(_("Medicines"))
        self._host = host
        self._views: dict[str, MedicineView] = {}
        self._cards: dict[str, MedicineCard] = {}
        self._sheet: Sheet | None = None
        self._sheets: MedicineSheets | None = None
        self._add_button = BigButton(_("Add a medicine…"), kind="primary", icon="plus")
        self._add_button.clicked.connect(self._add)
        self.add_header_button(self._add_button)
        self._empty = self._empty_card()
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        self._stopped_title = Label(_("Stopped"), TextRole.HEADING)
        self._nothing = NothingTakenCard()
        self._health = HealthCard()
        self._nothing.said.connect(self._say_none)
        self._nothing.taken_back.connect(self._take_back_none)
        self._health.asked.connect(self._open_health)
        self.content.addWidget(self._empty)
        self.content.addLayout(self._list)
        beside = EvenLayout()
        beside.addWidget(self._health)
        beside.addWidget(self._nothing)
        self.content.addLayout(beside)

    def refresh(self) -> None:
        """Ask what is taken and show it."""
        timeline = self._host.diary.insights.medicines()
        views = medicine_views(timeline)
        self._views = {view.medicine.id: view for view in views}
        self._sheets = MedicineSheets(self._host, timeline, self._views, self)
        had_focus = any(button.hasFocus() for button in self._empty.findChildren(BigButton))
        self._add_button.setVisible(bool(views))
        if views and had_focus:
            # Left alone, the focus would go to whatever comes next, such as an answer to an alert.
            self._add_button.setFocus()
        self._empty.setVisible(not views)
        self._nothing.show_kinds(kind_views(timeline, views))
        self._health.show_timeline(timeline)
        self._show_cards(views)
        self.set_subtitle(_summary(views))

    def sheet(self) -> Sheet | None:
        """The sheet that is open over the page, if any."""
        return self._sheet

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Open the sheet in which something was typed; None when what it was about is no longer there."""
        sheet = None if self._sheets is None else self._sheets.typed(draft.place)
        if sheet is None:
            return None
        self._open(sheet)
        return sheet.typed_watch

    def card(self, medicine_id: str) -> MedicineCard:
        """The card of a medicine; KeyError for an unknown one."""
        return self._cards[medicine_id]

    def _empty_card(self) -> Card:
        card = Card()
        empty = EmptyState(
            _("No medicine is on the list yet"),
            _("Write down what you take, and what you stopped: the chart then shows twitches and doses side by side."),
            _("Add the first medicine…"),
            icon="pill",
        )
        empty.action_clicked.connect(self._add)
        card.body.addWidget(empty)
        return card

    def _show_cards(self, views: Sequence[MedicineView]) -> None:
        """Keep the cards that stay, so that the focus and what is unfolded stay where they are."""
        today = self._host.diary.recorder.today()
        for gone in self._cards.keys() - self._views.keys():
            card = self._cards.pop(gone)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        order: list[QWidget] = []
        for view in views:
            card = self._cards.get(view.medicine.id) or self._new_card(view.medicine.id)
            card.show_view(view, today)
            if view.is_stopped and self._stopped_title not in order:
                order.append(self._stopped_title)
            order.append(card)
        for place, widget in enumerate(order):
            item = self._list.itemAt(place)
            if item is None or item.widget() is not widget:
                self._list.insertWidget(place, widget)
        self._stopped_title.setVisible(self._stopped_title in order)
        stops = [stop for card in order for stop in tab_stops(card)]
        after = [*self._health.tab_stops(), *tab_stops(self._nothing)]
        tab_through(self._add_button, [*tab_stops(self._empty), *stops, *after])

    def _new_card(self, medicine_id: str) -> MedicineCard:
        card = MedicineCard()
        card.asked.connect(self._act)
        card.entry_chosen.connect(self._correct)
        self._cards[medicine_id] = card
        return card

    def _act(self, medicine_id: str, action: str) -> None:
        view, wanted = self._views[medicine_id], CardAction(action)
        if self._sheets is None:
            return
        if wanted in (CardAction.CHANGE, CardAction.STOP):
            self._open(self._sheets.change(view, stops=wanted is CardAction.STOP))
        elif wanted in (CardAction.MISSED, CardAction.EXTRA):
            kind = DoseEventKind.MISSED if wanted is CardAction.MISSED else DoseEventKind.EXTRA
            self._open(self._sheets.event(view, kind))
        else:
            self._open(self._sheets.plan(view) if wanted is CardAction.PLAN else self._sheets.edit(view))

    def _correct(self, entry: DoseChange | DoseEvent) -> None:
        if self._sheets is not None:
            self._open(self._sheets.correct(entry))

    def _add(self) -> None:
        if self._sheets is not None:
            self._open(self._sheets.add())

    def _open_health(self, kind: HealthFactKind, fact: HealthFact | None) -> None:
        if self._sheets is not None:
            self._open(self._sheets.health(kind, fact))

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.finished.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        self._sheet = None

    def _say_none(self, kind: MedicineKind) -> None:
        say_none = partial(self._host.diary.medicines.set_health, HealthFactKind.NONE_TAKEN, kind.value)
        what = none_taken_label(kind)
        self._host.save(say_none, _("Saved: {what}").format(what=what), what)

    def _take_back_none(self, fact: HealthFact) -> None:
        take_back = partial(self._host.diary.medicines.remove_health, fact.id)
        what = none_taken_label(MedicineKind(fact.value))
        self._host.save(take_back, _("Taken back: {what}").format(what=what), _("taking back {what}").format(what=what))


def _summary(views: Sequence[MedicineView]) -> str:
    if not views:
        return ""
    taken = sum(1 for view in views if not view.is_stopped)
    stopped = len(views) - taken
    now = ngettext("{count} taken now", "{count} taken now", taken).format(count=taken)
    if not stopped:
        return now
    return _("{now} · {stopped} stopped").format(now=now, stopped=stopped)
