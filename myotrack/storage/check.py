"""Looking for damage: SQLite's own checks, and a checksum per row that finds a bit they don't."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from myotrack.storage.connection import make_engine, translated
from myotrack.storage.header import read_header
from myotrack.storage.rows import checksum
from myotrack.storage.tables import FACT_TABLES


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a full check found: rows looked at, SQLite's complaints, and rows whose checksum does not fit."""

    rows: int
    complaints: tuple[str, ...]
    changed_rows: tuple[tuple[str, str], ...]
    """Table name and row id of every row that was changed by something other than this program."""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.complaints and not self.changed_rows


def check_diary(path: Path) -> CheckReport:
    """Check the whole diary file without writing to it; raise DiaryError when it can't even be read."""
    read_header(path)
    engine = make_engine(path, read_only=True)
    try:
        with translated(path), engine.connect() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            with Session(connection) as session:
                rows = [row for table in FACT_TABLES for row in session.scalars(select(table))]
            changed = tuple((row.__tablename__, row.id) for row in rows if row.checksum != checksum(row))
    finally:
        engine.dispose()
    complaints = tuple(str(line) for line in said if line != "ok")
    complaints += tuple(f"{orphan[0]} {orphan[1]}: foreign key" for orphan in orphans)
    return CheckReport(len(rows), complaints, changed)
