"""In `events/tolls`: whether a number is a total over a period or a war, and so no one event's toll."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.events.syntax import Tree
from dateline.events.tolls.counting import Counter, Placed
from dateline.grounding.types import Time

_DAYS = re.compile(r"P(\d{1,4})([DW])")
_LONG = 27  # days: from a month on
_SINCE = re.compile(r"\bsince [^,.;:\n]{1,60}")
_LINE = 200  # characters of a line that a label after it may be of
_OWNING = ("'s", "\u2019s", "'", "\u2019")
#: The rule of a count behind its word ("Injured: 4,599").
LABEL = "label"


def over_time(counter: Counter, placed: Sequence[Placed]) -> list[Placed]:
    """The tolls, those that count over a period with its words: of their own clause or noun, or of the whole that they are in."""
    found = {
        id(p): _period(counter, p, placed) if not (p.toll.since or p.toll.part_of) else p.toll.since for p in placed
    }
    for p, q in reversed(list(pairwise(sorted(placed, key=lambda p: p.noun)))):
        if not found[id(p)] and not p.toll.part_of and _shares_period(counter, p, q, found[id(q)]):
            found[id(p)] = found[id(q)]
        elif found[id(p)] and not (found[id(q)] or q.toll.part_of) and _shares_period(counter, p, q, found[id(p)]):
            found[id(q)] = found[id(p)]
    spans = {(p.toll.start, p.toll.end): found[id(p)] for p in placed if not p.toll.part_of}
    for p in placed:
        if p.toll.part_of and p.toll.of is not None and not _own_day(counter, p):
            found[id(p)] = spans.get(p.toll.of, "")
    return [replace(p, toll=replace(p.toll, since=found[id(p)])) if found[id(p)] else p for p in placed]


def _shares_period(counter: Counter, placed: Placed, later: Placed, period: str) -> bool:
    """ "Has executed four activists and arrested 15,000 people since the coup": both, where no subject or day comes between."""
    tree, between = counter.tree, range(placed.noun + 1, later.noun)
    table = counter.tables["since"]
    if not period or not (
        period.split(maxsplit=1)[0].lower() in table["from"] or period.lower() in table["everywhere"]
    ):
        return False
    behind = counter.scene.report.text.find(period, later.toll.end, tree.sentence.end) >= 0
    joined = any(tree.low(k) == "and" for k in between)
    apart = any(tree.rel(k) == "nsubj" or tree.low(k) in (";", ":", "but", "while") for k in between)
    times = counter.scene.times.touching(placed.toll.end, later.toll.start)
    return behind and joined and not apart and not times and tree.rel(later.noun) != "nsubj"


def _own_day(counter: Counter, placed: Placed) -> bool:
    """ "More than 45,000 since November, 700 of them on Monday": the part is of a day."""
    tokens = counter.tree.tokens[placed.noun : placed.noun + 6]
    times = counter.scene.times.touching(tokens[0].start, tokens[-1].end)
    return any(t.date_prec in (1, 2) and t.type in ("DATE", "TIME") for t in times)


def _period(counter: Counter, placed: Placed, others: Sequence[Placed]) -> str:
    tree, table = counter.tree, counter.tables["since"]
    text = counter.scene.report.text
    verb = next((k for k in (placed.anchor, *tree.ancestors(placed.anchor)) if tree.is_verb(k)), placed.anchor)
    for k in tree.agents(verb):
        war = tree.lemma(k) in table["wars"] and not counter.scene.quantities_on(tree, k)
        if war and not tree.passive(verb):
            first, last = tree.noun_range(k)
            return text[tree.tokens[first].start : tree.tokens[last].end]  # "the war has left 70,000 dead"
        if (last := _span_of_deeds(tree, k, table["spans"])) >= 0:
            first = tree.noun_range(k)[0]
            return text[tree.tokens[first].start : tree.tokens[last].end]  # "a year of war has left 70,000 dead"
    low, high = _reach(tree, placed, table["counters"])
    if everywhere := _everywhere(counter, placed):
        return everywhere
    for i in range(low, high + 1):
        word = tree.low(i)
        if _nearer(counter, i, placed, others):
            continue
        if word in table["from"] and _is_since(counter, i, placed):
            end = _phrase_end(tree, i)
            return text[tree.tokens[i].start : tree.tokens[end].end]
        if word == "so" and i < high and tree.low(i + 1) == "far":
            return text[tree.tokens[i].start : tree.tokens[i + 1].end]
        if word == "to" and i < high and tree.low(i + 1) == "date":
            return text[tree.tokens[i].start : tree.tokens[i + 1].end]
        if word in table["into"] and any(tree.lemma(k) in table["wars"] for k in range(i + 1, min(i + 4, high + 1))):
            return text[tree.tokens[i].start : tree.tokens[_phrase_end(tree, i)].end]  # "six months into the war"
        if word in table["over"] and _long(counter, i, placed):
            return text[tree.tokens[i].start : tree.tokens[_phrase_end(tree, i)].end]
    return ""


def _everywhere(counter: Counter, placed: Placed) -> str:
    """ "56 dead across the country", "41 killed nationwide", "on the first day": of a country or a war, and of no one place.

    A day that is counted so ("the first") is of the place that its sentence names, where it names one. Of a label what stood
    before it in its line says so: "Killed: 528 since 20 March. Injured: 4,599."
    """
    tree, table = counter.tree, counter.tables["since"]
    low, high = _reach(tree, placed)
    words = [tree.low(i) for i in range(len(tree.tokens))]
    for phrase in table["everywhere"]:
        if (at := _phrase(words, phrase.split(), low, high)) >= 0:
            return _text(counter, at, at + len(phrase.split()) - 1)
    named = any(p.where_prec < 6 for p in counter.scene.places.touching(tree.sentence.start, tree.sentence.end))
    for phrase in () if named else table["opening"]:
        if (at := _phrase(words, phrase.split(), low, high)) >= 0:
            return _text(counter, at, at + len(phrase.split()) - 1)
    return _line_before(counter) if placed.toll.rule == LABEL else ""


def _phrase(words: Sequence[str], phrase: Sequence[str], low: int, high: int) -> int:
    """Where the phrase stands; -1 where it does not, or another word is made of it ("across the country's border")."""
    size = len(phrase)
    for i in range(low, high - size + 2):
        if words[i : i + size] == list(phrase) and (words[i + size] if i + size < len(words) else "") not in _OWNING:
            return i
    return -1


def _text(counter: Counter, first: int, last: int) -> str:
    tokens = counter.tree.tokens
    return counter.scene.report.text[tokens[first].start : tokens[last].end]


def _line_before(counter: Counter) -> str:
    """What a sentence just before in the same paragraph says of since when it counts."""
    sentence, text = counter.tree.sentence, counter.scene.report.text
    start = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - _LINE)
    told = _SINCE.findall(text, start, sentence.start)
    return str(told[-1]).strip() if told else ""


def _span_of_deeds(tree: Tree, i: int, spans: Sequence[str]) -> int:
    """The last word of "a year of war", "two months of fighting"; -1 of one week and of days, and of anything else."""
    long = tree.lemma(i) in spans and (tree.lemma(i) != "week" or tree.tokens[i].xpos == "NNS")
    deeds = tree.obliques(i, "of") if long else []
    return tree.noun_range(deeds[0])[1] if deeds else -1


def _reach(tree: Tree, placed: Placed, counters: Sequence[str] = ()) -> tuple[int, int]:
    """The words of the toll's own clause, those of clauses within it and of what is said of its noun among them."""
    clause = tree.clause(placed.noun if placed.toll.rule == "state-word" else placed.anchor)
    if _is_counted(tree, clause, counters):
        clause = tree.clause(tree.head(clause))
    span = tree.subtree(clause)
    return min(span.start, placed.noun), max(span.stop - 1, placed.noun)


def _is_counted(tree: Tree, clause: int, counters: Sequence[str]) -> bool:
    """ "Have counted 97 civilians killed since Saturday": a participle below the verb that says how long one has counted."""
    above = tree.head(clause)
    bare = tree.tokens[clause].xpos == "VBN" and not tree.kids(clause, "aux:pass", "nsubj", "nsubj:pass")
    counted = tree.head(above) if above >= 0 and tree.rel(clause) in ("acl", "amod", "xcomp") else -1
    verb = above if above >= 0 and tree.is_verb(above) else counted
    return bare and verb >= 0 and tree.lemma(verb) in counters


def _nearer(counter: Counter, i: int, placed: Placed, others: Sequence[Placed]) -> bool:
    """Whether the words at i are another toll's: another stands between, or they are of another clause than this toll's."""
    tree = counter.tree
    for q in others:
        if q.anchor != placed.anchor and placed.noun < q.noun < i and not q.toll.part_of:
            return True
    above = tree.head(i)
    if above >= 0 and tree.rel(i) == "mark":
        above = tree.head(above)
    home = tree.clause(above) if above >= 0 else -1
    own = {tree.clause(placed.anchor), tree.clause(placed.noun)}
    rival = any(q.anchor != placed.anchor and home in (tree.clause(q.anchor), tree.clause(q.noun)) for q in others)
    return home >= 0 and home not in own and rival


def _is_since(counter: Counter, i: int, placed: Placed) -> bool:
    """A preposition before a time or a noun, or a conjunction before a clause; not "since they are ..."."""
    tree = counter.tree
    if not _nearest(tree, i, placed):
        return False
    start = tree.tokens[i].end
    return bool(counter.scene.times.touching(start, start + 20)) or tree.rel(i) in ("case", "mark", "advmod")


def _nearest(tree: Tree, i: int, placed: Placed) -> bool:
    """Whether no other verb with a subject of its own stands between the words at i and the toll."""
    first, last = sorted((i, placed.noun))
    for k in range(first + 1, last):
        if k != placed.anchor and tree.rel(k) in ("conj", "parataxis") and tree.is_verb(k) and tree.kids(k, "nsubj"):
            return k in (placed.anchor, *tree.ancestors(placed.anchor)) and placed.noun > i
    return True


def _long(counter: Counter, i: int, placed: Placed) -> bool:
    """ "In 2020", "over the past three months", "during the war": a year, months on end, or a war, no one day."""
    tree, table = counter.tree, counter.tables["since"]
    end = _phrase_end(tree, i)
    occasion = any(tree.lemma(k) in ("time", "occasion") for k in range(max(0, i - 1), end + 1))
    if occasion or not _nearest(tree, i, placed):
        return False  # "for the sixth time in seven months"
    times = counter.scene.times.touching(tree.tokens[i].end, tree.tokens[end].end)
    weeks = any(tree.low(k) in ("past", "last", "than") for k in range(i + 1, end + 1))
    if any((_is_long(t) or (weeks and _is_weeks(t))) and not _ago(tree, end) for t in times):
        return True
    words = range(i + 1, end + 1)
    wars = [k for k in words if tree.lemma(k) in table["wars"]]
    if not wars or tree.low(i) == "of":
        return False
    definite = any(tree.low(k) in ("the", "this", "that", "its") for k in words)
    return (
        definite and (tree.low(i) != "in" or any(k for k in wars if tree.head(k) >= 0)) and _whole_war(counter, placed)
    )


def _whole_war(counter: Counter, placed: Placed) -> bool:
    """A number told of a war and of no day: "more than 1,000 people were killed in the war"."""
    tree = counter.tree
    low, high = _reach(tree, placed)
    times = counter.scene.times.touching(tree.tokens[low].start, tree.tokens[high].end)
    return not any(t.date_prec in (1, 2) and t.type in ("DATE", "TIME") for t in times)


def _is_long(time: Time) -> bool:
    if time.type == "SET":
        return False
    if time.type == "DURATION":
        return time.value[:1] == "P" and time.value[-1:] in ("M", "Y", "E") and "T" not in time.value
    if time.date_from is not None and time.date_to is not None:
        return (time.date_to - time.date_from).days > 2 * _LONG
    return time.date_prec >= 5


def _is_weeks(time: Time) -> bool:
    """ "Over the last two weeks", "in less than 40 days": a fortnight or more."""
    found = _DAYS.fullmatch(time.value) if time.type == "DURATION" else None
    return found is not None and int(found[1]) * (7 if found[2] == "W" else 1) >= 14


def _ago(tree: Tree, end: int) -> bool:
    return end + 1 < len(tree.tokens) and tree.low(end + 1) in ("ago", "earlier", "before", "later")


def _phrase_end(tree: Tree, i: int) -> int:
    """The last word of the phrase that a preposition or conjunction at i opens, short of the next comma."""
    end = i
    head = tree.head(i)
    last = tree.right[head] if head > i else i + 6
    for k in range(i + 1, min(last + 1, len(tree.tokens))):
        if tree.low(k) in (",", ";", ":", "to", ".", "--", "—") and k > i + 1:
            break
        end = k
    return end
