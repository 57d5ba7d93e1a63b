"""In `grounding/times`: which way a clause points, from the words around a time. A parse, where there is one, is asked first."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.grounding.times.lexicon import Lexicon, lexicon
from dateline.language.types import Token

REACH = 14
DEADLINE_REACH = 9  # "until 9:30 a.m. local time Tuesday"
# What may stand between "until" and its day.
CLOCK_WORDS = frozenset(
    lexicon().letters[name]
    for name in (
        "D",
        "CLK",
        "DEC",
        "HHMM",
        "N",
        "A",
        "LETTERP",
        "LETTERM",
        "DOT",
        "AMPM",
        "TZ",
        "LOCAL",
        "TIME",
        "AT",
        "ON",
        "NOON",
    )
)
STOPS = frozenset({".", "!", "?", "...", "…"})
# A tree that goes higher than this above a time says nothing of it.
MAX_CLIMB = 6
# Penn Treebank tags of a verb that has its tense in itself.
PAST_TAG, PARTICIPLE, GERUND, BASE = "VBD", "VBN", "VBG", "VB"
PRESENT_TAGS = frozenset({"VBZ", "VBP"})
# "is to resume on Monday", "set to begin on Friday".
PLANNED = frozenset({"is", "are", "set", "ready", "about"})


def is_deadline(tokens: Sequence[str], classes: str, first: int) -> bool:
    """ "... until Tuesday", "until 9 a.m. EST Tuesday", "as soon as Tuesday": a day ahead, whatever the verb."""
    at = first - 1
    while at > 0 and first - at < DEADLINE_REACH and classes[at] in CLOCK_WORDS:
        at -= 1
    if at <= 0:
        return False
    word = tokens[at].lower()
    return word in ("until", "till") or (word == "as" and tokens[at - 1].lower() in ("soon", "early"))


def direction(tokens: Sequence[str], first: int, end: int, words: Lexicon) -> int:
    """1 future, -1 past, 0 unknown for the clause that holds tokens first..end, by the nearest verb to the left, then right."""
    for index in range(first - 1, max(first - 1 - REACH, -1), -1):
        if index and tokens[index] == "to" and tokens[index - 1] in PLANNED:
            return 1
        found = _points(tokens[index], words)
        if found:
            return found
        if tokens[index] in ";:":
            break
    for index in range(end, min(end + REACH, len(tokens))):
        if tokens[index] in ";:":
            break
        found = _points(tokens[index], words)
        if found:
            return found
    return 0


def _points(token: str, words: Lexicon) -> int:
    word = token.lower()
    if word in words.future:
        return 1
    # English past forms end in -ed; the irregular ones that reports use are in the lexicon.
    if word in words.past or (len(word) > 4 and word.endswith("ed") and token.islower()):
        return -1
    return 0


def clause_direction(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """1 future, -1 past, 0 unknown: the tense of the verb that token `at` hangs on, by its tag and its auxiliaries.

    A plain present beside a day is a plan ("the sides meet on Monday"), but not where the day hangs on a noun ("the move
    follows Tuesday's raid"), nor in a headline, which is what a sentence without its full stop is. An infinitive is ahead
    of what governs it ("agreed to meet on Monday"), but for verbs whose infinitive is done with them ("managed to leave").
    """
    here, steps = at, 0
    while 0 <= here < len(tokens) and steps < MAX_CLIMB:
        found = _verb_points(tokens, here, words)
        if found == 1 and _is_infinitive(tokens, here) and not _is_plan(tokens, at, here, steps):
            found = None
        if found is not None:
            plan = found <= 0 or not _is_present(tokens, here) or (steps <= 1 and _is_closed(tokens))
            return found if plan else 0
        here, steps = tokens[here].head, steps + 1
    return 0


def _is_plan(tokens: Sequence[Token], at: int, verb: int, steps: int) -> bool:
    """Whether a day is the infinitive's own: "a plan to withdraw on Monday", not "made an offer to buy the firm Monday"."""
    told_with = any(t.head == at and t.deprel == "case" for t in tokens[max(0, at - REACH) : at])
    return told_with or (steps <= 1 and tokens[verb].deprel != "acl")


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    to = any(t.head == at and t.text.lower() == "to" for t in tokens[max(0, at - REACH) : at])
    return to and tokens[at].xpos == BASE


def _is_closed(tokens: Sequence[Token]) -> bool:
    return any(token.text in STOPS for token in tokens[-2:])


def goes_on(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether the verb that token `at` hangs on lasts: then "until Sunday" is as past as the verb is."""
    steps = 0
    while 0 <= at < len(tokens) and steps < MAX_CLIMB and tokens[at].upos != "VERB":
        at, steps = tokens[at].head, steps + 1
    return 0 <= at < len(tokens) and tokens[at].lemma in words.lasting


def _helpers(tokens: Sequence[Token], at: int) -> list[Token]:
    """Auxiliaries and copulas of a verb: they stand within a few words before it."""
    return [t for t in tokens[max(0, at - REACH) : at] if t.head == at and t.deprel in ("aux", "aux:pass", "cop")]


def _is_present(tokens: Sequence[Token], at: int) -> bool:
    helpers = _helpers(tokens, at)
    return not any(t.xpos == "MD" for t in helpers) and (
        tokens[at].xpos in PRESENT_TAGS or any(t.xpos in PRESENT_TAGS for t in helpers)
    )


def _verb_points(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """What one word says; None where its governor is to be asked."""
    verb, helpers = tokens[at], _helpers(tokens, at)
    if verb.upos != "VERB" and not helpers:
        return None
    perfect = any(t.lemma == "have" for t in helpers)
    if any(t.text.lower() == "had" for t in helpers):
        return -1
    modal = next((t.text.lower() for t in helpers if t.xpos == "MD"), "")
    if modal:
        # "could not reach the town on Tuesday" is past, "could resume on Tuesday" is not: the words around decide.
        return -1 if perfect else 0 if modal == "could" else 1
    if verb.text.lower() in words.future:
        return 1
    if perfect or verb.xpos == PAST_TAG or any(t.xpos == PAST_TAG for t in helpers):
        return -1
    if not helpers and verb.text.lower() in words.same:
        return -1
    if any(t.xpos in PRESENT_TAGS for t in helpers) or verb.xpos in PRESENT_TAGS:
        return 1
    if verb.xpos == PARTICIPLE:
        return -1
    if _is_infinitive(tokens, at):
        governor = tokens[verb.head] if verb.head >= 0 and verb.deprel != "advcl" else None
        ahead = governor is not None and governor.upos in ("VERB", "NOUN") and governor.lemma not in words.done
        return 1 if ahead else None
    return None
