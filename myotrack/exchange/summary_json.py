"""The summary of a diary as JSON: a documented, versioned contract (docs/summary-json.md)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from myotrack.analysis.day_counts import DayCounts
from myotrack.analysis.dose_steps import DoseStep
from myotrack.analysis.recovery.values import Interval, RecoveryAnalysis
from myotrack.analysis.summary import Summary
from myotrack.analysis.told import ToldHalfTime, standing_alarm, standing_watch, told_half_time
from myotrack.domain.guidance.alerts import Alert
from myotrack.words.evidence import evidence_sentence
from myotrack.words.recovery_words import recovery_reasons
from myotrack.words.verdict import twitches_again

SCHEMA = 1
"""Goes up when a field changes its meaning or goes away; a new field alone does not raise it."""


def summary_json(summary: Summary) -> str:
    """Return the summary as JSON text, ending in a line break."""
    return json.dumps(summary_document(summary), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def summary_document(summary: Summary) -> dict[str, Any]:
    """Return the summary as the plain values of the contract."""
    return {
        "schema": SCHEMA,
        "as_of": summary.as_of.isoformat(),
        "days": _days(summary.days),
        "alerts": [_alert(alert, summary.as_of) for alert in summary.alerts],
        "recovery": None if summary.recovery is None else _recovery(summary, summary.recovery),
        "dose_steps": [_step(summary, step) for step in summary.steps],
    }


def _days(days: DayCounts) -> dict[str, Any]:
    return {
        "first": _day(days.first),
        "last": _day(days.last),
        "elapsed": days.elapsed,
        "logged": days.logged,
        "zero": days.zero,
        "unknown": days.unknown,
        "excused": days.excused,
        "not_logged": days.not_logged,
    }


def _alert(alert: Alert, as_of: date) -> dict[str, Any]:
    return {
        "rule": alert.rule,
        "tier": alert.tier.name,
        "since": alert.since.isoformat(),
        "evidence": [evidence_sentence(evidence, as_of) for evidence in alert.evidence],
    }


def _recovery(summary: Summary, recovery: RecoveryAnalysis) -> dict[str, Any]:
    names = tuple(summary.medicine_name(use.medicine_id) for use in recovery.suppressants)
    return {
        "medicine": summary.medicine_name(recovery.day_zero.medicine_id),
        "day0": recovery.day_zero.day.isoformat(),
        "kind": recovery.day_zero.kind.value,
        "days_since": recovery.days_since,
        "status": recovery.verdict.value,
        # "resolved" is not said alone where twitches were logged since (in words, the verdict's sentence says it).
        "reasons": [*twitches_again(recovery), *recovery_reasons(recovery, summary.medicine_name)],
        "baseline": {"days_logged": recovery.before.days_logged, "mean": _number(recovery.before.mean)},
        "percent_fewer": _interval(None if recovery.fit is None else recovery.fit.percent_fewer),
        "half_time_days": _interval(told_half_time(recovery)),
        "alarm": standing_alarm(recovery) is not None,
        "watch": standing_watch(recovery) is not None,
        "suppressants": list(dict.fromkeys(names)),
    }


def _interval(found: Interval | ToldHalfTime | None) -> dict[str, Any]:
    if found is None:
        return {"low": None, "mid": None, "high": None}
    return {"low": _tenths(found.low), "mid": _tenths(found.mid), "high": _tenths(found.high)}


def _tenths(value: float | None) -> float | None:
    """Return a number to one decimal, and never −0."""
    return None if value is None else round(value, 1) + 0.0


def _step(summary: Summary, step: DoseStep) -> dict[str, Any]:
    return {
        "medicine": summary.medicine_name(step.medicine_id),
        "daily_dose": float(step.daily_dose),
        "unit": step.unit.value,
        "from": step.first.isoformat(),
        "to": step.last.isoformat(),
        "days": step.days,
        "logged": step.logged,
        "median": _number(step.median),
        "highest": _number(step.highest),
        "worst_severity": None if step.worst_severity is None else int(step.worst_severity),
        "missed_doses": step.missed_doses,
        "warning_signs": step.warning_signs,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(value: float | None) -> float | int | None:
    """Return a number to two decimals, without a point where it is whole."""
    if value is None:
        return None
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
