"""Dates, times, ranges, durations and sets of the Recognizers-Text specs: the share told right, by kind.

    python -m benchmarks.recognizers DIR     DIR: the specs' folder, which has DateTime/English/*.json
    python -m benchmarks.recognizers DIR KIND     the cases of one kind that are not right, too

A case is right where what is told over its span, as one time or as the two ends of a stretch, equals one of the spec's own
resolutions: the same days (a spec's end is the day after), the same hour, or the same TIMEX value. The specs are requests to
a calendar ("schedule a meeting for ..."): what a report never says is out of scope, counted, and named.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.grounding.times.find import find_times
from dateline.grounding.times.lexicon import TOKEN, lexicon
from dateline.grounding.types import Time
from dateline.language.types import Analysis, Sentence
from dateline.reports.types import Published

VALUED = re.compile(r"(Parser|DateTimeModel)\.json$")
SPAN_ONLY = re.compile(r"Extractor(SkipFromTo)?\.json$")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
BARE = frozenset(
    (
        *(
            "D",
            "N",
            "DEC",
            "FRAC",
            "ORD",
            "ORDS",
            "ONE",
            "TEEN",
            "TENS",
            "SECOND",
            "HUND",
            "THOU",
            "THE",
            "A",
            "AT",
            "ON",
        ),
        *(
            "OF",
            "IN",
            "TO",
            "FROM",
            "UNTIL",
            "BETWEEN",
            "AND",
            "ABOUT",
            "FOR",
            "BY",
            "COMMA",
            "DOT",
            "DASH",
            "SLASH",
            "THIS",
        ),
    )
)
# Kinds that no report needs, and marks of a resolution with one end.
OTHER_KINDS = frozenset({"datetimealt", "timezone", "None"})
ONE_END = frozenset({"before", "after", "since", "until", "more", "less"})
# What is counted in a request from the minute in which it is made: a report has a day and no minute.
FROM_NOW = re.compile(r"\b(hours?|hrs?|minutes?|mins?|seconds?|secs?)\b", re.I)


# A request says "the 27" and "from 5 to 7"; a report says of what month, and of what half of the day.
TIME_CLASSES = frozenset(
    letter for name, letter in lexicon().letters.items() if name not in BARE and name not in ("OTHER", "CAP")
)
MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
SECONDS = {"D": 86_400, "W": 604_800}


@dataclass(frozen=True, slots=True)
class Answer:
    """One resolution: its TIMEX, and the two ends as the spec writes them ("2016-11-07", "2016-11-07 08:00:00", "08:00:00")."""

    timex: str
    first: str
    last: str
    one_end: bool


@dataclass(frozen=True, slots=True)
class Case:
    kind: str
    text: str
    start: int
    end: int
    day: date
    answers: tuple[Answer, ...]

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def out_of_scope(self) -> str:
        """Why no report says this, or ""."""
        if self.kind in OTHER_KINDS or not self.answers:
            return "zones alone, alternatives, kinds without a value"
        if all(answer.one_end for answer in self.answers):
            return "one end of an open stretch (before, after, since, until): told as the day or the year it names"
        if not TIME_CLASSES & set(lexicon().classes(TOKEN.findall(self.words))):
            return "bare numbers taken for a day or an hour (the 27, 5/12, at seven)"
        from_now = self.kind in ("datetime", "datetimerange") and FROM_NOW.search(self.words)
        return (
            "counted from the minute of the request" if from_now and not re.search(r"\d:\d|[ap]m\b", self.words) else ""
        )


def cases(path: Path) -> Iterator[Case]:
    for spec in json.loads(path.read_text("utf-8-sig")):
        stated = (spec.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")
        for result in spec.get("Results") or ():
            start = result.get("Start", 0)
            length = result.get("Length") or result.get("End", start) - start + 1
            kind = str(result.get("TypeName") or result.get("Type")).removeprefix("datetimeV2.")
            answers = tuple(_answers(result))
            yield Case(kind, spec["Input"], start, start + length, date.fromisoformat(stated[:10]), answers)


def _answers(result: dict[str, Any]) -> Iterator[Answer]:
    value = result.get("Value") or {}
    listed = (result.get("Resolution") or {}).get("values") or (
        value.get("values") if isinstance(value, dict) else None
    )
    for one in listed or ():
        first, last = one.get("start") or one.get("value") or "", one.get("end") or one.get("value") or ""
        yield Answer(str(one.get("timex", "")), first, last, one.get("Mod", "").split("-")[0] in ONE_END)
    if not listed and isinstance(value, dict) and "Timex" in value:
        for side in ("FutureResolution", "PastResolution"):
            found = list((value.get(side) or {}).values()) or [""]
            yield Answer(str(value["Timex"]), str(found[0]), str(found[-1]), value.get("Mod", "") in ONE_END)


def told(case: Case) -> list[Time]:
    analysis = Analysis((Sentence(0, len(case.text), (), 0),), ())
    times = find_times(case.text, analysis, Published(case.day, case.day, "stated"))
    return [time for time in times if time.start < case.end and case.start < time.end]


def right(case: Case, times: Sequence[Time]) -> bool:
    if not times:
        return False
    return any(_same(case.kind, answer, times) for answer in case.answers)


def _same(kind: str, answer: Answer, times: Sequence[Time]) -> bool:
    if kind in ("duration", "set"):
        return any(t.value == answer.timex or _length(t.value) == _length(answer.timex) is not None for t in times)
    if kind in ("date", "daterange"):
        days = _spec_days(answer, end_is_after=kind == "daterange")
        if _days(times) == days or any((t.date_from, t.date_to) == days for t in times):
            return True
        # "From 2 to 7 May", "from 2014 to 2018": the specs' end is then the day, or the first day of the year, told last.
        first, last = _spec_days(answer, end_is_after=False)
        return kind == "daterange" and first == _days(times)[0] and last in (_days(times)[1], _last_told(times))
    hours = [h for t in times for part in t.value.split("/") if (h := _hour(part.partition("T")[2])) is not None]
    stated = {answer.first[:10]} if "-" in answer.first else {str(_days(times)[0])}
    if kind in ("time", "datetime"):
        return str(_days(times)[0]) in stated and _hour(answer.first) in hours
    part = re.search(r"T(MO|AF|EV|NI)$", answer.timex)
    if part:
        return any(t.value.endswith(part.group()) and str(t.date_from) in stated for t in times)
    ends = (_hour(answer.first), _hour(answer.last))
    return len(hours) == 2 and (hours[0], hours[1]) == ends and str(_days(times)[0]) in stated


def _days(times: Sequence[Time]) -> tuple[date | None, date | None]:
    firsts, lasts = [t.date_from for t in times if t.date_from], [t.date_to for t in times if t.date_to]
    return min(firsts, default=None), max(lasts, default=None)


def _last_told(times: Sequence[Time]) -> date | None:
    """The first day of the last time told, or of the second end in its value ("2014/2018")."""
    after = times[-1].value.partition("/")[2]
    if after:
        return (
            date(int(after), 1, 1) if after.isdigit() else date.fromisoformat(after[:10]) if len(after) == 10 else None
        )
    return times[-1].date_from


def _length(value: str) -> tuple[float, float] | None:
    """Months and seconds of a duration, whatever units it is told in; None for a vague one."""
    found = re.fullmatch(r"P((?:[\d.]+[A-Z])*)(?:T((?:[\d.]+[A-Z])*))?", value)
    if not found or not value.strip("PT"):
        return None
    months = seconds = 0.0
    for number, unit in re.findall(r"([\d.]+)([A-Z])", found.group(1) or ""):
        months += float(number) * MONTHS.get(unit, 0)
        seconds += float(number) * SECONDS.get(unit, 0)
    for number, unit in re.findall(r"([\d.]+)([A-Z])", found.group(2) or ""):
        seconds += float(number) * {"H": 3600, "M": 60, "S": 1}[unit]
    return months, seconds


def _spec_days(answer: Answer, *, end_is_after: bool) -> tuple[date | None, date | None]:
    try:
        first, last = date.fromisoformat(answer.first[:10]), date.fromisoformat(answer.last[:10])
    except ValueError:
        return None, date.min
    return first, last - timedelta(days=1) if end_is_after else last


def _hour(text: str) -> tuple[int, int] | None:
    found = CLOCK.search(text)
    return (int(found.group(1)), int(found.group(2))) if found else None


def report(found: Iterable[Case], shown: str) -> Iterator[str]:
    total, good, seen, left = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for case in found:
        if case.out_of_scope:
            left[case.out_of_scope] += 1
            continue
        times = told(case)
        total[case.kind] += 1
        seen[case.kind] += bool(times)
        good[case.kind] += (hit := right(case, times))
        if case.kind == shown and not hit:
            yield f"  {case.day} {case.words!r} in {case.text!r}: {[(t.text, t.value) for t in times]}; {case.answers[:2]}"
    for kind in sorted(total):
        yield _line(kind, good[kind], total[kind], seen[kind])
    yield _line("all", good.total(), total.total(), seen.total())
    for reason, count in left.most_common():
        yield f"out of scope: {count:5} {reason}"


def _line(kind: str, good: int, total: int, seen: int) -> str:
    share = 100 / max(total, 1)
    return f"{kind:15} {good:5} of {total:5} right {good * share:5.1f}%  found {seen * share:5.1f}%"


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0])
    paths = sorted((folder / "DateTime" / "English").glob("*.json"))
    valued = [path for path in paths if VALUED.search(path.name)]
    write = sys.stdout.write
    for line in report((c for path in valued for c in cases(path)), arguments[1] if len(arguments) > 1 else ""):
        write(line + "\n")
    spans = [c for path in paths if SPAN_ONLY.search(path.name) for c in cases(path) if c.kind not in OTHER_KINDS]
    found = sum(bool(told(case)) for case in spans)
    write(f"found          {found:5} of {len(spans):5} expressions of the extractors' specs, which state no value\n")
    for path in [*paths, *sorted(folder.glob("Number*/English/*.json"))]:
        if path not in valued and not SPAN_ONLY.search(path.name):
            count = len(json.loads(path.read_text("utf-8-sig")))
            write(
                f"out of scope: {count:5} cases of {path.name}, which are numbers or another mode of the same texts\n"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
