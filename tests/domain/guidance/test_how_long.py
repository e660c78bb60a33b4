"""Since when an alert stands, on which days, in which order, and which can't be dismissed."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from myotrack.domain.checkins import Region
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.guidance.rules import alerts
from myotrack.domain.medicines import Role
from myotrack.domain.scales import Severity
from myotrack.domain.signs import Grade, WarningSign
from tests.builders import a_medicine
from tests.domain.guidance.said import (
    DISCUSS,
    EMERGENCY,
    INFO,
    URGENT,
    celsius,
    confused,
    cut,
    days_of,
    diary,
    doctor_told,
    extra,
    free,
    kidneys,
    missed,
    number_of,
    pump,
    refill_due,
    sleepy,
    standing,
    stopped,
    taking,
    ticked,
    twitches,
)

ON_BACLOFEN = taking(60)
LONG_AGO = twitches(3, -100)
SEES_THINGS = ticked(WarningSign.HALLUCINATIONS)


def days_it_stands(rule: str, *facts: Any) -> dict[int, tuple[Tier, int]]:
    """On which days a rule's alert stands, at which tier, and since which day."""
    found = {}
    for on in range(-12, 13):
        alert = standing(*facts, on=on).get(rule)
        if alert is not None:
            assert alert.held or alert.tier is not EMERGENCY, "an emergency can't be dismissed"
            found[on] = (alert.tier, number_of(alert.since))
    return found


def at(tier: Tier, since: int, *days: int) -> dict[int, tuple[Tier, int]]:
    return dict.fromkeys(days, (tier, since))


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        ("R1", [ticked(WarningSign.SEIZURE)], at(EMERGENCY, 0, 0, 1, 2)),
        ("R1", [ticked(WarningSign.SEIZURE, at=time(23, 59))], at(EMERGENCY, 0, 0, 1, 2)),
        ("R5", [ON_BACLOFEN, cut(50, -5), celsius("39")], at(EMERGENCY, 0, 0, 1, 2)),
        ("R5", [ON_BACLOFEN, missed(2), celsius("39")], at(EMERGENCY, 2, 2, 3, 4)),
        ("R6", [ticked(WarningSign.PUMP_ALARM)], at(EMERGENCY, 0, 0, 1, 2)),
        ("R6", [refill_due(-1)], at(EMERGENCY, 0, *range(13))),
        ("R6", [refill_due(-1), refill_due(90, entered=5)], at(EMERGENCY, 0, *range(5))),
        ("R6", [refill_due(-9, entered=-3)], at(EMERGENCY, -3, *range(-3, 13))),
        ("R7", [celsius("34", 0), sleepy(Grade.DROWSY, 2)], at(EMERGENCY, 2, 2, 3, 4)),
        ("R8", [extra(0), ticked(WarningSign.FAINT, 1)], at(EMERGENCY, 1, 1, 2, 3)),
        ("R9", [ON_BACLOFEN, stopped(0)], at(URGENT, 0, *range(7))),
        ("R9", [ON_BACLOFEN, missed(-2), missed(0)], at(URGENT, 0, *range(7))),
        ("R10", [ON_BACLOFEN, SEES_THINGS], at(URGENT, 0, *range(7))),
        ("R10", [ON_BACLOFEN, stopped(-2), SEES_THINGS], at(EMERGENCY, 0, 0, 1, 2) | at(URGENT, 0, 3, 4, 5, 6)),
        ("R5", [pump(), celsius("39")], at(EMERGENCY, 0, 0, 1, 2)),
        (
            "R10",
            [ON_BACLOFEN, stopped(0), ticked(WarningSign.HALLUCINATIONS, -6)],
            at(URGENT, -6, *range(-6, 0)) | at(EMERGENCY, -6, 0) | at(EMERGENCY, 0, 1, 2),
        ),
        ("R10b", [ticked(WarningSign.AGITATION)], at(URGENT, 0, *range(7))),
        ("R11", [twitches(1)], at(URGENT, 0, *range(7))),
        ("R11b", [ON_BACLOFEN, LONG_AGO, twitches(1)], at(URGENT, 0, *range(7))),
        ("R11b", [ON_BACLOFEN, LONG_AGO, twitches(1), doctor_told(3)], at(URGENT, 0, 0, 1, 2)),
        ("R11b", [ON_BACLOFEN, LONG_AGO, twitches(1, -7), twitches(1)], at(URGENT, -7, *range(-7, 7))),
        ("R11b", [ON_BACLOFEN, LONG_AGO, twitches(1, -8), twitches(1)],
         at(URGENT, -8, *range(-8, -1)) | at(URGENT, 0, *range(7))),
        ("R11b", [taking(60, -3), LONG_AGO, *days_of(-9, 0)], at(URGENT, -3, *range(-3, 7))),
        ("R12", [LONG_AGO, ticked(WarningSign.WORSE_THAN_USUAL)], at(URGENT, 0, *range(7))),
        ("R12b", [twitches(3, -100, regions=frozenset({Region.NECK})),
                  twitches(3, 0, regions=frozenset({Region.FACE}))], at(DISCUSS, 0, *range(7))),
        ("R13", [taking(60, -8), kidneys("reduced", -5)], at(INFO, -5, *range(-5, 13))),
        ("R13", [taking(60, -3), kidneys("reduced", -5)], at(INFO, -3, *range(-3, 13))),
        ("R13", [taking(60, -8), cut(50, -2), kidneys("reduced", -5)], at(INFO, -5, *range(-5, 13))),
        ("R13", [taking(60, -8), cut(50, -4), pump(90, -2), stopped(0), kidneys("reduced", -9)],
         at(INFO, -8, *range(-8, 13))),
        ("R13", [taking(60, -8), stopped(-6), taking(60, -5), kidneys("reduced", -9)],
         at(INFO, -8, -8, -7) | at(INFO, -5, *range(-5, 13))),
        ("R13", [a_medicine(), kidneys("reduced", -5)], at(INFO, -1, -1) | at(INFO, 0, *range(13))),
        ("R13", [taking(60, -8), kidneys("reduced", -5), kidneys("dialysis", 2), kidneys("normal", 4)],
         at(INFO, -5, *range(-5, 4))),
        ("R14", [LONG_AGO, stopped(-28, role=Role.SUSPECTED), *days_of(-3, 2)], at(DISCUSS, 0, *range(9))),
        ("R14", [LONG_AGO, stopped(-28, role=Role.SUSPECTED), twitches(1, 3)], at(DISCUSS, 3, *range(3, 10))),
        ("R14", [LONG_AGO, stopped(-40, role=Role.SUSPECTED), twitches(1, -6), twitches(1, 1)],
         at(DISCUSS, -6, *range(-6, 8))),
        ("R14", [LONG_AGO, stopped(-40, role=Role.SUSPECTED), twitches(1, -7), twitches(1, 1)],
         at(DISCUSS, -7, *range(-7, 0)) | at(DISCUSS, 1, *range(1, 8))),
        ("R15", [LONG_AGO, *days_of(-2, 0, severity=Severity(3))], at(DISCUSS, 0, *range(5))),
        ("R15", [LONG_AGO, *days_of(-5, 3, severity=Severity(3))], at(DISCUSS, -3, *range(-3, 8))),
        ("R16", [LONG_AGO, *free(-7, -1), taking(50, -3, "sertraline"), twitches(1)], at(URGENT, 0, *range(7))),
        ("R18", [taking(60, -8), cut(90, -5), cut(70, 3)], at(INFO, -5, *range(-5, 3))),
    ],
)  # fmt: skip
def test_an_alert_stands_as_long_as_its_tier_says_or_its_state_holds(
    rule: str, facts: list[Any], expected: dict[int, tuple[Tier, int]]
) -> None:
    assert days_it_stands(rule, *facts) == expected


def test_a_mean_that_stays_up_is_told_since_the_day_it_first_was() -> None:
    facts = [LONG_AGO, *days_of(-34, -7, severity=Severity(0)), *days_of(-6, 3, severity=Severity(2))]
    # On day -3 the last 7 days hold 4 days of 2: the mean is 8/7.
    assert days_it_stands("R12b", *facts) == at(DISCUSS, -3, *range(-3, 10))


def test_a_mean_that_was_up_before_is_told_since_it_is_up_again() -> None:
    ratings = [(-60, -40, 0), (-39, -36, 2), (-35, -4, 0), (-3, 0, 2)]
    facts = [day_ for first, last, grade in ratings for day_ in days_of(first, last, severity=Severity(grade))]
    assert number_of(standing(*facts, on=-36)["R12b"].since) == -36
    assert number_of(standing(*facts)["R12b"].since) == 0


def test_alerts_stand_worst_first_then_newest_then_by_rule() -> None:
    facts = [
        ON_BACLOFEN,
        stopped(-2),
        confused(Grade.MILD, -1),
        ticked(WarningSign.SEIZURE, -2),
        ticked(WarningSign.FAST_PULSE),
        kidneys("reduced"),
        *days_of(-2, 0, severity=Severity(4)),
    ]
    found = [(alert.tier, alert.rule) for alert in alerts(diary(*facts))]
    assert found == [
        (EMERGENCY, "R10"),
        (EMERGENCY, "R1"),
        (URGENT, "R10b"),
        (URGENT, "R11"),
        (URGENT, "R11b"),
        (URGENT, "R9"),
        (DISCUSS, "R15"),
    ]


def test_what_can_not_be_dismissed_is_an_emergency_or_about_baclofen() -> None:
    def held(*facts: Any) -> set[str]:
        return {rule for rule, alert in standing(*facts).items() if alert.held}

    assert held(ticked(WarningSign.SEIZURE), refill_due(-1), twitches(1), ticked(WarningSign.AGITATION)) == {"R1", "R6"}
    on_baclofen = [ON_BACLOFEN, twitches(1), ticked(WarningSign.AGITATION), SEES_THINGS, kidneys("reduced")]
    assert held(*on_baclofen) == {"R10", "R10b", "R11", "R11b", "R13"}
    and_more = held(*on_baclofen, ticked(WarningSign.WORSE_THAN_USUAL), stopped(0))
    assert and_more == {"R9", "R10", "R10b", "R11", "R11b", "R12"}
    back = [LONG_AGO, *free(-8, -1), taking(50, -3, "sertraline"), twitches(1), ticked(WarningSign.WORSE_THAN_USUAL)]
    assert held(*back) == set()
    assert held(*back, ON_BACLOFEN) == {"R11b", "R12", "R16"}
