"""Every widget in a window of two sizes at 100 and 200 %: nothing cut off, nothing too small, everything named."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.theme import THEME_NAMES, apply, load_theme
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.page import Page
from tests.ui.gallery import SCENES, scene_on_its_ground, today_page

LEAST_TARGET = 44
GAP = 16

ALL_SCENES = pytest.mark.parametrize("scene", SCENES)
ALL_SIZES = pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1366, 200), (1024, 100), (1024, 200)])


def shown(qapp: QApplication, qtbot: QtBot, scene: str, width: int, percent: int, theme: str = "light") -> QWidget:
    """The scene in a window of that width."""
    apply(qapp, load_theme(theme), percent)
    widget = scene_on_its_ground(SCENES[scene]())
    qtbot.addWidget(widget)
    if scene != "sheet":
        widget.resize(width, 768)
    widget.show()
    qapp.processEvents()
    qapp.processEvents()
    return widget


def visible(kind: type[QWidget], root: QWidget) -> Iterator[QWidget]:
    """All widgets of a kind that are shown, also those that must be scrolled to."""
    return (widget for widget in root.findChildren(kind) if widget.isVisibleTo(root))


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


@ALL_SCENES
@ALL_SIZES
def test_no_words_are_cut_off(qapp: QApplication, qtbot: QtBot, scene: str, width: int, percent: int) -> None:
    root = shown(qapp, qtbot, scene, width, percent)

    for kind in (Label, BigButton):
        for widget in visible(kind, root):
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.accessibleName()
            assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName()
    for area in root.findChildren(QScrollArea):
        inside = area.widget()
        assert inside is not None
        assert area.horizontalScrollBar().maximum() == 0
        for child in visible(QWidget, inside):
            left = place(child, inside).left()
            assert left >= 0
            assert left + child.width() <= inside.width()


@ALL_SCENES
@ALL_SIZES
def test_every_target_is_large_enough(qapp: QApplication, qtbot: QtBot, scene: str, width: int, percent: int) -> None:
    root = shown(qapp, qtbot, scene, width, percent)

    for kind in (QAbstractButton, QLineEdit):
        for widget in visible(kind, root):
            assert widget.height() >= LEAST_TARGET, widget.accessibleName()
            assert widget.width() >= LEAST_TARGET, widget.accessibleName()


@ALL_SCENES
@ALL_SIZES
def test_targets_keep_16_pixels_apart(qapp: QApplication, qtbot: QtBot, scene: str, width: int, percent: int) -> None:
    root = shown(qapp, qtbot, scene, width, percent)
    # Of a button that is half scrolled away only what can be hit counts.
    regions = [(button, button.visibleRegion().boundingRect()) for button in visible(QAbstractButton, root)]
    places = [
        (button.accessibleName(), region.translated(button.mapTo(root, QPoint(0, 0))))
        for button, region in regions
        if not region.isEmpty()
    ]

    for number, (name, rect) in enumerate(places):
        for other_name, other in places[number + 1 :]:
            assert not rect.adjusted(-GAP, -GAP, GAP, GAP).adjusted(1, 1, -1, -1).intersects(other), (name, other_name)


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An accessible thing and all that is in it."""
    yield interface
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child.isValid():
            yield from walk(child)


@ALL_SCENES
def test_everything_that_takes_the_focus_has_a_name(qapp: QApplication, qtbot: QtBot, scene: str) -> None:
    root = shown(qapp, qtbot, scene, 1366, 100)
    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None

    focusable = [each for each in walk(top) if each.state().focusable and not each.state().invisible]
    unnamed = [type(each.object()).__name__ for each in focusable if not each.text(QAccessible.Text.Name)]

    assert len(focusable) >= 1
    assert unnamed == []


@ALL_SCENES
def test_every_label_shows_plain_text(qapp: QApplication, qtbot: QtBot, scene: str) -> None:
    root = shown(qapp, qtbot, scene, 1366, 100)

    for label in root.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


@ALL_SCENES
def test_tab_reaches_everything_and_comes_back(qapp: QApplication, qtbot: QtBot, scene: str) -> None:
    root = shown(qapp, qtbot, scene, 1366, 100)
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    wanted = {
        widget
        for widget in visible(QWidget, root)
        if widget.isEnabled() and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    }
    reached: list[QWidget] = []
    while (now := QApplication.focusWidget()) is not None and now not in reached:
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)

    assert wanted <= set(reached)


def test_the_page_follows_the_focus(qapp: QApplication, qtbot: QtBot) -> None:
    apply(qapp, load_theme("light"), 200)
    page = today_page()
    assert isinstance(page, Page)
    qtbot.addWidget(page)
    page.resize(1000, 500)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qapp.processEvents()

    for button in page.findChildren(BigButton):
        if button.isVisibleTo(page) and button.isEnabled():
            button.setFocus()
            seen = place(button, page)
            assert page.viewport().rect().contains(seen.center()), button.title


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_focus_ring_is_three_pixels_of_the_focus_colour(qapp: QApplication, qtbot: QtBot, theme: str) -> None:
    apply(qapp, load_theme(theme))
    button = BigButton("Save", kind="primary")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    qtbot.waitUntil(button.isActiveWindow)
    button.setFocus()

    image = button.grab().toImage()
    column = [image.pixelColor(button.width() // 2, y).name() for y in range(6)]

    assert column[:3] == [load_theme(theme).focus.lower()] * 3
    assert column[5] == load_theme(theme).accent.lower()


@ALL_SCENES
def test_nothing_stays_behind_when_a_scene_is_closed(qapp: QApplication, scene: str) -> None:
    widget = SCENES[scene]()
    widget.show()
    qapp.processEvents()
    alive = [weakref.ref(each) for each in (widget, *widget.findChildren(QWidget))]

    widget.close()
    del widget
    gc.collect()

    assert [type(each()).__name__ for each in alive if each() is not None] == []
