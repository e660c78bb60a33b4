"""The form for a missed or an extra dose: which medicine, when, how much."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from myotrack.domain.doses import HIGHEST_DOSE, DoseEventKind
from myotrack.domain.medicines import Medicine, Route, Unit
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.ui.dialogs.caution_card import CautionCard
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.view import DayView
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.number_field import NumberField
from myotrack.ui.widgets.time_field import TimeField
from myotrack.words.medicine_labels import unit_label
from myotrack.words.numbers import daily_dose

_DECIMALS = 3


class DoseSheet(SavingSheet):
    """Saves one missed or extra dose of the shown day; what was typed stays when it can't be saved."""

    def __init__(
        self,
        host: Host,
        writer: DayWriter,
        view: DayView,
        kind: DoseEventKind,
        now: Callable[[], time],
        parent: QWidget,
    ) -> None:
        missed = kind is DoseEventKind.MISSED
        super().__init__(
            host,
            _("A missed dose") if missed else _("An extra dose"),
            _("Save"),
            subtitle=sentences.day_in_words(view.day, view.today),
            draft_of=TypedPlace(TypedKind.DAY_DOSE, (view.day.isoformat(), kind)),
            parent=parent,
        )
        self._writer, self._view, self._kind = writer, view, kind
        # What has to be read before a second missed dose is saved; it never blocks saving.
        self.caution = CautionCard(host)
        self.body.addWidget(self.caution)
        offered = _offered(view, kind)
        self.medicine = ChoiceRow(_("Which medicine?"), [_choice(view, medicine) for medicine in offered])
        if offered:
            self.medicine.set_chosen(offered[0].id)
        self.medicine.chosen.connect(self._show_unit)
        self.body.addWidget(self.medicine)
        self.at = TimeField(
            _("When was it due?") if missed else _("When was it taken?"), now=now if view.is_today else None
        )
        if view.is_today and not missed:
            self.at.set_value(now())
        self.body.addWidget(self.at)
        self.amount = NumberField(
            _("How much was that one dose?"), minimum=0, maximum=HIGHEST_DOSE, decimals=_DECIMALS, step=1
        )
        self._unit = Label("")
        self.amount.row.insertWidget(self.amount.row.count() - 1, self._unit, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self.amount)
        self.body.addWidget(
            Label(_("One dose, not the whole day. Leave time and amount empty if you don't know."), colour="ink_soft")
        )
        self.body.addStretch(1)
        self.at.edited.connect(self._show_caution)
        self._show_unit()
        self.primary_clicked.connect(self._save)
        self.medicine.focus_first()

    def _show_unit(self) -> None:
        self._unit.setText(unit_label(self._chosen_unit()))
        self.show_problem("")
        self._show_caution()

    def _show_caution(self) -> None:
        """Show what the guidance says as soon as this would be the second missed dose in 48 hours."""
        chosen, before = self._chosen_medicine(), self.caution.before
        if chosen is None or before is None:
            self.caution.show_nothing()
            return
        evidence = before.event(chosen.id, self._view.day, self._kind, at=self.at.value(), route=self._route(chosen))
        self.caution.show_evidence(chosen, evidence)

    def _chosen_medicine(self) -> Medicine | None:
        return next((m for m in self._view.medicines if m.id == self.medicine.value()), None)

    def _route(self, medicine: Medicine) -> Route:
        period = self._view.last_doses.get(medicine.id)
        return Route.ORAL if period is None else period.change.route

    def _chosen_unit(self) -> Unit:
        period = self._view.last_doses.get(str(self.medicine.value()))
        return Unit.MG if period is None else period.change.unit

    def _save(self) -> None:
        chosen = self._chosen_medicine()
        problems = [(field, field.problem() or "") for field in (self.at, self.amount)]
        for field, problem in problems:
            field.show_problem(problem)
        wrong = next((field for field, problem in problems if problem), None)
        if chosen is None:
            self.show_problem(_("Please choose a medicine."))
        elif wrong is not None:
            wrong.box.setFocus()
        elif self._write(chosen):
            self.accept()
        else:
            self.show_problem(_("This could not be saved. What you typed is still here."))

    def _write(self, medicine: Medicine) -> bool:
        amount = self.amount.value()
        period = self._view.last_doses.get(medicine.id)
        return self._writer.dose_event(
            medicine,
            None if period is None else period.change,
            self._kind,
            self.at.value(),
            None if amount is None else Decimal(amount),
            prescriber_knows=self.caution.prescriber_knows,
        )


def _offered(view: DayView, kind: DoseEventKind) -> list[Medicine]:
    """Return the medicines to choose from, what is taken on the day first; an extra dose may be of any other too."""
    taken = list(dict.fromkeys(each.medicine for each in view.taken))
    others = [medicine for medicine in view.medicines if medicine not in taken]
    return taken if kind is DoseEventKind.MISSED and taken else taken + others


def _choice(view: DayView, medicine: Medicine) -> Choice:
    period = view.last_doses.get(medicine.id)
    hint = "" if period is None else daily_dose(period.change.daily_dose, period.change.unit)
    return Choice(medicine.id, medicine.name, hint)
