"""Page: the frame of every page, with its header, that scrolls only up and down and follows the focus."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from myotrack.ui.theme import GAP, TextRole
from myotrack.ui.widgets.beside import BesideLayout
from myotrack.ui.widgets.big_button import BigButton
from myotrack.ui.widgets.flow import FlowLayout
from myotrack.ui.widgets.label import Label

_SIDE = 32  # px between the page's edge and its cards


class Page(QScrollArea):
    """Put the page's cards into `content`; they keep to the top."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = _Inside(self)
        inside.setProperty("scrollBody", True)
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(_SIDE, 16, _SIDE, 24)
        outer.setSpacing(GAP)
        outer.addWidget(self._header(title))
        self.content = QVBoxLayout()
        self.content.setSpacing(GAP)
        outer.addLayout(self.content)
        self._outer = outer
        outer.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleName(title)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Show another line under the title; "" for none."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_header_button(self, button: BigButton) -> None:
        """Put a button at the right of the title; it moves below it in a narrow window."""
        self._header_buttons.addWidget(button)
        self._buttons.show()

    def fill_height(self) -> None:
        """Let the content have the height that is left (give its widget a stretch) and not keep to the top."""
        last = self._outer.count() - 1
        self._outer.setStretch(last, 0)
        self._outer.setStretch(last - 1, 1)

    def keep_still(self, moved_px: int) -> None:
        """The page was moved down by so much (up when negative): scroll by as much, so that its content stays put."""
        bar = self.verticalScrollBar()
        wanted = max(0, bar.value() + moved_px)
        self.settle()
        if wanted > bar.maximum():
            self._inside.setMinimumHeight(self.viewport().height() + wanted)
            self.settle()
        bar.setValue(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """A page that is opened again is as high as its content."""
        super().showEvent(event)
        if not event.spontaneous():
            self._inside.setMinimumHeight(0)

    def settle(self) -> None:
        """Lay the page out now, after something was put in or taken out: no half-laid page is ever painted."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _header(self, title: str) -> QWidget:
        header, words = QWidget(), QWidget()
        heads = QVBoxLayout(words)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(4)
        self._title = Label(title, TextRole.TITLE)
        if not title:
            self._title.hide()
        self._subtitle = Label("", colour="ink_soft")
        self._subtitle.hide()
        heads.addWidget(self._title)
        heads.addWidget(self._subtitle)
        self._buttons = QWidget()
        self._header_buttons = FlowLayout(parent=self._buttons)
        self._buttons.hide()
        beside = BesideLayout(parent=header)
        beside.addWidget(words)
        beside.addWidget(self._buttons)
        header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return header

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Never under a pressed mouse button: what is being pressed must not move away.
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 3 * GAP)


class _Inside(QWidget):
    """What scrolls. The scroll bar takes its room from the margin: cards of all pages end at the same edge."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = weakref.ref(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page, layout = self._page(), self.layout()
        if page is not None and layout is not None:
            bar = page.width() - self.width()
            layout.setContentsMargins(_SIDE, 16, max(0, min(_SIDE, _SIDE - bar)), 24)
