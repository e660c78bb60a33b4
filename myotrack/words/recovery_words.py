"""Why the recovery analysis says what it says, what is still missing, and what would make a wide answer narrower."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from myotrack.analysis.baseline import BASELINE_DAYS
from myotrack.analysis.enough_data import RECENT_DAYS, Lack, Shortage
from myotrack.analysis.recovery.values import Ground, RecoveryAnalysis, Verdict, Width
from myotrack.analysis.told import ToldHalfTime, standing_alarm, told_half_time
from myotrack.domain.guidance.evidence import WorseningEvidence
from myotrack.i18n import _, ngettext
from myotrack.words.evidence import evidence_sentence
from myotrack.words.fewer import fewer_words, width
from myotrack.words.numbers import measured
from myotrack.words.other_changes import treatment_sentences
from myotrack.words.verdict import Names
from myotrack.words.worsening_words import alarm_ground

WIDE_POINTS = 50
"""Ends of an interval that lie further apart, in percentage points, are called wide (design choice)."""


def recovery_reasons(analysis: RecoveryAnalysis, names: Names) -> tuple[str, ...]:
    """Return why the verdict is what it is and what limits it, one plain sentence each; often there is nothing to add.

    First the alarm if it stands, then what is missing or what the verdict rests on, what would make a wide answer
    narrower, and what else was taken or changed.
    """
    return (
        *alarm_sentences(analysis),
        *(shortage_sentence(shortage) for shortage in analysis.shortages),
        *ground_sentences(analysis),
        *restart_sentences(analysis),
        *narrowing_sentences(analysis),
        *treatment_sentences(analysis, names),
    )


def alarm_sentences(analysis: RecoveryAnalysis) -> tuple[str, ...]:
    """Return the alarm with its window, what it is compared with, and both means; nothing when none stands."""
    alarm = standing_alarm(analysis)
    return () if alarm is None else (evidence_sentence(WorseningEvidence(alarm), analysis.as_of),)


def ground_sentences(analysis: RecoveryAnalysis) -> tuple[str, ...]:
    """Return what the verdict stands on, where its own sentence does not say so yet."""
    words = {
        Ground.ALARM: alarm_ground(),
        Ground.LIKELY_MORE: _("At least 10 % more twitches than before fits the logged days far better than fewer."),
        Ground.TWITCHES_RETURNED: _(
            "After the time without twitches, 3 of 7 logged days had twitches, or the alarm was reached."
        ),
        Ground.QUIET: _("Twitches can come back after a time without any."),
        Ground.ON_SUPPRESSANT: _("The diary cannot tell how it would be without that medicine."),
        Ground.NOT_YET_THREE_READINGS: _("It is called better once the last 3 logged days each say so."),
        Ground.LEVELLING_OFF: _("The number went down and then stayed at about the same level."),
        Ground.LITTLE_CHANGE: _("At least 28 days have passed, and even the upper end is less than 50 % fewer."),
    }
    told = {Ground.LIKELY_MORE} if Ground.ALARM in analysis.grounds else set()
    if Ground.LIKELY_MORE in analysis.grounds:
        # The line through all days says the same: there is nothing to set apart.
        told.add(Ground.ALARM)
    return tuple(words[ground] for ground in analysis.grounds if ground in words and ground not in told)


def restart_sentences(analysis: RecoveryAnalysis) -> tuple[str, ...]:
    """Return that the dose went up again after day 0, where it did."""
    if analysis.workings is None or not analysis.workings.restarted:
        return ()
    return (_("The dose was raised again after day 0; the days here are counted from day 0 all the same."),)


def narrowing_sentences(analysis: RecoveryAnalysis) -> tuple[str, ...]:
    """Return how wide a wide answer is and what would make it narrower; nothing for a narrow one or none."""
    fit = analysis.fit
    if fit is None or analysis.verdict in _QUIET or (analysis.verdict is Verdict.WORSE and fit.percent_fewer.mid >= 0):
        return ()  # their sentence has no interval
    unsure = analysis.verdict in (Verdict.CANNOT_TELL, Verdict.PROBABLY_IMPROVING)
    if not unsure and width(fit.percent_fewer) <= WIDE_POINTS:
        return ()
    wide = _("The ends of this answer lie {points} percentage points apart.").format(points=width(fit.percent_fewer))
    return (wide, *_what_narrows(analysis))


def half_time_sentence(analysis: RecoveryAnalysis) -> str:
    """Return how long half of the change took, as far as it was observed; "" where nothing honest can be said."""
    told = told_half_time(analysis)
    return "" if told is None else _half_time(told)


def level_sentence(analysis: RecoveryAnalysis) -> str:
    """Return the last week against the days before; "" where the verdict's own sentence says it, or without a fit."""
    if analysis.fit is None or analysis.verdict not in _QUIET:
        return ""
    return _("The last 7 days compared with the days before day 0: {interval}.").format(
        interval=fewer_words(analysis.fit.percent_fewer)
    )


def shortage_sentence(shortage: Shortage) -> str:
    """Return what there is too little of, as in "7 logged days from day 0 on are needed; there are 3."."""
    return _SENTENCES[shortage.lack](shortage)


_QUIET = (Verdict.RESOLVED, Verdict.QUIET_ON_SUPPRESSANT)


def _what_narrows(analysis: RecoveryAnalysis) -> Iterable[str]:
    workings = analysis.workings
    found = () if workings is None else workings.wide_because
    sentences = {
        Width.UNLOGGED_DAYS: _unlogged(analysis.days_after - analysis.logged_after),
        Width.RANGES: _ranges(analysis.banded_days),
        Width.FEW_DAYS_AFTER: _("There are few logged days since day 0: every further one makes it narrower."),
        Width.FEW_DAYS_BEFORE: _few_before(analysis.before.days_logged),
        Width.FEW_TWITCHES_BEFORE: _("There were few twitches before day 0, so a change is hard to see."),
        Width.UNEVEN_DAYS: _("The days differ much from each other: more logged days make it narrower."),
        Width.ALIKE_DAYS: _("Neighbouring days are much alike, so each new day says little: it takes more of them."),
    }
    if not found:
        yield _("Every further logged day makes it narrower.")
    yield from (sentences[width] for width in found)


def _unlogged(days: int) -> str:
    return ngettext(
        "{days} day since day 0 has no number: a number for every day makes it narrower.",
        "{days} days since day 0 have no number: a number for every day makes it narrower.",
        days,
    ).format(days=days)


def _ranges(days: int) -> str:
    return ngettext(
        "{days} day holds a range: an exact number says more.",
        "{days} days hold a range: an exact number says more.",
        days,
    ).format(days=days)


def _few_before(days: int) -> str:
    return ngettext(
        "Only {days} of the {span} days before day 0 is logged; older notes on paper can still be typed in.",
        "Only {days} of the {span} days before day 0 are logged; older notes on paper can still be typed in.",
        days,
    ).format(days=days, span=BASELINE_DAYS)


def _half_time(told: ToldHalfTime) -> str:
    if told.mid is None:
        words = _("Half of the change took at least {low} days; longer than that lies past the last logged day.")
        return words.format(low=measured(told.low or 0.0))
    if told.high is None:
        words = _("Half of the change took about {mid} days, at least {low}; the upper end lies past the last day.")
        return words.format(mid=measured(told.mid), low=measured(told.low or 0.0))
    words = _("Half of the change took about {mid} days, between {low} and {high}.")
    return words.format(mid=measured(told.mid), low=measured(told.low or 0.0), high=measured(told.high))


def _baseline_days(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} logged days in the 28 days before day 0 are needed; {found}"), shortage, _there_are(shortage.found)
    )


def _baseline_twitches(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} twitches before day 0 are needed to see them become fewer; {found}"),
        shortage,
        _there_were(shortage.found),
    )


def _days_after(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} logged days from day 0 on are needed; {found}"), shortage, _there_are(shortage.found)
    )


def _recent_days(shortage: Shortage) -> str:
    return _needed_and_found(
        _("{needed} logged days since day 0 among the last {span} are needed; {found}"),
        shortage,
        _there_are(shortage.found),
    )


def _needed_and_found(sentence: str, shortage: Shortage, found: str) -> str:
    return sentence.format(needed=shortage.needed, found=found, span=RECENT_DAYS)


def _there_are(number: int) -> str:
    if number == 0:
        return _("there are none.")
    return ngettext("there is {number}.", "there are {number}.", number).format(number=number)


def _there_were(number: int) -> str:
    if number == 0:
        return _("there were none.")
    return ngettext("there was {number}.", "there were {number}.", number).format(number=number)


_SENTENCES: dict[Lack, Callable[[Shortage], str]] = {
    Lack.BASELINE_DAYS: _baseline_days,
    Lack.BASELINE_TWITCHES: _baseline_twitches,
    Lack.DAYS_AFTER: _days_after,
    Lack.RECENT_DAYS: _recent_days,
}
