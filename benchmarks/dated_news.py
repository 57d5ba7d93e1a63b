"""Reads the dated news at hand: texts with the day on which they came out, and the same texts with that day hidden.

What is hidden: the container's date, and every line of the text that states a full date and nothing else than that, a
dateline, a byline or a notice (its letters become blanks). What is kept: all the rest, so also a dateline without a year.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.gum import read_document
from dateline.reports.dates import find_dates
from dateline.reports.readers import read_documents
from dateline.reports.structure import build_report
from dateline.reports.types import CONTENT_KINDS, Document, Report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CORPORA = ("timebank", "aquaint", "polnear", "gum", "examples")

_TAG = re.compile(r"<[^<>]*>")
_BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_CREATED = re.compile(
    r'<TIMEX3[^<>]*value="(\d{4}-\d\d-\d\d)[^<>]*CREATION_TIME|CREATION_TIME[^<>]*value="(\d{4}-\d\d-\d\d)'
)
_GUM_CREATED = re.compile(r"^# meta::dateCreated = (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_IN_NAME = re.compile(r"_(\d{4}-\d\d-\d\d)_")


@dataclass(frozen=True, slots=True)
class Dated:
    """A text, its outlet's corpus and the day of its publication."""

    name: str
    corpus: str
    text: str
    day: date


def read_corpus(corpus: str, data: Path) -> Iterator[Dated]:
    """The texts of one of CORPORA, by name; none where `data` does not hold it."""
    if corpus in ("timebank", "aquaint"):
        folder = {"timebank": "TimeBank", "aquaint": "AQUAINT"}[corpus]
        yield from _timeml(corpus, data / "times" / "tempeval3" / "train" / "TBAQ-cleaned" / folder)
    elif corpus == "polnear":
        yield from _polnear(data / "attribution" / "polnear")
    elif corpus == "gum":
        yield from _gum(data / "syntax" / "gum")
    else:
        yield from _examples()


def hidden(dated: Dated) -> Report | None:
    """The report as it reads without its date; None where it is none, or where what states the day cannot be told apart."""
    report = build_report(Document(dated.name, dated.text))
    if not isinstance(report, Report):
        return None
    if report.published.basis in ("stated", "page"):
        report = build_report(Document(dated.name, _blanked(report)))
    return report if isinstance(report, Report) and report.published.basis not in ("stated", "page") else None


def _blanked(report: Report) -> str:
    text = report.text
    for passage in report.passages:
        line = text[passage.start : passage.end]
        if passage.kind not in CONTENT_KINDS and any(mention.days for mention in find_dates(line, short_years=True)):
            text = text[: passage.start] + re.sub(r"\S", " ", line) + text[passage.end :]
    return text


def _timeml(corpus: str, folder: Path) -> Iterator[Dated]:
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text("utf-8")
        created, body = _CREATED.search(source), _BODY.search(source)
        if created is not None and body is not None:
            text = html.unescape(_TAG.sub("", body[1]))
            yield Dated(path.stem, corpus, text, date.fromisoformat(created[1] or created[2]))


def _polnear(folder: Path) -> Iterator[Dated]:
    for path in sorted(folder.glob("*/text/*.txt")):
        day = _IN_NAME.search(path.name)
        if day is not None:
            yield Dated(path.stem, "polnear", path.read_text("utf-8"), date.fromisoformat(day[1]))


def _gum(folder: Path) -> Iterator[Dated]:
    for path in sorted(folder.glob("*/dep/GUM_news_*.conllu")):
        created = _GUM_CREATED.search(path.read_text("utf-8"))
        if created is not None:
            text = "\n".join(read_document(path).text.split("\n")).replace("\n", "\n\n")
            yield Dated(path.stem, "gum", text, _own_day(path.stem, text) or date.fromisoformat(created[1]))


def _own_day(name: str, text: str) -> date | None:
    """The day that the text itself states: the page's own dates may be those of a draft."""
    report = build_report(Document(name, text))
    return report.published.day if isinstance(report, Report) and report.published.basis == "stated" else None


def _examples() -> Iterator[Dated]:
    for document in read_documents([EXAMPLES]):
        if not isinstance(document, Document):
            continue
        report = build_report(document)
        day = report.published.day if isinstance(report, Report) and report.published.basis != "inferred" else None
        if day is not None:
            yield Dated(Path(document.file).name, "examples", document.text, day)
