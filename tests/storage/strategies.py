"""Any fact that the domain takes, for tests that must hold for every one of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from myotrack.domain.answers import ALERT_ACTIONS, AlertAnswer
from myotrack.domain.appointments import Appointment, Question
from myotrack.domain.checkins import Activity, CheckIn, CheckInStatus, Circumstance, Excuse, Region
from myotrack.domain.counting import CountSession, Position
from myotrack.domain.doses import DecidedBy, DoseChange, DoseEvent, DoseEventKind, PlanStep
from myotrack.domain.health import HealthFact, HealthFactKind, Kidney, Liver
from myotrack.domain.medicines import Medicine, MedicineKind, Role, Route, Unit
from myotrack.domain.provenance import Author, Provenance, Source
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import GRADES, VALUE_LIMITS, ActionTaken, SignReport, SignUnit, WarningSign
from myotrack.storage.subjects.subject import Fact
from tests.builders import a_medicine

MEDICINE = a_medicine("the medicine of every dose", id="medicine")

_OFFSETS = [timedelta(hours=h) for h in (-12, -10, 0, 1, 14)]
_ODD_OFFSETS = [timedelta(hours=5, minutes=45), -timedelta(hours=3, minutes=30), timedelta(hours=10, minutes=30)]

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ids = st.uuids().map(lambda found: found.hex)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t👩🏽\u200f\u202eé\ufeff'\";%"))
names = texts.map(lambda text: " ".join(text.split())[:60] or "name")
clocks = st.none() | st.times() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.builds(
    datetime.combine,
    st.dates(date(1901, 1, 1), date(2199, 12, 30)),
    st.times(),
    st.sampled_from(_OFFSETS + _ODD_OFFSETS).map(timezone),
)
doses = st.sampled_from(["0", "0.1", "1E+3", "10.50", "-0", "0E-7", "1E-9", "1000000"]).map(Decimal) | st.decimals(
    0, 1_000_000, allow_nan=False, allow_infinity=False
)
provenances = st.builds(Provenance, moments, st.sampled_from(Author), st.sampled_from(Source))
_ten = st.none() | st.integers(0, 10)


@st.composite
def check_ins(draw: st.DrawFn) -> CheckIn:
    status = draw(st.sampled_from(CheckInStatus))
    count = band = None
    if status is CheckInStatus.ANSWERED:
        count = draw(st.none() | st.integers(0, 99_999))
        bands = [b for b in FrequencyBand if count is None or (b is FrequencyBand.NONE) == (count == 0)]
        band = draw(st.none() | st.sampled_from(bands))
    return CheckIn(
        id=draw(ids),
        day=draw(days),
        provenance=draw(provenances),
        status=status,
        twitch_count=count,
        frequency_band=band,
        severity=draw(st.none() | st.sampled_from(Severity)),
        interference=draw(st.none() | st.sampled_from(Interference)),
        bother=draw(_ten),
        condition=draw(_ten),
        regions=draw(st.frozensets(st.sampled_from(Region))),
        circumstances=draw(st.frozensets(st.sampled_from(Circumstance))),
        hindered=draw(st.frozensets(st.sampled_from(Activity))),
        falls=draw(st.none() | st.integers(0, 99)),
        doses_as_planned=draw(st.none() | st.booleans()),
        excuse=draw(st.none() | st.sampled_from(Excuse)),
        note=draw(texts),
    )


@st.composite
def sign_reports(draw: st.DrawFn) -> SignReport:
    sign = draw(st.sampled_from(WarningSign))
    units = [(unit, low, high) for (of, unit), (low, high) in VALUE_LIMITS.items() if of is sign]
    measured: tuple[SignUnit, Decimal] | None = None
    if units:
        unit, low, high = draw(st.sampled_from(units))
        measured = draw(st.none() | st.decimals(low, high, places=2).map(lambda value: (unit, value)))
    return SignReport(
        id=draw(ids),
        day=draw(days),
        sign=sign,
        provenance=draw(provenances),
        at=draw(clocks),
        grade=draw(st.sampled_from([None, *GRADES.get(sign, ())])),
        value=None if measured is None else measured[1],
        unit=None if measured is None else measured[0],
        action_taken=draw(st.none() | st.sampled_from(ActionTaken)),
        note=draw(texts),
    )


_HEALTH = {
    HealthFactKind.KIDNEY: st.sampled_from(Kidney).map(str),
    HealthFactKind.LIVER: st.sampled_from(Liver).map(str),
    HealthFactKind.PUMP_REFILL_DUE: days.map(date.isoformat),
    HealthFactKind.CONDITION: names,
    HealthFactKind.DOCTOR_TOLD: st.just("twitches"),
    HealthFactKind.NONE_TAKEN: st.sampled_from(MedicineKind).map(str),
}


@st.composite
def health_facts(draw: st.DrawFn) -> HealthFact:
    kind = draw(st.sampled_from(HealthFactKind))
    return HealthFact(id=draw(ids), day=draw(days), kind=kind, value=draw(_HEALTH[kind]), provenance=draw(provenances))


medicines = st.builds(
    Medicine,
    id=ids,
    name=names,
    provenance=provenances,
    kind=st.sampled_from(MedicineKind),
    catalogue_key=st.none() | st.just("baclofen"),
    note=texts,
)
count_sessions = st.builds(
    CountSession,
    id=ids,
    day=days,
    started=moments,
    provenance=provenances,
    count=st.integers(0, 99_999),
    duration_s=st.integers(0, 86_400),
    planned_s=st.none() | st.sampled_from([60, 300, 600]),
    position=st.none() | st.sampled_from(Position),
    finished=st.booleans(),
    presses_ms=st.lists(st.integers(0, 86_400_000), max_size=5).map(tuple),
    note=texts,
)
dose_changes = st.builds(
    DoseChange,
    id=ids,
    medicine_id=st.just(MEDICINE.id),
    day=days,
    daily_dose=doses,
    provenance=provenances,
    at=clocks,
    unit=st.sampled_from(Unit),
    role=st.sampled_from(Role),
    route=st.sampled_from(Route),
    decided_by=st.none() | st.sampled_from(DecidedBy),
    note=texts,
)
dose_events = st.builds(
    DoseEvent,
    id=ids,
    medicine_id=st.just(MEDICINE.id),
    day=days,
    kind=st.sampled_from(DoseEventKind),
    provenance=provenances,
    at=clocks,
    amount=st.none() | doses,
    unit=st.sampled_from(Unit),
    route=st.sampled_from(Route),
    note=texts,
)
plan_steps = st.builds(
    PlanStep,
    id=ids,
    medicine_id=st.just(MEDICINE.id),
    from_day=days,
    planned_daily_dose=doses,
    provenance=provenances,
    unit=st.sampled_from(Unit),
    prescriber=names,
)
appointments = st.builds(Appointment, id=ids, day=days, provenance=provenances, at=clocks, clinician=names, note=texts)
questions = st.builds(Question, id=ids, text=names, provenance=provenances, asked=st.booleans())
answers = st.builds(
    AlertAnswer,
    id=ids,
    day=days,
    rule=names,
    action_taken=st.sampled_from(ALERT_ACTIONS),
    provenance=provenances,
    note=texts,
)

FACTS: dict[type[Fact], st.SearchStrategy[Fact]] = {
    Medicine: medicines,
    CheckIn: check_ins(),
    CountSession: count_sessions,
    DoseChange: dose_changes,
    DoseEvent: dose_events,
    PlanStep: plan_steps,
    SignReport: sign_reports(),
    HealthFact: health_facts(),
    Appointment: appointments,
    Question: questions,
    AlertAnswer: answers,
}
"""A strategy for every kind of fact that a diary can hold."""
