"""Diary files and what is in them, for tests that look at a file from outside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

from myotrack.domain.actions import Action
from myotrack.domain.provenance import Author
from myotrack.storage.store import Store, create_store
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.writer import Stamp
from tests.builders import DAY, a_check_in, a_dose_change, a_medicine, a_sign, day

DATA = Path(__file__).parents[1] / "data"

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))


def a_stamp(action: Action = Action.CHECK_IN, by: Author = Author.PATIENT) -> Stamp:
    """A change made on a Saturday evening."""
    return Stamp(NOW, by, action)


def put(store: Store, *facts: Fact, action: Action = Action.CHECK_IN) -> str:
    """Write facts as one change and return its id."""
    with store.write(a_stamp(action)) as writer:
        for fact in facts:
            writer.put(fact)
    assert writer.change_id is not None
    return writer.change_id


def some_facts(days: int = 30) -> list[Fact]:
    """A medicine, a dose, a sign and a month of days with notes."""
    check_ins = [a_check_in(day(n), n, note=f"note of day {n}") for n in range(days)]
    return [a_medicine(), a_dose_change(DAY, 60), a_sign(DAY), *check_ins]


def a_diary_file(path: Path, days: int = 30) -> Path:
    """Make a closed diary file with `some_facts` in it."""
    store = create_store(path, {"id": "the diary"})
    put(store, *some_facts(days))
    store.close()
    return path


def a_diary_of_version(path: Path, version: int) -> Path:
    """Make the closed file of a diary that an earlier version of the program wrote."""
    dump = (DATA / f"diary_v{version}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(dump)
    return path


def digest(path: Path) -> str:
    """What the bytes of a file come to."""
    return sha256(path.read_bytes()).hexdigest()


def run_sql(path: Path, *statements: str) -> None:
    """Change a file behind the program's back."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def ask_sql(path: Path, question: str) -> list[tuple[object, ...]]:
    """Look into a file behind the program's back."""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(question).fetchall()


def changes_at(path: Path) -> list[datetime]:
    """When each change was made, oldest first."""
    return [datetime.fromisoformat(str(at)) for (at,) in ask_sql(path, "SELECT at_utc FROM change ORDER BY seq")]
