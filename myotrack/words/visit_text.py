"""The Appointment page as plain text, to be pasted into a message or a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from myotrack.analysis.five_facts import FiveFacts
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.timeline import Timeline
from myotrack.i18n import _
from myotrack.words.dates import clock_time, day_with_year, long_day
from myotrack.words.personal_text import isolated
from myotrack.words.visit_facts import SaidFact, five_fact_sentences, medicine_list, range_heading


def visit_words(visit: Appointment) -> str:
    """Return a visit in one line, as in "Thu 3 December 2026 at 10:30, Dr Weber"."""
    when = long_day(visit.day)
    if visit.at is not None:
        when = _("{day} at {time}").format(day=when, time=clock_time(visit.at))
    if not visit.clinician:
        return when
    return _("{when}, {clinician}").format(when=when, clinician=isolated(visit.clinician))


def visit_text(
    facts: FiveFacts,
    timeline: Timeline,
    questions: Iterable[Question],
    next_visit: Appointment | None,
    closing: Sequence[str],
    standing: Sequence[SaidFact] = (),
) -> str:
    """Return the whole page: what stands, facts, questions, medicines; `closing` are the sentences that end it."""
    listed = medicine_list(timeline)
    head = [_("MyoTrack diary, {day}").format(day=day_with_year(facts.as_of))]
    if next_visit is not None:
        head.append(_("For the visit on {visit}").format(visit=visit_words(next_visit)))
    parts = [
        "\n".join(head),
        *(_part(said.title, (*said.lines, *said.basis)) for said in standing),
        range_heading(facts),
        *(_part(fact.title, (*fact.lines, *fact.basis)) for fact in five_fact_sentences(facts, timeline)),
        _part(_("Questions to ask"), [isolated(question.text) for question in questions if not question.asked]),
        _part(_("Medicines now"), listed.taken),
        _part(_("Stopped in the last 90 days"), listed.stopped),
        _part(_("Nothing taken"), listed.none_taken),
        "\n".join(closing),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def next_visit_words(next_visit: Appointment | None, today: date) -> str:
    """Return when the next visit is, or that none is planned."""
    if next_visit is None:
        return _("No visit is planned.")
    if next_visit.day == today:
        return _("The next visit is today: {visit}").format(visit=visit_words(next_visit))
    return _("Next visit: {visit}").format(visit=visit_words(next_visit))


def _part(title: str, lines: Sequence[str]) -> str:
    """Return a heading with its lines under it; nothing when there are no lines."""
    return "\n".join((title, *(f"- {line}" for line in lines))) if lines else ""
