"""DayPanel: everything of one day, the way to change each part of it, and what was changed before."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from myotrack.domain.checkins import CheckIn, DayState
from myotrack.domain.diary_day import diary_day
from myotrack.domain.doses import DoseChange, DoseEvent, change_order
from myotrack.domain.provenance import Author
from myotrack.domain.timeline import DayRecord, Timeline
from myotrack.i18n import _
from myotrack.services.diary import DayHistory
from myotrack.ui.pages.history.cell_view import capital, twitches_in_words
from myotrack.ui.pages.history.day_edits import DayEdits
from myotrack.ui.pages.history.fact_list import FactList
from myotrack.ui.pages.history.fact_words import check_in_lines, count_words, event_sentence, sign_words
from myotrack.ui.pages.history.part_row import PartRow
from myotrack.ui.theme import TextRole
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.card import Card, rule
from myotrack.ui.widgets.hold_button import HoldButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.tab_order import stop_before, tab_stops, tab_through
from myotrack.words.dates import clock_time, long_day, short_day
from myotrack.words.labels import author_label, source_label
from myotrack.words.numbers import daily_dose
from myotrack.words.personal_text import isolated

_FAR_PX = 48  # from what clears to what edits


class DayPanel(Card):
    """`edit_wanted` asks for the day's answers, `page_wanted` for another page at this day; `dose_chosen` carries a
    dose change or event to correct; `clear_confirmed` comes after a hold; `restore_wanted` carries an edit's number."""

    edit_wanted = Signal()
    page_wanted = Signal(str)
    dose_chosen = Signal(object)
    clear_confirmed = Signal()
    restore_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: list[PartRow] = []
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self.body.addLayout(self._parts)
        self.edit_button = BigButton("", kind="primary", icon="pencil")
        self.edit_button.clicked.connect(self.edit_wanted)
        self.clear_button = HoldButton(_("Clear this day"))
        self.clear_button.confirmed.connect(self.clear_confirmed)
        row = QHBoxLayout()
        row.setSpacing(_FAR_PX)
        row.addWidget(self.edit_button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.edits = DayEdits()
        self.edits.restore_wanted.connect(self.restore_wanted)
        self.body.addWidget(self.edits)

    def show_day(
        self,
        day: date,
        timeline: Timeline,
        history: DayHistory,
        *,
        own_words: tuple[str, ...] = (),
        waits: bool = False,
    ) -> None:
        """Show a day out of a timeline that reaches up to it; `own_words` are the person's words for severity.

        `waits`: something that stands there is not saved yet.
        """
        record = timeline.record(day)
        self.set_title(long_day(day))
        words = _subtitle(record)
        self.set_subtitle(_("{words} Not all of this day is saved yet.").format(words=words) if waits else words)
        self._empty_parts()
        for check_in in sorted(record.check_ins, key=lambda c: c.provenance.entered_by is not Author.PATIENT):
            self._add_check_in(check_in, own_words, several=len(record.check_ins) > 1)
        self._add_counts(record)
        self._add_doses(record, timeline)
        self._add_signs(record)
        has_answers = bool(record.check_ins)
        self.edit_button.set_title(_("Edit the answers") if has_answers else _("Write down this day"))
        self.clear_button.setVisible(has_answers)
        tab_through(stop_before(self.edit_button), [stop for row in self._rows for stop in tab_stops(row)])
        self.edits.show_history(history, timeline)

    def _empty_parts(self) -> None:
        self._rows = []
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_check_in(self, check_in: CheckIn, own_words: tuple[str, ...], *, several: bool) -> None:
        self._parts.addWidget(Label(_entered(check_in, several=several), TextRole.SMALL, colour="ink_soft"))
        lines = FactList()
        lines.set_lines(check_in_lines(check_in, own_words))
        self._parts.addWidget(lines)

    def _add_counts(self, record: DayRecord) -> None:
        if not record.counts:
            return
        words = "\n".join(count_words(session) for session in record.counts)
        row = PartRow(_("Counted"), words, _("Open Count"))
        row.pressed.connect(self._open_count)
        self._add_part(row)

    def _add_doses(self, record: DayRecord, timeline: Timeline) -> None:
        taken = [
            f"{isolated(_name(timeline, p.change.medicine_id))} {daily_dose(p.change.daily_dose, p.change.unit)}"
            for p in timeline.taken_on(record.day)
        ]
        if taken:
            self._add_part(PartRow(_("Medicines on this day"), "\n".join(taken), ""))
        for change in record.dose_changes:
            self._add_dose_part(_("Dose change"), _step(change, timeline), change)
        for event in record.dose_events:
            self._add_dose_part("", event_sentence(event, _name(timeline, event.medicine_id)), event)

    def _add_dose_part(self, title: str, words: str, fact: DoseChange | DoseEvent) -> None:
        row = PartRow(title, words, _("Correct…"), fact=fact)
        row.pressed.connect(self._choose_dose)
        self._add_part(row)

    def _add_signs(self, record: DayRecord) -> None:
        if not record.signs:
            return
        row = PartRow(_("Warning signs"), "\n".join(sign_words(sign) for sign in record.signs), _("Open"))
        row.pressed.connect(self._open_signs)
        self._add_part(row)

    def _add_part(self, row: PartRow) -> None:
        self._rows.append(row)
        self._parts.addWidget(rule())
        self._parts.addWidget(row)

    def _open_count(self) -> None:
        self.page_wanted.emit("count")

    def _open_signs(self) -> None:
        self.page_wanted.emit("warning_signs")

    def _choose_dose(self, row: PartRow) -> None:
        self.dose_chosen.emit(row.fact)


def _subtitle(record: DayRecord) -> str:
    if record.state is DayState.NOT_LOGGED:
        return _("Not logged. Nothing is known of this day: it is a gap, not a zero.")
    return capital(twitches_in_words(record))


def _entered(check_in: CheckIn, *, several: bool) -> str:
    """Return who wrote it, when and how."""
    provenance = check_in.provenance
    at = provenance.entered_at
    when = clock_time(at)
    if diary_day(at) != check_in.day:
        when = _("{day} at {time}").format(day=short_day(at.date(), check_in.day), time=when)
    words = _("{who} · {how}, {when}").format(
        who=author_label(provenance.entered_by), how=source_label(provenance.source).lower(), when=when
    )
    if several and provenance.entered_by is not Author.PATIENT:
        return _("{words} · a series of its own").format(words=words)
    return words


def _name(timeline: Timeline, medicine_id: str) -> str:
    medicine = timeline.medicine(medicine_id)
    return _("a removed medicine") if medicine is None else medicine.name


def _step(change: DoseChange, timeline: Timeline) -> str:
    """Return a dose change as in "baclofen: 60 mg a day → 40 mg a day, decided by …"."""
    series = [c for c in timeline.dose_changes if (c.medicine_id, c.route) == (change.medicine_id, change.route)]
    earlier = [c for c in sorted(series, key=change_order) if change_order(c) < change_order(change)]
    before = daily_dose(earlier[-1].daily_dose, earlier[-1].unit) if earlier else _("not taken")
    return _("{medicine}: {before} → {after}").format(
        medicine=isolated(_name(timeline, change.medicine_id)),
        before=before,
        after=daily_dose(change.daily_dose, change.unit),
    )
