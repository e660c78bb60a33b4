"""What the card before saving would say of a dose change or a missed dose."""

from __future__ import annotations

from typing import Any

import pytest

from myotrack.domain.guidance.evidence import DoseEventEvidence, DoseMove, MoveKind, PlanBreak, PlanNotKept
from myotrack.domain.guidance.never_stop import before_saving
from tests.builders import a_medicine
from tests.domain.guidance.said import CATALOGUE, CLONAZEPAM, cut, diary, extra, missed, planned, stopped, taking

ON_BACLOFEN = taking(60)


def said(fact: Any, *facts: Any) -> list[Any]:
    return list(before_saving(diary(*facts), fact, CATALOGUE))


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
    assert before_saving(diary(clonazepam), stopped(0, CLONAZEPAM)) == ()


@pytest.mark.parametrize("fact", [stopped(0), missed(0)])
def test_a_diary_that_does_not_know_the_medicine_says_nothing(fact: Any) -> None:
    assert said(fact) == []
