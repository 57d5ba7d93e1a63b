"""Content hashes: an id is a function of what it names, so the same pile gives the same ids in any order."""

from __future__ import annotations

import hashlib


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` and 16 hex digits of the SHA-256 of the parts; None and "" differ, and parts never run together.

    >>> content_id("r", "a", "bc") == content_id("r", "ab", "c")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}{digest.hexdigest()[:16]}"
