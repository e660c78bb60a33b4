"""The recovery chart in words: its title, the sentences under it, and what is read out of one day.

The sentences are what a screen reader reads instead of the picture. They say what was logged: never why, never what
will be, and never a figure without the number of logged days it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from myotrack.analysis.day_counts import DayCounts
from myotrack.analysis.day_zero import DayZero, DayZeroKind
from myotrack.analysis.five_facts import worst_day
from myotrack.analysis.picture import DayRange, RecoveryPicture
from myotrack.analysis.recovery.values import Interval
from myotrack.analysis.series import DayPoint
from myotrack.domain.provenance import Author
from myotrack.i18n import _, ngettext
from myotrack.words.dates import day_with_year, short_day, span
from myotrack.words.numbers import daily_dose, days_logged, dose, measured
from myotrack.words.personal_text import isolated
from myotrack.words.sign_labels import sign_label
from myotrack.words.suppressants import shaded_sentences
from myotrack.words.verdict import verdict_sentence

RECENT_LOGGED_DAYS = 7
MOST_SIGNS_SAID = 6


def standing_sentence() -> str:
    """Return the sentence that stands on every chart, word for word (clinical.md §8)."""
    return _("This diary cannot tell whether you are in danger. If you are worried, get help.")


def chart_name() -> str:
    """Return what the chart is called."""
    return _("Recovery chart")


def chart_title(picture: RecoveryPicture) -> str:
    """Return the plain fact over the chart, as in "baclofen: day 14 since the dose was stopped"."""
    zero = picture.day_zero
    if zero is None:
        return _("Twitches and doses since {day}").format(day=day_with_year(picture.whole.first))
    days, name = zero.days_since(picture.as_of), isolated(picture.name(zero.medicine_id))
    if zero.kind is DayZeroKind.STOP:
        return _("{name}: day {days} since the dose was stopped").format(name=name, days=days)
    return _("{name}: day {days} since the dose was cut").format(name=name, days=days)


def chart_subtitle(picture: RecoveryPicture) -> str:
    """Return how much is logged and what the line is, as in "29 of 33 days logged · the line is the middle of …"."""
    logged = days_logged(picture.days.logged, picture.days.elapsed)
    return " · ".join(part for part in (logged, line_sentence(picture)) if part)


def line_sentence(picture: RecoveryPicture) -> str:
    """Return what the line through the points is; "" where there are too few for a line."""
    if picture.fitted:
        return _("the line is the fitted course with its 90 % band")
    if picture.bin_days == 1 and not any(ratings.course for ratings in picture.ratings):
        return ""
    if picture.bin_days == 7:
        return _("each mark is one week: the middle of its logged days")
    if picture.bin_days > 7:
        return _("each mark is four weeks: the middle of their logged days")
    return _("the line is the middle of 7 logged days")


def zoom_sentence(picture: RecoveryPicture) -> str:
    """Return which part is shown; "" for the whole range."""
    if not picture.is_zoomed:
        return ""
    return _("Only {span} is shown, out of {whole}.").format(
        span=span(picture.shown.first, picture.shown.last, picture.as_of),
        whole=span(picture.whole.first, picture.whole.last, picture.as_of),
    )


def chart_sentences(picture: RecoveryPicture) -> tuple[str, ...]:
    """Return the sentences that stand under the chart and that a screen reader reads, the standing sentence last."""
    logged = [point for point in picture.points if point.is_logged]
    found = [
        _shown_sentence(picture),
        *_day_zero_sentences(picture),
        *_twitch_sentences(picture, logged),
        *_fitted_sentences(picture),
        *shaded_sentences(picture),
        *_flag_sentences(picture),
        *_missing_sentences(picture.days),
        _caregiver_sentence(picture),
        standing_sentence(),
    ]
    return tuple(sentence for sentence in found if sentence)


def chart_summary(picture: RecoveryPicture) -> str:
    """Return the same sentences as one text, for screen readers and for saved pictures."""
    return " ".join((chart_title(picture) + ".", *chart_sentences(picture)))


def day_zero_choice(zero: DayZero, name: str, beside: DayRange) -> str:
    """Return how a day 0 is chosen from a list, as in "3 March: baclofen stopped"."""
    return _("{day}: {what}").format(day=short_day(zero.day, beside.last), what=day_zero_fact(zero, name))


def day_zero_fact(zero: DayZero, name: str) -> str:
    """Return what happened on a day 0, as in "baclofen cut from 60 mg to 40 mg a day"."""
    shown, before = isolated(name), zero.before
    if zero.kind is DayZeroKind.STOP:
        if before is None:
            return _("{name} stopped").format(name=shown)
        return _("{name} stopped, {old} before").format(name=shown, old=daily_dose(before.daily_dose, before.unit))
    new = daily_dose(zero.change.daily_dose, zero.change.unit)
    if before is None:
        return _("{name} cut to {new}").format(name=shown, new=new)
    return _("{name} cut from {old} to {new}").format(name=shown, old=dose(before.daily_dose, before.unit), new=new)


def _shown_sentence(picture: RecoveryPicture) -> str:
    counted_to = picture.days.last
    if picture.is_zoomed:
        words = _("The chart shows {span}, out of {whole}: {logged}.")
    elif counted_to is not None and counted_to > picture.shown.last:
        words = _("The chart shows {span}: {logged} up to {day}.")
    else:
        words = _("The chart shows {span}: {logged}.")
    return words.format(
        span=span(picture.shown.first, picture.shown.last, picture.as_of),
        whole=span(picture.whole.first, picture.whole.last, picture.as_of),
        logged=days_logged(picture.days.logged, picture.days.elapsed),
        day=short_day(counted_to or picture.shown.last, picture.as_of),
    )


def _day_zero_sentences(picture: RecoveryPicture) -> Iterable[str]:
    zero, base = picture.day_zero, picture.baseline
    if zero is None or base is None:
        return
    yield _("Day 0 is {day}: {what}.").format(
        day=day_with_year(zero.day), what=day_zero_fact(zero, picture.name(zero.medicine_id))
    )
    if picture.later_stop is not None:
        yield _("{name} was stopped on {day}, day {days}.").format(
            name=isolated(picture.name(zero.medicine_id)),
            day=short_day(picture.later_stop.day, picture.as_of),
            days=zero.days_since(picture.later_stop.day),
        )
    if base.mean is None:
        yield _("No day of the 28 before day 0 is logged, so there is nothing to compare with.")
    else:
        yield ngettext(
            "{days} of the 28 days before day 0 is logged, with {mean} twitches a day on average.",
            "{days} of the 28 days before day 0 are logged, with {mean} twitches a day on average.",
            base.days_logged,
        ).format(days=base.days_logged, mean=measured(base.mean))


def _twitch_sentences(picture: RecoveryPicture, logged: Sequence[DayPoint]) -> Iterable[str]:
    if not logged:
        yield _("No day has a number of twitches.")
        return
    recent = logged[-RECENT_LOGGED_DAYS:]
    values = [point.value or 0.0 for point in recent]
    if len(recent) == 1:
        words = _("The only logged day ({span}): {middle} twitches.")
    elif min(values) == max(values) and all(point.exact for point in recent):
        words = _("The last {days} logged days ({span}): {middle} twitches on each.")
    else:
        words = _("The last {days} logged days ({span}): {middle} twitches a day in the middle, from {low} to {high}.")
    yield words.format(
        days=len(recent),
        span=span(recent[0].day, recent[-1].day, picture.as_of),
        middle=("" if all(point.exact for point in recent) else _("about ")) + measured(median(values)),
        low=measured(min(_end(point.low, point) for point in recent)),
        high=measured(max(_end(point.high, point) for point in recent)),
    )
    highest = worst_day(logged)
    if highest is not None and highest.value and len(logged) > 1:
        about = "" if highest.exact else _("about ")
        yield _("The highest number is {about}{number}, on {day}.").format(
            about=about, number=measured(highest.value), day=short_day(highest.day, picture.as_of)
        )
    if picture.days.zero:
        yield ngettext(
            "{zero} of {logged} logged days is without twitches.",
            "{zero} of {logged} logged days are without twitches.",
            picture.days.zero,
        ).format(zero=picture.days.zero, logged=picture.days.logged)


def _fitted_sentences(picture: RecoveryPicture) -> Iterable[str]:
    """Return the verdict and where the fitted course begins and ends; without a fit, that the line is a median."""
    if picture.analysis is not None:
        yield verdict_sentence(picture.analysis, picture.name)
    if not picture.fitted:
        return
    first, last = picture.fitted[0][0], picture.fitted[-1][-1]
    yield _("The fitted course goes from {before} on {first} to {after} on {last}.").format(
        before=_level(first.level),
        first=short_day(first.day, picture.as_of),
        after=_level(last.level),
        last=short_day(last.day, picture.as_of),
    )
    followed = {fitted.day for stretch in picture.fitted for fitted in stretch}
    alone = [point for point in picture.points if point.rater is Author.CAREGIVER and point.day in followed]
    if alone and len(picture.ratings) > 1:
        yield ngettext(
            "On {days} day only the caregiver wrote; that number counts in the fitted course.",
            "On {days} days only the caregiver wrote; these numbers count in the fitted course.",
            len(alone),
        ).format(days=len(alone))


def _level(level: Interval) -> str:
    """Return a level of the fitted course with its band, as in "43 twitches a day (28 to 69)"."""
    low, middle, high = measured(level.low), measured(level.mid), measured(level.high)
    if low == high:
        return _("about {middle} twitches a day").format(middle=middle)
    return _("{middle} twitches a day ({low} to {high})").format(middle=middle, low=low, high=high)


def _end(end: int | None, point: DayPoint) -> float:
    """The lower or upper end of what was logged on a day: of a range, not its middle."""
    return float(end) if end is not None else point.value or 0.0


def _flag_sentences(picture: RecoveryPicture) -> Iterable[str]:
    signs = [
        _("{sign} on {day}").format(sign=sign_label(report.sign), day=short_day(flags.day, picture.as_of))
        for flags in picture.flags
        for report in flags.signs
    ]
    if signs:
        said = "; ".join(signs[:MOST_SIGNS_SAID])
        more = len(signs) - MOST_SIGNS_SAID
        if more > 0:
            said = ngettext("{said}; and {more} more", "{said}; and {more} more", more).format(said=said, more=more)
        yield _("Warning signs ticked: {said}.").format(said=said)
    visits = [short_day(flags.day, picture.as_of) for flags in picture.flags if flags.visits]
    if visits:
        yield _("Visits: {days}.").format(days="; ".join(visits))
    events = sum(len(flags.events) for flags in picture.flags)
    if events:
        yield ngettext(
            "{events} missed or extra dose.", "{events} missed or extra doses.", events
        ).format(events=events)  # fmt: skip


def _missing_sentences(days: DayCounts) -> Iterable[str]:
    missing, unknown, excused = days.not_logged, days.unknown, days.excused
    if missing:
        yield ngettext(
            "{missing} day has no number; it is a gap, not a zero.",
            "{missing} days have no number; they are gaps, not zeros.",
            missing,
        ).format(missing=missing)
    if unknown:
        yield ngettext(
            "{unknown} day was answered with “don't remember”.", "{unknown} days were answered with “don't remember”.",
            unknown,
        ).format(unknown=unknown)  # fmt: skip
    if excused:
        yield ngettext(
            "{excused} day was spent in hospital or away.", "{excused} days were spent in hospital or away.", excused
        ).format(excused=excused)


def _caregiver_sentence(picture: RecoveryPicture) -> str:
    days = sum(mark.logged for r in picture.ratings if r.rater is Author.CAREGIVER for mark in r.marks)
    if not days:
        return ""
    return ngettext(
        "The caregiver's number of {days} day is drawn apart.",
        "The caregiver's numbers of {days} days are drawn apart.",
        days,
    ).format(days=days)  # fmt: skip
