"""MUC-4 becomes examples: reports of attacks in Latin America, with who took part in what by their answer keys.

The messages were sent in capitals; `Casing` guesses what they would be in a newspaper. A key gives strings, not places in
the text: each place where a string stands may be the one that the coder meant, so all of them are kept and training decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora import Gold
from training.model import ACTS, PARTS

_FILE = re.compile(r"\n(?=DEV-MUC3-\d{4})")
_MESSAGE = re.compile(r"\s*(DEV-MUC3-\d{4})[^\n]*\n(.*)", re.DOTALL)
_SLOT = re.compile(r"^(\d+)\.\s+[A-Z ]+: [A-Z ]+?\s{2,}(.*)$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
_BRACKETED = re.compile(r"\w \(([A-Za-z]{2,6})\)")
_OPENS = re.compile(r'[.!?]"?\s*$')
_COMMON = re.compile(r"(ing|ed|ly|tion|ment|s)$")
_PLAIN = re.compile(r"[^\w']+")
_TYPE_SLOT = 4
_SLOTS: dict[str, tuple[int, ...]] = dict(zip(PARTS, ((9, 10), (12,), (18, 19), (6,)), strict=True))
Span = tuple[int, int]  # words: first, last + 1
Entity = list[Span]  # every place where one of its strings stands


@dataclass(slots=True)
class Template:
    """One incident of a key. `parts`: for each of PARTS its entities, each a tuple of strings that name it, in lower case."""

    act: str
    parts: dict[str, list[tuple[str, ...]]]


@dataclass(slots=True)
class Message:
    name: str
    text: str
    templates: list[Template]


class Casing:
    """How words are mostly written where they do not open a sentence."""

    def __init__(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for found in _WORD.finditer(text):
                before = text[max(0, found.start() - 2) : found.start()]
                if found.start() and not _OPENS.search(before) and "\n" not in before:
                    seen[found[0].lower()][found[0]] += 1
        self._mostly = {
            word: max(forms.items(), key=lambda form: (form[1], form[0]))[0] for word, forms in seen.items()
        }
        for name in names:
            for found in _WORD.finditer(name):
                if found[0][0].isupper() and len(found[0]) > 2:
                    self._mostly.setdefault(found[0].lower(), found[0])

    def learn_acronyms(self, texts: Iterable[str]) -> None:
        """What stands alone in brackets behind a name, and is no word known: "... NATIONAL LIBERATION FRONT (FMLN)"."""
        for text in texts:
            for acronym in _BRACKETED.findall(text):
                self._mostly.setdefault(acronym.lower(), acronym.upper())

    def __call__(self, text: str) -> str:
        pieces: list[str] = []
        at = 0
        opens = True
        for found in _WORD.finditer(text):
            gap = text[at : found.start()]
            pieces.append(gap)
            opens = opens or bool(_OPENS.search(gap)) or "\n\n" in gap
            lower = found[0].lower()
            unknown = lower.capitalize() if len(lower) > 3 and not _COMMON.search(lower) else lower
            word = self._mostly.get(lower, unknown)
            pieces.append(word[0].upper() + word[1:] if opens else word)
            opens = False
            at = found.end()
        pieces.append(text[at:])
        return "".join(pieces)


def casing(data: Path, corpora: dict[str, list[list[Gold]]], names: Iterable[str]) -> Casing:
    """From PolNeAR's articles and the corpora of names and syntax; `names` of places for what those do not know."""
    articles = sorted((data / "attribution/polnear/train/text").glob("*.txt"))

    def texts() -> Iterator[str]:
        for path in articles:
            yield path.read_text(encoding="utf-8")
        for documents in corpora.values():
            for document in documents:
                for sentence in document:
                    yield " ".join(sentence.words)

    return Casing(texts(), names)


def read(data: Path, case: Casing) -> list[Message]:
    """The training messages in their order; those without an incident too."""
    folder = data / "events/muc4/train/raw"
    keys: dict[str, list[Template]] = defaultdict(list)
    for path in sorted(folder.glob("key-*")):
        for name, template in _templates(path.read_text(encoding="latin-1")):
            keys[name].append(template)
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("dev-muc3-*")):
        for part in _FILE.split("\n" + path.read_text(encoding="latin-1")):
            if found := _MESSAGE.match(part):
                paragraphs = re.split(r"\n\s*\n", found[2].strip())
                texts[found[1]] = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    case.learn_acronyms(texts.values())
    return [Message(name, case(text), keys[name]) for name, text in texts.items()]


def _templates(text: str) -> Iterator[tuple[str, Template]]:
    """Name of the message and template, for each incident of a file of keys."""
    for slots in _slots(text):
        act = slots.get(_TYPE_SLOT, "").split(" /")[0].strip().lower()
        if act in ("*", ""):
            continue
        parts = {
            part: [
                tuple(string.replace('\\"', '"').lower() for string in strings)
                for number in numbers
                for line in slots.get(number, "").split("\n")
                if (strings := _STRING.findall(line))
            ]
            for part, numbers in _SLOTS.items()
        }
        yield slots[0].split()[0], Template(act, parts)


def _slots(text: str) -> Iterator[dict[int, str]]:
    current: dict[int, str] = {}
    number = -1
    for line in text.split("\n"):
        if line.startswith(";"):
            continue
        if found := _SLOT.match(line):
            number = int(found[1])
            if number == 0:
                if current:
                    yield current
                current = {}
            current[number] = found[2].strip()
        elif current and line.startswith(" " * 10) and line.strip():
            current[number] += "\n" + line.strip()
    if current:
        yield current


def places(words: Sequence[str], template_parts: Sequence[dict[str, list[tuple[str, ...]]]]) -> dict[str, list[Entity]]:
    """For each of PARTS its entities, with the places where they stand among the words; the longest at each place."""
    flat: list[str] = []
    index: list[int] = []
    for number, word in enumerate(words):
        for piece in _PLAIN.sub(" ", word.lower()).split():
            flat.append(piece)
            index.append(number)
    first: dict[str, list[int]] = defaultdict(list)
    for number, piece in enumerate(flat):
        first[piece].append(number)
    result: dict[str, list[Entity]] = {}
    for part in PARTS:
        entities: dict[tuple[str, ...], Entity] = {}
        for parts in template_parts:
            for strings in parts[part]:
                found: set[Span] = set()
                for string in strings:
                    wanted = _PLAIN.sub(" ", string).split()
                    for at in first.get(wanted[0], ()) if wanted else ():
                        if flat[at : at + len(wanted)] == wanted:
                            found.add((index[at], index[at + len(wanted) - 1] + 1))
                longest = [s for s in found if not any(o != s and o[0] <= s[0] and o[1] >= s[1] for o in found)]
                if longest:
                    entities[tuple(sorted(set(strings)))] = sorted(longest)
        result[part] = list(entities.values())
    return result


def acts(templates: Sequence[Template]) -> list[float]:
    """1 for each of ACTS that one of the templates has, else 0."""
    told = {template.act for template in templates}
    return [float(act in told) for act in ACTS]
