"""In `events/ceasefires`: what a report tells as a breach of its ceasefires: by whom, laid to them by whom, how often.

A breach is what the text calls one, and an act of arms with which a side charges another after a ceasefire of the report is
told of as begun. The report says so or a side does; that a side says so makes it an allegation, never a fact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.ceasefires.acts import came_before, denies, is_laid, only_reported, reaches_back, too_early
from dateline.events.ceasefires.blame import (
    denier,
    doer_told,
    living_there,
    mutual_charge,
    of_no_side,
    of_toll,
    other_of_two,
    protesters,
)
from dateline.events.ceasefires.charges import accused_in, accusers_in, count_in
from dateline.events.ceasefires.circumstances import acts_of, is_denied, times_told, when_of, where_of
from dateline.events.ceasefires.clocks import hours_of
from dateline.events.ceasefires.namings import Naming
from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.spots import Spot, called, charged, statement
from dateline.events.ceasefires.threads import Telling
from dateline.events.scene import Scene
from dateline.events.setting.surroundings import Where
from dateline.events.setting.when import When
from dateline.events.syntax import Tree
from dateline.events.types import Event, Modality, Role, Terms

_BEGUN = frozenset({"in force", "agreed", "ended", "extended", "declared"})
_IN_MIND = 16
_QUOTES = frozenset({'"', "“", "”", "«", "»", "``", "''"})
_NO = frozenset({"no", "not", "n't", "never", "none", "nobody"})
_CALLS = frozenset({"call", "describe", "denounce", "condemn", "brand", "term", "label"})


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
    heard: set[tuple[int, int]] = set()
    for spot in called(scene, named):
        event = _breach(scene, spot, tellings, sides, found, terms, bound)
        if event is not None:
            made.append(event)
            heard.add((spot.number, statement(scene.trees[spot.number], spot.i)))
        tree = scene.trees[spot.number]
        if mutual_charge(tree, spot.i, ()) and len(_two(tree, spot, sides, bound)) == 2:
            again = _breach(scene, replace(spot, turn=1), tellings, sides, (), terms, bound)
            made += [again] if again is not None else []
    firsts = [tree.sentence.start for tree in scene.trees]
    sentences = {number for number, _ in heard}
    for event in found:
        number = bisect_right(firsts, event.start) - 1
        if number >= 0 and number not in sentences:
            tree = scene.trees[number]
            word = next((k for k, t in enumerate(tree.tokens) if t.start <= event.start < t.end), 0)
            heard.add((number, statement(tree, word)))
            made.append(_breach(scene, Spot(number, word, False), tellings, sides, found, terms, bound) or event)
    for spot in charged(scene, named, tellings, heard, sides):
        event = _breach(scene, spot, tellings, sides, (), terms, bound)
        if event is not None:
            made.append(event)
    return made


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
    if only_reported(tree, spot.i, accusers, bound):
        return None
    doing = sides.roles(tree, [*tree.by_agent(spot.i), *tree.obliques(spot.i, "by")], "perpetrator")
    above = tree.head(spot.i)
    if not doing and above >= 0 and tree.is_verb(above) and not tree.passive(above):
        doing = sides.roles(tree, [k for k in tree.obliques(above, "by") if k > spot.i], "perpetrator")
    named_so = any(tree.lemma(k) in _CALLS for k in list(tree.ancestors(spot.i))[:2])
    doing = [] if named_so or tree.is_verb(spot.i) else doing
    if doing:  # "violations by X": X, whoever protests
        accusers = [r for r in accusers if r.name not in {d.name for d in doing}] or protesters(tree, sides, doing)
    two = _two(tree, spot, sides, bound)
    if not spot.act and (mutual := mutual_charge(tree, spot.i, accusers)) and len(two) == 2:
        one, other = two
        one, other = (one, other) if spot.turn == 0 else (other, one)
        accusers, accused = [replace(one, role="accuser")], [replace(other, role="perpetrator")]
        two, told = accusers, None
        word = tree.tokens[mutual] if spot.turn else word
    elif spot.act and of_toll(tree, spot.i):  # who tells how many died has not said by whom
        accused = accused_in(scene, tree, spot.i, sides, accusers)
        if not accused:
            return None
    else:
        accused = accused_in(scene, tree, spot.i, sides, accusers)
        if not accused and not (spot.act and (of_no_side(accusers) or doer_told(tree, spot.i))):
            accused = other_of_two(accusers, bound)
    if doing and not spot.turn:
        accused = doing
    if accused and all(r.name.islower() for r in accused):  # "gunmen", says one of two sides: the other's
        accused = other_of_two(accusers, bound) or accused
    thread = _thread(spot, tellings, terms)
    claim = _claim(scene, tree, spot.i)
    denying = told is None and claim is not None and denies(tree, spot.i, claim)
    if denying:
        accused, accusers = [replace(r, role="perpetrator") for r in accusers], []
    elif spot.act and claim is not None and not is_laid(tree, spot.i, claim):
        return None
    if spot.act and (reaches_back(scene, tree, thread) or came_before(tree, spot.number, spot.i, tellings)):
        return None
    if accusers and accusers is two:
        claim = _whose(scene, tree, spot.i, accusers[0]) or claim
    if claim is None or thread is None:
        return told
    count = told.count if told is not None and told.count is not None else count_in(scene, tree, spot.i)
    count = count if count is not None else times_told(scene, tree, spot)
    if told is not None and told.modality == "denied":  # "X said it had not broken it": X is whom it is laid to
        accused, accusers = denier(sides, tree, spot.i, accusers), []
    denied = is_denied(scene, spot) or (not spot.act and _gainsaid(scene, spot, sides, accused))
    text = replace(thread, act=acts_of(scene, spot), denied=denied, charged=spot.act)
    alleged: Modality = "denied" if denying else "alleged" if accusers else "actual"
    roles = [*accused, *accusers]
    if told is not None:
        roles = roles if accused else [*(r for r in told.roles if r.role == "perpetrator"), *accusers]
        placed = told if told.place is not None else _placed(told, where_of(scene, tree, spot))
        vague = told.date_from is None or (told.date_from != told.date_to and told.date_rule.startswith("publication"))
        when = when_of(scene, tree, spot, thread) if vague else None
        when = when if when is not None and (when.date_from is not None or told.date_from is None) else None
        dated = (
            replace(placed, date_from=when.date_from, date_to=when.date_to, date_prec=when.prec, date_rule=when.rule)
            if when
            else placed
        )
        whole = replace(
            dated, roles=tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role))), count=count, terms=text
        )
        return _to_the_hour(scene, tree, whole, text)
    if spot.act and (not (accusers or accused) or (not accused and living_there(accusers))):
        return None
    when = when_of(scene, tree, spot, thread)
    if spot.act and too_early(when.date_to, thread):
        return None
    made = make_event(
        scene, tree, claim, start=word.start, end=word.end, type_="Ceasefire", sub_type="violated", modality=alleged,
        roles=tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role))), place=where_of(scene, tree, spot),
        time=when, count=count, object_=thread.kind or None,
    )  # fmt: skip
    return _to_the_hour(scene, tree, made, text)


def _to_the_hour(scene: Scene, tree: Tree, event: Event, terms: Terms) -> Event:
    """The event with its terms, and with the hours that its sentence tells for it."""
    low, high = tree.sentence.start, tree.sentence.end
    told = When(event.date_from, event.date_to, event.date_prec, event.date_rule, event.clock_from)
    when, until = hours_of(scene.report.text[low:high], event.start - low, told, terms)
    return replace(
        event, date_from=when.date_from, date_to=when.date_to, date_prec=when.prec, clock_from=when.clock,
        terms=replace(terms, clock_to=until),
    )  # fmt: skip


def _two(tree: Tree, spot: Spot, sides: Sides, bound: Sequence[Role]) -> list[Role]:
    """The two who charge each other: those that the sentence names, else the two who are bound; [] where they are not two."""
    charge = mutual_charge(tree, spot.i, ()) if not spot.act else 0
    named = sides.roles(tree, tree.agents(charge), "accuser") if charge else []
    if len(named) == 2:
        return named
    every = {r.name: r for r in sorted(bound, key=lambda r: r.start)}
    return list(every.values()) if len(every) == 2 else []


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


def _whose(scene: Scene, tree: Tree, i: int, accuser: Role) -> Claim | None:
    """Of those who charge each other in one sentence, the claim of this one."""
    token, actor = tree.tokens[i], accuser.actor
    for claim in scene.claims_within(token.start, token.end):
        same = actor is not None and actor.country and claim.claimant.country == actor.country
        if same or claim.claimant.name == accuser.name:
            return claim
    return None


def _gainsaid(scene: Scene, spot: Spot, sides: Sides, accused: Sequence[Role]) -> bool:
    """ "There are no X troops there", said in quotation marks by those charged, in the next sentence."""
    if not accused or spot.number + 1 >= len(scene.trees):
        return False
    tree = scene.trees[spot.number + 1]
    quoted = bool(tree.tokens) and tree.tokens[0].text in _QUOTES
    first = next((k for k in range(1, len(tree.tokens)) if tree.low(k) in _NO), -1)
    if not quoted or first < 0 or any(tree.tokens[k].text in _QUOTES for k in range(1, first)):
        return False
    speakers = {r.name for r in accusers_in(scene, tree, first, sides, act=True)}
    return bool(speakers) and speakers <= {r.name for r in accused}


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
