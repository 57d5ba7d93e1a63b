"""In `linking/dating`: what a report says of its own day, whatever other reports there are.

Each constraint gives a weight (log2 odds against a day taken blindly) to each day, and can say in words why. Its dateline, the
weekdays of its news, days of a month and months without a year, the last year told as past.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from math import log2
from typing import Any

from dateline.grounding.times.find import Found, expression, read_alone
from dateline.linking.dating.evidence import Cue, DatingEvidence
from dateline.linking.settings import read_data

MOST_TOLD = 8  # days and months that are weighed; a calendar of events says no more
WEEK = 7
DAYS_OF_YEAR = 365
SHORT_MONTH = 4  # letters of "Sept"
_WORD, _NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
PRINTED = (-1, 0, 1)  # days from a dateline to publication
LEAP = date(2000, 7, 1)  # a day of a leap year, to read any day of a month against


@dataclass(frozen=True, slots=True)
class ReadyCue:
    cue: Cue
    found: Found


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day is likely or not. `own`: of the day of its own news (a weekday, a dateline).

    `told_by`: the id of a dated report that tells of the day that something then means; `relative` where that depends on the
    day of publication ("on Tuesday"), and not on its year alone; `past` where that day lies before it.
    """

    weight: float
    words: str
    told_by: str = ""
    own: bool = False
    relative: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Constraint:
    """`weigh` takes a day as its ordinal; `words` says what was told; `own` and `told_by` as in Reason."""

    weigh: Callable[[int], float]
    words: Callable[[int], str]
    own: bool = False
    told_by: str = ""

    def reason(self, ordinal: int) -> Reason:
        return Reason(self.weigh(ordinal), self.words(ordinal), self.told_by, own=self.own)


@dataclass(frozen=True, slots=True)
class Style:
    """How the dated reports of a pile date what they tell.

    `printed`: the shares of dispatches that come out on the day before their dateline (where clocks differ), on its day and on
    the next; `by_form` the same for those
    that write the day of their dateline alike (`form_of`). `lags`: by kind, the shares of weekdays that lie 0 to 6 days behind
    the report.
    """

    printed: tuple[float, ...]
    by_form: Mapping[str, tuple[float, ...]]
    lags: Mapping[str, tuple[float, ...]]


@cache
def tables() -> dict[str, Any]:
    """The shares and weights of data/dating.toml."""
    return read_data("dating.toml")


def ready(evidence: DatingEvidence) -> list[ReadyCue]:
    """The cues of a report as the grammar of times reads them; those that it no longer reads are left out."""
    pairs = [(cue, expression(cue.text, before=cue.before, tense=cue.tense)) for cue in evidence.cues]
    return [ReadyCue(cue, found) for cue, found in pairs if found is not None]


def constraints(evidence: DatingEvidence, cues: Sequence[ReadyCue], style: Style) -> list[Constraint]:
    """What the report says of its own day, each constraint once, as its pile would say it."""
    body = [item for item in cues if not item.cue.dateline]
    datelines = [item for item in cues if item.cue.dateline]
    found = [_dateline(item, style.by_form.get(form_of(item), style.printed)) for item in datelines]
    weekdays = _weekdays(body, style)
    if weekdays is not None:
        found.append(_as_sent(weekdays, datelines[0]) if datelines else weekdays)
    found += _beside(body)
    found += _days_of_months(body)
    found += _months(body)
    if evidence.published.earliest is not None:
        found.append(_year(evidence.published.earliest))
    return found


def form_of(item: ReadyCue) -> str:
    """How an outlet writes its dateline: the words behind the day, which mostly name the agency; where there are none, the shape
    of the day: "Dec. 21" and "Oct. 5" are of one form, "December 21", "21 December", "DEC 21" of others.
    """
    return " ".join(sorted(item.cue.keys)) or _NUMBER.sub("9", _WORD.sub(_shape, item.cue.text))


def _shape(word: re.Match[str]) -> str:
    case = "A" if word[0].isupper() else "a"
    return case if len(word[0]) <= SHORT_MONTH else case * 2


def _dateline(item: ReadyCue, printed: Sequence[float]) -> Constraint:
    weights = [log2(share * DAYS_OF_YEAR) for share in printed]

    def weigh(ordinal: int) -> float:
        lag = _lag(item, ordinal)
        return weights[lag + 1] if lag is not None else float(tables()["dateline"]["otherwise"])

    return Constraint(weigh, lambda _: f"the dateline says '{item.cue.text}'", own=True)


def _lag(item: ReadyCue, ordinal: int) -> int | None:
    """Days from the dateline to the day of publication, were it that: one of PRINTED, else None."""
    for lag in PRINTED:
        day = date.fromordinal(max(1, ordinal - lag))
        reading = read_alone(item.found, day)
        if reading is not None and reading.day == day:
            return lag
    return None


def _as_sent(weekdays: Constraint, dateline: ReadyCue) -> Constraint:
    """The weekdays of a dispatch are told on the day that it was sent, whenever it was printed."""
    return Constraint(lambda n: weekdays.weigh(n - (_lag(dateline, n) or 0)), weekdays.words, own=True)


def weekdays_told(cues: Sequence[ReadyCue]) -> dict[tuple[int, str], ReadyCue]:
    """The weekdays (ISO) told alone, each with its tense; the first to tell each."""
    first: dict[tuple[int, str], ReadyCue] = {}
    for item in cues:
        weekday = item.found.items.number_of("DOW")
        if item.found.rule.name == "weekday" and weekday and not item.cue.dateline:
            first.setdefault((weekday, _tense(item)), item)
    return first


def _weekdays(body: Sequence[ReadyCue], style: Style) -> Constraint | None:
    """The weekdays told alone, all together: the first counts, the others add less."""
    first = weekdays_told(body)
    if not first:
        return None
    by_day = [0.0] * WEEK
    for index, ((weekday, _), item) in enumerate(first.items()):
        shares = style.lags[kind_of(item)]
        part = tables()["weekday"]["damping"] if index else 1.0
        for day in range(WEEK):
            by_day[day] += part * log2(shares[(day + 1 - weekday) % WEEK] * WEEK)
    total = log2(sum(2.0**weight for weight in by_day) / WEEK)
    weights = tuple(weight - total for weight in by_day)
    told = ", ".join(dict.fromkeys(f"'{item.cue.text}'" for item in list(first.values())[:4]))
    lead = next((item for item in body if item.cue.lead), None)
    words = f"the lead tells of '{lead.cue.text}'" if lead is not None else f"the text tells of {told}"
    more = f"; all weekdays: {told}" if lead is not None and len(first) > 1 else ""
    # Day 1 of the calendar is a Monday.
    return Constraint(lambda ordinal: weights[(ordinal - 1) % WEEK], lambda _: words + more, own=True)


def _tense(item: ReadyCue) -> str:
    return "past" if item.found.tense < 0 else "ahead" if item.found.tense > 0 else "open"


def kind_of(item: ReadyCue) -> str:
    """Which shares of data/dating.toml a weekday follows."""
    tense = _tense(item)
    if tense != "past":
        return tense
    limits = tables()["weekday"]
    if item.cue.sentence < limits["head_sentences"]:
        return "past_head"
    return "past_lead" if item.cue.sentence < limits["lead_sentences"] else "past_rest"


def _beside(body: Sequence[ReadyCue]) -> list[Constraint]:
    """ "Last Saturday, April 15" is one day, so the report came out within a week of it."""
    found: list[Constraint] = []
    for item, after in pairwise(body):
        weekday = item.found.rule.name == "weekday-relative"
        if weekday and after.found.rule.build == "calendar" and item.cue.text.lower().endswith(after.cue.before or "?"):
            found.append(_one_day(item, after))
    return found[:1]


def _one_day(item: ReadyCue, after: ReadyCue) -> Constraint:
    table = tables()["beside"]

    def agree(ordinal: int) -> bool:
        today = date.fromordinal(ordinal)
        weekday, day = read_alone(item.found, today), read_alone(after.found, today)
        return weekday is not None and day is not None and weekday.day is not None and weekday.day == day.day

    def words(ordinal: int) -> str:
        return f"'{item.cue.text}' and '{after.cue.text}' are {'one day' if agree(ordinal) else 'different days'}"

    return Constraint(lambda n: float(table["agree"] if agree(n) else table["differ"]), words)


def _days_of_months(body: Sequence[ReadyCue]) -> list[Constraint]:
    told: dict[tuple[int, int], ReadyCue] = {}
    for item in body:
        if item.found.rule.build in ("calendar", "day_range"):
            reading = read_alone(item.found, LEAP)
            if reading is not None and reading.span is not None and reading.anchor != "none":
                told.setdefault((reading.span[1].month, reading.span[1].day), item)
    chosen = list(told.items())[:MOST_TOLD]
    part = 1.0 / len(chosen) ** tables()["month_day"]["damping"] if chosen else 1.0
    return [_day_of_month(month, day, item, part) for (month, day), item in chosen]


def _day_of_month(month: int, day: int, item: ReadyCue, part: float) -> Constraint:
    density = _densities("past" if item.found.tense < 0 else "other")

    def behind(ordinal: int) -> int:
        """Days since the day was there last."""
        today = date.fromordinal(ordinal)
        year = today.year if (today.month, today.day) >= (month, day) else today.year - 1
        return ordinal - _ordinal(max(1, year), month, day)

    def words(ordinal: int) -> str:
        days = behind(ordinal)
        return f"'{item.cue.text}' is then {days} days before, or {365 - days} ahead"

    return Constraint(lambda ordinal: part * density[min(364, max(0, behind(ordinal)))], words)


@cache
def _ordinal(year: int, month: int, day: int) -> int:
    # 29 February where there is none is the day before March.
    return date(year, month, 28).toordinal() + 1 if day > 28 and month == 2 else date(year, month, day).toordinal()


@cache
def _densities(tense: str) -> tuple[float, ...]:
    """Bits for a day of a month that was last there 0 to 364 days ago; from half a year on it may also lie ahead."""
    table = tables()["month_day"]

    def at(days: int) -> float:
        return float(next((v for until, v in zip(table["until"], table[tense], strict=True) if days <= until), 0.05))

    raw = [at(days) + (at(days - 365) if days > 182 else 0.0) for days in range(365)]
    mean = sum(raw) / len(raw)
    return tuple(log2(value / mean) for value in raw)


def _months(body: Sequence[ReadyCue]) -> list[Constraint]:
    told: dict[tuple[int, str], ReadyCue] = {}
    for item in body:
        month = item.found.items.number_of("MON")
        if month and item.found.rule.name in ("month", "month-part"):
            told.setdefault((month, "past" if item.found.tense < 0 else "other"), item)
    chosen = list(told.items())[:MOST_TOLD]
    part = 1.0 / len(chosen) ** tables()["month"]["damping"] if chosen else 1.0
    return [_month(month, tense, item, part) for (month, tense), item in chosen]


def _month(month: int, tense: str, item: ReadyCue, part: float) -> Constraint:
    shares = tables()["month"][tense]
    mean = sum(shares) / len(shares)
    weights = tuple(part * log2(share / mean) for share in shares)

    def behind(ordinal: int) -> int:
        return (date.fromordinal(ordinal).month - month) % 12

    return Constraint(lambda n: weights[behind(n)], lambda n: f"'{item.cue.text}' is then {behind(n)} months before")


def _year(earliest: date) -> Constraint:
    first, table = earliest.toordinal(), tables()["year"]

    def weigh(ordinal: int) -> float:
        years = abs(ordinal - first) / 365.25
        bits = table["ahead"] - log2(1 + years) if ordinal < first else -table["slope"] * log2(1 + years)
        return float(bits)

    def words(ordinal: int) -> str:
        told = f"the last day or year told as past is {earliest}"
        return f"{told}, {(ordinal - first) // 365} years before" if ordinal >= first else f"{told}, after it"

    return Constraint(weigh, words)
