"""What an import makes the rules say: only what rests on its rows, and what stands apart from what is long past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone

import pytest

from myotrack.domain.guidance.before_saving import Reason
from myotrack.domain.guidance.evidence import DoseEventEvidence, DoseMove, PlanNotKept
from myotrack.domain.signs import ActionTaken, WarningSign
from myotrack.exchange.bundle import NamedBytes
from myotrack.services.imported_alerts import ToldOfImport, told_of_import
from myotrack.services.imports import Imports
from myotrack.services.open_diary import OpenDiary, open_diary

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()


@pytest.fixture
def diary() -> Iterator[OpenDiary]:
    opened = open_diary(None, lambda: NOW)
    yield opened
    opened.close()


def told(diary: OpenDiary, *lines: str, replaces: bool = False, carry_out: bool = False) -> ToldOfImport:
    """What is told of a file of these lines, which is imported as well with `carry_out`."""
    imports = Imports(diary.recorder)
    plan = imports.plan([NamedBytes("file.csv", "\n".join(lines).encode())], replaces=replaces)
    assert plan.refused == ()
    found = told_of_import(plan, TODAY, diary.recorder.day_start)
    if carry_out:
        imports.apply(plan, None)
    return found


def doses(*rows: str) -> tuple[str, ...]:
    return ("date,time,kind,medicine,daily_dose,decided_by", *rows)


ON_BACLOFEN = "2026-01-01,,change,baclofen,60,"


def rules(found: ToldOfImport) -> tuple[list[str], list[str]]:
    """The rules that stand, and those that wait."""
    return [alert.rule for alert in found.standing], [alert.rule for alert in found.waiting]


def days(reasons: tuple[Reason, ...]) -> list[date]:
    return [reason.day for reason in reasons]


def test_a_stop_among_the_rows_is_told(diary: OpenDiary) -> None:
    found = told(diary, *doses(ON_BACLOFEN, "2026-03-30,,change,baclofen,0,"))
    assert rules(found) == (["R9"], [])
    (stop,) = found.of_baclofen(only=True)
    assert isinstance(stop, DoseMove)
    assert stop.day == date(2026, 3, 30)
    assert found.of_baclofen(only=False) == ()
    assert found.longer_ago() == ()


def test_importing_the_same_again_tells_nothing(diary: OpenDiary) -> None:
    rows = doses(ON_BACLOFEN, "2026-03-30,,change,baclofen,0,")
    assert told(diary, *rows, carry_out=True).stops
    found = told(diary, *rows)
    assert (rules(found), found.stops) == (([], []), ())


def test_what_the_diary_held_already_is_not_told_again(diary: OpenDiary) -> None:
    told(diary, *doses(ON_BACLOFEN, "2026-03-30,,change,baclofen,0,"), carry_out=True)
    report = diary.guidance.make_report(WarningSign.AGITATION)
    diary.guidance.save_sign(report)
    found = told(diary, "date,sign", "2026-03-29,fast_pulse")
    assert rules(found) == (["R10b"], [])
    assert found.stops == ()


def test_a_missed_dose_beside_one_of_the_diary_makes_a_pair(diary: OpenDiary) -> None:
    told(diary, *doses(ON_BACLOFEN, "2026-03-30,08:00,missed,baclofen,,"), carry_out=True)
    found = told(diary, *doses("2026-03-31,08:00,missed,baclofen,,"))
    assert rules(found) == (["R9"], [])
    assert [type(reason) for reason in found.stops] == [DoseEventEvidence, DoseEventEvidence]


def test_a_plan_among_the_rows_can_make_a_cut_of_the_diary_too_large(diary: OpenDiary) -> None:
    told(diary, *doses(ON_BACLOFEN, "2026-03-30,,change,baclofen,30,"), carry_out=True)
    found = told(diary, "medicine,from_date,planned_daily_dose", "baclofen,2026-03-20,50")
    assert rules(found) == (["R9"], [])
    assert [type(reason) for reason in found.stops] == [PlanNotKept]


def test_what_is_replaced_is_told_as_it_will_be(diary: OpenDiary) -> None:
    told(diary, *doses(ON_BACLOFEN, "2026-03-30,,change,baclofen,50,"), carry_out=True)
    rows = doses("2026-03-30,,change,baclofen,0,")
    assert told(diary, *rows).stops == ()  # it is kept
    assert days(told(diary, *rows, replaces=True).stops) == [date(2026, 3, 30)]
    told(diary, *rows, replaces=True, carry_out=True)
    assert told(diary, *doses("2026-03-30,,change,baclofen,50,"), replaces=True).stops == ()


def test_what_is_long_past_is_told_apart(diary: OpenDiary) -> None:
    found = told(
        diary,
        *doses(
            ON_BACLOFEN,
            "2026-02-01,,change,baclofen,0,prescriber",
            "2026-02-10,,change,baclofen,60,",
            "2026-01-01,,change,clonazepam,2,",
            "2026-02-20,,missed,clonazepam,,",
            "2026-02-21,,missed,clonazepam,,",
            "2026-02-20,,missed,baclofen,,",
            "2026-02-21,,missed,baclofen,,",
        ),
    )
    assert rules(found) == ([], ["R9"])
    (waits,) = found.waiting
    assert [piece.day for piece in waits.evidence] == [date(2026, 2, 20), date(2026, 2, 21)]
    assert days(found.longer_ago()) == [date(2026, 2, 1), date(2026, 2, 20), date(2026, 2, 21)]
    assert days(found.of_baclofen(only=False)) == [date(2026, 2, 20), date(2026, 2, 21)]


def test_a_red_sign_of_today_stands_and_one_of_long_ago_waits_until_it_is_answered(diary: OpenDiary) -> None:
    assert rules(told(diary, "date,sign", "2026-03-31,seizure")) == (["R1"], [])
    assert rules(told(diary, "date,sign", "2025-03-31,seizure")) == ([], ["R1"])
    both = told(diary, "date,sign", "2026-03-31,seizure", "2025-03-31,seizure")
    assert rules(both) == (["R1"], ["R1"])
    assert [piece.day for piece in both.waiting[0].evidence] == [date(2025, 3, 31)]
    answered = f"2025-03-31,seizure,{ActionTaken.CALLED_EMERGENCY}"
    assert rules(told(diary, "date,sign,action_taken", answered)) == ([], [])


def test_the_recovery_analysis_is_asked_too(diary: OpenDiary) -> None:
    first = TODAY - timedelta(days=40)
    lines = [f"{first + timedelta(days=n)},{4 if n < 30 else 60}" for n in range(41)]
    assert "R12" in rules(told(diary, "date,twitch_count", *lines))[0]


def test_rows_that_no_rule_speaks_of_are_not_told_of(diary: OpenDiary) -> None:
    found = told(diary, *doses("2026-03-01,,change,vitamin D,1,", "2026-03-30,,change,vitamin D,0,"))
    assert (rules(found), found.stops) == (([], []), ())


def test_the_day_start_of_the_settings_counts(diary: OpenDiary) -> None:
    diary.recorder.day_start = time(4)
    rows = doses(ON_BACLOFEN, "2026-03-28,02:00,missed,baclofen,,", "2026-03-30,20:00,missed,baclofen,,")
    assert told(diary, *rows).stops != ()
    diary.recorder.day_start = time(0)
    assert told(diary, *rows).stops == ()
