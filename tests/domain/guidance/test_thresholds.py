"""Every number that a rule stands on, to be read by a clinician."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from myotrack.domain.guidance import thresholds
from myotrack.domain.guidance.alerts import STANDING_DAYS, Tier

NUMBERS: dict[str, Any] = {
    "AFTER_CHANGE_DAYS": 7,
    "LAST_DAYS": 7,
    "FEVER_FROM_C": Decimal("38.0"),
    "COLD_BELOW_C": Decimal("35.0"),
    "MISSED_WITHIN": timedelta(hours=48),
    "BEFORE_PLAN_DAYS": 28,
    "NEW_AFTER_FREE_DAYS": 14,
    "RETURNED_AFTER_FREE_DAYS": 7,
    "RETURNED_WITHIN_DAYS": 14,
    "COMPARED_DAYS": 7,
    "COMPARED_WITH_DAYS": 28,
    "FEWEST_COMPARED": 4,
    "FEWEST_COMPARED_WITH": 7,
    "RISE": 1,
    "STILL_THERE_DAYS": 28,
    "SEVERE_FROM": 3,
    "SEVERE_DAYS": 3,
    "QUIET_DAYS": 7,
    "QUIET_GAP_DAYS": 3,
    "RELAPSE_TWITCH_DAYS": 3,
    "RELAPSE_AMONG_DAYS": 7,
    "BACLOFEN_ORAL_MAXIMUM_MG": Decimal(80),
}


def test_the_numbers_are_these_and_no_others() -> None:
    found = {name: value for name, value in vars(thresholds).items() if name.isupper()}
    assert found == NUMBERS


def test_an_emergency_stands_for_2_more_days_and_everything_else_for_6() -> None:
    assert STANDING_DAYS == {Tier.EMERGENCY: 2, Tier.URGENT: 6, Tier.DISCUSS: 6, Tier.INFO: 6}


def test_the_tiers_are_in_the_order_of_their_urgency() -> None:
    assert sorted(Tier) == [Tier.INFO, Tier.DISCUSS, Tier.URGENT, Tier.EMERGENCY]
