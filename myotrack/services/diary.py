"""Logging a day: the answers, "don't remember", "bad day", clearing a day, and the day's history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypedDict, Unpack

from myotrack.domain.actions import Action
from myotrack.domain.both_notes import both_notes
from myotrack.domain.checkins import Activity, CheckIn, CheckInStatus, Circumstance, Excuse, Region
from myotrack.domain.doses import DoseChange, DoseEvent, PlanStep
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.medicines import Medicine
from myotrack.domain.provenance import Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.timeline import DayRecord
from myotrack.services.changes import Change
from myotrack.services.prescriber_knows import write_that_prescriber_knows
from myotrack.services.recorder import Recorder
from myotrack.storage.reader import Edit, Reader
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.writer import Writer

MOST_OTHER_EDITS = 60
"""Changes to medicines, plans and questions that are listed; a day lists all of its own."""


class Answers(TypedDict, total=False):
    """The answers that can be given for a day; one that is left out stays as it was, None takes it back."""

    twitch_count: int | None
    frequency_band: FrequencyBand | None
    severity: Severity | None
    interference: Interference | None
    bother: int | None
    condition: int | None
    regions: frozenset[Region]
    circumstances: frozenset[Circumstance]
    hindered: frozenset[Activity]
    falls: int | None
    doses_as_planned: bool | None
    note: str


class GapAnswer(StrEnum):
    """The four quick answers for a missed day."""

    NONE = "none"
    SOME = "some"
    MANY = "many"
    UNKNOWN = "unknown"


GAP_BANDS = {
    GapAnswer.NONE: FrequencyBand.NONE,
    GapAnswer.SOME: FrequencyBand.NOW_AND_THEN,
    GapAnswer.MANY: FrequencyBand.OFTEN,
}
"""The band that a quick answer is stored as; the buttons say so."""

_FREQUENCY_FIELDS = ("twitch_count", "frequency_band")

_DESCRIBES_TWITCHES: dict[str, object] = {
    "severity": None,
    "interference": None,
    "bother": None,
    "regions": frozenset(),
    "circumstances": frozenset(),
    "hindered": frozenset(),
}
"""Answers about twitches, and what they are on a day without any."""


@dataclass(frozen=True, slots=True)
class DayHistory:
    """Every change to the facts of one day, oldest first."""

    day: date
    edits: tuple[Edit, ...]


class Diary:
    """The days of the open diary."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._note_change: str | None = None

    def today(self) -> date:
        """Return the current diary day."""
        return self._recorder.today()

    def day(self, day: date) -> DayRecord:
        """Return everything that was logged for a day."""
        with self._recorder.store.read() as reader:
            timeline = reader.timeline(day, since=day)
        return timeline.record(day)

    def answer(self, day: date, *, source: Source | None = None, **answers: Unpack[Answers]) -> CheckIn:
        """Save answers for a day, beside those already given by the same person, and return the check-in.

        A count replaces a band and the other way round, and either ends "don't remember", "away" and "bad day".
        "No twitches" takes back what described them, unless it is given beside it.
        Raise InvalidEntry for a value that isn't allowed, DiaryError when it can't be saved.
        """
        checked = self._recorder.checked_day("date", day)
        with self._recorder.record(Action.CHECK_IN, Change.DIARY) as writer:
            before = self._own(writer, checked)
            after = self._answered(before, checked, answers, source)
            _put_or_remove(writer, before, after)
        return after

    def write_note(self, day: date, note: str, *, going_on: bool, known: str | None = None) -> str:
        """Save a note while it is being typed, and return it as it stands now; raises as `answer` does.

        `going_on` says that the same person has not left the note since the save before: what is typed in one go is
        one change with one undo, however often it was saved on the way. `known` is the note that stood there when it
        was begun: where another program wrote another one meanwhile, both are kept.
        """
        last = self._recorder.last_done()
        if going_on and last is not None and last.change_id == self._note_change:
            with self._recorder.draft() as writer:
                before = self._own(writer, day)
                after = None if before is None else replace(before, note=note)
                amended = after is not None and after.says_something and writer.amend(after, last.change_id)
            if amended:
                self._recorder.feed.publish(Change.DIARY)
                return note
        checked = self._recorder.checked_day("date", day)
        with self._recorder.record(Action.CHECK_IN, Change.DIARY) as writer:
            before = self._own(writer, checked)
            stored = "" if before is None else before.note
            kept = note if known is None else both_notes(stored, known, note)
            _put_or_remove(writer, before, self._answered(before, checked, {"note": kept}, None))
        done = self._recorder.last_done()
        # A note that was saved as it stood made no change, and what is typed next must not join an older one.
        self._note_change = done.change_id if done is not None and done is not last else None
        return kept

    def fill_gap(self, day: date, answer: GapAnswer) -> CheckIn:
        """Save a quick answer for a missed day; raises as `answer` does."""
        if answer is GapAnswer.UNKNOWN:
            return self.mark_unknown(day)
        return self.answer(day, frequency_band=GAP_BANDS[answer], twitch_count=None)

    def mark_unknown(self, day: date, *, source: Source | None = None) -> CheckIn:
        """Save "don't remember" for a day; raises as `answer` does."""
        return self._mark(day, CheckInStatus.UNKNOWN, None, source)

    def take_back_mark(self, day: date) -> None:
        """Take back "don't remember", "away" or "bad day"; the same person's other answers of the day stay."""
        with self._recorder.record(Action.CHECK_IN, Change.DIARY) as writer:
            before = self._own(writer, day)
            if before is None or before.status is CheckInStatus.ANSWERED:
                return
            after = replace(before, status=CheckInStatus.ANSWERED, excuse=None)
            if after.says_something:
                writer.put(after)
            else:
                writer.remove(CheckIn, before.id)

    def mark_excused(self, day: date, excuse: Excuse) -> CheckIn:
        """Save that the day needs no answers (hospital, away); raises as `answer` does."""
        return self._mark(day, CheckInStatus.EXCUSED, excuse)

    def mark_bad_day(self, day: date) -> CheckIn:
        """Save that it was a bad day, to be filled in later; answers already given stay. Raises as `answer` does."""
        with self._recorder.store.read() as reader:
            before = self._own(reader, day)
        if before is not None and before.frequency is not None:
            return before
        return self._mark(day, CheckInStatus.LATER, None)

    def clear_day(self, day: date) -> None:
        """Take every check-in of a day away, so that it is not logged again; the history keeps them."""
        with self._recorder.record(Action.CLEAR_DAY, Change.DIARY) as writer:
            for check_in in writer.on(CheckIn, day):
                writer.remove(CheckIn, check_in.id)

    def history(self, day: date) -> DayHistory:
        """Return every change to the facts of a day."""
        with self._recorder.store.read() as reader:
            return DayHistory(day, reader.edits_of_day(day))

    def other_history(self) -> tuple[Edit, ...]:
        """Return the last changes to what belongs to no day (medicines, plans, questions), oldest first."""
        with self._recorder.store.read() as reader:
            return reader.edits_of_no_day(MOST_OTHER_EDITS)

    def coming_back(self, seq: int) -> tuple[Fact, ...]:
        """Return the facts that `restore` would bring back; raises as it does, and writes nothing."""
        with self._recorder.store.read() as reader:
            return _before_edit(reader, seq)

    def restore(self, seq: int, *, prescriber_knows: bool = False) -> None:
        """Bring back the value that stood before the change with this number; a removed medicine with all its doses.

        `prescriber_knows` is kept as today's answer about R9. Raise InvalidEntry when there is no such change, when
        nothing stood there before, or when it was a dose of a medicine that is no longer in the diary.
        """
        with self._recorder.record(Action.RESTORE_VALUE, Change.EVERYTHING) as writer:
            for fact in _before_edit(writer, seq):
                if isinstance(fact, CheckIn):
                    self._clear_for(writer, fact)
                writer.put(fact)
            write_that_prescriber_knows(writer, self._recorder, knows=prescriber_knows)

    def _clear_for(self, writer: Any, check_in: CheckIn) -> None:
        for other in writer.on(CheckIn, check_in.day):
            if other.provenance.entered_by is check_in.provenance.entered_by and other.id != check_in.id:
                writer.remove(CheckIn, other.id)

    def _own(self, reader: Reader, day: date) -> CheckIn | None:
        found = reader.on(CheckIn, day)
        return next((c for c in found if c.provenance.entered_by is self._recorder.author), None)

    def _blank(self, day: date, source: Source | None) -> CheckIn:
        return CheckIn(id=self._recorder.new_id(), day=day, provenance=self._recorder.provenance(day, source))

    def _answered(self, before: CheckIn | None, day: date, answers: Answers, source: Source | None) -> CheckIn:
        base = before or self._blank(day, source)
        given: dict[str, Any] = dict(answers)
        if given.get("twitch_count") is not None:
            given.setdefault("frequency_band", None)
        if given.get("frequency_band") is not None:
            given.setdefault("twitch_count", None)
        if any(given.get(field) is not None for field in _FREQUENCY_FIELDS):
            given |= {"status": CheckInStatus.ANSWERED, "excuse": None}
        if given.get("twitch_count") == 0 or given.get("frequency_band") is FrequencyBand.NONE:
            given = _DESCRIBES_TWITCHES | given
        if _changes_frequency(base, given):
            given["provenance"] = self._recorder.provenance(day, source)
        return replace(base, **given)

    def _mark(self, day: date, status: CheckInStatus, excuse: Excuse | None, source: Source | None = None) -> CheckIn:
        checked = self._recorder.checked_day("date", day)
        with self._recorder.record(Action.CHECK_IN, Change.DIARY) as writer:
            base = self._own(writer, checked) or self._blank(checked, source)
            after = replace(
                base,
                status=status,
                excuse=excuse,
                twitch_count=None,
                frequency_band=None,
                provenance=self._recorder.provenance(checked, source),
            )
            writer.put(after)
        return after


def _put_or_remove(writer: Writer, before: CheckIn | None, after: CheckIn) -> None:
    if after.says_something:
        writer.put(after)
    elif before is not None:
        writer.remove(CheckIn, before.id)


def _before_edit(reader: Reader, seq: int) -> tuple[Fact, ...]:
    """Return what stood before the change with this number; with a medicine that was removed, all that went with it."""
    edit = reader.edit(seq)
    if edit is None or edit.before is None:
        raise InvalidEntry("history", seq, Reason.NOT_FOUND)
    before = edit.before
    if isinstance(before, DoseChange | DoseEvent | PlanStep) and not reader.get(Medicine, before.medicine_id):
        raise InvalidEntry("medicine", before.medicine_id, Reason.NOT_FOUND)
    if not isinstance(before, Medicine) or edit.after is not None:
        return (before,)
    gone = (each.before for each in reader.edits_with(seq) if each.after is None)
    return (before, *(fact for fact in gone if fact is not None and fact != before))


def _changes_frequency(before: CheckIn, given: dict[str, Any]) -> bool:
    fields = (*_FREQUENCY_FIELDS, "status")
    return any(field in given and given[field] != getattr(before, field) for field in fields)
