"""Texts that are known to be of a conflict or of none, from corpora that may train what is shipped (feed.toml says which)."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from dateline.events.lexicon import load_lexicon
from training import corpora

#: Characters of a text that are read: a report says early what it is of.
LONGEST = 1800
#: Sentences or headlines that stand alone in their corpus are read this many together, as one short report.
TOGETHER = 3
#: Words of war from which a message of MUC-4 without an incident is of the war all the same.
TALKS = 4

_SOURCE = re.compile(r"\A[^()]{2,80}\(\d{4}-\d\d-\d\d\)\s*(.+)\Z", re.S)
_FRENCH = re.compile(r"\b(?:le|la|les|des|du|une|dans|par|aux|et|au)\b|\b[ld]['’]", re.I)
_ADDRESS = re.compile(r"www|http|\. (?:com|co|org|net|gov|nl|html?)\b|_")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text. `group` is never divided between what is fitted and what is measured. `weakly`: labelled by its corpus alone,
    so that it is left out where its words are surely of war."""

    corpus: str
    group: str
    conflict: bool
    text: str
    weakly: bool = False


def war_words(words: Iterable[str]) -> int:
    """How many of them are said of war alone, by the lexicon of events."""
    known = load_lexicon().words
    sure = known.sure | known.hostile | {"war"}
    return sum(word in sure or (word.endswith("s") and word[:-1] in sure) for word in words)


def choices() -> dict[str, Any]:
    """feed.toml: which topics and documents are of a conflict, picked by hand."""
    return tomllib.loads((Path(__file__).parent / "feed.toml").read_text("utf-8"))


def read(data: Path) -> Iterator[Labelled]:
    """Every text, corpus by corpus, always in the same order."""
    chosen = choices()
    yield from _muc4(data / "events/muc4/train")
    yield from _ecbplus(data / "linking/ecbplus", chosen["ecbplus"])
    yield from _causal_news(data / "events/causal-news/train/train_subtask1.csv")
    yield from _maverick(data / "linking/maverick/all/maverick_event_report.csv")
    yield from _petrarch(data / "events/petrarch-gold/all")
    yield from _re3d(data)
    yield from _gum(data, chosen["gum"])
    yield from _ewt(data, chosen["ewt"])
    yield from _polnear(data / "attribution/polnear/train/text")
    yield from _few_nerd(data)


def _muc4(folder: Path) -> Iterator[Labelled]:
    """Messages with templates; and of those without, the ones that are full of words of war: its talks and its politics.

    Sentences get a capital: without any the network takes names for nouns.
    """
    for path in sorted(folder.glob("*.json")):
        for line in path.read_text("utf-8").splitlines():
            message = json.loads(line)
            text = re.sub(r"\s+", " ", message["doctext"])
            if message["templates"] or war_words(re.findall("[a-z]+", text)) >= TALKS:
                corpus = "muc4" if message["templates"] else "muc4-politics"
                sentences = (s[:1].upper() + s[1:] for s in re.split(r"(?<=[.?!]) +", text))
                yield Labelled(corpus, message["docid"], True, _short(" ".join(sentences)))


def _ecbplus(folder: Path, chosen: dict[str, list[str]]) -> Iterator[Labelled]:
    label = {topic: kind == "conflict" for kind in ("conflict", "peaceful") for topic in chosen[kind]}
    for path in sorted(folder.glob("*/*/*.xml"), key=lambda p: p.name):
        number, rest = path.stem.split("_", 1)
        topic = number + rest.lstrip("0123456789")
        if topic in label:
            tokens = [(t.get("sentence"), t.text or "") for t in ElementTree.parse(path).iter("token")]
            sentences = [" ".join(word for _, word in part) for _, part in groupby(tokens, key=lambda t: t[0])]
            told = " ".join(s for s in sentences if not _ADDRESS.search(s))
            yield Labelled("ecbplus", topic, label[topic], _short(re.sub(r" (?=[.,;:?!)'])|(?<=\() ", "", told)))


def _causal_news(path: Path) -> Iterator[Labelled]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        sentences = [row["text"] for row in csv.DictReader(lines)]
    yield from _together("causal-news", sentences, conflict=True)


def _maverick(path: Path) -> Iterator[Labelled]:
    """Headlines of the reports, which are named in the column `source`."""
    with path.open(encoding="utf-8", newline="") as lines:
        sources = [row["source"] for row in csv.DictReader(lines)]
    found = (_SOURCE.match(source) for source in sources)
    headlines = sorted({m[1].strip() for m in found if m and not _FRENCH.search(m[1])})
    yield from _together("maverick", [h if h[-1:] in ".?!" else f"{h}." for h in headlines], conflict=True)


def _petrarch(folder: Path) -> Iterator[Labelled]:
    texts: set[str] = set()
    for name in ("petrarch2/PETR.UnitTest.records.xml", "universal_petrarch/PETR2_GSR_validation.xml"):
        found = re.findall(r"<Text>(.*?)</Text>", (folder / name).read_text("utf-8", "replace"), re.S)
        texts.update(re.sub(r"\s+", " ", text).strip() for text in found)
    yield from _together("petrarch", sorted(texts), conflict=True)


def _re3d(data: Path) -> Iterator[Labelled]:
    yield from _together("re3d", [_plain(document) for document in corpora.re3d(data)], conflict=True)


def _gum(data: Path, chosen: dict[str, list[str]]) -> Iterator[Labelled]:
    names = [p.stem for p in sorted((data / "syntax/gum/train/dep").glob("GUM_*.conllu"))]
    names = [name for name in names if name.split("_")[1] in corpora.GUM_GENRES]
    for name, document in zip(names, corpora.gum(data), strict=True):
        if name not in chosen["out"]:
            told = name in chosen["conflict"]
            yield Labelled("gum", name, told, _short(_plain(document)), weakly=not told)


def _ewt(data: Path, chosen: dict[str, list[str]]) -> Iterator[Labelled]:
    """Its documents by name: the reader of `corpora` keeps no names."""
    sentences: dict[str, list[str]] = {}
    for comments, rows in corpora.read_conllu(next((data / "syntax/ewt/train").glob("*.conllu"))):
        name = comments["sent_id"].rsplit("-", 1)[0]
        sentences.setdefault(name, []).append(comments.get("text") or " ".join(row[1] for row in rows))
    for name, told in sorted(sentences.items()):
        if any(part in name for part in chosen["out"]):
            continue
        conflict = any(part in name for part in chosen["conflict"])
        yield Labelled("ewt", name, conflict, _short(" ".join(told)), weakly=not conflict)


def _polnear(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.glob("*.txt")):
        text = re.sub(r"\s+", " ", path.read_text("utf-8", "replace"))
        yield Labelled("polnear", path.stem, False, _short(text), weakly=True)


def _few_nerd(data: Path) -> Iterator[Labelled]:
    sentences = [_plain(document) for document in corpora.few_nerd(data, vocabulary=set())]
    yield from _together("few-nerd", sentences[:3000], conflict=False, weakly=True)


def _plain(document: Iterable[corpora.Gold]) -> str:
    text = " ".join(word for gold in document for word in gold.words)
    return re.sub(r" (?=[.,;:?!)]|'s\b|n't\b)|(?<=\() ", "", text)


def _together(corpus: str, sentences: Sequence[str], *, conflict: bool, weakly: bool = False) -> Iterator[Labelled]:
    for n in range(0, len(sentences), TOGETHER):
        text = " ".join(sentences[n : n + TOGETHER])
        yield Labelled(corpus, f"{corpus}-{n // (8 * TOGETHER)}", conflict, _short(text), weakly=weakly)


def _short(text: str) -> str:
    """The first sentences, up to about LONGEST characters."""
    end = text.find(". ", LONGEST)
    return text.strip() if end < 0 else text[: end + 1].strip()
