from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.services.typed_drafts import LARGEST_BYTES, MOST_DRAFTS, TypedDrafts, drafts_file


def test_what_is_typed_is_there_again_for_the_same_place_alone(tmp_path: Path) -> None:
    TypedDrafts(tmp_path / "a.myotrack").keep("visit", {"note 0": "Dear d"})

    again = TypedDrafts(tmp_path / "a.myotrack")
    assert again.get("visit") == {"note 0": "Dear d"}
    assert again.get("question") == {}
    assert TypedDrafts(tmp_path / "b.myotrack").get("visit") == {}


def test_the_file_is_private_and_goes_with_the_last_draft(tmp_path: Path) -> None:
    drafts = TypedDrafts(tmp_path / "a.myotrack")
    drafts.keep("visit", {"note 0": "Dear d"})
    file = drafts_file(tmp_path / "a.myotrack")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    drafts.drop("visit")
    drafts.drop("visit")

    assert list(tmp_path.iterdir()) == []


def test_the_oldest_places_are_let_go(tmp_path: Path) -> None:
    drafts = TypedDrafts(tmp_path / "a.myotrack")
    for number in range(MOST_DRAFTS + 1):
        drafts.keep(str(number), {"line 0": "x"})
    assert drafts.get("0") == {}
    assert drafts.get("1") == drafts.get(str(MOST_DRAFTS)) == {"line 0": "x"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b'{"version": 2, "drafts": {"visit": {"a": "b"}}}',
        b'{"version": 1, "drafts": []}',
        b'{"version": 1, "drafts": {"visit": {"a": 1}}}',
        b'{"version": 1, "drafts": {"visit": ["a"]}}',
        b" " * LARGEST_BYTES + b'{"version": 1, "drafts": {"visit": {"a": "b"}}}',
    ],
)
def test_a_damaged_or_foreign_file_holds_no_draft_and_is_no_error(tmp_path: Path, content: bytes) -> None:
    drafts_file(tmp_path / "a.myotrack").write_bytes(content)
    drafts = TypedDrafts(tmp_path / "a.myotrack")
    assert drafts.get("visit") == {}
    assert drafts.keep("visit", {"a": "b"})
    assert drafts.get("visit") == {"a": "b"}


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_breaks(tmp_path: Path) -> None:
    assert not TypedDrafts(tmp_path / "missing" / "a.myotrack").keep("visit", {"a": "b"})
    assert not TypedDrafts(None).keep("visit", {"a": "b"})
    assert TypedDrafts(None).get("visit") == {}


@given(st.dictionaries(st.text(max_size=10), st.dictionaries(st.text(max_size=8), st.text(max_size=30)), max_size=4))
def test_any_text_comes_back_as_it_was(tmp_path: Path, typed: dict[str, dict[str, str]]) -> None:
    drafts = TypedDrafts(tmp_path / "a.myotrack")
    for place, fields in typed.items():
        drafts.keep(place, fields)
    assert {place: drafts.get(place) for place in typed} == typed
    for place in typed:
        drafts.drop(place)
