"""In `events/ceasefires`: what a sentence says became of a ceasefire: which phrase tells which stage of which naming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.events.ceasefires.namings import Naming
from dateline.events.ceasefires.words import Found, stage_phrases, table
from dateline.events.syntax import Tree

_REACH = 5
#: Words between a phrase and what it is said of, at most.
_NEAR = 60
_ASIDE = 6
#: Stages of which a ceasefire is the subject, and those of which it is the object.
_SUBJECT = frozenset({"in force"})
_OBJECT = frozenset({"agreed", "declared", "extended", "rejected", "proposed"})
_FREE = table("asked")["free"]
#: Phrases that tell of a beginning only with a time: "the truce held from noon".
_GOING_ON = table("asked")["going_on"]
_UNREAL = frozenset({"could", "may", "might", "can"})
_NOT_YET = frozenset({"if", "once", "unless", "until"})
_WILL = frozenset({"will", "would", "shall", "'ll", "to"})
_MUST = frozenset({"must", "should", "ought"})
ASKED = table("asked")["asked"]
_ORDERED = frozenset({"order", "instruct", "direct", "command", "tell", "decree"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "nothing", "without"})


@dataclass(frozen=True, slots=True)
class Told:
    """A stage told at words `first` to `last` of sentence `number`, `head` the word its arguments hang on."""

    stage: str
    number: int
    first: int
    last: int
    head: int
    naming: Naming | None
    phrase: str
    future: bool = False
    asked: bool = False


def stages(trees: Sequence[Tree], namings: Sequence[Naming]) -> Iterator[Told]:
    """Every stage told in the report, in order of the text; for one naming and stage of a sentence the closest phrase."""
    of_sentence: dict[int, list[Naming]] = {}
    for naming in namings:
        of_sentence.setdefault(naming.number, []).append(naming)
    for number, tree in enumerate(trees):
        here = of_sentence.get(number, [])
        if not any(number - ago in of_sentence for ago in range(4)):
            continue
        best: dict[tuple[str, int], tuple[int, Told]] = {}
        for found in stage_phrases().within(tree):
            for cost, told in _readings(tree, number, found, here):
                key = (told.stage, told.naming.top if told.naming else -1)
                if key not in best or cost < best[key][0]:
                    best[key] = (cost, told)
        chosen = [told for _, told in best.values()]
        chosen += _unphrased(tree, number, here, chosen)
        chosen = [told for told in chosen if not _only_says(tree, told, chosen)]
        yield from sorted(chosen, key=lambda t: (t.first, t.stage))


def _only_says(tree: Tree, told: Told, others: Sequence[Told]) -> bool:
    """ "Announced that it was ending its truce", "declared an extension": the word tells that the other is made known."""
    said = [t for t in others if t.stage in ("ended", "extended", "rejected") and tree.head(t.head) == told.head]
    return told.stage == "declared" and any(tree.rel(t.head) in ("ccomp", "xcomp", "obj") for t in said)


def _readings(tree: Tree, number: int, found: Found, here: Sequence[Naming]) -> Iterator[tuple[int, Told]]:
    head = _head(tree, found)
    if (
        _is_name(here, found)
        or _compounded(tree, head)
        or (found.first == found.last and not _can_tell(tree, head, found))
    ):
        return
    here = [n for n in here if abs(n.i - found.first) <= _NEAR]
    negated = _negated(tree, head)
    if negated and not found.phrase.startswith(("not", "no ")) and found.name not in ("rejected",):
        return
    options = [
        (cost, n) for n in here if (cost := link(tree, found, head, n)) is not None and _fits(tree, found, head, n)
    ]
    free = found.phrase in _FREE or (found.name == "monitored" and "|" in found.phrase)
    if not options and not free:
        return
    cost, naming = min(options, key=lambda o: (o[0], o[1].i)) if options else (9, None)
    stage, future = found.name, _future(tree, head)
    if set(_auxiliaries(tree, head)) & _UNREAL or set(_auxiliaries(tree, head)) & _NOT_YET:
        return
    if stage in ("declared", "agreed") and future and _conditional(tree, head):
        stage = "proposed"
    own = {tree.low(k) for k in tree.kids(head, "aux", "mark")}
    if {"to", "have"} <= own or {"should", "have"} <= own:
        stage = "planned"  # "was to have begun"
    if (
        naming is not None
        and naming.form == "name"
        and stage in ("agreed", "declared", "in force")
        and of_none(tree, naming)
    ):
        return
    if stage == "agreed" and naming is not None and _text_that_asks(tree, head, naming):
        return  # it is told by "calls for"
    asked = (stage != "planned" and bool(set(_auxiliaries(tree, head)) & _MUST)) or _governed(tree, head, ASKED)
    if asked and stage in ("agreed", "declared", "in force"):
        stage = "proposed"
    yield cost, Told(stage, number, found.first, found.last, head, naming, found.phrase, future, asked)


def of_none(tree: Tree, naming: Naming) -> bool:
    """ "Had agreed to no such truce"."""
    return any(tree.low(k) == "no" for k in (*tree.kids(naming.top, "det"), *tree.kids(naming.i, "det")))


def _text_that_asks(tree: Tree, head: int, naming: Naming) -> bool:
    """ "Adopted a resolution that calls for a ceasefire": what is agreed to is the text, and not a ceasefire."""
    texts = [
        k for k in tree.kids(head, "obj") if tree.lemma(k) in table("mediation")["drafts"] | {"resolution", "motion"}
    ]
    between = [k for k in tree.ancestors(naming.top) if k != head]
    asking = any(tree.lemma(k) in ASKED | {"seek", "endorse", "back"} for k in between[:4])
    return bool(texts) and asking and any(k in between for k in texts)


def _head(tree: Tree, found: Found) -> int:
    span = range(found.first, found.last + 1)
    return next((k for k in span if tree.head(k) not in span), found.first)


def _is_name(here: Sequence[Naming], found: Found) -> bool:
    alone = found.first == found.last and any(n.form == "again" and n.i == found.first for n in here)
    return alone or any(n.form == "name" and n.i in (found.first, found.last) for n in here)


def _compounded(tree: Tree, head: int) -> bool:
    """ "Self-declared": part of a word, which tells what the ceasefire is like."""
    return head > 0 and tree.low(head - 1) == "-" and tree.rel(head) in ("amod", "compound")


def _can_tell(tree: Tree, i: int, found: Found) -> bool:
    """A single word tells a stage as a verb, a predicate or a noun of its own kind; "over" as a predicate only."""
    word = found.phrase.split("|")[0]
    if word in ("over", "dead", "effective", "void", "null", "underway"):
        return bool(tree.kids(i, "cop", "nsubj")) or tree.rel(i) in (
            "xcomp",
            "ccomp",
            "acl",
            "root",
            "advcl",
            "conj",
            "advmod",
        )
    if tree.tokens[i].upos in ("NOUN", "PROPN"):
        noun = word.endswith(
            ("ion", "al", "ment", "ing", "ure", "lover", "breakdown", "proposal", "collapse", "end", "lapse")
        )
        return noun or word in ("offer", "call", "collapse", "end", "demand", "proposal")
    return (tree.is_verb(i) or tree.tokens[i].upos == "VERB") and tree.rel(i) not in ("amod", "compound")


def _negated(tree: Tree, head: int) -> bool:
    return any(tree.low(k) in _NEGATIONS for k in tree.kids(head, "advmod", "det", "cc"))


def _auxiliaries(tree: Tree, head: int) -> list[str]:
    found = [tree.low(k) for k in tree.kids(head, "aux", "mark")]
    if tree.rel(head) in ("conj", "xcomp") and tree.head(head) >= 0 and not tree.kids(head, "nsubj"):
        found += [tree.low(k) for k in tree.kids(tree.head(head), "aux")]
    return found


def _future(tree: Tree, head: int) -> bool:
    return bool(set(_auxiliaries(tree, head)) & _WILL)


def _conditional(tree: Tree, head: int) -> bool:
    """ "Would order a truce once X withdrew": an offer on terms."""
    marks = {tree.low(m) for k in tree.kids(head, "advcl") for m in tree.kids(k, "mark")}
    return bool(marks & {"if", "once", "provided", "unless"})


def _governed(tree: Tree, head: int, verbs: frozenset[str]) -> bool:
    """ "Urged both to stop and to agree", "demanded that X respect": whether one of these verbs governs it."""
    marks = {tree.low(k) for k in tree.kids(head, "mark")}
    if tree.rel(head) == "conj" and tree.head(head) >= 0 and not tree.kids(head, "nsubj"):
        head = tree.head(head)
        marks |= {tree.low(k) for k in tree.kids(head, "mark")}
    above = tree.head(head)
    if above < 0 or tree.lemma(above) not in verbs:
        return False
    wished = "that" in marks and tree.tokens[head].xpos in ("VB", "VBP") and tree.lemma(above) != "tell"
    infinitive = "to" in marks and tree.rel(head) in ("xcomp", "ccomp", "advcl", "acl", "obl")
    return infinitive or (wished and tree.rel(head) in ("ccomp", "advcl"))


def link(tree: Tree, found: Found, head: int, naming: Naming) -> int | None:
    """How far a phrase is from the naming that it may be said of; None where it is said of something else."""
    span = range(found.first, found.last + 1)
    above = tree.head(head)
    if above >= 0 and tree.rel(head) == "conj" and tree.rel(above) == "advcl":
        above = tree.head(above)
    aside = (
        tree.rel(head) in ("advcl", "conj")
        and tree.tokens[head].xpos in ("VBN", "VBD")
        and not tree.kids(head, "nsubj")
    )
    if aside and above >= 0 and naming.top in tree.kids(above, "nsubj") and found.name == "agreed":
        return 3  # "signed in X on Thursday, it began ..."
    if naming.form == "it":
        return 1 if tree.head(naming.i) in span and tree.rel(naming.i) in ("nsubj", "obj", "obl", "nmod") else None
    if naming.i in span or naming.top in span:
        return 0 if naming.i not in (found.first, found.last) or naming.form in ("verb", "again") else None
    here = naming.top
    for steps in range(1, _REACH + 1):
        here = tree.head(here)
        if here < 0:
            break
        if here in span:
            return steps
        if tree.is_verb(here) and tree.kids(here, "nsubj") and tree.full(here) != "acl:relcl":
            break
    here = head
    for steps in range(1, 3):
        here = tree.head(here)
        if here in (naming.i, naming.top):
            return steps + 1
    if (
        (here := tree.head(head)) >= 0
        and here in [tree.head(naming.top)]
        and tree.rel(head) in ("acl", "nmod", "appos")
    ):
        return 5
    apart = list(range(naming.top + 1, found.first))
    if found.name == "in force" and found.phrase.startswith("in ") and apart and all(tree.low(k) == "," for k in apart):
        return 3  # "the accord, in effect since ..."
    between = range(min(naming.i, found.last) + 1, max(naming.i, found.first))
    quiet = all(tree.tokens[k].upos not in ("PUNCT", "SCONJ", "CCONJ") and not tree.is_verb(k) for k in between)
    return _ASIDE if len(between) <= 4 and quiet else None


def _fits(tree: Tree, found: Found, head: int, naming: Naming) -> bool:
    """Whether the naming stands as the stage wants it: before what begins, after what is agreed."""
    if naming.form == "verb":
        return found.name not in ("in force", "ended", "extended")
    rel = tree.rel(naming.top)
    if found.name == "ended" and found.first == found.last and tree.is_verb(head) and _with(tree, naming.top, head):
        return False  # "the war ended with a truce"
    if found.name == "ended" and tree.tokens[head].upos == "NOUN" and naming.form != "it" and head < naming.top:
        return any(
            a == head for a in tree.ancestors(naming.top)
        )  # "the end of the truce", never "until the end of the year"
    acts = (
        found.name == "ended" and not found.phrase.startswith("not ") and tree.is_verb(head) and not tree.passive(head)
    )
    if acts and tree.kids(head, "obj"):
        governs = tree.head(head) in (naming.i, naming.top) or (rel == "nsubj" and tree.head(naming.top) == head)
        if governs:
            return False  # "the armistice that ended the war"
    if found.name in _SUBJECT:
        if tree.head(head) in (naming.i, naming.top) or naming.top < head:
            return rel not in ("obl",) or tree.head(naming.top) != head
        return found.phrase == "pass into" or (
            found.phrase in ("begin", "start") and rel == "obj" and bool(tree.kids(head, "nsubj"))
        )
    if found.name in _OBJECT and tree.is_verb(head) and rel == "nsubj" and tree.head(naming.top) == head:
        bare = found.name == "agreed" and not tree.kids(head, "obj", "ccomp", "xcomp") and naming.form == "name"
        return tree.passive(head) or naming.form == "again" or bare  # "despite a truce agreed the day before"
    return True


def _with(tree: Tree, noun: int, verb: int) -> bool:
    hung = tree.rel(noun) in ("obl", "nmod") and tree.head(noun) == verb
    return hung and bool(set(tree.cases(noun)) & {"with", "in", "by", "through", "under"})


def _unphrased(tree: Tree, number: int, here: Sequence[Naming], told: Sequence[Told]) -> Iterator[Told]:
    """ "Will keep a 72-hour truce", "were silencing their guns": a commitment by itself, declared or agreed by its subjects."""
    said = {t.naming.i for t in told if t.naming is not None and t.stage != "in force"}
    for naming in here:
        if naming.i in said or naming.form in ("it", "again"):
            continue
        head = naming.i
        if naming.form == "name":
            above = tree.head(naming.top)
            if above >= 0 and tree.lemma(above) == "have" and tree.rel(naming.top) == "obj" and tree.is_verb(above):
                yield Told("in force", number, above, above, above, naming, "hold")
                continue
            if above < 0 or tree.lemma(above) not in table("verbal")["keep"] or tree.rel(naming.top) != "obj":
                continue
            head = above
            if (
                "have" in {tree.lemma(k) for k in tree.kids(head, "aux")}
                and not _negated(tree, head)
                and _since(tree, head)
            ):
                yield Told("in force", number, head, head, head, naming, "observe")
                continue
            plain = tree.tokens[head].xpos in ("VB", "VBP") and not tree.kids(head, "aux")
            if not (_future(tree, head) or (plain and tree.rel(head) in ("ccomp", "xcomp"))):
                continue  # "was respecting the truce" tells of no new one
            if tree.head(head) >= 0 and tree.lemma(tree.head(head)) in ("continue", "fail", "refuse", "try"):
                continue
        auxiliaries = set(_auxiliaries(tree, head))
        if auxiliaries & _UNREAL or _negated(tree, head):
            continue
        stage = "declared"
        if auxiliaries & _MUST or _governed(tree, head, ASKED):
            stage = "proposed"
        yield Told(stage, number, head, head, head, naming, "", _future(tree, head), stage == "proposed")


def _since(tree: Tree, head: int) -> bool:
    """ "Had observed a truce since January": it has been in force from then."""
    return any("since" in tree.cases(k) for k in tree.kids(head, "obl", "nmod")) or bool(tree.obliques(head, "since"))


def needs_time(told: Told) -> bool:
    """Whether the phrase tells of going on, so that it tells of a beginning only with a time."""
    return told.phrase in _GOING_ON
