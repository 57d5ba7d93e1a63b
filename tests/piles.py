"""A small pile of our own, told from both sides, and the exports of a record as bytes: what several tests compare."""

from __future__ import annotations

from pathlib import Path

from dateline.exchange.tables import table_bytes
from dateline.record import schema
from dateline.record.record import Record

SMALL = {
    "north-wire.txt": """Shelling of Marvel kills five, northern officials say

MARVEL, March 3, 2021 (North Wire) - Five people were killed and twelve wounded when shells hit a market in Kharkiv
on Tuesday, the regional governor's office said. It accused Russian forces of firing from across the border.

The Russian Defence Ministry denied that its troops had shelled the city.
""",
    "south-paper.txt": """Ministry rejects accusation over Kharkiv

By Our Correspondent
Published March 4, 2021

The Russian Defence Ministry said on Wednesday that its forces did not fire at Kharkiv. "Our units did not use
artillery in this sector," a ministry spokesman told reporters.
""",
    "copy.txt": """Governor: five dead in Kharkiv

MARVEL, March 3, 2021 (North Wire) - Five people were killed and twelve wounded when shells hit a market in Kharkiv
on Tuesday, the regional governor's office said. It accused Russian forces of firing from across the border.
""",
    "undated.txt": """Truce talks planned after Kharkiv market attack

Ukraine and Russia agreed to a ceasefire on Friday after shells hit a market in Kharkiv on Tuesday, mediators said.
The truce entered into force at midnight on Saturday, March 6.
""",
    "sport.txt": """Late goal crushes visitors

Published 5 March 2021

The home side shot down its rivals with two goals in the last minutes on Thursday. The coach said the team had shown
what it could do.
""",
}


def write_pile(folder: Path) -> list[Path]:
    """The small pile as files; paths in order of their names."""
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def exports(record: Record) -> dict[str, bytes]:
    """Every table of the record as JSON Lines."""
    tables = [table.name for table in schema.EXPORTED]
    return {name: table_bytes(record.rows(name), record.columns(name), "jsonl") for name in tables}
