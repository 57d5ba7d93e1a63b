"""Runs the pipeline's steps over many documents, in this process or in several. The steps know nothing of it.

Answers come in the order of the documents, whatever the number of processes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path

from dateline.errors import DatelineError, ProcessError
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Skipped
from dateline.routing import Router

#: Documents handed to a step at once: enough to keep the encoder busy, few enough to lose little to a kill.
BATCH = 16

#: Of a process of the pool: its reader, or why it has none.
_reader: Reader | DatelineError | None = None


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
    words: Path | None = None,
) -> Iterator[list[Reading | Skipped]]:
    """Batches of answers. A pile of one batch never starts a pool: that would take longer than reading it.

    Raise ProcessError E501 where a process of the pool is killed, after the answers of every batch before its own.
    """
    batches = _batched(documents)
    first = list(islice(batches, 2))
    if processes <= 1 or len(first) < 2:
        for batch in chain(first, batches):
            yield reader().read(batch)
        return
    try:
        yield from _over_processes(chain(first, batches), processes, (model, gazetteer, words))
    except BrokenProcessPool as error:
        raise ProcessError(
            "E501",
            "a process that was reading was ended, perhaps for want of memory; what was read is kept: "
            "run the same command again, or with --processes 1",
        ) from error


def _over_processes(
    batches: Iterable[list[Document]], processes: int, data: tuple[Path | None, Path | None, Path | None]
) -> Iterator[list[Reading | Skipped]]:
    context = multiprocessing.get_context("spawn")
    with ExitStack() as stack:
        # A pool for each process, so that a document can go to the one that knows its words.
        pools = [
            stack.enter_context(ProcessPoolExecutor(1, mp_context=context, initializer=_load, initargs=data))
            for _ in range(processes)
        ]
        router = Router(processes)
        waiting: deque[list[tuple[list[int], Future[list[Reading | Skipped]]]]] = deque()
        for batch in batches:
            shares = zip(pools, router.deal(batch), strict=True)
            waiting.append([(own, pool.submit(_read, [batch[i] for i in own])) for pool, own in shares if own])
            if len(waiting) > 2 * processes:
                yield _together(waiting.popleft())
        while waiting:
            yield _together(waiting.popleft())


def _together(shares: Iterable[tuple[list[int], Future[list[Reading | Skipped]]]]) -> list[Reading | Skipped]:
    """The answers of a batch in the order of its documents, whichever process gave them."""
    answers = {index: answer for own, future in shares for index, answer in zip(own, future.result(), strict=True)}
    return [answers[index] for index in sorted(answers)]


def _batched(documents: Iterable[Document]) -> Iterator[list[Document]]:
    iterator = iter(documents)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _load(model: Path | None, gazetteer: Path | None, words: Path | None) -> None:
    global _reader
    try:
        _reader = Reader.load(model=model, gazetteer=gazetteer, words=words)
        gc.freeze()  # the gazetteer and the lexicons stay: a search for garbage need not go through them each time
    except DatelineError as error:
        # Raised here it would only break the pool; the first batch brings it home.
        _reader = error


def _read(batch: list[Document]) -> list[Reading | Skipped]:
    if isinstance(_reader, DatelineError):
        raise _reader
    assert _reader is not None
    return _reader.read(batch)
