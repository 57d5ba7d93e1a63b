"""Small readings of a line of text that every rule of this stage shares: its words, whether it ends like a sentence."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLOSING = "\"'”’»)]}*_ \t\n"
_FINAL = frozenset(".!?…。؟։።၊။")


def plain_words(text: str) -> list[str]:
    """Lower-case words without punctuation: "Share | E-mail" gives share, e, mail."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def written_words(text: str) -> list[str]:
    """The words as written, without punctuation around them."""
    return _WORD.findall(text)


def ends_like_sentence(text: str) -> bool:
    """True where the last mark, closing quotes and brackets aside, ends a sentence."""
    stripped = text.rstrip(_CLOSING)
    return bool(stripped) and stripped[-1] in _FINAL


def is_capitals(text: str) -> bool:
    """True where two or more letters stand in `text`, and none of them is a small one."""
    return text.isupper() and sum(char.isalpha() for char in text) > 1


def is_sentence_like(text: str) -> bool:
    """True for what can hardly be a label, a title or a link: eight words or more and the mark of a sentence's end."""
    return ends_like_sentence(text) and len(written_words(text)) >= 8
