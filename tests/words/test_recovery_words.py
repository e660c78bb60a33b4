from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from myotrack.analysis.enough_data import Lack, Shortage
from myotrack.analysis.recovery.values import (
    Ground,
    Interval,
    RecoveryAnalysis,
    SeverityChange,
    SeverityShare,
    Verdict,
    Width,
)
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading
from myotrack.words.recovery_words import half_time_sentence, narrowing_sentences, recovery_reasons
from myotrack.words.severity_words import severity_sentences
from myotrack.words.worked_out import explanations
from tests.builders import day
from tests.recovery_analyses import a_fit, a_stop, an_alarm, an_analysis, on_clonazepam, some_workings


def reasons(analysis: RecoveryAnalysis) -> list[str]:
    return [r.replace("\u2068", "").replace("\u2069", "") for r in recovery_reasons(analysis, lambda name: name)]


def test_a_plain_improvement_has_nothing_to_add() -> None:
    assert reasons(an_analysis()) == []


def test_the_suppressant_sentence_is_the_one_of_the_specification_word_for_word() -> None:
    assert reasons(an_analysis(suppressants=(on_clonazepam(),))) == [
        (
            "Twitches were also treated with clonazepam on these days; the diary cannot tell how much of the change is "
            "due to stopping baclofen."
        ),
        "Days on clonazepam: 7–17 March (day 4 to 14).",
    ]
    cut = reasons(an_analysis(suppressants=(on_clonazepam(),), day_zero=a_stop(dose=40)))
    assert cut[0].endswith("how much of the change is due to cutting baclofen.")


def test_a_suppressant_that_never_changed_is_told_without_the_doubt() -> None:
    assert reasons(an_analysis(suppressants=(on_clonazepam(-28, 20, changed=False),))) == [
        "clonazepam was taken against the twitches before day 0 and ever since, without a change."
    ]


def test_the_alarm_says_its_window_its_reference_and_both_means() -> None:
    alarmed = an_analysis(Verdict.WORSE, worsening=RecoveryReading(alarm=an_alarm()), grounds=(Ground.ALARM,))
    assert reasons(alarmed) == [
        "40 twitches a day in the 7 days up to 23 March, and 12 in the 28 days before day 0.",
        FROM_THE_LAST_DAYS,
    ]
    weeks = an_alarm(window_days=14, compared_with=ComparedWith.DAYS_BEFORE)
    alarmed = an_analysis(Verdict.WORSE, worsening=RecoveryReading(alarm=weeks))
    assert reasons(alarmed) == ["40 twitches a day in the 14 days up to 23 March, and 12 in the 28 days before them."]


FROM_THE_LAST_DAYS = (
    "This comes from the last days, compared with the days before, and not from the line through all days. "
    "The line may still look flat."
)


def test_a_verdict_of_the_alarm_says_in_both_places_that_it_is_not_of_the_line() -> None:
    alarm = RecoveryReading(alarm=an_alarm())
    alone = an_analysis(Verdict.WORSE, worsening=alarm, grounds=(Ground.ALARM,))
    both = an_analysis(Verdict.WORSE, worsening=alarm, grounds=(Ground.ALARM, Ground.LIKELY_MORE))

    assert FROM_THE_LAST_DAYS in reasons(alone)
    assert any(FROM_THE_LAST_DAYS in each.how for each in explanations(alone))
    assert FROM_THE_LAST_DAYS not in reasons(both)
    assert not any(FROM_THE_LAST_DAYS in each.how for each in explanations(both))


def test_an_alarm_of_last_week_is_over() -> None:
    over = an_alarm(since=day(10), day=day(13))
    assert reasons(an_analysis(worsening=RecoveryReading(alarm=over))) == []
    lasting = an_alarm(since=day(10), day=day(14))
    assert len(reasons(an_analysis(worsening=RecoveryReading(alarm=lasting)))) == 1


def test_too_little_data_says_what_is_missing() -> None:
    lacking = (Shortage(Lack.BASELINE_TWITCHES, 1, 10), Shortage(Lack.RECENT_DAYS, 0, 4))
    assert reasons(an_analysis(Verdict.NOT_ENOUGH_DATA, fit=None, shortages=lacking, grounds=(Ground.TOO_LITTLE,))) == [
        "10 twitches before day 0 are needed to see them become fewer; there was 1.",
        "4 logged days since day 0 among the last 10 are needed; there are none.",
    ]


def test_a_wide_answer_says_how_wide_and_what_would_narrow_it() -> None:
    wide = an_analysis(
        Verdict.CANNOT_TELL, fit=a_fit(-60, -5, 40), banded_days=4, grounds=(Ground.NOT_CLEAR,),
        workings=some_workings(Width.UNLOGGED_DAYS, Width.RANGES, Width.FEW_DAYS_BEFORE),
    )  # fmt: skip
    assert reasons(wide) == [
        "The ends of this answer lie 100 percentage points apart.",
        "2 days since day 0 have no number: a number for every day makes it narrower.",
        "4 days hold a range: an exact number says more.",
        "Only 18 of the 28 days before day 0 are logged; older notes on paper can still be typed in.",
    ]


@pytest.mark.parametrize("width", list(Width))
def test_every_reason_for_a_wide_answer_has_its_sentence(width: Width) -> None:
    wide = an_analysis(Verdict.CANNOT_TELL, workings=some_workings(width))
    assert len(narrowing_sentences(wide)) == 2


def test_a_wide_answer_is_explained_even_when_the_verdict_is_clear_and_a_narrow_one_is_not() -> None:
    assert "60 percentage points" in reasons(an_analysis(fit=a_fit(10, 40, 70)))[0]
    assert narrowing_sentences(an_analysis(fit=a_fit(40, 55, 70))) == ()
    assert narrowing_sentences(an_analysis(Verdict.RESOLVED, fit=a_fit(0, 50, 100))) == ()


def test_an_answer_of_more_twitches_says_how_wide_it_is_where_it_has_an_interval() -> None:
    more = a_fit(percent_fewer=Interval(-900.0, -300.0, 40.0))
    since_lately = a_fit(percent_fewer=Interval(-90.0, 20.0, 60.0))

    assert any("940 percentage points" in r for r in reasons(an_analysis(Verdict.WORSE, fit=more)))
    assert not any("points apart" in r for r in reasons(an_analysis(Verdict.WORSE, fit=since_lately)))


def test_a_dose_that_was_raised_again_is_said() -> None:
    raised = "The dose was raised again after day 0; the days here are counted from day 0 all the same."

    assert raised in reasons(an_analysis(workings=replace(some_workings(), restarted=True)))
    assert raised not in reasons(an_analysis(workings=some_workings()))


@pytest.mark.parametrize(
    ("half_time", "words"),
    [
        ((2.9, 4.1, 6.0), "Half of the change took about 4.1 days, between 2.9 and 6."),
        ((12.0, 18.0, 40.0),
         "Half of the change took about 18 days, at least 12; the upper end lies past the last day."),
        ((15.0, 30.0, 70.0),
         "Half of the change took at least 15 days; longer than that lies past the last logged day."),
        ((25.0, 30.0, 70.0), ""),
    ],
)  # fmt: skip
def test_a_half_time_never_reaches_past_what_was_observed(half_time: Any, words: str) -> None:
    assert half_time_sentence(an_analysis(fit=a_fit(half_time=Interval(*half_time)))) == words


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_half_time_is_told_of_a_change_that_the_verdict_sees_and_of_no_other(verdict: Verdict) -> None:
    seen = {"improving", "levelling_off", "probably_improving", "resolved", "quiet_on_suppressant"}

    assert (half_time_sentence(an_analysis(verdict)) != "") == (verdict.value in seen)


def test_no_half_time_is_no_sentence() -> None:
    assert half_time_sentence(an_analysis(fit=a_fit(half_time=None))) == ""
    assert half_time_sentence(an_analysis(Verdict.NOT_ENOUGH_DATA, fit=None)) == ""


def shares(before: tuple[int, float | None, int], recent: tuple[int, float | None, int]) -> SeverityChange:
    def share(first: date, last: date, known: tuple[int, float | None, int]) -> SeverityShare:
        return SeverityShare(first, last, *known)

    return SeverityChange(
        share(day(-28), day(-1), before), share(day(7), day(20), recent), 0.925 if before[0] and recent[0] else None
    )


def test_severity_is_told_with_its_middle_its_bad_days_and_the_pairs() -> None:
    assert severity_sentences(shares((18, 3, 9), (13, 1.5, 0)), day(20)) == (
        "Severity before day 0 (3 February – 2 March): in the middle 3 of 4; 9 of 18 answered days at 3 or more.",
        "Severity in the last two weeks (10–23 March): in the middle 1.5 of 4; 0 of 13 answered days at 3 or more.",
        (
            "Of all pairs of a day before and a recent day, the recent one was the milder in 92 % "
            "(NAP; 50 % is no difference)."
        ),
    )


def test_severity_that_nobody_answered_is_told_as_such_or_not_at_all() -> None:
    sentences = severity_sentences(shares((18, 3, 9), (0, None, 0)), day(20))
    assert sentences[1].endswith("no day was answered.")
    assert len(sentences) == 2
    assert severity_sentences(shares((0, None, 0), (0, None, 0)), day(20)) == ()
