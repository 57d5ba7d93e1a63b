"""linking/actors/ compares offices as reports word them: the same, one a wider word for the other, or held by two people."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.grounding.actors.lexicon import OfficeNoun, offices
from dateline.linking.settings import actor_settings

Relation = Literal["same", "wider", "rank", "differs", "excludes", "profession", "private"]
#: From what speaks most for one holder to what speaks most against.
ORDER: tuple[Relation, ...] = ("same", "wider", "rank", "differs", "excludes", "profession", "private")
_BEHIND = frozenset({"of", "to", "for", "in", "at", "from", "with", "on"})


@dataclass(frozen=True, slots=True)
class ComparedOffice:
    """An office as it is compared: its noun as the lexicon names it, the words that narrow it, and the family of its kind.

    A `rank` ("general") is borne beside any office.
    """

    noun: str
    words: frozenset[str]
    wider: frozenset[str]
    family: str
    rank: bool

    @property
    def private(self) -> bool:
        return self.family == "private"


@lru_cache(maxsize=8192)
def office_said(text: str) -> ComparedOffice:
    """Read "foreign minister" or "head of the presidential office" as an actor's `office` has it."""
    words = text.lower().replace("-", " - ").split()
    cut = next((i for i, word in enumerate(words) if word in _BEHIND), len(words))
    head = words[:cut] or words
    phrase, noun = _noun(head)
    before = frozenset(word for word in head[: len(head) - len(phrase)] if word.isalnum())
    name = noun.name if noun is not None else " ".join(phrase)
    settings = actor_settings()
    spoken = " ".join(phrase)
    family = "private" if spoken in settings.private else "profession" if spoken in settings.profession else ""
    family = family or settings.families.get(name, settings.families.get(spoken, ""))
    return ComparedOffice(
        name, before, noun.wider if noun is not None else frozenset(), family, noun is not None and noun.rank
    )


def _noun(words: list[str]) -> tuple[tuple[str, ...], OfficeNoun | None]:
    """The longest office noun at the end of the words; the last word where the lexicon has none."""
    for size in range(len(words), 0, -1):
        noun = offices().nouns.get(tuple(words[-size:]))
        if noun is not None:
            return tuple(words[-size:]), noun
    return tuple(words[-1:]), None


def relation(a: ComparedOffice, b: ComparedOffice) -> Relation:
    if a.noun == b.noun and a.words == b.words:
        return "same"
    if a.private != b.private:
        return "private"
    if a.private or "profession" in (a.family, b.family):
        return "profession"
    if a.noun in b.wider or b.noun in a.wider:
        return "wider"
    if a.noun == b.noun and (a.words < b.words or b.words < a.words) and not (a.words ^ b.words) & {"deputy", "vice"}:
        return "wider"
    if a.rank or b.rank:
        return "rank"
    return "excludes" if a.family and b.family and a.family != b.family else "differs"


def best_relation(a: Set[ComparedOffice], b: Set[ComparedOffice]) -> Relation | None:
    """The closest of all pairs of two holders' offices; None where one of them has none.

    Reports word an office in many ways, which are few offices here: the sets stay small however many reports there are.
    """
    if not a or not b:
        return None
    if not a.isdisjoint(b):
        return "same"
    return min((relation(one, other) for one in a for other in b), key=ORDER.index)
