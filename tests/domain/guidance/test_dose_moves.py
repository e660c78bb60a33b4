"""What a dose change did, and who is on baclofen when."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.guidance.baclofen import BaclofenUse
from myotrack.domain.guidance.dose_moves import difference, dose_moves
from myotrack.domain.guidance.evidence import MoveKind
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE
from myotrack.domain.medicines import Route, Unit
from tests.builders import a_medicine, day
from tests.domain.guidance.said import diary, missed, number_of, pump, stopped, taking

TABLETS: dict[str, Any] = {"unit": Unit.TABLETS}


@pytest.mark.parametrize(
    ("words", "changes", "expected"),
    [
        ("started", [taking(60, -9)], [MoveKind.STARTED]),
        ("the diary begins with the stop", [stopped(-9)], [MoveKind.STOPPED]),
        ("stopped", [taking(60, -9), stopped(-1)], [MoveKind.STARTED, MoveKind.STOPPED]),
        ("started again at a lower dose", [taking(60, -9), stopped(-5), taking(0.5, -1)],
         [MoveKind.STARTED, MoveKind.STOPPED, MoveKind.RESTARTED]),
        ("half a milligram more", [taking(60, -9), taking(60.5, -1)], [MoveKind.STARTED, MoveKind.RAISED]),
        ("half a milligram less", [taking(60, -9), taking(59.5, -1)], [MoveKind.STARTED, MoveKind.CUT]),
        ("down to half a milligram", [taking(60, -9), taking(0.5, -1)], [MoveKind.STARTED, MoveKind.CUT]),
        ("up from half a milligram", [taking(0.5, -9), taking(60, -1)], [MoveKind.STARTED, MoveKind.RAISED]),
        ("begun at half a milligram", [taking(0.5, -9)], [MoveKind.STARTED]),
        ("the same once more", [taking(60, -9), taking(60, -1)], [MoveKind.STARTED]),
        ("stopped once more", [stopped(-9), stopped(-1)], [MoveKind.STOPPED]),
        ("60 mg to 3 tablets", [taking(60, -9), taking(3, -1, **TABLETS)], [MoveKind.STARTED]),
        ("3 tablets to 60 mg", [taking(3, -9, **TABLETS), taking(60, -1)], [MoveKind.STARTED]),
        ("60 mg to 0 tablets", [taking(60, -9), stopped(-1, **TABLETS)], [MoveKind.STARTED, MoveKind.STOPPED]),
        ("0 tablets to 60 mg", [stopped(-9, **TABLETS), taking(60, -1)], [MoveKind.STOPPED, MoveKind.RESTARTED]),
        ("3 tablets to 4", [taking(3, -9, **TABLETS), taking(4, -1, **TABLETS)], [MoveKind.STARTED, MoveKind.RAISED]),
        ("0.06 g to 59 mg", [taking(0.06, -9, unit=Unit.G), taking(59, -1)], [MoveKind.STARTED, MoveKind.CUT]),
        ("mouth and pump are two series", [taking(60, -9), pump(90, -1)], [MoveKind.STARTED, MoveKind.STARTED]),
        ("two medicines are two series", [taking(60, -9), taking(50, -1, "sertraline")],
         [MoveKind.STARTED, MoveKind.STARTED]),
    ],
)  # fmt: skip
def test_a_dose_change_is_a_start_a_rise_a_cut_or_a_stop(
    words: str, changes: list[Any], expected: list[MoveKind]
) -> None:
    assert [move.kind for move in dose_moves(diary(*changes))] == expected, words


def test_moves_are_told_oldest_first() -> None:
    moves = dose_moves(diary(taking(50, -1, "a"), taking(60, -9, "b"), taking(40, -5, "b")))
    assert [number_of(move.day) for move in moves] == [-9, -5, -1]


def test_doses_are_compared_in_a_unit_of_both() -> None:
    assert difference(Decimal(1), Unit.G, Decimal(900), Unit.MG) == 100
    assert difference(Decimal(3), Unit.TABLETS, Decimal(4), Unit.TABLETS) == -1
    assert difference(Decimal(3), Unit.TABLETS, Decimal(4), Unit.MG) is None
    assert difference(Decimal(3), Unit.MG, Decimal(4), Unit.DROPS) is None
    assert difference(Decimal("0.5"), Unit.TABLETS, Decimal(4), Unit.MG) is None
    assert difference(Decimal(1), Unit.TABLETS, Decimal(1), Unit.MG) is None
    assert difference(Decimal(0), Unit.TABLETS, Decimal(4), Unit.MG) == -4
    assert difference(Decimal(4), Unit.MG, Decimal(0), Unit.TABLETS) == 4


def on_baclofen(*facts: Any) -> BaclofenUse:
    timeline = diary(*facts)
    return BaclofenUse(timeline, DEFAULT_KNOWLEDGE, dose_moves(timeline))


def days_covered(*facts: Any) -> list[int]:
    use = on_baclofen(*facts)
    covered = [n for n in range(-50, 20) if use.covers(day(n))]
    assert covered == [n for n in range(-50, 20) if use.use(day(n))]
    return covered


def test_who_takes_baclofen_is_on_it_until_7_days_after_the_stop() -> None:
    assert days_covered(taking(60, -30), stopped(-20)) == [*range(-30, -12)]
    assert days_covered(stopped(-20)) == [*range(-20, -12)]
    assert days_covered(taking(60, -30)) == [*range(-30, 20)]
    assert days_covered(taking(60, -30), stopped(-20), taking(40, -10)) == [*range(-30, -12), *range(-10, 20)]
    assert days_covered(taking(60, -30), stopped(-20), taking(40, -12)) == [*range(-30, 20)]
    assert days_covered(taking(60, -30), pump(90, -40), stopped(-20)) == [*range(-40, 20)]
    assert days_covered(taking(60, -30), stopped(-28), pump(90, -25), pump(0, -10)) == [*range(-30, -2)]
    assert days_covered(taking(60, -30, "sertraline")) == []
    apart = [taking(60, -50), stopped(-45), taking(60, -30), stopped(-25), pump(90, -20), pump(0, -15)]
    assert days_covered(*apart) == [*range(-50, -37), *range(-30, -7)]
    within = [taking(60, -50), stopped(-45), taking(60, -30), stopped(-10), pump(90, -29), pump(0, -27)]
    assert days_covered(*within) == [*range(-50, -37), *range(-30, -2)]
    assert days_covered(a_medicine()) == [*range(-50, 20)]


def test_since_when_it_is_taken_without_a_break() -> None:
    def since(*facts: Any) -> int:
        return number_of(on_baclofen(*facts).taken_since(day(0)))

    assert since(taking(60, -30)) == -30
    assert since(taking(60, 0)) == 0
    assert since(taking(60, -30), taking(40, -20)) == -30
    assert since(taking(60, -30), stopped(-20), taking(40, -10)) == -10
    assert since(taking(60, -30), stopped(-20), pump(90, -20)) == -30
    assert since(taking(60, -30), stopped(-20), pump(90, -19)) == -19
    assert since(taking(60, -30), stopped(-5), pump(90, -20)) == -30
    assert since(pump(90, -20), taking(60, -40), stopped(-5)) == -40
    assert since(pump(90, -40), taking(60, -30), stopped(-20), taking(50, -10)) == -40
    assert since(a_medicine()) == 0
    apart = [taking(60, -50), stopped(-45), taking(60, -30), stopped(-10), pump(90, -12)]
    assert since(*apart) == -30
    use = on_baclofen(taking(60, -50), stopped(-45), taking(60, -30))
    assert [number_of(use.taken_since(day(n))) for n in (-50, -46, -30)] == [-50, -50, -30]


def test_only_missed_doses_of_baclofen_itself_lower_it() -> None:
    facts = [taking(60, -30), taking(50, -30, "azathioprine"), taking(50, -30, "sertraline")]
    events = [missed(-1), missed(-1, medicine="azathioprine"), missed(-1, medicine="sertraline")]
    assert [e.medicine.id for e in on_baclofen(*facts, *events).lowered if hasattr(e, "event")] == ["baclofen"]


@pytest.mark.parametrize("route", Route)
def test_only_a_pump_is_a_pump_and_only_the_mouth_a_mouth(route: Route) -> None:
    use = on_baclofen(taking(60, route=route))
    assert bool(use.pumped(day(0))) == (route is Route.INTRATHECAL_PUMP)
    assert bool(use.by_mouth(day(0))) == (route is Route.ORAL)


def test_a_pump_is_known_by_its_dose_before_its_refill() -> None:
    by_dose = on_baclofen(pump()).pump(day(0))
    assert [type(one).__name__ for one in by_dose] == ["Taken"]
    assert on_baclofen(taking(60)).pump(day(0)) == ()
