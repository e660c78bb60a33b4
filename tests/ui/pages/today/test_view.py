from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from myotrack.domain.medicines import Medicine, Role, Unit
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.pages.today.view import day_view, planned_words
from tests.ui.pages.today.conftest import TODAY


def plain(words: str) -> str:
    """Without the marks around a person's own words."""
    return words.replace("\u2068", "").replace("\u2069", "")


def baclofen(diary: OpenDiary) -> Medicine:
    return next(m for m in diary.medicines.all() if m.name == "baclofen")


def subtitle(diary: OpenDiary, day: date = TODAY) -> str:
    return plain(day_view(diary, day, TODAY).subtitle)


def suspected(dose: int, unit: Unit = Unit.MG) -> Dose:
    return Dose(daily_dose=Decimal(dose), unit=unit, role=Role.SUSPECTED)


def test_the_day_of_the_stop_is_day_0_and_the_day_before_knows_nothing_of_it(diary: OpenDiary) -> None:
    stop = TODAY - timedelta(days=11)
    assert subtitle(diary, stop) == "Day 0 since baclofen was stopped"
    assert subtitle(diary, stop - timedelta(days=1)) == ""


def test_a_reduction_counts_as_well(diary: OpenDiary) -> None:
    diary.recorder.undo()
    diary.recorder.undo()
    diary.medicines.change_dose(baclofen(diary).id, TODAY - timedelta(days=3), suspected(10))
    assert subtitle(diary) == "Day 3 since baclofen was reduced"


@pytest.mark.parametrize("again", [suspected(5), suspected(1, Unit.TABLETS)])
def test_a_medicine_that_is_taken_again_is_no_longer_stopped(diary: OpenDiary, again: Dose) -> None:
    diary.medicines.change_dose(baclofen(diary).id, TODAY - timedelta(days=2), again)
    assert subtitle(diary) == ""
    assert subtitle(diary, TODAY - timedelta(days=3)) == "Day 8 since baclofen was stopped"


def test_a_medicine_that_nobody_suspects_starts_no_clock(diary: OpenDiary) -> None:
    clonazepam = next(m for m in diary.medicines.all() if m.name == "clonazepam")
    diary.medicines.change_dose(clonazepam.id, TODAY, Dose(daily_dose=Decimal(0)))
    assert subtitle(diary) == "Day 11 since baclofen was stopped"


def test_an_unlogged_day_counts_as_a_day_that_passed(diary: OpenDiary) -> None:
    for number in (1, 2, 5):
        diary.diary.answer(TODAY - timedelta(days=number), twitch_count=0)
    diary.diary.mark_unknown(TODAY - timedelta(days=3))
    assert subtitle(diary).endswith(" · 3 of 6 days logged")


def test_of_a_long_diary_the_last_thirty_days_are_told(diary: OpenDiary) -> None:
    for number in range(45):
        diary.diary.answer(TODAY - timedelta(days=number), twitch_count=4)
    assert subtitle(diary).endswith(" · 30 of the last 30 days logged")


def test_the_first_day_of_a_diary_is_not_counted_yet(diary: OpenDiary) -> None:
    diary.diary.mark_bad_day(TODAY)
    assert subtitle(diary) == "Day 11 since baclofen was stopped"


def test_as_planned_names_three_medicines_at_most(diary: OpenDiary) -> None:
    for name in ("alpha", "beta", "gamma"):
        diary.medicines.add(name, since=TODAY, dose=Dose(daily_dose=Decimal(1), unit=Unit.TABLETS))
    words = plain(planned_words(day_view(diary, TODAY, TODAY).taken))
    assert words == "alpha 1 tablet a day, beta 1 tablet a day, clonazepam 0.5 mg a day, and 1 more"


def test_with_everything_stopped_there_is_no_plan_to_name(diary: OpenDiary) -> None:
    day = TODAY - timedelta(days=8)
    assert planned_words(day_view(diary, day, TODAY).taken) == ""
