"""In `events/tolls`: nouns that are a toll themselves: "11 deaths", "the loss of 71 soldiers", "no casualties", and totals."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.counting import NOUGHT, Counter, Placed

_COUNTABLE = ("NN", "NNS", "JJ", "VBN")


def of_nouns(counter: Counter) -> Iterator[Placed]:
    """Nouns of harm with a number or a nought, and those whose "of" names the people."""
    tree = counter.tree
    for i, token in enumerate(tree.tokens):
        if token.xpos not in _COUNTABLE:
            continue
        lemma = tree.lemma(i)
        nought = counter.none(i) or "without" in tree.cases(i)
        if lemma in counter.tables["casualties"]["nouns"] and nought:
            for kind in ("injured", "killed"):
                yield counter.placed(i, i, kind, counter.group(i), NOUGHT, "nobody")
            continue
        yield from _named(counter, i, lemma, nought=nought)


def _named(counter: Counter, i: int, lemma: str, *, nought: bool) -> Iterator[Placed]:
    kind = counter.kind_in("nouns", lemma, counter.tree.low(i))
    quantity = counter.quantity_of(i)
    if kind and (nought or quantity is not None) and _counts(counter, i):
        if nought:
            yield counter.placed(i, i, kind, counter.group(i), NOUGHT, "nobody")
        elif quantity is not None:
            yield counter.of_quantity(i, i, kind, _group(counter, i), quantity, "noun-of-harm")
        return
    kind = counter.kind_in("suffering", lemma)
    if kind:
        for k in counter.tree.obliques(i, "of"):
            if (placed := counter.count(k, kind, i, "of-harm", bare=False)) is not None:
                yield placed


def _counts(counter: Counter, i: int) -> bool:
    """Whether the noun is what the number counts, and is no modifier ("the wounded soldiers") nor a person told of elsewhere."""
    tree = counter.tree
    if tree.rel(i) in ("amod", "compound"):
        return False
    if tree.lemma(i) in counter.human:
        return False  # "12 prisoners were killed": what became of them is said by the verb
    return tree.tokens[i].xpos in ("NN", "NNS") or bool(tree.kids(i, "nummod", "det"))


def _group(counter: Counter, i: int) -> str:
    """Of "11 deaths" the people; of "11 civilian deaths" and "the deaths of 11 civilians" civilians."""
    people = [k for k in counter.tree.obliques(i, "of", "among") if counter.is_human(k)]
    own = counter.group(i)
    return counter.group(people[0]) if people and own == "people" else own


def totals(counter: Counter) -> Iterator[Placed]:
    """ "The death toll rose to 11 from 7", "put the dead at 25": the number told now, never the one before it."""
    tree, table = counter.tree, counter.tables["total"]
    for i in range(len(tree.tokens)):
        if tree.lemma(i) not in table["nouns"] and tree.low(i) not in table["nouns"]:
            continue
        if tree.rel(i) in ("compound", "amod") or tree.kids(i, "nummod"):
            continue
        kind = _kind(counter, i)
        number = _number(counter, i) if kind else -1
        if number >= 0:
            quantity = counter.quantity_of(number)
            noun = counter.counted(number)
            group = counter.group(noun) if noun is not None and counter.is_human(noun) else _owners(counter, i)
            if quantity is not None and (noun is None or noun == number or counter.is_human(noun)):
                yield counter.of_quantity(i, number, kind, group, quantity, "toll-told")


def _kind(counter: Counter, i: int) -> str:
    """What the toll at i counts, from the word itself or those that say of what it is; a bare "toll" is of the dead."""
    tree, table = counter.tree, counter.tables["total"]
    near = [i, *tree.kids(i, "compound", "amod", "nmod", "nmod:poss", "acl")]
    near += [m for k in near[1:] for m in tree.kids(k, "acl", "amod", "conj")]
    words = {tree.lemma(k) for k in near} | {tree.low(k) for k in near}
    kinds = [k for k in ("killed", "injured", "missing", "displaced", "detained", "captured") if words & set(table[k])]
    if kinds:
        return kinds[0]
    return "killed" if tree.lemma(i) == "toll" and not words & {"road", "tax", "fee"} else ""


def _owners(counter: Counter, i: int) -> str:
    """The group of "civilian deaths"; of "its dead", said of an army's, they are soldiers."""
    tree = counter.tree
    group = counter.group(i)
    if group != "people":
        return group
    people = [k for k in tree.obliques(i, "of") if counter.is_human(k)]
    return counter.group(people[0]) if people else "people"


def _number(counter: Counter, i: int) -> int:
    """The word that has the number: behind the verb of which the toll is subject or object, or behind "of"."""
    tree, table = counter.tree, counter.tables["total"]
    verb = next((k for k in [tree.head(i), *tree.ancestors(i)] if k >= 0 and tree.lemma(k) in table["moved"]), -1)
    if verb >= 0 and (tree.rel(i).startswith(("nsubj", "obj")) or verb == tree.head(i)):
        found = _behind(counter, max(i, verb), verb)
        if found >= 0:
            return found
    if tree.head(i) >= 0 and tree.kids(i, "cop") and counter.quantity_of(i) is not None:
        return i
    predicate = tree.head(i)
    if (
        predicate >= 0
        and tree.rel(i) == "nsubj"
        and tree.kids(predicate, "cop")
        and tree.tokens[predicate].upos == "NUM"
    ):
        return predicate
    options = [k for k in tree.kids(i, "nmod", "appos") if "of" in tree.cases(k) or tree.rel(k) == "appos"]
    return next((k for k in options if tree.tokens[k].upos == "NUM" and counter.quantity_of(k) is not None), -1)


def _behind(counter: Counter, start: int, verb: int) -> int:
    """The number after "to", "at" or "past", or right behind a verb that reaches it, and before the next clause."""
    tree, table = counter.tree, counter.tables["total"]
    last = max(tree.right[verb], start)
    plain = -1
    for k in range(start + 1, min(last + 1, len(tree.tokens))):
        if tree.low(k) in (";", ":") or (tree.low(k) == "," and plain >= 0):
            break
        quantities = counter.scene.quantities_on(tree, k)
        if not quantities or tree.tokens[k].start != _first_digit(counter, k):
            continue
        word = _word_before(counter, k)
        if word in table["at"]:
            return k
        if plain < 0 and word not in ("from", "by", "since", "of", "in", "on"):
            plain = k
    reaches = tree.lemma(verb) in table["is"]
    return plain if reaches else -1


def _first_digit(counter: Counter, k: int) -> int:
    """Where the first word with a number of the quantity on word k begins."""
    tree = counter.tree
    quantity = counter.scene.quantities_on(tree, k)[0]
    here = k
    while here > 0 and tree.tokens[here - 1].start >= quantity.start and tree.tokens[here - 1].upos == "NUM":
        here -= 1
    return tree.tokens[here].start


def _word_before(counter: Counter, k: int) -> str:
    tree = counter.tree
    quantity = counter.scene.quantities_on(tree, k)[0]
    here = k
    while here > 0 and tree.tokens[here - 1].start >= quantity.start:
        here -= 1
    own = tree.low(here) if tree.low(here) in ("past", "above", "over", "beyond") else ""
    return own or (tree.low(here - 1) if here else "")
