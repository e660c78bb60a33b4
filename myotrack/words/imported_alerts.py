"""What the rules say of an import, in lines for a terminal: what stands, the facts, and what the guidance says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from myotrack.domain.guidance.alerts import Alert
from myotrack.domain.guidance.evidence import Evidence
from myotrack.i18n import _
from myotrack.resources.guidance_values import GuidanceTexts, SourceText
from myotrack.words.alert_words import alert_title, few_facts, few_of
from myotrack.words.caution import guidance_about_stopping, to_do
from myotrack.words.evidence import evidence_sentence
from myotrack.words.sign_labels import tier_label


def imported_alert_lines(
    standing: Sequence[Alert],
    waiting: Sequence[Alert],
    longer_ago: Sequence[Evidence],
    stops: Iterable[tuple[Sequence[Evidence], bool]],
    texts: GuidanceTexts,
    sources: Sequence[SourceText],
    today: date,
) -> tuple[str, ...]:
    """Return what is to be told; () when nothing is.

    `longer_ago` are stops, cuts and missed doses that neither stand nor wait; `stops` are all of them, those of
    baclofen (True) apart from those of other medicines.
    """
    lines = [_standing(alert, today) for alert in standing]
    lines += [
        _("Not answered yet ({rule}): {facts}").format(rule=alert.rule, facts=" ".join(few_facts([alert], today)))
        for alert in waiting
    ]
    if longer_ago:
        facts = few_of([evidence_sentence(piece, today) for piece in longer_ago])
        lines.append(_("Longer ago (R9): {facts}").format(facts=" ".join(facts)))
    for evidence, is_baclofen in stops:
        if evidence:
            lines += to_do(evidence, texts, today, texts.before_red_elsewhere)
            lines += guidance_about_stopping(evidence, texts, sources, is_baclofen=is_baclofen)
    if not lines:
        return ()
    # What two medicines have in common is said once.
    said = (f"  {line}" for line in dict.fromkeys((*lines, texts.chart)))
    return (_("What the warning rules say with these rows in the diary:"), *said)


def _standing(alert: Alert, today: date) -> str:
    return _("{tier} ({rule}): {title}. {facts}").format(
        tier=tier_label(alert.tier).upper(),
        rule=alert.rule,
        title=alert_title(alert.tier),
        facts=" ".join(few_facts([alert], today)),
    )
