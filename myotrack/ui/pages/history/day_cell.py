"""DayCell: one day of the calendar as a large button; pressing it chooses the day and never changes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from myotrack.i18n import _
from myotrack.ui.pages.history.cell_paint import RADIUS, paint_cell
from myotrack.ui.pages.history.cell_view import CellView
from myotrack.ui.theme import look_of
from myotrack.ui.widgets.big_button import paint_focus_ring

_WIDTH, _HEIGHT = 56, 66


class DayCell(QAbstractButton):
    """Shows a CellView; without one it is empty room in the grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CellView | None = None
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def day(self) -> date | None:
        """The day it shows."""
        return None if self._view is None else self._view.day

    def show_cell(self, view: CellView, *, chosen: bool) -> None:
        """Show a day; a day still to come can't be pressed."""
        self._view, self._chosen = view, chosen
        self.setEnabled(not view.is_future)
        self.setAccessibleName(_("{day}, chosen").format(day=view.spoken) if chosen else view.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Grows with the text."""
        look = look_of(self)
        return QSize(look.target(_WIDTH), look.target(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than a target."""
        return QSize(_WIDTH, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; a key held down chooses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the day and the focus."""
        if self._view is None:
            return
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, QRectF(self.rect()), self._view, look, chosen=self._chosen, down=self.isDown())
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), look.theme, RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
