"""The Today page: one day, its answers, the days that were missed, and the way to other days."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.services.typed_drafts import TypedDraft
from myotrack.ui.host import Host
from myotrack.ui.keeping.typed_watch import TypedWatch
from myotrack.ui.pages.today import sentences
from myotrack.ui.pages.today.day_card import DayCard
from myotrack.ui.pages.today.day_sheet import DaySheet
from myotrack.ui.pages.today.day_writer import DayWriter
from myotrack.ui.pages.today.gap_card import GapCard
from myotrack.ui.pages.today.more_answers import BAD_DAY_KEYS
from myotrack.ui.pages.today.view import DayView, day_view
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page
from myotrack.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from myotrack.ui.dialogs.saving_sheet import SavingSheet


class TodayPage(Page):
    """Follows the current diary day until a person turns to another one."""

    KEY = "today"
    SEES = frozenset({Change.DIARY, Change.COUNTS, Change.MEDICINES})

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._host = host
        self._diary = host.diary
        self._day = host.diary.diary.today()
        self._follows_today = True
        self._view: DayView | None = None
        self._sheet: Sheet | None = None
        self._writer = DayWriter(host, self._day)
        self._earlier = BigButton(_("Yesterday"), icon="chevron-left")
        self._earlier.clicked.connect(self._go_back)
        self._later = BigButton(_("Next day"), icon="chevron-right")
        self._later.clicked.connect(self._go_on)
        self._another = BigButton(_("Another day…"), icon="calendar")
        self._another.clicked.connect(self._ask_for_a_day)
        for button in (self._earlier, self._later, self._another):
            self.add_header_button(button)
        self.card = DayCard(self._writer)
        self.card.clear_asked.connect(self._clear)
        self.card.more.bad_day_asked.connect(self._bad_day)
        self.card.doses.event_asked.connect(self._ask_for_a_dose)
        self.card.doses.change_asked.connect(self._go_to_medicines)
        self._typed = TypedWatch(self.card, self.card, host.diary.typed)
        self.card.tried.connect(self._typed.look)
        self.gaps = GapCard(self._writer)
        self._late = self._late_strip()
        self._first_medicine = self._first_medicine_strip()
        for part in (self._late, self.card, self._first_medicine, self.gaps):
            self.content.addWidget(part)
        self.card.more.order_tabs()
        bad_day = QShortcut(QKeySequence(BAD_DAY_KEYS), self)
        bad_day.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        bad_day.activated.connect(self._bad_day)

    def refresh(self) -> None:
        """Ask the diary again; raise DiaryError when it can't be read. What is being typed is not touched."""
        today = self._diary.diary.today()
        day, news, stays = self._day, "", self._writer.is_looking
        if self._follows_today and self._day != today and not stays:
            day, news = self._moved_on(today)
        view = day_view(self._diary, day, today)
        # Only now: a day that could not be read is tried again, and said, the next time.
        self._day, self._follows_today = day, self._follows_today and (day == today or stays)
        self._view = view
        self._writer.show(view.day, view.own)
        self._show(view)
        self._typed.begin(TypedPlace(TypedKind.DAY, (view.day.isoformat(), self._diary.recorder.author)))
        if news:
            self._host.say(news)

    def show_day(self, day: date) -> None:
        """Turn to a day up to today; what is typed for the one before is saved first."""
        today = self._diary.diary.today()
        if day > today or day == self._day or not self.card.save_typed():
            return
        self._day, self._follows_today = day, day == today
        self.refresh()

    def open_typed(self, draft: TypedDraft) -> TypedWatch | None:
        """Turn to the day of which something was typed; None when another one can't be left."""
        day = date.fromisoformat(draft.place.subject[0])
        self.show_day(day)
        if self._day != day:
            return None
        if draft.place.kind is TypedKind.DAY:
            return self._typed
        sheet = self._dose_sheet(DoseEventKind(draft.place.subject[1]))
        if sheet is not None:
            self._open(sheet)
        return None if sheet is None else sheet.typed_watch

    def save_typed(self) -> bool:
        """Save what is typed and not saved yet, before the window closes; False when it can't be saved."""
        return self.card.save_typed()

    def showEvent(self, event: QShowEvent) -> None:
        """The page opens with the focus on the first answer."""
        super().showEvent(event)
        if not event.spontaneous():
            self.gaps.begin_anew()
            self.card.frequency.row.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is opened, or the window closes."""
        if not event.spontaneous():
            self.save_typed()
        super().hideEvent(event)

    def _show(self, view: DayView) -> None:
        preferences = self._host.preferences.current
        self.set_title(sentences.title(view.day, view.today))
        self.set_subtitle(view.subtitle)
        self._earlier.set_title(_("Yesterday") if view.is_today else _("Day before"))
        # It keeps its place, so that no other button comes under the pointer.
        self._later.setEnabled(not view.is_today)
        self._late.setVisible(not view.is_today)
        self._late_words.setText(
            _("You are looking at {day}. What you enter here is marked as entered later.").format(
                day=sentences.day_in_words(view.day, view.today)
            )
        )
        self.card.show_day(view, preferences.severity_words, preferences.hold_ms)
        self._first_medicine.setVisible(not view.medicines)
        self.gaps.show_days(view.missed if view.is_today else (), view.today, view.unsaved_days)

    def _moved_on(self, today: date) -> tuple[date, str]:
        """Return the day to show, and what to say, as a new diary day has begun while the page showed the one before.

        The day before stays while something is typed about it.
        """
        before = sentences.day_in_words(self._day, today)
        is_saved = not self.card.is_typing() or self.card.more.save_typed()
        if not is_saved or self.card.frequency.is_typing() or self.card.more.note_field.box.hasFocus():
            words = _("A new day has begun. This page still shows {before}, because you are typing.")
            return self._day, words.format(before=before)
        words = _("A new day has begun: {today}. What you entered before is saved under {before}.")
        if self._diary.recorder.waiting:
            words = _("A new day has begun: {today}. What you entered before is kept under {before}.")
        return today, words.format(today=sentences.day_in_words(today, today), before=before)

    def _go_back(self) -> None:
        self.show_day(self._day - timedelta(days=1))

    def _go_on(self) -> None:
        self.show_day(self._day + timedelta(days=1))
        if not self._later.isEnabled():
            self._earlier.setFocus()

    def _go_to_today(self) -> None:
        self.show_day(self._diary.diary.today())
        self.card.frequency.row.focus_first()

    def _go_to_medicines(self) -> None:
        self._host.go("medicines", self._day)

    def _ask_for_a_day(self) -> None:
        sheet = DaySheet(self._day, self._diary.diary.today(), self)
        sheet.day_chosen.connect(self.show_day)
        self._open(sheet)

    def _ask_for_a_dose(self, kind: DoseEventKind) -> None:
        sheet = self._dose_sheet(kind)
        if sheet is not None:
            self._open(sheet)

    def _dose_sheet(self, kind: DoseEventKind) -> SavingSheet | None:
        from myotrack.ui.pages.today.dose_sheet import DoseSheet

        view = self._view
        return None if view is None else DoseSheet(self._host, self._writer, view, kind, self._time_now, self)

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _time_now(self) -> time:
        return self._diary.recorder.now().time().replace(second=0)

    def _bad_day(self) -> None:
        self._writer.bad_day()

    def _clear(self) -> None:
        if self.card.save_typed() and self._writer.clear():
            self.card.frequency.row.focus_first()

    def _late_strip(self) -> QFrame:
        self._late_words = Label("")
        back = BigButton(_("Back to today"))
        back.clicked.connect(self._go_to_today)
        return _strip(self._late_words, back)

    def _first_medicine_strip(self) -> QFrame:
        words = _(
            "No medicine is in this diary yet. With your medicines in it, you can tick off the doses of a day here, "
            "and see on one chart whether the twitches change when a dose does."
        )
        add = BigButton(_("Add your first medicine"), icon="pill")
        add.clicked.connect(self._go_to_medicines)
        return _strip(Label(words), add)


def _strip(words: Label, button: BigButton) -> QFrame:
    """Return a low card: a sentence, and what can be done about it."""
    strip = QFrame()
    strip.setProperty("card", True)
    beside = BesideLayout(parent=strip)
    beside.setContentsMargins(24, 10, 24, 10)
    beside.addWidget(words)
    beside.addWidget(button)
    strip.hide()
    return strip
