"""In `events/tolls`: tolls of a sentence that has no act of violence of its own: "the toll has risen to 45", "12 are missing"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.modality.standing import standing
from dateline.events.scene import Scene
from dateline.events.setting import dates, places
from dateline.events.syntax import Tree
from dateline.events.tolls.counting import Placed
from dateline.events.tolls.states import FEARED
from dateline.events.types import Event
from dateline.events.violence.memory import AS_BEFORE
from dateline.ids import content_id

#: What is told of people of whom nothing else is told, by the kind of their toll: armed ones, and all others (ACLED).
_CLASH, _ATTACK = ("Battles", "Armed clash"), ("Violence against civilians", "Attack")
_ABDUCTION, _OTHER = (
    ("Violence against civilians", "Abduction/forced disappearance"),
    ("Strategic developments", "Other"),
)
_TYPES = {
    "killed": (_CLASH, _ATTACK), "injured": (_CLASH, _ATTACK), "captured": (_CLASH, _ABDUCTION), "missing": (_OTHER, _OTHER),
    "displaced": (_OTHER, _OTHER), "detained": (("Strategic developments", "Arrests"),) * 2,
}  # fmt: skip
_EXPLOSIONS = "Explosions/Remote violence"
_BEFORE = 4  # characters: what stands between a sentence and the one before it, and one of its own
_ARMED = frozenset({"soldier", "fighter"})


def told_by(
    scene: Scene, tree: Tree, known: Collection[str], placed: Sequence[Placed]
) -> tuple[list[Placed], list[tuple[Claim, list[Placed]]]]:
    """The tolls that the `known` claims have, and those of a claim around: "X found bodies, and the toll is ten, Y said"."""
    ours: list[Placed] = []
    others: dict[str, tuple[Claim, list[Placed]]] = {}
    for p in placed:
        token = tree.tokens[p.anchor]
        claim = scene.claim_at(token.start, token.end)
        if claim is None or claim.claim_id in known:
            ours.append(p)
        else:
            others.setdefault(claim.claim_id, (claim, []))[1].append(p)
    return ours, [others[key] for key in others]


def told_again(scene: Scene, tree: Tree, event: Event, claim: Claim, placed: Sequence[Placed]) -> Event:
    """The event in the words of another claim of the sentence, with the toll that it gives, in that claim's own standing."""
    token = tree.tokens[placed[0].anchor]
    how = standing(tree, placed[0].anchor, act=claim.act, lexicon=scene.lexicon, cues=claim.cue_spans)
    return replace(
        event,
        modality="actual" if all(p.toll.high == 0 for p in placed) else how.modality,
        event_id=content_id("e", claim.claim_id, token.start, token.end, event.type, event.sub_type),
        claim_id=claim.claim_id, start=token.start, end=token.end,
        text=scene.report.text[tree.sentence.start : tree.sentence.end],
        tolls=tuple(p.toll for p in placed),
    )  # fmt: skip


def carried(scene: Scene, tree: Tree, placed: Sequence[Placed], before: Event | None) -> list[Event]:
    """The event told of before with a new toll; failing that, one of the kind that the toll is of. Nothing without a number."""
    numbered = [p for p in placed if _says(p)]
    if not numbered:
        return []
    claim = _claim_of(scene, tree, numbered[0])
    if claim is None:
        return []
    over, feared = [p for p in numbered if p.toll.since], [p for p in numbered if p.toll.rule == FEARED]
    own = [p for p in numbered if p not in over and p not in feared]
    found = [_alone(scene, tree, claim, apart) for apart in (over, feared)]
    if before is None:
        found.append(
            _alone(scene, tree, claim, [p for p in own if p.toll.high != 0]) or _unharmed(scene, tree, claim, own)
        )
    elif own and not _outdated(claim, own, before):
        found.append(_again(scene, tree, claim, own, before))
    return [event for event in found if event is not None]


def _claim_of(scene: Scene, tree: Tree, placed: Placed) -> Claim | None:
    """The claim whose content the toll is in; of words that no claim holds, the one beside them in the sentence."""
    token = tree.tokens[placed.anchor]
    claim = scene.claim_over(tree, placed.anchor) or scene.claim_at(token.start, token.end)
    if claim is None and placed.toll.rule == "lives-lost":
        claim = scene.claim_cued(token.start, token.end)  # "the war has claimed 5,300 lives"
    if claim is None and placed.toll.rule == "toll-told":  # "said six were dead; by night the toll was 17"
        claim = next(iter(scene.claims_within(tree.sentence.start, tree.sentence.end)), None)
    return claim


def _says(placed: Placed) -> bool:
    toll = placed.toll
    return toll.low is not None or toll.high is not None or bool(toll.word or toll.reason)


def _again(scene: Scene, tree: Tree, claim: Claim, placed: Sequence[Placed], before: Event) -> Event:
    """ "The death toll has risen to 45": a toll without an act, of the event told of before."""
    event = told_again(scene, tree, before, claim, placed)
    return replace(event, modality="actual", date_rule=AS_BEFORE)


def _outdated(claim: Claim, placed: Sequence[Placed], before: Event) -> bool:
    """ "21 died. An hour earlier it had spoken of 14": an earlier count, which the one told before it has replaced."""
    known = {t.kind: t.low for t in before.tolls if t.low is not None and not t.part_of}
    lower = all(p.toll.kind in known and (p.toll.low or 0) < known[p.toll.kind] for p in placed)
    return lower and claim.cue.lower().split(maxsplit=1)[0:1] == ["had"]


def _unharmed(scene: Scene, tree: Tree, claim: Claim, placed: Sequence[Placed]) -> Event | None:
    """ "Fragments of drones set fire to a store, but there were no casualties": nobody is harmed by a weapon just named."""
    weapons = scene.lexicon.words.weapons
    near = [t for t in scene.trees_within(max(0, tree.sentence.start - _BEFORE), tree.sentence.end) if t is not tree]
    found = (weapons.get(t.lemma(i), "") for t in [tree, *near] for i in range(len(t.tokens)))
    sub_type = next((s for s in found if s in scene.lexicon.types[_EXPLOSIONS].sub_types), None)
    if sub_type is None or not placed or scene.peaceful or scene.of_mishap:
        return None
    token = tree.tokens[placed[0].anchor]
    return make_event(
        scene, tree, claim, start=token.start, end=token.end, type_=_EXPLOSIONS, sub_type=sub_type, modality="actual",
        tolls=tuple(p.toll for p in placed), time=dates.when(scene, tree, placed[0].anchor, claim),
    )  # fmt: skip


def _alone(scene: Scene, tree: Tree, claim: Claim, placed: Sequence[Placed]) -> Event | None:
    """An event of which nothing but its toll is told: "23 soldiers were taken prisoner"."""
    if not placed:
        return None
    main = placed[0]
    how = standing(tree, main.anchor, act=claim.act, lexicon=scene.lexicon, cues=claim.cue_spans)
    if how.ceasing and how.modality != "actual":
        return None
    armed, others = _TYPES[main.toll.kind]
    type_, sub_type = armed if main.toll.group in _ARMED else others
    token = tree.tokens[main.anchor]
    return make_event(
        scene, tree, claim, start=token.start, end=token.end, type_=type_, sub_type=sub_type,
        modality="hypothetical" if main.toll.rule == FEARED else how.modality,
        tolls=tuple(p.toll for p in placed),
        place=places.where(scene, tree, main.anchor, carriers=[main.noun, main.anchor], roles=(), claim=claim),
        time=dates.when(scene, tree, main.anchor, claim),
        aggregate=all(p.toll.since for p in placed),
    )  # fmt: skip
