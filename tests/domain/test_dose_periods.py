from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.doses import DoseChange, DosePeriod, dose_periods, exposures, in_milligrams
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.medicines import BACLOFEN, Role, Route, Unit
from myotrack.domain.provenance import Author, Provenance, Source
from tests.builders import a_dose_change, a_dose_event, a_plan_step, a_timeline, day


def spans(periods: tuple[DosePeriod, ...]) -> list[tuple[str, date, date | None]]:
    return [(str(p.change.daily_dose), p.first, p.last) for p in periods]


def entered(minute: int, hours_from_utc: int = 1) -> Provenance:
    """Typed so many minutes after noon in London, by a clock that many hours from there."""
    moment = datetime(2026, 3, 20, 12, 0, tzinfo=UTC) + timedelta(minutes=minute)
    return Provenance(moment.astimezone(timezone(timedelta(hours=hours_from_utc))), Author.PATIENT, Source.LIVE)


def test_a_taper_is_one_period_a_step_and_the_last_one_lasts() -> None:
    changes = [a_dose_change(day(0), 60), a_dose_change(day(7), 40), a_dose_change(day(14), 0)]
    assert spans(dose_periods(changes)) == [
        ("60", day(0), day(6)),
        ("40", day(7), day(13)),
        ("0", day(14), None),
    ]
    assert dose_periods([]) == ()


def test_of_several_changes_on_one_day_the_last_one_holds() -> None:
    changes = [
        a_dose_change(day(0), 60),
        a_dose_change(day(3), 0, at=time(8, 0)),
        a_dose_change(day(3), 20, at=time(18, 0)),
        a_dose_change(day(3), 40, at=time(12, 0)),
    ]
    assert spans(dose_periods(changes)) == [("60", day(0), day(2)), ("20", day(3), None)]


def test_a_change_without_a_time_counts_from_the_start_of_its_day() -> None:
    changes = [a_dose_change(day(0), 30), a_dose_change(day(0), 20, at=time(0, 1))]
    assert spans(dose_periods(changes)) == [("20", day(0), None)]


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_of_two_changes_at_one_moment_the_one_entered_later_holds_whatever_their_ids(ids: tuple[str, str]) -> None:
    first = a_dose_change(day(0), 40, id=ids[0], provenance=entered(0))
    corrected = a_dose_change(day(0), 30, id=ids[1], provenance=entered(5))
    assert spans(dose_periods([first, corrected])) == [("30", day(0), None)]


def test_entered_later_is_told_by_the_instant_and_not_by_the_clock_on_the_wall() -> None:
    at_home = a_dose_change(day(0), 40, id="z", provenance=entered(0, +9))
    abroad = a_dose_change(day(0), 30, id="a", provenance=entered(1, -8))
    assert at_home.provenance.entered_at.time() > abroad.provenance.entered_at.time()
    assert spans(dose_periods([abroad, at_home])) == [("30", day(0), None)]


def test_stopping_and_starting_again_are_two_exposures_and_a_new_dose_is_none() -> None:
    periods = dose_periods(
        [
            a_dose_change(day(0), 30),
            a_dose_change(day(5), 60),
            a_dose_change(day(10), 0),
            a_dose_change(day(20), 10),
        ]
    )
    assert [(e.first, e.last) for e in exposures(periods)] == [(day(0), day(9)), (day(20), None)]
    assert [p.stopped for p in periods] == [False, False, True, False]


def test_stopping_and_starting_again_within_one_day_is_no_stop() -> None:
    changes = [
        a_dose_change(day(0), 30),
        a_dose_change(day(4), 0, at=time(8, 0)),
        a_dose_change(day(4), 30, at=time(20, 0)),
    ]
    assert [(e.first, e.last) for e in exposures(dose_periods(changes))] == [(day(0), None)]


def test_a_new_role_in_the_middle_is_a_new_exposure_at_the_same_dose() -> None:
    timeline = a_timeline(
        a_dose_change(day(0), 500, "valproate", Role.FOR_CONDITION),
        a_dose_change(day(10), 500, "valproate", Role.SUSPECTED),
        a_dose_change(day(20), 0, "valproate", Role.SUSPECTED),
    )
    assert [(e.role, e.first, e.last) for e in timeline.exposures] == [
        (Role.FOR_CONDITION, day(0), day(9)),
        (Role.SUSPECTED, day(10), day(19)),
    ]
    assert [e.first for e in timeline.in_role(Role.SUSPECTED)] == [day(10)]
    assert timeline.in_role(Role.SUPPRESSANT) == ()


def test_a_pump_and_tablets_of_one_medicine_run_side_by_side() -> None:
    timeline = a_timeline(
        a_dose_change(day(0), 60),
        a_dose_change(day(4), 200, route=Route.INTRATHECAL_PUMP, unit=Unit.UG),
        a_dose_change(day(8), 0),
    )
    periods = timeline.periods(BACLOFEN)
    assert spans(periods[Route.ORAL]) == [("60", day(0), day(7)), ("0", day(8), None)]
    assert spans(periods[Route.INTRATHECAL_PUMP]) == [("200", day(4), None)]
    assert {p.change.route for p in timeline.taken_on(day(5))} == {Route.ORAL, Route.INTRATHECAL_PUMP}
    assert {p.change.route for p in timeline.taken_on(day(8))} == {Route.INTRATHECAL_PUMP}
    assert timeline.taken_on(day(-1)) == ()
    assert timeline.has_pump
    assert timeline.periods("somebody else's") == {}


_DOSES = st.sampled_from(["0", "0", "10", "20.5", "60"])


@st.composite
def _changes(draw: st.DrawFn) -> DoseChange:
    at = draw(st.none() | st.sampled_from([time(0, 0), time(8, 0), time(20, 0)]))
    return a_dose_change(
        day(draw(st.integers(0, 12))),
        draw(_DOSES),
        role=draw(st.sampled_from([Role.SUSPECTED, Role.SUPPRESSANT])),
        at=at,
        id=f"id-{draw(st.integers(0, 10_000))}",
        provenance=entered(draw(st.integers(0, 2))),
    )


_UNIQUE = st.lists(_changes(), max_size=8, unique_by=lambda c: c.id)


@given(_UNIQUE.flatmap(lambda changes: st.tuples(st.just(changes), st.permutations(changes))))
def test_the_order_in_which_changes_are_held_changes_nothing(both: tuple[list[DoseChange], list[DoseChange]]) -> None:
    held, shuffled = both
    assert dose_periods(held) == dose_periods(shuffled)
    one, other = (a_timeline(changes, as_of=day(20)) for changes in both)
    assert one.exposures == other.exposures
    assert one.taken_on(day(6)) == other.taken_on(day(6))


@given(_UNIQUE)
def test_periods_tile_the_time_from_the_first_change_on_without_overlap(changes: list[DoseChange]) -> None:
    periods = dose_periods(changes)
    if not changes:
        assert periods == ()
        return
    assert periods[0].first == min(c.day for c in changes)
    assert periods[-1].last is None
    assert [p.last for p in periods[:-1]] == [p.first - timedelta(days=1) for p in periods[1:]]
    assert {p.first for p in periods} == {c.day for c in changes}
    for number in range(-2, 16):
        holding = [p for p in periods if p.holds(day(number))]
        assert len(holding) == (1 if day(number) >= periods[0].first else 0)


@given(_UNIQUE)
def test_an_exposure_holds_a_day_exactly_when_a_dose_above_nought_does(changes: list[DoseChange]) -> None:
    periods = dose_periods(changes)
    found = exposures(periods)
    for number in range(-2, 16):
        on = day(number)
        taken = [p.change.role for p in periods if p.holds(on) and not p.stopped]
        assert taken == [e.role for e in found if e.first <= on and (e.last is None or on <= e.last)]
    for before, after in pairwise(found):
        assert before.last is not None
        assert before.last < after.first
        assert before.role is not after.role or after.first - before.last > timedelta(days=1)


@pytest.mark.parametrize("text", ["0", "0.1", "1E+3", "10.50", "1000000"])
def test_a_dose_from_nought_to_a_million_is_taken(text: str) -> None:
    assert a_dose_change(dose=text).daily_dose == Decimal(text)
    assert a_plan_step(dose=text).planned_daily_dose == Decimal(text)
    assert a_dose_event(amount=Decimal(text)).amount == Decimal(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-0.1", Reason.OUT_OF_RANGE),
        ("1000000.01", Reason.OUT_OF_RANGE),
        ("NaN", Reason.NOT_A_NUMBER),
        ("sNaN", Reason.NOT_A_NUMBER),
        ("Infinity", Reason.NOT_A_NUMBER),
        ("-Infinity", Reason.NOT_A_NUMBER),
    ],
)
def test_a_dose_that_is_no_plain_amount_is_refused_everywhere(text: str, reason: Reason) -> None:
    for build in (
        lambda: a_dose_change(dose=text),
        lambda: a_plan_step(dose=text),
        lambda: a_dose_event(amount=Decimal(text)),
    ):
        with pytest.raises(InvalidEntry) as refused:
            build()
        assert refused.value.reason is reason


def test_masses_can_be_compared_in_milligrams_and_other_units_cannot() -> None:
    assert in_milligrams(Decimal("0.25"), Unit.G) == Decimal(250)
    assert in_milligrams(Decimal(200), Unit.UG) == Decimal("0.2")
    assert in_milligrams(Decimal(5), Unit.MG) == Decimal(5)
    assert {unit for unit in Unit if in_milligrams(Decimal(1), unit) is None} == {
        Unit.ML,
        Unit.TABLETS,
        Unit.DROPS,
        Unit.PUFFS,
        Unit.PATCHES,
        Unit.IU,
    }
