"""PlanSheet: the prescriber's taper plan, typed in step by step, beside what was really taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from myotrack.domain.doses import DosePeriod, PlanStep
from myotrack.domain.medicines import Medicine, Unit
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _, ngettext
from myotrack.services.medicines import PlannedDose
from myotrack.ui.dialogs.caution_sheet import save_with_caution
from myotrack.ui.dialogs.dose_choices import chosen_unit, unit_row
from myotrack.ui.dialogs.plan_grid import PlanGrid
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.dates import open_span
from myotrack.words.medicine_labels import unit_label
from myotrack.words.numbers import daily_dose
from myotrack.words.personal_text import isolated


class PlanSheet(SavingSheet):
    """Only what a prescriber wrote down goes in here; the program never makes or changes a step."""

    def __init__(
        self,
        host: Host,
        medicine: Medicine,
        steps: Sequence[PlanStep],
        taken: Sequence[DosePeriod],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            host,
            _("Plan for {medicine}").format(medicine=isolated(medicine.name)),
            _("Save the plan"),
            subtitle=_("Type in the steps that your prescriber gave you. Enter goes on to the next box."),
            destructive=_("Remove the plan") if steps else "",
            draft_of=TypedPlace(TypedKind.PLAN, (medicine.id,)),
            parent=parent,
        )
        self._medicine = medicine
        today = host.diary.recorder.today()
        self._prescriber = TextField(_("Prescriber's name"))
        self._prescriber.set_value(steps[0].prescriber if steps else "")
        self._grid = PlanGrid(today)
        self._grid.set_steps([(step.from_day, step.planned_daily_dose) for step in steps])
        self._unit = unit_row(_("The doses of the plan are measured in"))
        self._unit.set_chosen(_unit_of(steps, taken))
        self._units = Disclosure(_("Unit of the plan"))
        self._units.body.addWidget(self._unit)
        self.body.addWidget(self._grid)
        self.body.addWidget(self._units)
        self.body.addWidget(self._prescriber)
        self.body.addWidget(Label(_("Taken so far"), TextRole.STRONG))
        self.body.addWidget(Label(_taken_words(taken, today), colour="ink_soft"))
        self._unit.chosen.connect(self._show_unit)
        self._show_unit()
        self.primary_clicked.connect(self._save)
        self.destructive_clicked.connect(self._remove)
        self._grid.box(0, 0).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_unit(self) -> None:
        unit = chosen_unit(self._unit)
        self._grid.set_unit(unit)
        self._units.button.set_hint(unit_label(unit))

    def _save(self) -> None:
        steps = self._grid.read()
        if steps is None:
            self.show_problem(_("The plan is not saved yet: see the sentence in the rows above."))
            return
        if not steps:
            self.show_problem(_("The plan has no step yet: type a day and a dose."))
            return
        said = ngettext("Saved: plan with {count} step", "Saved: plan with {count} steps", len(steps))
        self._write(steps, said.format(count=len(steps)))

    def _remove(self) -> None:
        self._write((), _("Removed the plan for {medicine}").format(medicine=isolated(self._medicine.name)))

    def _write(self, steps: Sequence[PlannedDose], said: str) -> None:
        medicines, prescriber = self.host.diary.medicines, self._prescriber.value()
        save_with_caution(
            self,
            lambda before: before.plan(self._medicine.id, steps),
            lambda knows: medicines.set_plan(self._medicine.id, steps, prescriber=prescriber, prescriber_knows=knows),
            said,
            _("the plan for {medicine}").format(medicine=isolated(self._medicine.name)),
            primary=_("Save the plan"),
        )


def _unit_of(steps: Sequence[PlanStep], taken: Sequence[DosePeriod]) -> Unit:
    if steps:
        return steps[-1].unit
    return taken[-1].change.unit if taken else Unit.MG


def _taken_words(taken: Sequence[DosePeriod], today: date) -> str:
    if not taken:
        return _("No dose is written down yet.")
    lines = (
        _("{dose}, {when}").format(
            dose=daily_dose(period.change.daily_dose, period.change.unit),
            when=open_span(period.first, period.last, today),
        )
        for period in taken
    )
    return "\n".join(lines)
