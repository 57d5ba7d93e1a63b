"""The quotation marks of one passage: which may open and which may close, by the characters beside them. For quotes.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLE = frozenset('“”„‟"«»')
SINGLE = frozenset("‘’‚‛'`‹›")
CLOSERS: dict[str, frozenset[str]] = {
    "“": frozenset('”‟"'),
    "‟": frozenset("”"),
    "”": frozenset("”"),
    "„": frozenset('“”"'),
    '"': frozenset('"”'),
    "«": frozenset("»"),
    "»": frozenset("«"),
    "‹": frozenset("›"),
    "›": frozenset("‹"),
    "‘": frozenset("’'"),
    "‛": frozenset("’"),
    "‚": frozenset("‘’"),
    "'": frozenset("'’"),
    "`": frozenset("'’"),
}
_MARK = re.compile("``|''|[“”„‟\"«»‘’‚‛‹›'`]")
_OPENERS = frozenset("“„‟«‘‚‛‹")
_APOSTROPHES = frozenset("’'")
_LEADING = frozenset("([{—–-/:;“„«‘‹'\"")  # what may stand right before an opening mark
_TRAILING = frozenset(".,;:!?)]}—–-/…”»’›'\"“«‘")  # ... and right behind a closing one


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark. `form` is its character, '"' for every straight double one. `opens` and `closes` say what the
    characters beside it allow; `weak` is a closing mark that may as well be the apostrophe of a plural ("the soldiers' camp")."""

    start: int
    end: int
    form: str
    opens: bool
    closes: bool
    weak: bool = False


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The marks of text[start:end] that may open or close, in order; apostrophes within words are none. Linear."""
    found = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        mark = _mark(match.start(), match.group(), before, after)
        if mark is not None and mark.form in _APOSTROPHES:
            mark = _apostrophe(mark, text, before, after, end)
        if mark is not None:
            found.append(mark)
    return found


def _mark(at: int, form: str, before: str, after: str) -> Mark | None:
    end = at + len(form)
    form = '"' if len(form) == 2 else form
    leading = before.isspace() or before in _LEADING
    trailing = after.isspace() or after in _TRAILING
    if form in _APOSTROPHES:
        within = before.isalnum() and after.isalnum()
        opens = form == "'" and leading and not trailing and not after.isdigit()
        return None if within else Mark(at, end, form, opens, not before.isspace() and not after.isalnum())
    if form in "‘`":
        opens = not before.isalnum() and not after.isspace() and not after.isdigit()
        return Mark(at, end, form, opens, form == "‘" and not leading)
    if form == '"':
        opens = not before.isdigit() and (leading or not trailing)
        return Mark(at, end, form, opens, trailing or not leading)
    if form in _OPENERS:
        return Mark(at, end, form, opens=not (form == "«" and not leading and trailing), closes=not leading)
    return Mark(at, end, form, opens=leading and after.isalnum(), closes=True)


def _apostrophe(mark: Mark, text: str, before: str, after: str, end: int) -> Mark:
    """The same mark, weak where it stands behind an "s" and a word in small letters follows."""
    follows = text[mark.end + 1] if mark.end + 1 < end else " "
    weak = mark.closes and before in "sS" and after == " " and follows.islower()
    return Mark(mark.start, mark.end, mark.form, mark.opens, mark.closes, weak)
