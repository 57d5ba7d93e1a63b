"""Finds the actors of one report: people with their offices, states and their organs, groups, and who "he" or "it" is."""

from __future__ import annotations

from dateline.grounding.actors.fold import name_key, name_words
from dateline.grounding.actors.groups import Group, find_groups, names_of_bodies, organ_actor
from dateline.grounding.actors.lexicon import Alias, bodies, group_settings
from dateline.grounding.actors.memory import Memory
from dateline.grounding.actors.offices import Office
from dateline.grounding.actors.page import Line, Page, lay_out
from dateline.grounding.actors.people import NameMention, TitleMention, find_introduced, find_names, find_titles
from dateline.grounding.actors.quotes import find_quotations
from dateline.grounding.actors.register import People, Person
from dateline.grounding.actors.roles import generic_nouns, is_pronoun, left_of, weight_of
from dateline.grounding.actors.short import with_short_names
from dateline.grounding.actors.titles import Titles
from dateline.grounding.actors.whose import Whose
from dateline.grounding.countries import country_of_code
from dateline.grounding.types import Actor, ActorMention, MentionForm, PlaceMention
from dateline.ids import content_id
from dateline.language.types import Analysis
from dateline.reports.types import Report

_GENDER = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_BODIES = frozenset({"it", "its"})
_RECENT = 64  # mentions that a sentence before can have left
_BODY_WEIGHT = 1.5

Found = tuple[int, int, int, Person | Actor, MentionForm]  # line, first token, last token, who, how


def find_actors(
    report: Report, analysis: Analysis, places: tuple[PlaceMention, ...], *, seat: str | None = None
) -> tuple[ActorMention, ...]:
    """Every mention of an actor in the content of a report, in order of start; mentions do not overlap.

    `seat` is the code of the country where the gazetteer has the place of the dateline.

    One actor within a report is one Actor, whatever it is called. A person named by a full name has an id made of that name
    alone, so that it is the same in every report; a state's id is its ISO code's. Linear in the length of the report.
    """
    page = with_short_names(lay_out(report, analysis, places))
    reading = _Reading(page, seat)
    found = reading.read()
    actors: dict[int, Actor] = {}
    mentions = []
    for line, first, last, who, form in found:
        actor = actors.setdefault(who.number, who.actor()) if isinstance(who, Person) else who
        tokens = page.lines[line].tree.tokens
        start, end = tokens[first].start, tokens[last].end
        mentions.append(ActorMention(start, end, report.text[start:end], actor, form))
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def _outside_names(line: Line, titles: list[TitleMention]) -> list[TitleMention]:
    """Without those that a body's name begins with: "Doctors Without Borders" are no doctors."""
    starts = dict(names_of_bodies(line)) if any(t.plural for t in titles) else {}
    return [t for t in titles if not (t.plural and starts.get(t.head, -1) > t.last)]


def _is_one_of_many(line: Line, group: Group) -> bool:
    """ "a Polish aircraft" is Poland's, but no army that "the army" may mean next."""
    tree = line.tree
    return any(tree.tokens[k].text.lower() in ("a", "an") for k in tree.kids(group.last, "det"))


class _Reading:
    """One pass over the sentences in their order, after all names have been gathered."""

    def __init__(self, page: Page, seat: str | None) -> None:
        self.page = page
        self.people = People()
        self.memory = Memory(page, seat)
        self.names: dict[int, list[tuple[NameMention, Person]]] = {}
        self.whose = Whose(self.people, self.memory, self.names)
        self.titles = Titles(self.people, self.memory, self.whose, self.names)
        blocks = page.report.content()
        self.quoted = [(q.start, q.end) for q in find_quotations(page.report.text, blocks)]
        self.quote_at = 0
        self.found: list[Found] = []

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
            for _, person in here:
                if person.first_line == line.number:
                    person.near = frozenset(t.country for t in line.terms.values() if t.country)
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
                found.append(NameMention(line.number, at, at, at, at, token.text, words, (), ""))
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
        self.memory.coming = []
        taken: set[int] = set()
        named = self.names.get(line.number, [])
        for mention, _ in named:
            taken.update(range(mention.first, mention.last + 1))
            for beside in (mention.apposition, mention.ahead):
                if beside is not None:
                    taken.update(range(beside[0], beside[1] + 1))
        titles = _outside_names(line, find_titles(line, taken))
        queue: list[tuple[int, NameMention | TitleMention, Person | None]] = [(m.first, m, p) for m, p in named]
        queue.extend((t.first, t, None) for t in titles)
        queue.sort(key=lambda item: item[0])
        for _, item, person in queue:
            self._note_office(line, item)
            if isinstance(item, TitleMention):
                if self._title(line, item):
                    taken.update(range(item.first, item.last + 1))
            elif person is not None:
                self._named(line, item, person)
        for at in sorted(line.terms):
            person = self.titles.compatriot(line, at) if at not in taken else None
            if person is not None:
                word = line.terms[at].last
                self._note_person(line, word - 1, word, word, person, "title")
                taken.update((word - 1, word))
        for at in range(len(line.tree.tokens)):
            found = self.titles.aged(line, at) if at not in taken else None
            if found is not None:
                self._note_person(line, found[0], at, at, found[1], "title")
                taken.update(range(found[0], at + 1))
        groups = find_groups(line, taken)
        pronouns = [i for i in range(len(line.tree.tokens)) if is_pronoun(line, i)]
        self.memory.coming = groups
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
        self.memory.close(line)

    def _generic(self, line: Line, at: int) -> None:
        """ "The service": a body named before; else one without a name, that "it" and "its head" may mean next."""
        actor = self.memory.called(line, at)
        token = line.tree.tokens[at]
        if token.upos == "PROPN" and (actor is None or token.text not in actor.name.split()):
            return  # "the Observatory" is one that was named in full
        if actor is not None:
            self._group(line, Group(left_of(line, at), at, "title", actor))
            return
        first = left_of(line, at)
        tree = line.tree
        named = any(f[0] == line.number and first <= f[1] <= at for f in self.found[-_RECENT:])
        if named or any(tree.case(k) == "of" for k in tree.kids(at, "nmod")):
            return  # "the UN mission", "the office of the ombudsman" are told by another's name
        name = line.words(first + (line.tree.tokens[first].upos == "DET"), at)
        actor = Actor(content_id("a", "unnamed", name_key(name), ""), name, "unnamed", None)
        self.found.append((line.number, first, at, actor, "title"))
        self.memory.note(line, first, at, actor, plural=False, body=True)

    def _named(self, line: Line, mention: NameMention, person: Person) -> None:
        self._counterpart(line, mention, person)
        self.whose.serve(line, mention, person)
        form: MentionForm = "name" if len(mention.words) > 1 or mention.office else "short"
        if mention.ahead is not None:
            self._note_person(line, mention.ahead[0], mention.ahead[1], mention.ahead[0], person, "title")
        self._note_person(line, mention.first, mention.last, mention.name_first, person, form)

    def _note_office(self, line: Line, item: NameMention | TitleMention) -> None:
        """ "Israel's army chief": an army that "the army" may mean next."""
        office = item.office
        country = country_of_code(office.country) if office is not None and office.country else None
        if country is not None:
            last = item.head if isinstance(item, TitleMention) else item.name_first - 1
            self.memory.note_office(line, item.first, last, country.iso2, country.name)

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
        country = person.office.country
        person.hold(Office(theirs.name, theirs.name, theirs.noun, theirs.modifiers, country, None, False, False))

    def _note_person(self, line: Line, first: int, last: int, head: int, person: Person, form: MentionForm) -> None:
        self.found.append((line.number, first, last, person, form))
        weight = weight_of(line, first, last)
        self.people.spoke(person, line=line.number, block=line.tree.sentence.block, token=head, weight=weight)

    def _title(self, line: Line, title: TitleMention) -> bool:
        """Resolve a title to a person, else keep it as an unnamed actor where it speaks or acts. True where it is kept."""
        meant = self.titles.meant(line, title)
        if isinstance(meant, Person):
            self._note_person(line, title.first, title.last, title.head, meant, "title")
        elif meant is not None:
            self.found.append((line.number, title.first, title.last, meant, "title"))
            gender = title.office.noun.gender if title.office is not None else ""
            self.memory.note(line, title.first, title.last, meant, plural=title.plural, gender=gender)
        return meant is not None

    def _group(self, line: Line, group: Group) -> None:
        actor = group.actor
        if actor is None and group.organ is not None:
            actor = self._of_person(line, group, group.organ) or self.memory.organ(line, group.first, group.organ)
        if actor is None:
            return
        if group.organ is not None and group.actor is not None:
            known = self.memory.organs.get(f"Ministry {actor.country}")
            if group.organ.name == "Ministry" and known is not None:
                actor = known  # "the Armenian ministry": the one named before
            if not _is_one_of_many(line, group):
                self.memory.note_organ(group.organ, actor)
        self.found.append((line.number, group.first, group.last, actor, group.form))
        last = line.tree.tokens[group.last]
        plural = actor.kind in ("military", "people") or last.xpos in ("NNS", "NNPS")
        self.memory.note(line, group.first, group.last, actor, plural=plural)

    def _of_person(self, line: Line, group: Group, organ: Alias) -> Actor | None:
        """ "his ministry": the one that the person spoken of heads."""
        before = line.tree.tokens[group.first - 1].text.lower() if group.first > 0 else ""
        if before not in ("his", "her"):
            return None
        person = self.people.nearest(line=line.number, block=line.tree.sentence.block, token=group.first)
        if person is None or person.office is None:
            return organ_actor(organ, None, None)
        if organ.name == "Ministry" and person.office.modifiers:
            words = (*sorted(person.office.modifiers), "ministry")
            organ = bodies().organs.get(words, organ)
        country = country_of_code(person.country) if person.country else None
        return organ_actor(organ, person.country, country.name if country is not None else None)

    def _pronoun(self, line: Line, at: int) -> None:
        token = line.tree.tokens[at]
        if self._in_quotes(token.start):
            return
        word = token.text.lower()
        if word in _GENDER:
            block = line.tree.sentence.block
            gender = _GENDER[word]
            named = self.people.salient(line=line.number, block=block, token=at, gender=gender)
            other = self.memory.last(line, at, plural=False, people=True, gender=gender)
            if named is not None and (other is None or named[0] >= other[0]):
                named[1].gender = named[1].gender or gender
                self._note_person(line, at, at, at, named[1], "pronoun")
                return
            meant = other
        elif word in _BODIES:
            head = line.tree.head(at)
            if head is None or (word == "it" and line.tree.tokens[head].upos != "VERB"):
                return
            if token.deprel == "nsubj:pass" and line.tree.kid(head, "ccomp", "csubj") is not None:
                return
            meant = self._reporter(line, at) or self._untold(line, at)
            meant = meant or self.memory.last(line, at, plural=False, people=False)
        else:
            meant = self._reporter(line, at) or self.memory.last(line, at, plural=True, people=True)
        if meant is not None:
            actor = meant[1]
            self.found.append((line.number, at, at, actor, "pronoun"))
            self.memory.note(line, at, at, actor, plural=word in ("they", "their"))

    def _reporter(self, line: Line, at: int) -> tuple[float, Actor] | None:
        """ "..., while the army said it had ...": the body whose words the pronoun's clause is."""
        tree = line.tree
        clause = tree.head(at)
        saying = tree.head(clause) if clause is not None and tree.is_a(clause, "ccomp") else None
        subject = tree.kid(saying, "nsubj") if saying is not None and clause is not None and saying < clause else None
        if subject is None or subject >= at or not tree.is_a(at, "nsubj"):
            return None
        return self.memory.within(line, set(tree.subtree(subject)), subject)

    def _untold(self, line: Line, at: int) -> tuple[float, Actor] | None:
        """ "It" behind a sentence in which a body without a name spoke ("the families' forum said ..."): that body."""
        before = self.page.lines[line.number - 1] if line.number > 0 else None
        if before is None or before.tree.sentence.block != line.tree.sentence.block or not line.tree.is_a(at, "nsubj"):
            return None
        tree = before.tree
        head = tree.kid(tree.root, "nsubj")
        if (
            head is None
            or tree.tokens[head].xpos != "NN"
            or tree.tokens[tree.root].lemma.lower() not in group_settings().speech
        ):
            return None
        if tree.tokens[head].lemma.lower() in bodies().documents | bodies().people:
            return None
        near = [f for f in self.found[-_RECENT:] if f[0] == before.number and f[1] <= head <= f[2]]
        if near:
            return None
        first = left_of(before, head)
        while first < head and tree.tokens[first].upos == "DET":
            first += 1
        name = before.words(first, head)
        return _BODY_WEIGHT, Actor(content_id("a", "unnamed", name_key(name), ""), name, "unnamed", None)

    def _in_quotes(self, offset: int) -> bool:
        while self.quote_at < len(self.quoted) and self.quoted[self.quote_at][1] <= offset:
            self.quote_at += 1
        return self.quote_at < len(self.quoted) and self.quoted[self.quote_at][0] <= offset
