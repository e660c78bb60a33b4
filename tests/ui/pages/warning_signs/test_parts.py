"""What was ticked when, the table, the rules: read as a person reads them."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryProblem
from myotrack.domain.medicines import BACLOFEN
from myotrack.domain.provenance import Author
from myotrack.domain.signs import ActionTaken, Grade, WarningSign
from myotrack.resources.guidance import load_rules, load_sources, load_table
from myotrack.services.medicines import Dose
from myotrack.services.open_diary import OpenDiary
from myotrack.ui.host import Host
from myotrack.ui.pages.warning_signs import WarningSignsPage
from myotrack.ui.pages.warning_signs.page import RULES, TABLE, TICKED
from myotrack.ui.pages.warning_signs.sign_entry import SignEntry
from myotrack.ui.pages.warning_signs.struck_label import StruckLabel
from myotrack.ui.pages.warning_signs.table_section import CellCard
from myotrack.ui.widgets.empty_state import EmptyState
from tests.ui.pages.hosts import NOW, Heard, button_named, labels_that_guess_html, unnamed_controls, words_on

TODAY = NOW.date()


@pytest.fixture
def page(qtbot: QtBot, host: Host, diary: OpenDiary) -> WarningSignsPage:
    """The page as the window shows it: it refreshes after every change."""
    shown = WarningSignsPage(host)
    qtbot.addWidget(shown)
    diary.feed.listen(lambda _change: shown.refresh())
    shown.resize(1100, 700)
    shown.show()
    shown.refresh()
    return shown


def tick(diary: OpenDiary, sign: WarningSign, days_ago: int = 0, at: time | None = time(9, 0)) -> str:
    """Tick a sign some days ago and return its id."""
    report = diary.guidance.make_report(sign, day=TODAY - timedelta(days=days_ago), at=at)
    diary.guidance.save_sign(report)
    return report.id


def names(page: WarningSignsPage) -> list[str]:
    """The names of the listed signs in the order they stand in."""
    entries = [e for e in page.findChildren(SignEntry) if e.isVisibleTo(page)]
    return [e.accessibleName() for e in sorted(entries, key=lambda e: e.mapTo(page, e.rect().topLeft()).y())]


def test_no_sign_is_said_as_not_entered_and_never_as_all_clear(page: WarningSignsPage) -> None:
    page.show_part(TICKED)

    words = words_on(page).lower()
    assert "no warning sign was entered." in words
    assert "all clear" not in words
    assert "cannot tell whether you are in danger" in words


def test_the_quiet_line_says_since_when(page: WarningSignsPage, diary: OpenDiary) -> None:
    tick(diary, WarningSign.FALL, days_ago=9)

    assert "No warning sign was entered since 5 March at 09:00." in words_on(page)


def test_the_empty_list_leads_to_ticking(page: WarningSignsPage) -> None:
    page.show_part(TICKED)
    first_step = page.findChildren(EmptyState)[0].button

    assert first_step is not None
    first_step.click()

    assert "Is any of this happening now?" in words_on(page)


def test_signs_are_listed_newest_first(page: WarningSignsPage, diary: OpenDiary) -> None:
    tick(diary, WarningSign.FALL, days_ago=2)
    tick(diary, WarningSign.VOMITING, at=time(8, 0))
    tick(diary, WarningSign.AGITATION, at=time(7, 0))

    page.show_part(TICKED)
    QApplication.processEvents()

    assert names(page) == [
        "Vomiting, 14 March at 08:00",
        "Agitation, 14 March at 07:00",
        "Fall, 12 March at 09:00 · entered later",
    ]


def test_a_sign_that_is_ticked_while_the_list_is_open_comes_to_the_top(
    page: WarningSignsPage, diary: OpenDiary
) -> None:
    tick(diary, WarningSign.FALL, days_ago=2)
    page.show_part(TICKED)

    tick(diary, WarningSign.VOMITING)
    QApplication.processEvents()

    assert [name.split(",")[0] for name in names(page)] == ["Vomiting", "Fall"]


def test_a_long_list_shows_ten_and_the_rest_when_asked(page: WarningSignsPage, diary: OpenDiary) -> None:
    for days_ago in range(12):
        tick(diary, WarningSign.FALL, days_ago)
    page.show_part(TICKED)
    assert len(names(page)) == 10

    button_named(page, "Show 2 earlier").click()

    assert len(names(page)) == 12
    assert "earlier" not in words_on(page)


def test_what_the_caregiver_ticked_says_so(page: WarningSignsPage, diary: OpenDiary) -> None:
    diary.recorder.author = Author.CAREGIVER
    tick(diary, WarningSign.FALL)

    page.show_part(TICKED)

    assert "14 March at 09:00 · ticked by the caregiver" in words_on(page)


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("Called the emergency number", ActionTaken.CALLED_EMERGENCY),
        ("Called a doctor", ActionTaken.CALLED_DOCTOR),
        ("Followed my rescue instructions", ActionTaken.RESCUE_INSTRUCTIONS),
        ("Nothing yet", ActionTaken.NOTHING_YET),
        ("Entered by mistake", ActionTaken.ENTERED_BY_MISTAKE),
    ],
)
def test_what_was_done_is_one_press(
    page: WarningSignsPage, diary: OpenDiary, heard: Heard, name: str, action: ActionTaken
) -> None:
    tick(diary, WarningSign.FALL)
    page.show_part(TICKED)

    QTest.keyClick(button_named(page, name), Qt.Key.Key_Space)

    assert diary.guidance.signs()[0].action_taken is action
    assert heard.saved == [f"Saved: Fall, {name.lower()}"]


def test_a_mistake_stays_listed_struck_through_and_said_in_words(page: WarningSignsPage, diary: OpenDiary) -> None:
    diary.guidance.say_what_was_done(tick(diary, WarningSign.SEIZURE), ActionTaken.ENTERED_BY_MISTAKE)

    page.show_part(TICKED)

    assert names(page) == ["Seizure, Entered by mistake · 14 March at 09:00"]
    (title,) = [label for label in page.findChildren(StruckLabel) if label.text() == "Seizure"]
    struck = title.grab().toImage()
    title.set_struck(False)
    assert title.grab().toImage() != struck


def test_an_answer_can_be_changed_later(page: WarningSignsPage, diary: OpenDiary) -> None:
    diary.guidance.say_what_was_done(tick(diary, WarningSign.FALL), ActionTaken.CALLED_DOCTOR)
    page.show_part(TICKED)
    assert "What was done?" not in words_on(page)

    button_named(page, "Called a doctor").click()
    button_named(page, "Called the emergency number").click()

    assert diary.guidance.signs()[0].action_taken is ActionTaken.CALLED_EMERGENCY


def test_an_answer_that_cannot_be_saved_is_shown_as_given_and_not_saved_yet(
    page: WarningSignsPage, diary: OpenDiary, heard: Heard
) -> None:
    tick(diary, WarningSign.FALL)
    page.show_part(TICKED)
    diary.store.read_only = True

    button_named(page, "Called a doctor").click()

    assert button_named(page, "Called a doctor").isChecked()
    assert "· not saved yet" in words_on(page)
    assert (heard.saved, heard.waits) == ([], ["Fall, called a doctor"])
    diary.store.read_only = False
    diary.recorder.waiting.save()
    assert "not saved yet" not in words_on(page)
    assert diary.guidance.signs()[0].action_taken is ActionTaken.CALLED_DOCTOR


def test_an_answer_in_a_backup_that_is_looked_at_is_not_shown_as_given(
    page: WarningSignsPage, diary: OpenDiary, heard: Heard
) -> None:
    tick(diary, WarningSign.FALL)
    page.show_part(TICKED)
    diary.store.paused = DiaryProblem.READ_ONLY

    button = button_named(page, "Called a doctor")
    button.click()

    assert not button.isChecked()
    assert len(heard.problems) == 1


def test_a_persons_note_is_shown_as_it_was_typed(page: WarningSignsPage, diary: OpenDiary) -> None:
    note = "<b>x</b> & <img src=/etc/passwd>"
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.FALL, note=note))

    page.show_part(TICKED)

    assert note in words_on(page)
    assert labels_that_guess_html(page) == []


def test_the_table_shows_all_ten_cells_with_their_sources_and_additions(page: WarningSignsPage) -> None:
    page.show_part(TABLE)

    words = words_on(page)
    assert len(load_table()) == 10
    for cell in load_table():
        assert cell.words in words
        assert all(addition.words in words for addition in cell.additions)
    assert words.count("In this diary") == 10
    assert "Labels and published cases add:" in words
    assert "This diary does not choose between them." in words


def test_what_the_guidance_says_elsewhere_is_no_addition_of_a_label(page: WarningSignsPage) -> None:
    page.show_part(TABLE)
    (twitches,) = [card for card in page.findChildren(CellCard) if card.accessibleName() == "Twitches: Withdrawal"]
    words = words_on(twitches).splitlines()
    assert words.index("The same guidance says elsewhere:") + 1 == words.index("+ Seizures. (the baclofen guidance)")
    labels = words[words.index("Labels and published cases add:") + 1 : words.index("In this diary")]
    assert labels == [
        "+ Muscle jerks (myoclonus). (the labels of baclofen)",
        "+ Rigid muscles. (the label of baclofen by mouth)",
    ]


def test_medlineplus_is_text_to_copy_beside_the_table(page: WarningSignsPage, heard: Heard) -> None:
    page.show_part(TABLE)
    assert "https://medlineplus.gov/druginfo/meds/a682530.html" in words_on(page)
    button_named(page, "Copy the address of MedlinePlus").click()
    assert QGuiApplication.clipboard().text() == "https://medlineplus.gov/druginfo/meds/a682530.html"
    assert heard.said == ["Copied: https://medlineplus.gov/druginfo/meds/a682530.html"]


def test_the_facts_of_the_diary_stand_in_the_table(page: WarningSignsPage, diary: OpenDiary) -> None:
    page.show_part(TABLE)
    assert "Last dose change" not in words_on(page)

    dose = Dose(daily_dose=Decimal(60))
    diary.medicines.add("Baclofen", catalogue_key=BACLOFEN, since=date(2026, 3, 1), dose=dose)
    diary.guidance.save_sign(diary.guidance.make_report(WarningSign.CONFUSION, grade=Grade.MILD))

    words = words_on(page).replace("\u2068", "").replace("\u2069", "")
    assert words.count("Last dose change: Baclofen 60 mg a day since 1 March (13 days ago)") == 2
    assert words.count("Ticked: Confusion (mild), 14 March at 20:14.") == 2


def test_every_rule_and_source_is_listed_and_what_is_not_in_force_says_so(page: WarningSignsPage) -> None:
    page.show_part(RULES)

    words = words_on(page)
    for rule in load_rules():
        assert rule.words in words
        assert all(choice in words for choice in rule.choices)
    for source in load_sources():
        assert source.name in words
    later = words.index("Not in force yet") if "Not in force yet" in words else len(words)
    for rule in load_rules():
        assert words.index("Rules in force") < words.index(f"{rule.id} ·")
        assert (words.index(f"{rule.id} ·") < later) is rule.watched
    chosen = next(rule for rule in load_rules() if rule.choices)
    assert f"A choice made for this diary, for a clinician to review: {'; '.join(chosen.choices)}" in words


def test_the_address_of_medlineplus_is_text_to_copy(page: WarningSignsPage, heard: Heard) -> None:
    page.show_part(RULES)
    address = "https://medlineplus.gov/druginfo/meds/a682530.html"
    assert address in words_on(page)

    button_named(page, "Copy the address of MedlinePlus").click()

    assert QGuiApplication.clipboard().text() == address
    assert heard.said == [f"Copied: {address}"]


def test_every_control_of_every_part_has_a_name(page: WarningSignsPage, diary: OpenDiary) -> None:
    tick(diary, WarningSign.TEMPERATURE)
    for part in (TICKED, TABLE, RULES):
        page.show_part(part)

    assert unnamed_controls(page) == []
    assert labels_that_guess_html(page) == []
