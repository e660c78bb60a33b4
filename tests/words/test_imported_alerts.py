"""What the command line says of an import and the rules: short, in plain words, and nothing twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from myotrack.domain.doses import DecidedBy
from myotrack.domain.guidance.alerts import Alert, Tier
from myotrack.domain.guidance.evidence import DoseMove, MoveKind
from myotrack.domain.medicines import Route
from myotrack.resources.guidance import load_sources, load_texts
from myotrack.words.imported_alerts import imported_alert_lines
from tests.builders import DAY, a_dose_change, a_medicine


def a_stop(days: int = 0, **fields: Any) -> DoseMove:
    return DoseMove(MoveKind.STOPPED, a_medicine(), a_dose_change(DAY - timedelta(days=days), 0, **fields), None)


def lines(*stops: DoseMove, standing: bool = True, waiting: bool = False, baclofen: bool = True) -> tuple[str, ...]:
    alert = Alert("R9", Tier.URGENT, DAY, stops)
    found = imported_alert_lines(
        [alert] if standing else [],
        [alert] if waiting else [],
        [] if standing or waiting else stops,
        [(stops, baclofen)],
        load_texts(),
        load_sources(),
        DAY,
    )
    return tuple(line.replace("\u2068", "").replace("\u2069", "") for line in found)


def test_nothing_is_said_where_the_rules_say_nothing() -> None:
    assert imported_alert_lines([], [], [], [((), True), ((), False)], load_texts(), load_sources(), DAY) == ()


def test_a_stop_says_what_to_do_and_what_the_guidance_says() -> None:
    said = lines(a_stop())
    assert said[0] == "What the warning rules say with these rows in the diary:"
    assert said[1].startswith("  URGENT (R9): Tell your doctor today. Baclofen was stopped on ")
    assert "Call your prescriber today" in said[2]
    assert "call the emergency number now" in said[3]
    assert said[4].endswith("(the baclofen guidance)")
    assert said[5].endswith("(the label of baclofen by mouth)")
    assert said[6].startswith("  This diary cannot tell whether you are in danger.")
    assert len(said) == 7
    assert "F8" not in "".join(said)


def test_it_never_says_to_go_on_taking_it() -> None:
    words = " ".join(lines(a_stop())).lower()
    for wrong in ("keep taking", "go on taking", "continue", "take your next dose", "start again"):
        assert wrong not in words


def test_a_stop_that_a_doctor_decided_on_is_not_told_to_call() -> None:
    words = " ".join(lines(a_stop(decided_by=DecidedBy.PRESCRIBER)))
    assert "Call your prescriber" not in words
    assert "ask your prescriber today" in words
    both = " ".join(lines(a_stop(20), a_stop(decided_by=DecidedBy.PRESCRIBER)))
    assert "Call your prescriber" not in both
    assert "Call your prescriber" in " ".join(lines(a_stop(1), a_stop(decided_by=DecidedBy.PRESCRIBER)))


def test_what_is_long_past_is_not_told_what_to_do_today() -> None:
    said = lines(a_stop(30), standing=False)
    assert said[1].startswith("  Longer ago (R9): Baclofen was stopped on ")
    assert "prescriber" not in " ".join(said)
    assert "(the baclofen guidance)" in " ".join(said)
    waits = lines(a_stop(30), standing=False, waiting=True)
    assert waits[1].startswith("  Not answered yet (R9): Baclofen was stopped on ")


def test_of_many_the_newest_are_named() -> None:
    said = lines(*(a_stop(days) for days in range(90, 30, -10)), standing=False)
    assert said[1].endswith("And 2 more facts.")
    assert said[1].count("was stopped") == 4


def test_a_pump_and_another_medicine_have_their_own_words() -> None:
    assert "With a pump" in " ".join(lines(a_stop(route=Route.INTRATHECAL_PUMP)))
    words = " ".join(lines(a_stop(), baclofen=False))
    assert "(the myoclonus guidance)" in words
    assert "Baclofen should never" not in words
