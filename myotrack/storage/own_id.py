"""Which diary a file is: the id that it was made with, and that every copy of it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from myotrack.domain.errors import DiaryError
from myotrack.storage.carving import carved_rows
from myotrack.storage.held_files import reading
from myotrack.storage.snapshot import rows_of, snapshot
from myotrack.storage.tables import ABOUT
from myotrack.storage.verified import row_fits


def own_id(path: Path) -> str:
    """Return the id of the diary at `path`, damaged or not; "" when nothing in it proves one, or it can't be read.

    It is looked for in the bare pages, where no damage to another page hides it. Nothing is written.
    """
    return _in_the_pages(path) or _in_the_table(path)


def _in_the_pages(path: Path) -> str:
    with suppress(OSError):  # nothing proves an id that can't be read
        if not path.is_file():
            return ""
        with reading(path) as file:
            data = file.read()
        return next((str(row["value"]) for table, row in carved_rows(data) if _is_id(table, row)), "")
    return ""


def _in_the_table(path: Path) -> str:
    """Return the id of a file whose pages are not ours, as another program wrote it anew, or one of version 1."""
    with suppress(DiaryError), snapshot(path) as connection:
        # In version 1 what a file says of itself has no checksum.
        found = (row for row in rows_of(connection, ABOUT.name) if "checksum" not in row or row_fits(ABOUT.name, row))
        return next((str(row["value"]) for row in found if _is_id(ABOUT.name, row)), "")
    return ""


def _is_id(table: str, row: Mapping[str, object]) -> bool:
    return table == ABOUT.name and row.get("key") == "id"
