"""What is to be read before a dose is saved that R9 would speak of: facts, guidance with its source, what to do.

Nothing here tells anybody to go on taking a medicine: whoever is typing may have too much of it in the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from myotrack.domain.doses import DecidedBy
from myotrack.domain.guidance.evidence import DoseEventEvidence, DoseMove, Evidence, PlanNotKept
from myotrack.domain.guidance.thresholds import AFTER_CHANGE_DAYS
from myotrack.domain.medicines import Medicine, Route
from myotrack.i18n import _
from myotrack.resources.guidance_values import GuidanceTexts, SourceText
from myotrack.words.evidence import evidence_sentence
from myotrack.words.personal_text import isolated

_WITH_ADVICE = (DecidedBy.PRESCRIBER, DecidedBy.EMERGENCY_TEAM)


@dataclass(frozen=True, slots=True)
class Caution:
    """The words of the card before saving."""

    title: str
    facts: tuple[str, ...]
    to_do: tuple[str, ...]
    """What to do now; empty for something long past."""
    guidance: tuple[str, ...]
    """What the sources say, each with its name."""

    @property
    def spoken(self) -> str:
        """What a screen reader says when the card comes."""
        return " ".join((f"{self.title}.", *self.facts, *self.to_do))


def caution(
    medicine: Medicine,
    evidence: Sequence[Evidence],
    texts: GuidanceTexts,
    sources: Iterable[SourceText],
    *,
    is_baclofen: bool,
    today: date,
    emergency_key: str,
) -> Caution:
    """Return the card's words; `evidence` is what R9 would say, not empty."""
    red = texts.before_red.format(key=emergency_key)
    return Caution(
        title=texts.before_title.format(medicine=isolated(medicine.name)),
        facts=tuple(evidence_sentence(piece, today) for piece in evidence),
        to_do=to_do(evidence, texts, today, red),
        guidance=guidance_about_stopping(evidence, texts, sources, is_baclofen=is_baclofen),
    )


def to_do(evidence: Sequence[Evidence], texts: GuidanceTexts, today: date, red: str) -> tuple[str, ...]:
    """Return what to do now, `red` about the emergency signs last; () for something long past."""
    recent = [piece for piece in evidence if (today - piece.day).days <= AFTER_CHANGE_DAYS]
    if not recent:
        return ()
    # R1–R4 hold for everybody, whichever medicine it is.
    return (texts.before_decided if all(_is_advised(piece) for piece in recent) else texts.before_do, red)


def guidance_about_stopping(
    evidence: Sequence[Evidence], texts: GuidanceTexts, sources: Iterable[SourceText], *, is_baclofen: bool
) -> tuple[str, ...]:
    """Return what the guidance says about stopping such a medicine suddenly, each with its source."""
    shorts = {source.key: source.short for source in sources}
    said = [(texts.before_other, texts.before_other_source)]
    if is_baclofen:
        said = [(texts.before_baclofen, texts.before_baclofen_source), (texts.before_label, texts.before_label_source)]
        if any(_route(piece) is Route.INTRATHECAL_PUMP for piece in evidence):
            said[1] = (texts.before_pump, texts.before_pump_source)
    return tuple(_("{words} ({source})").format(words=words, source=shorts[source]) for words, source in said)


def _is_advised(piece: Evidence) -> bool:
    """Whether a doctor decided on it; nobody decides on a missed dose."""
    move = piece.move if isinstance(piece, PlanNotKept) else piece
    return isinstance(move, DoseMove) and move.change.decided_by in _WITH_ADVICE


def _route(piece: Evidence) -> Route | None:
    move = piece.move if isinstance(piece, PlanNotKept) else piece
    if isinstance(move, DoseMove):
        return move.change.route
    return move.event.route if isinstance(move, DoseEventEvidence) else None
