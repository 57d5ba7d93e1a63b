"""A saying put between commas into what is said: "The army, the minister said, would withdraw by Friday"."""

from __future__ import annotations

from dateline.claims.spans.subjects import Subject
from dateline.claims.spans.trees import segment_of
from dateline.grounding.actors.tree import Tree

_OPENING = frozenset({"“", '"', "``", "«", "‘"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_APART = frozenset({"CCONJ"})
_CONTRASTS = frozenset({"while", "whereas", "though", "although"})
_RELATIVE = frozenset({"who", "that", "which", "whose", "whom", "where"})
_MOST_BEHIND = 8  # words of time and place between the verb and the closing comma


def interpolated_content(tree: Tree, verb: int, subject: Subject) -> list[int]:
    """All before the first comma and behind the second; [] where the saying is no parenthesis. Linear in the sentence."""
    tokens = tree.tokens
    first, last = min(*subject.tokens, verb), max(*subject.tokens, verb)
    segment = segment_of(tree, verb)
    if first - 2 < segment.start or tokens[first - 1].text != ",":
        return []
    if (first < verb and tokens[verb - 1].text == ",") or tokens[first].text.lower() in _RELATIVE:
        return []
    close = _closing(tree, last, segment.stop)
    if close is None:
        return []
    before, after = range(segment.start, first - 1), range(close + 1, segment.stop)
    words = [i for i in after if tokens[i].upos != "PUNCT"]
    told = any(tokens[i].xpos in _FINITE for i in before)
    if len(words) < 2 or not any(tokens[i].upos != "PUNCT" for i in before) or tokens[close + 1].text in _OPENING:
        return []
    if subject.head > verb and told:
        return []  # "..., said X, the head of Y": what follows may be more of X's name
    opener = tokens[words[0]]
    apart = opener.upos in _APART and any(tokens[i].xpos in _FINITE for i in after)
    if told and (apart or opener.text.lower() in _CONTRASTS):
        return list(before)  # "..., X said, but Y denied it"
    if told and (opener.xpos == "VBG" or opener.text.lower() in _RELATIVE):
        return []
    if not any(tokens[i].xpos in _FINITE for i in (*before, *after)):
        return []
    return [*before, *after]


def inverted_subject(tree: Tree, verb: int) -> Subject | None:
    """ "The junta, said a spokesman for the rebels, has lost the town": who stands between the verb and the second comma."""
    tokens = tree.tokens
    if verb < 2 or tokens[verb - 1].text != "," or verb + 1 >= len(tokens):
        return None
    if tokens[verb + 1].upos not in ("DET", "NOUN", "PROPN", "ADJ", "NUM"):
        return None
    before = tokens[segment_of(tree, verb).start : verb - 1]
    close = _closing(tree, verb + 1, len(tokens))
    if close is None or any(t.xpos in _FINITE or t.text == "," for t in before):
        return None
    after = next((t for t in tokens[close + 1 :] if t.upos != "ADV"), None)
    if after is None or after.xpos not in _FINITE:
        return None
    run = tuple(range(verb + 1, close))
    nouns = [i for i in run if tokens[i].upos in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return None
    heads = [i for i in nouns if tokens[i].head not in run or tokens[tokens[i].head].upos not in ("NOUN", "PROPN")]
    return Subject(run, (heads or nouns)[0])


def _closing(tree: Tree, last: int, stop: int) -> int | None:
    """The comma that ends the parenthesis, with no other verb before it."""
    for index in range(last + 1, min(last + 2 + _MOST_BEHIND, stop)):
        token = tree.tokens[index]
        if token.text == ",":
            return index
        if token.upos in ("VERB", "AUX", "SCONJ", "PUNCT") or token.text.lower() in ("that", "whether"):
            return None
    return None
