"""linking/copies/ says what a copy changed: another number or another name is news, however much of the rest is copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from dateline.linking.copies.settings import copy_settings
from dateline.linking.copies.stems import Stems
from dateline.linking.types import Change, CopyKind
from dateline.linking.words import words

_TOKEN = re.compile(r"\d[\d,]*\d|[^\W_]+(?:[-\u2010\u2011'\u2019][^\W_]+)*")
#: From this likeness on (0 to 1, of letters), two names are one name spelt two ways.
SPELLING = 0.72
#: A number counts what is named within so many words after it.
NOUN = 3


@dataclass(frozen=True, slots=True)
class _Token:
    surface: str
    key: str
    number: bool
    name: bool


def find_changes(first: str, copy: str, kind: CopyKind, stems: Stems) -> tuple[Change, ...]:
    """What the copy has in place of what the first had; what is only left out or added changes nothing.

    A reworded sentence may call anyone by another name: there only a number counts, where both count the same thing.
    """
    if kind == "same":
        return ()
    a, b = _tokens(first, stems), _tokens(copy, stems)
    if kind == "reworded":
        return tuple(_counted(a, b))
    return (*_numbers(a, b), *_names(a, b))


def _tokens(text: str, stems: Stems) -> list[_Token]:
    numbers = copy_settings().numbers
    found = []
    for n, match in enumerate(_TOKEN.finditer(text)):
        surface = match.group()
        folded = "".join(words(surface.replace(",", "")))
        key = numbers.get(folded, folded)
        number = key[:1].isdigit() or folded in numbers
        name = surface[0].isupper() and not number and (n > 0 or stems.is_name(folded))
        found.append(_Token(surface, key, number, name))
    return found


def _unmatched(a: Iterable[_Token], b: Iterable[_Token]) -> list[_Token]:
    """Tokens of a that b lacks, each key as often as b lacks it."""
    left = [token.key for token in b]
    missing = []
    for token in a:
        if token.key in left:
            left.remove(token.key)
        else:
            missing.append(token)
    return missing


def _numbers(a: Sequence[_Token], b: Sequence[_Token]) -> list[Change]:
    ours, theirs = [t for t in a if t.number], [t for t in b if t.number]
    pairs = zip(_unmatched(ours, theirs), _unmatched(theirs, ours), strict=False)
    return [Change(before.surface, after.surface) for before, after in pairs]


def _names(a: Sequence[_Token], b: Sequence[_Token]) -> list[Change]:
    ours, theirs = [t for t in a if t.name], [t for t in b if t.name]
    before, after = _unmatched(ours, b), _unmatched(theirs, a)
    lost = [t for t in before if not any(_one_name(t.key, other.key) for other in after)]
    new = [t for t in after if not any(_one_name(t.key, other.key) for other in before)]
    return [Change(" ".join(t.surface for t in lost), " ".join(t.surface for t in new))] if lost and new else []


def _one_name(a: str, b: str) -> bool:
    size = copy_settings().stem
    return (len(min(a, b, key=len)) >= size and a[:size] == b[:size]) or Indel.normalized_similarity(a, b) >= SPELLING


def _counted(a: Sequence[_Token], b: Sequence[_Token]) -> Iterable[Change]:
    """Numbers of the same things: "five children" and "seven of the children"."""
    before, after = _unmatched(_counts(a), _counts(b)), _unmatched(_counts(b), _counts(a))
    for old in before:
        for new in after:
            if _things(a, old) & _things(b, new):
                yield Change(old.surface, new.surface)
                after.remove(new)
                break


def _counts(tokens: Iterable[_Token]) -> list[_Token]:
    return [token for token in tokens if token.number]


def _things(tokens: Sequence[_Token], number: _Token) -> set[str]:
    settings = copy_settings()
    at = next(n for n, token in enumerate(tokens) if token is number)
    following = [settings.kin.get(t.key, t.key) for t in tokens[at + 1 : at + 1 + NOUN] if not t.number]
    return {key[: settings.stem] for key in following if key not in settings.empty}
