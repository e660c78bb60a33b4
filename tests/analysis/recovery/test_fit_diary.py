from __future__ import annotations

from datetime import date

from myotrack.analysis.recovery.dose_path import Doses
from myotrack.analysis.recovery.fewer import fewer
from myotrack.analysis.recovery.fit_diary import FittedDiary, fit_diary
from myotrack.analysis.recovery.observed import ObservedDays
from myotrack.analysis.recovery.posterior import posterior
from myotrack.analysis.recovery.values import Width
from myotrack.analysis.series import DayPoint, daily_series
from myotrack.domain.scales import FrequencyBand
from tests.builders import DAY, a_check_in, a_timeline, daily_counts, day

BEFORE = [22, 18, 25, 19, 31, 20, 17, 24, 28, 16, 21, 19, 26, 23]
FALL: list[int | None] = [20, 15, 17, 11, 12, 8, 9, 5, 6, 4, 5, 2, 3, 2, 1]


def _points(after: list[int | None], before: list[int] | None = None) -> tuple[DayPoint, ...]:
    counts = BEFORE if before is None else before
    timeline = a_timeline(
        daily_counts(day(-len(counts)), [*counts]), daily_counts(DAY, after), as_of=day(len(after) - 1)
    )
    return daily_series(timeline, day(-28), timeline.as_of)


def _fitted(after: list[int | None], before: list[int] | None = None) -> FittedDiary:
    return fit_diary(_points(after, before), DAY, lambda _on: Doses())


def _p_better_on(after: list[int | None]) -> float:
    known = ObservedDays.of(_points(after), DAY)
    return fewer(posterior(known, Doses()), known).p_better


def test_the_readings_are_what_was_said_on_the_last_3_logged_days() -> None:
    after = [*FALL[:12], None, *FALL[12:]]

    found = _fitted(after).workings.readings

    assert [reading.day for reading in found] == [day(15), day(14), day(13)]
    assert [reading.p_better for reading in found] == [
        _p_better_on(after),
        _p_better_on(after[:15]),
        _p_better_on(after[:14]),
    ]


def test_a_latest_reading_that_is_not_sure_needs_no_others() -> None:
    found = _fitted([20, 24, 18, 22, 25, 19, 21, 23, 20, 18]).workings.readings

    assert len(found) == 1
    assert found[0].p_better is not None
    assert found[0].p_better < 0.95


def test_a_day_on_which_there_was_too_little_has_no_reading() -> None:
    found = _fitted([2, 1, 0, 1, 0, 0, 1]).workings.readings

    assert found[0].p_better is not None
    assert found[0].p_better >= 0.95
    assert [reading.p_better for reading in found[1:]] == [None]


def test_each_reading_has_the_doses_that_were_known_then() -> None:
    asked: list[date] = []

    def doses_on(on: date) -> Doses:
        asked.append(on)
        return Doses()

    fit_diary(_points(FALL), DAY, doses_on)

    assert asked == [day(14), day(13), day(12)]


def test_the_workings_count_what_went_in() -> None:
    found = _fitted([*FALL[:10], None, 0, 0]).workings

    assert (found.days_before, found.twitches_before) == (14, sum(BEFORE))
    assert (found.days_after, found.twitches_after) == (12, sum(count or 0 for count in FALL[:10]))
    assert found.free_days_at_the_end == 2
    assert (found.dose_steps, found.restarted) == (1, False)
    assert not found.rule_of_three
    assert 5 < found.effective_days < 26


def test_the_rule_of_three_is_told_where_it_widened_the_interval() -> None:
    before = [3, 0, 2, 1, 0, 4, 2, 1, 0, 3, 2, 1, 1, 2]

    found = _fitted([1, 0, *[0] * 12], before)

    assert found.workings.rule_of_three
    assert found.fit.percent_fewer.high == 100


def test_unlogged_days_and_ranges_are_told_as_reasons_of_a_wide_interval() -> None:
    timeline = a_timeline(
        daily_counts(day(-14), [*BEFORE]),
        [a_check_in(day(on), frequency_band=FrequencyBand.NOW_AND_THEN) for on in range(0, 16, 2)],
        as_of=day(15),
    )
    points = daily_series(timeline, day(-28), timeline.as_of)

    found = fit_diary(points, DAY, lambda _on: Doses()).workings.wide_because

    assert found[:2] == (Width.UNLOGGED_DAYS, Width.RANGES)


def test_the_days_of_the_baseline_are_no_unlogged_days_of_the_last_14() -> None:
    before: list[int | None] = [*BEFORE[:8], *[None] * 6]
    timeline = a_timeline(daily_counts(day(-14), before), daily_counts(DAY, [5] * 8))
    points = daily_series(timeline, day(-28), timeline.as_of)

    found = fit_diary(points, DAY, lambda _on: Doses()).workings.wide_because

    assert Width.UNLOGGED_DAYS not in found


def test_a_day_with_few_logged_days_before_it_has_no_reading() -> None:
    after: list[int | None] = [2, 1, 0, 1, 0, 0, 1, *[None] * 12, 1, 0, 1, 0]

    found = _fitted(after).workings.readings

    # On day 22 there were 4 logged days among 10, on day 21 only 3.
    assert [reading.p_better is None for reading in found] == [False, True]
