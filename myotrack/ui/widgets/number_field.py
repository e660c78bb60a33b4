"""NumberField: a number typed by hand or stepped with large buttons; what was typed wrongly stays to be corrected."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from myotrack.i18n import _
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LabelledField, LineBox
from myotrack.words.numbers import amount
from myotrack.words.personal_text import quoted

_LONGEST = 32  # characters that a number may be typed with


class NumberField(LabelledField):
    """Whole numbers with `decimals` 0 (value() gives an int), else Decimals with at most that many places.

    `edited` comes on every change that a person makes, valid or not.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        *,
        minimum: int | Decimal,
        maximum: int | Decimal,
        decimals: int = 0,
        unit: str = "",
        step: int | Decimal = 1,
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._minimum, self._maximum = Decimal(minimum), Decimal(maximum)
        self._decimals, self._step, self._optional = decimals, Decimal(step), optional
        self._less = BigButton("", icon="minus", spoken=_("{field}: less").format(field=label))
        self._more = BigButton("", icon="plus", spoken=_("{field}: more").format(field=label))
        self.box = _NumberBox(self)
        self.box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.setAccessibleName(f"{label} ({unit})" if unit else label)
        self.box.textEdited.connect(self._typed)
        self._less.clicked.connect(self._step_down)
        self._more.clicked.connect(self._step_up)
        self.box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.row.addWidget(self._less)
        self.row.addWidget(self.box)
        self.row.addWidget(self._more)
        if unit:
            self.row.addWidget(Label(unit), 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addStretch(1)

    def value(self) -> int | Decimal | None:
        """The number, or None when the box is empty or holds something else (see problem)."""
        number = self._number()
        if number is None or self.problem() is not None:
            return None
        return int(number) if self._decimals == 0 else number

    def set_value(self, value: int | Decimal | None) -> None:
        """Show a number, or nothing, without a signal."""
        self.box.setText("" if value is None else amount(Decimal(value)))
        self.show_problem("")

    def problem(self) -> str | None:
        """One sentence that says what is wrong and what is allowed; None when all is well."""
        text = self.box.text().strip()
        low, high = amount(self._minimum), amount(self._maximum)
        if not text:
            return None if self._optional else _("{field}: please enter a number.").format(field=self.label_text)
        number = self._number()
        if number is None or not self._minimum <= number <= self._maximum:
            kind = (
                _("{field}: {text} does not work here. Enter a whole number from {low} to {high}.")
                if self._decimals == 0
                else _("{field}: {text} does not work here. Enter a number from {low} to {high}.")
            )
            return kind.format(field=self.label_text, text=quoted(text), low=low, high=high)
        if -int(number.as_tuple().exponent) > self._decimals:
            if self._decimals == 0:
                return _("{field}: {text} does not work here. Enter a whole number from {low} to {high}.").format(
                    field=self.label_text, text=quoted(text), low=low, high=high
                )
            return _("{field}: at most {places} digits after the point.").format(
                field=self.label_text, places=self._decimals
            )
        return None

    def step(self, times: int) -> None:
        """Change it by that many steps, as the buttons and the arrow keys do; it stays within its limits."""
        number = self._number()
        start = max(self._minimum, Decimal(0)) if number is None else number + times * self._step
        limited = max(self._minimum, min(self._maximum, start))
        self.box.setText(amount(limited))
        self._typed()

    def _number(self) -> Decimal | None:
        text = self.box.text().strip().replace(",", ".").replace("\u2212", "-")
        # Decimal also reads "NaN", "1e9" and "1_000", which nobody means as a number of twitches.
        if not text.lstrip("+-").replace(".", "", 1).isdecimal():
            return None
        try:
            return Decimal(text)
        except InvalidOperation:
            return None

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def _step_up(self) -> None:
        self.step(1)

    def _step_down(self) -> None:
        self.step(-1)


class _NumberBox(LineBox):
    """Up and Down step the number; the wheel does nothing."""

    def __init__(self, field: NumberField) -> None:
        super().__init__("000 000 000", max_length=_LONGEST)
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by keys."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._field.step(1 if event.key() == Qt.Key.Key_Up else -1)
            return
        super().keyPressEvent(event)
