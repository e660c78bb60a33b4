"""The verdict of the recovery analysis: a heading, and one sentence with its numbers and what it rests on.

"Since you stopped", never "because"; no date that lies ahead, no p-value, no cause.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from myotrack.analysis.day_zero import DayZeroKind
from myotrack.analysis.enough_data import Lack
from myotrack.analysis.recovery.values import RecoveryAnalysis, Verdict
from myotrack.domain.guidance.quiet import QuietKind
from myotrack.i18n import _, ngettext
from myotrack.words.dates import days, short_day
from myotrack.words.fewer import fewer_words
from myotrack.words.numbers import days_logged
from myotrack.words.personal_text import isolated

_BEFORE = (Lack.BASELINE_DAYS, Lack.BASELINE_TWITCHES)
_QUIET = (Verdict.RESOLVED, Verdict.QUIET_ON_SUPPRESSANT)
_QUIET_KINDS = (QuietKind.RESOLVED, QuietKind.QUIET_ON_SUPPRESSANT)

Names = Callable[[str], str]
"""Gives the name of a medicine, as the person wrote it, for its id."""


def verdict_title(analysis: RecoveryAnalysis, names: Names) -> str:
    """Return the verdict in a few words, as in "Fewer twitches than before"."""
    if analysis.verdict in _QUIET and analysis.twitch_days_since_quiet:
        return _("A time without twitches, then some again")
    if analysis.verdict is Verdict.QUIET_ON_SUPPRESSANT:
        return _("Quiet while on {names}").format(names=quiet_names(analysis, names))
    return {
        Verdict.NOT_ENOUGH_DATA: _("Not enough data yet"),
        Verdict.WORSE: _("Getting worse"),
        Verdict.RELAPSED: _("The twitches came back"),
        Verdict.RESOLVED: _("No twitches for now"),
        Verdict.IMPROVING: _("Fewer twitches than before"),
        Verdict.LEVELLING_OFF: _("Fewer twitches than before, levelling off"),
        Verdict.PROBABLY_IMPROVING: _("Probably fewer twitches than before"),
        Verdict.PERSISTING: _("The twitches are still there"),
        Verdict.CANNOT_TELL: _("Cannot tell yet"),
    }[analysis.verdict]


def verdict_sentence(analysis: RecoveryAnalysis, names: Names) -> str:
    """Return the verdict in one sentence, with its interval where there is one and the days it rests on.

    A second one tells of twitches that a quiet time has seen and not been ended by, and of a quiet time that there is
    too little around to compare.
    """
    said = _SENTENCES[analysis.verdict](analysis, names)
    return " ".join((said, *_beside_a_quiet_time(analysis)))


def since_words(analysis: RecoveryAnalysis, names: Names) -> str:
    """Return what the days are counted from, as in "Since you stopped baclofen"."""
    name = isolated(names(analysis.day_zero.medicine_id))
    if analysis.day_zero.kind is DayZeroKind.STOP:
        return _("Since you stopped {name}").format(name=name)
    return _("Since you cut {name}").format(name=name)


def days_after(analysis: RecoveryAnalysis) -> str:
    """Return how many of the days from day 0 on are logged, as in "19 of 21 days logged"."""
    return days_logged(analysis.logged_after, analysis.days_after)


def quiet_names(analysis: RecoveryAnalysis, names: Names) -> str:
    """Return the medicines that were taken against the twitches in the quiet time."""
    return ", ".join(isolated(names(found)) for found in analysis.quiet.suppressants)


def _beside_a_quiet_time(analysis: RecoveryAnalysis) -> tuple[str, ...]:
    if analysis.verdict is Verdict.NOT_ENOUGH_DATA and analysis.quiet.kind in _QUIET_KINDS:
        first = _("No twitches on {needed} logged days or more in a row, the first of them {day}.").format(
            needed=analysis.quiet_needed, day=_quiet_day(analysis)
        )
        return (first, *twitches_again(analysis))
    return twitches_again(analysis) if analysis.verdict in _QUIET else ()


def twitches_again(analysis: RecoveryAnalysis) -> tuple[str, ...]:
    """Return on how many days twitches came again that have not ended a quiet time; nothing where there are none."""
    again = analysis.twitch_days_since_quiet
    if not again:
        return ()
    return (
        ngettext(
            "After the time without twitches, they were logged on {number} day: {last}.",
            "After the time without twitches, they were logged on {number} days, the last of them {last}.",
            len(again),
        ).format(number=len(again), last=short_day(again[-1], analysis.as_of)),
    )


def _not_enough(analysis: RecoveryAnalysis, names: Names) -> str:
    if any(shortage.lack in _BEFORE for shortage in analysis.shortages):
        # No later day can make up for it, so "yet" would be a promise.
        return _(
            "{since}: too little was logged before that day to compare with; there are only the days since you began "
            "logging ({logged})."
        ).format(since=since_words(analysis, names), logged=days_after(analysis))
    return _("{since}: too little is logged yet to compare with before ({logged}).").format(
        since=since_words(analysis, names), logged=days_after(analysis)
    )


def _worse(analysis: RecoveryAnalysis, names: Names) -> str:
    if analysis.fit is None or analysis.fit.percent_fewer.mid >= 0:
        # The alarm is about the last days: the days before day 0 may have been worse still.
        return _("{since}: lately the twitches have become more ({logged}).").format(
            since=since_words(analysis, names), logged=days_after(analysis)
        )
    return _interval(_("{since}: more twitches than before, {interval} ({logged})."), analysis, names)


def _relapsed(analysis: RecoveryAnalysis, names: Names) -> str:
    words = _(
        "{since}: after a time without twitches they came back, again since {day}; compared with before, {interval} "
        "({logged})."
    )
    return _interval(words, analysis, names)


def _resolved(analysis: RecoveryAnalysis, names: Names) -> str:
    return _(
        "{since}: resolved on {day}, the first of {needed} logged days or more in a row without twitches ({logged})."
    ).format(
        since=since_words(analysis, names),
        day=_quiet_day(analysis),
        needed=analysis.quiet_needed,
        logged=days_after(analysis),
    )


def _quiet(analysis: RecoveryAnalysis, names: Names) -> str:
    return _(
        "{since}: quiet while on {names} from {day} on, the first of {needed} logged days or more in a row without "
        "twitches ({logged})."
    ).format(
        since=since_words(analysis, names),
        day=_quiet_day(analysis),
        needed=analysis.quiet_needed,
        names=quiet_names(analysis, names),
        logged=days_after(analysis),
    )


def _improving(analysis: RecoveryAnalysis, names: Names) -> str:
    return _interval(_("{since}: fewer twitches than before, {interval} ({logged})."), analysis, names)


def _levelling_off(analysis: RecoveryAnalysis, names: Names) -> str:
    return _interval(
        _("{since}: fewer twitches than before and levelling off, {interval} ({logged})."),
        analysis,
        names,
    )


def _probably(analysis: RecoveryAnalysis, names: Names) -> str:
    return _interval(_("{since}: probably fewer twitches than before, {interval} ({logged})."), analysis, names)


def _persisting(analysis: RecoveryAnalysis, names: Names) -> str:
    return _interval(
        _("{since}, {days} ago, twitches are still there: compared with before, {interval} ({logged})."),
        analysis,
        names,
    )


def _cannot_tell(analysis: RecoveryAnalysis, names: Names) -> str:
    return _interval(
        _("{since}: it cannot be told yet whether there are fewer twitches than before, {interval} ({logged})."),
        analysis,
        names,
    )


def _interval(words: str, analysis: RecoveryAnalysis, names: Names) -> str:
    return words.format(
        since=since_words(analysis, names),
        interval=_("nothing can be worked out") if analysis.fit is None else fewer_words(analysis.fit.percent_fewer),
        logged=days_after(analysis),
        days=days(analysis.days_since),
        day=_quiet_day(analysis),
    )


def _quiet_day(analysis: RecoveryAnalysis) -> str:
    since: date = analysis.quiet.since or analysis.day_zero.day
    return short_day(since, analysis.as_of)


_SENTENCES: dict[Verdict, Callable[[RecoveryAnalysis, Names], str]] = {
    Verdict.NOT_ENOUGH_DATA: _not_enough,
    Verdict.WORSE: _worse,
    Verdict.RELAPSED: _relapsed,
    Verdict.RESOLVED: _resolved,
    Verdict.QUIET_ON_SUPPRESSANT: _quiet,
    Verdict.IMPROVING: _improving,
    Verdict.LEVELLING_OFF: _levelling_off,
    Verdict.PROBABLY_IMPROVING: _probably,
    Verdict.PERSISTING: _persisting,
    Verdict.CANNOT_TELL: _cannot_tell,
}
