"""The clearance band: drawn from textbook ranges, and hidden, with the reason, where they say nothing."""

from __future__ import annotations

from datetime import time

import pytest

from myotrack.analysis.clearance.band import ClearanceBand, clearance_band
from myotrack.analysis.clearance.half_life_range import HalfLifeRange, NoBand, half_life_range
from myotrack.analysis.day_zero import day_zeros
from myotrack.domain.catalogue import CatalogueEntry
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.health import HealthFactKind, Kidney, Liver
from myotrack.domain.medicines import Route, Unit
from myotrack.domain.timeline import Timeline
from myotrack.resources.catalogue import load_catalogue
from tests.builders import a_dose_change, a_dose_event, a_health_fact, a_timeline, day

CATALOGUE = load_catalogue()


def entry(key: str) -> CatalogueEntry:
    found = CATALOGUE.find(key)
    assert found is not None
    return found


def band(timeline: Timeline, key: str = "baclofen") -> ClearanceBand | NoBand:
    return clearance_band(timeline, day_zeros(timeline)[0], entry(key))


def a_stop(*more: object, medicine: str = "baclofen", route: Route = Route.ORAL, on: int = 20) -> Timeline:
    taken = a_dose_change(day(-60), 60, medicine, route=route)
    return a_timeline(taken, a_dose_change(day(0), 0, medicine, route=route), *more, as_of=day(on))


def drawn(found: ClearanceBand | NoBand) -> ClearanceBand:
    assert isinstance(found, ClearanceBand)
    return found


def test_baclofen_is_drawn_from_2_and_a_half_to_almost_7_hours_and_counts_in_hours() -> None:
    found = drawn(band(a_stop()))
    assert (found.half_life.low, found.half_life.high) == (2.5, 6.8)
    assert found.in_hours
    assert found.points[0].low == found.points[0].high == 1
    last = found.points[-1]
    assert last.hour == pytest.approx(5 * 6.8)
    assert last.high == pytest.approx(1 / 32)
    assert last.low == pytest.approx(2 ** (-34 / 2.5))


def test_the_band_never_crosses_itself_and_falls_after_a_stop() -> None:
    points = drawn(band(a_stop())).points
    assert all(p.low <= p.high for p in points)
    assert [p.high for p in points] == sorted((p.high for p in points), reverse=True)


def test_weak_kidneys_widen_it_upward_alone() -> None:
    # Dettli with fe 0.85 and a clearance of 15 of 120 ml/min: 6.8 / (1 − 0.85 · 0.875) = 26.5 h.
    found = half_life_range(entry("baclofen"), Kidney.REDUCED, Liver.UNKNOWN)
    assert isinstance(found, HalfLifeRange)
    assert found.low == 2.5
    assert found.high == pytest.approx(26.54, abs=0.01)
    assert found.wider_for_kidneys
    assert not found.verified


def test_a_published_figure_for_weak_kidneys_counts_before_the_formula() -> None:
    found = half_life_range(entry("gabapentin"), Kidney.REDUCED, Liver.UNKNOWN)
    assert isinstance(found, HalfLifeRange)
    assert (found.low, found.high) == (5, 132)


def test_kidneys_do_not_matter_to_what_leaves_by_the_liver_and_the_liver_does() -> None:
    kidneys = half_life_range(entry("fentanyl"), Kidney.REDUCED, Liver.NORMAL)
    liver = half_life_range(entry("fentanyl"), Kidney.NORMAL, Liver.IMPAIRED)
    assert isinstance(kidneys, HalfLifeRange)
    assert isinstance(liver, HalfLifeRange)
    assert (kidneys.low, kidneys.high) == (3, 12)
    assert (liver.low, liver.high) == (3, 30)


def test_the_slower_of_a_medicine_and_its_active_metabolite_counts() -> None:
    found = half_life_range(entry("fluoxetine"), Kidney.NORMAL, Liver.NORMAL)
    assert isinstance(found, HalfLifeRange)
    assert (found.low, found.high) == (96, 384)


@pytest.mark.parametrize(
    ("key", "kidney", "reason"),
    [
        ("phenytoin", Kidney.NORMAL, NoBand.NON_LINEAR),
        ("lithium", Kidney.NORMAL, NoBand.DEEP_TISSUE),
        ("bismuth", Kidney.NORMAL, NoBand.DEEP_TISSUE),
        ("amiodarone", Kidney.NORMAL, NoBand.DEEP_TISSUE),
        ("carbamazepine", Kidney.NORMAL, NoBand.METABOLITE_UNKNOWN),
        ("baclofen", Kidney.DIALYSIS, NoBand.DIALYSIS),
    ],
)
def test_there_is_no_range_where_one_would_mislead(key: str, kidney: Kidney, reason: NoBand) -> None:
    assert half_life_range(entry(key), kidney, Liver.UNKNOWN) is reason


def test_a_kidney_medicine_without_any_figure_for_weak_kidneys_has_no_range_with_them() -> None:
    without = [
        e.key for e in CATALOGUE.entries if half_life_range(e, Kidney.REDUCED, Liver.UNKNOWN) is NoBand.NO_KIDNEY_FIGURE
    ]
    assert "tranexamic-acid" in without
    assert "baclofen" not in without


@pytest.mark.parametrize("route", [Route.INTRATHECAL_PUMP, Route.PATCH, Route.INJECTION])
def test_pumps_patches_and_depots_have_no_band(route: Route) -> None:
    assert band(a_stop(route=route)) is NoBand.NOT_SWALLOWED


def test_a_pump_beside_the_tablets_hides_the_band() -> None:
    pump = a_dose_change(day(-90), 100, route=Route.INTRATHECAL_PUMP, unit=Unit.UG)
    timeline = a_stop(pump)
    zero = next(z for z in day_zeros(timeline) if z.route is Route.ORAL)
    assert clearance_band(timeline, zero, entry("baclofen")) is NoBand.NOT_SWALLOWED


def test_kidneys_that_changed_around_day_0_hide_it_and_an_old_change_does_not() -> None:
    changing = (
        a_health_fact(day(-200), HealthFactKind.KIDNEY, "normal"),
        a_health_fact(day(-10), HealthFactKind.KIDNEY, "reduced"),
    )
    long_ago = (
        a_health_fact(day(-200), HealthFactKind.KIDNEY, "normal"),
        a_health_fact(day(-100), HealthFactKind.KIDNEY, "reduced"),
    )
    assert band(a_stop(*changing)) is NoBand.KIDNEYS_CHANGING
    assert drawn(band(a_stop(*long_ago))).half_life.wider_for_kidneys


def test_an_extra_dose_shortly_before_day_0_hides_it_and_one_long_ago_does_not() -> None:
    assert band(a_stop(a_dose_event(day(-1), DoseEventKind.EXTRA))) is NoBand.EXTRA_DOSE
    assert isinstance(band(a_stop(a_dose_event(day(-3), DoseEventKind.EXTRA))), ClearanceBand)


def test_a_taper_is_followed_step_by_step_from_the_moment_of_its_first_reduction() -> None:
    timeline = a_timeline(
        a_dose_change(day(-60), 60),
        a_dose_change(day(0), 30, at=time(8)),
        a_dose_change(day(5), 0, at=time(20)),
        as_of=day(9),
    )
    found = drawn(band(timeline))
    assert not found.in_hours
    assert found.points[-1].hour == pytest.approx(5 * 24 + 12 + 5 * 6.8)
    middle = [p for p in found.points if 100 < p.hour < 130]
    assert all(p.low == pytest.approx(0.5, abs=1e-3) for p in middle)
    assert found.is_stopped


def test_doses_that_cannot_be_compared_and_a_dose_nobody_wrote_down_have_no_band() -> None:
    tablets = a_timeline(
        a_dose_change(day(-60), 60),
        a_dose_change(day(0), 30),
        a_dose_change(day(3), 2, unit=Unit.TABLETS),
        as_of=day(9),
    )
    unknown = a_timeline(a_dose_change(day(0), 0), as_of=day(9))
    assert band(tablets) is NoBand.NO_USUAL_DOSE
    assert band(unknown) is NoBand.NO_USUAL_DOSE


def test_a_medicine_in_the_person_s_own_words_has_no_band() -> None:
    timeline = a_stop(medicine="tea")
    assert clearance_band(timeline, day_zeros(timeline)[0], None) is NoBand.NOT_IN_CATALOGUE
