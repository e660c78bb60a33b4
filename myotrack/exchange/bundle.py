"""Gathers what is to be imported: files, folders, or a zip of them, read into memory within limits.

A zip is never unpacked: its members are read by their exact names. Design choices beside the limits of reliability.md:
in a folder or zip only names that end in .csv or .json are looked at, a zip may have folders inside, and a zip in a
zip is not opened.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from myotrack.exchange.facts import UnreadableFileError
from myotrack.i18n import _
from myotrack.storage.held_files import reading

LARGEST_FILE = 50_000_000
"""Bytes of one file, also of a zip, and of one member of a zip."""
LARGEST_TOTAL = 200_000_000
"""Bytes of everything that is read in one import, expanded."""
MOST_EXPANSION = 100
"""How many times larger than itself a zip may become."""
EXPANSION_MATTERS_FROM = 1_000_000
"""Bytes: a small file of equal rows packs better than 100 to 1 and can't hurt."""
MOST_ROWS = 1_000_000
"""Lines of text in everything that is read in one import."""
MOST_MEMBERS = 1_000
"""Files in one zip or folder."""

_ENDINGS = (".csv", ".json")
_ZIP_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
_MEMBER_BEGINNING = b"PK\x01\x02"
_SQLITE_BEGINNING = b"SQLite format 3\x00"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """The bytes of one file, and the name that sentences use for it."""

    name: str
    data: bytes


def read_bundle(paths: Iterable[Path]) -> tuple[NamedBytes, ...]:
    """Return every file that the paths stand for; a path that a person names is read whatever its ending.

    Raise UnreadableFileError for the first that is missing, unreadable, too large, or a zip with a trick in it.
    """
    found: list[NamedBytes] = []
    total = rows = 0
    for file in _all_files(paths):
        total += len(file.data)
        rows += file.data.count(b"\n")
        if total > LARGEST_TOTAL:
            raise UnreadableFileError(file.name, _("With it, more than 200 MB would be read; import less at a time."))
        if rows > MOST_ROWS:
            raise UnreadableFileError(file.name, _("With it, more than a million rows would be read."))
        found.append(file)
    return tuple(found)


def _all_files(paths: Iterable[Path]) -> Iterator[NamedBytes]:
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path, path.name)


def _folder(folder: Path) -> Iterator[NamedBytes]:
    try:
        names = sorted(p.name for p in folder.iterdir() if p.suffix.lower() in _ENDINGS and not p.name.startswith("."))
    except OSError as error:
        raise UnreadableFileError(str(folder), _("The folder can't be read.")) from error
    if not names:
        raise UnreadableFileError(str(folder), _("The folder holds no file that ends in .csv or .json."))
    if len(names) > MOST_MEMBERS:
        raise UnreadableFileError(str(folder), _("The folder holds more than 1,000 files."))
    for name in names:
        if (folder / name).is_symlink():
            raise UnreadableFileError(
                f"{folder.name}/{name}", _("It is a link to another place, which is not followed.")
            )
        yield from _file(folder / name, name)


def _file(path: Path, name: str) -> Iterator[NamedBytes]:
    data = _read(path, name)
    if data.startswith(_SQLITE_BEGINNING):
        raise UnreadableFileError(name, _("It is a diary itself; bring it back with the command restore."))
    if data.startswith(_ZIP_BEGINNINGS):
        yield from _zip(name, data)
    else:
        yield NamedBytes(name, data)


def _read(path: Path, name: str) -> bytes:
    try:
        if not path.exists():
            raise UnreadableFileError(name, _("There is no such file."))
        if not path.is_file():
            raise UnreadableFileError(name, _("It is not a file."))
        with reading(path) as file:
            data = file.read(LARGEST_FILE + 1)
    except PermissionError as error:
        raise UnreadableFileError(name, _("This computer does not let you read it.")) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(name, _("It can't be read.")) from error
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(name, _("It is larger than 50 MB."))
    return data


def _zip(name: str, data: bytes) -> Iterator[NamedBytes]:
    # Counted before the library builds an object for each of a million empty members.
    if data.count(_MEMBER_BEGINNING) > MOST_MEMBERS:
        raise UnreadableFileError(name, _("The zip file holds more than 1,000 files."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(name, archive)
            left = min(LARGEST_TOTAL, max(len(data) * MOST_EXPANSION, EXPANSION_MATTERS_FROM))
            for member in members:
                content = _member(name, archive, member, left)
                left -= len(content)
                yield NamedBytes(f"{name}/{member.filename}", content)
    except _ZIP_ERRORS as error:
        raise UnreadableFileError(name, _("The zip file is damaged.")) from error


# What the library raises for zips that were cut, flipped, or made to annoy it.
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def _members(name: str, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the members to read; raise UnreadableFileError when any member is a trick, read or not."""
    listed = archive.infolist()
    if len({member.filename for member in listed}) != len(listed):
        raise UnreadableFileError(name, _("The zip file holds two files of the same name."))
    for member in listed:
        _refuse_tricks(name, member)
    wanted = [member for member in listed if _is_wanted(member)]
    if not wanted:
        raise UnreadableFileError(name, _("The zip file holds no file that ends in .csv or .json."))
    return sorted(wanted, key=lambda member: member.filename)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    # macOS packs its own notes beside every file.
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    return not member.is_dir() and not hidden and path.suffix.lower() in _ENDINGS


def _refuse_tricks(name: str, member: zipfile.ZipInfo) -> None:
    path = member.filename
    inside = f"{name}/{path}"
    if path.startswith("/") or "\\" in path or ":" in path or ".." in PurePosixPath(path).parts:
        raise UnreadableFileError(inside, _("Its place in the zip file points outside of it."))
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnreadableFileError(inside, _("It is a link or a device in the zip file, which is not followed."))
    if member.flag_bits & 0x1:
        raise UnreadableFileError(inside, _("It is locked with a password; pack the zip file without one."))
    if member.compress_type not in _PACKINGS:
        raise UnreadableFileError(inside, _("It is packed in a way that MyoTrack does not read."))


def _member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    """Return the bytes of a member, counted while they are unpacked: what a zip says of sizes may be untrue."""
    limit = min(left, LARGEST_FILE)
    with archive.open(member) as stream:
        content = stream.read(limit + 1)
    if len(content) > LARGEST_FILE:
        raise UnreadableFileError(f"{name}/{member.filename}", _("It is larger than 50 MB when unpacked."))
    if len(content) > limit:
        raise UnreadableFileError(
            name, _("Unpacked, the zip file would be more than 100 times as large, or more than 200 MB.")
        )
    return content
