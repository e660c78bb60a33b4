"""Grids of days for the tests of the scan: None is a day that was not logged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from myotrack.analysis.worsening.days import DayGrid
from tests.builders import DAY


def a_grid(counts: Sequence[float | None]) -> DayGrid:
    """One day a count, from DAY on."""
    return DayGrid(
        DAY,
        np.array([count or 0.0 for count in counts], dtype=np.float64),
        np.array([count is not None for count in counts], dtype=np.bool_),
    )
