"""In `events/ceasefires`: who brought a ceasefire about: "brokered by X", "X-mediated", "the sponsors, X and Y"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.stages import Told
from dateline.events.ceasefires.words import phrases, table
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role

_UNDER = frozenset({"after", "with", "through", "under", "by", "following", "via", "thanks"})


def mediators(tree: Tree, told: Told | None, sides: Sides) -> list[Role]:
    """Mediators that a sentence names, whatever the parse hangs them on: a sentence speaks of one mediation."""
    words = table("mediation")
    found: list[int] = []
    envoys: list[int] = []
    titled: set[int] = set()
    for phrase in phrases("mediation", "by").within(tree):
        for k in range(phrase.first, phrase.last + 1):
            found += tree.by_agent(k)
            if (
                tree.lemma(k) in ("broker", "mediate", "facilitate", "sponsor")
                and tree.is_verb(k)
                and not tree.passive(k)
                and not _only_offered(tree, k)
            ):
                found += tree.agents(k)
    for phrase in phrases("mediation", "acts").within(tree):
        purpose = phrase.phrase == "help" and any(tree.low(m) == "to" for m in tree.kids(phrase.first, "mark"))
        if tree.is_verb(phrase.first) and not purpose and not _only_offered(tree, phrase.first):
            doers = tree.agents(phrase.first) or _nominal(tree, phrase.first)
            found += [*doers, *(tree.obliques(phrase.first, "with") if doers else [])]
    for i in range(len(tree.tokens)):
        lemma, low = tree.lemma(i), tree.low(i)
        if low in words["hyphenated"] and i >= 2 and tree.low(i - 1) == "-":
            found.append(i - 2)
        elif "-" in low and low.rpartition("-")[2] in words["hyphenated"]:
            found.append(i)
        elif lemma in words["nouns"] and set(tree.cases(i)) & _UNDER:
            found += tree.obliques(i, "of", "by") + tree.kids(i, "nmod:poss", "amod", "compound")
        elif lemma in ("mediator", "sponsor", "go-between", "broker", "guarantor") and tree.tokens[i].upos == "NOUN":
            found += [m for k in tree.kids(i, "appos", "nsubj") for m in tree.with_conjuncts(k)]
            found += [k for k in tree.kids(i, "amod", "compound", "nmod:poss") if tree.tokens[k].text[:1].isupper()]
            if tree.rel(i) in ("nmod", "compound") and tree.head(i) == i + 1:  # "the X mediator N": N too
                titled.add(i + 1)
            if i + 1 < len(tree.tokens) and tree.low(i + 1) == ",":
                found += _after_comma(tree, i + 2)
            if tree.rel(i) == "appos" and tree.head(i) >= 0:
                found += tree.with_conjuncts(tree.head(i))
        elif lemma in words["who"] and set(tree.cases(i)) & _UNDER and told is not None:
            found.append(i)
        elif lemma in words["urging"] and set(tree.cases(i)) & {"after", "following", "under", "amid"}:
            found += [*tree.obliques(i, "from", "by", "of"), *tree.kids(i, "nmod:poss")]
        elif (
            lemma in words["drafts"]
            and told is not None
            and told.stage == "agreed"
            and told.phrase in ("accept", "endorse", "approve", "sign up to")
        ):
            found += tree.kids(i, "nmod:poss", "amod", "compound") + tree.obliques(i, "by", "from")
    if told is not None and told.stage in ("agreed", "in force", "declared"):
        spots = [told.head, *([told.naming.i, told.naming.top] if told.naming is not None else [])]
        partners = [k for spot in dict.fromkeys(spots) for k in tree.obliques(spot, "with", "through", "via")]
        found += [k for k in partners if any(m.actor.kind == "organisation" for m in sides.on(tree, k))]
    found += _abroad(tree, sides)
    for i in range(len(tree.tokens)):
        named = told is not None and told.naming is not None and i in (told.naming.i, told.naming.top)
        if named or tree.lemma(i) in ("plan", "proposal", "initiative", "draft", "roadmap", "formula"):
            envoys += tree.kids(i, "nmod:poss")
    found += [k for k in envoys if (m := sides.scene.actor_on(tree, k)) is not None and m.actor.kind == "person"]
    roles = sides.roles(tree, found, "mediator")
    known = {r.start for r in roles}
    for i in sorted({*found, *titled}):  # an envoy is named as the mediator, where nobody says whose
        mention = sides.scene.actor_on(tree, i)
        whose = sides.on(tree, i) if i not in titled else []
        if mention is not None and mention.actor.kind == "person" and not whose:
            roles.append(Role("mediator", mention.start, mention.end, mention.text, mention.actor.name, mention.actor))
    return roles + [r for i in sorted(set(found)) if (r := _group(sides, tree, i)) is not None and r.start not in known]


def _only_offered(tree: Tree, verb: int) -> bool:
    """ "Offered to mediate", "is ready to broker": what somebody would do, and has not done."""
    above = tree.head(verb)
    infinitive = any(tree.low(m) == "to" for m in tree.kids(verb, "mark"))
    unreal = any(tree.low(a) in ("would", "could", "may", "might", "can") for a in tree.kids(verb, "aux"))
    return unreal or (infinitive and above >= 0 and tree.lemma(above) in table("mediation")["offering"])


def _nominal(tree: Tree, verb: int) -> list[int]:
    """ "X's minister, N, mediated": a slip of the parse, by which the verb that ends the sentence hangs on its subject."""
    above = tree.head(verb)
    last = all(tree.tokens[k].upos in ("PUNCT", "ADV") for k in range(verb + 1, len(tree.tokens)))
    if above < 0 or tree.rel(above) != "root" or tree.is_verb(above) or tree.rel(verb) != "acl" or not last:
        return []
    return [above]


def as_persons(scene: Scene, hosts: Sequence[Role], bound: Set[str]) -> list[Role]:
    """An envoy taken for one of the sides, as themselves: a side does not mediate between itself and another."""
    found: list[Role] = []
    for role in hosts:
        person = next((m for m in scene.actors.touching(role.start, role.end) if m.actor.kind == "person"), None)
        if role.name in bound and person is not None:
            role = Role("mediator", person.start, person.end, person.text, person.actor.name, person.actor)
        found.append(role)
    return found


def _after_comma(tree: Tree, first: int) -> list[int]:
    """ "The mediators, X and Y, ...": the names up to the next comma, whatever the parse."""
    found: list[int] = []
    for k in range(first, min(first + 9, len(tree.tokens))):
        if tree.low(k) in (",", ";", ".") or tree.is_verb(k):
            break
        if tree.tokens[k].upos == "PROPN":
            found.append(k)
    return found


def _abroad(tree: Tree, sides: Sides) -> list[int]:
    """ "Declared by X and Y", two states of which neither is the one at war in the report."""
    for i in range(len(tree.tokens)):
        if tree.lemma(i) in ("declare", "proclaim", "agree") and tree.tokens[i].xpos == "VBN":
            doers = tree.by_agent(i)
            actors = {m.actor.name: m.actor for k in doers for m in sides.on(tree, k)}
            states = all(a.kind == "government" and a.country for a in actors.values())
            if len(actors) >= 2 and states and sides.home is not None and sides.home.name not in actors:
                return doers
    return []


def _group(sides: Sides, tree: Tree, i: int) -> Role | None:
    """ "The contact group", "the troika": a body of mediators that has no name of its own."""
    if tree.lemma(i) not in (
        "group",
        "troika",
        "quartet",
        "quint",
        "bloc",
        "committee",
        "commission",
        "panel",
        "delegation",
    ) or sides.on(tree, i):
        return None
    first, last = tree.noun_range(i)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    text = sides.scene.report.text[start:end]
    mention = sides.scene.actor_on(tree, i)
    return Role(
        "mediator", start, end, text, mention.actor.name if mention else text, mention.actor if mention else None
    )
