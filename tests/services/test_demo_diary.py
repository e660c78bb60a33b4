from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from myotrack.domain.checkins import DayState
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.medicines import BACLOFEN, Role
from myotrack.domain.provenance import Author
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.domain.timeline import Timeline
from myotrack.services import backups
from myotrack.services.demo_diary import DAYS, fill_with_sample
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.storage.subjects.all_subjects import SUBJECTS
from myotrack.storage.subjects.subject import Fact
from tests.services.opened import NOW, TODAY, Clock

RESOLVED_AFTER = 7
"""Twitch-free logged days that end the sample."""


@pytest.fixture
def diary() -> Iterator[OpenDiary]:
    made = a_sample(NOW)
    yield made
    made.close()


def a_sample(now: datetime, path: Path | None = None) -> OpenDiary:
    made = open_diary(path, Clock(now), create=True, sample=True)
    fill_with_sample(made.store, now)
    return made


def facts(diary: OpenDiary) -> dict[str, tuple[Fact, ...]]:
    with diary.store.read() as reader:
        return {subject.value_type.__name__: reader.all(subject.value_type) for subject in SUBJECTS}


def states(timeline: Timeline) -> list[DayState]:
    first = TODAY - timedelta(days=DAYS - 1)
    return [record.state for record in timeline.records(first, TODAY)]


def test_the_sample_ends_today_with_today_left_to_try(diary: OpenDiary) -> None:
    timeline = diary.insights.timeline()
    assert (timeline.first_day, timeline.last_day) == (TODAY - timedelta(days=DAYS - 1), TODAY - timedelta(days=1))
    assert states(timeline)[-1] is DayState.NOT_LOGGED
    assert diary.is_sample
    following = diary.appointments.next()
    assert following is not None
    assert following.day == TODAY + timedelta(days=6)


def test_the_sample_has_what_it_says(diary: OpenDiary) -> None:
    timeline = diary.insights.timeline()
    doses = [c.daily_dose for c in timeline.dose_changes if c.role is Role.SUSPECTED]
    assert doses == sorted(doses, reverse=True), "a taper"
    assert doses[-1] == 0
    assert timeline.plan("sample-baclofen"), "by a plan"
    assert {m.catalogue_key for m in timeline.medicines} >= {BACLOFEN}
    assert [e.kind for e in timeline.dose_events] == [DoseEventKind.MISSED]
    assert [(s.sign, s.action_taken) for s in timeline.signs] == [
        (WarningSign.HALLUCINATIONS, ActionTaken.CALLED_DOCTOR)
    ]
    (suppressed,) = timeline.in_role(Role.SUPPRESSANT)
    assert suppressed.last is not None
    assert (suppressed.last - suppressed.first).days + 1 == 14
    found = states(timeline)
    assert set(found) >= {DayState.NOT_LOGGED, DayState.UNKNOWN, DayState.EXCUSED, DayState.ZERO, DayState.VALUE}
    assert longest_run(found, DayState.NOT_LOGGED) == 4
    assert any(c.provenance.is_late for c in timeline.check_ins)
    assert {c.provenance.entered_by for c in timeline.check_ins} == set(Author)
    assert any(c.frequency_band is not None for c in timeline.check_ins)
    assert all(facts(diary).values()), "every kind of fact"


def test_the_sample_relapses_and_resolves(diary: OpenDiary) -> None:
    timeline = diary.insights.timeline()
    stop = max(c.day for c in timeline.dose_changes if c.role is Role.SUSPECTED)
    weeks = [mean(timeline, stop + timedelta(days=7 * n), 7) for n in range(-4, 8)]
    at_the_stop = weeks.index(max(weeks))
    assert 3 <= at_the_stop <= 5, "worst about the stop"
    low = min(weeks[at_the_stop:8])
    assert max(weeks[7:10]) > 1.5 * low, "it comes back"
    ending = [c.twitch_count for c in timeline.check_ins if c.day > TODAY - timedelta(days=RESOLVED_AFTER + 1)]
    assert ending == [0] * RESOLVED_AFTER


def mean(timeline: Timeline, first: date, days: int) -> float:
    records = timeline.records(first, first + timedelta(days=days - 1))
    values = [
        r.check_in.frequency.value for r in records if r.check_in is not None and r.check_in.frequency is not None
    ]
    return sum(values) / len(values) if values else 0.0


def longest_run(found: list[DayState], wanted: DayState) -> int:
    longest = run = 0
    for state in found[:-1]:
        run = run + 1 if state is wanted else 0
        longest = max(longest, run)
    return longest


def test_the_sample_is_the_same_every_time_but_for_its_dates(diary: OpenDiary) -> None:
    again = a_sample(NOW)
    assert facts(again) == facts(diary)
    again.close()
    later = a_sample(NOW + timedelta(days=100))
    moved = [(c.id, c.day - timedelta(days=100), c.twitch_count) for c in later.insights.timeline().check_ins]
    assert moved == [(c.id, c.day, c.twitch_count) for c in diary.insights.timeline().check_ins]
    later.close()


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 14, 0, 30, tzinfo=timezone(timedelta(hours=14))),
        datetime(2024, 2, 29, 23, 59, 59, 999_999, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
        datetime(2027, 1, 1, 12, 0, tzinfo=timezone(timedelta(0))),
    ],
    ids=str,
)
def test_the_sample_can_be_made_on_any_day_and_passes_every_check(tmp_path: Path, now: datetime) -> None:
    made = a_sample(now, tmp_path / "sample.myotrack")
    today = now.date()
    timeline = made.insights.timeline()
    assert timeline.last_day == today - timedelta(days=1)
    entered = [c.provenance.entered_at for c in timeline.check_ins]
    assert max(entered) <= now, "nothing was entered after now"
    assert all(c.provenance.entered_at.date() >= c.day for c in timeline.check_ins)
    made.close()
    report = backups.check(tmp_path / "sample.myotrack")
    assert report.sound
    assert report.rows > 100


def test_the_sample_can_be_written_on_like_any_diary_and_is_one_change_of_its_own(diary: OpenDiary) -> None:
    assert diary.recorder.last_done() is None
    before = facts(diary)
    diary.diary.answer(TODAY, twitch_count=2)
    diary.recorder.undo()
    assert facts(diary) == before
    diary.recorder.day_start = time(4, 0)
    assert diary.insights.timeline().as_of == TODAY
