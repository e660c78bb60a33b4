"""The answer that most days have, filled with colour as long as nothing else was answered."""

from __future__ import annotations

from myotrack.ui.theme import look_of
from myotrack.ui.widgets.choice_row import ChoiceRow


def stand_out_until_answered(row: ChoiceRow, value: object) -> None:
    """Fill the button of `value` while the question is open or it is the answer; another answer stands out alone."""
    button = row.button(value)
    button.set_kind("primary" if row.value() in (None, value) else "secondary")
    # The row does not become lower when its main answer steps back.
    button.setMinimumHeight(look_of(button).target(60))
