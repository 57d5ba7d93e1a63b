"""Text becomes sentences of words, with offsets: the first step of `language/`. Words are those of UD English (EWT, GUM)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

MAX_WORDS = 150  # a longer sentence is cut: the encoder sees no more at a time
MAX_CHUNK = 256  # characters without white space; a longer run is cut
_REMEMBERED = 50_000  # chunks whose words are kept in memory
_REMEMBERED_LENGTH = 32


class Word(NamedTuple):
    """Offsets into the text that was split, end exclusive."""

    start: int
    end: int
    text: str


Cut = tuple[int, int]  # a word inside its chunk

_CHUNK = re.compile(r"[^\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]+")
_BREAK = re.compile(r"\n[^\S\n]*\n")
_OPENING = frozenset("\"'“”‘’«»„‚([{<`´¿¡‹›")
_CLOSING = frozenset("\"'“”’»)]}>›")
_BULLETS = frozenset("*•·▪■□►▶●○–—-#$£€¥₺₽₴₼֏~=+|/\\@&_^§№%:;,!?。、")
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|[@#][^\W\d_]\w*", re.IGNORECASE
)
_SITE = re.compile(r"[^\W_][\w-]{0,63}(?:\.[\w-]{1,64}){0,3}\.([a-z]{2,6})(?!\w)")
_NUMBER = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)+|\d+"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u00ad])+(?:['’ʼ&](?:[^\W_])+)*", re.UNICODE)
_CLITIC = re.compile(r"(?:n['’ʼ´`]t|['’ʼ´`](?:s|m|d|re|ve|ll))$", re.IGNORECASE)
_DOTS = re.compile(r"\.{2,}|…+")
_MARKS = re.compile(r"[!?‽⁈⁉]+")
_DASHES = re.compile(r"-{2,}|—+|–+|_+|={2,}|\*{2,}|#{2,}|~{2,}")
_TERMINAL = re.compile(r"(?:\.+|…+|[!?‽⁈⁉。]+)$")
_SOFT = frozenset(";,:—–")


class Lexicon(NamedTuple):
    titles: frozenset[str]
    months: frozenset[str]
    numbered: frozenset[str]
    general: frozenset[str]
    starters: frozenset[str]
    hours: frozenset[str]
    domains: frozenset[str]
    prefixes: frozenset[str]
    units: frozenset[str]
    pairs: dict[str, int]

    def abbreviated(self, word: str) -> bool:
        """Whether `word` (without its full stop) is written with one."""
        return word in self.titles or word in self.months or word in self.numbered or word in self.general


@cache
def lexicon() -> Lexicon:
    data = tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf-8"))
    sets = {name: frozenset(str(data[name]).split()) for name in Lexicon._fields if name != "pairs"}
    pairs = {left + right: len(left) for left, right in (pair.split("|") for pair in data["pairs"])}
    return Lexicon(**sets, pairs=pairs)


_chunks: dict[str, tuple[Cut, ...]] = {}


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of text[start:end]. Every character that is neither white space nor a control belongs to one word."""
    found: list[Word] = []
    for match in _CHUNK.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        for at in range(first, last, MAX_CHUNK):
            chunk = text[at : min(at + MAX_CHUNK, last)]
            cuts = _chunks.get(chunk)
            if cuts is None:
                cuts = tuple(_cut(chunk))
                if len(chunk) <= _REMEMBERED_LENGTH:
                    if len(_chunks) >= _REMEMBERED:
                        _chunks.clear()
                    _chunks[chunk] = cuts
            for low, high in cuts:
                found.append(Word(at + low, at + high, chunk[low:high]))
    return found


def _cut(chunk: str) -> Iterator[Cut]:
    """The words of a run of characters without white space, left to right."""
    at = 0
    end = len(chunk)
    while at < end:
        character = chunk[at]
        if character.isalnum():
            yield from (cuts := _cut_word(chunk, at))
            at = cuts[-1][1]
            continue
        address = _ADDRESS.match(chunk, at) if character in "@#" else None
        pattern = _DOTS if character in ".…" else _MARKS if character in "!?‽⁈⁉" else _DASHES
        match = address or pattern.match(chunk, at)
        step = match.end() if match else at + 1
        if character in "'’ʼ" and at + 1 < end:  # '05, '90s; a clitic that stands alone
            clitic = _CLITIC.match(chunk, at) or re.compile(r"\d\ds?\b").match(chunk, at + 1)
            step = clitic.end() if clitic else step
        if not match and not _separate(character):  # symbols and combining marks keep together
            while step < end and not chunk[step].isalnum() and not _separate(chunk[step]) and chunk[step] not in ".…!?":
                step += 1
        yield at, step
        at = step


def _separate(character: str) -> bool:
    return character in _OPENING or character in _CLOSING or character in _BULLETS


def _cut_word(chunk: str, at: int) -> list[Cut]:
    """The words that begin with the letter or digit at `at`; never empty."""
    known = lexicon()
    address = _ADDRESS.match(chunk, at)
    site = None if address else _SITE.match(chunk, at)
    if site and site.group(1) in known.domains:
        return [(at, site.end())]
    if address:
        end = address.end()
        while end > at + 1 and chunk[end - 1] in ".,;:!?)]}'\"’”»":
            end -= 1
        return [(at, end)]
    if chunk[at].isdigit():
        number = _NUMBER.match(chunk, at)
        if number:
            return _cut_number(chunk, at, number.end(), known)
    acronym = _ACRONYM.match(chunk, at)
    if acronym:
        return [(at, acronym.end())]
    match = _WORD.match(chunk, at)
    end = match.end() if match else at + 1
    while end < len(chunk) and chunk[end] == "-" and chunk[at:end].lower() in known.prefixes:
        after = _WORD.match(chunk, end + 1)
        if not after:
            break
        end = after.end()
    if end < len(chunk) and chunk[end] == ".":
        bare = chunk[at:end]
        # an initial ("J."), an abbreviation ("Sept."), or one run into a number ("Oct.5")
        initial = end - at == 1 and bare.isupper() and bare != "I"
        if initial or known.abbreviated(bare):
            return [(at, end + 1)]
    return _cut_clitics(chunk, at, end, known)


def _cut_number(chunk: str, at: int, end: int, known: Lexicon) -> list[Cut]:
    rest = _LETTERS.match(chunk, end)
    if not rest:
        return [(at, end)]
    if _ORDINAL.match(chunk, end):
        return [(at, rest.end())]
    if rest.group() in known.units:
        return [(at, end), (end, rest.end())]
    if chunk.startswith(("a.m.", "p.m.", "A.M.", "P.M."), end):
        return [(at, end), (end, end + 4)]
    mixed = _WORD.match(chunk, at)
    return [(at, max(end, mixed.end() if mixed else end))]


def _cut_clitics(chunk: str, at: int, end: int, known: Lexicon) -> list[Cut]:
    word = chunk[at:end]
    pair = known.pairs.get(word.lower())
    if pair:
        return [(at, at + pair), (at + pair, end)]
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        middle = at + clitic.start()
        return [*_cut_clitics(chunk, at, middle, known), (middle, end)]  # couldn't've
    return [(at, end)]


def sentences(text: str, start: int = 0, end: int | None = None) -> list[list[Word]]:
    """The sentences of text[start:end], which is one passage: each a list of words, none empty, none over MAX_WORDS."""
    limit = len(text) if end is None else end
    found = words(text, start, limit)
    breaks = [match.start() for match in _BREAK.finditer(text, start, limit)]
    result: list[list[Word]] = []
    current: list[Word] = []
    next_break = 0
    open_quote = False  # a straight double quotation mark is open
    for index, word in enumerate(found):
        while next_break < len(breaks) and breaks[next_break] < word.start:
            next_break += 1
            if current:
                result.append(current)
                current = []
                open_quote = False
        current.append(word)
        if word.text == '"':
            open_quote = not open_quote
        following = found[index + 1] if index + 1 < len(found) else None
        if following is None:
            break
        attached = _attached(found, index, open_quote) or _tells_hour(found, index)
        if _ends(current, following, open_quote) and not attached:
            result.append(current)
            current = []
        elif len(current) >= MAX_WORDS:
            cut = max(
                (at + 1 for at in range(MAX_WORDS - 50, MAX_WORDS) if current[at].text in _SOFT), default=MAX_WORDS
            )
            result.append(current[:cut])
            current = current[cut:]
    if current:
        result.append(current)
    return result


def _attached(found: list[Word], index: int, open_quote: bool) -> bool:
    """Whether the next word is a closing mark that still belongs to this sentence."""
    word, following = found[index], found[index + 1]
    text = following.text
    if text in (")", "]", "}", "”", "»", "’’", "''"):
        return True
    if text == "’" or text == "'":
        return following.start == word.end
    if text == '"':
        return open_quote and (following.start == word.end or index + 2 >= len(found))
    return False


def _tells_hour(found: list[Word], index: int) -> bool:
    """Whether the words after "p.m." still tell the hour: "Friday", "GMT", "Kyiv time", "South Sudan time"."""
    if found[index].text.lower() not in ("p.m.", "a.m."):
        return False
    after = [word.text for word in found[index + 1 : index + 4]]
    place = "time" in after or "Time" in after
    named = all(word[:1].isupper() for word in after[: after.index("time")]) if "time" in after else place
    return after[0] in lexicon().hours or (place and named and after[0] not in lexicon().starters)


def _ends(current: list[Word], following: Word, open_quote: bool) -> bool:
    """Whether the sentence `current` is over, given the word that comes after it."""
    last = len(current) - 1
    while last > 0 and current[last].text in _CLOSING and current[last - 1].end == current[last].start:
        last -= 1  # the closing marks after the full stop
    word = current[last].text
    if not _TERMINAL.search(word):
        return False
    after = following.text
    opens = after[0]
    spaced = following.start > current[-1].end
    if word[-1] == "." and len(word) > 1 and word[0] != ".":  # an abbreviation with its full stop
        return spaced and _abbreviation_ends(word[:-1], after, current, last)
    if last == 0 or (last == 1 and current[0].text.isdigit() and word == "."):
        return False  # "..." or "1." before the sentence they belong to
    if not spaced:
        # "days.The": a missing space; but not "Armenpress.am", "2.a", or a mark inside brackets
        return word == "." and opens.isupper() and len(after) > 1 and current[last - 1].text[-1:].islower()
    if opens.islower():
        return False
    if after in (",", ";", ":", ")", "]", "}", "”", "»", "!", "?", ".", "%") and last == len(current) - 1:
        return False
    if word[0] in ".…" and len(word) > 1 and not (opens.isupper() or opens in _OPENING or opens in _BULLETS):
        return False
    return not (last < len(current) - 1 and after in (",", ";", ":", "-", "–", "—"))


def _abbreviation_ends(bare: str, after: str, current: list[Word], last: int) -> bool:
    known = lexicon()
    if bare in known.titles or (len(bare) == 1 and bare.isupper()):
        return False
    if bare in known.months or bare in known.numbered:
        return after in known.starters
    if after in known.starters:
        return True
    # p.m., etc., Inc.: before a name they may or may not end; before a quotation mark they do
    if bare in ("p.m", "a.m", "etc"):
        return after[0].isupper()
    return after[0] in '"“«' and last < len(current)
