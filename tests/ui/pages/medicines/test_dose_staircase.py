"""The staircase draws what was taken and what was planned, to scale, and tells it to a screen reader."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DosePeriod, dose_periods
from myotrack.domain.medicines import Unit
from myotrack.ui.pages.medicines.dose_staircase import DoseStaircase, planned_stairs, taken_stairs
from tests.builders import DAY, a_dose_change, a_plan_step, day


def a_taper() -> tuple[DosePeriod, ...]:
    return dose_periods([a_dose_change(DAY, 60), a_dose_change(day(7), 40), a_dose_change(day(14), 0)])


def test_each_dose_is_a_step_up_to_the_next_one() -> None:
    stairs = taken_stairs(a_taper(), day(20))
    assert [(s.first, s.end, s.level, s.label) for s in stairs] == [
        (DAY, day(7), 60.0, "60 mg"),
        (day(7), day(14), 40.0, "40"),
        (day(14), day(21), 0.0, ""),
    ]


def test_micrograms_and_milligrams_stand_on_one_scale() -> None:
    periods = dose_periods([a_dose_change(DAY, 1), a_dose_change(day(7), 500, unit=Unit.UG)])
    assert [s.level for s in taken_stairs(periods, day(9))] == [1.0, 0.5]


def test_the_last_planned_step_can_be_seen_for_a_week() -> None:
    stairs = planned_stairs((a_plan_step(DAY, 40), a_plan_step(day(30), 0)), day(3))
    assert [(s.first, s.end) for s in stairs] == [(DAY, day(30)), (day(30), day(37))]
    assert planned_stairs((), DAY) == ()


def test_a_screen_reader_hears_the_doses(qtbot: QtBot) -> None:
    stairs = DoseStaircase()
    qtbot.addWidget(stairs)
    stairs.show_doses(a_taper(), (), day(20))
    assert stairs.accessibleName() == ("Doses: 60 mg a day 3–9 March; 40 mg a day 10–16 March; stopped since 17 March")


def test_a_long_first_dose_leaves_room_for_the_steps_after_it(qtbot: QtBot) -> None:
    long_ago = a_dose_change(DAY - timedelta(days=3000), 60)
    periods = dose_periods([long_ago, a_dose_change(DAY, 40), a_dose_change(day(7), 20)])
    stairs = DoseStaircase()
    qtbot.addWidget(stairs)
    stairs.show_doses(periods, (), day(14))
    stairs.resize(stairs.sizeHint())
    picture = stairs.grab().toImage()
    ratio = picture.devicePixelRatio()
    fill = picture.pixelColor(int(4 * ratio), int((stairs.height() - 8) * ratio))
    right = [picture.pixelColor(int(x * ratio), int(30 * ratio)) for x in range(4, stairs.width(), 2)]
    tall = sum(1 for colour in right if colour == fill)
    assert 0.2 < tall / len(right) < 0.5


def test_a_dose_that_was_changed_today_still_shows_the_one_before(qtbot: QtBot) -> None:
    periods = dose_periods([a_dose_change(DAY - timedelta(days=50), 60), a_dose_change(DAY, 40)])
    stairs = DoseStaircase()
    qtbot.addWidget(stairs)
    stairs.show_doses(periods, (), DAY)
    stairs.resize(stairs.sizeHint())
    picture = stairs.grab().toImage()
    ratio = picture.devicePixelRatio()
    low = int((stairs.height() - 8) * ratio)
    fill = picture.pixelColor(int(4 * ratio), low)
    high = [picture.pixelColor(int(x * ratio), int(30 * ratio)) for x in range(4, stairs.width(), 2)]
    assert sum(1 for colour in high if colour == fill) / len(high) > 0.8
