"""A real process: a person at the window, whose disk is full at every step until there is room again.

`python -m tests.faults.window_full FOLDER` says one line of JSON: how many steps, and what was wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from myotrack.domain.appointments import Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.medicines import Medicine
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import SignReport, WarningSign
from myotrack.storage.subjects.subject import V
from myotrack.ui.pages.count import CountPage
from tests.faults.full_disk import Disk
from tests.faults.hands import Hands
from tests.journeys.person import Clock

NOTE = "Dropped a cup"
NOTE_SAVES_MS = 2500


@dataclass(frozen=True, slots=True)
class Step:
    """What is done while the disk is full, what must still stand there then, and what is in the diary in the end."""

    name: str
    act: Callable[[Hands], None]
    again: Callable[[Hands], None]
    typed: str
    is_there: Callable[[Hands], bool]
    before: Callable[[Hands], None] = Hands.settle
    """What is done while there still is room."""


def main(folder: Path) -> None:
    """Go through the steps."""
    app = QApplication(["myotrack"])
    hands = Hands(app, folder / "mine.myotrack", Clock())
    disk = Disk(folder)
    wrong: list[str] = []
    steps = _steps()
    for step in steps:
        step.before(hands)
        disk.fill(0)
        step.act(hands)
        if "Saved" in hands.said() and not step.is_there(hands):
            wrong.append(f"{step.name}: {hands.said()!r} although it is not")
        if step.is_there(hands):
            wrong.append(f"{step.name}: there was room, so nothing was shown")
        if step.typed and step.typed not in _typed(hands):
            wrong.append(f"{step.name}: what was typed is gone")
        disk.free()
        step.again(hands)
        if not step.is_there(hands):
            wrong.append(f"{step.name}: not saved once, with room again: {hands.said()!r}")
    disk.fill(0)
    hands.reopen()
    if hands.program.diary is None:
        wrong.append(f"start on a full disk: {hands.reads()[:200]!r}")
    for name in ("History", "Medicines", "Recovery", "Appointment", "Warning signs", "Settings", "Help", "Today"):
        hands.go(name)
    disk.free()
    hands.reopen()
    lost = [step.name for step in steps if not step.is_there(hands)]
    hands.close()
    wrong += [f"{name}: not there after opening again" for name in lost]
    wrong += [f"crash: {mistake[:300]}" for mistake in hands.mistakes]
    print(json.dumps({"steps": len(steps) + 1, "wrong": wrong}), flush=True)


def _steps() -> list[Step]:
    return [
        _pressed("how many", "6–24", _has_a_frequency),
        _pressed("how strong", "2 · Visible", lambda c: c.severity is Severity.VISIBLE),
        Step(
            "note", _type_a_note, lambda hands: hands.wait(11_000), NOTE, lambda h: _today(h, lambda c: c.note == NOTE)
        ),
        Step("number", _type_a_number, _leave_again, "37", lambda h: _today(h, _has_the_number)),
        Step("medicine", _type_a_medicine, _save_the_sheet, "Keppra", lambda h: _names(h) == ["Keppra"]),
        Step("question", _type_a_question, _ask_it, "Is it normal?", lambda h: len(_all(h, Question)) == 1),
        Step("sign", _tick_a_sign, lambda hands: hands.wait(25_000), "", lambda h: _signs(h) == [WarningSign.SEIZURE]),
        Step("count", _count, _count_on, "", _is_counted, before=_begin_counting),
    ]


def _pressed(name: str, title: str, holds: Callable[[CheckIn], bool]) -> Step:
    def press(hands: Hands) -> None:
        hands.go("Today")
        hands.press(title)

    return Step(name, press, lambda hands: hands.press(title), "", lambda hands: _today(hands, holds))


def _is_counted(hands: Hands) -> bool:
    return [session.count for session in _all(hands, CountSession)] == [4]


def _has_a_frequency(check_in: CheckIn) -> bool:
    return check_in.frequency_band is FrequencyBand.NOW_AND_THEN or _has_the_number(check_in)


def _has_the_number(check_in: CheckIn) -> bool:
    return check_in.twitch_count == 37


def _type_a_note(hands: Hands) -> None:
    hands.press("Note…")
    hands.type_into("Note", NOTE)
    hands.wait(NOTE_SAVES_MS)


def _type_a_number(hands: Hands) -> None:
    hands.press("Number…")
    hands.type_into("Number of twitches", "37")
    hands.go("History")


def _leave_again(hands: Hands) -> None:
    hands.go("Today")
    hands.go("History")


def _type_a_medicine(hands: Hands) -> None:
    hands.go("Medicines")
    hands.press("Add")
    hands.type_into("Name", "Keppra")
    hands.type_into("Dose of the whole day", "500")
    hands.press("Save")


def _save_the_sheet(hands: Hands) -> None:
    hands.press("Save")


def _type_a_question(hands: Hands) -> None:
    hands.go("Appointment")
    hands.type_into("New question", "Is it normal?")
    hands.press("Add the question")


def _ask_it(hands: Hands) -> None:
    hands.press("Add the question")


def _tick_a_sign(hands: Hands) -> None:
    hands.go("Warning signs")
    hands.press("Seizure")
    while QApplication.activeModalWidget() is not None:
        hands.key(Qt.Key.Key_Escape)


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


def _press_space(hands: Hands, number: int) -> None:
    page = hands.program.window.page("count")
    assert isinstance(page, CountPage)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    event.setTimestamp(10_000 + 400 * number)
    QApplication.sendEvent(page.pad.number, event)
    hands.settle()


def _today(hands: Hands, holds: Callable[[CheckIn], bool]) -> bool:
    return any(holds(check_in) for check_in in _all(hands, CheckIn))


def _names(hands: Hands) -> list[str]:
    return [medicine.name for medicine in _all(hands, Medicine)]


def _signs(hands: Hands) -> list[WarningSign]:
    return [report.sign for report in _all(hands, SignReport)]


def _all(hands: Hands, kind: type[V]) -> tuple[V, ...]:
    assert hands.program.diary is not None
    with hands.program.diary.store.read() as reader:
        return reader.all(kind)


def _typed(hands: Hands) -> str:
    window = hands.program.window
    place = QApplication.activeModalWidget() or window
    lines = [field.text() for field in place.findChildren(QLineEdit)]
    return "\n".join(lines + [field.toPlainText() for field in place.findChildren(QPlainTextEdit)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
