"""What people judge, and which fields of the record they have touched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TOUCHED = ("claims", "events", "incidents", "ceasefires", "actors")
JUDGED = ("incidents", "ceasefires")


def upgrade() -> None:
    op.create_table(
        "judgements",
        sa.Column("judgement_id", sa.String(40), primary_key=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("subject", sa.String(10), nullable=False),
        sa.Column("subject_id", sa.String(40), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("judged_at", sa.String(27), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("other", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False, server_default="in force"),
        sa.Column("undone_by", sa.String(40), nullable=False, server_default=""),
        sa.Column("overruled_by", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("applies_to", sa.JSON(), nullable=False, server_default="[]"),
    )
    for table in JUDGED:
        op.add_column(table, sa.Column("judged", sa.String(10), nullable=False, server_default="none"))
    for table in TOUCHED:
        op.add_column(table, sa.Column("touched", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    for table in TOUCHED:
        op.drop_column(table, "touched")
    for table in JUDGED:
        op.drop_column(table, "judged")
    op.drop_table("judgements")
