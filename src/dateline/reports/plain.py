"""A plain text file is one Document: its text, and nothing that a container could have stated."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reports.decode import decode
from dateline.reports.types import Document, Skipped


def read_plain(data: bytes, name: str) -> Iterator[Document | Skipped]:
    """The document in `data`, with its repairs (codes of `decode`); Skipped "empty" where there is nothing in it."""
    decoded = decode(data)
    if not decoded.text.strip():
        yield Skipped(name, "reports", "empty")
        return
    yield Document(name, decoded.text, repairs=decoded.repairs)
