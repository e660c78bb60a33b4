"""The kinds of time course in a taper: along the doses, or by itself from one of the cuts on.

The doses alone can't say when the twitches end: the first cut may end them all, and so may the second. A posterior
that knew only courses along the doses could not fit a course that was over long before the last step, and told "cannot
tell" of twitches that had been gone for a week (docs/decisions/0020).
"""

from __future__ import annotations

from dataclasses import dataclass

from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.shapes import ALONG_THE_DOSES

PART_OF_EACH = 1 / 3
"""In a taper, the part of a shape's prior that has each of three: courses along the doses, courses that go by
themselves from day 0 on, and those from a later cut on. Design choice: nobody knows, so the counts decide."""
MOST_CUTS = 4
"""Cuts from which a course may go by itself; of more than these, so many are taken evenly. Design choice."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of time course: the doses drive it, or it goes by itself from the cut on day `begins` on."""

    begins: int = ALONG_THE_DOSES
    prior: float = 1.0
    """Its part of the prior of each shape that has more than one kind."""

    @property
    def driven(self) -> bool:
        """Whether the doses drive it."""
        return self.begins == ALONG_THE_DOSES

    @property
    def alone(self) -> bool:
        """Whether it is the only kind."""
        return self.prior == 1


ALONG_THE_DOSES_ALONE = Kind()


def kinds(doses: Doses) -> tuple[Kind, ...]:
    """Return the kinds of time course that are thought possible; without a second cut there is only one."""
    cuts = doses.cuts
    if len(cuts) == 1:
        return (ALONG_THE_DOSES_ALONE,)
    if len(cuts) > MOST_CUTS:
        cuts = tuple(cuts[position * (len(cuts) - 1) // (MOST_CUTS - 1)] for position in range(MOST_CUTS))
    later = PART_OF_EACH / (len(cuts) - 1)
    return (Kind(prior=PART_OF_EACH), Kind(0, PART_OF_EACH), *(Kind(cut, later) for cut in cuts[1:]))
