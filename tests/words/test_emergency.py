"""What to say on the telephone, from the logged facts alone."""

from __future__ import annotations

from decimal import Decimal

from myotrack.analysis.emergency_facts import emergency_facts
from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Route, Unit
from myotrack.domain.signs import Grade, SignReport, WarningSign
from myotrack.domain.timeline import Timeline
from myotrack.resources.guidance import load_signs, load_texts
from myotrack.words.emergency import say_this
from tests.builders import DAY, a_dose_change, a_medicine, a_provenance, day


def _said(timeline: Timeline | None, sign: WarningSign = WarningSign.BREATHING, grade: Grade | None = None) -> str:
    facts = None if timeline is None else emergency_facts(timeline)
    report = SignReport(id="s", day=DAY, sign=sign, grade=grade, provenance=a_provenance())
    lines = say_this(facts, report, load_texts(), load_signs())
    return "\n".join(lines).replace("\u2068", "").replace("\u2069", "")


def _timeline(*changes: tuple[int, float], **fields: object) -> Timeline:
    medicine = a_medicine(BACLOFEN, catalogue_key=BACLOFEN)
    doses = tuple(a_dose_change(day(number), dose) for number, dose in changes)
    return Timeline(as_of=DAY, medicines=(medicine,), dose_changes=doses, **fields)  # type: ignore[arg-type]


def test_a_medicine_that_is_taken_is_said_with_its_dose() -> None:
    said = _said(_timeline((-40, 60)))
    assert said.startswith("Someone on baclofen, slow, shallow or difficult breathing.")
    assert "baclofen 60 mg a day, since 22 January" in said


def test_a_medicine_that_was_stopped_is_not_said_to_be_taken() -> None:
    said = _said(_timeline((-40, 60), (-5, 0)))
    assert said.startswith("Someone who stopped baclofen on 26 February,")
    assert "Someone on baclofen" not in said
    assert "baclofen stopped on 26 February, 60 mg a day before" in said
    assert "this diary lists none as taken now" in said


def test_a_stop_of_long_ago_is_no_longer_said() -> None:
    assert "baclofen" not in _said(_timeline((-400, 60), (-91, 0)))
    assert "baclofen stopped" in _said(_timeline((-400, 60), (-90, 0)))


def test_missed_and_extra_doses_of_the_last_week_are_said() -> None:
    def event(number: int) -> DoseEvent:
        return DoseEvent(
            id=f"e{number}",
            medicine_id=BACLOFEN,
            day=day(number),
            kind=DoseEventKind.EXTRA,
            amount=Decimal(20),
            provenance=a_provenance(),
        )

    said = _said(_timeline((-40, 60), dose_events=(event(-7), event(-8))))
    assert "24 February" in said
    assert "23 February" not in said


def test_a_pump_and_reduced_kidneys_are_said() -> None:
    kidney = HealthFact(id="k", day=DAY, kind=HealthFactKind.KIDNEY, value="reduced", provenance=a_provenance())
    pump = a_dose_change(day(-9), 250, unit=Unit.UG, route=Route.INTRATHECAL_PUMP)
    timeline = Timeline(as_of=DAY, medicines=(a_medicine(),), dose_changes=(pump,), health_facts=(kidney,))
    said = _said(timeline)
    assert "250 µg a day" in said
    assert "pump" in said.lower()
    assert "Kidneys: reduced" in said
    assert "Pump: yes" in said


def test_the_grade_is_said_as_it_looks() -> None:
    assert "cannot be woken" in _said(_timeline((-3, 30)), WarningSign.SLEEPINESS, Grade.CANNOT_BE_WOKEN)


def test_without_a_diary_it_says_what_is_not_known() -> None:
    said = _said(None)
    assert said.startswith("Someone with this sign: slow, shallow or difficult breathing.")
    assert "Say every medicine, its dose, and when it was last taken." in said
    assert "Kidneys: not entered" in said
