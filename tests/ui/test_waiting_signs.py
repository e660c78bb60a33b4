"""A red sign that can't be written yet waits: for the right diary, whatever the clock and other programs do."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryProblem
from myotrack.services.backups import back_up_to
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.main_window import MainWindow
from tests.open_diaries import closed_after_the_test
from tests.ui.red_card import NOW, a_diary, a_window, clock, press, read


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return a_window(qtbot, tmp_path)


@pytest.fixture
def diary(tmp_path: Path) -> OpenDiary:
    return a_diary(tmp_path)


@pytest.mark.logs_warnings
def test_the_card_is_there_at_once_while_another_program_holds_the_diary(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    window.set_diary(diary)
    with closing(sqlite3.connect(tmp_path / "d.myotrack", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        window.emergencies.open(None)
        assert time.monotonic() - began < 1
        assert "Call 911 now" in read(window.emergencies.card)


@pytest.fixture
def day_starts_at_four(tmp_path: Path) -> dt.time:
    """It is 3:10."""
    return PreferencesFile(tmp_path / "preferences.json").change(day_start=dt.time(4, 0)).day_start


def test_a_sign_ticked_in_the_small_hours_before_a_diary_is_open_belongs_to_the_diary_day(
    day_starts_at_four: dt.time, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.emergencies.open(None)
    press(window.emergencies.card, "Seizure")
    opened = closed_after_the_test(
        open_diary(tmp_path / "n.myotrack", clock, create=True, day_start=day_starts_at_four)
    )
    window.set_diary(opened)
    assert window.emergencies.unsaved() == ()
    assert [report.day for report in opened.guidance.signs()] == [NOW.date() - timedelta(days=1)]


@pytest.mark.logs_warnings
def test_aclock_that_was_put_back_keeps_no_sign_out_of_the_diary(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.emergencies.open(None)
    press(window.emergencies.card, "Seizure")
    opened = closed_after_the_test(open_diary(tmp_path / "n.myotrack", lambda: NOW - timedelta(days=400), create=True))
    window.set_diary(opened)
    assert window.emergencies.unsaved() == ()
    assert len(opened.guidance.signs()) == 1


def test_a_sign_that_waits_for_one_diary_is_not_written_into_another(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    window.set_diary(diary)
    diary.store.read_only = True
    window.emergencies.open(None)
    press(window.emergencies.card, "Seizure")
    other = closed_after_the_test(open_diary(tmp_path / "other.myotrack", clock, create=True))
    window.set_diary(other)
    assert other.guidance.signs() == ()
    assert len(window.emergencies.unsaved()) == 1

    diary.store.read_only = False
    window.set_diary(diary)
    assert len(diary.guidance.signs()) == 1
    assert window.emergencies.unsaved() == ()


def test_a_sign_that_waits_is_not_written_into_another_diary_that_was_put_in_the_place_of_its_own(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    place = tmp_path / "d.myotrack"
    window.set_diary(diary)
    diary.store.read_only = True
    window.emergencies.open(None)
    press(window.emergencies.card, "Seizure")
    mine = place.rename(tmp_path / "mine.myotrack")
    other = closed_after_the_test(open_diary(place, clock, create=True))
    window.set_diary(other)
    assert other.guidance.signs() == ()
    assert len(window.emergencies.unsaved()) == 1

    again = closed_after_the_test(open_diary(mine, clock))
    window.set_diary(again)
    assert len(again.guidance.signs()) == 1
    assert window.emergencies.unsaved() == ()


def test_a_sign_ticked_before_a_diary_was_open_is_not_written_into_the_sample(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    window.emergencies.open(None)
    press(window.emergencies.card, "Seizure")
    sample = closed_after_the_test(open_diary(tmp_path / "SAMPLE.myotrack", clock, create=True, sample=True))
    window.set_diary(sample)
    assert sample.guidance.signs() == ()
    window.set_diary(diary)
    assert len(diary.guidance.signs()) == 1


def test_a_sign_that_could_not_be_saved_goes_into_the_copy_that_is_gone_on_in(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    window.set_diary(diary)
    diary.store.read_only = True
    window.emergencies.open(None)
    press(window.emergencies.card, "Seizure")
    back_up_to(tmp_path / "d.myotrack", tmp_path / "copy.myotrack")
    copy = closed_after_the_test(open_diary(tmp_path / "copy.myotrack", clock))
    window.set_diary(copy)
    assert len(copy.guidance.signs()) == 1
    assert window.emergencies.unsaved() == ()


@pytest.mark.logs_warnings
def test_a_sign_ticked_while_a_backup_is_looked_at_goes_into_the_diary_itself(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    back_up_to(tmp_path / "d.myotrack", tmp_path / "look.myotrack")
    looked_at = closed_after_the_test(open_diary(tmp_path / "look.myotrack", clock))
    looked_at.store.paused = DiaryProblem.READ_ONLY
    window.set_diary(looked_at)
    window.emergencies.open(None)
    press(window.emergencies.card, "Seizure")
    assert len(window.emergencies.unsaved()) == 1

    window.set_diary(diary)
    assert len(diary.guidance.signs()) == 1
