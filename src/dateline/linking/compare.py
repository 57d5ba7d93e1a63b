"""linking/ compares two mentions field by field: what each comparison gave, in log-odds, or why they cannot be one incident.

The score is a sum of log2 likelihood ratios (Fellegi and Sunter 1969) with the weights of data/incidents.toml.
Every comparison is symmetric in its two mentions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from dateline.grounding.types import Place
from dateline.linking.mentions import Mention, Range
from dateline.linking.settings import link_settings
from dateline.linking.types import Comparison
from dateline.linking.words import fold

PlaceRelation = Literal["same", "inside", "near", "area", "apart", "unknown", "untold"]
WEIGHT_OF: dict[PlaceRelation, str] = {
    "same": "same_place",
    "inside": "inside",
    "near": "near",
    "area": "same_area",
    "unknown": "place_unknown",
    "untold": "places_untold",
}
EARTH_KM = 6371.0
COUNTRY_FEATURES = frozenset({"country", "pcli", "pcl"})


def compare(a: Mention, b: Mention) -> tuple[Comparison, ...] | None:
    """The comparisons of two mentions, the prior among them; None where time or place make one incident impossible."""
    limits = link_settings().limits
    relation = place_relation(a, b)
    gap = days_between(a, b)
    if disagree(a, b) and a.report_id == b.report_id and a.claimant_id == b.claimant_id:
        return None
    if relation == "near" and a.report_id == b.report_id and a.where_prec == b.where_prec == 1:
        return None  # one report that names two towns tells of two places, however near they lie
    if relation == "apart" or (gap is not None and gap > (limits["days_apart"] if a.exact and b.exact else 0)):
        return None
    return tuple(c for c in _comparisons(a, b, relation, gap) if c.weight or c.field == "prior")


def score(comparisons: tuple[Comparison, ...]) -> float:
    """The log-odds that two mentions tell of one incident."""
    return round(sum(c.weight for c in comparisons), 6)


def disagree(a: Mention, b: Mention) -> bool:
    """Whether both name perpetrators and none in common. One teller who does so tells of two incidents."""
    return bool(a.perpetrators and b.perpetrators) and not a.perpetrators & b.perpetrators


def _comparisons(a: Mention, b: Mention, relation: PlaceRelation, gap: int | None) -> Iterator[Comparison]:
    yield _of("prior", "two mentions of violence in one pile", "prior")
    yield _place(a, b, relation)
    yield _date(a, b, gap)
    yield _kind(a, b)
    yield from _roles(a, b)
    yield from _tolls(a, b)
    yield _wording(a, b)
    if a.claim_id == b.claim_id:
        yield _of("claim", "told in one claim", "same_claim")
    if told_again(a, b):
        yield _of("report", "one report tells of it again", "told_again")
    elif a.report_id == b.report_id and same_telling_toll(a, b):
        yield _of("report", "one report, one toll", "same_report_toll")
    elif resumes(a, b):
        yield _of("report", "one report comes back to it", "same_report")


def _of(field: str, detail: str, weight: str) -> Comparison:
    return Comparison(field, detail, link_settings().weights[weight])


def place_relation(a: Mention, b: Mention) -> PlaceRelation:
    """How the places of two mentions lie to one another, by gazetteer entry, region and distance; names where no entry is."""
    if a.place_key is None or b.place_key is None:
        return "untold" if a.place_key == b.place_key else "unknown"
    if a.place_key == b.place_key:
        return "area" if a.wide else "same"
    if a.place is None or b.place is None:
        return "unknown"
    if a.wide or b.wide:
        return _wide_relation(a, b)
    limits = link_settings().limits
    km = distance_km(a.place, b.place)
    if km is None:
        return "unknown"
    # A district and its seat, or "near X": the codebooks' where_prec 2 is a point known to within 25 km.
    if km <= (limits["apart_km"] if 2 in (a.where_prec, b.where_prec) else limits["near_km"]):
        return "near"
    return "apart"


def _wide_relation(a: Mention, b: Mention) -> PlaceRelation:
    assert a.place is not None and b.place is not None
    if a.wide and b.wide:
        return (
            "area"
            if a.place.country is None or b.place.country is None or a.place.country == b.place.country
            else "apart"
        )
    area, point = (a.place, b.place) if a.wide else (b.place, a.place)
    if area.country and point.country and area.country != point.country:
        return "apart"
    if area.feature.casefold() in COUNTRY_FEATURES:
        return "area"
    if _is_admin1(area, point):
        return "inside"
    km, limits = distance_km(area, point), link_settings().limits
    if km is None:
        return "area"
    return "apart" if km > limits["region_km"] else "inside" if km <= limits["district_km"] else "area"


def _is_admin1(area: Place, point: Place) -> bool:
    """Whether the point's first-level region is the area, under any of its names ("Sagaing", "Sagaing Region")."""
    if not point.admin1:
        return False
    if area.admin1:
        return fold(area.admin1) == fold(point.admin1)
    region = fold(point.admin1)
    return any(
        region == name or region.startswith(f"{name} ") or name.startswith(f"{region} ") for name in _folded_names(area)
    )


@lru_cache(maxsize=4096)
def _folded_names(area: Place) -> tuple[str, ...]:
    return tuple(fold(name) for name in (area.name, *area.aliases))


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance; None where a place has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    h = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def _place(a: Mention, b: Mention, relation: PlaceRelation) -> Comparison:
    weight = WEIGHT_OF[relation]
    names = " / ".join(sorted({m.place.name if m.place else m.place_key or "no place" for m in (a, b)}))
    return _of("place", f"{names}: {relation}", weight)


def days_between(a: Mention, b: Mention) -> int | None:
    """Days between two intervals: 0 where they overlap, None where one is not known."""
    if a.days is None or b.days is None:
        return None
    return max(0, (a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)


def _date(a: Mention, b: Mention, gap: int | None) -> Comparison:
    if gap is None or a.days is None or b.days is None:
        return _of("date", "not told by one of them", "date_unknown")
    if gap:
        early, late = sorted((a.days[0], b.days[0]))
        return _of("date", f"{early} / {late}: a day apart", "next_day")
    if a.exact and b.exact:
        return _of("date", f"{a.days[0]}: the same day", "same_day")
    width = max((m.days[1] - m.days[0]).days + 1 for m in (a, b) if m.days)
    weight = "within_week" if width <= 8 else "within_month" if width <= 31 else "wider"
    return _of("date", f"intervals overlap, the wider is {width} days", weight)


def _kind(a: Mention, b: Mention) -> Comparison:
    if a.sub_type == b.sub_type:
        return _of("type", a.sub_type, "same_sub_type")
    names = " / ".join(sorted((a.sub_type, b.sub_type)))
    if a.family == b.family:
        return _of("type", names, "same_family")
    kin = (a.family, b.family) in link_settings().kin and not _other_victims(a, b)
    return _of("type", names, "kin_family" if kin else "other_family")


def _other_victims(a: Mention, b: Mention) -> bool:
    """Whether fighters fell in the one and civilians in the other: a battle and the shelling of a hospital beside it."""
    return None not in (a.armed, b.armed) and a.armed != b.armed


def _same_means(a: Mention, b: Mention) -> bool:
    """Whether the two may be told of one act: no other weapon, and of one family or one of them only "an attack"."""
    if a.weapons and b.weapons and not a.weapons & b.weapons:
        return False
    return a.family == b.family or "assault" in (a.family, b.family)


def _roles(a: Mention, b: Mention) -> Iterator[Comparison]:
    if a.perpetrators and b.perpetrators:
        both = sorted(a.perpetrators & b.perpetrators)
        yield _of(
            "perpetrator", ", ".join(both) or "named differently", "same_perpetrator" if both else "other_perpetrator"
        )
    if a.targets & b.targets:
        yield _of("target", ", ".join(sorted(a.targets & b.targets)), "same_target")
    if a.weapons and b.weapons:
        shared = sorted(a.weapons & b.weapons)
        yield _of("weapon", ", ".join(shared) or "named differently", "same_weapon" if shared else "other_weapon")


def _tolls(a: Mention, b: Mention) -> Iterator[Comparison]:
    told_together = a.report_id == b.report_id and a.claimant_id == b.claimant_id and a.text_key != b.text_key
    for kind, left, right in (("killed", a.killed, b.killed), ("injured", a.injured, b.injured)):
        if left is None or right is None:
            continue
        if _same(left, right):
            yield _of(kind, f"both {_range(left)}", toll_weight(left))
        else:
            detail = " / ".join(sorted((_range(left), _range(right))))
            yield _of(kind, detail, "told_apart" if told_together and not a.denied and not b.denied else "toll_apart")


def _same(a: Range | None, b: Range | None) -> bool:
    """Whether two tolls are one number: "21" and "at least 21" are."""
    return a is not None and b is not None and (a == b or (a[0] == b[0] is not None and None in (a[1], b[1])))


def toll_weight(toll: Range) -> str:
    """How much it says that two tolls are one: a number of people that few incidents have says more."""
    limits = link_settings().limits
    number = toll[0] or 0
    return (
        "same_large_toll"
        if number >= limits["large"]
        else "same_toll"
        if number >= limits["telling"]
        else "same_small_toll"
    )


def _telling(toll: Range | None) -> bool:
    return toll is not None and (toll[0] or 0) >= link_settings().limits["telling"]


def in_step(comparisons: tuple[Comparison, ...], m: Mention, told: Collection[Range]) -> tuple[Comparison, ...] | None:
    """The comparisons where another member of the incident has the mention's toll of killed; None where none has.

    Tolls grow: a late report has the last figure and not the one that this member gave.
    """
    if m.killed is None or not _telling(m.killed) or not any(_same(m.killed, toll) for toll in told):
        return None
    others = tuple(c for c in comparisons if c.field != "killed")
    return (*others, _of("killed", f"{_range(m.killed)}, as told of it elsewhere", toll_weight(m.killed)))


def same_telling_toll(a: Mention, b: Mention) -> bool:
    """Whether two mentions share a toll that two incidents seldom share by chance."""
    return (_same(a.killed, b.killed) and _telling(a.killed)) or (_same(a.injured, b.injured) and _telling(a.injured))


def told_again(a: Mention, b: Mention) -> bool:
    """Whether one report tells of both, and all that they say within it speaks for one incident (linking/retold/)."""
    return bool(a.again) and a.again == b.again


def resumes(a: Mention, b: Mention) -> bool:
    """Whether one report tells of both, and one of them leaves out or widens the place or the date that the other gives."""
    if a.report_id != b.report_id or a.text_key == b.text_key:
        return False
    relation, gap = place_relation(a, b), days_between(a, b)
    undated = (a.days is None) != (b.days is None)
    # Another speaker's event of that day without a place may be another one.
    one_voice = a.claimant_id == b.claimant_id or a.own_voice or b.own_voice
    one_voice = one_voice and _same_means(a, b) and _speaks_of(a, b)
    same_day = gap == 0 and (relation == "inside" or (relation == "unknown" and one_voice))
    again = a.taken_up or b.taken_up
    if again and gap == 0 and a.place_key is not None and a.place_key == b.place_key and _same_means(a, b):
        return True
    return same_day or (undated and relation in ("same", "near", "inside"))


def _speaks_of(a: Mention, b: Mention) -> bool:
    """Whether more than the day ties a mention without a place to one with: what was hit, with what, how many, or the words.

    One that takes up an event without a place is of that event, and of no other that day.
    """
    if a.taken_up or b.taken_up:
        return False
    tied = a.targets & b.targets or a.weapons & b.weapons or same_telling_toll(a, b)
    return bool(tied) or wording(a, b) >= link_settings().limits["resuming"]


def _range(toll: Range) -> str:
    low, high = toll
    return f"{low}" if low == high else f"{'?' if low is None else low} to {'?' if high is None else high}"


def wording(a: Mention, b: Mention) -> float:
    """Overlap of telling words, 0 to 1, of the smaller of the two sets; copies count as 1."""
    if a.text_key == b.text_key:
        return 1.0
    least = min(len(a.words), len(b.words))
    return len(a.words & b.words) / least if least >= 3 else 0.0


def _wording(a: Mention, b: Mention) -> Comparison:
    if a.text_key == b.text_key and a.report_id != b.report_id:
        return _of("wording", "one text, copied", "copied_words")
    share = wording(a, b)
    return Comparison(
        "wording", f"{share:.0%} of the telling words", round(share * link_settings().weights["same_words"], 3)
    )
