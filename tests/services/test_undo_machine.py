from __future__ import annotations

import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from myotrack.domain.checkins import CheckInStatus, Excuse
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.errors import InvalidEntry
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.services import backups
from myotrack.services.medicines import Dose, PlannedDose
from tests.services.opened import Clock, opened
from tests.services.plain_diary import BLANK, MISTAKE, Key, PlainDiary, answered, said_something, what_is_there

days_ago = st.integers(0, 3)
amounts = st.sampled_from(["0", "5", "10", "60"]).map(Decimal)
some_answers = st.fixed_dictionaries(
    {},
    optional={
        "twitch_count": st.none() | st.integers(0, 3),
        "severity": st.none() | st.sampled_from(Severity),
        "condition": st.none() | st.integers(0, 10),
        "doses_as_planned": st.none() | st.booleans(),
        "note": st.sampled_from(["", "a", "b"]),
    },
) | st.fixed_dictionaries({"frequency_band": st.none() | st.sampled_from(FrequencyBand)})


class DiaryBesideDictionaries(RuleBasedStateMachine):
    """Everything that a person does in the window, side by side with plain dictionaries."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.it = opened(Path(self.folder.name) / "a.myotrack", self.clock)
        self.plain = PlainDiary()

    def ago(self, days: int) -> date:
        return self.it.diary.recorder.today() - timedelta(days=days)

    def own(self, on: date) -> Key:
        return ("check-in", on, self.it.diary.recorder.author)

    # ---- days

    @rule(who=st.sampled_from(Author))
    def let_somebody_write(self, who: Author) -> None:
        self.it.be(who)

    @rule(days=days_ago, answers=some_answers)
    def answer(self, days: int, answers: dict[str, Any]) -> None:
        key = self.own(self.ago(days))
        self.it.diary.diary.answer(self.ago(days), **answers)
        self.plain.do({key: answered(self.plain.facts.get(key), answers, self.clock.now)})

    @rule(days=days_ago, mark=st.sampled_from(CheckInStatus))
    def mark(self, days: int, mark: CheckInStatus) -> None:
        on, diary = self.ago(days), self.it.diary.diary
        before = self.plain.facts.get(self.own(on))
        numberless = {"twitch_count": None, "frequency_band": None, "status": mark, "entered": self.clock.now}
        match mark:
            case CheckInStatus.UNKNOWN:
                diary.mark_unknown(on)
            case CheckInStatus.EXCUSED:
                diary.mark_excused(on, Excuse.AWAY)
            case CheckInStatus.LATER:
                diary.mark_bad_day(on)
                if before and (before["twitch_count"], before["frequency_band"]) != (None, None):
                    return
            case CheckInStatus.ANSWERED:
                diary.take_back_mark(on)
                if before:
                    self.plain.do({self.own(on): said_something({**before, "status": mark})})
                return
        self.plain.do({self.own(on): {**(before or BLANK), **numberless}})

    @rule(days=days_ago)
    def clear(self, days: int) -> None:
        self.it.diary.diary.clear_day(self.ago(days))
        self.plain.do(dict.fromkeys(("check-in", self.ago(days), who) for who in Author))

    # ---- medicines

    @rule(name=st.sampled_from(["baclofen", "Baclofen", "Keppra"]), amount=st.none() | amounts, days=days_ago)
    def add_a_medicine(self, name: str, amount: Decimal | None, days: int) -> None:
        since, dose = (None, None) if amount is None else (self.ago(days), Dose(daily_dose=amount))
        if name.casefold() in {str(self.plain.facts[key]).casefold() for key in self.plain.keys("medicine")}:
            with pytest.raises(InvalidEntry):
                self.it.diary.medicines.add(name, since=since, dose=dose)
            return
        added = self.it.diary.medicines.add(name, since=since, dose=dose)
        facts: dict[Key, Any] = {("medicine", added.id): name}
        facts |= {key: value for key, value in what_is_there(self.it).items() if key not in self.plain.facts}
        assert len(facts) == (1 if amount is None else 2)
        self.plain.do(facts)

    @precondition(lambda self: self.plain.keys("medicine"))
    @rule(data=st.data(), amount=amounts, days=days_ago)
    def change_a_dose(self, data: st.DataObject, amount: Decimal, days: int) -> None:
        medicine = self.pick(data, "medicine")
        change = self.it.diary.medicines.change_dose(medicine, self.ago(days), Dose(daily_dose=amount))
        self.plain.do({("dose", change.id): (medicine, self.ago(days), amount)})

    @precondition(lambda self: self.plain.keys("dose"))
    @rule(data=st.data(), amount=st.none() | amounts)
    def correct_or_remove_a_dose(self, data: st.DataObject, amount: Decimal | None) -> None:
        change = self.pick(data, "dose")
        medicine, on, _ = self.plain.facts["dose", change]
        if amount is None:
            self.it.diary.medicines.remove_dose_change(change)
            self.plain.do({("dose", change): None})
        else:
            self.it.diary.medicines.change_dose(medicine, on, Dose(daily_dose=amount), replaces=change)
            self.plain.do({("dose", change): (medicine, on, amount)})

    @precondition(lambda self: self.plain.keys("medicine"))
    @rule(data=st.data(), kind=st.sampled_from(DoseEventKind), days=days_ago)
    def miss_a_dose(self, data: st.DataObject, kind: DoseEventKind, days: int) -> None:
        medicine, on = self.pick(data, "medicine"), self.ago(days)
        event = self.it.diary.medicines.dose_event(medicine, on, kind)
        facts: dict[Key, Any] = {("event", event.id): (medicine, on, kind)}
        own = self.plain.facts.get(self.own(on))
        if own and own["doses_as_planned"]:
            facts[self.own(on)] = {**own, "doses_as_planned": False}
        self.plain.do(facts)

    @precondition(lambda self: self.plain.keys("medicine"))
    @rule(data=st.data(), steps=st.dictionaries(st.integers(-3, 9), amounts, max_size=3))
    def type_a_plan(self, data: st.DataObject, steps: dict[int, Decimal]) -> None:
        medicine = self.pick(data, "medicine")
        typed = [PlannedDose(from_day=self.ago(-n), planned_daily_dose=amount) for n, amount in steps.items()]
        self.it.diary.medicines.set_plan(medicine, typed)
        gone: dict[Key, Any] = dict.fromkeys(key for key in self.plain.keys("step") if key[1] == medicine)
        self.plain.do(gone | {("step", medicine, step.from_day): step.planned_daily_dose for step in typed})

    @precondition(lambda self: self.plain.keys("medicine"))
    @rule(data=st.data())
    def remove_a_medicine(self, data: st.DataObject) -> None:
        medicine = self.pick(data, "medicine")
        self.it.diary.medicines.remove(medicine)
        owned = [*self.plain.keys("dose"), *self.plain.keys("event")]
        gone = [key for key in owned if self.plain.facts[key][0] == medicine]
        gone += [key for key in self.plain.keys("step") if key[1] == medicine]
        self.plain.do(dict.fromkeys([*gone, ("medicine", medicine)]))

    # ---- signs and counts

    @rule(sign=st.sampled_from([WarningSign.SEIZURE, WarningSign.FALL]), days=days_ago)
    def tick_a_sign(self, sign: WarningSign, days: int) -> None:
        report = self.it.diary.guidance.make_report(sign, day=self.ago(days))
        self.it.diary.guidance.save_sign(report)
        self.plain.do({("sign", report.id): (sign, report.day, None)}, instead_of_gone=(sign, report.day, MISTAKE))

    @precondition(lambda self: self.plain.keys("sign"))
    @rule(data=st.data(), action=st.sampled_from(ActionTaken))
    def say_what_was_done(self, data: st.DataObject, action: ActionTaken) -> None:
        report = self.pick(data, "sign")
        self.it.diary.guidance.say_what_was_done(report, action)
        sign, on, _ = self.plain.facts["sign", report]
        self.plain.do({("sign", report): (sign, on, action)})

    @rule(count=st.integers(0, 9), ended=st.booleans())
    def count(self, count: int, ended: bool) -> None:
        session = self.it.diary.counting.start(None, None)
        if ended:
            self.it.diary.counting.save(session.id, count, count, [])
            self.it.diary.counting.finish(session.id, count, count, [])
            self.plain.do({("count", session.id): (count, True)})
        else:
            self.plain.draft(("count", session.id), (0, False))

    @precondition(lambda self: self.plain.keys("count"))
    @rule(data=st.data(), count=st.integers(0, 9))
    def correct_a_finished_count(self, data: st.DataObject, count: int) -> None:
        session = self.pick(data, "count")
        if self.plain.facts["count", session][1]:
            self.it.diary.counting.correct(session, count)
            self.plain.do({("count", session): (count, True)})

    @precondition(lambda self: self.plain.keys("count"))
    @rule(data=st.data())
    def throw_a_count_away(self, data: st.DataObject) -> None:
        session = self.pick(data, "count")
        self.it.diary.counting.remove(session)
        self.plain.do({("count", session): None})

    # ---- back and forth

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            assert (self.it.diary.recorder.undo() is None) is (not self.plain.done)
            self.plain.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.it.diary.recorder.redo()
            self.plain.redo()

    @rule()
    def try_what_is_refused(self) -> None:
        with pytest.raises(InvalidEntry):
            self.it.diary.diary.answer(self.ago(-1), twitch_count=1)
        with pytest.raises(InvalidEntry):
            self.it.diary.diary.answer(self.ago(0), twitch_count=-1)
        with pytest.raises(InvalidEntry):
            self.it.diary.medicines.change_dose("nobody's", self.ago(0), Dose(daily_dose=Decimal(1)))

    @rule(hours=st.integers(1, 30))
    def wait(self, hours: int) -> None:
        self.clock.now += timedelta(hours=hours)

    @rule()
    def close_and_open_again(self) -> None:
        author = self.it.diary.recorder.author
        self.it.diary.close()
        self.it = opened(self.it.diary.store.path, self.clock)
        self.it.be(author)
        self.plain.forget_deeds()

    def pick(self, data: st.DataObject, kind: str) -> str:
        return str(
            data.draw(st.sampled_from(sorted(key[1] for key in self.plain.keys(kind) if isinstance(key[1], str))))
        )

    @invariant()
    def holds_what_the_dictionaries_hold(self) -> None:
        assert what_is_there(self.it) == self.plain.facts
        assert (self.it.diary.recorder.last_done() is None) is (not self.plain.done)
        assert (self.it.diary.recorder.last_undone() is None) is (not self.plain.undone)
        with self.it.diary.store.read() as reader:
            fresh = reader.timeline(self.it.diary.recorder.today())
        assert self.it.diary.insights.timeline().check_ins == fresh.check_ins
        assert self.it.diary.insights.timeline().exposures == fresh.exposures

    def teardown(self) -> None:
        self.it.diary.close()
        assert self.it.diary.store.path is not None
        assert backups.check(self.it.diary.store.path).sound
        self.folder.cleanup()


TestDiaryBesideDictionaries = DiaryBesideDictionaries.TestCase
TestDiaryBesideDictionaries.settings = settings(max_examples=15, stateful_step_count=40)
