"""In `events/politics`: positions: who supports, condemns, demands, calls for, rejects or offers what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.events import cast
from dateline.events.build import make_event
from dateline.events.modality.standing import standing
from dateline.events.politics.contacts import joined
from dateline.events.scene import Scene
from dateline.events.setting.when import When
from dateline.events.syntax import Tree
from dateline.events.types import Event, Modality, Role
from dateline.grounding.types import ActorMention

_HOLDERS = frozenset({"person", "government", "organisation", "country", "military", "armed_group", "unnamed"})
_OBJECT_KINDS = frozenset({"government", "country", "organisation", "armed_group", "military", "people", "person"})
_DISMISSED = frozenset(
    {"claim", "report", "accusation", "allegation", "charge", "assertion", "suggestion", "responsibility"}
)
_PREPOSITIONS = {"SUPPORT": {"with", "behind", "for", "by", "to", "in"}, "REQUEST": {"for", "on", "to"}}
_OTHERS = {"of", "for", "between", "in"}
_LEAVING = frozenset({"withdrawal", "pullout", "pull-out", "pullback", "departure"})
_TAKEN: frozenset[str] = frozenset({"actual", "alleged", "demanded", "promised"})


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a position is about: its label, the word that names it, whose it is or to whom it is said."""

    label: str
    word: int
    of: ActorMention | None


def position_events(scene: Scene, tree: Tree) -> list[Event]:
    """Positions that one sentence tells of; one whose holder or object is not known gives nothing."""
    if scene.peaceful or not scene.political:
        return []
    kinds = {
        lemma: kind
        for kind, lemmas in sorted(scene.lexicon.tables["politics"]["positions"].items())
        for lemma in lemmas
    }
    events: list[Event] = []
    for i in range(len(tree.tokens)):
        if not tree.is_verb(i):
            continue
        lemma = tree.lemma(i)
        kind = kinds.get(lemma)
        if _offers_mediation(scene, tree, i):
            kind = "CONSULT/third-party"
        elif _solidarity(scene, tree, i):
            kind = "SUPPORT/"
        if kind is None or tree.tokens[i].xpos in ("JJ",) or (lemma == "call" and not _calls_for(tree, i)):
            continue
        event = _position(scene, tree, i, kind)
        if event is not None:
            events.append(event)
    return events + _duties(scene, tree)


def _calls_for(tree: Tree, i: int) -> bool:
    """ "Called for", "called on"; not "called off", nor "what it called a crime"."""
    words = {tree.low(k) for k in tree.kids(i, "compound:prt")}
    words |= {case for k in tree.kids(i, "obl", "obj", "nmod", "advcl") for case in tree.cases(k)}
    words |= {tree.low(i + 1)} if i + 1 < len(tree.tokens) else set()
    return bool(words & {"for", "on", "upon", "to"}) and "off" not in words


def _duties(scene: Scene, tree: Tree) -> list[Event]:
    """ "X must withdraw its forces", said by someone: the speaker calls for it. The outlet's own "must" is nobody's position."""
    duties = scene.lexicon.table("politics", "duties")
    events: list[Event] = []
    for i in range(len(tree.tokens)):
        if not tree.is_verb(i) or not any(tree.low(k) in duties["auxiliaries"] for k in tree.kids(i, "aux")):
            continue
        if tree.tokens[i].xpos == "VBG" or any(tree.lemma(k) == "have" for k in tree.kids(i, "aux")):
            continue  # "must have known", "must be dreaming": a guess
        token = tree.tokens[i]
        claim = scene.claim_at(token.start, token.end)
        if claim is None or claim.form == "narrative" or claim.claimant.kind == "outlet" or tree.rel(i) == "advcl":
            continue
        verbs = [i, *(k for k in tree.kids(i, "conj") if tree.is_verb(k)), *tree.kids(i, "xcomp")]
        found = next(((label, k) for k in verbs if (label := _duty(tree, k, duties)) is not None), None)
        duty_of = _people(scene, tree, [*tree.agents(i), *tree.kids(i, "obj")])
        found = found if duty_of else _must_be(scene, tree, i, duties)
        if not (duty_of or found) or (duty_of and duty_of[0].actor.actor_id == claim.claimant.actor_id):
            continue
        roles = [Role("participant", *_source(claim), claim.claimant_text, claim.claimant.name, claim.claimant)]
        roles += [cast.mention_role(scene, m, "target") for m in duty_of[:1]]
        events.append(
            make_event(
                scene,
                tree,
                claim,
                start=token.start,
                end=token.end,
                type_="REQUEST",
                sub_type="yield" if found is not None else "change",
                modality="actual",
                roles=roles,
                time=_said(claim),
                object_=found[0] if found is not None else None,
            )
        )
    return events


def _must_be(scene: Scene, tree: Tree, i: int, duties: Mapping[str, Sequence[str]]) -> tuple[str, int] | None:
    """ "The violence must end", "hostages should be freed", "there must be a ceasefire": what is called for, of nobody named."""
    things = [k for k in (*tree.subject(i), *tree.patients(i)) if tree.tokens[k].upos == "NOUN"]
    found = label_of(scene, tree, things)
    ends = tree.lemma(i) in duties["end of attacks"]
    if found is None or ends != (found[0] == "end of attacks"):
        return None
    firm = any(tree.low(k) == "must" for k in tree.kids(i, "aux"))
    return found if firm or found[0] in ("ceasefire", "prisoner release") else None  # "should begin at noon": a guess


def _duty(tree: Tree, i: int, duties: Mapping[str, Sequence[str]]) -> str | None:
    """What a duty is about: "withdraw", "leave X's lands", "stop attacking"."""
    for label in sorted(k for k in duties if k != "auxiliaries"):
        if tree.lemma(i) in duties[label]:
            return label
    return None


def _source(claim: Claim) -> tuple[int, int]:
    """Where the claimant is named; the claim's own start where it is not."""
    return claim.source_spans[0] if claim.source_spans else (claim.start, claim.start)


def _people(scene: Scene, tree: Tree, words: Iterable[int]) -> list[ActorMention]:
    found = (scene.actor_on(tree, k) for k in words)
    return [m for m in found if m is not None and m.actor.kind in _OBJECT_KINDS]


def _position(scene: Scene, tree: Tree, i: int, kind: str) -> Event | None:
    type_, _, sub_type = kind.partition("/")
    claim = _claim(scene, tree, i)
    if claim is None:
        return None
    holders = _holders(scene, tree, i, claim)
    if not holders:
        return None
    names = {m.actor.actor_id for m in holders}
    thing = _thing(scene, tree, i, type_, names)
    if thing is None:
        return None
    how = standing(tree, i, act="assert", lexicon=scene.lexicon)
    if how.modality not in _TAKEN:
        return None
    roles: list[Role] = [cast.mention_role(scene, m, "participant") for m in holders]
    if thing.of is not None and thing.of.actor.actor_id not in names:
        roles.append(cast.mention_role(scene, thing.of, "target"))
    if (named := cast.role(scene, tree, thing.word, "object")) is not None and named.name != (
        thing.of and thing.of.actor.name
    ):
        roles.append(Role("object", named.start, named.end, named.text, named.text))
    token = tree.tokens[i]
    modality: Modality = "promised" if type_ == "CONSULT" else how.modality
    return make_event(
        scene,
        tree,
        claim,
        start=token.start,
        end=token.end,
        type_=type_,
        sub_type=sub_type,
        modality=modality,
        roles=_distinct(roles),
        time=_said(claim),
        object_=thing.label,
    )


def _said(claim: Claim) -> When:
    """When the position was taken: when it was said, unless that is known to no better than a month."""
    first, last = claim.said_from, claim.said_to
    if first is None or last is None or (last - first).days > 31:
        return When()
    days = (last - first).days
    return When(first, last, 1 if days == 0 else 2 if days <= 5 else 3 if days <= 7 else 4, "said")


def _distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    found: dict[tuple[str, str], Role] = {}
    for r in sorted(roles, key=lambda r: (r.start, r.end, r.role)):
        found.setdefault((r.role, r.name), r)
    return tuple(found.values())


def _claim(scene: Scene, tree: Tree, i: int) -> Claim | None:
    """The claim whose cue the verb is, else the one that tells of it."""
    token = tree.tokens[i]
    return (
        scene.claim_cued(token.start, token.end)
        or scene.claim_at(token.start, token.end)
        or scene.claim_around(token.start, token.end)
    )


def _holders(scene: Scene, tree: Tree, i: int, claim: Claim) -> list[ActorMention]:
    found: dict[str, ActorMention] = {}
    agents = tree.agents(i)
    for k in [*agents, *(second for first in agents for second in joined(tree, first))]:
        mention = scene.actor_on(tree, k)
        if mention is not None and mention.actor.kind in _HOLDERS:
            found.setdefault(mention.actor.actor_id, mention)
        else:
            for part in [p for kid in tree.kids(k, "nmod") for p in tree.with_conjuncts(kid)]:
                inner = scene.actor_on(tree, part)
                if inner is not None and "including" in tree.cases(part) + tree.cases(tree.head(part)):
                    found.setdefault(inner.actor.actor_id, inner)
                of_one = tree.lemma(k) in ("resolution", "leader", "government")
                if inner is not None and of_one and tree.cases(part) in (["of"], ["from"]):
                    found.setdefault(inner.actor.actor_id, inner)
            if (owner := cast.modifier(scene, tree, k)) is not None and tree.lemma(k) == "resolution":
                found.setdefault(owner.actor.actor_id, owner)
    return list(found.values())


# ---- what it is about


def _thing(scene: Scene, tree: Tree, i: int, type_: str, holders: set[str]) -> _Thing | None:
    words = _complement(tree, i, type_)
    if not words:
        return None
    if any(tree.lemma(k) in _DISMISSED for k in words if tree.head(k) == i):
        return None
    named = _first_actor(scene, tree, words, holders)
    if type_ == "CONSULT":
        return _Thing("mediation", words[0], named)
    head = words[0]
    direct = scene.actor_on(tree, head)
    whole = direct is not None and _acts(tree, direct, head) and direct.actor.kind in _OBJECT_KINDS
    if (
        type_ in ("ACCUSE", "SUPPORT", "REJECT")
        and whole
        and direct is not None
        and direct.actor.actor_id not in holders
    ):
        return _Thing(direct.actor.name, head, direct)
    if tree.lemma(i) in ("accuse", "blame"):
        return None  # whom it accuses is not known, or is both of them
    label = label_of(scene, tree, words)
    if label is None and type_ == "ACCUSE" and named is not None:
        return _Thing(named.actor.name, named_word(tree, named), named)
    if label is None and type_ == "SUPPORT" and named is not None:
        return _Thing(named.actor.name, named_word(tree, named), named)
    if label is None:
        return None
    if label[0] in ("withdrawal", "end of attacks"):
        named = _whose(scene, tree, i, label[1], holders)
    if label[0] == "end of attacks" and type_ in ("ACCUSE", "REJECT"):
        return _Thing("attacks", label[1], named)
    leaving = tree.lemma(label[1]) in ("leave", "vacate")
    if label[0] == "withdrawal" and leaving and (named is None or named.actor.kind in ("person", "people", "unnamed")):
        return None  # residents are urged to leave; forces withdraw
    if label[0] == "end of attacks" and type_ == "SUPPORT":
        return None
    return _Thing(label[0], label[1], named)


def _acts(tree: Tree, mention: ActorMention | None, head: int) -> bool:
    return mention is not None and mention.end >= tree.tokens[head].end


def named_word(tree: Tree, mention: ActorMention) -> int:
    """The word of the sentence at which a mention ends."""
    return next(k for k, t in enumerate(tree.tokens) if t.start < mention.end and t.end >= mention.end)


def _complement(tree: Tree, i: int, type_: str) -> list[int]:
    """Words of what is demanded, condemned, supported: the object's first, then the rest of what it governs, in order."""
    heads: list[int] = []
    if tree.passive(i):
        heads += tree.subject(i)
    heads += tree.kids(i, "obj")
    heads += [k for k in tree.kids(i, "obl") if set(tree.cases(k)) & _PREPOSITIONS.get(type_, _OTHERS)]
    heads += tree.kids(i, "iobj", "xcomp", "ccomp", "advcl") if type_ in ("REQUEST", "CONSULT", "ACCUSE") else []
    if type_ != "REQUEST" or tree.lemma(i) in ("ask", "tell"):
        heads = [k for k in heads if tree.rel(k) not in ("ccomp",)]
    found = list(heads)
    for head in heads:
        found += [k for k in tree.subtree(head) if k not in found]
    return [k for k in found if not excepted(tree, k, heads)]


def excepted(tree: Tree, k: int, heads: Sequence[int]) -> bool:
    """Whether a relative clause that is denied has word k: "any deal that does not include a withdrawal"."""
    for here in (k, *tree.ancestors(k)):
        if here in heads:
            return False
        if tree.full(here) == "acl:relcl" and any(
            tree.low(n) in ("not", "n't", "n’t", "never") for n in tree.kids(here, "advmod", "aux")
        ):
            return True
    return False


def _whose(scene: Scene, tree: Tree, i: int, word: int, holders: set[str]) -> ActorMention | None:
    """Who is to leave, or whose attacks they are: the doer of the word, or the one addressed; never whence or on whom."""
    if tree.is_verb(word):
        doers = [*tree.agents(word), *(tree.patients(word) if tree.lemma(word) == "withdraw" else [])]
    else:
        doers = [*tree.kids(word, "nmod:poss", "amod", "compound"), *tree.obliques(word, "by")]
        doers += tree.obliques(word, "of") if tree.lemma(word) in _LEAVING else []
    doers += [*tree.kids(i, "obj"), *(k for k in tree.kids(i, "obl") if {"on", "upon", "to"} & set(tree.cases(k)))]
    for k in doers:
        for mention in (scene.actor_on(tree, k), cast.modifier(scene, tree, k)):
            if mention is None or mention.actor.kind not in _OBJECT_KINDS or mention.actor.actor_id in holders:
                continue
            from_there = {"from", "on", "against"} & set(tree.cases(named_word(tree, mention)))
            if tree.head(k) != i and from_there:
                continue
            if k != word and not _stands_by(tree, k, mention):
                continue
            return mention
    return None


def _stands_by(tree: Tree, k: int, mention: ActorMention) -> bool:
    """Whether the mention is word k, or says before it whose it is; "the occupied lands of X" are no one who acts."""
    return mention.start <= tree.tokens[k].end and tree.lemma(k) not in ("land", "territory", "soil", "area", "region")


def label_of(scene: Scene, tree: Tree, words: Sequence[int]) -> tuple[str, int] | None:
    """What a position is about, by the first of these words that data/politics.toml has a label for, and that word."""
    labels = scene.lexicon.tables["politics"]["objects"]
    for k in words:
        for label in labels:
            if tree.lemma(k) in labels[label] or tree.low(k) in labels[label]:
                return label, k
            if label == "ceasefire" and tree.low(k) == "fire" and k > 1 and tree.low(k - 2) == "cease":
                return label, k
            if (
                label == "self-defence"
                and tree.low(k) in ("defense", "defence")
                and k > 1
                and tree.low(k - 2) == "self"
            ):
                return label, k
    return None


def _first_actor(scene: Scene, tree: Tree, words: list[int], holders: set[str]) -> ActorMention | None:
    for k in sorted(words):
        mention = scene.actor_on(tree, k)
        if mention is not None and mention.actor.kind in _OBJECT_KINDS and mention.actor.actor_id not in holders:
            return mention
    return None


def _solidarity(scene: Scene, tree: Tree, i: int) -> bool:
    table = scene.lexicon.table("politics", "solidarity")
    if tree.lemma(i) not in table["verbs"]:
        return False
    return any(tree.lemma(k) in table["nouns"] for k in tree.kids(i, "obj", "obl"))


def _offers_mediation(scene: Scene, tree: Tree, i: int) -> bool:
    table = scene.lexicon.table("politics", "offers")
    if tree.lemma(i) not in table["verbs"]:
        return False
    return any(tree.lemma(k) in table["nouns"] for k in tree.subtree(i) if k > i)
