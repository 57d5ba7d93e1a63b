"""What each time, place and number rests on: the rule, its precision, its span.

What an earlier version kept in `data` is taken from there; what it did not keep (quantities, rules) stays empty for the
reports that it read.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

LISTS = ("comparisons", "toll")
# What a count has that an earlier version did not know of.
TOLL: dict[str, Any] = {"rule": "", "of": None, "more": False, "since": "", "reason": ""}


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
    mention, role = (
        ("report_id", "kind", "start", "end"),
        ("role", "where_prec", "score", "rule", "reason", "comparisons"),
    )
    _fill("mentions", mention, role)
    _fill("events", ("event_id",), ("country", "date_start", "date_end", "place_start", "place_end", "place_rule"))


def _fill(name: str, keys: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Give rows what their `data` keeps of the new columns. An actor's form is its role; counts get all that they have."""
    texts: list[sa.ColumnClause[Any]] = [
        sa.column(column) for column in ("data", *keys, *columns) if column not in LISTS
    ]
    table = sa.table(name, *texts, *(sa.column(column, sa.JSON()) for column in LISTS))
    wanted = [table.c[key] for key in ("data", *keys)]
    for row in op.get_bind().execute(sa.select(*wanted)).mappings().all():
        kept = json.loads(row["data"])
        found = {column: kept[column] for column in columns if column in kept}
        if "form" in kept:
            found["role"] = kept["form"]
        if "tolls" in kept:
            found["toll"] = [toll | {k: v for k, v in TOLL.items() if k not in toll} for toll in kept["tolls"]]
        if found:
            op.get_bind().execute(sa.update(table).where(*(table.c[key] == row[key] for key in keys)).values(found))


def downgrade() -> None:
    op.drop_table("quantities")
    for name in ("place_rule", "place_end", "place_start", "date_end", "date_start", "country"):
        op.drop_column("events", name)
    op.drop_column("times", "zone")
    for name in ("comparisons", "reason", "rule", "score", "where_prec", "role"):
        op.drop_column("mentions", name)
