"""`why` of a ceasefire in words: its terms, and what is alleged of it hour by hour, with who denies it and what others found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dateline.exchange.grounds import days

Row = dict[str, Any]


def ceasefire_in_words(row: Row) -> Iterator[str]:
    """Lines: the terms, the count by accuser and accused, the first allegation, the allegations by hour, denials, findings."""
    yield f"{row['title']}  [{row['ceasefire_id']}]"
    alone = ", unilateral" if row["unilateral"] else ""
    yield f"  parties    {', '.join(row['parties']) or 'not said'}{alone}"
    if row["rejected_by"]:
        yield f"  rejected   by {', '.join(row['rejected_by'])}"
    clock = f" {row['effective_clock']}" if row["effective_clock"] else ""
    yield f"  declared   {row['declared_on'] or 'not said'}"
    yield f"  effective  {row['effective_from'] or 'not said'}{clock} (date_prec {row['date_prec']})"
    for extension in row["extensions"]:
        yield f"  extended   {extension['on'] or 'on a day not said'}, until {extension['until'] or 'a day not said'}"
    yield f"  until      {row['effective_to'] or 'not said'}"
    if row["ended_on"]:
        yield f"  ended      said to have ended on {row['ended_on']}"
    yield f"  mediators  {', '.join(row['mediators']) or 'not said'}"
    yield from _alleged(row)
    for denial in row["denials"]:
        yield f"  Denied by {denial['by']}, {days(denial['date_from'], denial['date_to'])}: \u201c{_line(denial['text'])}\u201d"
    for found in row["findings"]:
        of = f" by {found['of']}" if found["of"] else ""
        when = days(found["date_from"], found["date_to"])
        yield f"  Found {found['finding']}{of}, says {found['by']} ({found['kind']}), {when}: \u201c{_line(found['text'])}\u201d"
    if row["incidents_during"]:
        yield f"  Incidents during it, alleged as violations or not: {', '.join(row['incidents_during'])}"


def _alleged(row: Row) -> Iterator[str]:
    counts = Counter((v["accuser_side"] or v["accuser"], v["accused"] or "nobody by name") for v in row["violations"])
    for (accuser, accused), number in sorted(counts.items()):
        yield f"  {accuser} accuses {accused}: {number} {'allegation' if number == 1 else 'allegations'}"
    for first in row["first_allegation"]:
        minutes = minutes_in_words(first)
        after = f", {minutes} after the start" if minutes else ""
        when = _moment(first)
        yield f"  First allegation: {first['accuser']} accuses {first['accused'] or 'nobody by name'}, {when}{after}"
    if row["violations"]:
        yield "  Hour by hour:"
    for violation in row["violations"]:
        yield f"    {alleged_in_words(violation)}"


def alleged_in_words(row: Row) -> str:
    """ "2020-10-18 00:04 (4 minutes in): A accuses B of shelling at T, 14 times, denied by B, not verified by M"."""
    minutes = minutes_in_words(row)
    inside = f" ({minutes} in)" if minutes else ""
    act = f" ({row['act']})" if row["act"] else ""
    place = f" at {row['place']}" if row["place"] else ""
    count = f", {row['count']} times" if row["count"] else ""
    denied = f", denied by {', '.join(row['denied_by'])}" if row["denied_by"] else ""
    found = "".join(f", {f['by']} {f['finding']}" for f in row["found_by"])
    told, voices = len(row["reports"]), len(row["origins"])
    of = (
        f", {told} {'report' if told == 1 else 'reports'}, {voices} {'origin' if voices == 1 else 'origins'}"
        if told
        else ""
    )
    said = "" if row["called"] else ", an act that nobody calls a breach"
    who = f"{row['accuser']} accuses {row['accused'] or 'nobody by name'}"
    return f"{_moment(row) or 'no day told'}{inside}: {who}{act}{place}{count}{said}{denied}{found}{of}"


def minutes_in_words(row: Row) -> str:
    """ "4 minutes", "0 to 59 minutes", "2 h 20"; "" where it is not known."""
    first, last = row["minutes_from"], row["minutes_to"]
    if first is None or last is None:
        return ""
    if first != last:
        return f"{first} to {last} minutes"
    return f"{first} {'minute' if first == 1 else 'minutes'}" if first < 120 else f"{first // 60} h {first % 60:02}"


def _moment(row: Row) -> str:
    until = f" to {row['clock_to']}" if row["clock_to"] and row["clock_to"] != row["clock_from"] else ""
    clock = f" {row['clock_from']}{until}" if row["clock_from"] else ""
    return f"{days(row['date_from'], row.get('date_to', row['date_from']))}{clock}"


def _line(text: str) -> str:
    return " ".join(text.split())
