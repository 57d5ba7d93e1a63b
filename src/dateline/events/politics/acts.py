"""In `events/politics`: political acts of every kind that PLOVER has, by the frames of data/acts.toml: who does what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.modality.standing import standing
from dateline.events.politics.frames import Frame, fitting, lemma_of, load_frames, make_frame, near_words
from dateline.events.politics.nominal import act_noun, doers_of_objects, load_nouns, noun_doers, noun_targets
from dateline.events.politics.partakers import (
    HOW_MANY,
    acting,
    distinct,
    holds_office,
    is_political,
    is_somebody,
    of_politics,
    recipients,
)
from dateline.events.politics.positions import excepted, label_of
from dateline.events.scene import Scene
from dateline.events.setting import dates, places
from dateline.events.syntax import Tree
from dateline.events.types import Event, Role, RoleName

_SAID = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "AGREE", "CONSULT", "THREATEN", "CONCEDE"})
_BETWEEN = frozenset({"REQUEST", "AGREE", "CONSULT", "AID"})
#: What the refusal of an act is, as a mode of PLOVER's REJECT.
_REFUSED = MappingProxyType(
    {
        "CONSULT": "meet",
        "AID": "assist",
        "COOPERATE": "assist",
        "RETREAT": "yield",
        "CONCEDE": "yield",
        "SUPPORT": "change",
    }
)
_SAME = frozenset({"it", "he", "she", "they"})
_FUTURE = frozenset({"will", "wo", "would", "'ll", "shall"})
_POSITIONS = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "CONCEDE", "AGREE"})
#: Types of acts of which the police, troops or opponents whom they move may be all who are named.
_OF_FORCES = frozenset({"MOBILIZE", "COERCE", "RETREAT", "SANCTION", "AID"})
#: How far up and how wide a rule looks, in words: a hostile sentence costs no more for each of its words than another.
_MOST_STEPS, _MOST_WORDS = 12, 40
_UNTOLD = frozenset({"demanded", "promised", "threatened", "hypothetical", "denied"})


def act_events(scene: Scene, tree: Tree, *, heard: Sequence[Event]) -> list[Event]:
    """Political acts that one sentence tells of, at words of which none of the events already `heard` is told.

    A report on sport, markets or the stage gives none but by unmistakable words; elsewhere a state, a force, an office or
    one who acts on a state must take part.
    """
    frames, (under, _) = load_frames(), load_nouns()
    taken = {e.start for e in heard}
    fits: dict[int, Frame] = {}
    for i, token in enumerate(tree.tokens):
        if token.start in taken or not _predicate(tree, i) or tree.rel(i) in ("amod", "compound"):
            continue
        lemma = _word(tree, i)
        named = (*frames.get(lemma, ()), *under.get(lemma, ()))
        found = next((f for f in fitting(tree, i, named) if _suits(scene, tree, i, f)), None)
        found = found or _refusal(scene, tree, i)
        if found is not None:
            fits[i] = found
    events = [_act(scene, tree, i, frame, fits, heard=taken) for i, frame in fits.items()]
    events += _noun_acts(scene, tree, fits, heard=taken)
    met = [e for e in heard if e.type == "CONSULT"]
    return [e for e in events if e is not None and not _same_contact(e, met)]


def _same_contact(event: Event, met: Sequence[Event]) -> bool:
    """ "Speaking at a joint news conference with Y": the contact is told already, with one of those who take part."""
    if event.type != "CONSULT" or event.channel in (None, "letter"):
        return False
    who = {r.name for r in event.roles}
    return (not who and bool(met)) or any(who & {r.name for r in other.roles} for other in met)


def _noun_acts(scene: Scene, tree: Tree, fits: dict[int, Frame], *, heard: set[int]) -> list[Event | None]:
    """Acts that nouns tell of, which are not those of the verbs that they stand under; one who acts must be a state or force."""
    told: list[Event | None] = []
    for i, token in enumerate(tree.tokens):
        noun = act_noun(tree, i) if token.start not in heard else None
        above = tree.head(i)
        if noun is None or (above in fits and noun.frame.objects & fits[above].objects):
            continue
        doers = noun_doers(scene, tree, i, noun)
        if any((is_somebody if noun.person else is_political)(scene, tree, k) for k in doers):
            told.append(
                _act(scene, tree, i, noun.frame, fits, heard=heard, parts=(doers, noun_targets(tree, i, noun, doers)))
            )
    return told


def _act(
    scene: Scene,
    tree: Tree,
    i: int,
    frame: Frame,
    fits: dict[int, Frame],
    *,
    heard: set[int],
    parts: tuple[list[int], list[int]] | None = None,
) -> Event | None:
    """The event of the word i by its frame; `parts` are doers and recipients where they are known already."""
    token = tree.tokens[i]
    claim = _claim(scene, tree, i)
    if claim is None:
        return None
    how = standing(tree, i, act=claim.act if _inside(claim, token.start) else "assert", lexicon=scene.lexicon)
    modality = "promised" if how.modality == "hypothetical" and _future_in_past(tree, i) else how.modality
    if how.modality in _UNTOLD and any(k in fits or tree.tokens[k].start in heard for k in _governors(tree, i)):
        return None  # "refused to release": the refusal is what is told
    if frame.type == "REJECT" and modality == "denied" and _will_not(tree, i) and not frame.objects:
        modality = "actual"
    elif modality == "denied" and frame.type in _REFUSED and _will_not(tree, i):
        frame, modality = replace(frame, type="REJECT", sub_type=_REFUSED[frame.type], objects=frozenset()), "actual"
    doers, done_to = parts or (_doers(scene, tree, i), recipients(tree, i, frame))
    if not doers and not frame.reversed and tree.passive(i):
        doers = _unsaid(scene, tree, i, frame)
    if frame.reversed and parts is None:
        doers, done_to = done_to, doers
    moved = tree.patients(i) if frame.type in _OF_FORCES or tree.passive(i) else []
    if not of_politics(scene, tree, doers, [*done_to, *moved], strong=frame.strong):
        return None
    deed = frame.type not in _SAID and not frame.strong and not frame.who
    if deed and doers and not any(_may_act(scene, tree, k) for k in doers) and not _to_somebody(scene, tree, done_to):
        return None
    first: RoleName = "participant" if frame.type in _SAID else "perpetrator"
    if _of_noun(tree, i):
        doers = [k for k in doers if is_political(scene, tree, k) or is_somebody(scene, tree, k)]
    if frame.type in _BETWEEN:
        done_to = [k for k in done_to if is_political(scene, tree, k) or is_somebody(scene, tree, k)]
    doing = acting(scene, tree, doers, first, act=i) or _speaker(tree, doers, claim, first)
    roles = [*doing, *acting(scene, tree, done_to, _second(frame))]
    return make_event(
        scene,
        tree,
        claim,
        start=token.start,
        end=_trigger_end(tree, i, frame),
        type_=frame.type,
        sub_type=frame.sub_type,
        modality=modality,
        roles=distinct(roles),
        channel=_channel(frame),
        object_=_object(scene, tree, i, frame),
        time=dates.when(scene, tree, i, claim, news=how.modality == "actual", saying=not _inside(claim, token.start)),
        place=places.where(scene, tree, i, carriers=[], roles=roles),
    )


def _may_act(scene: Scene, tree: Tree, k: int) -> bool:
    """Whether word k is someone: a storm that cuts the power of thousands of homes does no act of politics."""
    words = scene.lexicon.words
    if tree.tokens[k].upos in ("PRON", "PROPN") or tree.lemma(k) in words.human or tree.lemma(k) in words.armed:
        return True
    return scene.actor_on(tree, k) is not None or (is_political(scene, tree, k) and tree.lemma(k) not in HOW_MANY)


def _to_somebody(scene: Scene, tree: Tree, words: Sequence[int]) -> bool:
    return any(scene.actor_on(tree, k) is not None or is_somebody(scene, tree, k) for k in words)


def _speaker(tree: Tree, doers: Sequence[int], claim: Claim, name: RoleName) -> list[Role]:
    """ "We do not support them," said by someone: "we" and "I" are the one who speaks, with those spoken for."""
    if not any(tree.low(k) in ("i", "we") for k in doers) or not claim.source_spans or claim.form == "narrative":
        return []
    start, end = claim.source_spans[0]
    return [Role(name, start, end, claim.claimant_text, claim.claimant.name, claim.claimant)]


def _doers(scene: Scene, tree: Tree, i: int) -> list[int]:
    """Who does it, through slips of the parse; a paper that demands is of the body that adopts it."""
    found = tree.agents(i)
    if len(found) == 1 and tree.low(found[0]) in _SAME and (who := _who_says(tree, i)):
        return who
    if len(found) == 1 and tree.lemma(found[0]) in scene.lexicon.table("politics", "papers")["words"]:
        return _whose_paper(tree, found[0]) or found
    if found or tree.passive(i) or tree.tokens[i].xpos in ("VB", "VBG"):
        return found
    return [s for k in tree.kids(i, "obj") for s in tree.kids(k, "nsubj") if s < i < k] or _bare_before(tree, i)


def _unsaid(scene: Scene, tree: Tree, i: int, frame: Frame) -> list[int]:
    """Who does what is told in the passive with no "by": forces that are placed somewhere, or whose the thing done is."""
    if frame.type == "MOBILIZE" or (frame.type, frame.sub_type) == ("RETREAT", "withdraw"):
        armed = scene.lexicon.words.armed
        if forces := [k for k in tree.patients(i) if tree.lemma(k) in armed and is_political(scene, tree, k)]:
            return forces
    return doers_of_objects(scene, tree, i, frame)


def _whose_paper(tree: Tree, i: int) -> list[int]:
    """ "The Council adopted a resolution demanding ...", "a statement by the ministry": the Council, the ministry."""
    owners = tree.kids(i, "nmod:poss") or tree.obliques(i, "by", "from", "of")
    above = tree.head(i)
    return owners or (tree.agents(above) if above >= 0 and tree.is_verb(above) and tree.rel(i) == "obj" else [])


def _bare_before(tree: Tree, i: int) -> list[int]:
    """By a slip of the parse the subject hangs elsewhere: the noun right before a finite verb, with no preposition."""
    here = i - 1
    while here >= 0 and tree.tokens[here].upos in ("AUX", "ADV"):
        here -= 1
    if here < 0 or tree.tokens[here].upos not in ("NOUN", "PROPN") or tree.head(here) == i or tree.cases(here):
        return []
    return [] if tree.rel(here) in ("obj", "obl", "nsubj", "compound") else [here]


def _who_says(tree: Tree, i: int) -> list[int]:
    """ "X said it was ready", "X said that they would withdraw": the pronoun is the one who says it."""
    above = tree.head(i)
    if above < 0 or tree.rel(i) != "ccomp" or not tree.is_verb(above) or tree.passive(above):
        return []
    return [k for k in tree.kids(above, "nsubj") if k < i and tree.tokens[k].upos in ("PROPN", "NOUN")]


def _of_noun(tree: Tree, i: int) -> bool:
    """ "The importance of implementing it": the noun does nothing."""
    return tree.rel(i) == "acl" and bool({"of", "in", "for"} & {tree.low(k) for k in tree.kids(i, "mark", "case")})


def _word(tree: Tree, i: int) -> str:
    """The word by which the frames of i are found; "be in" for a place where someone is."""
    if tree.tokens[i].upos == "PROPN":
        return f"be {tree.cases(i)[0]}" if tree.cases(i) else ""
    return lemma_of(tree, i)


def _predicate(tree: Tree, i: int) -> bool:
    return tree.is_verb(i) or (tree.tokens[i].upos in ("ADJ", "NOUN", "PROPN") and bool(tree.kids(i, "cop")))


def _suits(scene: Scene, tree: Tree, i: int, frame: Frame) -> bool:
    """Whether those are people or actors of whom the frame demands it."""
    if frame.wish and _as_it_is(tree, i):
        return False
    if frame.future and not any(tree.low(k) in _FUTURE for k in tree.kids(i, "aux")):
        return False
    if frame.whom and not any(
        is_political(scene, tree, k) or is_somebody(scene, tree, k) for k in recipients(tree, i, frame)
    ):
        return False
    if frame.people and not any(
        tree.lemma(k) in scene.lexicon.words.human or is_somebody(scene, tree, k) for k in tree.patients(i)
    ):
        return False
    return not frame.office or any(holds_office(scene, tree, k) for k in _doers(scene, tree, i))


def _as_it_is(tree: Tree, i: int) -> bool:
    """ "Insists that they fired first", "insists that it is ready": a statement, where "that they withdraw" is a demand."""
    for k in tree.kids(i, "ccomp"):
        first = min([k, *tree.kids(k, "aux", "cop")])
        modal = any(tree.tokens[a].xpos == "MD" for a in tree.kids(k, "aux"))
        if tree.tokens[first].xpos in ("VBD", "VBZ") and not modal and not _infinitive(tree, k):
            return True
    return False


def _infinitive(tree: Tree, i: int) -> bool:
    return any(tree.low(k) == "to" for k in tree.kids(i, "mark"))


def _will_not(tree: Tree, i: int) -> bool:
    """ "Will not recognise it": what one will not do is refused."""
    return any(tree.low(k) in ("will", "wo", "shall", "sha", "would") for k in tree.kids(i, "aux"))


def _refusal(scene: Scene, tree: Tree, i: int) -> Frame | None:
    """ "Will not tolerate", "would never lay down their arms": what a state or force says that it will not do, it refuses."""
    if not tree.is_verb(i) or tree.passive(i) or not _will_not(tree, i) or tree.rel(i) in ("advcl", "acl"):
        return None
    if not any(tree.low(k) in ("not", "n't", "n’t", "never") for k in tree.kids(i, "advmod", "aux")):
        return None
    if tree.lemma(i) in scene.lexicon.table("politics", "refusals")["never"]:
        return None
    if not any(is_political(scene, tree, k) for k in _doers(scene, tree, i)):
        return None
    return make_frame({"as": "REJECT/yield", "cameo": "124", "to": ["obj", "with", "to"]}, {})


def _future_in_past(tree: Tree, i: int) -> bool:
    """ "Said that it would boycott the vote": a promise, told later; no condition."""
    aux = [tree.low(k) for k in tree.kids(i, "aux")]
    would = bool({"would", "'d"} & set(aux)) and "have" not in aux
    return would and tree.rel(i) == "ccomp" and not any(tree.low(k) == "if" for k in tree.kids(i, "mark"))


def _trigger_end(tree: Tree, i: int, frame: Frame) -> int:
    """Where the words that tell of the act end: "imposed a curfew" has its noun, where that follows the verb closely."""
    nouns = [k for k in tree.kids(i, "obj") if i < k < i + 6 and frame.objects & near_words(tree, [k])]
    return max([tree.tokens[i].end, *(tree.tokens[k].end for k in nouns)])


def _second(frame: Frame) -> RoleName:
    return "participant" if frame.type in ("CONSULT", "AGREE") or frame.cameo == "057" else "target"


def _object(scene: Scene, tree: Tree, i: int, frame: Frame) -> str | None:
    """What a position is about (docs/record.md); None for what is no position, or where no label fits."""
    if frame.sub_type == "third-party":
        return "mediation"
    if frame.type not in _POSITIONS:
        return None
    heads = [*tree.patients(i), *tree.kids(i, "obl", "xcomp", "ccomp", "advcl")]
    words = [k for head in heads for k in tree.subtree(head)[:_MOST_WORDS] if k > i or tree.passive(i)]
    words = [k for k in words if not excepted(tree, k, heads)]
    found = label_of(scene, tree, list(dict.fromkeys([*heads, *words])))
    if found is None:
        return None
    return "attacks" if found[0] == "end of attacks" and frame.type in ("ACCUSE", "REJECT") else found[0]


def _channel(frame: Frame) -> str | None:
    if frame.type != "CONSULT" or frame.sub_type == "third-party":
        return None
    return frame.channel or {"visit": "visit", "phone": "phone"}.get(frame.sub_type, "meeting")


def _claim(scene: Scene, tree: Tree, i: int) -> Claim | None:
    token = tree.tokens[i]
    return (
        scene.claim_cued(token.start, token.end)
        or scene.claim_at(token.start, token.end)
        or scene.claim_around(token.start, token.end)
    )


def _inside(claim: Claim, at: int) -> bool:
    return any(start <= at < end for start, end in claim.content_spans)


def _governors(tree: Tree, i: int) -> list[int]:
    """Verbs that this one is the complement of."""
    found: list[int] = []
    here = i
    for above in islice(tree.ancestors(i), _MOST_STEPS):
        if not _infinitive(tree, here) and tree.rel(here) not in ("xcomp", "ccomp", "acl", "obj", "obl", "nmod"):
            break
        found.append(above)
        here = above
    return found
