"""In `events/tolls`: nouns that are a toll themselves: "11 deaths", "the loss of 71 soldiers", "no casualties", and totals."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.syntax import Tree
from dateline.events.tolls.counting import NOUGHT, Counter, Placed
from dateline.grounding.types import Quantity

_BACK = 60  # words back from a bare count to what it is of
_LIST_REACH = 600  # characters back from a line of a list to the line that heads it
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
    own = counter.tree.tokens[i].xpos != "NN" or bool(counter.tree.kids(i, "nummod"))  # not "the death of three"
    quantity = (counter.quantity_of(i) if own else None) or _of_many(counter, i)
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


def _either(counter: Counter, i: int) -> bool:
    """ "More than 100 dead or wounded": of neither is the number known."""
    tree = counter.tree
    beside = [*tree.kids(i, "conj"), *([tree.head(i)] if tree.rel(i) == "conj" else [])]
    joined = any(tree.low(k) == "or" for m in (i, *beside) for k in tree.kids(m, "cc"))
    return joined and any(counter.kind_in("states", tree.low(k), tree.lemma(k)) for k in beside)


def _of_many(counter: Counter, i: int) -> Quantity | None:
    """ "Dozens of wounded"."""
    tree = counter.tree
    above = tree.head(i)
    if above < 0 or tree.cases(i) != ["of"] or tree.lemma(above) not in counter.tables["sums"]["numerals"]:
        return None
    return next(iter(counter.scene.quantities_on(tree, above)), None)


def _counts(counter: Counter, i: int) -> bool:
    """Whether the noun is what the number counts, and is no modifier ("the wounded soldiers") nor a person told of elsewhere."""
    tree = counter.tree
    if tree.rel(i) in ("amod", "compound") or _either(counter, i):
        return False
    if tree.lemma(i) in counter.human:
        return False  # "12 prisoners were killed": what became of them is said by the verb
    nominal = tree.tokens[i].xpos in ("NN", "NNS") or bool(tree.kids(i, "nummod", "det"))
    return nominal or _of_many(counter, i) is not None


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
        if tree.rel(i) in ("compound", "amod") or tree.kids(i, "nummod") or tree.is_verb(i):
            continue
        if tree.low(i) in table["states"] and not tree.kids(i, "det", "nmod:poss"):
            continue  # "that 52 were injured": said of people; "the injured" are those counted
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
    near += [i + 1] if i + 1 < len(tree.tokens) and tree.tokens[i + 1].xpos == "VBN" else []  # "the number killed"
    words = {tree.lemma(k) for k in near} | {tree.low(k) for k in near}
    kinds = [k for k in ("killed", "injured", "missing", "displaced", "detained", "captured") if words & set(table[k])]
    if kinds:
        return kinds[0]
    bare = tree.lemma(i) in table["bare"] and any(tree.low(k) in ("the", "that") for k in tree.kids(i, "det"))
    if bare and not tree.obliques(i, "of"):
        return _kind_before(counter, i)
    return "killed" if tree.lemma(i) == "toll" and not words & {"road", "tax", "fee"} else ""


def _kind_before(counter: Counter, i: int) -> str:
    """ "Three had been killed; later they put the number at nine": a count of what the sentence has told of before."""
    words = ((counter.tree.low(k), counter.tree.lemma(k)) for k in range(i - 1, max(-1, i - 1 - _BACK), -1))
    found = (counter.kind_in("states", *w) or counter.kind_in("suffered", *w) for w in words)
    return next((kind for kind in found if kind), "")


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
        found = _behind(counter, verb, verb)
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


def labelled(counter: Counter) -> Iterator[Placed]:
    """ "Killed in the night: 13 farmers, four women. Missing: nine": what a label before a colon says befell them."""
    tree = counter.tree
    kind, anchor = "", -1
    for i in range(len(tree.tokens)):
        if tree.low(i) == ":":
            anchor = _label(counter, i)
            kind = counter.kind_in("labels", tree.low(anchor)) if anchor >= 0 else ""
        elif kind and tree.low(i) not in (",", "and") and tree.kids(i, "nsubj"):
            kind = ""  # a clause of its own
        elif kind and not counter.scene.quantities_on(tree, i - 1):
            for quantity in counter.scene.quantities_on(tree, i):
                noun = _counted_by(counter, i)
                if noun == i or counter.is_human(noun):
                    group = counter.group(noun) if noun != i else "people"
                    yield counter.of_quantity(anchor, noun, kind, group, quantity, "label")


def _label(counter: Counter, colon: int) -> int:
    """The word of state that opens the sentence, or the stretch since the last full stop, before a colon."""
    tree = counter.tree
    for k in range(colon - 1, max(-1, colon - 9), -1):
        if tree.low(k) in (".", ";") or counter.scene.quantities_on(tree, k) or tree.kids(k, "nsubj"):
            return -1
        opens = k == 0 or tree.low(k - 1) in (".", ";", "*", "-", "•")
        if opens:
            return k if counter.kind_in("labels", tree.low(k)) else -1
    return -1


def _counted_by(counter: Counter, i: int) -> int:
    """The noun that the number at i counts, or i."""
    tree = counter.tree
    above = tree.head(i)
    return above if tree.rel(i) == "nummod" and above > i else i


def listed_under(counter: Counter) -> Iterator[Placed]:
    """A line of a list ("* 10 policemen") under a line that ends in a colon and says of what ("the count of the dead:")."""
    tree = counter.tree
    first = _bullet(counter, tree)
    if first < 0:
        return
    trees = counter.scene.trees_within(max(0, tree.sentence.start - _LIST_REACH), tree.sentence.start)
    for above in reversed([t for t in trees if t.sentence.start < tree.sentence.start]):
        if _bullet(counter, above) >= 0:
            continue
        words = {w for k in range(len(above.tokens)) for w in (above.low(k), above.lemma(k))}
        kind = next((k for k, known in counter.tables["labels"].items() if words & set(known)), "")
        if kind and above.low(len(above.tokens) - 1) == ":" and counter.is_human(first):
            quantity = counter.quantity_of(first)
            if quantity is not None:
                yield counter.of_quantity(first, first, kind, counter.group(first), quantity, "label")
        return


def _bullet(counter: Counter, tree: Tree) -> int:
    """The counted noun of a line that is a bullet, a number and a noun; -1 where the line is anything else."""
    words = [k for k, t in enumerate(tree.tokens) if t.upos not in ("PUNCT", "SYM") and t.xpos not in ("NFP", "LS")]
    short = 2 <= len(words) <= 4 and len(tree.tokens) - len(words) <= 2
    if not short or tree.tokens[words[0]].upos != "NUM" or tree.tokens[words[-1]].upos not in ("NOUN", "PROPN"):
        return -1
    return words[-1] if not any(tree.is_verb(k) for k in words) else -1
