"""Finds the actors of one report: people with their offices, states and their organs, groups, and who "he" or "it" is."""

from __future__ import annotations

from dataclasses import replace

from dateline.grounding.actors.fold import name_key, name_words
from dateline.grounding.actors.groups import Group, find_groups, organ_actor, organ_at
from dateline.grounding.actors.home import country_name, home_of, outlet_home
from dateline.grounding.actors.lexicon import Alias, bodies, group_settings
from dateline.grounding.actors.offices import Office
from dateline.grounding.actors.page import Line, Page, lay_out
from dateline.grounding.actors.people import NameMention, TitleMention, find_introduced, find_names, find_titles
from dateline.grounding.actors.quotes import find_quotations
from dateline.grounding.actors.register import People, Person
from dateline.grounding.actors.roles import (
    generic_nouns,
    is_pronoun,
    kind_by_modifiers,
    left_of,
    may_speak_for,
    of_another,
    speaks,
    weight_of,
)
from dateline.grounding.actors.unnamed import unnamed_actor
from dateline.grounding.countries import country_of_code
from dateline.grounding.types import Actor, ActorMention, MentionForm, PlaceMention
from dateline.ids import content_id
from dateline.language.types import Analysis
from dateline.reports.types import Report

_GENDER = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_BODIES = frozenset({"it", "its"})
_SUBJECTS = ("nsubj", "nsubj:pass", "obl:agent", "nsubj:outer")
_GROUP_REACH = 3

Found = tuple[int, int, int, Person | Actor, MentionForm]  # line, first token, last token, who, how


def find_actors(report: Report, analysis: Analysis, places: tuple[PlaceMention, ...]) -> tuple[ActorMention, ...]:
    """Every mention of an actor in the content of a report, in order of start; mentions do not overlap.

    One actor within a report is one Actor, whatever it is called. A person named by a full name has an id made of that name
    alone, so that it is the same in every report; a state's id is its ISO code's. Linear in the length of the report.
    """
    page = lay_out(report, analysis, places)
    reading = _Reading(page)
    found = reading.read()
    actors: dict[int, Actor] = {}
    mentions = []
    for line, first, last, who, form in found:
        actor = actors.setdefault(who.number, who.actor()) if isinstance(who, Person) else who
        tokens = page.lines[line].tree.tokens
        start, end = tokens[first].start, tokens[last].end
        mentions.append(ActorMention(start, end, report.text[start:end], actor, form))
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


class _Reading:
    """One pass over the sentences in their order, after all names have been gathered."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.people = People()
        self.names: dict[int, list[tuple[NameMention, Person]]] = {}
        self.organs: dict[str, tuple[Actor, int]] = {}
        self.groups: list[tuple[int, int, Actor, float, bool]] = []
        blocks = page.report.content()
        self.quoted = [(q.start, q.end) for q in find_quotations(page.report.text, blocks)]
        self.quote_at = 0
        self.found: list[Found] = []
        self.ahead: list[Group] = []
        self.home = home_of(page)
        self.outlet_home = outlet_home(page.report)
        self.states: set[tuple[str | None, str]] = set()
        self.owners: list[tuple[str | None, str | None]] = []

    def read(self) -> list[Found]:
        self._gather_names()
        for line in self.page.lines:
            self._read_line(line)
        return self.found

    def _gather_names(self) -> None:
        mentions = [m for line in self.page.lines for m in (*find_names(line), *find_introduced(line))]
        given = self.people.assign(mentions)
        missed = [m for line in self.page.lines for m in self._unmarked(line)]
        more = self.people.assign(missed)
        for mention, person in [
            *((m, given[i]) for i, m in enumerate(mentions)),
            *((m, more[i]) for i, m in enumerate(missed)),
        ]:
            self.names.setdefault(mention.line, []).append((mention, person))
        for line in self.page.lines:
            here = self.names.get(line.number, [])
            here.sort(key=lambda pair: pair[0].first)
            self._gender_by_possessive(line, here)

    def _unmarked(self, line: Line) -> list[NameMention]:
        """Surnames that the name finder missed of people whom the report names elsewhere in full."""
        found = []
        covered = {i for first, last in line.people for i in range(first, last + 1)}
        tokens = line.tree.tokens
        for at, token in enumerate(tokens):
            if token.upos != "PROPN" or not token.text[:1].isupper() or at in covered or self._is_term(line, at):
                continue
            if any(first <= at <= last and last > first for first, last in line.bodies):
                continue
            words = name_words(token.text) if len(token.text) > 2 else ()
            if len(words) == 1 and self.people.known(words[0]):
                found.append(NameMention(line.number, at, at, at, at, token.text, words, None, ""))
        return found

    def _is_term(self, line: Line, at: int) -> bool:
        """A country word; but a capital that is the surname of somebody in the report, and no place here, is that one."""
        term = line.terms.get(at)
        if term is None or term.form != "capital" or term.last != at:
            return term is not None
        return line.tree.case(at) != "" or not self.people.known(name_key(line.tree.tokens[at].text))

    def _gender_by_possessive(self, line: Line, here: list[tuple[NameMention, Person]]) -> None:
        """ "Meral Aksener ... told her party": the only person of a sentence owns its "his" or "her"."""
        people = {person.number for _, person in here}
        if len(people) != 1:
            return
        mention, person = here[0]
        for token in line.tree.tokens[mention.last + 1 :]:
            if token.upos == "PRON" and token.deprel == "nmod:poss" and not person.gender:
                person.gender = {"his": "m", "her": "f"}.get(token.text.lower(), "")

    def _read_line(self, line: Line) -> None:
        taken: set[int] = set()
        named = self.names.get(line.number, [])
        for mention, _ in named:
            taken.update(range(mention.first, mention.last + 1))
            for beside in (mention.apposition, mention.ahead):
                if beside is not None:
                    taken.update(range(beside[0], beside[1] + 1))
        titles = find_titles(line, taken)
        queue: list[tuple[int, NameMention | TitleMention, Person | None]] = [(m.first, m, p) for m, p in named]
        queue.extend((t.first, t, None) for t in titles)
        queue.sort(key=lambda item: item[0])
        for _, item, person in queue:
            self._note_office(line, item)
            if isinstance(item, TitleMention):
                if self._title(line, item):
                    taken.update(range(item.first, item.last + 1))
            elif person is not None:
                self._counterpart(line, item, person)
                self._speaks_for(line, item, person)
                form: MentionForm = "name" if len(item.words) > 1 or item.office else "short"
                if item.ahead is not None:
                    self._note_person(line, item.ahead[0], item.ahead[1], item.ahead[0], person, "title")
                self._note_person(line, item.first, item.last, item.name_first, person, form)
        groups = find_groups(line, taken)
        pronouns = [i for i in range(len(line.tree.tokens)) if is_pronoun(line, i)]
        self.ahead = groups
        used = taken | {i for g in groups for i in range(g.first, g.last + 1)}
        items: list[tuple[int, Group | None]] = [(g.first, g) for g in groups]
        items += [(i, None) for i in pronouns if i not in used]
        items += [(i, None) for i in generic_nouns(line, used)]
        for at, group in sorted(items, key=lambda item: item[0]):
            if group is not None:
                self._group(line, group)
            elif line.tree.tokens[at].upos == "PRON":
                self._pronoun(line, at)
            else:
                self._generic(line, at)
        self.states.update(
            (t.country, t.name) for t in line.terms.values()
        )  # after: whom an army accuses is not its state

    def _note_office(self, line: Line, item: NameMention | TitleMention) -> None:
        """ "Israel's army chief": an army that "the army" may mean next."""
        office = item.office
        if office is None or not office.country:
            return
        country = country_of_code(office.country)
        last = item.head if isinstance(item, TitleMention) else item.name_first - 1
        for at in range(item.first, last + 1):
            match = organ_at(line, at)
            if match is not None and country is not None:
                actor = organ_actor(match[1], office.country, country.name)
                self.organs[match[1].name] = self.organs[actor.kind] = (actor, line.number)
                return

    def _counterpart(self, line: Line, mention: NameMention, person: Person) -> None:
        """ "his Italian counterpart" holds the office of the one whose counterpart he is."""
        if person.office is None or person.office.noun.name != "counterpart":
            return
        others = [p for _, p in self.names.get(line.number, []) if p is not person and p.office is not None]
        other = (
            others[0]
            if others
            else self.people.nearest(line=line.number, block=line.tree.sentence.block, token=mention.first)
        )
        if other is None or other.office is None or other.office.noun.name == "counterpart":
            return
        theirs = other.office
        person.office = Office(
            theirs.name, theirs.name, theirs.noun, theirs.modifiers, person.office.country, None, False, False
        )

    def _speaks_for(self, line: Line, mention: NameMention, person: Person) -> None:
        """ "Spokesman X" behind words of a ministry, "X, its spokesman": X speaks for that body."""
        office = mention.office
        if office is None or office.noun.name != "spokesperson" or person.country or office.body:
            return
        body = self._spoken_for(line, mention.first)
        if body is not None:
            person.country, person.represents = body.country, body.represents or body.name

    def _note_person(self, line: Line, first: int, last: int, head: int, person: Person, form: MentionForm) -> None:
        self.found.append((line.number, first, last, person, form))
        weight = weight_of(line, first, last)
        self.people.spoke(person, line=line.number, block=line.tree.sentence.block, token=head, weight=weight)

    def _title(self, line: Line, title: TitleMention) -> bool:
        """Resolve a title to a person, else keep it as an unnamed actor where it speaks or acts. True where it is kept."""
        person = None
        office = title.office
        if office is not None and not title.plural and not title.office_of:
            if title.definite:
                person = self.people.nearest(
                    line=line.number, block=line.tree.sentence.block, token=title.first, title=office, reach=40
                )
            person = person or self.people.ahead(
                line=line.number, title=office, definite=title.definite, heading=line.heading
            )
        recent = self._unnamed_before(line, title, person)
        if recent is not None:
            self.found.append((line.number, title.first, title.last, recent, "title"))
            self._note_group(line, title.first, title.last, recent, plural=False)
            return True
        if person is not None and office is not None and not of_another(line, title, person.office, person.represents):
            person.country = person.country or office.country
            self._note_person(line, title.first, title.last, title.head, person, "title")
            return True
        if not speaks(line, title):
            return False
        actor = unnamed_actor(line, title)
        if actor.country is None and office is not None and office.body is None and office.noun.speaks == "body":
            body = self._spoken_for(line, title.first)
            if body is not None and may_speak_for(line, title, body):
                represents = body.represents or body.name
                key = content_id("a", actor.kind, name_key(actor.name), body.country or name_key(represents))
                actor = replace(actor, actor_id=key, country=body.country, represents=represents)
        self.found.append((line.number, title.first, title.last, actor, "title"))
        self._note_group(line, title.first, title.last, actor, plural=title.plural)
        return True

    def _unnamed_before(self, line: Line, title: TitleMention, person: Person | None) -> Actor | None:
        """ "The official" behind "a local official": that one, where no person who fits was spoken of since."""
        if not title.definite or title.plural or title.office_of or title.last > title.head:
            return None
        if title.head - title.first > 1 or line.tree.tokens[title.first].text.lower() != "the":
            return None
        for where, token, actor, _, many in reversed(self.groups):
            if where < line.number - _GROUP_REACH:
                return None
            if many or actor.kind != "unnamed" or (where == line.number and token >= title.first):
                continue
            if title.noun in actor.name.lower().split():
                since = self.people.last_spoken(person) if person is not None else None
                return actor if since is None or since < (where, token) else None
        return None

    def _generic(self, line: Line, at: int) -> None:
        """ "the service", "the rescue group": a group named before, by a word of its name or by its kind."""
        actor = self._named_before(line, at)
        if actor is not None:
            self._group(line, Group(left_of(line, at), at, "title", actor))

    def _named_before(self, line: Line, at: int) -> Actor | None:
        word = line.tree.tokens[at].text.lower()
        kinds = group_settings().generic
        here = {g.actor.actor_id for g in self.ahead if g.actor is not None and g.first > at}
        kind = kind_by_modifiers(line, at)
        for where, _, actor, _, _ in reversed(self.groups):
            if where < line.number - 12:
                return None
            if actor.actor_id in here:
                continue  # "the group blamed X": the group is not X
            if kind is not None and kind != (actor.kind == "armed_group"):
                continue  # "the rights group" is none of fighters, "the armed group" no charity
            if word in actor.name.lower().split() or (
                actor.kind in ("organisation", "armed_group", "outlet") and word in kinds.get(actor.kind, ())
            ):
                return actor
        return None

    def _spoken_for(self, line: Line, first: int) -> Actor | None:
        """Whose "its spokesman" or "a spokesman" is: the body that was the subject in this sentence or the one before."""
        for where, token, actor, weight, _ in reversed(self.groups):
            if where < line.number - 1 or self.page.lines[where].tree.sentence.block < line.tree.sentence.block - 1:
                return None
            if (where < line.number or token < first) and weight > 0 and actor.kind != "unnamed":
                return actor
        return None

    def _group(self, line: Line, group: Group) -> None:
        actor = group.actor
        if actor is None and group.organ is not None:
            actor = self._same_organ(line, group)
        if actor is None:
            return
        if group.organ is not None and group.actor is not None:
            owner = (actor.country, country_name(actor))
            if owner not in self.owners:
                self.owners.append(owner)
            self.organs[actor.kind] = (actor, line.number)
            self.organs[group.organ.name] = (actor, line.number)
            if group.organ.name.endswith("Ministry"):
                self.organs["Ministry"] = (actor, line.number)
        self.found.append((line.number, group.first, group.last, actor, group.form))
        last = line.tree.tokens[group.last]
        plural = actor.kind in ("military", "people") or last.xpos in ("NNS", "NNPS")
        self._note_group(line, group.first, group.last, actor, plural=plural)

    def _same_organ(self, line: Line, group: Group) -> Actor | None:
        """Whose "the ministry", "its army" or "his ministry" is: the owner's, that of the organ spoken of last, or of the
        one country named before it in the sentence; else that of the dateline, for an agency writes of its own capital; at
        last that of the only state whose organs, or which itself, the report has named so far, or the outlet's among them."""
        organ = group.organ
        if organ is None:
            return None
        before = line.tree.tokens[group.first - 1].text.lower() if group.first > 0 else ""
        if before in ("his", "her"):
            return self._of_person(line, group, organ)
        if before in ("its", "their"):
            owner = self._last_group(line, group.first, plural=before == "their", people=False)
            if owner is not None and (owner[1].country or owner[1].represents):
                return organ_actor(organ, owner[1].country, country_name(owner[1]))
        known = self.organs.get(organ.name)
        if known is not None:
            return known[0]
        named = {(t.country, t.name) for at, t in line.terms.items() if at < group.first and t.form != "people"}
        country, name = named.pop() if len(named) == 1 else self.home
        if name is None and (len(self.owners) == 1 or self.outlet_home in self.owners):
            country, name = self.owners[0] if len(self.owners) == 1 else self.outlet_home
        elif name is None and not self.owners:
            country, name = next(iter(self.states)) if len(self.states) == 1 else (None, None)
        return organ_actor(organ, country, name)

    def _of_person(self, line: Line, group: Group, organ: Alias) -> Actor:
        """ "his ministry": the one that the person spoken of heads."""
        person = self.people.nearest(line=line.number, block=line.tree.sentence.block, token=group.first)
        if person is None or person.office is None:
            return organ_actor(organ, None, None)
        if organ.name == "Ministry" and person.office.modifiers:
            words = (*sorted(person.office.modifiers), "ministry")
            organ = bodies().organs.get(words, organ)
        country = country_of_code(person.country) if person.country else None
        return organ_actor(organ, person.country, country.name if country is not None else None)

    def _note_group(self, line: Line, first: int, last: int, actor: Actor, *, plural: bool) -> None:
        self.groups.append((line.number, first, actor, weight_of(line, first, last), plural))

    def _pronoun(self, line: Line, at: int) -> None:
        token = line.tree.tokens[at]
        if self._in_quotes(token.start):
            return
        word = token.text.lower()
        if word in _GENDER:
            block = line.tree.sentence.block
            named = self.people.salient(line=line.number, block=block, token=at, gender=_GENDER[word])
            other = self._last_group(line, at, plural=False, people=True)
            if named is not None and (other is None or named[0] >= other[0]):
                named[1].gender = named[1].gender or _GENDER[word]
                self._note_person(line, at, at, at, named[1], "pronoun")
                return
            meant = other
        elif word in _BODIES:
            head = line.tree.head(at)
            if head is None or (word == "it" and line.tree.tokens[head].upos != "VERB"):
                return
            if token.deprel == "nsubj:pass" and line.tree.kid(head, "ccomp", "csubj") is not None:
                return
            meant = self._reporter(line, at) or self._last_group(line, at, plural=False, people=False)
        else:
            meant = self._reporter(line, at) or self._last_group(line, at, plural=True, people=True)
        if meant is not None:
            actor = meant[1]
            self.found.append((line.number, at, at, actor, "pronoun"))
            self._note_group(line, at, at, actor, plural=word in ("they", "their"))

    def _reporter(self, line: Line, at: int) -> tuple[float, Actor] | None:
        """ "..., while the army said it had ...": the body whose words the pronoun's clause is."""
        tree = line.tree
        clause = tree.head(at)
        saying = tree.head(clause) if clause is not None and tree.is_a(clause, "ccomp") else None
        subject = tree.kid(saying, "nsubj") if saying is not None and clause is not None and saying < clause else None
        if subject is None or subject >= at or not tree.is_a(at, "nsubj"):
            return None
        inside = set(tree.subtree(subject))
        for where, token, actor, weight, _ in reversed(self.groups):
            if where != line.number:
                return None
            if token in inside and actor.kind not in ("unnamed", "people") and token <= subject:
                return weight, actor
        return None

    def _last_group(self, line: Line, at: int, *, plural: bool, people: bool) -> tuple[float, Actor] | None:
        """The group that was the subject last, within a few sentences: "it" for one body, "they" for many people."""
        best: tuple[float, Actor] | None = None
        for number in range(len(self.groups) - 1, -1, -1):
            where, token, actor, weight, many = self.groups[number]
            if where < line.number - _GROUP_REACH:
                break
            if (where == line.number and token >= at) or weight <= 0:
                continue
            if plural and not many and actor.kind not in ("armed_group", "military"):
                continue
            if many and not plural and actor.kind not in ("armed_group", "military", "organisation", "government"):
                continue
            if not people and actor.kind in ("unnamed", "people"):
                continue
            if people and not plural and actor.kind != "unnamed":
                continue
            same = self.page.lines[where].tree.sentence.block == line.tree.sentence.block
            score = weight - (line.number - where) + 0.5 * same
            if best is None or score > best[0]:
                best = (score, actor)
        return best

    def _in_quotes(self, offset: int) -> bool:
        while self.quote_at < len(self.quoted) and self.quoted[self.quote_at][1] <= offset:
            self.quote_at += 1
        return self.quote_at < len(self.quoted) and self.quoted[self.quote_at][0] <= offset
