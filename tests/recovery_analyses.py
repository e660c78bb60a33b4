"""Recovery analyses made by hand: each builder shows only what matters to the test; everything else is ordinary."""

from __future__ import annotations

from datetime import date
from typing import Any

from myotrack.analysis.baseline import Baseline
from myotrack.analysis.day_zero import DayZero, DayZeroKind
from myotrack.analysis.recovery.values import (
    Fit,
    FittedDay,
    Interval,
    RecoveryAnalysis,
    SeverityChange,
    SeverityShare,
    Shape,
    SuppressantUse,
    Verdict,
    Workings,
)
from myotrack.domain.guidance.quiet import Quiet, QuietKind
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading, Worsening
from myotrack.domain.medicines import BACLOFEN, Route
from tests.builders import DAY, a_dose_change, day

DAYS_AFTER = 21


def a_stop(on: date = DAY, medicine: str = BACLOFEN, dose: float = 0) -> DayZero:
    """Day 0: 60 mg were stopped, or cut to `dose`."""
    kind = DayZeroKind.STOP if dose == 0 else DayZeroKind.REDUCTION
    before = a_dose_change(day(-90, on), 60, medicine)
    return DayZero(medicine, Route.ORAL, on, kind, a_dose_change(on, dose, medicine), before)


def a_fit(low: float = 55, mid: float = 70, high: float = 80, **fields: Any) -> Fit:
    """So many percent fewer; the course falls from 40 a day in a straight line, band ± 25 %."""
    known: dict[str, Any] = {
        "percent_fewer": Interval(low, mid, high),
        "half_time": Interval(2.9, 4.1, 6.0),
        "p_better": 0.99,
        "p_worse": 0.0,
        "p_fewer": 0.99,
        "shapes": dict.fromkeys(Shape, 0.2),
        "dispersion": 0.4,
        "autocorrelation": 0.25,
        "variance_inflation": 1.6,
        "course": tuple(_fitted_day(n, 40 * (1 - mid / 100 * max(n, 0) / DAYS_AFTER)) for n in range(-14, DAYS_AFTER)),
    }
    return Fit(**(known | fields))


def an_alarm(**fields: Any) -> Worsening:
    """40 twitches a day in the last 7 days, 12 in the 28 days before day 0; reached on the last two days."""
    known: dict[str, Any] = {
        "since": day(DAYS_AFTER - 2),
        "day": day(DAYS_AFTER - 1),
        "window_days": 7,
        "compared_with": ComparedWith.BASELINE,
        "mean": 40.0,
        "mean_before": 12.0,
    }
    return Worsening(**(known | fields))


def an_analysis(verdict: Verdict = Verdict.IMPROVING, **fields: Any) -> RecoveryAnalysis:
    """21 days after a stop of baclofen, 19 of them logged, and 18 of the 28 days before, 38.4 a day on average."""
    nothing = SeverityShare(day(-28), day(-1), 0, None, 0)
    recent = SeverityShare(day(DAYS_AFTER - 14), day(DAYS_AFTER - 1), 0, None, 0)
    known: dict[str, Any] = {
        "day_zero": a_stop(),
        "as_of": day(DAYS_AFTER - 1),
        "days_since": DAYS_AFTER - 1,
        "before": Baseline(day(-28), day(-1), 18, 38.4),
        "days_after": DAYS_AFTER,
        "logged_after": 19,
        "banded_days": 0,
        "shortages": (),
        "verdict": verdict,
        "fit": a_fit(),
        "quiet": Quiet(QuietKind.NOT_YET),
        "quiet_needed": 7,
        "worsening": RecoveryReading(),
        "severity": SeverityChange(nothing, recent, None),
        "suppressants": (),
    }
    return RecoveryAnalysis(**(known | fields))


def on_clonazepam(first: int = 4, last: int = 14, *, changed: bool = True) -> SuppressantUse:
    """Days on clonazepam, counted from day 0."""
    return SuppressantUse("clonazepam", Route.ORAL, day(first), day(last), changed)


def some_workings(*wide_because: Any) -> Workings:
    """How the fit was worked out."""
    return Workings(
        days_before=18,
        twitches_before=691.0,
        days_after=19,
        twitches_after=320.0,
        effective_days=24.0,
        free_days_at_the_end=0,
        rule_of_three=False,
        dose_steps=1,
        restarted=False,
        readings=(),
        wide_because=wide_because,
    )


def _fitted_day(number: int, level: float) -> FittedDay:
    return FittedDay(day(number), Interval(0.75 * level, level, 1.25 * level))
