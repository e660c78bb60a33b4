"""VisitsCard: the next and the last visit, and all others when asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.domain.appointments import Appointment
from myotrack.i18n import _, ngettext
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from myotrack.ui.host import Host
from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label
from myotrack.words.visit_text import visit_words


class VisitsCard(Card):
    """“Since the last visit” begins at the last one here."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(_("Visits"), _("The facts above begin at the last visit."), parent=parent)
        self._host = host
        self._rows: dict[str, _VisitRow] = {}
        self._empty = Label(_("No visit is entered yet."), colour="ink_soft")
        self.body.addWidget(self._empty)
        self._near = QVBoxLayout()
        self._near.setSpacing(GAP)
        self.body.addLayout(self._near)
        self._add = BigButton(_("Add a visit…"), icon="plus")
        self._add.clicked.connect(self._open_new)
        line = QHBoxLayout()
        line.addWidget(self._add)
        line.addStretch(1)
        self.body.addLayout(line)
        self._others = Disclosure(_("Other visits"))
        self.body.addWidget(self._others)

    def show_visits(self, visits: Sequence[Appointment], today: date) -> None:
        """Show all visits, earliest first as they are given; none of them is left out."""
        for gone in self._rows.keys() - {v.id for v in visits}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        coming = [v for v in visits if v.day >= today]
        past = [v for v in visits if v.day < today]
        near = [(_("Next visit"), v) for v in coming[:1]] + [(_("Last visit"), v) for v in past[-1:]]
        others = [("", v) for v in (*coming[1:], *reversed(past[:-1]))]
        self._put(self._near, near)
        self._put(self._others.body, others)
        self._empty.setVisible(not visits)
        self._others.setVisible(bool(others))
        number = ngettext("{number} visit", "{number} visits", len(others)).format(number=len(others))
        if number != self._others.button.hint:
            self._others.button.set_hint(number)
            # A new hint gives the button its plain name back: say again whether it is open.
            self._others.set_open(self._others.is_open())

    def _put(self, column: QVBoxLayout, visits: Sequence[tuple[str, Appointment]]) -> None:
        """Fill a column; a row that stays keeps the focus that is in it."""
        for place, (title, visit) in enumerate(visits):
            if visit.id not in self._rows:
                self._rows[visit.id] = _VisitRow(self._host)
            row = self._rows[visit.id]
            row.show_visit(title, visit)
            if column.indexOf(row) != place:
                column.insertWidget(place, row)
                row.show()

    def _open_new(self) -> None:
        VisitSheet(self._host, parent=self.window()).open()


class _VisitRow(QWidget):
    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._visit: Appointment | None = None
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title = Label("", TextRole.SMALL, colour="ink_soft")
        self._words = Label("", TextRole.STRONG)
        self._note = Label("", colour="ink_soft")
        for label in (self._title, self._words, self._note):
            column.addWidget(label)
        self._change = BigButton(_("Change…"), icon="pencil")
        self._change.clicked.connect(self._open)
        beside = BesideLayout(parent=self)
        beside.addWidget(words)
        beside.addWidget(self._change)

    def show_visit(self, title: str, visit: Appointment) -> None:
        self._visit = visit
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._words.setText(visit_words(visit))
        self._note.setText(visit.note)
        self._note.setVisible(bool(visit.note))
        self._change.setAccessibleName(_("Change the visit on {visit}").format(visit=visit_words(visit)))

    def _open(self) -> None:
        VisitSheet(self._host, self._visit, parent=self.window()).open()
