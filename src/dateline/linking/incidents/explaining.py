"""linking/incidents/ says of a link what was compared and what each comparison gave, in words that a researcher reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dateline.linking.incidents.compare import Levels, wording
from dateline.linking.incidents.mentions import Mention, Range
from dateline.linking.types import Comparison


def explained(a: Mention, b: Mention, found: Levels, weights: Mapping[str, float]) -> tuple[Comparison, ...]:
    """The levels as comparisons, each with its field, what was found and its weight; those that weigh nothing are left out."""
    return tuple(
        _comparison(*_in_words(name, a, b), weights[name]) for name in found if weights[name] or name == "prior"
    )


@lru_cache(maxsize=1 << 16)
def _comparison(field: str, detail: str, weight: float) -> Comparison:
    """One object for comparisons that say the same, as most of a large pile's do."""
    return Comparison(field, detail, weight)


def _in_words(name: str, a: Mention, b: Mention) -> tuple[str, str]:
    """The field that a level is of, and what the two mentions say of it."""
    if name in _PLAIN:
        return _PLAIN[name]
    if name in _PLACE:
        return "place", f"{_both(*(_place(m) for m in (a, b)))}: {_PLACE[name]}"
    if name in _DATE:
        return "date", _DATE[name].format(_both(_days(a), _days(b)))
    if name in _TYPE:
        return "type", f"{_both(a.sub_type, b.sub_type)}{_TYPE[name]}"
    if name.endswith("_words"):
        return "wording", f"{wording(a, b):.0%} of the telling words"
    field, _, level = name.partition("_")
    if field in ("killed", "injured"):
        return field, _tolls(a, b, field, level)
    return level, _named(*_ROLES[level](a, b))


_PLAIN = {
    "prior": ("prior", "two mentions of violence in one pile, near in time and place"),
    "same_claim": ("claim", "told in one claim"),
    "told_again": ("report", "one report tells of it again"),
    "same_report_toll": ("report", "one report, one toll"),
    "same_report": ("report", "one report comes back to it"),
    "copied_words": ("wording", "one text, copied"),
    "told_apart": ("toll", "one report has both tolls from one claimant"),
}
_PLACE = {
    "same_place": "same",
    "inside": "one lies in the other",
    "near": "near",
    "same_area": "one area, nothing nearer told",
    "place_unknown": "told by one of them only",
    "places_untold": "told by neither",
}
_DATE = {
    "same_day": "{}: the same day",
    "next_day": "{}: a day apart",
    "within_week": "{}: they meet within a week",
    "within_month": "{}: they meet within a month",
    "wider": "{}: they meet, but one is wider than a month",
    "date_unknown": "{}: not told by both",
}
_TYPE = {
    "same_sub_type": "",
    "same_family": ": of one kind",
    "kin_family": ": may be told of one incident",
    "other_family": ": not of one kind",
}
_ROLES = {
    "perpetrator": lambda a, b: (a.perpetrators, b.perpetrators),
    "target": lambda a, b: (a.targets, b.targets),
    "weapon": lambda a, b: (a.weapons, b.weapons),
}


def _both(left: str, right: str) -> str:
    return " / ".join(sorted({left, right}))


def _place(m: Mention) -> str:
    return m.place.name if m.place else m.place_key or "no place"


def _days(m: Mention) -> str:
    if m.days is None:
        return "no day"
    return f"{m.days[0]}" if m.days[0] == m.days[1] else f"{m.days[0]} to {m.days[1]}"


def _named(left: frozenset[str], right: frozenset[str]) -> str:
    return ", ".join(sorted(left & right)) or "named differently"


def _tolls(a: Mention, b: Mention, field: str, level: str) -> str:
    left, right = (a.killed, b.killed) if field == "killed" else (a.injured, b.injured)
    if level in ("near", "far"):
        return f"{_both(_range(left), _range(right))}{'' if level == 'near' else ': more than twice as many'}"
    same = left is not None and right is not None and left[0] == right[0]
    return (
        f"both {_range(left)}"
        if same
        else f"{_both(_range(left), _range(right))}: the one has the other's toll elsewhere"
    )


def _range(toll: Range | None) -> str:
    if toll is None:
        return "none told"
    low, high = toll
    return f"{low}" if low == high else f"{'?' if low is None else low} to {'?' if high is None else high}"
