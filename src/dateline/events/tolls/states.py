"""In `events/tolls`: people counted by what has become of them: "four dead", "were taken prisoner", "30 bodies were found"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from dateline.events.syntax import Tree
from dateline.events.tolls.counting import Counter, Placed
from dateline.events.tolls.deeds import either

_BETWEEN = frozenset({
    "others", "more", "were", "was", "are", "is", "been", "have", "has", "had", "reported", "seriously", "severely",
    "critically", "slightly", "lightly", "badly", "gravely", "still", "people", "other", "also", "left", "being", "now",
    "remain", "remains", "remained",
})  # fmt: skip
_STATE_TAGS = ("VBN", "VBD", "JJ", "NN", "NNS", "VBG")
_REACH = 9
_HEADLINE = 8  # words from "kills" to "wounds"
#: The rule of a toll of which nobody says that it is so: "scores feared dead".
FEARED = "feared"


def of_states(counter: Counter, done: Set[int]) -> Iterator[Placed]:
    """ "48 injured", "five people dead", "two of its soldiers were missing": a word of state behind the people counted."""
    tree = counter.tree
    for i in range(1, len(tree.tokens)):
        kind = counter.kind_in("states", tree.low(i), tree.lemma(i))
        if not kind or tree.tokens[i].xpos not in _STATE_TAGS or i in done or either(counter, i):
            continue
        if "among" in tree.cases(i) and tree.kids(i, "cop"):
            continue  # "two nurses were among the wounded": a part of those told of
        if (noun := _headline_object(counter, i)) >= 0:
            if (placed := counter.count(noun, kind, i, "object-of-deed", bare=False)) is not None:
                yield placed
            continue
        for noun in _behind(counter, i):
            if noun in done or (tree.rel(noun) == "obl" and "at" not in tree.cases(noun)):
                break  # of "put at 16 dead" it is said
            rule = (
                FEARED
                if any(tree.low(k) in counter.tables["feared"]["words"] for k in range(noun, i))
                else "state-word"
            )
            if (placed := counter.count(noun, kind, i, rule, bare=False)) is not None:
                yield placed
                break


def _headline_object(counter: Counter, i: int) -> int:
    """ "Blast kills 3 and wounds 14": the parse takes the second verb for a noun; its number, or whom that counts; else -1."""
    tree = counter.tree
    if tree.tokens[i].xpos != "NNS" or tree.low(i - 1) not in (",", "and", ";", "&") or i + 1 >= len(tree.tokens):
        return -1
    deadly = counter.tables["states"]["killed"]
    if tree.tokens[i + 1].upos != "NUM" or not any(
        tree.is_verb(k) and tree.lemma(k) in deadly for k in range(max(0, i - _HEADLINE), i)
    ):
        return -1
    if i + 2 >= len(tree.tokens) or tree.tokens[i + 2].upos != "NOUN":
        return i + 1
    return i + 2 if counter.is_human(i + 2) else -1


def _behind(counter: Counter, i: int) -> Iterator[int]:
    """The subject of a state said of it, or the counted word right before it."""
    tree = counter.tree
    above = tree.head(i)
    if tree.rel(i) == "amod" and above > i and counter.is_human(above):
        again = any(tree.low(k) in ("the", "this", "that") for k in tree.kids(above, "det"))
        if counter.quantity_of(above) is not None or not again:
            yield above  # "6,000 captured soldiers"; "the wounded policeman" has been told of
        return
    if tree.kids(i, "cop", "aux"):
        yield from (k for k in tree.kids(i, "nsubj") if k < i)
    before = i - 1
    skipped = {*_BETWEEN, *counter.tables["feared"]["words"]}
    while before > 0 and tree.low(before) in skipped and not counter.scene.quantities_on(tree, before):
        before -= 1
    owner = tree.head(before)
    if owner >= 0 and tree.tokens[owner].upos == "NUM" and tree.cases(before) == ["of"] and counter.is_human(before):
        yield owner  # "two of its officers dead"
        return
    numbered = counter.scene.quantities_on(tree, before) or _has_number(counter, before) or counter.ordinal(before)
    if numbered or (tree.rel(i) == "conj" and _lent(counter, before)):
        yield before


def _lent(counter: Counter, i: int) -> bool:
    """ "The driver was killed and his guard wounded": one person right before the word, whatever verb the parse ties him to."""
    tree = counter.tree
    single = tree.tokens[i].xpos == "NN" and tree.rel(i).startswith("nsubj") and counter.is_human(i)
    return single and any(tree.low(k) in ("a", "an", "another") or tree.rel(k) == "nmod" for k in tree.kids(i))


def _has_number(counter: Counter, i: int) -> bool:
    noun = counter.tree.tokens[i].upos in ("NOUN", "PROPN")
    return noun and counter.quantity_of(i) is not None and counter.is_human(i)


def shot_dead(counter: Counter) -> Iterator[Placed]:
    """ "Shot dead two policemen", "beaten to death", "found dead": the deed's object is the dead."""
    tree = counter.tree
    verbs = counter.tables["deadly"]["verbs"]
    for i in range(len(tree.tokens) - 1):
        if tree.lemma(i) not in verbs or not tree.is_verb(i):
            continue
        after = range(i + 1, min(i + _REACH, len(tree.tokens)))
        if tree.lemma(i) == "leave":
            after = _left(tree, i)
        dead = any(tree.low(k) == "dead" or (tree.low(k) == "death" and tree.low(k - 1) == "to") for k in after)
        burned = tree.lemma(i) in ("burn", "bury") and any(tree.low(k) == "alive" for k in after)
        if not (dead or burned):
            continue
        people = [k for k in tree.patients(i) if tree.low(k) != "dead"]
        if not people and not tree.kids(
            i, "obj"
        ):  # "hacked to death 69 peasants"; a headline: "Two labourers shot dead"
            people = [k for k in _named_after(counter, after) if not tree.cases(k)] or tree.subject(i)
        people = people or _named_after(counter, after)
        for k in people:
            if (placed := counter.count(k, "killed", i, "deed-to-death", deed=True)) is not None:
                yield placed


def _left(tree: Tree, i: int) -> range:
    """The words behind "left" up to the next verb: "left five militants, two soldiers and a woman dead"."""
    end = i + 1
    while end < min(i + 2 * _REACH, len(tree.tokens)) and (not tree.is_verb(end) or tree.head(end) > i):
        end += 1
    return range(i + 1, end)


def _named_after(counter: Counter, after: range) -> list[int]:
    """The first people named behind a deadly deed, a bare number only where nothing else names them."""
    tree = counter.tree
    people = [k for k in after if counter.is_human(k) and tree.low(k) != "dead"]
    return ([k for k in people if tree.tokens[k].upos != "NUM"] or people)[:1]


def bodies(counter: Counter) -> Iterator[Placed]:
    """ "More than 30 bodies were found", "the bodies of six miners": each is one of the dead."""
    tree, table = counter.tree, counter.tables["bodies"]
    for i in range(len(tree.tokens)):
        if tree.lemma(i) not in table["nouns"] or not _handled(counter, i):
            continue
        quantity = counter.quantity_of(i)
        people = tree.obliques(i, "of")
        if quantity is not None:
            group = counter.group(people[0]) if people and counter.is_human(people[0]) else "people"
            yield counter.of_quantity(i, i, "killed", group, quantity, "bodies")
            continue
        # "the bodies of a couple and their three children", whatever of the two the parse coordinates
        beside = [k for k in tree.kids(i, "conj") if people and k > people[-1] and counter.quantity_of(k) is not None]
        for k in [*people, *beside]:
            if (placed := counter.count(k, "killed", i, "bodies", bare=False)) is not None:
                yield placed


def _handled(counter: Counter, i: int) -> bool:
    """Whether somebody finds or buries what stands at i: a body that does something is an authority."""
    tree, verbs = counter.tree, counter.tables["bodies"]["verbs"]
    above = next((k for k in tree.ancestors(i) if tree.is_verb(k)), -1)
    return any(tree.lemma(k) in verbs for k in [*tree.kids(i, "acl"), *([above] if above >= 0 else [])])


def losses(counter: Counter) -> Iterator[Placed]:
    """ "Lost their lives", "claimed five lives", "took 12 prisoners", "were taken hostage"."""
    tree, table = counter.tree, counter.tables["losses"]
    for i in range(len(tree.tokens)):
        verb = tree.head(i)
        if tree.lemma(i) in table["prisoners"] and tree.rel(i) in ("appos", "conj"):
            verb = next(
                (k for k in tree.ancestors(i) if tree.is_verb(k)), -1
            )  # "what it took: 127 prisoners, three lorries"
        if verb < 0 or tree.lemma(verb) not in table["verbs"]:
            continue
        held = tree.lemma(i) in table["prisoners"] and tree.lemma(verb) == "take" and not tree.kids(i, "cop")
        if held:
            yield from _taken(counter, i, verb)
        elif tree.lemma(i) in table["lives"] and tree.rel(i) == "obj":
            lost = tree.lemma(verb) == "lose"
            for k in tree.subject(verb) if lost else tree.obliques(i, "of") or [i]:
                if (placed := counter.count(k, "killed", verb, "lives-lost")) is not None:
                    yield placed


def _taken(counter: Counter, i: int, verb: int) -> Iterator[Placed]:
    """ "Took 12 prisoners" counts the prisoners; "took 12 soldiers prisoner" and "were taken prisoner" the soldiers."""
    tree = counter.tree
    numbered = counter.quantity_of(i) is not None
    people = [i] if numbered else [k for k in tree.patients(verb) if k != i]
    for k in people:
        if (placed := counter.count(k, "captured", verb, "taken-prisoner")) is not None:
            yield placed


def in_hospital(counter: Counter) -> Iterator[Placed]:
    """ "140 were taken to hospital with wounds", "treated 11 children for gunshot wounds": people hurt and alive."""
    tree, table = counter.tree, counter.tables["hospital"]
    for i in range(len(tree.tokens)):
        if not tree.is_verb(i) or tree.lemma(i) not in table["verbs"]:
            continue
        beds = [k for k in tree.obliques(i, "to", "in", "into", "at") if tree.lemma(k) in table["places"]]
        hurts = [k for k in tree.obliques(i, "for", "with") if tree.lemma(k) in table["wounds"]]
        if not hurts and (not beds or tree.lemma(i) in table["only_for"]):
            continue
        for k in tree.patients(i):
            if (placed := counter.count(k, "injured", i, "in-hospital", bare=False)) is not None:
                yield placed
