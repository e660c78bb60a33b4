"""How far two groups of answers lie apart, from their order alone: nonoverlap of all pairs."""

from __future__ import annotations

from collections.abc import Sequence


def nonoverlap_of_all_pairs(before: Sequence[float], after: Sequence[float]) -> float | None:
    """Return the share of pairs (one before, one after) whose later value is the lower one; a tie counts as half.

    0.5 when nothing changed, 1 when every later value is lower. None when either is empty.
    Parker & Vannest (2009), "An improved effect size for single-case research: nonoverlap of all pairs", Behavior
    Therapy 40, 357–367; the improvement here is a fall.
    """
    pairs = len(before) * len(after)
    if pairs == 0:
        return None
    lower = sum(late < early for early in before for late in after)
    ties = sum(late == early for early in before for late in after)
    return (2 * lower + ties) / (2 * pairs)
