"""R13, R14, R15 and R18, to be read by a clinician: what is in the diary → every rule that fires.

Day 0 is the day on which the rules are asked. A rule that is not named must not fire.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.guidance.knowledge import Knowledge
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.scales import Interference, Severity
from tests.builders import a_medicine
from tests.domain.guidance.said import (
    CAREGIVER,
    DISCUSS,
    INFO,
    TOLD_LONG_AGO,
    cut,
    fired,
    free,
    kidneys,
    pump,
    stopped,
    taking,
    twitches,
)

Case = tuple[str, list[Any], dict[str, Tier]]

ON_BACLOFEN = taking(60)
LONG_AGO = twitches(3, -100)
SUSPECTED: dict[str, Any] = {"role": Role.SUSPECTED}

KIDNEYS: list[Case] = [
    ("baclofen, kidneys reduced", [ON_BACLOFEN, kidneys("reduced")], {"R13": INFO}),
    ("baclofen, dialysis", [ON_BACLOFEN, kidneys("dialysis")], {"R13": INFO}),
    ("baclofen, kidneys normal", [ON_BACLOFEN, kidneys("normal")], {}),
    ("baclofen, kidneys unknown", [ON_BACLOFEN, kidneys("unknown")], {}),
    ("baclofen, nothing about the kidneys", [ON_BACLOFEN], {}),
    ("no baclofen, kidneys reduced", [taking(50, medicine="sertraline"), kidneys("reduced")], {}),
    ("a pump, kidneys reduced", [pump(), kidneys("reduced")], {"R13": INFO}),
    ("baclofen on the list without a dose, kidneys reduced", [a_medicine(), kidneys("reduced")], {"R13": INFO}),
    ("baclofen stopped 20 days ago, kidneys reduced", [ON_BACLOFEN, stopped(-20), kidneys("reduced")], {}),
    ("kidneys were reduced, and are normal now", [ON_BACLOFEN, kidneys("reduced", -30), kidneys("normal", -5)], {}),
    ("kidneys were normal, and are reduced now", [ON_BACLOFEN, kidneys("normal", -30), kidneys("reduced", -5)],
     {"R13": INFO}),
    ("for 3 years", [taking(60, -1200), kidneys("reduced", -1100)], {"R13": INFO}),
]  # fmt: skip

STILL_PRESENT: list[Case] = [
    ("stopped 28 days ago, twitches today", [LONG_AGO, taking(60, **SUSPECTED), stopped(-28, **SUSPECTED),
      twitches(1)], {"R14": DISCUSS}),
    ("stopped 27 days ago, twitches today", [LONG_AGO, taking(60, **SUSPECTED), stopped(-27, **SUSPECTED),
      twitches(1)], {}),
    ("stopped 28 days ago, twitches 6 days ago", [LONG_AGO, taking(60, **SUSPECTED), stopped(-28, **SUSPECTED),
      twitches(1, -6)], {"R14": DISCUSS}),
    ("stopped 28 days ago, twitches 7 days ago", [LONG_AGO, taking(60, **SUSPECTED), stopped(-28, **SUSPECTED),
      twitches(1, -7)], {}),
    ("stopped 28 days ago, a free week", [LONG_AGO, taking(60, **SUSPECTED), stopped(-28, **SUSPECTED), *free(-7, 0)],
     {}),
    ("stopped 28 days ago, nothing logged since", [LONG_AGO, taking(60, **SUSPECTED), stopped(-28, **SUSPECTED)], {}),
    ("cut 28 days ago, not stopped", [LONG_AGO, TOLD_LONG_AGO, taking(60, **SUSPECTED), cut(20, -28, **SUSPECTED),
      twitches(1)], {}),
    ("the role was only given at the stop", [LONG_AGO, taking(60), stopped(-28, **SUSPECTED), twitches(1)],
     {"R14": DISCUSS}),
    ("the role was only given before the stop", [LONG_AGO, taking(60, **SUSPECTED), stopped(-28), twitches(1)],
     {"R14": DISCUSS}),
    ("the diary begins with the stop", [LONG_AGO, stopped(-28, **SUSPECTED), twitches(1)], {"R14": DISCUSS}),
    ("stopped 60 days ago, taken again 20 days ago", [LONG_AGO, TOLD_LONG_AGO, taking(60, **SUSPECTED),
      stopped(-60, **SUSPECTED), taking(20, -20, **SUSPECTED), twitches(1)], {}),
    ("stopped 60 and once more 20 days ago", [LONG_AGO, taking(60, **SUSPECTED), stopped(-60, **SUSPECTED),
      taking(20, -40, **SUSPECTED), stopped(-20, **SUSPECTED), twitches(1)], {}),
    ("tablets stopped 60 days ago, the pump goes on", [LONG_AGO, TOLD_LONG_AGO, taking(60, **SUSPECTED),
      pump(**SUSPECTED), stopped(-60, **SUSPECTED), twitches(1)], {}),
    ("another medicine is suspected and goes on", [LONG_AGO, TOLD_LONG_AGO, taking(60, **SUSPECTED),
      taking(50, medicine="sertraline"), stopped(-60, "sertraline"), twitches(1)], {}),
    ("nothing is suspected: any stop counts", [LONG_AGO, taking(50, medicine="sertraline"),
      stopped(-60, "sertraline"), twitches(1)], {"R14": DISCUSS}),
    ("nothing is suspected, a suppressant was stopped", [LONG_AGO,
      taking(1, medicine="clonazepam", role=Role.SUPPRESSANT),
      stopped(-60, "clonazepam", role=Role.SUPPRESSANT), twitches(1)], {}),
    ("nothing is suspected, a substitute was stopped", [LONG_AGO,
      taking(1, medicine="tizanidine", role=Role.SUBSTITUTE), stopped(-60, "tizanidine"), twitches(1)], {}),
]  # fmt: skip


def severe(on: int, severity: int | None, interference: int | None = None, **fields: Any) -> Any:
    return twitches(
        fields.pop("count", 5),
        on,
        severity=None if severity is None else Severity(severity),
        interference=None if interference is None else Interference(interference),
        **fields,
    )


SEVERE: list[Case] = [
    ("severity 3 on 3 of the last 7 days", [LONG_AGO, severe(-6, 3), severe(-3, 3), severe(0, 3)], {"R15": DISCUSS}),
    ("severity 3 on 2 of the last 7 days", [LONG_AGO, severe(-7, 3), severe(-3, 3), severe(0, 3)], {}),
    ("severity 2 on 3 days", [LONG_AGO, severe(-2, 2), severe(-1, 2), severe(0, 2)], {}),
    ("severity 4 on 3 days", [LONG_AGO, severe(-2, 4), severe(-1, 4), severe(0, 4)], {"R15": DISCUSS}),
    ("interference 3 on 3 days", [LONG_AGO, severe(-2, 1, 3), severe(-1, 1, 3), severe(0, 1, 3)], {"R15": DISCUSS}),
    ("interference 2 on 3 days", [LONG_AGO, severe(-2, 1, 2), severe(-1, 1, 2), severe(0, 1, 2)], {}),
    ("2 days of severity 3, one of interference 3", [LONG_AGO, severe(-2, 3), severe(-1, 3), severe(0, 1, 3)], {}),
    ("3 days, one of them without a number", [LONG_AGO, severe(-2, 3, count=None), severe(-1, 3), severe(0, 3)],
     {"R15": DISCUSS}),
    ("patient and caregiver on one day are one day",
     [LONG_AGO, severe(-1, 3), severe(0, 3), severe(0, 3, by=CAREGIVER)], {}),
    ("a day that only the caregiver rated", [LONG_AGO, severe(-2, 3), severe(-1, 3, by=CAREGIVER), severe(0, 3)],
     {"R15": DISCUSS}),
    ("nothing logged for a week", [LONG_AGO, severe(-9, 3), severe(-8, 3), severe(-7, 3)], {}),
]  # fmt: skip

HIGH: list[Case] = [
    ("80 mg of baclofen a day", [taking(80)], {}),
    ("80.5 mg of baclofen a day", [taking(80.5)], {"R18": INFO}),
    ("80,001 µg by mouth", [taking(80_001, unit=Unit.UG)], {"R18": INFO}),
    ("0.081 g by mouth", [taking(0.081, unit=Unit.G)], {"R18": INFO}),
    ("81 tablets can't be weighed", [taking(81, unit=Unit.TABLETS)], {}),
    ("100 mg by pump", [taking(100, route=Route.INTRATHECAL_PUMP)], {}),
    ("60 mg by mouth and 90 mg by pump", [ON_BACLOFEN, taking(90, route=Route.INTRATHECAL_PUMP)], {}),
    ("50 and 40 mg as two medicines", [taking(50), taking(40, medicine="Baclofen 10 mg")], {"R18": INFO}),
    ("80 mg and some tablets", [taking(80), taking(3, medicine="Baclofen 10 mg", unit=Unit.TABLETS)], {}),
    ("80.5 mg and some tablets", [taking(80.5), taking(3, medicine="Baclofen 10 mg", unit=Unit.TABLETS)],
     {"R18": INFO}),
    ("100 mg, lowered since", [taking(100), cut(60, -5)], {}),
    ("raised to 100 mg two months ago", [ON_BACLOFEN, cut(100, -60)], {"R18": INFO}),
    ("100 mg of sertraline", [taking(100, medicine="sertraline")], {}),
    ("baclofen on the list without a dose", [a_medicine()], {}),
]  # fmt: skip


def ids(cases: list[Case]) -> list[str]:
    return [words for words, _, _ in cases]


@pytest.mark.parametrize(("words", "facts", "expected"), KIDNEYS, ids=ids(KIDNEYS))
def test_baclofen_and_weak_kidneys_are_told_for_as_long_as_it_is_so(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), STILL_PRESENT, ids=ids(STILL_PRESENT))
def test_twitches_28_days_after_a_stop_are_to_be_talked_about(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    found = fired(*facts)
    found.pop("R11", None)
    found.pop("R16", None)
    assert found == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), SEVERE, ids=ids(SEVERE))
def test_three_severe_days_in_a_week_are_to_be_talked_about(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), HIGH, ids=ids(HIGH))
def test_more_baclofen_by_mouth_than_the_label_names_is_to_be_checked(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


def test_the_highest_dose_of_the_label_is_handed_in() -> None:
    assert fired(taking(60), knowledge=Knowledge(baclofen_oral_maximum_mg=Decimal(50))) == {"R18": INFO}
