from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.recovery import RecoveryPage
from myotrack.ui.widgets.big_button import BigButton
from tests.builders import a_check_in, a_dose_change, a_medicine, daily_counts
from tests.ui.pages.hosts import Heard, button_named, labels_that_guess_html, unnamed_controls
from tests.ui.pages.recovery.showing import COUNTS, STOP, TODAY, day, said, settled, shown, write

TWICE = (
    a_medicine(),
    *(a_dose_change(day(n), dose) for n, dose in ((-300, 60), (-100, 0), (-60, 60), (-20, 0))),
    *daily_counts(day(-120), [30] * 20),
    *daily_counts(day(-100), [max(3, 30 - 2 * n) for n in range(40)]),
    *daily_counts(day(-60), [31] * 40),
    *daily_counts(day(-20), [max(0, 31 - n) for n in range(20)]),
)


@pytest.fixture
def page(qtbot: QtBot, host: Host, diary: OpenDiary, tmp_path: Path) -> RecoveryPage:
    page = shown(qtbot, host, diary, tmp_path / "both.svg")
    write(diary, TWICE)
    return page


def compare(page: RecoveryPage, qtbot: QtBot) -> None:
    button_named(page, "Compare with another day 0…").click()
    sheet = page.sheet()
    assert sheet is not None
    (other,) = [b for b in sheet.findChildren(BigButton) if "stopped" in b.title]
    other.click()
    settled(qtbot, page)


def test_a_second_day_0_is_drawn_beside_the_first_and_said_in_words(page: RecoveryPage, qtbot: QtBot) -> None:
    assert page.cards.comparison.isHidden()

    compare(page, qtbot)

    words = said(page)
    assert "Two courses, counted from their day 0" in words
    assert "baclofen stopped 22 February 2026, 31 twitches a day before." in words
    assert "baclofen stopped 4 December 2025, 30 twitches a day before." in words
    assert page.cards.comparison.picture.pixmap().width() > 300
    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []


def test_days_off_the_medicine_among_the_days_before_are_said(qtbot: QtBot, host: Host, diary: OpenDiary) -> None:
    page = shown(qtbot, host, diary)
    doses = [a_dose_change(day(n), dose) for n, dose in ((-300, 60), (-100, 0), (-32, 60), (-20, 0))]
    write(diary, a_medicine(), doses, list(TWICE[5:]))
    compare(page, qtbot)

    words = said(page)
    assert "16 of the 28 logged days before it were without baclofen." in words
    assert "The earlier course ends before the dose went up again, or before the later one begins." in words


def test_it_stays_while_the_diary_changes_and_goes_when_it_was_seen(
    page: RecoveryPage, qtbot: QtBot, diary: OpenDiary
) -> None:
    compare(page, qtbot)
    assert page.cards.comparison.end.hasFocus() or page.window().focusWidget() is page.cards.comparison.end
    write(diary, a_check_in(TODAY, 2))
    assert page.cards.comparison.comparison() is not None

    button_named(page, "Stop comparing").click()

    assert page.cards.comparison.isHidden()
    assert "Two courses" not in said(page)


def test_both_courses_are_saved_as_a_picture(page: RecoveryPage, qtbot: QtBot, tmp_path: Path, heard: Heard) -> None:
    compare(page, qtbot)

    button_named(page, "Save this picture…").click()
    settled(qtbot, page)

    saved = (tmp_path / "both.svg").read_text(encoding="utf-8")
    assert "Two courses, counted from their day 0" in saved
    assert [w.replace("\u2068", "").replace("\u2069", "") for w in heard.said] == ["The picture was saved as both.svg."]


def test_choosing_another_day_0_ends_the_comparison(page: RecoveryPage, qtbot: QtBot) -> None:
    compare(page, qtbot)
    button_named(page, "Another day 0…").click()
    sheet = page.sheet()
    assert sheet is not None
    first = [b for b in sheet.findChildren(BigButton) if "stopped" in b.title][-1]
    first.click()
    settled(qtbot, page)

    assert page.cards.comparison.isHidden()
    assert "day 100 since the dose was stopped" in said(page)


def test_with_one_day_0_there_is_nothing_to_compare(qtbot: QtBot, host: Host, diary: OpenDiary) -> None:
    page = shown(qtbot, host, diary)
    write(diary, STOP, COUNTS)

    assert "Compare…" not in said(page)
