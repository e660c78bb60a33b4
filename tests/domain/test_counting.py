from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from myotrack.domain.counting import CountSession
from myotrack.domain.errors import InvalidEntry, Reason
from tests.builders import a_count_session


@pytest.mark.parametrize(
    ("count", "seconds", "rate"), [(5, 60, 5.0), (9, 300, 1.8), (0, 60, 0.0), (1, 90, 2 / 3), (7, 0, None)]
)
def test_the_rate_is_jerks_a_minute_and_there_is_none_without_a_length(
    count: int, seconds: int, rate: float | None
) -> None:
    assert a_count_session(count=count, duration_s=seconds).rate_per_minute == rate


@pytest.mark.parametrize(("field", "highest"), [("count", 99_999), ("duration_s", 86_400)])
def test_a_session_holds_up_to_a_day_and_no_impossible_number(field: str, highest: int) -> None:
    def session(value: int) -> CountSession:
        values: dict[str, Any] = {field: value}
        return replace(a_count_session(), **values)

    for value in (0, highest):
        assert getattr(session(value), field) == value
    for value in (-1, highest + 1):
        with pytest.raises(InvalidEntry) as refused:
            session(value)
        assert refused.value.field == field


def test_a_session_knows_when_it_began_with_its_offset() -> None:
    with pytest.raises(InvalidEntry) as refused:
        a_count_session(started=datetime.fromisoformat("2026-03-03T12:00"))
    assert (refused.value.field, refused.value.reason) == ("started", Reason.NO_TIME_ZONE)
