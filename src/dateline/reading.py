"""Runs the pipeline's steps over many documents, in this process or in several. The steps know nothing of it.

Answers come in the order of the documents, whatever the number of processes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Skipped

#: Documents handed to a step at once: enough to keep the encoder busy, few enough to lose little to a kill.
BATCH = 16

_reader: Reader | None = None


def default_processes() -> int:
    """As many as there are cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def read_batches(
    documents: Iterable[Document],
    *,
    reader: Callable[[], Reader],
    processes: int,
    model: Path | None,
    gazetteer: Path | None,
) -> Iterator[list[Reading | Skipped]]:
    """Batches of answers. A pile of one batch never starts a pool: that would take longer than reading it."""
    batches = _batched(documents)
    first = list(islice(batches, 2))
    if processes <= 1 or len(first) < 2:
        for batch in (*first, *batches):
            yield reader().read(batch)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_load, initargs=(model, gazetteer)) as pool:
        waiting: deque[Future[list[Reading | Skipped]]] = deque()
        for batch in (*first, *batches):
            waiting.append(pool.submit(_read, batch))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _batched(documents: Iterable[Document]) -> Iterator[list[Document]]:
    iterator = iter(documents)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _load(model: Path | None, gazetteer: Path | None) -> None:
    global _reader
    _reader = Reader.load(model=model, gazetteer=gazetteer)


def _read(batch: list[Document]) -> list[Reading | Skipped]:
    assert _reader is not None
    return _reader.read(batch)
