from __future__ import annotations

import pytest

from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.series import daily_series
from myotrack.domain.checkins import CheckInStatus
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand
from tests.analysis.recovery.arrays import observed
from tests.builders import DAY, a_check_in, a_timeline, day


def test_only_logged_days_go_in_counted_from_day_0() -> None:
    timeline = a_timeline(
        a_check_in(day(-2), 20),
        a_check_in(day(-1), status=CheckInStatus.UNKNOWN),
        a_check_in(DAY, 0),
        a_check_in(day(1)),
        a_check_in(day(3), 5),
    )

    found = ObservedDays.of(daily_series(timeline, day(-28), day(3)), DAY)

    assert found.days.tolist() == [-2, 0, 3]
    assert found.twitches.tolist() == [20, 0, 5]
    assert found.before.tolist() == [20]
    assert found.last_day == 3


def test_a_band_is_its_geometric_middle() -> None:
    timeline = a_timeline(a_check_in(DAY, frequency_band=FrequencyBand.NOW_AND_THEN))

    assert ObservedDays.of(daily_series(timeline, DAY, DAY), DAY).twitches == pytest.approx([(6 * 24) ** 0.5])


def test_the_patients_number_goes_before_the_caregivers() -> None:
    timeline = a_timeline(a_check_in(DAY, 30, by=Author.CAREGIVER), a_check_in(DAY, 12))

    assert ObservedDays.of(daily_series(timeline, DAY, DAY), DAY).twitches.tolist() == [12]


def test_what_was_known_on_a_day_has_no_later_days() -> None:
    assert observed(-2, [9, 8, 7, 6]).until(0).twitches.tolist() == [9, 8, 7]


@pytest.mark.parametrize(("numbers", "zeros"), [([3, 0, 0], 2), ([3, 0, None, 0], 2), ([0, 0, 1], 0), ([0, 0], 2)])
def test_trailing_zeros_are_logged_days(numbers: list[float | None], zeros: int) -> None:
    assert observed(0, numbers).trailing_zeros == zeros
