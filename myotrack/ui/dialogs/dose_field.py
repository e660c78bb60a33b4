"""DoseField: an amount that is typed and nothing else; no stepping, because a jerk must not change a dose."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from myotrack.domain.doses import checked_dose
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.medicines import Unit
from myotrack.i18n import _
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LabelledField, LineBox
from myotrack.words.medicine_labels import unit_label
from myotrack.words.numbers import amount
from myotrack.words.problems import entry_problem

_LONGEST = 24  # characters an amount may be typed with
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d*,\d{3}", re.ASCII)  # "1,000" may mean one or a thousand


def read_dose(text: str, field: str = "daily_dose") -> Decimal:
    """Return what was typed as an amount ("60", "0.5", "0,5"); raise InvalidEntry for "ten", "-5", "1e9" or "1,000"."""
    plain = text.strip()
    if not plain:
        raise InvalidEntry(field, text, Reason.MISSING)
    if not _PLAIN.fullmatch(plain) or _THOUSANDS.fullmatch(plain):
        raise InvalidEntry(field, plain, Reason.NOT_A_NUMBER)
    return checked_dose(field, Decimal(plain.replace(",", ".")))


class DoseField(LabelledField):
    """An amount with its unit behind it; `field` is the name under which a problem speaks of it.

    `above_zero` refuses 0 with a sentence of its own: a stop has its own button.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        unit: Unit,
        *,
        field: str = "daily_dose",
        optional: bool = False,
        above_zero: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._field, self._optional, self._above_zero = field, optional, above_zero
        example = _("for example {amount}").format(amount="12.5")
        self.box = LineBox(example, max_length=_LONGEST)
        self.box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.box.setPlaceholderText(example)
        self.box.textEdited.connect(self._typed)
        self._unit_shown = Label()
        self.row.addWidget(self.box)
        self.row.addWidget(self._unit_shown, 1, Qt.AlignmentFlag.AlignVCenter)
        self.set_unit(unit)

    def set_unit(self, unit: Unit) -> None:
        """Show another unit behind the amount."""
        self._unit_shown.setText(unit_label(unit))
        self.box.setAccessibleName(f"{self.label_text} ({unit_label(unit)})")

    def value(self) -> Decimal | None:
        """The amount, or None when the box is empty or holds something else (see problem)."""
        try:
            return read_dose(self.box.text(), self._field)
        except InvalidEntry:
            return None

    def set_value(self, value: Decimal | None) -> None:
        """Show an amount, or nothing, without a signal."""
        self.box.setText("" if value is None else amount(value))
        self.show_problem("")

    def problem(self) -> str | None:
        """One sentence that says what is wrong and what is allowed; None when all is well."""
        if self._optional and not self.box.text().strip():
            return None
        try:
            value = read_dose(self.box.text(), self._field)
        except InvalidEntry as problem:
            return entry_problem(problem)
        return self._above_zero if self._above_zero and value == 0 else None

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()
