"""Emergency signs at any moment: opens the card before anything is saved, and keeps what could not be saved."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from myotrack.analysis.emergency_facts import EmergencyFacts, emergency_facts
from myotrack.domain.diary_day import diary_day
from myotrack.domain.emergency_numbers import EmergencyNumber
from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.provenance import Provenance, Source
from myotrack.domain.signs import ActionTaken, SignReport
from myotrack.i18n import _
from myotrack.resources.guidance import load_emergency_numbers, load_signs, load_texts
from myotrack.services.clock import Clock
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.emergency_card import CardWords, EmergencyCard, RedChoice
from myotrack.ui.keys import EMERGENCY_KEY
from myotrack.words.emergency import call_heading, say_this, ticked_sentence
from myotrack.words.emergency_numbers import number_in_use
from myotrack.words.sign_labels import grade_label, sign_label

RETRY_MS = 10_000
"""How often a sign that could not be saved is tried again, ms."""

_log = logging.getLogger(__name__)


class Emergencies(QObject):
    """The emergency card and the red signs of one window, with or without an open diary."""

    unsaved_changed = Signal()

    def __init__(self, window: QWidget, preferences: PreferencesFile, clock: Clock) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._clock = clock
        self._diary: OpenDiary | None = None
        self._unsaved: dict[str, SignReport] = {}
        self._home: dict[str, Path | None] = {}
        """The diary in which a waiting sign was ticked, or None before one was open."""
        self._shown: SignReport | None = None
        self.card = EmergencyCard(window)
        self.card.ticked.connect(self._tick)
        self.card.called.connect(self._called)
        self.card.mistaken.connect(self._mistaken)
        self.card.copied.connect(self._copy)
        self.card.printed.connect(self._print)
        self._behind: QWidget | None = None
        self.card.closed.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reach_into)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.save_what_waits)

    def prepare(self) -> None:
        """Read the card's words now; they stay in memory."""
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

    def open(self, report: SignReport | None = None) -> None:
        """Show the card: for a red sign that was just ticked, or with the signs to tick."""
        self._shown = report
        modal = QApplication.activeModalWidget()
        if modal is not None:
            # A dialog would block the card. It comes back with everything that was typed in it.
            self._behind = modal
            modal.hide()
        self.card.open_with(self._words(report))
        # On the screen before anything is written: a diary that is busy lets its writers wait.
        self.card.repaint()
        if report is not None and report.id in self._unsaved:
            self.card.note(load_texts().card_not_saved)

    def keep_unsaved(self, report: SignReport) -> None:
        """Hold a red sign that could not be saved, and try again every few seconds."""
        self._unsaved[report.id] = report
        # A backup that is looked at is no place to wait for: the sign belongs into the diary that comes after it.
        has_home = self._diary is not None and self._diary.store.paused is None
        self._home.setdefault(report.id, self._diary.store.path if self._diary is not None and has_home else None)
        self._retry.start()
        if self.card.isVisible():
            self.card.note(load_texts().card_not_saved)
        self.unsaved_changed.emit()

    def save_what_waits(self) -> None:
        """Try to save every red sign that waits for this diary, or was ticked before any was open."""
        if self._diary is None:
            return
        today = self._diary.diary.today()
        for report in self.unsaved():
            home = self._home.get(report.id)
            if home != self._diary.store.path and (home is not None or self._diary.is_sample):
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

    def number(self) -> EmergencyNumber:
        """Return the number to call: the person's own, else that of the country, else the two big ones."""
        return number_in_use(load_emergency_numbers(), self._preferences.current)

    def _words(self, report: SignReport | None) -> CardWords:
        texts, number, facts = load_texts(), self.number(), self._facts()
        small = []
        if number.poison_line:
            small.append(texts.card_poison_line.format(country=number.name or _("local"), number=number.poison_line))
        if number.is_known:
            small.append(texts.card_elsewhere.format(country=number.name))
        if not number.verified and number.is_known:
            small.append(texts.number_unverified)
        if report is not None:
            small.append(load_signs()[report.sign].guidance)
        small.append(texts.card_not_dialled)
        return CardWords(
            call=call_heading(number, texts),
            ticked=ticked_sentence(report, texts) if report else "",
            could_be=texts.card_could_be if report else "",
            say_heading=texts.card_say_heading,
            say=say_this(facts, report, texts, load_signs()),
            until_heading=texts.card_until_heading,
            until=(texts.card_stay, texts.card_do_not_change),
            small_print=tuple(small),
            choices_heading=texts.signs_question,
            choices=() if report else self._choices(),
            called=texts.card_called,
            mistake=texts.card_mistake,
        )

    def _choices(self) -> tuple[RedChoice, ...]:
        found = []
        for sign, words in load_signs().items():
            if words.red:
                found.append(RedChoice(sign, None, sign_label(sign), words.looks_like))
            found += [
                RedChoice(
                    sign, grade.grade, f"{sign_label(sign)}: {grade_label(grade.grade).lower()}", grade.looks_like
                )
                for grade in words.grades
                if grade.red
            ]
        return tuple(found)

    def _facts(self) -> EmergencyFacts | None:
        if self._diary is None:
            return None
        try:
            with self._diary.store.without_waiting():
                return emergency_facts(self._diary.insights.recent())
        except Exception as error:  # noqa: BLE001  # the card must open whatever is wrong with the diary
            _log.warning("the diary could not be read for the emergency card (%s)", type(error).__name__)
            return None

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
        report = self._shown
        if report is None:
            return
        if report.id in self._unsaved:
            self._unsaved[report.id] = replace(self._unsaved[report.id], action_taken=action)
            return
        if self._diary is None:
            return
        try:
            self._diary.guidance.say_what_was_done(report.id, action)
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
