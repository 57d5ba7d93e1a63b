"""In `events/politics`: what else is done and goes on in a war: marches, relief, captures, sieges, by data/doings.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.lexicon import Trigger
from dateline.events.modality.phases import ending
from dateline.events.modality.standing import HARMFUL, standing
from dateline.events.politics.partakers import acting, distinct, is_political
from dateline.events.scene import Scene, is_tame
from dateline.events.setting import dates, places
from dateline.events.syntax import Tree
from dateline.events.types import VIOLENT, Event, Role


@dataclass(frozen=True, slots=True)
class _Table:
    """data/doings.toml: kinds ("type/sub-type") by verb and by noun, and the classes of words that it names."""

    verbs: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, str]
    courses: frozenset[str]
    lasting: frozenset[str]
    objects: Mapping[str, frozenset[str]]
    only: frozenset[str]
    things: frozenset[str]
    unlike: frozenset[str]
    untold: Mapping[str, str]
    always: frozenset[str]
    meant: frozenset[str]
    halted: frozenset[str]
    plain: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = tomllib.loads(files("dateline.events").joinpath("data", "doings.toml").read_text(encoding="utf-8"))
    verbs: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, str] = {}
    for kind, words in data["verbs"].items():
        for word in words:
            verbs[word] = (*verbs.get(word, ()), kind)
    for kind, words in data["nouns"].items():
        for word in words:
            nouns.setdefault(word, kind)
    courses, things = data["courses"], data["things"]
    untold = {word: kind for kind, words in data["untold"]["nouns"].items() for word in words}
    return _Table(
        MappingProxyType(verbs),
        MappingProxyType(nouns),
        frozenset(courses["nouns"]),
        frozenset(courses["verbs"]),
        MappingProxyType({kind: frozenset(words) for kind, words in data["objects"].items()}),
        frozenset(data["only"]["verbs"]),
        frozenset(things["lemmas"]),
        frozenset(things["unlike"]),
        MappingProxyType(untold),
        frozenset(data["only"]["always"]),
        frozenset(data["untold"]["meant"]),
        frozenset(data["untold"]["halted"]),
        frozenset(data["plain"]["nouns"]),
    )


_NOT_DONE = ("amod", "compound", "case", "fixed", "aux", "cop")
#: Acts of speech whose content is not told as having happened.
_SPEECH = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "CONCEDE"})
_SHALL = ("demanded", "promised", "threatened", "hypothetical")
_MOST = 8
#: Sub-types of weapons that are nothing else.
_HARD = frozenset({"Shelling/artillery/missile attack", "Grenade", "Chemical weapon"})
_OF_TYPE = frozenset({"government", "country", "military", "armed_group"})


def doing_events(scene: Scene, tree: Tree, *, heard: Sequence[Event]) -> list[Event]:
    """Doings that one sentence tells of, at words of which none of the events `heard` is told.

    One who takes part, or what it is done to, must be of the war: a state, a force, a place, or a thing or person that
    wars move, hold or block. Reports of sport, markets or the stage give none, nor do sentences with their words, but for
    what a state or force asks for, threatens, promises or refuses in so many words.
    """
    if not scene.political or scene.peaceful:
        return []
    called_for, tame = _called_for(tree, heard), _tame(scene, tree)
    if tame and not called_for:
        return []
    spans = [(e.start, e.end) for e in heard if e.type not in VIOLENT]
    starts = {e.start for e in heard}
    taken = {t.start for t in tree.tokens if any(start <= t.start < end for start, end in spans)} | starts
    violent = any(e.type in VIOLENT and tree.sentence.start <= e.start < tree.sentence.end for e in heard)
    found = _halts(scene, tree, taken, called_for if tame else None)
    taken |= {e.start for e in found}
    for i, token in enumerate(tree.tokens):
        if _part(tree, i) or _in_ceasefire(tree, i) or (tame and i not in called_for):
            continue
        if token.start in taken and (token.start in starts or not _over(scene, tree, i)):
            continue
        if any(tree.tokens[k].start in taken for k in tree.kids(i, "obj")):
            continue  # "held a joint news conference", which is told at its noun
        event = _event(scene, tree, i, called_for)
        again = event is not None and violent and event.type in VIOLENT and event.modality in ("actual", "alleged")
        if event is not None and not again:
            found.append(event)
    return found


def _part(tree: Tree, i: int) -> bool:
    """Whether the word is only part of another: "an attack helicopter", but not "a coup attempt", "invasion plans"."""
    if tree.rel(i) == "compound" and tree.head(i) >= 0 and tree.lemma(tree.head(i)) in _table().meant:
        return tree.tokens[i].upos != "NOUN"
    return tree.rel(i) in _NOT_DONE


def _described(scene: Scene, tree: Tree, i: int) -> tuple[list[int], list[int]] | None:
    """ "The withdrawal of occupying troops": the word describes those behind it, who do it, though a parse has them done to."""
    if tree.rel(i) != "acl" or tree.tokens[i].xpos != "VBG":
        return None
    objects = [k for k in tree.kids(i, "obj") if not tree.kids(k, "det", "nummod", "nmod:poss")]
    forces = [k for k in objects if tree.lemma(k) in scene.lexicon.words.armed]
    return (forces, []) if forces else None


def _over(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether the noun i is told as over, which is another thing than the act that ended it: "lifted the curfew"."""
    return not tree.is_verb(i) and tree.lemma(i) in _table().courses and ending(tree, i, scene.lexicon) is not None


def _called_for(tree: Tree, heard: Sequence[Event]) -> frozenset[int]:
    """The words that hang on an act of speech which is told already: a demand, a threat, a promise, a refusal."""
    spoken = {e.start for e in heard if e.type in _SPEECH}
    verbs = [i for i, token in enumerate(tree.tokens) if token.start in spoken]
    return frozenset(k for i in verbs[:_MOST] for k in tree.subtree(i) if k != i)


def _halts(scene: Scene, tree: Tree, taken: Collection[int], called_for: Collection[int] | None) -> list[Event]:
    """Every halt of the sentence, before its other doings: "stop" of "stop firing" closes nothing. At the words
    `called_for` alone where they are given."""
    found: dict[int, Event] = {}
    for i in range(len(tree.tokens)):
        if _part(tree, i) or _in_ceasefire(tree, i) or (called_for is not None and i not in called_for):
            continue
        if (halt := _halt(scene, tree, i, taken)) is not None:
            found.setdefault(halt.start, halt)
    return list(found.values())


def _halt(scene: Scene, tree: Tree, i: int, taken: Collection[int]) -> Event | None:
    """ "Demanded that X halt its air raids", "will stop firing": that violence ends is asked for, promised or refused."""
    if not _may_last(scene, tree, i):
        return None
    over = ending(tree, i, scene.lexicon)
    if over is None or tree.tokens[over.word].start in taken or not _goes_on(scene, tree, i):
        return None
    claim = _claim(scene, tree, over.word)
    if claim is None:
        return None
    token = tree.tokens[over.word]
    act = claim.act if _inside(claim, token.start) else "assert"
    how = standing(tree, over.word, act=act, lexicon=scene.lexicon, cues=claim.cue_spans)
    if how.ceasing or how.modality not in _SHALL:
        return None
    who = tree.agents(over.word) if tree.is_verb(over.word) else []
    doers = acting(scene, tree, [k for k in who if _fights(scene, tree, k)], "perpetrator")
    return make_event(
        scene,
        tree,
        claim,
        start=token.start,
        end=token.end,
        type_="RETREAT",
        sub_type="ceasefire",
        modality=how.modality,
        roles=distinct(doers),
        time=dates.when(scene, tree, over.word, claim, news=False),
        place=places.where(scene, tree, over.word, carriers=[], roles=doers),
        aggregate=True,
    )


def _fights(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is one who may stop fighting: "the fighting can end" and "efforts to stop it" name nobody."""
    words = scene.lexicon.words
    if tree.tokens[k].upos in ("PRON", "PROPN") or tree.lemma(k) in words.armed or tree.lemma(k) in words.human:
        return True
    return scene.actor_on(tree, k) is not None or is_political(scene, tree, k)


def _may_last(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether the word alone allows that it is what `_goes_on` looks for: few words do, and that is asked of every one."""
    lemma, table, triggers = tree.lemma(i), _table(), scene.lexicon.triggers
    return lemma in table.halted or lemma in table.courses or (lemma, "NOUN") in triggers or (lemma, "VERB") in triggers


def _goes_on(scene: Scene, tree: Tree, i: int) -> bool:
    """Whether word i is violence, or a siege, a war or the like, that one may stop."""
    table, pos = _table(), "VERB" if tree.is_verb(i) else "NOUN"
    trigger = scene.lexicon.triggers.get((tree.lemma(i), pos)) or scene.lexicon.triggers.get((tree.lemma(i), "NOUN"))
    violent = trigger is not None and trigger.family not in ("harm", "protest") and not trigger.needs
    if tree.lemma(i) in table.halted and pos == "NOUN" and _in_war(scene, tree, but=i):
        return True
    return (violent or tree.lemma(i) in table.courses) and _in_war(scene, tree, but=-1 if violent else i)


def _in_ceasefire(tree: Tree, i: int) -> bool:
    """ "Cease-fire" cut into three words: no fire is opened there."""
    return tree.low(i) in ("fire", "fires") and any(tree.low(k) == "cease" for k in range(max(0, i - 2), i))


def _tame(scene: Scene, tree: Tree) -> bool:
    words, unlike = scene.lexicon.words, _table().unlike
    lemmas = [tree.lemma(i) for i in range(len(tree.tokens))]
    return any(x in words.domains or x in unlike for x in lemmas) and not any(x in words.armed for x in lemmas)


def _verb(scene: Scene, tree: Tree, i: int, *, real: bool, sure: bool = False) -> str | None:
    """The kind of the verb i, or None. Of what is not told as having happened (not `real`) fewer words need to be plain; it is
    of the war for `sure` where a state or force calls for it."""
    table = _table()
    particles = [tree.low(k) for k in tree.kids(i, "compound:prt", "advmod", "advcl", "obj") if k > i]
    particles += [c for k in tree.kids(i, "obl") for c in tree.cases(k) if c in ("out", "back", "off", "up")]
    particles += [tree.low(i + 1)] if i + 1 < len(tree.tokens) else []  # "hand over the captives": no preposition
    words = [f"{form} {p}" for form in (tree.lemma(i), tree.low(i)) for p in particles] + [tree.lemma(i)]
    word = next((w for w in words if w in table.verbs), None)
    trigger = scene.lexicon.triggers.get((tree.lemma(i), "VERB"))
    doers, done_to = tree.agents(i), tree.patients(i)
    if trigger is not None and (word is None or (not trigger.needs and trigger.weak)):
        told = tree.by_agent(i) or scene.times.touching(*tree.chars(i))  # by whom, or when
        described = tree.rel(i) == "acl" and tree.tokens[i].xpos == "VBN" and not told
        return _left_over(scene, tree, trigger, doers, done_to, real=real, sure=sure, described=described)
    if word is None:
        return None
    around = [k for k in tree.kids(i, "obl", "xcomp") if tree.tokens[k].upos in ("NOUN", "PROPN", "ADJ")]
    heads = [*done_to, *doers, *around]
    beside = [*heads, *(k for d in heads for k in tree.kids(d, "nmod", "compound", "conj"))]
    lemmas = {x for k in beside for x in (tree.lemma(k), tree.low(k))}
    kinds = table.verbs[word]
    fitting = [kind for kind in kinds if lemmas & table.objects.get(kind, frozenset())]
    things = [k for k in done_to if tree.tokens[k].upos == "NOUN"]
    others = [k for k in beside if k not in doers]
    meant = any(_of_war(scene, tree, k) for k in others) or any(_spot(scene, tree, k) for k in done_to)
    if (sure or not scene.of_states) and things and not fitting and " " not in word and not meant:
        return None  # "withdraw its parking plan"
    if not fitting and ((word in table.only and (real or not _in_war(scene, tree))) or word in table.always):
        return None
    if not (any(_of_war(scene, tree, k) for k in beside) if real else sure or _in_war(scene, tree)):
        return None
    return (fitting or list(kinds))[0]


def _left_over(
    scene: Scene,
    tree: Tree,
    trigger: Trigger,
    doers: Sequence[int],
    done_to: Sequence[int],
    *,
    real: bool,
    sure: bool,
    described: bool,
) -> str | None:
    """A verb of violence that is no incident by its own rules: armed ones do it, or it is done to what is theirs."""
    if not trigger.weak or trigger.needs or trigger.tool:
        return None
    partakers = [*doers, *done_to]
    tellers = done_to if trigger.lemma in _table().only else partakers  # "took the bait", "took part": whoever did
    lands = (_of_war(scene, tree, k) or scene.place_on(tree, k) or _spot(scene, tree, k) for k in tellers)
    if trigger.territory and not any(lands):
        return None
    if trigger.territory and described:
        return None  # "withdraw from territories occupied in the conflict": what they are called
    if real and not (scene.of_states or any(scene.place_on(tree, k) for k in range(len(tree.tokens)))):
        return None  # "the fire brigade attacked the blaze"
    if not (any(_armed(scene, tree, k) for k in partakers) if real else sure or _in_war(scene, tree)):
        return None
    return f"{trigger.type}/{trigger.sub_type}"


def _noun(scene: Scene, tree: Tree, i: int, *, real: bool, sure: bool = False) -> str | None:
    """The kind of the noun i, or None; `real` and `sure` as of a verb."""
    if not _noun_of_war(tree, i):
        return None
    table, above = _table(), tree.head(i)
    word = tree.low(i) if tree.tokens[i].xpos == "VBG" else tree.lemma(i)
    kind = table.nouns.get(word) or table.nouns.get(tree.low(i))
    if kind is None and not real:
        named = [f"{tree.low(k)} {word}" for k in tree.kids(i, "amod", "compound")]
        kind = next((k for w in (*named, word, tree.low(i)) if (k := table.untold.get(w)) is not None), None)
    trigger = scene.lexicon.triggers.get((word, "NOUN"))
    untold = kind is not None and word not in table.nouns
    if trigger is not None and not untold and (kind is None or trigger.needs):
        kind = None if trigger.needs else f"{trigger.type}/{trigger.sub_type}"
    if kind is None or above < 0:
        return None
    over = ending(tree, i, scene.lexicon)
    if over is not None and (trigger is None or trigger.lemma in table.courses):
        return kind
    if word in table.courses:
        lasts = tree.lemma(above) in table.lasting and tree.rel(i) in ("nsubj", "obj")
        modal = tree.lemma(above) in scene.lexicon.modality.nouns and tree.rel(i) in ("nmod", "compound")
        if (lasts or modal) and scene.of_states:
            return kind
    if real and trigger is not None and not trigger.weak:
        return None
    whose = [*tree.kids(i, "nmod:poss"), *tree.obliques(i, "of", "on", "by", "against", "from", "at", "over", "to")]
    if not real:
        plain = (trigger is not None and not trigger.weak) or word in table.plain
        if is_tame(tree, i, scene.lexicon.words.idioms.get(word)):
            return None  # a trade war
        warlike = sure or plain or _in_war(scene, tree, but=i) or any(_spot(scene, tree, k) for k in whose)
        return kind if warlike else None
    enough = _armed if trigger is not None else _of_war
    near = [*whose, *(k for d in whose for k in tree.kids(d, "nmod", "compound", "amod"))]
    return kind if any(enough(scene, tree, k) for k in near) else None


def _noun_of_war(tree: Tree, i: int) -> bool:
    """A noun, or the last word of a war's name."""
    last = i + 1 == len(tree.tokens) or tree.tokens[i + 1].upos != "PROPN"
    named = tree.tokens[i].upos == "PROPN" and tree.low(i) in ("war", "uprising", "siege", "rebellion") and last
    return tree.tokens[i].upos == "NOUN" or named or _as_noun(tree, i)


def _as_noun(tree: Tree, i: int) -> bool:
    """A noun that the parse takes for a verb: "the arms embargo expired", "fighting in the city"."""
    if tree.kids(i, "obj", "aux", "mark") or tree.tokens[i].upos == "PROPN":
        return False
    fought = tree.low(i) in ("fighting", "bombing") and tree.tokens[i].xpos == "VBG"
    return fought or (
        tree.tokens[i].xpos in ("NN", "NNS") and bool(tree.kids(i, "det", "amod", "nmod", "compound", "nsubj"))
    )


def _spot(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is a place or a building: "a possible attack on the island"."""
    words = scene.lexicon.words
    return tree.lemma(k) in words.territory or tree.lemma(k) in words.civilian_built


def _armed(scene: Scene, tree: Tree, k: int) -> bool:
    words, lemma = scene.lexicon.words, tree.lemma(k)
    mention = scene.actor_on(tree, k)
    kind = mention.actor.kind if mention is not None else ""
    return lemma in words.armed or lemma in words.military_built or kind in ("military", "armed_group")


def _in_war(scene: Scene, tree: Tree, *, but: int = -1) -> bool:
    """Whether anything in the sentence is of the war, or a state or force acts in the report."""
    if scene.of_states or scene.likely:
        return True
    things = _table().things
    every = [k for k in range(len(tree.tokens)) if k != but]
    weapons = scene.lexicon.words.weapons
    if any(weapons.get(tree.lemma(k)) in _HARD for k in every):
        return True
    return any(_armed(scene, tree, k) or tree.lemma(k) in things or scene.place_on(tree, k) is not None for k in every)


def _of_war(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is a state, a force, a place, or one of what wars move, hold and block."""
    if _armed(scene, tree, k) or {tree.lemma(k), tree.low(k)} & _table().things:
        return True
    if is_political(scene, tree, k):
        return True
    if scene.place_on(tree, k) is not None or tree.tokens[k].upos in ("PRON", "PROPN"):
        return scene.of_states or tree.tokens[k].upos != "PRON"
    mention = scene.actor_on(tree, k)
    return mention is not None and (mention.actor.kind in _OF_TYPE or scene.of_states)


def _claim(scene: Scene, tree: Tree, i: int) -> Claim | None:
    token = tree.tokens[i]
    claim = scene.claim_at(token.start, token.end) or scene.claim_over(tree, i)
    return claim or scene.claim_around(token.start, token.end)


def _event(scene: Scene, tree: Tree, i: int, called_for: Collection[int]) -> Event | None:
    token, sure = tree.tokens[i], i in called_for
    find = _verb if tree.is_verb(i) and not _as_noun(tree, i) else _noun
    if find(scene, tree, i, real=False, sure=sure) is None or (claim := _claim(scene, tree, i)) is None:
        return None
    act, cues, lexicon = claim.act if _inside(claim, token.start) else "assert", claim.cue_spans, scene.lexicon
    how = standing(tree, i, act=act, lexicon=lexicon, cues=cues)
    kind = find(scene, tree, i, real=how.modality == "actual" and not how.ceasing, sure=sure)
    if kind is None or (how.ceasing and how.modality != "actual"):
        return None
    if how.modality == "alleged" and tree.is_verb(i) and not (tree.patients(i) or tree.kids(i, "obl")):
        return None  # "accuses the other of firing first"
    type_, sub_type = _split(scene, kind)
    how = standing(tree, i, act=act, lexicon=lexicon, cues=cues, harmful=type_ in HARMFUL)
    roles: list[Role] = []
    if tree.is_verb(i):
        doers, done_to = _described(scene, tree, i) or (tree.agents(i), tree.patients(i))
        roles = [*acting(scene, tree, doers, "perpetrator"), *acting(scene, tree, done_to, "target")]
    return make_event(
        scene,
        tree,
        claim,
        start=token.start,
        end=token.end,
        type_=type_,
        sub_type=sub_type,
        modality=how.modality,
        roles=distinct(roles),
        time=dates.when(scene, tree, i, claim, news=how.modality == "actual"),
        place=places.where(scene, tree, i, carriers=[], roles=roles),
        aggregate=True,
        ended=how.ceasing,
    )


def _split(scene: Scene, kind: str) -> tuple[str, str]:
    """ "Explosions/Remote violence/Grenade" is type and sub-type, both of which may have a stroke within."""
    name = next(name for name in scene.lexicon.types if kind.startswith(f"{name}/"))
    return name, kind[len(name) + 1 :]


def _inside(claim: Claim, at: int) -> bool:
    return any(start <= at < end for start, end in claim.content_spans)
