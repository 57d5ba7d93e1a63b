"""A claim's speakers and saying in words, for `why`: who, passed on by whom, doing what, to whom, when and at what."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Words:
    acts: dict[str, str]
    before: dict[str, str]
    unsaid: dict[str, str]
    within: frozenset[str]
    on: frozenset[str]
    plain: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = tomllib.loads(files("dateline.exchange").joinpath("data/sayings.toml").read_text(encoding="utf-8"))
    places = {name: frozenset(nouns) for name, nouns in data["occasions"].items()}
    return _Words(data["acts"], data["before"], data["unsaid"], places["in"], places["on"], places["plain"])


def saying_in_words(claim: Row, *, agency: str | None = None) -> str:
    """ "The ministry, as passed on by X, as reported by Khazar Feed (outlet): accuses Y, on 2020-10-03, at a briefing".

    `claim` is a row of the table; `agency` the agency of its report, which is called one where it heads the chain.
    """
    said = _said(claim)
    parts = [said, *filter(None, (_when(claim), _where(claim)))]
    return f"{chain_in_words(claim, agency=agency)}: {', '.join(parts)}"


def chain_in_words(claim: Row, *, agency: str | None = None) -> str:
    """Who says it, and from the innermost outwards who passes it on; the outlet in its own words where nobody is quoted."""
    chain: Sequence[str] = claim["chain"] or [claim["claimant"]]
    kind = "agency" if agency is not None and chain[0] == agency else "outlet"
    if len(chain) == 1:
        return f"{chain[0]} ({kind})" + (" in its own words" if claim["form"] == "narrative" else "")
    speaker = chain[-1]
    called = " ".join(str(claim["claimant_text"]).split())
    if called and called.casefold() not in speaker.casefold():
        speaker += f" (\u201c{called}\u201d)"
    between = [f"as passed on by {name}" for name in reversed(chain[1:-1])]
    return ", ".join([speaker, *between, f"as reported by {chain[0]} ({kind})"])


def _said(claim: Row) -> str:
    words = _words()
    if claim["saying"] in words.unsaid:
        act = claim["act"]
        return words.unsaid[claim["saying"]] + (f" ({act})" if act != "assert" else "")
    verb = words.acts.get(claim["act"], str(claim["act"]))
    if not claim["addressee"]:
        return verb
    return " ".join(filter(None, (verb, words.before.get(claim["act"], "to"), claim["addressee"])))


def _when(claim: Row) -> str | None:
    first, last = claim["said_from"], claim["said_to"]
    if first == last:
        return f"on {first}" if first else None
    return f"between {first or '…'} and {last or '…'}"


def _where(claim: Row) -> str | None:
    if not claim["occasion"]:
        return None
    named, words = str(claim["occasion"]), _words()
    noun = named.split()[-1].casefold()
    preposition = "on" if noun in words.on and not (noun in words.within and named.islower()) else ""
    preposition = preposition or ("in" if noun in words.within else "at")
    bare = noun in words.plain or (preposition == "on" and not named.islower())
    article = "" if bare else "an " if named[0].casefold() in "aeio" else "a "
    return f"{preposition} {article}{named}"
