from __future__ import annotations

from decimal import Decimal

from myotrack.analysis.dose_lanes import DoseLane, dose_lanes
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.timeline import Timeline
from tests.builders import DAY, a_dose_change, a_plan_step, a_timeline, day


def lanes(timeline: Timeline, first: int = 0, last: int = 30) -> tuple[DoseLane, ...]:
    return dose_lanes(timeline, day(first), day(last))


def test_steps_are_cut_to_the_shown_days_and_their_height_is_a_share_of_the_highest_dose() -> None:
    timeline = a_timeline([a_dose_change(day(n), d) for n, d in [(-50, 80), (-9, 60), (5, 20), (20, 0)]])

    (lane,) = lanes(timeline)

    assert [(s.first, s.last, s.height) for s in lane.taken] == [
        (day(0), day(4), 0.75), (day(5), day(19), 0.25), (day(20), day(30), 0.0),
    ]  # fmt: skip


def test_the_plan_lies_beside_what_was_taken_and_keeps_its_steps_after_the_last_day() -> None:
    timeline = a_timeline(
        a_dose_change(day(-9), 60), a_plan_step(day(3), 40), a_plan_step(day(10), 0), a_plan_step(day(90), 5)
    )

    (lane,) = lanes(timeline)

    assert [(s.first, s.last, s.dose) for s in lane.planned] == [
        (day(3), day(9), Decimal(40)),
        (day(10), day(30), Decimal(0)),
    ]


def test_a_plan_without_a_dose_still_has_a_lane() -> None:
    (lane,) = lanes(a_timeline(a_plan_step(day(3), 40)))

    assert (lane.medicine_id, lane.taken, len(lane.planned)) == ("baclofen", (), 1)


def test_suspected_medicines_come_first_then_the_one_begun_first() -> None:
    timeline = a_timeline(
        a_dose_change(day(-90), 50, "sertraline", Role.FOR_CONDITION),
        a_dose_change(day(-80), 1, "vitamin", Role.OTHER),
        a_dose_change(day(-5), 60),
    )

    assert [lane.medicine_id for lane in lanes(timeline)] == ["baclofen", "sertraline", "vitamin"]


def test_a_medicine_stopped_long_ago_has_no_lane_unless_it_is_suspected() -> None:
    other = [a_dose_change(day(n), d, "sertraline", Role.FOR_CONDITION) for n, d in [(-90, 50), (-80, 0)]]
    suspected = [a_dose_change(day(n), d, role=r) for n, d, r in [(-90, 60, Role.SUSPECTED), (-80, 0, Role.OTHER)]]

    assert [lane.medicine_id for lane in lanes(a_timeline(other, suspected))] == ["baclofen"]


def test_each_route_has_a_lane_of_its_own() -> None:
    timeline = a_timeline(
        a_dose_change(day(-9), 60), a_dose_change(day(-5), 400, route=Route.INTRATHECAL_PUMP, unit=Unit.UG)
    )

    assert {lane.route for lane in lanes(timeline)} == {Route.ORAL, Route.INTRATHECAL_PUMP}


def test_grams_and_milligrams_share_a_height_and_tablets_have_their_own() -> None:
    timeline = a_timeline(
        a_dose_change(day(0), 500), a_dose_change(day(5), 1, unit=Unit.G), a_dose_change(day(9), 2, unit=Unit.TABLETS)
    )

    assert [s.height for s in lanes(timeline)[0].taken] == [0.5, 1.0, 1.0]


def test_the_same_dose_written_twice_is_one_step() -> None:
    (lane,) = lanes(a_timeline(a_dose_change(DAY, 60), a_dose_change(day(9), 60)))

    assert [(s.first, s.last) for s in lane.taken] == [(DAY, day(30))]
