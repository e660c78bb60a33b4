from __future__ import annotations

from typing import get_args

from myotrack.domain.appointments import Question
from myotrack.domain.doses import DoseEventKind
from myotrack.domain.provenance import Author
from myotrack.exchange.facts import Fact
from myotrack.words.fact_words import AnyFact, fact_name
from myotrack.words.import_words import import_outcome
from tests.builders import (
    DAY,
    a_check_in,
    a_count_session,
    a_dose_change,
    a_dose_event,
    a_health_fact,
    a_medicine,
    a_plan_step,
    a_provenance,
    a_sign,
    an_answer,
    an_appointment,
    day,
)

ONE_OF_EACH: tuple[AnyFact, ...] = (
    a_check_in(count=1),
    a_medicine(),
    a_dose_change(),
    a_dose_event(kind=DoseEventKind.MISSED),
    a_plan_step(),
    a_sign(),
    a_health_fact(),
    a_count_session(),
    an_appointment(),
    Question(id="q", text="Why?", provenance=a_provenance()),
    an_answer(),
)


def test_an_outcome_counts_each_kind_that_there_is() -> None:
    days = [a_check_in(day(n), 1) for n in range(96)]
    also_by_caregiver = a_check_in(day(0), 1, by=Author.CAREGIVER)
    changes = [a_dose_change(day(n)) for n in range(14)]
    said = import_outcome(412, [*days, also_by_caregiver, *changes], already_there=0, conflicts=0, refused=3)
    assert said == "412 rows → 96 days, 14 dose changes, 3 rows refused"


def test_every_kind_is_said_and_one_is_not_many() -> None:
    assert {type(fact) for fact in ONE_OF_EACH} == set(get_args(AnyFact)) == set(get_args(Fact))
    said = import_outcome(1, ONE_OF_EACH, already_there=1, conflicts=1, refused=1)
    assert said == (
        "1 row → 1 day, 1 medicine, 1 dose change, 1 missed or extra dose, 1 step of a plan, 1 warning sign, "
        "1 health fact, 1 count, 1 appointment, 1 question, 1 answer to a warning, 1 already there, 1 conflict, "
        "1 row refused"
    )


def test_nothing_new_is_said() -> None:
    assert import_outcome(7, [], already_there=7, conflicts=0, refused=0) == "7 rows → nothing new, 7 already there"


def test_every_fact_can_be_named_by_day_and_medicine() -> None:
    names = {"baclofen": "Lioresal"}
    said = [fact_name(fact, names).replace("\u2068", "").replace("\u2069", "") for fact in ONE_OF_EACH]
    assert said == [
        "the answers for 3 March 2026",
        "the medicine baclofen",
        "the dose of Lioresal on 3 March 2026",
        "“Missed dose” of Lioresal on 3 March 2026",
        "the planned dose of Lioresal from 3 March 2026 on",
        "“Hallucinations” on 3 March 2026",
        "“Kidneys” on 3 March 2026",
        "the count on 3 March 2026 at 12:00",
        "the appointment on 3 March 2026",
        "the question Why?",
        "what was done about a warning on 3 March 2026",
    ]
    assert "a medicine" in fact_name(a_dose_change(), {})
    assert "caregiver" in fact_name(a_check_in(DAY, 1, by=Author.CAREGIVER), {})
