"""What the Recovery page shows, worked out beside the window: values in, values out."""

from __future__ import annotations

import linecache
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from myotrack.analysis.comparison import Comparison, comparison, episode_ends
from myotrack.analysis.day_zero import DayZero
from myotrack.analysis.dose_steps import DoseStep, dose_steps
from myotrack.analysis.picture import AxisMode, DayRange, RecoveryPicture, recovery_picture
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Question:
    """Which day 0, and as of which day."""

    zero: DayZero
    as_of: date


class Analyses:
    """Remembers what was worked out about one timeline; one worker thread alone uses it."""

    def __init__(self) -> None:
        self._timeline: Timeline | None = None
        self._known: dict[Question, RecoveryAnalysis] = {}

    def of(self, timeline: Timeline, questions: Iterable[Question]) -> dict[Question, RecoveryAnalysis]:
        """Return the analyses; each is worked out once."""
        # Here and not above: it loads numpy and scipy.
        from myotrack.analysis.recovery.analyse import recovery_analysis

        if timeline is not self._timeline:
            self._timeline, self._known = timeline, {}
        for question in questions:
            if question not in self._known:
                known = timeline if question.as_of == timeline.as_of else timeline.until(question.as_of)
                self._known[question] = recovery_analysis(known, question.zero)
        return self._known


@dataclass(frozen=True)
class Wanted:
    """What the person chose to see of the diary: day 0, a second one to compare it with, days, and axis."""

    timeline: Timeline
    zero: DayZero | None
    beside: DayZero | None
    shown: DayRange | None
    axis: AxisMode


@dataclass(frozen=True)
class Found:
    """What the page shows of it."""

    wanted: Wanted
    picture: RecoveryPicture
    analysis: RecoveryAnalysis | None
    comparison: Comparison | None
    steps: tuple[DoseStep, ...]
    """Those of day 0's medicine first."""


def worked_out(analyses: Analyses, wanted: Wanted) -> Found | None:
    """Return all that is shown; None for a diary without a logged day. Runs in the worker thread."""
    load_what_draws()
    timeline, zero, beside = wanted.timeline, wanted.zero, wanted.beside
    now = both = None
    if zero is not None:
        now = _analysis(analyses, timeline, zero, timeline.as_of)
    if zero is not None and beside is not None:
        # Each episode on its own, until the other one begins.
        chosen = _analysis(analyses, timeline, zero, episode_ends(timeline, zero, beside))
        other = _analysis(analyses, timeline, beside, episode_ends(timeline, beside, zero))
        both = comparison(timeline, chosen, other)
    picture = recovery_picture(timeline, zero, wanted.shown, wanted.axis, now)
    if picture is None:
        return None
    steps = dose_steps(timeline)
    own = [step for step in steps if zero is not None and step.medicine_id == zero.medicine_id]
    return Found(wanted, picture, now, both, (*own, *(step for step in steps if step not in own)))


def _analysis(analyses: Analyses, timeline: Timeline, zero: DayZero, as_of: date) -> RecoveryAnalysis:
    question = Question(zero, as_of)
    return analyses.of(timeline, (question,))[question]


def load_what_draws() -> None:
    """Import what draws in the worker thread, so that the window finds it loaded."""
    import myotrack.charts.recovery_chart  # noqa: F401  # loaded for who draws next

    # PySide6 looks at the source of every module that comes after it, and Python would keep all of it.
    linecache.clearcache()
