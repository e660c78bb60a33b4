"""Steady, replayed with the clicks of hands that jerk. Every event carries its own time: nothing waits."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QSlider, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.jerk_filter import JerkFilterSettings, Steady
from myotrack.ui.models.rows_model import Column
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.choice_row import Choice, ChoiceRow
from myotrack.ui.widgets.data_table import DataTable

PRESS, RELEASE, MOVE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@dataclass
class Hand:
    """Moves and presses the mouse on one widget; each step is `after` milliseconds after the one before."""

    widget: QWidget
    now: int = 10_000
    down: Qt.MouseButton = NONE

    def _send(self, kind: QEvent.Type, x: float, y: float, after: float, button: Qt.MouseButton) -> None:
        self.now += round(after)
        place = QPointF(x, y)
        everywhere = QPointF(self.widget.mapToGlobal(QPoint(0, 0))) + place
        event = QMouseEvent(kind, place, everywhere, button, self.down, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(self.now)
        QCoreApplication.sendEvent(self.widget, event)

    def move(self, x: float, y: float, after: float = 20) -> None:
        self._send(MOVE, x, y, after, NONE)

    def press(self, x: float = 50, y: float = 20, after: float = 500, button: Qt.MouseButton = LEFT) -> None:
        self.down |= button
        self._send(PRESS, x, y, after, button)

    def release(self, x: float = 50, y: float = 20, after: float = 80, button: Qt.MouseButton = LEFT) -> None:
        self.down &= ~button
        self._send(RELEASE, x, y, after, button)

    def click(self, x: float = 50, y: float = 20, after: float = 500) -> None:
        self.press(x, y, after)
        self.release(x, y)


@dataclass
class Stage:
    """A window with one button, the filter at work, and what came of it."""

    steady: Steady
    button: BigButton
    hand: Hand
    clicks: list[None] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def clicked(self) -> None:
        self.clicks.append(None)

    def was_ignored(self, _widget: QWidget, reason: str) -> None:
        self.ignored.append(reason)


@pytest.fixture
def stage(qapp: QApplication, qtbot: QtBot) -> Iterator[Stage]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 400)
    button = BigButton("Save", parent=window)
    button.setGeometry(300, 150, 120, 60)
    window.show()
    steady = Steady()
    steady.install(qapp)
    made = Stage(steady, button, Hand(button))
    button.clicked.connect(made.clicked)
    steady.ignored.connect(made.was_ignored)
    yield made
    steady.remove(qapp)


def test_an_ordinary_click_counts_once(stage: Stage) -> None:
    stage.hand.click()

    assert len(stage.clicks) == 1
    assert stage.ignored == []


def test_a_release_that_slipped_off_the_button_counts_where_it_was_pressed(stage: Stage) -> None:
    stage.hand.press()
    stage.hand.move(90, 80)
    stage.hand.release(110, 75)

    assert len(stage.clicks) == 1


def test_without_the_filter_the_same_slip_is_lost(stage: Stage, qapp: QApplication) -> None:
    stage.steady.remove(qapp)
    stage.hand.press()
    stage.hand.move(90, 80)
    stage.hand.release(110, 75)

    assert stage.clicks == []


def test_a_slip_of_more_than_96_pixels_takes_the_press_back_and_is_said(stage: Stage) -> None:
    stage.hand.press()
    stage.hand.release(50 + 97, 20)

    assert stage.clicks == []
    assert stage.ignored == ["slip"]
    assert not stage.button.isDown()


def test_a_slip_of_exactly_96_pixels_still_counts(stage: Stage) -> None:
    stage.hand.press()
    stage.hand.release(50 + 96, 20)

    assert len(stage.clicks) == 1


def test_a_press_that_was_taken_back_does_not_block_the_next(stage: Stage) -> None:
    stage.hand.press()
    stage.hand.release(500, 20)
    stage.hand.click(after=50)

    assert len(stage.clicks) == 1


def test_a_bounce_is_ignored_and_said(stage: Stage) -> None:
    stage.hand.click()
    stage.hand.click(after=120)

    assert len(stage.clicks) == 1
    assert stage.ignored == ["repeat"]


def test_a_second_click_after_the_repeat_time_counts(stage: Stage) -> None:
    stage.hand.click()
    stage.hand.click(after=300)

    assert len(stage.clicks) == 2


def test_a_bounce_that_hits_what_the_first_click_brought_up_is_ignored_too(stage: Stage, qtbot: QtBot) -> None:
    new = BigButton("Delete", parent=stage.button.parentWidget())
    new.setGeometry(stage.button.geometry())
    stage.hand.click()
    new.show()
    other = Hand(new, stage.hand.now)

    with qtbot.assertNotEmitted(new.clicked):
        other.click(after=100)


def test_a_quick_click_on_another_button_far_away_counts(stage: Stage, qtbot: QtBot) -> None:
    far = BigButton("Undo", parent=stage.button.parentWidget())
    far.setGeometry(20, 20, 120, 60)
    far.show()
    stage.hand.click()
    other = Hand(far, stage.hand.now)

    with qtbot.waitSignal(far.clicked, timeout=100):
        other.click(after=150)


def test_a_click_while_the_pointer_flies_is_ignored_and_said(stage: Stage) -> None:
    for x in range(-200, 41, 30):
        stage.hand.move(x, 20, after=12)
    stage.hand.press(45, 20, after=8)
    stage.hand.release(60, 20, after=40)

    assert stage.clicks == []
    assert stage.ignored == ["flying"]


def test_a_click_after_the_pointer_has_arrived_counts(stage: Stage) -> None:
    for x in range(-200, 41, 30):
        stage.hand.move(x, 20, after=12)
    stage.hand.press(45, 20, after=150)
    stage.hand.release(45, 20)

    assert len(stage.clicks) == 1


def test_a_second_mouse_button_while_one_is_down_is_ignored(stage: Stage) -> None:
    stage.hand.press()
    stage.hand.press(after=40, button=Qt.MouseButton.RightButton)
    stage.hand.release(after=40, button=Qt.MouseButton.RightButton)
    stage.hand.release()

    assert len(stage.clicks) == 1
    assert stage.ignored == ["overlap"]


def test_a_release_that_got_lost_does_not_block_the_next_click(stage: Stage) -> None:
    stage.hand.press()
    stage.hand.down = NONE
    stage.hand.click(after=1000)

    assert len(stage.clicks) == 1


def test_a_press_shorter_than_the_least_time_is_taken_back_only_where_that_is_asked_for(stage: Stage) -> None:
    stage.hand.press()
    stage.hand.release(after=20)
    assert len(stage.clicks) == 1

    stage.steady.set_settings(replace(stage.steady.settings, minimum_press_ms=100))
    stage.hand.press(after=600)
    stage.hand.release(after=99)

    assert len(stage.clicks) == 1
    assert stage.ignored == ["short"]


def test_events_without_a_time_are_never_taken_for_repeats(stage: Stage) -> None:
    stage.hand.now = 0
    for _ in range(3):
        stage.hand.press(after=0)
        stage.hand.release(after=0)

    assert len(stage.clicks) == 3


def test_a_clock_that_jumps_back_never_blocks_a_click(stage: Stage) -> None:
    stage.hand.click()
    stage.hand.now = 5
    stage.hand.click(after=10)

    assert len(stage.clicks) == 2


def test_the_counter_can_opt_out(stage: Stage) -> None:
    parent = stage.button.parentWidget()
    assert parent is not None
    parent.setProperty("jerkExempt", True)
    stage.hand.click()
    stage.hand.click(after=90)

    assert len(stage.clicks) == 2


def test_switched_off_nothing_is_changed(stage: Stage) -> None:
    stage.steady.set_settings(JerkFilterSettings.off())
    stage.hand.click()
    stage.hand.click(after=60)
    stage.hand.press(after=600)
    stage.hand.release(200, 20)

    assert len(stage.clicks) == 2
    assert stage.ignored == []


def test_the_standard_preset_forgives_small_slips_alone(stage: Stage) -> None:
    stage.steady.set_settings(JerkFilterSettings.standard())
    stage.hand.click()
    stage.hand.click(after=60)
    stage.hand.press(115, 20, after=60)
    stage.hand.release(130, 20)
    stage.hand.press(after=60)
    stage.hand.release(80, 20)

    assert len(stage.clicks) == 3
    assert stage.ignored == ["slip"]


def test_rows_of_a_table_are_protected_as_buttons_are(stage: Stage, qtbot: QtBot) -> None:
    table = DataTable([Column("day", "day")], "Days")
    table.set_rows([["1 March"], ["2 March"]])
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    chosen: list[int] = []
    table.row_chosen.connect(chosen.append)
    hand = Hand(table.viewport())
    hand.press(40, 20)
    hand.move(60, 60)
    hand.release(60, 60)
    hand.click(40, 20, after=100)

    assert chosen == [0]


def key(widget: QWidget, which: Qt.Key, at: int, *, repeat: bool = False) -> None:
    """Press and release a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, which, Qt.KeyboardModifier.NoModifier, " ", repeat)
        event.setTimestamp(at)
        QCoreApplication.sendEvent(widget, event)


def test_a_key_held_down_presses_a_button_once(stage: Stage) -> None:
    key(stage.button, Qt.Key.Key_Space, 1000)
    for at in range(1030, 2500, 30):
        key(stage.button, Qt.Key.Key_Space, at, repeat=True)

    assert len(stage.clicks) == 1


def test_a_bounced_key_is_ignored_and_a_later_one_counts(stage: Stage) -> None:
    key(stage.button, Qt.Key.Key_Return, 1000)
    key(stage.button, Qt.Key.Key_Return, 1200)
    key(stage.button, Qt.Key.Key_Return, 1700)

    assert len(stage.clicks) == 2
    assert stage.ignored == ["repeat"]


def test_a_bounced_key_that_meets_another_button_is_ignored_and_another_key_is_not(stage: Stage, qtbot: QtBot) -> None:
    other = BigButton("Cancel")
    qtbot.addWidget(other)
    key(stage.button, Qt.Key.Key_Return, 1000)

    with qtbot.assertNotEmitted(other.clicked):
        key(other, Qt.Key.Key_Return, 1150)
    with qtbot.waitSignal(other.clicked, timeout=0):
        key(other, Qt.Key.Key_Space, 1200)


def test_a_bounced_digit_chooses_an_answer_once(stage: Stage, qtbot: QtBot) -> None:
    row = ChoiceRow("How many?", [Choice(0, "none", key="0"), Choice(1, "one", key="1")])
    qtbot.addWidget(row)
    chosen: list[object] = []
    row.chosen.connect(chosen.append)

    for at in (1000, 1120, 1500):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0")
        event.setTimestamp(at)
        QCoreApplication.sendEvent(row.button(1), event)

    assert chosen == [0, 0]


def test_arrow_keys_and_tab_are_never_held_back(stage: Stage, qtbot: QtBot) -> None:
    for which in (Qt.Key.Key_Right, Qt.Key.Key_Tab):
        for at in (2000, 2050, 2100):
            event = QKeyEvent(QEvent.Type.KeyPress, which, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(at)
            QCoreApplication.sendEvent(stage.button, event)

    assert stage.ignored == []


def test_keys_in_a_text_field_are_left_alone(stage: Stage, qtbot: QtBot) -> None:
    box = QLineEdit()
    qtbot.addWidget(box)
    for at in range(1000, 1100, 20):
        key(box, Qt.Key.Key_Space, at)
    for at in range(1100, 1200, 20):
        key(box, Qt.Key.Key_Space, at, repeat=True)

    assert len(box.text()) == 10


def turn_wheel(widget: QWidget) -> None:
    """Turn the mouse wheel one notch down over a widget, as the window system does it."""
    window = widget.window().windowHandle()
    assert window is not None
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.wheelEvent(window, QPointF(place), QPoint(0, -120))


def test_the_wheel_never_changes_a_value_but_scrolls_the_page_under_it(stage: Stage, qtbot: QtBot) -> None:
    page, inside = QScrollArea(), QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(inside)
    spin, combo, slider = QSpinBox(), QComboBox(), QSlider(Qt.Orientation.Horizontal)
    combo.addItems(["a", "b", "c"])
    combo.setCurrentIndex(1)
    spin.setValue(50)
    slider.setValue(50)
    for widget in (spin, combo, slider):
        column.addWidget(widget)
    inside.setFixedHeight(3000)
    column.addStretch(1)
    page.setWidget(inside)
    page.resize(300, 2000)
    page.show()
    QApplication.processEvents()
    spin.setFocus()
    scrolled = []
    for widget in (spin, combo, slider):
        page.verticalScrollBar().setValue(0)
        turn_wheel(widget)
        scrolled.append(page.verticalScrollBar().value() > 0)

    assert (spin.value(), combo.currentIndex(), slider.value()) == (50, 1, 50)
    assert scrolled == [True, True, True]


def intended_click(hand: Hand, chance: random.Random, slip: float) -> None:
    """A meant click: the pointer arrives, presses about 150 ms long, and slips by some pixels in any direction."""
    hand.move(50, 20, 600)
    hand.move(50, 20, 120)
    hand.press(50, 20, 60)
    angle, far = chance.uniform(0, 2 * math.pi), abs(chance.gauss(0, slip))
    x, y = 50 + far * math.cos(angle), 20 + far * math.sin(angle)
    long = max(30.0, chance.lognormvariate(math.log(150), 0.45))
    hand.move(x, y, long / 2)
    hand.release(x, y, long / 2)


def bounce(hand: Hand, chance: random.Random) -> None:
    """A second press that the muscle made, shortly after a meant one."""
    hand.press(50, 20, chance.uniform(40, 250))
    hand.release(50, 20, chance.uniform(15, 90))


def jerked_click(hand: Hand, chance: random.Random) -> None:
    """The arm jerks across the button and the finger closes on the way."""
    hand.now += 900
    speed = chance.uniform(1.0, 4.0)  # pixels a millisecond
    for step in range(6):
        hand.move(45 - (6 - step) * 12 * speed, 20, 12)
    hand.press(45, 20, 10)
    hand.release(60, 20, chance.uniform(15, 120))


@pytest.mark.parametrize("slip", [5, 25, 40])
def test_replayed_hands_get_95_of_100_meant_clicks_through_and_3_of_100_others(stage: Stage, slip: int) -> None:
    chance = random.Random(20261)
    meant = meant_through = others = others_through = 0
    for _ in range(600):
        stage.clicks.clear()
        intended_click(stage.hand, chance, slip)
        meant, meant_through = meant + 1, meant_through + len(stage.clicks)
        for spurious in (bounce, jerked_click):
            if chance.random() < 0.3:
                stage.clicks.clear()
                spurious(stage.hand, chance)
                others, others_through = others + 1, others_through + len(stage.clicks)

    assert meant_through / meant >= 0.95
    assert others_through / others <= 0.03


def test_without_the_filter_the_same_hands_do_far_worse(stage: Stage, qapp: QApplication) -> None:
    stage.steady.remove(qapp)
    chance = random.Random(20261)
    through = spurious = 0
    for _ in range(300):
        stage.clicks.clear()
        intended_click(stage.hand, chance, 40)
        through += len(stage.clicks)
        stage.clicks.clear()
        bounce(stage.hand, chance)
        spurious += len(stage.clicks)

    assert through / 300 < 0.80
    assert spurious / 300 > 0.9
