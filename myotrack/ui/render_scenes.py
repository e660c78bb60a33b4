"""Every screen that the pictures show: which diary, which page, and what is pressed there to get to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from myotrack.domain.errors import DiaryProblem
from myotrack.domain.signs import WarningSign
from myotrack.resources.help import help_pages
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.main_window import MainWindow
from myotrack.ui.page_list import page_entries
from myotrack.ui.pages.count import CountPage
from myotrack.ui.pages.help.page import ABOUT, HelpPage
from myotrack.ui.pages.recovery import RecoveryPage
from myotrack.ui.render_guidance import GUIDANCE_ACTS, a_sign_a_week_ago, on_baclofen
from myotrack.ui.render_keeping import KEEPING_ACTS
from myotrack.ui.render_recovery import recovery_diaries
from myotrack.ui.widgets.big_button import BigButton

Act = Callable[[MainWindow, OpenDiary], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen. `diary` is "demo", "empty" or "none"; `presses` are the beginnings of button titles, in order."""

    name: str
    diary: str
    page: str = ""
    presses: tuple[str, ...] = ()
    act: Act | None = None
    """What can't be pressed by title, done before the presses."""
    typed: str = ""
    """Typed at the end, where the focus is."""
    first_step: int | None = None
    """The step of the first start, for a scene without a diary."""
    problem: DiaryProblem | None = None
    """What is wrong with the diary, for a scene without one."""


def scenes() -> Iterator[Scene]:
    """Give every screen once."""
    for diary in ("demo", "empty"):
        for entry in page_entries():
            yield Scene(f"{entry.key}-{diary}", diary, entry.key)
    for page, pressed in _PRESSED.items():
        for name, presses in pressed.items():
            yield Scene(f"{page}-{name}", "demo", page, presses)
    for name, presses in _FIRST_SHEETS.items():
        yield Scene(f"medicines-{name}", "empty", "medicines", presses)
    yield Scene("history-week-empty", "empty", "history", ("Type in a paper week",))
    yield Scene("count-running", "demo", "count", act=_count)
    yield Scene("count-result", "demo", "count", act=_count_to_the_end)
    yield Scene("count-unfinished", "demo", "count", act=_leave_a_count)
    yield Scene("recovery-read-out", "demo", "recovery", act=_read_out)
    yield Scene("recovery-no-day-0", "empty", "recovery", act=_log_without_medicine)
    for name, write in recovery_diaries().items():
        yield Scene(f"recovery-{name}", "empty", "recovery", act=_Written(write))
    both = _Written(recovery_diaries()["two-episodes"])
    yield Scene("recovery-comparison", "empty", "recovery", ("Compare…", "\u2068baclofen"), act=both)
    yield Scene("recovery-worked-out", "demo", "recovery", ("How this was worked out",))
    yield Scene("warning_signs-ticked-now", "demo", "warning_signs", ("Hallucinations",))
    for text in help_pages()[1:]:
        yield Scene(f"help-{text.slug}", "demo", "help", act=_HelpText(text.slug))
    yield Scene("help-about", "demo", "help", act=_HelpText(ABOUT))
    yield Scene("emergency-choose", "demo", "today", act=_card)
    yield Scene("emergency-ticked", "demo", "today", ("Slow, shallow",), act=_card)
    yield Scene("emergency-banner", "demo", "today", act=_tick_breathing)
    for name, (page, presses, act) in GUIDANCE_ACTS.items():
        yield Scene(name, "empty", page, presses, act=act)
    yield Scene("before-saving-cut", "empty", "medicines", ("Change dose…",), act=on_baclofen, typed="40")
    yield Scene("banner-quiet", "demo", "today", act=a_sign_a_week_ago)
    yield Scene("emergency-over-a-sheet", "demo", "medicines", act=_card_over_a_sheet)
    yield Scene("emergency-no-diary", "none", problem=DiaryProblem.NOT_A_DIARY)
    for step in range(3):
        yield Scene(f"first-run-{step + 1}", "none", first_step=step)
    yield Scene("first-run-country", "none", presses=("Another country",), first_step=1)
    for problem in (DiaryProblem.DAMAGED, DiaryProblem.MISSING, DiaryProblem.NEWER, DiaryProblem.LOCKED):
        yield Scene(f"keeping-rescue-{problem}", "none", problem=problem)
    for name, act in KEEPING_ACTS.items():
        yield Scene(f"keeping-{name}", "demo", "today", act=act)


def press(window: MainWindow, title: str) -> None:
    """Press the first button in sight whose title begins so; raise LookupError when there is none."""
    card = window.emergencies.card
    place = QApplication.activeModalWidget() or (card if card.isVisible() else window.shown_widget())
    buttons = [] if place is None else place.findChildren(BigButton)
    button = next((b for b in buttons if b.isVisibleTo(cast("QWidget", place)) and b.title.startswith(title)), None)
    if button is None or not button.isEnabled():
        raise LookupError(title)
    button.click()
    QApplication.processEvents()


_PRESSED: dict[str, dict[str, tuple[str, ...]]] = {
    "today": {
        "details": ("Where, when",),
        "note-and-away": ("Note…", "Away…"),
        "number": ("Number…",),
        "yesterday": ("Yesterday",),
        "another-day": ("Another day…",),
        "missed-a-dose": ("Missed one…",),
        "bad-day": ("Bad day",),
        "answered": ("6–24", "2 · Visible", "As planned"),
        "no-twitches": ("No twitches today",),
    },
    "history": {"table": ("Table",), "week": ("Type in a paper week",)},
    "medicines": {
        "add": ("Add a medicine…",),
        "change-dose": ("Change dose…",),
        "again": ("Taken again…",),
        "stopped": ("Stopped…",),
        "missed": ("Missed a dose…",),
        "extra": ("Took extra…",),
        "plan": ("Plan…",),
        "edit": ("Edit or remove…",),
        "entries": ("All ",),
    },
    "recovery": {
        "days-since": ("Days since day 0",),
        "both-axes": ("Both",),
        "another-day-0": ("Another day 0…",),
    },
    "warning_signs": {
        "what-stands": ("What stands now",),
        "what-was-ticked": ("What was ticked",),
        "table": ("Withdrawal or toxicity?",),
        "rules": ("Rules and sources",),
        "correct": ("What was ticked", "Change time or note…"),
    },
    "appointment": {"add-visit": ("Add a visit…",)},
    "settings": {
        "steady": ("Hands that jerk",),
        "writing": ("Writing",),
        "numbers": ("Emergency numbers",),
        "diary": ("Your diary",),
    },
}
_FIRST_SHEETS: dict[str, tuple[str, ...]] = {"add-first": ("Add the first medicine…",), "kidneys": ("Say…",)}


def _count(window: MainWindow, _diary: OpenDiary) -> None:
    page = cast("CountPage", window.page("count"))
    page.setup.start.click()
    for event_ms in (1000, 1800, 2600, 2650):
        page.pad.pressed.emit(event_ms)


def _count_to_the_end(window: MainWindow, diary: OpenDiary) -> None:
    _count(window, diary)
    cast("CountPage", window.page("count")).save_typed()


def _leave_a_count(window: MainWindow, diary: OpenDiary) -> None:
    """What a program that was killed while counting leaves."""
    session = diary.counting.start(None, 60)
    diary.counting.save(session.id, 3, 12, (400, 1200, 2100))
    window.page("count").refresh()


def _read_out(window: MainWindow, diary: OpenDiary) -> None:
    cast("RecoveryPage", window.page("recovery")).show_day(diary.diary.today() - timedelta(days=6))


def _log_without_medicine(window: MainWindow, diary: OpenDiary) -> None:
    for days in range(10):
        diary.diary.answer(diary.diary.today() - timedelta(days=days), twitch_count=8 + days)


def _card(window: MainWindow, _diary: OpenDiary) -> None:
    window.emergencies.open_empty()


def _card_over_a_sheet(window: MainWindow, diary: OpenDiary) -> None:
    press(window, "Add a medicine…")
    _card(window, diary)


def _tick_breathing(window: MainWindow, diary: OpenDiary) -> None:
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.BREATHING))
    for _turn in range(3):
        QApplication.processEvents()
    press(window, "Close this card")


@dataclass(frozen=True, slots=True)
class _Written:
    """Shows a diary that is written while the page is open."""

    write: Callable[[OpenDiary], None]

    def __call__(self, window: MainWindow, diary: OpenDiary) -> None:
        self.write(diary)
        page = cast("RecoveryPage", window.page("recovery"))
        while page.is_working():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        page.verticalScrollBar().setValue(0)


@dataclass(frozen=True, slots=True)
class _HelpText:
    """Shows one of the help texts."""

    slug: str

    def __call__(self, window: MainWindow, _diary: OpenDiary) -> None:
        cast("HelpPage", window.page("help")).show_page(self.slug)
