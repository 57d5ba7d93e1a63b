"""Whom a title without a name means: "the minister", "the Turkish official", "its counterpart"; else somebody unnamed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.grounding.actors.fold import name_key
from dateline.grounding.actors.groups import organ_actor
from dateline.grounding.actors.lexicon import offices
from dateline.grounding.actors.memory import Memory
from dateline.grounding.actors.offices import Office
from dateline.grounding.actors.page import Line
from dateline.grounding.actors.people import NameMention, TitleMention, apposition
from dateline.grounding.actors.register import People, Person
from dateline.grounding.actors.roles import may_speak_for, of_another, speaks, weight_of
from dateline.grounding.actors.unnamed import unnamed_actor
from dateline.grounding.actors.whose import NOBODY_KNOWN, Owner, Whose
from dateline.grounding.countries import country_of_code
from dateline.grounding.types import Actor
from dateline.ids import content_id

_FAR = 40  # sentences that a title looks back
_NEAR = 2  # sentences between a title and a name that stands for it with no office of its own
_AGE_WORDS = 5
_MAIN = 1.5  # the weight of the subject of a sentence


class Titles:
    """Resolves the titles of one report in the order of reading."""

    def __init__(
        self, people: People, memory: Memory, whose: Whose, names: Mapping[int, list[tuple[NameMention, Person]]]
    ) -> None:
        self.people = people
        self.memory = memory
        self.whose = whose
        self.names = names

    def meant(self, line: Line, title: TitleMention) -> Person | Actor | None:
        """The person whom a title means, else somebody unnamed where the title speaks or acts, else None."""
        peer = self._organ_peer(line, title)
        if peer is not None:
            return peer
        named = self._beside(line, title)
        if named is not None:
            return named
        owner = self.whose.owner(line, title.first, title.last) if title.office is not None else None
        person = self._person(line, title, owner)
        recent = self._unnamed_before(line, title, person)
        if recent is not None:
            return recent
        if person is not None:
            self._learn(person, title)
            if owner is not None and owner.person is None and person.represents is None:
                person.country = person.country or owner.country
            also = apposition(line, title.first, title.last)
            if also is not None:
                person.hold(also[0])
            return person
        return self._unnamed(line, title, owner) if speaks(line, title) else None

    def _beside(self, line: Line, title: TitleMention) -> Person | None:
        """The one whom a title stands beside: "Neera Tandon, a supporter of the premier"."""
        head = line.tree.head(title.head)
        if head is None or title.plural or not line.tree.is_a(title.head, "appos"):
            return None
        return next((p for m, p in self.names.get(line.number, ()) if m.name_first <= head <= m.name_last), None)

    def _person(self, line: Line, title: TitleMention, owner: Owner | None) -> Person | None:
        office = self._office(title, owner)
        if office is None or title.plural or title.office_of or owner is NOBODY_KNOWN:
            return None
        person = self._holder(line, title, office)
        if person is not None and of_another(line, title, person.office, person.actor().represents):
            return None
        return person or self._bare(line, title) or self._by_trade(line, title, office)

    def _holder(self, line: Line, title: TitleMention, office: Office) -> Person | None:
        """Who holds the office: one whose country is told before one whose country is not, and nobody of whom it is not told
        where the report writes from another country than the title's."""
        gender, block = office.noun.gender, line.tree.sentence.block
        home = self.memory.home[0]
        told = office.country is not None and home is not None
        elsewhere = told and home != office.country and office.noun.name in offices().of_state
        for known in (True, False) if office.country is not None else (False,):
            person = None
            if title.definite:
                person = self.people.nearest(
                    line=line.number,
                    block=block,
                    token=title.first,
                    title=office,
                    gender=gender,
                    reach=_FAR,
                    known=known,
                )
            person = person or self.people.ahead(
                line=line.number,
                title=office,
                definite=title.definite,
                heading=line.heading,
                gender=gender,
                known=known,
            )
            if person is not None and (known or not elsewhere or office.country in person.near):
                return person
        return None

    @staticmethod
    def _office(title: TitleMention, owner: Owner | None) -> Office | None:
        """The office with what its owner adds: "its spokesman" is that body's, "his Turkish counterpart" a minister too."""
        office = title.office
        if office is None or owner is None:
            return office
        if office.noun.name in offices().peers:
            theirs = owner.person.office if owner.person is not None else None
            return (
                replace(theirs, country=office.country, body=None) if theirs is not None and office.country else office
            )
        if office.country is not None or office.body is not None or office.noun.speaks == "self":
            return office
        return replace(office, country=owner.country, body=owner.represents if owner.country is None else None)

    def _by_trade(self, line: Line, title: TitleMention, office: Office) -> Person | None:
        """ "“...,” the farmer said", behind what a resident called X said: X, the only one who speaks in the paragraph."""
        if line.tree.tokens[title.first].text.lower() != "the" or office.noun.status or office.noun.kin:
            return None
        diplomat = office.noun.name == "diplomat"
        own = title.office
        head = office.noun.name in offices().heads and own is not None and own.country is None and own.body is None
        if office.noun.speaks != "self" and not diplomat and not head:
            return None
        if self.memory.unnamed_before(line, title.first, title.noun):
            return None
        person = self.people.only_speaker(line=line.number, block=line.tree.sentence.block)
        if (
            person is not None
            and office.noun.name in offices().heads
            and all(o.noun.rank or o.noun.name in offices().after for o in person.offices)
            and person.offices
        ):
            if own is None or not speaks(line, title):
                return None
            person.hold(own)  # "the army chief", of a general
            return person
        held = person.offices if person is not None and not office.noun.describes else []
        trades = [office] if person is None else [o for o in held if not o.noun.status and not o.noun.kin]
        if head:
            return None
        fits = person is not None and not trades and _may_be(person, office)
        if diplomat and person is not None:  # "the Guinean diplomat": an organisation's man, of whatever country
            fits = person.country is None and person.actor().represents is not None
        return person if fits and speaks(line, title) else None

    def aged(self, line: Line, at: int) -> tuple[int, Person] | None:
        """ "The 45-year-old said", `at` its last token: the first token, and the only one who speaks close by."""
        tokens = line.tree.tokens
        if not tokens[at].text.lower().endswith("old") or not tokens[at].deprel.startswith("nsubj"):
            return None
        first = at
        while first > 0 and at - first < _AGE_WORDS and tokens[first - 1].end == tokens[first].start:
            first -= 1
        age = line.words(first, at).lower()
        if first == 0 or not age.endswith("-year-old") or tokens[first - 1].text.lower() != "the":
            return None
        person = self.people.only_speaker(line=line.number, block=line.tree.sentence.block)
        return (first - 1, person) if person is not None else None

    def compatriot(self, line: Line, at: int) -> Person | None:
        """ "The Egyptian said": the one of that country who was spoken of last; None where the word is no such subject."""
        term, tokens = line.terms[at], line.tree.tokens
        word = term.last
        if term.form not in ("demonym", "people") or term.country is None or word == 0 or word - at > 1:
            return None
        if tokens[word].xpos in ("NNS", "NNPS"):
            return None
        alone = word + 1 >= len(tokens) or tokens[word + 1].upos not in ("NOUN", "PROPN", "ADJ")
        if not alone or tokens[word - 1].text.lower() != "the" or not tokens[word].deprel.startswith("nsubj"):
            return None
        person = self.people.of_country(term.country, line=line.number)
        if person is not None:
            return person
        only = self.people.only_speaker(line=line.number, block=line.tree.sentence.block)
        return only if only is not None and only.country is None and only.represents is not None else None

    def _bare(self, line: Line, title: TitleMention) -> Person | None:
        """One named close by without any office: "The prime minister of X said ... Speaking in Y, A B added"; "a spokesman
        for Z said ... “...,” A B said" within one paragraph."""
        office = title.office
        if office is None or office.noun.speaks == "self" or not (office.country or office.body):
            return None
        lead = line.number <= 1 and not line.heading
        if (office.noun.name in offices().anyone and not lead) or weight_of(line, title.first, title.last) <= 0:
            return None
        coming = self.people.coming(line.number + 1)[:1]
        if not coming or coming[0].offices or len(coming[0].words) < 2 or len(self.names[coming[0].first_line]) != 1:
            return None
        there = self.memory.page.lines[coming[0].first_line]
        mention = self.names[there.number][0][0]
        one_paragraph = there.number - line.number == 1 and there.tree.sentence.block == line.tree.sentence.block
        begins = lead and there.number - line.number == 1 and mention.first == 0
        if not (one_paragraph or begins or (title.definite and there.number - line.number <= _NEAR)):
            return None
        subject = weight_of(there, mention.first, mention.last) >= _MAIN
        return coming[0] if subject and _may_be(coming[0], office) else None

    def _learn(self, person: Person, title: TitleMention) -> None:
        """What a title adds to what is known of its holder: his country, and an office where he had none."""
        if title.office is None:
            return
        if not person.offices:
            person.hold(title.office)
        if person.represents is None and all(o.body is None for o in person.offices):
            person.country = person.country or title.office.country

    def _unnamed_before(self, line: Line, title: TitleMention, person: Person | None) -> Actor | None:
        """ "The official" behind "a local official": that one, where no person who fits was spoken of since."""
        if not title.definite or title.plural or title.office_of or title.last > title.head:
            return None
        if title.head - title.first > 1 or line.tree.tokens[title.first].text.lower() != "the":
            return None
        one = self.memory.unnamed_before(line, title.first, title.noun)
        if one is None:
            return None
        since = self.people.last_spoken(person) if person is not None else None
        return one.actor if since is None or since < (one.line, one.token) else None

    def _organ_peer(self, line: Line, title: TitleMention) -> Actor | None:
        """ "Its Armenian counterpart", behind the ministry of another state: that ministry of this one."""
        office = title.office
        if (
            office is None
            or office.noun.name not in offices().peers
            or office.country is None
            or self.memory.last_organ is None
        ):
            return None
        words = [t.text.lower() for t in line.tree.tokens[title.first : title.head]]
        organ, actor = self.memory.last_organ
        country = country_of_code(office.country)
        if "its" not in words or actor.country == office.country or country is None:
            return None
        peer = organ_actor(organ, office.country, country.name)
        self.memory.note_organ(organ, peer)
        return peer

    def _unnamed(self, line: Line, title: TitleMention, owner: Owner | None) -> Actor:
        actor = unnamed_actor(line, title)
        office = title.office
        if office is None or actor.country is not None or office.body is not None or office.noun.speaks == "self":
            return actor
        if owner is None and office.noun.speaks == "body" and title.last == title.head:
            body = self.memory.subject_before(line, title.first)
            if body is not None and may_speak_for(line, title, body):
                owner = Owner(body.country, body.represents or body.name)
        if owner is None:
            return actor
        key = content_id("a", actor.kind, name_key(actor.name), owner.country or name_key(owner.represents or ""))
        return replace(actor, actor_id=key, country=owner.country, represents=owner.represents)


def _may_be(person: Person, office: Office) -> bool:
    """Whether nothing known of a person without office speaks against this one."""
    same = person.country is None or office.country is None or person.country == office.country
    return same and (not office.noun.gender or not person.gender or office.noun.gender == person.gender)
