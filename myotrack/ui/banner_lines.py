"""What the alert banner says: red signs that are not saved yet first, then what the rules say, worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from myotrack.domain.alert_news import News
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.signs import SignReport
from myotrack.i18n import _
from myotrack.services.alerts import KNOWN_TO_A_DOCTOR, ShownAlert
from myotrack.ui.widgets.alert_banner import BannerLine
from myotrack.ui.widgets.alert_banner import Tier as BannerTier
from myotrack.words.alert_words import MOST_FACTS, alert_title, few_facts, is_settled, news_words, said_sentence
from myotrack.words.evidence import sign_sentence

_TIERS: dict[Tier, BannerTier] = {
    Tier.EMERGENCY: "EMERGENCY",
    Tier.URGENT: "URGENT",
    Tier.DISCUSS: "DISCUSS",
    Tier.INFO: "INFO",
}
_NEWEST = (News.NEW, News.WORSE, News.MORE)


def banner_lines(
    shown: Iterable[ShownAlert], unsaved: Iterable[SignReport], today: date | None
) -> tuple[BannerLine, ...]:
    """Return one line for each unsaved sign and then one for each alert, in the order given."""
    waiting = tuple(
        BannerLine(
            "EMERGENCY",
            alert_title(Tier.EMERGENCY),
            sign_sentence(report, today),
            _("Open the card"),
            news=_("Not saved in the diary yet"),
        )
        for report in unsaved
    )
    return waiting + tuple(_alert_line(each, today) for each in shown)


def one_answer_each(shown: Iterable[ShownAlert]) -> tuple[ShownAlert, ...]:
    """Return the alerts, with those of one tier that the same answer settles told as one: "My doctor knows"."""
    told: list[ShownAlert] = []
    for each in shown:
        place = next((n for n, other in enumerate(told) if _same_answer(each.alert, other.alert)), None)
        if place is None:
            told.append(each)
            continue
        first = told[place]
        more = tuple(piece for piece in each.alert.evidence if piece not in first.alert.evidence)
        both = replace(first.alert, evidence=first.alert.evidence + more)
        news = next((n for n in _NEWEST if n in (first.news, each.news)), News.SAME)
        told[place] = ShownAlert(both, news, tuple(dict.fromkeys((*first.said, *each.said))))
    return tuple(told)


def _same_answer(alert: Alert, other: Alert) -> bool:
    both = (alert.rule, other.rule)
    return alert.tier is other.tier and all(rule in KNOWN_TO_A_DOCTOR for rule in both)


def _alert_line(shown: ShownAlert, today: date | None) -> BannerLine:
    alert = shown.alert
    return BannerLine(
        _TIERS[alert.tier],
        alert_title(alert.tier),
        " ".join(part for part in (*few_facts([alert], today), said_sentence(shown.said)) if part),
        action_of(alert),
        news=news_words(shown.news),
        is_shortened=len(alert.evidence) > MOST_FACTS,
        answer=_("What was done…") if alert.tier is Tier.EMERGENCY and not is_settled(shown.said) else "",
    )


def action_of(alert: Alert) -> str:
    """Return the words of the button that an alert has, "" for none."""
    if alert.tier is Tier.EMERGENCY:
        return _("Open the card")
    if alert.rule in KNOWN_TO_A_DOCTOR:
        return _("My doctor knows")
    return _("What was done…") if alert.tier is Tier.URGENT else ""
