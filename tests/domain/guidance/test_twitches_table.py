"""R11, R11b, R16, R12 and R12b, to be read by a clinician: what is in the diary → every rule that fires.

Day 0 is the day on which the rules are asked. A rule that is not named must not fire. A day that is not named was
not logged: it is never zero.
"""

from __future__ import annotations

from typing import Any

import pytest

from myotrack.domain.checkins import CheckInStatus, Excuse, Region
from myotrack.domain.guidance.alerts import Tier
from myotrack.domain.medicines import Unit
from myotrack.domain.scales import FrequencyBand, Interference, Severity
from myotrack.domain.signs import ActionTaken, WarningSign
from tests.builders import a_medicine, a_provenance, day
from tests.domain.guidance.said import (
    CAREGIVER,
    DISCUSS,
    TOLD_LONG_AGO,
    URGENT,
    counted,
    cut,
    days_of,
    doctor_told,
    fired,
    free,
    missed,
    planned,
    pump,
    stopped,
    taking,
    ticked,
    twitches,
)

Case = tuple[str, list[Any], dict[str, Tier]]

ON_BACLOFEN = taking(60)
LONG_AGO = twitches(3, -100)
"""Twitches that are in the diary already, so that later ones are not the first."""

NEW: list[Case] = [
    ("no twitches", [*free(-20, 0)], {}),
    ("the first twitches of the diary", [twitches(1)], {"R11": URGENT}),
    ("the first twitches, as a band", [twitches(None, frequency_band=FrequencyBand.FEW)], {"R11": URGENT}),
    ("the band “none” is no twitch", [twitches(None, frequency_band=FrequencyBand.NONE)], {}),
    ("a severity above none and no number", [twitches(None, severity=Severity.BARELY_VISIBLE)], {"R11": URGENT}),
    ("a severity of none and no number", [twitches(None, severity=Severity.NONE)], {}),
    ("nothing but a note", [twitches(None, note="A walk.")], {}),
    ("twitches that were counted", [counted(1)], {"R11": URGENT}),
    ("a count of 0", [counted(0)], {}),
    ("“twitches all over” was ticked", [ticked(WarningSign.TWITCHES_ALL_OVER)], {"R11": URGENT}),
    ("“twitches all over”, by mistake",
     [ticked(WarningSign.TWITCHES_ALL_OVER, action_taken=ActionTaken.ENTERED_BY_MISTAKE)], {}),
    ("shaking is no twitch", [ticked(WarningSign.SHAKING)], {}),
    ("the first twitches 6 days ago", [*days_of(-6, 0)], {"R11": URGENT}),
    ("the first twitches 7 days ago", [*days_of(-7, 0)], {}),
    ("14 free days before", [LONG_AGO, *free(-14, -1), twitches(1)], {"R11": URGENT}),
    ("13 free days before", [LONG_AGO, *free(-13, -1), twitches(1)], {}),
    ("14 free days with a gap of 5 days inside", [LONG_AGO, *free(-19, -13), *free(-7, -1), twitches(1)],
     {"R11": URGENT}),
    ("13 free days with a gap of 5 days inside", [LONG_AGO, *free(-18, -13), *free(-7, -1), twitches(1)], {}),
    ("14 free days, then a gap of 5 days", [LONG_AGO, *free(-19, -6), twitches(1)], {"R11": URGENT}),
    ("60 days of which nothing is known", [twitches(3, -60), twitches(1)], {}),
    ("“don't remember” and a stay in hospital are no free days",
     [LONG_AGO, *free(-14, -3), twitches(None, -2, status=CheckInStatus.UNKNOWN),
      twitches(None, -1, status=CheckInStatus.EXCUSED, excuse=Excuse.HOSPITAL), twitches(1)], {}),
    ("the caregiver saw twitches in between",
     [LONG_AGO, *free(-14, -1), twitches(2, -7, by=CAREGIVER), twitches(1)], {}),
    ("the patient says 0, the caregiver saw twitches, after 14 free days",
     [LONG_AGO, *free(-14, 0), twitches(2, 0, by=CAREGIVER)], {"R11": URGENT}),
    ("the patient says 2, the caregiver saw none, after 14 free days",
     [LONG_AGO, *free(-14, -1), twitches(2, 0), twitches(0, 0, by=CAREGIVER)], {"R11": URGENT}),
    ("14 days that the caregiver logged as free",
     [LONG_AGO, *(twitches(0, n, by=CAREGIVER) for n in range(-14, 0)), twitches(1)], {"R11": URGENT}),
    ("a counting session with twitches in between", [LONG_AGO, *free(-14, -1), counted(3, -7), twitches(1)], {}),
    ("a day on which “worse than usual” was ticked is not free",
     [LONG_AGO, *free(-14, -1), ticked(WarningSign.WORSE_THAN_USUAL, -7), twitches(1)], {}),
    ("it was a mistake: the day is free",
     [LONG_AGO, *free(-14, -1),
      ticked(WarningSign.WORSE_THAN_USUAL, -7, action_taken=ActionTaken.ENTERED_BY_MISTAKE), twitches(1)],
     {"R11": URGENT}),
    ("“worse than usual” alone is no twitch that is new", [ticked(WarningSign.WORSE_THAN_USUAL)], {"R12": URGENT}),
    ("14 free days, the twitches 6 days ago", [LONG_AGO, *free(-20, -7), twitches(1, -6)], {"R11": URGENT}),
    ("14 free days, the twitches 7 days ago", [LONG_AGO, *free(-21, -8), twitches(1, -7)], {}),
]  # fmt: skip

UNKNOWN_TO_A_DOCTOR: list[Case] = [
    ("twitches on baclofen, no doctor knows", [ON_BACLOFEN, LONG_AGO, twitches(1)], {"R11b": URGENT}),
    ("twitches 6 days ago", [ON_BACLOFEN, LONG_AGO, twitches(1, -6)], {"R11b": URGENT}),
    ("twitches 7 days ago", [ON_BACLOFEN, LONG_AGO, twitches(1, -7)], {}),
    ("a doctor knows since long", [ON_BACLOFEN, LONG_AGO, TOLD_LONG_AGO, twitches(1)], {}),
    ("a doctor knows since today", [ON_BACLOFEN, LONG_AGO, twitches(1), doctor_told(0)], {}),
    ("a doctor knew before 14 free days, the twitches are new again",
     [ON_BACLOFEN, LONG_AGO, doctor_told(-60), *free(-14, -1), twitches(1)], {"R11": URGENT, "R11b": URGENT}),
    ("a doctor knew before 20 free days, the twitches are new again",
     [ON_BACLOFEN, LONG_AGO, doctor_told(-60), *free(-20, -1), twitches(1)], {"R11": URGENT, "R11b": URGENT}),
    ("a doctor was told on the last of the 14 free days",
     [ON_BACLOFEN, LONG_AGO, doctor_told(-1), *free(-14, -1), twitches(1)], {"R11": URGENT, "R11b": URGENT}),
    ("a doctor knew before 13 free days", [ON_BACLOFEN, LONG_AGO, doctor_told(-60), *free(-13, -1), twitches(1)], {}),
    ("a doctor was told of the new ones",
     [ON_BACLOFEN, LONG_AGO, *free(-14, -1), twitches(1), doctor_told(0)], {"R11": URGENT}),
    ("a doctor was told of the earlier new ones, and these are new again",
     [ON_BACLOFEN, LONG_AGO, *free(-40, -27), twitches(1, -26), doctor_told(-26), *free(-14, -1), twitches(1)],
     {"R11": URGENT, "R11b": URGENT}),
    ("free days on baclofen", [ON_BACLOFEN, LONG_AGO, *free(-3, 0)], {}),
    ("twitches, no baclofen", [taking(50, medicine="sertraline"), LONG_AGO, twitches(1)], {}),
    ("baclofen stopped 7 days ago", [ON_BACLOFEN, stopped(-7), LONG_AGO, twitches(1)], {"R11b": URGENT}),
    ("baclofen stopped 8 days ago", [ON_BACLOFEN, stopped(-8), LONG_AGO, twitches(1)], {}),
    ("with a pump", [pump(), LONG_AGO, twitches(1)], {"R11b": URGENT}),
    ("baclofen on the list without a dose", [a_medicine(), LONG_AGO, twitches(1)], {"R11b": URGENT}),
    ("baclofen begun today, twitches yesterday", [taking(5, 0), LONG_AGO, twitches(1, -1)], {"R11b": URGENT}),
    ("baclofen begins tomorrow, and is put on the list then",
     [a_medicine(provenance=a_provenance(day(2))), taking(5, 1), LONG_AGO, twitches(1)], {}),
    ("baclofen put on the list in the night after, which is still day 0 for some",
     [a_medicine(provenance=a_provenance(day(1))), LONG_AGO, twitches(1)], {"R11b": URGENT}),
    ("baclofen put on the list later, but a missed dose of it is written down",
     [a_medicine(provenance=a_provenance(day(90))), missed(-1), LONG_AGO, twitches(1)], {"R11b": URGENT}),
    ("baclofen put on the list later, but there is a plan for it",
     [a_medicine(provenance=a_provenance(day(90))), planned(40, -9), LONG_AGO, twitches(1)], {"R11b": URGENT}),
    ("only the caregiver saw them", [ON_BACLOFEN, LONG_AGO, twitches(0), twitches(1, by=CAREGIVER)], {"R11b": URGENT}),
]  # fmt: skip

CAME_BACK: list[Case] = [
    ("7 free days, a new medicine 14 days before",
     [LONG_AGO, *free(-7, -1), taking(50, -14, "sertraline"), twitches(1)], {"R16": URGENT}),
    ("7 free days, a new medicine 15 days before",
     [LONG_AGO, *free(-7, -1), taking(50, -15, "sertraline"), twitches(1)], {}),
    ("6 free days, a new medicine", [LONG_AGO, *free(-6, -1), taking(50, -3, "sertraline"), twitches(1)], {}),
    ("7 free days with a gap inside",
     [LONG_AGO, *free(-9, -6), *free(-3, -1), taking(50, -3, "sertraline"), twitches(1)], {"R16": URGENT}),
    ("6 free days with a gap inside",
     [LONG_AGO, *free(-8, -6), *free(-3, -1), taking(50, -3, "sertraline"), twitches(1)], {}),
    ("a new medicine on the day itself", [LONG_AGO, *free(-7, -1), taking(50, 0, "sertraline"), twitches(1)],
     {"R16": URGENT}),
    ("a new medicine the day after", [LONG_AGO, *free(-8, -2), taking(50, 0, "sertraline"), twitches(1, -1)], {}),
    ("a restart", [LONG_AGO, *free(-7, -1), taking(50, -300, "sertraline"), stopped(-100, "sertraline"),
      taking(50, -2, "sertraline"), twitches(1)], {"R16": URGENT}),
    ("an increase", [LONG_AGO, *free(-7, -1), taking(50, -300, "sertraline"), taking(51, -2, "sertraline"),
      twitches(1)], {"R16": URGENT}),
    ("an increase from mg to µg", [LONG_AGO, *free(-7, -1), taking(50, -300, "sertraline"),
      taking(50_001, -2, "sertraline", unit=Unit.UG), twitches(1)], {"R16": URGENT}),
    ("a lower dose", [LONG_AGO, *free(-7, -1), taking(50, -300, "sertraline"), cut(25, -2, "sertraline"),
      twitches(1)], {}),
    ("the same dose entered once more", [LONG_AGO, *free(-7, -1), taking(50, -300, "sertraline"),
      taking(50, -2, "sertraline"), twitches(1)], {}),
    ("a stop", [LONG_AGO, *free(-7, -1), taking(50, -300, "sertraline"), stopped(-2, "sertraline"), twitches(1)], {}),
    ("a pump beside the tablets",
     [ON_BACLOFEN, TOLD_LONG_AGO, LONG_AGO, *free(-7, -1), pump(50, -2), twitches(1)], {"R16": URGENT}),
    ("the first twitches of all, after 7 free days and a new medicine",
     [*free(-7, -1), taking(50, -3, "sertraline"), twitches(1)], {"R11": URGENT, "R16": URGENT}),
    ("the first twitches of all, and a new medicine", [taking(50, -3, "sertraline"), twitches(1)], {"R11": URGENT}),
    ("14 free days and a new medicine", [LONG_AGO, *free(-14, -1), taking(50, -3, "sertraline"), twitches(1)],
     {"R11": URGENT, "R16": URGENT}),
    ("they came back 6 days ago", [LONG_AGO, *free(-13, -7), taking(50, -8, "sertraline"), twitches(1, -6)],
     {"R16": URGENT}),
    ("they came back 7 days ago", [LONG_AGO, *free(-14, -8), taking(50, -9, "sertraline"), twitches(1, -7)], {}),
]  # fmt: skip

WORSE: list[Case] = [
    ("“worse than usual” was ticked", [LONG_AGO, ticked(WarningSign.WORSE_THAN_USUAL)], {"R12": URGENT}),
    ("it was a mistake", [LONG_AGO, ticked(WarningSign.WORSE_THAN_USUAL,
      action_taken=ActionTaken.ENTERED_BY_MISTAKE)], {}),
    ("it was ticked 6 days ago", [LONG_AGO, ticked(WarningSign.WORSE_THAN_USUAL, -6)], {"R12": URGENT}),
    ("it was ticked 7 days ago", [LONG_AGO, ticked(WarningSign.WORSE_THAN_USUAL, -7)], {}),
    ("spasms worse than usual are no twitches", [LONG_AGO, ticked(WarningSign.SPASMS_WORSE)], {}),
]  # fmt: skip


def rated(first: int, last: int, severity: int | None, interference: int | None = None) -> tuple[Any, ...]:
    return days_of(
        first,
        last,
        severity=None if severity is None else Severity(severity),
        interference=None if interference is None else Interference(interference),
    )


MAYBE_WORSE: list[Case] = [
    ("severity 1 for 28 days, then 2 for 7 days", [LONG_AGO, *rated(-34, -7, 1), *rated(-6, 0, 2)], {"R12b": DISCUSS}),
    ("severity 1, then 2 on 6 of 7 days", [LONG_AGO, *rated(-34, -6, 1), *rated(-5, 0, 2)], {}),
    ("interference 1 for 28 days, then 2 for 7 days", [LONG_AGO, *rated(-34, -7, None, 1), *rated(-6, 0, None, 2)],
     {"R12b": DISCUSS}),
    ("interference 0 for 28 days, then 1 for 7 days", [LONG_AGO, *rated(-34, -7, None, 0), *rated(-6, 0, None, 1)],
     {"R12b": DISCUSS}),
    ("a lower severity", [LONG_AGO, *rated(-34, -7, 3), *rated(-6, 0, 2)], {}),
    ("only 7 days before", [LONG_AGO, *rated(-13, -7, 1), *rated(-6, 0, 2)], {"R12b": DISCUSS}),
    ("only 6 days before", [LONG_AGO, *rated(-12, -7, 1), *rated(-6, 0, 2)], {}),
    ("4 of the last 7 days with an answer", [LONG_AGO, *rated(-34, -7, 1), *rated(-6, -4, None), *rated(-3, 0, 2)],
     {"R12b": DISCUSS}),
    ("3 of the last 7 days with an answer", [LONG_AGO, *rated(-34, -7, 1), *rated(-6, -3, None), *rated(-2, 0, 2)],
     {}),
    ("the 29th day before counts no more: 28 days of 1, and a 4 before them",
     [LONG_AGO, *rated(-35, -35, 4), *rated(-34, -7, 1), *rated(-6, 0, 2)], {"R12b": DISCUSS}),
    ("a 2 among the 28 days before is enough against it",
     [LONG_AGO, *rated(-34, -34, 2), *rated(-33, -7, 1), *rated(-6, 0, 2)], {}),
    ("twitch-free days have severity none: 7 of them, then 7 days of 1",
     [LONG_AGO, *free(-13, -7), *rated(-6, 0, 1)], {"R12b": DISCUSS}),
    ("7 logged days with a gap between them",
     [LONG_AGO, *rated(-60, -33, 1), *rated(-20, -17, 2), *rated(-2, 0, 2)], {"R12b": DISCUSS}),
    ("the last logged day was 6 days ago", [LONG_AGO, *rated(-40, -13, 1), *rated(-12, -6, 2)], {"R12b": DISCUSS}),
    ("the last logged day was 7 days ago", [LONG_AGO, *rated(-41, -14, 1), *rated(-13, -7, 2)], {}),
    ("the patient's rating counts where there are two",
     [LONG_AGO, *rated(-34, 0, 1), *(twitches(5, n, by=CAREGIVER, severity=Severity(2)) for n in range(-6, 1))], {}),
    ("the caregiver's ratings are not compared with the patient's",
     [LONG_AGO, *rated(-34, -7, 1), *(twitches(None, n, note="Ask Anna.") for n in range(-6, 1)),
      *(twitches(5, n, by=CAREGIVER, severity=Severity(2)) for n in range(-6, 1))], {}),
    ("the caregiver's ratings are compared with the caregiver's own",
     [LONG_AGO, *(twitches(5, n, by=CAREGIVER, severity=Severity(1)) for n in range(-34, -6)),
      *(twitches(5, n, by=CAREGIVER, severity=Severity(2)) for n in range(-6, 1))], {"R12b": DISCUSS}),
]  # fmt: skip


def moved(on: int, *regions: Region, **fields: Any) -> Any:
    return twitches(5, on, regions=frozenset(regions), **fields)


REGIONS: list[Case] = [
    ("the first parts of the body that are logged at all", [LONG_AGO, moved(0, Region.LEFT_ARM, Region.NECK)], {}),
    ("a part that was never logged before", [moved(-90, Region.LEFT_ARM), moved(0, Region.NECK)], {"R12b": DISCUSS}),
    ("a part that was logged before", [moved(-90, Region.LEFT_ARM), moved(0, Region.LEFT_ARM)], {}),
    ("a part first logged 6 days ago", [moved(-90, Region.LEFT_ARM), moved(-6, Region.NECK)], {"R12b": DISCUSS}),
    ("a part first logged 7 days ago", [moved(-90, Region.LEFT_ARM), moved(-7, Region.NECK)], {}),
    ("after the whole body nothing is new", [moved(-90, Region.WHOLE_BODY), moved(0, Region.NECK)], {}),
    ("the whole body after an arm", [moved(-90, Region.LEFT_ARM), moved(0, Region.WHOLE_BODY)], {"R12b": DISCUSS}),
    ("two parts on one day, the whole body is one of them",
     [moved(-90, Region.LEFT_ARM), moved(0, Region.WHOLE_BODY, Region.NECK)], {"R12b": DISCUSS}),
    ("the caregiver saw another part", [moved(-90, Region.LEFT_ARM), moved(0, Region.NECK, by=CAREGIVER)],
     {"R12b": DISCUSS}),
]  # fmt: skip


def ids(cases: list[Case]) -> list[str]:
    return [words for words, _, _ in cases]


@pytest.mark.parametrize(("words", "facts", "expected"), NEW, ids=ids(NEW))
def test_new_twitches_are_the_first_or_the_first_after_14_logged_free_days(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), UNKNOWN_TO_A_DOCTOR, ids=ids(UNKNOWN_TO_A_DOCTOR))
def test_twitches_on_baclofen_are_urgent_until_a_doctor_knows(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    found = fired(*facts)
    found.pop("R9", None)  # what a stop means is another table
    found.pop("R16", None)
    assert found == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), CAME_BACK, ids=ids(CAME_BACK))
def test_twitches_that_come_back_after_a_change_are_urgent(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), WORSE, ids=ids(WORSE))
def test_twitches_that_are_worse_are_urgent(words: str, facts: list[Any], expected: dict[str, Tier]) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), MAYBE_WORSE, ids=ids(MAYBE_WORSE))
def test_a_mean_that_went_up_by_one_is_to_be_talked_about(
    words: str, facts: list[Any], expected: dict[str, Tier]
) -> None:
    assert fired(*facts) == expected, words


@pytest.mark.parametrize(("words", "facts", "expected"), REGIONS, ids=ids(REGIONS))
def test_a_new_part_of_the_body_is_to_be_talked_about(words: str, facts: list[Any], expected: dict[str, Tier]) -> None:
    found = fired(*facts)
    found.pop("R11", None)
    assert found == expected, words
