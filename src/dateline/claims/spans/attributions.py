"""One act of saying, as the parse of its sentence gives it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.types import Saying


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying in one sentence, by token indices. `content` may be empty: then a quotation beside it is the content.

    `speaker` is the head of the source, None where nobody is named; `verb` the token that says, None for a colon.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    act: str
    speaker: int | None
    verb: int | None
    listener: int | None = None
    quotes: bool = True
    cites: bool = False
    saying: Saying = "spoken"
