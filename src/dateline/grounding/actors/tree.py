"""A sentence as a tree to walk: what actors and claims read of the parse. No recursion: a list of heads can be any depth."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.language.types import Sentence, Token

Span = tuple[int, int]


class Tree:
    """Children and subtrees of one sentence's tokens, by their indices. Built once, in time linear in the sentence."""

    __slots__ = ("children", "root", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self.root = 0
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(self.tokens):
                self.children[token.head].append(index)
            else:
                self.root = index

    def kids(self, index: int, *deprels: str) -> list[int]:
        """Children whose label is one of `deprels` or a subtype of it, in order."""
        return [kid for kid in self.children[index] if self.is_a(kid, *deprels)]

    def kid(self, index: int, *deprels: str) -> int | None:
        """The first such child."""
        return next(iter(self.kids(index, *deprels)), None)

    def is_a(self, index: int, *deprels: str) -> bool:
        label = self.tokens[index].deprel
        return label in deprels or label.split(":", 1)[0] in deprels

    def head(self, index: int) -> int | None:
        head = self.tokens[index].head
        return head if 0 <= head < len(self.tokens) else None

    def case(self, index: int) -> str:
        """The preposition that marks a phrase, in lower case, its fixed parts joined ("according to"); "" where none."""
        words = []
        for kid in self.kids(index, "case"):
            if self.tokens[kid].text in ("'s", "’s", "'", "’"):
                continue
            words.append(self.tokens[kid].text.lower())
            words.extend(self.tokens[part].text.lower() for part in self.kids(kid, "fixed"))
        return " ".join(words)

    def subtree(self, index: int, *, without: Iterable[int] = ()) -> list[int]:
        """Sorted indices of a token and all below it; what hangs below a token of `without` is left out, with it."""
        barred = set(without)
        seen: list[int] = []
        stack = [index]
        while stack:
            here = stack.pop()
            if here in barred:
                continue
            seen.append(here)
            stack.extend(self.children[here])
        return sorted(seen)

    def ancestors(self, index: int) -> list[int]:
        """Heads from the nearest to the root. Bounded by the sentence even if the heads are no tree."""
        found: list[int] = []
        here = self.head(index)
        while here is not None and len(found) < len(self.tokens):
            found.append(here)
            here = self.head(here)
        return found

    def spans(self, indices: Iterable[int]) -> list[Span]:
        """Runs of neighbouring tokens as offsets into the report."""
        runs: list[list[int]] = []
        for index in sorted(set(indices)):
            if runs and index == runs[-1][1] + 1:
                runs[-1][1] = index
            else:
                runs.append([index, index])
        return [(self.tokens[first].start, self.tokens[last].end) for first, last in runs]

    def index_at(self, offset: int) -> int | None:
        """The token that holds an offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.tokens) and self.tokens[low].start <= offset else None
