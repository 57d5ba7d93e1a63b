"""In `events/politics`: the frames of political acts (data/acts.toml): which verb, with which words about it, is which act."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dateline.events.syntax import Tree

_CLAUSES = ("xcomp", "ccomp", "advcl")
_NEAR = ("compound", "amod", "nummod", "nmod", "conj", "nmod:poss", "appos", "flat")
_MOST_WORDS = 24
_DEEDS = frozenset({"SANCTION", "MOBILIZE", "COERCE", "RETREAT", "CONCEDE", "AID", "COOPERATE", "CONSULT"})
_SETS = ("particle", "objects", "unless", "never", "also", "who", "via", "via_words", "via_or", "does")


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of data/acts.toml, whose head says what the fields mean; a class name stands here as its words."""

    type: str
    sub_type: str
    cameo: str
    to: tuple[str, ...]
    particle: frozenset[str]
    objects: frozenset[str]
    unless: frozenset[str]
    never: frozenset[str]
    also: frozenset[str]
    who: frozenset[str]
    via: frozenset[str]
    via_words: frozenset[str]
    via_or: frozenset[str]
    does: frozenset[str]
    strong: bool
    reversed: bool
    whom: bool
    people: bool
    office: bool
    future: bool
    bare: bool
    wish: bool
    channel: str | None


@lru_cache(maxsize=1)
def load_frames() -> Mapping[str, tuple[Frame, ...]]:
    """The frames of each verb, in the order in which they are tried."""
    data = tomllib.loads(files("dateline.events").joinpath("data", "acts.toml").read_text(encoding="utf-8"))
    classes: dict[str, list[str]] = data["classes"]

    found: dict[str, list[Frame]] = defaultdict(list)
    for entry in data["act"]:
        frame = make_frame(entry, classes)
        for verb in _words(entry["verbs"], classes):
            found[verb].append(frame)
    return MappingProxyType({verb: tuple(frames) for verb, frames in found.items()})


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    """Words of time: "called X on Tuesday" is no call on anybody."""
    data = tomllib.loads(files("dateline.events").joinpath("data", "acts.toml").read_text(encoding="utf-8"))
    return frozenset(data["classes"]["times"])


def _words(listed: Sequence[str], classes: Mapping[str, Sequence[str]]) -> list[str]:
    return [w for word in listed for w in (classes[word[1:]] if word.startswith("@") else [word])]


def make_frame(entry: Mapping[str, Any], classes: Mapping[str, Sequence[str]]) -> Frame:
    """The frame of one entry, with the words of the classes that it names."""
    type_, _, sub_type = entry["as"].partition("/")
    return Frame(
        type=type_,
        sub_type=sub_type,
        cameo=entry["cameo"],
        to=tuple(entry.get("to", ())),
        strong=entry.get("strong", False),
        reversed=entry.get("reversed", False),
        whom=entry.get("whom", False),
        people=entry.get("people", False),
        office=entry.get("office", False),
        future=entry.get("future", False),
        bare=entry.get("bare", False),
        wish=entry.get("wish", False),
        channel=entry.get("channel"),
        **{name: frozenset(_words(entry.get(name, ()), classes)) for name in _SETS},
    )


def fitting(tree: Tree, i: int, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Those of a verb's frames that the words about it fit, in order."""
    about = _About(tree, i)
    return (frame for frame in frames if about.fits(frame))


def tells_of_politics(tree: Tree, i: int) -> bool:
    """Whether a verb with the words about it is a political act of more than words: what is deployed, expelled, placed."""
    frames = load_frames().get(lemma_of(tree, i), ())
    return any(frame.type in _DEEDS for frame in fitting(tree, i, frames))


class _About:
    """The words about one verb, gathered once for all its frames."""

    def __init__(self, tree: Tree, i: int) -> None:
        self._tree = tree
        self._objects = near_words(tree, [*tree.patients(i), *tree.kids(i, "obj", "iobj")])
        times = _times()
        self._obliques = [(k, tree.cases(k)) for k in tree.kids(i, "obl", "nmod") if tree.lemma(k) not in times]
        self._oblique_words = near_words(tree, [k for k, _ in self._obliques])
        self._who = near_words(tree, tree.agents(i)) if not tree.passive(i) else near_words(tree, tree.by_agent(i))
        kids = [k for k in tree.kids(i, *_CLAUSES) if tree.rel(k) != "advcl" or _infinitive(tree, k)]
        kids += [a for k in tree.kids(i, "obj") for a in tree.kids(k, "acl") if _infinitive(tree, a)]
        self._marks = frozenset(tree.low(m) for k in tree.kids(i, *_CLAUSES) for m in tree.kids(k, "mark", "case"))
        self._clauses = frozenset(tree.lemma(k) for k in kids)
        self._particles = frozenset(tree.low(k) for k in tree.kids(i, "compound:prt", "advmod", "case", "xcomp"))
        self._particles |= frozenset(case for _, cases in self._obliques for case in cases)
        inner = near_words(tree, [p for k in kids for p in tree.kids(k, "obj")])
        self._beside = frozenset(tree.lemma(k) for k in tree.kids(i, "advmod", "xcomp", "obl:unmarked", "ccomp"))

        self._governs = any(tree.is_verb(k) or tree.kids(k, "cop") for k in kids)
        self._everything = self._objects | self._clauses | self._particles | self._beside | inner

    def fits(self, frame: Frame) -> bool:
        if frame.bare and (self._clauses or self._beside or self._obliques):
            return False
        if frame.particle and not frame.particle & self._particles:
            return False
        if frame.unless & self._objects or ("*" in frame.unless and self._objects) or frame.never & self._everything:
            return False
        if frame.who and not frame.who & self._who:
            return False
        if frame.does and not (frame.does & self._clauses or ("*" in frame.does and self._governs)):
            return False
        if frame.also and not frame.also & (self._objects | self._oblique_words | self._beside):
            return False
        if frame.via and not self._via(frame):
            return False
        if not frame.objects:
            return not frame.via_or or bool(frame.via_or & (self._oblique_words | self._objects | self._beside))
        return bool(
            frame.objects & self._objects
            or ("*" in frame.objects and self._objects)
            or frame.via_or & (self._oblique_words | self._beside)
        )

    def _via(self, frame: Frame) -> bool:
        for k, cases in self._obliques:
            if not frame.via & set(cases):
                continue
            if not frame.via_words or frame.via_words & near_words(self._tree, [k]):
                return True
        return not frame.via_words and bool(frame.via & self._marks)


def _infinitive(tree: Tree, i: int) -> bool:
    return any(tree.low(k) == "to" for k in tree.kids(i, "mark"))


def near_words(tree: Tree, heads: Sequence[int]) -> frozenset[str]:
    """Base forms and lower-case forms of these words and of what stands with them in one noun phrase, two steps deep."""
    found = list(dict.fromkeys(heads))
    layer = found
    for _ in range(2):
        layer = [k for i in layer for k in tree.kids(i, *_NEAR) if not _with_by(tree, k)]
        found = [*found, *layer][:_MOST_WORDS]
    return frozenset(word for k in found for word in (tree.lemma(k), tree.low(k), lemma_of(tree, k)))


def lemma_of(tree: Tree, i: int) -> str:
    """The base form of a word with what a hyphen ties to it: "test-fire", "sit-in"."""
    if i > 1 and tree.low(i - 1) == "-" and tree.tokens[i - 2].end == tree.tokens[i - 1].start:
        return f"{tree.low(i - 2)}-{tree.lemma(i)}"
    return tree.lemma(i)


def _with_by(tree: Tree, i: int) -> bool:
    """Who did it or where it is says nothing of what it is."""
    return bool({"by", "from", "at"} & set(tree.cases(i))) and tree.rel(i) == "nmod"
