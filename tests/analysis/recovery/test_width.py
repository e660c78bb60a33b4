from __future__ import annotations

from dataclasses import replace

import pytest

from myotrack.analysis.recovery.dispersion import Noise
from myotrack.analysis.recovery.values import Width
from myotrack.analysis.recovery.width import Amount, wide_because
from tests.analysis.recovery.arrays import floats

PLENTY = Amount(days_before=28, twitches_before=500, days_after=60, logged_share=1.0, ranges_share=0.0)
CALM = Noise(floats(0.1, 0.2, 0.3), 0.1, 1.4)


def test_with_plenty_of_everything_there_is_no_reason() -> None:
    assert wide_because(PLENTY, CALM) == ()


@pytest.mark.parametrize(
    ("amount", "reason"),
    [
        (replace(PLENTY, logged_share=0.89), Width.UNLOGGED_DAYS),
        (replace(PLENTY, ranges_share=0.21), Width.RANGES),
        (replace(PLENTY, days_after=13), Width.FEW_DAYS_AFTER),
        (replace(PLENTY, days_before=13), Width.FEW_DAYS_BEFORE),
        (replace(PLENTY, twitches_before=39.0), Width.FEW_TWITCHES_BEFORE),
    ],
)
def test_each_scarce_thing_is_a_reason(amount: Amount, reason: Width) -> None:
    assert wide_because(amount, CALM) == (reason,)


def test_uneven_days_and_days_that_are_alike_are_reasons() -> None:
    assert wide_because(PLENTY, Noise(floats(0.5, 1.0, 2.0), 0.4, 2.5)) == (Width.UNEVEN_DAYS, Width.ALIKE_DAYS)
