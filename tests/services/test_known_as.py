"""A diary is known again by its id; its place counts only where there is no id."""

from __future__ import annotations

import pytest

from myotrack.services.known_as import KnownAs


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("a", "/1"), ("a", "/1"), True),
        (("a", "/1"), ("a", "/2"), True),
        (("a", "/1"), ("b", "/1"), False),
        (("", "/1"), ("a", "/1"), True),
        (("", "/1"), ("a", "/2"), False),
        (("", ""), ("", ""), False),
    ],
)
def test_the_id_says_which_diary_it_is_and_the_place_only_where_there_is_none(
    one: tuple[str, str], other: tuple[str, str], is_same: bool
) -> None:
    assert KnownAs(*one).is_same(KnownAs(*other)) is is_same
    assert KnownAs(*other).is_same(KnownAs(*one)) is is_same
