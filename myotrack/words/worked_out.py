"""How every number on the Recovery page was worked out, in plain words with this diary's own numbers in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from myotrack.analysis.enough_data import (
    FEWEST_BASELINE_DAYS,
    FEWEST_BASELINE_TWITCHES,
    FEWEST_DAYS_AFTER,
    FEWEST_RECENT_DAYS,
    RECENT_DAYS,
)
from myotrack.analysis.recovery.values import Ground, RecoveryAnalysis, Workings
from myotrack.analysis.told import standing_alarm, standing_watch, told_half_time
from myotrack.i18n import _, ngettext
from myotrack.words.dates import span
from myotrack.words.fewer import fewer_words
from myotrack.words.numbers import average, days_logged, measured
from myotrack.words.worsening_words import alarm_ground, compared_with_words, silence_sentence


@dataclass(frozen=True, slots=True)
class Explained:
    """One number, or one line of the chart, and how it came about."""

    what: str
    how: str


def explanations(analysis: RecoveryAnalysis | None) -> tuple[Explained, ...]:
    """Return every number of the page with its explanation; those of the chart and the table are always there."""
    found: list[Explained] = []
    if analysis is not None:
        found += [_logged(analysis), _before(analysis), *_fewer(analysis), *_half_time(analysis)]
        found += [_quiet(analysis), _worse(analysis), *_severity(analysis)]
    return (*found, *_chart_and_table(analysis))


def _logged(analysis: RecoveryAnalysis) -> Explained:
    how = _(
        "A day counts as logged when it has a number or a range of twitches; 0 is a number. From day 0 to today that "
        "is {logged}. All other days are left out of every sum and mean; none of them is taken for 0."
    ).format(logged=days_logged(analysis.logged_after, analysis.days_after))
    if analysis.banded_days:
        how += " " + ngettext(
            "{days} day has a range: the middle of it is used, found by multiplying its ends and taking the root.",
            "{days} days have a range: the middle of it is used, found by multiplying its ends and taking the root.",
            analysis.banded_days,
        ).format(days=analysis.banded_days)
    return Explained(_("Days logged"), how)


def _before(analysis: RecoveryAnalysis) -> Explained:
    before = analysis.before
    days = span(before.first, before.last, analysis.as_of)
    if before.mean is None:
        how = _("“Before” is the 28 days before day 0 ({days}). None of them is logged.").format(days=days)
    else:
        how = ngettext(
            "“Before” is the 28 days before day 0 ({days}). {logged} of them is logged; its number is {mean}.",
            "“Before” is the 28 days before day 0 ({days}). {logged} of them are logged; all their twitches divided by "
            "these days make {mean} a day.",
            before.days_logged,
        ).format(days=days, logged=before.days_logged, mean=average(before.mean))
    if before.days_without:
        how += " " + ngettext(
            "{days} of these days was without the medicine.",
            "{days} of these days were without the medicine.",
            before.days_without,
        ).format(days=before.days_without)
    return Explained(_("Twitches before"), f"{how} {_four_weeks()}")


def _four_weeks() -> str:
    return _(
        "Four weeks and not one: people often stop after their worst week, and the days after it would look better by "
        "chance alone."
    )


def _fewer(analysis: RecoveryAnalysis) -> Iterable[Explained]:
    fit = analysis.fit
    if fit is None:
        yield Explained(
            _("Why there is no percentage yet"),
            _(
                "It takes {before} logged days with {twitches} twitches before day 0, {after} logged days from day 0 "
                "on, and {recent} among the last {span}. With less, chance would say more than the twitches."
            ).format(
                before=FEWEST_BASELINE_DAYS,
                twitches=FEWEST_BASELINE_TWITCHES,
                after=FEWEST_DAYS_AFTER,
                recent=FEWEST_RECENT_DAYS,
                span=RECENT_DAYS,
            ),
        )
        return
    how = _(
        "Hundreds of smooth courses are held against the logged days: no change, down to none, down to a lower level, "
        "up, and first up and then down. Each counts as much as it fits. The mean of each course over the last 7 days "
        "is compared with the level that the same course has before day 0: {interval}. “Most likely” is the middle "
        "one. The two ends leave out the outermost 5 % on either side; they are made so that the true number lies "
        "between them in 9 of 10 diaries."
    ).format(interval=fewer_words(fit.percent_fewer))
    yield Explained(_("Percent fewer"), " ".join((how, *_workings(analysis.workings))))


def _workings(workings: Workings | None) -> Iterable[str]:
    if workings is None:
        return
    yield _(
        "Twitches of neighbouring days are alike, so {logged} logged days are worth about {worth} that know nothing of "
        "each other."
    ).format(logged=workings.days_before + workings.days_after, worth=measured(workings.effective_days))
    if workings.dose_steps > 1:
        yield _(
            "The dose came down in {steps} steps. Some of the courses follow them, and some begin at one of them and "
            "then go on by themselves."
        ).format(steps=workings.dose_steps)
    if workings.restarted:
        yield _("The dose was raised again after day 0; the courses may follow that or not.")
    if workings.rule_of_three:
        yield _(
            "The last {days} logged days have no twitch. That many could be chance, so the lower end is kept careful."
        ).format(days=workings.free_days_at_the_end)


def _half_time(analysis: RecoveryAnalysis) -> Iterable[Explained]:
    if told_half_time(analysis) is None:
        return
    yield Explained(
        _("Half of the change"),
        _(
            "How long the same courses took from day 0 until half of their change had happened. Only what was observed "
            "is told: an end past the last day is left out, as it would be a forecast."
        ),
    )


def _quiet(analysis: RecoveryAnalysis) -> Explained:
    return Explained(
        _("Resolved"),
        _(
            "It takes {needed} logged days in a row without a twitch, with at most 3 unlogged days in a row between "
            "them: 7, or 3 times the longest time without twitches before day 0. On a medicine against twitches it is "
            "called quiet. 3 days with twitches among 7 logged days end it."
        ).format(needed=analysis.quiet_needed),
    )


def _worse(analysis: RecoveryAnalysis) -> Explained:
    how = _(
        "After each logged day the last 3, 5, 7, 14 and 28 days are compared with the 28 days before them and with the "
        "days before day 0. A rise counts when it is far larger than these days' own ups and downs, at least 1.3 times "
        "as many, and at least 4 twitches more than those days would give; or when the last 7 days have 5 times as "
        "many as before. It counts only as long as the last 3 days are above as well."
    )
    reached = standing_alarm(analysis) or standing_watch(analysis)
    if reached is not None:
        how += " " + _("Here: {days} days up to {day}, against {reference}: {mean} a day and {before} a day.").format(
            days=reached.window_days,
            day=span(reached.day, reached.day, analysis.as_of),
            reference=compared_with_words(reached),
            mean=measured(reached.mean),
            before=measured(reached.mean_before),
        )
    if Ground.ALARM in analysis.grounds and Ground.LIKELY_MORE not in analysis.grounds:
        how += " " + _("The verdict “Getting worse”: {ground}").format(ground=alarm_ground())
    return Explained(_("More twitches"), f"{how} {silence_sentence()}")


def _severity(analysis: RecoveryAnalysis) -> Iterable[Explained]:
    change = analysis.severity
    if change.before.median is None and change.recent.median is None:
        return
    yield Explained(
        _("Severity"),
        _(
            "The middle one of the answered days in the 28 days before day 0, and in the last 14. Every day before is "
            "paired with every recent day; the share of pairs in which the recent day was milder is the NAP, with "
            "equal days counted half (Parker and Vannest 2009)."
        ),
    )


def _chart_and_table(analysis: RecoveryAnalysis | None) -> Iterable[Explained]:
    if analysis is not None and analysis.fit is not None:
        yield Explained(
            _("The line and the band in the chart"),
            _(
                "The line is the middle of the same courses on each logged day, the band holds 9 of 10 of them. It is "
                "about the level, not about single days: many dots lie outside. It ends at the last logged day."
            ),
        )
    else:
        yield Explained(
            _("The line in the chart"),
            _("The middle one of 7 logged days: the day itself, the 3 before it and the 3 after it. No fitted course."),
        )
    yield Explained(
        _("Dose by dose"),
        _(
            "For each dose the logged days are put in order of their twitches: the median is the middle one, the "
            "highest the last. Missed doses and warning signs are counted."
        ),
    )
