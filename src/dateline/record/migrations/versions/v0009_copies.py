"""Sentences copied in other words or with other figures, and what each outlet adds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "copies",
        sa.Column("report_id", sa.String(40), primary_key=True),
        sa.Column("start", sa.Integer(), primary_key=True),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("origin_id", sa.String(40), nullable=False),
        sa.Column("first_seen_report_id", sa.String(40), nullable=False),
        sa.Column("first_start", sa.Integer(), nullable=False),
        sa.Column("first_end", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
    )
    op.create_table(
        "sources",
        sa.Column("outlet", sa.Text(), primary_key=True),
        sa.Column("origin_id", sa.String(40), nullable=False),
        sa.Column("reports", sa.JSON(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("own_share", sa.Float(), nullable=False),
        sa.Column("copied_from", sa.JSON(), nullable=False),
        sa.Column("quoted", sa.JSON(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("claims_of_others", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("sources")
    op.drop_table("copies")
