"""In `events/politics`: acts that a noun tells of (data/act_nouns.toml): "X's condemnation of Y", "the arrest of Y by X"."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dateline.events import cast
from dateline.events.politics.frames import Frame, make_frame, near_words
from dateline.events.politics.partakers import is_political
from dateline.events.scene import Scene
from dateline.events.syntax import Tree


@dataclass(frozen=True, slots=True)
class ActNoun:
    """One kind of act as nouns tell of it. `of` says whether "of" brings the doer or the target; `needs`, words one of which
    must stand about the noun; `person`, that the doer is one who holds an office or has a name."""

    frame: Frame
    of: str
    needs: frozenset[str]
    person: bool


@lru_cache(maxsize=1)
def load_nouns() -> tuple[Mapping[str, tuple[Frame, ...]], Mapping[str, ActNoun]]:
    """Frames by the verbs that nouns stand under, and the nouns that tell of an act alone."""
    data = tomllib.loads(files("dateline.events").joinpath("data", "act_nouns.toml").read_text(encoding="utf-8"))
    classes: dict[str, list[str]] = data["classes"]

    def words(listed: Sequence[str]) -> list[str]:
        return [w for word in listed for w in (classes[word[1:]] if word.startswith("@") else [word])]

    verbs: dict[str, list[Frame]] = defaultdict(list)
    alone: dict[str, ActNoun] = {}
    for entry in data["noun"]:
        frame = make_frame(_framed(entry), classes)
        received = make_frame({**_framed(entry), "to": ["from", "by"], "reversed": True}, classes)
        for verb in words(entry.get("light", ())):
            verbs[verb].append(frame)
        for verb in words(entry.get("under", ())):
            verbs[verb].append(received)
        if entry.get("alone", True):
            needs, person = frozenset(entry.get("needs", ())), bool(entry.get("person", False))
            for word in entry["words"]:
                alone.setdefault(word, ActNoun(frame, entry.get("of", ""), needs, person))
    return MappingProxyType({verb: tuple(frames) for verb, frames in verbs.items()}), MappingProxyType(alone)


def _framed(entry: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: entry[name] for name in ("as", "cameo", "to", "unless") if name in entry}
    return {**kept, "objects": entry["words"], "also": entry.get("needs", ())}


def act_noun(tree: Tree, i: int) -> ActNoun | None:
    """What act noun i tells of; nothing where it stands before another noun ("a protest march") or its words speak against."""
    found = load_nouns()[1].get(tree.lemma(i))
    if found is None or tree.rel(i) in ("compound", "amod", "nmod:poss") or tree.tokens[i].upos != "NOUN":
        return None
    words = near_words(tree, [i])
    if found.frame.unless & words or (found.needs and not found.needs & words):
        return None
    return found


def noun_doers(scene: Scene, tree: Tree, i: int, noun: ActNoun) -> list[int]:
    """Who does it: the possessor, who stands behind "by", a state's adjective, or behind "of" where the noun is so."""
    named = [*tree.kids(i, "nmod:poss"), *tree.obliques(i, "by")]
    named += [b for k in tree.obliques(i, "of") for b in tree.obliques(k, "by")]
    named += tree.obliques(i, "of") if noun.of == "doer" else []
    if not any(is_political(scene, tree, k) for k in named) and not noun.person:
        named += [k for k in tree.kids(i, "amod", "compound") if cast.demonym(tree, k) or scene.actor_on(tree, k)]
        named += tree.obliques(i, "from") if "from" not in noun.frame.to else []
    return [k for k in named if tree.tokens[k].upos != "NUM"]


def doers_of_objects(scene: Scene, tree: Tree, i: int, frame: Frame) -> list[int]:
    """ "The withdrawal of X's forces was completed", "a shipment of Russian rifles was delivered": whose the object is."""
    found: list[int] = []
    for p in tree.patients(i):
        if near_words(tree, [p]) & frame.objects:
            noun = load_nouns()[1].get(tree.lemma(p))
            whose = [*tree.kids(p, "nmod:poss", "amod"), *tree.obliques(p, "by")]
            whose += tree.obliques(p, "of") if noun is not None and noun.of == "doer" else []
            found += [k for k in whose if is_political(scene, tree, k)]
    return found


def noun_targets(tree: Tree, i: int, noun: ActNoun, doers: Sequence[int]) -> list[int]:
    """To whom it is done: what the first preposition of the noun that stands there brings."""
    for preposition in ("of", *noun.frame.to) if noun.of == "target" else noun.frame.to:
        found = [k for k in tree.obliques(i, preposition) if k not in doers]
        if found and not (preposition == "of" and noun.of == "doer"):
            return found
    return []
