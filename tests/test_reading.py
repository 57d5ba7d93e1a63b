"""Reading over several processes: one that dies, one that cannot begin, and a pile that is longer than memory."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline import reading
from dateline.errors import ModelError, ProcessError
from dateline.pipeline import Reader
from dateline.record.record import Record
from dateline.reports.types import Document
from tests.piles import write_pile


def killed(_: list[Document]) -> list[object]:
    """In place of reading: the process that is given the batch is killed."""
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def test_a_process_that_is_killed_is_an_error_with_a_number_and_the_next_read_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pile").mkdir()
    pile = write_pile(tmp_path / "pile")
    with dateline.open(tmp_path / "r.db") as record:
        record.read(pile[0])
        monkeypatch.setattr(reading, "BATCH", 1)
        with monkeypatch.context() as patch:
            patch.setattr(reading, "_read", killed)
            with pytest.raises(ProcessError, match="E501"):
                record.read(*pile, processes=2)
        assert record.count("reports") == 1
        assert record.read(*pile).added == len(pile) - 1


def test_a_process_that_cannot_load_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 1)
    pile = write_pile(tmp_path)
    with (
        Record(tmp_path / "r.db", gazetteer=tmp_path / "none.bin") as record,
        pytest.raises(ModelError, match="E303"),
    ):
        record.read(*pile, processes=2)


def test_a_pile_is_taken_up_as_it_is_read(reader: Reader) -> None:
    taken = 0

    def documents() -> Iterator[Document]:
        nonlocal taken
        for number in range(10 * reading.BATCH):
            taken += 1
            yield Document(f"{number}.txt", f"Shells hit Goma {number} times, the army said.")

    batches = reading.read_batches(documents(), reader=lambda: reader, processes=1, model=None, gazetteer=None)
    assert len(next(batches)) == reading.BATCH
    assert taken == 2 * reading.BATCH
