"""TickedSection: what was ticked when, newest first, and what was done about each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.domain.signs import SignReport
from myotrack.i18n import _, ngettext
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs.sign_entry import SignEntry
from myotrack.ui.theme import GAP
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.empty_state import EmptyState

PAGE_SIZE = 10
"""Signs that are listed before one has to ask for more."""


class TickedSection(QWidget):
    """`tick_asked` comes from the empty list."""

    tick_asked = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._reports: tuple[SignReport, ...] = ()
        self._entries: dict[str, tuple[Card, SignEntry]] = {}
        self._most = PAGE_SIZE
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        self._empty = Card()
        empty = EmptyState(
            _("No warning sign was entered"),
            _("A sign that you tick is listed here with its time, and with what was done about it."),
            _("Tick a sign"),
            icon="clipboard-list",
        )
        empty.action_clicked.connect(self.tick_asked)
        self._empty.body.addWidget(empty)
        outer.addWidget(self._empty)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        outer.addLayout(self._column)
        self._more = BigButton("", icon="chevron-down")
        self._more.clicked.connect(self._show_more)
        line = QHBoxLayout()
        line.addWidget(self._more)
        line.addStretch(1)
        outer.addLayout(line)

    def show_signs(self, reports: Sequence[SignReport]) -> None:
        """List these signs, newest first; entries that stay keep the focus that is in them."""
        self._reports = tuple(sorted(reports, key=newest_first, reverse=True))
        shown = self._reports[: self._most]
        for gone in self._entries.keys() - {r.id for r in shown}:
            card, _entry = self._entries.pop(gone)
            card.hide()
            card.deleteLater()
        for place, report in enumerate(shown):
            self._show_at(place, report)
        self._empty.setVisible(not shown)
        older = len(self._reports) - len(shown)
        self._more.setVisible(older > 0)
        self._more.set_title(ngettext("Show {number} earlier", "Show {number} earlier", older).format(number=older))

    def _show_at(self, place: int, report: SignReport) -> None:
        if report.id not in self._entries:
            card, entry = Card(), SignEntry(self._host, report)
            card.body.addWidget(entry)
            self._entries[report.id] = (card, entry)
        card, entry = self._entries[report.id]
        entry.show_report(report)
        if self._column.indexOf(card) != place:
            self._column.removeWidget(card)
            self._column.insertWidget(place, card)
            card.show()

    def _show_more(self) -> None:
        self._most += PAGE_SIZE
        self.show_signs(self._reports)


def newest_first(report: SignReport) -> tuple[date, time, datetime]:
    """Sort key, to be reversed: day, time of day (unknown counts as the day's start), time of entry."""
    return (report.day, report.at or time.min, report.provenance.entered_at)
