"""Writes files so that they are there complete or not at all: private (0600), on disk, in place in one step."""

from __future__ import annotations

import errno
import io
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from myotrack.domain.errors import DiaryError, DiaryProblem
from myotrack.storage.files import put_in_place, unfinished_file
from myotrack.storage.held_files import reading

_SQLITE_BEGINNING = b"SQLite format 3\x00"
_FIRST_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
_PRIVATE_FILE = 0o600

_PROBLEM_OF_ERROR = {
    errno.EACCES: DiaryProblem.READ_ONLY,
    errno.EPERM: DiaryProblem.READ_ONLY,
    errno.EROFS: DiaryProblem.READ_ONLY,
    errno.ENOSPC: DiaryProblem.DISK_FULL,
    errno.EDQUOT: DiaryProblem.DISK_FULL,
}


def write_file(target: Path, data: bytes) -> None:
    """Write one file, in place of whatever file is there; raise DiaryError, with nothing half-written.

    A diary is never replaced this way.
    """
    with _as_diary_error(target):
        _refuse_bad_target(target)
        with unfinished_file(target) as unfinished:
            unfinished.write_bytes(data)
            put_in_place(unfinished, target)


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write several files into a folder, which is made if needed and then appears complete; raise DiaryError.

    In a folder that is there already, files of these names are replaced, each in one step, once all could be written.
    """
    with _as_diary_error(target):
        if target.exists() and not target.is_dir():
            raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(target))
        for name in files:
            _refuse_bad_target(target / name)
        is_new = not target.exists()
        unfinished = target.with_name(f".{target.name}.{uuid4().hex[:8]}.new") if is_new else target / _waiting_room()
        try:
            unfinished.mkdir(mode=0o700)
            for name, data in files.items():
                with unfinished_file(unfinished / name) as one:
                    one.write_bytes(data)
                    put_in_place(one, unfinished / name)
            if is_new:
                unfinished.rename(target)
            else:
                for name in files:
                    put_in_place(unfinished / name, target / name)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


def write_zip(target: Path, files: Mapping[str, bytes]) -> None:
    """Write several files as one zip whose bytes depend on nothing but the files; raises as `write_file` does."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _FIRST_ZIP_MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = _PRIVATE_FILE << 16
            archive.writestr(member, data)
    write_file(target, buffer.getvalue())


def _waiting_room() -> str:
    return f".{uuid4().hex[:8]}.new"


def _refuse_bad_target(target: Path) -> None:
    if target.is_dir():
        raise DiaryError(DiaryProblem.A_FOLDER, str(target))
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(target))
    if target.exists():
        with reading(target) as file:
            if file.read(len(_SQLITE_BEGINNING)) == _SQLITE_BEGINNING:
                raise DiaryError(DiaryProblem.ALREADY_EXISTS, str(target))


@contextmanager
def _as_diary_error(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        problem = _PROBLEM_OF_ERROR.get(error.errno or 0, DiaryProblem.UNREACHABLE)
        raise DiaryError(problem, str(target)) from error
