"""In `grounding/quantities`: what a number counts, through the parse; a slip of the parser falls back on the words behind it."""

from __future__ import annotations

from bisect import bisect_right

from dateline.grounding.quantities.lexicon import Words
from dateline.language.types import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "SYM"})
INSIDE = frozenset({"ADJ", "ADV", "PROPN", "NUM", "NOUN", "DET"})
REACH = 6
_BREAKS = frozenset({",", ";", ":", "(", "--", "—", "–"})


def token_at(sentence: Sentence, offset: int) -> int | None:
    """The index of the token that holds a character, None where the sentence has no tokens there."""
    index = bisect_right(sentence.tokens, offset, key=lambda t: t.start) - 1
    return index if index >= 0 and sentence.tokens[index].end > offset else None


def noun_of(sentence: Sentence, start: int, end: int, table: Words) -> str:
    """The lemma of what the number at start..end counts, "" where it stands alone ("killing four")."""
    core = token_at(sentence, end - 1)
    if core is None:
        return ""
    head = _head(sentence, core)
    if head is not None:
        found = lemma(sentence.tokens[head], table)
        return "" if found == "more" else found
    return _behind(sentence, core, table) or _predicate(sentence, core, table)


def _predicate(sentence: Sentence, core: int, table: Words) -> str:
    """ "two of them were children": what the number is said to be."""
    token = sentence.tokens[core]
    if not token.deprel.startswith("nsubj") or token.head < 0 or sentence.tokens[token.head].upos != "NOUN":
        return ""
    relations = {t.deprel for t in sentence.tokens[core : token.head] if t.head == token.head}
    return lemma(sentence.tokens[token.head], table) if "cop" in relations and "case" not in relations else ""


def lemma(token: Token, table: Words) -> str:
    word = token.text.lower()
    if token.upos == "ADJ" or (token.xpos == "NNPS" and not word.endswith("s")):
        return word  # peoples are many without an ending: "ten thousand Rohingya"
    return table.irregular.get(word) or (token.lemma or word).lower()


def _head(sentence: Sentence, core: int) -> int | None:
    """Up the chain of nummod and compound to a noun behind the number; None where the chain does not lead to one."""
    tokens, at = sentence.tokens, core
    for _ in range(4):
        token = tokens[at]
        if token.deprel.split(":")[0] not in ("nummod", "compound", "det", "amod") or token.head < 0:
            return None
        if at < token.head and any(tokens[k].text in _BREAKS for k in range(at + 1, token.head)):
            return None  # "wounded 182, women among them": what stands behind a comma is not what is counted
        at = token.head
        if at > core and tokens[at].upos in NOMINAL and not (tokens[at].deprel == "compound" and tokens[at].head > at):
            return at
        if tokens[at].upos == "ADJ" and at > core:
            return at
    return None


def _behind(sentence: Sentence, core: int, table: Words) -> str:
    """The noun phrase right behind the number, or behind its "of": "dozens of civilians", "three of the dead"."""
    tokens = sentence.tokens
    at = core + 1
    if at < len(tokens) and tokens[at].lemma.lower() == "of":
        at += 1
    elif tokens[core].upos not in ("NUM", "ADJ", "DET") and tokens[core].deprel != "nummod":
        return ""
    found = name = ""
    for index in range(at, min(at + REACH, len(tokens))):
        token = tokens[index]
        if token.upos == "PRON" and index == at:
            continue
        participle = token.upos == "VERB" and token.deprel == "amod"
        if not (participle or token.upos in INSIDE) or (token.upos == "NUM" and index > at):
            break
        if token.upos == "NOUN" or (token.upos == "ADJ" and token.deprel in ("obl", "obj", "nmod", "nsubj")):
            found = lemma(token, table)
        elif token.upos == "PROPN":
            if found:
                break
            name = lemma(token, table)
    return found or name
