"""What the rules say of the open diary, in the banner, and what a press on it does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from myotrack.domain.errors import DiaryError
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.host import Host
from myotrack.ui.one_shot import TURN_MS, one_shot
from myotrack.ui.paint_watch import PaintWatch
from myotrack.ui.widgets.alert_banner import AlertBanner, BannerLine

if TYPE_CHECKING:
    from myotrack.domain.guidance.alerts import Alert
    from myotrack.services.alerts import ShownAlert

FIRST_MS = 50
"""After a diary is shown, this long until all rules are asked, ms; the ticked signs are asked at once."""


class Alerts(QObject):
    """Asks the rules after every change. A red sign is shown at once, everything else after what was pressed."""

    found = Signal(object)
    """The alerts that stand, a tuple of Alert, each time that all rules were asked."""
    failed = Signal(object)
    """A DiaryError."""

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
        self._host: Host | None = None
        self._shown: tuple[ShownAlert, ...] = ()
        self._quiet = ""
        self._failed = False
        self._soon = one_shot(self, TURN_MS, self.ask)
        self._loading = BesideThread("rules", self)
        banner.acted.connect(self._act)
        banner.answer_asked.connect(self._ask_what_was_done)

    def use(self, host: Host) -> None:
        """Show what the ticked signs of this diary say now, and what all rules say a moment later."""
        self._host = host
        self._failed = False
        self._quiet = ""
        try:
            red = host.diary.guidance.red()
        except DiaryError as problem:
            self.failed.emit(problem)
            red = ()
        self._show(tuple(_without_news(alert) for alert in red))
        if self._banner.window().isVisible():
            self._ask_in_a_moment()
        else:
            # While the program starts the timer would be due before the first paint, and the rules load numpy.
            PaintWatch(self._banner.window()).painted.connect(self._ask_in_a_moment)

    def _ask_in_a_moment(self) -> None:
        QTimer.singleShot(FIRST_MS, self, self._ask_when_loaded)

    def _ask_when_loaded(self) -> None:
        self._loading.ask("rules", _load_rules, self._ask_loaded)

    def _ask_loaded(self, _loaded: None) -> None:
        self._loading.stop()
        self.ask()

    def ask_soon(self) -> None:
        """Ask all rules once what was pressed has been painted: they look back over a year."""
        if not self._soon.isActive():
            self._soon.start()

    def is_asking(self) -> bool:
        """Whether something was saved that the rules are not asked about yet."""
        return self._soon.isActive()

    def ask_what_failed(self) -> None:
        """Ask all rules again if the diary could not be read for them when they were asked last."""
        if self._failed:
            self.ask()

    def ask(self) -> None:
        """Ask all rules now; what can't be read for them is told once."""
        if self._host is None:
            return
        self._soon.stop()
        diary = self._host.diary
        try:
            shown = diary.guidance.with_news()
            self._quiet = "" if shown else self._quiet_line(self._host)
        except DiaryError as problem:
            # What was known before stays; that nothing was entered is not said by one who could not look.
            self._quiet = ""
            was_told, self._failed = self._failed, True
            if not was_told:
                self.failed.emit(problem)
            self.show_lines()
            return
        self._failed = False
        self._show(shown)
        self.found.emit(tuple(each.alert for each in shown))

    def _quiet_line(self, host: Host) -> str:
        from myotrack.words.alert_words import quiet_line

        diary = host.diary
        return quiet_line(diary.guidance.signs(), diary.insights.began(), diary.diary.today())

    def _show(self, shown: tuple[ShownAlert, ...]) -> None:
        self._shown = shown
        if len(shown) > 1:
            from myotrack.ui.banner_lines import one_answer_each

            self._shown = one_answer_each(shown)
        self.show_lines()

    def show_lines(self) -> None:
        """Show the red signs that are not saved yet and what the rules said last."""
        lines = self._lines()
        with self._kept_still():
            self._banner.set_lines(lines, self._quiet)

    def _lines(self) -> tuple[BannerLine, ...]:
        unsaved = self._unsaved()
        if self._host is None or not (unsaved or self._shown):
            return ()
        from myotrack.ui.banner_lines import banner_lines

        return banner_lines(self._shown, unsaved, self._host.diary.diary.today())

    def _act(self, number: int) -> None:
        unsaved = self._unsaved()
        if self._host is None:
            return
        if number < len(unsaved):
            self._host.emergency(unsaved[number])
        elif number - len(unsaved) < len(self._shown):
            self._answer(self._host, self._shown[number - len(unsaved)].alert)

    def _ask_what_was_done(self, number: int) -> None:
        place = number - len(self._unsaved())
        if self._host is not None and 0 <= place < len(self._shown):
            self._open_sheet(self._host, self._shown[place].alert)

    def _open_sheet(self, host: Host, alert: Alert) -> None:
        from myotrack.ui.dialogs.answer_sheet import AnswerSheet

        AnswerSheet(host, alert, parent=self._banner.window()).open()

    def _answer(self, host: Host, alert: Alert) -> None:
        from myotrack.domain.guidance.alerts import Tier
        from myotrack.services.alerts import KNOWN_TO_A_DOCTOR

        if alert.tier is Tier.EMERGENCY:
            host.emergency((alert,))
        elif alert.rule in KNOWN_TO_A_DOCTOR:
            a_doctor_knows(host)
        else:
            self._open_sheet(host, alert)


def _load_rules() -> None:
    """Import what the rules need, numpy among it; runs beside the window. What is missing is told by who asks."""
    with suppress(ImportError):
        import myotrack.analysis.worsening.reading
        import myotrack.services.alerts
        import myotrack.ui.banner_lines
        import myotrack.words.alert_words  # noqa: F401  # loaded for who asks next


def a_doctor_knows(host: Host) -> None:
    """Write down that a doctor knows of the twitches, since today."""
    from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFactKind

    host.save(
        lambda: host.diary.medicines.set_health(HealthFactKind.DOCTOR_TOLD, TOLD_ABOUT_TWITCHES),
        _("Saved: a doctor knows of the twitches, since today."),
        _("a doctor knows of the twitches"),
    )


def _without_news(alert: Alert) -> ShownAlert:
    from myotrack.domain.alert_facts import said_about
    from myotrack.domain.alert_news import News
    from myotrack.services.alerts import ShownAlert

    # These rest on signs alone, which carry what was done about them.
    return ShownAlert(alert, News.SAME, said_about(alert, (), alert.since))
