"""The one key opens the card from every screen, and with the program's own files damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.resources.guidance import load_texts
from myotrack.services.open_diary import OpenDiary
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.card_fallback import fallback_words
from myotrack.ui.emergency_card import EmergencyCard
from myotrack.ui.first_run import FirstRun
from myotrack.ui.keeping.rescue_screen import RescueScreen
from myotrack.ui.keeping.ways_out import ways_out
from myotrack.ui.main_window import MainWindow
from myotrack.ui.page_list import page_entries
from myotrack.ui.theme import apply, load_theme
from myotrack.ui.widgets.big_button import BigButton
from myotrack.words.diary_problems import diary_problem
from tests.ui.red_card import a_diary, a_window, clock, press, read

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return a_window(qtbot, tmp_path)


@pytest.fixture
def diary(tmp_path: Path) -> OpenDiary:
    return a_diary(tmp_path)


def opens(window: MainWindow) -> bool:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F8)
    opened = window.emergencies.card.isVisible()
    QTest.keyClick(window.emergencies.card, Qt.Key.Key_Escape)
    return opened and not window.emergencies.card.isVisible()


def test_the_key_opens_it_from_every_page_and_gives_the_page_back(window: MainWindow, diary: OpenDiary) -> None:
    window.set_diary(diary)
    for entry in page_entries():
        window.go(entry.key)
        QApplication.processEvents()
        assert opens(window), entry.key
        assert window.current_page == entry.key


def test_the_key_opens_it_from_the_first_start_and_beside_each_kind_of_broken_diary(
    window: MainWindow, tmp_path: Path
) -> None:
    first = FirstRun(PreferencesFile(tmp_path / "other.json"))
    window.show_alone(first)
    for step in range(3):
        first.show_step(step)
        assert opens(window), step
    for problem in DiaryProblem:
        window.show_alone(RescueScreen(diary_problem(DiaryError(problem, "d.myotrack")), ways_out(problem)))
        assert opens(window), problem


def test_the_key_opens_it_over_everything_that_asks_something_on_the_pages(
    qtbot: QtBot, window: MainWindow, diary: OpenDiary
) -> None:
    window.set_diary(diary)
    for page, button in (("medicines", "Stopped…"), ("medicines", "Plan…"), ("today", "Another day…")):
        window.go(page)
        shown = window.shown_widget()
        assert shown is not None
        next(b for b in shown.findChildren(BigButton) if b.isVisibleTo(shown) and b.title == button).click()
        sheet = QApplication.activeModalWidget()
        assert sheet is not None
        qtbot.waitUntil(sheet.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_F8)
        assert window.emergencies.card.isVisible()
        QTest.keyClick(window.emergencies.card, Qt.Key.Key_Escape)
        assert sheet.isVisible()
        sheet.close()
        QApplication.processEvents()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 480)])
def test_i_called_and_close_are_in_sight_at_every_size(
    qapp: QApplication, window: MainWindow, diary: OpenDiary, percent: int, size: tuple[int, int]
) -> None:
    apply(qapp, load_theme("light"), percent)
    window.resize(*size)
    window.set_diary(diary)
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")
    QApplication.processEvents()
    card = window.emergencies.card
    for title in ("I called, help is coming", "Close this card"):
        button = next(b for b in card.findChildren(BigButton) if b.isVisibleTo(card) and b.title == title)
        assert button.visibleRegion().boundingRect() == button.rect(), title
    call = next(label for label in card.findChildren(QLabel) if label.text() == "Call 911 now" and label.isVisible())
    assert call.visibleRegion().boundingRect().height() >= min(call.height(), 60)


def test_a_poison_line_nobody_checked_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = PreferencesFile(tmp_path / "p.json")
    preferences.change(country="DE")
    shown = MainWindow(preferences, clock)
    qtbot.addWidget(shown)
    shown.emergencies.open()
    assert "(not checked)" in read(shown.emergencies.card)
    preferences.change(poison_line="030 19240")
    shown.emergencies.open()
    assert "(not checked)" not in read(shown.emergencies.card)


def test_the_words_for_a_damaged_installation_are_those_of_the_file(tmp_path: Path) -> None:
    texts, preferences = load_texts(), PreferencesFile(tmp_path / "p.json")
    words = fallback_words(preferences.current)
    assert words.call == texts.card_call_unknown.format(first="112", second="911")
    assert words.could_be == texts.card_could_be
    assert words.until == (texts.card_stay, texts.card_do_not_change)
    assert (words.say_heading, words.until_heading) == (texts.card_say_heading, texts.card_until_heading)
    assert (words.called, words.small_print) == (texts.card_called, (texts.card_not_dialled,))
    preferences.change(emergency_number="0118 999", poison_line="12 34")
    own = fallback_words(preferences.current)
    assert "0118 999" in own.call
    assert "12 34" in own.until[-1]


_OPEN = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLabel
from myotrack.services.preferences import PreferencesFile
from myotrack.ui.main_window import MainWindow
from myotrack.ui.theme import apply, load_theme
app = QApplication([])
apply(app, load_theme("light"))
window = MainWindow(PreferencesFile(Path("p.json")), lambda: datetime(2026, 3, 14, tzinfo=timezone.utc))
window.prepare_emergencies()
window.show()
window.emergencies.open()
card = window.emergencies.card
assert card.isVisible()
print("\\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)))
"""


@pytest.mark.parametrize(
    ("broken", "missing"), [("texts.toml", True), ("signs.toml", False), ("emergency_numbers.toml", False)]
)
def test_it_opens_when_a_file_of_the_program_is_damaged_or_gone(tmp_path: Path, broken: str, missing: bool) -> None:
    for folder in ("myotrack", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "resources" / "guidance" / broken
    if missing:
        file.unlink()
    else:
        file.write_text("[[", encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MYOTRACK_HOME": str(tmp_path / "home")}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [sys.executable, "-c", _OPEN], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Call 112 or 911, or your local emergency number, now" in done.stdout
    assert "Stay with the person. Do not leave them alone." in done.stdout


def test_the_card_reads_itself_to_a_screen_reader(window: MainWindow, diary: OpenDiary) -> None:
    window.set_diary(diary)
    window.emergencies.open()
    press(window.emergencies.card, "Seizure")
    card: EmergencyCard = window.emergencies.card
    said = card.accessibleDescription()
    assert said.startswith("Call 911 now Seizure was ticked at 03:10. It could be an overdose or withdrawal.")
    assert "Do not stop, skip or take extra on your own." in said
