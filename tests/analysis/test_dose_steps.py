from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from myotrack.analysis.dose_steps import dose_steps
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.medicines import Role, Route
from myotrack.domain.scales import Severity
from myotrack.domain.signs import ActionTaken, WarningSign
from tests.builders import DAY, a_check_in, a_dose_change, a_dose_event, a_sign, a_timeline, daily_counts, day


def test_one_row_for_each_dose_with_what_its_days_were_like() -> None:
    timeline = a_timeline(
        a_dose_change(day(-14), 60),
        a_dose_change(DAY, 0),
        daily_counts(day(-14), [61, 38, 38, 20, *[None] * 9, 40]),
        a_check_in(day(0), 0),
        a_check_in(day(1), 9, severity=Severity.MOVES_THE_LIMB),
        a_dose_event(day(-3)),
        a_dose_event(day(-2), DoseEventKind.EXTRA),
        a_dose_event(day(-3), medicine="clonazepam"),
        a_dose_event(day(-3), route=Route.INTRATHECAL_PUMP, id="pump"),
        a_sign(day(1)),
        a_sign(day(1), WarningSign.FALL, action_taken=ActionTaken.ENTERED_BY_MISTAKE),
        as_of=day(14),
    )

    before, after = dose_steps(timeline)

    assert (before.daily_dose, before.first, before.last, before.days) == (Decimal(60), day(-14), day(-1), 14)
    assert (before.logged, before.median, before.highest) == (5, 38.0, 61.0)
    assert (before.worst_severity, before.missed_doses, before.warning_signs) == (None, 1, 0)
    assert (before.stopped, before.ongoing) == (False, False)
    assert (after.first, after.last, after.days, after.logged, after.median) == (DAY, day(14), 15, 2, 4.5)
    assert (after.worst_severity, after.missed_doses, after.warning_signs) == (Severity.MOVES_THE_LIMB, 0, 1)
    assert (after.stopped, after.ongoing) == (True, True)


def test_a_dose_that_began_before_the_diary_is_cut_to_the_days_of_the_diary() -> None:
    timeline = a_timeline(a_dose_change(day(-400), 60), a_dose_change(day(3), 40), daily_counts(DAY, [5, 6, 7, 8]))

    first = dose_steps(timeline)[0]

    assert (first.began, first.first, first.last, first.days, first.logged) == (day(-400), DAY, day(2), 3, 3)


def test_the_same_dose_said_again_is_no_step() -> None:
    timeline = a_timeline(
        a_dose_change(day(-9), 60),
        [a_dose_change(day(-number), 60, id=f"again {number}") for number in range(1, 6)],
        a_dose_change(DAY, 40),
        daily_counts(day(-9), [7] * 12),
    )

    before, after = dose_steps(timeline)

    assert (before.began, before.first, before.last, before.days) == (day(-9), day(-9), day(-1), 9)
    assert (after.daily_dose, after.first, after.days) == (Decimal(40), DAY, 3)


def test_days_without_twitches_alone_make_no_worst_severity_where_the_others_were_not_answered() -> None:
    quiet = (a_check_in(DAY, 0), a_check_in(day(1), 0))
    unanswered = (*quiet, a_check_in(day(2), 264))
    answered = (*quiet, a_check_in(day(2), 264, severity=Severity.VISIBLE))

    found = [
        dose_steps(a_timeline(a_dose_change(DAY, 60), days))[0].worst_severity for days in (quiet, unanswered, answered)
    ]

    assert found == [Severity.NONE, None, Severity.VISIBLE]


def test_a_dose_that_ended_before_the_diary_began_has_no_row() -> None:
    timeline = a_timeline(a_dose_change(day(-400), 80), a_dose_change(day(-300), 60), a_check_in(DAY, 5))

    assert [step.daily_dose for step in dose_steps(timeline)] == [Decimal(60)]


def test_doses_without_any_observed_day_have_no_rows() -> None:
    assert dose_steps(a_timeline(a_dose_change(DAY, 60))) == ()


def test_a_dose_without_logged_days_has_no_median() -> None:
    (step,) = dose_steps(a_timeline(a_dose_change(DAY, 60), a_sign(DAY)))

    assert (step.days, step.logged, step.median, step.highest) == (1, 0, None, None)


def test_medicines_come_in_the_order_they_were_begun_and_are_not_mixed() -> None:
    timeline = a_timeline(
        a_dose_change(day(2), 1, "clonazepam", Role.SUPPRESSANT),
        a_dose_change(day(0), 60),
        a_dose_change(day(4), 40),
        a_check_in(DAY, 5),
        as_of=day(5),
    )

    assert [(s.medicine_id, s.days) for s in dose_steps(timeline)] == [("baclofen", 4), ("baclofen", 2),
                                                                       ("clonazepam", 4)]  # fmt: skip


@given(
    st.lists(st.tuples(st.integers(-30, 60), st.integers(0, 80)), min_size=1, max_size=10),
    st.lists(st.none() | st.integers(0, 99), min_size=61, max_size=61),
)
def test_the_days_of_one_medicine_are_each_in_one_row(doses: list[tuple[int, int]], counts: list[int | None]) -> None:
    changes = [a_dose_change(day(n), dose, id=f"{i:03}") for i, (n, dose) in enumerate(doses)]
    timeline = a_timeline(changes, a_sign(DAY), daily_counts(DAY, counts), as_of=day(60))

    steps = dose_steps(timeline)

    began = max(0, min(n for n, _ in doses))
    assert sum(step.days for step in steps) == 61 - began
    assert sum(step.logged for step in steps) == sum(count is not None for count in counts[began:])
    assert all(step.days == (step.last - step.first).days + 1 for step in steps)
