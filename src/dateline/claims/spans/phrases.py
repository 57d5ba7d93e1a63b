"""What a cue of several words says ("made clear that", "issued an order for"), where its verb alone has no complement."""

from __future__ import annotations

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.cue_acts import phrase_at
from dateline.claims.acts.lexicon import Verb, lexicon
from dateline.claims.spans.contents import Said, active_content
from dateline.claims.spans.trees import marked
from dateline.grounding.actors.tree import Tree

_DIRECTED = frozenset({"to", "for", "at", "against", "over", "with", "on", "towards", "toward"})


def phrase_content(tree: Tree, verb: int, entry: Verb) -> Said:
    """The content that hangs on a later word of a phrase: "cast doubt on the count", "gave notice that it would burn"."""
    for phrase in act_words().phrases.get(entry.lemma, ()):
        if phrase.words != entry.phrase:
            continue
        for word in phrase_at(tree, verb, phrase):
            found = active_content(tree, word, entry)
            if found.content:
                return found
            for kid in tree.kids(word, "nmod", "obl", "acl", "ccomp"):
                marks = [k for k in tree.kids(kid, "case") if tree.tokens[k].text.lower() in entry.prepositions]
                if kid > word and (marks or (entry.clause and marked(tree, kid, "that"))):
                    return Said(tree.subtree(kid, without=marks))
    return Said([])


def light_content(tree: Tree, verb: int) -> list[int]:
    """The object of a light verb with what it is directed at: "gave | its blessing to the plan"."""
    objects = tree.kids(verb, "obj")
    content = [i for k in objects for i in tree.subtree(k)]
    words = lexicon()
    for kid in tree.kids(verb, "obl"):
        named = {tree.tokens[kid].lemma.lower(), tree.tokens[kid].text.lower()}
        timed = any(tree.tokens[i].text.lower() in words.times for i in tree.subtree(kid))
        if kid > verb and tree.case(kid) in _DIRECTED and not named & (words.occasions | words.media) and not timed:
            content.extend(tree.subtree(kid))
    return sorted(content)


def hung_content(tree: Tree, verb: int) -> list[int]:
    """ "Said a day earlier that it had fallen": the clause, which the parse hangs on the adverb."""
    for adverb in tree.kids(verb, "advmod"):
        for kid in tree.kids(adverb, "advcl", "ccomp"):
            if kid > verb and marked(tree, kid, "that"):
                return tree.subtree(kid)
    return []


def question_content(tree: Tree, verb: int) -> list[int]:
    """ "Avoided saying when it would begin": the question, which the parse takes for a circumstance."""
    openers = act_words().granted.openers
    for kid in tree.kids(verb, "advcl"):
        asked = any(tree.tokens[k].text.lower() in openers for k in tree.kids(kid, "advmod", "mark"))
        if kid > verb and asked and tree.kids(kid, "nsubj", "nsubj:pass", "csubj"):
            return tree.subtree(kid)
    return []
