"""What the warnings and the recovery analysis say, for a visit: each alert that stands, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.domain.answers import AlertAnswer
from myotrack.domain.guidance.alerts import Alert, SignEvidence, Tier
from myotrack.domain.signs import ActionTaken
from myotrack.i18n import _
from myotrack.words.alert_words import alert_title, all_facts, answer_sentence
from myotrack.words.evidence import sign_and_degree
from myotrack.words.sign_labels import action_label
from myotrack.words.verdict import Names, verdict_sentence, verdict_title
from myotrack.words.visit_facts import SaidFact


def alert_parts(alerts: Sequence[Alert], answers: Sequence[AlertAnswer], today: date) -> tuple[SaidFact, ...]:
    """Return each alert as how urgent it is, the facts it rests on, and what was done about it; worst first as given.

    An answer from before the alert began is about something else and is left out.
    """
    return tuple(
        SaidFact(_headline(alert.tier), all_facts(alert, today), _what_was_done(alert, answers, today))
        for alert in alerts
    )


def verdict_part(analysis: RecoveryAnalysis | None, names: Names) -> SaidFact:
    """Return the verdict and its sentence; without an analysis that it is still being worked out."""
    title = _("Recovery")
    if analysis is None:
        return SaidFact(title, (_("Working it out…"),))
    return SaidFact(title, (verdict_title(analysis, names), verdict_sentence(analysis, names)))


def _headline(tier: Tier) -> str:
    word = {
        Tier.EMERGENCY: _("Emergency"),
        Tier.URGENT: _("Urgent"),
        Tier.DISCUSS: _("To discuss"),
        Tier.INFO: _("For your information"),
    }[tier]
    return f"{word} · {alert_title(tier)}"


def _what_was_done(alert: Alert, answers: Sequence[AlertAnswer], today: date) -> tuple[str, ...]:
    signs = tuple(
        _("{action} ({sign})").format(action=action_label(action), sign=sign_and_degree(piece.report))
        for piece in alert.evidence
        if isinstance(piece, SignEvidence) and (action := piece.report.action_taken) is not None
    )
    said = [answer for answer in answers if answer.rule == alert.rule and alert.since <= answer.day <= today]
    last = max(said, key=lambda answer: (answer.day, answer.provenance.entered_at, answer.id), default=None)
    lines = (*dict.fromkeys(signs), *(() if last is None else (answer_sentence(last, today),)))
    if not lines and alert.tier >= Tier.URGENT:
        lines = (action_label(ActionTaken.NOTHING_YET),)
    return tuple(_("What was done: {done}").format(done=line) for line in lines)
