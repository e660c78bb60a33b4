from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from myotrack.analysis.day_counts import DayCounts, day_counts
from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.scales import Severity
from tests.builders import DAY, a_check_in, a_dose_change, a_sign, a_timeline, day


def test_every_state_of_a_day_is_counted_once() -> None:
    timeline = a_timeline(
        a_dose_change(day(-5), 60),
        a_check_in(day(0), 12),
        a_check_in(day(1), 0),
        a_check_in(day(2), status=CheckInStatus.UNKNOWN),
        a_check_in(day(3), status=CheckInStatus.EXCUSED),
        a_check_in(day(4), severity=Severity.VISIBLE),
        a_sign(day(5)),
        as_of=day(7),
    )

    assert day_counts(timeline) == DayCounts(DAY, day(7), 8, logged=2, zero=1, unknown=1, excused=1, not_logged=4)


def test_a_diary_of_doses_alone_has_no_days() -> None:
    assert day_counts(a_timeline(a_dose_change(DAY, 60))) == DayCounts(None, None)


@given(st.dictionaries(st.integers(0, 90), st.none() | st.integers(0, 50) | st.sampled_from(CheckInStatus), min_size=1))
def test_the_parts_add_up_to_the_days_that_went_by(entries: dict[int, int | CheckInStatus | None]) -> None:
    check_ins = [
        a_check_in(day(n), status=entry) if isinstance(entry, CheckInStatus) else a_check_in(day(n), entry)
        for n, entry in entries.items()
    ]
    counts = day_counts(a_timeline(check_ins, as_of=day(90)))

    assert counts.elapsed == 91 - min(entries)
    assert counts.elapsed == counts.logged + counts.unknown + counts.excused + counts.not_logged
    assert counts.zero <= counts.logged
