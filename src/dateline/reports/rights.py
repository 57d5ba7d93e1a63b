"""Reads a notice of rights: who holds them. Its years date nothing."""

from __future__ import annotations

import re

_HEAD = re.compile(
    r"^[\s*(]*(?:(?:copyright|\(c\)|©|by|&copy;|(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?)[\s,:|.-]*)+", re.IGNORECASE
)
_END = re.compile(r"[.,;|:•·]\s|[.,;|]$|\ball rights\b|\s[-–—]\s|\(c\)|©|\b(?:19|20)\d\d\b", re.IGNORECASE)
_LONGEST_NAME = 7


def rights_holder(notice: str) -> str | None:
    """The holder as written: "© 2018-2020 The Hill Courier. All rights reserved." gives "The Hill Courier"."""
    head = _HEAD.match(notice)
    if head is None:
        return None
    rest = notice[head.end() :]
    end = _END.search(rest)
    holder = (rest[: end.start()] if end else rest).strip(" ,.-–—|")
    return holder if holder and len(holder.split()) <= _LONGEST_NAME and holder[0].isupper() else None
