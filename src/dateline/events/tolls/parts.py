"""In `events/tolls`: people who are counted in a larger toll already: "including three children", "two of them women"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.events.tolls.counting import ONE, Counter, Placed, amount_of
from dateline.events.tolls.deeds import state_of
from dateline.grounding.types import Quantity

KINDS = ("killed", "injured", "missing", "captured", "displaced", "detained")
_REACH = 8
_BEFORE = 4  # characters between a sentence and the one before it
_WERE = frozenset({"is", "are", "was", "were"})
_OPENS = (":", "--", "—", "–", "(")


def parts(counter: Counter, whole: Sequence[Placed]) -> Iterator[Placed]:
    """Parts of the tolls of the sentence, and of those told before it ("17 of the dead were children")."""
    tree = counter.tree
    taken = {p.noun for p in whole}
    found = (_broken_down, _among_whole, _included, _among_first, _victims_were)
    for placed in (p for rule in found for p in rule(counter, whole)):
        taken.add(placed.noun)
        yield placed
    freed = counter.tables["freed"]["verbs"]
    freeing = any(tree.lemma(k) in freed for k in range(len(tree.tokens)))
    for i in range(len(tree.tokens)):
        if i in taken or (freeing and _let_go(counter, i)):
            continue
        if whole and (owner := _said_to_be(counter, i, whole)) is not None:
            yield from _described(counter, i, owner, taken)
            continue
        told = _of_those_told(counter, i)
        if told:
            yield from _told_before(counter, i, told, whole, taken)
        elif whole and _introduced(counter, i):
            yield from _listed(counter, i, whole, taken)


def _let_go(counter: Counter, i: int) -> bool:
    """ "Seized 18 policemen and released nine of them": what is told of the nine is no more of the seizing."""
    tree = counter.tree
    verb = next((k for k in tree.ancestors(i) if tree.is_verb(k)), -1)
    return verb >= 0 and tree.lemma(verb) in counter.tables["freed"]["verbs"] and i in tree.patients(verb)


def taken_for_whole(counter: Counter, placed: Sequence[Placed]) -> list[Placed]:
    """ "86 injured, including six who were badly hurt": counted by a verb of their own, and part of those before them."""
    kept: list[Placed] = []
    for p in placed:
        before = [
            q for q in kept if q.toll.kind == p.toll.kind and q.noun < p.noun and not q.toll.part_of and q.toll.low
        ]
        part = not p.toll.part_of and bool(before) and _introduced(counter, p.noun) and _fits(p, before[-1])
        kept.append(as_part(counter, p, p.noun, before[-1]) if part else p)
    return kept


def _own_kind(whole: Sequence[Placed], kind: str) -> Placed | None:
    return next((p for p in whole if p.toll.kind == kind and not p.toll.part_of), None)


def _said_to_be(counter: Counter, i: int, whole: Sequence[Placed]) -> Placed | None:
    """ "Of the 14 people killed eight were minors": a bare number of which it is said what they are; the toll it is of."""
    tree = counter.tree
    above = _predicate(counter, i)
    if above < 0:
        return None
    named = counter.human.get(tree.lemma(above)) or counter.human.get(tree.low(above))
    quantity = counter.quantity_of(i)
    before = [p for p in whole if p.noun < i and p.toll.low and not p.toll.part_of]
    if not named or quantity is None or not before or (quantity.low or 0) > (before[-1].toll.low or 0):
        return None
    return before[-1]


def _predicate(counter: Counter, i: int) -> int:
    """What a bare number is said to be: "eight were minors"; -1 where nothing is said so."""
    tree = counter.tree
    if tree.tokens[i].upos != "NUM" or i + 1 >= len(tree.tokens):
        return -1
    above = tree.head(i + 1)
    return above if tree.rel(i + 1) == "cop" and above > i else -1


def _described(counter: Counter, i: int, owner: Placed, taken: set[int]) -> Iterator[Placed]:
    quantity = counter.quantity_of(i)
    if quantity is not None:
        group = counter.group(_predicate(counter, i))
        placed = counter.of_quantity(owner.anchor, i, owner.toll.kind, group, quantity, "said-to-be")
        taken.add(i)
        yield as_part(counter, placed, i, owner)


def _listed(counter: Counter, i: int, whole: Sequence[Placed], taken: set[int]) -> Iterator[Placed]:
    """The words behind "including" and their conjuncts: parts of the toll told before them."""
    before = [p for p in whole if p.noun < i and not p.toll.part_of and p.toll.low != 0]
    if not before:
        return
    owner = before[-1]
    tree = counter.tree
    # "Including children" says that there were some; "women and children among them" may hang on any number before it.
    said = "including" in tree.cases(i) or (tree.head(i) >= 0 and tree.low(tree.head(i)) == "including")
    for k in tree.with_conjuncts(i):
        if k in taken:
            continue
        state = state_of(counter, k, owner.toll.kind)
        placed = counter.count(k, state, owner.anchor, "including", deed=True, bare=said)
        if placed is None:
            continue
        taken.add(k)
        same = state == owner.toll.kind
        yield as_part(counter, placed, k, owner) if same and _fits(placed, owner) else placed
    yield from _beside_named(counter, i, owner, taken)


def _beside_named(counter: Counter, i: int, owner: Placed, taken: set[int]) -> Iterator[Placed]:
    """ "31 of them women and five children": those coordinated with what the number before is said to be."""
    tree = counter.tree
    pronoun = next((k for k in range(i + 1, i + 3) if k < len(tree.tokens) and tree.low(k) in ("them", "whom")), -1)
    named = pronoun + 1
    if pronoun < 0 or named >= len(tree.tokens) or counter.quantity_of(named) is not None:
        return
    if not counter.is_human(named):
        return
    for k in tree.with_conjuncts(named):
        behind = tree.low(k + 1) if k + 1 < len(tree.tokens) else ""
        if k in taken or k <= named or counter.kind_in("states", behind) or counter.quantity_of(k) is None:
            continue
        placed = counter.count(k, owner.toll.kind, owner.anchor, "including", deed=True, bare=True)
        if placed is not None and _fits(placed, owner):
            taken.add(k)
            yield as_part(counter, placed, k, owner)


def _fits(part: Placed, owner: Placed) -> bool:
    """A part is no larger than its whole."""
    most = owner.toll.high if owner.toll.high is not None else None
    return most is None or (part.toll.low or 0) <= most


def as_part(counter: Counter, placed: Placed, i: int, owner: Placed | None) -> Placed:
    of = (owner.toll.start, owner.toll.end) if owner is not None else None
    group = _part_group(counter, i, placed.toll.group)
    return replace(placed, toll=replace(placed.toll, part_of=True, of=of, group=group))


def _introduced(counter: Counter, i: int) -> bool:
    """Whether word i stands behind "including" or "among them", or before "of them"."""
    tree, table = counter.tree, counter.tables["parts"]
    if any(case in table["prepositions"] and case != "among" for case in tree.cases(i)) and is_part_head(counter, i):
        return True
    above = tree.head(i)
    if above >= 0 and tree.low(above) == "including" and tree.rel(i) == "obj":
        return is_part_head(counter, i)
    among = [*tree.kids(i), *(tree.kids(above) if above >= 0 else [])]
    if tree.rel(i) in ("appos", "conj", "parataxis", "nsubj", "obl", "dep", "obj", "nmod", "root") and any(
        tree.low(k) in table["pronouns"] and "among" in tree.cases(k) and abs(k - i) <= _REACH for k in among
    ):
        return is_part_head(counter, i)
    if _beside_pronoun(counter, i):
        return is_part_head(counter, i)
    near = list(tree.kids(i, "nmod", "obl", "nsubj", "dep"))
    near += [k for n in tree.kids(i, "nummod") for k in tree.kids(n, "nmod", "obl")]
    counted = [k for k in near if tree.low(k) in table["pronouns"] and {"of", "among"} & set(tree.cases(k))]
    return bool(counted) and (tree.tokens[i].upos == "NUM" or is_part_head(counter, i))


def _beside_pronoun(counter: Counter, i: int) -> bool:
    """ ", among them 35 children", "with 30 children among them": whatever the parse hangs the pronoun on."""
    tree, table = counter.tree, counter.tables["parts"]
    quantity = counter.quantity_of(i)
    if quantity is None:
        return False
    first = next((k for k in range(max(0, i - 6), i + 1) if tree.tokens[k].end > quantity.start), i)
    ahead = [tree.low(k) for k in range(max(0, first - 2), first)]
    behind = [tree.low(k) for k in range(i + 1, min(i + 3, len(tree.tokens)))]
    return any(len(w) == 2 and w[0] == "among" and w[1] in table["pronouns"] for w in (ahead, behind))


def is_part_head(counter: Counter, i: int) -> bool:
    noun = counter.counted(i)
    return noun is None or counter.is_human(noun)


def _part_group(counter: Counter, i: int, group: str) -> str:
    """ "Two of them children": the group stands after the pronoun."""
    tree = counter.tree
    if group != "people" or tree.tokens[i].upos != "NUM":
        return group
    for k in range(i + 1, min(i + _REACH, len(tree.tokens))):
        if tree.low(k) in counter.tables["parts"]["killed"] and tree.low(k - 1) in ("the", "those"):
            continue
        named = counter.human.get(tree.lemma(k), counter.human.get(tree.low(k), ""))
        if named:
            return named
    return group


def _of_those_told(counter: Counter, i: int) -> str:
    """The kind of the toll that word i is told to be of: "17 of the dead", "three farmers among the wounded"."""
    tree = counter.tree
    if kind := _among_next(counter, i):
        return kind
    for k in tree.kids(i, "nmod", "obl"):
        cases = tree.cases(k)
        if "of" not in cases and "among" not in cases:
            continue
        definite = any(tree.low(d) in ("the", "those") for d in tree.kids(k, "det"))
        if not (definite or ("among" in cases and tree.kids(k, "nummod"))):
            continue
        kind = counter.kind_in("parts", tree.low(k), tree.lemma(k))
        if kind in KINDS:
            return kind
    return ""


def _among_next(counter: Counter, i: int) -> str:
    """ "Three nurses among six dead": by the words alone, whatever the parse."""
    tree = counter.tree
    if i + 3 >= len(tree.tokens) or tree.low(i + 1) != "among":
        return ""
    known = tree.tokens[i + 2].upos == "NUM" or tree.low(i + 2) in ("the", "those")
    return counter.kind_in("parts", tree.low(i + 3), tree.lemma(i + 3)) if known else ""


def _told_before(counter: Counter, i: int, kind: str, whole: Sequence[Placed], taken: set[int]) -> Iterator[Placed]:
    if counter.quantity_of(i) is None or not is_part_head_of_dead(counter, i):
        return
    owner = _own_kind(whole, kind)
    quantity = counter.quantity_of(i)
    if quantity is None:
        return
    noun = counter.counted(i)
    human = noun is not None and noun == i and counter.is_human(noun)
    group = counter.group_for(i, kind) if human else "people"
    placed = counter.of_quantity(i, i, kind, group, quantity, "of-those-told")
    taken.add(i)
    yield as_part(counter, placed, i, owner)


def is_part_head_of_dead(counter: Counter, i: int) -> bool:
    """A number, or people who are counted; not "the wives of the dead"."""
    return counter.tree.tokens[i].upos == "NUM" or counter.is_human(i)


def _among_whole(counter: Counter, whole: Sequence[Placed]) -> Iterator[Placed]:
    """ "A girl and her mother were among the nine people killed": they are of the nine."""
    tree = counter.tree
    for k in range(2, len(tree.tokens)):
        if {tree.low(k - 1), tree.low(k - 2)} & {"the", "those"} and "among" in tree.cases(k) and tree.kids(k, "cop"):
            kind = counter.kind_in("parts", tree.low(k), tree.lemma(k))
            told = [m for s in tree.kids(k, "nsubj") for m in tree.with_conjuncts(s)]
            for i in told if kind in KINDS and not any(p.noun == k for p in whole) else ():
                if (placed := counter.count(i, kind, k, "of-those-told", bare=False)) is not None:
                    yield as_part(counter, placed, i, _own_kind(whole, kind))
    for owner in [p for p in whole if p.toll.low and "among" in tree.cases(p.noun) and tree.kids(p.noun, "cop")]:
        for i in (m for k in tree.kids(owner.noun, "nsubj") for m in tree.with_conjuncts(k)):
            placed = counter.count(i, owner.toll.kind, owner.anchor, "including", bare=True)
            if placed is not None and _fits(placed, owner):
                yield as_part(counter, placed, i, owner)


def _included(counter: Counter, whole: Sequence[Placed]) -> Iterator[Placed]:
    """ "The dead included four children": parts of those told before."""
    tree = counter.tree
    for verb in (k for k in range(len(tree.tokens)) if tree.lemma(k) == "include" and tree.is_verb(k)):
        told = [
            k for k in tree.kids(verb, "nsubj") if any(tree.low(d) in ("the", "those") for d in tree.kids(k, "det"))
        ]
        kind = next((counter.kind_in("parts", tree.low(k), tree.lemma(k)) for k in told), "")
        for i in tree.patients(verb) if kind in KINDS else ():
            placed = counter.count(i, kind, verb, "including", deed=True, bare=True)
            if placed is not None:
                yield as_part(counter, placed, i, _own_kind(whole, kind))


def _among_first(counter: Counter, whole: Sequence[Placed]) -> Iterator[Placed]:
    """ "Among the dead is a family of eight", "among them were two nurses": of those told of before."""
    tree = counter.tree
    if len(tree.tokens) < 5 or tree.low(0) != "among":
        return
    pronoun = tree.low(1) in counter.tables["parts"]["pronouns"] and tree.low(2) in _WERE
    at = 2 if pronoun else next((k for k in range(2, min(6, len(tree.tokens))) if tree.low(k) in _WERE), -1)
    if at < 0 or (not pronoun and tree.low(1) not in ("the", "those")):
        return
    kind = _kind_last_told(counter) if pronoun else counter.kind_in("parts", *(tree.low(k) for k in range(2, at)))
    if kind in KINDS:
        yield from _named_after(counter, at + 1, kind, _own_kind(whole, kind))


def _victims_were(counter: Counter, whole: Sequence[Placed]) -> Iterator[Placed]:
    """ "The victims were five women, three men and a baby": those told of before, each by what he or she was."""
    tree = counter.tree
    for i in range(1, len(tree.tokens) - 2):
        if tree.low(i + 1) not in _WERE or not any(tree.low(k) in ("the", "those") for k in tree.kids(i, "det")):
            continue
        kind = counter.kind_in("parts", tree.low(i), tree.lemma(i))
        above = tree.head(i)
        plain = above > i and tree.rel(i) == "nsubj" and tree.tokens[above].upos == "NOUN" and not tree.cases(above)
        if kind in KINDS and plain and tree.lemma(i) != "toll":
            yield from _named_after(counter, i + 2, kind, _own_kind(whole, kind))


def _named_after(counter: Counter, start: int, kind: str, owner: Placed | None) -> Iterator[Placed]:
    """The people, each with a number or an article, from a word on to the end of their list."""
    tree = counter.tree
    k = start
    while k < len(tree.tokens):
        head = _list_item(counter, k)
        placed = counter.count(head, kind, head, "including", bare=False) if head >= 0 else None
        if placed is None:
            return
        yield as_part(counter, placed, head, owner)
        k = head + 1
        if tree.kids(head, "nmod") and tree.low(k) == "of":
            k += 2  # "a family of eight"
        joined = k
        while k < len(tree.tokens) and tree.low(k) in (",", "and"):
            k += 1
        if k == joined:
            return


def _list_item(counter: Counter, start: int) -> int:
    """The people named by the noun phrase that begins at a word, -1 where it names none."""
    tree = counter.tree
    for k in range(start, min(start + 6, len(tree.tokens))):
        if tree.tokens[k].upos in ("PUNCT", "VERB", "AUX", "PRON", "ADP"):
            return -1
        inner = k + 1 < len(tree.tokens) and tree.tokens[k + 1].upos in ("NOUN", "ADJ")
        if counter.is_human(k) and tree.tokens[k].upos != "NUM" and not (inner and tree.head(k) == k + 1):
            return k
    return -1


def _kind_last_told(counter: Counter) -> str:
    """What befell those of whom the sentence before tells, where it is one thing."""
    tree, scene = counter.tree, counter.scene
    start = tree.sentence.start
    before = [t for t in scene.trees_within(max(0, start - _BEFORE), start) if t.sentence.start < start][-1:]
    kinds = set()
    for t in before:
        for k in range(len(t.tokens)):
            entry = scene.lexicon.triggers.get((t.lemma(k), t.tokens[k].upos))
            words = counter.kind_in("states", t.low(k), t.lemma(k)) or counter.kind_in("suffered", t.lemma(k))
            kinds |= {words or (entry.toll if entry is not None else "")} - {""}
    return kinds.pop() if len(kinds) == 1 else ""


def _broken_down(counter: Counter, whole: Sequence[Placed]) -> Iterator[Placed]:
    """ "The toll rose to 53: 49 gendarmes and four civilians": counts behind a colon that add up to the one before it."""
    tree = counter.tree
    colon = next((k for k in range(1, len(tree.tokens)) if tree.low(k) in _OPENS), -1)
    before = [p for p in whole if p.noun < colon and p.toll.low and not p.toll.part_of]
    if colon < 0 or not before:
        return
    found: list[tuple[int, Quantity | None]] = []
    for k in range(colon + 1, len(tree.tokens)):
        if tree.low(k) in (";", ")", *_OPENS):
            break
        if tree.low(k) in ("a", "an") and k < tree.head(k) <= k + 4 and counter.is_human(tree.head(k)):
            found.append((tree.head(k), None))
        elif tree.tokens[k].upos == "NUM" and not counter.scene.quantities_on(tree, k - 1):
            near = [tree.head(k), *range(k + 1, min(k + 4, len(tree.tokens)))]
            noun = next((n for n in near if k < n < k + 6 and counter.is_human(n) and tree.rel(n) != "compound"), -1)
            found += [(noun, q) for q in counter.scene.quantities_on(tree, k) if noun >= 0]
    owner = next(
        (p for p in reversed(before) if p.toll.low == sum(1 if q is None else q.low or 0 for _, q in found)), None
    )
    if owner is None or len(found) < 2 or any(p.noun > colon for p in whole if p.noun in {n for n, _ in found}):
        return
    for noun, quantity in found:
        amount = ONE if quantity is None else amount_of(quantity)
        placed = counter.placed(owner.anchor, noun, owner.toll.kind, counter.group(noun), amount, "breakdown")
        yield as_part(counter, placed, noun, owner)
