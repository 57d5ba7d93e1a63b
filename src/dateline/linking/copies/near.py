"""linking/copies/ groups units that are nearly the same words in the same order: trimmed, a word changed, a number changed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from dateline.linking.copies.candidates import Numbers, sharing, shingles
from dateline.linking.copies.settings import copy_settings
from dateline.linking.copies.stems import Stems


def near_groups(words: Sequence[str], stems: Stems) -> list[int]:
    """For each unit, the earliest unit that it nearly repeats and that repeats none itself; so groups never chain."""
    settings = copy_settings()
    group = list(range(len(words)))
    cut = [w[: settings.align_words] if len(w) >= settings.least_words else "" for w in words]
    found = sharing(*shingles(cut, settings.shingle), rarest=settings.rarest, nearest=settings.nearest)
    for earlier, later in found:
        same = _aligned(cut, earlier, later, stems)
        for a, b in zip(earlier[same].tolist(), later[same].tolist(), strict=True):
            if group[b] == b and group[a] == a:
                group[b] = a
    return group


def _aligned(words: Sequence[str], earlier: Numbers, later: Numbers, stems: Stems) -> npt.NDArray[np.bool_]:
    """For each pair, whether enough words of both align, and enough of the telling words of the shorter."""
    settings = copy_settings()
    a, b = [words[i] for i in earlier.tolist()], [words[i] for i in later.tolist()]
    if not a:
        return np.zeros(0, dtype=np.bool_)
    alike, short, long = _alike(a, b)
    found = np.asarray(alike >= np.maximum(settings.aligned_short * short, settings.aligned_long * long))
    telling = np.flatnonzero(found)
    alike, short, _ = _alike([stems.of(a[n]) for n in telling.tolist()], [stems.of(b[n]) for n in telling.tolist()])
    found[telling] = alike >= settings.aligned_short * short
    return found


def _alike(a: Sequence[str], b: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """For each pair, how much aligns, and the lengths of the shorter and of the longer."""
    if not a:
        return (np.zeros(0, dtype=np.int64),) * 3
    lengths = np.array([[len(x) for x in a], [len(x) for x in b]], dtype=np.int64)
    alike = cpdist(a, b, scorer=LCSseq.similarity, dtype=np.int32).astype(np.int64)
    return alike, lengths.min(axis=0), lengths.max(axis=0)
