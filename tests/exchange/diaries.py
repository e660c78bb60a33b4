"""Diaries made by hypothesis: every kind of fact, every blank and every odd text that the domain allows."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

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
from myotrack.exchange.csv_context import folded_name
from myotrack.exchange.facts import Contents, contents_of

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=timezone(timedelta(hours=1)))
_FIRST = date(2026, 2, 1)

_SAFE = st.characters(exclude_categories=("Cs", "Cc"))
_BEGINNINGS = st.sampled_from(
    ["", "=", "+", "-", "@", "\t", "'", "''=", "'@", "＝", "＋", "－", "＠", '"', ",", ";", "\n", "0"]
)

odd_text = st.builds(
    lambda beginning, rest: beginning + rest,
    _BEGINNINGS,
    st.text(st.one_of(_SAFE, st.sampled_from("\n\t=',;\"\u202e\u2069😀ي")), max_size=30),
)
"""Personal text of any script, with what spreadsheets, CSV and terminals stumble over."""


def _is_name(text: str) -> bool:
    return bool(text.strip()) and not {"\n", "\t", "\r"} & set(text.strip())


odd_names = odd_text.filter(_is_name).map(lambda text: unicodedata.normalize("NFC", text))
# Few of each, so that facts of one day and one moment meet.
_days = st.sampled_from([0, 1, 3, 9]).map(lambda n: _FIRST + timedelta(days=n))
_minutes = st.sampled_from([time(0, 0), time(8, 5), time(21, 10)])
_offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
_moments = st.builds(
    lambda day, at, second, zone: datetime.combine(day, at.replace(second=second), zone),
    _days,
    _minutes,
    st.integers(0, 59),
    _offsets,
)
_doses = st.decimals(0, 1_000_000, allow_nan=False, allow_infinity=False, places=None).filter(
    lambda d: len(format(d, "f")) < 90
) | st.sampled_from([Decimal("60.0"), Decimal("1E+2"), Decimal("0.50"), Decimal("-0"), Decimal(0)])


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def _provenances(draw: st.DrawFn) -> Provenance:
    return Provenance(draw(_moments), draw(st.sampled_from(Author)), draw(st.sampled_from(Source)))


@st.composite
def _check_ins(draw: st.DrawFn, number: int, day: date, author: Author) -> CheckIn:
    status = draw(st.sampled_from(CheckInStatus))
    count = draw(_maybe(st.sampled_from([0, 1, 37, 99_999]))) if status is CheckInStatus.ANSWERED else None
    bands = [b for b in FrequencyBand if count is None or (b is FrequencyBand.NONE) == (count == 0)]
    band = draw(_maybe(st.sampled_from(bands))) if status is CheckInStatus.ANSWERED else None
    made = draw(_provenances())
    return CheckIn(
        id=f"check-in {number}",
        day=day,
        provenance=Provenance(made.entered_at, author, made.source),
        status=status,
        twitch_count=count,
        frequency_band=band,
        severity=draw(_maybe(st.sampled_from(Severity))),
        interference=draw(_maybe(st.sampled_from(Interference))),
        bother=draw(_maybe(st.integers(0, 10))),
        condition=draw(_maybe(st.integers(0, 10))),
        regions=draw(st.frozensets(st.sampled_from(Region))),
        circumstances=draw(st.frozensets(st.sampled_from(Circumstance))),
        hindered=draw(st.frozensets(st.sampled_from(Activity))),
        falls=draw(_maybe(st.integers(0, 99))),
        doses_as_planned=draw(_maybe(st.booleans())),
        excuse=draw(_maybe(st.sampled_from(Excuse))),
        note=draw(odd_text),
    )


@st.composite
def _dose_facts(draw: st.DrawFn, number: int, medicine: Medicine) -> DoseChange | DoseEvent | PlanStep:
    shared: dict[str, Any] = {
        "id": f"dose {draw(st.integers(0, 9))} {number}",
        "medicine_id": medicine.id,
        "provenance": draw(_provenances()),
        "unit": draw(st.sampled_from(Unit)),
    }
    kind = draw(st.sampled_from([DoseChange, DoseEvent, PlanStep]))
    if kind is PlanStep:
        return PlanStep(from_day=draw(_days), planned_daily_dose=draw(_doses), prescriber=draw(odd_text), **shared)
    shared |= {
        "day": draw(_days),
        "at": draw(_maybe(_minutes)),
        "route": draw(st.sampled_from(Route)),
        "note": draw(odd_text),
    }
    if kind is DoseEvent:
        return DoseEvent(kind=draw(st.sampled_from(DoseEventKind)), amount=draw(_maybe(_doses)), **shared)
    return DoseChange(
        daily_dose=draw(_doses),
        role=draw(st.sampled_from(Role)),
        decided_by=draw(_maybe(st.sampled_from(DecidedBy))),
        **shared,
    )


@st.composite
def _signs(draw: st.DrawFn, number: int) -> SignReport:
    sign = draw(st.sampled_from(WarningSign))
    measured = [(unit, limits) for (found, unit), limits in VALUE_LIMITS.items() if found is sign]
    value: Decimal | None = None
    unit: SignUnit | None = None
    is_measured: bool = draw(st.booleans())
    if measured and is_measured:
        unit, (low, high) = draw(st.sampled_from(measured))
        value = draw(st.decimals(low, high, places=1))
    return SignReport(
        id=f"sign {number}",
        day=draw(_days),
        sign=sign,
        provenance=draw(_provenances()),
        at=draw(_maybe(_minutes)),
        grade=draw(_maybe(st.sampled_from(GRADES[sign]))) if sign in GRADES else None,
        value=value,
        unit=unit,
        action_taken=draw(_maybe(st.sampled_from(ActionTaken))),
        note=draw(odd_text),
    )


@st.composite
def _health_facts(draw: st.DrawFn, number: int) -> HealthFact:
    values: dict[HealthFactKind, st.SearchStrategy[str]] = {
        HealthFactKind.KIDNEY: st.sampled_from([k.value for k in Kidney]),
        HealthFactKind.LIVER: st.sampled_from([k.value for k in Liver]),
        HealthFactKind.PUMP_REFILL_DUE: _days.map(lambda day: (day + timedelta(days=90)).isoformat()),
        HealthFactKind.CONDITION: odd_names,
        HealthFactKind.DOCTOR_TOLD: st.just("twitches"),
        HealthFactKind.NONE_TAKEN: st.sampled_from([k.value for k in MedicineKind]),
    }
    kind = draw(st.sampled_from(HealthFactKind))
    return HealthFact(
        id=f"fact {number}", day=draw(_days), kind=kind, value=draw(values[kind]), provenance=draw(_provenances())
    )


@st.composite
def _counts(draw: st.DrawFn, number: int) -> CountSession:
    day = draw(_days)
    at = draw(_minutes).replace(second=draw(st.integers(0, 59)))
    return CountSession(
        id=f"count {number}",
        day=day,
        started=datetime.combine(day, at, draw(_offsets)),
        provenance=draw(_provenances()),
        count=draw(st.integers(0, 500)),
        duration_s=draw(st.sampled_from([0, 1, 60, 300, 86_400])),
        planned_s=draw(_maybe(st.sampled_from([60, 300]))),
        position=draw(_maybe(st.sampled_from(Position))),
        finished=draw(st.booleans()),
        presses_ms=tuple(draw(st.lists(st.integers(0, 60_000), max_size=3))),
        note=draw(odd_text),
    )


@st.composite
def _answers(draw: st.DrawFn, number: int) -> AlertAnswer:
    return AlertAnswer(
        id=f"answer {number}",
        day=draw(_days),
        rule=draw(st.sampled_from(["R9", "R16", "R99"])),
        action_taken=draw(st.sampled_from(ALERT_ACTIONS)),
        provenance=draw(_provenances()),
        note=draw(odd_text),
    )


@st.composite
def diaries(draw: st.DrawFn) -> Contents:
    """A small diary with facts of every kind."""
    names = draw(st.lists(odd_names, max_size=3, unique_by=folded_name))
    medicines = [
        Medicine(
            id=f"medicine {number}",
            name=name,
            provenance=draw(_provenances()),
            kind=draw(st.sampled_from(MedicineKind)),
            catalogue_key=draw(_maybe(st.just("baclofen"))),
            note=draw(odd_text),
        )
        for number, name in enumerate(names)
    ]
    keys = draw(st.lists(st.tuples(_days, st.sampled_from(Author)), max_size=5, unique=True))
    facts: list[Any] = [draw(_check_ins(number, *key)) for number, key in enumerate(keys)]
    doses = draw(st.integers(0, 8)) if medicines else 0
    facts += [draw(_dose_facts(number, draw(st.sampled_from(medicines)))) for number in range(doses)]
    facts += [draw(_signs(number)) for number in range(draw(st.integers(0, 3)))]
    facts += [draw(_health_facts(number)) for number in range(draw(st.integers(0, 5)))]
    facts += [draw(_counts(number)) for number in range(draw(st.integers(0, 3)))]
    for number in range(draw(st.integers(0, 2))):
        made = draw(_provenances())
        facts.append(Appointment(id=f"visit {number}", day=draw(_days), provenance=made, clinician=draw(odd_text)))
        facts.append(Question(id=f"question {number}", text=draw(odd_names), provenance=made))
    facts += [draw(_answers(number)) for number in range(draw(st.integers(0, 2)))]
    return contents_of([*medicines, *facts])
