"""Label and the measuring of wrapped text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from myotrack.ui.theme import TextRole, apply, load_theme, look_of
from myotrack.ui.widgets.label import Label
from myotrack.ui.widgets.wrapped_text import natural_width, widest_word, wrapped_height


def test_it_gets_higher_as_it_gets_narrower(qtbot: QtBot) -> None:
    label = Label("Baclofen was stopped on 3 March without the last step of the plan.")
    qtbot.addWidget(label)

    assert label.heightForWidth(800) < label.heightForWidth(300) < label.heightForWidth(120)


def test_no_text_takes_no_height(qtbot: QtBot) -> None:
    label = Label("")
    qtbot.addWidget(label)

    assert label.heightForWidth(300) == 0


def test_a_line_break_of_a_person_is_kept(qtbot: QtBot) -> None:
    one, two = Label("cup fell"), Label("cup\nfell")
    qtbot.addWidget(one)
    qtbot.addWidget(two)

    assert two.heightForWidth(500) == 2 * one.heightForWidth(500)


def test_html_is_shown_and_not_obeyed(qtbot: QtBot) -> None:
    bold, plain = Label("<b>x</b>"), Label("x")
    qtbot.addWidget(bold)
    qtbot.addWidget(plain)

    assert bold.sizeHint().width() > 3 * plain.sizeHint().width()
    assert bold.text() == "<b>x</b>"


def test_its_colour_is_the_theme_s_and_follows_it(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("█████", colour="urgent")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    seen = []
    for name in ("light", "dark"):
        apply(qapp, load_theme(name))
        image = label.grab().toImage()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        seen.append({image.pixelColor(x, y).name() for x, y in places})

    assert load_theme("light").urgent.lower() in seen[0]
    assert load_theme("dark").urgent.lower() in seen[1]


@given(st.text(max_size=200), st.integers(1, 600))
def test_any_text_has_a_height_in_any_width(qapp: QApplication, text: str, width: int) -> None:
    font = look_of().font(TextRole.BODY)

    assert (wrapped_height(text, font, width) > 0) == bool(text)
    assert wrapped_height(text, font, width) >= wrapped_height(text, font, 2 * width)


@given(st.text(st.characters(codec="latin-1", categories=["L", "N", "P"]), min_size=1, max_size=60))
def test_text_in_its_natural_width_stays_on_one_line(qapp: QApplication, text: str) -> None:
    font = look_of().font(TextRole.BODY)

    assert wrapped_height(text, font, natural_width(text, font)) == wrapped_height("x", font, 100)
    assert widest_word(text, font) <= natural_width(text, font)
