"""HealthSheet: one fact about the person (kidneys, liver, pump refill, a condition, what the doctor knows)."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from myotrack.domain.diary_day import LATEST_PLANNED_DAY
from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFact, HealthFactKind, Kidney, Liver
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.ui.dialogs.saving_sheet import CheckedField, SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.text_field import TextField
from myotrack.words.medicine_labels import health_fact_label, kidney_label, liver_label


class HealthSheet(SavingSheet):
    """`fact` is what is written down so far; removing takes it back."""

    def __init__(
        self, host: Host, kind: HealthFactKind, fact: HealthFact | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            host,
            health_fact_label(kind),
            _("Save"),
            subtitle=_explanation(kind),
            destructive=_("Remove this entry") if fact is not None else "",
            draft_of=TypedPlace(TypedKind.HEALTH, (kind, "" if fact is None else fact.id)),
            parent=parent,
        )
        self._kind, self._fact = kind, fact
        today = host.diary.recorder.today()
        self._fields: list[CheckedField] = []
        self._choices: ChoiceRow | None = None
        self._refill: DayField | None = None
        self._condition: TextField | None = None
        self._ask(today)
        self._since = DayField(_since_question(kind), today=today)
        self._since.set_value(fact.day if fact is not None and self._corrected_id() else today)
        self._since.setVisible(kind is not HealthFactKind.PUMP_REFILL_DUE)
        self._fields.append(self._since)
        self.body.addWidget(self._since)
        self._focus_first()
        self.primary_clicked.connect(self._save)
        self.destructive_clicked.connect(self._remove)

    def _ask(self, today: date) -> None:
        kind, fact = self._kind, self._fact
        if kind is HealthFactKind.KIDNEY:
            self._choose([Choice(k.value, kidney_label(k)) for k in Kidney], _("How well do your kidneys work?"))
        elif kind is HealthFactKind.LIVER:
            self._choose([Choice(each.value, liver_label(each)) for each in Liver], _("How well does your liver work?"))
        elif kind is HealthFactKind.PUMP_REFILL_DUE:
            self._refill = DayField(_("The pump has to be refilled by"), today=today, maximum=LATEST_PLANNED_DAY)
            self._refill.set_value(fact.refill_due if fact is not None else None)
            self._fields.append(self._refill)
            self.body.addWidget(self._refill)
        elif kind is HealthFactKind.CONDITION:
            self._condition = TextField(_("Name of the condition"), placeholder=_("for example multiple sclerosis"))
            self._condition.set_value(fact.value if fact is not None else "")
            self.body.addWidget(self._condition)

    def _focus_first(self) -> None:
        if self._choices is not None:
            self._choices.focus_first()
        elif self._condition is not None:
            self._condition.box.setFocus()
        else:
            self.go_to(self._refill or self._since)

    def _choose(self, choices: list[Choice], question: str) -> None:
        self._choices = ChoiceRow(question, choices)
        self._choices.set_chosen(self._fact.value if self._fact is not None else None)
        self.body.addWidget(self._choices)

    def _value(self) -> str:
        if self._choices is not None:
            return str(self._choices.value() or "")
        if self._refill is not None:
            day = self._refill.value()
            return "" if day is None else day.isoformat()
        if self._condition is not None:
            return self._condition.value()
        return TOLD_ABOUT_TWITCHES

    def _save(self) -> None:
        if not self.all_well(self._fields):
            return
        value = self._value()
        if not value:
            self._say_missing()
            return
        day = self._since.value()
        what = health_fact_label(self._kind)
        self.save_and_close(
            partial(self.host.diary.medicines.set_health, self._kind, value, day, replaces=self._corrected_id()),
            _("Saved: {what}").format(what=what),
            what,
        )

    def _corrected_id(self) -> str | None:
        """Kidneys and liver change with time, so a new answer stands beside the old one; the others are corrected."""
        if self._fact is None or self._kind in (HealthFactKind.KIDNEY, HealthFactKind.LIVER):
            return None
        return self._fact.id

    def _say_missing(self) -> None:
        if self._condition is not None:
            self._condition.show_problem(_("The name of the condition is missing."))
            self._condition.box.setFocus()
            self.show_problem(_("Not saved yet."))
        else:
            self.show_problem(_("Please choose one of the answers."))

    def _remove(self) -> None:
        if self._fact is None:
            return
        what = health_fact_label(self._kind)
        self.save_and_close(
            partial(self.host.diary.medicines.remove_health, self._fact.id),
            _("Removed: {what}").format(what=what),
            _("removing {what}").format(what=what),
        )


def _since_question(kind: HealthFactKind) -> str:
    if kind is HealthFactKind.DOCTOR_TOLD:
        return _("When did you tell your doctor?")
    return _("Since when, as far as you know?")


def _explanation(kind: HealthFactKind) -> str:
    return {
        HealthFactKind.KIDNEY: _("Some medicines leave the body through the kidneys. Every clinician should know."),
        HealthFactKind.LIVER: _("Some medicines leave the body through the liver."),
        HealthFactKind.PUMP_REFILL_DUE: _("The day that stands on your pump card or appointment slip."),
        HealthFactKind.CONDITION: _("For example the illness that a medicine was prescribed for."),
        HealthFactKind.DOCTOR_TOLD: _("A doctor should know of the twitches. Write down when you told one."),
        HealthFactKind.NONE_TAKEN: "",
    }[kind]
