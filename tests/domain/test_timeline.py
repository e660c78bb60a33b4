from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from myotrack.domain.health import HealthFactKind, Kidney
from myotrack.domain.medicines import BACLOFEN, Route
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.timeline import Timeline
from tests.builders import (
    AN_OFFSET,
    DAY,
    a_check_in,
    a_count_session,
    a_dose_change,
    a_dose_event,
    a_health_fact,
    a_medicine,
    a_plan_step,
    a_sign,
    a_timeline,
    an_appointment,
    day,
)


def test_an_earlier_as_of_day_knows_nothing_of_later_facts_but_keeps_plans_and_visits() -> None:
    whole = a_timeline(
        *[
            build(day(n))
            for n in (0, 5)
            for build in (
                a_check_in,
                a_count_session,
                a_dose_change,
                a_dose_event,
                a_sign,
                a_health_fact,
                a_plan_step,
                an_appointment,
            )
        ]
    )
    then = whole.until(day(4))
    assert then.as_of == day(4)
    for facts in (then.check_ins, then.counts, then.dose_changes, then.dose_events, then.signs, then.health_facts):
        assert [fact.day for fact in facts] == [day(0)]
    assert (len(then.plan_steps), len(then.appointments), then.medicines) == (2, 2, whole.medicines)
    assert whole.until(day(5)) == whole


def test_the_diary_begins_with_the_first_observation_and_not_with_a_dose() -> None:
    timeline = a_timeline(a_dose_change(day(-400)), a_dose_event(day(-3)), a_sign(day(2)), a_check_in(day(4), 1))
    assert (timeline.first_day, timeline.last_day) == (day(2), day(4))
    only_doses = a_timeline(a_dose_change(), a_dose_event())
    assert (only_doses.first_day, only_doses.last_day) == (None, None)
    assert Timeline(as_of=DAY).first_day is None


def test_a_day_record_holds_everything_of_its_day_and_nothing_of_its_neighbours() -> None:
    facts = (a_check_in(), a_count_session(), a_dose_change(), a_dose_event(), a_sign())
    neighbours = [build(day(n)) for n in (-1, 1) for build in (a_check_in, a_count_session, a_dose_event, a_sign)]
    record = a_timeline(*facts, neighbours).record(DAY)
    held = (*record.check_ins, *record.counts, *record.dose_changes, *record.dose_events, *record.signs)
    assert held == facts


def test_the_latest_fact_of_a_kind_holds_and_conditions_add_up() -> None:
    def typed(minute: int) -> Provenance:
        moment = datetime(2026, 3, 20, 9, minute, tzinfo=AN_OFFSET)
        return Provenance(moment, Author.PATIENT, Source.LIVE)

    kind = HealthFactKind.KIDNEY
    older = a_health_fact(day(0), kind, Kidney.NORMAL, provenance=typed(9))
    newer = a_health_fact(day(3), kind, Kidney.REDUCED, provenance=typed(1))
    corrected = a_health_fact(day(3), kind, Kidney.DIALYSIS, provenance=typed(2))
    for facts in ((older, newer, corrected), (corrected, newer, older)):
        assert a_timeline(facts).latest(kind) == corrected
    assert a_timeline(older, newer).until(day(2)).latest(kind) == older
    assert a_timeline(older).latest(HealthFactKind.LIVER) is None
    conditions = [a_health_fact(day(n), HealthFactKind.CONDITION, f"condition {n}") for n in (2, 0, 1)]
    assert [f.value for f in a_timeline(conditions).all_of(HealthFactKind.CONDITION)] == [
        "condition 0",
        "condition 1",
        "condition 2",
    ]


def test_of_two_facts_entered_in_the_same_second_the_last_one_holds() -> None:
    normal, reduced = (a_health_fact(value=value) for value in (Kidney.NORMAL, Kidney.REDUCED))
    assert a_timeline(normal, reduced).latest(HealthFactKind.KIDNEY) == reduced


@pytest.mark.parametrize(
    ("facts", "pump"),
    [
        ((), False),
        ((a_dose_change(dose=60),), False),
        ((a_dose_change(dose=200, route=Route.INTRATHECAL_PUMP),), True),
        (
            (
                a_dose_change(day(-9), 200, route=Route.INTRATHECAL_PUMP),
                a_dose_change(day(-1), 0, route=Route.INTRATHECAL_PUMP),
            ),
            False,
        ),
        ((a_health_fact(kind=HealthFactKind.PUMP_REFILL_DUE, value="2026-05-01"),), True),
    ],
)
def test_a_pump_is_in_use_while_a_pump_dose_or_a_refill_date_stands(facts: tuple[object, ...], pump: bool) -> None:
    assert a_timeline(*facts, as_of=DAY).has_pump is pump


def test_a_plan_is_given_in_the_order_of_its_days_and_for_one_medicine() -> None:
    steps = [a_plan_step(day(14), 20), a_plan_step(day(0), 60), a_plan_step(day(7), 40), a_plan_step(medicine="other")]
    assert [s.from_day for s in a_timeline(steps).plan(BACLOFEN)] == [day(0), day(7), day(14)]


def test_a_medicine_is_found_by_its_id() -> None:
    found = a_medicine("Lioresal", id="m1")
    assert a_timeline(found).medicine("m1") == found
    assert a_timeline(found).medicine("Lioresal") is None


def test_a_range_of_records_has_one_record_a_day() -> None:
    records = a_timeline(a_check_in(day(1), 3)).records(day(0), day(400))
    assert [r.day for r in records] == [day(0) + timedelta(days=n) for n in range(401)]
    assert sum(r.is_logged for r in records) == 1
