"""The order of the verdicts, worst first (statistics.md, Verdict): each row adds something that is said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from myotrack.analysis.enough_data import Lack, Shortage
from myotrack.analysis.recovery.values import DayReading, Fit, Ground, Interval, Shape, Verdict
from myotrack.analysis.recovery.verdict import Evidence, surely_fewer, verdict
from myotrack.domain.guidance.quiet import Quiet, QuietKind
from myotrack.domain.guidance.readings import ComparedWith, RecoveryReading, Worsening
from tests.builders import DAY, day

TODAY = day(40)


def _fit(
    p_better: float = 0.5, p_worse: float = 0.1, high: float = 80.0, plateau: float = 0.2, low: float = -20.0
) -> Fit:
    shapes = dict.fromkeys(Shape, 0.0) | {Shape.PLATEAU: plateau, Shape.TO_ZERO: 1 - plateau}
    return Fit(Interval(low, (low + high) / 2, high), None, p_better, p_worse, 0.5, shapes, 0.5, 0.2, 1.5, ())


def _readings(*p_better: float | None) -> tuple[DayReading, ...]:
    return tuple(DayReading(day(40 - number), likely) for number, likely in enumerate(p_better))


def _alarm(on: date) -> RecoveryReading:
    alarm = Worsening(
        since=on, day=on, window_days=7, compared_with=ComparedWith.BASELINE, mean=50.0, mean_before=10.0
    )  # fmt: skip
    return RecoveryReading(alarm=alarm)


QUIET = Evidence(TODAY, 40, (), RecoveryReading(), Quiet(QuietKind.NOT_YET), _fit(), _readings(0.5))
SURE = replace(QUIET, fit=_fit(p_better=0.97), readings=_readings(0.97, 0.96, 0.95))
RESOLVED = replace(SURE, quiet=Quiet(QuietKind.RESOLVED, day(30)))

TABLE = [
    ("nothing is clear", QUIET, Verdict.CANNOT_TELL, (Ground.NOT_CLEAR,)),
    ("little change in 28 days", replace(QUIET, days_since=28, fit=_fit(high=49.9)), Verdict.PERSISTING,
     (Ground.LITTLE_CHANGE,)),
    ("little change in 27 days", replace(QUIET, days_since=27, fit=_fit(high=49.9)), Verdict.CANNOT_TELL,
     (Ground.NOT_CLEAR,)),
    ("50 % fewer are still possible", replace(QUIET, fit=_fit(high=50.0)), Verdict.CANNOT_TELL, (Ground.NOT_CLEAR,)),
    ("fewer with .80", replace(QUIET, fit=_fit(p_better=0.80, high=45.0)), Verdict.PROBABLY_IMPROVING,
     (Ground.LIKELY_FEWER,)),
    ("fewer with .79", replace(QUIET, fit=_fit(p_better=0.79)), Verdict.CANNOT_TELL, (Ground.NOT_CLEAR,)),
    ("fewer with .95 for the first time", replace(SURE, readings=_readings(0.97, 0.94)), Verdict.PROBABLY_IMPROVING,
     (Ground.LIKELY_FEWER, Ground.NOT_YET_THREE_READINGS)),
    ("two readings, and too little before them", replace(SURE, readings=_readings(0.97, 0.97, None)),
     Verdict.PROBABLY_IMPROVING, (Ground.LIKELY_FEWER, Ground.NOT_YET_THREE_READINGS)),
    ("three readings", SURE, Verdict.IMPROVING, (Ground.THREE_READINGS,)),
    ("three readings and a plateau with .91", replace(SURE, fit=_fit(p_better=0.97, plateau=0.91)),
     Verdict.LEVELLING_OFF, (Ground.THREE_READINGS, Ground.LEVELLING_OFF)),
    ("three readings and a plateau with .90", replace(SURE, fit=_fit(p_better=0.97, plateau=0.90)), Verdict.IMPROVING,
     (Ground.THREE_READINGS,)),
    ("quiet", RESOLVED, Verdict.RESOLVED, (Ground.QUIET,)),
    ("quiet on a medicine", replace(SURE, quiet=Quiet(QuietKind.QUIET_ON_SUPPRESSANT, day(30), ("c",))),
     Verdict.QUIET_ON_SUPPRESSANT, (Ground.QUIET, Ground.ON_SUPPRESSANT)),
    ("back after a quiet time", replace(SURE, quiet=Quiet(QuietKind.RELAPSED, day(38))), Verdict.RELAPSED,
     (Ground.TWITCHES_RETURNED,)),
    ("an alarm 6 days ago", replace(RESOLVED, worsening=_alarm(day(34))), Verdict.WORSE, (Ground.ALARM,)),
    ("an alarm 7 days ago", replace(RESOLVED, worsening=_alarm(day(33))), Verdict.RESOLVED, (Ground.QUIET,)),
    ("more with .90", replace(RESOLVED, fit=_fit(p_worse=0.90)), Verdict.WORSE, (Ground.LIKELY_MORE,)),
    ("both", replace(RESOLVED, fit=_fit(p_worse=0.95), worsening=_alarm(TODAY)), Verdict.WORSE,
     (Ground.ALARM, Ground.LIKELY_MORE)),
    ("too little, whatever else", replace(RESOLVED, worsening=_alarm(TODAY), fit=None,
                                          shortages=(Shortage(Lack.BASELINE_DAYS, 3, 5),)), Verdict.NOT_ENOUGH_DATA,
     (Ground.TOO_LITTLE,)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "evidence", "said", "grounds"), TABLE, ids=[row[0] for row in TABLE])
def test_the_first_thing_that_holds_is_said(
    words: str, evidence: Evidence, said: Verdict, grounds: tuple[Ground, ...]
) -> None:
    assert verdict(evidence) == (said, grounds), words


def test_every_verdict_is_in_the_table() -> None:
    assert {said for _words, _evidence, said, _grounds in TABLE} == set(Verdict)


@pytest.mark.parametrize(
    ("likely", "sure"),
    [((0.95, 0.95, 0.95), True), ((0.95, 0.95), False), ((0.94, 0.99, 0.99), False), ((0.99, None, 0.99), False)],
)
def test_three_readings_in_a_row_must_be_sure(likely: tuple[float | None, ...], sure: bool) -> None:
    assert surely_fewer(_readings(*likely)) is sure
    assert DAY < TODAY
