"""What an event's time, place and tolls rest on, in words, for `why`: the words of the text, the rule, the precision."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

Row = dict[str, Any]
MOST_REASONS = 4


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("dateline.exchange").joinpath("data/grounds.toml").read_text(encoding="utf-8"))


def days(first: str | None, last: str | None) -> str:
    """ "2020-10-11", "2020-10-10 to 2020-10-11", "… to 2020-10-11", "unknown"."""
    return (first or "unknown") if first == last else f"{first or '…'} to {last or '…'}"


def time_in_words(event: Row, times: Mapping[tuple[int, int], Row]) -> str:
    """When a row of `events` is said to have happened and why; `times` are the rows of its report, by their span."""
    words = _words()
    chosen, _, _ = event["date_rule"].partition(":")
    said = words["date"].get(chosen, chosen)
    parts = [words["precision"][str(event["date_prec"])]] if event["date_from"] or event["date_to"] else []
    time = times.get((event["date_start"], event["date_end"]))
    if time is not None:
        anchor = words["anchor"].get(time["anchor"])
        parts += [
            _quoted(time, said),
            f"rule {time['rule']}" + (f", {anchor}" if anchor else ""),
        ]
    else:
        parts.append(said)
    return f"{days(event['date_from'], event['date_to'])}: {'; '.join(parts)}"


def place_in_words(event: Row, mentions: Mapping[tuple[int, int], Row]) -> str:
    """Where a row of `events` is said to have happened and why; `mentions` are those of places in its report, by span."""
    words = _words()
    if not event["place"]:
        return "not said"
    rule = str(event["place_rule"])
    said = words["place"].get(rule, rule)
    parts = [words["where"][str(event["where_prec"])]]
    mention = mentions.get((event["place_start"], event["place_end"]))
    parts.append(_quoted(mention, said) if mention is not None else said)
    if mention is not None:
        parts += _choice(mention)
    return f"{event['place']}: {'; '.join(filter(None, parts))}"


def _quoted(words: Row, said: str) -> str:
    """The words of the text, and how they were chosen where the record says so: older ones do not."""
    return ", ".join(filter(None, (f"\u201c{flat(words['text'])}\u201d", said)))


def _choice(mention: Row) -> Iterator[str]:
    """Why this place and no namesake: the rule, the score, and the comparisons that weigh most."""
    if mention["reason"]:
        yield f"without a place in the gazetteer ({mention['reason']})"
        return
    if mention["rule"]:
        yield f"taken by {mention['rule']}"
    if mention["comparisons"]:
        heaviest = sorted(mention["comparisons"], key=lambda c: (-abs(c["weight"]), c["field"]))[:MOST_REASONS]
        told = ", ".join(f"{c['field']}{' ' + c['detail'] if c['detail'] else ''} {c['weight']:+.1f}" for c in heaviest)
        yield f"score {mention['score']:.1f}, of which {told}"


def toll_in_words(toll: Row) -> str:
    """One count of the `toll` of a row of `events`: what it says, of whom, in which words, by which construction."""
    told = f"\u201c{flat(toll['text'])}\u201d, characters {toll['start']} to {toll['end']}"
    rule = f", by {toll['rule']}" if toll["rule"] else ""
    return f"{toll['kind']} {toll['group']}: {_number(toll)}{''.join(_bounds(toll))}; {told}{rule}"


def _number(toll: Row) -> str:
    low, high = toll["low"], toll["high"]
    if low is None and high is None:
        return toll["word"] or (f"no number ({toll['reason']})" if toll["reason"] else "a number not told")
    about = "about " if toll["approximate"] and low is not None else ""
    if low == high:
        return f"{about}{low}"
    if low is None:
        return f"up to {high}"
    return f"at least {low}" if high is None else f"{about}{low} to {high}"


def _bounds(toll: Row) -> Iterator[str]:
    if toll["more"]:
        yield ", beside those told before"
    if toll["part_of"]:
        of = toll["of"]
        yield f", included in the count at characters {of[0]} to {of[1]}" if of else ", included in a larger count"
    if toll["since"]:
        yield f", a total (\u201c{flat(toll['since'])}\u201d)"


def by_span(rows: Iterable[Row]) -> dict[tuple[int, int], Row]:
    return {(row["start"], row["end"]): row for row in rows}


def flat(text: str) -> str:
    """On one line."""
    return " ".join(text.split())
