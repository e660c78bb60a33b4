from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from myotrack.analysis.day_zero import DayZeroKind, day_zeros, default_day_zero
from myotrack.domain.medicines import Role, Route, Unit
from tests.builders import DAY, a_dose_change, a_timeline, day

STOP, REDUCTION = DayZeroKind.STOP, DayZeroKind.REDUCTION


def found(*changes: Any) -> list[tuple[int, DayZeroKind, bool]]:
    zeros = day_zeros(a_timeline(*changes))
    return [((z.day - DAY).days, z.kind, z.begins_episode) for z in zeros]


def test_a_sudden_stop_is_day_0_on_the_first_day_without_it() -> None:
    timeline = a_timeline(a_dose_change(day(-14), 60), a_dose_change(DAY, 0), as_of=day(14))

    zero = default_day_zero(day_zeros(timeline))

    assert zero is not None
    assert (zero.medicine_id, zero.day, zero.kind, zero.days_since(day(14))) == ("baclofen", DAY, STOP, 14)


def test_in_a_taper_day_0_is_the_first_reduction_and_the_stop_can_be_chosen() -> None:
    taper = [a_dose_change(day(n), dose) for n, dose in [(-30, 60), (0, 40), (7, 20), (14, 0)]]

    zeros = day_zeros(a_timeline(taper))

    assert [(z.day, z.kind, z.begins_episode) for z in zeros] == [
        (day(0), REDUCTION, True),
        (day(14), STOP, False),
    ]
    assert default_day_zero(zeros) == zeros[0]
    assert zeros[1].before is not None
    assert zeros[1].before.daily_dose == 20


def test_an_increase_ends_an_episode() -> None:
    doses = [(-30, 60), (0, 40), (7, 60), (14, 50)]
    assert found([a_dose_change(day(n), d) for n, d in doses]) == [(0, REDUCTION, True), (14, REDUCTION, True)]


def test_28_days_between_two_reductions_are_one_episode_and_29_are_two() -> None:
    def steps(gap: int) -> list[tuple[int, DayZeroKind, bool]]:
        return found([a_dose_change(day(n), d) for n, d in [(-30, 60), (0, 40), (gap, 20)]])

    assert steps(28) == [(0, REDUCTION, True)]
    assert steps(29) == [(0, REDUCTION, True), (29, REDUCTION, True)]


def test_writing_the_same_dose_again_neither_begins_nor_ends_anything() -> None:
    doses = [(-30, 60), (-20, 60), (0, 40), (3, 40), (7, 20)]
    assert found([a_dose_change(day(n), d) for n, d in doses]) == [(0, REDUCTION, True)]


def test_a_start_or_an_increase_is_no_day_0() -> None:
    assert found([a_dose_change(day(n), d) for n, d in [(0, 5), (3, 10), (6, 20)]]) == []


def test_a_medicine_that_was_stopped_before_the_diary_knew_its_dose_has_a_day_0() -> None:
    assert found(a_dose_change(DAY, 0)) == [(0, STOP, True)]


def test_only_suspected_medicines_have_a_day_0_and_the_role_belongs_to_the_period() -> None:
    other = [a_dose_change(day(n), d, "sertraline", Role.FOR_CONDITION) for n, d in [(-9, 50), (-3, 0)]]
    assert found(other) == []

    stop_without_a_role = [a_dose_change(day(-9), 60), a_dose_change(DAY, 0, role=Role.OTHER)]
    assert found(stop_without_a_role) == [(0, STOP, True)]


def test_milligrams_and_grams_are_compared_and_tablets_are_not() -> None:
    grams = a_dose_change(DAY, "0.05", unit=Unit.G)
    tablets = a_dose_change(DAY, 1, unit=Unit.TABLETS)
    no_tablets = a_dose_change(DAY, 0, unit=Unit.TABLETS)
    before = a_dose_change(day(-9), 60)

    assert found(before, grams) == [(0, REDUCTION, True)]
    assert found(before, tablets) == []
    assert found(before, no_tablets) == [(0, STOP, True)]


def test_tablets_and_pump_of_one_medicine_have_their_own_clocks() -> None:
    pump = [a_dose_change(day(n), d, route=Route.INTRATHECAL_PUMP, unit=Unit.UG) for n, d in [(-9, 400), (2, 300)]]
    tablets = [a_dose_change(day(n), d) for n, d in [(-9, 60), (0, 0)]]

    zeros = day_zeros(a_timeline(pump, tablets))

    assert [(z.day, z.route) for z in zeros] == [(day(0), Route.ORAL), (day(2), Route.INTRATHECAL_PUMP)]
    assert default_day_zero(zeros) == zeros[1]


def test_the_latest_episode_is_the_default_and_none_has_none() -> None:
    stops = [a_dose_change(day(n), d) for n, d in [(-60, 60), (-40, 0), (-10, 30), (0, 0)]]

    zeros = day_zeros(a_timeline(stops))

    assert [z.day for z in zeros] == [day(-40), day(0)]
    assert default_day_zero(zeros) == zeros[1]
    assert default_day_zero(()) is None


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 80)), max_size=12), st.randoms())
def test_the_order_of_the_rows_changes_nothing(doses: list[tuple[int, int]], random: Random) -> None:
    rows = [a_dose_change(day(n), d, id=f"{index:03}") for index, (n, d) in enumerate(doses)]
    ordered = day_zeros(a_timeline(rows, as_of=day(300)))
    random.shuffle(rows)

    assert day_zeros(a_timeline(rows, as_of=day(300))) == ordered


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 80)), max_size=12))
def test_every_day_0_is_a_lower_or_zero_dose_of_that_day(doses: list[tuple[int, int]]) -> None:
    timeline = a_timeline([a_dose_change(day(n), d, id=f"{i:03}") for i, (n, d) in enumerate(doses)], as_of=day(300))

    for zero in day_zeros(timeline):
        assert zero.change.day == zero.day
        if zero.before is None:
            assert zero.change.daily_dose == 0
        else:
            assert zero.change.daily_dose < zero.before.daily_dose
