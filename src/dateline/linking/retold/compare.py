"""Within linking/: two mentions of one report compared field by field; each comparison has a name, and its name a weight.

The weights are in data/retold.toml, estimated by training/retold.py; their sum is the log-odds (base e) that both tell of one
incident. What a comparison says of one side of a war it says of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

from dateline.linking.incidents.compare import wording
from dateline.linking.incidents.mentions import Range
from dateline.linking.incidents.whereabouts import days_between, place_relation
from dateline.linking.retold.mention import Told, family
from dateline.linking.retold.settings import retold_settings
from dateline.linking.settings import link_settings
from dateline.linking.types import Comparison

BATTLES = "Battles"
# Characters that a doubling of the distance starts from.
_NEAR = 200


def compare(first: Told, later: Told) -> tuple[Comparison, ...]:
    """What speaks for and against one incident, `first` being told before `later`; weights in log-odds (base e)."""
    weights = retold_settings().same
    return tuple(
        Comparison(trait.field, trait.detail, round(weights.get(trait.field, 0.0) * trait.weight, 4))
        for trait in traits(first, later)
    )


def traits(first: Told, later: Told) -> Iterator[Comparison]:
    """The comparisons by name; `weight` is how much of each there is (1 where it is there or not)."""
    yield Comparison("prior", "two mentions in one report", 1.0)
    yield from _place(first, later)
    yield from _date(first, later)
    yield from _kind(first, later)
    yield from _people(first, later)
    yield from _tolls(first, later)
    yield from _manner(first, later)
    yield from _text(first, later)


def _is(name: str, detail: str = "") -> Comparison:
    return Comparison(name, detail, 1.0)


def _place(a: Told, b: Told) -> Iterator[Comparison]:
    relation = place_relation(a.mention, b.mention)
    own = "" if a.placed and b.placed else "_lent"
    names = " / ".join(sorted({t.event.place or "no place" for t in (a, b)}))
    yield _is(f"place_{relation}" + (own if relation in ("same", "apart", "near") else ""), names)


def _date(a: Told, b: Told) -> Iterator[Comparison]:
    gap = days_between(a.mention, b.mention)
    if gap is None:
        yield _is("date_untold" if a.mention.days is None and b.mention.days is None else "date_unknown")
        return
    days = " / ".join(str(t.event.date_from or t.event.date_to) for t in (a, b))
    own = "" if a.dated and b.dated else "_lent"
    if gap:
        yield _is(("date_next" if gap == 1 else "date_apart") + own, days)
    else:
        yield _is(("date_same" if a.mention.exact and b.mention.exact else "date_overlap") + own, days)


def _kind(a: Told, b: Told) -> Iterator[Comparison]:
    ours, theirs = family(a.event), family(b.event)
    kinds = " / ".join(sorted({a.event.sub_type, b.event.sub_type}))
    if a.event.sub_type == b.event.sub_type:
        yield _is("type_same", kinds)
    elif ours == theirs:
        yield _is("type_family", kinds)
    elif (a.event.type == BATTLES) != (b.event.type == BATTLES):
        yield _is("type_battle", kinds)
    else:
        yield _is("type_kin" if (ours, theirs) in link_settings().kin else "type_other", kinds)
    if a.stem == b.stem:
        yield _is("word_same", a.stem)


def _people(a: Told, b: Told) -> Iterator[Comparison]:
    if a.doing and b.doing:
        yield _is("doing_same" if a.doing & b.doing else "doing_apart" if _laid_apart(a, b) else "doing_other")
    elif a.doing or b.doing:
        yield _is("doing_one")
    if a.harmed & b.harmed:
        both = sorted(a.harmed & b.harmed)
        yield _is("harmed_kind" if set(both) <= retold_settings().common else "harmed_same", ", ".join(both))
        if b.known:
            yield _is("harmed_known")
    elif a.harmed and b.harmed:
        yield _is(_others(a, b))
    elif a.harmed or b.harmed:
        yield _is("harmed_one")
    if b.others:
        yield _is("harmed_others")
    if a.persons and b.persons:
        yield _is("person_same" if a.persons & b.persons else "person_other")
    if a.mention.weapons and b.mention.weapons:
        yield _is("weapon_same" if a.mention.weapons & b.mention.weapons else "weapon_other")


def _laid_apart(a: Told, b: Told) -> bool:
    """Whether each is laid to another known side; an account of the accused that lays it to the accuser contests it."""
    ours, theirs = a.mention.perpetrators, b.mention.perpetrators
    return bool(ours and theirs) and not ours & theirs and "denied" not in (a.event.modality, b.event.modality)


def _others(a: Told, b: Told) -> str:
    """Two tellings that name other people harmed; or other things hit; or one people and the other what they were in."""
    if a.victims and b.victims:
        return "victims_other"
    return "targets_other" if a.targets and b.targets else "harmed_other"


def _tolls(a: Told, b: Told) -> Iterator[Comparison]:
    for kind, ours, theirs in (
        ("killed", a.mention.killed, b.mention.killed),
        ("injured", a.mention.injured, b.mention.injured),
    ):
        if ours is None or theirs is None:
            continue
        if ours[0] == theirs[0]:
            yield _is(f"{kind}_same" if (ours[0] or 0) > 1 else f"{kind}_one", _range(ours))
        else:
            detail = " / ".join(sorted((_range(ours), _range(theirs))))
            yield Comparison(f"{kind}_apart", detail, _times(ours, theirs))


def _times(ours: Range, theirs: Range) -> float:
    """A half, and doublings beyond the first between two counts: one report may say six and eight, but not 19 and 300."""
    counts = [max(1, toll[0] or toll[1] or 1) for toll in (ours, theirs)]
    return min(3.0, 0.5 + max(0.0, abs(log2(counts[0] / counts[1])) - 1))


def _range(toll: Range) -> str:
    low, high = toll
    return f"{low}" if low == high else f"{'?' if low is None else low} to {'?' if high is None else high}"


def _manner(a: Told, b: Told) -> Iterator[Comparison]:
    """Whether the later mention takes up something known, or brings something new."""
    if b.definite:
        yield _is("definite")
        if b.stem == a.stem:
            yield _is("definite_word")
    if b.fresh:
        yield _is("fresh")
    if b.turn and a.sentence != b.sentence:
        yield _is("turn")
    if a.bare or b.bare:
        yield _is("bare")
    if b.bare and b.definite:
        yield _is("bare_definite")
    if b.mention.taken_up:
        yield _is("taken_up")
    if a.plural != b.plural:
        yield _is("plural_apart")
    if a.event.aggregate != b.event.aggregate and any(
        (t.event.count or 0) > 1 or t.plural for t in (a, b) if t.event.aggregate
    ):
        yield _is("aggregate_counted", "several counted together, and one")
    for name, ours, theirs in (
        ("aggregate_apart", a.event.aggregate, b.event.aggregate),
        ("background_apart", a.event.background, b.event.background),
        ("modality_apart", _asserted(a), _asserted(b)),
    ):
        if ours != theirs:
            yield _is(name)


def _asserted(told: Told) -> bool:
    return told.event.modality in ("actual", "alleged")


def _text(a: Told, b: Told) -> Iterator[Comparison]:
    if a.sentence == b.sentence:
        yield _is("one_sentence")
    if b.order - a.order == 1:
        yield _is("told_next")
    if a.order == 0:
        yield _is("told_first")
    if a.event.claim_id == b.event.claim_id:
        yield _is("one_claim")
    yield Comparison(
        "distance",
        f"{b.event.start - a.event.start} characters",
        log2(1 + max(0, b.event.start - a.event.start) / _NEAR),
    )
    yield Comparison("wording", "", wording(a.mention, b.mention))
