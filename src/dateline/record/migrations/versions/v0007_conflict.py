"""Whether a report is of a conflict at all. What an earlier version read has no probability until it is read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("conflict", sa.Float()))
    op.add_column("reports", sa.Column("conflict_reason", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("reports", "conflict_reason")
    op.drop_column("reports", "conflict")
