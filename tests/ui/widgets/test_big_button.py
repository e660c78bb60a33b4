"""BigButton: two lines, nothing cut off, keys and screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.ui.theme import apply, load_theme, theme_of
from myotrack.ui.widgets.big_button import BigButton, Kind


def presses_of(button: BigButton) -> list[None]:
    """Grows by one with every press from now on."""
    presses: list[None] = []

    def note() -> None:
        presses.append(None)

    button.clicked.connect(note)
    return presses


def test_a_person_s_ampersand_is_no_shortcut_and_is_read_out_as_typed(qtbot: QtBot) -> None:
    button = BigButton("Salt & pepper")
    qtbot.addWidget(button)

    assert button.text() == "Salt && pepper"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Salt & pepper"
    assert button.title == "Salt & pepper"


def test_it_grows_in_height_when_it_gets_narrow(qtbot: QtBot) -> None:
    button = BigButton("Where, when, what it stopped me doing", "one step away")
    qtbot.addWidget(button)

    assert button.heightForWidth(600) == 56
    assert button.heightForWidth(160) > 90


def test_a_word_longer_than_the_button_is_broken_and_not_cut(qtbot: QtBot) -> None:
    button = BigButton("Extraordinarily" * 20)
    qtbot.addWidget(button)

    assert button.minimumSizeHint().width() < 200
    assert button.heightForWidth(200) > 12 * 20


@pytest.mark.parametrize(("kind", "least"), [("secondary", 56), ("danger", 56), ("primary", 60), ("emergency", 60)])
def test_its_height_is_never_below_a_target(qtbot: QtBot, kind: Kind, least: int) -> None:
    button = BigButton("Ok", kind=kind)
    qtbot.addWidget(button)

    assert button.sizeHint().height() == least
    assert button.minimumSizeHint().height() == least


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_it_once(qtbot: QtBot, key: Qt.Key) -> None:
    button = BigButton("Save")
    qtbot.addWidget(button)
    presses = presses_of(button)

    QTest.keyClick(button, key)

    assert len(presses) == 1


def test_enter_held_down_presses_once(qtbot: QtBot) -> None:
    button = BigButton("Save")
    qtbot.addWidget(button)
    presses = presses_of(button)

    QTest.keyPress(button, Qt.Key.Key_Return)
    for _ in range(5):
        held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(button, held)

    assert len(presses) == 1


def test_being_chosen_moves_nothing(qtbot: QtBot) -> None:
    button = BigButton("6–24", "now and then", checkable=True)
    qtbot.addWidget(button)
    before = button.sizeHint(), button.heightForWidth(120)

    button.setChecked(True)

    assert (button.sizeHint(), button.heightForWidth(120)) == before


@pytest.mark.parametrize("kind", ["secondary", "primary"])
def test_being_chosen_shows_a_mark_and_not_only_a_colour(qtbot: QtBot, kind: Kind) -> None:
    button = BigButton("6–24", checkable=True, kind=kind)
    qtbot.addWidget(button)
    button.resize(160, 60)
    corner = (button.width() - 14 - 5, 14)
    before = button.grab().toImage().pixelColor(*corner).name()

    button.setChecked(True)
    badge = button.grab().toImage()
    theme = theme_of(button)

    assert badge.pixelColor(*corner).name() != before
    seen = {badge.pixelColor(x, y).name() for x in range(button.width() - 24, button.width() - 4) for y in range(5, 24)}
    assert {theme.accent.lower(), theme.on_accent.lower()} <= seen


def test_an_icon_alone_needs_words_for_the_screen_reader_and_gets_them(qtbot: QtBot) -> None:
    button = BigButton("", icon="minus", spoken="Twitches: less")
    qtbot.addWidget(button)

    interface = QAccessible.queryAccessibleInterface(button)

    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Twitches: less"


def test_the_small_line_is_its_description(qtbot: QtBot) -> None:
    button = BigButton("1–5", "a few")
    qtbot.addWidget(button)
    button.set_hint("some")

    assert button.accessibleDescription() == "some"


def test_a_disabled_one_looks_disabled_in_every_kind(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, load_theme("light"))
    kinds: tuple[Kind, ...] = ("secondary", "primary", "danger", "quiet", "emergency")
    for kind in kinds:
        button = BigButton("Save", kind=kind)
        qtbot.addWidget(button)
        button.setEnabled(False)
        button.resize(120, 60)
        assert button.grab().toImage().pixelColor(60, 8).name() == load_theme("light").ground.lower(), kind
