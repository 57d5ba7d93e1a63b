"""Within linking/: who takes part in what a trigger tells of, as far as the sentence's syntax says (Universal Dependencies)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.types import Token

_AROUND = frozenset({"obl", "nmod", "compound", "amod", "advmod", "acl", "xcomp", "ccomp"})
_PHRASE = frozenset({"amod", "compound", "flat", "nmod", "nummod", "appos", "conj"})
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
_LENDS_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp"})
#: Steps down from the head of a phrase that its words are looked for.
_DEEP = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """Lemmas of those who do it, to whom it is done, and of what else hangs on the trigger; `head` is the trigger's own token."""

    head: int
    doing: tuple[str, ...]
    undergoing: tuple[str, ...]
    around: tuple[str, ...]


def parts_of(tokens: Sequence[Token], first: int, last: int) -> Parts:
    """Who takes part in the trigger `tokens[first]` to `tokens[last]`."""
    below: dict[int, list[int]] = defaultdict(list)
    for n, token in enumerate(tokens):
        below[token.head].append(n)
    head = _head(tokens, first, last)
    found: dict[str, list[int]] = {"doing": [], "undergoing": [], "around": []}
    for n in below[head]:
        if not first <= n <= last and (part := _part(tokens[n].deprel)):
            found[part].append(n)
    _lent(tokens, below, head, found)
    words = {part: _words(tokens, below, heads) for part, heads in found.items()}
    return Parts(head, words["doing"], words["undergoing"], words["around"])


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    inside = range(first, last + 1)
    return next((n for n in inside if tokens[n].head not in inside and tokens[n].upos != "PUNCT"), last)


def _part(deprel: str) -> str:
    relation = deprel.partition(":")[0]
    if relation == "nsubj":
        return "undergoing" if deprel.endswith(":pass") else "doing"
    if relation in ("obj", "iobj"):
        return "undergoing"
    return "around" if relation in _AROUND else ""


def _lent(tokens: Sequence[Token], below: dict[int, list[int]], head: int, found: dict[str, list[int]]) -> None:
    """A verb without a subject has that of the verb it hangs on; a participle tells of the noun that it hangs on."""
    own, above = tokens[head], tokens[head].head
    if above < 0:
        return
    if not found["doing"] and own.deprel.partition(":")[0] in _LENDS_SUBJECT:
        for n in below[above]:
            if tokens[n].deprel.startswith("nsubj"):
                found[_part(tokens[n].deprel)].append(n)
    if own.deprel.startswith("acl"):
        found["undergoing" if own.xpos == "VBN" else "doing"].append(above)


def _words(tokens: Sequence[Token], below: dict[int, list[int]], heads: Sequence[int]) -> tuple[str, ...]:
    """The content words of the phrases under these heads, in order of the text."""
    seen: set[int] = set()
    layer = list(heads)
    for _ in range(_DEEP):
        seen.update(layer)
        layer = [k for n in layer for k in below[n] if k not in seen and tokens[k].deprel.partition(":")[0] in _PHRASE]
    return tuple(tokens[n].lemma for n in sorted(seen) if tokens[n].upos in _CONTENT)
