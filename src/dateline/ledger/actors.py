"""ledger/ adds up what the reports tell of each actor: its names, its offices with the days they were said, who quotes it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.claims.types import Claim
from dateline.grounding.countries import country_of_code
from dateline.grounding.types import Actor
from dateline.ledger.types import ActorView, Alignment, OfficeSaid
from dateline.linking.actors.told import told_by_claims
from dateline.linking.types import ActorTold, Pile

#: Claims that begin before an offset and are looked at to find the innermost one around it.
_NESTED = 32
Span = tuple[int, int, str]


def find_actors(pile: Pile, sides: Mapping[str, Alignment]) -> tuple[ActorView, ...]:
    """Every actor of a settled pile (linking/actors/link.py), in order of actor_id. `sides` maps actor_id to its side.

    An actor that no report mentions by a word of its text, an outlet or agency, is known from the claims that it passes on.
    """
    told: dict[str, list[ActorTold]] = defaultdict(list)
    for one in (*pile.actors, *told_by_claims(pile.claims, pile.events, pile.actors)):
        told[one.actor.actor_id].append(one)
    made = Counter(claim.claimant.actor_id for claim in pile.claims)
    claims = _Claims(pile)
    return tuple(_view(told[key], claims, side=sides.get(key), made=made[key]) for key in sorted(told))


@dataclass(frozen=True, slots=True)
class _Spans:
    """The spans of a report's claims in order: of their words, and of those that name who says them; the claims by id."""

    told: list[Span]
    sources: list[Span]
    claims: Mapping[str, Claim]


class _Claims:
    """The claim in which a report tells something at an offset, and the days on which that was said."""

    def __init__(self, pile: Pile) -> None:
        self._published = {r.report_id: (r.published.earliest, r.published.latest) for r in pile.reports}
        # Spans are put in order report by report, when asked for: those of a large pile take more room than its claims.
        self._of: dict[str, list[Claim]] = defaultdict(list)
        for claim in pile.claims:
            self._of[claim.report_id].append(claim)
        self._spans_of = lru_cache(maxsize=1024)(self._spans)

    def _spans(self, report_id: str) -> _Spans:
        told, sources, claims = list[Span](), list[Span](), self._of.get(report_id, [])
        for claim in claims:
            for start, end in claim.content_spans or ((claim.start, claim.end),):
                told.append((start, end, claim.claim_id))
            for start, end in claim.source_spans:
                sources.append((start, end, claim.claim_id))
        return _Spans(sorted(told), sorted(sources), {claim.claim_id: claim for claim in claims})

    def at(self, told: ActorTold) -> tuple[Claim | None, str | None]:
        """The claim in which an office is told, and who tells it: whose words those are.

        Within a claim's words it is the claimant. Where the office stands in the naming of a speaker ("the minister, X, said")
        it is the one who brings the speaker's words.
        """
        offset = told.office_at or 0
        spans = self._spans_of(told.report_id)
        found = _innermost(spans.told, offset)
        if found is not None:
            return spans.claims[found], spans.claims[found].claimant.name
        found = _innermost(spans.sources, offset)
        claim = spans.claims[found] if found is not None else None
        return claim, claim.chain[-2].name if claim is not None and len(claim.chain) > 1 else None

    def days(self, report_id: str, claim: Claim | None) -> tuple[date | None, date | None]:
        if claim is not None and (claim.said_from or claim.said_to):
            return claim.said_from, claim.said_to
        return self._published.get(report_id, (None, None))


def _innermost(spans: Sequence[Span], offset: int) -> str | None:
    last = bisect_right(spans, (offset, 1 << 62, ""))
    around = [span for span in spans[max(0, last - _NESTED) : last] if offset < span[1]]
    return min(around, key=lambda s: (s[1] - s[0], s))[2] if around else None


def _view(told: Sequence[ActorTold], claims: _Claims, *, side: Alignment | None, made: int) -> ActorView:
    actor = told[0].actor
    return ActorView(
        actor_id=actor.actor_id,
        name=actor.name,
        kind=_most(t.actor.kind for t in told) or actor.kind,
        country=_most(t.actor.country for t in told),
        represents=_speaks_for(told),
        side=side.side if side else None,
        aliases=tuple(sorted({name for t in told for name in (*t.names, *t.aliases) if name != actor.name})),
        offices=_offices(told, claims),
        reports=tuple(sorted({t.report_id for t in told})),
        claims=made,
        side_reason=side.reason if side else "",
        side_claims=side.claim_ids if side else (),
    )


def _speaks_for(told: Iterable[ActorTold]) -> str | None:
    """The state or organisation that most reports let it speak for; nobody where that is the actor itself."""
    return _most(t.actor.represents for t in told if t.actor.represents != t.actor.name)


def _offices(told: Iterable[ActorTold], claims: _Claims) -> tuple[OfficeSaid, ...]:
    """Each office once, in order of the day on which it was first said, with the claim that said it first."""
    groups: dict[tuple[str, str], list[ActorTold]] = defaultdict(list)
    for one in told:
        if one.office_at is not None and one.actor.office:
            groups[one.actor.office, _of(one.actor)].append(one)
    offices = (_office(key, groups[key], claims) for key in sorted(groups))
    return tuple(sorted(offices, key=lambda o: (o.said_from or date.max, o.office, o.of or "")))


def _of(actor: Actor) -> str:
    country = country_of_code(actor.country) if actor.country else None
    return actor.represents or (country.name if country is not None else "")


def _office(key: tuple[str, str], told: Sequence[ActorTold], claims: _Claims) -> OfficeSaid:
    said = []
    for one in told:
        claim, teller = claims.at(one)
        said.append((*claims.days(one.report_id, claim), one.report_id, claim, teller))
    firsts, lasts = [s[0] for s in said if s[0]], [s[1] for s in said if s[1]]
    _, _, report_id, claim, teller = min(said, key=lambda s: (s[0] or date.max, s[2]))
    office, of = key
    return OfficeSaid(
        office=office,
        of=of or None,
        said_from=min(firsts, default=None),
        said_to=max(lasts, default=None),
        said_by=teller,
        claim_id=claim.claim_id if claim is not None else None,
        report_id=report_id,
    )


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None
