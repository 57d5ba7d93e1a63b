"""For benchmarks/copies.py --speed: the same near copies found by the index of linking/copies/, by datasketch and by rensa.

All get the same sentences, of which half are copies of the other half with a word left out, one changed and one put in; all
verify what they find by aligning words with rapidfuzz. Recall is the share of copies of which the source was found. MinHash has
128 permutations over runs of three words; its threshold is the highest of those tried at which it finds as much as the index.
"""

from __future__ import annotations

import importlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import LCSseq

from benchmarks.copymaking import found_stories, hand_stories
from dateline.linking.copies.near import near_groups
from dateline.linking.copies.settings import copy_settings
from dateline.linking.copies.stems import Stems
from dateline.linking.copies.units import find_units
from dateline.linking.types import Pile
from dateline.linking.words import words
from dateline.reports.types import Passage, Published, Report

Pairs = set[tuple[int, int]]
PERMUTATIONS = 128
#: Rensa's candidates follow from its bands, whatever the threshold: 64 of two rows each find what shares a fifth.
BANDS = 64
THRESHOLDS = (0.5, 0.4, 0.3, 0.2)


def compare(texts: Path, size: int) -> int:
    """Print, for each way, seconds and recall, and how much faster the index is."""
    originals, copies = _sentences(texts, size)
    every = [*originals, *copies]
    truth = {(n, n + len(originals)) for n in range(len(originals))}
    began = time.perf_counter()
    recall = 100 * len(_index(every) & truth) / len(truth)
    ours = time.perf_counter() - began
    print(f"{len(every)} sentences\n  index       {ours:6.1f} s  recall {recall:5.1f}")
    for name, way in (("datasketch", _datasketch), ("rensa", _rensa)):
        try:
            importlib.import_module(name)
        except ImportError:
            print(f"  {name} is not installed")
            continue
        for threshold in THRESHOLDS:
            began = time.perf_counter()
            found = 100 * len(way(every, threshold) & truth) / len(truth)
            seconds = time.perf_counter() - began
            print(
                f"  {name:10s}  {seconds:6.1f} s  recall {found:5.1f}  at {threshold}: {seconds / ours:4.1f} times the index"
            )
            if found >= recall - 0.5 or name == "rensa":
                break
    return 0


def _sentences(texts: Path, size: int) -> tuple[list[str], list[str]]:
    """Sentences of the texts and, until there are enough, mixtures of two of them; and a copy of each, edited."""
    chance = random.Random(5)
    stories = [*hand_stories(None), *found_stories(texts, None)]
    base = sorted({p for story in stories for p in story.passages if 12 <= len(p.split()) <= 60})
    found = base[: size // 2]
    while len(found) < size // 2:
        one, other = chance.choice(base).split(), chance.choice(base).split()
        made = one[: chance.randint(5, len(one))] + other[chance.randint(0, len(other) - 5) :]
        chance.shuffle(made)
        found.append(" ".join(made))
    return found, [_edited(sentence, chance) for sentence in found]


def _edited(sentence: str, chance: random.Random) -> str:
    edited = sentence.split()
    del edited[chance.randrange(len(edited))]
    edited[chance.randrange(len(edited))] = "elsewhere"
    edited.insert(chance.randrange(len(edited)), "reportedly")
    return " ".join(edited)


def _index(every: Sequence[str]) -> Pairs:
    """Reports of one sentence each, from plain text to groups, as linking/copies/ does it."""
    unknown = Published(None, None, "unknown")
    reports = tuple(
        Report(f"r{n:08d}", "", s, None, None, None, None, None, None, unknown, "en", (Passage(0, len(s), "body"),))
        for n, s in enumerate(every)
    )
    units = find_units(Pile(reports, (), (), {}))
    group = near_groups(units.words, Stems(units, {}))
    first = [int(units.reports[units.report[o]].report_id[1:]) for o in units.first]
    return {(min(first[a], first[b]), max(first[a], first[b])) for b, a in enumerate(group) if a != b}


def _shingled(every: Sequence[str]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    size = copy_settings().shingle
    for sentence in every:
        found = words(sentence)
        yield found, sorted({" ".join(found[k : k + size]) for k in range(len(found) - size + 1)})


def _verified(told: Sequence[tuple[str, ...]], n: int, candidates: Sequence[int]) -> Iterator[tuple[int, int]]:
    settings = copy_settings()
    for m in candidates:
        short, long = sorted((len(told[n]), len(told[m])))
        if LCSseq.similarity(told[n], told[m]) >= max(settings.aligned_short * short, settings.aligned_long * long):
            yield min(n, m), max(n, m)


def _datasketch(every: Sequence[str], threshold: float) -> Pairs:
    datasketch = importlib.import_module("datasketch")
    lsh = datasketch.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)

    def signature(shingles: list[str]) -> object:
        made = datasketch.MinHash(num_perm=PERMUTATIONS)
        made.update_batch([shingle.encode() for shingle in shingles])
        return made

    return _hashed(every, signature, lsh.query, lsh.insert)


def _rensa(every: Sequence[str], threshold: float) -> Pairs:
    rensa = importlib.import_module("rensa")
    lsh = rensa.RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS)

    def signature(shingles: list[str]) -> object:
        made = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        made.update(shingles)
        return made

    return _hashed(every, signature, lsh.query, lsh.insert)


def _hashed(
    every: Sequence[str],
    signature: Callable[[list[str]], object],
    query: Callable[[object], list[int]],
    insert: Callable[[int, object], None],
) -> Pairs:
    told: list[tuple[str, ...]] = []
    pairs: Pairs = set()
    for n, (found, shingles) in enumerate(_shingled(every)):
        told.append(found)
        made = signature(shingles)
        pairs.update(_verified(told, n, [int(m) for m in query(made)]))
        insert(n, made)
    return pairs
