"""The SAMPLE diary: a believable taper of baclofen that ends today, the same every time but for its dates.

A taper by the prescriber's plan with one missed dose, hallucinations that the doctor was called about, a suppressant
for two weeks, four days that nobody logged, a substitute, late entries, a relapse and a resolution. No real person's
data.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import exp

from myotrack.domain.actions import Action
from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import CheckIn, CheckInStatus, Circumstance, Excuse, Region
from myotrack.domain.counting import CountSession, Position
from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.health import TOLD_ABOUT_TWITCHES, HealthFact, HealthFactKind, Kidney
from myotrack.domain.medicines import BACLOFEN, Medicine, Role, Route, Unit
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from myotrack.storage.store import Store
from myotrack.storage.subjects.subject import Fact
from myotrack.storage.writer import Stamp

DAYS = 92
"""Length of the sample, days, today included."""

_FIRST_CUT = 21
"""Days of baseline before the first reduction."""

_STEPS = ((0, 60), (_FIRST_CUT, 40), (_FIRST_CUT + 7, 20), (_FIRST_CUT + 14, 0))
"""Day of the sample and daily dose in mg."""

_STOP = _FIRST_CUT + 14
_NOT_LOGGED = frozenset({4, 13, *range(_STOP + 12, _STOP + 16), _STOP + 27})
_LATE = frozenset({3, 16, 17, _STOP - 2, _STOP + 8, _STOP + 31})
_RELAPSE = range(_STOP + 33, _STOP + 38)
_RESOLVED = range(_STOP + 46, DAYS)


def fill_with_sample(store: Store, now: datetime) -> None:
    """Write the sample into an empty diary in one change; its last day is the day of `now`."""
    first = now.date() - timedelta(days=DAYS - 1)
    with store.write(Stamp(now, Author.PATIENT, Action.IMPORT)) as writer:
        for fact in _facts(first, now):
            writer.put(fact)


def _facts(first: date, now: datetime) -> Iterator[Fact]:
    chance = random.Random(20260314)  # a sample, not a secret
    yield from _medicines(first, now)
    for number in range(DAYS - 1):
        if number not in _NOT_LOGGED:
            yield _check_in(number, first + timedelta(days=number), now, chance)
    yield _substitute(first, now)
    yield from _events(first, now)


def _entered(day: date, now: datetime, *, late: bool = False, by: Author = Author.PATIENT) -> Provenance:
    evening = datetime.combine(day, time(20, 10), tzinfo=now.tzinfo)
    if late:
        return Provenance(evening + timedelta(days=2), by, Source.LATE)
    return Provenance(evening, by, Source.LIVE)


def _medicines(first: date, now: datetime) -> Iterator[Fact]:
    start = first - timedelta(days=400)
    seen = _entered(first, now)
    baclofen = Medicine(id="sample-baclofen", name="baclofen", provenance=seen, catalogue_key=BACLOFEN)
    clonazepam = Medicine(id="sample-clonazepam", name="clonazepam", provenance=seen, catalogue_key="clonazepam")
    tizanidine = Medicine(id="sample-tizanidine", name="tizanidine", provenance=seen)
    yield from (baclofen, clonazepam, tizanidine)
    for number, mg in _STEPS:
        day = start if number == 0 else first + timedelta(days=number)
        yield DoseChange(
            id=f"sample-baclofen-{mg}",
            medicine_id=baclofen.id,
            day=day,
            daily_dose=Decimal(mg),
            provenance=seen if number == 0 else _entered(day, now),
            role=Role.SUSPECTED,
            decided_by=DecidedBy.PRESCRIBER,
        )
    for number, mg in (*_STEPS[1:-1], (_STOP, 10), (_STOP + 7, 0)):
        day = first + timedelta(days=number)
        yield PlanStep(
            id=f"sample-plan-{mg}",
            medicine_id=baclofen.id,
            from_day=day,
            planned_daily_dose=Decimal(mg),
            provenance=_entered(first + timedelta(days=18), now),
            prescriber="Dr Okafor",
        )
    for number, amount in ((_STOP + 4, "0.5"), (_STOP + 18, "0")):
        day = first + timedelta(days=number)
        yield DoseChange(
            id=f"sample-clonazepam-{number}",
            medicine_id=clonazepam.id,
            day=day,
            daily_dose=Decimal(amount),
            provenance=_entered(day, now),
            unit=Unit.MG,
            role=Role.SUPPRESSANT,
            route=Route.ORAL,
            decided_by=DecidedBy.PRESCRIBER,
        )


def _substitute(first: date, now: datetime) -> DoseChange:
    day = first + timedelta(days=_STOP + 21)
    return DoseChange(
        id="sample-tizanidine-6",
        medicine_id="sample-tizanidine",
        day=day,
        daily_dose=Decimal(6),
        provenance=_entered(day, now),
        role=Role.SUBSTITUTE,
        decided_by=DecidedBy.PRESCRIBER,
    )


def _level(number: int) -> float:
    """Expected twitches on a day of the sample: a plateau, a rise right after the stop, a fall, and a relapse."""
    if number in _RELAPSE:
        return 14.0
    if number < _FIRST_CUT:
        return 36.0
    if number < _STOP:
        return 36.0 - 0.5 * (number - _FIRST_CUT)
    since = number - _STOP
    return 46.0 * exp(-since / 9.0) if since > 1 else 58.0


def _check_in(number: int, day: date, now: datetime, chance: random.Random) -> CheckIn:
    base = CheckIn(
        id=f"sample-day-{number}",
        day=day,
        provenance=_entered(day, now, late=number in _LATE, by=Author.CAREGIVER if number == 45 else Author.PATIENT),
        doses_as_planned=True,
    )
    if number == 10:
        return replace(base, status=CheckInStatus.UNKNOWN, doses_as_planned=None)
    if number == _STOP + 25:
        return replace(base, status=CheckInStatus.EXCUSED, excuse=Excuse.HOSPITAL, note="Overnight for a scan.")
    if number in _RESOLVED:
        return replace(base, twitch_count=0)
    count = max(0, round(chance.gammavariate(6.0, _level(number) / 6.0)))
    if number == 7:
        return replace(base, frequency_band=FrequencyBand.OFTEN, severity=Severity.MOVES_THE_LIMB)
    if count == 0:
        return replace(base, twitch_count=0)
    severity = Severity(min(4, 1 + (count > 9) + (count > 24) + (count > 48)))
    return replace(
        base,
        twitch_count=count,
        severity=severity,
        interference=Interference(max(0, severity - 1)),
        regions=frozenset({Region.RIGHT_ARM, Region.RIGHT_LEG} if count > 20 else {Region.RIGHT_ARM}),
        circumstances=frozenset({Circumstance.IN_ACTION} if count > 12 else {Circumstance.FALLING_ASLEEP}),
        doses_as_planned=number != _FIRST_CUT + 9,
        note="Dropped a cup at breakfast." if number == _STOP + 1 else "",
    )


def _events(first: date, now: datetime) -> Iterator[Fact]:
    def on(number: int) -> date:
        return first + timedelta(days=number)

    missed, ticked, visit = on(_FIRST_CUT + 9), on(_STOP + 2), on(_STOP + 20)
    yield DoseEvent(
        id="sample-missed",
        medicine_id="sample-baclofen",
        day=missed,
        kind=DoseEventKind.MISSED,
        provenance=_entered(missed, now),
        at=time(14, 0),
        amount=Decimal(10),
    )
    yield SignReport(
        id="sample-hallucinations",
        day=ticked,
        sign=WarningSign.HALLUCINATIONS,
        provenance=_entered(ticked, now),
        at=time(22, 40),
        action_taken=ActionTaken.CALLED_DOCTOR,
    )
    yield AlertAnswer(
        id="sample-answer",
        day=ticked,
        rule="R10",
        action_taken=ActionTaken.CALLED_DOCTOR,
        provenance=_entered(ticked, now),
    )
    for number, count in ((2, 9), (_STOP + 1, 21), (_STOP + 20, 4)):
        day = on(number)
        yield CountSession(
            id=f"sample-count-{number}",
            day=day,
            started=datetime.combine(day, time(19, 30), tzinfo=now.tzinfo),
            provenance=_entered(day, now),
            count=count,
            duration_s=300,
            planned_s=300,
            position=Position.ARMS_OUT,
        )
    facts = (
        ("kidney", HealthFactKind.KIDNEY, Kidney.NORMAL.value),
        ("condition", HealthFactKind.CONDITION, "spasticity after a spinal cord injury"),
        ("told", HealthFactKind.DOCTOR_TOLD, TOLD_ABOUT_TWITCHES),
    )
    for name, kind, value in facts:
        yield HealthFact(id=f"sample-{name}", day=on(1), kind=kind, value=value, provenance=_entered(on(1), now))
    for name, day in (("visit", visit), ("next", now.date() + timedelta(days=6))):
        yield Appointment(
            id=f"sample-{name}",
            day=day,
            provenance=_entered(visit, now),
            at=time(10, 30),
            clinician="Dr Okafor, movement clinic",
        )
    for number, text in enumerate(("Can the twitches come back?", "Do I still need the evening tablet?")):
        yield Question(id=f"sample-question-{number}", text=text, provenance=_entered(visit, now))
