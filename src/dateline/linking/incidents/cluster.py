"""linking/incidents/ keeps mentions of one incident together: what every new member must agree with, and how well it fits.

A cluster never chains: a mention is held against all of its days, places, lists and tellers' tolls (`admits`), and fits by its
mean score against the members, not by its likeness to one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.linking.incidents.compare import (
    Levels,
    disagree,
    in_step,
    levels,
    resumes,
    same_telling_toll,
    score,
    told_again,
    wording,
)
from dateline.linking.incidents.mentions import Mention, Range, things_hit
from dateline.linking.incidents.whereabouts import days_between, place_relation
from dateline.linking.settings import link_settings


@dataclass(frozen=True, slots=True)
class Fit:
    """How a mention fits a cluster: its mean log-odds, and the member that it fits best, with the levels that say why."""

    mean: float
    member: Mention
    levels: Levels
    score: float


class Members:
    """Mentions of one incident: the ids of all, the first, a few that differ, and what every member must agree with."""

    __slots__ = (
        "_compared", "_first", "_killed", "_kinds", "_last", "_listed", "_places", "_told", "event_ids", "first",
    )  # fmt: skip

    def __init__(self, seed: Mention) -> None:
        self.first = seed
        self.event_ids: list[str] = []
        self._compared: list[Mention] = []
        self._kinds: set[tuple[object, ...]] = set()
        self._first: date | None = None
        self._last: date | None = None
        self._killed: set[Range] = set()
        self._places: dict[tuple[str | None, bool, bool, str], Mention] = {}
        self._listed: set[str] = set()
        self._told: dict[tuple[str, str], tuple[tuple[Range | None, Range | None], ...]] = {}
        self.add(seed)

    def add(self, m: Mention) -> None:
        self.event_ids.append(m.event_id)
        kind = alike(m)
        if kind not in self._kinds and len(self._compared) < link_settings().limits["compared"]:
            self._kinds.add(kind)
            self._compared.append(m)
        if m.exact and m.days:
            self._first = min(self._first or m.days[0], m.days[0])
            self._last = max(self._last or m.days[0], m.days[0])
        if m.place_key is not None:
            self._places.setdefault(_spot(m), m)
        if m.listed:
            self._listed.add(m.report_id)
        if m.killed and not m.denied:
            self._killed.add(m.killed)
        if not m.denied and (m.killed or m.injured):
            voice, tolls = (m.report_id, m.claimant_id), (m.killed, m.injured)
            told = self._told.get(voice, ())
            self._told[voice] = told if tolls in told else (*told, tolls)

    def days(self) -> tuple[int, ...]:
        """Ordinals of the exact days told of it: one, or two that are next to one another."""
        return tuple(sorted({day.toordinal() for day in (self._first, self._last) if day}))

    def admits(self, m: Mention) -> bool:
        """Whether days, places, lists and tolls of all members allow the mention: see `_days_admit` and the others."""
        if m.listed and m.report_id in self._listed:
            return False
        return self._days_admit(m) and self._tolls_admit(m) and self._places_admit(m)

    def _days_admit(self, m: Mention) -> bool:
        """Exact days within a day of one another; an interval must meet them."""
        if m.days is None or self._first is None or self._last is None:
            return True
        if m.exact:
            span = max(self._last, m.days[0]) - min(self._first, m.days[0])
            return span.days <= link_settings().limits["days_apart"]
        return m.days[0] <= self._last and self._first <= m.days[1]

    def _tolls_admit(self, m: Mention) -> bool:
        """No two tolls from one claimant in one report."""
        if m.denied or not (m.killed or m.injured):
            return True
        told = self._told.get((m.report_id, m.claimant_id), ())
        return all(_agree(m.killed, killed) and _agree(m.injured, injured) for killed, injured in told)

    def _places_admit(self, m: Mention) -> bool:
        """No place of a member apart from the mention's: villages along a road are not one place."""
        if m.place_key is None or _spot(m) in self._places:
            return True
        return all(place_relation(m, other) != "apart" for other in self._places.values())

    def fit(self, m: Mention, weights: Mapping[str, float]) -> Fit | None:
        """How the mention fits; None where any member compared forbids it or none anchors it."""
        total, best = 0.0, None
        for member in self._compared:
            found = levels(m, member)
            if found is None:
                return None
            known = in_step(found, m, self._killed) if _unplaced_that_day(m, member) else None
            points = score(known or found, weights)
            total += points
            better = best is None or (points, member.event_id) > (best[0], best[1].event_id)
            if better and (known is not None or anchored(m, member)):
                best = (points, member, known or found)
        if best is None:
            return None
        # What leaves out its day or place is told by its tie to one telling, above all of its own report.
        mean = best[0] if loose(m) else total / len(self._compared)
        return Fit(mean, best[1], best[2], best[0])


def loose(m: Mention) -> bool:
    """Whether a mention leaves out or widens its day or its place, so that several incidents could fit it."""
    return not m.exact or m.place_key is None or m.wide


def alike(m: Mention) -> tuple[object, ...]:
    """What a mention is compared by, but for its words: mentions that have it in common fit alike, and one stands for all."""
    return (
        m.family, m.sub_type, m.denied, m.place_key, m.where_prec, m.days, m.killed, m.injured, m.perpetrators, m.targets,
        m.weapons, m.armed, m.part,
    )  # fmt: skip


def _spot(m: Mention) -> tuple[str | None, bool, bool, str]:
    return m.place_key, m.wide, m.where_prec == 2, m.part


def _unplaced_that_day(m: Mention, member: Mention) -> bool:
    return m.place_key is None and m.exact and member.exact and days_between(m, member) == 0


def _agree(a: Range | None, b: Range | None) -> bool:
    return a is None or b is None or a == b or a[0] == b[0]


def anchored(a: Mention, b: Mention) -> bool:
    """Whether time, place, text or toll tie two mentions, so that no sum of small likenesses alone can."""
    relation = place_relation(a, b)
    if relation not in ("same", "near") and disagree(a, b):
        return False
    if a.text_key == b.text_key:
        return True
    same_toll = same_telling_toll(a, b)
    if a.report_id == b.report_id and (same_toll or told_again(a, b) or resumes(a, b)):
        return True
    gap = days_between(a, b)
    if relation == "unknown":
        return gap == 0 and (same_toll or (a.exact and b.exact and _same_thing_hit(a, b)))
    if relation == "untold":
        return gap == 0 and (same_toll or (a.exact and b.exact and _one_kind(a, b) and _alike(a, b)))
    if gap == 0:
        return relation in ("same", "near", "inside") or same_toll or wording(a, b) >= link_settings().limits["wording"]
    if gap is None:
        return relation in ("same", "near") and (same_toll or wording(a, b) >= link_settings().limits["wording"])
    return same_toll


def _same_thing_hit(a: Mention, b: Mention) -> bool:
    """Whether both name what was hit, in more than one word ("East Nile Hospital"): as a target, or one of them as the place."""
    return not things_hit(a).isdisjoint(things_hit(b))


def _one_kind(a: Mention, b: Mention) -> bool:
    """Whether two mentions without a place are of one kind; in one claim, of kin: "exchanged artillery fire" is one doing."""
    if a.family == b.family:
        return True
    apart = bool(a.targets and b.targets) and a.targets.isdisjoint(b.targets)
    return a.claim_id == b.claim_id and not apart and (a.family, b.family) in link_settings().kin


def _alike(a: Mention, b: Mention) -> bool:
    """Whether nothing but the day is told ("clashes erupted on Sunday"), or the same perpetrator, or like words."""
    if not (a.perpetrators or b.perpetrators or a.killed or b.killed or a.injured or b.injured):
        return True
    if a.perpetrators & b.perpetrators:
        return True
    return wording(a, b) >= link_settings().limits["wording"]
