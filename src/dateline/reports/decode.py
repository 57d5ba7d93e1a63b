"""Bytes become text: marked Unicode, UTF-8, and what is left when a file is broken or older than Unicode."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"BZh",
    b"\xfd7zXZ",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"PAR1",
    b"SQLite format 3",
)
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
# NUL cannot be stored by every database, a lone surrogate by none.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BREAK = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`reason` is "" or the code of what had to be repaired: "broken-utf-8", "broken-utf-16", "broken-utf-32", "not-utf-8"."""

    text: str
    reason: str = ""

    @property
    def repairs(self) -> tuple[str, ...]:
        return (self.reason,) if self.reason else ()


def is_binary(head: bytes) -> bool:
    """True for the first bytes of what is no text: a known magic number, a NUL, or one control character in twenty."""
    if head.startswith(tuple(mark for mark, _, _ in _MARKS)):
        return False
    if head.startswith(_MAGIC) or b"\x00" in head:
        return True
    return len(head.translate(None, _CONTROL)) * 20 < len(head) * 19


def decode(data: bytes) -> Decoded:
    """Text with one kind of line break and without characters that cannot be stored; the same bytes always give the same.

    A byte order mark decides. Without one it is UTF-8. Where that breaks, and more non-ASCII characters are whole than broken,
    the broken ones become U+FFFD ("broken-utf-8"); otherwise it is read as Windows-1252 ("not-utf-8").
    """
    for mark, codec, family in _MARKS:
        if data.startswith(mark):
            return _with_codec(data[len(mark) :], codec, family)
    try:
        return Decoded(storable(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - broken
    if whole > broken:
        return Decoded(storable(text), "broken-utf-8")
    return Decoded(storable(data.decode("cp1252", "replace")), "not-utf-8")


def storable(text: str) -> str:
    """The text with line feeds as its only line breaks, and U+FFFD for NUL and lone surrogates."""
    return _UNSTORABLE.sub("\ufffd", _BREAK.sub("\n", text))


def _with_codec(data: bytes, codec: str, family: str) -> Decoded:
    try:
        return Decoded(storable(data.decode(codec)))
    except UnicodeDecodeError:
        return Decoded(storable(data.decode(codec, "replace")), f"broken-{family}")
