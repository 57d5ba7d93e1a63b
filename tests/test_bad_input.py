"""One folder of everything that can be wrong with a file, and two good reports: the good ones are read, all else is listed."""

from __future__ import annotations

import errno
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.record.record import Record
from tests.piles import SMALL, exports, write_pile

SENTENCE = "Shells killed three people in Kharkiv on Tuesday, the governor said. "


def hostile(folder: Path) -> None:
    noise = random.Random(5)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n ")
    (folder / "binary.bin").write_bytes(noise.randbytes(20_000))
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + noise.randbytes(5_000))
    (folder / "one-line.txt").write_bytes((SENTENCE * (50_000_000 // len(SENTENCE))).encode())
    (folder / "broken-utf8.txt").write_bytes(b"Shells hit Kharkiv \xff\xfe\xc3( on Tuesday, the governor said. " * 3)
    (folder / "broken-utf16.txt").write_bytes(b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x00\xd8\x41")
    (folder / "nested.html").write_text(
        "<html><head><script>alert(1)</script></head><body>" + "<div>" * 10_000 + SENTENCE * 5 + "</div>" * 10_000
    )
    (folder / "broken.jsonl").write_text(
        "\n".join(
            [
                json.dumps({"text": SENTENCE * 3, "source": "North Wire"}),
                '{"text": ',
                '{"title": "no text"}',
                '["list"]',
                "7",
            ]
        )
    )
    (folder / "german.txt").write_text(
        "Die Regierung hat am Dienstag mitgeteilt, dass bei dem Angriff auf die Stadt drei Menschen getötet worden sind. "
        "Der Sprecher des Ministeriums sagte, die Armee habe das Feuer nicht eröffnet und werde sich an die Waffenruhe halten."
    )
    (folder / "deep.jsonl").write_text('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("hostile")
    write_pile(folder)
    hostile(folder)
    opened = dateline.open(tmp_path_factory.mktemp("record") / "r.db")
    opened.read(folder, processes=1)
    return opened


def reasons(record: Record, name: str) -> list[str]:
    return [row["reason"] for row in record.skipped() if Path(row["file"].split(":")[0]).name == name]


def test_every_good_report_is_read(record: Record) -> None:
    read = {Path(row["file"]).name for row in record.reports()}
    assert set(SMALL) <= read


@pytest.mark.parametrize(
    "name", ["empty.txt", "blank.txt", "binary.bin", "picture.txt", "german.txt", "deep.jsonl", "one-line.txt"]
)
def test_what_gives_no_report_is_listed_once_with_a_reason(name: str, record: Record) -> None:
    assert len(reasons(record, name)) == 1
    assert name not in {Path(row["file"]).name for row in record.reports()}


@pytest.mark.parametrize("name", ["broken-utf8.txt", "broken-utf16.txt", "nested.html"])
def test_a_damaged_text_is_read_or_listed_and_never_lost(name: str, record: Record) -> None:
    read = name in {Path(row["file"]).name for row in record.reports()}
    assert read != bool(reasons(record, name))


def test_a_broken_line_costs_that_line_alone(record: Record) -> None:
    lines = [row["file"].rsplit(":", 1)[1] for row in record.skipped() if "broken.jsonl" in row["file"]]
    assert sorted(lines) == ["2", "3", "4", "5"]
    assert any("broken.jsonl:1" in row["file"] for row in record.reports())


def test_scripts_are_no_claims(record: Record) -> None:
    assert not any("alert(1)" in claim["text"] for claim in record.claims())


def test_spans_are_inside_the_text_and_give_what_they_say(record: Record) -> None:
    texts = {row["report_id"]: row["text"] for row in record.reports()}
    for row in (*record.claims(), *record.events(), *record.passages()):
        assert 0 <= row["start"] < row["end"] <= len(texts[row["report_id"]])


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text(SENTENCE)
    opens = Path.open

    def refuses(path: Path, *how: Any, **more: Any) -> Any:
        # Said, not done with chmod: root may read everything.
        if path.name == "secret.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opens(path, *how, **more)

    monkeypatch.setattr(Path, "open", refuses)
    with dateline.open(tmp_path / "r.db") as record:
        record.read(tmp_path / "secret.txt")
        assert [row["reason"] for row in record.skipped()] == ["no-permission"]


def test_what_was_recorded_survives_a_bad_pile(tmp_path: Path) -> None:
    good = tmp_path / "good"
    good.mkdir()
    write_pile(good)
    with dateline.open(tmp_path / "r.db") as record:
        record.read(good, processes=1)
        before = exports(record)["claims"]
        bad = tmp_path / "bad"
        bad.mkdir()
        (bad / "binary.bin").write_bytes(bytes(range(256)) * 40)
        record.read(bad, processes=1)
        assert exports(record)["claims"] == before
