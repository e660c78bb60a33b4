"""What is typed and not saved yet, in one private file beside the diary, so that a crash does not cost it."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from myotrack.storage.files import put_in_place, unfinished_file

LARGEST_BYTES = 4_000_000
"""A longest note has 80 kB; what is larger than this was not written here."""

MOST_DRAFTS = 20
"""As many places are kept as were typed in last; older ones go."""

_VERSION = 1

_log = logging.getLogger(__name__)


class TypedDrafts:
    """Texts by place ("the visit with this id") and field. It never raises: a draft is help, not the diary."""

    def __init__(self, diary: Path | None) -> None:
        """`diary` is the file that it lies beside; None (a diary in memory) keeps nothing."""
        self._file = None if diary is None else drafts_file(diary)

    def get(self, place: str) -> dict[str, str]:
        """Return what was typed in a place and never saved; empty when there is nothing."""
        return self._load().get(place, {})

    def keep(self, place: str, fields: Mapping[str, str]) -> bool:
        """Write down what is typed in a place now; return whether it is on disk."""
        drafts = self._load()
        drafts.pop(place, None)
        drafts[place] = dict(fields)
        return self._save(dict(list(drafts.items())[-MOST_DRAFTS:]))

    def drop(self, place: str) -> None:
        """Forget what was typed in a place: it was saved, or thrown away."""
        drafts = self._load()
        if drafts.pop(place, None) is not None:
            self._save(drafts)

    def _load(self) -> dict[str, dict[str, str]]:
        if self._file is None:
            return {}
        try:
            with self._file.open("rb") as file:
                text = file.read(LARGEST_BYTES + 1)
            stored = json.loads(text) if len(text) <= LARGEST_BYTES else None
        except (OSError, ValueError, RecursionError):
            return {}
        return _drafts(stored)

    def _save(self, drafts: Mapping[str, Mapping[str, str]]) -> bool:
        if self._file is None:
            return False
        try:
            if not drafts:
                self._file.unlink(missing_ok=True)
                return True
            text = json.dumps({"version": _VERSION, "drafts": drafts})
            with unfinished_file(self._file) as unfinished:
                unfinished.write_text(text, encoding="utf-8")
                put_in_place(unfinished, self._file)
        except OSError as error:
            _log.info("what is typed could not be kept for a crash (%s)", type(error).__name__)
            return False
        return True


def drafts_file(diary: Path) -> Path:
    """Return where the drafts of a diary are kept."""
    return diary.with_name(f".{diary.name}.typed")


def _drafts(stored: Any) -> dict[str, dict[str, str]]:
    if not isinstance(stored, dict) or stored.get("version") != _VERSION or not isinstance(stored.get("drafts"), dict):
        return {}
    return {place: fields for place, fields in stored["drafts"].items() if _are_texts(fields)}


def _are_texts(fields: Any) -> bool:
    return isinstance(fields, dict) and all(isinstance(text, str) for text in fields.values())
