"""Layouts that wrap: FlowLayout keeps each item's own width, EvenLayout makes full rows of equal cells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from myotrack.ui.theme import GAP


class _WrappingLayout(QLayout):
    """Items in rows of equal height; the subclasses say which items share a row and how wide they are."""

    def __init__(self, gap: int = GAP, parent: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

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

    def minimumSize(self) -> QSize:
        items = self._shown()
        widest = max((item.minimumSize().width() for item in items), default=0)
        tallest = max((item.minimumSize().height() for item in items), default=0)
        return self._with_margins(QSize(widest, tallest))

    def sizeHint(self) -> QSize:
        items = self._shown()
        width = sum(item.sizeHint().width() for item in items) + self._gap * max(0, len(items) - 1)
        tallest = max((item.sizeHint().height() for item in items), default=0)
        return self._with_margins(QSize(width, tallest))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, items: list[QLayoutItem], width: int) -> list[list[tuple[QLayoutItem, int]]]:
        raise NotImplementedError

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        y = inside.top()
        rows = self._rows(self._shown(), inside.width())
        for number, row in enumerate(rows):
            height = max(_height(item, width) for item, width in row)
            x = inside.left()
            for item, width in row:
                if move:
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, height)))
                x += width + self._gap
            y += height + (self._gap if number < len(rows) - 1 else 0)
        return y - rect.top() + margins.bottom()


class FlowLayout(_WrappingLayout):
    """Items side by side in their own width, wrapping like words; a row is as high as its highest item."""

    def _rows(self, items: list[QLayoutItem], width: int) -> list[list[tuple[QLayoutItem, int]]]:
        rows: list[list[tuple[QLayoutItem, int]]] = []
        used = 0
        for item in items:
            wanted = min(max(item.sizeHint().width(), item.minimumSize().width()), max(width, 1))
            if not rows or used + self._gap + wanted > width:
                rows.append([])
                used = -self._gap
            rows[-1].append((item, wanted))
            used += self._gap + wanted
        return rows


class EvenLayout(_WrappingLayout):
    """Items in as few rows as their words allow, as even as possible, with cells of the same width.

    `columns` fixes the number of columns as long as there is room for it.
    """

    def __init__(self, gap: int = GAP, columns: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(gap, parent)
        self._columns = columns

    def _rows(self, items: list[QLayoutItem], width: int) -> list[list[tuple[QLayoutItem, int]]]:
        if not items:
            return []
        widest = max(item.minimumSize().width() for item in items)
        room = max(1, (width + self._gap) // (widest + self._gap))
        most = min(room, len(items) if self._columns is None else self._columns)
        row_count = -(-len(items) // most)
        columns = -(-len(items) // row_count) if self._columns is None else most
        cell = (width - self._gap * (columns - 1)) // columns
        natural = [item.sizeHint().width() for item in items]
        inside = width - self._gap * (columns - 1)
        if columns == len(items) and max(natural) > cell and sum(natural) <= inside:
            # One row in which equal cells would break lines that have room.
            return [list(zip(items, nearly_equal(inside, natural), strict=True))]
        return [[(item, cell) for item in items[start : start + columns]] for start in range(0, len(items), columns)]


def nearly_equal(width: int, wanted: Sequence[int]) -> list[int]:
    """Share `width` as evenly as possible with nobody below what is wanted; the sum of `wanted` must fit."""
    shares = list(wanted)
    left, open_places = width, set(range(len(wanted)))
    for place in sorted(open_places, key=lambda each: -wanted[each]):
        if wanted[place] * len(open_places) <= left:
            break
        left -= wanted[place]
        open_places.remove(place)
    for place in open_places:
        shares[place] = left // len(open_places)
    return shares


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return max(item.sizeHint().height(), item.minimumSize().height())
