"""Inside events/: political acts of every kind that PLOVER has, by the frames of data/acts.toml, with who does them to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.claims.types import Claim
from dateline.events import cast
from dateline.events.build import make_event
from dateline.events.frames import Frame, fitting, load_frames
from dateline.events.modality import standing
from dateline.events.scene import Scene
from dateline.events.setting import dates, places
from dateline.events.syntax import Tree
from dateline.events.types import Event, Role, RoleName
from dateline.grounding.types import ActorMention

_POLITICAL = frozenset({"government", "country", "military", "armed_group"})
_PARTAKING = frozenset({*_POLITICAL, "organisation", "person", "people", "unnamed"})
_SAID = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "AGREE", "CONSULT", "THREATEN", "CONCEDE"})
_UNTOLD = frozenset({"demanded", "promised", "threatened", "hypothetical", "denied"})


def act_events(scene: Scene, tree: Tree, *, heard: Sequence[Event]) -> list[Event]:
    """Political acts that one sentence tells of, at words of which none of the events already `heard` is told.

    A report on sport, markets or the stage gives none but by unmistakable words; elsewhere a state, a force, an office or
    one who acts on a state must take part.
    """
    frames = load_frames()
    taken = {e.start for e in heard}
    fits: dict[int, Frame] = {}
    for i, token in enumerate(tree.tokens):
        if token.start in taken or not tree.is_verb(i) or tree.rel(i) in ("amod", "compound"):
            continue
        named = frames.get(tree.lemma(i))
        found = next((f for f in fitting(tree, i, named or ()) if _suits(scene, tree, i, f)), None)
        if found is not None:
            fits[i] = found
    events = [event for i, frame in fits.items() if (event := _act(scene, tree, i, frame, fits)) is not None]
    return events


def _act(scene: Scene, tree: Tree, i: int, frame: Frame, fits: dict[int, Frame]) -> Event | None:
    token = tree.tokens[i]
    claim = _claim(scene, tree, i)
    if claim is None:
        return None
    how = standing(tree, i, act=claim.act if _inside(claim, token.start) else "assert", lexicon=scene.lexicon)
    modality = "promised" if how.modality == "hypothetical" and _future_in_past(tree, i) else how.modality
    if how.modality in _UNTOLD and any(above in fits for above in _governors(tree, i)):
        return None  # "refused to release": the refusal is what is told
    doers, done_to = tree.agents(i), _recipients(tree, i, frame)
    if frame.reversed:
        doers, done_to = done_to, doers
    if not _of_politics(scene, tree, doers, done_to, strong=frame.strong):
        return None
    first: RoleName = "participant" if frame.type in _SAID else "perpetrator"
    roles = [*_roles(scene, tree, doers, first), *_roles(scene, tree, done_to, _second(frame))]
    return make_event(
        scene,
        tree,
        claim,
        start=token.start,
        end=token.end,
        type_=frame.type,
        sub_type=frame.sub_type,
        modality=modality,
        roles=_distinct(roles),
        channel=_channel(frame),
        object_="mediation" if frame.sub_type == "third-party" else None,
        time=dates.when(scene, tree, i, claim, news=how.modality == "actual", saying=not _inside(claim, token.start)),
        place=places.where(scene, tree, i, carriers=[], roles=roles),
    )


def _suits(scene: Scene, tree: Tree, i: int, frame: Frame) -> bool:
    """Whether those are people or actors of whom the frame demands it."""
    if frame.whom and not any(
        _is_political(scene, tree, k) or _is_somebody(scene, tree, k) for k in _recipients(tree, i, frame)
    ):
        return False
    if frame.people and not any(
        tree.lemma(k) in scene.lexicon.words.human or _is_somebody(scene, tree, k) for k in tree.patients(i)
    ):
        return False
    return not frame.office or any(_is_somebody(scene, tree, k) for k in tree.agents(i))


def _future_in_past(tree: Tree, i: int) -> bool:
    """ "Said that it would boycott the vote": a promise, told later; no condition."""
    would = any(tree.low(k) in ("would", "'d") for k in tree.kids(i, "aux"))
    return would and tree.rel(i) == "ccomp" and not any(tree.low(k) == "if" for k in tree.kids(i, "mark"))


def _second(frame: Frame) -> RoleName:
    return "participant" if frame.type in ("CONSULT", "AGREE") or frame.cameo == "057" else "target"


def _channel(frame: Frame) -> str | None:
    if frame.type != "CONSULT" or frame.sub_type == "third-party":
        return None
    return frame.channel or {"visit": "visit", "phone": "phone"}.get(frame.sub_type, "meeting")


def _claim(scene: Scene, tree: Tree, i: int) -> Claim | None:
    token = tree.tokens[i]
    return (
        scene.claim_cued(token.start, token.end)
        or scene.claim_at(token.start, token.end)
        or scene.claim_around(token.start, token.end)
    )


def _inside(claim: Claim, at: int) -> bool:
    return any(start <= at < end for start, end in claim.content_spans)


def _governors(tree: Tree, i: int) -> list[int]:
    """Verbs that this one is the complement of."""
    found: list[int] = []
    here = i
    for above in tree.ancestors(i):
        if tree.rel(here) not in ("xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "conj"):
            break
        found.append(above)
        here = above
    return found


# ---- who takes part


def _recipients(tree: Tree, i: int, frame: Frame) -> list[int]:
    """The words to whom the act is done, in the order in which the frame looks for them; the first kind found stands."""
    patients = tree.patients(i)
    for slot in frame.to:
        found: list[int] = []
        if slot == "obj":
            found = [k for k in patients if tree.lemma(k) not in frame.objects]
            found = found or [k for p in patients for k in tree.kids(p, "nmod:poss")]
        elif slot == "iobj":
            found = tree.kids(i, "iobj")
        elif slot == "poss":
            found = [k for p in patients for k in tree.kids(p, "nmod:poss", "amod", "compound")]
        elif slot in ("inner", "that"):
            found = [s for k in tree.kids(i, "ccomp", "xcomp") for s in (*tree.kids(k, "nsubj"), *tree.patients(k))]
        else:
            found = tree.obliques(i, slot) + [k for p in patients for k in tree.obliques(p, slot)]
        if found:
            return found
    return []


def _of_politics(scene: Scene, tree: Tree, doers: Sequence[int], done_to: Sequence[int], *, strong: bool) -> bool:
    """Whether one who takes part is a state, a force, one who holds an office or takes to the street; in a report in which
    states and forces act, anyone who is named; by unmistakable words, anyone in a report that is not of sport or the like."""
    if not (doers or done_to) or not (scene.political or (strong and scene.brief)):
        return False
    if strong or any(_is_political(scene, tree, k) for k in (*doers, *done_to)):
        return True
    return scene.of_states or any(_is_somebody(scene, tree, k) for k in (*doers, *done_to))


def _is_somebody(scene: Scene, tree: Tree, k: int) -> bool:
    mention = scene.actor_on(tree, k)
    if mention is not None:
        return mention.actor.kind in _PARTAKING
    return tree.tokens[k].upos in ("PROPN", "PRON") and tree.low(k) not in ("this", "that", "which", "there")


def _is_political(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is a state, a force, or one of theirs ("a Tunisian court", "police")."""
    civic = scene.lexicon.table("politics", "civic")["words"]
    mention = scene.actor_on(tree, k) or cast.modifier(scene, tree, k)
    if mention is not None and mention.actor.kind in _POLITICAL:
        return True
    if tree.lemma(k) in civic or cast.state_on(scene, tree, k) is not None or cast.demonym(tree, k) is not None:
        return True
    return any(cast.demonym(tree, d) is not None for d in tree.kids(k, "amod"))


def _roles(scene: Scene, tree: Tree, words: Iterable[int], name: RoleName) -> list[Role]:
    found: list[Role] = []
    for k in words:
        mention: ActorMention | None = scene.actor_on(tree, k)
        if mention is None and (role := cast.role(scene, tree, k, name)) is not None:
            found.append(role)
        elif mention is not None:
            found.append(cast.mention_role(scene, mention, name))
    return found


def _distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    found: dict[str, Role] = {}
    for r in sorted(roles, key=lambda r: (r.start, r.end)):
        found.setdefault(r.name, r)
    return tuple(found.values())
