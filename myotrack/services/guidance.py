"""Warning signs: ticking one, saying what was done, and what the rules say now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from myotrack.domain.actions import Action
from myotrack.domain.answers import AlertAnswer
from myotrack.domain.checkins import CheckIn
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.signs import ActionTaken, Grade, SignReport, SignUnit, WarningSign
from myotrack.domain.timeline import Timeline
from myotrack.services.changes import Change
from myotrack.services.recorder import Recorder

if TYPE_CHECKING:
    from myotrack.domain.guidance.alerts import Alert
    from myotrack.domain.guidance.readings import RecoveryReading
    from myotrack.services.alerts import ShownAlert
    from myotrack.storage.reader import Reader

LOOK_BACK_DAYS = 400
"""Days that the rules are given, beside every ticked sign and the last twitches before; no rule looks further back."""


class Guidance:
    """The guidance applied to the open diary."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def make_report(
        self,
        sign: WarningSign,
        *,
        day: date | None = None,
        at: time | None = None,
        grade: Grade | None = None,
        value: Decimal | None = None,
        unit: SignUnit | None = None,
        note: str = "",
    ) -> SignReport:
        """Return a ticked sign, by default of now, not saved yet; raise InvalidEntry for a value that isn't allowed."""
        now = self._recorder.now()
        checked = self._recorder.checked_day("date", day or self._recorder.today())
        return SignReport(
            id=self._recorder.new_id(),
            day=checked,
            sign=sign,
            provenance=self._recorder.provenance(checked),
            at=at if at is not None or day is not None else now.time().replace(second=0),
            grade=grade,
            value=value,
            unit=unit,
            note=note,
        )

    def save_sign(self, report: SignReport) -> None:
        """Save a ticked sign, or a correction (time, grade, value, note) of the one with the same id.

        Raise InvalidEntry for a day in the future or before 1900, DiaryError when it can't be saved. Saving twice
        is harmless.
        """
        self._recorder.checked_day("date", report.day)
        with self._recorder.record(Action.SIGN, Change.SIGNS) as writer:
            writer.put(report)

    def say_what_was_done(self, report_id: str, action: ActionTaken) -> SignReport:
        """Save what was done about a sign; "entered by mistake" keeps it on record. Raise InvalidEntry if unknown."""
        with self._recorder.record(Action.SIGN_ACTION, Change.SIGNS) as writer:
            report = writer.get(SignReport, report_id)
            if report is None:
                raise InvalidEntry("sign", report_id, Reason.NOT_FOUND)
            after = replace(report, action_taken=action)
            writer.put(after)
        return after

    def answer_alert(self, rule: str, action: ActionTaken, *, note: str = "") -> AlertAnswer:
        """Save today's answer about the alert of a rule, such as one that rests on doses; it can be undone.

        Raise InvalidEntry for a rule that there is not, for "entered by mistake" (a fact is put right where it
        stands) and for a note that isn't allowed; DiaryError when it can't be saved.
        """
        from myotrack.services.alerts import KNOWN_RULES

        if rule not in KNOWN_RULES:
            raise InvalidEntry("rule", rule, Reason.NOT_FOUND)
        answer = self._answer(rule, action, note)
        with self._recorder.record(Action.ALERT_ANSWER, Change.SIGNS) as writer:
            writer.put(answer)
        return answer

    def answer_all(self, alert: Alert, action: ActionTaken) -> None:
        """Save what was done about an alert, in one change: with each of its signs that waits, else as an answer.

        Raise InvalidEntry and DiaryError as `answer_alert` does.
        """
        from myotrack.domain.alert_facts import asking
        from myotrack.domain.guidance.alerts import SignEvidence

        pieces = asking(alert)
        with self._recorder.record(Action.ALERT_ANSWER, Change.SIGNS) as writer:
            for piece in pieces:
                report = writer.get(SignReport, piece.report.id) if isinstance(piece, SignEvidence) else None
                if report is not None and report.action_taken in (None, ActionTaken.NOTHING_YET):
                    writer.put(replace(report, action_taken=action))
            if not all(isinstance(piece, SignEvidence) for piece in pieces):
                writer.put(self._answer(alert.rule, action))

    def _answer(self, rule: str, action: ActionTaken, note: str = "") -> AlertAnswer:
        day = self._recorder.today()
        return AlertAnswer(
            id=self._recorder.new_id(),
            day=day,
            rule=rule,
            action_taken=action,
            provenance=self._recorder.provenance(day),
            note=note,
        )

    def answers(self) -> tuple[AlertAnswer, ...]:
        """Return everything that was said about alerts, oldest first."""
        with self._recorder.store.read() as reader:
            return reader.all(AlertAnswer)

    def signs(self) -> tuple[SignReport, ...]:
        """Return every ticked sign, oldest first, those entered by mistake included."""
        with self._recorder.store.read() as reader:
            return reader.all(SignReport)

    def red(self) -> tuple[Alert, ...]:
        """Return the alerts of the ticked signs alone: quick, for the moment the window opens."""
        with self._recorder.store.read() as reader:
            signs = reader.all(SignReport)
            answers = reader.all(AlertAnswer) if signs else ()
        return self._shown(Timeline(as_of=self._recorder.today(), signs=signs, answers=answers)) if signs else ()

    def current(self) -> tuple[Alert, ...]:
        """Return the alerts the window shows now: those that stand today, and older ones nobody has answered yet."""
        read = self._read()
        return self._shown(read.timeline, read.recovery(read.timeline))

    def for_a_visit(self) -> tuple[Alert, ...]:
        """Return the same, and those that stand and were answered."""
        from myotrack.services.alerts import alerts_for_a_visit

        read = self._read()
        return alerts_for_a_visit(read.timeline, self._recorder.day_start, read.recovery(read.timeline))

    def with_news(self) -> tuple[ShownAlert, ...]:
        """Return the same, each with what is new about it since yesterday."""
        from myotrack.services.alerts import alerts_with_news

        read = self._read()
        return alerts_with_news(read.timeline, self._recorder.day_start, read.recovery)

    def _read(self) -> _Read:
        today = self._recorder.today()
        since = today - timedelta(days=LOOK_BACK_DAYS)
        with self._recorder.store.read() as reader:
            timeline = reader.timeline(today, since=since)
            signs = reader.all(SignReport)
            earlier = reader.last_twitches_before(since)
            counted = reader.last_counted_twitches_before(since)
            parts = reader.regions_before(since)
            before = _before_day_zero(reader, timeline, since)
        # Of older days only what a rule compares with: that there were twitches, and in which parts of the body.
        parts = tuple(_parts_alone(check_in) for check_in in parts if check_in != earlier)
        check_ins = (*parts, *(() if earlier is None else (earlier,)), *timeline.check_ins)
        counts = timeline.counts if counted is None else (counted, *timeline.counts)
        return _Read(replace(timeline, signs=signs, check_ins=check_ins, counts=counts), since, before)

    def _shown(self, timeline: Timeline, recovery: RecoveryReading | None = None) -> tuple[Alert, ...]:
        # The rules are loaded when there is something to ask them, not on the way to Today.
        from myotrack.services.alerts import shown_alerts

        return shown_alerts(timeline, self._recorder.day_start, recovery)


def _parts_alone(check_in: CheckIn) -> CheckIn:
    """Return a check-in that says nothing but where in the body the twitches were."""
    return CheckIn(
        id=check_in.id,
        day=check_in.day,
        provenance=check_in.provenance,
        regions=check_in.regions,
        scales=check_in.scales,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What the rules are given, and the check-ins around a day 0 that lies further back than `since`."""

    timeline: Timeline
    since: date
    before: tuple[CheckIn, ...]

    def recovery(self, known: Timeline) -> RecoveryReading | None:
        """Return what the worsening alarm says of the days known, as from the whole diary.

        A diary without numbers has nothing to say, and needs no numpy to say it.
        """
        recent = replace(known, check_ins=tuple(c for c in known.check_ins if c.day >= self.since))
        if not any(check_in.frequency is not None for check_in in recent.check_ins):
            return None
        # Here and not above: it loads numpy, and nothing on the way to Today does.
        from myotrack.analysis.day_zero import day_zeros, default_day_zero
        from myotrack.analysis.worsening.reading import worsening_reading

        zero = default_day_zero(day_zeros(recent))
        return worsening_reading(replace(recent, check_ins=(*self.before, *recent.check_ins)), zero)


def _before_day_zero(reader: Reader, recent: Timeline, since: date) -> tuple[CheckIn, ...]:
    """Return the check-ins of the baseline that lie before `since`."""
    from myotrack.analysis.baseline import BASELINE_DAYS
    from myotrack.analysis.day_zero import day_zeros, default_day_zero

    zero = default_day_zero(day_zeros(recent))
    if zero is None or zero.day - timedelta(days=BASELINE_DAYS) >= since:
        return ()
    last = min(zero.day, since) - timedelta(days=1)
    return reader.all(CheckIn, since=zero.day - timedelta(days=BASELINE_DAYS), until=last)
