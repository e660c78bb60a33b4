from __future__ import annotations

from typing import Any

import pytest

from myotrack.analysis.enough_data import Lack, Shortage
from myotrack.analysis.recovery.values import Interval, RecoveryAnalysis, Verdict
from myotrack.domain.guidance.quiet import Quiet, QuietKind
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.words.fewer import fewer_words
from myotrack.words.verdict import verdict_sentence, verdict_title
from tests.builders import day
from tests.recovery_analyses import a_fit, a_stop, an_alarm, an_analysis

RESOLVED = Quiet(QuietKind.RESOLVED, day(10))
QUIET = Quiet(QuietKind.QUIET_ON_SUPPRESSANT, day(10), ("clonazepam",))
RELAPSED = Quiet(QuietKind.RELAPSED, day(18))
TOO_FEW = (Shortage(Lack.DAYS_AFTER, 3, 7),)

EVERY: dict[Verdict, tuple[RecoveryAnalysis, str, str]] = {
    Verdict.NOT_ENOUGH_DATA: (
        an_analysis(Verdict.NOT_ENOUGH_DATA, fit=None, shortages=TOO_FEW),
        "Not enough data yet",
        "Since you stopped baclofen: too little is logged yet to compare with before (19 of 21 days logged).",
    ),
    Verdict.WORSE: (
        an_analysis(Verdict.WORSE, fit=a_fit(-150, -70, -20)),
        "Getting worse",
        (
            "Since you stopped baclofen: more twitches than before, between 20 % and 150 % more, most likely 70 % "
            "(19 of 21 days logged)."
        ),
    ),
    Verdict.RELAPSED: (
        an_analysis(Verdict.RELAPSED, quiet=RELAPSED),
        "The twitches came back",
        (
            "Since you stopped baclofen: after a time without twitches they came back, again since 21 March; "
            "compared with before, between 55 % and 80 % fewer, most likely 70 % (19 of 21 days logged)."
        ),
    ),
    Verdict.RESOLVED: (
        an_analysis(Verdict.RESOLVED, quiet=RESOLVED),
        "No twitches for now",
        (
            "Since you stopped baclofen: resolved on 13 March, the first of 7 logged days or more in a row without "
            "twitches (19 of 21 days logged)."
        ),
    ),
    Verdict.QUIET_ON_SUPPRESSANT: (
        an_analysis(Verdict.QUIET_ON_SUPPRESSANT, quiet=QUIET),
        "Quiet while on clonazepam",
        (
            "Since you stopped baclofen: quiet while on clonazepam from 13 March on, the first of 7 logged days or "
            "more in a row without twitches (19 of 21 days logged)."
        ),
    ),
    Verdict.IMPROVING: (
        an_analysis(),
        "Fewer twitches than before",
        (
            "Since you stopped baclofen: fewer twitches than before, between 55 % and 80 % fewer, most likely 70 % "
            "(19 of 21 days logged)."
        ),
    ),
    Verdict.LEVELLING_OFF: (
        an_analysis(Verdict.LEVELLING_OFF, fit=a_fit(30, 41, 52)),
        "Fewer twitches than before, levelling off",
        (
            "Since you stopped baclofen: fewer twitches than before and levelling off, between 30 % and 52 % fewer, "
            "most likely 41 % (19 of 21 days logged)."
        ),
    ),
    Verdict.PROBABLY_IMPROVING: (
        an_analysis(Verdict.PROBABLY_IMPROVING, fit=a_fit(-4, 35, 60), day_zero=a_stop(dose=40)),
        "Probably fewer twitches than before",
        (
            "Since you cut baclofen: probably fewer twitches than before, between 4 % more and 60 % fewer, most likely "
            "35 % fewer (19 of 21 days logged)."
        ),
    ),
    Verdict.PERSISTING: (
        an_analysis(Verdict.PERSISTING, fit=a_fit(-20, 10, 38), days_since=40),
        "The twitches are still there",
        (
            "Since you stopped baclofen, 40 days ago, twitches are still there: compared with before, between 20 % "
            "more and 38 % fewer, most likely 10 % fewer (19 of 21 days logged)."
        ),
    ),
    Verdict.CANNOT_TELL: (
        an_analysis(Verdict.CANNOT_TELL, fit=a_fit(-60, -5, 40)),
        "Cannot tell yet",
        (
            "Since you stopped baclofen: it cannot be told yet whether there are fewer twitches than before, between "
            "60 % more and 40 % fewer, most likely 5 % more (19 of 21 days logged)."
        ),
    ),
}


def named(medicine_id: str) -> str:
    return medicine_id


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_heading_and_one_sentence(verdict: Verdict) -> None:
    analysis, title, sentence = EVERY[verdict]
    assert plain(verdict_title(analysis, named)) == title
    assert plain(verdict_sentence(analysis, named)) == sentence


@pytest.mark.parametrize("verdict", list(Verdict))
def test_no_verdict_names_a_cause_a_day_to_come_or_a_probability(verdict: Verdict) -> None:
    analysis, _title, _sentence = EVERY[verdict]
    said = f"{verdict_title(analysis, named)} {verdict_sentence(analysis, named)}".lower()
    for word in ("because", "caused", "due to", "will ", "expect", "until ", "recover", "p =", "probability", "safe"):
        assert word not in said


def test_an_alarm_in_days_that_are_fewer_than_before_does_not_say_more_than_before() -> None:
    worse = an_analysis(Verdict.WORSE, worsening=RecoveryReading(alarm=an_alarm()), fit=a_fit(20, 40, 60))
    assert plain(verdict_sentence(worse, named)) == (
        "Since you stopped baclofen: lately the twitches have become more (19 of 21 days logged)."
    )


def test_a_name_in_another_script_keeps_our_word_order() -> None:
    def arabic(_medicine_id: str) -> str:
        return "باكلوفين"

    assert "stopped \u2068باكلوفين\u2069:" in verdict_sentence(an_analysis(), arabic)


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        ((55.2, 70.4, 80.4), "between 55 % and 80 % fewer, most likely 70 %"),
        ((93.0, 98.6, 99.7), "between 93 % and 99 % fewer, most likely 99 %"),
        ((93.0, 98.6, 100.0), "between 93 % and 100 % fewer, most likely 99 %"),
        ((0.0, 10.0, 20.0), "between 0 % and 20 % fewer, most likely 10 %"),
        ((-90.0, -50.0, -0.2), "between 0 % and 90 % more, most likely 50 %"),
        ((-20.0, 0.3, 30.0), "between 20 % more and 30 % fewer, most likely about as many"),
        ((-20.0, -3.0, 30.0), "between 20 % more and 30 % fewer, most likely 3 % more"),
    ],
)
def test_a_range_says_fewer_more_or_both(percent: Any, words: str) -> None:
    assert fewer_words(Interval(*percent)) == words


@pytest.mark.parametrize("lack", [Lack.BASELINE_DAYS, Lack.BASELINE_TWITCHES])
def test_days_before_day_0_that_were_not_logged_can_not_be_made_up_for_and_nothing_promises_it(lack: Lack) -> None:
    short = an_analysis(Verdict.NOT_ENOUGH_DATA, fit=None, shortages=(Shortage(lack, 2, 5), *TOO_FEW))

    said = verdict_sentence(short, named).replace("\u2068", "").replace("\u2069", "")

    assert said == (
        "Since you stopped baclofen: too little was logged before that day to compare with; there are only the days "
        "since you began logging (19 of 21 days logged)."
    )


def test_twitches_after_a_quiet_time_are_told_in_the_heading_and_the_sentence() -> None:
    once = an_analysis(Verdict.RESOLVED, quiet=RESOLVED, twitch_days_since_quiet=(day(19),))
    assert verdict_title(once, named) == "A time without twitches, then some again"
    assert verdict_sentence(once, named).endswith(
        " After the time without twitches, they were logged on 1 day: 22 March."
    )
    twice = an_analysis(Verdict.QUIET_ON_SUPPRESSANT, quiet=QUIET, twitch_days_since_quiet=(day(18), day(20)))
    assert verdict_title(twice, named) == "A time without twitches, then some again"
    said = plain(verdict_sentence(twice, named))
    assert "quiet while on clonazepam" in said
    assert said.endswith(" After the time without twitches, they were logged on 2 days, the last of them 23 March.")


def test_a_quiet_time_is_told_also_where_there_is_too_little_to_compare() -> None:
    found = an_analysis(Verdict.NOT_ENOUGH_DATA, fit=None, shortages=TOO_FEW, quiet=RESOLVED)
    assert verdict_title(found, named) == "Not enough data yet"
    assert verdict_sentence(found, named).endswith(
        " No twitches on 7 logged days or more in a row, the first of them 13 March."
    )
