"""What each time, place and number rests on: the rule, its precision, its span. Reports read before keep these empty."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mentions", sa.Column("role", sa.String(16), nullable=False, server_default=""))
    op.add_column("mentions", sa.Column("where_prec", sa.Integer(), nullable=True))
    op.add_column("mentions", sa.Column("score", sa.Float(), nullable=True))
    op.add_column("mentions", sa.Column("rule", sa.Text(), nullable=False, server_default=""))
    op.add_column("mentions", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("mentions", sa.Column("comparisons", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("times", sa.Column("zone", sa.Text(), nullable=False, server_default=""))
    op.add_column("events", sa.Column("country", sa.String(2), nullable=True))
    op.add_column("events", sa.Column("date_start", sa.Integer(), nullable=True))
    op.add_column("events", sa.Column("date_end", sa.Integer(), nullable=True))
    op.add_column("events", sa.Column("place_start", sa.Integer(), nullable=True))
    op.add_column("events", sa.Column("place_end", sa.Integer(), nullable=True))
    op.add_column("events", sa.Column("place_rule", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "quantities",
        sa.Column("report_id", sa.String(40), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("report_id", "start", "end"),
    )


def downgrade() -> None:
    op.drop_table("quantities")
    for name in ("place_rule", "place_end", "place_start", "date_end", "date_start", "country"):
        op.drop_column("events", name)
    op.drop_column("times", "zone")
    for name in ("comparisons", "reason", "rule", "score", "where_prec", "role"):
        op.drop_column("mentions", name)
