"""Rule R10, and the signs of the baclofen table that stand alone (clinical.md §1)."""

from __future__ import annotations

from collections.abc import Iterable

from myotrack.domain.guidance.alerts import Finding, SignEvidence, Tier, event
from myotrack.domain.guidance.emergencies import fever_after_a_change
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.never_stop import stopped_or_missed
from myotrack.domain.guidance.thresholds import COLD_BELOW_C, FEVER_FROM_C
from myotrack.domain.signs import Grade, SignReport, WarningSign


def changed_mind(facts: Facts) -> Iterable[Finding]:
    """R10: hallucinations, paranoia or mild confusion on baclofen, or up to 7 days after it was stopped.

    EMERGENCY as soon as R5 or R9 stands together with it, for as long as an emergency stands; after that URGENT again.
    """
    others = (*fever_after_a_change(facts), *stopped_or_missed(facts))
    for report in facts.ticked(WarningSign.HALLUCINATIONS, WarningSign.PARANOIA, WarningSign.CONFUSION):
        use = facts.baclofen.use(report.day)
        if not use or (report.sign is WarningSign.CONFUSION and report.grade is not Grade.MILD):
            continue
        evidence = (SignEvidence(report), *use)
        waiting = facts.unanswered_signs("R10", report)
        alone = event(Tier.URGENT, report.day, *evidence, unanswered=waiting, held=True)
        yield alone
        for other in others:
            both = max(alone.day, other.day)
            if alone.stands(both) and other.stands(both):
                yield event(Tier.EMERGENCY, both, *evidence, *other.evidence, held=True)


def standing_alone(facts: Facts) -> Iterable[Finding]:
    """R10b: fast pulse, fever or low temperature, low blood pressure or agitation; itching or tingling with a pump."""
    signs = (
        WarningSign.FAST_PULSE,
        WarningSign.TEMPERATURE,
        WarningSign.LOW_BLOOD_PRESSURE,
        WarningSign.AGITATION,
        WarningSign.ITCHING_TINGLING,
    )
    for report in facts.ticked(*signs):
        pump = facts.baclofen.pump(report.day) if report.sign is WarningSign.ITCHING_TINGLING else ()
        if (report.sign is WarningSign.ITCHING_TINGLING and not pump) or _is_usual(report):
            continue
        yield event(
            Tier.URGENT,
            report.day,
            SignEvidence(report),
            *pump,
            unanswered=facts.unanswered_signs("R10b", report),
            held=bool(facts.baclofen.use(report.day)),
        )


def _is_usual(report: SignReport) -> bool:
    """Whether a temperature was measured that is neither fever nor low."""
    return report.celsius is not None and COLD_BELOW_C <= report.celsius < FEVER_FROM_C
