"""Reads GUM's CoNLL-U: the text of a document with its paragraphs, its tokens, and its entity mentions in chains."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_RELATIVES = frozenset({"who", "that", "which", "whom"})


@dataclass(frozen=True, slots=True)
class Word:
    """`head` is an index into the document's tokens, -1 for a root."""

    start: int
    end: int
    text: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (inclusive), the one that heads them, the chain and the type of entity."""

    first: int
    last: int
    head: int
    chain: str
    kind: str


@dataclass(slots=True)
class Document:
    """`blocks` are its paragraphs: start, end, and whether one is a heading. `members` are the chains that one joins ("they")."""

    name: str
    text: str = ""
    tokens: list[Word] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    blocks: list[tuple[int, int, bool]] = field(default_factory=list)
    by_head: dict[int, Mention] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def text_of(self, mention: Mention) -> str:
        return self.text[self.tokens[mention.first].start : self.tokens[mention.last].end]

    def mention_at(self, head: int) -> Mention | None:
        """The longest mention with that head."""
        return self.by_head.get(head)

    def inside(self, mention: Mention) -> list[Mention]:
        """The mentions within another one."""
        return [m for m in self.mentions if mention.first <= m.first and m.last <= mention.last and m is not mention]

    def within(self, start: int, end: int) -> range:
        starts = [t.start for t in self.tokens]
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def head_within(self, start: int, end: int) -> int | None:
        """The first token of a span whose head lies outside it."""
        inside = self.within(start, end)
        return next((i for i in inside if self.tokens[i].head not in inside and self.tokens[i].upos != "PUNCT"), None)

    def heads_within(self, start: int, end: int) -> list[int]:
        """The same with what is joined to it by "and"; a relative pronoun gives way to its antecedent."""
        head = self.head_within(start, end)
        if head is None:
            return []
        token = self.tokens[head]
        if token.text.lower() in _RELATIVES and token.head >= 0:
            clause = self.tokens[token.head]
            return [clause.head] if clause.deprel == "acl:relcl" and clause.head >= 0 else [head]
        inside = self.within(start, end)
        return [head, *(i for i in inside if self.tokens[i].head == head and self.tokens[i].deprel == "conj")]


def read_documents(folder: Path, genre: str) -> Iterator[Document]:
    for path in sorted(folder.glob(f"GUM_{genre}_*.conllu")):
        yield read_document(path)


def read_document(path: Path) -> Document:
    reader = _Reader(Document(path.stem))
    for line in path.read_text(encoding="utf-8").split("\n"):
        reader.take(line)
    return reader.close()


class _Reader:
    """Takes the lines of one document; its paragraphs are joined by line breaks, its sentences by blanks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parts: list[str] = []
        self.at = 0
        self.gap = ""
        self.base = 0
        self.block: int | None = None
        self.heading = False
        self.joined: dict[int, tuple[int, int]] = {}
        self.open: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def take(self, line: str) -> None:
        if line.startswith("# newpar_block"):
            self.heading = "= head" in line
        elif line.startswith("# newpar"):
            self._end_block()
        elif line.startswith("# sent_id"):
            self.base = len(self.document.tokens)
            self.joined = {}
        elif line and line[0].isdigit():
            self._word(line.split("\t"))

    def close(self) -> Document:
        self._end_block()
        document = self.document
        document.text = "".join(self.parts)
        document.mentions.sort(key=lambda m: (m.first, -m.last))
        for mention in sorted(document.mentions, key=lambda m: m.first - m.last):
            document.by_head.setdefault(mention.head, mention)
        return document

    def _end_block(self) -> None:
        if self.block is not None:
            self.document.blocks.append((self.block, self.at, self.heading))
        self.block, self.heading = None, False
        self.gap = "\n" if self.parts else ""

    def _write(self, form: str, misc: str) -> tuple[int, int]:
        self.parts += [self.gap, form]
        start = self.at + len(self.gap)
        self.at = start + len(form)
        self.gap = "" if "SpaceAfter=No" in misc else " "
        self.block = start if self.block is None else self.block
        return start, self.at

    def _word(self, columns: list[str]) -> None:
        number, form, misc = columns[0], columns[1], columns[9]
        if "." in number:
            return
        if "-" in number:
            start, end = self._write(form, misc)
            first, last = (int(n) for n in number.split("-"))
            self.joined = dict.fromkeys(range(first, last + 1), (start, end))
            return
        span = self.joined.pop(int(number), None)
        if span is not None:  # "daughter's": its parts share the letters of the whole
            start = span[0]
            end = min(start + len(form), span[1]) if self.joined else span[1]
            self.joined = dict.fromkeys(self.joined, (end, span[1]))
        else:
            start, end = self._write(form, misc)
        head = int(columns[6])
        self.document.tokens.append(
            Word(start, end, form, columns[3], self.base + head - 1 if head else -1, columns[7])
        )
        self._brackets(misc)

    def _brackets(self, misc: str) -> None:
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for part in (p[10:].split(",") for p in misc.split("|") if p.startswith("SplitAnte=")):
            for member, chain in (pair.split("<") for pair in part):
                self.document.members[chain].add(member)
        here = len(self.document.tokens) - 1
        for bracket in _BRACKET.finditer(entity):
            if bracket[1] is not None:
                chain, kind = bracket[1].split("-")[:2]
                if bracket[2]:
                    self._mention(here, here, chain, kind)
                else:
                    self.open[chain].append((here, kind))
            else:
                chain = bracket[3].split("-")[0]
                if self.open[chain]:
                    first, kind = self.open[chain].pop()
                    self._mention(first, here, chain, kind)

    def _mention(self, first: int, last: int, chain: str, kind: str) -> None:
        # Heads of later tokens of the sentence are known by number, so the head of a mention that is closed is settled.
        tokens = self.document.tokens
        head = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), first)
        self.document.mentions.append(Mention(first, last, head, chain, kind))
