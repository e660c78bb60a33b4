from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from myotrack.domain.doses import DoseEventKind
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary, open_diary

NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()


@pytest.fixture
def diary() -> Iterator[OpenDiary]:
    opened = open_diary(None, lambda: NOW)
    yield opened
    opened.close()


def test_a_missed_dose_ends_as_planned_and_one_undo_takes_both_back(diary: OpenDiary) -> None:
    baclofen = diary.medicines.add("baclofen", since=TODAY, dose=Dose(daily_dose=Decimal(30)))
    diary.diary.answer(TODAY, doses_as_planned=True)

    diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.MISSED)

    record = diary.diary.day(TODAY)
    assert record.check_in is not None
    assert record.check_in.doses_as_planned is False
    diary.recorder.undo()
    record = diary.diary.day(TODAY)
    assert record.check_in is not None
    assert (record.check_in.doses_as_planned, record.dose_events) == (True, ())


def test_a_missed_dose_on_a_day_without_answers_makes_up_no_answer(diary: OpenDiary) -> None:
    baclofen = diary.medicines.add("baclofen", since=TODAY, dose=Dose(daily_dose=Decimal(30)))
    diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.EXTRA)
    assert diary.diary.day(TODAY).check_ins == ()
