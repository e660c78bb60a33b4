"""Finds a shipped file, in an installed wheel and in a checkout alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


class MissingResourceError(FileNotFoundError):
    """A file that belongs to the program is not there: the installation is damaged."""


def resource_path(*parts: str) -> Path:
    """Return the absolute path of a shipped file or folder, as in `resource_path("fonts", "Inter.ttf")`.

    Raises MissingResourceError when no installed place holds it.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    wanted = "/".join(parts)
    looked = " and ".join(str(place) for place in _PLACES)
    raise MissingResourceError(f"MyoTrack's own file {wanted!r} is missing (looked in {looked})")


def read_text(*parts: str) -> str:
    """Return the text of a shipped UTF-8 file; errors as `resource_path`."""
    return resource_path(*parts).read_text(encoding="utf-8")
