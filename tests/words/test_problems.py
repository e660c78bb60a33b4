from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.checkins import CheckIn
from myotrack.domain.diary_day import checked_day, checked_planned_day
from myotrack.domain.doses import checked_dose
from myotrack.domain.errors import DiaryError, DiaryProblem, InvalidEntry, Reason
from myotrack.domain.health import HealthFact, HealthFactKind
from myotrack.domain.preferences import Preferences
from myotrack.domain.provenance import checked_moment
from myotrack.domain.scales import FrequencyBand, checked_whole
from myotrack.domain.signs import WarningSign
from myotrack.domain.text_limits import checked_name, checked_text
from myotrack.words.diary_problems import diary_problem, later_change_problem
from myotrack.words.problems import entry_problem
from tests.builders import a_check_in, a_provenance, a_sign

TODAY = date(2026, 11, 22)


def _said(make: Callable[[], Any]) -> str:
    with pytest.raises(InvalidEntry) as caught:
        make()
    return entry_problem(caught.value).replace("\u2068", "").replace("\u2069", "")


def _kidney(value: str) -> HealthFact:
    return HealthFact(id="x", day=TODAY, kind=HealthFactKind.KIDNEY, value=value, provenance=a_provenance())


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: a_check_in(count=-1), "The twitch count must be from 0 to 99,999, not -1."),
        (lambda: a_check_in(count=10**9), "The twitch count must be from 0 to 99,999, not 1,000,000,000."),
        (lambda: checked_whole("severity", 7, 0, 4), "Severity must be from 0 to 4, not 7."),
        (lambda: a_check_in(condition=11), "The original condition must be from 0 to 10, not 11."),
        (
            lambda: a_check_in(count=0, frequency_band=FrequencyBand.OFTEN),
            "The frequency and this field contradict each other: The twitch count.",
        ),
        (
            lambda: checked_day("date", date(2027, 3, 3), TODAY),
            "The date must not be in the future: 3 March 2027 is after 22 November 2026.",
        ),
        (
            lambda: checked_day("date", date(1899, 12, 31), TODAY),
            "The date must not be before 1 January 1900, as 31 December 1899 is.",
        ),
        (
            lambda: checked_planned_day("from_date", date(2200, 1, 1)),
            "The first day of the step must not be after 31 December 2199, as 1 January 2200 is.",
        ),
        (lambda: checked_dose("daily_dose", Decimal(-5)), "The dose must be from 0 to 1,000,000, not -5."),
        (
            lambda: checked_dose("daily_dose", Decimal("NaN")),
            "The dose must be a number in plain digits, such as 60 or 0.5, not “NaN”.",
        ),
        (lambda: checked_text("note", "x" * 20_001, 20_000), "The note may have 20,000 characters; this has 20,001."),
        (
            lambda: checked_text("note", "\x07", 10),
            "The note holds invisible control characters; type it again without them.",
        ),
        (lambda: checked_name("medicine", " "), "The medicine's name is missing."),
        (
            lambda: _kidney("bad"),
            "The kidney fact must be one of: normal, reduced, dialysis, unknown; not “bad”.",
        ),
        (
            lambda: a_sign(sign=WarningSign.TEMPERATURE, value=Decimal(38)),
            "The unit is missing; it must be one of: C, F.",
        ),
        (
            lambda: checked_moment("entered_at", datetime.fromisoformat("2026-03-03T20:00:00")),
            (
                "The time of entry must say its distance from UTC, as in 2026-03-14T21:10:00+01:00; "
                "“2026-03-03T20:00:00” does not."
            ),
        ),
        (lambda: Preferences(day_start=time(13, 0)), "The start of the day must not be after 12:00, as 13:00 is."),
    ],
)
def test_a_value_that_is_refused_is_told_with_its_field_and_what_is_allowed(
    make: Callable[[], Any], sentence: str
) -> None:
    assert _said(make) == sentence


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("value", [None, "x", 7, date(2026, 1, 1), Decimal("sNaN"), "\n" * 9, b"?"])
def test_every_reason_has_a_sentence_for_any_value_even_without_what_is_allowed(reason: Reason, value: object) -> None:
    sentence = entry_problem(InvalidEntry("some_new_field", value, reason))
    assert sentence.startswith("Some new field")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_refused_value_can_be_a_whole_book_and_its_sentence_stays_short() -> None:
    assert len(entry_problem(InvalidEntry("date", "x" * 1_000_000, Reason.NOT_A_DATE))) < 200
    assert len(entry_problem(InvalidEntry("count", 10**4000, Reason.OUT_OF_RANGE, low=0, high=9))) < 200


def test_every_field_of_a_check_in_has_a_name_of_its_own() -> None:
    fields = ["twitch_count", "frequency_band", "severity", "interference", "bother", "condition_0_10", "falls", "note"]
    said = {entry_problem(InvalidEntry(field, None, Reason.MISSING)) for field in fields}
    assert len(said) == len(fields)
    assert not any("_" in sentence for sentence in said)
    assert isinstance(a_check_in(), CheckIn)


@pytest.mark.parametrize("problem", DiaryProblem)
def test_every_problem_with_a_file_names_it_and_the_way_out_in_one_sentence(problem: DiaryProblem) -> None:
    sentence = diary_problem(DiaryError(problem, "/home/ü{/mine}.myotrack"))
    assert "\u2068/home/ü{/mine}.myotrack\u2069" in sentence
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")
    assert ";" in sentence or "," in sentence


def test_a_full_disk_says_how_much_to_free_when_that_is_known() -> None:
    assert "free 3.4 MB" in diary_problem(DiaryError(DiaryProblem.DISK_FULL, "x", needed=3_440_000))
    assert "free at least 1 MB" in diary_problem(DiaryError(DiaryProblem.DISK_FULL, "x"))


def test_a_damaged_diary_that_waits_for_a_choice_leads_to_the_choice() -> None:
    words = diary_problem(DiaryError(DiaryProblem.DAMAGED, "x", paused=True))
    assert words.endswith("is damaged, and nothing is written to it until you choose above what to do.")


def test_what_can_not_be_written_in_a_backup_that_is_looked_at_says_how_to_get_back_to_the_diary() -> None:
    words = diary_problem(DiaryError(DiaryProblem.READ_ONLY, "/state/look/x", paused=True))
    assert words == "This is only a look at a backup, so nothing can be written in it. Press “Go back” above first."


def test_a_change_that_others_stand_on_says_why_it_stays() -> None:
    assert "changed again" in later_change_problem()
