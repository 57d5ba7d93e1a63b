"""Alleged violations as rows of their own; of ceasefires the first allegation, denials, findings, extensions and incidents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

LISTS = ("first_allegation", "denials", "findings", "extensions", "incidents_during")


def upgrade() -> None:
    for name in LISTS:
        op.add_column("ceasefires", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "violations",
        sa.Column("violation_id", sa.String(40), primary_key=True),
        sa.Column("ceasefire_id", sa.String(40), primary_key=True),
        sa.Column("accuser", sa.Text(), nullable=False),
        sa.Column("accuser_side", sa.Text()),
        sa.Column("accused", sa.Text()),
        sa.Column("called", sa.Boolean(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("place", sa.Text()),
        sa.Column("count", sa.BigInteger()),
        sa.Column("date_from", sa.String(10)),
        sa.Column("date_to", sa.String(10)),
        sa.Column("clock_from", sa.String(8)),
        sa.Column("clock_to", sa.String(8)),
        sa.Column("minutes_from", sa.BigInteger()),
        sa.Column("minutes_to", sa.BigInteger()),
        sa.Column("denied_by", sa.JSON(), nullable=False),
        sa.Column("found_by", sa.JSON(), nullable=False),
        sa.Column("incident_id", sa.String(40)),
        sa.Column("claim_id", sa.String(40), nullable=False),
        sa.Column("claim_ids", sa.JSON(), nullable=False),
        sa.Column("reports", sa.JSON(), nullable=False),
        sa.Column("origins", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("ix_violations_ceasefire_id", "violations", ["ceasefire_id"])
    op.create_index("ix_violations_incident_id", "violations", ["incident_id"])


def downgrade() -> None:
    op.drop_table("violations")
    for name in LISTS:
        op.drop_column("ceasefires", name)
