"""What the card was closed for is remembered as fingerprints, on disk where that can be, else for the session."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from myotrack.domain.guidance.alerts import Alert, SignEvidence, Tier
from myotrack.domain.guidance.evidence import RefillDue
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.signs import WarningSign
from myotrack.services.seen_emergencies import MOST_KEPT, SeenEmergencies
from tests.builders import DAY, a_provenance, a_sign


def seizure(on: date = DAY, tier: Tier = Tier.EMERGENCY, name: str = "a seizure") -> Alert:
    return Alert("R1", tier, on, (SignEvidence(a_sign(on, WarningSign.SEIZURE, id=name)),))


def refill(due: date) -> Alert:
    fact = HealthFact(
        id="refill", day=due, kind=HealthFactKind.PUMP_REFILL_DUE, value=due.isoformat(), provenance=a_provenance()
    )
    return Alert("R6", Tier.EMERGENCY, due, (RefillDue(fact, passed=True),))


def test_what_was_seen_is_not_unseen_again_in_this_diary_alone(tmp_path: Path) -> None:
    seen = SeenEmergencies(tmp_path / "state" / "seen.json")
    assert seen.unseen("one", [seizure()], DAY) == (seizure(),)
    seen.see("one", ["a seizure"])
    assert seen.unseen("one", [seizure()], DAY) == ()
    assert seen.unseen("two", [seizure()], DAY) == (seizure(),)
    assert SeenEmergencies(tmp_path / "state" / "seen.json").unseen("one", [seizure()], DAY) == ()


def test_the_file_holds_nothing_that_could_be_read(tmp_path: Path) -> None:
    path = tmp_path / "seen.json"
    SeenEmergencies(path).see("my diary", ["a seizure"])
    text = path.read_text(encoding="utf-8")
    assert "seizure" not in text
    assert "diary" not in text


@pytest.mark.parametrize(("days", "opens"), [(0, True), (2, True), (3, False)])
def test_only_what_is_new_enough_opens_a_card(days: int, opens: bool) -> None:
    found = SeenEmergencies(None).unseen("one", [seizure()], DAY + timedelta(days=days))
    assert found == ((seizure(),) if opens else ())


def test_a_state_opens_it_however_long_it_has_lasted_and_a_new_date_is_something_new() -> None:
    seen = SeenEmergencies(None)
    assert seen.unseen("one", [refill(DAY)], DAY + timedelta(days=90)) == (refill(DAY),)
    seen.see("one", [f"refill {DAY.isoformat()}"])
    assert seen.unseen("one", [refill(DAY)], DAY + timedelta(days=90)) == ()
    later = refill(DAY + timedelta(days=30))
    assert seen.unseen("one", [later], DAY + timedelta(days=90)) == (later,)


def test_only_emergencies_open_it() -> None:
    assert SeenEmergencies(None).unseen("one", [seizure(tier=Tier.URGENT)], DAY) == ()


@pytest.mark.parametrize("damaged", ["", "{}", "[1, 2", '{"a": 1}', "[3, null]"])
def test_a_damaged_file_is_one_that_has_seen_nothing(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "seen.json"
    path.write_text(damaged, encoding="utf-8")
    seen = SeenEmergencies(path)
    assert seen.unseen("one", [seizure()], DAY) == (seizure(),)
    seen.see("one", ["a seizure"])
    assert SeenEmergencies(path).unseen("one", [seizure()], DAY) == ()


@pytest.mark.logs_warnings
def test_where_nothing_can_be_written_it_is_remembered_for_the_session(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    seen = SeenEmergencies(tmp_path / "file" / "seen.json")
    seen.see("one", ["a seizure"])
    assert seen.unseen("one", [seizure()], DAY) == ()


def test_the_oldest_are_forgotten_first(tmp_path: Path) -> None:
    path = tmp_path / "seen.json"
    seen = SeenEmergencies(path)
    seen.see("one", ["a seizure", *(str(number) for number in range(MOST_KEPT - 1))])
    assert SeenEmergencies(path).unseen("one", [seizure()], DAY) == ()
    seen.see("one", ["one more"])
    assert SeenEmergencies(path).unseen("one", [seizure()], DAY) == (seizure(),)
