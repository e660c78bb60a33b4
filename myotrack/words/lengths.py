"""Lengths of time and what was counted in them: "5 minutes", "1 min 15 s", "12 in 5 minutes"."""

from __future__ import annotations

from myotrack.domain.counting import CountSession
from myotrack.i18n import _, ngettext
from myotrack.words.numbers import measured


def length(seconds: int) -> str:
    """Return a length of time, as in "45 seconds", "5 minutes", "1 min 15 s"."""
    if seconds < 60:
        return ngettext("{number} second", "{number} seconds", seconds).format(number=seconds)
    minutes, rest = divmod(seconds, 60)
    if rest:
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return ngettext("{number} minute", "{number} minutes", minutes).format(number=minutes)


def counted(session: CountSession) -> str:
    """Return what a session counted, as in "12 in 5 minutes"."""
    return _("{count} in {length}").format(count=session.count, length=length(session.duration_s))


def a_minute(session: CountSession) -> str:
    """Return a session's rate as a number, as in "2.4"; "–" for a session without a length."""
    rate = session.rate_per_minute
    return "–" if rate is None else measured(rate)


def left(seconds: int) -> str:
    """Return how much of a timed window is left, as in "4:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"
