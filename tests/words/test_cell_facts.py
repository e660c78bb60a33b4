"""Each cell of the withdrawal / toxicity table says what the diary holds for it, and nothing more."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest

from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Role, Route
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken, Grade, SignUnit, WarningSign
from myotrack.domain.timeline import Timeline
from myotrack.resources.guidance import load_signs, load_table
from myotrack.resources.guidance_values import Column
from myotrack.services.knowledge import knowledge_of
from myotrack.words.cell_facts import cell_facts
from tests.builders import (
    DAY,
    a_check_in,
    a_dose_change,
    a_dose_event,
    a_health_fact,
    a_medicine,
    a_sign,
    a_timeline,
    day,
)

LEFT, RIGHT = Column.WITHDRAWAL, Column.TOXICITY


def facts(timeline: Timeline, column: Column, row: str) -> list[str]:
    """The sentences of a cell without the marks that keep a person's words in order."""
    isolates = str.maketrans("", "", "\u2068\u2069")
    return [line.translate(isolates) for line in cell_facts(timeline, column, row, load_signs())]


def test_the_last_dose_change_stands_in_both_columns() -> None:
    timeline = a_timeline(a_dose_change(day(-40), 60), a_dose_change(day(-3), 20), as_of=DAY)

    expected = "Last dose change: baclofen from 60 mg a day to 20 mg a day on 28 February (3 days ago)."
    assert facts(timeline, LEFT, "onset") == [expected]
    assert facts(timeline, RIGHT, "onset") == [expected]


@pytest.mark.parametrize(
    ("doses", "expected"),
    [
        ([60, 0], "Last dose change: baclofen stopped on 3 March (today); before, 60 mg a day."),
        ([0], "Last dose change: baclofen stopped on 3 March (today); no dose before it is in this diary."),
        ([0, 10], "Last dose change: baclofen started again on 3 March (today) with 10 mg a day."),
        ([30], "Last dose change: baclofen 30 mg a day since 3 March (today), the first in this diary."),
    ],
)
def test_a_dose_change_is_said_by_what_it_was(doses: list[int], expected: str) -> None:
    first = day(1 - len(doses))
    changes = [a_dose_change(day(n, first), dose) for n, dose in enumerate(doses)]

    assert facts(a_timeline(changes, as_of=DAY), LEFT, "onset") == [expected]


def test_a_missed_dose_stands_left_and_an_extra_dose_right() -> None:
    timeline = a_timeline(
        a_dose_event(day(-1), DoseEventKind.MISSED, at=time(14, 0), amount=Decimal(10)),
        a_dose_event(DAY, DoseEventKind.EXTRA),
        medicines=(a_medicine(),),
    )

    assert facts(timeline, LEFT, "onset") == ["Missed dose: baclofen 10 mg, 2 March at 14:00."]
    assert facts(timeline, RIGHT, "onset") == ["Extra dose: baclofen, 3 March."]


def test_only_the_newest_three_of_a_kind_are_named_and_the_others_counted() -> None:
    timeline = a_timeline([a_dose_event(day(-n)) for n in range(5)], medicines=(a_medicine(),), as_of=DAY)

    assert facts(timeline, LEFT, "onset") == [
        "Missed dose: baclofen, 3 March.",
        "Missed dose: baclofen, 2 March.",
        "Missed dose: baclofen, 1 March.",
        "and 2 earlier",
    ]


def test_a_medicine_typed_by_hand_as_baclofen_counts_and_another_medicine_does_not() -> None:
    typed = a_medicine(" Baclofen ", id="typed")
    other = a_medicine("gabapentin")
    timeline = a_timeline(
        a_dose_change(day(-2), 15, medicine="typed"),
        a_dose_change(day(-1), 300, medicine="gabapentin"),
        medicines=(typed, other),
        as_of=DAY,
    )

    assert len(facts(timeline, LEFT, "onset")) == 1


def test_a_sign_that_fits_both_sides_stands_in_both() -> None:
    timeline = a_timeline(a_sign(DAY, WarningSign.CONFUSION, grade=Grade.MILD, at=time(21, 10)))

    expected = ["Ticked: Confusion (mild), 3 March at 21:10."]
    assert facts(timeline, LEFT, "mental_state") == expected
    assert facts(timeline, RIGHT, "mental_state") == expected


def test_a_measured_value_is_told_with_its_unit() -> None:
    sign = a_sign(DAY, WarningSign.TEMPERATURE, value=Decimal("38.9"), unit=SignUnit.CELSIUS)

    assert facts(a_timeline(sign), LEFT, "with_it") == ["Ticked: Fever or low temperature (38.9 °C), 3 March."]


def test_a_sign_entered_by_mistake_is_no_fact() -> None:
    sign = a_sign(DAY, WarningSign.SEIZURE, action_taken=ActionTaken.ENTERED_BY_MISTAKE)

    assert facts(a_timeline(sign), RIGHT, "twitches") == []


def test_kidneys_and_pump_are_said_also_when_nothing_is_known() -> None:
    empty = a_timeline(as_of=DAY)

    assert facts(empty, LEFT, "risk") == ["Pump: not entered in this diary."]
    assert facts(empty, RIGHT, "risk") == ["Kidneys: not entered in this diary."]


def test_kidneys_pump_doses_and_other_medicines_stand_with_the_risks() -> None:
    timeline = a_timeline(
        a_dose_change(day(-60), 60),
        a_dose_change(day(-20), "0.2", route=Route.INTRATHECAL_PUMP),
        a_dose_change(day(-5), "0.5", medicine="clonazepam", role=Role.SUPPRESSANT),
        a_health_fact(day(-9), HealthFactKind.KIDNEY, "reduced"),
        a_health_fact(day(-9), HealthFactKind.PUMP_REFILL_DUE, "2026-04-01"),
        as_of=DAY,
    )

    assert facts(timeline, LEFT, "risk") == [
        "First dose in this diary: baclofen, 2 January.",
        "First dose in this diary: baclofen, 11 February.",
        "Pump: yes, refill due on 1 April.",
    ]
    assert facts(timeline, RIGHT, "risk") == [
        "Kidneys: reduced, entered for 22 February.",
        "baclofen now: 60 mg a day.",
        "baclofen now: 0.2 mg a day.",
        "Other medicines now: clonazepam 0.5 mg a day.",
    ]


def test_no_cell_of_the_table_says_which_of_the_two_it_is() -> None:
    timeline = a_timeline(
        a_dose_change(day(-9), 60),
        a_dose_change(day(-1), 0),
        [a_sign(DAY, sign) for sign in WarningSign],
        medicines=(a_medicine(BACLOFEN),),
    )

    said = [line for cell in load_table() for line in facts(timeline, cell.column, cell.row)]

    assert said
    assert not any(word in line.lower() for line in said for word in ("withdrawal", "toxic", "overdose", "likely"))


def test_the_last_logged_twitches_stand_on_both_sides() -> None:
    logged = a_check_in(day(-2), 30, severity=Severity(3))
    timeline = a_timeline(logged, a_check_in(DAY, None, status=CheckInStatus.UNKNOWN), as_of=DAY)
    expected = ["Twitches last logged: 30, severity 3, 1 March."]
    assert facts(timeline, LEFT, "twitches") == expected
    assert facts(timeline, RIGHT, "twitches") == expected
    band = a_timeline(a_check_in(DAY, None, frequency_band=FrequencyBand.NOW_AND_THEN), as_of=DAY)
    assert facts(band, LEFT, "twitches") == ["Twitches last logged: 6–24, 3 March."]
    assert facts(a_timeline(as_of=DAY), LEFT, "twitches") == []


def test_baclofen_by_another_name_is_baclofen_as_it_is_for_the_rules() -> None:
    lioresal = a_medicine("Lioresal", id="lioresal", catalogue_key=None)
    timeline = a_timeline(a_dose_change(DAY, 60, "lioresal"), medicines=(lioresal,), as_of=DAY)
    known = knowledge_of(timeline.medicines)
    assert cell_facts(timeline, RIGHT, "risk", load_signs(), known)[1:] == ("\u2068Lioresal\u2069 now: 60 mg a day.",)
