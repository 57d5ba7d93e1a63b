"""linking/incidents/ asks which part of a town a sentence names: a quarter, a camp, an air base, of which gazetteers have few.

One report places an attack at "Mayo", the next at Khartoum, "in the Mayo district": names are compared by their sounds, for they
are spelt as each outlet hears them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.linking.actors.names import skeleton
from dateline.linking.settings import link_settings
from dateline.linking.words import words

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
#: Words of a name at most.
_LONGEST = 3
#: Consonants by which a word is known again; of fewer its vowels must agree too.
_LEAST = 3


@lru_cache(maxsize=1 << 14)
def part_of(text: str) -> str:
    """The sounds of the first named part of a town in a sentence ("the Mayo district", "camp at X"); empty without one."""
    for noun in _nouns().finditer(text):
        behind = text[noun.end() :]
        link = next((word for word in (" of ", " at ") if behind.startswith(word)), "")
        after = _name_at_start(behind.removeprefix(link)) if link else ""
        name = _name_at_end(text[: noun.start()]) or after
        if name:
            return sounds(name)
    return ""


@lru_cache(maxsize=1 << 14)
def sounds(name: str) -> str:
    """What near spellings of a place's name share: "Wadi Seidna" and "Wadi Sayyidna"."""
    return " ".join(map(_sound, words(name)))


def _sound(word: str) -> str:
    bones = skeleton(word[:1] + word[1:].replace("y", ""))  # within a word y is a vowel
    return bones if len(bones) >= _LEAST else word


@cache
def _nouns() -> re.Pattern[str]:
    nouns = sorted(link_settings().parts, key=lambda noun: (-len(noun), noun))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, nouns)) + r")\b")


def _name_at_end(before: str) -> str:
    """The words with a capital right before, those behind an owner only: of "Khartoum's Mayo" Mayo."""
    found: list[str] = []
    end = len(before.rstrip())
    for word in reversed(list(_WORD.finditer(before[-60:]))):
        at = max(0, len(before) - 60)
        if len(found) == _LONGEST or before[at + word.end() : end].strip() or not word[0][:1].isupper():
            break
        found.insert(0, word[0])
        end = at + word.start()
    return " ".join(found) if end > 0 else ""  # what opens a sentence has a capital anyway


def _name_at_start(behind: str) -> str:
    found: list[str] = []
    end = 0
    for word in _WORD.finditer(behind[:60]):
        if len(found) == _LONGEST or behind[end : word.start()].strip() or not word[0][:1].isupper():
            break
        found.append(word[0])
        end = word.end()
    return " ".join(found)
