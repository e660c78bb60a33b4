"""AddMedicineSheet: a medicine with its daily dose since a day, or a period on one that is already over."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.medicines import MedicineKind, Unit
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.resources.catalogue import load_catalogue
from myotrack.services.medicines import Dose
from myotrack.ui.dialogs.caution_card import CautionCard
from myotrack.ui.dialogs.dose_choices import (
    chosen_decider,
    chosen_kind,
    chosen_role,
    chosen_route,
    chosen_unit,
    decided_by_row,
    kind_row,
    role_row,
    route_row,
    unit_row,
)
from myotrack.ui.dialogs.dose_field import DoseField
from myotrack.ui.dialogs.medicine_name_field import MedicineNameField
from myotrack.ui.dialogs.saving_sheet import CheckedField, SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.words.dates import day_with_year
from myotrack.words.medicine_labels import route_label
from myotrack.words.numbers import daily_dose
from myotrack.words.personal_text import isolated


class AddMedicineSheet(SavingSheet):
    """The catalogue is loaded when the sheet opens; a name in the person's own words always works."""

    def __init__(self, host: Host, *, kind: MedicineKind = MedicineKind.PRESCRIPTION, parent: QWidget | None = None):
        super().__init__(
            host,
            _("Add a medicine"),
            _("Save"),
            subtitle=_("Prescribed, bought without prescription, or a supplement. One you stopped counts too."),
            draft_of=TypedPlace(TypedKind.NEW_MEDICINE),
            parent=parent,
        )
        self._without_dose = False
        today = host.diary.recorder.today()
        self._name = MedicineNameField(_("Name"), load_catalogue())
        self._kind = kind_row()
        self._kind.set_chosen(kind)
        self._since = DayField(_("Since when?"), today=today)
        self._since.set_value(today)
        self._dose = DoseField(
            _("Dose of the whole day"),
            Unit.MG,
            optional=True,
            above_zero=_("The dose must be above 0. For a medicine that you stopped, choose “No, it is over”."),
        )
        self._unit, self._route, self._role = unit_row(), route_row(), role_row()
        self._more = Disclosure(_("How is it taken?"), route_label(chosen_route(self._route)))
        self._more.body.addWidget(self._route)
        self._still = ChoiceRow(
            _("Do you still take it?"), [Choice(True, _("Yes")), Choice(False, _("No, it is over"))], columns=2
        )
        self._still.set_chosen(True)
        self._stopped = DayField(_("First day without it"), today=today)
        self._decider = decided_by_row(_("Who decided to stop?"))
        self.caution = CautionCard(host)
        for widget in self._in_order():
            self.body.addWidget(widget)
        self._stopped.hide()
        self._decider.hide()
        self._connect()
        self.go_to(self._name)

    def _in_order(self) -> tuple[QWidget, ...]:
        return (
            self._name,
            # What the chart is about must not stand below what is mostly right as it is.
            self._role,
            self._since,
            self._dose,
            self._unit,
            self._more,
            self._kind,
            self._still,
            self._stopped,
            # Beside what is typed last: at the top of this long form nobody would see it come.
            self.caution,
            self._decider,
        )

    def _connect(self) -> None:
        self._unit.chosen.connect(self._show_unit)
        self._route.chosen.connect(self._show_route)
        self._still.chosen.connect(self._show_stop)
        self._dose.edited.connect(self._show_unit)
        for edited in (self._name.edited, self._since.edited, self._stopped.edited, self._decider.chosen):
            edited.connect(self._show_caution)
        self.primary_clicked.connect(self._save)

    def _show_unit(self) -> None:
        self._dose.set_unit(chosen_unit(self._unit))
        self._without_dose = False
        self._name_primary(_("Save"))
        self._show_caution()

    def _show_route(self) -> None:
        self._more.button.set_hint(route_label(chosen_route(self._route)))
        self._show_caution()

    def _show_stop(self) -> None:
        over = self._still.value() is False
        self._stopped.setVisible(over)
        self._decider.setVisible(over)
        self._show_caution()

    def _show_caution(self) -> None:
        """Show what the guidance says as soon as a stop is typed of a medicine that should not be stopped suddenly."""
        since, stopped, dose = self._since.value(), self._stopped.value(), self._typed_dose()
        before, over = self.caution.before, self._still.value() is False
        if before is None or not over or since is None or stopped is None or dose is None:
            self.caution.show_nothing()
            return
        decider = chosen_decider(self._decider)
        medicine, evidence = before.period(
            self._name.value(), self._name.catalogue_key(), since, dose, stopped, stop_decided_by=decider
        )
        self.caution.show_evidence(medicine, evidence)

    def _typed_dose(self) -> Dose | None:
        amount = self._dose.value()
        if amount is None:
            return None
        return Dose(
            daily_dose=amount,
            unit=chosen_unit(self._unit),
            role=chosen_role(self._role),
            route=chosen_route(self._route),
        )

    def _name_primary(self, title: str) -> None:
        if self.primary_button is not None:
            self.primary_button.set_title(title)

    def _save(self) -> None:
        over = self._still.value() is False
        fields: list[CheckedField] = [self._name, self._since, self._dose]
        if over:
            fields.append(self._stopped)
        if not self.all_well(fields) or (over and not self._stop_is_after_start()):
            return
        since, amount = self._since.value(), self._dose.value()
        if since is None or (amount is None and not self._may_leave_dose()):
            return
        self._add(since, self._stopped.value() if over else None)

    def _add(self, since: date, stopped: date | None) -> None:
        dose = self._typed_dose()
        what = isolated(self._name.value())
        if dose is not None:
            what = _("{medicine} {dose} from {day}").format(
                medicine=what, dose=daily_dose(dose.daily_dose, dose.unit), day=day_with_year(since)
            )
        self.save_and_close(
            partial(
                self.host.diary.medicines.add,
                self._name.value(),
                kind=chosen_kind(self._kind) or MedicineKind.PRESCRIPTION,
                catalogue_key=self._name.catalogue_key(),
                since=since,
                dose=dose,
                stopped=stopped,
                stop_decided_by=chosen_decider(self._decider) if stopped else None,
                prescriber_knows=self.caution.prescriber_knows,
            ),
            _("Saved: {what}").format(what=what),
            what,
        )

    def _stop_is_after_start(self) -> bool:
        since, stopped = self._since.value(), self._stopped.value()
        if since is None or stopped is None or stopped > since:
            return True
        problem = _("The first day without it must be after {since}: choose {earliest} or later.").format(
            since=day_with_year(since), earliest=day_with_year(since + timedelta(days=1))
        )
        self._stopped.show_problem(problem)
        self.show_problem(_("Not saved yet."))
        self.go_to(self._stopped)
        return False

    def _may_leave_dose(self) -> bool:
        """Say once what is missing without a dose; the next press saves."""
        if self._without_dose:
            return True
        self._without_dose = True
        self.show_problem(_("No dose is entered. Without one it stands on your list, but not in the chart."))
        self._name_primary(_("Save without a dose"))
        return False
