"""The vectors that the shipped network has for whole words: words alike in them get weights alike (feed.py).

They are read from the ONNX file by hand, so that numpy is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.language.network import Network

Matrix = npt.NDArray[np.float64]

# Field numbers of ONNX's protocol buffers, and its codes for types.
_GRAPH, _INITIALIZER = 7, 5
_DIMS, _TYPE, _RAW = 1, 2, 9
_FLOAT, _INT8 = 1, 3


def word_vectors(model: Path, words: Sequence[str]) -> Matrix:
    """One row of length one for each word, of its own piece or that of its plural; zeros for a word of several pieces."""
    data = model.read_bytes()
    table = _embeddings(data)
    table = table - table.mean(0)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    network = Network(data)
    rows = np.zeros((len(words), table.shape[1]))
    for n, word in enumerate(words):
        pieces = next((p for p in (network.pieces(word), network.pieces(word + "s")) if len(p) == 1), None)
        if pieces is not None:
            rows[n] = table[pieces[0]]
    return rows


def _embeddings(data: bytes) -> Matrix:
    """The largest matrix of 8-bit integers, times the scale of each row."""
    tensors = [
        _tensor(value)
        for field, graph in _fields(memoryview(data))
        if field == _GRAPH
        for part, value in _fields(graph)
        if part == _INITIALIZER
    ]
    table = max((t for t in tensors if t.dtype == np.int8 and t.ndim == 2), key=lambda t: t.shape[0])
    scale = next(t for t in tensors if t.dtype == np.float32 and t.shape == (table.shape[0], 1))
    return np.asarray(table.astype(np.float64) * scale)


def _tensor(data: memoryview) -> npt.NDArray[Any]:
    dims: list[int] = []
    kind, raw = 0, memoryview(b"")
    for field, value in _fields(data):
        if field == _DIMS:
            dims += [value] if isinstance(value, int) else []
        elif field == _TYPE:
            kind = value
        elif field == _RAW:
            raw = value
    if kind not in (_FLOAT, _INT8) or not len(raw):
        return np.zeros(0)
    return np.frombuffer(raw, np.int8 if kind == _INT8 else np.float32).reshape(dims)


def _fields(data: memoryview) -> Iterator[tuple[int, Any]]:
    """Field numbers and values of a message: integers, or the bytes of what has a length."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        if key & 7 == 0:
            value, at = _varint(data, at)
            yield key >> 3, value
            continue
        size, at = _varint(data, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
        yield key >> 3, data[at : at + size]
        at += size


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
