"""BesideLayout: words with something at their right, which moves below them where it gets narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from myotrack.ui.theme import GAP, TextRole, look_of

_COMFORTABLE_EM = 20  # narrower than this, the words get the whole width


class BesideLayout(QLayout):
    """Two items, added in this order: the words, and what stands beside them. The second may be empty or hidden."""

    def __init__(self, gap: int = GAP, parent: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Layouts around it ask again and again while nothing has changed.
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        return self._with_margins(QSize(width, max((item.sizeHint().height() for item in shown), default=0)))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((item.minimumSize().width() for item in shown), default=0)
        return self._with_margins(QSize(width, max((item.minimumSize().height() for item in shown), default=0)))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        around = margins.top() + margins.bottom()
        shown = self._shown()
        if not shown:
            return around
        if len(shown) == 1:
            height = _height(shown[0], inside.width())
            if move:
                shown[0].setGeometry(QRect(inside.left(), inside.top(), inside.width(), max(height, inside.height())))
            return height + around
        words, aside = shown
        aside_width = min(aside.sizeHint().width(), inside.width())
        words_width = inside.width() - aside_width - self._gap
        comfortable = min(words.sizeHint().width(), _COMFORTABLE_EM * look_of(self).text_px(TextRole.BODY))
        if words_width >= max(comfortable, words.minimumSize().width()):
            words_height, aside_height = _height(words, words_width), _height(aside, aside_width)
            row = max(words_height, aside_height, inside.height())
            if move:
                top = inside.top()
                words.setGeometry(QRect(inside.left(), top + (row - words_height) // 2, words_width, words_height))
                left = inside.left() + words_width + self._gap
                aside.setGeometry(QRect(left, top + (row - aside_height) // 2, aside_width, aside_height))
            return max(words_height, aside_height) + around
        words_height, aside_height = _height(words, inside.width()), _height(aside, aside_width)
        if move:
            words.setGeometry(QRect(inside.left(), inside.top(), inside.width(), words_height))
            top = inside.top() + words_height + self._gap
            aside.setGeometry(QRect(inside.left(), top, aside_width, aside_height))
        return words_height + self._gap + aside_height + around


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return max(item.sizeHint().height(), item.minimumSize().height())
