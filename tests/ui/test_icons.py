"""Icons drawn in the colours of the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from myotrack.resources.locate import MissingResourceError, resource_path
from myotrack.ui.icons import icon, paint_icon

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def drawn(name: str, colour: str) -> QImage:
    """The icon on a transparent ground."""
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, 48, 48), colour)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    """The colours of all pixels that are fully opaque."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in places)
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_that_was_asked_for_and_in_no_other(qapp: QApplication, name: str) -> None:
    asked = QColor("#0b7a75")
    drawn_colours = [QColor(each) for each in colours(drawn(name, "#0b7a75"))]

    assert drawn_colours
    for each in drawn_colours:
        # Blending half-transparent edges may round by one.
        assert abs(each.red() - asked.red()) + abs(each.green() - asked.green()) + abs(each.blue() - asked.blue()) <= 2


def test_an_icon_that_is_not_shipped_is_named(qapp: QApplication) -> None:
    with pytest.raises(MissingResourceError, match=r"unicorn\.svg"):
        paint_icon(QPainter(), "unicorn", QRectF(0, 0, 24, 24), "#000000")


def test_a_qicon_has_the_size_and_colour_that_was_asked_for(qapp: QApplication) -> None:
    image = icon("check", "#123456", 24).pixmap(24, 24).toImage()

    assert image.width() == 24
    assert colours(image) <= {"#123456"}
