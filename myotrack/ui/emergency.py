"""Emergency signs at any moment: opens the card before anything is saved, and keeps what could not be saved."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from myotrack import paths
from myotrack.analysis.emergency_facts import EmergencyFacts, NoFacts, emergency_facts
from myotrack.domain.alert_facts import asking, fact_id
from myotrack.domain.diary_day import diary_day
from myotrack.domain.emergency_numbers import EmergencyNumber
from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.guidance.alerts import Alert
from myotrack.domain.provenance import Provenance, Source
from myotrack.domain.signs import ActionTaken, SignReport
from myotrack.i18n import _
from myotrack.resources.guidance import load_emergency_numbers, load_signs, load_texts
from myotrack.resources.locate import MissingResourceError
from myotrack.resources.strict_toml import ShippedFileError
from myotrack.services.clock import Clock
from myotrack.services.knowledge import knowledge_whatever_is_broken
from myotrack.services.known_as import KnownAs
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.services.seen_emergencies import SeenEmergencies
from myotrack.ui.card_words import CardWords, RedChoice, card_words, only_report, rests_on
from myotrack.ui.emergency_card import EmergencyCard
from myotrack.ui.host import Occasion
from myotrack.ui.keys import EMERGENCY_KEY
from myotrack.words.emergency_numbers import number_in_use
from myotrack.words.sign_labels import action_label

RETRY_MS = 10_000
"""How often a sign that could not be saved is tried again, ms."""

_DAMAGED = (ShippedFileError, MissingResourceError, OSError)
"""What a damaged installation raises: no reason for the card not to open."""

_log = logging.getLogger(__name__)


class Emergencies(QObject):
    """The emergency card and the red signs of one window, with or without an open diary."""

    unsaved_changed = Signal()
    done = Signal(object, str)
    """What was done about alerts is to be written down: how that is done, and what it is in words."""

    def __init__(self, window: QWidget, preferences: PreferencesFile, clock: Clock) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._clock = clock
        self._diary: OpenDiary | None = None
        self._unsaved: dict[str, SignReport] = {}
        self._home: dict[str, KnownAs | None] = {}
        """The diary in which a waiting sign was ticked; None before one was open."""
        self._occasion: Occasion = None
        self._standing: tuple[Alert, ...] = ()
        self._seen = SeenEmergencies(paths.seen_file())
        self.card = EmergencyCard(window)
        self.card.ticked.connect(self._tick)
        self.card.called.connect(self._called)
        self.card.mistaken.connect(self._mistaken)
        self.card.copied.connect(self._copy)
        self.card.printed.connect(self._print)
        self._behind: QWidget | None = None
        self.card.closed.connect(self._acknowledge)
        self.card.closed.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reach_into)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.save_what_waits)

    def prepare(self) -> None:
        """Read the card's words now; they stay in memory."""
        with suppress(*_DAMAGED):
            load_texts()
            load_signs()
            load_emergency_numbers()

    def set_diary(self, diary: OpenDiary | None) -> None:
        """Use another diary, or none; red signs ticked before it was there are saved in it now."""
        self._diary = diary
        self.save_what_waits()

    def unsaved(self) -> tuple[SignReport, ...]:
        """Return the red signs that are not on disk yet."""
        return tuple(self._unsaved.values())

    def open(self, occasion: Occasion = None) -> None:
        """Show the card: for a sign that was just ticked, for alerts, or with the red signs to tick."""
        self._occasion = occasion
        modal = QApplication.activeModalWidget()
        if modal is not None:
            # A dialog would block the card. It comes back with everything that was typed in it.
            self._behind = modal
            modal.hide()
        self.card.open_with(self._words(occasion))
        # On the screen before anything is written: a diary that is busy lets its writers wait.
        self.card.repaint()
        if isinstance(occasion, SignReport) and occasion.id in self._unsaved:
            self.card.note(_not_saved())

    def look(self, alerts: tuple[Alert, ...]) -> None:
        """Open the card by itself for an emergency that it was not closed for yet; `alerts` are all that stand."""
        self._standing = alerts
        report = self._occasion
        if not self.card.isVisible():
            # After what is being done: a sheet that has just saved closes first.
            QTimer.singleShot(0, self, self._open_unseen)
        elif isinstance(report, SignReport):
            more = tuple(alert for alert in rests_on(alerts, report) if alert.poison_line)
            if more:  # the same sign after an extra dose: the poison line belongs on the card
                self.open(more)

    def _open_unseen(self) -> None:
        if self._diary is None or self.card.isVisible():
            return
        unseen = self._seen.unseen(self._diary.known_as.diary_id, self._standing, self._diary.diary.today())
        if unseen:
            self.open(unseen)

    def _acknowledge(self) -> None:
        """The card was closed: it does not open by itself again for what it was open for."""
        occasion, self._occasion = self._occasion, None
        if self._diary is None:
            return
        ids = {occasion.id} if isinstance(occasion, SignReport) else set()
        alerts = rests_on(self._standing, occasion) if isinstance(occasion, SignReport) else occasion or ()
        ids |= {fact_id(piece) for alert in alerts for piece in asking(alert)}
        self._seen.see(self._diary.known_as.diary_id, ids)
        QTimer.singleShot(0, self, self._open_unseen)

    def keep_unsaved(self, report: SignReport) -> None:
        """Hold a red sign that could not be saved, and try again every few seconds."""
        self._unsaved[report.id] = report
        self._home.setdefault(report.id, None if self._diary is None else self._diary.known_as)
        self._retry.start()
        if self.card.isVisible():
            self.card.note(_not_saved())
        self.unsaved_changed.emit()

    def save_what_waits(self) -> None:
        """Try to save every red sign that waits for this diary, or was ticked before any was open."""
        if self._diary is None:
            return
        today = self._diary.diary.today()
        for report in self.unsaved():
            home = self._home.get(report.id)
            is_here = not self._diary.is_sample if home is None else home.is_same(self._diary.known_as)
            if not is_here:
                continue  # another person's diary, or nobody's
            try:
                # A clock that was put back since must not keep it out of the diary.
                self._diary.guidance.save_sign(replace(report, day=min(report.day, today)))
            except DiaryError as error:
                _log.warning("a red sign is still waiting to be saved (%s)", type(error).__name__)
                return
            except InvalidEntry:
                _log.warning("a red sign can't be saved on the day that the clock says")
                continue
            del self._unsaved[report.id], self._home[report.id]
        if not self._unsaved:
            self._retry.stop()
            self.card.note("")
        self.unsaved_changed.emit()

    def _words(self, occasion: Occasion) -> CardWords:
        try:
            return card_words(occasion, self.number(), self._facts())
        except _DAMAGED as error:
            from myotrack.ui.card_fallback import fallback_words

            _log.warning("the words of the emergency card could not be read (%s)", type(error).__name__)
            return fallback_words(self._preferences.current)

    def number(self) -> EmergencyNumber:
        """Return the number to call: the person's own, else that of the country, else the two big ones."""
        return number_in_use(load_emergency_numbers(), self._preferences.current)

    def _facts(self) -> EmergencyFacts | NoFacts:
        if self._diary is None:
            return NoFacts.NO_DIARY
        try:
            with self._diary.store.without_waiting():
                timeline = self._diary.insights.recent()
                return emergency_facts(timeline, knowledge_whatever_is_broken(timeline.medicines))
        except Exception as error:  # noqa: BLE001  # the card must open whatever is wrong with the diary
            _log.warning("the diary could not be read for the emergency card (%s)", type(error).__name__)
            return NoFacts.UNREADABLE

    def _tick(self, choice: RedChoice) -> None:
        report = self._report(choice)
        self.open(report)
        saved = False
        try:
            with suppress(DiaryError, InvalidEntry):
                if self._diary is not None:
                    self._diary.guidance.save_sign(report)
                    saved = True
        finally:  # whatever else happened
            if not saved:
                self.keep_unsaved(report)

    def _report(self, choice: RedChoice) -> SignReport:
        now, chosen = self._clock(), self._preferences.current
        return SignReport(
            id=uuid4().hex,
            day=self._diary.diary.today() if self._diary else diary_day(now, chosen.day_start),
            sign=choice.sign,
            provenance=Provenance(now.replace(microsecond=0), chosen.writer, Source.LIVE),
            at=now.time().replace(second=0, microsecond=0),
            grade=choice.grade,
        )

    def _called(self) -> None:
        self._say_what_was_done(ActionTaken.CALLED_EMERGENCY)

    def _mistaken(self) -> None:
        self._say_what_was_done(ActionTaken.ENTERED_BY_MISTAKE)

    def _say_what_was_done(self, action: ActionTaken) -> None:
        report, diary = only_report(self._occasion), self._diary
        if report is not None and report.id in self._unsaved:
            self._unsaved[report.id] = replace(self._unsaved[report.id], action_taken=action)
        elif diary is None:
            return
        elif isinstance(self._occasion, tuple) and action is not ActionTaken.ENTERED_BY_MISTAKE:
            for alert in self._occasion:
                self.done.emit(partial(diary.guidance.answer_all, alert, action), action_label(action).lower())
        elif report is not None:
            try:
                diary.guidance.say_what_was_done(report.id, action)
            except (DiaryError, InvalidEntry):
                self.keep_unsaved(replace(report, action_taken=action))

    def _bring_back(self) -> None:
        behind, self._behind = self._behind, None
        if behind is not None:
            behind.show()

    def _reach_into(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Give every dialog the emergency key as well: a modal one keeps the window's own from working."""
        dialog = now.window() if now is not None else None
        if dialog is None or dialog is self.card.window() or dialog.findChild(QShortcut, EMERGENCY_KEY) is not None:
            return
        shortcut = QShortcut(QKeySequence(EMERGENCY_KEY), dialog)
        shortcut.setObjectName(EMERGENCY_KEY)
        shortcut.activated.connect(self.open_empty)

    def open_empty(self) -> None:
        """Show the card with the signs to tick."""
        self.open(None)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.card.note(_("Copied. Paste it into a message."))

    def _print(self, text: str) -> None:
        from myotrack.ui.print_text import print_text

        if print_text(self.card, text):
            self.card.note(_("Sent to the printer."))


def _not_saved() -> str:
    # Held here as well as in the file: it is said when something is broken.
    return _("The diary could not save this sign. Get help first.")
