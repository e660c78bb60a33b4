from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import get_args

import pytest

from myotrack.domain.checkins import Region
from myotrack.domain.doses import DoseChange, DoseEventKind
from myotrack.domain.guidance.evidence import (
    DoctorNotTold,
    DoseEventEvidence,
    DoseMove,
    Evidence,
    FreeRun,
    HighDose,
    KidneyEvidence,
    MoveKind,
    NewRegion,
    NewTwitches,
    OnTheList,
    PlanBreak,
    PlanNotKept,
    RefillDue,
    Scale,
    ScaleRise,
    SevereDays,
    SignEvidence,
    Taken,
    TwitchesLogged,
    WorseningEvidence,
)
from myotrack.domain.guidance.readings import ComparedWith, Worsening
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import Route, Unit
from myotrack.domain.provenance import Author
from myotrack.domain.signs import Grade, SignUnit, WarningSign
from myotrack.words.evidence import evidence_sentence, sign_sentence
from tests.builders import (
    DAY,
    a_dose_change,
    a_dose_event,
    a_health_fact,
    a_medicine,
    a_plan_step,
    a_provenance,
    a_sign,
    day,
)


def test_a_ticked_sign_is_told_with_day_time_and_who() -> None:
    by_caregiver = a_provenance(by=Author.CAREGIVER)
    sign = a_sign(DAY, WarningSign.SEIZURE, at=time(21, 10), provenance=by_caregiver)
    assert evidence_sentence(SignEvidence(sign)) == "Seizure was ticked on 3 March at 21:10 (by the caregiver)."
    assert sign_sentence(a_sign(DAY, WarningSign.SEIZURE)) == "Seizure was ticked on 3 March."


def test_how_bad_it_was_is_said_also_when_nobody_said_it() -> None:
    graded = a_sign(DAY, WarningSign.SLEEPINESS, grade=Grade.CANNOT_BE_WOKEN)
    assert sign_sentence(graded) == "Sleepiness (cannot be woken) was ticked on 3 March."
    for sign, name in ((WarningSign.SLEEPINESS, "Sleepiness"), (WarningSign.CONFUSION, "Confusion")):
        assert sign_sentence(a_sign(DAY, sign)) == f"{name} (how bad was not said) was ticked on 3 March."


def test_a_measured_sign_has_its_value() -> None:
    hot = a_sign(DAY, WarningSign.TEMPERATURE, value=Decimal("38.50"), unit=SignUnit.CELSIUS)
    assert sign_sentence(hot) == "Fever or low temperature (38.5 °C) was ticked on 3 March."


def test_the_year_is_said_when_it_is_another_one() -> None:
    assert sign_sentence(a_sign(DAY, WarningSign.FALL), date(2027, 1, 2)) == "Fall was ticked on 3 March 2026."


def plain(evidence: Evidence, beside: date | None = None) -> str:
    """The sentence without the marks around personal text."""
    return evidence_sentence(evidence, beside).replace("\u2068", "").replace("\u2069", "")


TABLETS, LOWER = a_dose_change(DAY, 60), a_dose_change(DAY, 40, at=time(8, 0))
STOP = a_dose_change(DAY, 0)
BY_PUMP = a_dose_change(DAY, 90, unit=Unit.UG, route=Route.INTRATHECAL_PUMP)
MEDICINE = a_medicine("baclofen")


def moved(kind: MoveKind, change: DoseChange, before: DoseChange | None = None) -> DoseMove:
    return DoseMove(kind, MEDICINE, change, before)


WORSE = Worsening(
    since=DAY, day=day(4), window_days=7, compared_with=ComparedWith.DAYS_BEFORE, mean=24.2, mean_before=9.96
)

SENTENCES: list[tuple[Evidence, str]] = [
    (moved(MoveKind.STARTED, TABLETS), "Baclofen was started on 3 March: 60 mg a day."),
    (moved(MoveKind.RESTARTED, TABLETS, STOP), "Baclofen was started again on 3 March: 60 mg a day."),
    (moved(MoveKind.RAISED, TABLETS, LOWER), "Baclofen was raised from 40 mg a day to 60 mg a day on 3 March."),
    (moved(MoveKind.CUT, LOWER, TABLETS), "Baclofen was cut from 60 mg a day to 40 mg a day on 3 March at 08:00."),
    (moved(MoveKind.STOPPED, STOP, TABLETS), "Baclofen was stopped on 3 March; before, it was 60 mg a day."),
    (moved(MoveKind.STOPPED, STOP), "Baclofen was stopped on 3 March."),
    (moved(MoveKind.STARTED, BY_PUMP), "Baclofen (pump into the spine) was started on 3 March: 90 µg a day."),
    (
        PlanNotKept(PlanBreak.BELOW, moved(MoveKind.STOPPED, STOP, TABLETS), a_plan_step(day(-2), 50)),
        "Baclofen was stopped on 3 March; before, it was 60 mg a day. The plan has 50 mg a day from 1 March on.",
    ),
    (
        PlanNotKept(PlanBreak.EARLY, moved(MoveKind.STOPPED, STOP), a_plan_step(day(10), 0)),
        "Baclofen was stopped on 3 March. The plan begins later: a stop from 13 March on.",
    ),
    (
        PlanNotKept(PlanBreak.LARGER, moved(MoveKind.STOPPED, STOP), a_plan_step(DAY, 40), a_plan_step(day(-7), 50)),
        "Baclofen was stopped on 3 March. The plan has a smaller step: from 50 mg a day to 40 mg a day.",
    ),
    (
        DoseEventEvidence(MEDICINE, a_dose_event(DAY, DoseEventKind.MISSED, at=time(21, 0))),
        "A dose of baclofen was missed on 3 March at 21:00.",
    ),
    (
        DoseEventEvidence(MEDICINE, a_dose_event(DAY, DoseEventKind.EXTRA, amount=Decimal(20))),
        "An extra dose of baclofen (20 mg) was taken on 3 March.",
    ),
    (Taken(MEDICINE, TABLETS), "Baclofen: 60 mg a day since 3 March."),
    (Taken(MEDICINE, BY_PUMP), "Baclofen (pump into the spine): 90 µg a day since 3 March."),
    (OnTheList(a_medicine("iVita X"), DAY), "iVita X is on the list of medicines, without a dose."),
    (
        RefillDue(a_health_fact(DAY, HealthFactKind.PUMP_REFILL_DUE, "2026-03-01"), passed=True),
        "The pump was to be refilled by 1 March, and no newer day is written down.",
    ),
    (
        RefillDue(a_health_fact(DAY, HealthFactKind.PUMP_REFILL_DUE, "2026-04-01"), passed=False),
        "There is a pump: 1 April is the day to refill it.",
    ),
    (KidneyEvidence(a_health_fact(value="reduced")), "Kidneys that work less well are written down since 3 March."),
    (KidneyEvidence(a_health_fact(value="dialysis")), "Dialysis is written down since 3 March."),
    (NewTwitches(DAY, None), "Twitches were logged on 3 March, for the first time in this diary."),
    (
        NewTwitches(DAY, FreeRun(day(-20), day(-1), 14)),
        "Twitches were logged on 3 March, after 14 logged days without any (11 February – 2 March).",
    ),
    (
        NewTwitches(DAY, FreeRun(day(-1), day(-1), 1)),
        "Twitches were logged on 3 March, after 1 logged day without any (2 March).",
    ),
    (TwitchesLogged(DAY, day(4), 3), "Twitches were logged on 3 days (3–7 March)."),
    (TwitchesLogged(DAY, DAY, 1), "Twitches were logged on 3 March."),
    (DoctorNotTold(DAY), "It is not written down that a doctor knows of the twitches."),
    (
        WorseningEvidence(WORSE),
        "24 twitches a day in the 7 days up to 7 March, and 10 in the 28 days before them.",
    ),
    (
        WorseningEvidence(replace(WORSE, banded_days=1)),
        (
            "24 twitches a day in the 7 days up to 7 March, and 10 in the 28 days before them. On 1 of those 7 days a "
            "range was ticked, and its middle was used."
        ),
    ),
    (
        WorseningEvidence(replace(WORSE, compared_with=ComparedWith.BASELINE, window_days=14)),
        "24 twitches a day in the 14 days up to 7 March, and 10 in the 28 days before day 0.",
    ),
    (
        ScaleRise(Scale.SEVERITY, DAY, day(6), 2.25, 28, 1.0),
        "Severity: 2.2 on average on 3–9 March, and 1.0 on the 28 logged days before.",
    ),
    (
        ScaleRise(Scale.SEVERITY, DAY, day(6), 3.0, 28, 1.5, Author.CAREGIVER),
        "Severity, as the caregiver saw it: 3.0 on average on 3–9 March, and 1.5 on the 28 logged days before.",
    ),
    (
        ScaleRise(Scale.INTERFERENCE, DAY, day(6), 3.0, 9, 0.5),
        "How much twitches got in the way: 3.0 on average on 3–9 March, and 0.5 on the 9 logged days before.",
    ),
    (NewRegion(Region.LEFT_LEG, DAY), "“Left leg” was logged for the first time on 3 March."),
    (
        SevereDays(Scale.SEVERITY, 3, (DAY, day(1), day(5))),
        "Severity: 3 or more on 3 of the last 7 days (3 March, 4 March, 8 March).",
    ),
    (
        HighDose(DAY, Decimal("90.50"), Decimal(80)),
        (
            "90.5 mg of baclofen a day by mouth is written down since 3 March; its label names 80 mg as the most. "
            "Check this entry."
        ),
    ),
]


@pytest.mark.parametrize(("evidence", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_every_piece_of_evidence_is_one_plain_sentence_with_its_facts_and_dates(
    evidence: Evidence, sentence: str
) -> None:
    assert plain(evidence) == sentence


def test_every_kind_of_evidence_is_in_the_table() -> None:
    in_the_table = {type(evidence) for evidence, _ in SENTENCES} | {SignEvidence}
    assert set(get_args(Evidence)) == in_the_table


def test_the_year_of_any_evidence_is_said_when_it_is_another_one() -> None:
    elsewhere = date(2027, 1, 2)
    for evidence, _ in SENTENCES:
        if not isinstance(evidence, (DoctorNotTold, OnTheList)):
            assert "2026" in plain(evidence, elsewhere), evidence
            assert "2026" not in plain(evidence, date(2026, 12, 31)), evidence


def test_no_evidence_names_a_cause_a_diagnosis_or_what_to_take() -> None:
    words = " ".join(sentence for _, sentence in SENTENCES).lower()
    banned = ("withdrawal", "toxic", "overdose", "because", "caused", "safe", "take ", "you should", "danger")
    assert [word for word in banned if word in words] == []


def test_a_persons_own_name_for_a_medicine_can_not_turn_the_sentence() -> None:
    turned = a_medicine("\u202egnorw", id="x")
    assert evidence_sentence(OnTheList(turned, DAY)) == "\u2068gnorw\u2069 is on the list of medicines, without a dose."
