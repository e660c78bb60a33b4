"""Dates, times and spans of days the way they stand on the screen: "3 March", "14–20 March", "21:10"."""

from __future__ import annotations

from datetime import date, datetime, time

from myotrack.i18n import _, ngettext, pgettext


def month_name(month: int) -> str:
    """Return the name of a month, 1 to 12."""
    return (
        pgettext("month", "January"),
        pgettext("month", "February"),
        pgettext("month", "March"),
        pgettext("month", "April"),
        pgettext("month", "May"),
        pgettext("month", "June"),
        pgettext("month", "July"),
        pgettext("month", "August"),
        pgettext("month", "September"),
        pgettext("month", "October"),
        pgettext("month", "November"),
        pgettext("month", "December"),
    )[month - 1]


def weekday_name(weekday: int) -> str:
    """Return the short name of a weekday, 0 for Monday."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[weekday]


def long_day(day: date) -> str:
    """Return a day in full, as in "Sat 14 March 2026"."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekday_name(day.weekday()), day=day.day, month=month_name(day.month), year=day.year
    )


def weekday_and_day(day: date) -> str:
    """Return a day of the current year with its weekday, as in "Sat 14 March"."""
    return _("{weekday} {day} {month}").format(
        weekday=weekday_name(day.weekday()), day=day.day, month=month_name(day.month)
    )


def short_day(day: date, beside: date | None = None) -> str:
    """Return a day as in "14 March"; with its year when it lies in another year than `beside`."""
    if beside is not None and day.year != beside.year:
        return day_with_year(day)
    return _("{day} {month}").format(day=day.day, month=month_name(day.month))


def day_with_year(day: date) -> str:
    """Return a day as in "14 March 2026"."""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)


def month_and_year(day: date) -> str:
    """Return the month of a day as in "March 2026"."""
    return _("{month} {year}").format(month=month_name(day.month), year=day.year)


def span(first: date, last: date, beside: date | None = None) -> str:
    """Return days from `first` to `last` as in "14–20 March", "28 February – 3 March"; years only where needed."""
    if first == last:
        return short_day(first, beside)
    if first.year != last.year:
        return _("{first} – {last}").format(first=day_with_year(first), last=day_with_year(last))
    if first.month != last.month:
        return _("{first} – {last}").format(first=short_day(first), last=short_day(last, beside))
    return _("{first}–{last}").format(first=first.day, last=short_day(last, beside))


def open_span(first: date, last: date | None, beside: date | None = None) -> str:
    """Return a span that may still last, as in "since 3 March"."""
    if last is None:
        return _("since {day}").format(day=short_day(first, beside))
    return span(first, last, beside)


def clock_time(at: time | datetime) -> str:
    """Return a time of day as in "21:10"."""
    return f"{at.hour:02d}:{at.minute:02d}"


def day_and_time(day: date, at: time | None, beside: date | None = None) -> str:
    """Return a day and, where it is known, the time: "3 March at 21:10"."""
    shown = short_day(day, beside)
    return shown if at is None else _("{day} at {time}").format(day=shown, time=clock_time(at))


def days(number: int) -> str:
    """Return a length in days, as in "1 day", "12 days"."""
    return ngettext("{number} day", "{number} days", number).format(number=number)
