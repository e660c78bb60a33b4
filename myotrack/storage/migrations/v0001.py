"""Schema version 1: the first released one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make every table of version 1."""
    op.create_table(
        "about",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_about")),
    )
    op.create_table(
        "appointment",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=True),
        sa.Column("clinician", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("seq", name=op.f("uq_change_seq")),
        sa.ForeignKeyConstraint(["undoes"], ["change.id"], name=op.f("fk_change_undoes")),
    )
    op.create_table(
        "check_in",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("twitch_count", sa.Integer(), nullable=True),
        sa.Column("frequency_band", sa.Integer(), nullable=True),
        sa.Column("severity", sa.Integer(), nullable=True),
        sa.Column("interference", sa.Integer(), nullable=True),
        sa.Column("bother", sa.Integer(), nullable=True),
        sa.Column("condition", sa.Integer(), nullable=True),
        sa.Column("regions", sa.String(), nullable=False),
        sa.Column("circumstances", sa.String(), nullable=False),
        sa.Column("hindered", sa.String(), nullable=False),
        sa.Column("falls", sa.Integer(), nullable=True),
        sa.Column("doses_as_planned", sa.Integer(), nullable=True),
        sa.Column("excuse", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("scales", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
    )
    op.create_index("ix_check_in_day", "check_in", ["day", "entered_by"], unique=True)
    op.create_table(
        "count_session",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("started_utc", sa.String(), nullable=False),
        sa.Column("started_offset", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("duration_s", sa.Integer(), nullable=False),
        sa.Column("planned_s", sa.Integer(), nullable=True),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.Column("presses_ms", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_session")),
    )
    op.create_index(op.f("ix_count_session_day"), "count_session", ["day"], unique=False)
    op.create_table(
        "health_fact",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_fact")),
    )
    op.create_table(
        "medicine",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("catalogue_key", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medicine")),
    )
    op.create_table(
        "question",
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_table(
        "sign_report",
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=True),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("action_taken", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_report")),
    )
    op.create_index(op.f("ix_sign_report_day"), "sign_report", ["day"], unique=False)
    op.create_table(
        "dose_change",
        sa.Column("medicine_id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=True),
        sa.Column("daily_dose", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["medicine_id"], ["medicine.id"], name=op.f("fk_dose_change_medicine_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dose_change")),
    )
    op.create_index(op.f("ix_dose_change_day"), "dose_change", ["day"], unique=False)
    op.create_index(op.f("ix_dose_change_medicine_id"), "dose_change", ["medicine_id"], unique=False)
    op.create_table(
        "dose_event",
        sa.Column("medicine_id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["medicine_id"], ["medicine.id"], name=op.f("fk_dose_event_medicine_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dose_event")),
    )
    op.create_index(op.f("ix_dose_event_day"), "dose_event", ["day"], unique=False)
    op.create_index(op.f("ix_dose_event_medicine_id"), "dose_event", ["medicine_id"], unique=False)
    op.create_table(
        "history",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_history_change_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_change_id"), "history", ["change_id"], unique=False)
    op.create_index(op.f("ix_history_day"), "history", ["day"], unique=False)
    op.create_index(op.f("ix_history_row_id"), "history", ["row_id"], unique=False)
    op.create_table(
        "plan_step",
        sa.Column("medicine_id", sa.String(), nullable=False),
        sa.Column("from_day", sa.String(), nullable=False),
        sa.Column("planned_daily_dose", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("prescriber", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_utc", sa.String(), nullable=False),
        sa.Column("entered_offset", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checksum", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["medicine_id"], ["medicine.id"], name=op.f("fk_plan_step_medicine_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_step")),
    )
    op.create_index(op.f("ix_plan_step_medicine_id"), "plan_step", ["medicine_id"], unique=False)
