"""The sentences of the Today page: which day it is, where it stands, and what was saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from myotrack.domain.checkins import CheckIn, CheckInStatus
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseEvent
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.i18n import _, ngettext
from myotrack.words.dates import clock_time, month_name
from myotrack.words.labels import excuse_label
from myotrack.words.lengths import counted
from myotrack.words.medicine_labels import dose_event_label
from myotrack.words.numbers import dose, twitches
from myotrack.words.personal_text import isolated


def day_in_words(day: date, today: date) -> str:
    """Return a day with its weekday in full, as in "Saturday 14 March"; with the year when it isn't this one."""
    weekday = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[day.weekday()]
    words = _("{weekday} {day} {month}") if day.year == today.year else _("{weekday} {day} {month} {year}")
    return words.format(weekday=weekday, day=day.day, month=month_name(day.month), year=day.year)


def title(day: date, today: date) -> str:
    """Return the page's title, as in "Today, Saturday 14 March"."""
    words = day_in_words(day, today)
    if day == today:
        return _("Today, {day}").format(day=words)
    return _("Yesterday, {day}").format(day=words) if day == today - timedelta(days=1) else words


def frequency_words(count: int | None, band: FrequencyBand | None) -> str:
    """Return how many twitches there were, as it stands in a sentence; "" when that was left blank."""
    if count is not None:
        return twitches(count)
    if band is None:
        return ""
    return {
        FrequencyBand.NONE: _("no twitches"),
        FrequencyBand.FEW: _("1–5 twitches"),
        FrequencyBand.NOW_AND_THEN: _("6–24 twitches"),
        FrequencyBand.OFTEN: _("several twitches an hour"),
        FrequencyBand.CONSTANT: _("almost constant twitches"),
    }[band]


def severity_words(severity: Severity | None) -> str:
    """Return a severity as it stands in a sentence, as in "severity 2"; "" when there is none."""
    return _("severity {number}").format(number=int(severity)) if severity else ""


def answers_words(check_in: CheckIn) -> str:
    """Return the main answers of a check-in, as in "6–24 twitches, severity 2"; "" when there are none."""
    frequency = frequency_words(check_in.twitch_count, check_in.frequency_band)
    return listed((frequency, severity_words(check_in.severity)))


def listed(parts: Iterable[str]) -> str:
    """Return the parts that aren't empty, with commas between them."""
    return ", ".join(part for part in parts if part)


def saved(what: str, now: datetime, day: date, today: date) -> str:
    """Return what the bar says, as in "Saved at 20:14: 6–24 twitches, severity 2."; of another day it says which."""
    if day == today:
        return _("Saved at {time}: {what}.").format(time=clock_time(now), what=what)
    shown = day_in_words(day, today)
    return _("Saved at {time} for {day}: {what}.").format(time=clock_time(now), day=shown, what=what)


def of_day(what: str, day: date, today: date) -> str:
    """Return an answer, with its day unless that is today."""
    return what if day == today else _("{what}, for {day}").format(what=what, day=day_in_words(day, today))


def not_saved_yet(waits: bool) -> str:
    """Return the mark of an answer that is kept and not on disk; "" for one that is."""
    return _("Not saved yet.") if waits else ""


def status_words(own: CheckIn | None) -> str:
    """Return what a day without a number says instead of one; "" when there is nothing to say."""
    if own is None:
        return ""
    return {
        CheckInStatus.ANSWERED: "",
        CheckInStatus.UNKNOWN: _("You said that you don't remember. If it comes back to you, choose an answer."),
        CheckInStatus.EXCUSED: _("No answers are needed for this day: {reason}.").format(
            reason="" if own.excuse is None else excuse_label(own.excuse).lower()
        ),
        CheckInStatus.LATER: _(
            "A bad day, noted at {time}. Fill in the rest when you can; someone who helps you may do it too."
        ).format(time=clock_time(own.provenance.entered_at)),
    }[own.status]


def other_words(other: CheckIn | None) -> str:
    """Return what the other of the two writers answered for the same day; "" when there is nothing."""
    if other is None:
        return ""
    if other.status is CheckInStatus.LATER and other.frequency is None:
        return _bad_day_of(other)
    answers, by_caregiver = answers_words(other), other.provenance.entered_by is Author.CAREGIVER
    if not answers and by_caregiver:
        return _("The caregiver wrote something for this day, but not how many twitches there were. Both are kept.")
    if not answers:
        return _("The patient wrote something for this day, but not how many twitches there were. Both are kept.")
    if by_caregiver:
        return _("The caregiver answered: {answers}. Both answers are kept.").format(answers=answers)
    return _("The patient answered: {answers}. Both answers are kept.").format(answers=answers)


def _bad_day_of(other: CheckIn) -> str:
    words = (
        _("The caregiver noted a bad day at {time}. Fill it in here, as far as you know; both entries are kept.")
        if other.provenance.entered_by is Author.CAREGIVER
        else _("The patient noted a bad day at {time}. Fill it in here, as far as you know; both entries are kept.")
    )
    return words.format(time=clock_time(other.provenance.entered_at))


def counted_today(sessions: Sequence[CountSession], *, is_today: bool) -> str:
    """Return what was counted in sessions on the day, kept apart from its number; "" when nothing was."""
    done = [counted(session) for session in sessions if session.finished]
    if not done:
        return ""
    words = (
        _("Counted today: {sessions}. Kept apart from the number of the day.")
        if is_today
        else _("Counted that day: {sessions}. Kept apart from the number of the day.")
    )
    return words.format(sessions="; ".join(done))


def event_words(event: DoseEvent, medicine: str) -> str:
    """Return a missed or extra dose, as in "Missed dose: baclofen, 10 mg at 08:00"."""
    words = isolated(medicine)
    if event.amount is not None:
        words = _("{medicine}, {dose}").format(medicine=words, dose=dose(event.amount, event.unit))
    if event.at is not None:
        words = _("{dose} at {time}").format(dose=words, time=clock_time(event.at))
    return _("{kind}: {dose}").format(kind=dose_event_label(event.kind), dose=words)


def answers_given(number: int) -> str:
    """Return how much is filled in behind a button that is folded; "" for nothing."""
    return ngettext("{number} answer given", "{number} answers given", number).format(number=number) if number else ""
