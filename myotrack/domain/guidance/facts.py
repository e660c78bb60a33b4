"""Everything that the rules look at, worked out once: a timeline, and what is known beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.guidance.baclofen import BaclofenUse
from myotrack.domain.guidance.dose_moves import dose_moves
from myotrack.domain.guidance.evidence import DoseEventEvidence, DoseMove, FreeRun
from myotrack.domain.guidance.health_facts import facts_of
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.domain.guidance.thresholds import NEW_AFTER_FREE_DAYS
from myotrack.domain.guidance.twitch_days import TwitchDays, twitch_days
from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFactKind
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from myotrack.domain.timeline import Timeline


@dataclass(frozen=True)
class Facts:
    """A timeline that ends on its as-of day, and what was handed in beside it."""

    timeline: Timeline
    knowledge: Knowledge = DEFAULT_KNOWLEDGE
    recovery: RecoveryReading | None = None

    @classmethod
    def of(
        cls,
        timeline: Timeline,
        knowledge: Knowledge = DEFAULT_KNOWLEDGE,
        recovery: RecoveryReading | None = None,
    ) -> Facts:
        """Return the facts of a timeline; what it holds of days after its as-of day is left out."""
        return cls(timeline.until(timeline.as_of), knowledge, recovery)

    @property
    def as_of(self) -> date:
        """The day on which the rules are asked."""
        return self.timeline.as_of

    @cached_property
    def signs(self) -> tuple[SignReport, ...]:
        """Every ticked sign that was not a mistake, oldest first."""
        found = (report for report in self.timeline.signs if report.counts)
        return tuple(sorted(found, key=lambda report: (report.day, report.at or time.min, report.id)))

    def ticked(self, *signs: WarningSign) -> tuple[SignReport, ...]:
        """Return every report of these signs, oldest first."""
        return tuple(report for report in self.signs if report.sign in signs)

    @cached_property
    def moves(self) -> tuple[DoseMove, ...]:
        """Every start, rise, cut and stop of every medicine, oldest first."""
        return dose_moves(self.timeline)

    def dose_events(self, kind: DoseEventKind) -> tuple[DoseEventEvidence, ...]:
        """Return every missed, or every extra, dose of a medicine on the list."""
        return tuple(
            DoseEventEvidence(medicine, event)
            for event in sorted(self.timeline.dose_events, key=lambda event: (event.day, event.id))
            if event.kind is kind and (medicine := self.timeline.medicine(event.medicine_id)) is not None
        )

    @cached_property
    def baclofen(self) -> BaclofenUse:
        """Who is on baclofen when."""
        return BaclofenUse(self.timeline, self.knowledge, self.moves)

    @cached_property
    def never_stop(self) -> frozenset[str]:
        """The ids of the medicines never to be stopped suddenly."""
        return frozenset(m.id for m in self.timeline.medicines if self.knowledge.never_stop_suddenly(m))

    @cached_property
    def twitch_days(self) -> TwitchDays:
        """Days with twitches, and days without."""
        return twitch_days(self.timeline)

    @cached_property
    def new_again(self) -> tuple[tuple[date, FreeRun], ...]:
        """The twitch days that follow 14 or more logged twitch-free days, each with these days; oldest first."""
        runs = ((onset.day, onset.after) for onset in self.twitch_days.onsets)
        return tuple((day, run) for day, run in runs if run is not None and run.days >= NEW_AFTER_FREE_DAYS)

    @cached_property
    def told(self) -> tuple[date, ...]:
        """The days on which it was written down that a doctor knows of the twitches."""
        found = facts_of(self.timeline, HealthFactKind.DOCTOR_TOLD)
        return tuple(fact.day for fact in found if fact.value == TOLD_ABOUT_TWITCHES)

    def doctor_knows(self, day: date) -> bool:
        """Whether it is written down that a doctor knows of the twitches of `day`.

        What was written down before 14 twitch-free days does not count for the twitches after them.
        """
        quiet_until = max((run.last for new, run in self.new_again if new <= day), default=date.min)
        return any(told > quiet_until for told in self.told)

    def answered(self, rule: str, day: date) -> bool:
        """Whether the person said, on `day` or later, what was done about this rule's alert.

        The last thing said counts: "nothing yet" after "called a doctor" asks again.
        """
        said = (answer for answer in self.timeline.answers if answer.rule == rule and answer.day >= day)
        last = max(said, key=lambda answer: (answer.day, answer.provenance.entered_at, answer.id), default=None)
        return last is not None and last.settles

    def unanswered_signs(self, rule: str, *reports: SignReport) -> bool:
        """Whether nobody has said yet what was done about one of these signs, nor about the rule's alert since."""
        waiting = (r for r in reports if r.action_taken in (None, ActionTaken.NOTHING_YET))
        return any(not self.answered(rule, report.day) for report in waiting)
