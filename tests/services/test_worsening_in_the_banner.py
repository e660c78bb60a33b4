"""The banner's worsening alarm: the same as in the summary of the whole diary, from the last 400 days and day 0."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from myotrack.analysis.summary import summary
from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn
from myotrack.domain.guidance.evidence import WorseningEvidence
from myotrack.services.changes import Change
from myotrack.services.open_diary import OpenDiary
from tests.builders import a_dose_change, a_medicine, daily_counts
from tests.services.opened import TODAY, Opened

ROOT = Path(__file__).parents[2]


def write(diary: OpenDiary, *facts: object) -> None:
    with diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
        for fact in facts:
            for one in fact if isinstance(fact, tuple | list) else (fact,):
                writer.put(one)


def days_to_today(counts: list[int | None]) -> tuple[CheckIn, ...]:
    return daily_counts(TODAY - timedelta(days=len(counts) - 1), counts)


def said_by_the_banner(it: Opened) -> list[object]:
    found = [e for a in it.diary.guidance.current() for e in a.evidence]
    return [e.worsening for e in found if isinstance(e, WorseningEvidence)]


def said_by_the_summary(it: Opened) -> list[object]:
    found = [e for a in summary(it.diary.insights.timeline(), TODAY).alerts for e in a.evidence]
    return [e.worsening for e in found if isinstance(e, WorseningEvidence)]


@pytest.mark.parametrize("stopped_days_ago", [10, 100, 395, 410, 500, 900])
def test_it_is_the_same_as_in_the_summary_however_long_ago_day_0_was(it: Opened, stopped_days_ago: int) -> None:
    chance = Random(stopped_days_ago)
    before = [chance.randrange(5, 15) for _n in range(1000 - stopped_days_ago)]
    after = [chance.randrange(0, 3) for _n in range(stopped_days_ago - 6)]
    counts = [*before, *after, *(chance.randrange(60, 90) for _n in range(7))]
    stop = TODAY - timedelta(days=stopped_days_ago)
    write(it.diary, a_medicine(), a_dose_change(stop - timedelta(days=600), 60), a_dose_change(stop, 0))
    write(it.diary, days_to_today([None if chance.random() < 0.2 else count for count in counts]))

    assert said_by_the_summary(it) == said_by_the_banner(it) != []


OPEN = "import sys\nfrom tests.services.opened import opened\nit = opened()\n"


def test_a_diary_without_numbers_needs_no_numpy() -> None:
    code = OPEN + (
        "it.diary.guidance.current()\n"
        "it.diary.close()\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('numpy', 'scipy')]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=ROOT)


def test_the_banner_never_loads_scipy() -> None:
    code = OPEN + (
        "from tests.services.opened import TODAY\n"
        "for n in range(30):\n"
        "    it.diary.diary.answer(TODAY - __import__('datetime').timedelta(days=n), twitch_count=5)\n"
        "it.diary.guidance.current()\n"
        "it.diary.close()\n"
        "assert 'numpy' in sys.modules\n"
        "assert 'scipy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=ROOT)
