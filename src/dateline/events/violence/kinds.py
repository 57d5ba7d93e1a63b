"""In `events/violence`: which of ACLED's types an event of violence is of, by weapon, by who does it and by who suffers it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role, Toll
from dateline.events.violence.tellings import Telling

_BATTLES = "Battles"
_EXPLOSIONS = "Explosions/Remote violence"
_CIVILIANS = "Violence against civilians"
_DEVELOPMENTS = "Strategic developments"
#: ACLED's order of precedence where several weapons are told of; a suicide bomber's bomb is the first.
_ORDER = (
    "Suicide bomb",
    "Chemical weapon",
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
)
_BODIES = ("soldier", "fighter", "police")
_THEMSELVES = frozenset({"himself", "herself", "themselves", "itself", "themself"})


def kind_of(
    scene: Scene, tree: Tree, group: Sequence[Telling], main: Telling, *, roles: Sequence[Role], tolls: Sequence[Toll]
) -> tuple[str, str]:
    """Type and sub-type (data/types.toml) of the event that a group of tellings tells of, `main` its main word.

    By the weapon where one is told, else by the main word; an attack on forces is a clash, one by a crowd a riot, one on a
    demonstration by those who police it excessive force (ACLED codebook, event and sub-event types).
    """
    trigger = main.found.trigger
    if (crowd := _of_crowds(scene, tree, group, roles, tolls)) is not None:
        return crowd
    if _downed(tree, main):
        return _by_what_fell(scene, tree, group)
    if trigger.family in ("strike", "attack", "harm"):
        if trigger.pos == "VERB" and any(tree.low(k) in _THEMSELVES for k in tree.kids(main.found.i, "obj")):
            return (_EXPLOSIONS, "Suicide bomb") if trigger.sub_type.startswith("Remote") else (_CIVILIANS, "Attack")
        if (weapon := _weapon(scene, tree, roles)) is not None:
            return _EXPLOSIONS, weapon
    onto = trigger.family == "attack" and trigger.lemma.endswith((" into", " upon", " on"))
    if (
        (trigger.family in ("attack", "harm") and trigger.type == _CIVILIANS)
        or onto
        or trigger.lemma in ("fire", "gunfire")
    ):
        return _by_patients(scene, tree, group)
    if trigger.family == "seize":
        return _seizure(scene, tree, main)
    return trigger.type, trigger.sub_type


def _weapon(scene: Scene, tree: Tree, roles: Sequence[Role]) -> str | None:
    weapons = scene.lexicon.words.weapons
    named: set[str] = set()
    for r in roles:
        if r.role == "weapon":
            named.update(weapons[w] for w in _lemmas_in(tree, r) if weapons.get(w))
    if "Air/drone strike" in named and "Suicide bomb" in named:
        named.discard("Suicide bomb")  # a drone
    return next((s for s in _ORDER if s in named), None)


def _lemmas_in(tree: Tree, role: Role) -> list[str]:
    return [tree.lemma(k) for k, t in enumerate(tree.tokens) if t.start >= role.start and t.end <= role.end]


# ---- crowds


def _of_crowds(
    scene: Scene, tree: Tree, group: Sequence[Telling], roles: Sequence[Role], tolls: Sequence[Toll]
) -> tuple[str, str] | None:
    """What a crowd does is a riot; what is done to one that demonstrates is done to a protest."""
    words = scene.lexicon.words
    families = {t.found.trigger.family for t in group}
    if families & {"clash", "seize", "foil", "coup", "arrest"}:
        return None
    does = {w for r in roles if r.role == "perpetrator" for w in _lemmas_in(tree, r)}
    suffers = {w for r in roles if r.role in ("target", "victim") for w in _lemmas_in(tree, r)}
    suffers |= {w for t in group for k in t.patients for w in _phrase(tree, k)}
    tools = {w for r in roles if r.role == "weapon" for w in _lemmas_in(tree, r)}
    if does & words.crowds and not does & (words.armed - words.crowds):
        return "Riots", "Mob violence" if does & words.mobs else "Violent demonstration"
    if not (suffers & words.marchers and does & words.armed) or families == {"abduct"}:
        return None
    harmed = any(t.kind in ("killed", "injured") and t.high != 0 for t in tolls)
    gentle = bool(tools & words.crowd_control) or "protest" in families
    return "Protests", "Protest with intervention" if gentle and not harmed else "Excessive force against protesters"


def _phrase(tree: Tree, i: int) -> list[str]:
    """Lemmas of word i and of what it is a column or a crowd of."""
    return [tree.lemma(k) for k in (i, *tree.obliques(i, "of"), *tree.kids(i, "acl", "compound", "amod"))]


# ---- what flies


def _downed(tree: Tree, main: Telling) -> bool:
    shot = main.found.trigger.lemma == "shoot" and any(tree.low(k) == "down" for k in tree.kids(main.found.i))
    return shot or main.found.trigger.lemma in ("bring down", "down", "shoot down")


def _by_what_fell(scene: Scene, tree: Tree, group: Sequence[Telling]) -> tuple[str, str]:
    """A missile that is shot down has been foiled; a manned aircraft that is brought down is a fight."""
    weapons = scene.lexicon.words.weapons
    fell = {tree.lemma(k) for t in group for k in t.patients}
    tools = {tree.lemma(k) for t in group for k in tree.obliques(t.found.i, "by", "with")}
    if fell & {"missile", "rocket", "projectile", "shell", "mortar"}:
        return _DEVELOPMENTS, "Disrupted weapons use"
    if any(weapons.get(w) == _ORDER[3] for w in tools):
        return _EXPLOSIONS, _ORDER[3]
    return _BATTLES, "Armed clash"


# ---- who suffers it


def _by_patients(scene: Scene, tree: Tree, group: Sequence[Telling]) -> tuple[str, str]:
    words = scene.lexicon.words
    patients = sorted({k for t in group for k in t.patients})
    lemmas = {tree.lemma(k) for k in patients}
    groups = {words.human[lemma] for lemma in lemmas if lemma in words.human}
    armed = bool(lemmas & words.armed) or any(_of_forces(scene, tree, k) for k in patients)
    military = armed or bool(lemmas & words.military_built - words.civilian_built) or bool(groups & set(_BODIES[:2]))
    civil = bool(groups - {*_BODIES, ""})
    civil = civil or (not armed and bool(lemmas & words.civilian_built - words.military_built))
    trigger = group[0].found.trigger
    if (military and not civil) or (not lemmas and trigger.type == _BATTLES):
        return _BATTLES, "Armed clash"
    return (trigger.type, trigger.sub_type) if trigger.sub_type in ("Sexual violence",) else (_CIVILIANS, "Attack")


def _of_forces(scene: Scene, tree: Tree, i: int) -> bool:
    """ "A military convoy", "an army post", "Corporal X": what is said of it makes it one of those who bear arms."""
    words = scene.lexicon.words
    near = [k for k in tree.kids(i, "compound", "amod", "flat", "appos", "nmod:poss", "nmod:desc") if abs(k - i) < 6]
    titled = any(words.human.get(tree.lemma(k)) in _BODIES[:2] for k in near)
    return titled or any(tree.lemma(k) in words.armed or tree.low(k) in ("military", "army", "naval") for k in near)


def _seizure(scene: Scene, tree: Tree, main: Telling) -> tuple[str, str]:
    """Land changes hands; soldiers are captured in a clash; anyone else who is captured is abducted (ACLED)."""
    trigger, words = main.found.trigger, scene.lexicon.words
    if main.of("victim") and not main.of("target"):
        return _DEVELOPMENTS, "Other"
    lemmas = [tree.lemma(k) for k in main.patients]
    held = words.territory | words.military_built | words.civilian_built
    if lemmas and not any(lemma in held for lemma in lemmas):
        groups = {words.human.get(lemma) for lemma in lemmas}
        if groups & set(_BODIES) or any(lemma in words.armed for lemma in lemmas):
            return _BATTLES, "Armed clash"
        mentions = [scene.actor_on(tree, k) for k in main.patients]
        if groups - {None} or any(m is not None and m.actor.kind in ("person", "people") for m in mentions):
            return _CIVILIANS, "Abduction/forced disappearance"
    return trigger.type, trigger.sub_type
