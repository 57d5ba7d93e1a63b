"""A plain text file is one Document: its text, and nothing that a container could have stated."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reports.decode import decode
from dateline.reports.types import Document, Skipped


def read_plain(data: bytes, name: str) -> Iterator[Document | Skipped]:
    """The document in `data`; Skipped "empty" where there is nothing in it, and a row of its own for broken bytes."""
    decoded = decode(data)
    if decoded.reason:
        yield Skipped(name, "reports", decoded.reason, decoded.detail)
    if not decoded.text.strip():
        yield Skipped(name, "reports", "empty")
        return
    yield Document(name, decoded.text)
