"""Through the services and a real file: whatever was logged, answered and taken back, a red sign is an EMERGENCY."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from myotrack.analysis.summary import summary
from myotrack.domain.checkins import Excuse
from myotrack.domain.doses import DecidedBy, DoseEventKind
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.guidance.rules import RULES, reports_of
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Route
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import GRADES, ActionTaken, Grade, WarningSign
from myotrack.services.knowledge import knowledge_of
from myotrack.services.medicines import Dose, PlannedDose
from tests.services.opened import Opened, day, opened

DAYS = st.integers(-9, 0)
DONE = tuple(action for action in ActionTaken if action is not ActionTaken.ENTERED_BY_MISTAKE)

ANSWERS = st.tuples(st.just("answers"), DAYS, st.integers(0, 9), st.sampled_from([None, *Severity]))
BANDS = st.tuples(st.just("band"), DAYS, st.sampled_from(FrequencyBand), st.none())
MARKS = st.tuples(st.just("mark"), DAYS, st.sampled_from(["unknown", "excused", "bad day", "clear"]), st.none())
DOSES = st.tuples(st.just("dose"), DAYS, st.sampled_from([0, 0, 40, 80, 90]), st.sampled_from(Route))
EVENTS = st.tuples(st.just("event"), DAYS, st.sampled_from(DoseEventKind), st.none() | st.just(time(8)))
PLANS = st.tuples(st.just("plan"), DAYS, st.sampled_from([0, 20, 60]), st.none())
HEALTH = st.tuples(
    st.just("health"),
    DAYS,
    st.sampled_from(
        [
            (HealthFactKind.KIDNEY, "reduced"),
            (HealthFactKind.DOCTOR_TOLD, "twitches"),
            (HealthFactKind.PUMP_REFILL_DUE, day(-2).isoformat()),
        ]
    ),
    st.none(),
)
SETTLED = st.tuples(st.just("settle"), DAYS, st.sampled_from([rule.id for rule in RULES]), st.sampled_from(DONE))
AUTHORS = st.tuples(st.just("author"), DAYS, st.sampled_from(Author), st.none())
SOMETHING = st.one_of(ANSWERS, BANDS, MARKS, DOSES, EVENTS, PLANS, HEALTH, SETTLED, AUTHORS)

SIGNS = st.sampled_from([(sign, grade) for sign in WarningSign for grade in (None, *GRADES.get(sign, ()))])
RED = (
    (WarningSign.SEIZURE, None),
    (WarningSign.SLEEPINESS, None),
    (WarningSign.SLEEPINESS, Grade.HARD_TO_STAY_AWAKE),
    (WarningSign.SLEEPINESS, Grade.CANNOT_BE_WOKEN),
    (WarningSign.BREATHING, None),
    (WarningSign.CONFUSION, None),
    (WarningSign.CONFUSION, Grade.SEVERE),
)
"""Written out and not asked of the program, so that it can be wrong."""
TICKED = st.tuples(SIGNS, DAYS, st.none() | st.sampled_from(ActionTaken))


def log(it: Opened, medicine: str, what: tuple[str, int, Any, Any]) -> None:
    """Do one thing, as a page of the window does it."""
    kind, ago, value, more = what
    on, diary, medicines = day(ago), it.diary.diary, it.diary.medicines
    marks: dict[str, Callable[[], object]] = {
        "unknown": lambda: diary.mark_unknown(on),
        "excused": lambda: diary.mark_excused(on, Excuse.HOSPITAL),
        "bad day": lambda: diary.mark_bad_day(on),
        "clear": lambda: diary.clear_day(on),
    }
    match kind:
        case "answers":
            diary.answer(on, twitch_count=value, severity=more)
        case "band":
            diary.answer(on, frequency_band=value)
        case "mark":
            marks[value]()
        case "dose":
            dose = Dose(daily_dose=Decimal(value), route=more)
            medicines.change_dose(medicine, on, dose, decided_by=DecidedBy.PRESCRIBER)
        case "event":
            medicines.dose_event(medicine, on, value, at=more)
        case "plan":
            medicines.set_plan(medicine, [PlannedDose(from_day=on, planned_daily_dose=Decimal(value))])
        case "health":
            medicines_fact, words = value
            medicines.set_health(medicines_fact, words, on)
        case "settle":
            it.diary.guidance.answer_alert(value, more)
        case "author":
            it.be(value)


def tick(it: Opened, sign: WarningSign, grade: Grade | None, ago: int, done: ActionTaken | None) -> str:
    report = it.diary.guidance.make_report(sign, day=day(ago), grade=grade)
    it.diary.guidance.save_sign(report)
    if done is not None:
        it.diary.guidance.say_what_was_done(report.id, done)
    return report.id


def told_as_emergency(found: tuple[Alert, ...]) -> set[str]:
    return {report.id for alert in found if alert.tier is Tier.EMERGENCY for report in reports_of(alert)}


@pytest.mark.parametrize("name", ["baclofen", "sertraline"])
@settings(max_examples=20)
@given(
    before=st.lists(SOMETHING, max_size=6),
    others=st.lists(TICKED, max_size=3),
    red=st.tuples(st.sampled_from(RED), st.integers(-2, 0), st.sampled_from([None, *DONE])),
    after=st.lists(SOMETHING, max_size=6),
)
def test_no_sequence_of_logged_facts_with_a_red_sign_is_without_an_emergency(
    name: str,
    before: list[tuple[str, int, Any, Any]],
    others: list[tuple[tuple[WarningSign, Grade | None], int, ActionTaken | None]],
    red: tuple[tuple[WarningSign, Grade | None], int, ActionTaken | None],
    after: list[tuple[str, int, Any, Any]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        it = opened(Path(folder) / "a.myotrack")
        medicine = it.diary.medicines.add(name, since=day(-30), dose=Dose(daily_dose=Decimal(60))).id
        for what in before:
            log(it, medicine, what)
        reds = {tick(it, *red[0], *red[1:])}
        for (kind, grade), ago, done in others:
            report = tick(it, kind, grade, ago, done)
            if (kind, grade) in RED and ago >= -2 and done is not ActionTaken.ENTERED_BY_MISTAKE:
                reds.add(report)
        for what in after:
            it.clock.now += timedelta(minutes=1)
            log(it, medicine, what)

        timeline = it.diary.insights.timeline()
        said = summary(timeline, timeline.as_of, knowledge_of(timeline.medicines)).alerts
        assert reds <= told_as_emergency(it.diary.guidance.current()), "the window"
        assert reds <= told_as_emergency(it.diary.guidance.red()), "the window at its opening"
        assert reds <= told_as_emergency(said), "the summary"
        it.diary.close()
