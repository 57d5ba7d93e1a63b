"""Files of every kind, good and bad: what is read, what is told, and that the rest of the pile is read."""

from __future__ import annotations

import codecs
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reports.decode import decode
from dateline.reports.jsonl import parse_day
from dateline.reports.readers import LARGEST_FILE, read_documents
from dateline.reports.types import Document, Skipped

SENTENCE = "The army said on Monday that two shells had hit the market in Bria. "


def read(*paths: Path) -> list[Document | Skipped]:
    return list(read_documents(paths))


def documents(*paths: Path) -> list[Document]:
    return [item for item in read(*paths) if isinstance(item, Document)]


def reasons(*paths: Path) -> list[str]:
    return [item.reason for item in read(*paths) if isinstance(item, Skipped)]


def test_a_folder_is_read_by_name_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SENTENCE)
    found = [Path(document.file).relative_to(tmp_path).as_posix() for document in documents(tmp_path)]
    assert found == ["a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_hidden_files_are_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / ".notes.txt").write_text(SENTENCE)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(SENTENCE)
    assert reasons(tmp_path) == ["hidden", "hidden"]
    assert documents(tmp_path) == []


def test_a_linked_folder_does_not_lead_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert reasons(tmp_path) == ["link"]
    assert len(documents(tmp_path)) == 1


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path) == ["not-a-file"]


def test_a_deep_tree_of_folders_is_walked(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.txt").write_text(SENTENCE)
    assert len(documents(tmp_path)) == 1


def test_a_missing_path_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    found = read(tmp_path / "not-there.txt", tmp_path / "a.txt")
    assert [getattr(item, "reason", "read") for item in found] == ["missing", "read"]


def test_no_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SENTENCE)
    original = Path.open

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path == secret:
            raise PermissionError(13, "Permission denied")
        return original(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert reasons(secret) == ["no-permission"]


def test_a_name_that_is_no_text_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(SENTENCE)
    (found,) = documents(tmp_path)
    assert found.file.encode("utf-8").endswith(b"caf\\xe9.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 and so on", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"text \x00 text", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "unknown-format"),
        (b"a" * (LARGEST_FILE + 1), "too-long"),
    ],
    ids=["nothing", "blank", "mark", "pdf", "bytes", "nul", "png", "xml", "long"],
)
def test_what_is_no_report_has_one_reason(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "x.dat").write_bytes(data)
    assert reasons(tmp_path) == [reason]
    assert documents(tmp_path) == []


@pytest.mark.parametrize(
    ("data", "text", "repairs"),
    [
        (codecs.BOM_UTF8 + "Əliyev".encode(), "Əliyev", ()),
        (codecs.BOM_UTF16_LE + "Çavuşoğlu said".encode("utf-16-le"), "Çavuşoğlu said", ()),
        (codecs.BOM_UTF16_BE + "Çavuşoğlu said".encode("utf-16-be"), "Çavuşoğlu said", ()),
        (codecs.BOM_UTF32_LE + "said".encode("utf-32-le"), "said", ()),
        ("Mevlüt Çavuşoğlu".encode() + b" \xff said", "Mevlüt Çavuşoğlu \ufffd said", ("broken-utf-8",)),
        ("Bogotá said".encode("cp1252"), "Bogotá said", ("not-utf-8",)),
        (codecs.BOM_UTF16_LE + "said".encode("utf-16-le") + b"\x00\xd8\x41", "said\ufffd", ("broken-utf-16",)),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", ()),
    ],
)
def test_bytes_become_text(data: bytes, text: str, repairs: tuple[str, ...]) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.repairs) == (text, repairs)


@given(st.binary())
def test_any_bytes_become_text_that_can_be_stored(data: bytes) -> None:
    decoded = decode(data)
    assert "\x00" not in decoded.text and "\r" not in decoded.text
    assert decoded.text.encode("utf-8").decode("utf-8") == decoded.text
    assert decode(data) == decoded


def test_lines_are_reports_with_what_they_state(tmp_path: Path) -> None:
    row = {
        "text": SENTENCE,
        "url": "https://hill-courier.example/1",
        "title": "Market hit",
        "source": "Hill Courier",
        "published_on": "2021-03-04T09:00:00+03:00",
        "score": 3,
    }
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps(row) + "\n\n" + json.dumps({"text": SENTENCE}) + "\n")
    first, second = documents(path)
    assert (first.file, second.file) == (f"{path}:1", f"{path}:3")
    assert (first.stated.source, first.stated.published_on) == ("Hill Courier", date(2021, 3, 4))
    assert (second.stated.source, second.stated.published_on) == (None, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": ', "broken-json"),
        ("not json", "broken-json"),
        ("[" * 100_000, "broken-json"),
        ('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", "broken-json"),
        ('{"n": ' + "9" * 10_000 + "}", "broken-json"),
        ('["text"]', "not-an-object"),
        ("null", "not-an-object"),
        ('{"title": "x"}', "no-text"),
        ('{"text": 7}', "no-text"),
        ('{"text": null}', "no-text"),
        ('{"text": " \\n"}', "empty"),
    ],
)
def test_a_bad_line_costs_that_line_alone(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    good = json.dumps({"text": SENTENCE})
    path.write_text(f"{good}\n{line}\n{good}\n")
    assert [(item.file[-2:], getattr(item, "reason", "")) for item in read(path)] == [
        (":1", ""),
        (":2", reason),
        (":3", ""),
    ]


def test_a_line_of_fifty_megabytes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"a" * 50_000_000 + b'"}\n')
        file.write(json.dumps({"text": SENTENCE}).encode())
    assert [(item.file[-2:], getattr(item, "reason", "")) for item in read(path)] == [(":1", "too-long"), (":2", "")]


def test_a_field_of_the_wrong_kind_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": SENTENCE, "source": 5, "published_on": "last week", "title": ["x"]}))
    (found,) = documents(path)
    assert found.stated.source is None and found.stated.published_on is None
    assert sorted(found.repairs) == ["bad-published_on", "bad-source", "bad-title"]


def test_lone_surrogates_in_json_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text('{"text": "shells \\ud800 hit \\u0000 it", "title": "a\\udfffb"}')
    (found,) = documents(path)
    assert found.text == "shells \ufffd hit \ufffd it"
    assert found.stated.title == "a\ufffdb"


def test_utf16_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes((json.dumps({"text": SENTENCE}) + "\n" + json.dumps({"text": "Two"})).encode("utf-16"))
    assert [document.text for document in documents(path)] == [SENTENCE, "Two"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-10-19", date(2020, 10, 19)),
        (" 2020-10-19 08:30 ", date(2020, 10, 19)),
        ("2020-10-19T23:59:59Z", date(2020, 10, 19)),
        ("2020-02-30", None),
        ("19.10.2020", None),
        ("2020-10-19x", None),
        ("٢٠٢٠-١٠-١٩", None),
        (20201019, None),
        (None, None),
    ],
)
def test_a_stated_day_is_iso_or_none(value: object, day: date | None) -> None:
    assert parse_day(value) == day


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("page", b"<!DOCTYPE html><html><body><p>Hello there.</p></body></html>", "Hello there."),
        ("feed", b'{"text": "Hello there."}', "Hello there."),
        ("note", b"Hello there.", "Hello there."),
        ("note.md", b"< 5 people said so.", "< 5 people said so."),
    ],
)
def test_a_file_without_a_known_ending_is_told_by_its_beginning(
    name: str, data: bytes, form: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    (found,) = documents(tmp_path)
    assert found.text.strip() == form
