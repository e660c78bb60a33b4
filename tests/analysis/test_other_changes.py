from __future__ import annotations

import pytest

from myotrack.analysis.baseline import baseline
from myotrack.analysis.day_zero import day_zeros, default_day_zero
from myotrack.analysis.other_changes import cuts_before, other_changes
from myotrack.analysis.recovery.values import DoseTurn, OtherChange
from myotrack.domain.doses import DoseChange
from myotrack.domain.medicines import BACLOFEN, Role, Unit
from tests.builders import DAY, a_dose_change, a_timeline, day

STOP = (a_dose_change(day(-90), 60), a_dose_change(DAY, 0))


def _other(number: int, dose: float, role: Role = Role.SUSPECTED, unit: Unit = Unit.MG) -> DoseChange:
    return a_dose_change(day(number), dose, medicine="gabapentin", role=role, unit=unit)


@pytest.mark.parametrize(
    ("doses", "turns"),
    [
        ([_other(-60, 900), _other(0, 0)], [(0, DoseTurn.STOPPED)]),
        ([_other(-60, 900), _other(-28, 600), _other(20, 0)], [(-28, DoseTurn.CUT), (20, DoseTurn.STOPPED)]),
        ([_other(-60, 900), _other(3, 1200)], [(3, DoseTurn.RAISED)]),
        ([_other(3, 300)], [(3, DoseTurn.STARTED)]),
        ([_other(-60, 900), _other(3, 2, unit=Unit.TABLETS)], [(3, DoseTurn.CHANGED)]),
        ([_other(-60, 900), _other(3, 900)], []),
        ([_other(-60, 900), _other(-29, 600)], []),
        ([_other(-60, 900), _other(21, 0)], []),
        ([_other(-60, 900, role=Role.OTHER), _other(3, 0, role=Role.OTHER)], []),
    ],
    ids=[
        "stopped on the same day",
        "cut and stopped",
        "raised",
        "started",
        "another unit",
        "the same dose again",
        "before the baseline",
        "tomorrow",
        "not suspected",
    ],
)
def test_every_change_of_another_suspected_medicine_since_the_baseline_counts(
    doses: list[DoseChange], turns: list[tuple[int, DoseTurn]]
) -> None:
    timeline = a_timeline(STOP, doses, as_of=day(20))
    zero = next(found for found in day_zeros(timeline) if found.medicine_id == BACLOFEN)

    assert other_changes(timeline, zero, day(-28)) == tuple(
        OtherChange("gabapentin", day(number), turn) for number, turn in turns
    )


def test_after_a_step_up_the_days_before_the_new_day_0_hold_the_earlier_cut() -> None:
    doses = [a_dose_change(day(number), dose) for number, dose in ((-60, 60), (0, 20), (14, 30), (20, 20))]
    timeline = a_timeline(doses, as_of=day(26))
    zero = default_day_zero(day_zeros(timeline))

    assert zero is not None
    assert zero.day == day(20)
    assert cuts_before(timeline, zero, baseline(timeline, zero.day)) == (day(0),)


def test_a_first_cut_has_none_before_it() -> None:
    timeline = a_timeline(STOP, as_of=day(20))
    zero = day_zeros(timeline)[0]

    assert cuts_before(timeline, zero, baseline(timeline, zero.day)) == ()
