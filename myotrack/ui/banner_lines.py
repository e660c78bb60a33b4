"""What the alert banner says: red signs that are not saved yet first, then what the rules say, worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.guidance.rules import reports_of
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.services.alerts import KNOWN_TO_A_DOCTOR
from myotrack.ui.widgets.alert_banner import BannerLine
from myotrack.ui.widgets.alert_banner import Tier as BannerTier
from myotrack.words.dates import short_day
from myotrack.words.evidence import evidence_sentence, sign_sentence

_TIERS: dict[Tier, BannerTier] = {
    Tier.EMERGENCY: "EMERGENCY",
    Tier.URGENT: "URGENT",
    Tier.DISCUSS: "DISCUSS",
    Tier.INFO: "INFO",
}


def banner_lines(
    alerts: Iterable[Alert], unsaved: Iterable[SignReport], today: date | None, told: date | None = None
) -> tuple[BannerLine, ...]:
    """Return one line for each unsaved sign and then one for each alert, in the order given.

    `told` is the last day on which it was written down that a doctor knows of the twitches.
    """
    waiting = tuple(
        BannerLine("EMERGENCY", _("Not saved in the diary yet"), sign_sentence(report, today), _("Open the card"))
        for report in unsaved
    )
    return waiting + tuple(_alert_line(alert, today, told) for alert in alerts)


def one_answer_each(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """Return the alerts, with those of one tier that the same answer settles told as one: "My doctor knows"."""
    told: list[Alert] = []
    for alert in alerts:
        place = next((n for n, other in enumerate(told) if _same_answer(alert, other)), None)
        if place is None:
            told.append(alert)
        else:
            more = tuple(piece for piece in alert.evidence if piece not in told[place].evidence)
            told[place] = replace(told[place], evidence=told[place].evidence + more)
    return tuple(told)


def _same_answer(alert: Alert, other: Alert) -> bool:
    both = (alert.rule, other.rule)
    return alert.tier is other.tier and all(rule in KNOWN_TO_A_DOCTOR for rule in both)


def _alert_line(alert: Alert, today: date | None, told: date | None) -> BannerLine:
    text = " ".join(evidence_sentence(evidence, today) for evidence in alert.evidence)
    if alert.rule in KNOWN_TO_A_DOCTOR and told is not None and told >= alert.since:
        # The line stands for some days; a button that was pressed already would lead nowhere.
        known = _("A doctor knows of the twitches: written down on {day}.").format(day=short_day(told, today or told))
        return BannerLine(_TIERS[alert.tier], _title(alert.tier), f"{text} {known}")
    return BannerLine(_TIERS[alert.tier], _title(alert.tier), text, action_of(alert))


def action_of(alert: Alert) -> str:
    """Return the words of the button that an alert has, "" for none."""
    if alert.tier is Tier.EMERGENCY:
        return _("Open the card")
    if alert.rule in KNOWN_TO_A_DOCTOR:
        return _("My doctor knows")
    return _("What was done…") if reports_of(alert) else ""


def _title(tier: Tier) -> str:
    return {
        Tier.EMERGENCY: _("Get medical help now"),
        Tier.URGENT: _("Tell your doctor today"),
        Tier.DISCUSS: _("Take this to your next appointment"),
        Tier.INFO: _("Please note"),
    }[tier]
