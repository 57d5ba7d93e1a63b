"""The bodies, states and unnamed people that a report has spoken of so far: who "it", "the ministry" or "the group" is."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.grounding.actors.groups import Group, organ_actor, organ_at
from dateline.grounding.actors.home import country_name, home_of, outlet_home
from dateline.grounding.actors.lexicon import Alias, group_settings, is_listed
from dateline.grounding.actors.page import Line, Page, Term
from dateline.grounding.actors.roles import kind_by_modifiers, weight_of
from dateline.grounding.countries import country_of_code
from dateline.grounding.types import Actor

_REACH = 3  # sentences that a pronoun looks back
_FAR = 12  # sentences that "the group" looks back
_MANY = ("armed_group", "military")  # "they" as well as "it"
_ABROAD = "Foreign Ministry"  # a mediator's speaks of others' wars: its country is not for that whose "the army" is
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """One mention: sentence, token, weight of its grammatical role; `many` where "they" fits it, `gender` where it is told,
    `body` for one that has no name and is no person ("the families' forum")."""

    line: int
    token: int
    actor: Actor
    weight: float
    many: bool
    gender: str = ""
    body: bool = False


class Memory:
    """What was spoken of, in the order of reading."""

    def __init__(self, page: Page, seat: str | None = None) -> None:
        self.page = page
        self.spoken: list[Spoken] = []
        self.organs: dict[str, Actor] = {}
        self.last_organ: tuple[Alias, Actor] | None = None
        self.owners: list[tuple[str | None, str | None]] = []
        self.states: set[tuple[str | None, str]] = set()
        self.acting: set[tuple[str | None, str]] = set()
        self.home = home_of(page, seat)
        self.home_told = _is_told(page, self.home[0])
        self.outlet_home = outlet_home(page.report)
        self.coming: list[Group] = []

    def note(
        self, line: Line, first: int, last: int, actor: Actor, *, plural: bool, gender: str = "", body: bool = False
    ) -> None:
        self.spoken.append(Spoken(line.number, first, actor, weight_of(line, first, last), plural, gender, body))

    def close(self, line: Line) -> None:
        """Behind a sentence: the states that it named may own what is spoken of next; whom an army accuses did not, and
        the state that "a Turkish aircraft" is from need not."""
        for term in line.terms.values():
            self.states.add((term.country, term.name))
            if not _is_attribute(line, term):
                self.acting.add((term.country, term.name))

    def last(self, line: Line, at: int, *, plural: bool, people: bool, gender: str = "") -> tuple[float, Actor] | None:
        """The group that was the subject last, within a few sentences: "it" for one body, "they" for many people."""
        best: tuple[float, Actor] | None = None
        for one in reversed(self.spoken):
            if one.line < line.number - _REACH:
                break
            if (one.line == line.number and one.token >= at) or one.weight <= 0:
                continue
            if not _agrees(one, plural=plural, people=people) or (gender and one.gender and gender != one.gender):
                continue
            same = self.page.lines[one.line].tree.sentence.block == line.tree.sentence.block
            score = one.weight - (line.number - one.line) + 0.5 * same
            if best is None or score > best[0]:
                best = (score, one.actor)
        return best

    def within(self, line: Line, tokens: set[int], subject: int) -> tuple[float, Actor] | None:
        """The body that was noted last in this sentence among some tokens, up to its subject."""
        for one in reversed(self.spoken):
            if one.line != line.number:
                return None
            if one.token in tokens and one.actor.kind not in ("unnamed", "people") and one.token <= subject:
                return one.weight, one.actor
        return None

    def subject_before(self, line: Line, first: int) -> Actor | None:
        """Whose "a spokesman" is: the body that was the subject in this sentence or the one before."""
        for one in reversed(self.spoken):
            block = self.page.lines[one.line].tree.sentence.block
            if one.line < line.number - 1 or block < line.tree.sentence.block - 1:
                return None
            known = one.actor.kind != "unnamed" or one.body
            if (one.line < line.number or one.token < first) and one.weight > 0 and known:
                return one.actor
        return None

    def unnamed_before(self, line: Line, first: int, noun: str) -> Spoken | None:
        """ "The official" behind "a local official"."""
        for one in reversed(self.spoken):
            if one.line < line.number - _REACH:
                return None
            if one.many or one.body or one.actor.kind != "unnamed" or (one.line == line.number and one.token >= first):
                continue
            if noun in one.actor.name.lower().split():
                return one
        return None

    def called(self, line: Line, at: int) -> Actor | None:
        """ "the service", "the rescue group": a group named before, by a word of its name or by its kind."""
        word = line.tree.tokens[at].text.lower()
        kinds = group_settings().generic
        here = {g.actor.actor_id for g in self.coming if g.actor is not None and g.first > at}
        own = group_settings().own_names
        armed = kind_by_modifiers(line, at)
        for one in reversed(self.spoken):
            actor = one.actor
            if one.line < line.number - _FAR:
                return None
            if actor.actor_id in here:
                continue  # "the group blamed X": the group is not X
            if word in own and not (actor.name.isupper() and not is_listed(actor.name)) and word not in _words(actor):
                continue  # "the council" is one that is called so; no organisation of the tables is "the party"
            if armed is not None and armed != (actor.kind == "armed_group"):
                continue  # "the rights group" is none of fighters, "the armed group" no charity
            if word in _words(actor) or (
                actor.kind in ("organisation", "armed_group", "outlet")
                and word in kinds.get(actor.kind, ())
                and not actor.name.islower()  # "its fighters" are no group with a name
            ):
                return actor
        return None

    def note_organ(self, organ: Alias, actor: Actor) -> None:
        """An organ told with its country: "the ministry" may mean it next."""
        owner = (actor.country, country_name(actor))
        if owner not in self.owners and organ.name != _ABROAD:
            self.owners.append(owner)
        self.organs[actor.kind] = self.organs[organ.name] = actor
        if organ.name.endswith("Ministry"):
            self.organs["Ministry"] = actor
            if actor.country:
                self.organs[f"Ministry {actor.country}"] = actor
        self.last_organ = (organ, actor)

    def note_office(self, line: Line, first: int, last: int, country: str, name: str) -> None:
        """ "Israel's army chief": an army that "the army" may mean next."""
        for at in range(first, last + 1):
            match = organ_at(line, at)
            if match is not None:
                actor = organ_actor(match[1], country, name)
                self.organs[match[1].name] = self.organs[actor.kind] = actor
                if match[1].name.endswith("Ministry"):
                    self.organs["Ministry"] = actor
                return

    def organ(self, line: Line, first: int, organ: Alias) -> Actor:
        """Whose "the ministry" or "its army" is: the owner's, that of the organ spoken of last, that of the dateline, for an
        agency writes of its own capital, where the story is of that country; or of the one country named before it in the
        sentence; at last that of the only state whose organs, or which itself, the report has named so far, or the outlet's
        among them."""
        before = line.tree.tokens[first - 1].text.lower() if first > 0 else ""
        if before in group_settings().local and not organ.name:
            return organ_actor(organ, None, None)
        if before in ("its", "their"):
            owner = self.last(line, first, plural=before == "their", people=False)
            if owner is not None and (owner[1].country or owner[1].represents):
                return organ_actor(organ, owner[1].country, country_name(owner[1]))
        beside = next((t for t in line.terms.values() if t.last == first - 2), None) if before in _POSSESSIVE else None
        if beside is not None:
            return organ_actor(organ, beside.country, beside.name)
        known = self.organs.get(organ.name)
        if known is not None:
            return organ_actor(organ, None, None) if self._may_be_the_others(line, known) else known
        told = self._named_before(line, first)
        if told is not None:
            return organ_actor(organ, *told)
        country, name = self.home
        if name is None and (len(self.owners) == 1 or self.outlet_home in self.owners):
            country, name = self.owners[0] if len(self.owners) == 1 else self.outlet_home
        elif name is None and not self.owners:
            country, name = next(iter(self.acting)) if len(self.states) == 1 and self.acting else (None, None)
        return organ_actor(organ, country, name)

    def _may_be_the_others(self, line: Line, known: Actor) -> bool:
        """ "BAKU - Armenian forces fired, the army said": its own sentence tells what it did, and the dateline is another's."""
        if known.kind != "military" or self.home[0] in (None, known.country):
            return False
        here = any(one.line == line.number and one.actor == known for one in self.spoken)
        return here and (self.home_told or self._is_neighbour(known.country))

    def _is_neighbour(self, code: str | None) -> bool:
        country = country_of_code(code) if code else None
        return country is not None and self.home[0] in country.neighbours

    def _named_before(self, line: Line, first: int) -> tuple[str | None, str | None] | None:
        """The one capital that a sentence speaks from ("In Paris, the foreign ministry said"), or the one country that it names;
        not the latter where the story is of the dateline's own: "BAKU - Armenian forces shelled X, the Defence Ministry said"."""
        before = [t for at, t in line.terms.items() if at < first]
        seats = {(t.country, t.name) for t in before if t.form == "capital" and line.tree.case(t.last) == "in"}
        if len(seats) == 1:
            return seats.pop()
        named = {(t.country, t.name) for t in before if _is_party(line, t)}
        if len(named) != 1 or self.home_told:
            return None
        (one,) = named
        return (None, None) if self._is_neighbour(one[0]) else one


def _is_told(page: Page, country: str | None) -> bool:
    """Whether a story tells of a country, or of a place in it."""
    if country is None:
        return False
    of_place = (m.place for line in page.lines for m in line.places)
    of_term = (t for line in page.lines for t in line.terms.values())
    return any(p is not None and p.country == country for p in of_place) or any(t.country == country for t in of_term)


def _is_party(line: Line, term: Term) -> bool:
    """Whether a country word may own what is spoken of behind it: "a French convoy" says only whose the convoy was."""
    if term.form != "demonym":
        return term.form != "people"
    head = line.tree.head(term.last)
    if head is None or any(first <= head <= last for first, last in line.people):
        return True
    return organ_at(line, head) is not None and not _is_thing(line, term)


def _is_attribute(line: Line, term: Term) -> bool:
    """Whether a demonym only tells where a thing is from ("a French convoy"), and names neither a person nor an organ."""
    if term.form != "demonym" or not _is_thing(line, term):
        return False
    return not _is_party(line, term)


def _is_thing(line: Line, term: Term) -> bool:
    """ "a Turkish C-130 aircraft", "an Italian journalist": one of that country's, whoever the story is of."""
    first = term.first
    return first > 0 and line.tree.tokens[first - 1].text.lower() in ("a", "an", "another", "two", "three", "one")


def _words(actor: Actor) -> list[str]:
    return actor.name.lower().split()


def _agrees(one: Spoken, *, plural: bool, people: bool) -> bool:
    kind = one.actor.kind
    if plural and not one.many and kind not in _MANY:
        return False
    if one.many and not plural and kind not in (*_MANY, "organisation", "government"):
        return False
    if not people and (kind == "people" or (kind == "unnamed" and not one.body)):
        return False
    return not people or plural or (kind == "unnamed" and not one.body)
