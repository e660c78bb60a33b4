"""What R9 would say of a save: of a dose that is typed, and of everything else that changes what it looks at."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from myotrack.domain.guidance.before_saving import medicine_of, new_reasons, with_facts
from myotrack.domain.guidance.evidence import DoseEventEvidence, DoseMove, Evidence, MoveKind, PlanBreak, PlanNotKept
from myotrack.domain.medicines import Route, Unit
from tests.builders import a_medicine
from tests.domain.guidance.said import CATALOGUE, CLONAZEPAM, cut, diary, extra, missed, planned, stopped, taking

ON_BACLOFEN = taking(60)


def said(fact: Any, *facts: Any) -> list[Any]:
    """What is said of a dose that is typed beside these facts."""
    before = diary(*facts)
    return list(new_reasons(before, with_facts(before, (fact,)), CATALOGUE, saved=fact))


def changed(before: list[Any], after: list[Any]) -> list[Evidence]:
    """What is said when the diary becomes another one."""
    return list(new_reasons(diary(*before), diary(*after), CATALOGUE))


def test_a_stop_is_said_before_it_is_saved_whatever_day_it_is_for() -> None:
    for on in (-200, -7, 0, 3):
        stop = stopped(on)
        assert said(stop, ON_BACLOFEN) == [DoseMove(MoveKind.STOPPED, a_medicine(), stop, ON_BACLOFEN)]


def test_a_cut_against_the_plan_is_said_and_one_by_the_plan_is_not() -> None:
    step = planned(60, -10)
    lower = cut(50, 0)
    move = DoseMove(MoveKind.CUT, a_medicine(), lower, ON_BACLOFEN)
    assert said(lower, ON_BACLOFEN, step) == [PlanNotKept(PlanBreak.BELOW, move, step)]
    assert said(lower, ON_BACLOFEN, step, planned(50, 0)) == []
    assert said(lower, ON_BACLOFEN) == []


def test_a_second_missed_dose_is_said_and_an_extra_one_is_not() -> None:
    first, second = missed(-1), missed(0)
    assert said(second, ON_BACLOFEN, first) == [
        DoseEventEvidence(a_medicine(), first),
        DoseEventEvidence(a_medicine(), second),
    ]
    third = missed(0, id="third")
    assert [e.event.id for e in said(third, ON_BACLOFEN, first, second)] == [first.id, second.id, "third"]
    assert said(second, ON_BACLOFEN) == []
    assert said(extra(0), ON_BACLOFEN, extra(-1)) == []


def test_only_what_the_new_fact_does_is_said() -> None:
    assert said(cut(70, 0), ON_BACLOFEN, stopped(-30), taking(50, -20)) == []
    assert said(missed(0), ON_BACLOFEN, stopped(-1)) == []
    assert said(stopped(0), ON_BACLOFEN, missed(-1), missed(-2)) == [
        DoseMove(MoveKind.STOPPED, a_medicine(), stopped(0), ON_BACLOFEN)
    ]


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    stop = stopped(0, id="same")
    assert said(cut(50, 0, id="same"), ON_BACLOFEN, stop) == []
    assert said(stop, ON_BACLOFEN, cut(50, 0, id="same")) != []
    assert said(missed(0, id="same"), ON_BACLOFEN, missed(-1, id="same")) == []
    read_again = str(b"same", "ascii")
    assert said(missed(0, id=read_again), ON_BACLOFEN, missed(-1, id="same")) == []
    assert said(cut(50, 0, id=read_again), ON_BACLOFEN, stop) == []


@pytest.mark.parametrize(("its_own", "the_others"), [("a", "b"), ("b", "a")])
def test_nothing_else_is_taken_away_whatever_it_is_called(its_own: str, the_others: str) -> None:
    before, stop = taking(60, id=the_others), stopped(0, id=its_own)
    assert said(stop, before) == [DoseMove(MoveKind.STOPPED, a_medicine(), stop, before)]
    assert len(said(missed(0, id=its_own), ON_BACLOFEN, missed(-1, id=the_others))) == 2


def test_the_catalogue_says_which_medicines_it_is_said_of() -> None:
    clonazepam, sertraline = taking(2, medicine=CLONAZEPAM), taking(50, medicine="sertraline")
    assert said(stopped(0, CLONAZEPAM), clonazepam) != []
    assert said(stopped(0, "sertraline"), sertraline) == []
    before = diary(clonazepam)
    assert new_reasons(before, with_facts(before, (stopped(0, CLONAZEPAM),))) == ()


@pytest.mark.parametrize("fact", [stopped(0), missed(0)])
def test_a_diary_that_does_not_know_the_medicine_says_nothing(fact: Any) -> None:
    assert said(fact) == []


def test_a_correction_that_leaves_the_same_is_told_all_the_same() -> None:
    stop, pair = stopped(0), [missed(-1), missed(0)]
    assert len(said(stop, ON_BACLOFEN, stop)) == 1
    assert len(said(pair[0], ON_BACLOFEN, *pair)) == 2
    step, lower = planned(50, -10), cut(40, -2)
    assert len(said(lower, ON_BACLOFEN, step, lower)) == 1


def test_a_fact_takes_the_place_of_the_one_with_its_id_and_another_stands_beside() -> None:
    medicine, step, dose, event = a_medicine(), planned(60, 0, id="s"), taking(60, id="d"), missed(0, id="e")
    timeline = diary(medicine, step, dose, event)
    others = (a_medicine("x", id="x"), planned(50, 1, id="s2"), taking(50, -1, id="d2"), missed(-1, id="e2"))
    both = with_facts(timeline, others)
    for held, more in (
        (timeline.medicines, both.medicines),
        (timeline.plan_steps, both.plan_steps),
        (timeline.dose_changes, both.dose_changes),
        (timeline.dose_events, both.dose_events),
    ):
        assert more[:-1] == held
        assert more[-1] in others
    changed_ones = (
        a_medicine("Baclofen 10 mg", id="baclofen"),
        planned(1, 0, id="s"),
        taking(1, id="d"),
        missed(-9, id="e"),
    )
    now = with_facts(timeline, changed_ones)
    assert (now.plan_steps, now.dose_changes, now.dose_events) == tuple((fact,) for fact in changed_ones[1:])
    assert changed_ones[0] in now.medicines
    assert len(now.medicines) == len(timeline.medicines)


def test_what_is_taken_away_can_leave_a_stop() -> None:
    morning, evening = stopped(0, id="morning", at=time(8)), taking(60, 0, id="evening", at=time(20))
    assert changed([ON_BACLOFEN, morning, evening], [ON_BACLOFEN, morning]) == [
        DoseMove(MoveKind.STOPPED, a_medicine(), morning, ON_BACLOFEN)
    ]
    first, second = stopped(-9, id="first"), stopped(-3, id="second")
    assert changed([ON_BACLOFEN, first, second], [ON_BACLOFEN, second]) == [
        DoseMove(MoveKind.STOPPED, a_medicine(), second, ON_BACLOFEN)
    ]
    assert changed([ON_BACLOFEN, first, second], [ON_BACLOFEN, first]) == []


def test_what_is_taken_away_can_leave_a_cut_in_one_go() -> None:
    plan = [planned(60, -20), planned(50, -10), planned(40, 0)]
    halfway, low = cut(50, -10, id="halfway"), cut(40, 0, id="low")
    (reason,) = changed([ON_BACLOFEN, *plan, halfway, low], [ON_BACLOFEN, *plan, low])
    assert isinstance(reason, PlanNotKept)
    assert (reason.kind, reason.move.before, reason.move.change) == (PlanBreak.LARGER, ON_BACLOFEN, low)


def test_another_amount_or_day_of_an_earlier_dose_can_make_a_later_cut_too_large() -> None:
    plan = [planned(60, -20), planned(50, 0)]
    low = cut(50, 0, id="low")
    for before, after in ((taking(60), taking(70)), (taking(50), taking(60.5))):
        now = [before, *plan, low]
        assert [r.kind for r in said(after, *now) if isinstance(r, PlanNotKept)] == [PlanBreak.LARGER]
    assert said(taking(60), taking(55), *plan, low) == []
    late = [ON_BACLOFEN, *plan, cut(50, -1, id="low")]
    assert [r.kind for r in said(low, *late)] == []
    assert [r.kind for r in said(cut(50, -1, id="low"), ON_BACLOFEN, *plan, low)] == [PlanBreak.BELOW]


def test_a_plan_typed_in_after_a_cut_that_it_does_not_have_is_told() -> None:
    lower = cut(40, -2)
    for steps, kind in (
        ([planned(50, -10)], PlanBreak.BELOW),
        ([planned(40, 5), planned(20, 12)], PlanBreak.EARLY),
        ([planned(50, -10), planned(40, -2)], PlanBreak.LARGER),
    ):
        found = changed([ON_BACLOFEN, lower], [ON_BACLOFEN, lower, *steps])
        assert [(r.kind, r.move.change) for r in found if isinstance(r, PlanNotKept)] == [(kind, lower)]
    for kept in (
        [planned(40, -2)],
        [planned(60, -10), planned(40, -2)],
        [planned(40, 27)],
        [planned(50, -10, CLONAZEPAM)],
    ):
        assert changed([ON_BACLOFEN, lower], [ON_BACLOFEN, lower, *kept]) == []


def test_what_was_told_before_is_not_told_again() -> None:
    stop, lower = stopped(-2), cut(40, -2)
    step = planned(50, -10)
    assert changed([ON_BACLOFEN, stop], [ON_BACLOFEN, stop, planned(40, 5), planned(20, 12)]) == []
    assert changed([ON_BACLOFEN, stop, planned(40, 5)], [ON_BACLOFEN, stop]) == []
    assert changed([ON_BACLOFEN, lower, step], [ON_BACLOFEN, lower, step, planned(20, 12)]) == []
    assert changed([ON_BACLOFEN, missed(-1), missed(0)], [ON_BACLOFEN, missed(-1), missed(0), planned(60, 0)]) == []
    assert changed([ON_BACLOFEN, stop, missed(-1), missed(0)], [ON_BACLOFEN, missed(-1), missed(0)]) == []


def test_a_cut_that_becomes_another_one_is_told_again() -> None:
    step, plan = planned(50, -10), [planned(60, -20), planned(55, -10)]
    lower = cut(40, -2, id="low")
    assert len(said(cut(30, -2, id="low"), ON_BACLOFEN, step, lower)) == 1
    assert len(said(taking(80), ON_BACLOFEN, step, lower)) == 1
    assert len(said(taking(60, unit=Unit.G), ON_BACLOFEN, step, lower)) == 1
    assert len(changed([ON_BACLOFEN, lower, planned(40, 5)], [ON_BACLOFEN, lower, step])) == 1
    assert len(changed([ON_BACLOFEN, cut(50, -2), step], [ON_BACLOFEN, cut(50, -2), *plan])) == 1


def test_a_missed_dose_that_comes_back_or_moves_makes_a_pair() -> None:
    first, far = missed(-1, id="first"), missed(-20, id="second")
    near = missed(0, id="second")
    assert changed([ON_BACLOFEN, first], [ON_BACLOFEN, first, near]) == [
        DoseEventEvidence(a_medicine(), first),
        DoseEventEvidence(a_medicine(), near),
    ]
    assert len(changed([ON_BACLOFEN, first, far], [ON_BACLOFEN, first, near])) == 2
    assert changed([ON_BACLOFEN, first, near], [ON_BACLOFEN, first, far]) == []


def test_another_name_can_make_it_a_medicine_that_must_not_be_stopped() -> None:
    stop = stopped(-30, medicine="m")
    before = diary(a_medicine("muscle pills", id="m"), taking(60, medicine="m"), stop)
    after = with_facts(before, (a_medicine("Baclofen 10 mg", id="m"),))
    (reason,) = new_reasons(before, after, CATALOGUE)
    assert medicine_of(reason) == a_medicine("Baclofen 10 mg", id="m")
    assert new_reasons(after, with_facts(after, (a_medicine("Clonazepam", id="m"),)), CATALOGUE) == ()


def test_a_fact_of_a_day_to_come_is_told_too() -> None:
    """A clock that was set back makes yesterday of today."""
    before = diary(ON_BACLOFEN)
    ahead = with_facts(before, (stopped(2),))
    assert len(new_reasons(before, ahead, CATALOGUE)) == 1
    assert new_reasons(ahead, with_facts(ahead, (stopped(3, id="again"),)), CATALOGUE) == ()
    assert len(new_reasons(before, with_facts(before, (missed(1), missed(2))), CATALOGUE)) == 2


def test_each_reason_says_which_medicine_it_is_about() -> None:
    pump = taking(0, 0, unit=Unit.UG, route=Route.INTRATHECAL_PUMP)
    for reason in (
        *said(pump, ON_BACLOFEN),
        *said(missed(0), ON_BACLOFEN, missed(-1)),
        *said(cut(1, 0), ON_BACLOFEN, planned(2, -1)),
    ):
        assert medicine_of(reason).id == "baclofen"
