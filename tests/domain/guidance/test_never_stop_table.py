"""R9, to be read by a clinician: what is in the diary → whether the rule fires; all alerts are URGENT.

Day 0 is the day on which the rules are asked. Nothing but R9 may fire in this table.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from typing import Any

import pytest

from myotrack.domain.doses import DecidedBy, DoseChange
from myotrack.domain.guidance.knowledge import Knowledge
from myotrack.domain.medicines import Medicine, Route, Unit
from myotrack.domain.provenance import Author, Provenance, Source
from tests.builders import a_medicine, day
from tests.domain.guidance.said import (
    CATALOGUE,
    CLONAZEPAM,
    URGENT,
    cut,
    extra,
    fired,
    missed,
    planned,
    pump,
    stopped,
    taking,
)

Case = tuple[str, list[Any], bool]

ON_BACLOFEN = taking(60)
ON_CLONAZEPAM = taking(2, medicine=CLONAZEPAM)
ON_SERTRALINE = taking(50, medicine="sertraline")

STOPS: list[Case] = [
    ("baclofen is taken as always", [ON_BACLOFEN], False),
    ("baclofen was stopped today", [ON_BACLOFEN, stopped(0)], True),
    ("baclofen was stopped 6 days ago", [ON_BACLOFEN, stopped(-6)], True),
    ("baclofen was stopped 7 days ago: told for long enough", [ON_BACLOFEN, stopped(-7)], False),
    ("the diary begins with the stop", [stopped(0)], True),
    ("the prescriber decided on the stop", [ON_BACLOFEN, stopped(0, decided_by=DecidedBy.PRESCRIBER)], True),
    ("stopped before, and 0 was entered once more", [ON_BACLOFEN, stopped(-100), stopped(0)], False),
    ("stopped in the morning, taken again in the evening",
     [ON_BACLOFEN, stopped(0, at=time(8)), cut(60, 0, at=time(20))], False),
    ("the only stop was that of an earlier period", [ON_BACLOFEN, stopped(-60), taking(40, -30)], False),
    ("the tablets were stopped, the pump goes on", [ON_BACLOFEN, pump(), stopped(0)], True),
    ("the pump was stopped, the tablets go on", [ON_BACLOFEN, pump(), pump(0, 0)], True),
    ("clonazepam was stopped", [ON_CLONAZEPAM, stopped(0, CLONAZEPAM)], True),
    ("sertraline was stopped", [ON_SERTRALINE, stopped(0, "sertraline")], False),
    ("3 tablets a day were stopped", [taking(3, unit=Unit.TABLETS), stopped(0)], True),
]  # fmt: skip


def by_pump(milligrams: float, since: int = -400) -> DoseChange:
    """A dose by pump in the unit of the tablets."""
    return taking(milligrams, since, unit=Unit.MG, route=Route.INTRATHECAL_PUMP)


CUTS: list[Case] = [
    ("a cut, and no plan", [ON_BACLOFEN, cut(5, 0)], False),
    ("a rise", [ON_BACLOFEN, cut(80, 0), planned(100, -10)], False),
    ("the plan was kept", [ON_BACLOFEN, planned(60, -10), planned(40, 0), cut(40, 0)], False),
    ("the plan was kept: its first step", [ON_BACLOFEN, planned(40, 0), planned(20, 7), cut(40, 0)], False),
    ("the plan's step was missed: nothing was cut", [ON_BACLOFEN, planned(60, -10), planned(40, -2)], False),
    ("a planned step was taken 2 days late", [ON_BACLOFEN, planned(60, -10), planned(40, -2), cut(40, 0)], False),
    ("a smaller cut than planned", [ON_BACLOFEN, planned(60, -10), planned(40, 0), cut(50, 0)], False),
    ("a day earlier than planned", [ON_BACLOFEN, planned(60, -10), planned(40, 1), cut(40, 0)], True),
    ("1 mg lower than planned", [ON_BACLOFEN, planned(60, -10), planned(40, 0), cut(39, 0)], True),
    ("59,999 µg where 60 mg are planned", [ON_BACLOFEN, planned(60, -10), cut(59_999, 0, unit=Unit.UG)], True),
    ("40,000 µg where 40 mg are planned",
     [ON_BACLOFEN, planned(60, -10), planned(40, 0), cut(40_000, 0, unit=Unit.UG)], False),
    ("tablets where mg are planned can't be compared",
     [ON_BACLOFEN, planned(60, -10), cut(5, 0, unit=Unit.TABLETS)], False),
    ("the plan's first step, 28 days early", [ON_BACLOFEN, planned(40, 28), cut(40, 0)], True),
    ("the plan's first step, 29 days early", [ON_BACLOFEN, planned(40, 29), cut(40, 0)], False),
    ("below the plan's first step, 29 days early", [ON_BACLOFEN, planned(40, 29), cut(39, 0)], True),
    ("below the plan's first step, 200 days early", [ON_BACLOFEN, planned(40, 200), cut(5, 0)], True),
    ("pump and tablets: a plan for the tablets says nothing of the pump",
     [ON_BACLOFEN, pump(500), planned(50, 0), pump(400, 0)], False),
    ("pump and tablets in milligrams both: a plan for the tablets says nothing of the pump",
     [ON_BACLOFEN, by_pump(0.5), planned(50, 0), by_pump(0.4, 0)], False),
    ("pump and tablets: a plan for the tablets in the pump's unit",
     [ON_BACLOFEN, pump(500), planned(50000, 0, unit=Unit.UG), cut(30, 0)], True),
    ("pump and tablets: a plan for the pump",
     [ON_BACLOFEN, pump(500), planned(400, 0, unit=Unit.UG), pump(300, 0)], True),
    ("pump and tablets: a plan for the pump says nothing of the tablets",
     [ON_BACLOFEN, pump(500), planned(400, 0, unit=Unit.UG), cut(30, 0)], False),
    ("pump and tablets: late steps of the tablets are small, and are of the tablets all the same",
     [ON_BACLOFEN, by_pump(0.5), planned(60, -10), planned(5, 0), cut(4, 0)], True),
    ("a gentler cut before the plan begins", [ON_BACLOFEN, planned(40, 10), cut(50, 0)], False),
    ("a harder cut before the plan begins", [ON_BACLOFEN, planned(40, 10), planned(20, 17), cut(30, 0)], True),
    ("half a milligram above the plan's first step, before it begins",
     [ON_BACLOFEN, planned(40, 10), cut(40.5, 0)], False),
    ("half a milligram below it", [ON_BACLOFEN, planned(40, 10), cut(39.5, 0)], True),
    ("a gentler cut before a plan that rises later",
     [ON_BACLOFEN, planned(20, 10), planned(40, 17), cut(30, 0)], False),
    ("a planned step of half a milligram, and a cut of one",
     [taking(11), planned(10.5, -10), planned(10, 0), cut(10, 0)], True),
    ("before a plan in tablets begins",
     [ON_BACLOFEN, planned(4, 10, unit=Unit.TABLETS), cut(30, 0)], False),
    ("a missed step made up for in one go: larger than the plan's step",
     [ON_BACLOFEN, planned(60, -20), planned(40, -10), planned(20, 0), cut(20, 0)], True),
    ("the step of the plan was 20 mg, the cut was 20 mg",
     [taking(40), planned(40, -10), planned(20, 0), cut(20, 0)], False),
    ("the step of the plan was 20 mg, the cut was 20.5 mg",
     [taking(40.5), planned(40, -10), planned(20, 0), cut(20, 0)], True),
    ("from above the plan down to it, where the plan has a rise",
     [taking(80), planned(40, -10), planned(60, 0), cut(60, 0)], False),
    ("from above the plan down to it, where the plan stays",
     [taking(80), planned(60, -10), planned(60, 0), cut(60, 0)], False),
    ("a larger step can't be told where the plan changes its unit",
     [taking(40.5), planned(2, -10, unit=Unit.TABLETS), planned(20, 0), cut(20, 0)], False),
    ("stopped as planned: a stop all the same",
     [taking(5), planned(5, -10), planned(0, 0), stopped(0)], True),
    ("stopped before the plan says so", [taking(20), planned(20, -10), planned(10, 5), stopped(0)], True),
    ("the plan of another medicine", [ON_BACLOFEN, planned(60, -10, "sertraline"), cut(40, 0)], False),
    ("the plan of yet another medicine", [ON_BACLOFEN, planned(60, -10, "amantadine"), cut(40, 0)], False),
    ("clonazepam against its plan", [ON_CLONAZEPAM, planned(2, -10, CLONAZEPAM), cut(1, 0, CLONAZEPAM)], True),
    ("sertraline against its plan",
     [ON_SERTRALINE, planned(50, -10, "sertraline"), cut(25, 0, "sertraline")], False),
    ("tablets and pump: the plan in mg is the tablets'",
     [ON_BACLOFEN, pump(), planned(60, -10), pump(80, 0)], False),
    ("tablets and pump: the tablets against the plan in mg",
     [ON_BACLOFEN, pump(), planned(60, -10), cut(50, 0)], True),
    ("the pump alone: its plan in µg", [pump(), planned(90, -10, unit=Unit.UG), pump(80, 0)], True),
    ("two steps for one day: the one entered last counts",
     [ON_BACLOFEN, planned(60, -10), planned(20, 0, id="z"), planned(50, 0, id="a", provenance=Provenance(
        datetime(2030, 1, 1, tzinfo=timezone(timedelta(hours=1))), Author.PATIENT, Source.LIVE)), cut(40, 0)], True),
]  # fmt: skip

MISSED: list[Case] = [
    ("one missed dose", [ON_BACLOFEN, missed(0)], False),
    ("two missed doses on one day", [ON_BACLOFEN, missed(0, time(8)), missed(0, time(20))], True),
    ("two on one day, no times", [ON_BACLOFEN, missed(0), missed(0, id="again")], True),
    ("exactly 48 hours apart", [ON_BACLOFEN, missed(-2, time(8)), missed(0, time(8))], True),
    ("48 hours and a minute apart", [ON_BACLOFEN, missed(-2, time(8)), missed(0, time(8, 1))], False),
    ("either side of midnight", [ON_BACLOFEN, missed(-1, time(23, 59)), missed(0, time(0, 1))], True),
    ("no times, 2 days apart: it can have been less than 48 hours", [ON_BACLOFEN, missed(-2), missed(0)], True),
    ("no times, 3 days apart", [ON_BACLOFEN, missed(-3), missed(0)], False),
    ("one time is known, 2 days apart", [ON_BACLOFEN, missed(-2), missed(0, time(23, 59))], True),
    ("the other time is known, 2 days apart", [ON_BACLOFEN, missed(-2, time(0, 0)), missed(0)], True),
    ("one time is known, 3 days apart", [ON_BACLOFEN, missed(-3, time(23, 59)), missed(0)], False),
    ("two extra doses", [ON_BACLOFEN, extra(0), extra(-1)], False),
    ("one missed and one extra dose", [ON_BACLOFEN, missed(0), extra(0)], False),
    ("the second of them 6 days ago", [ON_BACLOFEN, missed(-7), missed(-6)], True),
    ("the second of them 7 days ago", [ON_BACLOFEN, missed(-8), missed(-7)], False),
    ("one of the tablets and one of the pump",
     [ON_BACLOFEN, pump(), missed(0), missed(-1, route=Route.INTRATHECAL_PUMP)], True),
    ("one each of two medicines that are both baclofen",
     [ON_BACLOFEN, taking(10, medicine="Baclofen 10 mg"), missed(0), missed(-1, medicine="Baclofen 10 mg")], True),
    ("one each of baclofen and clonazepam", [ON_BACLOFEN, ON_CLONAZEPAM, missed(0), missed(-1, medicine=CLONAZEPAM)],
     False),
    ("two of clonazepam", [ON_CLONAZEPAM, missed(0, medicine=CLONAZEPAM), missed(-1, medicine=CLONAZEPAM)], True),
    ("two of sertraline", [ON_SERTRALINE, missed(0, medicine="sertraline"), missed(-1, medicine="sertraline")], False),
    ("many, each 3 days after the last", [ON_BACLOFEN, *(missed(-3 * n) for n in range(9))], False),
    ("baclofen on the list without a dose, two missed", [missed(0), missed(-1)], True),
]  # fmt: skip


def ids(cases: list[Case]) -> list[str]:
    return [words for words, _, _ in cases]


@pytest.mark.parametrize(("words", "facts", "fires"), STOPS, ids=ids(STOPS))
def test_a_stop_of_a_medicine_never_to_be_stopped_suddenly_is_urgent(words: str, facts: list[Any], fires: bool) -> None:
    assert fired(*facts, knowledge=CATALOGUE) == ({"R9": URGENT} if fires else {}), words


@pytest.mark.parametrize(("words", "facts", "fires"), CUTS, ids=ids(CUTS))
def test_a_cut_is_urgent_when_it_is_larger_or_earlier_than_the_plan(words: str, facts: list[Any], fires: bool) -> None:
    assert fired(*facts, knowledge=CATALOGUE) == ({"R9": URGENT} if fires else {}), words


@pytest.mark.parametrize(("words", "facts", "fires"), MISSED, ids=ids(MISSED))
def test_two_missed_doses_within_48_hours_are_urgent(words: str, facts: list[Any], fires: bool) -> None:
    assert fired(*facts, knowledge=CATALOGUE) == ({"R9": URGENT} if fires else {}), words


def test_without_a_catalogue_only_baclofen_is_known() -> None:
    assert fired(ON_BACLOFEN, stopped(0)) == {"R9": URGENT}
    assert fired(ON_CLONAZEPAM, stopped(0, CLONAZEPAM)) == {}


@pytest.mark.parametrize(
    ("medicine", "fires"),
    [
        (a_medicine("my muscle pills", id="m", catalogue_key="baclofen"), True),
        (a_medicine("Baclofène 10 mg", id="m"), True),
        (a_medicine("BACLOFEN-ratiopharm", id="m"), True),
        (a_medicine("Baclofen10mg", id="m"), True),
        (a_medicine("Lioresal", id="m"), True),
        (a_medicine("lioresal (pump)", id="m"), True),
        (a_medicine("arbaclofen", id="m"), False),
        (a_medicine("vitamin D", id="m"), False),
        (a_medicine("rivotril drops", id="m"), True),
        (a_medicine("my night pills", id="m", catalogue_key=CLONAZEPAM), True),
    ],
    ids=lambda value: value.name if isinstance(value, Medicine) else "",
)
def test_a_medicine_is_known_by_its_key_or_by_whole_words_of_its_name(medicine: Medicine, fires: bool) -> None:
    knowledge = Knowledge(
        baclofen=type(CATALOGUE.baclofen)("baclofen", (*CATALOGUE.baclofen.names, "Lioresal")),
        never_stop=CATALOGUE.never_stop,
    )
    assert ("R9" in fired(medicine, taking(60, medicine="m"), stopped(0, "m"), knowledge=knowledge)) == fires


def offset(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


def written_at(on: int, at: time, hours: float) -> Provenance:
    """Written down at once, by a clock that is so many hours ahead of UTC."""
    return Provenance(datetime.combine(day(on), at, offset(hours)), Author.PATIENT, Source.LIVE)


@pytest.mark.parametrize(
    ("words", "first_at", "first_offset", "second_at", "second_offset", "fires"),
    [
        ("the clock was put forward: 48:30 by the clock were 47:30", time(8), 1, time(8, 30), 2, True),
        ("the clock was put forward: 49:01 by the clock were 48:01", time(8), 1, time(9, 1), 2, False),
        ("the clock was put back: 48:00 by the clock were 49:00, counted all the same", time(8), 2, time(8), 1, True),
        ("the clock was put back: 48:30 by the clock were 49:30", time(8), 2, time(8, 30), 1, False),
    ],
)
def test_a_night_in_which_the_clock_changes_hides_no_missed_dose(
    words: str, first_at: time, first_offset: int, second_at: time, second_offset: int, fires: bool
) -> None:
    first = missed(-2, first_at, provenance=written_at(-2, first_at, first_offset))
    second = missed(0, second_at, provenance=written_at(0, second_at, second_offset))
    assert ("R9" in fired(ON_BACLOFEN, first, second)) == fires, words


def test_the_clock_put_forward_can_bring_two_doses_three_diary_days_apart_within_48_hours() -> None:
    first = missed(-3, time(23, 30), provenance=written_at(-3, time(23, 30), 1))
    second = missed(0, time(0, 15), provenance=written_at(0, time(0, 15), 2))
    assert "R9" in fired(ON_BACLOFEN, first, second)


def test_a_time_before_the_diary_day_starts_lies_in_the_night_after_it() -> None:
    """With a day that starts at 04:00, 02:00 on day -2 is 02:00 of the next calendar day."""
    night_owl = Knowledge(day_start=time(4))
    doses = (missed(-2, time(2)), missed(0, time(20)))
    assert "R9" in fired(ON_BACLOFEN, *doses, knowledge=night_owl)
    assert "R9" not in fired(ON_BACLOFEN, *doses)
    at_the_start = (missed(-2, time(4)), missed(0, time(4, 1)))
    assert "R9" not in fired(ON_BACLOFEN, *at_the_start, knowledge=night_owl)
    evening_and_night = (missed(-2, time(20)), missed(0, time(2)))
    assert "R9" not in fired(ON_BACLOFEN, *evening_and_night, knowledge=night_owl)
