"""Which outlet carried somebody's words ("told Reuters", "quoted by Interfax"): a link of the chain with no claim of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.claims.spans.drafts import Draft
from dateline.claims.voices.speakers import Speakers
from dateline.grounding.actors.fold import name_key
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Actor, ActorMention

_LONGEST_NAME = 6  # words between the preposition and the outlet's name ("by the state news agency SANA")
_MOST = 2  # outlets that carry one saying
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Words:
    """data/carriers.toml."""

    told: frozenset[str]
    passed: frozenset[str]
    passing: frozenset[str]
    spoken: frozenset[str]
    prepositions: frozenset[str]
    hearsay: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    data = tomllib.loads(files("dateline.claims").joinpath("data/carriers.toml").read_text(encoding="utf-8"))
    return Words(**{name: frozenset(members) for name, members in data.items()})


def is_hearsay(draft: Draft) -> bool:
    """Whether a source is "first reports" or "the latest information": nobody's in particular."""
    if draft.speaker is None or draft.given or draft.tree.tokens[draft.speaker].lemma.lower() not in words().hearsay:
        return False
    tokens = [t for t in draft.tree.tokens if any(s <= t.start < e for s, e in draft.source)]
    return all(t.upos in ("ADJ", "ADV", "DET") or t is draft.tree.tokens[draft.speaker] for t in tokens)


def find_carriers(drafts: Sequence[Draft], speakers: Speakers) -> list[tuple[Actor, ...]]:
    """For each draft the outlets that carried its words, other than the report's own and whoever speaks there.

    An outlet carries the saying whose cue stands nearest to it in the sentence and whose content does not hold it. Linear but
    for the sayings of one sentence, whose length is bounded.
    """
    carriers: list[tuple[Actor, ...]] = [()] * len(drafts)
    by_line: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.cue and draft.source:
            by_line.setdefault(draft.line, []).append(index)
    for indices in by_line.values():
        tree = drafts[indices[0]].tree
        for mention in speakers.within((tree.sentence.start, tree.sentence.end)):
            if mention.actor.kind != "outlet" or name_key(mention.actor.name) == name_key(speakers.outlet.name):
                continue
            token = tree.index_at(mention.start)
            if token is None or not _carries(tree, token, mention):
                continue
            nearest = _nearest(drafts, indices, mention)
            if nearest is not None and len(carriers[nearest]) < _MOST:
                carriers[nearest] = (*carriers[nearest], mention.actor)
    return carriers


def _nearest(drafts: Sequence[Draft], indices: Iterable[int], mention: ActorMention) -> int | None:
    """The saying that an outlet is named beside; None where it speaks itself, or is spoken of."""
    found = []
    for index in indices:
        draft = drafts[index]
        if _holds(draft.source[:1], mention) and _begins(draft, mention):
            return None
        if not _holds(draft.content, mention):
            found.append((min(abs(s - mention.start) for s, _ in draft.cue), index))
    return min(found)[1] if found else None


def _holds(spans: Sequence[tuple[int, int]], mention: ActorMention) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _begins(draft: Draft, mention: ActorMention) -> bool:
    """Whether a source is the outlet, not somebody "quoted by the outlet"."""
    tree = draft.tree
    token = tree.index_at(mention.start)
    return token is not None and (
        draft.speaker is None or token == draft.speaker or token in _around(tree, draft.speaker)
    )


def _around(tree: Tree, head: int) -> list[int]:
    return tree.kids(head, "flat", "appos", "compound")


def _carries(tree: Tree, token: int, mention: ActorMention) -> bool:
    """Whether the words before an outlet's name, or the verb behind it, tell that it carried what is said."""
    tokens, known = tree.tokens, words()
    before = list(_leftward(tree, token))
    opening = before[-1] if before else token
    if opening < 0:
        return False
    word = tokens[opening].text.lower()
    lemma = tokens[opening].lemma.lower()
    if tokens[opening].upos == "VERB" and lemma in known.told:
        return True
    earlier = [t.lemma.lower() for t in tokens[max(0, opening - 4) : opening]]
    if word in ("by", "in") and earlier and earlier[-1] in known.passed:
        return True
    if word in known.prepositions and any(e in known.spoken for e in earlier[-3:]):
        return True
    after = next((i for i in range(token, len(tokens)) if tokens[i].start >= mention.end), len(tokens))
    return after < len(tokens) and tokens[after].upos == "VERB" and tokens[after].lemma.lower() in known.passing


def _leftward(tree: Tree, token: int) -> Iterator[int]:
    """The tokens before a name, as far as the first that is no part of how an outlet is named; -1 where the sentence begins."""
    for at in range(token - 1, max(token - 1 - _LONGEST_NAME, -1), -1):
        yield at
        if tree.tokens[at].upos not in _NAMING:
            return
    yield -1
