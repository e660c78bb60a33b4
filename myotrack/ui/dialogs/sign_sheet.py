"""SignSheet: corrects a ticked sign: when it was, how bad, what was measured, and a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from myotrack.domain.errors import InvalidEntry
from myotrack.domain.signs import GRADES, Grade, SignReport, SignUnit, is_red
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.resources.guidance import load_signs
from myotrack.ui.dialogs.saving_sheet import CheckedField, SavingSheet
from myotrack.ui.host import Host
from myotrack.ui.ticking import save_ticked
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.day_field import DayField
from myotrack.ui.widgets.number_field import NumberField
from myotrack.ui.widgets.text_field import NoteField
from myotrack.ui.widgets.time_field import TimeField
from myotrack.words.problems import entry_problem
from myotrack.words.sign_labels import grade_label, sign_label, sign_unit_label


class SignSheet(SavingSheet):
    """Opens with the time, or with the number where the sign has one and `measured` is set.

    A grade that makes the sign red shows the emergency card, as ticking it would have done.
    """

    def __init__(
        self, host: Host, report: SignReport, *, measured: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            host,
            sign_label(report.sign),
            _("Save"),
            draft_of=TypedPlace(TypedKind.SIGN, (report.id,)),
            parent=parent,
        )
        self._report = report
        self._day = DayField(_("Day"), today=host.diary.recorder.today())
        self._day.set_value(report.day)
        self._time = TimeField(_("Time"), now=self._now)
        self._time.set_value(report.at)
        self._grade = self._grade_row()
        self._numbers = self._number_fields()
        self._units = self._unit_row()
        self._note = NoteField(_("Note"))
        self._note.set_value(report.note)
        when: list[QWidget] = [self._day, self._time]
        what: list[QWidget] = [row for row in (self._grade, self._units) if row is not None]
        what += self._numbers.values()
        for widget in (*what, *when, self._note) if measured else (*when, *what, self._note):
            self.body.addWidget(widget)
        self._show_unit()
        self.primary_clicked.connect(self._save)
        first = self._number() if measured else self._time
        if first is not None:
            first.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grade_row(self) -> ChoiceRow | None:
        text = load_signs()[self._report.sign]
        if not text.grades:
            return None
        row = ChoiceRow(
            _("How bad was it?"),
            [Choice(g, grade_label(g), words.looks_like if (words := text.grade(g)) else "") for g in self._grades()],
        )
        row.set_chosen(self._report.grade)
        return row

    def _grades(self) -> tuple[Grade, ...]:
        return GRADES.get(self._report.sign, ())

    def _number_fields(self) -> dict[SignUnit, NumberField]:
        text = load_signs()[self._report.sign]
        fields: dict[SignUnit, NumberField] = {}
        for limits in text.units:
            places = 1 if limits.unit in (SignUnit.CELSIUS, SignUnit.FAHRENHEIT) else 0
            field = NumberField(
                text.value_name,
                minimum=limits.low,
                maximum=limits.high,
                decimals=places,
                step=Decimal("0.1") if places else 1,
                unit=sign_unit_label(limits.unit),
            )
            if limits.unit is self._report.unit:
                field.set_value(self._report.value)
            fields[limits.unit] = field
        return fields

    def _unit_row(self) -> ChoiceRow | None:
        if len(self._numbers) < 2:
            return None
        row = ChoiceRow(_("Measured in"), [Choice(unit, sign_unit_label(unit)) for unit in self._numbers])
        usual = SignUnit.FAHRENHEIT if self.host.preferences.current.country == "US" else SignUnit.CELSIUS
        row.set_chosen(self._report.unit or usual)
        row.chosen.connect(self._change_unit)
        return row

    def _unit(self) -> SignUnit | None:
        chosen = self._units.value() if self._units is not None else next(iter(self._numbers), None)
        return chosen if isinstance(chosen, SignUnit) else None

    def _number(self) -> NumberField | None:
        unit = self._unit()
        return None if unit is None else self._numbers[unit]

    def _change_unit(self) -> None:
        shown = next((f for f in self._numbers.values() if not f.isHidden()), None)
        now = self._number()
        if shown is not None and now is not None:
            now.box.setText(shown.box.text())
        self._show_unit()

    def _show_unit(self) -> None:
        now = self._number()
        for field in self._numbers.values():
            field.setVisible(field is now)

    def _now(self) -> time:
        return self.host.diary.recorder.now().time().replace(second=0)

    def _save(self) -> None:
        number = self._number()
        fields: list[CheckedField] = [self._day, self._time]
        fields += [number] if number is not None else []
        if not self.all_well(fields):
            return
        try:
            after = self._corrected()
        except InvalidEntry as problem:
            self.show_problem(entry_problem(problem))
            return
        what = sign_label(after.sign)
        said = _("Saved: {sign}").format(sign=what)
        if is_red(after.sign, after.grade) and not is_red(self._report.sign, self._report.grade):
            # The card lies in the window: a dialog in front of it would hide it.
            self.accept()
            save_ticked(self.host, after, said, what)
        else:
            self.save_and_close(partial(self.host.diary.guidance.save_sign, after), said, what)

    def _corrected(self) -> SignReport:
        number = self._number()
        grade = self._grade.value() if self._grade is not None else None
        value = number.value() if number is not None else None
        return replace(
            self._report,
            day=self._day.value() or self._report.day,
            at=self._time.value(),
            grade=grade if isinstance(grade, Grade) else None,
            value=None if value is None else Decimal(value),
            unit=None if value is None else self._unit(),
            note=self._note.value(),
        )
