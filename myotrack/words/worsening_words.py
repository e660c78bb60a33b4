"""The worsening alarm and its softer watch in words: which window, against what, and both means."""

from __future__ import annotations

from datetime import date

from myotrack.domain.guidance.evidence import WorseningEvidence
from myotrack.domain.guidance.readings import ComparedWith, Worsening
from myotrack.i18n import _
from myotrack.words.dates import span
from myotrack.words.evidence import evidence_sentence


def alarm_title() -> str:
    """Return the heading over a worsening alarm."""
    return _("More twitches than before")


def watch_title() -> str:
    """Return the heading over the softer watch."""
    return _("Possibly more twitches than before")


def worsening_sentences(worsening: Worsening, as_of: date) -> tuple[str, ...]:
    """Return both means with the window and what it is held against, and since when; the same as in the banner."""
    return (
        evidence_sentence(WorseningEvidence(worsening), as_of),
        _("Reached on: {days}.").format(days=span(worsening.since, worsening.day, as_of)),
    )


def alarm_note() -> str:
    """Return what it means when a warning that stands goes away: nothing."""
    return _("When this warning goes away, that does not mean that all is well.")


def alarm_ground() -> str:
    """Return that a verdict comes from the alarm and not from the fitted line, which may be flat all the same."""
    return _(
        "This comes from the last days, compared with the days before, and not from the line through all days. "
        "The line may still look flat."
    )


def compared_with_words(worsening: Worsening) -> str:
    """Return what the last days were held against."""
    return {
        ComparedWith.DAYS_BEFORE: _("the 28 days before them"),
        ComparedWith.BASELINE: _("the 28 days before day 0"),
    }[worsening.compared_with]


def silence_sentence() -> str:
    """Return what it means when there is no alarm: nothing."""
    return _("No alarm does not mean that all is well: a slow rise is often found late, or not at all.")
