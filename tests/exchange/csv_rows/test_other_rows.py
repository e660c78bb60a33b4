from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from myotrack.domain.counting import CountSession, Position
from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep, change_order
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import Medicine, Role, Route, Unit
from myotrack.domain.provenance import Source
from myotrack.domain.signs import ActionTaken, Grade, SignReport, SignUnit, WarningSign
from myotrack.exchange.csv_reader import read_csv
from tests.exchange.reading_csv import context, read, the_one, why_refused

DOSES = "date,time,kind,medicine,role,route,daily_dose,unit,decided_by,note"
SIGNS = "date,time,sign,grade,value,unit,action_taken,note"


def test_a_dose_row_becomes_a_change_and_the_medicine_that_it_names() -> None:
    row = "2026-03-03,08:30,change,baclofen,suspected,oral,60.0,mg,prescriber,from the letter"
    change, medicine = the_one(DoseChange, DOSES, row), the_one(Medicine, DOSES, row)
    assert (medicine.name, medicine.provenance.source) == ("baclofen", Source.IMPORTED)
    assert (change.medicine_id, change.daily_dose, change.unit) == (medicine.id, Decimal(60), Unit.MG)
    assert (change.at, change.role, change.route) == (time(8, 30), Role.SUSPECTED, Route.ORAL)
    assert (change.decided_by, change.note) == (DecidedBy.PRESCRIBER, "from the letter")


def test_what_a_dose_row_leaves_out_is_the_usual() -> None:
    change = the_one(DoseChange, "date,medicine,daily_dose", "2026-03-03,baclofen,0")
    assert (change.daily_dose, change.unit, change.role, change.route, change.at, change.decided_by) == (
        Decimal(0), Unit.MG, Role.OTHER, Route.ORAL, None, None,
    )  # fmt: skip


def test_a_missed_dose_needs_no_amount() -> None:
    event = the_one(DoseEvent, DOSES, "2026-03-03,,missed,baclofen,,,,,,")
    assert (event.kind, event.amount) == (DoseEventKind.MISSED, None)
    event = the_one(DoseEvent, DOSES, "2026-03-03,,extra,baclofen,,,20,,,")
    assert (event.kind, event.amount) == (DoseEventKind.EXTRA, Decimal(20))


def test_one_medicine_spelled_two_ways_is_one_medicine_with_the_first_spelling() -> None:
    reading = read("date,medicine,daily_dose", "2026-03-01,Baclofen,60", "2026-03-03,  bacloFEN ,0")
    assert [one.fact.name for one in reading.facts if isinstance(one.fact, Medicine)] == ["Baclofen"]
    changes = [one.fact for one in reading.facts if isinstance(one.fact, DoseChange)]
    assert len({change.medicine_id for change in changes}) == 1


@pytest.mark.parametrize("written", ["µg", "μg", "ug", "mcg"])
def test_micrograms_are_read_in_every_spelling(written: str) -> None:
    change = the_one(DoseChange, "date,medicine,daily_dose,unit", f"2026-03-03,x,5,{written}")
    assert change.unit is Unit.UG


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-03-03,,,baclofen,,,ten,,,", ["dose", "number", "ten"]),
        ("2026-03-03,,,baclofen,,,-5,,,", ["dose", "0 to 1,000,000", "-5"]),
        ("2026-03-03,,,baclofen,,,1000001,,,", ["dose", "0 to 1,000,000"]),
        ("2026-03-03,,,baclofen,,,,,,", ["dose is missing"]),
        ("2026-03-03,,,,,,60,,,", ["medicine", "missing"]),
        ("2026-03-03,,,baclofen,,,60,Mg,,", ["unit", "mg, µg", "Mg"]),
        ("2026-03-03,,,baclofen,culprit,,60,,,", ["role", "suspected", "culprit"]),
        ("2026-03-03,,,baclofen,,by mouth,60,,,", ["route", "oral", "by mouth"]),
        ("2026-03-03,,,baclofen,,,60,,me,", ["decided", "me_without_advice"]),
        ("2026-03-03,,stopped,baclofen,,,60,,,", ["kind", "change, missed, extra", "stopped"]),
        ("2026-03-03,8:30,,baclofen,,,60,,,", ["time", "21:10", "8:30"]),
        ("2026-04-03,,,baclofen,,,60,,,", ["future"]),
        (f"2026-03-03,,,{'x' * 201},,,60,,,", ["medicine", "200"]),
    ],
)
def test_a_dose_that_cannot_be_is_refused_with_one_sentence(row: str, words: list[str]) -> None:
    sentence = why_refused(DOSES, row)
    assert all(word in sentence for word in words), sentence


def test_of_two_changes_at_one_moment_the_lower_row_counts_whatever_their_amounts() -> None:
    for first, second in ((60, 50), (50, 60), (7, 0), (0, 7)):
        reading = read("date,medicine,daily_dose", f"2026-03-03,x,{first}", f"2026-03-03,x,{second}")
        changes = [one.fact for one in reading.facts if isinstance(one.fact, DoseChange)]
        assert [c.daily_dose for c in sorted(changes, key=change_order)] == [first, second]


def test_a_plan_may_lie_in_the_future() -> None:
    step = the_one(
        PlanStep, "medicine,from_date,planned_daily_dose,unit,prescriber", "baclofen,2027-01-05,2.5,mg,Dr. Øyen"
    )
    assert (step.from_day, step.planned_daily_dose, step.prescriber) == (date(2027, 1, 5), Decimal("2.5"), "Dr. Øyen")
    assert "31 December 2199" in why_refused("medicine,from_date,planned_daily_dose", "baclofen,2200-01-01,1")


def test_a_sign_keeps_its_grade_time_and_what_was_done() -> None:
    row = "2026-03-03,21:10,sleepiness,cannot_be_woken,,,called_emergency,"
    sign = the_one(SignReport, SIGNS, row)
    assert (sign.sign, sign.grade, sign.at) == (WarningSign.SLEEPINESS, Grade.CANNOT_BE_WOKEN, time(21, 10))
    assert sign.action_taken is ActionTaken.CALLED_EMERGENCY
    mistake = the_one(SignReport, SIGNS, "2026-03-03,,seizure,,,,entered_by_mistake,")
    assert not mistake.counts


def test_a_value_needs_its_unit_only_where_there_is_a_choice() -> None:
    assert the_one(SignReport, SIGNS, "2026-03-03,,fast_pulse,,120,,,").unit is SignUnit.BPM
    assert the_one(SignReport, SIGNS, "2026-03-03,,temperature,,100.4,F,,").celsius == 38
    assert "C, F" in why_refused(SIGNS, "2026-03-03,,temperature,,38,,,")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-03-03,,headache,,,,,", ["sign", "seizure", "headache"]),
        ("2026-03-03,,,,,,,", ["sign is missing"]),
        ("2026-03-03,,confusion,drowsy,,,,", ["grade", "mild, severe", "drowsy"]),
        ("2026-03-03,,seizure,severe,,,,", ["grade", "leave it empty"]),
        ("2026-03-03,,temperature,,380,C,,", ["value", "25 to 45", "380"]),
        ("2026-03-03,,seizure,,38,C,,", ["unit", "leave it empty"]),
        ("2026-03-03,,seizure,,,,shrugged,", ["What was done", "nothing_yet", "shrugged"]),
    ],
)
def test_a_sign_that_cannot_be_is_refused_with_one_sentence(row: str, words: list[str]) -> None:
    sentence = why_refused(SIGNS, row)
    assert all(word in sentence for word in words), sentence


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("kidney", "dialysis"),
        ("liver", "impaired"),
        ("pump_refill_due", "2026-09-01"),
        ("condition", "spasticity after a stroke"),
        ("doctor_told", "twitches"),
        ("none_taken", "otc"),
    ],
)
def test_every_kind_of_fact_is_read(fact: str, value: str) -> None:
    found = the_one(HealthFact, "date,fact,value", f"2026-03-03,{fact},{value}")
    assert (found.kind, found.value) == (HealthFactKind(fact), value)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-03-03,kidney,bad", ["kidney", "normal, reduced, dialysis, unknown", "bad"]),
        ("2026-03-03,pump_refill_due,soon", ["pump refill", "date", "soon"]),
        ("2026-03-03,pump_refill_due,20260901", ["pump refill", "date"]),
        ("2026-03-03,spleen,normal", ["fact", "kidney", "spleen"]),
        ("2026-03-03,condition,", ["value", "missing"]),
    ],
)
def test_a_fact_that_cannot_be_is_refused_with_one_sentence(row: str, words: list[str]) -> None:
    sentence = why_refused("date,fact,value", row)
    assert all(word in sentence for word in words), sentence


def test_a_count_keeps_its_local_time() -> None:
    session = the_one(
        CountSession, "date,time,duration_s,position,count,note", "2026-03-03,21:10:05,300,arms_out,12,tired"
    )
    assert session.started.isoformat() == "2026-03-03T21:10:05+01:00"
    assert (session.duration_s, session.position, session.count) == (300, Position.ARMS_OUT, 12)
    assert session.finished


def test_a_count_after_midnight_belongs_to_the_diary_day_that_the_row_names() -> None:
    data = b"date,time,duration_s,count\n2026-03-03,02:30,60,4\n2026-03-03,04:00,60,4\n"
    reading = read_csv("counts.csv", data, context(day_start=time(4, 0)))
    started = [one.fact.started.date() for one in reading.facts if isinstance(one.fact, CountSession)]
    assert started == [date(2026, 3, 4), date(2026, 3, 3)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-03-03,,60,4", ["time is missing"]),
        ("2026-03-03,21:10,60,", ["count is missing"]),
        ("2026-03-03,21:10,,4", ["seconds", "missing"]),
        ("2026-03-03,21:10,86401,4", ["seconds", "86,400"]),
        ("2026-03-03,21:10,60,-4", ["count", "-4"]),
    ],
)
def test_a_count_that_cannot_be_is_refused_with_one_sentence(row: str, words: list[str]) -> None:
    sentence = why_refused("date,time,duration_s,count", row)
    assert all(word in sentence for word in words), sentence
