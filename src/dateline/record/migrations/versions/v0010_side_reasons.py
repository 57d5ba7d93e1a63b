"""Why an actor is on a side, and the claims that show it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("actors", sa.Column("side_reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("actors", sa.Column("side_claims", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("actors", "side_claims")
    op.drop_column("actors", "side_reason")
