"""The window: sidebar, alert banner, one page at a time, and the bar that says what was saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.services.changes import Change
from myotrack.services.clock import Clock
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.above_page import AbovePage
from myotrack.ui.alerts import Alerts
from myotrack.ui.day_watch import DayWatch
from myotrack.ui.foot_bar import FootBar
from myotrack.ui.host import Host, Occasion
from myotrack.ui.keys import EMERGENCY_KEY, HELP_KEY, OPEN_KEY, QUIT_KEY, REDO_KEYS, UNDO_KEY, add_shortcuts
from myotrack.ui.leaving import Leaving
from myotrack.ui.page_list import DiaryPage, page_entries
from myotrack.ui.page_stack import PageStack
from myotrack.ui.undo_step import take_step
from myotrack.ui.widgets.alert_banner import AlertBanner
from myotrack.ui.widgets.sidebar import Sidebar, SidebarItem
from myotrack.ui.window_frame import SIZE, beside_sidebar, show_with_room
from myotrack.words.any_problem import problem_sentence

if TYPE_CHECKING:
    from myotrack.domain.guidance.alerts import Alert
    from myotrack.ui.emergency import Emergencies
    from myotrack.ui.keeping.care import DiaryCare
    from myotrack.ui.keeping.waiting_strip import WaitingStrip


class MainWindow(QMainWindow):
    """Shows one diary, or none yet. Pages are built when first opened and hear of changes only from here."""

    open_asked = Signal()
    preferences_changed = Signal()
    _changed = Signal(str)

    def __init__(self, preferences: PreferencesFile, clock: Clock) -> None:
        super().__init__()
        self._preferences = preferences
        self.care: DiaryCare | None = None
        """Who looks after the file of the diary; None where a window only shows one."""
        self.waiting: WaitingStrip | None = None
        """Who tries again what could not be saved; None as long as everything could be."""
        self._host: Host | None = None
        self._diary: OpenDiary | None = None
        self.setWindowTitle("MyoTrack")
        self.resize(*SIZE)
        self._build()
        self._clock = clock
        self._emergencies: Emergencies | None = None
        self._changed.connect(self._refresh_after)
        slots = {EMERGENCY_KEY: self._open_card, HELP_KEY: self._show_help, UNDO_KEY: self.undo, QUIT_KEY: self.close}
        add_shortcuts(self, slots | dict.fromkeys(REDO_KEYS, self.redo) | {OPEN_KEY: self.open_asked.emit})

    @property
    def emergencies(self) -> Emergencies:
        """The emergency card and the red signs; made ready right after the start, or at once when it is needed."""
        if self._emergencies is None:
            from myotrack.ui.emergency import Emergencies

            self._emergencies = Emergencies(self, self._preferences, self._clock)
            self._emergencies.unsaved_changed.connect(self._alerts.show_lines)
            self._emergencies.done.connect(self._write_what_was_done)
            self._emergencies.set_diary(self._diary)
        return self._emergencies

    def prepare_emergencies(self) -> None:
        """Load what the emergency card needs, so that later nothing stands between a sign and the card."""
        self.emergencies.prepare()

    def show_on_screen(self) -> None:
        """Show the window, as large as there is room for."""
        show_with_room(self)

    def set_diary(self, diary: OpenDiary) -> None:
        """Show this diary's Today page; pages of the diary before are thrown away."""
        self._host = host = Host(
            diary=diary,
            preferences=self._preferences,
            say_saved=self.foot.say_saved,
            say=self.foot.say,
            show_problem=self.show_problem,
            cannot_read=self._stack.cannot_read,
            go=self.go,
            emergency=self._open_card,
            unsaved_sign=self._keep_unsaved,
            say_waits=self._say_waits,
            say_others_wrote=self.foot.say_others_wrote,
            care=self.care,
        )
        self._stack.use(host)
        self.foot.clear()
        self.above.clear()
        self._diary = diary
        diary.feed.listen(self._changed.emit)
        self._day_watch.use(diary)
        name = _("SAMPLE diary") if diary.is_sample else (diary.store.path.stem if diary.store.path else "")
        self.setWindowTitle(f"{name} – MyoTrack" if name else "MyoTrack")
        self._sidebar.set_note(_("SAMPLE") if diary.is_sample else "")
        self._set_pages_enabled(True)
        if self._emergencies is not None:
            self._emergencies.set_diary(diary)
        self._alerts.use(host)
        self.go("today", None)
        if self.waiting is not None:
            self.waiting.use(diary)

    def forget_diary(self) -> None:
        """No diary is open any more; a sign that is ticked now waits for the next one."""
        self._diary = self._host = None
        self._day_watch.use(None)
        if self.waiting is not None:
            self.waiting.use(None)
        if self._emergencies is not None:
            self._emergencies.set_diary(None)
        self.banner.set_lines((), "")

    def show_alone(self, widget: QWidget) -> None:
        """Show something that is not a page, before a diary is open; Emergency signs stays reachable."""
        self._stack.show_alone(widget)
        self.foot.clear()
        self.above.clear()
        self._set_pages_enabled(False)

    def shown_widget(self) -> QWidget | None:
        """Return the page, or what stands in its place."""
        return self._stack.currentWidget()

    @property
    def current_page(self) -> str:
        """The key of the page that is shown."""
        return self._stack.current_page

    def page(self, key: str) -> DiaryPage:
        """Return a page, built if it was not yet; raise KeyError for an unknown key, or without a diary."""
        return self._stack.page(key)

    def go(self, key: str, day: date | None = None) -> None:
        """Open a page, at a day where that makes sense; "open" and "apply_preferences" ask the program itself."""
        if key == "open":
            self.open_asked.emit()
            return
        if key == "apply_preferences":
            self.preferences_changed.emit()
            self._day_watch.refresh()
            return
        if key != self.current_page:
            self.foot.clear()
        if self._stack.open_page(key, day):
            self._sidebar.set_current(key)

    def show_problem(self, problem: Exception) -> None:
        """Say in one sentence what was refused or could not be done; damage of the diary is said above the page too."""
        self.say_trouble(problem_sentence(problem))
        if self.care is not None and isinstance(problem, DiaryError) and problem.problem is DiaryProblem.DAMAGED:
            self.care.heard_of_damage(problem)

    def cannot_read(self, problem: DiaryError) -> None:
        """Say that something could not be read for what the shown page was asked for, and show that page no more."""
        self._stack.cannot_read(self.current_page, problem)

    def say_trouble(self, sentence: str) -> None:
        """Say in the bar at the foot what is wrong."""
        self.foot.say_trouble(sentence)

    def say(self, sentence: str) -> None:
        """Say in the bar at the foot what happened."""
        self.foot.say(sentence)

    def is_asking(self) -> bool:
        """Whether something was saved that the banner does not know yet."""
        return self._alerts.is_asking()

    def undo(self) -> None:
        """Take back the last thing done in this session."""
        if self._host is not None:
            take_step(self._host, self.foot, back=True)

    def redo(self) -> None:
        """Bring back what was undone last."""
        if self._host is not None:
            take_step(self._host, self.foot, back=False)

    def try_again(self) -> None:
        """Save what could not be saved so far, if that is possible now."""
        if self._emergencies is not None:
            self._emergencies.save_what_waits()
        if self.waiting is not None:
            self.waiting.try_again(patiently=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed and what waits; what can't be saved is said, and lost only when that is wanted."""
        if self._leaving.may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Somebody comes back to the window: another program may have written meanwhile, or a day begun."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._day_watch.look_soon()

    def may_leave(self, *, signs_wait: bool = False, goes_along: bool = False) -> bool:
        """Save what is typed and what waits; False, and said once, when that can't be: asked again, it is left.

        With `signs_wait` the same diary is there afterwards; into a copy of it what is typed `goes_along` as well.
        """
        return self._leaving.may_leave(signs_wait=signs_wait, goes_along=goes_along)

    def _build(self) -> None:
        self._entries = page_entries()
        items = [SidebarItem(e.key, e.name, e.icon, f"Ctrl+{n}") for n, e in enumerate(self._entries, start=1)]
        self._sidebar = Sidebar(items)
        self._sidebar.chosen.connect(self.go)
        self._sidebar.emergency_clicked.connect(self._open_card)
        self.banner = AlertBanner()
        self.banner.more_clicked.connect(self._show_what_stands)
        self._stack = PageStack(self.show_problem)
        self._leaving = Leaving(self, self._stack.not_savable, self._unsaved)
        self._alerts = Alerts(self.banner, self._unsaved, self._stack.kept_still)
        self._alerts.found.connect(self._look_for_emergencies)
        self._alerts.failed.connect(self.show_problem)
        self.above = AbovePage(self.banner, self._stack.kept_still)
        self.foot = FootBar()
        others_wrote = self.foot.say_others_wrote
        self._day_watch = DayWatch(self._stack, self._alerts, self._tell_what_is_not_a_page, others_wrote, self)
        self.save_bar = self.foot.save_bar
        self.save_bar.undo_clicked.connect(self.undo)
        self.setCentralWidget(beside_sidebar(self._sidebar, self.above, self._stack, self.foot))
        self._set_pages_enabled(False)

    def _set_pages_enabled(self, enabled: bool) -> None:
        for entry in self._entries:
            self._sidebar.button(entry.key).setEnabled(enabled)
            # A page that can't be opened would be a dead end.
            self._sidebar.button(entry.key).setVisible(enabled)

    def _refresh_after(self, change: str) -> None:
        self._stack.hear(change)
        self._tell_what_is_not_a_page(change)

    def _tell_what_is_not_a_page(self, change: str) -> None:
        self._leaving.begin_anew()
        if self.waiting is not None:
            self.waiting.show()
        if change == Change.SIGNS:
            self._alerts.ask()
        elif change in (Change.EVERYTHING, Change.DIARY, Change.MEDICINES, Change.HEALTH):
            self._alerts.ask_soon()

    def look_at_the_day(self) -> None:
        """Refresh everything when another diary day has begun, or another program wrote."""
        self._day_watch.look()

    def _unsaved(self) -> tuple[SignReport, ...]:
        return self._emergencies.unsaved() if self._emergencies is not None else ()

    def _open_card(self, occasion: Occasion = None) -> None:
        self.emergencies.open(occasion)

    def _look_for_emergencies(self, alerts: tuple[Alert, ...]) -> None:
        if alerts or self._emergencies is not None:
            self.emergencies.look(alerts)

    def _keep_unsaved(self, report: SignReport) -> None:
        self.emergencies.keep_unsaved(report)

    def _say_waits(self, what: str, problem: DiaryError) -> None:
        if self._diary is None or not self._diary.recorder.waiting:
            return
        if self.waiting is None:
            from myotrack.ui.keeping.waiting_strip import WaitingStrip

            self.waiting = WaitingStrip(self, self._diary, self._preferences, self._clock)
        self.waiting.say(problem)
        self.foot.say_waits(what)

    def _write_what_was_done(self, action: Callable[[], object], what: str) -> None:
        if self._host is not None:
            self._host.save(action, _("Saved: {what}.").format(what=what), what)

    def _show_help(self) -> None:
        self.go("help")

    def _show_what_stands(self) -> None:
        self.go("warning_signs")
        self._stack.show_part("warning_signs", "now")
