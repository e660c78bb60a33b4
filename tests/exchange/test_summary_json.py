"""What a program that reads the JSON is told of a recovery: nothing bare that the screen says more of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from myotrack.analysis.summary import summary
from myotrack.exchange.summary_json import summary_document
from myotrack.words.summary import summary_text
from tests.builders import DAY, a_dose_change, a_timeline, daily_counts, day

BEFORE = [30, 28, 33, 31, 29, 30, 32] * 2
STOP = [a_dose_change(day(-60), 60), a_dose_change(DAY, 0)]


def _told(counts: Sequence[int | None], *doses: Any) -> tuple[dict[str, Any], str]:
    timeline = a_timeline(daily_counts(day(-len(BEFORE)), [*BEFORE, *counts]), STOP, *doses)
    found = summary(timeline, timeline.as_of)
    recovery: dict[str, Any] = summary_document(found)["recovery"]
    return recovery, summary_text(found)


def test_a_resolved_time_that_has_seen_twitches_since_says_so_in_the_reasons_and_in_the_text() -> None:
    recovery, text = _told([5, *[0] * 7, *[40, 0, 0, 0] * 6])

    sentence = "After the time without twitches, they were logged on 6 days, the last of them"
    assert recovery["status"] == "resolved"
    assert recovery["reasons"][0].startswith(sentence)
    assert text.count(sentence) == 1


def test_a_resolved_time_without_twitches_since_says_nothing_of_them() -> None:
    recovery, _text = _told([5, *[0] * 20])

    assert recovery["status"] == "resolved"
    assert not any("After the time without twitches" in reason for reason in recovery["reasons"])


@pytest.mark.parametrize("days", [14, 28, 60])
def test_where_nothing_changed_no_half_time_is_told(days: int) -> None:
    recovery, text = _told((BEFORE * 5)[:days])

    assert recovery["status"] in ("cannot_tell", "persisting")
    assert recovery["half_time_days"] == {"low": None, "mid": None, "high": None}
    assert "Half of the change" not in text


def test_another_suspected_medicine_that_was_stopped_too_is_among_the_reasons() -> None:
    gabapentin = [a_dose_change(day(-60), 900, medicine="gabapentin"), a_dose_change(DAY, 0, medicine="gabapentin")]
    recovery, text = _told([5, 6, 4, 5, 7, 4, 5] * 2, gabapentin)
    other = {"baclofen": "gabapentin", "gabapentin": "baclofen"}[recovery["medicine"]]

    (said,) = [reason for reason in recovery["reasons"] if "was also changed" in reason]
    assert other in said.split(" was also changed")[0]
    assert said.replace("\u2068", "").replace("\u2069", "").endswith(f"due to stopping {recovery['medicine']}.")
    assert said in text
