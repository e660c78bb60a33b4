"""DayField: a day typed in any usual way, read back in words, or reached with large buttons."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LabelledField, LineBox
from myotrack.ui.widgets.typed_dates import HALF_A_YEAR, read_day
from myotrack.words.dates import day_with_year, long_day
from myotrack.words.personal_text import quoted

_LONGEST = 40


class DayField(LabelledField):
    """A day from `minimum` to `maximum`, both included. `edited` comes on every change that a person makes.

    A day typed without its year is the last one up to today; where days to come are allowed, the nearest one.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        *,
        today: date,
        minimum: date = date(1900, 1, 1),
        maximum: date | None = None,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._today, self._minimum, self._maximum = today, minimum, maximum or today
        self._optional = optional
        self._earlier = BigButton("", icon="chevron-left", spoken=_("{field}: one day earlier").format(field=label))
        self._later = BigButton("", icon="chevron-right", spoken=_("{field}: one day later").format(field=label))
        self._go_today = BigButton(_("Today"))
        example = _("for example {day}").format(day=day_with_year(today))
        self.box = LineBox(example, max_length=_LONGEST)
        self.box.setAccessibleName(label)
        self.box.setPlaceholderText(example)
        self._in_words = Label("", colour="ink_soft")
        flow = FlowLayout()
        for widget in (self._earlier, self.box, self._later, self._go_today):
            flow.addWidget(widget)
        self.row.addLayout(flow, 1)
        self.under.addWidget(self._in_words)
        self.box.textEdited.connect(self._typed)
        self._earlier.clicked.connect(self._step_back)
        self._later.clicked.connect(self._step_on)
        self._go_today.clicked.connect(self._choose_today)

    def value(self) -> date | None:
        """The day, or None when the box is empty or holds something else (see problem)."""
        day = self._read()
        return day if day is not None and self._minimum <= day <= self._maximum else None

    def set_value(self, day: date | None) -> None:
        """Show a day, or nothing, without a signal."""
        self.box.setText("" if day is None else day_with_year(day))
        self.show_problem("")
        self._read_back()

    def set_today(self, today: date, maximum: date | None = None) -> None:
        """A new day has begun."""
        self._today, self._maximum = today, maximum or today

    def problem(self) -> str | None:
        """One sentence that says what is wrong and what is allowed; None when all is well."""
        text = self.box.text().strip()
        if not text:
            return None if self._optional else _("{field}: please enter a day.").format(field=self.label_text)
        day = self._read()
        if day is None:
            return _("{field}: {text} is not a day. Type it like “{example}”.").format(
                field=self.label_text, text=quoted(text), example=day_with_year(self._today)
            )
        if not self._minimum <= day <= self._maximum:
            return _("{field}: {day} does not work here. Choose a day from {first} to {last}.").format(
                field=self.label_text,
                day=day_with_year(day),
                first=day_with_year(self._minimum),
                last=day_with_year(self._maximum),
            )
        return None

    def _read(self) -> date | None:
        """What is typed, whether it is allowed or not; None when it is no day."""
        ahead = HALF_A_YEAR if self._maximum > self._today else timedelta(0)
        return read_day(self.box.text(), self._today + ahead)

    def _typed(self) -> None:
        self.show_problem("")
        self._read_back()
        self.edited.emit()

    def _read_back(self) -> None:
        day = self._read()
        self._in_words.setText("" if day is None else long_day(day))

    def _step_back(self) -> None:
        self._step(-1)

    def _step_on(self) -> None:
        self._step(1)

    def _step(self, days: int) -> None:
        day = self._read()
        if day is None:
            self._choose(self._today)
        else:
            # Brought inside first: a step past the last day of the calendar is an error in Python.
            inside = max(self._minimum, min(self._maximum, day))
            ends = {1: self._maximum, -1: self._minimum}
            self._choose(inside if inside == ends[days] else inside + timedelta(days=days))

    def _choose_today(self) -> None:
        self._choose(self._today)

    def _choose(self, day: date) -> None:
        self.box.setText(day_with_year(max(self._minimum, min(self._maximum, day))))
        self._typed()
