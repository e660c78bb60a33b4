"""The sentences of the Count page."""

from __future__ import annotations

from datetime import date

from myotrack.domain.counting import CountSession
from myotrack.i18n import _
from myotrack.ui.models.rows_model import Column
from myotrack.words.dates import clock_time, weekday_and_day
from myotrack.words.labels import position_label
from myotrack.words.lengths import a_minute, counted, left, length


def time_left(left_s: int | None, elapsed_ms: int) -> str:
    """Return what stands above the count: what is left of a window, or how long a free one has lasted."""
    if left_s is None:
        return _("{time} so far").format(time=left(elapsed_ms // 1000))
    return _("{time} left").format(time=left(left_s))


def result(session: CountSession) -> str:
    """Return a session in one line, as in "37 in 5 minutes, at rest: 7.4 a minute"."""
    words = counted(session)
    if session.position is not None:
        words = _("{count}, {position}").format(count=words, position=position_label(session.position).lower())
    if session.rate_per_minute is None:
        return words
    return _("{count}: {rate} a minute").format(count=words, rate=a_minute(session))


def when(session: CountSession, today: date) -> str:
    """Return when a session began, as in "14:05" or "Fri 13 March, 14:05"."""
    at = clock_time(session.started)
    return at if session.day == today else _("{day}, {time}").format(day=weekday_and_day(session.day), time=at)


def unfinished(session: CountSession, today: date) -> str:
    """Return what is said of a session that was still open when the program ended."""
    return _("A count of {count} from {when} was not finished.").format(count=session.count, when=when(session, today))


def columns() -> tuple[Column, ...]:
    """Return the columns of the list of sessions."""
    return (
        Column("when", _("When")),
        Column("position", _("Position")),
        Column("length", _("Length"), "right"),
        Column("count", _("Twitches"), "right"),
        Column("rate", _("A minute"), "right"),
        Column("note", _("Note")),
    )


def row(session: CountSession, today: date) -> tuple[str, ...]:
    """Return a session as a row of the list."""
    note = " ".join(session.note.split())
    return (
        when(session, today) if session.day != today else _("Today, {time}").format(time=clock_time(session.started)),
        position_label(session.position),
        length(session.duration_s),
        f"{session.count:,}",
        a_minute(session),
        note if len(note) <= 60 else note[:60] + "…",
    )
