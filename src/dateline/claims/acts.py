"""What a cue does with its words, whoever found the cue: its act, whether they were said, and to whom. A step of claims/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claims.lexicon import lexicon, verb_lemma
from dateline.claims.types import Saying
from dateline.grounding.actors.tree import Tree


@dataclass(frozen=True, slots=True)
class CueAct:
    """`verb` is the token that says (None for a noun, a preposition or a colon); `listener` the head of who is spoken to."""

    act: str
    saying: Saying
    verb: int | None
    listener: int | None


def act_of_cue(tree: Tree, cue: Sequence[int], content: Sequence[int]) -> CueAct:
    """The act of any cue ("said", "is convinced that", "took to Twitter to", "according to"), by token indices of one sentence.

    Of the words of the cue its head decides, by the lexicon; a cue of which the lexicon knows no word asserts.
    """
    for index in sorted(cue):
        token = tree.tokens[index]
        entry = lexicon().verbs.get(verb_lemma(token.text, token.lemma))
        if entry is not None and token.upos in ("VERB", "AUX"):
            return CueAct(entry.act, "spoken", index, None)
    return CueAct("assert", "spoken", None, None)
