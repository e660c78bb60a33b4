"""Reads a shipped TOML file strictly: every key is asked for by name and type, and none may be left over."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TypeVar

from myotrack.resources.locate import read_text

T = TypeVar("T")


class ShippedFileError(ValueError):
    """A file that belongs to the program does not say what it should: where, and what is wrong."""


class Table:
    """One table of a shipped file; each `take` removes a key, `done` refuses the keys that are left."""

    def __init__(self, values: dict[str, object], where: str) -> None:
        self._left = dict(values)
        self._where = where

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not blank; `default` when the key is not there."""
        value = self._take(key, str, default)
        if value != default and not value.strip():
            raise ShippedFileError(f"{self._where}: {key} is blank")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Return true or false."""
        return self._take(key, bool, default)

    def number(self, key: str, default: float | None = None) -> float:
        """Return a number as a float."""
        value = self._left.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ShippedFileError(f"{self._where}: {key} is no number")
        return float(value)

    def whole(self, key: str) -> int:
        """Return a whole number."""
        value = self._take(key, int, None)
        if isinstance(value, bool):
            raise ShippedFileError(f"{self._where}: {key} is no number")
        return value

    def day(self, key: str) -> date:
        """Return a date."""
        return self._take(key, date, None)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is not there."""
        values = self._take(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise ShippedFileError(f"{self._where}: {key} is no list of texts")
        return tuple(values)

    def table(self, key: str) -> Table:
        """Return the table under `key`."""
        return Table(self._take(key, dict, None), f"{self._where}, {key}")

    def has(self, key: str) -> bool:
        """Whether `key` is there and was not taken yet."""
        return key in self._left

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables of an array; empty when the key is not there."""
        values = self._take(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise ShippedFileError(f"{self._where}: {key} is no list of tables")
        return tuple(Table(value, f"{self._where}, {key} {n}") for n, value in enumerate(values, start=1))

    def done(self) -> None:
        """Raise ShippedFileError when a key was never asked for: a slip of the pen, or words nobody shows."""
        if self._left:
            raise ShippedFileError(f"{self._where}: unknown {', '.join(sorted(self._left))}")

    def _take(self, key: str, kind: type[T], default: T | None) -> T:
        value = self._left.pop(key, default)
        if not isinstance(value, kind):
            raise ShippedFileError(f"{self._where}: {key} is missing or not of type {kind.__name__}")
        return value


def read_toml(*parts: str) -> Table:
    """Return the top table of a shipped TOML file, as in `read_toml("guidance", "signs.toml")`.

    Raises MissingResourceError when the file is not there, ShippedFileError when it is no TOML.
    """
    where = "/".join(parts)
    try:
        return Table(tomllib.loads(read_text(*parts)), where)
    except tomllib.TOMLDecodeError as error:
        raise ShippedFileError(f"{where}: {error}") from error
