"""Keeping this computer's settings in one small file; a damaged one is passed over and no reason not to start."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import fields, replace
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any

from myotrack.domain.errors import InvalidEntry
from myotrack.domain.preferences import Preferences
from myotrack.storage.files import put_in_place, unfinished_file

LARGEST_BYTES = 1_000_000
"""A file of settings has about one thousand bytes; what is larger than this is none."""

_MOST_SET_ASIDE = 20

_log = logging.getLogger(__name__)


class PreferencesFile:
    """The settings of this computer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.set_aside: Path | None = None
        """Where the file went that could not be read, so that the first change does not write over it."""
        self.current = self._load()

    def change(self, **values: Any) -> Preferences:
        """Save changed settings and return them all.

        Raise InvalidEntry for a value that isn't allowed, OSError when the file can't be written (the change holds
        for this session all the same).
        """
        changed = replace(self.current, **values)
        self.current = changed
        self._save(changed)
        return changed

    def _save(self, preferences: Preferences) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps({f.name: _plain(getattr(preferences, f.name)) for f in fields(preferences)}, indent=2)
        with unfinished_file(self._path) as unfinished:
            unfinished.write_text(text, encoding="utf-8")
            put_in_place(unfinished, self._path)

    def _load(self) -> Preferences:
        try:
            with self._path.open("rb") as file:
                text = file.read(LARGEST_BYTES + 1)
            stored = json.loads(text) if len(text) <= LARGEST_BYTES else None
        except (FileNotFoundError, NotADirectoryError):
            return Preferences()
        except (OSError, ValueError, RecursionError):
            stored = None
        if not isinstance(stored, dict):
            _log.warning("settings could not be read; the usual ones are used")
            self._keep_for_repair()
            return Preferences()
        return _merged(stored)

    def _keep_for_repair(self) -> None:
        names = (f"{self._path.stem}-damaged{number or ''}{self._path.suffix}" for number in range(_MOST_SET_ASIDE))
        with suppress(OSError):
            if not self._path.is_file():
                return
            free = next((p for p in map(self._path.with_name, names) if not p.exists()), None)
            if free is not None:
                self.set_aside = self._path.rename(free)


def _merged(stored: dict[str, Any]) -> Preferences:
    preferences = Preferences()
    for field in fields(Preferences):
        if field.name not in stored:
            continue
        try:
            value: Any = _typed(getattr(preferences, field.name), stored[field.name])
            preferences = replace(preferences, **{field.name: value})
        except (InvalidEntry, TypeError, ValueError):
            _log.warning("setting %s could not be read; the usual one is used", field.name)
    return preferences


def _plain(value: object) -> object:
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return list(value) if isinstance(value, tuple) else value


def _typed(usual: object, stored: Any) -> object:
    """Return a stored setting as the type of the usual one; raise TypeError or ValueError when it can't be."""
    if isinstance(usual, StrEnum):
        return type(usual)(stored)
    if isinstance(usual, time):
        return time.fromisoformat(stored)
    if isinstance(usual, tuple):
        if type(stored) is not list or len(stored) != len(usual) or not all(isinstance(word, str) for word in stored):
            raise TypeError(stored)
        return tuple(stored)
    if type(stored) is not type(usual):
        raise TypeError(stored)
    return stored
