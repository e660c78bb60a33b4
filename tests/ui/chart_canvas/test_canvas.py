from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.analysis.picture import DayRange
from myotrack.domain.timeline import Timeline
from myotrack.ui.beside_thread import BesideThread
from myotrack.ui.chart_canvas import ChartCanvas
from myotrack.ui.theme import apply, load_theme
from myotrack.words.chart_text import standing_sentence
from tests.builders import day
from tests.charts.diaries import NASTY, a_believable_diary, one_day_only, twelve_medicines
from tests.charts.drawing import a_picture

Key = Qt.Key


@pytest.fixture
def thread() -> Iterator[BesideThread]:
    beside = BesideThread("drawing-test")
    yield beside
    beside.stop()


@pytest.fixture
def canvas(qtbot: QtBot, thread: BesideThread) -> ChartCanvas:
    """The believable diary, drawn, with the focus on the chart."""
    shown = ChartCanvas(thread)
    qtbot.addWidget(shown)
    shown.show_picture(a_picture(a_believable_diary()))
    shown.resize(1000, 640)
    shown.show()
    qtbot.waitExposed(shown)
    shown.plot.setFocus()
    return drawn(shown, qtbot)


def drawn(canvas: ChartCanvas, qtbot: QtBot) -> ChartCanvas:
    """The chart once it is drawn beside the window."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    qtbot.waitUntil(lambda: not canvas.plot.is_drawing(), timeout=20_000)
    return canvas


def place_of(canvas: ChartCanvas, number: int) -> QPoint:
    """Where the day `number` days after day 0 of the tests is drawn."""
    chart = canvas.plot.chart()
    assert chart is not None
    return QPoint(round(chart.scale.middle(day(number)) * 96 / 72), canvas.plot.height() // 2)


def press(canvas: ChartCanvas, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(canvas.plot, key)


def grabbed(canvas: ChartCanvas) -> QImage:
    pixels: QPixmap = canvas.plot.grab()
    return pixels.toImage()


def test_the_arrow_keys_walk_from_day_to_day_and_read_it_out(canvas: ChartCanvas, qtbot: QtBot) -> None:
    chosen: list[object] = []
    canvas.day_chosen.connect(chosen.append)

    press(canvas, Key.Key_Home, Key.Key_Right, Key.Key_Right, Key.Key_Left)

    assert chosen == [day(-24), day(-23), day(-22), day(-23)]
    assert canvas.chosen() == day(-23)
    assert canvas.readout.text().startswith("Sun 8 February 2026 · day −9 · ")


def test_page_keys_go_a_week_and_never_leave_the_chart(canvas: ChartCanvas) -> None:
    press(canvas, Key.Key_End)
    assert canvas.chosen() == day(45)

    press(canvas, Key.Key_PageUp)
    assert canvas.chosen() == day(38)

    press(canvas, Key.Key_PageDown, Key.Key_PageDown, Key.Key_Right)
    assert canvas.chosen() == day(45)


def test_the_first_arrow_key_begins_at_the_last_day(canvas: ChartCanvas) -> None:
    press(canvas, Key.Key_Left)

    assert canvas.chosen() == day(45)


def test_a_click_chooses_the_day_under_it(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.day_chosen) as heard:
        QTest.mouseClick(canvas.plot, Qt.MouseButton.LeftButton, pos=place_of(canvas, 4))

    assert heard.args == [day(4)]
    assert "clonazepam 0.5 mg a day" in canvas.readout.text().replace("\u2068", "").replace("\u2069", "")


def test_a_press_that_is_let_go_outside_chooses_nothing(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.day_chosen):
        QTest.mousePress(canvas.plot, Qt.MouseButton.LeftButton, pos=place_of(canvas, 4))
        QTest.mouseRelease(canvas.plot, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))


def test_a_press_that_slides_to_another_day_keeps_the_pressed_one(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.day_chosen) as heard:
        QTest.mousePress(canvas.plot, Qt.MouseButton.LeftButton, pos=place_of(canvas, 4))
        QTest.mouseRelease(canvas.plot, Qt.MouseButton.LeftButton, pos=place_of(canvas, 9))

    assert heard.args == [day(4)]


def test_hovering_reads_out_and_leaving_goes_back_to_the_chosen_day(canvas: ChartCanvas, qtbot: QtBot) -> None:
    canvas.set_chosen(day(1))
    chosen = canvas.readout.text()

    with qtbot.assertNotEmitted(canvas.day_chosen):
        canvas.plot.pointed.emit(day(2))
        assert "Thu 5 March 2026" in canvas.readout.text()
        canvas.plot.pointed.emit(None)

    assert canvas.readout.text() == chosen


def test_beside_the_days_a_click_chooses_nothing(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.day_chosen):
        QTest.mouseClick(canvas.plot, Qt.MouseButton.LeftButton, pos=QPoint(3, 100))


def test_plus_and_minus_ask_for_fewer_or_more_days_around_the_chosen_one(canvas: ChartCanvas, qtbot: QtBot) -> None:
    canvas.set_chosen(day(10))
    with qtbot.waitSignal(canvas.range_wanted) as closer:
        press(canvas, Key.Key_Plus)
    wanted = closer.args[0]
    assert isinstance(wanted, DayRange)
    assert wanted.days == 35
    assert wanted.holds(day(10))

    canvas.show_picture(a_picture(a_believable_diary(), shown=DayRange(day(0), day(13))))
    with qtbot.waitSignal(canvas.range_wanted) as wider:
        press(canvas, Key.Key_Minus)
    assert wider.args[0].days == 28

    canvas.show_picture(a_picture(a_believable_diary(), shown=DayRange(day(0), day(40))))
    with qtbot.waitSignal(canvas.whole_wanted):
        press(canvas, Key.Key_Minus)


def test_zooming_in_stops_at_a_week_and_stays_inside_the_diary(canvas: ChartCanvas, qtbot: QtBot) -> None:
    canvas.show_picture(a_picture(a_believable_diary(), shown=DayRange(day(39), day(45))))
    canvas.set_chosen(day(45))

    with qtbot.waitSignal(canvas.range_wanted) as heard:
        press(canvas, Key.Key_Plus)

    assert heard.args == [DayRange(day(39), day(45))]


def test_a_second_press_on_plus_goes_on_from_the_first_though_nothing_is_drawn_yet(canvas: ChartCanvas) -> None:
    wanted: list[DayRange] = []
    canvas.range_wanted.connect(wanted.append)

    press(canvas, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus)

    assert [days.days for days in wanted] == [35, 17, 34]


def test_escape_asks_for_the_whole_range_only_when_zoomed(canvas: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(canvas.whole_wanted):
        press(canvas, Key.Key_Escape)

    canvas.show_picture(a_picture(a_believable_diary(), shown=DayRange(day(0), day(9))))
    with qtbot.waitSignal(canvas.whole_wanted):
        press(canvas, Key.Key_Escape)


def test_a_screen_reader_finds_a_name_and_the_whole_text(canvas: ChartCanvas) -> None:
    assert canvas.plot.accessibleName() == "Recovery chart"
    assert "Day 0 is 17 February 2026" in canvas.plot.accessibleDescription()
    assert standing_sentence() in canvas.plot.accessibleDescription()
    assert canvas.plot.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert canvas.focusProxy() is canvas.plot


def test_marking_a_day_paints_it_and_does_not_draw_the_chart_again(canvas: ChartCanvas) -> None:
    chart, before = canvas.plot.chart(), grabbed(canvas)

    canvas.set_chosen(day(10))

    assert grabbed(canvas) != before
    assert canvas.plot.chart() is chart


def test_another_look_and_another_size_draw_it_anew(canvas: ChartCanvas, qapp: QApplication, qtbot: QtBot) -> None:
    chart = canvas.plot.chart()
    assert grabbed(canvas).pixelColor(12, 12).lightness() > 200

    apply(qapp, load_theme("dark"), 200)
    canvas.resize(1000, 1600)

    assert canvas.plot.is_drawing()
    drawn(canvas, qtbot)
    dark, larger = grabbed(canvas), canvas.plot.chart()
    assert dark.pixelColor(12, 12).lightness() < 80
    assert dark.pixelColor(12, canvas.plot.height() - 12).lightness() < 80
    assert chart is not None
    assert larger is not None
    assert larger.height > chart.height


def test_however_many_things_change_at_once_it_is_drawn_once(
    canvas: ChartCanvas, qapp: QApplication, qtbot: QtBot, thread: BesideThread
) -> None:
    asked: list[str] = []
    begin = thread.ask

    def ask(kind: str, *rest: Any, **more: Any) -> None:
        asked.append(kind)
        begin(kind, *rest, **more)

    thread.ask = ask  # type: ignore[method-assign]
    apply(qapp, load_theme("dark"))
    canvas.show_picture(a_picture(one_day_only()))
    canvas.resize(900, 700)
    drawn(canvas, qtbot)

    assert asked == ["chart"]


def test_what_changes_while_it_is_hidden_is_drawn_when_it_is_shown(canvas: ChartCanvas, qtbot: QtBot) -> None:
    before = drawn(canvas, qtbot).plot.chart()
    canvas.hide()
    canvas.show_picture(a_picture(one_day_only()))
    assert not canvas.plot.is_drawing()

    canvas.show()

    drawn(canvas, qtbot)
    assert canvas.plot.chart() is not before


def test_what_was_drawn_before_stays_until_it_is_drawn_anew(canvas: ChartCanvas, qtbot: QtBot) -> None:
    chart, where = canvas.plot.chart(), place_of(canvas, 4)

    canvas.resize(700, 640)

    assert canvas.plot.chart() is chart
    assert canvas.plot.day_at(QPointF(where)) == day(4)
    drawn(canvas, qtbot)
    assert canvas.plot.day_at(QPointF(where)) != day(4)


def test_it_wants_the_height_that_its_words_need(canvas: ChartCanvas) -> None:
    wide = canvas.plot.heightForWidth(1000)
    canvas.show_picture(a_picture(twelve_medicines()))

    assert canvas.plot.heightForWidth(1000) > wide


def test_a_chosen_day_that_is_zoomed_away_is_not_chosen_any_more(canvas: ChartCanvas) -> None:
    canvas.set_chosen(day(40))
    canvas.show_picture(a_picture(a_believable_diary(), shown=DayRange(day(0), day(9))))

    assert canvas.chosen() is None
    assert "arrow keys" in canvas.readout.text()


@pytest.mark.parametrize("size", [(1, 1), (120, 90), (300, 60), (2400, 1400)])
@pytest.mark.parametrize("diary", [one_day_only, twelve_medicines, *NASTY[3:5]], ids=lambda d: d.__name__)
def test_no_size_of_the_window_breaks_it(
    canvas: ChartCanvas, qtbot: QtBot, diary: Callable[[], Timeline], size: tuple[int, int]
) -> None:
    canvas.show_picture(a_picture(diary()))
    canvas.resize(*size)
    drawn(canvas, qtbot)

    assert not grabbed(canvas).isNull() or size == (1, 1)


def test_the_marked_day_lies_under_the_pointer(canvas: ChartCanvas) -> None:
    for number in (-24, 0, 17, 45):
        assert canvas.plot.day_at(QPointF(place_of(canvas, number))) == day(number)


def test_a_chart_that_is_thrown_away_is_freed(qtbot: QtBot, thread: BesideThread) -> None:
    canvas = ChartCanvas(thread)
    canvas.show_picture(a_picture(one_day_only()))
    canvas.resize(1000, 640)
    canvas.show()
    drawn(canvas, qtbot)
    plot = weakref.ref(canvas.plot)

    del canvas
    gc.collect()

    assert plot() is None
