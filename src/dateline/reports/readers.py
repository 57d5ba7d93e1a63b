"""Files become Documents: finds them, tells their format, and hands each to its reader. The way of the data begins here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dateline.reports.decode import is_binary
from dateline.reports.jsonl import read_jsonl
from dateline.reports.plain import read_plain
from dateline.reports.types import Document, Skipped
from dateline.reports.walk import Found, find_files, refusal

# Above this, no single text is read (JSON Lines may be longer as a whole; there it holds for a line).
LARGEST_FILE = 16 * 1024 * 1024
_HEAD = 8192
_FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_OBJECT = re.compile(rb"\s*\{\s*\"")


def read_documents(paths: Sequence[Path]) -> Iterator[Document | Skipped]:
    """Every report text at `paths` (files and folders), one at a time, with a Skipped row for whatever gives none.

    A text that had to be mended is read, and its Document says how (`repairs`). Never raises for a bad file; all reason codes
    are in docs/reading.md. Memory is bounded by LARGEST_FILE.
    """
    for found in find_files(paths):
        if isinstance(found, Skipped):
            yield found
            continue
        try:
            yield from _read(found)
        except OSError as error:
            yield refusal(found.path, error)


def _read(found: Found) -> Iterator[Document | Skipped]:
    if found.size == 0:
        yield Skipped(found.name, "reports", "empty")
        return
    with found.path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(0)
        if is_binary(head):
            yield Skipped(found.name, "reports", "binary")
            return
        form = _format(found.path, head)
        if form == "jsonl":
            yield from read_jsonl(file, found.name, longest=LARGEST_FILE)
        elif form == "unknown":
            yield Skipped(found.name, "reports", "unknown-format", "neither text, HTML nor JSON Lines")
        elif found.size > LARGEST_FILE:
            yield Skipped(found.name, "reports", "too-long", f"{found.size} bytes, at most {LARGEST_FILE}")
        else:
            yield from _reader(form)(file.read(LARGEST_FILE + 1), found.name)


def _reader(form: str) -> Callable[[bytes, str], Iterator[Document | Skipped]]:
    if form != "html":
        return read_plain
    # Late: it takes longer to load than a folder of texts takes to read.
    from dateline.reports.html import read_html

    return read_html


def _format(path: Path, head: bytes) -> str:
    """By extension where it is known, else by how the file begins."""
    known = _FORMATS.get(path.suffix.lower())
    if known is not None:
        return known
    if _HTML.match(head):
        return "html"
    if _JSON_OBJECT.match(head):
        return "jsonl"
    return "unknown" if head.lstrip().startswith((b"<?xml", b"[{", b"[\n")) else "plain"
