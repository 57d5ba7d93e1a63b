"""In `events/politics`: who takes part in a political act: doer and recipient, and whether what they do is politics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.events import cast
from dateline.events.politics.frames import Frame
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role, RoleName
from dateline.events.words import words_of
from dateline.grounding.types import ActorMention

_POLITICAL = frozenset({"government", "country", "military", "armed_group"})
_PARTAKING = frozenset({*_POLITICAL, "organisation", "person", "people"})
#: Modes of acts that are done to people, who are then the object itself.
_OF_PEOPLE = frozenset({"release", "deport", "arrest", "convict", "expel"})
HOW_MANY = words_of("politics_words", "how_many")
_PERSONAL = frozenset({"he", "she", "we", "they", "it", "who", "i"})


def recipients(tree: Tree, i: int, frame: Frame) -> list[int]:
    """The words to whom the act is done, in the order in which the frame looks for them; the first kind found stands."""
    patients = tree.patients(i)
    for slot in frame.to:
        found: list[int] = []
        if slot == "obj":
            found = [k for k in patients if tree.lemma(k) not in frame.objects]
            found = found or (patients if frame.sub_type in _OF_PEOPLE else [])
            found = found or [k for p in patients for k in tree.kids(p, "nmod:poss")]
        elif slot == "iobj":
            found = tree.kids(i, "iobj")
        elif slot == "poss":
            found = [k for p in patients for k in tree.kids(p, "nmod:poss", "amod", "compound")]
        elif slot in ("inner", "that"):
            found = [s for k in tree.kids(i, "ccomp", "xcomp") for s in (*tree.kids(k, "nsubj"), *tree.patients(k))]
        elif slot == "done":
            found = [s for k in tree.kids(i, "ccomp", "xcomp") for s in tree.patients(k)]
        else:
            found = tree.obliques(i, slot) + [k for p in patients for k in tree.obliques(p, slot)]
        if found:
            return [k for k in found if tree.tokens[k].upos != "NUM"]
    return []


def of_politics(scene: Scene, tree: Tree, doers: Sequence[int], done_to: Sequence[int], *, strong: bool) -> bool:
    """Whether one who takes part is a state, a force, one who holds an office or takes to the street; in a report in which
    states and forces act, anyone who is named; by unmistakable words, anyone in a report that is not of sport or the like."""
    if not (doers or done_to) or not (scene.political or scene.brief):
        return False
    if strong or any(is_political(scene, tree, k) for k in (*doers, *done_to)):
        return True
    if not scene.political:
        return False
    if scene.of_states or any(is_somebody(scene, tree, k) for k in (*doers, *done_to)):
        return True
    return any(tree.low(k) in _PERSONAL for k in doers)


def is_political(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is a state, a force, or one of theirs ("a Tunisian court", "police", "dozens of protesters")."""
    civic = scene.lexicon.table("politics", "civic")["words"]
    if any(m.actor.kind in _POLITICAL for m in _mentions(scene, tree, k)):
        return True
    if tree.lemma(k) in civic or cast.state_on(scene, tree, k) is not None or cast.demonym(tree, k) is not None:
        return True
    if tree.lemma(k) in HOW_MANY and any(tree.lemma(o) in civic for o in tree.obliques(k, "of")):
        return True
    return any(cast.demonym(tree, d) is not None for d in tree.kids(k, "amod"))


def is_somebody(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is an actor with a name, or is of one ("the co-chairs of the X Group", "the X rights chief")."""
    mentions = _mentions(scene, tree, k)
    if any(m.actor.kind in _PARTAKING for m in mentions):
        return True
    if any(m.actor.kind != "unnamed" for m in mentions):
        return False
    return any(tree.tokens[c].upos == "PROPN" for c in (k, *tree.kids(k, "compound")))


def holds_office(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is an actor with a name, or one who holds an office of state without one ("the Ethiopian premier")."""
    people = scene.lexicon.table("politics", "contacts")["people"]
    if tree.lemma(k) in scene.lexicon.words.weapons:
        return False  # "a French helicopter" pays no visit
    return is_somebody(scene, tree, k) or (tree.lemma(k) in people and is_political(scene, tree, k))


def _mentions(scene: Scene, tree: Tree, k: int) -> list[ActorMention]:
    """The actor on word k, and the one that it is said to be of."""
    found = (scene.actor_on(tree, k), cast.modifier(scene, tree, k))
    return [m for m in found if m is not None]


def acting(scene: Scene, tree: Tree, words: Iterable[int], name: RoleName, *, act: int = -1) -> list[Role]:
    """The roles of these words; `act` is the word that tells of the act, which no name of one who does it may hold."""
    found: list[Role] = []
    for k in words:
        if scene.times.touching(tree.tokens[k].start, tree.tokens[k].end):
            continue
        mention: ActorMention | None = scene.actor_on(tree, k)
        if mention is not None and act >= 0 and mention.start <= tree.tokens[act].start < mention.end:
            mention = cast.state_on(scene, tree, k)
        if mention is None and (role := cast.role(scene, tree, k, name)) is not None:
            found.append(_from_article(scene, tree, k, role))
        elif mention is not None:
            whole = cast.mention_role(scene, mention, name)
            found.append(_from_article(scene, tree, k, whole) if mention.actor.kind == "unnamed" else whole)
    return found


def _from_article(scene: Scene, tree: Tree, k: int, role: Role) -> Role:
    """ "In X the governor": what stands before the article belongs to no one."""
    start = next(
        (t.end + 1 for j, t in enumerate(tree.tokens[:k]) if role.start < t.start and tree.low(j) in ("the", "a", "an")
         and tree.tokens[j].upos == "DET" and "of" not in (tree.low(j - 1) if j else "")),
        role.start,
    )  # fmt: skip
    if not role.start < start <= tree.tokens[k].start:
        return role
    text = scene.report.text[start : role.end]
    return Role(role.role, start, role.end, text, text)


def distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    found: dict[str, Role] = {}
    for r in sorted(roles, key=lambda r: (r.start, r.end)):
        found.setdefault(r.name, r)
    return tuple(found.values())
