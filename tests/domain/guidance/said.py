"""The facts of a diary in few words, so that the tables read like a list of cases.

Days are numbers: 0 is the day on which the rules are asked, -3 is three days earlier.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from myotrack.domain.checkins import CheckIn
from myotrack.domain.counting import CountSession
from myotrack.domain.doses import DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.guidance.knowledge import DEFAULT_KNOWLEDGE, Knowledge, Substance
from myotrack.domain.guidance.readings import RecoveryReading
from myotrack.domain.guidance.rules import alerts
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Role, Route, Unit
from myotrack.domain.provenance import Author, Provenance
from myotrack.domain.signs import Grade, SignReport, SignUnit, WarningSign
from myotrack.domain.timeline import Timeline
from tests.builders import (
    DAY,
    a_check_in,
    a_count_session,
    a_dose_change,
    a_dose_event,
    a_health_fact,
    a_plan_step,
    a_provenance,
    a_sign,
    a_timeline,
    day,
)

EMERGENCY, URGENT, DISCUSS, INFO = Tier.EMERGENCY, Tier.URGENT, Tier.DISCUSS, Tier.INFO

CAREGIVER = Author.CAREGIVER

CLONAZEPAM = "clonazepam"


def a_provenance_by(author: Author) -> Provenance:
    """Entered by this person."""
    return a_provenance(by=author)


CATALOGUE = Knowledge(never_stop=(Substance(CLONAZEPAM, (CLONAZEPAM, "Rivotril")),))
"""What the catalogue would say: clonazepam, too, is never to be stopped suddenly. Nothing is known of sertraline."""


def taking(dose: float = 60, since: int = -400, medicine: str = BACLOFEN, **fields: Any) -> DoseChange:
    """A daily dose since a day, in mg by mouth unless said otherwise."""
    return a_dose_change(day(since), dose, medicine, fields.pop("role", Role.FOR_CONDITION), **fields)


def cut(dose: float, on: int, medicine: str = BACLOFEN, **fields: Any) -> DoseChange:
    """Another daily dose from this day on."""
    return taking(dose, on, medicine, **fields)


def stopped(on: int, medicine: str = BACLOFEN, **fields: Any) -> DoseChange:
    """The daily dose is 0 from this day on."""
    return taking(0, on, medicine, **fields)


def pump(dose: float = 90, since: int = -400, medicine: str = BACLOFEN, **fields: Any) -> DoseChange:
    """A daily dose by pump, in µg."""
    return taking(dose, since, medicine, unit=Unit.UG, route=Route.INTRATHECAL_PUMP, **fields)


def missed(on: int, at: time | None = None, medicine: str = BACLOFEN, **fields: Any) -> DoseEvent:
    """A missed dose."""
    return a_dose_event(day(on), DoseEventKind.MISSED, medicine, at=at, **_named("missed", on, at, medicine, fields))


def extra(on: int, at: time | None = None, medicine: str = BACLOFEN, **fields: Any) -> DoseEvent:
    """An extra or double dose."""
    return a_dose_event(day(on), DoseEventKind.EXTRA, medicine, at=at, **_named("extra", on, at, medicine, fields))


def planned(dose: float, since: int, medicine: str = BACLOFEN, **fields: Any) -> PlanStep:
    """A step of the prescriber's plan."""
    return a_plan_step(day(since), dose, medicine, **fields)


def ticked(sign: WarningSign, on: int = 0, **fields: Any) -> SignReport:
    """A ticked sign."""
    fields.setdefault("id", f"{sign}-{on}-{fields.get('at')}-{fields.get('grade')}")
    return a_sign(day(on), sign, **fields)


def sleepy(grade: Grade | None, on: int = 0, **fields: Any) -> SignReport:
    """Sleepiness of this grade."""
    return ticked(WarningSign.SLEEPINESS, on, grade=grade, **fields)


def confused(grade: Grade | None, on: int = 0, **fields: Any) -> SignReport:
    """Confusion of this grade."""
    return ticked(WarningSign.CONFUSION, on, grade=grade, **fields)


def celsius(value: str, on: int = 0, **fields: Any) -> SignReport:
    """A measured temperature in °C."""
    return ticked(WarningSign.TEMPERATURE, on, value=Decimal(value), unit=SignUnit.CELSIUS, **fields)


def fahrenheit(value: str, on: int = 0) -> SignReport:
    """A measured temperature in °F."""
    return ticked(WarningSign.TEMPERATURE, on, value=Decimal(value), unit=SignUnit.FAHRENHEIT)


def twitches(count: int | None, on: int = 0, **fields: Any) -> CheckIn:
    """The day's answers; 0 is a twitch-free day."""
    return a_check_in(day(on), count, **fields)


def free(first: int, last: int) -> tuple[CheckIn, ...]:
    """Twitch-free days from `first` to `last`, both included, all logged."""
    return tuple(twitches(0, number) for number in range(first, last + 1))


def days_of(first: int, last: int, count: int | None = 5, **fields: Any) -> tuple[CheckIn, ...]:
    """Days with the same answers from `first` to `last`, both included."""
    return tuple(twitches(count, number, **fields) for number in range(first, last + 1))


def counted(count: int, on: int = 0, **fields: Any) -> CountSession:
    """A counting session."""
    return a_count_session(day(on), count, **fields)


def kidneys(value: str, since: int = -10) -> HealthFact:
    """How well the kidneys work."""
    return a_health_fact(day(since), HealthFactKind.KIDNEY, value)


def refill_due(due: int, entered: int = -50) -> HealthFact:
    """The day to refill the pump."""
    return a_health_fact(day(entered), HealthFactKind.PUMP_REFILL_DUE, day(due).isoformat())


def doctor_told(on: int) -> HealthFact:
    """A doctor knows of the twitches."""
    return a_health_fact(day(on), HealthFactKind.DOCTOR_TOLD, "twitches")


TOLD_LONG_AGO = doctor_told(-900)
"""A doctor knew before the diary began, so that R11b is silent where it is not meant."""


def diary(*facts: Any, on: int = 0) -> Timeline:
    """The diary on a day: all the facts, and nothing yet of later days."""
    whole = a_timeline(*facts, as_of=day(on))
    return whole.until(day(on))


def standing(
    *facts: Any,
    on: int = 0,
    knowledge: Knowledge = DEFAULT_KNOWLEDGE,
    recovery: RecoveryReading | None = None,
) -> dict[str, Alert]:
    """The alerts that stand on a day, by rule."""
    return {alert.rule: alert for alert in alerts(diary(*facts, on=on), knowledge, recovery)}


def fired(
    *facts: Any,
    on: int = 0,
    knowledge: Knowledge = DEFAULT_KNOWLEDGE,
    recovery: RecoveryReading | None = None,
) -> dict[str, Tier]:
    """Which rules fire, and at which tier; a rule that is not in it does not fire."""
    return {rule: alert.tier for rule, alert in standing(*facts, on=on, knowledge=knowledge, recovery=recovery).items()}


def number_of(when: date) -> int:
    """The number of a day, as the tables have it."""
    return (when - DAY).days


def _named(kind: str, on: int, at: time | None, medicine: str, fields: dict[str, Any]) -> dict[str, Any]:
    fields.setdefault("id", f"{kind}-{medicine}-{on}-{at}")
    return fields
