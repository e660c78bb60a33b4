from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from myotrack.domain.errors import InvalidEntry
from myotrack.domain.preferences import JerkPreset, Preferences


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [("text_percent", 100, 200), ("repeat_ms", 0, 2000), ("freeze_px", 0, 160), ("hold_ms", 600, 3000)],
)
def test_a_setting_is_taken_up_to_its_ends_and_refused_beyond(field: str, low: int, high: int) -> None:
    def set_to(value: int) -> Preferences:
        values: dict[str, Any] = {field: value}
        return Preferences(**values)

    for value in (low, high):
        assert getattr(set_to(value), field) == value
    for value in (low - 1, high + 1):
        with pytest.raises(InvalidEntry) as refused:
            set_to(value)
        assert refused.value.field == field


def test_the_usual_settings_are_made_for_hands_that_jerk() -> None:
    usual = Preferences()
    assert (usual.jerk_preset, usual.repeat_ms, usual.freeze_px, usual.hold_ms) == (JerkPreset.STEADY, 300, 96, 1200)


def test_the_day_may_start_up_to_noon() -> None:
    assert Preferences(day_start=time(12, 0)).day_start == time(12, 0)
    with pytest.raises(InvalidEntry):
        Preferences(day_start=time(12, 1))


def test_own_words_and_numbers_are_texts_like_any_other() -> None:
    with pytest.raises(InvalidEntry):
        Preferences(severity_words=("", "", "", "", "\x00"))
    with pytest.raises(InvalidEntry):
        Preferences(emergency_number="1" * 201)
