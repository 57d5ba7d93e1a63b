"""ledger/ grades an incident, or one figure in it, by its independent voices (docs/ledger.md).

conceded: the accused side says so too. corroborated: two or more origins, at least one of them a claimant not on or aligned
with the accuser's side. one-sided: two or more origins, all of one side. single: one origin. Beside it contested: a claimant
denies it or names another perpetrator. The rules know sides only by name, so that swapping the parties swaps the result.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.ledger import reasons
from dateline.ledger.names import is_common, noun_of
from dateline.ledger.settings import admission_words, military_words
from dateline.ledger.sides import Sides
from dateline.ledger.tellings import Telling
from dateline.ledger.types import Grade
from dateline.linking.parties import fights_for, roles_of
from dateline.linking.words import words

#: Of these one who did it boasts: that it says so concedes nothing, unless somebody else names it.
TERRITORY = frozenset({"Government regains territory", "Non-state actor overtakes territory"})
RANK: dict[Grade, int] = {"single": 0, "one-sided": 1, "corroborated": 2, "conceded": 3}


@dataclass(frozen=True, slots=True)
class Grading:
    grade: Grade
    reason: str
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies, by a claimant and its side."""

    claimant: str
    side: str | None
    claim_id: str
    report_id: str


def grade(
    tellings: Sequence[Telling],
    denials: Sequence[Denial],
    *,
    origin_names: Mapping[str, str],
    blamed: Sequence[str] = (),
) -> Grading:
    """The grade of an incident. Where two sides are accused, that of the accusation with the better grade.

    `blamed` names perpetrators where claimants name different ones.
    """
    told = _without_headlines([t for t in tellings if not t.denied])
    accused = sorted({t.accused for t in told if t.accused})
    denying = {d.side for d in denials if d.side}
    best = _best(told, accused, origin_names, denying)
    blamed = accused if len(accused) > 1 else blamed
    # whoever concedes it denies something else
    against = [d for d in denials if best.grade != "conceded" or d.side not in accused]
    contest = reasons.contest([(d.claimant, d.side) for d in against], accused, blamed)
    return Grading(best.grade, " ".join(filter(None, (best.reason, contest))), bool(contest))


def grade_figure(giving: Sequence[Telling], accused: Sequence[str], *, origin_names: Mapping[str, str]) -> Grading:
    """The grade of one figure of an incident of which these sides are accused; `giving` are the tellings with this figure."""
    return _best(_without_headlines(giving), accused, origin_names, ())


def _without_headlines(told: Sequence[Telling]) -> list[Telling]:
    """Without headlines whose story lays what they say to somebody: they are that one's words, not the outlet's own."""
    laid: dict[str, list[Telling]] = defaultdict(list)
    for t in told:
        if not t.own_voice:
            laid[t.event.report_id].append(t)
    return [t for t in told if not (t.headline and any(_says_as_much(q, t) for q in laid[t.event.report_id]))]


def _says_as_much(quoted: Telling, headline: Telling) -> bool:
    """Whether one who is quoted gives every figure of the headline and names the doer that it names."""
    given = {(toll.kind, toll.low) for toll in quoted.event.tolls}
    return headline.accused in (None, quoted.accused) and all((t.kind, t.low) in given for t in headline.event.tolls)


def _best(
    told: Sequence[Telling], accused: Iterable[str], names: Mapping[str, str], denying: Collection[str]
) -> Grading:
    found = [_accusation(told, side, names, denied=side in denying) for side in accused]
    found = found or [_accusation(told, None, names, denied=False)]
    return max(found, key=lambda g: (RANK[g[0].grade], g[1], g[0].reason))[0]


def _accusation(
    told: Sequence[Telling], accused: str | None, names: Mapping[str, str], *, denied: bool
) -> tuple[Grading, int]:
    """Grade and number of origins of one accusation: tellings that name another perpetrator are no part of it."""
    of_it = [t for t in told if t.accused in (None, accused)]
    own = [t for t in of_it if accused and t.side == accused]
    others = _others(of_it, own, accused)
    origins = sorted({t.origin_id for t in of_it})
    counted = reasons.counted(len({t.event.report_id for t in of_it}), origins, names)
    voices = reasons.silence(accused, heard=bool(own), others=bool(others), denied=denied)
    named = any(t.accused for t in others)
    conceding = [t for t in own if t.accused == accused and (named or t.event.sub_type not in TERRITORY)]
    if conceding and (others or any(map(_admits, conceding))):
        who, elsewhere = conceding[0].claim.claimant.name, _strikes_elsewhere(conceding, others)
        if not elsewhere:
            return Grading("conceded", f"{counted}; conceded by {who}, of the accused side."), len(origins)
        voices = f"{who}, of the accused side, speaks of {elsewhere} only"
    accusers = {t.side for t in others if t.side} or ({accused} if own and accused else set())
    if len(origins) < 2:
        by = reasons.told_by(others)
        return Grading("single", f"{', '.join(filter(None, (counted, voices)))}{by}."), len(origins)
    alone = _named_alone([t for t in of_it if t.accused])
    third = [t for t in of_it if t.independent or (t.side and (t.side not in accusers or len(accusers) > 1))]
    if third:
        theirs = {t.origin_id for t in others if t.side in accusers}
        why = reasons.other_voice(_plainest(third, theirs), accusers)
        return Grading("corroborated", f"{counted}; {why}{alone}."), len(origins)
    whose = reasons.one_side(accusers, unknown=any(t.side is None for t in others)) if others else ""
    return Grading("one-sided", f"{', '.join(filter(None, (counted, whose, voices)))}{alone}."), len(origins)


def _named_alone(naming: Sequence[Telling]) -> str:
    """That the perpetrator is one accuser's word, though others tell of the event: no voice of neither side names it."""
    sides = {t.side for t in naming if t.side}
    if not naming or len(sides) > 1 or any(t.independent for t in naming):
        return ""
    return reasons.named_by(naming, origins=len({t.origin_id for t in naming}))


def _others(of_it: Sequence[Telling], own: Sequence[Telling], accused: str | None) -> list[Telling]:
    """Tellings by others than the accused. The outlet that quotes the doer and says it in its own words too is no other."""
    quoting = {t.origin_id for t in own}
    return [t for t in of_it if not (accused and t.side == accused) and not (t.own_voice and t.origin_id in quoting)]


def _admits(telling: Telling) -> bool:
    return bool(admission_words().intersection(words(telling.claim.cue)))


def blamed(told: Iterable[Telling], sides: Sides) -> tuple[str, ...]:
    """Names of perpetrators that claimants name instead of one another: states and groups, parties to the fighting or not.

    Allies of one side are one perpetrator, and so are those whom anybody names together.
    """
    named: dict[str, set[str]] = {}
    claims = [_perpetrators(t, sides) for t in told if not t.denied]
    for found in claims:
        for key, name in found.items():
            named.setdefault(key, set()).add(name)
    together = {key for found in claims if len(found) > 1 for key in found}
    alone = [key for key in sorted(named) if key not in together]
    return tuple(sorted(min(named[key]) for key in alone)) if len(named) > 1 and len(alone) == len(named) else ()


def _perpetrators(telling: Telling, sides: Sides) -> dict[str, str]:
    """The side, or else the party key, of each state or group that a telling names as doer, with the name of it."""
    found: dict[str, str] = {}
    for role in roles_of(telling.event, telling.claim, "perpetrator"):
        side, actor = sides.doer(role, telling.claim), role.actor
        if side:
            found[side] = side
        elif actor and fights_for(actor) and not is_common(actor.name) and not noun_of(actor.name):
            found[sides.party(actor)] = sides.name(actor)
    return found


def _plainest(third: Sequence[Telling], theirs: Collection[str]) -> Telling:
    """Of several voices of no side, one of an origin that quotes no accuser (`theirs` do); one that is quoted by name says more
    than an outlet in its own words.
    """
    return min(third, key=lambda t: (not t.independent, t.origin_id in theirs, t.own_voice, t.when, t.event.event_id))


def _strikes_elsewhere(own: Sequence[Telling], others: Sequence[Telling]) -> str:
    """What the accused side says it struck, where that is the enemy's forces and the others speak of another thing, else ""."""
    mine = sorted({r.name for t in own for r in roles_of(t.event, t.claim, "target")})
    theirs = {r.name for t in others for r in roles_of(t.event, t.claim, "target")}
    if mine and theirs and all(map(_is_military, mine)) and not any(map(_is_military, theirs)):
        return mine[0]
    return ""


def _is_military(name: str) -> bool:
    return bool(military_words().intersection(words(name)))
