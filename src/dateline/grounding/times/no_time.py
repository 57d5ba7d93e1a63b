"""In `grounding/times`: what reads like a time and is none: part of a name ("Sunday Times"), or a count ("2015 men")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.grounding.times.tell import Found
from dateline.language.types import Name, Sentence, Token

# Readers of words that names are made of; a year before a name is a time ("the 2008 Olympics").
NAMING = frozenset({"weekday", "part_of_day", "month", "calendar", "season", "the_unit"})
PLURAL = "NNS"
REACH = 40  # characters between a count and another that it is joined to
JOINED = frozenset({"and", "to", "or", "-", "–"})


def without_names(text: str, found: Sequence[Found], names: Sequence[Name]) -> list[Found]:
    """The matches that the encoder sees in no name: not "Sunday" in "the Sunday Times", nor in "Sunday Dare, a minister"."""
    return [f for f in found if not (f.rule.build in NAMING and _in_name(text, f, names))]


def _in_name(text: str, found: Found, names: Sequence[Name]) -> bool:
    """Whether a name begins in the match and goes on behind it with a word in capitals; or, where no word stands before a bare
    weekday, a person's name follows it."""
    index = bisect_right(names, found.end, key=_start) - 1
    if index >= 0:
        name = names[index]
        if found.start <= name.start < found.end < name.end:
            return text[found.end : name.end].lstrip()[:1].isupper()
    after = names[index + 1] if index + 1 < len(names) else None
    opens = found.after == "" and len(found.items.all) == 1 and found.items.has("DOW")
    return opens and after is not None and after.kind == "PER" and after.start == found.end + 1


def without_counts(text: str, found: Sequence[Found], sentences: Sequence[Sentence]) -> list[Found]:
    """The matches without bare years that the parse takes for the number of a noun behind them: "by 2015 men", "1999 dollars";
    nor what such a one is joined to: "between 1000 and 1200 fighters"."""
    kept: list[Found] = []
    for match in found:
        if match.rule.name != "year" or not _counts(match, sentences[match.sentence].tokens):
            kept.append(match)
            continue
        before = kept[-1] if kept else None
        if before is not None and before.rule.name == "year" and before.sentence == match.sentence:
            between = text[before.end : match.start].strip().lower() if match.start - before.end <= REACH else ""
            if between in JOINED:
                kept.pop()
    return kept


def _counts(found: Found, tokens: Sequence[Token]) -> bool:
    """Whether a year's token is the numeral of the plural right behind it, and no "in" or "since" stands before it."""
    if found.after in ("IN", "SINCE", "UNTIL", "DURING", "EARLY", "LATE"):
        return False
    index = bisect_left(tokens, found.start, key=_begin)
    if not 0 <= index < len(tokens) - 1 or tokens[index].start != found.start:
        return False
    first = tokens[index]
    if first.deprel == "conj" and 0 <= first.head < index:
        first = tokens[first.head]
    return first.deprel == "nummod" and tokens[index + 1].xpos == PLURAL


def _start(name: Name) -> int:
    return name.start


def _begin(token: Token) -> int:
    return token.start
