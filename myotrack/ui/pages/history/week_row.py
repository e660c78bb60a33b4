"""WeekRow: the boxes of one day of a paper week, and the sentence under them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit

from myotrack.domain.text_limits import NOTE_LIMIT
from myotrack.i18n import _
from myotrack.ui.pages.history.week_entries import Box
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.announce import announce
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.labelled_field import LineBox
from myotrack.words.dates import weekday_and_day

_SAMPLES = {Box.TWITCHES: "almost constant", Box.SEVERITY: "000", Box.INTERFERENCE: "000", Box.NOTE: ""}
_LONGEST = 40


class WeekBox(LineBox):
    """One box. `left` comes when the focus leaves it; `kept` is what the diary has for it."""

    left = Signal()

    def __init__(self, box: Box) -> None:
        super().__init__(_SAMPLES[box], max_length=NOTE_LIMIT if box is Box.NOTE else _LONGEST)
        self.box = box
        self.kept = ""
        self.setAccessibleName(box_title(box))

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than the diary has."""
        return self.text().strip() != self.kept.strip()

    def bind(self, kept: str) -> None:
        """Show what the diary has for another day."""
        self.kept = kept
        self.setText(kept)
        self.setCursorPosition(0)

    def keep(self, kept: str) -> None:
        """Take what the diary has now; what is being typed stays."""
        if not self.is_changed and kept != self.text():
            self.setText(kept)
        self.kept = kept

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person goes on."""
        super().focusOutEvent(event)
        self.left.emit()


class WeekRow:
    """Seven of these make a week; the grid places what they hold."""

    def __init__(self) -> None:
        self.day = date.min
        self.name = Label("", TextRole.STRONG)
        self.boxes = {box: WeekBox(box) for box in Box}
        self.said = Label("", colour="urgent")
        self.said.hide()
        self._problems: dict[Box, str] = {}

    def bind(self, day: date, *, is_future: bool) -> None:
        """Stand for another day; nothing can be typed for one that is still to come."""
        self.day = day
        self._problems = {}
        self.name.setText(weekday_and_day(day))
        self.name.set_colour("disabled" if is_future else "ink")
        for box, field in self.boxes.items():
            field.setEnabled(not is_future)
            field.setAccessibleName(_("{day}: {box}").format(day=weekday_and_day(day), box=box_title(box)))
        self._show_problems()

    def set_problem(self, box: Box, sentence: str) -> None:
        """Say what is wrong with a box; "" takes it away."""
        self._problems[box] = sentence
        self._show_problems()

    def place(self, grid: QGridLayout, line: int, *, narrow: bool) -> None:
        """Put the row into a grid from `line` on; four lines are its own."""
        grid.addWidget(self.name, line, 0, 1, 5 if narrow else 1, Qt.AlignmentFlag.AlignVCenter)
        for column, (box, field) in enumerate(self.boxes.items()):
            field.setPlaceholderText(box_title(box) if narrow and box is Box.NOTE else "")
            if not narrow:
                grid.addWidget(field, line, column + 1)
            elif box is Box.NOTE:
                grid.addWidget(field, line + 2, 0, 1, 5)
            else:
                grid.addWidget(field, line + 1, column)
        grid.addWidget(self.said, line + 3, 0, 1, 5)

    def _show_problems(self) -> None:
        texts = [sentence for sentence in self._problems.values() if sentence]
        self.said.setText("\n".join(texts))
        self.said.setVisible(bool(texts))
        for box, field in self.boxes.items():
            sentence = self._problems.get(box, "")
            field.setAccessibleDescription(sentence)
            _mark(field, bool(sentence))
        announce(self.said, "\n".join(texts))


def box_title(box: Box) -> str:
    """Return what stands above a column."""
    return {
        Box.TWITCHES: _("Twitches"),
        Box.SEVERITY: _("Severity 0–4"),
        Box.INTERFERENCE: _("Interference 0–4"),
        Box.NOTE: _("Note"),
    }[box]


def _mark(field: QLineEdit, problem: bool) -> None:
    if bool(field.property("problem")) == problem:
        return
    field.setProperty("problem", problem)
    field.style().unpolish(field)
    field.style().polish(field)
