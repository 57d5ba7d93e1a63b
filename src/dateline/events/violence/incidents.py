"""In `events/violence`: which words of a sentence tell of one event, and whose toll is which."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.scene import Scene
from dateline.events.setting.counted import Apart, apart, parted
from dateline.events.syntax import Tree
from dateline.events.tolls.counting import Placed
from dateline.events.types import Toll
from dateline.events.violence.tellings import Telling

# words between "another" and what it did
_BEFORE = 12
_IN = ("in", "at", "near", "of")
_FURTHER = frozenset({"another", "second", "third"})


def groups_of(scene: Scene, tree: Tree, tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one incident together: what does harm joins the act that does it, a noun the verb that tells the same."""
    acts = [t for t in tellings if t.found.trigger.family != "harm"]
    harms = [t for t in tellings if t.found.trigger.family == "harm"]
    groups: list[list[Telling]] = []
    links = apart(scene, tree)
    for telling in acts:
        home = next((g for g in groups if all(_one(links, tree, other, telling) for other in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    for telling in harms:
        if _another(tree, telling.found.i):
            groups.append([telling])
            continue
        options = [g for g in groups if _joins(links, tree, g[0], telling) and not _other_dead(tree, g, telling)]
        options = [g for g in options if not _elsewhere(scene, tree, g[0], telling)]
        if options:
            min(options, key=lambda g: min(tree.distance(t.found.i, telling.found.i) for t in g)).append(telling)
        else:
            groups.append([telling])
    return groups


def _one(links: Sequence[Apart], tree: Tree, a: Telling, b: Telling) -> bool:
    """Whether two acts of one sentence are one event."""
    if not _compatible(a, b):
        return False
    families = {a.found.trigger.family, b.found.trigger.family}
    if families - {"strike", "attack"} and len(families) > 1:
        return False
    if (a.days and b.days and a.days != b.days) or parted(links, tree, a.found.i, b.found.i):
        return False
    return not _own_clause(tree, a, b)


def _joins(links: Sequence[Apart], tree: Tree, act: Telling, harm: Telling) -> bool:
    if not _compatible(act, harm) or act.found.trigger.family in (
        "protest",
        "arrest",
        "loot",
        "abduct",
        "other",
        "foil",
    ):
        return False
    if parted(links, tree, act.found.i, harm.found.i) or _earlier(tree, act, harm) or _of_those(tree, act, harm):
        return False
    return not (act.days and harm.days and act.days != harm.days)


def _elsewhere(scene: Scene, tree: Tree, act: Telling, harm: Telling) -> bool:
    """ "Hospital in X damaged, one killed in Y": each has a town of its own beside it."""
    here, there = (_towns(scene, tree, t) for t in (act, harm))
    return bool(here and there) and not here & there


def _towns(scene: Scene, tree: Tree, telling: Telling) -> set[str]:
    """The towns, by place_id, that a word of violence or what it befalls is said to be in."""
    beside = [*tree.obliques(telling.found.i, *_IN), *telling.patients]
    beside += [k for p in telling.patients for k in (*tree.obliques(p, *_IN), *tree.kids(p, "compound", "nmod:poss"))]
    mentions = (scene.place_on(tree, k) for k in beside)
    return {m.place.place_id for m in mentions if m is not None and m.place is not None and m.where_prec == 1}


def _another(tree: Tree, i: int) -> bool:
    """ "A mine killed a baker; another, in Y on Sunday, maimed two": what has a subject like this is an event of its own."""
    before = range(i - 1, max(-1, i - _BEFORE), -1)
    bare = next((k for k in before if tree.low(k) in ("another", ";", ".")), -1)
    if bare >= 0 and tree.low(bare) == "another" and tree.tokens[bare + 1].upos in ("PUNCT", "ADP", "VERB", "AUX"):
        return True
    words = [w for s in tree.kids(i, "nsubj") for w in (s, *tree.kids(s, "det", "amod", "nummod"))]
    return tree.rel(i) in ("conj", "parataxis", "root") and any(tree.low(w) in _FURTHER for w in words)


def _of_those(tree: Tree, act: Telling, harm: Telling) -> bool:
    """ "Killed eighty people who had fled the fighting": what is told of those who were harmed did not harm them."""
    after = [p for p in harm.patients if p > harm.found.i]
    above = [act.found.i, *tree.ancestors(act.found.i)]
    return any(tree.full(k) == "acl:relcl" and tree.head(k) in after for k in above)


def _earlier(tree: Tree, act: Telling, harm: Telling) -> bool:
    """ "It was the second attack on X; on Saturday, gunmen had killed a guard": a day before, in a clause of its own."""
    i = harm.found.i
    own = tree.rel(i) in ("conj", "parataxis") and bool(tree.kids(i, "nsubj")) and act.found.i not in tree.subtree(i)
    return own and harm.days is not None and any(tree.low(k) == "had" for k in tree.kids(i, "aux"))


def _other_dead(tree: Tree, group: Sequence[Telling], harm: Telling) -> bool:
    """ "Two of its men died and it killed thirty": a second "killed" with a subject of its own counts other people."""
    kind = harm.found.trigger.toll
    return any(t.found.trigger.toll == kind and _own_clause(tree, t, harm) for t in group if kind)


def _compatible(a: Telling, b: Telling) -> bool:
    """Told by one claim, in one modality, of no two different sides."""
    if a.claim.claim_id != b.claim.claim_id or a.standing.modality != b.standing.modality:
        return False
    ours, theirs = ({r.name for r in t.of("perpetrator")} for t in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _own_clause(tree: Tree, a: Telling, b: Telling) -> bool:
    """Whether the later of the two stands in a coordinate clause with a subject of its own, or "since then"."""
    for telling in (a, b):
        for above in [telling.found.i, *tree.ancestors(telling.found.i)]:
            if tree.rel(above) in ("conj", "parataxis") and tree.kids(above, "nsubj") and tree.is_verb(above):
                other = b if telling is a else a
                if other.found.i not in tree.subtree(above):
                    return True
    return False


def shared(tree: Tree, groups: Sequence[Sequence[Telling]], placed: Sequence[Placed]) -> list[list[Toll]]:
    """Each toll goes to the group whose words are nearest in the tree, its own trigger's first."""
    tolls: list[list[Toll]] = [[] for _ in groups]
    for p in placed:
        best, least = -1, 10_000
        for index, group in enumerate(groups):
            near = min(0 if t.found.i == p.anchor else 1 + tree.distance(t.found.i, p.anchor) for t in group)
            if near < least:
                best, least = index, near
        if best >= 0:
            tolls[best].append(p.toll)
    return tolls
