"""In `events/tolls`: the people to whom a verb or noun of violence is done, or who suffer it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.events.lexicon import Trigger
from dateline.events.tolls.counting import Amount, Counter, Placed
from dateline.events.violence.found import Found

_SKIPPED = frozenset(
    {"also", "another", "at", "least", "some", "up", "to", "more", "than", "about", "around", "a", "further", "nearly"}
)
_PEOPLE_ENDINGS = ("man", "woman", "ist", "ian", "er", "or", "ee", "eer", "ant", "person")
_ONE = Amount(1, 1)
_MANY = 10


def of_deeds(counter: Counter, found: Iterable[Found], *, calm: bool) -> Iterator[Placed]:
    """Tolls of every verb and noun that does it: those told as violence, and where the text is not calm all others."""
    held = {f.i: f for f in found if f.trigger.toll}
    tree = counter.tree
    for i in range(len(tree.tokens)):
        if either(counter, i):
            continue  # "killed, wounded or captured 5,000": of none is the number known
        if i in held:
            yield from of_trigger(counter, held[i])
        elif not calm and tree.is_verb(i) and tree.rel(i) != "amod":
            yield from _of_other(counter, i)


def either(counter: Counter, i: int) -> bool:
    """Whether verb i is one of several that differ and are joined by "or"; of nobody, both are denied."""
    tree = counter.tree
    return tree.is_verb(i) and any(
        _differing(counter, top) for top in (i, tree.head(i) if tree.rel(i) == "conj" else -1) if top >= 0
    )


def _differing(counter: Counter, top: int) -> bool:
    tree = counter.tree
    verbs = [k for k in (top, *tree.kids(top, "conj")) if tree.is_verb(k)]
    if not any(tree.low(c) == "or" for k in verbs[1:] for c in tree.kids(k, "cc")):
        return False
    triggers = (counter.scene.lexicon.triggers.get((tree.lemma(k), "VERB")) for k in verbs)
    some = not any(counter.none(k) for k in [*tree.subject(top), *tree.patients(top)])
    return some and len({t.toll for t in triggers if t is not None and t.toll}) > 1


def of_trigger(counter: Counter, f: Found) -> Iterator[Placed]:
    """The patients of one trigger, or what the number behind it counts where the parse gives it none."""
    tree = counter.tree
    given = False
    people = _whole_list(counter, _people(counter, f))
    for i in people:
        kind = state_of(counter, i, f.trigger.toll)
        placed = counter.count(i, kind, f.i, rule_of(f), deed=f.trigger.human) or (
            _beside(counter, i, f) if given else None
        )
        if placed is not None:
            given = True
            yield placed
    if not given and not f.is_noun and (i := _number_after(counter, f.i)) >= 0 and not tree.passive(f.i):
        for k in tree.with_conjuncts(i):
            placed = counter.count(k, f.trigger.toll, f.i, rule_of(f), bare=k == i)
            if placed is not None:
                yield placed


def _whole_list(counter: Counter, people: list[int]) -> list[int]:
    """The people, with the second of "a colonel, two majors and 14 soldiers", which the parse calls another name of the first."""
    tree = counter.tree
    more = [
        k
        for i in people
        for k in tree.kids(i, "appos")
        if k not in people and any(i < k < m for m in tree.kids(i, "conj")) and counter.quantity_of(k) is not None
    ]
    return sorted([*people, *more]) if more else people


def rule_of(f: Found) -> str:
    if f.is_noun:
        return "of-deed"
    return "sufferer" if f.trigger.frame == "suffer" else "object-of-deed"


def _people(counter: Counter, f: Found) -> list[int]:
    tree = counter.tree
    if f.is_noun:
        of = tree.obliques(f.i, "of")
        return of or (_dead_owner(counter, f.i) if f.trigger.human else [])
    numeral = bool(f.i) and tree.tokens[f.i - 1].upos == "NUM" and bool(counter.scene.quantities_on(tree, f.i - 1))
    if tree.passive(f.i) and numeral:
        return [f.i - 1]  # "13 were killed, 48 injured": the number before the participle is its own
    if (split := _split(counter, f.i)) >= 0:
        return [split]
    if tree.passive(f.i) and _own_subject(counter, f.i):
        return [f.i - 1]
    if f.trigger.frame == "suffer":
        return tree.subject(f.i)
    return _counted_objects(counter, f.i) or tree.patients(f.i)


def _split(counter: Counter, i: int) -> int:
    """ "Killed 41 and injured scores": the number of the first verb, which the parse makes a part of the second one's; or -1."""
    tree = counter.tree
    k = next((k for k in range(i + 1, min(i + 6, len(tree.tokens))) if tree.tokens[k].upos == "NUM"), -1)
    if k < 0 or k + 2 >= len(tree.tokens) or not counter.scene.quantities_on(tree, k):
        return -1
    joined = tree.low(k + 1) == "and" and tree.tokens[k + 2].xpos in ("VBD", "VBN", "VBG")
    return k if joined and tree.head(k) > k + 2 and tree.rel(k) == "nummod" else -1


def _own_subject(counter: Counter, i: int) -> bool:
    """ "21 were killed and 117 people injured": the counted subject right before a participle, tied to another by the parse."""
    tree = counter.tree
    subject = i > 0 and tree.rel(i - 1) == "nsubj" and tree.tokens[i - 1].upos == "NOUN"
    return subject and counter.quantity_of(i - 1) is not None


def _counted_objects(counter: Counter, i: int) -> list[int]:
    """The counted objects of a verb that the parse takes for a passive: "shelling killed seven", "killed" being both forms."""
    tree = counter.tree
    own = [k for k in tree.kids(i, "obj") if tree.passive(i) and counter.quantity_of(k) is not None]
    return [m for k in own for m in tree.with_conjuncts(k)]


def _dead_owner(counter: Counter, i: int) -> list[int]:
    """ "Galan's murder": the one who is named is the dead; "the army's killing of five" names who does it."""
    tree = counter.tree
    beside = [i - 2] if i > 1 and tree.low(i - 1) in ("'s", "’s", "'", "’") else []
    owners = [*tree.kids(i, "nmod:poss"), *(tree.head(k) if tree.rel(k) == "flat" else k for k in beside)]
    named = [k for k in owners if (m := counter.scene.actor_on(tree, k)) is not None and m.actor.kind == "person"]
    return named[:1]


def _of_other(counter: Counter, i: int) -> Iterator[Placed]:
    """Verbs that are no trigger, or that the sentence alone does not show to be violence: people suffer them all the same."""
    tree = counter.tree
    entry = counter.scene.lexicon.triggers.get((tree.lemma(i), "VERB"))
    lemma = tree.lemma(i)
    deed, suffered = counter.kind_in("deeds", lemma), counter.kind_in("suffered", lemma)
    if entry is not None and entry.toll and not entry.territory:
        yield from _numbered(counter, i, entry)
    elif suffered:
        for k in tree.subject(i) if not _drops(counter, i) else ():
            if (placed := counter.count(k, suffered, i, "sufferer", bare=False, deed=True)) is not None:
                yield placed
    elif deed and _with_particle(counter, i, lemma):
        for k in _objects(counter, i):
            if (placed := counter.count(k, deed, i, "object-of-deed", bare=False)) is not None:
                yield placed
    elif tree.lemma(i) in counter.tables["driven"]["verbs"]:
        yield from _driven_out(counter, i)
    else:
        yield from _unharmed(counter, i)
        yield from _taken_away(counter, i)
        yield from _wiped_out(counter, i)
        yield from _mown_down(counter, i)
        yield from _fled(counter, i)


def _drops(counter: Counter, i: int) -> bool:
    """Whether what "falls" may be no dying: rockets that fall in a field, men who fall into an ambush or from a roof."""
    tree, table = counter.tree, counter.tables["falling"]
    if tree.lemma(i) not in table["verbs"]:
        return False
    noun = all((k := counter.counted(s)) is not None and counter.is_human(k) for s in tree.subject(i))
    # "fell out over how ...", "fell back", "fell apart"
    adverb = bool(tree.kids(i, "compound:prt")) or any(tree.low(k) in table["never"] for k in tree.kids(i, "advmod"))
    return not noun or adverb or bool(tree.obliques(i, *table["never"])) or bool(tree.kids(i, "xcomp"))


def _numbered(counter: Counter, i: int, entry: Trigger) -> Iterator[Placed]:
    tree = counter.tree
    suffers = entry.frame == "suffer"
    rule = "sufferer" if suffers else "object-of-deed"
    for k in tree.subject(i) if suffers else _objects(counter, i):
        if (placed := counter.count(k, entry.toll, i, rule, bare=False, deed=entry.human)) is not None:
            yield placed


def _objects(counter: Counter, i: int) -> list[int]:
    tree = counter.tree
    numeral = i and tree.tokens[i - 1].upos == "NUM" and counter.scene.quantities_on(tree, i - 1)
    if tree.passive(i) and numeral:
        return [i - 1]
    found = _counted_objects(counter, i) or tree.patients(i)
    if not found and not tree.passive(i) and (k := _number_after(counter, i)) >= 0:
        found = [k]
    return found


def _with_particle(counter: Counter, i: int, lemma: str) -> bool:
    tree = counter.tree
    if any(tree.low(k) in counter.tables["particles"]["never"] for k in tree.kids(i, "compound:prt", "advmod")):
        return False
    wanted = counter.tables["particles"].get(lemma)
    if not wanted:
        return True
    return any(tree.low(k) in wanted or tree.lemma(k) in wanted for k in range(i + 1, min(i + 7, len(tree.tokens))))


def _driven_out(counter: Counter, i: int) -> Iterator[Placed]:
    """ "Drove a million people from their homes", "will force 400,000 people to leave"."""
    tree, table = counter.tree, counter.tables["driven"]
    away = tree.obliques(i, *table["away"]) or any(tree.low(k) == "out" for k in tree.kids(i))
    made = any(tree.lemma(k) in table["leave"] for k in tree.kids(i, "xcomp", "advcl"))
    for k in tree.patients(i) if away or made else []:
        placed = counter.count(k, "displaced", i, "object-of-deed", bare=False)
        if placed is not None and placed.toll.group not in ("soldier", "fighter", "police"):
            yield placed


def _taken_away(counter: Counter, i: int) -> Iterator[Placed]:
    """ "They took several women away with them", said of armed ones or of "they"."""
    tree = counter.tree
    if tree.lemma(i) not in counter.tables["taken"]["verbs"]:
        return
    if not any(tree.low(k) in counter.tables["taken"]["away"] for k in tree.kids(i)):
        return
    doers = tree.agents(i)
    armed = counter.scene.lexicon.words.armed
    if not any(tree.tokens[k].upos == "PRON" or tree.lemma(k) in armed for k in doers):
        return
    for k in tree.patients(i):
        if (placed := counter.count(k, "captured", i, "object-of-deed", bare=False)) is not None:
            yield placed


def _unharmed(counter: Counter, i: int) -> Iterator[Placed]:
    """ "No civilians were harmed": neither killed nor hurt; that some were harmed leaves open which."""
    if counter.tree.lemma(i) not in counter.tables["harmed"]["verbs"]:
        return
    for k in counter.tree.patients(i):
        for kind in ("injured", "killed"):
            placed = counter.count(k, kind, i, "nobody", bare=False)
            if placed is not None and placed.toll.high == 0:
                yield placed


def _wiped_out(counter: Counter, i: int) -> Iterator[Placed]:
    tree, table = counter.tree, counter.tables["wiped"]
    if tree.lemma(i) not in table["verbs"] or not any(tree.low(k) in table["particles"] for k in tree.kids(i)):
        return
    for k in tree.patients(i):
        if (placed := counter.count(k, "killed", i, "object-of-deed", bare=False)) is not None:
            yield placed


def _mown_down(counter: Counter, i: int) -> Iterator[Placed]:
    """ "Several hundred civilians were shot": many people; of one or two who are shot nobody says that they died."""
    tree, table = counter.tree, counter.tables["shot"]
    if tree.lemma(i) not in table["verbs"] or any(tree.low(k) in ("dead", "down", "at") for k in tree.kids(i)):
        return
    bodies = counter.tables["bodies"]["nouns"]
    found = any(tree.lemma(k) in bodies for k in range(len(tree.tokens)))
    for k in tree.patients(i):
        placed = counter.count(k, "killed", i, "shot-by-the-dozen", bare=False)
        if placed is not None and (found or (placed.toll.low or 0) >= _MANY or placed.toll.word in table["least"]):
            yield placed


def _fled(counter: Counter, i: int) -> Iterator[Placed]:
    """ "45,000 people have crossed into Sudan", "9,000 families left their homes"."""
    tree, table = counter.tree, counter.tables["fled"]
    crossed = tree.lemma(i) in table["verbs"] and tree.obliques(i, *table["into"])
    left = tree.lemma(i) in table["left"] and any(tree.lemma(k) in table["homes"] for k in tree.kids(i, "obj"))
    if not (crossed or left):
        return
    for k in tree.subject(i):
        placed = counter.count(k, "displaced", i, "sufferer", bare=False)
        if placed is not None and placed.toll.group not in ("soldier", "fighter", "police"):
            yield placed


def state_of(counter: Counter, i: int, kind: str) -> str:
    """A slip of the parse: in "killed five and injured scores", "injured" may hang on "scores" as an adjective.

    Or the second object hangs on the first verb: "killed five on Monday and injured at least 40".
    """
    tree, table = counter.tree, counter.tables["states"]
    start = tree.phrase_start(i)
    while start > 0 and tree.low(start - 1) in _SKIPPED:
        start -= 1
    verb, above = start - 1, tree.head(i)
    second = verb > above >= 0 and tree.rel(verb) == "conj" and tree.is_verb(verb) and not tree.kids(verb, "obj")
    if second and any(above < k < verb for k in tree.kids(above, "obj", "nsubj")):
        return next((k for k in sorted(table) if tree.lemma(verb) in table[k]), kind)
    for kid in tree.kids(i, "amod", "acl"):
        if kid < i and (tree.kids(i, "cc") or tree.kids(kid, "cc")):
            return next((k for k in sorted(table) if tree.lemma(kid) in table[k]), kind)
    return kind


def _beside(counter: Counter, i: int, f: Found) -> Placed | None:
    """ "Two policemen and a saleswoman": beside people counted, one of whom the lexicon does not know is a person too."""
    tree, words = counter.tree, counter.scene.lexicon.words
    token, lemma = tree.tokens[i], tree.lemma(i)
    known = lemma in words.civilian_built | words.military_built | words.animals or lemma in words.weapons
    person = lemma.endswith(_PEOPLE_ENDINGS) and token.xpos == "NN" and token.upos == "NOUN" and not known
    if tree.rel(i) != "conj" or not person or not any(tree.low(k) in ("a", "an") for k in tree.kids(i, "det")):
        return None
    return counter.placed(f.i, i, f.trigger.toll, "people", _ONE, rule_of(f))


def _number_after(counter: Counter, i: int) -> int:
    """The head of a number that follows the verb at once, where the parse has not made it the object."""
    tree = counter.tree
    here = i + 1
    while here < len(tree.tokens) and tree.low(here) in _SKIPPED and not tree.low(here).isdigit():
        here += 1
    if here >= len(tree.tokens) or not counter.scene.quantities_on(tree, here):
        return -1
    for _ in range(4):
        above = tree.head(here)
        if above <= here or tree.tokens[above].upos not in ("NOUN", "NUM", "PROPN"):
            return here
        if any(tree.low(k) in (",", ":", ";") for k in range(here + 1, above)):
            return here
        here = above
    return here
