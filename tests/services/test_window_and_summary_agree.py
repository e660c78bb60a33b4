"""The window reads the last days and the summary the whole diary: the same rules stand in both, worsening included."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from myotrack.analysis.summary import summary
from myotrack.domain.actions import Action
from myotrack.domain.checkins import CheckIn, Region
from myotrack.domain.counting import CountSession
from myotrack.domain.guidance.alerts import Alert, Evidence, Tier
from myotrack.domain.guidance.thresholds import LAST_DAYS
from myotrack.domain.medicines import Medicine, Role
from myotrack.domain.provenance import Provenance
from myotrack.domain.scales import Severity
from myotrack.services.changes import Change
from myotrack.services.guidance import LOOK_BACK_DAYS
from myotrack.services.knowledge import knowledge_of
from tests.builders import a_check_in, a_count_session, a_dose_change, a_medicine
from tests.services.opened import NOW, TODAY, Clock, Opened, opened

MEDICINE = "citalopram"
"""Not baclofen: what rests on doses or twitches goes after its days, so that window and record show the same."""


def mean_of(course: str, number: int, days: int) -> float:
    """The twitches to be expected on a day, `number` days after the first of `days`."""
    left = days - 1 - number
    return {
        "quiet": 6.0,
        "rising": 6.0 if left > 10 else 30.0,
        "fading": max(0.0, 20.0 - number / 3),
        "back again": 0.0 if 30 > left > 4 else 12.0,
        "slowly worse": 4.0 + number / 40,
    }[course]


def a_diary(course: str, days: int, chance: random.Random) -> list[CheckIn]:
    """One check-in a day, with noise, gaps, severity and parts of the body."""
    found = []
    for number in range(days):
        if chance.random() < 0.15:
            continue
        count = round(max(0.0, chance.gauss(1.0, 0.35)) * mean_of(course, number, days))
        found.append(
            a_check_in(
                TODAY - timedelta(days=days - 1 - number),
                count,
                severity=Severity(min(4, count // 8)) if count else None,
                regions=frozenset(chance.sample([*Region][:3], 1)) if count else frozenset(),
            )
        )
    return found


def filled(path: Path, check_ins: list[CheckIn], stopped: date) -> Opened:
    """A diary file with these check-ins and a medicine that was suspected and stopped."""
    it = opened(path, Clock())
    written = Provenance(NOW, it.diary.recorder.author, check_ins[0].provenance.source)
    medicine: Medicine = a_medicine(MEDICINE)
    with it.diary.recorder.record(Action.CHECK_IN, Change.DIARY) as writer:
        writer.put(medicine)
        for on, dose in ((stopped - timedelta(days=60), 20), (stopped, 0)):
            writer.put(a_dose_change(on, dose, MEDICINE, Role.SUSPECTED, provenance=written))
        for check_in in check_ins:
            writer.put(check_in)
    return it


@pytest.mark.parametrize("course", ["quiet", "rising", "fading", "back again", "slowly worse"])
@pytest.mark.parametrize(("days", "ago"), [(120, 20), (700, 500)])
def test_the_same_rules_stand_in_the_window_and_in_the_summary(
    tmp_path: Path, course: str, days: int, ago: int
) -> None:
    chance = random.Random(f"{course} {days} {ago}")
    it = filled(tmp_path / "a.myotrack", a_diary(course, days, chance), TODAY - timedelta(days=ago))
    timeline = it.diary.insights.timeline()
    said = summary(timeline, TODAY, knowledge_of(timeline.medicines)).alerts
    assert shown(it.diary.guidance.current()) == shown(said)
    it.diary.close()


def shown(found: tuple[Alert, ...]) -> list[tuple[str, Tier, date, tuple[Evidence, ...]]]:
    """What can be seen of alerts; a state that holds for longer than the window reads is dated at its first day."""
    oldest = TODAY - timedelta(days=LOOK_BACK_DAYS - LAST_DAYS)
    return sorted((alert.rule, alert.tier, max(alert.since, oldest), alert.evidence) for alert in found)


def logged(days_ago: int, count: int, *regions: Region) -> CheckIn:
    return a_check_in(TODAY - timedelta(days=days_ago), count, regions=frozenset(regions))


def agreed(path: Path, *facts: CheckIn | CountSession) -> list[str]:
    """The rules of the window, which are those of the summary."""
    it = opened(path, Clock())
    with it.diary.recorder.record(Action.CHECK_IN, Change.DIARY) as writer:
        for fact in facts:
            writer.put(fact)
    timeline = it.diary.insights.timeline()
    said = shown(summary(timeline, TODAY, knowledge_of(timeline.medicines)).alerts)
    assert shown(it.diary.guidance.current()) == said
    it.diary.close()
    return [rule for rule, *_ in said]


def test_a_part_of_the_body_that_was_last_logged_long_ago_is_not_new(tmp_path: Path) -> None:
    long_ago = (logged(600, 3, Region.NECK), logged(599, 4, Region.FACE, Region.NECK))
    lately = [logged(days, 5, Region.NECK) for days in range(20, 2, -1)]
    assert "R12b" not in agreed(tmp_path / "old.myotrack", *long_ago, *lately, logged(1, 5, Region.FACE))
    assert "R12b" in agreed(tmp_path / "new.myotrack", *long_ago, *lately, logged(1, 5, Region.TRUNK))


def test_twitches_that_were_only_counted_long_ago_are_twitches(tmp_path: Path) -> None:
    counted = a_count_session(TODAY - timedelta(days=500), 7)
    assert agreed(tmp_path / "a.myotrack", counted, logged(2, 0), logged(1, 4)) == []
    assert agreed(tmp_path / "b.myotrack", logged(2, 0), logged(1, 4)) == ["R11"]


def test_the_courses_bring_out_the_alarm_and_the_watch(tmp_path: Path) -> None:
    found: set[str] = set()
    for course in ("rising", "back again", "slowly worse"):
        check_ins = a_diary(course, 200, random.Random(course))
        it = filled(tmp_path / f"{course}.myotrack", check_ins, TODAY - timedelta(days=60))
        found |= {alert.rule for alert in it.diary.guidance.current()}
        it.diary.close()
    assert found >= {"R12", "R12b", "R11", "R14", "R15"}
