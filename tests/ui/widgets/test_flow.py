"""FlowLayout and EvenLayout: who shares a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import EvenLayout, FlowLayout, nearly_equal


def rows_of(holder: QWidget) -> list[list[BigButton]]:
    """The buttons by the height at which they stand."""
    buttons = holder.findChildren(BigButton)
    tops = sorted({button.y() for button in buttons})
    return [[button for button in buttons if button.y() == top] for top in tops]


def laid_out(qtbot: QtBot, layout: FlowLayout | EvenLayout, titles: list[str], width: int) -> QWidget:
    """Buttons with these titles in a window of that width."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(layout)
    for title in titles:
        layout.addWidget(BigButton(title))
    holder.resize(width, layout.heightForWidth(width))
    holder.show()
    return holder


def test_flowing_buttons_wrap_with_16_pixels_between_them(qtbot: QtBot) -> None:
    holder = laid_out(qtbot, FlowLayout(), ["one", "two", "a much longer one"], 280)
    first, second = rows_of(holder)

    assert [button.title for button in first] == ["one", "two"]
    assert first[1].x() - first[0].geometry().right() - 1 == 16
    assert second[0].y() - first[0].geometry().bottom() - 1 == 16


def test_buttons_in_a_row_are_equally_high(qtbot: QtBot) -> None:
    holder = laid_out(qtbot, EvenLayout(), ["short", "this one has more words than fit into its cell"], 320)
    (buttons,) = rows_of(holder)

    assert buttons[0].height() == buttons[1].height() > 60


def test_even_rows_are_filled_and_balanced(qtbot: QtBot) -> None:
    holder = laid_out(qtbot, EvenLayout(), ["answer"] * 6, 420)
    rows = rows_of(holder)

    assert [len(row) for row in rows] == [3, 3]
    assert len({button.width() for row in rows for button in row}) == 1
    assert rows[0][-1].geometry().right() in range(417, 420)


def test_a_fixed_number_of_columns_holds_as_long_as_there_is_room(qtbot: QtBot) -> None:
    wide = laid_out(qtbot, EvenLayout(columns=2), ["answer"] * 4, 900)
    narrow = laid_out(qtbot, EvenLayout(columns=2), ["answer"] * 4, 150)

    assert len(rows_of(wide)) == 2
    assert len(rows_of(narrow)) == 4


def test_one_row_gives_long_words_more_before_it_breaks_them(qtbot: QtBot) -> None:
    holder = laid_out(qtbot, EvenLayout(), ["No twitches today at all", "1–5", "6–24"], 400)
    (buttons,) = rows_of(holder)

    assert buttons[0].width() >= buttons[0].sizeHint().width()
    assert buttons[1].width() == buttons[2].width()


def test_hidden_items_take_no_room(qtbot: QtBot) -> None:
    layout = EvenLayout()
    holder = laid_out(qtbot, layout, ["one", "two"], 400)
    one, two = holder.findChildren(BigButton)

    two.hide()
    layout.activate()

    assert one.width() == 400


@given(st.lists(st.integers(1, 300), min_size=1, max_size=8), st.integers(0, 500))
def test_nobody_gets_less_than_wanted_and_nothing_is_lost(wanted: list[int], spare: int) -> None:
    width = sum(wanted) + spare

    shares = nearly_equal(width, wanted)

    assert all(share >= want for share, want in zip(shares, wanted, strict=True))
    assert width - len(wanted) < sum(shares) <= width
