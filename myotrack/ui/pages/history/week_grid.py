"""WeekGrid: a week of a paper diary, typed with the keyboard alone; every box saves when it is left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.i18n import _
from myotrack.ui.pages.history.cell_view import excused_words
from myotrack.ui.pages.history.week_entries import Box, shown_in
from myotrack.ui.pages.history.week_head import WeekHead
from myotrack.ui.pages.history.week_row import WeekBox, WeekRow, box_title
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.words.dates import span, weekday_and_day

_DAYS = 7
_NARROW_EM = 52  # narrower than this, the day's name stands above its boxes


class WeekGrid(QWidget):
    """`typed` carries day, box and text; then call `accept` or `refuse`. `week_wanted` carries a day of another week.

    What was refused stays in its box, also when another week is looked at meanwhile; so does what was put back after
    a crash, until its box is left.
    """

    typed = Signal(object, str, str)
    week_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._monday = date.min
        self._today = date.min
        self._refused: dict[tuple[date, Box], tuple[str, str]] = {}
        self._narrow: bool | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        self.head = WeekHead()
        self.head.moved.connect(self._move)
        self.head.day_typed.connect(self.week_wanted)
        outer.addWidget(self.head)
        outer.addWidget(Label(_hint(), colour="ink_soft"))
        self._left_open = Label("", TextRole.STRONG, colour="urgent")
        self._left_open.hide()
        outer.addWidget(self._left_open)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        outer.addLayout(self._grid)
        self._titles = {box: Label(box_title(box), TextRole.SMALL, colour="ink_soft") for box in Box}
        self._rows = [WeekRow() for _number in range(_DAYS)]
        for row in self._rows:
            for field in row.boxes.values():
                field.left.connect(self._left)
                field.installEventFilter(self)
        self._place(narrow=False)
        self._next = BigButton(_("Next week"), icon="chevron-right")
        self._next.clicked.connect(self._go_on)
        outer.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def monday(self) -> date:
        """First day of the week that is shown."""
        return self._monday

    def show_week(self, monday: date, answers: Mapping[date, CheckIn], today: date) -> None:
        """Show a week of one person's answers; in the same week what is being typed stays."""
        other_week = monday != self._monday
        self._monday, self._today = monday, today
        self.head.set_today(today)
        self.head.show_title(span(monday, monday + timedelta(days=6), date.min))
        is_last = monday + timedelta(days=_DAYS) > today
        self.head.set_last(is_last)
        self._next.setEnabled(not is_last)
        for number, row in enumerate(self._rows):
            day = monday + timedelta(days=number)
            if other_week or row.day != day:
                row.bind(day, is_future=day > today)
            check_in = answers.get(day)
            row.boxes[Box.TWITCHES].setPlaceholderText(_instead_of_twitches(check_in))
            for box, field in row.boxes.items():
                kept = shown_in(box, check_in)
                if other_week:
                    field.bind(kept)
                    self._bring_refused(row, box, field)
                else:
                    field.keep(kept)
        self._say_left_open()

    def accept(self, day: date, box: Box) -> None:
        """The box was saved: show what the diary has now."""
        self._refused.pop((day, box), None)
        row = self._row(day)
        if row is not None:
            row.set_problem(box, "")
            row.boxes[box].bind(row.boxes[box].kept)
        self._say_left_open()

    def refuse(self, day: date, box: Box, text: str, sentence: str) -> None:
        """The box could not be saved: what was typed stays, with one sentence."""
        self._refused[(day, box)] = (text, sentence)
        row = self._row(day)
        if row is not None:
            row.set_problem(box, sentence)
        self._say_left_open()

    def unsaved(self) -> dict[tuple[date, Box], str]:
        """What is typed and not in the diary, of every week that was looked at."""
        texts = {place: text for place, (text, _why) in self._refused.items() if self._row(place[0]) is None}
        for row in self._rows:
            texts |= {(row.day, box): field.text() for box, field in row.boxes.items() if field.is_changed}
        return texts

    def put_back(self, texts: Mapping[tuple[date, Box], str]) -> bool:
        """Put texts into their boxes, which save when they are left; return whether there is a box for each."""
        days = [day for day, _box in texts if day <= self._today]
        self._refused |= {place: (text, "") for place, text in texts.items() if place[0] in days}
        shown = [(row, box) for row in self._rows for box in row.boxes if (row.day, box) in texts and row.day in days]
        for row, box in shown:
            row.set_problem(box, "")
            row.boxes[box].setText(texts[row.day, box])
        if shown:
            row, box = shown[0]
            row.boxes[box].setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_left_open()
        return len(days) == len(texts)

    def save_typed(self) -> bool:
        """Save every box of the week that is shown; False when something typed can't be, here or in another week."""
        for row in self._rows:
            for field in row.boxes.values():
                self._leave(field)
        return not self.unsaved()

    def box(self, day: date, box: Box) -> WeekBox:
        """The box of a day of the week that is shown; KeyError for another day."""
        row = self._row(day)
        if row is None:
            raise KeyError(day)
        return row.boxes[box]

    def sentence(self, day: date) -> str:
        """What is said under a day of the week that is shown."""
        row = self._row(day)
        return "" if row is None else row.said.text()

    def focus_first(self) -> None:
        """Put the focus into the first box."""
        self._rows[0].boxes[Box.TWITCHES].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Up, Down and Page Up and Down in the boxes."""
        if isinstance(watched, WeekBox) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._walk(watched, -1 if key == Qt.Key.Key_Up else 1)
                return True
            if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self._leave(watched)
                self._move(-1 if key == Qt.Key.Key_PageUp else 1)
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow, the days stand above their boxes."""
        super().resizeEvent(event)
        self._place(narrow=self.width() < _NARROW_EM * look_of(self).text_px(TextRole.BODY))

    def _place(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        first = 0 if narrow else 1
        # The note takes what is left; where it has a line of its own, that is left empty beside the short boxes.
        self._grid.setColumnStretch(len(Box), 1)
        for column, (box, title) in enumerate(self._titles.items()):
            self._grid.addWidget(title, 0, first + column)
            title.setVisible(not (narrow and box is Box.NOTE))
        for number, row in enumerate(self._rows):
            row.place(self._grid, 1 + number * 4, narrow=narrow)

    def _row(self, day: date) -> WeekRow | None:
        return next((row for row in self._rows if row.day == day), None)

    def _row_of(self, field: WeekBox) -> WeekRow:
        return next(row for row in self._rows if row.boxes[field.box] is field)

    def _left(self) -> None:
        field = self.sender()
        if isinstance(field, WeekBox):
            self._leave(field)

    def _leave(self, field: WeekBox) -> None:
        """Save what was typed; a box that holds again what the diary has needs no saving and has no problem."""
        row = self._row_of(field)
        if field.is_changed:
            refused = self._refused.get((row.day, field.box))
            # Without a sentence it was put back and never tried.
            if refused is None or not refused[1] or refused[0] != field.text():
                self.typed.emit(row.day, field.box.value, field.text())
        elif (row.day, field.box) in self._refused:
            self.accept(row.day, field.box)

    def _walk(self, field: WeekBox, step: int) -> None:
        """Go to the day below or above; from the last day on to the top of the next column."""
        column, row = list(Box).index(field.box), self._rows.index(self._row_of(field))
        place = column * _DAYS + row + step
        while 0 <= place < _DAYS * len(Box):
            target = self._rows[place % _DAYS].boxes[list(Box)[place // _DAYS]]
            if target.isEnabled():
                target.setFocus(Qt.FocusReason.TabFocusReason)
                target.selectAll()
                return
            place += step
        self._leave(field)

    def _move(self, weeks: int) -> None:
        """Go to another week; the focus stays in its box."""
        monday = self._monday + timedelta(days=_DAYS * weeks)
        if monday <= self._today:
            self.week_wanted.emit(monday)

    def _go_on(self) -> None:
        self._move(1)
        self.focus_first()

    def _bring_refused(self, row: WeekRow, box: Box, field: WeekBox) -> None:
        refused = self._refused.get((row.day, box))
        if refused is not None:
            field.setText(refused[0])
            row.set_problem(box, refused[1])

    def _say_left_open(self) -> None:
        """Name the days of other weeks on which something typed could not be saved yet."""
        days = sorted({day for day, _box in self._refused if self._row(day) is None})
        names = ", ".join(weekday_and_day(day) for day in days)
        self._left_open.setText(_("Not saved yet in another week: {days}").format(days=names) if days else "")
        self._left_open.setVisible(bool(days))


def _hint() -> str:
    return _(
        "Twitches: a number, ? for “don't remember”, or few, now and then, often, constant. "
        "Leave empty what the paper does not say. Tab goes to the next box, Enter to the next day, "
        "Page Down to the next week. Every box saves when you leave it."
    )


def _instead_of_twitches(check_in: CheckIn | None) -> str:
    """What stands faintly in an empty box of a day that has another answer."""
    if check_in is None or check_in.status is CheckInStatus.ANSWERED:
        return ""
    return excused_words(check_in).lower()
