"""What holds of every save, whatever was logged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given

from myotrack.domain.guidance.before_saving import new_reasons
from myotrack.domain.guidance.evidence import Evidence
from myotrack.domain.guidance.facts import Facts
from myotrack.domain.guidance.never_stop import stopped_or_missed
from myotrack.domain.medicines import Medicine
from myotrack.domain.timeline import Timeline
from tests.builders import DAY
from tests.domain.guidance.said import CATALOGUE
from tests.domain.guidance.test_properties import FACTS, the_diary


def deeds(timeline: Timeline) -> set[Evidence]:
    return {piece for finding in stopped_or_missed(Facts.of(timeline, CATALOGUE)) for piece in finding.evidence}


@given(FACTS)
def test_what_changes_nothing_says_nothing(facts: list[Any]) -> None:
    timeline = the_diary(facts).until(DAY)
    assert new_reasons(timeline, timeline, CATALOGUE) == ()
    nothing = replace(timeline, dose_changes=(), dose_events=(), plan_steps=())
    assert new_reasons(timeline, nothing, CATALOGUE) == ()


@given(FACTS)
def test_a_diary_that_becomes_whole_says_everything(facts: list[Any]) -> None:
    timeline = the_diary(facts).until(DAY)
    nothing = replace(timeline, dose_changes=(), dose_events=(), plan_steps=())
    assert set(new_reasons(nothing, timeline, CATALOGUE)) == deeds(timeline)


@given(FACTS)
def test_taking_away_a_missed_dose_a_plan_or_a_medicine_makes_no_reason(facts: list[Any]) -> None:
    """These are saved without a card."""
    timeline = the_diary(facts).until(DAY)
    for event in timeline.dose_events:
        left = tuple(other for other in timeline.dose_events if other.id != event.id)
        assert new_reasons(timeline, replace(timeline, dose_events=left), CATALOGUE) == ()
    for medicine in timeline.medicines:
        steps = tuple(step for step in timeline.plan_steps if step.medicine_id != medicine.id)
        assert new_reasons(timeline, replace(timeline, plan_steps=steps), CATALOGUE) == ()
        assert new_reasons(timeline, _without(timeline, medicine), CATALOGUE) == ()


def _without(timeline: Timeline, medicine: Medicine) -> Timeline:
    return replace(
        timeline,
        medicines=tuple(other for other in timeline.medicines if other.id != medicine.id),
        dose_changes=tuple(change for change in timeline.dose_changes if change.medicine_id != medicine.id),
        dose_events=tuple(event for event in timeline.dose_events if event.medicine_id != medicine.id),
        plan_steps=tuple(step for step in timeline.plan_steps if step.medicine_id != medicine.id),
    )
