from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.both_notes import both_notes


@pytest.mark.parametrize(
    ("stored", "known", "typed", "kept"),
    [
        ("a", "a", "a cup", "a cup"),
        ("", "a", "a cup", "a cup"),
        ("", "", "a cup", "a cup"),
        ("of the carer", "", "mine", "of the carer\nmine"),
        ("of the carer", "mine", "mine goes on", "of the carer\nmine goes on"),
        ("of the carer", "mine", "", "of the carer"),
        ("of the carer\nmine", "of the carer", "mine", "of the carer\nmine"),
        ("of the carer", "mine", "of the carer\nmine", "of the carer\nmine"),
        ("a", "", "a bad day", "a\na bad day"),
    ],
)
def test_what_came_in_between_and_what_was_typed_are_both_kept(stored: str, known: str, typed: str, kept: str) -> None:
    assert both_notes(stored, known, typed) == kept


_TEXT = st.text(st.sampled_from("ab\n"), max_size=5)


@given(_TEXT, _TEXT, _TEXT)
def test_no_line_is_lost_that_nobody_saw(stored: str, known: str, typed: str) -> None:
    lines = both_notes(stored, known, typed).splitlines()
    assert set(typed.strip().splitlines()) <= set(lines)
    assert stored == known or set(stored.splitlines()) <= set(lines)
