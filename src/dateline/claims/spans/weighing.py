"""Weighs what the trained heads see against what the rules find: which is taken, and for what. A step of `joining.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.cue_acts import entry_in_cue, known_cue
from dateline.claims.acts.reality import said_by_nobody
from dateline.claims.spans.attributions import Attribution
from dateline.claims.spans.cues import contrasted
from dateline.grounding.actors.tree import Tree
from dateline.language.types import Span, Telling

SURE = 0.5  # a telling that is less likely needs a rule that found the same cue
SURER = 0.7  # the same of a verb that the lexicon does not know, and where nobody is named
_QUOTING = ("quote", "cite")
_RELATIVES = ("which", "that", "who", "whom")
_MARKS = ("“", "”", '"')


def says(tree: Tree, telling: Telling, cue: Sequence[int]) -> bool:
    """Whether a telling that no rule saw is one: "no group has claimed" is nobody's, "guard" no verb of saying.

    Where nobody is named, or the lexicon does not know the verb, it must be the more likely: the shares of right and wrong
    ones are about equal below on PolNeAR dev.
    """
    verbs = [i for i in cue if tree.tokens[i].upos in ("VERB", "AUX")]
    if any(said_by_nobody(tree, i) for i in verbs):
        return False
    known = bool(telling.source) and (not verbs or known_cue(tree, cue))
    return not _done(tree, telling, cue) and (telling.score >= SURER or known)


def nothing_told(tree: Tree, telling: Telling) -> bool:
    """Whether the content of a telling is no words of anybody's, whoever saw it."""
    described = unnamed(tree, within(tree, telling.content))
    return (
        described or _deed(tree, telling) or _naming(tree, telling) or (not telling.source and _pointing(tree, telling))
    )


def _pointing(tree: Tree, telling: Telling) -> bool:
    """ "Laughed when asked about it": words that only point back, of nobody, tell nothing."""
    return all(tree.tokens[i].upos in ("PRON", "PUNCT") for i in within(tree, telling.content))


def unnamed(tree: Tree, content: Sequence[int]) -> bool:
    """ "Asked not to be named", "requested anonymity": so a source describes itself, and says nothing."""
    words = [(tree.tokens[i].upos, tree.tokens[i].lemma.lower()) for i in content]
    named = [
        lemma for upos, lemma in words if upos in ("VERB", "ADJ") or (upos in ("NOUN", "PROPN") and lemma != "name")
    ]
    return bool(named) and ("NOUN", "name") not in words and act_words().anonymity.issuperset(named)


def _naming(tree: Tree, telling: Telling) -> bool:
    """ "Which one side calls X and the other Y", "which Z first reported": no words of anybody's."""
    content = [tree.tokens[i] for i in within(tree, telling.content) if tree.tokens[i].upos != "PUNCT"]
    return bool(content) and content[0].text.lower() in _RELATIVES and all(t.upos == "PROPN" for t in content[1:])


def _done(tree: Tree, telling: Telling, cue: Sequence[int]) -> bool:
    """ "A truce was agreed in X", "Y ordered a mobilisation": of a noun phrase such a verb tells what was done, not said.

    That is a weak verb that takes no object in the lexicon. Measured on PolNeAR dev: precision 0.5 up, recall 0.4 down.
    """
    entries = [found for i in cue if (found := entry_in_cue(tree, i)) is not None]
    return _bare(tree, telling) and any(entry.weak for entry in entries) and not any(entry.object for entry in entries)


def _deed(tree: Tree, telling: Telling) -> bool:
    """ "Has continued attacks on civilians": what is done and not said, whatever the heads make of it.

    "Attacked the report as biased" is said. A verb of saying beside the deed decides otherwise.
    """
    words = act_words()
    lemmas = {i: tree.tokens[i].lemma.lower() for i in within(tree, telling.cue)}
    if words.deeds.isdisjoint(lemmas.values()):
        return False
    judged = any(tree.tokens[i].text.lower() == "as" for i in within(tree, telling.content))
    rest = [i for i, lemma in lemmas.items() if lemma not in words.deeds and lemma not in words.governors.spoken]
    return not judged and _bare(tree, telling) and not known_cue(tree, rest)


def _bare(tree: Tree, telling: Telling) -> bool:
    """Whether a content in this sentence has neither a verb nor quotation marks."""
    content = [tree.tokens[i] for i in within(tree, telling.content)]
    return bool(content) and not any(t.upos in ("VERB", "AUX") or t.text in _MARKS for t in content)


_PERSONS = frozenset({"he", "she", "it", "they"})
_NAMING = frozenset(
    {"called", "calls", "described", "describes", "termed", "terms", "labelled", "labeled", "dubbed", "branded"}
)


def rule_decides(tree: Tree, telling: Telling, cue: Sequence[int], rule: Attribution) -> bool:
    """Whether the parse leaves no doubt of what the heads see otherwise.

    "X, citing Y, said that" and "X was quoted by Z as saying" have two sources; of "refused to confirm" all is the cue; and
    "rebels blamed for a bombing" does not name who blames them. Measured on PolNeAR dev: 0.1 of 75.9 is lost by it.
    """
    if rule.verb is None or not rule.content:
        return False
    source, content = within(tree, telling.source), within(tree, telling.content)
    head = tree.head(rule.verb)
    quoting = tree.tokens[rule.verb].lemma.lower() in _QUOTING
    quoted = head is not None and tree.tokens[head].lemma.lower() in _QUOTING and tree.tokens[rule.verb].xpos == "VBG"
    governed = rule.verb in content and set(cue) < set(rule.cue)
    blamed = rule.act == "accuse" and not rule.source and bool(source) and set(source) <= set(rule.content)
    named = _names_only(tree, content) and set(content) < set(rule.content)
    named = named or _addressed_only(tree, content, rule)
    return rule.cites or quoting or governed or blamed or named or (quoted and rule.speaker not in source)


def _names_only(tree: Tree, content: Sequence[int]) -> bool:
    """ "Called on the world to look at | what he called a massacre": a word for a thing, and not what was said of it."""
    first = [tree.tokens[i].text.lower() for i in content[:3]]
    return len(first) == 3 and first[0] == "what" and first[1] in _PERSONS and first[2] in _NAMING


def _addressed_only(tree: Tree, content: Sequence[int], rule: Attribution) -> bool:
    """ "Called on | donors | to look at the famine": who is to do it, without what."""
    rest = [i for i in rule.content if i not in content]
    whole = list(rule.content) == [*content, *rest] and rule.act in ("urge", "demand")
    return whole and len(rest) > 1 and tree.tokens[rest[0]].text.lower() == "to" and tree.tokens[rest[1]].upos == "VERB"


def set_apart(
    tree: Tree, telling: Telling, rule: Attribution | None, attributions: Sequence[Attribution]
) -> frozenset[int]:
    """ "X said ..., while Y insists": what of a content is set against it, or is a part of its source, as the rule sees it."""
    if rule is None or not rule.content:
        return frozenset()
    told = set(within(tree, telling.content))
    beyond = told - set(rule.content)
    others = [a.verb for a in attributions if a.verb in beyond and contrasted(tree, a.verb)]
    apart = {i for verb in others for i in tree.subtree(verb)}
    if set(rule.source) & set(within(tree, telling.source)):
        apart.update(rule.source)
    return frozenset(apart & told)


def within(tree: Tree, spans: Iterable[Span]) -> list[int]:
    """The tokens of a sentence that lie in spans."""
    return [i for i, t in enumerate(tree.tokens) if any(s <= t.start < e for s, e in spans)]
