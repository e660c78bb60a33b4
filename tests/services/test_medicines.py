from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from myotrack.domain.actions import Action
from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.errors import InvalidEntry, Reason
from myotrack.domain.health import HealthFact, HealthFactKind, Kidney
from myotrack.domain.medicines import BACLOFEN, Medicine, MedicineKind, Role, Route, Unit
from myotrack.domain.provenance import Source
from myotrack.services.changes import Change
from myotrack.services.medicines import Dose, PlannedDose
from tests.services.opened import TODAY, Opened, day


def mg(amount: str, role: Role = Role.SUSPECTED, route: Route = Route.ORAL) -> Dose:
    return Dose(daily_dose=Decimal(amount), role=role, route=route)


def steps(*typed: tuple[int, str]) -> list[PlannedDose]:
    return [PlannedDose(from_day=day(number), planned_daily_dose=Decimal(amount)) for number, amount in typed]


def everything(it: Opened) -> list[tuple[object, ...]]:
    return [it.all(kind) for kind in (Medicine, DoseChange, DoseEvent, PlanStep)]


def test_a_medicine_is_added_with_its_first_dose_as_one_change(it: Opened) -> None:
    added = it.diary.medicines.add(
        "  baclofen ", catalogue_key=BACLOFEN, since=day(-30), dose=mg("60"), decided_by=DecidedBy.PRESCRIBER
    )
    assert it.diary.medicines.all() == (added,)
    assert added.name == "baclofen"
    (change,) = it.all(DoseChange)
    assert (change.medicine_id, change.day, change.daily_dose, change.role, change.decided_by) == (
        added.id,
        day(-30),
        Decimal(60),
        Role.SUSPECTED,
        DecidedBy.PRESCRIBER,
    )
    assert change.provenance.source is Source.LATE
    assert added.provenance.source is Source.LIVE
    assert it.told == [Change.MEDICINES]
    it.diary.recorder.undo()
    assert everything(it) == [(), (), (), ()]


def test_a_period_that_is_over_is_added_with_its_end(it: Opened) -> None:
    it.diary.medicines.add("baclofen", since=day(-30), dose=mg("60"), stopped=day(-10))
    assert [(c.day, c.daily_dose, c.role) for c in it.all(DoseChange)] == [
        (day(-30), Decimal(60), Role.SUSPECTED),
        (day(-10), Decimal(0), Role.SUSPECTED),
    ]
    for stopped, reason in ((day(-30), Reason.TOO_EARLY), (day(1), Reason.IN_THE_FUTURE)):
        with pytest.raises(InvalidEntry) as refused:
            it.diary.medicines.add("other", since=day(-30), dose=mg("1"), stopped=stopped)
        assert refused.value.reason is reason
    assert len(it.diary.medicines.all()) == 1


@pytest.mark.parametrize("same", ["baclofen", "Baclofen", " BACLOFEN  "])
def test_a_medicine_that_is_on_the_list_is_not_added_again(it: Opened, same: str) -> None:
    it.diary.medicines.add("baclofen")
    before = everything(it)
    with pytest.raises(InvalidEntry) as refused:
        it.diary.medicines.add(same, since=TODAY, dose=mg("5"))
    assert (refused.value.field, refused.value.reason) == ("medicine", Reason.ALREADY_THERE)
    assert everything(it) == before


def test_a_medicine_may_keep_its_own_name_when_it_is_edited_and_not_take_anothers(it: Opened) -> None:
    first, second = it.diary.medicines.add("baclofen"), it.diary.medicines.add("Keppra")
    edited = it.diary.medicines.edit(
        first.id, name="Baclofen ", kind=MedicineKind.OTC, note="from the chemist", catalogue_key=None
    )
    assert (edited.name, edited.kind, edited.note) == ("Baclofen", MedicineKind.OTC, "from the chemist")
    with pytest.raises(InvalidEntry) as refused:
        it.diary.medicines.edit(second.id, name="BACLOFEN", kind=second.kind, note="", catalogue_key=None)
    assert refused.value.reason is Reason.ALREADY_THERE
    assert it.diary.medicines.all() == (edited, second)


@pytest.mark.parametrize("name", ["", "   ", "two\nlines", "n" * 201, "\x00"])
def test_a_medicine_needs_a_name(it: Opened, name: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        it.diary.medicines.add(name)
    assert refused.value.field == "medicine"
    assert it.diary.medicines.all() == ()


def test_removing_a_medicine_takes_its_doses_and_plan_along_and_undo_brings_all_of_it_back(it: Opened) -> None:
    medicines = it.diary.medicines
    other = medicines.add("Keppra", since=day(-5), dose=mg("500"))
    medicines.set_plan(other.id, steps((3, "250")))
    baclofen = medicines.add("baclofen", since=day(-30), dose=mg("60"))
    medicines.change_dose(baclofen.id, day(-3), mg("40"))
    medicines.dose_event(baclofen.id, day(-2), DoseEventKind.MISSED, amount=Decimal(10))
    medicines.set_plan(baclofen.id, steps((0, "40"), (7, "0")))
    before = everything(it)

    medicines.remove(baclofen.id)
    assert {m.id for m in it.all(Medicine)} == {other.id}
    left = [fact.medicine_id for fact in it.all(DoseChange)] + [fact.medicine_id for fact in it.all(DoseEvent)]
    assert {*left, *(step.medicine_id for step in it.all(PlanStep))} == {other.id}
    assert len(it.all(DoseChange)) == len(it.all(PlanStep)) == 1

    it.diary.recorder.undo()
    assert everything(it) == before
    it.diary.recorder.redo()
    assert {m.id for m in it.all(Medicine)} == {other.id}


def test_a_corrected_dose_keeps_its_id_and_when_it_was_first_entered(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen", since=day(-30), dose=mg("60"))
    (first,) = it.all(DoseChange)
    it.clock.turn_to(day(2))
    corrected = it.diary.medicines.change_dose(baclofen.id, day(-29), mg("50"), at=time(8, 0), replaces=first.id)
    assert it.all(DoseChange) == (corrected,)
    assert (corrected.id, corrected.provenance) == (first.id, first.provenance)
    assert (corrected.day, corrected.daily_dose, corrected.at) == (day(-29), Decimal(50), time(8, 0))


def test_of_two_doses_entered_in_one_minute_for_one_day_the_second_holds(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen")
    for amount in ("60", "50", "40", "30"):
        it.diary.medicines.change_dose(baclofen.id, TODAY, mg(amount))
    (taken,) = it.diary.insights.timeline().taken_on(TODAY)
    assert taken.change.daily_dose == Decimal(30)


@pytest.mark.parametrize(
    ("on", "reason"), [(day(1), Reason.IN_THE_FUTURE), (date(1899, 12, 31), Reason.TOO_EARLY)], ids=str
)
def test_a_dose_on_a_day_to_come_or_before_1900_is_refused_everywhere(it: Opened, on: date, reason: Reason) -> None:
    medicines = it.diary.medicines
    baclofen = medicines.add("baclofen")
    before = everything(it)
    for write in (
        lambda: medicines.add("other", since=on, dose=mg("5")),
        lambda: medicines.change_dose(baclofen.id, on, mg("5")),
        lambda: medicines.dose_event(baclofen.id, on, DoseEventKind.MISSED),
        lambda: medicines.set_health(HealthFactKind.KIDNEY, Kidney.NORMAL, on),
    ):
        with pytest.raises(InvalidEntry) as refused:
            write()
        assert refused.value.reason is reason
    assert everything(it) == before
    assert it.all(HealthFact) == ()


def test_what_is_said_of_a_medicine_that_is_not_there_is_refused(it: Opened) -> None:
    medicines = it.diary.medicines
    for write in (
        lambda: medicines.change_dose("nobody's", TODAY, mg("5")),
        lambda: medicines.dose_event("nobody's", TODAY, DoseEventKind.EXTRA),
        lambda: medicines.set_plan("nobody's", steps((0, "5"))),
        lambda: medicines.edit("nobody's", name="x", kind=MedicineKind.OTC, note="", catalogue_key=None),
    ):
        with pytest.raises(InvalidEntry) as refused:
            write()
        assert (refused.value.field, refused.value.reason) == ("medicine", Reason.NOT_FOUND)
    assert it.told == []


def test_a_plan_that_is_typed_again_keeps_the_ids_of_the_days_that_stay(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen")
    it.diary.medicines.set_plan(baclofen.id, steps((0, "40"), (7, "20"), (14, "0")), prescriber="Dr Okafor")
    before = {s.from_day: s for s in it.all(PlanStep)}
    it.clock.turn_to(day(1))
    it.diary.medicines.set_plan(baclofen.id, steps((0, "40"), (7, "30"), (21, "0")), prescriber="Dr Okafor")
    after = {s.from_day: s for s in it.all(PlanStep)}
    assert after[day(0)] == before[day(0)]
    assert (after[day(7)].id, after[day(7)].planned_daily_dose) == (before[day(7)].id, Decimal(30))
    assert set(after) == {day(0), day(7), day(21)}
    assert after[day(7)].provenance == before[day(7)].provenance
    it.diary.recorder.undo()
    assert {s.from_day: s for s in it.all(PlanStep)} == before


def test_a_plan_can_be_taken_away_and_two_steps_on_one_day_are_refused(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen")
    it.diary.medicines.set_plan(baclofen.id, steps((0, "40"), (7, "20")))
    before = it.all(PlanStep)
    for typed in (steps((0, "40"), (0, "20")), steps((0, "-1")), [_in_another_century()]):
        with pytest.raises(InvalidEntry):
            it.diary.medicines.set_plan(baclofen.id, typed)
    assert it.all(PlanStep) == before
    it.diary.medicines.set_plan(baclofen.id, [])
    assert it.all(PlanStep) == ()


def _in_another_century() -> PlannedDose:
    return PlannedDose(from_day=date(2200, 1, 1), planned_daily_dose=Decimal(1))


def test_a_plan_that_came_with_two_steps_on_one_day_has_one_after_it_is_typed(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen")
    it.diary.medicines.set_plan(baclofen.id, steps((0, "40")))
    (step,) = it.all(PlanStep)
    with it.diary.recorder.record(Action.IMPORT, Change.EVERYTHING) as writer:
        writer.put(replace(step, id="imported", planned_daily_dose=Decimal(30)))
    it.diary.medicines.set_plan(baclofen.id, steps((0, "20")))
    assert [s.planned_daily_dose for s in it.all(PlanStep)] == [Decimal(20)]


def test_a_missed_and_an_extra_dose_can_be_corrected_and_taken_out(it: Opened) -> None:
    baclofen = it.diary.medicines.add("baclofen")
    missed = it.diary.medicines.dose_event(baclofen.id, TODAY, DoseEventKind.MISSED, at=time(14, 0))
    extra = it.diary.medicines.dose_event(
        baclofen.id, TODAY, DoseEventKind.EXTRA, amount=Decimal("2.5"), unit=Unit.TABLETS, replaces=missed.id
    )
    assert it.all(DoseEvent) == (extra,)
    assert (extra.id, extra.kind, extra.amount, extra.unit) == (
        missed.id,
        DoseEventKind.EXTRA,
        Decimal("2.5"),
        Unit.TABLETS,
    )
    it.diary.medicines.remove_dose_event(extra.id)
    assert it.all(DoseEvent) == ()


def test_kidney_pump_and_conditions_are_said_corrected_and_taken_back(it: Opened) -> None:
    medicines = it.diary.medicines
    normal = medicines.set_health(HealthFactKind.KIDNEY, "normal", day(-9))
    reduced = medicines.set_health(HealthFactKind.KIDNEY, " reduced ")
    assert it.diary.insights.timeline().latest(HealthFactKind.KIDNEY) == reduced
    corrected = medicines.set_health(HealthFactKind.KIDNEY, "dialysis", replaces=reduced.id)
    assert corrected.id == reduced.id
    assert it.all(HealthFact) == (normal, corrected)
    medicines.remove_health(corrected.id)
    assert it.diary.insights.timeline().latest(HealthFactKind.KIDNEY) == normal
    with pytest.raises(InvalidEntry):
        medicines.set_health(HealthFactKind.KIDNEY, "sore")
    refill = medicines.set_health(HealthFactKind.PUMP_REFILL_DUE, day(60).isoformat())
    assert refill.refill_due == day(60)
    assert it.diary.insights.timeline().has_pump
