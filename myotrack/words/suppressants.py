"""Medicines taken against the twitches themselves: what a diary cannot tell then, word for word the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from myotrack.analysis.baseline import BASELINE_DAYS
from myotrack.analysis.day_zero import DayZero, DayZeroKind
from myotrack.analysis.picture import DayRange, RecoveryPicture, Shade
from myotrack.analysis.recovery.values import RecoveryAnalysis
from myotrack.i18n import _
from myotrack.words.dates import span
from myotrack.words.day_text import signed
from myotrack.words.personal_text import isolated
from myotrack.words.verdict import Names


def treated_sentence(suppressants: Sequence[str], zero: DayZero, own: str) -> str:
    """Return the sentence for days on suppressants (names) around a day 0 of `own` (statistics.md, Verdict)."""
    if zero.kind is DayZeroKind.STOP:
        words = _(
            "Twitches were also treated with {names} on these days; the diary cannot tell how much of the change is "
            "due to stopping {own}."
        )
    else:
        words = _(
            "Twitches were also treated with {names} on these days; the diary cannot tell how much of the change is "
            "due to cutting {own}."
        )
    return words.format(names=_joined(suppressants), own=isolated(own))


def treated_days(name: str, first: date, last: date, zero: DayZero | None, as_of: date) -> str:
    """Return which days they were, as in "Days on clonazepam: 24 January – 6 February (day 21 to 34)."."""
    words = {"name": isolated(name), "span": span(first, last, as_of)}
    if zero is None:
        return _("Days on {name}: {span}.").format(**words)
    start, end = (signed(zero.days_since(day)) for day in (first, last))
    if start == end:
        return _("Days on {name}: {span} (day {start}).").format(**words, start=start)
    return _("Days on {name}: {span} (day {start} to {end}).").format(**words, start=start, end=end)


def suppressant_sentences(analysis: RecoveryAnalysis, names: Names) -> tuple[str, ...]:
    """Return what is said of the suppressants between the baseline's first day and now; nothing without any."""
    found: list[str] = []
    zero, own = analysis.day_zero, names(analysis.day_zero.medicine_id)
    changed = tuple(dict.fromkeys(names(use.medicine_id) for use in analysis.suppressants if use.changed))
    if changed:
        found.append(treated_sentence(changed, zero, own))
    for use in analysis.suppressants:
        if use.changed:
            found.append(treated_days(names(use.medicine_id), use.first, use.last, zero, analysis.as_of))
        else:
            words = _("{name} was taken against the twitches before day 0 and ever since, without a change.")
            found.append(words.format(name=isolated(names(use.medicine_id))))
    return tuple(found)


def shaded_sentences(picture: RecoveryPicture) -> Iterable[str]:
    """Say once what a diary cannot tell with a suppressant in it, and then which days were shaded."""
    zero, shades = picture.day_zero, picture.suppressants
    if zero is not None and shades and (picture.analysis is None or picture.analysis.suppressants_changed):
        around = [shade for shade in shades if shade.range.last >= zero.day - timedelta(days=BASELINE_DAYS)]
        names = tuple(dict.fromkeys(picture.name(shade.medicine_id) for shade in around))
        if names:
            yield treated_sentence(names, zero, picture.name(zero.medicine_id))
    for shade in shades:
        name = picture.name(shade.medicine_id)
        days = _days_of(shade, picture)
        yield treated_days(name, days.first, days.last, zero, picture.as_of)


def _days_of(shade: Shade, picture: RecoveryPicture) -> DayRange:
    """Return the days on a medicine as the verdict above counts them: up to today, also past what is drawn."""
    uses = () if picture.analysis is None else picture.analysis.suppressants
    for use in uses:
        same = (use.medicine_id, use.route) == (shade.medicine_id, shade.route)
        if same and use.changed and use.first <= shade.range.last and shade.range.first <= use.last:
            return DayRange(use.first, use.last)
    return shade.range


def _joined(names: Sequence[str]) -> str:
    """Return names in a row, as in "a", "a and b", "a, b and c"."""
    shown = [isolated(name) for name in names]
    if len(shown) < 2:
        return "".join(shown)
    return _("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])
