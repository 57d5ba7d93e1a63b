"""linking/copies/ finds which units may be compared at all: those that share features that few others have.

An exact index, in place of MinHash: sentences are so short that a signature is larger than the sentence, and its estimate of
their likeness too rough. Each unit looks up a bounded number of its rarest features, and each feature answers with a bounded
number of units, so that cost grows linearly and a stock phrase finds hardly anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint32]
Mixed = npt.NDArray[np.uint64]
Owners = npt.NDArray[np.int32]
_NO_KEYS, _NO_OWNERS = np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int32)
_PRIMES = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
#: Keys that are sorted at once, as a part of all: bounds memory, changes nothing.
PARTS = 16
#: Units whose shingles are made at once: bounds memory, changes nothing.
CHUNK = 16_384
#: Units whose partners are looked up at once, each of some hundred pairs: the same.
PAIRED = 1024


def shingles(texts: Sequence[str], size: int) -> tuple[Keys, Owners]:
    """Hashes of the runs of `size` characters of each text, and the number of the text that each is of."""
    keys, owners = [], []
    for slice_ in range(0, len(texts), CHUNK):
        flat, owner = _flat(texts[slice_ : slice_ + CHUNK])
        count = max(0, len(flat) - size + 1)
        mixed = np.zeros(count, dtype=np.uint64)
        for k in range(size):
            mixed = _mixed(mixed, flat[k : k + count])
        whole = owner[:count] == owner[size - 1 : size - 1 + count]
        keys.append(_short(mixed[whole]))
        owners.append(owner[:count][whole] + np.int32(slice_))
    return (np.concatenate(keys), np.concatenate(owners)) if keys else (_NO_KEYS, _NO_OWNERS)


def couples(texts: Sequence[str], rarest: int) -> tuple[Keys, Owners]:
    """Hashes of every two of the `rarest` characters of each text that some other has too; `texts` are sets of characters."""
    flat, owner = _flat(texts)
    often = np.bincount(flat)[flat].astype(np.int32) if len(flat) else owner
    shared = np.flatnonzero(often > 1)
    flat, owner, often = flat[shared], owner[shared], often[shared]
    ranked = np.lexsort((flat, often, owner))
    rank = _rank(owner[ranked])
    kept = rank < rarest
    table = np.zeros((len(texts), rarest), dtype=np.uint32)
    table[owner[ranked[kept]], rank[kept]] = flat[ranked[kept]]
    table.sort(axis=1)
    size = sum(int(np.count_nonzero(table[:, i])) * (rarest - 1 - i) for i in range(rarest))
    keys, owners, filled = np.empty(size, dtype=np.uint32), np.empty(size, dtype=np.int32), 0
    for i in range(rarest):
        here = np.flatnonzero(table[:, i])
        begun = _mixed(np.zeros(len(here), dtype=np.uint64), table[here, i])
        for j in range(i + 1, rarest):
            keys[filled : filled + len(here)] = _short(_mixed(begun, table[here, j]))
            owners[filled : filled + len(here)] = here
            filled += len(here)
    return keys, owners


def sharing(keys: Keys, owner: Owners, *, rarest: int, nearest: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs (earlier, later) of owners that share one of the `rarest` keys of the later, in order, in chunks by the later.

    Of the owners of a key, each meets the first `nearest` and the last `nearest` before it.
    """
    owners, sizes, rank = _postings(keys, owner)
    del keys, owner
    kept = _rarest(owners, sizes, rarest)
    del sizes
    who, before = owners[kept], rank[kept]
    start = kept - before
    del kept, rank
    for chunk in range(0, int(who[-1]) + 1 if len(who) else 0, PAIRED):
        low, high = np.searchsorted(who, (chunk, chunk + PAIRED))
        part, opened, ahead = who[low:high].astype(np.int64), start[low:high], before[low:high]
        pairs = []
        for k in range(nearest):
            for wanted, exists in ((k, ahead > k), (ahead - 1 - k, ahead - 1 - k >= nearest)):
                at = (opened + wanted)[exists]
                pairs.append((part[exists] << np.int64(32)) | owners[at])
        codes = np.unique(np.concatenate(pairs))
        yield codes & np.int64(0xFFFFFFFF), codes >> np.int64(32)


def _rarest(owners: Owners, sizes: Owners, rarest: int) -> Numbers:
    """The places of the `rarest` entries of each owner, those of the smallest size, in order of owners."""
    parts = [np.zeros(0, dtype=np.int64)]
    last = int(owners.max()) + 1 if len(owners) else 0
    for low in range(0, last, step := -(-last // PARTS) or 1):
        here = np.flatnonzero((owners >= low) & (owners < low + step))
        ranked = here[np.lexsort((sizes[here], owners[here]))]
        parts.append(ranked[_rank(owners[ranked]) < rarest])
    return np.concatenate(parts)


def _postings(keys: Keys, owner: Owners) -> tuple[Owners, Owners, Owners]:
    """Owners of keys that several have, key by key and ascending; how many have the key, and the place of each among them."""
    parts: list[tuple[Owners, Owners, Owners]] = []
    for part in range(PARTS):
        chosen = np.flatnonzero(keys % PARTS == part)
        chosen = chosen[np.lexsort((owner[chosen], keys[chosen]))]
        found, of = keys[chosen], owner[chosen]
        once = np.concatenate(([True], (np.diff(found) != 0) | (np.diff(of) != 0))) if len(of) else of == of
        found, of = found[once], of[once]
        opened = np.flatnonzero(np.concatenate(([True], np.diff(found) != 0))) if len(of) else of
        counts = np.diff(np.concatenate((opened, [len(of)])))
        sizes = np.repeat(counts, counts)
        rank = np.arange(len(of)) - np.repeat(opened, counts)
        shared = sizes > 1
        parts.append((of[shared], sizes[shared].astype(np.int32), rank[shared].astype(np.int32)))
    owners, several, ranks = (np.concatenate(column) for column in zip(*parts, strict=True))
    return owners, several, ranks


def _flat(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], Owners]:
    """All characters one after another, and the number of the text that each is of."""
    flat = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    lengths = np.fromiter((len(text) for text in texts), dtype=np.int64, count=len(texts))
    return flat, np.repeat(np.arange(len(texts), dtype=np.int32), lengths)


def _rank(owner: Owners) -> Numbers:
    """The place of each entry among those of its owner; owners ascend."""
    opened = np.flatnonzero(np.concatenate(([True], np.diff(owner) != 0))) if len(owner) else owner
    sizes = np.diff(np.concatenate((opened, [len(owner)])))
    rank: Numbers = np.arange(len(owner), dtype=np.int64) - np.repeat(opened, sizes)
    return rank


def _mixed(keys: Mixed, values: npt.NDArray[np.uint32]) -> Mixed:
    """One round of mixing, wrapping at 64 bits; enough to tell features apart, and what collides is verified anyway."""
    mixed = (keys ^ (values.astype(np.uint64) * _PRIMES[0])) * _PRIMES[1]
    mixed ^= mixed >> np.uint64(29)
    return mixed


def _short(mixed: Mixed) -> Keys:
    return (mixed >> np.uint64(32)).astype(np.uint32)
