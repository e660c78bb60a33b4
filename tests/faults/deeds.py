"""What a person does in the program, numbered: the same number on the same diary always does the same.

So a second diary that does the same deeds says what the first has to hold after a crash.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from myotrack.domain.counting import Position
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.medicines import Role
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.exchange.bundle import NamedBytes
from myotrack.services.imports import Imports
from myotrack.services.medicines import Dose, PlannedDose
from myotrack.services.open_diary import OpenDiary, open_diary

START = datetime(2026, 3, 1, 20, 0, tzinfo=timezone(timedelta(hours=1)))

DEEDS_A_DAY = 6


@dataclass
class DeedClock:
    """A clock that shows the moment of a deed."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def turn_to_deed(self, number: int) -> None:
        """Let it be the evening on which this deed is done."""
        self.now = START + timedelta(days=number // DEEDS_A_DAY, minutes=number % DEEDS_A_DAY)


def opened(path: Path | None, clock: DeedClock) -> OpenDiary:
    """Open (or make) a diary to do deeds in."""
    return open_diary(path, clock, create=True)


def do(diary: OpenDiary, clock: DeedClock, number: int, *, first: bool = False) -> None:
    """Do the deed with this number, one commit at the most; the first of a session takes nothing back."""
    clock.turn_to_deed(number)
    diary.recorder.author = Author.CAREGIVER if number % 7 == 3 else Author.PATIENT
    deed = _DEEDS[number % len(_DEEDS)]
    if not (first and deed is _take_back):
        deed(diary, number)


def state(path: Path, *, ids: bool = True) -> str:
    """Return what the diary file at `path` says, history and all, whatever random part its ids have, as one hash.

    Without `ids` what a second try does counts the same as a first one.
    """
    kept_part = r"\1" if ids else "id"
    hashed = sha256()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'about'").fetchall()
        for (table,) in sorted(tables):
            columns = [name for _, name, *_ in raw.execute(f'PRAGMA table_info("{table}")')]
            random = {"checksum", "change_id", "undoes", *(["id"] if table == "change" else [])}
            kept = ", ".join(f'"{name}"' for name in columns if name not in random)
            rows = sorted(repr(row) for row in raw.execute(f'SELECT {kept} FROM "{table}"'))
            hashed.update(_RANDOM_PART.sub(kept_part, "\n".join((table, *rows))).encode())
    return hashed.hexdigest()


_RANDOM_PART = re.compile(r"\b([0-9a-f]{14})[0-9a-f]{18}\b")


def _today(diary: OpenDiary) -> date:
    return diary.recorder.today()


def _count_twitches(diary: OpenDiary, number: int) -> None:
    note = f"deed {number} " * (number * 37 % 400)
    diary.diary.answer(_today(diary), twitch_count=number % 50, note=note.strip())


def _severity(diary: OpenDiary, number: int) -> None:
    diary.diary.answer(_today(diary), severity=Severity(1 + number % 4), doses_as_planned=True)


def _earlier_day(diary: OpenDiary, number: int) -> None:
    band = list(FrequencyBand)[number % len(FrequencyBand)]
    diary.diary.answer(_today(diary) - timedelta(days=1 + number % 9), frequency_band=band)


def _medicine(diary: OpenDiary, number: int) -> None:
    dose = Dose(daily_dose=Decimal(10 * (1 + number % 6)), role=Role.SUSPECTED)
    diary.medicines.add(f"medicine {number}", since=_today(diary) - timedelta(days=5), dose=dose)


def _change_dose(diary: OpenDiary, number: int) -> None:
    medicine = diary.medicines.all()[-1]
    diary.medicines.change_dose(medicine.id, _today(diary), Dose(daily_dose=Decimal(number % 60)))


def _take_back(diary: OpenDiary, _number: int) -> None:
    diary.recorder.undo()


def _miss_a_dose(diary: OpenDiary, _number: int) -> None:
    medicine = diary.medicines.all()[-1]
    diary.medicines.dose_event(medicine.id, _today(diary), DoseEventKind.MISSED)


def _plan(diary: OpenDiary, number: int) -> None:
    steps = [
        PlannedDose(from_day=_today(diary) + timedelta(days=7 * n), planned_daily_dose=Decimal(60 - 10 * n))
        for n in range(1 + number % 5)
    ]
    diary.medicines.set_plan(diary.medicines.all()[-1].id, steps)


def _remove_the_medicine(diary: OpenDiary, _number: int) -> None:
    diary.medicines.remove(diary.medicines.all()[-1].id)


def _sign(diary: OpenDiary, number: int) -> None:
    sign = list(WarningSign)[number % len(WarningSign)]
    diary.guidance.save_sign(diary.guidance.make_report(sign, note="seen" if number % 2 else ""))


def _answer_the_sign(diary: OpenDiary, _number: int) -> None:
    diary.guidance.say_what_was_done(diary.guidance.signs()[-1].id, ActionTaken.CALLED_DOCTOR)


def _begin_counting(diary: OpenDiary, _number: int) -> None:
    diary.counting.start(Position.REST, 60)


def _go_on_counting(diary: OpenDiary, number: int) -> None:
    session = diary.counting.unfinished()
    if session is not None:
        diary.counting.save(session.id, number % 30, 12, tuple(range(0, 12_000, 400)))


def _end_counting(diary: OpenDiary, number: int) -> None:
    session = diary.counting.unfinished()
    if session is not None:
        diary.counting.finish(session.id, number % 30, 60, tuple(range(0, 60_000, 900)))


def _clear(diary: OpenDiary, number: int) -> None:
    diary.diary.clear_day(_today(diary) - timedelta(days=number % 4))


def _ask(diary: OpenDiary, number: int) -> None:
    diary.appointments.ask(f"Question {number}?")


def _import(diary: OpenDiary, number: int) -> None:
    first = date(1990, 1, 1) + timedelta(days=40 * number)
    rows = [f"{first + timedelta(days=n)},{n},{number} {'and so on ' * 9}" for n in range(25)]
    text = "\n".join(("date,twitch_count,note", *rows))
    imports = Imports(diary.recorder)
    imports.apply(imports.plan([NamedBytes("paper.csv", text.encode())]), None)


_DEEDS: tuple[Callable[[OpenDiary, int], None], ...] = (
    _medicine,
    _count_twitches,
    _severity,
    _take_back,
    _earlier_day,
    _change_dose,
    _begin_counting,
    _go_on_counting,
    _end_counting,
    _count_twitches,
    _sign,
    _answer_the_sign,
    _import,
    _miss_a_dose,
    _plan,
    _take_back,
    _clear,
    _earlier_day,
    _ask,
    _count_twitches,
    _remove_the_medicine,
)
