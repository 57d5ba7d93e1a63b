"""In `events/violence`, where no word of violence is known: the verb above those whom the trained head sees harmed tells it."""

from __future__ import annotations

from dateline.events.lexicon import Trigger
from dateline.events.politics.frames import tells_of_politics
from dateline.events.scene import Scene
from dateline.events.syntax import Tree

#: Chance that the sentence tells of an act, and that a word takes part in it, from which a verb that nothing else is known of
#: tells of violence; chosen on the odd half of tests/events/told_events, held on the even one (docs/events.md).
LEAST_ACT = 0.25
LEAST_PART = 0.5
_CLIMB = 4
_ONTO = ("on", "against", "at", "upon", "into", "onto", "towards", "toward", "over", "among")
# family, type and sub-type for each kind of act that the head knows, in the order of its labels
_KINDS = (
    ("attack", "Violence against civilians", "Attack"),
    ("strike", "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("abduct", "Violence against civilians", "Abduction/forced disappearance"),
    ("loot", "Strategic developments", "Looting/property destruction"),
    ("loot", "Strategic developments", "Looting/property destruction"),
)


def heard(scene: Scene, tree: Tree) -> tuple[int, Trigger] | None:
    """The verb of a sentence that tells of violence by what the head hears, with an entry made for it; None where none does.

    Its subject does it to its object, or what hangs on it by "on", "at", "against"; a subject that is seen harmed suffers it.
    """
    acts = scene.acts(tree)
    if not acts or max(acts) < LEAST_ACT or scene.civil or scene.of_mishap or scene.peaceful:
        return None
    words = scene.lexicon.words
    if any(tree.lemma(i) in words.domains or tree.lemma(i) in words.peace for i in range(len(tree.tokens))):
        return None
    for part in sorted(scene.parts_of(tree), key=lambda p: (-p.score, p.start)):
        if part.kind not in ("target", "victim") or part.score < LEAST_PART:
            continue
        noun = _head(tree, part.start, part.end)
        verb = _verb(scene, tree, noun) if noun >= 0 else -1
        if verb < 0:
            continue
        frame = _frame(tree, verb, noun)
        if frame:
            family, type_, sub_type = _KINDS[max(range(len(acts)), key=lambda k: acts[k])]
            return verb, Trigger(tree.lemma(verb), "VERB", family, frame, type_, sub_type)
    return None


def _head(tree: Tree, start: int, end: int) -> int:
    inside = [i for i, token in enumerate(tree.tokens) if token.start < end and start < token.end]
    return next((i for i in inside if tree.head(i) not in inside), -1)


def _verb(scene: Scene, tree: Tree, noun: int) -> int:
    """The nearest verb above that may tell of a deed: not one of saying, having or of what comes after violence."""
    never = scene.lexicon.table("further", "never")["verbs"]
    for step, above in enumerate(tree.ancestors(noun)):
        if step >= _CLIMB:
            break
        if tree.is_verb(above):
            token = tree.tokens[above]
            said = scene.claim_cued(token.start, token.end) is not None
            known = (tree.lemma(above), "VERB") in scene.lexicon.triggers  # and was not meant as violence here
            known = known or tells_of_politics(tree, above)
            beasts = any(tree.lemma(k) in scene.lexicon.words.animals for k in tree.agents(above))
            return -1 if said or known or beasts or tree.lemma(above) in never else above
    return -1


def _frame(tree: Tree, verb: int, noun: int) -> str:
    """How its roles stand: transitive where the noun is its object, "at" where it is what it is aimed at, else suffer."""
    whom = tree.patients(verb)
    if noun in whom or any(noun in tree.subtree(k) for k in whom):
        return "transitive"
    if noun in tree.obliques(verb, *_ONTO):
        return "at"
    return "suffer" if noun in tree.subject(verb) and not tree.passive(verb) else ""
