"""In `events/ceasefires`: days and hours of a sentence as points from which and until which a ceasefire runs, and how long."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from dateline.events.scene import Scene
from dateline.events.setting.when import anchor
from dateline.events.syntax import Tree
from dateline.grounding.types import Time

Role = Literal["from", "to", "at", "expiry"]

_CLOCK = re.compile(r"[\dX]T(\d\d):(\d\d)")
_NUMBERS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_HOUR = (
    r"(?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:[:.](?P<minute>[0-5]\d))?(?: o'clock| o’clock| sharp)?"
)
_BEFORE = re.compile(rf"\b{_HOUR}(?: on| in the| in| of| this| that| local time)?,? $", re.I)
_AFTER = re.compile(rf"^,? at {_HOUR}\b", re.I)
_PAST = re.compile(r"\b(one|a|two|five|\d) minutes? (?:past|after|into) $", re.I)
_FIRST = re.compile(r"\bfirst (?:minute|second|moment) of(?: the)? $", re.I)
_RANGE = re.compile(rf"\b{_HOUR} (?:until|till|to|and|through) $", re.I)
_THIS = re.compile(rf"\b{_HOUR} (?P<part>this morning|this afternoon|this evening|tonight|today|tomorrow)", re.I)
_BETWEEN = re.compile(r"^ (?:between|from) (?:the )?")
_LOG = re.compile(r"\W{0,3}(?:[A-Z]+\W{1,3}|UPDATE )?([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_PREP = re.compile(
    r"\b(as of|as from|with effect from|effective from|starting(?: from| at| on)?|beginning(?: at| on)?|effective|from|since"
    r"|until|till|to|through|up to|by|at|on|before|after|between|and)\s+(?:the |about |exactly |around |late |early )*$",
    re.I,
)
_FROM_WITHIN = re.compile(r"\b(?:from|as of|since|starting(?: at| from)?|beginning(?: at| from)?)\b")
_FROM = ("as of", "as from", "with effect from", "effective from", "effective", "from", "since")
_TO = ("until", "till", "to", "through", "up to")
_EXPIRE = re.compile(
    r"\b(?:due|set|meant|supposed|scheduled|about) to (?:expire|end|lapse|run out|finish)\W+(?:\w+\W+){0,2}$", re.I
)
_ENTRY = 2000
_DAY = timedelta(days=1)
_ISO = re.compile(r"P(T?)(\d+)([HMDWY])")
_LONG = re.compile(
    r"(?:^|\b)(?:for|of|last|lasts|lasting|by|another|add|added|adds|run|these|same|hold|holds)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_NOT_LONG = re.compile(
    r"^\s*(?:ago|after|before|later|earlier|on\b|into|since|of (?:talks|war|fighting|bargaining))", re.I
)


@dataclass(frozen=True, slots=True)
class Point:
    """A day or hour told at characters `start` to `end`; `clock` "HH:MM" where an hour is told."""

    start: int
    end: int
    day: date
    clock: str | None
    zone: str
    role: Role
    last: date

    def plus(self, length: Length) -> tuple[date, str | None]:
        if self.clock is None:
            return _later(self.day, length), None
        moment = datetime.combine(self.day, datetime.strptime(self.clock, "%H:%M").time())
        if length.unit == "H":
            moment += timedelta(hours=length.number)
            return moment.date(), moment.strftime("%H:%M")
        return _later(self.day, length), self.clock


@dataclass(frozen=True, slots=True)
class Length:
    """How long: a number of hours (H), days (D), weeks (W), months (M) or years (Y), told at these characters."""

    start: int
    end: int
    number: int
    unit: str
    more: bool = False


def later(day: date, clock: str | None, length: Length) -> tuple[date, str | None]:
    """The day and hour so long after another."""
    return Point(0, 0, day, clock, "", "at", day).plus(length)


def _later(day: date, length: Length) -> date:
    if length.unit in "MY":
        months = day.year * 12 + day.month - 1 + length.number * (12 if length.unit == "Y" else 1)
        year, month = divmod(months, 12)
        for last in (day.day, 30, 29, 28):
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    days = {"H": length.number / 24, "D": length.number, "W": 7 * length.number}.get(length.unit, 0)
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        return day


def lengths(scene: Scene, tree: Tree) -> list[Length]:
    """How long a ceasefire of this sentence may be: "for 72 hours", "a six-month ...", "by another five days"."""
    found: list[Length] = []
    text = scene.report.text
    for time in scene.times.touching(tree.sentence.start, tree.sentence.end):
        match = _ISO.fullmatch(time.value)
        if time.type != "DURATION" or match is None or match[1] + match[3] == "TM" or len(match[2]) > 4:
            continue
        before = text[max(tree.sentence.start, time.start - 30) : time.start]
        after = text[time.end : min(tree.sentence.end, time.end + 16)]
        hyphen = "-" in time.text or after.startswith("-")
        own = time.text.lower().startswith(("last", "for"))
        if _NOT_LONG.match(after) or not (hyphen or own or _LONG.search(before)):
            continue
        more = bool(re.search(r"\b(?:by|another|add|added|adds|further)\s+(?:\w+\s+){0,2}$", before, re.I))
        found.append(
            Length(time.start, time.end, int(match[2]), match[3] if match[3] != "M" or not match[1] else "", more)
        )
    return [length for length in found if length.unit]


def delays(scene: Scene, tree: Tree) -> list[Length]:
    """In how long it is to begin: "takes effect in 72 hours"."""
    text = scene.report.text
    told = scene.times.touching(tree.sentence.start, tree.sentence.end)
    matches = [
        (t, _ISO.fullmatch(t.value))
        for t in told
        if t.type == "DURATION" and text[: t.start].endswith((" in ", " within "))
    ]
    return [
        Length(t.start, t.end, int(m[2]), m[3])
        for t, m in matches
        if m is not None and m[1] + m[3] != "TM" and len(m[2]) < 5
    ]


def points(scene: Scene, tree: Tree) -> list[Point]:
    """Days and hours of the sentence in order, each with the role that its preposition gives it."""
    start, end = tree.sentence.start, tree.sentence.end
    found: list[Point] = []
    told = scene.times.touching(start, end)
    for n, time in enumerate(told):
        if time.type in ("DURATION", "SET") or time.date_from is None or time.date_to is None or time.date_prec >= 3:
            continue
        found.append(_point(scene, tree, time, told[n + 1 : n + 3]))
    found = [p for p in found if not any(_same(p, q) for q in found)]
    found += _bare(scene, tree, found)
    daily = next((p for p in found if p.role == "from" and p.clock is None), None)
    if daily is not None:  # "from nine in the morning until two, beginning today"
        found = [
            replace(p, day=daily.day, last=daily.day) if p.clock and p.role in ("from", "to") else p for p in found
        ]
        found = [p for p in found if p is not daily] if any(p.clock and p.role == "from" for p in found) else found
    found = _one_clock(sorted(found, key=lambda p: p.start), scene.report.text)
    return [_turned(p, scene) for p in found]


def _same(point: Point, other: Point) -> bool:
    """ "Midnight between Tuesday and Wednesday": the days are told by the hour."""
    return other.start < point.start and point.end <= other.end


def _point(scene: Scene, tree: Tree, time: Time, after: list[Time]) -> Point:
    text = scene.report.text
    low = max(tree.sentence.start, time.start - 40)
    before, behind = text[low : time.start], text[time.end : min(tree.sentence.end, time.end + 40)]
    start, end, day, last = time.start, time.end, time.date_from, time.date_to
    assert day is not None and last is not None
    clock = f"{m[1]}:{m[2]}" if (m := _CLOCK.search(time.value)) else None
    words = time.text.lower()
    if (past := _PAST.search(before)) and "midnight" in words:
        number = past[1].lower()
        minute = {"one": 1, "a": 1, "two": 2, "five": 5}.get(number) or int(number)
        day, clock, start = _day_named(time), f"00:{minute:02d}", low + past.start()
    elif "midnight" in words or (clock or "").startswith("24"):
        day, clock, end = _midnight(time, behind, after, end)
    elif clock is None and (first := _FIRST.search(before)):
        clock, start = "00:00", low + first.start()
    elif clock is None and time.type == "TIME" and (hour := _BEFORE.search(before)):
        clock, start = _told_hour(hour, words), low + hour.start()
    elif clock is None and time.type in ("TIME", "DATE") and (hour := _AFTER.match(behind)):
        clock, end = _told_hour(hour, words), time.end + hour.end()
    elif clock is not None and clock < "12" and re.search(r"afternoon|evening|tonight", words):
        clock = f"{int(clock[:2]) + 12:02d}{clock[2:]}"
    elif clock is None and time.type == "TIME" and "midday" in words:
        clock = "12:00"
    zone, role = time.zone, _role(text, tree, start)
    if (
        role == "from"
        and clock == "00:00"
        and "T24" in time.value
        and re.search(r"\b[A-Z][a-z]+ \d|\d [A-Z]", time.text)
    ):
        day = time.date_from or day  # "from midnight on August 4" is from its first hour, "until" it to its last
    if role == "at" and clock is not None and _FROM_WITHIN.search(words):
        role = "from"  # "on Friday from 4 p.m."
    return Point(start, end, day, clock, zone, role, max(day, last if clock is None else day))


def _day_named(time: Time) -> date:
    """The day in "one minute past midnight on Sunday": Sunday itself, in whose first minute it is."""
    assert time.date_from is not None and time.date_to is not None
    if "T24" in time.value and re.search(r"\b(?:on|of)\b|last night|tonight", time.text):
        return time.date_from if re.search(r"\b(?:on|of)\b", time.text) else time.date_from + _DAY
    return time.date_from + _DAY if "T24" in time.value else time.date_to


def _midnight(time: Time, behind: str, after: list[Time], end: int) -> tuple[date, str, int]:
    """Midnight is the first hour of the day that begins."""
    assert time.date_from is not None
    if (between := _BETWEEN.match(behind)) and after and after[0].start - time.end <= between.end() + 16:
        days = [t for t in after if t.date_from is not None]
        if days:
            last = days[-1]
            assert last.date_from is not None
            first_only = (
                len(days) == 1 and last.start - time.end <= between.end() and "and" in behind[last.end - time.end :][:6]
            )
            return last.date_from + (_DAY if first_only else timedelta()), "00:00", last.end
    return time.date_from + _DAY if "T24" in time.value else time.date_from, "00:00", end


def _told_hour(match: re.Match[str], part: str) -> str:
    hour = match["hour"].lower()
    number = int(hour) if hour.isdigit() else _NUMBERS.index(hour) or 12
    if re.search(r"afternoon|evening|night", part) and number < 12 and not (number < 5 and "night" in part):
        number += 12
    return f"{number % 24:02d}:{match['minute'] or '00'}"


def _role(text: str, tree: Tree, start: int) -> Role:
    before = text[max(tree.sentence.start, start - 60) : start]
    if _EXPIRE.search(before):
        return "expiry"
    match = _PREP.search(before)
    if match is None:
        return "at"
    word = match[1].lower()
    if word in _FROM or word.startswith(("starting", "beginning")):
        return "from"
    if word in _TO:
        return "to"
    if word == "and" and re.search(r"\bbetween\b", before):
        return "to"
    return "at"


def _bare(scene: Scene, tree: Tree, found: list[Point]) -> list[Point]:
    """Hours in words that no time expression has: "nine this morning", "from nine until four o'clock this afternoon"."""
    text, low = scene.report.text, tree.sentence.start
    sentence = text[low : tree.sentence.end]
    more: list[Point] = []
    for match in _THIS.finditer(sentence):
        start, end = low + match.start(), low + match.end()
        over = [p for p in found if p.start < end and start < p.end]
        if over and over[0].clock is None:
            found.remove(over[0])
            clock = _told_hour(match, match["part"].lower())
            more.append(replace(over[0], start=start, end=end, clock=clock, role=_role(text, tree, start)))
    for point in [*found, *more]:
        if point.clock is not None and point.role == "to" and (ran := _RANGE.search(text[low : point.start])):
            hour = _told_hour(ran, "")
            start = low + ran.start()
            if not any(p.start <= start < p.end for p in found):
                more.append(replace(point, start=start, end=low + ran.end("hour"), clock=hour, role="from"))
    return more


def _one_clock(found: list[Point], text: str) -> list[Point]:
    """ "At 18:00 ... on Friday": an hour and its day told apart in the same breath are one point."""
    kept: list[Point] = []
    for point in found:
        if (
            kept
            and kept[-1].clock is None
            and point.clock is not None
            and text[kept[-1].end : point.start].strip(" ,") in ("", "at", "from")
        ):
            kept[-1] = replace(
                point,
                start=kept[-1].start,
                day=kept[-1].day,
                last=kept[-1].day,
                role=kept[-1].role if kept[-1].role != "at" else point.role,
            )
        else:
            kept.append(point)
    return kept


def _turned(point: Point, scene: Scene) -> Point:
    """What is to end on a day told without its year ends after the report, not a year before it."""
    day = anchor(scene)
    told = scene.report.text[point.start : point.end]
    named_day = point.clock == "00:00" and not re.search(r"\d|next|coming", told)
    if day is not None and point.role == "from" and named_day and (point.day - day).days in (6, 7, 8):
        return replace(point, day=point.day - timedelta(days=7), last=point.last - timedelta(days=7))
    if (
        day is not None
        and point.role == "expiry"
        and (point.day - day).days in range(3, 8)
        and not re.search(r"\d", told)
    ):
        past = re.search(
            r"\b(?:was|were|had been)\W+(?:due|set|meant|supposed|scheduled|about)\b",
            scene.report.text[max(0, point.start - 60) : point.start],
        )
        if past:  # "was due to expire at midnight on Wednesday", told on Thursday
            return replace(point, day=point.day - timedelta(days=7), last=point.last - timedelta(days=7))
    if day is None or point.role != "to" or point.day >= day - timedelta(days=31) or re.search(r"\d{4}", told):
        return point
    try:
        ahead = point.day.replace(year=point.day.year + 1)
    except ValueError:
        return point
    return replace(point, day=ahead, last=ahead) if ahead > day else point


def _block_start(scene: Scene, tree: Tree) -> int:
    """Where the sentence's paragraph begins, a few sentences back at most."""
    near = scene.trees_within(max(0, tree.sentence.start - _ENTRY), tree.sentence.end)
    return min(t.sentence.start for t in near if t.sentence.block == tree.sentence.block)


def log_hour(scene: Scene, tree: Tree) -> str | None:
    """The hour at the head of the sentence's entry in a log."""
    match = _LOG.match(scene.report.text, _block_start(scene, tree))
    return f"{int(match[1]):02d}:{match[2]}" if match else None
