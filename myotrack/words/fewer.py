"""How many percent fewer, or more, twitches: "between 55 % and 80 % fewer, most likely 70 %"."""

from __future__ import annotations

from myotrack.analysis.recovery.values import Interval
from myotrack.i18n import _


def fewer_words(percent: Interval) -> str:
    """Return an interval of percent fewer (negative: more) as a range with its middle.

    As in "between 55 % and 80 % fewer, most likely 70 %" or "between 20 % more and 40 % fewer, most likely 10 % fewer".
    """
    low, mid, high = whole(percent.low), whole(percent.mid), whole(percent.high)
    if low >= 0:
        words = _("between {low} % and {high} % fewer, most likely {mid} %")
        return words.format(low=low, mid=mid, high=high)
    if high <= 0:
        words = _("between {low} % and {high} % more, most likely {mid} %")
        return words.format(low=-high, mid=-mid, high=-low)
    words = _("between {more} % more and {fewer} % fewer, most likely {middle}")
    return words.format(more=-low, fewer=high, middle=_middle(mid))


def whole(percent: float) -> int:
    """Return a whole number of percent fewer: 100 only where it is 100, because less is not none at all."""
    return 99 if 99 < percent < 100 else round(percent)


def width(percent: Interval) -> int:
    """Return how far the two ends lie apart, whole percentage points."""
    return whole(percent.high) - whole(percent.low)


def _middle(mid: int) -> str:
    if mid == 0:
        return _("about as many")
    return _("{mid} % fewer").format(mid=mid) if mid > 0 else _("{mid} % more").format(mid=-mid)
