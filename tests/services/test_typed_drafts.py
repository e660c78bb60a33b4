from __future__ import annotations

import json
import logging
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from myotrack.domain.typed_places import TypedKind, TypedPlace
from myotrack.services.typed_drafts import LARGEST_BYTES, Typed, TypedDraft, TypedDrafts, drafts_folder

NEW_VISIT = TypedPlace(TypedKind.VISIT, ("",))
NEW_QUESTION = TypedPlace(TypedKind.NEW_QUESTION)


def _typed(text: str = "Dear d") -> Typed:
    return Typed({"note 0": text, "line 0": "14 March 2026"}, ("note 0",))


def _drafts(folder: Path, diary: str = "a", diary_id: str = "1") -> TypedDrafts:
    return TypedDrafts(folder / f"{diary}.myotrack", diary_id)


def _kept(drafts: TypedDrafts, place: TypedPlace = NEW_VISIT, text: str = "Dear d") -> TypedDraft:
    draft = TypedDraft(drafts.new_id(), place, _typed(text))
    assert drafts.keep(draft)
    return draft


def test_what_is_typed_is_there_again_for_the_same_place_alone(tmp_path: Path) -> None:
    draft = _kept(_drafts(tmp_path))

    again = _drafts(tmp_path)
    assert again.of(NEW_VISIT) == (draft,)
    assert again.of(NEW_VISIT)[0].typed.texts == ("Dear d",)
    assert again.of(NEW_QUESTION) == ()


def test_what_was_typed_in_one_diary_is_never_offered_in_another(tmp_path: Path) -> None:
    _kept(_drafts(tmp_path))
    assert _drafts(tmp_path, diary="b").left_over() == ()
    assert _drafts(tmp_path, diary_id="2").left_over() == (), "another diary lies under the same name now"
    assert len(_drafts(tmp_path).left_over()) == 1


def test_files_and_their_folder_are_private_and_go_with_the_last_draft(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        drafts = _drafts(tmp_path)
        draft, other = _kept(drafts), _kept(drafts, NEW_QUESTION)
    finally:
        os.umask(before)
    folder = drafts_folder(tmp_path / "a.myotrack")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600, 0o600]

    drafts.drop(draft.id)
    drafts.drop(draft.id)
    assert [file.stem for file in folder.iterdir()] == [other.id]
    drafts.drop(other.id)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_others_could_look_into_is_closed_to_them(tmp_path: Path) -> None:
    folder = drafts_folder(tmp_path / "a.myotrack")
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    _kept(_drafts(tmp_path))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_newest_comes_first_and_only_what_was_typed_before_this_session_is_left_over(tmp_path: Path) -> None:
    before = _drafts(tmp_path)
    first, second = _kept(before, text="first"), _kept(before, NEW_QUESTION, text="second")
    os.utime(drafts_folder(tmp_path / "a.myotrack") / f"{first.id}.json", (1_000, 1_000))

    now = _drafts(tmp_path)
    _kept(now, text="now")
    assert now.left_over() == (second, first)
    assert [draft.typed.texts for draft in now.of(NEW_VISIT)] == [("now",), ("first",)]


def test_what_was_typed_goes_along_when_the_diary_goes_on_elsewhere(tmp_path: Path) -> None:
    first, second = _kept(_drafts(tmp_path), text="first"), _kept(_drafts(tmp_path), NEW_QUESTION, text="second")
    another = _kept(_drafts(tmp_path, diary_id="2"))
    os.utime(drafts_folder(tmp_path / "a.myotrack") / f"{first.id}.json", (1_000, 1_000))
    moved = _drafts(tmp_path, diary="b")
    moved.take_over_from(_drafts(tmp_path))

    assert moved.left_over() == (second, first)
    assert _drafts(tmp_path).left_over() == ()
    assert _drafts(tmp_path, diary_id="2").left_over() == (another,), "that is of another diary"


def test_whoever_listens_hears_that_something_was_saved_or_thrown_away(tmp_path: Path) -> None:
    drafts, heard = _drafts(tmp_path), [0]
    drafts.listen(lambda: heard.append(len(drafts.of(NEW_VISIT))))
    draft = _kept(drafts)
    assert heard == [0]
    drafts.drop(draft.id)
    assert heard == [0, 0]
    assert not drafts.is_there(draft.id)


def test_what_a_crash_left_half_written_goes_and_what_was_kept_before_stands(tmp_path: Path) -> None:
    draft = _kept(_drafts(tmp_path))
    folder = drafts_folder(tmp_path / "a.myotrack")
    (folder / f".{draft.id}.json.0123abcd.new").write_text('{"version": 1, "fields": {"note 0": "Dear do')

    assert _drafts(tmp_path).left_over() == (draft,)
    assert [file.name for file in folder.iterdir()] == [f"{draft.id}.json"]


GOOD = {
    "version": 1,
    "diary": "1",
    "kind": "visit",
    "subject": [""],
    "fields": {"note 0": "Dear d"},
    "names": ["note 0"],
}
_DAMAGED: list[dict[str, object]] = [
    {"version": 2},
    {"diary": "2"},
    {"kind": "letter"},
    {"kind": None},
    {"kind": ["visit"]},
    {"subject": []},
    {"subject": ["", ""]},
    {"subject": None},
    {"kind": "day", "subject": ["2026-02-31", "patient"]},
    {"kind": "day", "subject": ["2026-02-28", "somebody"]},
    {"kind": "dose_event", "subject": ["a", "forgotten"]},
    {"kind": "health", "subject": ["hair", ""]},
    {"kind": "paper_week", "subject": ["patient"]},
    {"fields": []},
    {"fields": {"note 0": 1}},
    {"names": []},
    {"names": ["note 1"]},
    {"names": "note 0"},
    {"names": [1]},
]


def test_a_file_as_it_is_written_is_read(tmp_path: Path) -> None:
    folder = drafts_folder(tmp_path / "a.myotrack")
    folder.mkdir()
    (folder / "x.json").write_text(json.dumps(GOOD))
    assert [draft.typed.texts for draft in _drafts(tmp_path).left_over()] == [("Dear d",)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b"[]",
        b" " * LARGEST_BYTES + json.dumps(GOOD).encode(),
        *(json.dumps({**GOOD, **change}).encode() for change in _DAMAGED),
    ],
)
def test_a_damaged_or_foreign_file_holds_no_draft_and_is_no_error(tmp_path: Path, content: bytes) -> None:
    folder = drafts_folder(tmp_path / "a.myotrack")
    folder.mkdir()
    (folder / "x.json").write_bytes(content)
    drafts = _drafts(tmp_path)
    assert drafts.left_over() == ()
    draft = _kept(drafts)
    assert drafts.of(NEW_VISIT) == (draft,)


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_breaks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    nowhere = _drafts(tmp_path / "missing")
    draft = TypedDraft("x", NEW_VISIT, _typed("a secret"))
    assert not nowhere.keep(draft)
    assert not nowhere.keep(draft)
    nowhere.drop("x")
    assert nowhere.left_over() == ()
    assert len(caplog.records) == 1, "it is tried every second, and said once"
    assert "secret" not in caplog.text

    in_memory = TypedDrafts(None, "1")
    assert not in_memory.keep(draft)
    in_memory.drop("x")
    assert not in_memory.is_there("x")
    assert in_memory.of(NEW_VISIT) == in_memory.left_over() == ()


def test_what_cannot_be_taken_away_is_not_offered_again_all_the_same(tmp_path: Path) -> None:
    drafts = _drafts(tmp_path)
    draft = _kept(drafts)
    file = drafts_folder(tmp_path / "a.myotrack") / f"{draft.id}.json"
    text = file.read_bytes()
    drafts.drop(draft.id)
    file.parent.mkdir()
    file.write_bytes(text)

    assert drafts.of(NEW_VISIT) == ()
    assert not drafts.is_there(draft.id)


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was(tmp_path: Path, fields: dict[str, str]) -> None:
    drafts = _drafts(tmp_path)
    draft = TypedDraft(drafts.new_id(), NEW_VISIT, Typed(fields, tuple(fields)))
    assert drafts.keep(draft)
    assert drafts.of(NEW_VISIT) == (draft,)
    drafts.drop(draft.id)


def test_what_could_not_be_written_down_is_held_and_goes_along_when_the_diary_goes_on_elsewhere(tmp_path: Path) -> None:
    before = _drafts(tmp_path / "missing")
    drafts = [TypedDraft(before.new_id(), NEW_VISIT, _typed(text)) for text in ("first", "second", "dropped")]
    for draft in drafts:
        assert not before.keep(draft)
    before.drop(drafts[2].id)
    assert before.of(NEW_VISIT) == (drafts[1], drafts[0])
    assert before.is_there(drafts[0].id)
    assert not before.is_there(drafts[2].id)

    moved = _drafts(tmp_path)
    moved.take_over_from(before)
    assert [draft.typed.texts for draft in _drafts(tmp_path).left_over()] == [("second",), ("first",)]
    assert before.of(NEW_VISIT) == ()


def test_what_is_held_is_newer_than_what_the_disk_still_has(tmp_path: Path) -> None:
    before = _drafts(tmp_path)
    draft = _kept(before, text="Dear d")
    folder = drafts_folder(tmp_path / "a.myotrack")
    away = folder.rename(tmp_path / "away")
    folder.write_text("a file where the folder should be")
    newer = TypedDraft(draft.id, NEW_VISIT, _typed("Dear doctor"))
    assert not before.keep(newer)
    folder.unlink()
    away.rename(folder)
    assert before.of(NEW_VISIT) == (newer,)
    moved = _drafts(tmp_path, diary="b")
    moved.take_over_from(before)
    assert _drafts(tmp_path, diary="b").left_over() == (newer,)


@pytest.mark.parametrize("still_waits", [True, False])
def test_what_was_entered_and_is_in_the_diary_by_now_is_not_offered_in_the_new_place(
    tmp_path: Path, still_waits: bool
) -> None:
    before = TypedDrafts(tmp_path / "a.myotrack", "1", lambda: True)
    draft = _kept(before)
    before.drop_entered(draft.id)
    waits = [still_waits]
    moved = TypedDrafts(tmp_path / "b.myotrack", "1", lambda: waits[0])
    moved.take_over_from(before)
    assert moved.of(NEW_VISIT) == ()
    assert drafts_folder(tmp_path / "b.myotrack").exists() is still_waits
    waits[0] = False
    moved.look_whether_saved()
    assert not drafts_folder(tmp_path / "b.myotrack").exists()
