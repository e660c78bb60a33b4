"""Severity before day 0 against the last two weeks, with the share of pairs in which the recent day was milder."""

from __future__ import annotations

from datetime import date

from myotrack.analysis.recovery.values import SeverityChange, SeverityShare
from myotrack.domain.scales import Severity
from myotrack.i18n import _, ngettext
from myotrack.words.dates import span
from myotrack.words.numbers import measured


def severity_sentences(change: SeverityChange, as_of: date) -> tuple[str, ...]:
    """Return both spans and the pairs; nothing where no severity was ever answered in them."""
    if change.before.median is None and change.recent.median is None:
        return ()
    found = [
        _("Severity before day 0 ({span}): {share}").format(
            span=span(change.before.first, change.before.last, as_of), share=_share(change.before)
        ),
        _("Severity in the last two weeks ({span}): {share}").format(
            span=span(change.recent.first, change.recent.last, as_of), share=_share(change.recent)
        ),
    ]
    if change.nap is not None:
        found.append(
            _(
                "Of all pairs of a day before and a recent day, the recent one was the milder in {nap} % "
                "(NAP; 50 % is no difference)."
            ).format(nap=round(100 * change.nap))
        )
    return tuple(found)


def _share(share: SeverityShare) -> str:
    if share.median is None:
        return _("no day was answered.")
    return ngettext(
        "in the middle {median} of 4; {severe} of {days} answered day at {grade} or more.",
        "in the middle {median} of 4; {severe} of {days} answered days at {grade} or more.",
        share.days,
    ).format(
        median=measured(share.median),
        severe=share.severe_days,
        days=share.days,
        grade=int(Severity.MOVES_THE_LIMB),
    )
