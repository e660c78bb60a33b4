"""Whether a new dose is so far from the one before that it looks like a slip of the keyboard."""

from __future__ import annotations

from decimal import Decimal

from myotrack.domain.doses import in_milligrams
from myotrack.domain.medicines import Unit

LARGE_JUMP = Decimal(4)
"""A dose this many times larger or smaller is asked about once, and always saved (design choice: usual steps at most
double or halve; a forgotten point or one digit too many is a factor of ten)."""


def is_large_jump(before: Decimal, before_unit: Unit, after: Decimal, after_unit: Unit) -> bool:
    """Return whether to ask "is that right?"; never about a start, a stop, or units that can't be compared."""
    if before_unit is not after_unit:
        first, second = in_milligrams(before, before_unit), in_milligrams(after, after_unit)
    else:
        first, second = before, after
    if first is None or second is None or first == 0 or second == 0:
        return False
    return second >= LARGE_JUMP * first or first >= LARGE_JUMP * second
