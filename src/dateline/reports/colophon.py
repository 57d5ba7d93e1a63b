"""Tells the lines below a report by which it signs off: who made it, when the paper appears, whom to write to."""

from __future__ import annotations

import re

from dateline.reports.furniture import furniture_reason
from dateline.reports.lexicon import furniture_words, outlet_words
from dateline.reports.words import ends_like_sentence, plain_words, written_words

_LONGEST = 400
_LONGEST_NAME = 6
_LONGEST_SIGNATURE = 5
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-z_])")


def is_colophon(text: str) -> bool:
    """True where every sentence of a paragraph is the page's: "The Weekly appears on Fridays. Letters are welcome."

    One of them at least must be furniture by its own words, or say when the paper appears; "Issued by the office." alone and
    a name alone are in doubt.
    """
    if len(text) > _LONGEST or not ends_like_sentence(text):
        return False
    sentences = _SENTENCE.split(text)
    sure = [_is_sure(sentence) for sentence in sentences]
    return any(sure) and all(
        known or _tells_who_made_it(sentence) for known, sentence in zip(sure, sentences, strict=True)
    )


def is_signed_in_brackets(text: str) -> bool:
    """True for "(Lake Wire newsroom)": a line of its own in brackets, of names and of a word for who writes."""
    if not (text.startswith(("(", "[")) and text.rstrip(".").endswith((")", "]"))):
        return False
    words = written_words(text)
    return (
        2 <= len(words) <= _LONGEST_SIGNATURE
        and words[-1].lower() in furniture_words().signs
        and all(word[0].isupper() or word in outlet_words().small for word in words[:-1])
    )


def _is_sure(sentence: str) -> bool:
    if furniture_reason(sentence) is not None:
        return True
    words = written_words(sentence)
    folded = " ".join(plain_words(sentence))
    at = next((found for phrase in furniture_words().appears if (found := folded.find(phrase)) > 0), -1)
    named = words[: len(folded[:at].split())] if at > 0 else []
    # The paper is called by its name: "The war report is published every ..." may be told of someone else's.
    return 0 < len(named) <= _LONGEST_NAME and all(word[0].isupper() or len(word) < 4 for word in named)


def _tells_who_made_it(sentence: str) -> bool:
    folded = sentence.lower()
    if any(folded.startswith(phrase) for phrase in furniture_words().made):
        return len(written_words(sentence)) <= 2 * _LONGEST_NAME
    words = written_words(sentence)
    return len(words) <= _LONGEST_NAME and all(
        word[0].isupper() or word[0].isdigit() or word in outlet_words().small for word in words
    )
