"""Rules R1–R4: the four emergency signs of the baclofen guidance (clinical.md §1)."""

from __future__ import annotations

from datetime import date, timedelta

from myotrack.domain.guidance.alerts import STANDING_DAYS, Alert, SignEvidence, Tier, worst_first
from myotrack.domain.signs import SignReport, WarningSign, is_red
from myotrack.domain.timeline import Timeline

RULE_OF_SIGN = {
    WarningSign.SEIZURE: "R1",
    WarningSign.SLEEPINESS: "R2",
    WarningSign.BREATHING: "R3",
    WarningSign.CONFUSION: "R4",
}


def red_reports(timeline: Timeline) -> tuple[SignReport, ...]:
    """Return every red sign in the timeline that was not entered by mistake, in the order it is held."""
    return tuple(r for r in timeline.signs if r.counts and is_red(r.sign, r.grade))


def stands(report: SignReport, as_of: date) -> bool:
    """Whether an emergency sign still stands on the day `as_of`: on its own day and the 2 following."""
    return report.day <= as_of <= report.day + timedelta(days=STANDING_DAYS[Tier.EMERGENCY])


def red_alert(reports: tuple[SignReport, ...]) -> Alert:
    """Return the alert of one red sign, resting on its reports (at least one), dated at the first."""
    ordered = sorted(reports, key=lambda r: (r.day, r.at is not None, r.at))
    evidence = tuple(SignEvidence(r) for r in ordered)
    return Alert(RULE_OF_SIGN[ordered[0].sign], Tier.EMERGENCY, ordered[0].day, evidence)


def red_alerts(timeline: Timeline) -> tuple[Alert, ...]:
    """Return R1–R4 as they stand on the timeline's as-of day, worst first. Never rate-limited (R20)."""
    standing = [r for r in red_reports(timeline) if stands(r, timeline.as_of)]
    by_sign = {sign: tuple(r for r in standing if r.sign is sign) for sign in RULE_OF_SIGN}
    return tuple(sorted((red_alert(found) for found in by_sign.values() if found), key=worst_first))
