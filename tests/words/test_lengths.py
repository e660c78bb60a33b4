from __future__ import annotations

import pytest

from myotrack.words.lengths import a_minute, counted, left, length
from tests.builders import a_count_session


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (75, "1 min 15 s"), (600, "10 minutes")],
)
def test_a_length_of_time_is_said_as_people_say_it(seconds: int, words: str) -> None:
    assert length(seconds) == words


def test_a_session_is_a_count_in_a_length_with_its_rate() -> None:
    session = a_count_session(count=12, duration_s=300)
    assert (counted(session), a_minute(session)) == ("12 in 5 minutes", "2.4")


def test_a_session_without_a_length_has_no_rate() -> None:
    assert a_minute(a_count_session(count=3, duration_s=0)) == "–"


def test_what_is_left_reads_like_a_clock() -> None:
    assert [left(s) for s in (0, 9, 65, 600)] == ["0:00", "0:09", "1:05", "10:00"]
