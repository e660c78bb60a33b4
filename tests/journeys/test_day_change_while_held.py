"""A day begins while another program holds the diary: yesterday is never shown, nor written to, as today."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from myotrack.domain.checkins import CheckIn
from myotrack.domain.scales import FrequencyBand
from tests.journeys.person import Person, Start
from tests.journeys.test_nothing_pressed_is_lost import in_file, the_timer_comes_round

FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 2)

CANNOT = "This page can't be shown now"


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Inside this, another program has the file for itself."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def the_night_passes(person: Person) -> None:
    person.clock.now += timedelta(hours=9)
    person.program.window.look_at_the_day()
    person.settle()


@pytest.fixture
def person(start: Start, path: Path) -> Person:
    """Somebody who answered today, in the evening."""
    somebody = start(path)
    somebody.press("1–5")
    return somebody


def bands(path: Path) -> dict[date, FrequencyBand | None]:
    return {check_in.day: check_in.frequency_band for check_in in in_file(path, CheckIn)}


def test_a_day_change_that_could_not_be_read_is_tried_until_it_is_shown(person: Person, path: Path) -> None:
    with held(path):
        the_night_passes(person)
        assert CANNOT in person.reads()
        assert "Today, Sunday 1 March" not in person.reads()
        assert "is in use by another program" in person.reads()

    person.program.window.look_at_the_day()
    person.settle()
    assert "Today, Monday 2 March" in person.reads()
    assert "A new day has begun: Monday 2 March." in person.reads()
    person.press("No twitches today")
    assert bands(path) == {FIRST: FrequencyBand.FEW, SECOND: FrequencyBand.NONE}


def test_no_other_page_shows_yesterday_as_today_either(person: Person, path: Path) -> None:
    person.go("History")
    with held(path):
        the_night_passes(person)
        assert CANNOT in person.reads()
        person.press("Today", within=person.program.window)
        assert CANNOT in person.reads()
    person.press("Try again")
    assert "Today, Monday 2 March" in person.reads()


def test_a_number_that_is_typed_when_the_day_changes_is_saved_under_its_day(person: Person, path: Path) -> None:
    person.press("Number…")
    field = person.place().focusWidget()
    assert isinstance(field, QLineEdit)
    person.type_into(field.accessibleName(), "7")
    with held(path):
        the_night_passes(person)
        assert CANNOT in person.reads()
    the_timer_comes_round(person)
    person.program.window.look_at_the_day()
    person.settle()
    assert "Today, Monday 2 March" in person.reads()
    assert [(c.day, c.twitch_count) for c in in_file(path, CheckIn)] == [(FIRST, 7)]


def test_a_note_that_is_typed_when_the_day_changes_is_saved_under_its_day(person: Person, path: Path) -> None:
    person.press("Note…")
    with held(path):
        person.type_into("Note", "a bad night")
        the_night_passes(person)
        assert CANNOT in person.reads()
    person.program.window.look_at_the_day()
    person.settle()
    assert "Today, Monday 2 March" in person.reads()
    assert [(c.day, c.note) for c in in_file(path, CheckIn)] == [(FIRST, "a bad night")]


def test_rules_that_could_not_be_asked_are_asked_again(person: Person, path: Path) -> None:
    window = person.program.window
    assert "New today" in person.reads(window.above)
    person.clock.now += timedelta(hours=9)
    window.look_at_the_day()
    with held(path):
        person.settle()
        assert "New today" in person.reads(window.above)
        window.look_at_the_day()
    window.look_at_the_day()
    person.settle()
    assert "Twitches were logged on 1 March" in person.reads(window.above)
    assert "New today" not in person.reads(window.above)
