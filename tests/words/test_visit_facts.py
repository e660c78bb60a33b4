"""What a clinician asks first, in sentences."""

from __future__ import annotations

from datetime import time

from myotrack.analysis.five_facts import five_facts
from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.health import HealthFactKind
from myotrack.domain.medicines import MedicineKind, Role, Route
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from myotrack.domain.timeline import Timeline
from myotrack.words.visit_facts import SaidFact, five_fact_sentences, medicine_list, range_heading
from tests.builders import (
    DAY,
    a_check_in,
    a_dose_change,
    a_health_fact,
    a_medicine,
    a_sign,
    a_timeline,
    an_appointment,
    daily_counts,
    day,
)


def said(timeline: Timeline) -> tuple[SaidFact, ...]:
    """The five facts of a timeline."""
    return five_fact_sentences(five_facts(timeline), timeline)


def plain(lines: tuple[str, ...]) -> list[str]:
    """Lines without the marks that keep a person's words in order."""
    return [line.translate(str.maketrans("", "", "\u2068\u2069")) for line in lines]


def test_there_are_always_five_facts_also_in_an_empty_diary() -> None:
    facts = said(a_timeline(as_of=DAY))

    assert [plain(fact.lines) for fact in facts] == [
        ["No medicine with a dose was entered."],
        ["It was not logged how many twitches there were."],
        ["No day says how many twitches there were."],
        ["No warning sign was entered."],
        ["Nothing is logged yet."],
    ]


def test_an_empty_diary_has_no_range() -> None:
    assert range_heading(five_facts(a_timeline(as_of=DAY))) == "Five facts"


def test_the_range_is_since_the_last_visit_or_since_the_diary_began() -> None:
    days = daily_counts(day(-9), [5] * 10)

    assert range_heading(five_facts(a_timeline(days))) == "Since the diary began on 22 February"
    with_visit = a_timeline(days, an_appointment(day(-4)), as_of=DAY)
    assert range_heading(five_facts(with_visit)) == "Since the last visit on 27 February"


def test_doses_say_since_when_and_a_stop_of_the_suspected_medicine_is_never_dropped() -> None:
    timeline = a_timeline(
        a_dose_change(day(-400), 60),
        a_dose_change(day(-300), 0),
        a_dose_change(day(-200), 20, medicine="zinc", role=Role.OTHER),
        a_dose_change(day(-150), 0, medicine="zinc", role=Role.OTHER),
        a_dose_change(day(-5), "0.5", medicine="clonazepam", role=Role.SUPPRESSANT),
        as_of=DAY,
    )

    assert plain(said(timeline)[0].lines) == [
        "baclofen: stopped on 7 May 2025",
        "clonazepam 0.5 mg a day, since 26 February",
    ]


def test_twitches_now_stand_beside_those_at_the_last_visit() -> None:
    counts: list[int | None] = [*[40] * 10, *[10] * 10]
    timeline = a_timeline(daily_counts(day(-19), counts), an_appointment(day(-10)), as_of=DAY)

    fact = said(timeline)[1]
    assert fact.lines == ("10 a day now", "40 a day at the last visit")
    assert fact.basis == (
        "Now: median of the last 7 logged days, 25 February – 3 March",
        "Then: median of the last 7 logged days, 15–21 February",
    )


def test_a_median_of_few_days_says_how_few() -> None:
    timeline = a_timeline(a_check_in(DAY, 3), as_of=DAY)

    fact = said(timeline)[1]
    assert fact.lines == ("3 a day now",)
    assert fact.basis == ("Now: median of 1 logged day, 3 March", "There is no earlier visit to compare with.")


def test_a_median_of_ranges_is_only_about_right_and_says_so() -> None:
    timeline = a_timeline(a_check_in(DAY, frequency_band=FrequencyBand.NOW_AND_THEN), as_of=DAY)

    assert said(timeline)[1].lines == ("about 12 a day now",)


def test_nothing_logged_by_the_last_visit_is_said_and_is_no_zero() -> None:
    timeline = a_timeline(a_check_in(DAY, 3), an_appointment(day(-9)), as_of=DAY)

    assert said(timeline)[1].lines == ("3 a day now",)
    assert said(timeline)[1].basis[1] == "At the last visit: nothing was logged by then."


def test_best_and_worst_day_tell_number_and_severity() -> None:
    timeline = a_timeline(
        a_check_in(day(-2), 0),
        a_check_in(day(-1), 75, severity=Severity.OFF_BALANCE),
        a_check_in(DAY, frequency_band=FrequencyBand.NOW_AND_THEN),
    )

    assert said(timeline)[2].lines == (
        "Best: 1 March, no twitches",
        "Worst: 2 March, 75 twitches, severity 4",
    )


def test_a_band_is_told_as_a_band_and_a_single_day_is_not_called_best() -> None:
    timeline = a_timeline(a_check_in(DAY, frequency_band=FrequencyBand.NOW_AND_THEN))

    assert said(timeline)[2].lines == ("The only logged day: 3 March, 6–24 twitches",)


def test_warning_signs_are_listed_newest_first_without_those_entered_by_mistake() -> None:
    timeline = a_timeline(
        a_sign(day(-3), WarningSign.SLEEPINESS, grade=Grade.DROWSY),
        a_sign(day(-1), WarningSign.FALL, at=time(7, 5)),
        a_sign(DAY, WarningSign.SEIZURE, action_taken=ActionTaken.ENTERED_BY_MISTAKE),
    )

    assert said(timeline)[3].lines == ("Fall, 2 March at 07:05", "Sleepiness (drowsy), 28 February")


def test_no_warning_sign_is_said_with_its_range_and_never_as_all_clear() -> None:
    line = said(a_timeline(daily_counts(day(-9), [5] * 10)))[3].lines[0]

    assert line == "No warning sign was entered since 22 February."


def test_days_logged_say_what_the_other_days_are() -> None:
    timeline = a_timeline(
        a_check_in(day(-4), 0),
        a_check_in(day(-3), 7),
        a_check_in(day(-2), status=CheckInStatus.UNKNOWN),
        as_of=DAY,
    )

    assert said(timeline)[4].lines == ("2 of 5 days logged",)
    assert said(timeline)[4].basis == ("27 February – 3 March: 1 without twitches, 1 “don't remember”, 2 not logged",)


def test_the_medicine_list_has_what_is_taken_and_what_was_stopped_in_the_last_90_days() -> None:
    listed = medicine_list(
        a_timeline(
            a_dose_change(day(-200), 60),
            a_dose_change(day(-90), 0),
            a_dose_change(day(-200), 300, medicine="gabapentin"),
            a_dose_change(day(-91), 0, medicine="gabapentin"),
            a_dose_change(day(-5), "0.1", medicine="pumped", route=Route.INTRATHECAL_PUMP, role=Role.OTHER),
            a_medicine("zinc"),
            as_of=DAY,
        )
    )

    assert plain(listed.taken) == [
        "pumped (pump into the spine): 0.1 mg a day, since 26 February",
        "zinc: dose not entered",
    ]
    assert plain(listed.stopped) == [
        "baclofen: stopped on 3 December 2025, 60 mg a day before · suspected of the twitches"
    ]


def test_nothing_taken_is_listed_until_something_of_the_kind_is_taken() -> None:
    none = [a_health_fact(DAY, HealthFactKind.NONE_TAKEN, kind) for kind in ("otc", "supplement")]
    zinc = a_medicine("zinc", kind=MedicineKind.SUPPLEMENT)

    assert medicine_list(a_timeline(none)).none_taken == ("Nothing bought without prescription", "No supplements")
    taking = a_timeline(none, zinc, a_dose_change(DAY, 10, medicine="zinc"))
    assert medicine_list(taking).none_taken == ("Nothing bought without prescription",)
