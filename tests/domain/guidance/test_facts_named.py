"""Which logged facts each rule names, with their dates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from myotrack.domain.checkins import Region
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
)
from myotrack.domain.medicines import Role, Unit
from myotrack.domain.scales import Interference, Severity
from myotrack.domain.signs import Grade, WarningSign
from tests.builders import a_medicine, day
from tests.domain.guidance.said import (
    TOLD_LONG_AGO,
    celsius,
    cut,
    days_of,
    extra,
    free,
    kidneys,
    missed,
    number_of,
    planned,
    pump,
    refill_due,
    sleepy,
    standing,
    stopped,
    taking,
    ticked,
    twitches,
)

ON_BACLOFEN = taking(60)
BACLOFEN_TAKEN = Taken(a_medicine(), ON_BACLOFEN)
LONG_AGO = twitches(3, -100)
SEES_THINGS = ticked(WarningSign.HALLUCINATIONS)


def evidence_of(rule: str, *facts: Any, on: int = 0) -> list[Evidence]:
    return list(standing(*facts, on=on)[rule].evidence)


def moved(kind: MoveKind, change: Any, before: Any) -> DoseMove:
    return DoseMove(kind, a_medicine(change.medicine_id), change, before)


def test_r5_names_the_sign_and_every_change_or_the_pump() -> None:
    sign, lower, dose = celsius("39"), cut(50, -5), missed(-1)
    assert evidence_of("R5", ON_BACLOFEN, lower, dose, sign) == [
        moved(MoveKind.CUT, lower, ON_BACLOFEN),
        DoseEventEvidence(a_medicine(), dose),
        SignEvidence(sign),
    ]
    by_pump = pump()
    assert evidence_of("R5", by_pump, sign) == [Taken(a_medicine(), by_pump), SignEvidence(sign)]
    refill = refill_due(9)
    assert evidence_of("R5", ON_BACLOFEN, refill_due(-40, entered=-60), refill, sign) == [
        BACLOFEN_TAKEN,
        SignEvidence(sign),
        RefillDue(refill, passed=False),
    ]
    by_refill = [BACLOFEN_TAKEN, SignEvidence(sign), RefillDue(refill, passed=False)]
    assert evidence_of("R5", ON_BACLOFEN, refill, sign) == by_refill


def test_a_rule_about_one_sign_names_it() -> None:
    alarm, worse, agitated = (
        ticked(sign) for sign in (WarningSign.PUMP_ALARM, WarningSign.WORSE_THAN_USUAL, WarningSign.AGITATION)
    )
    assert evidence_of("R6", alarm) == [SignEvidence(alarm)]
    assert evidence_of("R12", worse) == [SignEvidence(worse)]
    assert evidence_of("R10b", agitated) == [SignEvidence(agitated)]


def test_severe_days_are_of_the_first_of_them() -> None:
    (severe,) = evidence_of("R15", LONG_AGO, *days_of(-2, 0, severity=Severity(3)))
    assert severe.day == day(-2)


def test_a_pump_is_only_named_where_it_matters() -> None:
    by_pump, pulse, itching = pump(), ticked(WarningSign.FAST_PULSE), ticked(WarningSign.ITCHING_TINGLING)
    assert evidence_of("R10b", by_pump, pulse) == [SignEvidence(pulse)]
    assert evidence_of("R10b", by_pump, itching) == [Taken(a_medicine(), by_pump), SignEvidence(itching)]


def test_r10_names_the_sign_also_when_the_sign_alone_stands_no_more() -> None:
    stop, sign = stopped(0), ticked(WarningSign.HALLUCINATIONS, -6)
    assert SignEvidence(sign) in evidence_of("R10", ON_BACLOFEN, stop, sign, on=2)


def test_facts_of_one_moment_are_named_in_the_same_order_however_they_are_held() -> None:
    first, second = (ticked(WarningSign.SEIZURE, id=name) for name in ("a", "b"))
    assert evidence_of("R1", first, second) == evidence_of("R1", second, first)
    move, dose = stopped(0), missed(0)
    assert evidence_of("R9", ON_BACLOFEN, move, dose, missed(-1)) == evidence_of(
        "R9", missed(-1), dose, move, ON_BACLOFEN
    )


def test_r6_names_the_latest_day_to_refill() -> None:
    assert evidence_of("R6", refill_due(-30, entered=-60), refill_due(-2, entered=-30)) == [
        RefillDue(refill_due(-2, entered=-30), passed=True)
    ]


def test_r7_and_r8_name_both_facts() -> None:
    cold, drowsy = celsius("34", -1), sleepy(Grade.DROWSY)
    assert evidence_of("R7", cold, drowsy) == [SignEvidence(cold), SignEvidence(drowsy)]
    dose, faint = extra(-1), ticked(WarningSign.FAINT)
    assert evidence_of("R8", dose, faint) == [DoseEventEvidence(a_medicine(), dose), SignEvidence(faint)]


def test_only_r8_brings_the_poison_line() -> None:
    facts = [ON_BACLOFEN, stopped(-1), extra(0), ticked(WarningSign.SEIZURE), SEES_THINGS, celsius("34"), sleepy(None)]
    found = standing(*facts)
    assert set(found) == {"R1", "R2", "R7", "R8", "R9", "R10"}
    assert [rule for rule, alert in found.items() if alert.poison_line] == ["R8"]


def test_r9_names_the_stop_the_plan_or_the_missed_doses() -> None:
    stop, first, second = stopped(0), missed(-1), missed(0)
    assert evidence_of("R9", ON_BACLOFEN, stop) == [moved(MoveKind.STOPPED, stop, ON_BACLOFEN)]
    assert evidence_of("R9", ON_BACLOFEN, first, second) == [
        DoseEventEvidence(a_medicine(), first),
        DoseEventEvidence(a_medicine(), second),
    ]
    step, later = planned(60, -10), planned(40, 5)
    assert evidence_of("R9", ON_BACLOFEN, stop, step, later) == [
        PlanNotKept(PlanBreak.BELOW, moved(MoveKind.STOPPED, stop, ON_BACLOFEN), step)
    ]
    lower = cut(40, 0)
    assert evidence_of("R9", ON_BACLOFEN, lower, later) == [
        PlanNotKept(PlanBreak.EARLY, moved(MoveKind.CUT, lower, ON_BACLOFEN), later)
    ]
    earlier, now = planned(50, -10), planned(40, 0)
    assert evidence_of("R9", ON_BACLOFEN, lower, earlier, now) == [
        PlanNotKept(PlanBreak.LARGER, moved(MoveKind.CUT, lower, ON_BACLOFEN), now, earlier)
    ]


def test_r10_names_the_sign_the_baclofen_and_what_makes_it_an_emergency() -> None:
    assert evidence_of("R10", ON_BACLOFEN, SEES_THINGS) == [BACLOFEN_TAKEN, SignEvidence(SEES_THINGS)]
    stop = stopped(-2)
    stop_move = moved(MoveKind.STOPPED, stop, ON_BACLOFEN)
    assert evidence_of("R10", ON_BACLOFEN, stop, SEES_THINGS) == [stop_move, SignEvidence(SEES_THINGS)]
    fever = celsius("39")
    both = evidence_of("R10", ON_BACLOFEN, cut(50, -2), SEES_THINGS, fever)
    assert SignEvidence(fever) in both
    assert moved(MoveKind.CUT, cut(50, -2), ON_BACLOFEN) in both
    listed = a_medicine()
    assert evidence_of("R10", listed, SEES_THINGS) == [OnTheList(listed, day(0)), SignEvidence(SEES_THINGS)]


def test_r10b_names_the_pump_beside_the_itching() -> None:
    itching, by_pump = ticked(WarningSign.ITCHING_TINGLING), pump()
    assert evidence_of("R10b", by_pump, itching) == [Taken(a_medicine(), by_pump), SignEvidence(itching)]


def test_r11_and_r16_name_the_free_days() -> None:
    assert evidence_of("R11", *free(-3, -1), twitches(1)) == [NewTwitches(day(0), None)]
    run = FreeRun(day(-20), day(-2), 15)
    facts = [LONG_AGO, *free(-20, -10), *free(-5, -2), twitches(1)]
    assert evidence_of("R11", *facts) == [NewTwitches(day(0), run)]
    new = taking(50, -3, "sertraline")
    started = DoseMove(MoveKind.STARTED, a_medicine("sertraline"), new, None)
    assert evidence_of("R16", *facts, new) == [started, NewTwitches(day(0), run)]


def test_r11b_names_the_twitches_the_baclofen_and_that_nobody_was_told() -> None:
    facts = [ON_BACLOFEN, LONG_AGO, twitches(4, -7), twitches(4, -6), twitches(0, -4), twitches(4, -2)]
    logged = TwitchesLogged(day(-6), day(-2), 2)
    assert evidence_of("R11b", *facts) == [BACLOFEN_TAKEN, logged, DoctorNotTold(day(0))]


def test_r12b_names_the_means_and_the_new_part() -> None:
    facts = [LONG_AGO, *days_of(-20, -7, severity=Severity(1)), *days_of(-6, 0, severity=Severity(2))]
    assert evidence_of("R12b", *facts) == [ScaleRise(Scale.SEVERITY, day(-6), day(0), 2.0, 15, 1.0)]
    harder = [LONG_AGO, *days_of(-34, -7, interference=Interference(1)), *days_of(-6, 0, interference=Interference(3))]
    assert [e for e in evidence_of("R12b", *harder) if isinstance(e, ScaleRise)] == [
        ScaleRise(Scale.INTERFERENCE, day(-6), day(0), 3.0, 28, 1.0)
    ]
    neck, face = frozenset({Region.NECK}), frozenset({Region.FACE, Region.NECK, Region.TRUNK})
    assert evidence_of("R12b", twitches(3, -90, regions=neck), twitches(3, regions=face)) == [
        NewRegion(Region.FACE, day(0)),
        NewRegion(Region.TRUNK, day(0)),
    ]


def test_the_lasting_rules_name_their_facts() -> None:
    weak = kidneys("reduced", -5)
    assert evidence_of("R13", kidneys("dialysis", -9), ON_BACLOFEN, weak) == [BACLOFEN_TAKEN, KidneyEvidence(weak)]
    suspected, stop = taking(60, role=Role.SUSPECTED), stopped(-30, role=Role.SUSPECTED)
    facts = [LONG_AGO, TOLD_LONG_AGO, suspected, stop, twitches(2, -4), twitches(2, -1)]
    assert evidence_of("R14", *facts) == [
        moved(MoveKind.STOPPED, stop, suspected),
        TwitchesLogged(day(-4), day(-1), 2),
    ]
    severe = [LONG_AGO, *days_of(-4, 0, severity=Severity(3), interference=Interference(3))]
    five_days = tuple(day(n) for n in range(-4, 1))
    assert evidence_of("R15", *severe) == [
        SevereDays(Scale.INTERFERENCE, 3, five_days),
        SevereDays(Scale.SEVERITY, 3, five_days),
    ]
    much, more = taking(50, -40), taking(40, -20, medicine="Baclofen 10 mg")
    assert evidence_of("R18", much, more) == [
        Taken(a_medicine(), much),
        HighDose(day(-20), Decimal(90), Decimal(80)),
        Taken(a_medicine("Baclofen 10 mg"), more),
    ]


def test_a_dose_without_weight_beside_a_high_one_does_not_date_it() -> None:
    facts = [taking(90, -40), taking(2, -5, medicine="baclofen tablets", unit=Unit.TABLETS)]
    assert number_of(standing(*facts)["R18"].since) == -40
    half_a_milligram = taking(0.5, -5, medicine="baclofen tablets")
    assert number_of(standing(taking(90, -40), half_a_milligram)["R18"].since) == -5
