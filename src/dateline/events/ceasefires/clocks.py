"""In `events/ceasefires`: the hours of a breach, by the clock, the part of the day, or the ceasefire's own start.

"Four minutes after it began" is the hour of its start and four minutes; "within the hour" the sixty minutes from then;
"overnight", "before dawn", "in the morning" are the hours of data/truces.toml. Nothing is broken before it begins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache

from dateline.events.ceasefires.charges import number_of
from dateline.events.ceasefires.words import hours
from dateline.events.setting.when import When
from dateline.events.types import Terms

_AFTER = re.compile(
    r"\b(?:(?P<half>half an)|(?P<quarter>a quarter of an)|(?P<number>an?|\d{1,4}|[a-z]+(?:-[a-z]+)?))"
    r" (?P<unit>minute|hour)s? (?:after|into|past)\b(?P<rest>[^.;]{0,60})",
    re.I,
)
_WITHIN = re.compile(
    r"\bwithin (?:(?P<half>half an)|(?P<quarter>a quarter of an)|(?P<number>an?|\d{1,4}|[a-z]+(?:-[a-z]+)?))"
    r" (?P<unit>minute|hour)s?\b",
    re.I,
)
_BY = re.compile(r"\bby (?:[A-Z][a-z]+(?:'s)? )?(?:noon|midday|\d)", re.I)
_WORD = re.compile(r"[\w-]+")
_SAID = re.compile(r"\b(?:said|says|told|reported|announced|accused)(?: [a-z]+){0,3} $")
#: Characters between a breach and the part of the day that is its own, at most.
_NEAR = 80


def hours_of(text: str, at: int, when: When, terms: Terms) -> tuple[When, str | None]:
    """When a breach was, with its hour, and the hour by which it was over where it is told as a span.

    `text` is the sentence, `at` where in it the breach is told.
    """
    begun = _moment(terms)
    if begun is not None and (span := _since_start(text, at)) is not None and _may_be(when, begun.date()):
        first, last = (begun + timedelta(minutes=m) for m in span)
        exact = span[0] == span[1]
        if first.date() == last.date() or exact:
            day = first.date()
            told = replace(when, date_from=day, date_to=day, prec=1, clock=_clock(first))
            return told, None if exact else _clock(last)
    if when.date_from is None or when.date_to is None:
        return when, None
    if when.clock is not None:
        return _until(text, when, begun) if _BY.search(text) else (when, None)
    return _part(text, at, when, begun)


def _since_start(text: str, at: int) -> tuple[int, int] | None:
    """The least and the most minutes after the start that are told nearest to the breach; None where none are."""
    found: list[tuple[int, int, int]] = []
    for match in _AFTER.finditer(text):
        words = {w.lower() for w in _WORD.findall(match["rest"])}
        minutes = _minutes(match)
        if minutes is not None and words & hours().beginning:
            found.append((abs(match.start() - at), minutes, minutes))
    for match in _WITHIN.finditer(text):
        if (minutes := _minutes(match)) is not None:
            found.append((abs(match.start() - at), 0, minutes))
    if not found:
        low = text.lower()
        soon = ((m.start(), p, first, last) for p, first, last in hours().soon for m in _word(p).finditer(low))
        found = [(abs(i - at), first, last) for i, p, first, last in soon if _of_beginning(low[i:], p)]
    return min(found)[1:] if found else None


def _of_beginning(behind: str, phrase: str) -> bool:
    """ "Hours after it began", never "hours after the raid"; "within hours" means the beginning by itself."""
    if not phrase.endswith(("after", "into")):
        return True
    return bool(set(_WORD.findall(behind[len(phrase) : len(phrase) + 60])) & hours().beginning)


def _minutes(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("half"):
        return 30
    if groups.get("quarter"):
        return 15
    word = match["number"].lower()
    number = 1 if word in ("a", "an") else number_of(word)
    if number is None:
        return None
    return number * (60 if match["unit"].lower() == "hour" else 1)


def _may_be(when: When, day: date) -> bool:
    """Whether the day told, if one is, is that of the start or is only concluded from the report's."""
    if when.date_from is None or when.date_to is None or "told before" in when.rule or "publication" in when.rule:
        return True
    return when.date_from <= day <= when.date_to or (when.date_from - day).days in (0, 1)


def _until(text: str, when: When, begun: datetime | None) -> tuple[When, str | None]:
    """ "By Tuesday noon": from the start of the ceasefire or of the day until then."""
    on_day = begun is not None and begun.date() == when.date_from
    first = _clock(begun) if on_day and begun is not None else "00:00"
    return (replace(when, clock=first), when.clock) if when.clock and first < when.clock else (when, None)


def _part(text: str, at: int, when: When, begun: datetime | None) -> tuple[When, str | None]:
    low = text.lower()
    near = ((m.start(), p, first, last) for p, first, last in hours().parts for m in _word(p).finditer(low))
    told = [(abs(i - at), -len(p), first, last) for i, p, first, last in near if _of_breach(low, i, at)]
    assert when.date_from is not None and when.date_to is not None
    if not told or (when.date_to - when.date_from).days > 1:
        return when, None
    _, _, first, last = min(told)
    two_days = last < first
    if two_days != (when.date_from != when.date_to):
        return when, None
    if begun is not None and begun.date() == when.date_from and first < _clock(begun) < last:
        first = _clock(begun)
    return replace(when, clock=first), last


@cache
def _word(phrase: str) -> re.Pattern[str]:
    """The phrase as words of its own: there is no "night" in "midnight"."""
    return re.compile(rf"\b{re.escape(phrase)}\b")


def _of_breach(low: str, i: int, at: int) -> bool:
    """Whether a part of the day stands by the breach, and is not that of a saying: "said on Friday morning that ..."."""
    return abs(i - at) <= _NEAR and _SAID.search(low[max(0, i - _NEAR) : i]) is None


def _moment(terms: Terms) -> datetime | None:
    if terms.starts_on is None or not terms.starts_at:
        return None
    if terms.starts_at.startswith("24"):
        return datetime.combine(terms.starts_on + timedelta(days=1), time())
    return datetime.combine(terms.starts_on, time.fromisoformat(terms.starts_at))


def _clock(moment: datetime) -> str:
    return moment.strftime("%H:%M")
