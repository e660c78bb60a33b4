"""R17, to be read by a clinician: when twitches are "resolved", "quiet while on …", or back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.quiet import Quiet, QuietKind, quiet
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading, Worsening
from myotrack.domain.medicines import Role
from myotrack.domain.signs import WarningSign
from tests.builders import day
from tests.domain.guidance.said import CAREGIVER, diary, free, stopped, taking, ticked, twitches

NOT_YET, RESOLVED, ON, RELAPSED = QuietKind

LONG_AGO = twitches(3, -100)
SUPPRESSANT: dict[str, Any] = {"medicine": "clonazepam", "role": Role.SUPPRESSANT}


def status(*facts: Any, on: int = 0, since: date | None = None, needed: int = 7) -> Quiet:
    return quiet(Facts.of(diary(*facts, on=on)), since, needed)


def on_clonazepam(since: int) -> Quiet:
    return Quiet(ON, day(since), ("clonazepam",))


@pytest.mark.parametrize(
    ("words", "facts", "expected"),
    [
        ("nothing logged", [], Quiet(NOT_YET)),
        ("6 free days", [LONG_AGO, *free(-5, 0)], Quiet(NOT_YET)),
        ("7 free days", [LONG_AGO, *free(-6, 0)], Quiet(RESOLVED, day(-6))),
        ("30 free days are dated at the first", [LONG_AGO, *free(-29, 0)], Quiet(RESOLVED, day(-29))),
        ("7 free days, 3 days not logged between them", [LONG_AGO, *free(-9, -6), *free(-2, 0)],
         Quiet(RESOLVED, day(-9))),
        ("7 free days, 4 days not logged between them", [LONG_AGO, *free(-10, -7), *free(-2, 0)], Quiet(NOT_YET)),
        ("after too long a gap it is counted anew", [LONG_AGO, *free(-20, -18), *free(-6, 0)],
         Quiet(RESOLVED, day(-6))),
        ("a twitch day between them", [LONG_AGO, *free(-8, -4), twitches(1, -3), *free(-2, 0)], Quiet(NOT_YET)),
        ("the caregiver saw twitches on one of them", [LONG_AGO, *free(-6, 0), twitches(1, -3, by=CAREGIVER)],
         Quiet(NOT_YET)),
        ("“twitches all over” was ticked on one of them",
         [LONG_AGO, *free(-6, 0), ticked(WarningSign.TWITCHES_ALL_OVER, -3)], Quiet(NOT_YET)),
        ("“don't remember” is no free day",
         [LONG_AGO, *free(-6, -1), twitches(None, 0, status=CheckInStatus.UNKNOWN)], Quiet(NOT_YET)),
        ("one twitch day after it is no relapse", [LONG_AGO, *free(-9, -2), twitches(1, -1)], Quiet(RESOLVED, day(-9))),
        ("2 twitch days after it are no relapse",
         [LONG_AGO, *free(-9, -3), twitches(1, -2), twitches(1, -1), *free(0, 0)], Quiet(RESOLVED, day(-9))),
        ("3 twitch days among 7 logged days are a relapse",
         [LONG_AGO, *free(-20, -10), twitches(1, -9), *free(-8, -7), twitches(1, -6), *free(-5, -4), twitches(1, -3)],
         Quiet(RELAPSED, day(-3))),
        ("3 twitch days among 8 logged days are none",
         [LONG_AGO, *free(-20, -10), twitches(1, -9), *free(-8, -7), twitches(1, -6), *free(-5, -3), twitches(1, -2)],
         Quiet(RESOLVED, day(-20))),
        ("7 free days after a relapse",
         [LONG_AGO, *free(-30, -20), *(twitches(1, n) for n in (-19, -18, -17)), *free(-16, -10)],
         Quiet(RESOLVED, day(-16))),
        ("6 free days after a relapse",
         [LONG_AGO, *free(-30, -20), *(twitches(1, n) for n in (-19, -18, -17)), *free(-16, -11)],
         Quiet(RELAPSED, day(-17))),
        ("a second relapse is dated anew",
         [LONG_AGO, *free(-40, -30), *(twitches(1, n) for n in (-29, -28, -27)), *free(-26, -16),
          *(twitches(1, n) for n in (-15, -14, -13))], Quiet(RELAPSED, day(-13))),
    ],
)  # fmt: skip
def test_twitches_are_resolved_after_7_logged_free_days(words: str, facts: list[Any], expected: Quiet) -> None:
    assert status(*facts) == expected, words


@pytest.mark.parametrize(
    ("words", "facts", "expected"),
    [
        ("on it all the time", [LONG_AGO, taking(1, -50, **SUPPRESSANT), *free(-6, 0)], on_clonazepam(-6)),
        ("on it for a long time", [LONG_AGO, taking(1, -50, **SUPPRESSANT), *free(-20, 0)], on_clonazepam(-20)),
        ("on it, and on another one long ago",
         [LONG_AGO, taking(1, -50, **SUPPRESSANT), taking(500, -90, medicine="a", role=Role.SUPPRESSANT),
          stopped(-60, "a", role=Role.SUPPRESSANT), *free(-6, 0)], on_clonazepam(-6)),
        ("it was begun on the last day", [LONG_AGO, taking(1, 0, **SUPPRESSANT), *free(-6, 0)], on_clonazepam(-6)),
        ("it was begun the day after", [LONG_AGO, taking(1, 1, **SUPPRESSANT), *free(-6, 0)],
         Quiet(RESOLVED, day(-6))),
        ("the last day on it was the first free day",
         [LONG_AGO, taking(1, -50, **SUPPRESSANT), stopped(-5, **SUPPRESSANT), *free(-6, 0)], on_clonazepam(-6)),
        ("the last day on it was the day before",
         [LONG_AGO, taking(1, -50, **SUPPRESSANT), stopped(-6, **SUPPRESSANT), *free(-6, 0)],
         Quiet(RESOLVED, day(-6))),
        ("7 free days after it was stopped, and free days before",
         [LONG_AGO, taking(1, -50, **SUPPRESSANT), stopped(-6, **SUPPRESSANT), *free(-15, 0)],
         Quiet(RESOLVED, day(-6))),
        ("6 free days after it was stopped, and free days before",
         [LONG_AGO, taking(1, -50, **SUPPRESSANT), stopped(-5, **SUPPRESSANT), *free(-15, 0)], on_clonazepam(-15)),
        ("taken in a gap between the free days",
         [LONG_AGO, taking(1, -5, **SUPPRESSANT), stopped(-4, **SUPPRESSANT), *free(-9, -6), *free(-3, 0)],
         on_clonazepam(-9)),
        ("begun when it was resolved already", [LONG_AGO, taking(1, -3, **SUPPRESSANT), *free(-15, 0)],
         Quiet(RESOLVED, day(-15))),
        ("a relapse on it",
         [LONG_AGO, taking(1, -50, **SUPPRESSANT), *free(-15, -3), twitches(1, -2), twitches(1, -1), twitches(1)],
         Quiet(RELAPSED, day(0))),
        ("another medicine in another role",
         [LONG_AGO, taking(1, -50, medicine="clonazepam"), *free(-6, 0)], Quiet(RESOLVED, day(-6))),
        ("two of them",
         [LONG_AGO, taking(1, -50, **SUPPRESSANT), taking(500, -50, medicine="a", role=Role.SUPPRESSANT),
          *free(-6, 0)], Quiet(ON, day(-6), ("a", "clonazepam"))),
    ],
)  # fmt: skip
def test_free_days_on_a_suppressant_are_quiet_and_not_resolved(words: str, facts: list[Any], expected: Quiet) -> None:
    assert status(*facts) == expected, words


def test_only_days_from_day_0_on_count() -> None:
    facts = [LONG_AGO, *free(-10, 0)]
    assert status(*facts, since=day(-6)) == Quiet(RESOLVED, day(-6))
    assert status(*facts, since=day(-5)) == Quiet(NOT_YET)


def test_the_analysis_can_ask_for_a_longer_run() -> None:
    facts = [LONG_AGO, *free(-11, 0)]
    assert status(*facts, needed=12) == Quiet(RESOLVED, day(-11))
    assert status(*facts, needed=13) == Quiet(NOT_YET)


@pytest.mark.parametrize(
    ("alarm_on", "expected"),
    [(-20, Quiet(RESOLVED, day(-10))), (-4, Quiet(RESOLVED, day(-10))), (-3, Quiet(RELAPSED, day(-3)))],
)
def test_the_alarm_after_the_seventh_free_day_is_a_relapse(alarm_on: int, expected: Quiet) -> None:
    alarm = Worsening(
        since=day(-30),
        day=day(alarm_on),
        window_days=28,
        compared_with=ComparedWith.BASELINE,
        mean=9.0,
        mean_before=3.0,
    )
    reading = RecoveryReading(alarm=alarm)
    facts = Facts.of(diary(LONG_AGO, *free(-10, 0)), recovery=reading)
    assert quiet(facts) == expected
    assert quiet(Facts.of(diary(LONG_AGO), recovery=reading)) == Quiet(NOT_YET)
    assert quiet(Facts.of(diary(LONG_AGO, *free(-10, 0)), recovery=RecoveryReading())).kind is RESOLVED
