"""Whether the words of a claim were said, only thought, denied, withheld or still to come. Claims read before were spoken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claims", sa.Column("saying", sa.String(10), nullable=False, server_default="spoken"))


def downgrade() -> None:
    op.drop_column("claims", "saying")
