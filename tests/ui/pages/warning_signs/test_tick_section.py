"""Ticking a sign is one press; the red ones raise the card whatever happens to the file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.signs import ActionTaken, Grade, SignReport, WarningSign, is_red
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs import WarningSignsPage
from myotrack.ui.pages.warning_signs.sign_group import SignButton
from myotrack.ui.theme import theme_of
from myotrack.ui.widgets.sheet import Sheet
from myotrack.words.sign_labels import sign_label
from tests.ui.pages.hosts import NOW, Heard, a_diary, a_host, button_named, words_on

NOW_TIME = NOW.time()


@pytest.fixture
def page(qtbot: QtBot, host: Host, diary: OpenDiary) -> WarningSignsPage:
    """The page as the window shows it: it refreshes after every change."""
    shown = WarningSignsPage(host)
    qtbot.addWidget(shown)
    diary.feed.listen(lambda _change: shown.refresh())
    shown.resize(1100, 700)
    shown.show()
    shown.refresh()
    QApplication.processEvents()
    return shown


def press(page: WarningSignsPage, name: str) -> None:
    """Press the button of this name with the mouse, and let the page lay itself out."""
    QTest.mouseClick(button_named(page, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_every_sign_stands_there_once_with_its_sentence(page: WarningSignsPage) -> None:
    words = words_on(page)

    for sign in WarningSign:
        assert words.count(sign_label(sign)) >= 1
    offered = [(b.sign, b.grade) for b in page.findChildren(SignButton)]
    assert len(offered) == len(set(offered))
    assert {sign for sign, _grade in offered} == set(WarningSign)
    assert all(b.accessibleDescription() for b in page.findChildren(SignButton))


def test_the_red_mark_is_on_red_signs_alone_and_they_come_first(page: WarningSignsPage) -> None:
    buttons = page.findChildren(SignButton)
    reddish = [b for b in buttons if b.colours(theme_of(b)).line == theme_of(b).emergency]

    assert [(b.sign, b.grade) for b in reddish] == [(b.sign, b.grade) for b in buttons if is_red(b.sign, b.grade)]
    assert len(reddish) == 5
    assert {b.sign for b in buttons[:7]} == {
        WarningSign.SEIZURE,
        WarningSign.BREATHING,
        WarningSign.SLEEPINESS,
        WarningSign.CONFUSION,
    }


def test_one_press_saves_a_sign_as_of_now(page: WarningSignsPage, diary: OpenDiary, heard: Heard) -> None:
    press(page, "Hallucinations")

    (report,) = diary.guidance.signs()
    assert (report.sign, report.at, report.day) == (WarningSign.HALLUCINATIONS, NOW_TIME, diary.diary.today())
    assert heard.saved == ["Saved: Hallucinations at 20:14"]
    assert heard.emergencies == []
    assert "1 warning sign was entered today." in words_on(page)


def test_the_grade_is_part_of_the_one_press(page: WarningSignsPage, diary: OpenDiary, heard: Heard) -> None:
    press(page, "Confusion, Mild")

    (report,) = diary.guidance.signs()
    assert (report.sign, report.grade) == (WarningSign.CONFUSION, Grade.MILD)
    assert heard.emergencies == []


@pytest.mark.parametrize(
    ("name", "sign", "grade"),
    [
        ("Seizure", WarningSign.SEIZURE, None),
        ("Slow, shallow or difficult breathing", WarningSign.BREATHING, None),
        ("Sleepiness, Very hard to stay awake", WarningSign.SLEEPINESS, Grade.HARD_TO_STAY_AWAKE),
        ("Sleepiness, Cannot be woken", WarningSign.SLEEPINESS, Grade.CANNOT_BE_WOKEN),
        ("Confusion, Severe", WarningSign.CONFUSION, Grade.SEVERE),
    ],
)
def test_a_red_sign_opens_the_emergency_card(
    page: WarningSignsPage,
    diary: OpenDiary,
    heard: Heard,
    name: str,
    sign: WarningSign,
    grade: Grade | None,
) -> None:
    press(page, name)

    (opened,) = heard.emergencies
    assert isinstance(opened, SignReport)
    assert (opened.sign, opened.grade) == (sign, grade)
    assert diary.guidance.signs() == (opened,)


def test_a_red_sign_opens_the_card_when_the_disk_is_gone_and_says_that_it_is_not_saved(
    qtbot: QtBot, tmp_path: Path, heard: Heard
) -> None:
    diary = a_diary(tmp_path / "stick" / "d.myotrack")
    page = WarningSignsPage(a_host(diary, heard))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    shutil.rmtree(tmp_path / "stick")

    press(page, "Seizure")

    assert [r.sign for r in heard.emergencies if isinstance(r, SignReport)] == [WarningSign.SEIZURE]
    assert heard.unsaved == heard.emergencies
    assert "The diary could not save this sign. Get help first." in words_on(page)
    assert heard.saved == []


def test_a_red_sign_that_is_saved_later_is_shown_as_saved(
    page: WarningSignsPage, diary: OpenDiary, heard: Heard
) -> None:
    diary.store.read_only = True
    press(page, "Seizure")
    assert "could not save" in words_on(page)

    diary.store.read_only = False
    diary.guidance.save_sign(heard.unsaved[0])

    assert "could not save" not in words_on(page)
    assert "What was done?" in words_on(page)


def test_what_was_done_is_asked_right_after_ticking(page: WarningSignsPage, diary: OpenDiary) -> None:
    press(page, "Paranoia")
    press(page, "Called a doctor")

    assert diary.guidance.signs()[0].action_taken is ActionTaken.CALLED_DOCTOR


def test_the_time_can_be_changed_right_after_ticking(page: WarningSignsPage) -> None:
    press(page, "Paranoia")
    press(page, "Change time or note…")

    (sheet,) = page.window().findChildren(Sheet)
    assert "Paranoia" in words_on(sheet)
    sheet.close()


def test_only_a_sign_with_a_number_offers_to_add_it(page: WarningSignsPage) -> None:
    press(page, "Paranoia")
    assert "Add what was measured…" not in words_on(page)

    press(page, "Fast pulse")
    assert "Add what was measured…" in words_on(page)


def test_undo_keeps_the_sign_struck_through_with_words(page: WarningSignsPage, diary: OpenDiary) -> None:
    press(page, "Paranoia")

    diary.recorder.undo()

    assert "Entered by mistake · 14 March at 20:14" in words_on(page)
    assert "No warning sign was entered since this diary began on 14 March." in words_on(page)


def test_nothing_moves_at_or_above_the_group_that_was_pressed(page: WarningSignsPage) -> None:
    press(page, "Paranoia")
    before = places(page)

    QTest.mouseClick(button_named(page, "Shaking"), Qt.MouseButton.LeftButton)

    after = places(page)
    above = {name for name, y in before.items() if y <= before["Shaking"]}
    assert {"Seizure", "Paranoia", "Shaking"} <= above
    assert {name for name in above if after[name] != before[name]} == set()
    assert after["Vomiting"] > before["Vomiting"]


def places(page: WarningSignsPage) -> dict[str, int]:
    """How far down the page each sign's button is, in pixels."""
    inside = page.widget()
    assert inside is not None
    return {b.accessibleName(): b.mapTo(inside, QPoint(0, 0)).y() for b in page.findChildren(SignButton)}
