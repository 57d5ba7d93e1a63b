"""linking/actors/ compares names of people as two reports spell them: what differs, sound by sound, and what was left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from dateline.grounding.actors.fold import name_words, plain
from dateline.linking.actors.aliases import without_nicknames
from dateline.linking.settings import actor_settings

_SERVANT = re.compile(r"abd(?:[aeou]l|[aeou](?=[dnrstz]))?(?P<name>\w{3,})")
_SERVANTS = re.compile(r"abd(?:[aeou][dlnrstz])?")
#: How the keys of blocks begin in which names stand that share but their first letter and a later word.
ENDS = "ends "
_ENDING = re.compile(r"(?<=\w\w)[ae]h$")
_CLASSES = str.maketrans("gzbfptj", "ksvvvdk", "aeiouh")
_THROAT = str.maketrans("", "", "ghjk")
_LONG = 6
_LEAST = 4
_JOINED = 7
_WORST = 3
_NEVER = 99


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name ready to be compared: folded words without honorifics, and "jr" or the like where it stands behind them."""

    words: tuple[str, ...]
    generation: str = ""

    @property
    def common(self) -> bool:
        """Whether very many people bear each of its words."""
        return all(word in actor_settings().common for word in self.words)

    def as_long_as(self, other: PersonName) -> bool:
        """Whether neither of two names can be the other with a word left out or written as an initial."""
        return len(self.words) == len(other.words) and not any(len(w) == 1 for w in (*self.words, *other.words))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are one: `kind` is same, alike, initial, letter, shorter or tail; `sounds` how many sounds differ.

    `brief` where a short word differs, `rest` where two words or more do not.
    """

    kind: str
    sounds: int = 0
    brief: bool = False
    rest: bool = False


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """ "Abd al-Fattah al-Burhan" and "Abdelfattah Burhan" have the same words; "Donald Trump Jr." has a generation."""
    around = actor_settings()
    words = without_nicknames(name).split()
    generation = ""
    while len(words) > 1 and plain(words[-1].strip(".,")) in around.generations:
        generation = plain(words.pop().strip(".,"))
    while len(words) > 2 and plain(words[0].strip(".")) in around.honorifics:
        words = words[1:]
    letters = {letter for word in words if len(word.strip(".")) == 1 for letter in name_words(word)}
    folded = (w if len(w) > 1 or w in letters else w + w for w in name_words(" ".join(words)))  # "Oo" is no initial
    return PersonName(_joined_servants(tuple(folded)) or (name,), generation)


def _joined_servants(words: tuple[str, ...]) -> tuple[str, ...]:
    """One word for "Abdel Fattah", "Abdul Fatah" and "Abdelfattah": the servant's word and whose servant, without article."""
    joined: list[str] = []
    for word in words:
        if joined and _SERVANTS.fullmatch(joined[-1]):
            joined[-1] = "abd" + word
        else:
            joined.append(word)
    found = ((word, _SERVANT.fullmatch(word)) for word in joined)
    return tuple("abd" + match["name"] if match else word for word, match in found)


def likeness(a: PersonName, b: PersonName) -> Likeness | None:
    """How two full names may be one person's; None where they are two names."""
    if a.words == b.words:
        return Likeness("same")
    one, other = _run_together(a.words), _run_together(b.words)
    if one == other and len(one) >= _JOINED:
        return Likeness("same")
    if len(a.words) == len(b.words):
        return _initial(a.words, b.words) or _alike(a.words, b.words)
    left_out = _left_out(*sorted((a.words, b.words), key=len))
    if left_out is not None:
        return left_out
    sounds = sounds_between(one, other)
    return Likeness("alike", sounds) if sounds is not None and len(one) >= 2 * _JOINED else None


def _run_together(words: tuple[str, ...]) -> str:
    """One word, in which a letter that ends one and begins the next is written once."""
    joined = "".join(words)
    return "".join(c for i, c in enumerate(joined) if i == 0 or c != joined[i - 1])


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    total, same, brief = 0, 0, False
    for one, other in zip(a, b, strict=True):
        sounds = sounds_between(one, other)
        if sounds is None:
            return None
        total += sounds
        same += sounds == 0
        brief = brief or (sounds > 0 and min(len(one), len(other)) < _LONG - 1)
    return Likeness("alike", total, brief, same > 1)


def _initial(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """ "J. Kerry" for "John Kerry": a letter stands for the word that begins with it, the family name is whole."""
    if a[-1] != b[-1] or len(a[-1]) == 1:
        return None
    pairs = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
    fits = all(min(len(one), len(other)) == 1 and one[0] == other[0] for one, other in pairs)
    return Likeness("letter") if fits else None


def _left_out(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness | None:
    """A name with a word less; two names with initials of their own are two ("George W.", "George H. W.")."""
    if len(short) < 2:
        return None
    spelt = [word for word in long if len(word) > 1]
    if list(short) == spelt:
        return Likeness("initial")
    if any(len(word) == 1 for word in (*short, *long)):
        return None
    if long[-len(short) :] == short:
        return Likeness("tail")
    rest = iter(long)
    return Likeness("shorter") if short[0] == long[0] and all(word in rest for word in short) else None


@lru_cache(maxsize=65536)
def sounds_between(a: str, b: str) -> int | None:
    """How many sounds two folded words spell in another way; None where a sound differs that no romanisation swaps.

    A vowel that is put in between consonants counts twice. The last vowel tells Ivanov from Ivanova: it never differs.
    """
    a, b = _ENDING.sub("a", a), _ENDING.sub("a", b)
    if a == b:
        return 0
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    if len(short) < _LEAST - 1 or Levenshtein.distance(a, b, score_cutoff=_WORST) > _WORST:
        return None
    total = _cheapest(short, long)
    silent = actor_settings().silent
    bare = [c for c in short if c not in silent] == [c for c in long if c not in silent]
    return total if total <= _WORST and (bare or len(short) >= _LEAST) else None


def _cheapest(short: str, long: str) -> int:
    """The least number of sounds that turns one word into the other, above `_WORST` where none of it does."""
    costs = [[_NEVER] * (len(long) + 1) for _ in range(len(short) + 1)]
    costs[0][0] = 0
    for at in range(len(short) + 1):
        for to in range(len(long) + 1):
            if at and to:
                costs[at][to] = costs[at - 1][to - 1] + _swapped(short, long, at - 1, to - 1)
            if at:
                costs[at][to] = min(costs[at][to], costs[at - 1][to] + _put_in(short, at - 1))
            if to:
                costs[at][to] = min(costs[at][to], costs[at][to - 1] + _put_in(long, to - 1))
    return costs[-1][-1]


def _swapped(short: str, long: str, at: int, to: int) -> int:
    if short[at] == long[to]:
        return 0
    table = actor_settings()
    pair = frozenset((short[at], long[to]))
    if at == len(short) - 1 and to == len(long) - 1 and pair & table.vowels:
        return _NEVER
    return 1 if pair in table.swaps or (at and to and pair in table.inner_swaps) else _NEVER


def _put_in(word: str, at: int) -> int:
    table = actor_settings()
    letter, behind = word[at], word[at + 1 : at + 2]
    if letter in table.silent or (letter == "t" and behind in ("s", "z")):
        return 1
    if letter not in table.vowels or at in (0, len(word) - 1):
        return _NEVER
    return 1 if word[at - 1] in table.vowels or behind in table.vowels else 2


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What near spellings of a folded word share: its consonants, those alone that no spelling swaps or leaves out."""
    bones = word.replace("tz", "s").replace("ts", "s").translate(_CLASSES)
    return _run_together((bones,)) or word[:1]


def _loose(word: str) -> str:
    """A skeleton without the throat sounds: Hasanov is Gasanov."""
    return "-" + skeleton(word.translate(_THROAT))


def blocks(name: PersonName) -> tuple[str, ...]:
    """Keys of a full name: two names that `likeness` takes for one share at least one of them.

    Names as long as each other share one that does not begin with `ENDS`.
    """
    words = name.words
    spelt = tuple(word for word in words if len(word) > 1) or words
    keys = {"".join(words), "".join(spelt)} | {"".join(words[k:]) for k in range(1, len(words) - 1)}
    found = {f"all {bones}" for key in keys for bones in (skeleton(key), _loose(key))}
    first = skeleton(words[0])[:1]
    for last in {words[-1], words[1]}:
        found |= {f"{ENDS}{first} {skeleton(last)}", f"{ENDS}{first} {_loose(last)}"}
    return tuple(sorted(found))
