"""What a person reads at the top of the page, in small diaries of every kind."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.analysis.summary import summary
from myotrack.domain.medicines import Role
from myotrack.domain.provenance import Author
from myotrack.exchange.summary_json import summary_document
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.recovery import RecoveryPage
from tests.builders import a_check_in, a_dose_change, a_medicine, daily_counts
from tests.ui.pages.hosts import button_named, labels_that_guess_html, unnamed_controls
from tests.ui.pages.recovery.showing import TODAY, day, said, shown, write

AFTER = 30
STOPPED = (a_medicine(), a_dose_change(day(-90), 60), a_dose_change(day(-AFTER), 0))
BEFORE = [38, 42, 35, 44, 40, None, 41, 39, 36, 43, 45, 37, 40, 38]


def counts(*after: int | None) -> object:
    return daily_counts(day(-AFTER - len(BEFORE)), [*BEFORE, *after])


def falling(to: float = 1.0, days: int = AFTER + 1) -> list[int | None]:
    chance = random.Random(5)
    return [round(max(0.0, chance.gauss(1, 0.2)) * (to + (40 - to) * 0.5 ** (n / 5))) for n in range(days)]


@pytest.fixture
def page(qtbot: QtBot, host: Host, diary: OpenDiary) -> RecoveryPage:
    return shown(qtbot, host, diary)


def verdict(page: RecoveryPage) -> str:
    words = f"{page.cards.verdict.sentence.text()} {page.cards.verdict.details.text()}"
    return words.replace("\u2068", "").replace("\u2069", "").replace("\N{NO-BREAK SPACE}", " ")


def test_an_improvement_is_one_sentence_with_its_interval_and_its_days(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOPPED, counts(*falling()))

    assert "Fewer twitches than before" in said(page)
    assert verdict(page).startswith("Since you stopped baclofen: fewer twitches than before, between ")
    assert verdict(page).rstrip().endswith("(31 of 31 days logged).")
    assert page.cards.alarm.isHidden()
    assert "No alarm does not mean that all is well" in said(page)


def test_a_rebound_shows_the_alarm_with_its_window_its_reference_and_both_means(
    page: RecoveryPage, diary: OpenDiary
) -> None:
    write(diary, STOPPED, counts(*[40] * 24, *[150, 170, 160, 180, 165, 158, 172]))

    assert "Getting worse" in said(page)
    assert "More twitches than before" in said(page)
    alarm = page.cards.alarm.text.text()
    assert "twitches a day in the " in alarm
    assert " in the 28 days before " in alarm
    assert page.cards.alarm.accessibleName().startswith("More twitches than before. ")
    assert alarm.endswith("When this warning goes away, that does not mean that all is well.")


def test_a_quiet_time_on_a_suppressant_is_told_as_such(page: RecoveryPage, diary: OpenDiary) -> None:
    clonazepam = (a_medicine("clonazepam"), a_dose_change(day(-12), "0.5", "clonazepam", Role.SUPPRESSANT))
    write(diary, STOPPED, clonazepam, counts(*falling(days=AFTER - 9), *[0] * 10))

    assert "Quiet while on clonazepam" in said(page)
    assert (
        "Twitches were also treated with clonazepam on these days; the diary cannot tell how much of the change is due "
        "to stopping baclofen."
    ) in verdict(page)


def test_a_wide_answer_says_what_would_narrow_it(page: RecoveryPage, diary: OpenDiary) -> None:
    chance = random.Random(4)
    few = [chance.choice([0, 2, 9, 30, None]) for _n in range(AFTER - 9)]
    write(
        diary,
        STOPPED,
        daily_counts(day(-AFTER - 6), [3, 25, 0, 14, 1, 6]),
        daily_counts(day(-AFTER), [*few, None, 20, None, None, 3, 12, None, None, 0, 7]),
    )

    assert "percentage points apart" in verdict(page)
    assert "a number for every day makes it narrower" in verdict(page)
    assert "older notes on paper can still be typed in" in verdict(page)


def test_the_page_and_the_summary_say_the_same(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOPPED, counts(*falling(to=12)))
    recovery = summary_document(summary(diary.insights.timeline(), TODAY))["recovery"]

    low, mid, high = (round(recovery["percent_fewer"][end]) for end in ("low", "mid", "high"))
    assert f"between {low} % and {high} % fewer, most likely {mid} %" in verdict(page)
    assert page.picture() is not None


def test_every_number_can_be_unfolded_in_plain_words(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOPPED, counts(*falling()))
    assert "Hundreds of smooth courses" not in said(page)

    button_named(page, "How this was worked out").click()

    words = said(page)
    for what in (
        "Days logged", "Twitches before", "Percent fewer", "Half of the change", "Resolved", "More twitches",
        "The line and the band in the chart", "Dose by dose",
    ):  # fmt: skip
        assert f"\n{what}\n" in words
    assert "40 a day" in words or "39.8 a day" in words
    assert "Hundreds of smooth courses" in words


def test_unfolded_stays_unfolded_and_follows_the_diary(page: RecoveryPage, diary: OpenDiary) -> None:
    write(diary, STOPPED, counts(*falling(days=AFTER)))
    button_named(page, "How this was worked out").click()
    assert "From day 0 to today that is 30 of 31 days logged." in said(page)

    write(diary, a_check_in(TODAY, 2))

    assert "From day 0 to today that is 31 of 31 days logged." in said(page)


def test_the_caregivers_numbers_keep_a_line_of_their_own(page: RecoveryPage, diary: OpenDiary) -> None:
    other = [a_check_in(day(n), 60 + n, by=Author.CAREGIVER) for n in range(-20, 0)]
    write(diary, STOPPED, counts(*falling()), other)

    picture = page.picture()
    assert picture is not None
    patient, caregiver = picture.ratings
    assert (patient.rater, patient.course) == (Author.PATIENT, ())
    assert caregiver.rater is Author.CAREGIVER
    assert len(caregiver.course) == 1
    assert picture.fitted
    assert "only the caregiver wrote" not in said(page)


def test_days_of_the_caregiver_alone_are_said_to_count(page: RecoveryPage, diary: OpenDiary) -> None:
    gap = [a_check_in(day(n), 4, by=Author.CAREGIVER) for n in (-9, -8)]
    write(diary, STOPPED, counts(*falling()[:21], None, None, *falling()[23:]), gap)

    assert "On 2 days only the caregiver wrote; these numbers count in the fitted course." in said(page)


def test_the_keys_begin_at_the_verdict_and_a_ring_comes_with_tab_alone(
    page: RecoveryPage, diary: OpenDiary, qtbot: QtBot
) -> None:
    write(diary, STOPPED, counts(*falling()))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QApplication.sendEvent(page, QShowEvent())

    assert page.window().focusWidget() is page.cards.verdict
    assert page.cards.verdict.accessibleName() == "Fewer twitches than before"
    assert "fewer twitches than before, between" in page.cards.verdict.accessibleDescription()

    before = page.cards.verdict.grab().toImage()
    QTest.keyClick(page.cards.verdict, Qt.Key.Key_Tab)
    after = page.window().focusWidget()
    assert after is not page.cards.verdict
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert page.window().focusWidget() is page.cards.verdict
    assert page.cards.verdict.grab().toImage() != before


def test_everything_still_has_a_name_and_no_label_guesses_html(page: RecoveryPage, diary: OpenDiary) -> None:
    odd = (a_medicine("<b>x</b>", id="x"), a_dose_change(day(-90), 60, "x"), a_dose_change(day(-AFTER), 0, "x"))
    write(diary, odd, counts(*falling()))

    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
    assert "Since you stopped <b>x</b>: fewer twitches" in verdict(page)
