"""What to say on the telephone, from the logged facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from decimal import Decimal

from myotrack.analysis.emergency_facts import NoFacts, emergency_facts
from myotrack.domain.doses import DoseEvent, DoseEventKind
from myotrack.domain.guidance.alerts import Alert, SignEvidence, Tier
from myotrack.domain.guidance.evidence import RefillDue
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.medicines import BACLOFEN, Route, Unit
from myotrack.domain.signs import Grade, SignReport, SignUnit, WarningSign
from myotrack.domain.timeline import Timeline
from myotrack.resources.guidance import load_signs, load_texts
from myotrack.words.emergency import say_of_alerts, say_this, ticked_sentence
from tests.builders import DAY, a_check_in, a_dose_change, a_medicine, a_provenance, a_sign, day


def _said(timeline: Timeline | None, sign: WarningSign = WarningSign.BREATHING, grade: Grade | None = None) -> str:
    facts = NoFacts.UNREADABLE if timeline is None else emergency_facts(timeline)
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
    assert "Time of the last dose: not entered in this diary." in said


def test_a_stop_of_long_ago_is_no_longer_said() -> None:
    long_ago = _said(_timeline((-400, 60), (-91, 0)))
    assert "baclofen" not in long_ago
    assert "Medicines: this diary lists none as taken now." in long_ago
    assert "Medicines: not entered" not in long_ago
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


def test_of_a_diary_that_cannot_be_read_it_says_that_and_what_to_tell() -> None:
    said = _said(None)
    assert said.startswith("Someone with this sign: slow, shallow or difficult breathing.")
    assert "The diary could not be read: medicines, kidneys and pump are not known here." in said
    assert "Tell them yourself: every medicine, its dose, and when it was last taken." in said
    assert "not entered" not in said


def test_the_last_day_on_which_doses_were_as_planned_is_said_and_that_no_time_is_known() -> None:
    taken = tuple(replace(a_check_in(day(number)), doses_as_planned=True) for number in (-9, -1))
    said = _said(_timeline((-40, 60), check_ins=taken))
    assert "Doses as planned on 2 March" in said
    assert "Time of the last dose: not entered in this diary." in said
    assert "Doses as planned" not in _said(_timeline((-40, 60), check_ins=taken[:1]))
    assert "Doses as planned" not in _said(_timeline((-40, 60), (-5, 0), check_ins=taken))


def test_signs_in_the_plural_were_ticked() -> None:
    def ticked(sign: WarningSign, at: time | None = time(21, 10)) -> str:
        return ticked_sentence(SignReport(id="s", day=DAY, sign=sign, at=at, provenance=a_provenance()), load_texts())

    assert ticked(WarningSign.HALLUCINATIONS) == "Hallucinations were ticked at 21:10."
    assert ticked(WarningSign.HALLUCINATIONS, None) == "Hallucinations were ticked on 3 March."
    assert ticked(WarningSign.SEIZURE) == "Seizure was ticked at 21:10."
    assert ticked(WarningSign.SEIZURE, None) == "Seizure was ticked on 3 March."
    late = SignReport(
        id="s", day=DAY, sign=WarningSign.SEIZURE, at=time(21, 10), provenance=a_provenance(day(1), late=True)
    )
    assert ticked_sentence(late, load_texts()) == "Seizure was ticked on 3 March at 21:10."
    for sign in WarningSign:
        plural = sign in (
            WarningSign.HALLUCINATIONS,
            WarningSign.RIGIDITY,
            WarningSign.TWITCHES_ALL_OVER,
            WarningSign.WORSE_THAN_USUAL,
        )
        assert (" were ticked " in ticked(sign)) is plural


def test_what_the_rules_found_is_said_as_signs_first_and_each_once() -> None:
    fever = a_sign(DAY, WarningSign.TEMPERATURE, value=Decimal("38.6"), unit=SignUnit.CELSIUS)
    rigid = a_sign(DAY, WarningSign.RIGIDITY)
    alert = Alert("R5", Tier.EMERGENCY, DAY, (SignEvidence(fever), SignEvidence(rigid)))
    also = Alert("R10b", Tier.EMERGENCY, DAY, (SignEvidence(fever),))
    lines = say_of_alerts(emergency_facts(_timeline((-40, 60))), (alert, also), load_texts(), load_signs())
    assert lines[0] == "Someone on \u2068baclofen\u2069, fever or low temperature (38.6 °C), rigid muscles."


def test_a_refill_that_passed_is_said_and_without_a_diary_the_sign_alone() -> None:
    fact = HealthFact(
        id="r", day=DAY, kind=HealthFactKind.PUMP_REFILL_DUE, value=DAY.isoformat(), provenance=a_provenance()
    )
    alert = Alert("R6", Tier.EMERGENCY, DAY, (RefillDue(fact, passed=True),))
    lines = say_of_alerts(NoFacts.NO_DIARY, (alert,), load_texts(), load_signs())
    assert lines[0] == "Someone with this sign: the day to refill the pump has passed."
    assert lines[1] == "No diary is open: medicines, kidneys and pump are not known here."
    assert "not entered" not in "\n".join(lines)


def test_baclofen_is_named_first_whatever_stands_before_it_on_the_list() -> None:
    other, baclofen = (
        a_medicine("Aspirin", id="a", catalogue_key=None),
        a_medicine("Baclofen 10", id="b", catalogue_key=None),
    )
    doses = (a_dose_change(day(-3), 100, "a"), a_dose_change(day(-3), 60, "b"))
    said = _said(Timeline(as_of=DAY, medicines=(other, baclofen), dose_changes=doses))
    assert said.startswith("Someone on Baclofen 10,")
