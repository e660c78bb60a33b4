"""Schema version 2: what was said to be done about a warning, and a checksum on every row beside the facts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add the table of answers, and make `about`, `change` and `history` anew with a checksum for each row."""
    op.create_table(
        "alert_answer",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("action_taken", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_answer")),
    )
    # A new table under the old name, and not a renamed one: its text in the file is then that of a new diary.
    for index in ("change_id", "day", "row_id"):
        op.drop_index(op.f(f"ix_history_{index}"), "history")
    for name in ("history", "change", "about"):
        op.rename_table(name, f"{name}_v1")
    op.create_table(
        "about",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_about")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at_utc", sa.String(), nullable=False),
        sa.Column("at_offset", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("seq", name=op.f("uq_change_seq")),
        sa.ForeignKeyConstraint(["undoes"], ["change.id"], name=op.f("fk_change_undoes")),
    )
    op.create_table(
        "history",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_history_change_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history")),
    )
    for name, order in (("about", "key"), ("change", "seq"), ("history", "seq")):
        _copy(op, name, order)
        op.drop_table(f"{name}_v1")
    for column in ("change_id", "day", "row_id"):
        op.create_index(op.f(f"ix_history_{column}"), "history", [column], unique=False)


def _copy(op: Operations, name: str, order: str) -> None:
    """Copy the rows of a table of version 1, and give each the checksum of what it holds."""
    connection = op.get_bind()
    columns = [column["name"] for column in sa.inspect(connection).get_columns(f"{name}_v1")]
    old = sa.table(f"{name}_v1", *(sa.column(column) for column in columns))
    new = sa.table(name, *(sa.column(column) for column in (*columns, "checksum")))
    rows = connection.execute(sa.select(old).order_by(old.c[order])).mappings().all()
    if rows:
        connection.execute(sa.insert(new), [{**row, "checksum": _checksum(name, row)} for row in rows])


def _checksum(table: str, row: Mapping[Any, Any]) -> str:
    """Return the checksum as the program of this version made it; this copy stays as it is, whatever comes later."""
    values = json.dumps(dict(row), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{table}:{values}".encode()).hexdigest()[:16]
