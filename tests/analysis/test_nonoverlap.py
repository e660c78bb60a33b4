from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from myotrack.analysis.nonoverlap import nonoverlap_of_all_pairs

# Published examples, in which a rise is the improvement.
PARKER_VANNEST_2009 = ([4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9])
PARKER_VANNEST_DAVIS_2011 = ([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29])

VALUES = st.lists(st.integers(0, 4), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("example", "published"),
    [(PARKER_VANNEST_2009, 106 / 110), (PARKER_VANNEST_DAVIS_2011, 38.5 / 42)],
    ids=["Parker & Vannest 2009 (.96)", "Parker, Vannest & Davis 2011 (.92)"],
)
def test_published_values_are_met_exactly(example: tuple[list[int], list[int]], published: float) -> None:
    before, after = example
    # Turned upside down, their rise is our fall.
    assert nonoverlap_of_all_pairs([-v for v in before], [-v for v in after]) == published
    assert nonoverlap_of_all_pairs(before, after) == pytest.approx(1 - published, rel=1e-15)


def test_no_overlap_is_1_and_the_same_values_are_a_half() -> None:
    assert nonoverlap_of_all_pairs([3, 4], [0, 1, 2]) == 1
    assert nonoverlap_of_all_pairs([0, 1, 2], [3, 4]) == 0
    assert nonoverlap_of_all_pairs([2, 2], [2]) == 0.5


def test_nothing_to_compare_is_none() -> None:
    assert nonoverlap_of_all_pairs([], [1]) is None
    assert nonoverlap_of_all_pairs([1], []) is None


@given(VALUES, VALUES)
def test_it_is_the_mann_whitney_statistic_as_a_share(before: list[int], after: list[int]) -> None:
    oracle = mannwhitneyu(before, after).statistic / (len(before) * len(after))

    assert nonoverlap_of_all_pairs(before, after) == pytest.approx(oracle, rel=1e-12)


@given(VALUES, VALUES)
def test_the_order_of_days_does_not_matter_and_the_other_way_round_is_the_rest(
    before: list[int], after: list[int]
) -> None:
    found = nonoverlap_of_all_pairs(before, after)
    other_way = nonoverlap_of_all_pairs(after, before)

    assert found == nonoverlap_of_all_pairs(sorted(before), sorted(after))
    assert found is not None
    assert other_way == pytest.approx(1 - found)
