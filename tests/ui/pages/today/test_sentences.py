from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from myotrack.domain.checkins import CheckInStatus, Excuse
from myotrack.domain.provenance import Author
from myotrack.domain.scales import FrequencyBand, Severity
from myotrack.ui.pages.today import sentences
from tests.builders import a_check_in, a_count_session, a_dose_event

TODAY = date(2026, 3, 14)
NOW = datetime(2026, 3, 14, 20, 14, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (TODAY, "Today, Saturday 14 March"),
        (date(2026, 3, 13), "Yesterday, Friday 13 March"),
        (date(2026, 3, 12), "Thursday 12 March"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),
    ],
)
def test_the_title_says_which_day_it_is(day: date, title: str) -> None:
    assert sentences.title(day, TODAY) == title


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"frequency_band": FrequencyBand.NOW_AND_THEN, "severity": Severity.VISIBLE}, "6–24 twitches, severity 2"),
        ({"frequency_band": FrequencyBand.NONE}, "no twitches"),
        ({"count": 1}, "1 twitch"),
        ({"count": 0}, "no twitches"),
        ({"severity": Severity.OFF_BALANCE}, "severity 4"),
        ({}, ""),
    ],
)
def test_answers_read_as_one_sentence(answers: dict[str, Any], words: str) -> None:
    assert sentences.answers_words(a_check_in(**answers)) == words


def test_what_was_saved_for_another_day_says_which() -> None:
    assert sentences.saved("no twitches", NOW, TODAY, TODAY) == "Saved at 20:14: no twitches."
    late = sentences.saved("no twitches", NOW, date(2026, 3, 12), TODAY)
    assert late == "Saved at 20:14 for Thursday 12 March: no twitches."


def test_a_day_without_a_number_says_what_it_has_instead() -> None:
    excused = a_check_in(status=CheckInStatus.EXCUSED, excuse=Excuse.AWAY)
    assert sentences.status_words(excused) == "No answers are needed for this day: away."
    assert sentences.status_words(a_check_in(count=3)) == ""
    assert sentences.status_words(None) == ""


def test_the_other_writer_is_named() -> None:
    assert sentences.other_words(a_check_in(count=3)).startswith("The patient answered: 3 twitches.")
    caregiver = a_check_in(note="slept", by=Author.CAREGIVER)
    assert sentences.other_words(caregiver).startswith(
        "The caregiver wrote something for this day, but not how many twitches"
    )


def test_a_bad_day_of_the_other_one_is_an_invitation_and_never_sounds_like_no_twitches() -> None:
    words = sentences.other_words(a_check_in(status=CheckInStatus.LATER))
    assert words.startswith("The patient noted a bad day at ")
    assert "Fill it in here" in words
    assert "twitches" not in words
    by_caregiver = a_check_in(status=CheckInStatus.LATER, by=Author.CAREGIVER)
    assert sentences.other_words(by_caregiver).startswith("The caregiver noted a bad day at ")


def test_only_finished_sessions_are_told_and_never_added_up() -> None:
    sessions = (
        a_count_session(count=12, duration_s=300),
        a_count_session(count=7, id="b"),
        a_count_session(count=99, id="c", finished=False),
    )
    words = sentences.counted_today(sessions, is_today=True)
    assert words == "Counted today: 12 in 5 minutes; 7 in 1 minute. Kept apart from the number of the day."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Missed dose: baclofen"),
        ({"amount": Decimal("7.5")}, "Missed dose: baclofen, 7.5 mg"),
        ({"at": time(8, 5)}, "Missed dose: baclofen at 08:05"),
        ({"amount": Decimal(10), "at": time(8, 5)}, "Missed dose: baclofen, 10 mg at 08:05"),
    ],
)
def test_a_missed_dose_says_what_is_known_of_it(fields: dict[str, Any], words: str) -> None:
    said = sentences.event_words(a_dose_event(**fields), "baclofen")
    assert said.replace("\u2068", "").replace("\u2069", "") == words
