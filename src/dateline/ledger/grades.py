"""ledger/ grades an incident by its independent voices, and says why in a sentence (docs/ledger.md).

conceded: the accused side says so too. corroborated: two or more origins, at least one of them a claimant not on or aligned
with the accuser's side. one-sided: two or more origins, all of one side. single: one origin. Beside it contested: a claimant
denies it or names another perpetrator. The rules know sides only by name, so that swapping the parties swaps the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.ledger.tellings import Telling
from dateline.ledger.types import Grade

RANK: dict[Grade, int] = {"single": 0, "one-sided": 1, "corroborated": 2, "conceded": 3}
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


@dataclass(frozen=True, slots=True)
class Grading:
    grade: Grade
    reason: str
    contested: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies, by a claimant and its side."""

    claimant: str
    side: str | None
    claim_id: str
    report_id: str


def grade(tellings: Sequence[Telling], denials: Sequence[Denial], *, origin_names: Mapping[str, str]) -> Grading:
    """The grade of an incident. Where two sides are accused, that of the accusation with the better grade."""
    told = [t for t in tellings if not t.denied]
    accused = sorted({t.accused for t in told if t.accused})
    graded = [_accusation(told, side, origin_names) for side in accused] or [_accusation(told, None, origin_names)]
    best = max(graded, key=lambda g: (RANK[g[0]], g[2], g[1]))
    contest = _contest(denials, accused)
    return Grading(best[0], " ".join(filter(None, (best[1], contest))), bool(contest))


def _accusation(told: Sequence[Telling], accused: str | None, names: Mapping[str, str]) -> tuple[Grade, str, int]:
    """Grade, reason and number of origins of one accusation: tellings that name another perpetrator are no part of it."""
    of_it = [t for t in told if t.accused in (None, accused)]
    origins = sorted({t.origin_id for t in of_it})
    counted = f"{_count(len({t.event.report_id for t in of_it}), 'report')}, {_origins(origins, names)}"
    conceding = [t for t in of_it if accused and t.side == accused and t.accused == accused]
    if conceding and any(t.side != accused for t in of_it):
        return (
            "conceded",
            f"{counted}; {conceding[0].claim.claimant.name}, of the accused side, says so too.",
            len(origins),
        )
    accusers = {t.side for t in of_it if t.side and t.side != accused}
    if len(origins) < 2:
        return "single", f"{counted}, {_voices(of_it, accused)}.", len(origins)
    others = [t for t in of_it if t.independent or (t.side and t.side not in accusers)] or (
        of_it if len(accusers) > 1 else []
    )
    if others:
        why = _other_voice(others[0], accusers)
        return "corroborated", f"{counted}; {why}.", len(origins)
    whose = f"all of one side ({', '.join(sorted(accusers))})" if accusers else "none of them known to be on no side"
    return "one-sided", f"{counted}, {whose}, {_voices(of_it, accused)}.", len(origins)


def _other_voice(telling: Telling, accusers: set[str]) -> str:
    who = telling.claim.claimant.name
    if telling.side:
        return f"{who} is of another side ({telling.side})"
    return f"{who} is not on the accuser's side" if accusers else f"{who} is on no side"


def _voices(told: Iterable[Telling], accused: str | None) -> str:
    if accused is None:
        return "nobody named as responsible"
    heard = any(t.side == accused for t in told)
    return f"{'a' if heard else 'no'} voice from the accused side ({accused})"


def _origins(origins: Sequence[str], names: Mapping[str, str]) -> str:
    known = [names[o] for o in origins if o in names]
    listed = f" ({', '.join(sorted(known))})" if known and len(known) <= 4 else ""
    return f"{_count(len(origins), 'origin').lower()}{listed}"


def _contest(denials: Sequence[Denial], accused: Sequence[str]) -> str:
    """The sentence that says who contests, "" where nobody does."""
    deniers = sorted({d.claimant for d in denials})
    said = []
    if deniers:
        said.append(f"{_listed(deniers)} {'denies' if len(deniers) == 1 else 'deny'} it.")
    if len(accused) > 1:
        said.append(f"Claimants name different perpetrators: {_listed(accused)}.")
    return " ".join(said)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _count(number: int, noun: str) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {noun}{'' if number == 1 else 's'}"
