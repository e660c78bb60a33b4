"""The strip above the page: what could not be saved, what can't be any more, and whose it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.doses import DoseEventKind
from myotrack.domain.scales import FrequencyBand
from myotrack.services.open_diary import OpenDiary, open_diary
from myotrack.ui.keeping.notices import Notices
from myotrack.ui.keeping.waiting_strip import ELSEWHERE, REFUSED, RETRY_MS, WAITING, WaitingStrip
from myotrack.ui.main_window import MainWindow
from myotrack.ui.pages.today import TodayPage
from tests.open_diaries import closed_after_the_test
from tests.ui.pages.hosts import button_named, unnamed_controls
from tests.ui.red_card import a_diary, a_window, clock


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return a_window(qtbot, tmp_path)


@pytest.fixture
def diary(tmp_path: Path) -> OpenDiary:
    return a_diary(tmp_path)


def show(window: MainWindow, diary: OpenDiary) -> None:
    window.set_diary(diary)
    QApplication.processEvents()


def often(window: MainWindow) -> None:
    page = window.page("today")
    assert isinstance(page, TodayPage)
    page.card.frequency.row.button(FrequencyBand.OFTEN).click()
    QApplication.processEvents()


def notices(window: MainWindow) -> Notices:
    return window.above.notices


def strip(window: MainWindow) -> WaitingStrip:
    assert window.waiting is not None
    return window.waiting


def test_nothing_is_there_as_long_as_everything_can_be_saved(window: MainWindow, diary: OpenDiary) -> None:
    show(window, diary)
    often(window)
    assert window.waiting is None


def test_the_strip_tries_again_every_ten_seconds_until_nothing_waits(window: MainWindow, diary: OpenDiary) -> None:
    show(window, diary)
    diary.store.read_only = True
    often(window)
    retry = strip(window).retry
    assert (retry.isActive(), retry.interval()) == (True, RETRY_MS)
    assert 10_000 <= RETRY_MS <= 30_000
    assert unnamed_controls(window.above) == []
    assert not button_named(window.above, "Try again").isHidden()
    retry.timeout.emit()
    assert notices(window).keys() == {WAITING}
    diary.store.read_only = False
    retry.timeout.emit()
    assert (retry.isActive(), notices(window).keys()) == (False, frozenset())
    assert window.save_bar.text() == "Saved now: several twitches an hour (03:10)."


def test_the_strip_stays_when_another_page_is_opened_and_is_rewritten_only_when_it_says_something_new(
    window: MainWindow, diary: OpenDiary
) -> None:
    show(window, diary)
    diary.store.read_only = True
    often(window)
    button = button_named(window.above, "Try again")
    window.go("help")
    strip(window).retry.timeout.emit()
    assert button_named(window.above, "Try again") is button


def test_what_does_not_fit_any_more_is_said_and_the_rest_is_saved(
    window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    show(window, diary)
    (baclofen,) = diary.medicines.all()
    diary.store.read_only = True
    miss = partial(diary.medicines.dose_event, baclofen.id, diary.diary.today(), DoseEventKind.MISSED)
    assert diary.recorder.waiting.keep("a missed dose", miss)
    often(window)
    other = closed_after_the_test(open_diary(tmp_path / "d.myotrack", clock))
    other.medicines.remove(baclofen.id)
    diary.store.read_only = False
    strip(window).try_again()
    assert "Not saved: a missed dose (03:10). It does not fit the diary any more." in notices(window).text(REFUSED)
    assert notices(window).keys() == {REFUSED}
    assert window.save_bar.text() == "Saved now: several twitches an hour (03:10)."
    QApplication.processEvents()
    button_named(window.above, "Close").click()
    strip(window).try_again()
    assert notices(window).keys() == frozenset()


def test_what_waits_goes_on_waiting_while_no_diary_is_open(window: MainWindow, diary: OpenDiary) -> None:
    show(window, diary)
    diary.store.read_only = True
    often(window)
    window.forget_diary()
    assert notices(window).keys() == {ELSEWHERE}
    assert [entry.what for entry in strip(window).entries()] == ["several twitches an hour"]
    diary.store.read_only = False
    show(window, diary)
    assert notices(window).keys() == frozenset()
    check_in = diary.diary.day(diary.diary.today()).check_in
    assert check_in is not None
    assert check_in.frequency_band is FrequencyBand.OFTEN


def test_what_was_tried_in_the_sample_is_not_kept_when_it_is_left(
    window: MainWindow, diary: OpenDiary, tmp_path: Path
) -> None:
    sample = closed_after_the_test(open_diary(tmp_path / "SAMPLE.myotrack", clock, create=True, sample=True))
    show(window, sample)
    sample.store.read_only = True
    often(window)
    show(window, diary)
    assert strip(window).entries() == ()
    assert notices(window).keys() == frozenset()
