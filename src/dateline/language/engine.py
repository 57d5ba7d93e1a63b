"""Text becomes sentences with syntax and names. A passage met before is not analysed again."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dateline.language import weights
from dateline.language.casting import find_parts
from dateline.language.features import quoted
from dateline.language.network import MAX_PIECES, POSITIONS, Network, Tagged, Unit, read_weights
from dateline.language.split import Word, sentences
from dateline.language.telling import find_tellings
from dateline.language.types import (
    Analysis,
    Name,
    NameKind,
    Part,
    PartKind,
    Sentence,
    Span,
    Telling,
    Token,
)

Block = tuple[int, int]
_CACHED_WORDS = 500_000  # words of passages kept, near 220 MB when full
_CHUNK = 64  # passages analysed together by the threads


@dataclass(slots=True)
class Stats:
    """Counts since the engine was loaded. `seconds` is time in the encoder, `telling_seconds` that in the decoder of
    attributions, both summed over threads."""

    blocks: int = 0
    hits: int = 0
    units: int = 0
    words: int = 0
    seconds: float = 0.0
    telling_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Passage:
    """What is kept of a passage; offsets are into the passage."""

    sentences: tuple[tuple[list[Word], Tagged], ...]
    tellings: tuple[Telling, ...]
    parts: tuple[Part, ...]
    acts: tuple[tuple[float, ...], ...]
    words: int


class Engine:
    """Analyses texts. The result for a passage depends on its own text alone: not on what is analysed beside it, before
    it, or by how many threads."""

    def __init__(self, network: Network, *, threads: int = 1, cached_words: int = _CACHED_WORDS) -> None:
        self.network = network
        self.stats = Stats()
        self._cached_words = cached_words
        self._cache: OrderedDict[bytes, _Passage] = OrderedDict()
        self._held = 0
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    @classmethod
    def load(
        cls,
        path: Path | None = None,
        *,
        threads: int = 1,
        cached_words: int = _CACHED_WORDS,
        digest: str | None = weights.SHA256,
    ) -> Engine:
        """The engine with the package's weights, or those of `path`; `digest=None` takes any. Raises ModelError."""
        file = path or Path(__file__).parent / weights.FILE
        return cls(Network(read_weights(file, digest=digest)), threads=threads, cached_words=cached_words)

    def analyse(self, text: str, blocks: Sequence[Block]) -> Analysis:
        """Sentences and names of the given passages of a text, in their order; no sentence crosses a passage."""
        return self.analyse_many([(text, blocks)])[0]

    def analyse_many(self, items: Sequence[tuple[str, Sequence[Block]]]) -> list[Analysis]:
        """The same for many texts, which the threads share."""
        wanted = [(text, block) for text, blocks in items for block in blocks]
        passages = self._passages(wanted)
        return [_assembled(text, blocks, passages) for text, blocks in items]

    def analyse_words(self, unit: Sequence[Sequence[str]]) -> list[Tagged]:
        """The sentences of one unit, given as words: for text whose words are already known. Not kept."""
        return self._run(unit).sentences

    @property
    def held_words(self) -> int:
        """Words of the passages kept at present."""
        return self._held

    def _passages(self, wanted: Iterable[tuple[str, Block]]) -> Iterator[_Passage]:
        """Each passage's analysis, in order; a chunk of them at a time is looked up, and what is new is analysed."""
        chunk: list[tuple[str, Block]] = []
        for one in wanted:
            chunk.append(one)
            if len(chunk) == _CHUNK:
                yield from self._looked_up(chunk)
                chunk = []
        yield from self._looked_up(chunk)

    def _looked_up(self, chunk: list[tuple[str, Block]]) -> list[_Passage]:
        keys = [_key(text[start:end]) for text, (start, end) in chunk]
        new: dict[bytes, str] = {}
        found: dict[bytes, _Passage] = {}
        for key, (text, (start, end)) in zip(keys, chunk, strict=True):
            self.stats.blocks += 1
            if key in found or key in new:
                self.stats.hits += 1
            elif key in self._cache:
                self.stats.hits += 1
                self._cache.move_to_end(key)
                found[key] = self._cache[key]
            else:
                new[key] = text[start:end]
        if self._pool is not None and len(new) > 1:
            analysed = list(self._pool.map(self._passage, new.values()))
        else:
            analysed = [self._passage(text) for text in new.values()]
        for key, passage in zip(new, analysed, strict=True):
            found[key] = passage
            self._keep(key, passage)
        return [found[key] for key in keys]

    def _keep(self, key: bytes, passage: _Passage) -> None:
        """Remember a passage, and forget those longest not met."""
        if passage.words > self._cached_words:
            return
        self._cache[key] = passage
        self._held += passage.words
        while self._held > self._cached_words:
            _, gone = self._cache.popitem(last=False)
            self._held -= gone.words

    def _passage(self, text: str) -> _Passage:
        split = sentences(text)
        words = [word for sentence in split for word in sentence]
        within = quoted([word.text for word in words])
        units: list[Unit] = []
        parts: list[list[Word]] = []
        at = 0
        for unit in packed(split, self.network.length):
            end = at + sum(map(len, unit))
            units.append(self._run(unit, within[at:end]))
            parts.append(words[at:end])
            at = end
        began = time.perf_counter()
        tellings = find_tellings(self.network, parts, units)
        self.stats.telling_seconds += time.perf_counter() - began
        tagged = [sentence for unit in units for sentence in unit.sentences]
        acts = [chances for unit in units for chances in _acts(unit)]
        taking = [
            Part(own[found.first].start, own[found.last].end, cast(PartKind, found.part), found.score)
            for own, unit in zip(parts, units, strict=True)
            for found in find_parts(unit.parts, self.network.parts)
        ]
        sentences_of = tuple(zip(split, tagged, strict=True))
        return _Passage(sentences_of, tuple(tellings), tuple(taking), tuple(acts), len(words))

    def _run(self, unit: Sequence[Sequence[str]], within: Sequence[int] | None = None) -> Unit:
        began = time.perf_counter()
        result = self.network.run(unit, within=within)
        self.stats.seconds += time.perf_counter() - began
        self.stats.units += 1
        self.stats.words += sum(map(len, unit))
        return result


def _acts(unit: Unit) -> Iterator[tuple[float, ...]]:
    """For each sentence of a unit the chances of its likeliest words."""
    at = 0
    for sentence in unit.sentences:
        end = at + len(sentence.upos)
        yield tuple(unit.acts[at:end].max(axis=0).tolist())
        at = end


def packed(split: Sequence[Sequence[Word]], length: Callable[[Sequence[str]], int]) -> Iterator[list[list[str]]]:
    """Units of consecutive sentences, each as many as fit into MAX_PIECES wordpieces, and at least one."""
    unit: list[list[str]] = []
    total = 0
    count = 0
    for sentence in split:
        words = [word.text for word in sentence]
        pieces = length(words)
        if unit and (total + pieces > MAX_PIECES or count + len(words) > POSITIONS - 2):
            yield unit
            unit = []
            total = count = 0
        unit.append(words)
        total += pieces
        count += len(words)
    if unit:
        yield unit


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _assembled(text: str, blocks: Sequence[Block], passages: Iterator[_Passage]) -> Analysis:
    """One text's passages, shifted to where they stand in it."""
    found: list[Sentence] = []
    names: list[Name] = []
    tellings: list[Telling] = []
    parts: list[Part] = []
    acts: list[tuple[float, ...]] = []
    for number, (shift, _) in enumerate(blocks):
        passage = next(passages)
        parts.extend(Part(part.start + shift, part.end + shift, part.kind, part.score) for part in passage.parts)
        acts.extend(passage.acts)
        tellings.extend(_shifted(telling, shift) for telling in passage.tellings)
        for words, tagged in passage.sentences:
            tokens = tuple(
                Token(word.start + shift, word.end + shift, word.text, lemma, upos, xpos, head, deprel)
                for word, lemma, upos, xpos, head, deprel in zip(
                    words, tagged.lemmas, tagged.upos, tagged.xpos, tagged.heads, tagged.deprels, strict=True
                )
            )
            found.append(Sentence(tokens[0].start, tokens[-1].end, tokens, number))
            for first, last, kind, score in tagged.names:
                names.append(Name(tokens[first].start, tokens[last].end, cast(NameKind, kind), score))
    return Analysis(tuple(found), tuple(names), tuple(tellings), tuple(parts), tuple(acts))


def _shifted(telling: Telling, shift: int) -> Telling:
    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + shift, end + shift) for start, end in spans)

    return Telling(moved(telling.cue), moved(telling.source), moved(telling.content), telling.score)
