"""Two episodes beside each other in words: what each is, how it went, and that nobody can tell why they differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from myotrack.analysis.comparison import Comparison, Episode
from myotrack.analysis.day_zero import DayZeroKind
from myotrack.i18n import _, ngettext
from myotrack.words.dates import day_with_year
from myotrack.words.numbers import average
from myotrack.words.personal_text import isolated
from myotrack.words.verdict import Names, verdict_sentence


def comparison_title() -> str:
    """Return the heading over two episodes."""
    return _("Two courses, counted from their day 0")


def episode_label(episode: Episode, name: str) -> str:
    """Return which episode it is, as in "baclofen stopped 3 March 2026"; the name comes fitted and isolated."""
    words = {"name": name, "day": day_with_year(episode.zero.day)}
    if episode.zero.kind is DayZeroKind.STOP:
        return _("{name} stopped {day}").format(**words)
    return _("{name} cut {day}").format(**words)


def comparison_sentences(found: Comparison, names: Names) -> tuple[str, ...]:
    """Return one sentence or two for each episode, the chosen one first, and what the picture can't tell."""
    return (
        *(_episode_sentences(episode, names) for episode in (found.chosen, found.other)),
        _(
            "The earlier course ends before the dose went up again, or before the later one begins. Other things "
            "differ between the two times as well: the picture cannot tell why the courses do."
        ),
    )


def comparison_summary(found: Comparison, names: Names) -> str:
    """Return the same as one text, for screen readers and saved pictures."""
    return " ".join((comparison_title() + ".", *comparison_sentences(found, names)))


def _episode_sentences(episode: Episode, names: Names) -> str:
    before = episode.analysis.before
    label = episode_label(episode, isolated(names(episode.zero.medicine_id)))
    # Its days have their years, as its label has: it may have been over for long.
    said = verdict_sentence(replace(episode.analysis, as_of=date(episode.as_of.year + 1, 1, 1)), names)
    if before.mean is None:
        return _("{label}, nothing logged before. {said}").format(label=label, said=said)
    words = _("{label}, {mean} twitches a day before. {said}").format(label=label, mean=average(before.mean), said=said)
    if not before.days_without:
        return words
    without = ngettext(
        "{days} of the {logged} logged days before it was without {name}.",
        "{days} of the {logged} logged days before it were without {name}.",
        before.days_without,
    ).format(days=before.days_without, logged=before.days_logged, name=isolated(names(episode.zero.medicine_id)))
    return f"{words} {without}"
