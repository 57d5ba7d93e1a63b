"""In `events/tolls`: every toll of one sentence, once: deeds, states, nouns, totals, and the parts of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.tolls.counting import Counter, Placed
from dateline.events.tolls.deeds import of_deeds
from dateline.events.tolls.nouns import labelled, listed_under, of_nouns, totals
from dateline.events.tolls.parts import as_part, parts, taken_for_whole
from dateline.events.tolls.since import over_time
from dateline.events.tolls.states import bodies, in_hospital, losses, of_states, shot_dead
from dateline.events.violence.found import Found

_ARMED = frozenset({"soldier", "fighter", "police"})
_OWN = frozenset({"its", "their", "his", "her", "our"})
_LATER = frozenset({"but", "now", "later"})
_NEXT = 4  # characters between a sentence and the next
_ANYBODY = frozenset({"person", "people", "other", "victim", "more", "dead", "body"})
_EARLY = frozenset({"first", "initially", "originally", "earlier", "previously"})


def find_tolls(scene: Scene, tree: Tree, found: Iterable[Found]) -> list[Placed]:
    """Every toll of a sentence, once, in order of the words counted. Things destroyed, votes and shells are none."""
    found = list(found)
    counter = Counter(scene, tree)
    calm = not found and _calm(scene, tree)
    placed = list(of_deeds(counter, found, calm=calm))
    done = {p.noun for p in placed} | {p.anchor for p in placed}
    if not calm:
        placed.extend(of_states(counter, done))
        placed.extend(shot_dead(counter))
        placed.extend(of_nouns(counter))
        placed.extend(bodies(counter))
        placed.extend(in_hospital(counter))
        told = over_time(counter, list(totals(counter)))
        placed = [*(_within_total(p, told) for p in placed), *told]
        placed.extend(losses(counter))
        placed.extend(labelled(counter))
        placed.extend(listed_under(counter))
    placed = _nearest_kind(tree, placed)
    unique = {(p.noun, p.toll.kind): p for p in reversed(placed)}
    unique |= {(p.noun, p.toll.kind): p for p in placed if p.toll.rule == "toll-told"}
    kept = _like_those_before(counter, _named_once(tree, [unique[key] for key in sorted(unique)]))
    kept = _broken_down(counter, _coordinated(counter, taken_for_whole(counter, kept)))
    kept.extend(p for p in parts(counter, kept) if (p.noun, p.toll.kind) not in unique)
    kept = over_time(counter, _outermost(tree, _all_of_them(counter, kept)))
    kept = [p for p in kept if not _replaced(tree, p, kept)]
    early = [p for p in kept if _early(tree, p)]
    if early and _risen_next(counter, early):
        kept = [p for p in kept if p not in early]
    return sorted(kept, key=lambda p: (p.noun, p.toll.kind))


def _calm(scene: Scene, tree: Tree) -> bool:
    """Whether nothing here may be taken for violence without a word that says so: sport, an accident, a disease."""
    words = scene.lexicon.words
    lemmas = {tree.lemma(i) for i in range(len(tree.tokens))}
    mishaps = lemmas & words.accidents
    if mishaps and mishaps <= set(scene.lexicon.tables["tolls"]["ailing"]["nouns"]) and _violence_before(scene, tree):
        mishaps = set()
    return scene.peaceful or scene.of_mishap or bool(mishaps)


def _violence_before(scene: Scene, tree: Tree) -> bool:
    """Whether the sentence before tells of violence: "the hospital was bombed. Thirty patients died"."""
    start = tree.sentence.start
    before = [t for t in scene.trees_within(max(0, start - _NEXT), start) if t.sentence.start < start][-1:]
    violent = ("Battles", "Explosions/Remote violence", "Violence against civilians")
    found = (scene.lexicon.triggers.get((t.lemma(k), t.tokens[k].upos)) for t in before for k in range(len(t.tokens)))
    return any(entry is not None and entry.type in violent for entry in found)


def _within_total(placed: Placed, totals: Sequence[Placed]) -> Placed:
    """ "Two more died, bringing the toll to nine": the two are among the nine."""
    number = placed.toll.low or 0
    if placed.toll.high == 0:
        return placed
    for t in totals:
        whole = t.toll.kind == placed.toll.kind and not _same_words(t, placed) and not _over_longer(t, placed)
        if whole and (t.toll.low or t.toll.high or 0) >= number and not placed.toll.part_of:
            return replace(placed, toll=replace(placed.toll, part_of=True, of=(t.toll.start, t.toll.end)))
    return placed


def _same_words(a: Placed, b: Placed) -> bool:
    return a.noun == b.noun or (a.toll.start < b.toll.end and b.toll.start < a.toll.end)


def _over_longer(total: Placed, placed: Placed) -> bool:
    """ "124 were killed in a day, bringing the dead since 7 October to 30,534": a total over a war is no one event's whole."""
    return bool(total.toll.since) and not placed.toll.since


def _nearest_kind(tree: Tree, placed: Sequence[Placed]) -> list[Placed]:
    """People counted by two verbs that differ are those of the nearer one: a slip of the parse has lent them to the other."""
    kept: list[Placed] = []
    for p in placed:
        kinds = {"killed", "injured"}
        rivals = [r for r in placed if r.noun == p.noun and {r.toll.kind, p.toll.kind} == kinds and r.toll.low != 0]
        if not any(_reach(tree, r) < _reach(tree, p) for r in rivals):
            kept.append(p)
    return kept


def _reach(tree: Tree, placed: Placed) -> int:
    start = tree.phrase_start(placed.noun)
    return start - placed.anchor if placed.anchor < start else placed.anchor - placed.noun


def _named_once(tree: Tree, placed: Sequence[Placed]) -> list[Placed]:
    """ "The murder of Galan, the candidate who was gunned down": one who is called by two nouns dies once."""
    kept: list[Placed] = []
    for p in placed:
        above = tree.head(p.noun)
        again = tree.rel(p.noun) == "appos" and any(q.noun == above and q.toll.kind == p.toll.kind for q in placed)
        if not (again and p.toll.low == p.toll.high == 1):
            kept.append(p)
    return kept


def _like_those_before(counter: Counter, placed: list[Placed]) -> list[Placed]:
    """ "Two labourers were killed and a third was wounded", "killed ten fighters and captured six": one of the same group."""
    tree, like = counter.tree, counter.tables["groups"]["like"]
    for n, p in enumerate(placed):
        before = [q for q in placed if q.noun < p.noun and q.toll.group != "people"]
        if not before or p.toll.group != "people":
            continue
        last = max(before, key=lambda q: q.noun).toll.group
        taken = last in _ARMED and tree.tokens[p.noun].upos == "NUM" and _elliptic(counter, p, before)
        noun = counter.counted(p.noun)
        owned = p.toll.rule == "toll-told" and any(tree.low(k) in _OWN for k in tree.kids(p.anchor, "nmod:poss"))
        if taken or owned or (noun is not None and tree.lemma(noun) in like) or counter.ordinal(p.noun):
            placed[n] = replace(p, toll=replace(p.toll, group=last))
    return placed


def _all_of_them(counter: Counter, placed: list[Placed]) -> list[Placed]:
    """ "One dead and five wounded, all of them civilians": what is said of all those counted before."""
    tree = counter.tree
    for k in range(2, len(tree.tokens) - 1):
        if tree.low(k) != "all" or tree.low(k - 1) not in (",", "(", "-", "--", "—", "–"):
            continue
        noun = k + 3 if tree.low(k + 1) == "of" and k + 3 < len(tree.tokens) else k + 1
        group = counter.human.get(tree.lemma(noun), "")
        if not group or tree.tokens[noun].xpos != "NNS" or tree.kids(noun, "conj") or counter.quantity_of(noun):
            continue
        told = [p for p in placed if p.noun < k and not p.toll.part_of and p.toll.group == "people"]
        return [replace(p, toll=replace(p.toll, group=group)) if p in told else p for p in placed]
    return placed


def _elliptic(counter: Counter, placed: Placed, before: Sequence[Placed]) -> bool:
    """Whether a bare number is of those last named: "killed ten and captured six", "13 marines were killed and 40 wounded"."""
    if placed.toll.kind == "captured":
        return True
    tree = counter.tree
    groups = {q.toll.group for q in before if not q.toll.part_of}
    last = max(before, key=lambda q: q.noun)
    between = range(last.noun + 1, placed.noun)
    plain = tree.low(placed.noun - 1) in ("and", ",", "least", "some", "about", "another", "than") or placed.toll.more
    subject = tree.rel(last.noun) == "nsubj" and placed.noun < placed.anchor
    closed = any(tree.low(k) in (";", ":") or tree.tokens[k].upos == "SCONJ" for k in between)
    return plain and subject and not closed and len(groups) == 1 and placed.toll.kind != last.toll.kind


def _coordinated(counter: Counter, placed: Sequence[Placed]) -> list[Placed]:
    """Counts of one group that are coordinated, as one: "a cameraman and a reporter", "ten men, four women and two men"."""
    kept: list[Placed] = []
    for p in placed:
        home = next((n for n, k in enumerate(kept) if _one_list(counter.tree, k, p)), -1)
        if home < 0:
            kept.append(p)
        else:
            kept[home] = counter.together(kept[home], p)
    return kept


def _one_list(tree: Tree, a: Placed, b: Placed) -> bool:
    same = (a.toll.kind, a.toll.group, a.anchor, a.toll.part_of) == (
        b.toll.kind,
        b.toll.group,
        b.anchor,
        b.toll.part_of,
    )
    numbered = all(t.low and t.high and not t.word for t in (a.toll, b.toll))
    apart = a.toll.end <= b.toll.start
    slip = tree.rel(b.noun) == "appos" and tree.head(b.noun) == a.noun  # "a colonel, two majors and 14 soldiers"
    listed = b.noun in tree.with_conjuncts(a.noun) or slip
    return same and numbered and apart and listed and a.toll.group != "people"


def _broken_down(counter: Counter, placed: list[Placed]) -> list[Placed]:
    """ "Ten people, six soldiers and four farmers": those that add up to the number before them are its parts."""
    for n, whole in enumerate(placed):
        rest = [p for p in placed[n + 1 :] if p.toll.kind == whole.toll.kind and p.toll.start >= whole.toll.end]
        if len(rest) < 2 or whole.toll.part_of or whole.toll.group != "people" or not whole.toll.low:
            continue
        if counter.tree.lemma(whole.noun) not in _ANYBODY and counter.tree.tokens[whole.noun].upos != "NUM":
            continue  # "three engineers, a cook and two drivers" are six
        if sum(p.toll.low or 0 for p in rest) == whole.toll.low and all(p.toll.low for p in rest):
            inner = {id(p) for p in rest}
            return [as_part(counter, p, p.noun, whole) if id(p) in inner else p for p in placed]
    return placed


def _outermost(tree: Tree, placed: Sequence[Placed]) -> list[Placed]:
    """One toll for one stretch of text: "12" within "12 others" is the same dozen people, whatever verb has led to it."""
    widest = sorted(placed, key=lambda p: (p.toll.start - p.toll.end, p.toll.part_of, p.noun))
    kept: list[Placed] = []
    conjuncts = {p.noun: tree.with_conjuncts(p.noun) for p in placed}
    told = {(p.toll.kind, p.toll.group) for p in placed if p.toll.low is not None}
    for p in widest:
        if (
            p.toll.low is p.toll.high is None
            and not p.toll.word
            and not p.toll.reason
            and (p.toll.kind, p.toll.group) in told
            and not any(q.noun in conjuncts[p.noun] and q.anchor == p.anchor for q in placed if q is not p)
        ):
            continue  # "killed the priests, their cook and her daughter" leaves open how many
        if not any(_contains(k, p) for k in kept):
            kept.append(p)
    return kept


def _contains(k: Placed, p: Placed) -> bool:
    """Whether the words of one are within the other's and count the same; a nurse between two teachers is another's."""
    inside = k.toll.kind == p.toll.kind and k.toll.start <= p.toll.start and p.toll.end <= k.toll.end
    return inside and (p.toll.group in (k.toll.group, "people") or p.toll.low == k.toll.low)


def _replaced(tree: Tree, placed: Placed, others: Sequence[Placed]) -> bool:
    """ "It first spoke of 100 dead but has since counted 150": an earlier number, which the sentence itself replaces."""
    later = [p for p in others if p.toll.kind == placed.toll.kind and p.noun > placed.noun and not p.toll.part_of]
    return _early(tree, placed) and any(
        p.toll.rule == "toll-told" or tree.low(k) in _LATER for p in later for k in range(placed.noun + 1, p.noun)
    )


def _early(tree: Tree, placed: Placed) -> bool:
    """Whether the number is one of those given "at first" or "initially"."""
    near = range(max(0, placed.noun - 8), placed.noun)
    return any(tree.low(k) in _EARLY and (tree.rel(k) == "advmod" or tree.low(k - 1) == "at") for k in near)


def _risen_next(counter: Counter, placed: Sequence[Placed]) -> bool:
    """ "It initially reported four deaths. By evening the toll was 12": the next sentence replaces the number."""
    tree, scene = counter.tree, counter.scene
    after = [t for t in scene.trees_within(tree.sentence.end, tree.sentence.end + _NEXT) if t is not tree][:1]
    told = [p.toll for t in after for p in totals(Counter(scene, t))]
    known = {p.toll.kind: p.toll.low or 0 for p in placed}
    return any(t.kind in known and not t.since and (t.low or 0) > known[t.kind] for t in told)
