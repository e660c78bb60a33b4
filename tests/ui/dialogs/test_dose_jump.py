"""A dose that looks like a slip of the keyboard is asked about; a start, a stop and usual steps are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from myotrack.domain.medicines import Unit
from myotrack.ui.dialogs.dose_jump import is_large_jump


@pytest.mark.parametrize(
    ("before", "before_unit", "after", "after_unit", "large"),
    [
        ("60", Unit.MG, "600", Unit.MG, True),
        ("60", Unit.MG, "6", Unit.MG, True),
        ("5", Unit.MG, "0.5", Unit.MG, True),
        ("10", Unit.MG, "40", Unit.MG, True),
        ("60", Unit.MG, "40", Unit.MG, False),
        ("60", Unit.MG, "20", Unit.MG, False),
        ("5", Unit.MG, "15", Unit.MG, False),
        ("60", Unit.MG, "60", Unit.UG, True),
        ("1", Unit.MG, "500", Unit.UG, False),
        ("1", Unit.G, "1000", Unit.MG, False),
        ("60", Unit.MG, "0", Unit.MG, False),
        ("0", Unit.MG, "60", Unit.MG, False),
        ("60", Unit.MG, "2", Unit.TABLETS, False),
        ("1", Unit.TABLETS, "10", Unit.TABLETS, True),
    ],
)
def test_four_times_as_much_or_as_little_is_asked_about(
    before: str, before_unit: Unit, after: str, after_unit: Unit, large: bool
) -> None:
    assert is_large_jump(Decimal(before), before_unit, Decimal(after), after_unit) is large
