"""ledger/ keeps each claimant's toll: its latest figure, what that superseded, and the range that all of them leave open.

Rules (docs/ledger.md): a claimant's later figure supersedes its earlier one; the history is kept; low and high are taken over the
latest figures of each origin; quarrelling numbers are never averaged; a vague word is no number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.events.types import TollKind
from dateline.ledger.figures import Figure, History, figures, history, standing
from dateline.ledger.grades import Grading, grade_figure
from dateline.ledger.tellings import Telling
from dateline.ledger.types import Became, ClaimedToll, EarlierFigure
from dateline.linking.incidents.mentions import Range, total

NO_NUMBER: Range = (None, None)
KINDS: tuple[TollKind, ...] = ("killed", "injured")


def claimed_tolls(tellings: Sequence[Telling], *, origin_names: Mapping[str, str]) -> tuple[ClaimedToll, ...]:
    """What each claimant says, latest figure each, in order of the claimant's name and id. Claimants without a figure too."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    heard = speakers(tellings)
    for telling in heard:
        groups[telling.claim.claimant.actor_id].append(telling)
    given = _Given(heard, origin_names)
    tolls = (_claimed(found, given) for found in groups.values())
    return tuple(sorted(tolls, key=lambda t: (t.claimant, t.claimant_id)))


def speakers(tellings: Sequence[Telling]) -> list[Telling]:
    """Without those that only repeat, in a headline's words ("officials say"), a figure of a speaker whom the report names."""
    known: dict[str, set[tuple[Range | None, ...]]] = defaultdict(set)
    for t in tellings:
        if not t.own_voice and not _nameless(t):
            known[t.event.report_id].add(_both(t))
    return [
        t for t in tellings if not (_nameless(t) and any(_repeats(_both(t), told) for told in known[t.event.report_id]))
    ]


def _nameless(telling: Telling) -> bool:
    """Whether nobody knows for whom the claimant speaks: "prosecutors", "the office"."""
    return telling.side is None and not telling.independent and telling.claim.claimant.kind != "person"


def _both(telling: Telling) -> tuple[Range | None, ...]:
    return total(telling.event.tolls, "killed"), total(telling.event.tolls, "injured")


def _repeats(told: tuple[Range | None, ...], known: tuple[Range | None, ...]) -> bool:
    pairs = zip(told, known, strict=True)
    return all(mine is None or (theirs is not None and mine[0] == theirs[0]) for mine, theirs in pairs)


class _Given:
    """Who gives which number, and the grade of each."""

    def __init__(self, heard: Sequence[Telling], origin_names: Mapping[str, str]) -> None:
        self._accused = sorted({t.accused for t in heard if t.accused})
        self._names = origin_names
        self._tellings: dict[tuple[TollKind, int], list[Telling]] = defaultdict(list)
        self._gradings: dict[tuple[TollKind, int], Grading] = {}
        for kind in KINDS:
            for figure in figures(heard, kind):
                self._tellings[kind, figure.number].append(figure.telling)

    def by(self, kind: TollKind, number: int) -> list[Telling]:
        return self._tellings[kind, number]

    def grading(self, kind: TollKind, number: int) -> Grading:
        if (kind, number) not in self._gradings:
            found = grade_figure(self.by(kind, number), self._accused, origin_names=self._names)
            self._gradings[kind, number] = found
        return self._gradings[kind, number]


def _claimed(mine: Sequence[Telling], given: _Given) -> ClaimedToll:
    killed, injured = _history(mine, "killed"), _history(mine, "injured")
    told = killed or injured
    kind: TollKind = "killed" if killed else "injured"
    latest = told.latest.telling if told else mine[-1]
    low_killed, high_killed = (killed.latest.low, killed.latest.high) if killed else NO_NUMBER
    low_injured, high_injured = (injured.latest.low, injured.latest.high) if injured else NO_NUMBER
    giving = given.by(kind, told.latest.number) if told else []
    grading = given.grading(kind, told.latest.number) if told else None
    claim = latest.claim
    return ClaimedToll(
        claimant=claim.claimant.name,
        claimant_id=claim.claimant.actor_id,
        side=latest.side,
        killed_low=low_killed,
        killed_high=high_killed,
        injured_low=low_injured,
        injured_high=high_injured,
        said_from=latest.said_from,
        claim_id=claim.claim_id,
        report_id=claim.report_id,
        text=latest.event.text,
        superseded=_superseded(killed, injured, claim.claim_id),
        origins=tuple(sorted({t.origin_id for t in giving})),
        grade=grading.grade if grading else None,
        grade_reason=grading.reason if grading else "",
        history=_earlier(killed, injured, claim.claim_id),
    )


def _history(mine: Sequence[Telling], kind: TollKind) -> History | None:
    found = figures(mine, kind)
    return history(found) if found else None


def _superseded(killed: History | None, injured: History | None, latest: str) -> tuple[str, ...]:
    """Claims with a figure that the claimant's later one replaced with another, oldest first."""
    old = [
        f
        for told in (killed, injured)
        if told
        for f, became in told.others
        if became in ("raised", "lowered", "repeated") and f.number != told.latest.number
    ]
    ordered = sorted(old, key=lambda f: (*f.telling.when[:2], f.number, f.telling.event.event_id))
    claims = dict.fromkeys(f.telling.claim.claim_id for f in ordered)
    return tuple(claim for claim in claims if claim != latest)


def _earlier(killed: History | None, injured: History | None, latest: str) -> tuple[EarlierFigure, ...]:
    """The claimant's other figures, one for each claim, oldest first."""
    by_claim: dict[str, dict[TollKind, tuple[Figure, Became]]] = defaultdict(dict)
    for kind, told in zip(KINDS, (killed, injured), strict=True):
        for figure, became in told.others if told else ():
            by_claim[figure.telling.claim.claim_id].setdefault(kind, (figure, became))
    found = [_one(told) for claim, told in by_claim.items() if claim != latest]
    return tuple(sorted(found, key=lambda e: (e.said_from is None, e.said_from, e.killed_low or 0, e.claim_id)))


def _one(told: Mapping[TollKind, tuple[Figure, Became]]) -> EarlierFigure:
    figure, became = told["killed"] if "killed" in told else told["injured"]
    killed, injured = (told[kind][0] if kind in told else None for kind in KINDS)
    return EarlierFigure(
        claim_id=figure.telling.claim.claim_id,
        report_id=figure.telling.claim.report_id,
        said_from=figure.telling.said_from,
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        injured_low=injured.low if injured else None,
        injured_high=injured.high if injured else None,
        became=became,
    )


def toll_range(tellings: Sequence[Telling], kind: TollKind) -> Range:
    """Lowest and highest of the latest figures of each origin; None for an end that nobody gives."""
    latest = _latest_of_each_origin(standing(figures(speakers(tellings), kind)))
    lows = [f.low for f in latest if f.low is not None]
    highs = [f.high for f in latest if f.high is not None]
    if not latest:
        return NO_NUMBER
    # "at least 13" has no high end of its own; beside a closed figure it still cannot push the high below its own low.
    return min(lows, default=None), max((*highs, *lows)) if highs else None


def _latest_of_each_origin(found: Sequence[Figure]) -> list[Figure]:
    """In one origin a speaker's later figure replaces the same speaker's, and anyone's replaces the outlet's own older one."""
    latest: dict[tuple[str, str], Figure] = {}
    for figure in found:
        origin = figure.telling.origin_id
        speaker = "" if figure.telling.own_voice else figure.telling.claim.claimant.actor_id
        latest.pop((origin, ""), None)
        latest[origin, speaker] = figure
    return list(latest.values())
