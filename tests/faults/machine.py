"""Everything that a person can do to a diary, in any order, beside a diary kept in plain dictionaries.

What is done inside the open diary is tests/services/test_undo_machine.py; here are also imports, backups, putting one
back, taking that back, and archives.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from myotrack.exchange.bundle import NamedBytes, read_bundle
from myotrack.services import backups
from myotrack.services.exports import Exports
from myotrack.services.import_plan import ImportPlan
from myotrack.services.imports import Imports, import_into_new
from tests.faults.table import Row
from tests.services.opened import Opened, opened
from tests.services.plain_diary import BLANK, Key, what_is_there
from tests.services.test_undo_machine import DiaryBesideDictionaries

STEPS, STEPS_QUICK = 2000, 200
STEPS_AT_ONCE = 50

PAPER = date(2020, 2, 27)
"""The days that are imported: six around a leap day."""

paper_days = st.dictionaries(st.integers(0, 5), st.integers(0, 2), min_size=1, max_size=4)


@dataclass
class Tally:
    """How much was done."""

    steps: int = 0
    diaries: int = 0
    done: dict[str, int] = field(default_factory=dict)

    def note(self, what: str) -> None:
        """One more of these."""
        self.done[what] = self.done.get(what, 0) + 1


class WholeDiary(DiaryBesideDictionaries):
    """The same, with all that comes from outside and goes there."""

    tally: Tally

    @initialize()
    def open(self) -> None:
        super().open()
        self.copies: list[tuple[Path, dict[Key, Any]]] = []
        self.tally.diaries += 1

    @property
    def path(self) -> Path:
        """Where the diary is."""
        assert self.it.diary.store.path is not None
        return self.it.diary.store.path

    def check_invariants(self, *arguments: Any, **options: Any) -> None:
        self.tally.steps += 1
        super().check_invariants(*arguments, **options)

    @rule(days=paper_days, replaces=st.booleans())
    def bring_in_a_paper_diary(self, days: dict[int, int], replaces: bool) -> None:
        lines = [f"{PAPER + timedelta(days=n)},{count}" for n, count in days.items()]
        plan = self._plan("date,twitch_count", *lines, replaces=replaces)
        after: dict[Key, Any] = {}
        for line, (n, count) in enumerate(days.items(), start=2):
            key = self.own(PAPER + timedelta(days=n))
            held = self.plain.facts.get(key)
            if held is None or (replaces and held["twitch_count"] != count):
                entered = self.clock.now + timedelta(microseconds=line)
                after[key] = {**BLANK, "twitch_count": count, "entered": entered}
        assert plan.changes_anything == bool(after)
        Imports(self.it.diary.recorder).apply(plan, self.path.parent / "backups")
        assert not self._plan("date,twitch_count", *lines, replaces=replaces).changes_anything, "twice adds nothing"
        self.plain.do(after)
        self.tally.note("imports")

    @rule()
    def bring_in_what_is_refused(self) -> None:
        plan = self._plan("date,twitch_count", "2020-01-01,1", "2020-13-01,1")
        assert len(plan.refused) == 1

    @rule()
    def back_up(self) -> None:
        copy = backups.back_up(self.path, self.path.parent / "backups", self.clock())
        self.copies.append((copy, dict(self.plain.facts)))
        self.tally.note("backups")

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def put_a_backup_back(self, data: st.DataObject) -> None:
        copy, facts = data.draw(st.sampled_from(self.copies))
        path, author = self.path, self.it.diary.recorder.author
        self.it.diary.close()
        safety = backups.restore(copy, path, path.parent / "backups", self.clock())
        assert safety is not None
        self.copies.append((safety, dict(self.plain.facts)))
        self.it = opened(path, self.clock)
        self.it.be(author)
        self.plain.facts = dict(facts)
        self.plain.forget_deeds()
        self.tally.note("restores")

    @rule()
    def take_all_of_it_to_a_new_diary_and_nothing_to_the_same(self) -> None:
        archive, other = self.path.parent / "all.json", self.path.parent / "other.myotrack"
        Exports(self.it.diary.recorder).archive(archive)
        files = read_bundle([archive])
        here = Imports(self.it.diary.recorder).plan(files)
        assert not here.changes_anything
        assert not here.conflicts
        empty = opened(None, self.clock)
        plan = Imports(empty.diary.recorder).plan(files)
        import_into_new(other, self.clock, plan)
        empty.diary.close()
        again = opened(other, self.clock)
        assert what_is_there(again) == self.plain.facts
        self._archive_is_the_same(again, archive)
        again.diary.close()
        other.unlink()
        self.tally.note("archives")

    def _archive_is_the_same(self, it: Opened, archive: Path) -> None:
        second = archive.with_name("again.json")
        Exports(it.diary.recorder).archive(second)
        assert second.read_bytes() == archive.read_bytes()

    def _plan(self, *lines: str, replaces: bool = False) -> ImportPlan:
        text = "\n".join(lines).encode()
        return Imports(self.it.diary.recorder).plan([NamedBytes("paper.csv", text)], replaces=replaces)


def machine_rows(work: Path, *, quick: bool) -> list[Row]:
    """Do anything in any order, and compare after each step."""
    tally = Tally()
    machine = type("Counted", (WholeDiary,), {"tally": tally})
    wanted = STEPS_QUICK if quick else STEPS
    found = ""
    chosen = settings(
        max_examples=max(4, wanted // STEPS_AT_ONCE),
        stateful_step_count=STEPS_AT_ONCE,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        while tally.steps < wanted:
            run_state_machine_as_test(machine, settings=chosen)
            chosen = settings(chosen, derandomize=False)
    except Exception as error:  # noqa: BLE001  # whatever the diary does otherwise than the dictionaries is looked for
        found = f"{type(error).__name__}: {error}"[:300]
    done = ", ".join(f"{times} {what}" for what, times in tally.done.items())
    return [
        Row(
            "log, edit, delete, undo, redo, import, back up, put back, archive, open again, in any order, beside plain "
            "dictionaries",
            f"{tally.steps:,} steps in {tally.diaries} diaries ({done})",
            found or "0 differences",
            f"≥ {STEPS:,} steps, 0 differences",
            not found and tally.steps >= wanted,
        )
    ]
