"""Inside the ceasefire ledger: alleged violations, each once however many reports repeat it, by accuser and accused, to the hour.

Two tellings are one allegation where the same side charges the same one with the same incident, or with the same number of
breaches of the same days, place and hour. A summary ("both sides reported violations") that its own report makes good with an
act is one allegation with that act. Symmetric between the sides: nothing asks who they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.ids import content_id
from dateline.ledger.denials import DENY, NEAR
from dateline.ledger.sides import Sides
from dateline.ledger.truce import Truce
from dateline.ledger.types import Denied, FirstAllegation, Violation
from dateline.ledger.violations import minutes_after
from dateline.linking.parties import roles_of
from dateline.linking.voices import Voices

#: Modalities of events that tell of a violation as one.
CHARGED = frozenset({"actual", "alleged"})


class Allegations:
    """Makes the allegations of a ceasefire from what is told of its violations. Built once for a pile."""

    def __init__(
        self,
        claims: Mapping[str, Claim],
        texts: Mapping[str, str],
        sides: Sides,
        voices: Voices,
        incident_of: Mapping[str, str],
    ) -> None:
        self._claims = claims
        self._texts = texts
        self._sides = sides
        self._voices = voices
        self._incident_of = incident_of
        self._denying: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims.values():
            if claim.act == DENY and claim.stands and claim.form != "narrative":
                self._denying[claim.report_id].append(claim)
        for denials in self._denying.values():
            denials.sort(key=lambda c: (c.start, c.claim_id))

    def of(self, truce: Truce, events: Iterable[Event], parties: Sequence[str]) -> tuple[Violation, ...]:
        """Allegations in order of their time."""
        told = sorted((e for e in events if e.modality in CHARGED), key=_by_time)
        rows: dict[tuple[object, ...], Violation] = {}
        for event in told:
            row = self._row(truce, event, parties)
            if row is not None:
                key = _key(row)
                rows[key] = _joined(rows[key], row) if key in rows else row
        return tuple(sorted(_made_good(rows.values()), key=_order))

    def denials(self, events: Iterable[Event]) -> tuple[Denied, ...]:
        """Those of whom it is told that they deny having broken it, and answers of those charged to a charge just before."""
        found: dict[str, Denied] = {}
        for event in sorted(events, key=_by_time):
            claim = self._claims[event.claim_id]
            if event.modality == "denied":
                doer = self._doer(event, claim)
                name = claim.claimant.name if claim.form != "narrative" else doer or claim.claimant.name
                side = self._sides.side(claim.claimant) or (doer if doer in self._sides.parties else None)
                found.setdefault(
                    claim.claim_id, Denied(name, side, event.date_from, event.date_to, claim.claim_id, event.text)
                )
            elif event.modality in CHARGED:
                for answer in self._answers(event, self._doer(event, claim)):
                    side = self._sides.side(answer.claimant)
                    denied = Denied(
                        answer.claimant.name,
                        side,
                        event.date_from,
                        event.date_to,
                        answer.claim_id,
                        self._sentence(answer),
                    )
                    found.setdefault(answer.claim_id, denied)
        return tuple(sorted(found.values(), key=lambda d: (d.date_from or date.max, d.by, d.claim_id)))

    def _row(self, truce: Truce, event: Event, parties: Sequence[str]) -> Violation | None:
        """None for what an outlet tells in its own words of nobody: it accuses no one."""
        claim = self._claims[event.claim_id]
        accused = self._doer(event, claim)
        accuser, side = self._accuser(event, claim, accused)
        if accused is None and side in parties and len(parties) == 2:
            accused = next(name for name in parties if name != side)
        if accused is None and side is None and (claim.form == "narrative" or self._sides.is_third(claim.claimant)):
            return None
        if accused is not None and accused == side:
            return None  # "admitted to a breach": its own, which nobody lays to it
        terms = event.terms
        until = terms.clock_to if terms else None
        clock = event.clock_from if until or event.date_from == event.date_to else None
        first = minutes_after(truce, event.date_from, clock)
        last = minutes_after(truce, event.date_to, until) if until else first
        place = event.place if 0 < event.where_prec < 6 else None
        act = terms.act if terms else ""
        incident = self._incident_of.get(claim.claim_id)
        told = (accuser, accused, event.date_from, event.date_to, event.count, clock, incident, claim.claim_id)
        return Violation(
            violation_id=content_id("v", *told), accuser=accuser, accused=accused, count=event.count,
            date_from=event.date_from, date_to=event.date_to, incident_id=incident, claim_id=claim.claim_id, text=event.text,
            clock_from=clock, clock_to=until, minutes_from=first if last is not None else None,
            minutes_to=last if first is not None else None, accuser_side=side, act=act, place=place,
            called=not (terms and terms.charged), denied_by=self._denied_by(event, accused, side),
            claim_ids=(claim.claim_id,), reports=(event.report_id,),
            origins=(self._voices.origin(claim, at=event.start),),
        )  # fmt: skip

    def _accuser(self, event: Event, claim: Claim, accused: str | None) -> tuple[str, str | None]:
        """Who says so, and its side: the speaker of the claim; the side that the report says charges the other where the
        outlet tells so itself, or where the speaker is on neither side or is the one charged ("both sides reported breaches").
        """
        side = self._sides.side(claim.claimant)
        for role in event.roles:
            if role.role == "accuser" and (claim.form == "narrative" or side in (None, accused)):
                named = self._sides.doer(role, claim) or (self._sides.side(role.actor) if role.actor else None)
                if named is not None and named != accused:
                    return named, named
                if claim.form == "narrative":
                    return role.name, None
        return claim.claimant.name, side

    def _doer(self, event: Event, claim: Claim) -> str | None:
        roles = list(roles_of(event, claim, "perpetrator"))
        named = (self._sides.doer(r, claim) or (self._sides.name(r.actor) if r.actor else r.name) for r in roles)
        return next((name for name in sorted(named, key=lambda n: (n not in self._sides.parties, n))), None)

    def _sentence(self, claim: Claim) -> str:
        """The words of a claim with those that say whose they are."""
        spans = [*claim.source_spans, *claim.cue_spans, *claim.content_spans, (claim.start, claim.end)]
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        return self._texts[claim.report_id][start:end] or claim.text

    def _denied_by(self, event: Event, accused: str | None, accuser: str | None) -> tuple[str, ...]:
        answers = self._answers(event, accused)
        return tuple(sorted({c.claimant.name for c in answers if self._sides.side(c.claimant) != (accuser or "")}))

    def _answers(self, event: Event, accused: str | None) -> list[Claim]:
        """Denials of the accused side that follow in its report, before another charge could be meant."""
        said = self._denying.get(event.report_id, [])
        first = bisect_left(said, event.start, key=lambda c: c.start)
        near = takewhile(lambda c: c.start <= event.end + NEAR, islice(said, first, None))
        mine = (c for c in near if c.claim_id != event.claim_id)
        return [c for c in mine if accused is not None and self._sides.side(c.claimant) == accused]


def denied(rows: Sequence[Violation], denials: Sequence[Denied]) -> tuple[Violation, ...]:
    """The allegations, with the denials of the side that each accuses, told for days that meet its own."""
    of_side: dict[str, list[Denied]] = defaultdict(list)
    for denial in denials:
        of_side[denial.side or denial.by].append(denial)
    found = []
    for row in rows:
        names = {d.by for d in of_side.get(row.accused or "", ()) if _meet(d, row)}
        found.append(replace(row, denied_by=tuple(sorted(names | set(row.denied_by)))) if names else row)
    return tuple(found)


def first_allegations(truce: Truce, rows: Sequence[Violation]) -> tuple[FirstAllegation, ...]:
    """The earliest moment after the start for which violations are alleged, and the allegations of that moment.

    What is told to the minute comes before what is told to the day or within some hours of that day.
    """
    if truce.start is None or not truce.starts:
        return ()
    after = [v for v in rows if v.date_from and v.date_from == v.date_to and v.date_from >= truce.start]
    if not after:
        return ()
    earliest = min(_moment(v) for v in after)
    return tuple(
        FirstAllegation(
            v.accuser, v.accused, v.date_from, v.clock_from, v.clock_to, v.minutes_from, v.minutes_to,
            v.violation_id, v.claim_id,
        )
        for v in sorted(after, key=_order)
        if v.date_from and _moment(v) == earliest
    )  # fmt: skip


def _moment(row: Violation) -> tuple[date, str, int]:
    end = row.clock_to or row.clock_from
    return row.date_from or date.max, end or "99", 0 if row.minutes_to is None else row.minutes_to


def _key(row: Violation) -> tuple[object, ...]:
    who = row.accuser_side or row.accuser, row.accused
    if row.incident_id is not None:
        return (*who, row.count, row.incident_id)
    return (*who, row.count, row.date_from, row.date_to, row.place or "", row.clock_from or "")


def _joined(a: Violation, b: Violation) -> Violation:
    """One allegation of two tellings: the one that tells more of the hour and the act speaks for both."""
    kept, other = (b, a) if _tells(b) > _tells(a) else (a, b)
    return replace(
        kept,
        called=a.called or b.called,
        denied_by=tuple(sorted({*a.denied_by, *b.denied_by})),
        claim_ids=tuple(sorted({*a.claim_ids, *b.claim_ids})),
        reports=tuple(sorted({*a.reports, *b.reports})),
        origins=tuple(sorted({*a.origins, *b.origins})),
        act=kept.act or other.act,
        place=kept.place or other.place,
    )


def _tells(row: Violation) -> tuple[bool, bool, bool]:
    return row.clock_from is not None, row.date_from is not None and row.date_from == row.date_to, bool(row.act)


def _made_good(rows: Iterable[Violation]) -> list[Violation]:
    """The allegations without summaries that their own report makes good with an act or a number of the same hours."""
    rows = sorted(rows, key=_order)
    acts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if not _sums_up(row):
            for report in row.reports:
                acts[report, row.accuser_side, row.accused, row.date_from].append(number)
    kept: set[str] = set()
    for row in rows:
        at = [
            next(
                (n for n in acts.get((r, row.accuser_side, row.accused, row.date_from), ()) if _inside(rows[n], row)),
                None,
            )
            for r in row.reports
        ]
        if row.accuser_side and _sums_up(row) and None not in at:
            first = min(n for n in at if n is not None)
            rows[first] = _joined(rows[first], row)
        else:
            kept.add(row.violation_id)
    return [row for row in rows if row.violation_id in kept]


def _inside(act: Violation, summary: Violation) -> bool:
    """Whether an act may be what a summary means: "within the hour" means no act that is told for some later hour."""
    if summary.clock_from is None or summary.clock_to is None:
        return True
    last = act.clock_to or act.clock_from
    return (
        act.clock_from is not None
        and last is not None
        and summary.clock_from <= act.clock_from
        and last <= summary.clock_to
    )


def _sums_up(row: Violation) -> bool:
    """Whether it names no incident, number, place or act of its own."""
    text = row.text.casefold()
    act = any(word in text for word in row.act.split())  # the act may be told in the next sentence
    return row.called and not (row.incident_id or row.count or act or (row.clock_from and not row.clock_to))


def _order(row: Violation) -> tuple[date, str, str, str, str]:
    return row.date_from or date.max, row.clock_from or "99", row.accuser, row.accused or "", row.claim_id


def _by_time(event: Event) -> tuple[date, str, str]:
    return event.date_from or date.max, event.clock_from or "", event.event_id


def _meet(a: Denied, b: Violation) -> bool:
    if a.date_from is None or a.date_to is None or b.date_from is None or b.date_to is None:
        return True
    return a.date_from <= b.date_to and b.date_from <= a.date_to
