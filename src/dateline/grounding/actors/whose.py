"""Whose minister, spokesman or deputy somebody is, where the words before the office are no country: "its", "the army's"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.grounding.actors.groups import organ_actor, organ_at
from dateline.grounding.actors.lexicon import Alias, group_settings, offices
from dateline.grounding.actors.memory import Memory
from dateline.grounding.actors.offices import Office, office_noun
from dateline.grounding.actors.page import Line
from dateline.grounding.actors.people import NameMention
from dateline.grounding.actors.register import People, Person
from dateline.grounding.types import Actor

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_GENDER = {"his": "m", "her": "f"}
_BODIES = ("government", "military", "organisation", "armed_group", "outlet")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the holder of an office serves: a person, or a state or body by what it speaks for; `organ` of a state's own."""

    country: str | None
    represents: str | None
    person: Person | None = None
    organ: bool = False


STATE = Alias("", "government", organ=True)
NOBODY_KNOWN = Owner(None, None)  # "the group's leader" where it is not known which group


class Whose:
    """Finds the owners of offices in one report, from what it has spoken of so far."""

    def __init__(self, people: People, memory: Memory, names: Mapping[int, list[tuple[NameMention, Person]]]) -> None:
        self.people = people
        self.memory = memory
        self.names = names

    def owner(self, line: Line, first: int, last: int) -> Owner | None:
        """The owner told in tokens `first` to `last` of an office; None where they tell of none."""
        noun = self._noun(line, first, last)
        start = first - 1 if first > 0 and line.tree.tokens[first - 1].text in _POSSESSIVE else first
        for at in range(start, noun):
            found = self._before(line, at)
            if found is not None:
                return found
        for at in range(first, noun):
            if line.tree.tokens[at].upos in ("NOUN", "PROPN") and self._is_generic(line, at):  # "agency spokesman X"
                body = self.memory.called(line, at)
                return _of_body(body) if body is not None else None
        for at in range(first, last + 1):
            match = organ_at(line, at) if at != noun else None
            if match is not None and match[0] <= last and (match[1].name or match[1].alone):
                return _of_body(self.memory.organ(line, at, match[1]))
        return None

    @staticmethod
    def _noun(line: Line, first: int, last: int) -> int:
        """The office noun that heads the phrase: the first one that no other follows before a preposition."""
        found = first
        for at in range(first, last + 1):
            if line.tree.tokens[at].upos == "ADP" and found > first:
                break
            if office_noun(line, at) is not None:
                found = at
        return found

    def _before(self, line: Line, at: int) -> Owner | None:
        token = line.tree.tokens[at]
        word = token.text.lower()
        if word in ("its", "their") and token.upos == "PRON":
            group = self.memory.last(line, at, plural=word == "their", people=False)
            return _of_body(group[1]) if group is not None else None
        if word in _GENDER and token.upos == "PRON":
            person = self.people.nearest(
                line=line.number, block=line.tree.sentence.block, token=at, gender=_GENDER[word]
            )
            return _of_person(person) if person is not None else None
        if token.text not in _POSSESSIVE or at == 0:
            return None
        last = line.tree.tokens[at - 1]
        named = (p for m, p in self.names.get(line.number, []) if m.name_last in (at - 1, at))
        person = next(named, None)
        if person is not None:
            return _of_person(person)
        if self._is_generic(line, at - 1):
            body = self.memory.called(line, at - 1)
            return _of_body(body) if body is not None else NOBODY_KNOWN
        known = any(t.last == at - 1 for t in line.terms.values()) or any(e in (at - 1, at) for _, e in line.bodies)
        return NOBODY_KNOWN if last.upos == "PROPN" and not known and last.text not in line.own.short else None

    @staticmethod
    def _is_generic(line: Line, at: int) -> bool:
        word = line.tree.tokens[at].text.lower()
        kinds = group_settings().generic
        return any(word in kinds[kind] for kind in ("organisation", "armed_group", "outlet"))

    @staticmethod
    def _follow(office: Office, owner: Owner | None, person: Person) -> None:
        """ "Okello's predecessor, X" held Okello's office, his successor holds it."""
        theirs = owner.person.office if owner is not None and owner.person is not None else None
        if theirs is not None and owner is not None and owner.person is not person:
            person.hold(_once(theirs) if office.noun.name == "predecessor" else theirs)

    def serve(self, line: Line, mention: NameMention, person: Person) -> None:
        """What the owner of an office says of its holder: "Okello's deputy, X" speaks for whom Okello does."""
        spans = [(mention.first, mention.name_first - 1), mention.ahead, mention.apposition]
        office = next((o for o in mention.offices if o.noun.speaks != "self" or o.noun.name in offices().after), None)
        if (
            office is None
            or office.body is not None
            or (office.country is not None and not office.placed)
            or office.former
        ):
            return
        told = (self.owner(line, *span) for span in spans if span is not None and span[0] <= span[1])
        owner = next((o for o in told if o is not None), None)
        if office.noun.speaks == "self":
            self._follow(office, owner, person)
            return
        if owner is None and office.noun.name == "spokesperson" and " for " not in f" {office.text} ":
            body = self.memory.subject_before(line, mention.first)
            owner = _of_body(body) if body is not None and not person.country else None
        if owner is None and office.noun.name in offices().governing and person.country is None:
            state = self.memory.subject_before(line, mention.first)  # "Moscow backed it. Foreign Minister X said ..."
            owner = _of_body(state) if state is not None and _is_state(state) else None
        if owner is None or owner is NOBODY_KNOWN or owner.person is person:
            return
        if office.placed and office.country is not None and owner.country is None:
            if owner.organ or owner.represents is None:
                return  # "its commander in Cauca", of an army that has no other country
            person.country = None  # "the agency's director in Lebanon"
        person.country = person.country or owner.country
        if owner.country is None or (owner.country == person.country and not office.opposition):
            person.represents = person.represents or owner.represents
        if owner.person is not None and office.noun.name == "deputy" and owner.person.office is not None:
            person.hold(_deputy(owner.person.office))


def _once(office: Office) -> Office:
    """What a president's predecessor was."""
    return replace(office, former=True)


def _deputy(office: Office) -> Office:
    """ "The deputy minister": what a minister's deputy may be called."""
    return replace(
        office, name=f"deputy {office.name}", text=f"deputy {office.text}", modifiers=office.modifiers | {"deputy"}
    )


def _is_state(actor: Actor) -> bool:
    return actor.kind == "government" and actor.country is not None and actor.name == actor.represents


def _of_body(actor: Actor) -> Owner | None:
    named = actor.kind in _BODIES or (actor.kind == "unnamed" and actor.office is None)
    organ = actor.kind in ("government", "military")
    if actor.kind == "government" and actor.name == organ_actor(STATE, None, None).name:
        return Owner(None, None, organ=True)  # the government of no known state
    return Owner(actor.country, actor.represents or actor.name, organ=organ) if named else None


def _of_person(person: Person) -> Owner:
    return Owner(person.country, person.actor().represents, person)
