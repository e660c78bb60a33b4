"""What is new about an alert since the day before."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from myotrack.domain.alert_facts import asking, fact_id
from myotrack.domain.guidance.alerts import Alert


class News(Enum):
    """How an alert of today compares with the alerts of the day before."""

    SAME = "same"
    NEW = "new"
    """It did not stand yesterday."""
    WORSE = "worse"
    """It stood yesterday at a milder tier."""
    MORE = "more"
    """It stood yesterday, and now rests on facts that were not there then."""


def news_of(alert: Alert, yesterday: Iterable[Alert]) -> News:
    """Return what changed since `yesterday`, the alerts that stood as of that day."""
    before = [other for other in yesterday if other.rule == alert.rule]
    if not before:
        return News.NEW
    if alert.tier > max(other.tier for other in before):
        return News.WORSE
    known = {fact_id(piece) for other in before for piece in asking(other)}
    return News.SAME if all(fact_id(piece) in known for piece in asking(alert)) else News.MORE
