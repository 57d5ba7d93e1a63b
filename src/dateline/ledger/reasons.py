"""ledger/ puts the reason for a grade into a sentence: how many voices, whose they are, and what the other side says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dateline.ledger.tellings import Telling

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
#: Phrases that exports look for (exchange/profiles/).
DOER_ALONE = "told only by the side that did it"
DIFFERENT = "Claimants name different perpetrators"
ONE_NAMING = "alone, in one origin"
NEITHER = "on neither side"
OWN_WORDS = "in the outlet's own words"
#: So many origins are named.
NAMED = 4


def counted(reports: int, origins: Sequence[str], names: Mapping[str, str]) -> str:
    """ "Two reports, one origin (North Wire)"."""
    known = sorted(names[o] for o in origins if o in names)
    listed_names = f" ({', '.join(known)})" if known and len(known) <= NAMED else ""
    return f"{_count(reports, 'report')}, {_count(len(origins), 'origin').lower()}{listed_names}"


def silence(accused: str | None, *, heard: bool, others: bool, denied: bool) -> str:
    """What is heard of the accused side: nothing, unless it tells of it (`heard`); `others` tell of it as well.

    "" where it is `denied`: `contest` says so.
    """
    if accused is None:
        return "nobody named as responsible"
    if heard and not others:
        return f"{DOER_ALONE} ({accused})"
    if heard:
        return f"the accused side ({accused}) tells of it without conceding it"
    return "" if denied else f"no voice from the accused side ({accused})"


def told_by(others: Iterable[Telling]) -> str:
    """ "; told by the Defence Ministry and the Aid Desk, the Aid Desk on neither side"; or in the outlet's own words."""
    others = list(others)
    names = sorted({t.claim.claimant.name for t in others if not t.own_voice})
    third = sorted({t.claim.claimant.name for t in others if not t.own_voice and t.independent})
    told = [f"by {listed(names) if len(names) <= NAMED else f'{len(names)} voices'}"] if names else []
    if third:
        whose = "" if third == names else f"{listed(third) if len(third) <= NAMED else f'{len(third)} of them'} "
        told.append(f"{whose}{NEITHER}")
    if any(t.own_voice and t.independent for t in others):
        told.append(f"and {OWN_WORDS}" if told else OWN_WORDS)
    return f"; told {', '.join(told)}" if told else ""


def other_voice(telling: Telling, accusers: Collection[str]) -> str:
    """Why somebody corroborates: "told also by the Aid Federation, on neither side"."""
    who = telling.claim.claimant.name
    if telling.side:
        return f"told by both sides, by {who} for {telling.side}"
    return f"told {'also ' if accusers else ''}by {who}, {NEITHER}"


def named_by(naming: Iterable[Telling], *, origins: int) -> str:
    """ "; who did it is said by the Defence Ministry alone, in one origin": of a perpetrator whom one side names."""
    names = sorted({t.claim.claimant.name for t in naming})
    if len(names) > NAMED:
        names = sorted({t.side or t.claim.claimant.name for t in naming})
    return f"; who did it is said by {listed(names)} {ONE_NAMING if origins == 1 else 'alone'}"


def one_side(accusers: Iterable[str], *, unknown: bool) -> str:
    """Whose voices they all are; of a voice of `unknown` standing nobody knows whether it is another."""
    sides = ", ".join(sorted(accusers))
    if not sides:
        return "no voice that is known to be on neither side"
    return f"all of one side ({sides})" if not unknown else f"all of one side ({sides}) or of nobody known"


def contest(denials: Iterable[tuple[str, str | None]], accused: Collection[str], blamed: Sequence[str]) -> str:
    """Who contests, "" where nobody does. `denials` are names with their sides; `blamed` who is named as the perpetrator."""
    found = set(denials)
    own = sorted({name for name, side in found if side in accused})
    others = sorted({name for name, side in found if side not in accused} - set(own))
    parts = [f"by {listed(own)}, of the accused side" if own else "", f"by {listed(others)}" if others else ""]
    said = [f"Denied {', and '.join(filter(None, parts))}."] if found else []
    if len(blamed) > 1:
        said.append(f"{DIFFERENT}: {listed(blamed)}.")
    return " ".join(said)


def listed(names: Sequence[str]) -> str:
    """ "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _count(number: int, noun: str) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {noun}{'' if number == 1 else 's'}"
