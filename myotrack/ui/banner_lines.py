"""What the alert banner says: red signs that are not saved yet first, then what the rules say, worst first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.ui.widgets.alert_banner import BannerLine
from myotrack.ui.widgets.alert_banner import Tier as BannerTier
from myotrack.words.evidence import evidence_sentence, sign_sentence

_TIERS: dict[Tier, BannerTier] = {
    Tier.EMERGENCY: "EMERGENCY",
    Tier.URGENT: "URGENT",
    Tier.DISCUSS: "DISCUSS",
    Tier.INFO: "INFO",
}


def banner_lines(alerts: Iterable[Alert], unsaved: Iterable[SignReport], today: date | None) -> tuple[BannerLine, ...]:
    """Return one line for each unsaved sign and then one for each alert, in the order given."""
    waiting = tuple(
        BannerLine("EMERGENCY", _("Not saved in the diary yet"), sign_sentence(report, today), _("Open the card"))
        for report in unsaved
    )
    return waiting + tuple(_alert_line(alert, today) for alert in alerts)


def _alert_line(alert: Alert, today: date | None) -> BannerLine:
    text = " ".join(evidence_sentence(evidence, today) for evidence in alert.evidence)
    if alert.tier is Tier.EMERGENCY:
        return BannerLine("EMERGENCY", _("Get medical help now"), text, _("Open the card"))
    return BannerLine(_TIERS[alert.tier], _("Warning sign"), text)
