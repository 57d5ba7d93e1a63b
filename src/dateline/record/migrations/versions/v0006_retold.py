"""Where else its report tells of an event. What an earlier version read has none until it is read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("events", sa.Column("retold", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("events", "retold")
