from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from myotrack.charts.boxes import Box, Obstacles, Rows

ALL = Box(0, 0, 100, 100)


def test_boxes_that_only_share_an_edge_do_not_touch() -> None:
    assert not Box(0, 0, 10, 10).touches(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).touches(Box(9, 9, 20, 20))
    assert Box(0, 0, 10, 10).grown(1).touches(Box(10, 0, 20, 10))


def test_the_first_free_place_inside_is_taken() -> None:
    obstacles = Obstacles()
    obstacles.add_box(Box(0, 0, 30, 30))
    outside, taken, free = Box(-5, 50, 5, 60), Box(20, 20, 40, 40), Box(40, 40, 60, 60)

    assert obstacles.first_free([outside, taken, free], ALL, gap=0.0) == free
    assert obstacles.first_free([taken], ALL, gap=0.0) is None
    assert obstacles.first_free([Box(31, 0, 40, 10)], ALL, gap=2.0) is None


def test_a_line_is_in_the_way_along_all_of_it() -> None:
    obstacles = Obstacles()
    obstacles.add_line(np.array([(0, 50), (50, 50), (100, 90)]), 2.0)

    assert obstacles.touch(Box(20, 45, 30, 55))
    assert obstacles.touch(Box(70, 60, 80, 75))
    assert not obstacles.touch(Box(20, 60, 30, 70))


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 90)), max_size=40), st.integers(1, 4))
def test_no_two_labels_of_a_row_come_closer_than_the_gap(labels: list[tuple[float, float]], most: int) -> None:
    rows = Rows(most, gap=4.0)
    placed: dict[int, list[tuple[float, float]]] = {}
    for x, width in labels:
        found = rows.place([(x, x + width), (x - width, x)])
        if found is not None:
            row, index = found
            placed.setdefault(row, []).append([(x, x + width), (x - width, x)][index])

    assert rows.used == len(placed) <= most
    for spans in placed.values():
        for (a0, a1), (b0, b1) in combinations(spans, 2):
            assert a1 + 4.0 <= b0 or b1 + 4.0 <= a0
