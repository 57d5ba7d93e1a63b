"""Who "both sides", "the two ministers" and "the latter" are: two actors of the report, by what it said of them before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from dateline.grounding.actors.groups import body_actor, state
from dateline.grounding.actors.lexicon import is_armed, pairs
from dateline.grounding.types import Actor, ActorMention

_BACK = 40  # mentions that a pair is looked for in
_JOINING = frozenset({"and", "his", "her", "its", "the", "their", "with", "met", ","})
_PARAGRAPHS = 2
_LEAD_WORDS = 3
_WITHIN = re.compile(r" (?:in|to|of|at) ")
_ANY = ("both", "the two", "they")


class Together:
    """The pairs of one report. Linear: the parties are counted once, a pair of people is looked for close by."""

    def __init__(self, text: str, mentions: Sequence[ActorMention]) -> None:
        self.text = text
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        self.by_name = {m.actor.name: m.actor for m in mentions if m.actor.kind in ("armed_group", "organisation")}
        self._parties: tuple[Actor, ...] | None = None

    def meant(self, phrase: str, start: int) -> tuple[Actor, ...]:
        """Two actors for a phrase at an offset ("both sides", "they"), one for "the latter"; () where it is none of these."""
        words = _WITHIN.split(" ".join(phrase.lower().split()), maxsplit=1)[0]  # "both sides in the talks"
        known = pairs()
        if words in known.parties:
            return self._named_together(start, people=False) or self.parties()
        if words in known.people:
            return self._named_together(start, people=True) or self._last_two(start)
        if words in known.first or words in known.second:
            both = self._named_together(start, people=None)
            return (both[words in known.second],) if both else ()
        return self._named_together(start, people=None, leading=True) if words in _ANY else ()

    def parties(self) -> tuple[Actor, ...]:
        """The two states or armed groups that the report speaks of most; () where a third is spoken of as often."""
        if self._parties is None:
            counts = Counter(party for m in self.mentions if (party := self._party(m.actor)) is not None)
            order = {party: n for n, party in enumerate(counts)}
            ranked = sorted(counts, key=lambda p: (-counts[p], order[p]))
            clear = len(ranked) == 2 or (len(ranked) > 2 and counts[ranked[1]] > counts[ranked[2]])
            self._parties = tuple(sorted(ranked[:2], key=lambda p: order[p])) if clear else ()
        return self._parties

    def _party(self, actor: Actor) -> Actor | None:
        """The state or armed group that an actor speaks or fights for."""
        if actor.kind == "armed_group" and not actor.name.islower():
            return actor
        if actor.kind in ("government", "military") and (actor.country or actor.represents):
            return state(actor.country, actor.represents or actor.name)
        if actor.kind != "person" or actor.represents is None:
            return None
        body = self.by_name.get(actor.represents)
        if body is not None:
            return body if body.kind == "armed_group" else None
        if is_armed(actor.represents):
            return body_actor(actor.represents, "armed_group")
        return state(actor.country, actor.represents) if actor.country else None

    def _named_together(self, start: int, *, people: bool | None, leading: bool = False) -> tuple[Actor, ...]:
        """The nearest two before an offset that "and" joins; `leading`: only where they begin their sentence."""
        at = bisect_left(self.starts, start) - 1
        for number in range(at, max(at - _BACK, 0), -1):
            one, other = self.mentions[number - 1], self.mentions[number]
            if self.text.count("\n", other.end, start) > _PARAGRAPHS:
                return ()
            gap = self.text[one.end : other.start].lower().replace(",", " , ").split()
            if "and" not in gap or not _JOINING.issuperset(gap) or one.actor == other.actor:
                continue
            kinds = {one.actor.kind == "person", other.actor.kind == "person"}
            if (people is not None and kinds != {people}) or "unnamed" in (one.actor.kind, other.actor.kind):
                continue
            if self._is_list(number - 1) or (leading and not self._leads(one.start)):
                return ()
            return one.actor, other.actor
        return ()

    def _is_list(self, number: int) -> bool:
        """Whether a mention goes on with one before it: "A, B and C" are three."""
        if number == 0 or self.mentions[number - 1].actor == self.mentions[number].actor:
            return False
        before = self.text[self.mentions[number - 1].end : self.mentions[number].start].strip()
        return before in (",", ", and", "and")

    def _leads(self, start: int) -> bool:
        """Whether no more than an article or an adverb stands between the last full stop and an offset."""
        before = self.text[max(0, start - 120) : start]
        cut = max(before.rfind(mark) for mark in (". ", "\n", "” ", '" '))
        return len(before[cut + 1 :].split()) <= _LEAD_WORDS

    def _last_two(self, start: int) -> tuple[Actor, ...]:
        """The two people spoken of last before an offset."""
        found: list[Actor] = []
        at = bisect_left(self.starts, start) - 1
        for number in range(at, max(at - _BACK, -1), -1):
            mention = self.mentions[number]
            if self.text.count("\n", mention.end, start) > _PARAGRAPHS + 2:
                break
            if mention.actor.kind == "person" and mention.actor not in found:
                found.insert(0, mention.actor)
            if len(found) == 2:
                return tuple(found)
        return ()
