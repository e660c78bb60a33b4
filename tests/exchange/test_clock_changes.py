"""Rows of days on which the clock changes, read where it changes: a process of its own, in the zone of Amsterdam."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time as os_time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

AMSTERDAM = "CET-1CEST,M3.5.0,M10.5.0/3"
"""The rules of Europe/Amsterdam as POSIX writes them: no file of zones is needed. Sundays 2026-10-25 and 2027-03-28."""

PROGRAM = """
import json, sys
from datetime import date, datetime
from myotrack.domain.guidance.rules import alerts
from myotrack.domain.timeline import Timeline
from myotrack.exchange.bundle import NamedBytes
from myotrack.services.exports import everything
from myotrack.services.imports import Imports
from myotrack.services.open_diary import open_diary

asked = json.loads(sys.stdin.read())
told = []
for now, as_of, name, lines in asked:
    moment = datetime.fromisoformat(now)
    diary = open_diary(None, lambda: moment)
    imports = Imports(diary.recorder)
    done = imports.apply(imports.plan([NamedBytes(name, "\\n".join(lines).encode())]), None)
    assert not done.plan.refused, done.plan.refused
    with diary.store.read() as reader:
        held = everything(reader)
        timeline = reader.timeline(date.fromisoformat(as_of))
    facts = (*held.check_ins, *held.dose_events, *held.dose_changes, *held.signs, *held.health_facts, *held.plan_steps)
    told.append({
        "entered": [fact.provenance.entered_at.isoformat() for fact in facts],
        "started": [count.started.isoformat() for count in held.counts],
        "rules": sorted(alert.rule for alert in alerts(timeline)),
    })
    diary.close()
print(json.dumps(told))
"""

Asked = tuple[str, str, str, list[str]]
"""When it is imported, the day that asks, the name of the file, and its lines."""

WINTER, SUMMER = "2026-12-01T12:00:00+01:00", "2027-07-01T12:00:00+02:00"
DOSES, COUNTS = "date,time,kind,medicine,daily_dose", "date,time,duration_s,count"


@pytest.fixture(autouse=True)
def _can_change_its_zone() -> None:
    if not hasattr(os_time, "tzset"):
        pytest.skip("this system takes its zone from nowhere but its settings")


def read(*asked: Asked, zone: str = AMSTERDAM) -> list[dict[str, list[str]]]:
    """Import each in a process whose computer is in this zone, and return what its diary holds then."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TZ": zone},
    )
    assert done.returncode == 0, done.stderr
    told: list[dict[str, list[str]]] = json.loads(done.stdout)
    return told


def offsets(moments: list[str]) -> list[str]:
    return [moment[-6:] for moment in moments]


def missed(*moments: str) -> list[str]:
    """The rows of missed doses of baclofen at such moments, as in "2026-10-25 02:30"."""
    rows = (f"{moment[:10]},{moment[11:]},missed,baclofen," for moment in moments)
    return [DOSES, "2026-01-01,,change,baclofen,60", *rows]


def test_a_dose_has_the_offset_of_its_own_day_whenever_it_is_imported() -> None:
    rows = missed("2026-10-24 08:00", "2026-10-25 01:59", "2026-10-25 03:00", "2026-10-26", "2027-03-28 01:59",
                  "2027-03-28 03:00", "2027-03-29")  # fmt: skip
    (found,) = read((SUMMER, "2027-07-01", "doses.csv", rows))
    assert offsets(found["entered"]) == [
        "+02:00", "+02:00", "+01:00", "+01:00", "+01:00", "+02:00", "+02:00",  # the missed doses
        "+01:00",  # the change of January
    ]  # fmt: skip


def test_the_moment_of_the_import_is_the_same_moment_in_every_offset() -> None:
    (found,) = read((WINTER, "2026-12-01", "doses.csv", missed("2026-10-24 08:00", "2026-10-26 08:00")))
    assert [moment[:19] for moment in found["entered"]] == [
        "2026-12-01T13:00:00",
        "2026-12-01T12:00:00",
        "2026-12-01T12:00:00",
    ]


def test_half_past_two_that_comes_twice_is_the_first_and_the_one_that_never_comes_is_of_a_clock_not_changed_yet() -> (
    None
):
    for line in ("2026-10-25,02:30", "2027-03-28,02:30"):
        counts, doses, signs = read(
            (SUMMER, "2027-07-01", "counts.csv", [COUNTS, f"{line},60,4"]),
            (SUMMER, "2027-07-01", "doses.csv", [DOSES, f"{line},missed,baclofen,"]),
            (SUMMER, "2027-07-01", "signs.csv", ["date,time,sign", f"{line},fall"]),
        )
        offset = {"2026": "+02:00", "2027": "+01:00"}[line[:4]]
        assert counts["started"] == [f"{line[:10]}T02:30:00{offset}"]
        assert offsets(doses["entered"]) == offsets(signs["entered"]) == [offset]


# In words, the two doses that were missed, and whether they count as within 48 hours.
PAIRS = (
    ("48:30 by the clock were 47:30", "2027-03-26 08:00", "2027-03-28 08:30", True),
    ("49:00 by the clock were 48:00", "2027-03-26 08:00", "2027-03-28 09:00", True),
    ("49:01 by the clock were 48:01", "2027-03-26 08:00", "2027-03-28 09:01", False),
    ("the clock changes after the second: 48:30", "2027-03-25 08:00", "2027-03-27 08:30", False),
    ("the clock changed before the first: 48:30", "2027-03-28 08:00", "2027-03-30 08:30", False),
    ("48:00 to half past two, which never was", "2027-03-26 02:30", "2027-03-28 02:30", True),
    ("48:01 to half past two, which never was", "2027-03-26 02:29", "2027-03-28 02:30", False),
    ("48:30 by the clock from half past two, which never was", "2027-03-28 02:30", "2027-03-30 03:00", True),
    ("49:00 by the clock from half past two, which never was", "2027-03-28 02:30", "2027-03-30 03:30", True),
    ("49:01 by the clock from half past two, which never was", "2027-03-28 02:30", "2027-03-30 03:31", False),
    ("48:00 to half past two, which came twice", "2026-10-23 02:30", "2026-10-25 02:30", True),
    ("48:01 to half past two, which came twice", "2026-10-23 02:29", "2026-10-25 02:30", False),
    ("48:00 by the clock from half past two, which came twice", "2026-10-25 02:30", "2026-10-27 02:30", True),
    ("48:01 by the clock from half past two, which came twice", "2026-10-25 02:30", "2026-10-27 02:31", False),
    ("48:00 by the clock were 49:00, counted all the same", "2026-10-24 08:00", "2026-10-26 08:00", True),
)


@pytest.mark.parametrize("now", [SUMMER, "2027-12-01T12:00:00+01:00"])
def test_48_hours_between_two_imported_missed_doses_are_counted_across_the_night(now: str) -> None:
    found = read(*((now, second[:10], "doses.csv", missed(first, second)) for _, first, second, _ in PAIRS))
    said = {words: "R9" in each["rules"] for (words, *_), each in zip(PAIRS, found, strict=True)}
    assert said == {words: fires for words, _, _, fires in PAIRS}


def test_an_offset_that_a_file_says_is_kept() -> None:
    provenance = {"entered_at": "2026-10-26T09:00:00-05:00", "entered_by": "patient", "source": "live"}
    archive = {
        "myotrack_archive": 2,
        "medicines": [{"id": "m", "name": "baclofen", "provenance": provenance}],
        "dose_events": [
            {"id": "e", "medicine_id": "m", "day": "2026-10-24", "kind": "missed", "provenance": provenance}
        ],
    }  # fmt: skip
    whole, table = read(
        (WINTER, "2026-12-01", "all.json", [json.dumps(archive)]),
        (WINTER, "2026-12-01", "days.csv",
         ["date,twitch_count,entered_at", "2026-10-24,3,2026-10-24T21:00:00+05:30", "2026-10-25,3,"]),
    )  # fmt: skip
    assert whole["entered"] == ["2026-10-26T09:00:00-05:00"]
    assert table["entered"][0][:25] == "2026-10-24T21:00:00+05:30"
    # When it was written down is shown with a check-in: that is the clock of the import.
    assert offsets(table["entered"])[1] == "+01:00"


def test_a_zone_with_seconds_in_its_offset_gives_whole_minutes() -> None:
    (found,) = read((WINTER, "1930-01-02", "counts.csv", [COUNTS, "1930-01-01,08:00:05,60,4"]), zone="XXX-0:19:32")
    assert found["started"] == ["1930-01-01T08:00:05+00:19"]
