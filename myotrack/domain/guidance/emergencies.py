"""Rules R5–R8: emergencies that rest on more than one fact, or on the pump (clinical.md §1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.guidance.alerts import STANDING_DAYS, Finding, SignEvidence, Tier, event, state
from myotrack.domain.guidance.evidence import RefillDue
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.health_facts import facts_of
from myotrack.domain.guidance.red_signs import red_signs
from myotrack.domain.guidance.thresholds import AFTER_CHANGE_DAYS, COLD_BELOW_C, FEVER_FROM_C
from myotrack.domain.health import HealthFactKind
from myotrack.domain.signs import SignReport, WarningSign


def fever_after_a_change(facts: Facts) -> Iterable[Finding]:
    """R5: fever or rigidity on baclofen, after a stop, cut or missed dose of the last 7 days, or with a pump.

    A change that is logged while the sign still stands counts too. Every ticked rigidity counts as new.
    """
    for report in facts.ticked(WarningSign.TEMPERATURE, WarningSign.RIGIDITY):
        if not is_fever_or_rigidity(report):
            continue
        sign = SignEvidence(report)
        waiting = facts.unanswered_signs("R5", report)
        for change in facts.baclofen.lowered:
            if -STANDING_DAYS[Tier.EMERGENCY] <= (report.day - change.day).days <= AFTER_CHANGE_DAYS:
                both = max(report.day, change.day)
                yield event(Tier.EMERGENCY, both, sign, change, unanswered=waiting, held=True)
        use, pump = facts.baclofen.use(report.day), facts.baclofen.pump(report.day)
        if use and pump:
            yield event(Tier.EMERGENCY, report.day, sign, *use, *pump, unanswered=waiting, held=True)


def is_fever_or_rigidity(report: SignReport) -> bool:
    """Whether this is rigidity, a temperature of 38.0 °C or more, or one that was ticked and not measured."""
    return report.sign is WarningSign.RIGIDITY or report.celsius is None or report.celsius >= FEVER_FROM_C


def pump_trouble(facts: Facts) -> Iterable[Finding]:
    """R6: the pump gave an alarm, its refill was missed, or the day to refill it has passed."""
    for report in facts.ticked(WarningSign.PUMP_ALARM, WarningSign.PUMP_REFILL_MISSED):
        waiting = facts.unanswered_signs("R6", report)
        yield event(Tier.EMERGENCY, report.day, SignEvidence(report), unanswered=waiting, held=True)
    for refill in facts_of(facts.timeline, HealthFactKind.PUMP_REFILL_DUE)[-1:]:
        due = refill.refill_due
        was_stopped = facts.baclofen.pump_was_stopped(refill, due) and not facts.baclofen.pumped(facts.as_of)
        if not was_stopped:
            passed = max(due + timedelta(days=1), refill.day)  # before that day it does not stand
            yield state(Tier.EMERGENCY, passed, facts.as_of, RefillDue(refill, passed=True), held=True)


def cold_and_drowsy(facts: Facts) -> Iterable[Finding]:
    """R7: a measured temperature below 35.0 °C, together with sleepiness of any grade."""
    for report in facts.ticked(WarningSign.TEMPERATURE):
        if report.celsius is None or report.celsius >= COLD_BELOW_C:
            continue
        for drowsy in facts.ticked(WarningSign.SLEEPINESS):
            if _together(report.day, drowsy.day):
                yield _of_signs(facts, "R7", report, drowsy)


def extra_dose_and_sign(facts: Facts) -> Iterable[Finding]:
    """R8: an extra or double dose, together with a red sign, faintness or low blood pressure; with the poison line."""
    signs = (*red_signs(facts), *facts.ticked(WarningSign.FAINT, WarningSign.LOW_BLOOD_PRESSURE))
    for extra in facts.dose_events(DoseEventKind.EXTRA):
        for report in signs:
            if _together(report.day, extra.day):
                yield event(
                    Tier.EMERGENCY,
                    max(report.day, extra.day),
                    SignEvidence(report),
                    extra,
                    unanswered=facts.unanswered_signs("R8", report),
                    held=True,
                    poison_line=True,
                )


def _of_signs(facts: Facts, rule: str, *reports: SignReport) -> Finding:
    return event(
        Tier.EMERGENCY,
        max(report.day for report in reports),
        *(SignEvidence(report) for report in reports),
        unanswered=facts.unanswered_signs(rule, *reports),
        held=True,
    )


def _together(day: date, other: date) -> bool:
    """Whether the earlier of two facts still stood when the later one came (design choice)."""
    return abs((day - other).days) <= STANDING_DAYS[Tier.EMERGENCY]
