"""Facts for tests: each builder shows only what matters to the test; everything else is ordinary."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from myotrack.domain.answers import AlertAnswer
from myotrack.domain.appointments import Appointment
from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Medicine, Role
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.signs import ActionTaken, SignReport, WarningSign
from myotrack.domain.timeline import Timeline

DAY = date(2026, 3, 3)
"""The day on which things happen in tests unless they say otherwise: a Tuesday."""

AN_OFFSET = timezone(timedelta(hours=1))


def day(number: int, start: date = DAY) -> date:
    """Return the day that lies `number` days after `start`."""
    return start + timedelta(days=number)


def a_provenance(on: date = DAY, *, by: Author = Author.PATIENT, late: bool = False) -> Provenance:
    """Typed by the patient in the evening of the day, or one day later when `late`."""
    entered = datetime.combine(on, time(20, 14), AN_OFFSET) + timedelta(days=1 if late else 0)
    return Provenance(entered, by, Source.LATE if late else Source.LIVE)


def a_check_in(
    day: date = DAY, count: int | None = None, *, by: Author = Author.PATIENT, late: bool = False, **fields: Any
) -> CheckIn:
    """Answers of one person for a day; without a `count` or other fields it is a blank one."""
    fields.setdefault("id", f"check-in-{day}-{by}")
    fields.setdefault("provenance", a_provenance(day, by=by, late=late))
    return CheckIn(day=day, twitch_count=count, **fields)


def a_medicine(name: str = BACLOFEN, **fields: Any) -> Medicine:
    """A medicine whose id is its name unless it is given one."""
    fields.setdefault("id", name)
    fields.setdefault("provenance", a_provenance())
    return Medicine(name=name, **fields)


def a_dose_change(
    day: date = DAY, dose: float | str = 0, medicine: str = BACLOFEN, role: Role = Role.SUSPECTED, **fields: Any
) -> DoseChange:
    """From `day` on this daily dose in mg; 0 is a stop."""
    fields.setdefault("id", f"dose-{medicine}-{fields.get('route', '')}-{day}-{dose}")
    fields.setdefault("provenance", a_provenance(day))
    return DoseChange(day=day, daily_dose=Decimal(str(dose)), medicine_id=medicine, role=role, **fields)


def a_dose_event(
    day: date = DAY, kind: DoseEventKind = DoseEventKind.MISSED, medicine: str = BACLOFEN, **fields: Any
) -> DoseEvent:
    """A missed (or extra) dose of a day."""
    fields.setdefault("id", f"{kind}-{medicine}-{day}")
    fields.setdefault("provenance", a_provenance(day))
    return DoseEvent(day=day, kind=kind, medicine_id=medicine, **fields)


def a_plan_step(day: date = DAY, dose: float | str = 0, medicine: str = BACLOFEN, **fields: Any) -> PlanStep:
    """One step of the prescriber's plan, in mg."""
    fields.setdefault("id", f"plan-{medicine}-{day}")
    fields.setdefault("provenance", a_provenance(day))
    return PlanStep(from_day=day, planned_daily_dose=Decimal(str(dose)), medicine_id=medicine, **fields)


def a_sign(day: date = DAY, sign: WarningSign = WarningSign.HALLUCINATIONS, **fields: Any) -> SignReport:
    """A ticked warning sign."""
    fields.setdefault("id", f"sign-{sign}-{day}")
    fields.setdefault("provenance", a_provenance(day))
    return SignReport(day=day, sign=sign, **fields)


def an_answer(
    day: date = DAY, rule: str = "R9", action: ActionTaken = ActionTaken.CALLED_DOCTOR, **fields: Any
) -> AlertAnswer:
    """What was said to be done about a rule's alert."""
    fields.setdefault("id", f"answer-{rule}-{day}-{action}")
    fields.setdefault("provenance", a_provenance(day))
    return AlertAnswer(day=day, rule=rule, action_taken=action, **fields)


def a_count_session(day: date = DAY, count: int = 5, duration_s: int = 60, **fields: Any) -> CountSession:
    """A finished counting session of a minute at noon."""
    fields.setdefault("started", datetime.combine(day, time(12, 0), AN_OFFSET))
    fields.setdefault("id", f"count-{fields['started'].isoformat()}")
    fields.setdefault("provenance", a_provenance(day))
    return CountSession(day=day, count=count, duration_s=duration_s, **fields)


def an_appointment(day: date = DAY, **fields: Any) -> Appointment:
    """A visit to a clinician."""
    fields.setdefault("id", f"visit-{day}")
    fields.setdefault("provenance", a_provenance(day))
    return Appointment(day=day, **fields)


def a_health_fact(
    day: date = DAY, kind: HealthFactKind = HealthFactKind.KIDNEY, value: str = "normal", **fields: Any
) -> HealthFact:
    """A fact about the person beside the medicines."""
    fields.setdefault("id", f"{kind}-{day}-{value}")
    fields.setdefault("provenance", a_provenance(day))
    return HealthFact(day=day, kind=kind, value=value, **fields)


def daily_counts(first: date, counts: list[int | None]) -> tuple[CheckIn, ...]:
    """One check-in a day from `first` on; None leaves the day unlogged."""
    return tuple(a_check_in(day(n, first), count) for n, count in enumerate(counts) if count is not None)


def a_timeline(*facts: Any, as_of: date | None = None, medicines: tuple[Medicine, ...] | None = None) -> Timeline:
    """The given facts, of any kind, as a timeline up to `as_of` (the last fact's day unless given).

    Medicines that doses speak of are there by themselves, named by their ids.
    """
    groups: dict[str, list[Any]] = {}
    for fact in facts:
        for one in fact if isinstance(fact, (list, tuple)) else (fact,):
            groups.setdefault(_KINDS[type(one)], []).append(one)
    days = [one.day for name, found in groups.items() if name not in _NOT_OBSERVED for one in found]
    if medicines is None:
        doses = [*groups.get("dose_changes", []), *groups.get("dose_events", []), *groups.get("plan_steps", [])]
        ids = {d.medicine_id: None for d in doses} | {m.id: None for m in groups.get("medicines", [])}
        given = {m.id: m for m in groups.get("medicines", [])}
        medicines = tuple(given.get(found, a_medicine(found)) for found in ids)
    groups.pop("medicines", None)
    return Timeline(
        as_of=as_of or max(days, default=DAY), medicines=medicines, **{k: tuple(v) for k, v in groups.items()}
    )


_NOT_OBSERVED = ("medicines", "plan_steps", "health_facts", "appointments", "answers")

_KINDS: dict[type, str] = {
    CheckIn: "check_ins",
    CountSession: "counts",
    DoseChange: "dose_changes",
    DoseEvent: "dose_events",
    PlanStep: "plan_steps",
    SignReport: "signs",
    HealthFact: "health_facts",
    Appointment: "appointments",
    Medicine: "medicines",
    AlertAnswer: "answers",
}
