"""The worsening alarm and its watch, handed in by the recovery analysis, in R12 and R12b."""

from __future__ import annotations

import pytest

from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.guidance.evidence import WorseningEvidence
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading, Worsening
from tests.builders import day
from tests.domain.guidance.said import DISCUSS, URGENT, fired, number_of, standing, taking


def reached(since: int, last: int) -> Worsening:
    return Worsening(
        since=day(since),
        day=day(last),
        window_days=7,
        compared_with=ComparedWith.DAYS_BEFORE,
        mean=24.0,
        mean_before=10.0,
    )


@pytest.mark.parametrize(
    ("words", "reading", "expected"),
    [
        ("no reading", None, {}),
        ("neither was ever reached", RecoveryReading(), {}),
        ("an alarm today", RecoveryReading(alarm=reached(0, 0)), {"R12": URGENT}),
        ("an alarm 6 days ago", RecoveryReading(alarm=reached(-9, -6)), {"R12": URGENT}),
        ("an alarm 7 days ago", RecoveryReading(alarm=reached(-9, -7)), {}),
        ("a watch today", RecoveryReading(watch=reached(0, 0)), {"R12b": DISCUSS}),
        ("a watch 6 days ago", RecoveryReading(watch=reached(-8, -6)), {"R12b": DISCUSS}),
        ("a watch 7 days ago", RecoveryReading(watch=reached(-8, -7)), {}),
        ("both today: the alarm says it", RecoveryReading(alarm=reached(0, 0), watch=reached(-3, 0)), {"R12": URGENT}),
        ("an alarm that stands no more, a watch today",
         RecoveryReading(alarm=reached(-9, -7), watch=reached(-9, 0)), {"R12b": DISCUSS}),
    ],
)  # fmt: skip
def test_an_alarm_is_urgent_and_a_watch_is_to_be_talked_about(
    words: str, reading: RecoveryReading | None, expected: dict[str, Tier]
) -> None:
    assert fired(recovery=reading) == expected, words


def test_an_alarm_can_not_be_dismissed_on_baclofen() -> None:
    reading = RecoveryReading(alarm=reached(0, 0))
    assert standing(taking(60), recovery=reading)["R12"].held
    assert not standing(taking(60, medicine="sertraline"), recovery=reading)["R12"].held


def test_they_stand_since_they_were_first_reached_and_name_what_was_compared() -> None:
    for rule, reading in (
        ("R12", RecoveryReading(alarm=reached(-4, -1))),
        ("R12b", RecoveryReading(watch=reached(-4, -1))),
    ):
        alert = standing(recovery=reading)[rule]
        assert number_of(alert.since) == -4
        assert alert.evidence == (WorseningEvidence(reached(-4, -1)),)
