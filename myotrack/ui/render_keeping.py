"""What the pictures show of keeping the diary: the rescue screen, the notices, putting a backup back, moving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.shared_places import SharedPlace, Sharing
from myotrack.domain.typed_places import NOTE, TypedKind, TypedPlace, box_name
from myotrack.services.backup_list import Backup, Why
from myotrack.services.left_over import LeftOver
from myotrack.services.open_diary import OpenDiary
from myotrack.services.rescue import RescueReport
from myotrack.services.restore_plan import RestorePlan
from myotrack.services.taking_back import EnteredSince, TakingBack
from myotrack.services.typed_drafts import Typed, TypedDraft, TypedDrafts
from myotrack.storage.check import CheckReport
from myotrack.storage.compare import Difference
from myotrack.storage.inventory import Inventory
from myotrack.storage.waiting import WaitingChange
from myotrack.storage.writer import Stamp
from myotrack.ui.dialogs.visit_sheet import VisitSheet
from myotrack.ui.keeping import said
from myotrack.ui.keeping.copy_sheet import CopyKind, CopySheet
from myotrack.ui.keeping.form_watch import FormWatch
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.keeping.rescued_sheet import RescuedSheet
from myotrack.ui.keeping.restore_sheet import RestoreSheet
from myotrack.ui.keeping.take_back_sheet import TakeBackSheet
from myotrack.ui.keeping.ways_out import Way, ways_out
from myotrack.ui.main_window import MainWindow
from myotrack.ui.pages.settings.backups_card import BackupsCard
from myotrack.ui.pages.settings.page import BACKUPS, SettingsPage
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.data_table import DataTable

_PATH = Path("/home/ada/Documents/diary.myotrack")
_MADE = datetime(2026, 3, 13, 20, 14, tzinfo=timezone(timedelta(hours=1)))


def a_backup() -> Backup:
    """The backup of yesterday."""
    return Backup(
        path=_PATH.with_name("diary-2026-03-13-201400.myotrack"),
        made_at=_MADE,
        why=Why.DAILY,
        sound=True,
        number=12,
        diary_id="a",
        schema=2,
        days=96,
        first_day="2025-12-01",
        last_day="2026-03-13",
        facts=240,
        digest="",
    )


def some_backups() -> tuple[Backup, ...]:
    """What a folder of backups may hold."""
    one = a_backup()
    return (
        replace(one, why=Why.BY_HAND, made_at=_MADE + timedelta(hours=12), days=97, last_day="2026-03-14"),
        one,
        replace(one, sound=False, made_at=_MADE - timedelta(days=1), days=95, last_day="2026-03-12"),
        replace(one, why=Why.BEFORE_UPGRADE, made_at=_MADE - timedelta(days=30), days=66, last_day="2026-02-11"),
    )


def a_rescue_screen(problem: DiaryProblem) -> RescueScreen:
    """The screen for a diary that can't be opened, with a backup where one would help."""
    ways = ways_out(problem)
    screen = RescueScreen(said.what_is_wrong(DiaryError(problem, str(_PATH))), ways, _PATH)
    if Way.BACKUP in ways:
        screen.show_backup(None if problem is DiaryProblem.MISSING else a_backup())
    return screen


def _nothing() -> None:
    """A button of a picture."""


def _read_only(window: MainWindow, _diary: OpenDiary) -> None:
    window.above.notices.say(said.read_only(_nothing))


def _damaged(window: MainWindow, _diary: OpenDiary) -> None:
    report = CheckReport(400, (), (("check_in", "a"), ("check_in", "b")))
    window.above.notices.say(said.damaged(report, _nothing, _nothing))


def _looking(window: MainWindow, _diary: OpenDiary) -> None:
    window.above.notices.say(said.looking(a_backup(), _nothing, _nothing))


def _restored(window: MainWindow, _diary: OpenDiary) -> None:
    window.above.notices.say(said.restored(_PATH, a_backup().path, _nothing))


def _no_backup(window: MainWindow, _diary: OpenDiary) -> None:
    window.above.notices.say(said.no_backup(DiaryError(DiaryProblem.DISK_FULL, str(_PATH))))


def _shared(window: MainWindow, _diary: OpenDiary) -> None:
    window.above.notices.say(said.shared(SharedPlace("/home/ada/Dropbox", Sharing.DROPBOX), _nothing, _nothing))


def _rescued_sheet(window: MainWindow, _diary: OpenDiary) -> None:
    report = RescueReport(
        path=_PATH.with_name("diary-rescued.myotrack"),
        facts=231,
        days=93,
        last_day=date(2026, 3, 13),
        from_history=2,
        perhaps_earlier=1,
        lost=9,
        unnamed_medicines=1,
        complete=False,
        earlier=402,
        earlier_lost=3,
    )
    RescuedSheet(report, parent=window).open()


def _restore_sheet(window: MainWindow, _diary: OpenDiary) -> None:
    days = tuple(date(2026, 3, 14) - timedelta(days=number) for number in (2, 1, 0))
    held = Inventory(2, "a", {"check_in": 96}, 96, "2025-12-01", "2026-03-13", "")
    plan = RestorePlan(_PATH, _PATH, held, held, None, Difference(days_removed=days, facts_removed=3))
    RestoreSheet(a_backup(), plan, 1200, parent=window).open()


def _take_back_sheet(window: MainWindow, _diary: OpenDiary) -> None:
    held = Inventory(2, "a", {"check_in": 96}, 96, "2025-12-01", "2026-03-13", "")
    plan = RestorePlan(_PATH, _PATH, held, held, None, Difference(days_changed=(date(2026, 3, 12),), facts_changed=1))
    change = WaitingChange("a", Stamp(_MADE, Author.PATIENT, Action.CHECK_IN), (), None)
    answers = CheckIn(id="a", day=_MADE.date(), provenance=Provenance(_MADE, Author.PATIENT, Source.LIVE))
    found = TakingBack(plan, (EnteredSince(change, (answers,)),), goes_along=True)
    TakeBackSheet(found, {}, 1200, parent=window).open()


def _move_sheet(window: MainWindow, _diary: OpenDiary) -> None:
    target = Path("/home/ada/.local/share/myotrack/diary.myotrack")
    CopySheet(CopyKind.MOVE, Path("/home/ada/Dropbox/diary.myotrack"), target, parent=window).open()


def _backups_card(window: MainWindow, _diary: OpenDiary) -> None:
    window.go("settings")
    cast("SettingsPage", window.page("settings")).show_part(BACKUPS)
    card = window.findChild(BackupsCard)
    if card is not None:
        card.show_backups(some_backups())
        card.findChildren(DataTable)[0].row_chosen.emit(1)


def _typed_before(window: MainWindow, _diary: OpenDiary) -> None:
    window.go("appointment")
    next(button for button in window.findChildren(BigButton) if button.title == "Add a visit…").click()
    sheet = window.findChild(VisitSheet)
    if sheet is None:
        return
    with TemporaryDirectory() as folder:
        drafts, place = TypedDrafts(Path(folder) / "diary.myotrack", "a"), TypedPlace(TypedKind.VISIT, ("",))
        fields = {"line 2": "Dr. Who", "note 0": "Bring the list of medicines, and ask why it jerks."}
        drafts.keep(TypedDraft("a", place, Typed(fields, tuple(fields))))
        FormWatch(sheet, sheet.body, drafts).begin(place)


def _left_over(window: MainWindow, _diary: OpenDiary) -> None:
    place = TypedPlace(TypedKind.PAPER_WEEK, ("patient",))
    name = box_name("2026-03-12", NOTE)
    draft = TypedDraft("a", place, Typed({name: "Dropped a cup"}, (name,)))
    found = LeftOver(draft, is_there=True, days=(date(2026, 3, 12),))
    acts = said.LeftOverActs(_nothing, _nothing, _nothing)
    window.above.notices.say(said.not_saved(found, 1, date(2026, 3, 14), acts, 1200))


def _left_over_without_a_place(window: MainWindow, _diary: OpenDiary) -> None:
    fields = {"line 0": "40", "note 0": "Dr. Who said to go down by 5 mg a week"}
    draft = TypedDraft("a", TypedPlace(TypedKind.DOSE, ("a",)), Typed(fields, tuple(fields)))
    acts = said.LeftOverActs(_nothing, _nothing, _nothing)
    window.above.notices.say(said.not_saved(LeftOver(draft, is_there=False), 0, date(2026, 3, 14), acts, 1200))


KEEPING_ACTS: dict[str, Callable[[MainWindow, OpenDiary], None]] = {
    "read-only": _read_only,
    "damaged": _damaged,
    "looking": _looking,
    "restored": _restored,
    "no-backup": _no_backup,
    "shared": _shared,
    "rescued": _rescued_sheet,
    "restore": _restore_sheet,
    "take_back": _take_back_sheet,
    "move": _move_sheet,
    "backups": _backups_card,
    "typed-before": _typed_before,
    "left-over": _left_over,
    "left-over-no-place": _left_over_without_a_place,
}
"""What is done to show each."""
