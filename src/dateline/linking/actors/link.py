"""linking/actors/ judges who is who over the whole pile, and gives claims and events the actor that each of theirs is.

Reading knows the actors of one report. Here the actors of all reports become the actors of the pile: a pure function of it,
so that adding reports later gives what reading them at once gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.actors.fold import name_key
from dateline.grounding.countries import find_country
from dateline.grounding.types import Actor
from dateline.ids import content_id
from dateline.linking.actors.bodies import NAMED, ORGANS, Bodies, body_key, kind_of
from dateline.linking.actors.people import People
from dateline.linking.actors.person import Days
from dateline.linking.actors.told import told_by_claims
from dateline.linking.types import ActorLink, ActorTold, Judged, Pile

At = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Identities:
    """`of` maps (report_id, id of the actor within it) to the actor of the pile; an actor that is not in it stays as it is.

    `links` are the judgements that joined names, in order of the actor's id and of the reports.
    """

    of: Mapping[At, Actor]
    links: tuple[ActorLink, ...]

    def actor(self, report_id: str, actor: Actor) -> Actor:
        return self.of.get((report_id, actor.actor_id), actor)


def link_actors(pile: Pile) -> Identities:
    """Who is who in a pile."""
    told = (*pile.actors, *told_by_claims(pile.claims, pile.events, pile.actors))
    days = _days(pile)
    near = _near(told)
    people = People([t for t in told if t.actor.kind == "person"], days=days, near=near)
    bodies = Bodies([t for t in told if t.actor.kind in NAMED | ORGANS], near=near)
    of: dict[At, Actor] = {}
    once: dict[Actor, Actor] = {}  # what many reports tell of an actor lies in memory once
    used: set[str] = set()
    called: dict[str, set[str]] = defaultdict(set)
    for group in sorted(bodies.link(), key=_weight):
        settled = _settled(group, used, called={})
        of |= {(t.report_id, t.actor.actor_id): settled for t in group}
        for name in {name for t in group for name in (t.actor.name, *t.aliases)}:
            called[body_key(name)].add(settled.name)
    only = {key: names.pop() for key, names in called.items() if len(names) == 1}
    for group in sorted((p.told for p in people.link()), key=_weight):
        settled = _settled(group, used, called=only)
        for t in group:
            as_told = _as_told(settled, t.actor, called=only)
            of[t.report_id, t.actor.actor_id] = once.setdefault(as_told, as_told)
    links = (_link(judged, of) for judged in (*people.judged, *bodies.judged))
    return Identities(of, tuple(sorted(links, key=_by_reports)))


def settle(pile: Pile, who: Identities) -> Pile:
    """The pile with the actor of the pile in every place where a report has one of its own.

    What a report tells of an actor (`Pile.actors`) keeps the office and the country that this report gives, and no others.
    """
    names = _names(pile, who)
    once: dict[Actor, Actor] = {}
    return replace(
        pile,
        claims=tuple(_claim(claim, who, names) for claim in pile.claims),
        events=tuple(_event(event, who, names) for event in pile.events),
        actors=tuple(_named(t, who, once) for t in pile.actors),
    )


def _named(told: ActorTold, who: Identities, once: dict[Actor, Actor]) -> ActorTold:
    settled = who.actor(told.report_id, told.actor)
    actor = replace(told.actor, actor_id=settled.actor_id, name=settled.name, kind=settled.kind)
    if actor.represents:
        actor = replace(actor, represents=settled.represents)
    return told if actor == told.actor else replace(told, actor=once.setdefault(actor, actor))


def _days(pile: Pile) -> Days:
    published = {r.report_id: r.published for r in pile.reports}
    return {k: (p.earliest, p.latest) for k, p in published.items() if p.earliest and p.latest}


def _near(told: Iterable[ActorTold]) -> dict[str, frozenset[str]]:
    """The countries of all actors of each report: of whom it may speak."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.actor.country:
            found[one.report_id].add(one.actor.country)
    return {report_id: frozenset(countries) for report_id, countries in found.items()}


def _weight(group: Sequence[ActorTold]) -> tuple[int, str, str]:
    """The largest groups first: of namesakes it is they who keep the plain id."""
    return -len(group), *min((t.report_id, t.actor.actor_id) for t in group)


def _settled(group: Sequence[ActorTold], used: set[str], *, called: Mapping[str, str]) -> Actor:
    """The actor of a group: what most reports say of it. Its id is that of its name; a namesake's has what tells them apart.

    `used` are ids that others have, this one's is added; `called` are the names of bodies by their keys.
    """
    if any(t.actor.kind in ORGANS for t in group):  # its acronym elsewhere: the organ itself
        return next(t.actor for t in group if t.actor.kind in ORGANS)
    kind = kind_of(group)
    told = [t for t in group if t.actor.kind == kind]
    names = Counter(t.actor.name for t in told)
    name = min(names, key=lambda n: (_is_short(n, kind), not n[:1].isupper(), -names[n], -len(n), n))
    country, office = _most(t.actor.country for t in told), _most(t.actor.office for t in told)
    actor_id = min(t.actor.actor_id for t in told if t.actor.name == name)
    if actor_id in used:
        actor_id = content_id("a", kind, name_key(name), country, office)
    if actor_id in used:
        actor_id = content_id("a", kind, name_key(name), country, office, min(t.report_id for t in group))
    used.add(actor_id)
    represents = _most(name if t.actor.represents == t.actor.name else _body(t.actor, called) for t in told)
    return Actor(actor_id, name, kind, country, office, represents)


def _is_short(name: str, kind: str) -> bool:
    """A name that another one of the same actor says in full: a word alone of a person's, an acronym of a body's."""
    return len(name.split()) == 1 and (kind == "person" or name.replace(".", "").isupper())


def _body(actor: Actor, called: Mapping[str, str]) -> str | None:
    """Whom an actor speaks for, under the name of the pile."""
    name = actor.represents
    return name if name is None or find_country(name) is not None else called.get(body_key(name), name)


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _as_told(settled: Actor, told: Actor, *, called: Mapping[str, str]) -> Actor:
    """The actor under the name of the pile, with the country and the office that this report gives, where it gives any."""
    body = _body(told, called)
    if told.country is not None and told.country != settled.country:
        return replace(settled, country=told.country, office=told.office, represents=body)
    return replace(settled, office=told.office or settled.office, represents=body or settled.represents)


def _link(judged: Judged, of: Mapping[At, Actor]) -> ActorLink:
    a, b = sorted((judged.a, judged.b), key=lambda t: (t.report_id, t.actor.actor_id))
    return ActorLink(
        actor_id=of[a.report_id, a.actor.actor_id].actor_id,
        report_a=a.report_id,
        name_a=a.actor.name,
        report_b=b.report_id,
        name_b=b.actor.name,
        rule=judged.rule,
        score=sum(comparison.weight for comparison in judged.comparisons),
        comparisons=judged.comparisons,
    )


def _by_reports(link: ActorLink) -> tuple[str, ...]:
    return link.actor_id, link.report_a, link.name_a, link.report_b, link.name_b, link.rule


def _names(pile: Pile, who: Identities) -> dict[tuple[str, str], str]:
    """What a report calls an actor, in the name of the pile: by report_id and the report's own name, where they differ."""
    told = ((t.report_id, t.actor) for t in (*pile.actors, *told_by_claims(pile.claims, pile.events, pile.actors)))
    pairs = ((report_id, actor, who.actor(report_id, actor)) for report_id, actor in told)
    return {(report_id, actor.name): settled.name for report_id, actor, settled in pairs if actor.name != settled.name}


def _claim(claim: Claim, who: Identities, names: Mapping[tuple[str, str], str]) -> Claim:
    report = claim.report_id
    claimant, chain = who.actor(report, claim.claimant), tuple(who.actor(report, actor) for actor in claim.chain)
    addressee = names.get((report, claim.addressee), claim.addressee) if claim.addressee else claim.addressee
    if (claimant, chain, addressee) == (claim.claimant, claim.chain, claim.addressee):
        return claim
    return replace(claim, claimant=claimant, chain=chain, addressee=addressee)


def _event(event: Event, who: Identities, names: Mapping[tuple[str, str], str]) -> Event:
    report = event.report_id
    roles = []
    for role in event.roles:
        actor = who.actor(report, role.actor) if role.actor is not None else None
        name = names.get((report, role.name), role.name) if role.actor is not None else role.name
        roles.append(role if (actor, name) == (role.actor, role.name) else replace(role, actor=actor, name=name))
    thing = names.get((report, event.object), event.object) if event.object else event.object
    if tuple(roles) == event.roles and thing == event.object:
        return event
    return replace(event, roles=tuple(roles), object=thing)
