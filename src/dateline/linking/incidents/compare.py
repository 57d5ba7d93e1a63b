"""linking/incidents/ compares two mentions field by field: which level each comparison is on, or why they cannot be one incident.

A level is a name in data/incidents.toml, where its weight stands: the log2 likelihood ratio of finding it among mentions of
one incident and among others (Fellegi and Sunter 1969). Every comparison is symmetric in its two mentions. What is impossible
is a codebook's rule and not an estimate: places apart, exact days more than a day apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dateline.linking.incidents.mentions import Mention, Range
from dateline.linking.incidents.whereabouts import PlaceRelation, days_between, place_relation
from dateline.linking.parties import may_be_one
from dateline.linking.settings import link_settings

Levels = tuple[str, ...]
LEVEL_OF: dict[PlaceRelation, str] = {
    "same": "same_place",
    "inside": "inside",
    "near": "near",
    "area": "same_area",
    "unknown": "place_unknown",
    "untold": "places_untold",
}
#: The field of each level; levels of one field exclude one another. Those not listed are there or not there.
FIELD_OF = {
    level: field
    for field, members in {
        "place": tuple(LEVEL_OF.values()),
        "date": ("same_day", "next_day", "within_week", "within_month", "wider", "date_unknown"),
        "type": ("same_sub_type", "same_family", "kin_family", "other_family"),
        "perpetrator": ("same_perpetrator", "other_perpetrator"),
        "target": ("same_target", "other_target"),
        "weapon": ("same_weapon", "other_weapon"),
        "killed": ("killed_many", "killed_some", "killed_few", "killed_near", "killed_far"),
        "injured": ("injured_many", "injured_some", "injured_few", "injured_near", "injured_far"),
        "wording": ("copied_words", "same_words", "some_words", "other_words"),
    }.items()
    for level in members
}
#: Days to a week and to a month, an interval's own width included.
WEEK, MONTH = 8, 31


def levels(a: Mention, b: Mention) -> Levels | None:
    """The level of each comparison, `prior` first; None where time, place or one teller's words make one incident impossible."""
    relation = place_relation(a, b)
    if relation == "apart":
        return None
    gap, limits = days_between(a, b), link_settings().limits
    if gap and gap > (limits["days_apart"] if a.exact and b.exact else 0):
        return None
    if a.report_id == b.report_id:
        if disagree(a, b) and a.claimant_id == b.claimant_id:
            return None
        if relation == "near" and a.where_prec == b.where_prec == 1:
            return None  # one report that names two towns tells of two places, however near they lie
        if a.listed and b.listed:
            return None  # a list has one entry for each incident
    return tuple(_levels(a, b, relation, gap))


def score(found: Levels, weights: Mapping[str, float]) -> float:
    """The log-odds that two mentions tell of one incident."""
    return sum(map(weights.__getitem__, found))


def disagree(a: Mention, b: Mention) -> bool:
    """Whether both name perpetrators and none in common. One teller who does so tells of two incidents."""
    return bool(a.perpetrators and b.perpetrators) and not may_be_one(a.perpetrators, b.perpetrators)


def _levels(a: Mention, b: Mention, relation: PlaceRelation, gap: int | None) -> Iterator[str]:
    yield "prior"
    yield LEVEL_OF[relation]
    yield _date(a, b, gap)
    yield _kind(a, b)
    yield from _roles(a, b)
    yield from _tolls(a, b)
    if words := _wording(a, b):
        yield words
    if a.report_id == b.report_id:
        yield from _within_report(a, b)


def _within_report(a: Mention, b: Mention) -> Iterator[str]:
    if a.claim_id == b.claim_id:
        yield "same_claim"
    if told_again(a, b):
        yield "told_again"
    elif same_telling_toll(a, b):
        yield "same_report_toll"
    elif resumes(a, b):
        yield "same_report"


def _date(a: Mention, b: Mention, gap: int | None) -> str:
    if gap is None or a.days is None or b.days is None:
        return "date_unknown"
    if gap:
        return "next_day"
    if a.exact and b.exact:
        return "same_day"
    width = max((m.days[1] - m.days[0]).days + 1 for m in (a, b) if m.days)
    return "within_week" if width <= WEEK else "within_month" if width <= MONTH else "wider"


def _kind(a: Mention, b: Mention) -> str:
    if a.sub_type == b.sub_type:
        return "same_sub_type"
    if a.family == b.family:
        return "same_family"
    settings, pair = link_settings(), (a.family, b.family)
    # ACLED: shelling and air strikes of those who fight a battle there that day are of the battle
    of_battle = pair in settings.kin_of_doer and may_be_one(a.perpetrators, b.perpetrators)
    kin = (pair in settings.kin or of_battle) and not _other_victims(a, b)
    return "kin_family" if kin else "other_family"


def _other_victims(a: Mention, b: Mention) -> bool:
    """Whether fighters fell in the one and civilians in the other: a battle and the shelling of a hospital beside it."""
    return None not in (a.armed, b.armed) and a.armed != b.armed


def _same_means(a: Mention, b: Mention) -> bool:
    """Whether the two may be told of one act: no other weapon, and of one family or one of them only "an attack"."""
    if a.weapons and b.weapons and not a.weapons & b.weapons:
        return False
    return a.family == b.family or "assault" in (a.family, b.family)


def _roles(a: Mention, b: Mention) -> Iterator[str]:
    if a.perpetrators and b.perpetrators:
        yield "same_perpetrator" if may_be_one(a.perpetrators, b.perpetrators) else "other_perpetrator"
    if a.targets and b.targets:
        yield "other_target" if a.targets.isdisjoint(b.targets) else "same_target"
    if a.weapons and b.weapons:
        yield "other_weapon" if a.weapons.isdisjoint(b.weapons) else "same_weapon"


def _tolls(a: Mention, b: Mention) -> Iterator[str]:
    told_together = a.report_id == b.report_id and a.claimant_id == b.claimant_id and a.text_key != b.text_key
    for kind, left, right in (("killed", a.killed, b.killed), ("injured", a.injured, b.injured)):
        if left is None or right is None:
            continue
        if _same(left, right):
            yield toll_level(kind, left)
        elif told_together and not a.denied and not b.denied:
            yield "told_apart"
        else:
            yield f"{kind}_near" if _within_double(left, right) else f"{kind}_far"


def _within_double(a: Range, b: Range) -> bool:
    """Whether one toll may be the other an hour later: ranges meet, or the larger is at most twice the smaller."""
    (a_low, a_high), (b_low, b_high) = _bounds(a), _bounds(b)
    return max(a_low, b_low) <= 2 * min(a_high, b_high)


def _bounds(toll: Range) -> tuple[int, int]:
    low, high = toll
    return (low or 0, high if high is not None else low or 0) if low is not None else (high or 0, high or 0)


def _same(a: Range | None, b: Range | None) -> bool:
    """Whether two tolls are one number: "21" and "at least 21" are."""
    return a is not None and b is not None and (a == b or (a[0] == b[0] is not None and None in (a[1], b[1])))


def toll_level(kind: str, toll: Range) -> str:
    """How much it says that two tolls are one: a number of people that few incidents have says more."""
    limits, number = link_settings().limits, toll[0] or 0
    return f"{kind}_{'many' if number >= limits['large'] else 'some' if number >= limits['telling'] else 'few'}"


def _telling(toll: Range | None) -> bool:
    return toll is not None and (toll[0] or 0) >= link_settings().limits["telling"]


def in_step(found: Levels, m: Mention, told: Collection[Range]) -> Levels | None:
    """The levels where another member of the incident has the mention's toll of killed; None where none has.

    Tolls grow: a late report has the last figure and not the one that this member gave.
    """
    if m.killed is None or not _telling(m.killed) or not any(_same(m.killed, toll) for toll in told):
        return None
    others = (name for name in found if not name.startswith("killed_"))
    return (*others, toll_level("killed", m.killed))


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
    if gap == 0 and _nowhere_else(a, b):
        return True
    again = a.taken_up or b.taken_up
    if again and gap == 0 and a.place_key is not None and a.place_key == b.place_key and _same_means(a, b):
        return True
    return same_day or (undated and relation in ("same", "near", "inside"))


def _nowhere_else(a: Mention, b: Mention) -> bool:
    """Whether one has no place, and its report tells of that day's violence of that kind at the other's place alone."""
    told_there = a.only_place == b.place_key if a.only_place else bool(b.only_place) and b.only_place == a.place_key
    return told_there and a.family == b.family and not disagree(a, b)


def _speaks_of(a: Mention, b: Mention) -> bool:
    """Whether more than the day ties a mention without a place to one with: what was hit, with what, how many, or the words.

    One that takes up an event without a place is of that event, and of no other that day.
    """
    if a.taken_up or b.taken_up:
        return False
    tied = a.targets & b.targets or a.weapons & b.weapons or same_telling_toll(a, b)
    return bool(tied) or wording(a, b) >= link_settings().limits["resuming"]


def wording(a: Mention, b: Mention) -> float:
    """Overlap of telling words, 0 to 1, of the smaller of the two sets; copies count as 1."""
    if a.text_key == b.text_key:
        return 1.0
    least = min(len(a.words), len(b.words))
    return len(a.words & b.words) / least if least >= 3 else 0.0


def _wording(a: Mention, b: Mention) -> str:
    """The level of the wording; empty where one of the two has too few telling words to say anything."""
    if a.text_key == b.text_key:
        return "copied_words" if a.report_id != b.report_id else "same_words"
    if min(len(a.words), len(b.words)) < 3:
        return ""
    share, limits = wording(a, b), link_settings().limits
    return (
        "same_words" if share >= limits["wording"] else "some_words" if share >= limits["resuming"] else "other_words"
    )
