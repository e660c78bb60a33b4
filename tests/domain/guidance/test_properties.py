"""What holds of the rules whatever was logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.checkins import CheckIn, CheckInStatus, Region
from myotrack.domain.doses import DecidedBy, DoseEventKind
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.guidance.baclofen import BaclofenUse
from myotrack.domain.guidance.dose_moves import dose_moves
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE
from myotrack.domain.guidance.rules import RULES, alerts, open_alerts, reports_of
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Role, Route, Unit
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import GRADES, VALUE_LIMITS, ActionTaken, SignReport, SignUnit, WarningSign, is_red
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
    an_answer,
    day,
)
from tests.domain.guidance.said import CATALOGUE

FIRST, LAST = -40, 10
DAYS = st.integers(-9, 0) | st.integers(FIRST, LAST)
MEDICINES = ("baclofen", "clonazepam", "sertraline")
LISTED = tuple(a_medicine(name) for name in MEDICINES)
TIMES = st.none() | st.times().map(lambda at: at.replace(microsecond=0))


def an_id() -> st.SearchStrategy[str]:
    return st.uuids().map(str)


@st.composite
def written(draw: st.DrawFn) -> Provenance:
    at = datetime.combine(DAY, time(20), AN_OFFSET) + timedelta(minutes=draw(st.integers(0, 10**6)))
    return Provenance(at, draw(st.sampled_from(Author)), draw(st.sampled_from(Source)))


@st.composite
def sign(draw: st.DrawFn, days: st.SearchStrategy[int] = DAYS) -> SignReport:
    kind = draw(st.sampled_from(WarningSign))
    units = [unit for of, unit in VALUE_LIMITS if of is kind]
    unit: SignUnit | None = draw(st.none() | st.sampled_from(units)) if units else None
    value = None
    if unit is not None:
        low, high = VALUE_LIMITS[(kind, unit)]
        value = draw(st.decimals(low, high, places=1))
    return a_sign(
        day(draw(days)),
        kind,
        id=draw(an_id()),
        provenance=draw(written()),
        at=draw(TIMES),
        grade=draw(st.sampled_from([None, *GRADES.get(kind, ())])),
        value=value,
        unit=unit,
        action_taken=draw(st.none() | st.sampled_from(ActionTaken)),
    )


@st.composite
def check_in(draw: st.DrawFn, days: st.SearchStrategy[int] = DAYS) -> CheckIn:
    band = draw(st.none() | st.sampled_from(FrequencyBand))
    return a_check_in(
        day(draw(days)),
        draw(st.integers(0, 3)) if band is None and draw(st.booleans()) else None,
        id=draw(an_id()),
        provenance=draw(written()),
        frequency_band=band,
        severity=draw(st.none() | st.sampled_from(Severity)),
        interference=draw(st.none() | st.sampled_from(Interference)),
        regions=frozenset(draw(st.sets(st.sampled_from(Region), max_size=2))),
    )


@st.composite
def dose(draw: st.DrawFn, days: st.SearchStrategy[int] = DAYS) -> Any:
    words: dict[str, Any] = {
        "medicine": draw(st.sampled_from(MEDICINES)),
        "id": draw(an_id()),
        "provenance": draw(written()),
        "unit": draw(st.sampled_from([Unit.MG, Unit.UG, Unit.TABLETS])),
    }
    amount = draw(st.sampled_from([0, 0, 20, 40, 60, 90, 60_000]))
    kind = draw(st.sampled_from(["change", "event", "plan"]))
    if kind == "plan":
        return a_plan_step(day(draw(st.integers(FIRST, LAST))), amount, **words)
    words |= {"route": draw(st.sampled_from([Route.ORAL, Route.INTRATHECAL_PUMP])), "at": draw(TIMES)}
    if kind == "event":
        return a_dose_event(day(draw(days)), draw(st.sampled_from(DoseEventKind)), **words, amount=Decimal(amount))
    words |= {"role": draw(st.sampled_from(Role)), "decided_by": draw(st.none() | st.sampled_from(DecidedBy))}
    return a_dose_change(day(draw(days)), amount, **words)


@st.composite
def health(draw: st.DrawFn, days: st.SearchStrategy[int] = DAYS) -> Any:
    kind, value = draw(
        st.sampled_from(
            [
                (HealthFactKind.KIDNEY, "reduced"),
                (HealthFactKind.KIDNEY, "normal"),
                (HealthFactKind.DOCTOR_TOLD, "twitches"),
                (HealthFactKind.PUMP_REFILL_DUE, ""),
            ]
        )
    )
    due = day(draw(DAYS)).isoformat()
    return a_health_fact(day(draw(days)), kind, value or due, id=draw(an_id()), provenance=draw(written()))


@st.composite
def session(draw: st.DrawFn, days: st.SearchStrategy[int] = DAYS) -> Any:
    return a_count_session(day(draw(days)), draw(st.integers(0, 3)), id=draw(an_id()))


@st.composite
def stretch(draw: st.DrawFn) -> list[CheckIn]:
    """Some days on end with the same answers."""
    first, count, severity = (
        draw(st.integers(FIRST, 0)),
        draw(st.sampled_from([0, 0, 5])),
        draw(st.sampled_from(Severity)),
    )
    rated = None if count == 0 else severity
    return [
        a_check_in(day(first + n), count, severity=rated, id=draw(an_id())) for n in range(draw(st.integers(2, 20)))
    ]


FACTS = st.tuples(
    st.lists(st.one_of(sign(), check_in(), dose(), dose(), health(), session()), max_size=25),
    st.lists(stretch(), max_size=3),
).map(lambda both: both[0] + [check_in for days in both[1] for check_in in days])


def the_diary(facts: Sequence[Any], on: int = 0) -> Timeline:
    """All facts, those of later days too: leaving them out is the rules' part."""
    return a_timeline(*facts, *LISTED, as_of=day(on))


def seen(timeline: Timeline) -> tuple[Any, ...]:
    answers = (an_answer(day(-5), "R9"), an_answer(day(0), "R11"))
    return alerts(timeline, CATALOGUE), open_alerts(replace(timeline, answers=answers), CATALOGUE)


@given(FACTS, DAYS)
def test_a_red_sign_is_an_emergency_on_its_day_whatever_else_was_logged(facts: list[Any], on: int) -> None:
    timeline = the_diary(facts, on)
    red = {s.id for s in timeline.signs if s.day == day(on) and s.counts and is_red(s.sign, s.grade)}
    for found in seen(timeline):
        emergencies = {r.id for a in found if a.tier is Tier.EMERGENCY for r in reports_of(a)}
        assert red <= emergencies


@given(FACTS, sign(st.just(0)))
def test_a_red_sign_added_to_any_diary_is_an_emergency(facts: list[Any], report: SignReport) -> None:
    if report.counts and is_red(report.sign, report.grade):
        found = alerts(the_diary([*facts, report]))
        assert report.id in {r.id for a in found if a.tier is Tier.EMERGENCY for r in reports_of(a)}


@given(FACTS)
def test_a_sign_entered_by_mistake_changes_nothing_and_is_never_named(facts: list[Any]) -> None:
    true = [f for f in facts if not isinstance(f, SignReport) or f.counts]
    assert seen(the_diary(facts)) == seen(the_diary(true))


@given(FACTS, DAYS, st.sampled_from([CheckInStatus.ANSWERED, CheckInStatus.UNKNOWN, CheckInStatus.LATER]), written())
def test_a_day_without_answers_changes_nothing(
    facts: list[Any], on: int, status: CheckInStatus, provenance: Provenance
) -> None:
    blank = a_check_in(day(on), status=status, provenance=provenance, id="blank")
    assert seen(the_diary([*facts, blank])) == seen(the_diary(facts))


@given(FACTS.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))))
def test_the_order_of_the_rows_changes_nothing(both: tuple[list[Any], list[Any]]) -> None:
    held, shuffled = both
    assert seen(the_diary(held)) == seen(the_diary(shuffled))


@given(FACTS)
def test_the_order_of_the_medicines_changes_nothing(facts: list[Any]) -> None:
    timeline = the_diary(facts)
    assert seen(timeline) == seen(replace(timeline, medicines=timeline.medicines[::-1]))


LATER = st.integers(1, 30)


@given(FACTS, st.lists(st.one_of(sign(LATER), check_in(LATER), health(LATER), session(LATER)), max_size=8))
def test_what_is_logged_of_later_days_changes_nothing_today(facts: list[Any], later: list[Any]) -> None:
    assert seen(the_diary([*facts, *later])) == seen(the_diary(facts))


@given(FACTS, st.lists(dose(LATER), max_size=8))
def test_doses_of_later_days_change_nothing_today(facts: list[Any], later: list[Any]) -> None:
    doses = [d for d in later if hasattr(d, "day")]  # a plan may well speak of later days
    assert seen(the_diary([*facts, *doses])) == seen(the_diary(facts))


@given(FACTS, DAYS)
def test_every_alert_is_whole_and_in_order(facts: list[Any], on: int) -> None:
    ids = [rule.id for rule in RULES]
    for found in seen(the_diary(facts, on)):
        assert len({a.rule for a in found}) == len(found), "one alert a rule"
        assert [-a.tier for a in found] == sorted(-a.tier for a in found), "worst first"
        for alert in found:
            assert alert.rule in ids
            assert alert.since <= day(on)
            assert alert.evidence
            assert len(set(alert.evidence)) == len(alert.evidence)
            assert [e.day for e in alert.evidence] == sorted(e.day for e in alert.evidence)
            assert alert.held or alert.tier is not Tier.EMERGENCY
            assert alert.poison_line == (alert.rule == "R8")


@given(FACTS, DAYS)
def test_the_window_shows_all_that_stands(facts: list[Any], on: int) -> None:
    record, window = seen(the_diary(facts, on))
    shown = {a.rule: a for a in window}
    for alert in record:
        if alert.rule == "R10b":
            continue  # what stands alone in the record can be told by an emergency nobody has answered
        assert shown[alert.rule].tier >= alert.tier
        assert set(alert.evidence) <= set(shown[alert.rule].evidence)


@given(FACTS, DAYS)
def test_being_on_baclofen_is_the_same_whichever_way_it_is_asked(facts: list[Any], on: int) -> None:
    timeline = the_diary(facts).until(day(0))
    use = BaclofenUse(timeline, DEFAULT_KNOWLEDGE, dose_moves(timeline))
    assert use.covers(day(on)) == bool(use.use(day(on)))
