"""What else was changed around a day 0, in plain facts: what a diary cannot tell then, and no cause."""

from __future__ import annotations

from itertools import groupby

from myotrack.analysis.day_zero import DayZeroKind
from myotrack.analysis.recovery.values import DoseTurn, OtherChange, RecoveryAnalysis
from myotrack.i18n import _, ngettext
from myotrack.words.dates import short_day
from myotrack.words.personal_text import isolated
from myotrack.words.suppressants import suppressant_sentences
from myotrack.words.verdict import Names


def treatment_sentences(analysis: RecoveryAnalysis, names: Names) -> tuple[str, ...]:
    """Return what is said of suppressants, other suspected medicines, and earlier cuts; nothing without any."""
    return (
        *suppressant_sentences(analysis, names),
        *other_change_sentences(analysis, names),
        *earlier_cut_sentences(analysis),
    )


def other_change_sentences(analysis: RecoveryAnalysis, names: Names) -> tuple[str, ...]:
    """Return for each other suspected medicine what was changed and when, and what the diary cannot tell."""
    if analysis.day_zero.kind is DayZeroKind.STOP:
        words = _(
            "{name} was also changed on these days ({changes}); the diary cannot tell how much of the change is due "
            "to stopping {own}."
        )
    else:
        words = _(
            "{name} was also changed on these days ({changes}); the diary cannot tell how much of the change is due "
            "to cutting {own}."
        )
    own = isolated(names(analysis.day_zero.medicine_id))
    by_medicine = sorted(analysis.other_changes, key=lambda other: (names(other.medicine_id), other.medicine_id))
    return tuple(
        words.format(
            name=isolated(names(medicine)), changes=", ".join(_change(other, analysis) for other in changes), own=own
        )
        for medicine, changes in groupby(by_medicine, key=lambda other: other.medicine_id)
    )


def earlier_cut_sentences(analysis: RecoveryAnalysis) -> tuple[str, ...]:
    """Return that the days before day 0 hold an earlier cut of the same medicine; nothing where they hold none."""
    cuts = analysis.cuts_before
    if not cuts:
        return ()
    return (
        ngettext(
            "The 28 days before hold an earlier cut, on {days}.",
            "The 28 days before hold {number} earlier cuts: {days}.",
            len(cuts),
        ).format(number=len(cuts), days=", ".join(short_day(day, analysis.as_of) for day in cuts)),
    )


def _change(other: OtherChange, analysis: RecoveryAnalysis) -> str:
    pattern = {
        DoseTurn.STARTED: _("started on {day}"),
        DoseTurn.RAISED: _("raised on {day}"),
        DoseTurn.CUT: _("cut on {day}"),
        DoseTurn.STOPPED: _("stopped on {day}"),
        DoseTurn.CHANGED: _("changed on {day}"),
    }[other.turn]
    return pattern.format(day=short_day(other.day, analysis.as_of))
