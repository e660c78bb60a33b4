"""What an import would do or has done, in sentences that count."""

from __future__ import annotations

from collections.abc import Sequence

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.health import HealthFact
from myotrack.domain.medicines import Medicine
from myotrack.domain.signs import SignReport
from myotrack.i18n import _, ngettext
from myotrack.words.fact_words import AnyFact


def import_outcome(rows: int, writes: Sequence[AnyFact], *, already_there: int, conflicts: int, refused: int) -> str:
    """Return the outcome as in "412 rows → 96 days, 14 dose changes, 3 rows refused"."""
    looked_at = ngettext("{number} row", "{number} rows", rows).format(number=rows)
    parts = _written(writes)
    if not parts:
        parts.append(_("nothing new"))
    if already_there:
        parts.append(_("{number} already there").format(number=already_there))
    if conflicts:
        parts.append(ngettext("{number} conflict", "{number} conflicts", conflicts).format(number=conflicts))
    if refused:
        parts.append(ngettext("{number} row refused", "{number} rows refused", refused).format(number=refused))
    return _("{rows} → {outcome}").format(rows=looked_at, outcome=", ".join(parts))


def _written(writes: Sequence[AnyFact]) -> list[str]:
    """Return a count for each kind of fact that there is."""

    def count(kind: type[AnyFact]) -> int:
        return sum(isinstance(fact, kind) for fact in writes)

    days = len({fact.day for fact in writes if isinstance(fact, CheckIn)})
    found = (
        (days, ngettext("{number} day", "{number} days", days)),
        (n := count(Medicine), ngettext("{number} medicine", "{number} medicines", n)),
        (n := count(DoseChange), ngettext("{number} dose change", "{number} dose changes", n)),
        (n := count(DoseEvent), ngettext("{number} missed or extra dose", "{number} missed or extra doses", n)),
        (n := count(PlanStep), ngettext("{number} step of a plan", "{number} steps of a plan", n)),
        (n := count(SignReport), ngettext("{number} warning sign", "{number} warning signs", n)),
        (n := count(HealthFact), ngettext("{number} health fact", "{number} health facts", n)),
        (n := count(CountSession), ngettext("{number} count", "{number} counts", n)),
        (n := count(Appointment), ngettext("{number} appointment", "{number} appointments", n)),
        (n := count(Question), ngettext("{number} question", "{number} questions", n)),
        (n := count(AlertAnswer), ngettext("{number} answer to a warning", "{number} answers to warnings", n)),
    )
    return [words.format(number=number) for number, words in found if number]


def conflict_sentence(place: str, fact: str, *, replaced: bool) -> str:
    """Return what happens where the diary holds something else: `place` in the file, `fact` as `fact_name` has it."""
    if replaced:
        return _("{place}: {fact}: the diary holds something else, which is replaced.").format(place=place, fact=fact)
    return _("{place}: {fact}: the diary holds something else, which is kept.").format(place=place, fact=fact)
