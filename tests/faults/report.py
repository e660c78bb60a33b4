"""The document that the long run leaves: its table, and what no row covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.faults.table import Row, markdown

_HEAD = """# What was done to MyoTrack, and what it cost

Written by `python -m tests.faults --write docs/faults.md` on {day}. Real processes and real files; counts, no times.
The fast part of it runs with every `pytest`.

"""

_FOOT = """
"""


def document(rows: Sequence[Row], day: date) -> str:
    """Return the Markdown document of a run on `day`."""
    return _HEAD.format(day=day.isoformat()) + markdown(rows) + _FOOT
