"""To whom something was said, at what, and which dates of the sentence are those of the saying. Between drafts and claims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.cue_acts import entry_of
from dateline.claims.acts.lexicon import lexicon
from dateline.claims.acts.reality import has_voice
from dateline.claims.spans.drafts import Draft
from dateline.claims.spans.trees import infinitive_of
from dateline.claims.voices.speakers import Speakers
from dateline.grounding.actors.tree import Tree

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_NOT_YET = frozenset(
    {"before", "after", "ahead of", "since", "until", "despite", "prior to", "following", "because of", "for"}
)
_APART = frozenset({"before", "after", "since", "until", "till", "by", "ahead of", "prior to", "following"})
_MOST = 8  # phrases around the verb that are looked at


def addressee(draft: Draft, speakers: Speakers) -> str | None:
    """Who is spoken to: the actor's name, or the words of the report without what only describes them; None where nobody is.

    The one of "told", "said to", "called on", of whom an accusation lays the blame on (PLOVER's recipient); else the one to
    whom a letter, or with whom a call, is said to be. Nobody is spoken to who is only thought of.
    """
    found = draft.attribution
    if found is None or found.verb is None:
        return None
    tree = draft.tree
    entry = entry_of(tree, found.verb)
    if entry is not None and entry.thought:
        return None
    listener = found.listener
    if draft.act == "accuse":
        listener = _blamed(draft, found.verb) or listener
    listener = listener if listener is not None else _to(draft, found.verb)
    if listener is None or (_is_occasion(tree, listener) and tree.tokens[listener].upos != "PROPN"):
        listener = _directed(draft, listener)
    if listener is None or (draft.act in ("urge", "demand") and _is_matter(tree, found.verb, listener)):
        return None
    return _name(draft, listener, speakers)


def _is_matter(tree: Tree, verb: int, listener: int) -> bool:
    """ "Urges an end to the fighting": the object is what is urged, and nobody."""
    alone = infinitive_of(tree, verb) is None and not tree.kids(verb, "ccomp", "xcomp")
    return (
        alone
        and tree.is_a(listener, "obj", "iobj")
        and tree.tokens[listener].upos == "NOUN"
        and (not has_voice(tree, listener) or tree.tokens[listener].lemma.lower() in lexicon().records)
    )


def _to(draft: Draft, verb: int) -> int | None:
    """ "Said to the drivers", "expressed gratitude to the Red Cross"; not a "to" phrase that is part of what is said."""
    tree, found, entry = draft.tree, draft.attribution, entry_of(draft.tree, verb)
    if found is None:
        return None
    heads = [verb, *(tree.kids(verb, "obj") if draft.act == "thank" else [])]
    for head in heads:
        for kid in tree.kids(head, "obl", "nmod"):
            own = kid not in found.content or draft.act == "thank"
            heard = (entry is not None and "to" in entry.listeners) or has_voice(tree, kid)
            if kid > verb and own and heard and tree.case(kid) == "to":
                return kid
    return None


def _blamed(draft: Draft, verb: int) -> int | None:
    """ "Blamed the attack on M23", "put the blame on Ankara", "pointed the finger at militants"."""
    tree = draft.tree
    objects = [k for k in tree.kids(verb, "obj") if k > verb]
    below = [k for o in objects for k in tree.subtree(o) if tree.is_a(k, "nmod")]
    days = _days(tree)
    for kid in [*tree.kids(verb, "obl"), *below]:
        if kid > verb and tree.case(kid) in ("on", "at") and has_voice(tree, kid) and kid not in days:
            return kid
    return next((k for k in objects if has_voice(tree, k)), None)


def _days(tree: Tree) -> list[int]:
    times = lexicon().times
    return [i for i, t in enumerate(tree.tokens) if t.text.lower() in times or t.upos == "NUM"]


def _directed(draft: Draft, listener: int | None) -> int | None:
    """ "In a letter to the council", "told an interview with the paper": whom the noun of saying is directed to."""
    nouns = act_words().directed
    for kid in [*([listener] if listener is not None else []), *_phrases(draft)]:
        preposition = nouns.get(draft.tree.tokens[kid].lemma.lower())
        for other in draft.tree.kids(kid, "nmod"):
            if other > kid and draft.tree.case(other) == preposition:
                return other
    return None


def _name(draft: Draft, listener: int, speakers: Speakers) -> str | None:
    tree, text = draft.tree, speakers.report.text
    mention = speakers.at(tree.tokens[listener].start)
    if mention is not None:
        return mention.actor.name
    if tree.tokens[listener].upos == "PRON" and tree.tokens[listener].text.lower().endswith("self"):
        return None
    left = tree.kids(listener, "case", "acl", "advcl", "appos")
    left += [k for k in tree.kids(listener, "det") if tree.tokens[k].text.lower() in _ARTICLES]
    verb = draft.attribution.verb if draft.attribution is not None else None
    entry = entry_of(tree, verb) if verb is not None else None
    said = entry.prepositions if entry is not None else frozenset()  # "accused the general of genocide"
    left += [k for k in tree.kids(listener, "nmod") if k > listener and tree.case(k) in said | {tree.case(k)} - {"of"}]
    spans = tree.spans(tree.subtree(listener, without=left))
    return " ".join(text[spans[0][0] : spans[0][1]].split()) if spans else None


def occasion(draft: Draft, text: str) -> str | None:
    """What the claim was said at, in or on: the noun with its modifiers ("joint news conference", "Twitter")."""
    found, tree = draft.attribution, draft.tree
    for kid in _phrases(draft):
        medium = tree.tokens[kid].text.lower().rstrip(".") in lexicon().media
        heard = found is not None and kid == found.listener
        named = tree.tokens[kid].upos == "PROPN" and heard
        placed = (tree.case(kid) and tree.case(kid) not in _NOT_YET) or heard
        if placed and not named and (_is_occasion(tree, kid) or (medium and not heard)):
            kept = [kid, *tree.kids(kid, "amod", "compound")]
            spans = tree.spans(i for k in kept for i in ([k] if k == kid else tree.subtree(k)))
            return " ".join(" ".join(text[s:e] for s, e in spans).split()).rstrip(".")
    return None


def _is_occasion(tree: Tree, index: int) -> bool:
    word = tree.tokens[index].text.lower()
    return bool({tree.tokens[index].lemma.lower(), word, word.removesuffix("s")} & lexicon().occasions)


def _phrases(draft: Draft) -> Iterator[int]:
    """The nouns around the verb that are no part of what is said, the nearest first; participles are gone through."""
    found, tree = draft.attribution, draft.tree
    if found is None or found.verb is None:
        return
    inside = set(found.content)
    seen = [found.verb]
    above = tree.head(found.verb)
    if above is not None and any(tree.tokens[k].text.lower() == "to" for k in tree.kids(found.verb, "mark")):
        seen.append(above)  # "took to Telegram to deny"
    for at in islice(_growing(seen), _MOST):
        for kid in tree.kids(at, "obl", "advcl", "nmod", "conj", "obj", "iobj"):
            if kid in inside or kid == found.verb:
                continue
            seen.append(kid)
            if not tree.is_a(kid, "advcl"):
                yield kid


def _growing(seen: list[int]) -> Iterator[int]:
    """The items of a list, those too that are put in while it is walked."""
    at = 0
    while at < len(seen):
        yield seen[at]
        at += 1


def of_the_saying(draft: Draft, offset: int) -> bool:
    """Whether a time at this offset tells when it was said, and not when the speaker came, or what it was said after.

    It hangs on the verb through nothing that is set before or after it; through a clause only where that is of the occasion
    ("in an interview published on Thursday"), as one of the speaker is not ("the minister, who arrived on Thursday").
    """
    found, tree = draft.attribution, draft.tree
    token = tree.index_at(offset)
    if found is None or found.verb is None or token is None:
        return False
    path = [token, *tree.ancestors(token)[:6]]
    if found.verb not in path[1:]:
        return False
    for here in path[: path.index(found.verb)]:
        if tree.case(here) in _APART or (tree.is_a(here, "acl") and not _is_occasion(tree, tree.tokens[here].head)):
            return False
    return True
