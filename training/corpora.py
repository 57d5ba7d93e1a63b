"""Corpora become examples: a document is a list of sentences, a sentence has words and whatever labels its corpus gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MASKED = "?"  # a label that is not known: left out of the loss
GUM_GENRES = ("news", "interview", "bio", "voyage", "speech", "vlog", "textbook", "court")  # CC BY or public domain
CORPORA = ("none", "ewt", "gum", "pud", "few-nerd", "wikigold", "wnut17", "re3d")


@dataclass(slots=True)
class Gold:
    """One sentence. Each label list is empty where the corpus does not have it; `heads` count from 0, -1 is the root."""

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # BIO over PER, ORG, LOC, MASKED
    new_paragraph: bool = False


Document = list[Gold]


def read_conllu(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Each sentence of a CoNLL-U file: its comments and its syntactic words (ten columns; no ranges, no empty nodes)."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line.strip():
                if rows:
                    yield comments, rows
                comments, rows = {}, []
            elif line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            else:
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
    if rows:
        yield comments, rows


def _syntax(comments: dict[str, str], rows: list[list[str]]) -> Gold:
    return Gold(
        words=[row[1] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        lemmas=[row[2] for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        deprels=[row[7] for row in rows],
        new_paragraph=any(key.startswith("newpar") for key in comments),
    )


def _uner(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Sentence id -> (word, BIO tag); OTH and the draft's "B-O" become O."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    current: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                current = sentences.setdefault(line.partition("=")[2].strip(), [])
            elif line.strip() and not line.startswith("#"):
                columns = line.rstrip("\n").split("\t")
                tag = columns[2]
                current.append((columns[1], "O" if tag[2:] in ("OTH", "O") else tag))
    return sentences


def _syntax_with_names(conllu: Path, iob: Path) -> list[Document]:
    """UNER's sentences are found by their id or, where the two number them differently (PUD), by their words."""
    names = _uner(iob)
    by_words = {tuple(word for word, _ in tagged): tagged for tagged in names.values()}
    documents: list[Document] = []
    for comments, rows in read_conllu(conllu):
        if "newdoc id" in comments or not documents:
            documents.append([])
        gold = _syntax(comments, rows)
        tagged = names.get(comments["sent_id"]) or by_words.get(tuple(gold.words), [])
        if [word for word, _ in tagged] == gold.words:
            gold.names = [tag for _, tag in tagged]
        documents[-1].append(gold)
    return documents


def ewt(data: Path) -> list[Document]:
    return _syntax_with_names(
        next((data / "syntax/ewt/train").glob("*.conllu")), next((data / "names/uner-ewt/train").glob("*.iob2"))
    )


def pud(data: Path) -> list[Document]:
    return _syntax_with_names(
        next((data / "syntax/pud/test").glob("*.conllu")), next((data / "names/uner-pud/test").glob("*.iob2"))
    )


_GUM_KIND = {"person": "PER", "place": "LOC", "organization": "ORG"}


def _gum_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """(first, last, type) of each mention; GUM marks every nominal, named or not."""
    mentions: list[tuple[int, int, str]] = []
    open_mentions: list[tuple[str, int, str]] = []
    for index, row in enumerate(rows):
        value = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        position = 0
        while position < len(value):
            if value[position] == "(":
                end = position + 1
                while end < len(value) and value[end] not in "()":
                    end += 1
                head = value[position + 1 : end].split("-")
                closes = end < len(value) and value[end] == ")"
                if closes:
                    mentions.append((index, index, head[1]))
                    position = end + 1
                else:
                    open_mentions.append((head[0], index, head[1]))
                    position = end
            else:
                end = value.find(")", position)
                if end < 0:
                    break
                number = value[position:end]
                for depth in range(len(open_mentions) - 1, -1, -1):
                    if open_mentions[depth][0] == number:
                        _, first, kind = open_mentions.pop(depth)
                        mentions.append((first, index, kind))
                        break
                position = end + 1
    return mentions


def _gum_names(gold: Gold, mentions: list[tuple[int, int, str]]) -> list[str]:
    """Names out of GUM's mentions: the run of proper nouns around a proper-noun head; other proper nouns are masked."""
    words = len(gold.words)
    tags = [MASKED if upos == "PROPN" or upos == "X" else "O" for upos in gold.upos]
    settled = [False] * words
    for first, last, kind in sorted(mentions, key=lambda mention: mention[0] - mention[1]):
        inside = [index for index in range(first, last + 1) if not first <= gold.heads[index] <= last]
        if len(inside) != 1 or gold.upos[inside[0]] != "PROPN":
            continue
        head = inside[0]
        low = high = head
        while low > first and (
            gold.upos[low - 1] == "PROPN"
            or (gold.words[low - 1] == "-" and low - 1 > first and gold.upos[low - 2] == "PROPN")
        ):
            low -= 1
        while high < last and (
            gold.upos[high + 1] == "PROPN"
            or (gold.words[high + 1] == "-" and high + 1 < last and gold.upos[high + 2] == "PROPN")
        ):
            high += 1
        if kind == "organization":  # University of California, Bank of the South
            step = high + 1
            while step < last and gold.words[step].lower() in ("of", "for", "the", "and", "&"):
                step += 1
            if high + 1 < step <= last and gold.upos[step] == "PROPN":
                while step < last and gold.upos[step + 1] == "PROPN":
                    step += 1
                high = step
        if any(settled[low : high + 1]):
            continue
        label = _GUM_KIND.get(kind)
        if kind == "person" and gold.xpos[head] == "NNPS":  # a people, not a person
            label = None
        for index in range(low, high + 1):
            settled[index] = True
            tags[index] = "O" if label is None else f"{'B' if index == low else 'I'}-{label}"
    return tags


def gum(data: Path, *, part: str = "train") -> list[Document]:
    documents: list[Document] = []
    for path in sorted((data / f"syntax/gum/{part}/dep").glob("GUM_*.conllu")):
        if path.name.split("_")[1] not in GUM_GENRES:
            continue
        document: Document = []
        for comments, rows in read_conllu(path):
            gold = _syntax(comments, rows)
            gold.names = _gum_names(gold, _gum_mentions(rows))
            document.append(gold)
        documents.append(document)
    return documents


def _columns(path: Path, *, separator: str | None) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a two-column CoNLL file."""
    current: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split(separator)
            if len(parts) < 2 or not parts[0].strip():
                if current:
                    yield current
                current = []
            else:
                current.append((parts[0].strip(), parts[-1].strip()))
    if current:
        yield current


def _bio(rows: list[tuple[str, str]], kinds: dict[str, str]) -> Gold:
    """IOB1 or IOB2 with the corpus's own types becomes BIO over ours."""
    tags: list[str] = []
    before = "O"
    for _, tag in rows:
        kind = kinds.get(tag[2:])
        if tag == "O" or kind is None:
            tags.append("O")
        elif kind == MASKED:
            tags.append(MASKED)
        else:
            starts = tag.startswith("B") or before[2:] != tag[2:]
            tags.append(f"{'B' if starts else 'I'}-{kind}")
        before = tag
    return Gold(words=[word for word, _ in rows], names=tags)


_FEW_NERD = {
    "location_GPE": "LOC",
    "location_island": "LOC",
    "location_mountain": "LOC",
    "location_road/railway/highway/transit": "LOC",
    "building_airport": "LOC",
    "building_sportsfacility": "LOC",
    "building_hotel": "LOC",
    "building_restaurant": "LOC",
    "organization_other": "ORG",
    "organization_company": "ORG",
    "organization_education": "ORG",
    "organization_sportsteam": "ORG",
    "organization_sportsleague": "ORG",
    "organization_media/newspaper": "ORG",
    "person_artist/author": "PER",
    "person_politician": "PER",
    "person_director": "PER",
    "person_soldier": "PER",
}


def few_nerd(data: Path, *, vocabulary: set[str]) -> list[Document]:
    """Coarse types. The file carries 36 of 66 types, so a capitalised word without a label may be a name: it is masked,
    unless it opens the sentence and is a word of `vocabulary` (words seen in lower case)."""
    documents: list[Document] = []
    for part in ("dev/dev.txt", "test/test.txt"):
        for rows in _columns(data / "names/few-nerd" / part, separator="\t"):
            gold = _bio(rows, _FEW_NERD)
            for index, (word, tag) in enumerate(rows):
                if tag == "O" and word[:1].isupper() and not (index == 0 and word.lower() in vocabulary):
                    gold.names[index] = MASKED
            documents.append([gold])
    return documents


def wikigold(data: Path) -> list[Document]:
    kinds = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
    return [[_bio(rows, kinds)] for rows in _columns(data / "names/wikigold/all/wikigold.conll.txt", separator=None)]


def wnut17(data: Path) -> list[Document]:
    kinds = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
    return [[_bio(rows, kinds)] for rows in _columns(data / "names/wnut17/train/wnut17train.conll", separator="\t")]


_NOT_BBC = re.compile(
    r"\[ \d+ \] ?$|^\. Near |\bISIL\b|U\.S\. Central Command|CENTCOM|Foreign Secretary|Tobias Ellwood"
)


def re3d(data: Path) -> list[Document]:
    """Only sentences that are surely not from the BBC part (CC BY-NC): the file has lost its sources, so a sentence
    stays where it bears a mark of Wikipedia, CENTCOM or the British government."""
    kinds = {"Person": "PER", "Location": "LOC", "Organisation": "ORG"}
    documents: list[Document] = []
    for rows in _columns(data / "names/re3d/train/re3d-train.conll", separator=None):
        if _NOT_BBC.search(" ".join(word for word, _ in rows)):
            documents.append([_bio(rows, kinds)])
    return documents


def load(data: Path, names: list[str]) -> dict[str, list[Document]]:
    """The corpora asked for, by name (see CORPORA)."""
    found: dict[str, list[Document]] = {}
    readers = {"ewt": ewt, "gum": gum, "pud": pud, "wikigold": wikigold, "wnut17": wnut17, "re3d": re3d}
    for name in names:
        if name in readers:
            found[name] = readers[name](data)
    if "few-nerd" in names:
        lower = {
            word
            for documents in found.values()
            for document in documents
            for gold in document
            for word in gold.words
            if word.islower()
        }
        found["few-nerd"] = few_nerd(data, vocabulary=lower)
    return found
