"""What the grammar of a sentence says of a mention: whether it speaks, and how salient its role leaves it."""

from __future__ import annotations

from dateline.grounding.actors.lexicon import bodies, group_settings
from dateline.grounding.actors.offices import Office
from dateline.grounding.actors.page import Line
from dateline.grounding.actors.people import TitleMention
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Actor

_SPEAKING_FOR = frozenset(
    {"office", "spokesman", "spokeswoman", "spokesperson", "ministry", "army", "forces", "statement"}
)
_STEM = 5
_SOURCES = ("according to", "per", "citing")
_SUBJECTS = ("nsubj", "nsubj:pass", "obl:agent", "nsubj:outer")


def weight_of(line: Line, first: int, last: int) -> float:
    """How salient a mention's role leaves it: the subject of the sentence most, that of a clause in it less."""
    tree = line.tree
    best = 0.0
    for at in range(first, last + 1):
        if tree.case(at) in _SOURCES:
            return 1.5
        at = _head_of_phrase(tree, at)
        token = tree.tokens[at]
        if token.deprel not in _SUBJECTS or token.deprel == "obl:agent":
            continue
        head = tree.head(at)
        main = head is not None and (tree.tokens[head].head < 0 or tree.is_a(head, "conj", "parataxis"))
        best = max(best, 1.5 if main else 0.5)
    return best


def _head_of_phrase(tree: Tree, at: int) -> int:
    """The noun that a name is put behind or into: the rival of "his rival, X, said"."""
    for _ in range(3):
        head = tree.head(at)
        if head is None or head > at or not tree.is_a(at, "flat", "appos", "nmod:desc"):
            break
        at = head
    return at


def speaks(line: Line, title: TitleMention) -> bool:
    """Whether an unnamed person or group is the subject, the agent, or one according to whom something is so."""
    tree = line.tree
    here = title.head
    for _ in range(3):
        token = tree.tokens[here]
        if token.deprel in _SUBJECTS or tree.case(here) in ("by", *_SOURCES):
            return True
        head = tree.head(here)
        if head is None:
            return tree.tokens[here].deprel == "root" and line.heading
        if not tree.is_a(here, "conj", "flat", "compound", "appos", "nmod:desc"):
            return False
        here = head
    return False


def _owners(line: Line, title: TitleMention) -> list[str]:
    """The nouns before a title that say whose it is ("the dissidents' commander", "a rebel spokesman"), countries left out."""
    tokens = line.tree.tokens
    countries = {i for t in line.terms.values() for i in range(t.first, t.last + 1)}
    found = []
    for at in range(title.first, title.head):
        token = tokens[at]
        if at in countries or token.upos not in ("NOUN", "PROPN") or not token.text[:1].isalpha():
            continue
        if token.deprel in ("compound", "nmod:poss", "nmod") and token.head >= title.first:
            found.append(token.lemma.lower())
    return found


def of_another(line: Line, title: TitleMention, office: Office | None, represents: str | None) -> bool:
    """Whether a title names an owner whom nothing known of a person names: "the rebels' commander" is no general of the army."""
    if office is None or (office.body is not None and office.country is None):
        return False
    known = " ".join((office.text, office.body or "", represents or "", office.represents or "")).lower()
    armed = bodies().armed_people | bodies().armed_words
    return any(word in armed and word[:_STEM] not in known for word in _owners(line, title))


def may_speak_for(line: Line, title: TitleMention, body: Actor) -> bool:
    """Whether "a spokesman" can be the body's own: not "X's spokesman", nor "a rebel one" behind a ministry."""
    name = f"{body.name} {body.represents or ''} {body.kind}".lower()
    return all(word[:_STEM] in name for word in _owners(line, title))


def is_pronoun(line: Line, at: int) -> bool:
    """A pronoun that may be a speaker: a subject, the owner of an office or of forces, "according to him"."""
    token = line.tree.tokens[at]
    if token.upos != "PRON":
        return False
    word = token.text.lower()
    if word in ("he", "she", "it", "they"):
        return token.deprel in _SUBJECTS
    if word in ("his", "her", "its", "their") and token.deprel == "nmod:poss":
        head = line.tree.head(at)
        return head is not None and line.tree.tokens[head].text.lower() in _SPEAKING_FOR
    return word in ("him", "her") and line.tree.case(at) == "according to"


def generic_nouns(line: Line, used: set[int]) -> list[int]:
    """Heads of "the service" or "the rescue group" that speak or act."""
    kinds = group_settings().generic
    tree = line.tree
    found = []
    for at, token in enumerate(tree.tokens):
        word = token.text.lower()
        named = token.upos == "PROPN" and at > 0 and tree.tokens[at - 1].text.lower() == "the"  # "the Observatory"
        if at in used or not (token.upos == "NOUN" or named) or not any(word in nouns for nouns in kinds.values()):
            continue
        first = left_of(line, at)
        if at + 1 < len(tree.tokens) and tree.tokens[at + 1].upos == "PROPN":
            continue  # "the campaign group Clean Rivers"
        if any(tree.is_a(k, "nmod:poss") for k in tree.children[at]):
            continue  # "the families' forum" is told by its owner
        based = any(t.text.lower() in ("based", "backed", "led", "run") for t in tree.tokens[first:at])
        short = at - first <= (7 if based else 3) and tree.tokens[first].text.lower() in ("the", "this", "that")
        if short and (token.deprel in _SUBJECTS or tree.case(at) in _SOURCES):
            found.append(at)
    return found


def kind_by_modifiers(line: Line, at: int) -> bool | None:
    """Whether the words before "group" make it bear arms ("the rebel group") or not ("the rights group"); None: unsaid, as
    in "the Islamist group"."""
    tokens = line.tree.tokens
    before = [t.lemma.lower() for t in tokens[left_of(line, at) : at] if t.upos in ("NOUN", "ADJ", "PROPN")]
    if not before:
        return None
    known = bodies()
    if any(w in known.armed_people or w in known.armed_words or w in ("armed", "jihadist") for w in before):
        return True
    return False if any(w in group_settings().civil for w in before) else None


def left_of(line: Line, at: int) -> int:
    """The first token of a short noun phrase."""
    tree = line.tree
    return tree.subtree(at, without=[k for k in tree.children[at] if k > at or tree.is_a(k, "case", "punct")])[0]
