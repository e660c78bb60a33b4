"""What is typed and not saved yet, in a private folder beside the diary, so that a crash does not cost it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from myotrack.domain.typed_places import TypedKind, TypedPlace, box_named
from myotrack.storage.files import make_private_folder, put_in_place, unfinished_file

LARGEST_BYTES = 16_000_000
"""What is larger than this was not written here: a longest note has at most 240 kB."""

MOST_DRAFTS = 200
"""As many are looked at, those typed last first."""

_VERSION = 1

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in all fields of a place, by their names, and which of them hold text that nobody saved yet."""

    fields: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that nobody saved yet."""
        return tuple(self.fields[name] for name in self.names)


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """What was typed in a place."""

    id: str
    place: TypedPlace
    typed: Typed

    def __post_init__(self) -> None:
        """Raise ValueError where no text is named, or a box of the paper week without its day."""
        if not self.typed.names or not set(self.typed.names) <= self.typed.fields.keys():
            raise ValueError(self.typed.names)
        if self.place.kind is TypedKind.PAPER_WEEK:
            for name in self.typed.names:
                date.fromisoformat(box_named(name)[0])


class TypedDrafts:
    """The drafts of one diary, each in a file of its own. It never raises: a draft is help, not the diary."""

    def __init__(self, diary: Path | None, diary_id: str, waits: Callable[[], bool] = lambda: False) -> None:
        """`diary` is the file that they lie beside, `diary_id` what it calls itself; None keeps nothing.

        `waits` says whether what was entered waits in memory, because the diary could not be written.
        """
        self._folder = None if diary is None else drafts_folder(diary)
        self._diary_id = diary_id
        self._begun: set[str] = set()
        self._gone: set[str] = set()
        self._unwritten: dict[str, TypedDraft] = {}
        """What could not be written down, oldest first: it can still go along when the diary goes on elsewhere."""
        self.waits = waits
        self._entered: set[str] = set()
        """What waits now was typed in these: they are the only copy on a disk until it is in the diary."""
        self._listeners: list[Callable[[], None]] = []
        self._is_cleared = False
        self._has_failed = False

    def new_id(self) -> str:
        """Return an id for something that is being typed in this session."""
        draft_id = uuid4().hex
        self._begun.add(draft_id)
        return draft_id

    def keep(self, draft: TypedDraft) -> bool:
        """Write down what is typed now, in place of what was there under its id; return whether it is on disk."""
        if self._folder is None:
            return False
        self._gone.discard(draft.id)
        self._unwritten.pop(draft.id, None)
        text = json.dumps(
            {
                "version": _VERSION,
                "diary": self._diary_id,
                "kind": draft.place.kind,
                "subject": draft.place.subject,
                "fields": dict(draft.typed.fields),
                "names": draft.typed.names,
            }
        )
        try:
            make_private_folder(self._folder)
            file = self._file(draft.id)
            with unfinished_file(file) as unfinished:
                unfinished.write_text(text, encoding="ascii")
                put_in_place(unfinished, file)
        except OSError as error:
            if not self._has_failed:  # it is tried every second
                _log.info("what is typed could not be kept for a crash (%s)", type(error).__name__)
            self._has_failed = True
            self._unwritten[draft.id] = draft
            return False
        return True

    def drop(self, draft_id: str) -> None:
        """Forget what was typed: it was saved, or thrown away."""
        if self._folder is None:
            return
        self._take_away(draft_id)
        for listener in tuple(self._listeners):
            listener()

    def drop_entered(self, draft_id: str) -> None:
        """Forget what was typed as soon as it is in the diary: at once, unless it waits for that."""
        if self.waits():
            self._entered.add(draft_id)
        else:
            self.drop(draft_id)

    def look_whether_saved(self) -> None:
        """Something was written: when nothing waits any more, what waited is in the diary or was taken back."""
        if self._entered and not self.waits():
            entered, self._entered = self._entered, set()
            for draft_id in entered:
                self.drop(draft_id)

    def is_held(self, draft_id: str) -> bool:
        """Whether it could not be written down and is held in memory."""
        return draft_id in self._unwritten

    def is_there(self, draft_id: str) -> bool:
        """Whether it was neither saved nor thrown away since."""
        if self._folder is None or draft_id in self._gone:
            return False
        return draft_id in self._unwritten or self._file(draft_id).exists()

    def of(self, place: TypedPlace) -> tuple[TypedDraft, ...]:
        """Return what was typed in a place and never entered, the newest first."""
        return tuple(draft for draft in self._read() if draft.place == place and draft.id not in self._entered)

    def left_over(self) -> tuple[TypedDraft, ...]:
        """Return what was typed before this session and never saved, the newest first."""
        return tuple(draft for draft in self._read() if draft.id not in self._begun)

    def take_over_from(self, before: TypedDrafts) -> None:
        """The diary goes on here: what was typed in it before comes along, also what could not be written down."""
        for draft in reversed(before._read()):
            if draft.id in before._entered:
                self._entered.add(draft.id)
            if self.keep(draft):
                before._take_away(draft.id)
        self.look_whether_saved()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever a draft was saved or thrown away."""
        self._listeners.append(listener)

    def _file(self, draft_id: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{draft_id}.json"

    def _take_away(self, draft_id: str) -> None:
        # Where nothing can be taken away (a folder that can only be read) it is not offered again all the same.
        self._gone.add(draft_id)
        self._unwritten.pop(draft_id, None)
        if self._folder is not None:
            with suppress(OSError):
                self._file(draft_id).unlink(missing_ok=True)
                self._folder.rmdir()  # only when it is empty

    def _read(self) -> tuple[TypedDraft, ...]:
        if self._folder is None:
            return ()
        unwritten = tuple(reversed(self._unwritten.values()))
        written = (self._draft(file) for file in self._newest_first(self._folder))
        known = self._gone | self._unwritten.keys()
        return (*unwritten, *(draft for draft in written if draft is not None and draft.id not in known))

    def _newest_first(self, folder: Path) -> list[Path]:
        try:
            if not self._is_cleared:
                self._is_cleared = True
                for cut_off in folder.glob(".*.new"):  # a crash in the middle of writing; what was kept before stands
                    cut_off.unlink()
            written = [(file.stat().st_mtime_ns, file) for file in folder.glob("*.json")]
        except OSError:
            return []
        return [file for _when, file in sorted(written, reverse=True)][:MOST_DRAFTS]

    def _draft(self, file: Path) -> TypedDraft | None:
        try:
            with file.open("rb") as opened:
                text = opened.read(LARGEST_BYTES + 1)
            stored = json.loads(text) if len(text) <= LARGEST_BYTES else None
        except (OSError, ValueError, RecursionError):
            return None
        return _read_draft(file.stem, stored, self._diary_id)


def drafts_folder(diary: Path) -> Path:
    """Return where the drafts of a diary are kept."""
    return diary.with_name(f".{diary.name}.unsaved")


def _read_draft(draft_id: str, stored: Any, diary_id: str) -> TypedDraft | None:
    """Return a draft as it was written, None for anything else, and for one of another diary."""
    if not isinstance(stored, dict) or stored.get("version") != _VERSION or stored.get("diary") != diary_id:
        return None
    fields, names, subject = stored.get("fields"), stored.get("names"), stored.get("subject")
    if not isinstance(fields, dict) or not isinstance(names, list) or not isinstance(subject, list):
        return None
    if not all(isinstance(text, str) for text in (*fields.values(), *names, *subject)):
        return None
    try:
        place = TypedPlace(TypedKind(str(stored.get("kind"))), tuple(subject))
        return TypedDraft(draft_id, place, Typed(fields, tuple(names)))
    except ValueError:
        return None
