"""TimeField: a time of day, typed with or without a colon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from myotrack.i18n import _
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.labelled_field import LabelledField, LineBox
from myotrack.ui.widgets.typed_dates import read_time
from myotrack.words.dates import clock_time
from myotrack.words.personal_text import quoted

_LONGEST = 12


class TimeField(LabelledField):
    """HH:MM of a 24-hour day. With `now`, a button fills in the time that it returns."""

    edited = Signal()

    def __init__(
        self,
        label: str,
        *,
        now: Callable[[], time] | None = None,
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._optional = optional
        self._now = now
        example = _("for example {time}").format(time="08:15")
        self.box = LineBox(example, max_length=_LONGEST)
        self.box.setPlaceholderText(example)
        self.box.setAccessibleName(label)
        self.box.textEdited.connect(self._typed)
        self.box.editingFinished.connect(self._tidy)
        flow = FlowLayout()
        flow.addWidget(self.box)
        if now is not None:
            button = BigButton(_("Now"), icon="clock")
            button.clicked.connect(self._choose_now)
            flow.addWidget(button)
        self.row.addLayout(flow, 1)

    def value(self) -> time | None:
        """The time, or None when the box is empty or holds something else (see problem)."""
        return read_time(self.box.text())

    def set_value(self, at: time | None) -> None:
        """Show a time, or nothing, without a signal."""
        self.box.setText("" if at is None else clock_time(at))
        self.show_problem("")

    def problem(self) -> str | None:
        """One sentence that says what is wrong and what is allowed; None when all is well."""
        text = self.box.text().strip()
        if not text:
            return None if self._optional else _("{field}: please enter a time.").format(field=self.label_text)
        if self.value() is None:
            return _("{field}: {text} is not a time. Type it like “08:15” or “0815”, from 00:00 to 23:59.").format(
                field=self.label_text, text=quoted(text)
            )
        return None

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def _tidy(self) -> None:
        if (at := self.value()) is not None:
            self.box.setText(clock_time(at))

    def _choose_now(self) -> None:
        if self._now is not None:
            self.box.setText(clock_time(self._now()))
            self._typed()
