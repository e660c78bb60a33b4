"""Boxes on the sheet, and the places where a label can stand without touching anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, points."""

    x0: float
    y0: float
    x1: float
    y1: float

    def grown(self, by: float) -> Box:
        """Return the box with `by` points more on every side."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def touches(self, other: Box) -> bool:
        """Whether the two overlap."""
        return self.x0 < other.x1 and self.x1 > other.x0 and self.y0 < other.y1 and self.y1 > other.y0

    def holds(self, other: Box) -> bool:
        """Whether `other` lies inside."""
        return self.x0 <= other.x0 and self.x1 >= other.x1 and self.y0 <= other.y0 and self.y1 >= other.y1


@dataclass
class Obstacles:
    """What labels must not touch: points, lines and other labels, as boxes."""

    _boxes: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 4)))

    def add(self, boxes: NDArray[np.float64]) -> None:
        """Add boxes: n rows of x0, y0, x1, y1."""
        self._boxes = np.vstack([self._boxes, boxes])

    def add_box(self, box: Box) -> None:
        """Add one box."""
        self.add(np.array([[box.x0, box.y0, box.x1, box.y1]]))

    def add_line(self, points: NDArray[np.float64], width: float) -> None:
        """Add a line (n × 2): a box around each of its pieces, which are short or run along an axis."""
        if len(points) > 1:
            low, high = np.minimum(points[:-1], points[1:]), np.maximum(points[:-1], points[1:])
            self.add(np.hstack([low - width / 2, high + width / 2]))

    def touch(self, box: Box) -> bool:
        """Whether anything touches the box."""
        found = self._boxes
        return bool(
            np.any((found[:, 0] < box.x1) & (found[:, 2] > box.x0) & (found[:, 1] < box.y1) & (found[:, 3] > box.y0))
        )

    def first_free(self, places: Iterable[Box], inside: Box, gap: float) -> Box | None:
        """Return the first place that lies inside and stays `gap` points away from everything; None without one."""
        for place in places:
            if inside.holds(place) and not self.touch(place.grown(gap)):
                return place
        return None


@dataclass
class Rows:
    """Rows of labels above each other: each label goes to the first row that has room for it."""

    most: int
    gap: float
    _taken: list[list[tuple[float, float]]] = field(default_factory=list)

    @property
    def used(self) -> int:
        """How many rows hold something."""
        return len(self._taken)

    def place(self, spans: Sequence[tuple[float, float]]) -> tuple[int, int] | None:
        """Take room for one of the spans (x0, x1) and return its row and its index; None when no row has room."""
        for row in range(self.most):
            taken = self._taken[row] if row < len(self._taken) else []
            for index, (x0, x1) in enumerate(spans):
                if all(x1 + self.gap <= other0 or x0 >= other1 + self.gap for other0, other1 in taken):
                    if row == len(self._taken):
                        self._taken.append(taken)
                    taken.append((x0, x1))
                    return row, index
        return None
