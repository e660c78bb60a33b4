from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from myotrack.domain.counting import Position
from myotrack.domain.errors import InvalidEntry
from myotrack.services.open_diary import open_diary

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))


def test_a_total_and_a_note_are_corrected_together_and_a_note_is_kept_when_none_is_given() -> None:
    diary = open_diary(None, lambda: NOW)
    session = diary.counting.start(Position.REST, 60)
    diary.counting.finish(session.id, 7, 60, (100, 900))

    diary.counting.correct(session.id, 8, "the left arm")
    assert [(s.count, s.note) for s in diary.counting.sessions()] == [(8, "the left arm")]
    diary.counting.correct(session.id, 9)
    assert [(s.count, s.note) for s in diary.counting.sessions()] == [(9, "the left arm")]
    with pytest.raises(InvalidEntry):
        diary.counting.correct(session.id, 100_000)
    diary.close()
