"""A real process: a person at the window, whose disk is full at every step until there is room again.

`python -m tests.faults.window_full FOLDER` says one line of JSON: how many steps, and what was wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from myotrack.domain.appointments import Question
from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import Medicine
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from myotrack.storage.store import open_store
from myotrack.storage.subjects.subject import V
from myotrack.ui.pages.count import CountPage
from tests.faults.full_disk import Disk
from tests.faults.hands import Hands
from tests.journeys.person import Clock
from tests.storage.files import changes_at

DIARY = "mine.myotrack"
NOTE = "Dropped a cup"
NOTE_SAVES_MS = 2500
RETRY_MS = 10_500
_LATER_SEVERITY = Severity.MOVES_THE_LIMB  # what is pressed to see that it takes along what waits
LATER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Step:
    """What is done while the disk is full, what saves it with room again, and what is in the file in the end."""

    name: str
    act: Callable[[Hands], None]
    saves: Callable[[Hands], None]
    is_there: Callable[[Path], bool]
    before: Callable[[Hands], None] = Hands.settle
    """What is done while there still is room."""
    typed: str = ""
    """What must still stand in a field while the disk is full; "" for what waits, and is said above the page."""
    waits: bool = True


def main(folder: Path) -> None:
    """Go through the steps."""
    app = QApplication(["myotrack"])
    path, clock = folder / DIARY, Clock()
    hands, disk = Hands(app, path, clock), Disk(folder)
    steps = _steps()
    wrong = [f"{step.name}: {found}" for step in steps for found in _wrong_with(step, hands, disk, path)]
    disk.fill(0)
    hands.reopen()
    if hands.program.diary is None:
        wrong.append(f"start on a full disk: {hands.reads()[:200]!r}")
    for name in ("History", "Medicines", "Recovery", "Appointment", "Warning signs", "Settings", "Help", "Today"):
        hands.go(name)
    disk.free()
    hands.reopen()
    hands.close()
    wrong += [f"{step.name}: not there after opening again" for step in steps if not step.is_there(path)]
    wrong += [f"crash: {mistake[:300]}" for mistake in hands.mistakes]
    print(json.dumps({"steps": len(steps) + 1, "wrong": wrong}), flush=True)


def _wrong_with(step: Step, hands: Hands, disk: Disk, path: Path) -> list[str]:
    """Do one step and return what was wrong."""
    wrong: list[str] = []
    step.before(hands)
    disk.fill(0)
    pressed = hands.clock.now
    step.act(hands)
    done = hands.clock.now
    if step.is_there(path):
        wrong.append("there was room, so nothing was shown")
    elif hands.said().startswith("Saved"):
        wrong.append(f"{hands.said()!r} although it is not")
    if step.typed and step.typed not in _typed(hands):
        wrong.append("what was typed is gone")
    if step.waits and "not saved yet" not in hands.reads(hands.program.window.above):
        wrong.append("it is not said that it is not saved")
    hands.clock.now += LATER
    disk.free()
    step.saves(hands)
    if not step.is_there(path):
        wrong.append(f"not saved, with room again: {hands.said()!r}")
    elif step.waits and not any(pressed <= at <= done for at in changes_at(path)):
        wrong.append("it does not have the time of the press")
    if "not saved yet" in hands.reads(hands.program.window.above):
        wrong.append("it is still said not to be saved")
    return wrong


def _steps() -> list[Step]:
    return [
        _pressed("how many", "6–24", _wait, _has_a_frequency),
        _pressed("how strong", "2 · Visible", _try_again, lambda c: c.severity in (Severity.VISIBLE, _LATER_SEVERITY)),
        Step("note", _type_a_note, _wait, lambda p: _any(p, lambda c: c.note == NOTE), typed=NOTE, waits=False),
        Step("number", _type_a_number, _press_something_else, lambda p: _any(p, _has_the_number)),
        Step("a day before", _answer_the_day_before, _come_back, _day_before_is_unknown),
        Step("medicine", _type_a_medicine, _come_back, lambda p: [m.name for m in _all(p, Medicine)] == ["Keppra"]),
        Step("new dose", _type_a_dose, _try_again, lambda p: [c.daily_dose for c in _all(p, DoseChange)] == [500, 750]),
        _pressed("doses", "As planned", Hands.reopen, lambda c: bool(c.doses_as_planned)),
        Step("question", _type_a_question, Hands.reopen, lambda p: len(_all(p, Question)) == 1),
        Step("red sign", _tick_a_sign, _wait_long, lambda p: WarningSign.SEIZURE in _signs(p), waits=False),
        Step("sign", _tick_another_sign, _wait, lambda p: WarningSign.PARANOIA in _signs(p)),
        Step("what was done", _say_what_was_done, _try_again, lambda p: ActionTaken.CALLED_DOCTOR in _done(p)),
        Step("count", _count, _count_on, lambda p: (4, True) in _counts(p), before=_begin_counting, waits=False),
        Step("end of a count", _stop, _wait, lambda p: (2, True) in _counts(p), before=_count_two),
    ]


def _pressed(
    name: str, title: str, saves: Callable[[Hands], None], holds: Callable[[CheckIn], bool], page: str = "Today"
) -> Step:
    def press(hands: Hands) -> None:
        hands.go(page)
        hands.press(title)

    return Step(name, press, saves, lambda path: _any(path, holds))


def _has_a_frequency(check_in: CheckIn) -> bool:
    return check_in.frequency_band is FrequencyBand.NOW_AND_THEN or _has_the_number(check_in)


def _has_the_number(check_in: CheckIn) -> bool:
    return check_in.twitch_count == 37


def _wait(hands: Hands) -> None:
    hands.wait(RETRY_MS)


def _wait_long(hands: Hands) -> None:
    hands.wait(25_000)


def _try_again(hands: Hands) -> None:
    hands.press("Try again", within=hands.program.window.above)


def _press_something_else(hands: Hands) -> None:
    hands.press("3 · Moves")


def _come_back(hands: Hands) -> None:
    """The window comes to the front."""
    QApplication.sendEvent(hands.program.window, QEvent(QEvent.Type.WindowActivate))
    hands.settle()


def _type_a_note(hands: Hands) -> None:
    hands.press("Note…")
    hands.type_into("Note", NOTE)
    hands.wait(NOTE_SAVES_MS)


def _type_a_number(hands: Hands) -> None:
    hands.press("Number…")
    hands.type_into("Number of twitches", "37")
    hands.go("History")
    hands.go("Today")


def _answer_the_day_before(hands: Hands) -> None:
    hands.press("Yesterday")
    hands.press("Don't remember")
    hands.press("Back to today")


def _day_before_is_unknown(path: Path) -> bool:
    return _any(path, lambda check_in: check_in.status is CheckInStatus.UNKNOWN)


def _type_a_medicine(hands: Hands) -> None:
    hands.go("Medicines")
    hands.press("Add")
    hands.type_into("Name", "Keppra")
    hands.type_into("Dose of the whole day", "500")
    hands.press("Save")


def _type_a_dose(hands: Hands) -> None:
    hands.go("Medicines")
    hands.press("Change dose")
    hands.type_into("New dose of the whole day", "750")
    hands.press("Save")


def _type_a_question(hands: Hands) -> None:
    hands.go("Appointment")
    hands.type_into("New question", "Is it normal?")
    hands.press("Add the question")


def _tick_a_sign(hands: Hands) -> None:
    hands.go("Warning signs")
    hands.press("Seizure")
    while QApplication.activeModalWidget() is not None:
        hands.key(Qt.Key.Key_Escape)
    hands.program.window.emergencies.card.closed.emit()
    hands.program.window.emergencies.card.hide()


def _tick_another_sign(hands: Hands) -> None:
    hands.go("Warning signs")
    hands.press("Paranoia")


def _say_what_was_done(hands: Hands) -> None:
    hands.press("Called a doctor")


def _begin_counting(hands: Hands) -> None:
    hands.go("Count")
    hands.press("As long as I like")
    hands.press("Start")
    hands.wait(600)  # a press right after Start is taken for the end of that one


def _count(hands: Hands) -> None:
    for number in range(3):
        _press_space(hands, number)


def _count_on(hands: Hands) -> None:
    _press_space(hands, 3)
    hands.go("Today")


def _count_two(hands: Hands) -> None:
    hands.go("Count")
    hands.press("Count again")
    hands.wait(600)
    for number in range(2):
        _press_space(hands, number)


def _stop(hands: Hands) -> None:
    hands.go("Today")


def _press_space(hands: Hands, number: int) -> None:
    page = hands.program.window.page("count")
    assert isinstance(page, CountPage)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    event.setTimestamp(10_000 + 400 * number)
    QApplication.sendEvent(page.pad.number, event)
    hands.settle()


def _any(path: Path, holds: Callable[[CheckIn], bool]) -> bool:
    return any(holds(check_in) for check_in in _all(path, CheckIn))


def _signs(path: Path) -> list[WarningSign]:
    return [report.sign for report in _all(path, SignReport)]


def _done(path: Path) -> list[ActionTaken | None]:
    return [report.action_taken for report in _all(path, SignReport)]


def _counts(path: Path) -> list[tuple[int, bool]]:
    return [(session.count, session.finished) for session in _all(path, CountSession)]


def _all(path: Path, kind: type[V]) -> tuple[V, ...]:
    """Every fact of a kind, as another program finds it in the file."""
    store = open_store(path)
    try:
        with store.read() as reader:
            return reader.all(kind)
    finally:
        store.close()


def _typed(hands: Hands) -> str:
    place = QApplication.activeModalWidget() or hands.program.window
    return "\n".join(field.toPlainText() for field in place.findChildren(QPlainTextEdit))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
