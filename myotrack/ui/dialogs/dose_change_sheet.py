"""DoseChangeSheet: a new daily dose from a day on, a stop, or the correction of an earlier change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.doses import DoseChange, change_order
from myotrack.domain.guidance.evidence import Evidence
from myotrack.domain.medicines import Medicine, Role, Unit
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.services.medicines import Dose
from myotrack.ui.dialogs.caution_card import CautionCard
from myotrack.ui.dialogs.caution_sheet import save_with_caution
from myotrack.ui.dialogs.dose_choices import (
    chosen_decider,
    chosen_role,
    chosen_route,
    chosen_unit,
    decided_by_row,
    role_row,
    role_title,
    route_row,
    unit_row,
)
from myotrack.ui.dialogs.dose_field import DoseField
from myotrack.ui.dialogs.dose_jump import is_large_jump
from myotrack.ui.dialogs.saving_sheet import SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.disclosure import Disclosure
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.text_field import NoteField
from myotrack.ui.widgets.time_field import TimeField
from myotrack.words.dates import day_with_year
from myotrack.words.medicine_labels import route_label, unit_label
from myotrack.words.numbers import daily_dose, dose
from myotrack.words.personal_text import isolated

_ZERO = Decimal(0)


class DoseChangeSheet(SavingSheet):
    """`changes` are all dose changes of the medicine; `stops` asks for a stop, `corrects` fills in an earlier change.

    It shows from → to, asks about a large jump once, and never computes or proposes a dose.
    """

    def __init__(
        self,
        host: Host,
        medicine: Medicine,
        changes: Sequence[DoseChange],
        *,
        day: date | None = None,
        stops: bool = False,
        corrects: DoseChange | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._medicine, self._corrects = medicine, corrects
        self._stops = stops or (corrects is not None and corrects.daily_dose == 0)
        super().__init__(
            host,
            self._title(),
            _("Save"),
            destructive="" if corrects is None else _("Remove this entry"),
            draft_of=_place(medicine, corrects, stops=stops),
            parent=parent,
        )
        self._others = sorted((c for c in changes if corrects is None or c.id != corrects.id), key=change_order)
        self._pattern = corrects or (self._others[-1] if self._others else None)
        self._asked: tuple[Decimal, Unit] | None = None
        self._build(day or host.diary.recorder.today())
        self._fill()
        self._show_step()
        self.spare_px = self.caution.room_for(self._medicine)
        self.go_to(self._day if self._stops else self._dose)
        self.primary_clicked.connect(self._save)
        self.destructive_clicked.connect(self._remove)

    def _title(self) -> str:
        name = isolated(self._medicine.name)
        if self._corrects is not None:
            return _("Correct an entry of {medicine}").format(medicine=name)
        if self._stops:
            return _("{medicine} was stopped").format(medicine=name)
        return _("New dose of {medicine}").format(medicine=name)

    def _build(self, day: date) -> None:
        # What has to be read before a stop or a cut is saved stands above the fields; it never blocks saving.
        self.caution = CautionCard(self.host)
        self.body.addWidget(self.caution)
        asked_day = _("First day without it") if self._stops else _("From which day on?")
        self._day = DayField(asked_day, today=self.host.diary.recorder.today())
        self._day.set_value(day)
        unit = self._pattern.unit if self._pattern else Unit.MG
        self._dose = DoseField(
            _("New dose of the whole day"),
            unit,
            above_zero=_("A dose of 0 means that it was stopped: close this and press “Stopped…”."),
        )
        self._dose.setVisible(not self._stops)
        self._step = Label("", TextRole.HEADING, colour="accent_ink")
        self._decider = decided_by_row()
        self._day.edited.connect(self._show_step)
        self._dose.edited.connect(self._show_step)
        self._decider.chosen.connect(self._show_caution)
        # What is typed first comes first: the card above must not push it out of sight.
        for widget in (self._dose, self._day, self._step, self._decider):
            self.body.addWidget(widget)
        self._add_details()

    def _add_details(self) -> None:
        # What nobody has said yet is asked in plain sight: without it the chart has no day 0.
        asks_role = self._pattern is not None and self._pattern.role is Role.OTHER and not self._stops
        title = _("Time, unit, way of taking, note") if asks_role else _("Time, unit, way of taking, role, note")
        self._details = Disclosure(title)
        self._time = TimeField(_("Time of the change, if it matters"), now=self._now)
        self._unit, self._route, self._role = unit_row(), route_row(), role_row()
        self._note = NoteField(_("Note"))
        for row in (self._unit, self._route, self._role):
            row.chosen.connect(self._details_changed)
            row.setVisible(not self._stops or row is self._route)
        for widget in (self._time, self._unit, self._route, self._role, self._note):
            self._details.body.addWidget(widget)
        if asks_role:
            self.body.addWidget(self._role)
        self.body.addWidget(self._details)

    def _fill(self) -> None:
        pattern = self._pattern
        if pattern is not None:
            self._unit.set_chosen(pattern.unit)
            self._route.set_chosen(pattern.route)
            self._role.set_chosen(pattern.role)
        if self._corrects is not None:
            change = self._corrects
            self._day.set_value(change.day)
            self._dose.set_value(None if self._stops else change.daily_dose)
            self._time.set_value(change.at)
            self._decider.set_chosen(change.decided_by)
            self._note.set_value(change.note)
        # Someone with two ways of taking it has to say which one is meant.
        self._details.set_open(len({c.route for c in self._others}) > 1)

    def _now(self) -> time:
        return self.host.diary.recorder.now().time()

    def _details_changed(self) -> None:
        self._dose.set_unit(chosen_unit(self._unit))
        self._show_step()

    def _before(self) -> DoseChange | None:
        """The change that held until this one."""
        day = self._day.value()
        if day is None:
            return None
        route, at = chosen_route(self._route), self._time.value()
        earlier = (c for c in self._others if c.route is route)
        return next((c for c in reversed(list(earlier)) if c.day < day or (c.day == day and _is_earlier(c, at))), None)

    def _last_taken(self) -> DoseChange | None:
        """The last dose above 0 before this one, so that a restart is compared with what was taken once."""
        before = self._before()
        if before is None or before.daily_dose > 0:
            return before
        place = self._others.index(before)
        earlier = (c for c in reversed(self._others[:place]) if c.route is before.route and c.daily_dose > 0)
        return next(earlier, None)

    def _show_step(self) -> None:
        """Say from → to in words, as far as it is typed."""
        self._asked = None
        self.show_problem("")
        if self.primary_button is not None:
            self.primary_button.set_title(_("Save"))
        role, route = chosen_role(self._role), chosen_route(self._route)
        unit = chosen_unit(self._unit)
        parts = [unit_label(unit), route_label(route), role_title(role)]
        self._details.button.set_hint(" · ".join(parts[1:2] if self._stops else parts))
        self._show_caution()
        day, after = self._day.value(), self._after()
        if day is None or after is None:
            self._step.setText("")
            return
        self._step.setText(
            _("{before} → {after}, from {day}").format(
                before=self._before_words(), after=daily_dose(after, unit), day=day_with_year(day)
            )
        )

    def _show_caution(self) -> None:
        """Show what the guidance says as soon as what is typed would be, or leave, a stop or a cut against the plan."""
        day, new, evidence = self._day.value(), self._new_dose(), tuple[Evidence, ...]()
        if day is not None and new is not None and self.caution.before is not None:
            evidence = self.caution.before.change(
                self._medicine.id,
                day,
                new,
                at=self._time.value(),
                decided_by=chosen_decider(self._decider),
                replaces=self._corrects.id if self._corrects else None,
            )
        self.caution.show_evidence(self._medicine, evidence)

    def _new_dose(self) -> Dose | None:
        after = self._after()
        if after is None:
            return None
        return Dose(
            daily_dose=after,
            unit=chosen_unit(self._unit),
            role=chosen_role(self._role),
            route=chosen_route(self._route),
        )

    def _after(self) -> Decimal | None:
        return _ZERO if self._stops else self._dose.value()

    def _before_words(self) -> str:
        before = self._before()
        return _("not taken") if before is None else daily_dose(before.daily_dose, before.unit)

    def _save(self) -> None:
        if not self.all_well([self._day, self._dose, self._time] if not self._stops else [self._day, self._time]):
            return
        day, new = self._day.value(), self._new_dose()
        if day is None or new is None:
            return
        after, unit = new.daily_dose, new.unit
        # The card above says from what to what already; nothing is asked twice.
        if not self.caution.is_shown and self._asks_about_jump(after, unit):
            return
        name = isolated(self._medicine.name)
        words = {"medicine": name, "dose": daily_dose(after, unit), "day": day_with_year(day)}
        what = _("{medicine} {dose} from {day}").format(**words)
        self.save_and_close(
            partial(
                self.host.diary.medicines.change_dose,
                self._medicine.id,
                day,
                new,
                at=self._time.value(),
                decided_by=chosen_decider(self._decider),
                note=self._note.value(),
                replaces=self._corrects.id if self._corrects else None,
                prescriber_knows=self.caution.prescriber_knows,
            ),
            _("Saved: {what}").format(what=what),
            what,
        )

    def _asks_about_jump(self, after: Decimal, unit: Unit) -> bool:
        """Ask once about a dose that looks like a slip; the next press saves it."""
        before = self._last_taken()
        if before is None or self._asked == (after, unit):
            return False
        if not is_large_jump(before.daily_dose, before.unit, after, unit):
            return False
        self._asked = (after, unit)
        self.show_problem(
            _("{before} → {after}: is that right?").format(
                before=dose(before.daily_dose, before.unit), after=dose(after, unit)
            )
        )
        if self.primary_button is not None:
            self.primary_button.set_title(_("Yes, save {dose}").format(dose=dose(after, unit)))
        return True

    def _remove(self) -> None:
        if self._corrects is None:
            return
        change_id, name = self._corrects.id, isolated(self._medicine.name)
        save_with_caution(
            self,
            lambda before: before.without(change_id),
            lambda knows: self.host.diary.medicines.remove_dose_change(change_id, prescriber_knows=knows),
            _("Removed an entry of {medicine}").format(medicine=name),
            _("removing an entry of {medicine}").format(medicine=name),
            primary=_("Remove this entry"),
        )


def _place(medicine: Medicine, corrects: DoseChange | None, *, stops: bool) -> TypedPlace:
    if corrects is not None:
        return TypedPlace(TypedKind.DOSE_CORRECTION, (corrects.id,))
    return TypedPlace(TypedKind.STOP if stops else TypedKind.DOSE, (medicine.id,))


def _is_earlier(change: DoseChange, at: time | None) -> bool:
    """Whether a change of the same day came before this time of day; without a time, the one entered now is later."""
    return at is None or change.at is None or change.at <= at
