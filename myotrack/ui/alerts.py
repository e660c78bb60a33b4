"""What the rules say of the open diary, in the banner, and what a press on it does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from myotrack.domain.errors import DiaryError, InvalidEntry
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.widgets.alert_banner import AlertBanner, BannerLine

if TYPE_CHECKING:
    from myotrack.domain.guidance.alerts import Alert

FIRST_MS = 50
"""After a diary is shown, this long until all rules are asked, ms; the ticked signs are asked at once."""


class Alerts(QObject):
    """Asks the rules after every change. A red sign is shown at once, everything else after what was pressed."""

    card_wanted = Signal(object)
    """The emergency card, for this SignReport or for None."""
    signs_wanted = Signal()
    failed = Signal(object)
    """A DiaryError or InvalidEntry."""
    saved = Signal(str)

    def __init__(
        self,
        banner: AlertBanner,
        unsaved: Callable[[], tuple[SignReport, ...]],
        kept_still: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """`unsaved` gives the red signs that wait; inside `kept_still` nothing below the banner moves."""
        super().__init__(banner)
        self._kept_still = kept_still
        self._banner = banner
        self._unsaved = unsaved
        self._diary: OpenDiary | None = None
        self._alerts: tuple[Alert, ...] = ()
        banner.acted.connect(self._act)

    def use(self, diary: OpenDiary) -> None:
        """Show what the ticked signs of this diary say now, and what all rules say a moment later."""
        self._diary = diary
        self._ask(diary.guidance.red)
        QTimer.singleShot(FIRST_MS, self, self.ask)

    def ask_soon(self) -> None:
        """Ask all rules once what was pressed has been painted: they look back over a year."""
        QTimer.singleShot(0, self, self.ask)

    def ask(self) -> None:
        """Ask all rules now."""
        if self._diary is not None:
            self._ask(self._diary.guidance.current)

    def _ask(self, rules: Callable[[], tuple[Alert, ...]]) -> None:
        try:
            found = rules()
        except DiaryError as problem:
            self.failed.emit(problem)
        else:
            self._alerts = found
            if len(found) > 1:
                from myotrack.ui.banner_lines import one_answer_each

                self._alerts = one_answer_each(found)
        self.show_lines()

    def show_lines(self) -> None:
        """Show the red signs that are not saved yet and what the rules said last."""
        lines = self._lines()
        with self._kept_still():
            self._banner.set_lines(lines)

    def _lines(self) -> tuple[BannerLine, ...]:
        unsaved = self._unsaved()
        if self._diary is None or not (unsaved or self._alerts):
            return ()
        from myotrack.ui.banner_lines import banner_lines

        return banner_lines(self._alerts, unsaved, self._diary.diary.today(), self._told(self._diary))

    def _told(self, diary: OpenDiary) -> date | None:
        """The last day on which it was written down that a doctor knows of the twitches; asked only where it counts."""
        from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFactKind
        from myotrack.services.alerts import KNOWN_TO_A_DOCTOR

        if not any(alert.rule in KNOWN_TO_A_DOCTOR for alert in self._alerts):
            return None
        try:
            facts = diary.insights.medicines().all_of(HealthFactKind.DOCTOR_TOLD)
        except DiaryError as problem:
            self.failed.emit(problem)
            return None
        return max((fact.day for fact in facts if fact.value == TOLD_ABOUT_TWITCHES), default=None)

    def _act(self, number: int) -> None:
        unsaved = self._unsaved()
        if number < len(unsaved):
            self.card_wanted.emit(unsaved[number])
        elif number - len(unsaved) < len(self._alerts):
            self._answer(self._alerts[number - len(unsaved)])

    def _answer(self, alert: Alert) -> None:
        from myotrack.domain.guidance.alerts import Tier
        from myotrack.domain.guidance.rules import reports_of
        from myotrack.services.alerts import KNOWN_TO_A_DOCTOR

        reports = reports_of(alert)
        if alert.tier is Tier.EMERGENCY:
            self.card_wanted.emit(reports[-1] if reports else None)
        elif alert.rule in KNOWN_TO_A_DOCTOR:
            self._a_doctor_knows()
        else:
            self.signs_wanted.emit()

    def _a_doctor_knows(self) -> None:
        from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFactKind

        if self._diary is None:
            return
        try:
            self._diary.medicines.set_health(HealthFactKind.DOCTOR_TOLD, TOLD_ABOUT_TWITCHES)
        except (DiaryError, InvalidEntry) as problem:
            self.failed.emit(problem)
            return
        self.saved.emit(_("Saved: a doctor knows of the twitches, since today."))
