from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from myotrack.analysis.picture import AxisMode, DayRange
from myotrack.domain.medicines import Role
from myotrack.domain.timeline import Timeline
from myotrack.services.changes import Change
from myotrack.services.demo_diary import fill_with_sample
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.recovery import RecoveryPage
from myotrack.ui.pages.recovery.dose_table import AT_A_TIME
from myotrack.ui.widgets.big_button import BigButton
from tests.builders import a_check_in, a_dose_change, a_medicine
from tests.ui.pages.hosts import NOW, Heard, button_named, labels_that_guess_html, unnamed_controls
from tests.ui.pages.recovery.showing import COUNTS, STOP, TODAY, day, said, settled, shown, write


@pytest.fixture
def page(qtbot: QtBot, host: Host, diary: OpenDiary) -> RecoveryPage:
    """The page as the window shows it: it refreshes after every change."""
    return shown(qtbot, host, diary)


def test_an_empty_diary_explains_the_chart_and_offers_the_first_step(page: RecoveryPage, heard: Heard) -> None:
    assert "The chart begins with the first day you log" in said(page)
    assert page.canvas() is None

    button_named(page, "Log today").click()

    assert heard.gone == [("today", None)]


def test_without_a_fit_the_line_is_the_median_and_says_so(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOP, COUNTS[:12])

    assert "the line is the middle of 7 logged days" in said(page)
    assert "Not enough data yet" in said(page)
    assert "7 logged days from day 0 on are needed; there are 3." in said(page)


def test_the_first_logged_day_brings_the_chart(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, a_check_in(TODAY, 12))

    picture = page.picture()
    assert picture is not None
    assert picture.shown == DayRange(TODAY, TODAY)
    assert page.canvas() is not None
    assert "The chart begins" not in said(page)
    assert "1 of 1 day logged" in said(page)


def test_it_says_the_plain_facts_and_never_why(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOP, COUNTS)
    words = said(page)

    assert "baclofen: day 10 since the dose was stopped" in words
    assert "18 of 21 days logged · the line is the fitted course with its 90\xa0% band" in words
    assert "9 of the 28 days before day 0 are logged" in words
    assert "This diary cannot tell whether you are in danger. If you are worried, get help." in words
    assert "because" not in words.lower()


def test_the_axis_counts_the_way_the_person_chose_and_stays_so_after_a_change(
    page: RecoveryPage, diary: OpenDiary
) -> None:
    write(diary, STOP, COUNTS)
    button_named(page, "Days since day 0").click()
    write(diary, a_check_in(TODAY, 3))

    picture = page.picture()
    assert picture is not None
    assert picture.axis is AxisMode.DAYS_SINCE
    assert button_named(page, "Days since day 0").isChecked()
    assert not button_named(page, "Dates").isChecked()


def test_without_a_day_0_it_says_why_days_are_counted_by_date_and_where_to_go(
    page: RecoveryPage, diary: OpenDiary, heard: Heard
) -> None:
    write(diary, COUNTS)

    assert "there is no day 0" in said(page)
    assert not button_named(page, "Days since day 0").isEnabled()
    button_named(page, "Open Medicines").click()
    assert heard.gone == [("medicines", None)]


def rows(page: RecoveryPage) -> list[list[str]]:
    table = page.dose_table().table
    clean = "\u2068\u2069"
    return [
        ["".join(c for c in table.text(r, c) if c not in clean) for c in range(9)] for r in range(table.row_count())
    ]


def test_the_dose_table_has_a_row_for_each_dose_with_day_0s_medicine_first(
    page: RecoveryPage, diary: OpenDiary
) -> None:
    sertraline = (a_medicine("sertraline"), a_dose_change(day(-300), 50, "sertraline", Role.FOR_CONDITION))
    write(diary, sertraline, STOP, COUNTS)

    assert rows(page) == [
        ["baclofen 60\u00a0mg", "22 February – 3 March", "10", "9", "35", "42", "–", "–", "–"],
        ["baclofen stopped", "4 March – now", "11", "9", "6", "22", "–", "–", "–"],
        ["sertraline 50\u00a0mg", "22 February – now", "21", "18", "25", "42", "–", "–", "–"],
    ]


def test_where_there_is_no_room_for_columns_every_one_of_many_doses_is_a_button_and_stays_the_same_one(
    page: RecoveryPage, diary: OpenDiary, qtbot: QtBot
) -> None:
    steps = [a_dose_change(day(-30 + number), 60 - number) for number in range(30)]
    page.resize(500, 700)
    write(diary, a_medicine(), steps, COUNTS)
    settled(qtbot, page)
    table = page.dose_table()
    qtbot.waitUntil(lambda: len(table.buttons()) == len(rows(page)))
    before = table.buttons()
    assert len(before) > AT_A_TIME, "made in more than one turn"
    assert before[-1].hint.startswith("1 of 2 days logged"), before[-1].hint

    write(diary, a_dose_change(TODAY, 3))
    settled(qtbot, page)

    qtbot.waitUntil(lambda: len(table.buttons()) == len(before) + 1)
    after = table.buttons()
    assert after[:-1] == before, "what is looked at, or has the focus, is not made anew"
    assert [button.property("row") for button in after] == list(range(len(after)))
    assert after[-1].title.startswith("\u2068baclofen\u2069 3")


def test_choosing_a_dose_zooms_to_its_days_says_so_and_whole_range_goes_back(
    page: RecoveryPage, diary: OpenDiary, qtbot: QtBot
) -> None:
    write(diary, STOP, COUNTS)
    table = page.dose_table().table

    table.clicked.emit(table.model().index(0, 0))
    settled(qtbot, page)

    picture = page.picture()
    assert picture is not None
    assert picture.shown == DayRange(day(-20), day(-11))
    assert "Only 22 February – 3 March is shown, out of 22 February – 13 March." in said(page)
    assert table.currentIndex().row() == 0

    button_named(page, "Whole range").click()
    settled(qtbot, page)

    picture = page.picture()
    assert picture is not None
    assert not picture.is_zoomed
    assert "Only" not in said(page)


def test_a_zoom_by_keys_and_escape_back(page: RecoveryPage, diary: OpenDiary, qtbot: QtBot) -> None:
    write(diary, STOP, COUNTS)
    canvas = page.canvas()
    assert canvas is not None

    QTest.keyClick(canvas.plot, Qt.Key.Key_Plus)
    settled(qtbot, page)
    picture = page.picture()
    assert picture is not None
    assert picture.shown.days == 10

    QTest.keyClick(canvas.plot, Qt.Key.Key_Escape)
    settled(qtbot, page)
    picture = page.picture()
    assert picture is not None
    assert not picture.is_zoomed


def test_a_whole_range_stays_whole_when_a_day_is_added(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOP, COUNTS)
    write(diary, a_check_in(TODAY, 3))

    picture = page.picture()
    assert picture is not None
    assert picture.shown.last == TODAY


TAPER = (a_medicine(), *(a_dose_change(day(n), dose) for n, dose in ((-40, 60), (-18, 40), (-10, 0))))


def test_of_several_day_0s_one_is_chosen_and_kept(page: RecoveryPage, diary: OpenDiary, qtbot: QtBot) -> None:
    write(diary, TAPER, COUNTS)
    assert "baclofen: day 18 since the dose was cut" in said(page)

    button_named(page, "Another day 0…").click()
    sheet = page.sheet()
    assert sheet is not None
    stop = [b for b in sheet.findChildren(BigButton) if "stopped" in b.title]
    assert len(stop) == 1
    stop[0].click()
    settled(qtbot, page)

    assert "baclofen: day 10 since the dose was stopped" in said(page)
    write(diary, a_check_in(TODAY, 3))
    assert "baclofen: day 10 since the dose was stopped" in said(page)


def test_with_one_day_0_there_is_nothing_to_choose(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOP, COUNTS)

    assert "Another day 0" not in said(page)


def test_a_chosen_day_0_that_is_taken_back_gives_way_to_the_default(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, TAPER, COUNTS)
    later = (a_dose_change(day(-3), 30), a_dose_change(day(-1), 0, id="later"))
    write(diary, later)
    assert "day 1 since the dose was stopped" in said(page)

    diary.recorder.undo()

    assert "day 18 since the dose was cut" in said(page)


def test_a_day_is_opened_from_the_chart(page: RecoveryPage, diary: OpenDiary, heard: Heard) -> None:
    write(diary, STOP, COUNTS)
    button = button_named(page, "Open this day")
    assert not button.isEnabled()

    page.show_day(day(-9))
    assert "Thu 5 March 2026 · day 1 · 20 twitches" in said(page)
    button.click()

    assert heard.gone == [("history", day(-9))]


def test_a_click_in_the_chart_makes_the_day_openable(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOP, COUNTS)
    canvas = page.canvas()
    assert canvas is not None
    chart = canvas.plot.chart()
    assert chart is not None

    where = QPoint(round(chart.scale.middle(day(-10)) * 96 / 72), 60)
    QTest.mouseClick(canvas.plot, Qt.MouseButton.LeftButton, pos=where)

    assert canvas.chosen() == day(-10)
    assert button_named(page, "Open this day").isEnabled()


def test_opening_at_a_day_that_is_zoomed_away_shows_everything_again(
    page: RecoveryPage, diary: OpenDiary, qtbot: QtBot
) -> None:
    write(diary, STOP, COUNTS)
    canvas = page.canvas()
    assert canvas is not None
    canvas.range_wanted.emit(DayRange(day(-20), day(-12)))
    settled(qtbot, page)

    page.show_day(day(-2))
    settled(qtbot, page)

    picture = page.picture()
    assert picture is not None
    assert not picture.is_zoomed
    assert canvas.chosen() == day(-2)


def test_everything_has_a_name_and_no_label_guesses_html(page: RecoveryPage, diary: OpenDiary) -> None:
    odd = (a_medicine("<b>baclofen</b> & co"), a_dose_change(day(-9), 0, "<b>baclofen</b> & co"))
    write(diary, odd, COUNTS)

    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
    assert "<b>baclofen</b> & co: day 9" in said(page)


def test_the_sample_diary_is_drawn_whole(page: RecoveryPage, diary: OpenDiary) -> None:
    fill_with_sample(diary.store, NOW)
    diary.feed.publish(Change.EVERYTHING)

    picture = page.picture()
    assert picture is not None
    assert isinstance(picture.timeline, Timeline)
    assert picture.day_zero is not None
    assert len(rows(page)) >= 4
    assert "No twitches for now" in said(page)
    assert "Twitches were also treated with clonazepam on these days" in said(page)


def test_matplotlib_is_loaded_when_there_is_something_to_draw_and_not_before() -> None:
    code = (
        "import sys, myotrack.ui.pages.recovery as page; assert page.RecoveryPage\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('matplotlib', 'numpy')]"
    )

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
