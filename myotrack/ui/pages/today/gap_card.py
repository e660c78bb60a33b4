"""The card of missed days: one row a day, four answers, and never in the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from myotrack.i18n import _, ngettext
from myotrack.services.diary import GapAnswer
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_writer import DayWriter, gap_words
from myotrack.ui.pages.today.tab_order import put_after
from myotrack.ui.theme import GAP, TextRole, look_of
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.label import Label


class GapCard(Card):
    """An answered day keeps its line until the page is opened again, so that no other day moves under the pointer."""

    def __init__(self, writer: DayWriter) -> None:
        super().__init__()
        self._writer = writer
        self._missed: tuple[date, ...] = ()
        self._answered: dict[date, GapAnswer] = {}
        self._today: date | None = None
        self._unsaved: frozenset[date] = frozenset()
        self._shown: tuple[object, ...] = ()
        self._folded = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        self.body.addLayout(self._rows)
        self.not_now = BigButton(_("Not now"), kind="quiet")
        self.not_now.clicked.connect(self._fold)
        self.body.addWidget(self.not_now, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_days(self, missed: Sequence[date], today: date, unsaved: frozenset[date] = frozenset()) -> None:
        """Show the missed days, newest first; with none the card is not there. The answers of `unsaved` days wait."""
        self._missed, self._today, self._unsaved = tuple(missed), today, unsaved
        self._show()

    def begin_anew(self) -> None:
        """The page was opened again: the days that were answered are no longer shown."""
        self._answered.clear()
        self._show()

    def row(self, day: date) -> ChoiceRow | None:
        """The question for a missed day, or None when it isn't asked (any more)."""
        return next((row for row in self.findChildren(ChoiceRow) if row.property("day") == day.isoformat()), None)

    def _show(self) -> None:
        if self._today is None:
            return
        # Undo makes a day missed again.
        for day in self._missed:
            self._answered.pop(day, None)
        days = sorted({*self._missed, *self._answered}, reverse=True)
        self.setVisible(bool(days) and not self._folded)
        shown = tuple((day, self._answered.get(day), self._waits(day), self._today) for day in days)
        if shown == self._shown:
            return
        self._shown = shown
        self.set_title(self._heading())
        had_focus = any(row.hasFocus() for row in self.findChildren(BigButton))
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                # It may be the one whose click is being answered.
                old.hide()
                old.setParent(None)
                old.deleteLater()
        for day in days:
            answer = self._answered.get(day)
            row = self._question(day) if answer is None else self._answer_line(day, answer)
            self._rows.addWidget(row)
            row.show()
        if rows := self.findChildren(ChoiceRow):
            put_after(rows[-1].button(GapAnswer.UNKNOWN), self.not_now)
        if had_focus:
            self._focus_next()

    def _heading(self) -> str:
        number = len(self._missed)
        if not number:
            return _("The missed days are filled in")
        return ngettext(
            "{number} day was missed. Do you remember it?", "{number} days were missed. Do you remember them?", number
        ).format(number=number)

    def _question(self, day: date) -> QWidget:
        line, words = QWidget(), self._day_words(day)
        row = ChoiceRow(
            words,
            [
                Choice(GapAnswer.NONE, _("No twitches"), _("saved as 0")),
                Choice(GapAnswer.SOME, _("Some"), _("saved as 6–24")),
                Choice(GapAnswer.MANY, _("Many"), _("saved as several an hour")),
                Choice(GapAnswer.UNKNOWN, _("Don't remember"), _("saved as that")),
            ],
        )
        row.question_label.hide()
        row.setProperty("day", day.isoformat())
        row.chosen.connect(self._chosen)
        beside = BesideLayout(parent=line)
        beside.addWidget(Label(words, TextRole.STRONG))
        beside.addWidget(row)
        return line

    def _answer_line(self, day: date, answer: GapAnswer) -> QWidget:
        said = _("{day}: {answer}, not saved yet") if self._waits(day) else _("{day}: saved as {answer}")
        words = said.format(day=self._day_words(day), answer=gap_words(answer))
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(words, colour="ink_soft"), 0, Qt.AlignmentFlag.AlignVCenter)
        # As high as the question was.
        line.setMinimumHeight(look_of(self).target(56))
        return line

    def _waits(self, day: date) -> bool:
        return day in self._unsaved or (day in self._answered and self._writer.cannot_read)

    def _day_words(self, day: date) -> str:
        return sentences.day_in_words(day, self._today or day)

    def _chosen(self, value: object) -> None:
        row = self.sender()
        if not isinstance(row, ChoiceRow) or not isinstance(value, GapAnswer):
            return
        row.set_chosen(None)
        day = date.fromisoformat(row.property("day"))
        self._writer.look()
        if day not in self._missed and day not in self._answered:
            return  # another program filled it in, and that is said
        if self._writer.fill_gap(day, value):
            self._missed = tuple(each for each in self._missed if each != day)
            self._answered[day] = value
            self._show()

    def _fold(self) -> None:
        self._folded = True
        self.hide()

    def _focus_next(self) -> None:
        rows = self.findChildren(ChoiceRow)
        if rows:
            rows[0].focus_first()
        else:
            self.not_now.setFocus()
