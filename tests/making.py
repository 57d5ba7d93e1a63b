"""Piles made by hand, for the stages that add up: reports, claims and events without a parse. Outlets are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.claims.types import Claim, Form
from dateline.events.types import Event, Modality, Role, RoleName, Toll, TollKind
from dateline.grounding.types import Actor, ActorKind, Place
from dateline.ids import content_id
from dateline.ledger.build import build_ledger
from dateline.ledger.types import Ceasefire, Incident, Ledger
from dateline.linking.copies import find_origins
from dateline.linking.incidents.link import link_incidents
from dateline.linking.types import Cluster, Link, Origins, Pile
from dateline.reports.types import Passage, Published, Report

SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
ATTACK = ("Violence against civilians", "Attack")
CLASH = ("Battles", "Armed clash")
DRONE = ("Explosions/Remote violence", "Air/drone strike")


def actor(
    name: str, *, kind: ActorKind = "government", country: str | None = None, represents: str | None = None
) -> Actor:
    return Actor(content_id("a", kind, name, country), name, kind, country, represents=represents)


def person(name: str, *, country: str | None, office: str = "spokesman") -> Actor:
    return Actor(content_id("a", "person", name, country), name, "person", country, office=office)


def place(
    name: str, country: str, lat: float, lon: float, *, admin1: str | None = None, feature: str = "city"
) -> Place:
    return Place(content_id("l", name, country), name, country, admin1, lat, lon, feature, 50000, None)


def day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass
class Made:
    """One report under way: `say` adds a sentence with its claim, `tell` a claim with an event."""

    maker: Maker
    report: Report
    parts: list[str] = field(default_factory=list)

    @property
    def length(self) -> int:
        return sum(len(part) + 2 for part in self.parts)

    def plain(self, sentence: str) -> Made:
        self.parts.append(sentence)
        return self

    def say(self, sentence: str, *, by: Actor | None = None, act: str = "assert", via: Iterable[Actor] = ()) -> Claim:
        outlet = actor(self.report.agency or self.report.source or "unnamed outlet", kind="outlet")
        start = self.length
        self.parts.append(sentence)
        form: Form = "narrative" if by is None else "indirect"
        claimant = by or outlet
        chain = (outlet,) if by is None else (outlet, *via, by)
        claim = Claim(
            claim_id=content_id("c", self.report.report_id, start, claimant.actor_id, act),
            report_id=self.report.report_id,
            start=start,
            end=start + len(sentence),
            text=sentence,
            claimant=claimant,
            claimant_text=claimant.name,
            chain=chain,
            cue="" if by is None else "said",
            form=form,
            act=act,
            source_spans=(),
            cue_spans=(),
            content_spans=((start, start + len(sentence)),),
        )
        self.maker.claims.append(claim)
        return claim

    def tell(
        self,
        sentence: str,
        kind: tuple[str, str] = SHELLING,
        *,
        by: Actor | None = None,
        at: Place | None = None,
        on: str | tuple[str, str] | None = None,
        prec: int | None = None,
        perpetrator: Actor | None = None,
        target: Actor | None = None,
        roles: Iterable[tuple[RoleName, Actor]] = (),
        killed: int | tuple[int | None, int | None] | None = None,
        injured: int | tuple[int | None, int | None] | None = None,
        modality: Modality = "actual",
        act: str = "assert",
        via: Iterable[Actor] = (),
        where_prec: int = 1,
        background: bool = False,
        aggregate: bool = False,
        count: int | None = None,
        clock: str | None = None,
        thing: str | None = None,
        channel: str | None = None,
        rule: str = "clause: day",
    ) -> Event:
        claim = self.say(sentence, by=by, act=act, via=via)
        first, last = _span(on)
        cast: list[tuple[RoleName, Actor]] = [*roles]
        cast += [("perpetrator", perpetrator)] if perpetrator else []
        cast += [("target", target)] if target else []
        event = Event(
            event_id=content_id("e", claim.claim_id, claim.start, kind),
            claim_id=claim.claim_id,
            report_id=claim.report_id,
            start=claim.start,
            end=claim.end,
            text=sentence,
            type=kind[0],
            sub_type=kind[1],
            modality=modality,
            background=background,
            roles=tuple(Role(role, 0, 1, who.name, who.name, who) for role, who in cast),
            tolls=(*_toll("killed", killed), *_toll("injured", injured)),
            place_id=at.place_id if at else None,
            place=at.name if at else None,
            place_start=None,
            place_end=None,
            where_prec=where_prec if at else 0,
            date_from=first,
            date_to=last,
            date_prec=prec if prec is not None else 0 if first is None else 1 if first == last else 2,
            date_rule=rule,
            clock_from=clock,
            count=count,
            aggregate=aggregate,
            channel=channel,
            object=thing,
        )
        if at:
            self.maker.places[at.place_id] = at
        self.maker.events.append(event)
        return event


def _span(on: str | tuple[str, str] | None) -> tuple[date | None, date | None]:
    if on is None:
        return None, None
    return (day(on), day(on)) if isinstance(on, str) else (day(on[0]), day(on[1]))


def _toll(kind: TollKind, number: int | tuple[int | None, int | None] | None) -> tuple[Toll, ...]:
    if number is None:
        return ()
    low, high = number if isinstance(number, tuple) else (number, number)
    return (Toll(kind, "people", low, high, False, "", 0, 1),)


@dataclass
class Maker:
    """A pile under way."""

    made: list[Made] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def report(
        self, source: str | None = None, on: str | None = None, *, agency: str | None = None, url: str | None = None
    ) -> Made:
        number = len(self.made)
        published = Published(day(on), day(on), "stated") if on else Published(None, None, "unknown")
        report_id = content_id("r", source, on, agency, url, number)
        report = Report(
            report_id, f"{number}.txt", "", source, agency, url, None, None, None, published, "en", ()
        )  # fmt: skip
        self.made.append(Made(self, report))
        return self.made[-1]

    def pile(self, *, reverse: bool = False) -> Pile:
        """The pile, in order of ids, or in the opposite order: nothing may depend on it."""
        reports = [_finished(made) for made in self.made]

        def ordered(items: list, key: str) -> tuple:  # type: ignore[type-arg]
            return tuple(sorted(items, key=lambda item: getattr(item, key), reverse=reverse))

        places = dict(sorted(self.places.items(), reverse=reverse))
        return Pile(
            ordered(reports, "report_id"), ordered(self.claims, "claim_id"), ordered(self.events, "event_id"), places
        )

    def add_up(self, *, reverse: bool = False) -> Sum:
        return add_up(self.pile(reverse=reverse))

    def incident(self) -> Incident:
        """The only incident of the pile."""
        incidents = self.add_up().ledger.incidents
        assert len(incidents) == 1, [i.title for i in incidents]
        return incidents[0]

    def ceasefires(self) -> tuple[Ceasefire, ...]:
        return self.add_up().ledger.ceasefires


def _finished(made: Made) -> Report:
    text, passages = "", []
    for part in made.parts:
        passages.append(Passage(len(text), len(text) + len(part), "body"))
        text += part + "\n\n"
    return replace(made.report, text=text, passages=tuple(passages))


@dataclass(frozen=True)
class Sum:
    origins: Origins
    clusters: tuple[Cluster, ...]
    links: tuple[Link, ...]
    ledger: Ledger


def add_up(pile: Pile) -> Sum:
    """Everything from a pile to its ledger, as pipeline.add_up does."""
    origins = find_origins(pile)
    clusters, links = link_incidents(pile, origins)
    return Sum(origins, clusters, links, build_ledger(pile, origins, clusters, links))
