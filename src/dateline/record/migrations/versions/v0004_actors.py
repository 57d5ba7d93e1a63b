"""Actors over all reports: whom each speaks for, its reports and claims, offices with their days; and the judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("actors", sa.Column("represents", sa.Text(), nullable=True))
    op.add_column("actors", sa.Column("reports", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("actors", sa.Column("claims", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "actor_links",
        sa.Column("actor_id", sa.String(40), nullable=False),
        sa.Column("report_a", sa.String(40), nullable=False),
        sa.Column("name_a", sa.Text(), nullable=False),
        sa.Column("report_b", sa.String(40), nullable=False),
        sa.Column("name_b", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(40), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("comparisons", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("actor_id", "report_a", "name_a", "report_b", "name_b", "rule"),
    )
    # What a record of an earlier version adds up to is computed anew when it is next opened.
    op.execute("UPDATE state SET value = 'stale' WHERE key = 'ledger'")


def downgrade() -> None:
    op.drop_table("actor_links")
    for name in ("claims", "reports", "represents"):
        op.drop_column("actors", name)
