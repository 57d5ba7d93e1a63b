"""In `events/truces`: what a report tells as a breach of its ceasefires: by whom, laid to them by whom, how often.

A breach is what the text calls one, and an act of arms with which a side charges another after a ceasefire of the report is
told of as begun. The report says so or a side does; that a side says so makes it an allegation, never a fact.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.modality import standing
from dateline.events.scene import Scene
from dateline.events.setting import places
from dateline.events.setting.surroundings import Where
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.truces.charges import accused_in, accusers_in, count_in
from dateline.events.truces.hours import log_hour, points
from dateline.events.truces.namings import Naming
from dateline.events.truces.sides import Sides
from dateline.events.truces.threads import Telling
from dateline.events.truces.words import phrases, table
from dateline.events.types import Event, Modality, Role, Terms
from dateline.grounding.types import PlaceMention

_BEGUN = frozenset({"in force", "agreed", "ended", "extended", "declared"})
_NOT_OF_TRUCES = frozenset(
    {
        "right",
        "rights",
        "airspace",
        "law",
        "code",
        "sanction",
        "sanctions",
        "constitution",
        "contract",
        "security",
        "data",
        "trust",
        "territory",
        "border",
    }
)
_REACH = 4
_WISHED = frozenset({"urge", "call", "demand", "ask", "appeal", "want", "halt", "stop", "end", "avoid", "prevent"})
_IN_MIND = 16
_SIDES = frozenset({"side", "party", "army", "camp", "belligerent", "foe", "adversary", "enemy", "both", "country"})
_HURT = frozenset({"kill", "wound", "injure", "die", "hurt", "rise", "climb"})
_SPANS = frozenset({"minute", "hour", "day"})
_CALLS = frozenset({"call", "describe", "denounce", "condemn", "brand", "term", "label"})
_EACH = frozenset({"each other", "one another", "the other", "each side", "both sides"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A word that tells of a breach: by calling it one, or (`act`) as an act of arms that someone is charged with."""

    number: int
    i: int
    act: bool
    turn: int = 0


def breaches(
    scene: Scene,
    named: Sequence[Naming],
    tellings: Sequence[Telling],
    sides: Sides,
    found: Sequence[Event],
    others: Sequence[Event],
    terms: Mapping[int, Terms],
    bound: Sequence[Role],
) -> list[Event]:
    """The breaches told, those that the sentence alone tells with what the report adds to them."""
    made: list[Event] = []
    called: set[tuple[int, int]] = set()
    for spot in _called(scene, named):
        event = _breach(scene, spot, tellings, sides, found, terms, bound)
        if event is not None:
            made.append(event)
            called.add((spot.number, _statement(scene.trees[spot.number], spot.i)))
        tree = scene.trees[spot.number]
        if _mutual(tree, spot.i, ()) and len({r.name for r in bound}) == 2:
            again = _breach(scene, replace(spot, turn=1), tellings, sides, (), terms, bound)
            made += [again] if again is not None else []
    firsts = [tree.sentence.start for tree in scene.trees]
    sentences = {number for number, _ in called}
    for event in found:
        number = bisect_right(firsts, event.start) - 1
        if number >= 0 and number not in sentences:
            tree = scene.trees[number]
            word = next((k for k, t in enumerate(tree.tokens) if t.start <= event.start < t.end), 0)
            called.add((number, _statement(tree, word)))
            made.append(_breach(scene, Spot(number, word, False), tellings, sides, found, terms, bound) or event)
    for spot in _charged(scene, named, tellings, called, sides):
        event = _breach(scene, spot, tellings, sides, (), terms, bound)
        if event is not None:
            made.append(event)
    return made


# ---- where


def _by_sentence(named: Sequence[Naming]) -> dict[int, list[Naming]]:
    found: dict[int, list[Naming]] = {}
    for naming in named:
        found.setdefault(naming.number, []).append(naming)
    return found


def _called(scene: Scene, named: Sequence[Naming]) -> Iterator[Spot]:
    words = table("breach")
    here = _by_sentence(named)
    first = min(here, default=0)
    for number, tree in enumerate(scene.trees):
        if number < first - 1:
            continue
        spots: list[int] = []
        for i in range(len(tree.tokens)):
            if tree.lemma(i) in words["nouns"] and tree.lemma(i) != "incident" and tree.tokens[i].upos == "NOUN":
                if not _of_other(tree, i) and not _unsaid(tree, i):
                    spots.append(i)
            elif tree.lemma(i) in words["verbs"] and tree.is_verb(i) and _of_truce(tree, i, here.get(number, [])):
                spots.append(i)
        for phrase in phrases("breach").within(tree):
            spots.append(next((k for k in range(phrase.first, phrase.last + 1) if tree.is_verb(k)), phrase.first))
        spots = _apart(tree, sorted(set(spots)))
        for i in spots:
            yield Spot(number, i, False)
        if spots:
            yield from (Spot(number, i, False) for i in _elliptic(tree, spots[-1]))


def _elliptic(tree: Tree, after: int) -> Iterator[int]:
    """ "Counts 22 infringements by X; Y counts nine by Z": a number behind one that stands for as many more."""
    if not any(tree.tokens[k].upos == "NUM" for k in range(max(0, after - 3), after)):
        return
    for k in range(after + 1, len(tree.tokens)):
        noun = tree.head(k) > k and tree.rel(k) == "nummod"
        if (
            tree.tokens[k].upos == "NUM"
            and not noun
            and k + 1 < len(tree.tokens)
            and tree.low(k + 1) in ("by", "in", "against")
        ):
            yield k


def _apart(tree: Tree, spots: list[int]) -> list[int]:
    """A verb and a noun of one clause tell of one breach."""
    kept: list[int] = []
    for i in spots:
        if not kept or (
            tree.clause(i) != tree.clause(kept[-1]) and tree.head(i) != kept[-1] and tree.head(kept[-1]) != i
        ):
            kept.append(i)
    return kept


def _of_other(tree: Tree, i: int) -> bool:
    near = [*tree.kids(i, "compound", "amod", "nmod", "nmod:poss"), *tree.obliques(i, "of")]
    return any(tree.lemma(k) in _NOT_OF_TRUCES or tree.low(k) in _NOT_OF_TRUCES for k in near)


def _unsaid(tree: Tree, i: int) -> bool:
    """ "Without a single infringement", "nobody has alleged a breach"."""
    words = {tree.low(k) for k in tree.kids(i, "det", "case", "amod")}
    if words & {"no", "without", "any", "single"}:
        return True
    for k in list(tree.ancestors(i))[:3]:
        if any(
            tree.low(s) in ("nobody", "none", "neither", "no-one")
            or any(tree.low(d) in ("no", "neither") for d in tree.kids(s, "det"))
            for s in tree.kids(k, "nsubj")
        ):
            return True
        if any(tree.low(a) in ("not", "n't", "never") for a in tree.kids(k, "advmod")) or any(
            tree.low(m) == "if" for m in tree.kids(k, "mark")
        ):
            return True
    return False


def _of_truce(tree: Tree, verb: int, named: Sequence[Naming]) -> bool:
    """ "Broke the truce", "the deal was breached", "breached it": never "the truce broke down"."""
    if any(tree.low(k) in ("down", "out", "off", "up") for k in tree.kids(verb, "compound:prt", "advmod", "compound")):
        return False
    if any(tree.low(k) in ("not", "n't", "never") for k in tree.kids(verb, "advmod")) or any(
        tree.low(k) in ("will", "would", "could", "may", "might", "must") for k in tree.kids(verb, "aux")
    ):
        return False
    here = {k for n in named for k in (n.i, n.top)}
    patients = {*tree.patients(verb), *tree.kids(verb, "obj")}
    return bool(patients & here) or any(a in here for p in patients for a in (tree.head(p),))


def _charged(
    scene: Scene, named: Sequence[Naming], tellings: Sequence[Telling], called: set[tuple[int, int]], sides: Sides
) -> Iterator[Spot]:
    """Acts of arms in the sentences after one that tells of a ceasefire begun, where a side charges another with them."""
    begun = sorted({t.told.number for t in tellings if t.told.stage in _BEGUN and _stands(scene, t)})
    if not begun:
        return
    acts, here = table("breach")["acts"], _by_sentence(named)
    first = max(t.told.last for t in tellings if t.told.number == begun[0])
    heads = {(t.told.number, t.told.head) for t in tellings if t.told.stage in _BEGUN}
    # "accused them of attacking X hours after a truce took hold"
    aside = any(
        scene.trees[begun[0]].rel(t.told.head) == "advcl"
        for t in tellings
        if t.told.number == begun[0] and t.told.stage == "in force"
    )
    for number, tree in enumerate(scene.trees):
        nearest = bisect_right(begun, number) - 1
        if nearest < 0 or number - begun[nearest] > _REACH:
            continue
        verbal = {k for n in here.get(number, []) if n.form == "verb" for k in tree.subtree(n.i)}
        late = any(_after(tree, h, {h}) for n, h in heads if n == number)
        after = first + 1 if number == begun[0] and not aside and not late else 0
        words = [i for i in range(after, len(tree.tokens)) if i not in verbal and _is_act(tree, i, acts)]
        words = [i for i in words if _fresh(scene, tree, i)]
        seen: set[int] = set()
        for i in words:
            clause = _statement(tree, i)
            if clause in seen or (number, clause) in called:
                continue
            accusers = accusers_in(scene, tree, i, sides, act=True)
            if not accusers and _after(tree, i, {h for n, h in heads if n == number}):
                if accused_in(scene, tree, i, sides, ()):
                    seen.add(clause)
                    yield Spot(number, i, True)
                continue
            if not accusers:
                continue
            accused = accused_in(scene, tree, i, sides, accusers)
            names = {a.name for a in accusers}
            if accused and all(a.name in names for a in accused):
                continue
            seen.add(clause)
            yield Spot(number, i, True)


def _after(tree: Tree, i: int, heads: Set[int]) -> bool:
    """ "Shelled X hours after they agreed": an act that the text itself says came on top of a ceasefire."""
    marked = [h for h in heads if any(tree.low(m) in ("after", "despite") for m in tree.kids(h, "mark"))]
    spans = [h for h in marked if tree.left[h] > 0 and tree.lemma(tree.left[h] - 1) in _SPANS]
    spans += [h for h in marked if any(tree.lemma(k) in _SPANS for k in tree.kids(h, "obl", "advmod", "nmod"))]
    return any(i == h or i < h for h in spans)


def _stands(scene: Scene, telling: Telling) -> bool:
    """Whether it is told as one of these days, and as a fact: what is done after it may break it."""
    told = telling.told
    if told.asked or telling.old:
        return False
    tree = scene.trees[told.number]
    return standing(tree, told.head, act="assert", lexicon=scene.lexicon).modality in ("actual", "promised", "alleged")


def _fresh(scene: Scene, tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    claim = scene.claim_at(token.start, token.end)
    if claim is not None and not claim.stands:
        return False
    above = tree.head(i)
    if above >= 0 and tree.lemma(above) == "claim" and tree.rel(i) == "obj":
        return False  # "X claimed the firing": its own
    heads = [i, *list(tree.ancestors(i))[:3]]
    if any(tree.lemma(k) in _WISHED for k in heads[1:]):
        return False
    conditional = any(tree.low(m) in ("if", "unless", "until", "once") for k in heads for m in tree.kids(k, "mark"))
    auxiliaries = {tree.low(a) for k in heads[:1] for a in tree.kids(k, "aux")}
    return not conditional and not auxiliaries & {"will", "would", "could", "may", "might", "must", "should", "can"}


def _is_act(tree: Tree, i: int, acts: frozenset[str]) -> bool:
    if tree.tokens[i].upos not in ("NOUN", "VERB"):
        return False
    if tree.lemma(i) == "fire" and i > 0 and (tree.low(i - 1) == "cease" or (i > 1 and tree.low(i - 2) == "cease")):
        return False  # "a cease-fire"
    if tree.lemma(i) == "open":
        return any(tree.low(k) in ("fire", "up") for k in tree.kids(i))
    return tree.lemma(i) in acts and tree.lemma(i) not in ("advance", "target", "plane", "troop", "launch", "mine")


def _statement(tree: Tree, i: int) -> int:
    """The charge that an act stands in: the nearest finite clause above, or the part of a sentence between semicolons."""
    marks = [k for k in range(len(tree.tokens)) if tree.low(k) in (";", "—")]
    return sum(m < i for m in marks)


def _mutual(tree: Tree, i: int, accusers: Sequence[Role]) -> int:
    """ "Each side accused the other of breaches": the word that accuses; 0 where it is no mutual charge."""
    for k in tree.ancestors(i):
        if tree.lemma(k) in table("breach")["charge"] and tree.is_verb(k) and _both(tree, k):
            return k
    if (
        len({r.name for r in accusers if r.actor is not None}) == 1
        and accusers[0].actor is not None
        and accusers[0].actor.kind != "unnamed"
    ):
        return 0
    for k in (i, *tree.ancestors(i)):
        if tree.lemma(k) in ("accuse", "blame", "charge", "trade", "exchange") and tree.is_verb(k):
            words = [tree.low(w) for w in tree.subtree(k)]
            both = any(f"{a} {b}" in _EACH for a, b in pairwise(words))
            return k if both or tree.lemma(k) in ("trade", "exchange") else 0
    return 0


def _aside(accusers: Sequence[Role]) -> bool:
    """Whether those who tell of an act speak for no side: residents, witnesses, monitors."""
    texts = " ".join(r.text.lower() for r in accusers)
    return any(word in texts for word in ("resident", "witness", "villager", "observer", "monitor", "reporter"))


def _living_there(accusers: Sequence[Role]) -> bool:
    """Whether those who tell of an act are people who saw or heard it: they lay it to nobody whom they do not name."""
    return any(word in r.text.lower() for r in accusers for word in ("resident", "witness", "villager", "reporter"))


def _doer_told(tree: Tree, i: int) -> bool:
    """Whether somebody is told to have done it, by a name that is not known: who says so does not say another did."""
    verb = i if tree.is_verb(i) else tree.head(i)
    doers = tree.agents(verb) if verb >= 0 and tree.is_verb(verb) else []
    return any(
        tree.tokens[k].upos in ("NOUN", "PROPN")
        and tree.lemma(k) not in table("breach")["acts"] | {"gunman", "enemy", "side", "fighter", "unit", "attacker"}
        and tree.lemma(verb) not in table("breach")["charge"]
        for k in doers
    )


def _protesters(tree: Tree, sides: Sides, accused: Sequence[Role]) -> list[Role]:
    """ "X summoned Y's envoy to protest over violations by Y": the subject of the sentence, who is not charged."""
    root = next((k for k in range(len(tree.tokens)) if tree.rel(k) == "root"), -1)
    found = sides.roles(tree, tree.agents(root), "accuser") if root >= 0 else []
    return [r for r in found if r.name not in {a.name for a in accused}]


def _toll(tree: Tree, i: int) -> bool:
    """Whether an act is told for those that it killed or hurt: "13 were killed in the strike"."""
    return any(
        tree.lemma(k) in _HURT and (k != i or tree.passive(k) or not tree.agents(k))
        for k in (i, *list(tree.ancestors(i))[:4])
        if tree.is_verb(k)
    )


def _denier(sides: Sides, tree: Tree, i: int, speakers: Sequence[Role]) -> list[Role]:
    doers = tree.agents(i)
    named = [k for k in doers if tree.tokens[k].upos != "PRON"]
    return sides.roles(tree, named, "perpetrator") or [replace(r, role="perpetrator") for r in speakers if doers]


def _both(tree: Tree, verb: int) -> bool:
    """ "Both sides alleged", "the two parties reported", "each said the other had": of nobody by name."""
    for k in tree.kids(verb, "nsubj"):
        words = {tree.low(d) for d in (k, *tree.kids(k, "det", "nummod", "cc", "amod"))}
        if tree.lemma(k) in _SIDES and words & {"both", "two", "each"} and not tree.kids(k, "nmod", "nmod:poss"):
            return True
    return False


def _other_of_two(accusers: Sequence[Role], bound: Sequence[Role]) -> list[Role]:
    """Of two who are bound, the other: that is what one of them means who calls something a breach."""
    if len({r.name for r in bound}) != 2 or len(accusers) != 1 or accusers[0].name not in {r.name for r in bound}:
        return []
    return [replace(r, role="perpetrator") for r in bound if r.name != accusers[0].name]


# ---- the event


def _breach(
    scene: Scene,
    spot: Spot,
    tellings: Sequence[Telling],
    sides: Sides,
    found: Sequence[Event],
    terms: Mapping[int, Terms],
    bound: Sequence[Role],
) -> Event | None:
    tree = scene.trees[spot.number]
    word = tree.tokens[spot.i]
    told = next(
        (e for e in found if tree.sentence.start <= e.start < tree.sentence.end and abs(e.start - word.start) < 60),
        None,
    )
    accusers = accusers_in(scene, tree, spot.i, sides, act=spot.act)
    doing = sides.roles(tree, [*tree.by_agent(spot.i), *tree.obliques(spot.i, "by")], "perpetrator")
    above = tree.head(spot.i)
    if not doing and above >= 0 and tree.is_verb(above) and not tree.passive(above):
        doing = sides.roles(tree, [k for k in tree.obliques(above, "by") if k > spot.i], "perpetrator")
    called = any(tree.lemma(k) in _CALLS for k in list(tree.ancestors(spot.i))[:2])
    doing = [] if called or tree.is_verb(spot.i) else doing
    if doing:  # "violations by X": X, whoever protests
        accusers = [r for r in accusers if r.name not in {d.name for d in doing}] or _protesters(tree, sides, doing)
    if not spot.act and (mutual := _mutual(tree, spot.i, accusers)) and len({r.name for r in bound}) == 2:
        one, other = sorted(bound, key=lambda r: r.start)[:2]
        one, other = (one, other) if spot.turn == 0 else (other, one)
        accusers, accused = [replace(one, role="accuser")], [replace(other, role="perpetrator")]
        word = tree.tokens[mutual] if spot.turn else word
    elif spot.act and _toll(tree, spot.i):  # who tells how many died has not said by whom
        accused = accused_in(scene, tree, spot.i, sides, accusers)
        if not accused:
            return None
    else:
        accused = accused_in(scene, tree, spot.i, sides, accusers)
        if not accused and not (spot.act and (_aside(accusers) or _doer_told(tree, spot.i))):
            accused = _other_of_two(accusers, bound)
    if doing and not spot.turn:
        accused = doing
    if accused and all(r.name.islower() for r in accused):  # "gunmen", says one of two sides: the other's
        accused = _other_of_two(accusers, bound) or accused
    thread = _thread(spot, tellings, terms)
    claim = _claim(scene, tree, spot.i)
    if claim is None or thread is None:
        return told
    count = told.count if told is not None and told.count is not None else count_in(scene, tree, spot.i)
    count = count if count is not None else _times_told(scene, tree, spot)
    if told is not None and told.modality == "denied":  # "X said it had not broken it": X is whom it is laid to
        accused, accusers = _denier(sides, tree, spot.i, accusers), []
    text = replace(thread, act=_acts(scene, spot), denied=_denied(scene, spot))
    alleged: Modality = "alleged" if accusers else "actual"
    roles = [*accused, *accusers]
    if told is not None:
        roles = roles if accused else [*(r for r in told.roles if r.role == "perpetrator"), *accusers]
        placed = told if told.place is not None else _placed(told, _where(scene, tree, spot))
        vague = told.date_from is None or (told.date_from != told.date_to and told.date_rule.startswith("publication"))
        when = _when(scene, tree, spot, thread) if vague else None
        when = when if when is not None and (when.date_from is not None or told.date_from is None) else None
        dated = (
            replace(placed, date_from=when.date_from, date_to=when.date_to, date_prec=when.prec, date_rule=when.rule)
            if when
            else placed
        )
        return replace(
            dated, roles=tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role))), count=count, terms=text
        )
    if spot.act and (not (accusers or accused) or (not accused and _living_there(accusers))):
        return None
    made = make_event(
        scene, tree, claim, start=word.start, end=word.end, type_="Ceasefire", sub_type="violated", modality=alleged,
        roles=tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role))), place=_where(scene, tree, spot),
        time=_when(scene, tree, spot, thread), count=count, object_=thread.kind or None,
    )  # fmt: skip
    return replace(made, terms=text)


def _placed(event: Event, where: Where) -> Event:
    mention = where.mention
    if mention is None:
        return event
    entry = mention.place
    return replace(
        event, place_id=entry.place_id if entry else None, place=entry.name if entry else mention.text,
        place_start=mention.start, place_end=mention.end, where_prec=mention.where_prec, place_rule=where.rule,
    )  # fmt: skip


def _claim(scene: Scene, tree: Tree, i: int) -> Claim | None:
    token = tree.tokens[i]
    found = scene.claim_at(token.start, token.end) or scene.claim_over(tree, i)
    return found or scene.claim_around(tree.sentence.start, tree.sentence.end)


def _thread(spot: Spot, tellings: Sequence[Telling], terms: Mapping[int, Terms]) -> Terms | None:
    """The ceasefire that a breach is of: the latest told by then, in its sentence or before it."""
    if not tellings:
        return Terms(1)
    end = bisect_right(tellings, spot.number, key=lambda t: t.told.number)
    before = list(tellings[max(0, end - _IN_MIND) : end]) or list(tellings)[:1]
    last = max(before, key=lambda t: (t.told.number, t.told.first))
    same = [t for t in before if t.told.number == last.told.number]
    begun = [t for t in reversed(before) if t.told.stage in _BEGUN and t.told.number >= last.told.number - 2]
    chosen = last if last.told.stage in _BEGUN or not begun else begun[0]
    return terms.get((chosen if len(same) else last).thread)


def _where(scene: Scene, tree: Tree, spot: Spot) -> Where:
    """The place of the sentence by the rules of all events; else one beside it that a preposition ties to an act."""
    i = spot.i
    found = places.where(scene, tree, i, carriers=[i], roles=())
    if found.mention is not None and found.mention.where_prec < 6 and _is_place(scene, found.mention):
        return found
    back = (spot.number - 2,) if spot.act else ()
    for number in (spot.number, spot.number + 1, spot.number - 1, *back):
        if 0 <= number < len(scene.trees):
            other = scene.trees[number]
            acts = [k for k in range(len(other.tokens)) if _is_act(other, k, table("breach")["acts"])]
            if number != spot.number and not acts:
                continue
            near = scene.places.touching(other.sentence.start, other.sentence.end)
            near = [p for p in near if p.where_prec < 6 and _is_place(scene, p)]
            if near:
                return Where(near[0], "sentence")
    return found


def _is_place(scene: Scene, place: PlaceMention) -> bool:
    """Whether a toponym is where something was: not what a side or a ceasefire is called by."""
    text = scene.report.text
    behind = text[place.end : place.end + 14].lower()
    named = behind.startswith("-") or behind.lstrip().startswith(
        ("ceasefire", "cease-fire", "truce", "accord", "agreement")
    )
    capitals = [m for m in scene.actors.touching(place.start, place.end) if m.form == "capital"]
    spoken = re.search(
        r"\b(?:office|ministry|command|press|radio|government|agency) in $",
        text[max(0, place.start - 24) : place.start],
    )
    return place.role == "location" and not named and not capitals and spoken is None


def _when(scene: Scene, tree: Tree, spot: Spot, terms: Terms) -> When:
    """The day told nearest to the act; else the day of the report's entry, or of the ceasefire's first day where that is news."""
    at = tree.tokens[spot.i].start
    told = [p for p in points(scene, tree) if p.role != "expiry"]
    if told:
        first = min(told, key=lambda p: p.start - at if p.start > at else 2 * (at - p.start))
        if spot.number < len(scene.trees) and first.role == "to" and len(told) > 1:
            return When(told[0].day, first.last, 2, "clause: range", None, False, told[0].start, first.end)
        rule = "clause: told"
        today = anchor(scene)
        if today is not None and first.day > today >= first.day - timedelta(days=1):
            first = replace(first, day=today, last=today)  # "two minutes after midnight", told on that day
        return When(
            first.day, first.last, 1 if first.day == first.last else 2, rule, first.clock, False, first.start, first.end
        )
    for time in scene.times.touching(tree.sentence.start, tree.sentence.end):
        if time.date_from is not None and time.date_to is not None and time.type == "DURATION" and time.date_prec <= 3:
            return When.told(time, "clause")
    day = anchor(scene)
    if day is None:
        return When()
    since = _since_start(scene, tree, terms)
    if since is not None:
        return since
    if log_hour(scene, tree) is not None:
        return When(day, day, 1, "clause: log")
    if terms.starts_on is not None and terms.starts_on == day:
        return When(day, day, 1, "publication: day of its start")
    before = [
        p
        for t in scene.trees[max(0, spot.number - 1) : spot.number]
        for p in points(scene, t)
        if (day - p.day).days in range(8)
    ]
    if before:
        return When(before[-1].day, before[-1].day, 1, "as told before", None, False, before[-1].start, before[-1].end)
    return When()


def _since_start(scene: Scene, tree: Tree, terms: Terms) -> When | None:
    """ "Kyiv counts 22 infringements", told while it is in force: since its start."""
    counting = any(
        tree.lemma(k) in ("count", "tally", "log", "register") and tree.tokens[k].xpos in ("VBZ", "VBP")
        for k in range(len(tree.tokens))
    )
    day = anchor(scene)
    if not counting or terms.starts_on is None or day is None or terms.starts_on > day:
        return None
    return When(terms.starts_on, day, 2, "since its start")


def _times_told(scene: Scene, tree: Tree, spot: Spot) -> int | None:
    if not spot.act:
        return count_in(scene, tree, tree.clause(spot.i))
    heads = [spot.i, *list(tree.ancestors(spot.i))[:2]]
    times = any(tree.lemma(k) == "time" for h in heads for k in tree.kids(h, "obl", "obj", "advmod", "nmod"))
    return next((n for h in heads if times and (n := count_in(scene, tree, h)) is not None), None)


def _acts(scene: Scene, spot: Spot) -> str:
    """The words for the act: those of the sentence, else of the next, else of the one before."""
    acts = table("breach")["acts"] - {"target", "advance"}
    for number in (spot.number, spot.number + 1, spot.number - 1):
        if not 0 <= number < len(scene.trees):
            continue
        tree = scene.trees[number]
        words = [
            k for k in range(len(tree.tokens)) if tree.lemma(k) in acts and tree.tokens[k].upos in ("NOUN", "VERB")
        ]
        words = [
            k
            for k in words
            if tree.lemma(k) != "open" or any(tree.low(c) == "fire" for c in tree.kids(k)) or tree.lemma(k) != "open"
        ]
        if words:
            return " ".join(_phrase(tree, k) for k in words)
    return ""


def _phrase(tree: Tree, k: int) -> str:
    before = [
        tree.low(c)
        for c in tree.kids(k, "amod", "compound")
        if k - 3 <= c < k and tree.tokens[c].upos in ("ADJ", "NOUN", "VERB")
    ]
    return " ".join([*before, tree.low(k)])


def _denied(scene: Scene, spot: Spot) -> bool:
    """Whether the sentence, or one of the next, tells that those charged deny it."""
    words = table("breach")["denying"] - {"reject", "dismiss"}
    for number in range(spot.number, min(spot.number + 4, len(scene.trees))):
        tree = scene.trees[number]
        first = spot.i if number == spot.number else 0
        if any(tree.lemma(k) in words or tree.low(k) in words for k in range(first, len(tree.tokens))):
            return True
    return False
