"""In `grounding/quantities`: numbers and vague words of a sentence's tokens, with the phrases that bound them. No parse here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.grounding.quantities.figures import figure
from dateline.grounding.quantities.lexicon import Words, words
from dateline.grounding.quantities.pieces import DASHES, LARGEST, Number, Piece, glued, whole
from dateline.grounding.quantities.words import spelled

_TURNED = 5  # pieces of "nine-and-twenty"


def numbers(pieces: Sequence[Piece]) -> Iterator[Number]:
    """The numbers of a sentence, left to right, none overlapping another. Each token is looked at a bounded number of times."""
    table = words()
    at, free = 0, 0
    while at < len(pieces):
        core = _core(pieces, at, table)
        if core is None:
            at += 1
            continue
        found = _bounded(pieces, _ranged(pieces, core, free, table), free, table)
        yield found
        at = free = max(found.end, at + 1)


def _core(pieces: Sequence[Piece], at: int, table: Words) -> Number | None:
    """A number or vague word that begins at a token, without what bounds it."""
    word = pieces[at].word
    if "0" <= word[0] <= "9":
        found = figure(pieces, at, table)
        if not isinstance(found, tuple):
            return found
        end, number = _multiplied(pieces, *found, table)
        return whole(Number(at, end, end - 1, 0, 0, False), number)
    if word in table.zero_alone:
        return Number(at, at + 1, at, 0, 0, False)
    if word in ("a", "an", "half"):
        return _with_article(pieces, at, table)
    if word in table.vague:
        degree = word == "many" and at > 0 and pieces[at - 1].word in table.many_after
        return None if word in table.determined or degree else _vague(pieces, at, at, table)
    if word in table.groups:
        return Number(at, at + 1, at, table.groups[word], table.groups[word], True)
    if word in table.numbers:
        return _spelled(pieces, at, table)
    return None


def _with_article(pieces: Sequence[Piece], at: int, table: Words) -> Number | None:
    """ "a dozen", "a hundred", "half a million", "half a dozen", "a few", "a couple"."""
    half = pieces[at].word == "half"
    index = at + 1 + (half and at + 1 < len(pieces) and pieces[at + 1].word in ("a", "an"))
    if index >= len(pieces):
        return None
    word = pieces[index].word
    size = table.groups.get(word) or table.multipliers.get(word)
    if size is not None:
        if not half and word in table.multipliers:
            found = _spelled(pieces, index, table)  # "a hundred and fifty", "a million and a half"
            return None if found is None else replace(found, first=at, approximate=found.end == index + 1)
        end, number = _multiplied(pieces, index + 1, float(size) * (0.5 if half else 1.0), table)
        return whole(Number(at, end, end - 1, 0, 0, True), number)
    if half:
        return None
    if word in table.pairs:
        return Number(at, index + 1, index, 2, 2, word == "couple")
    if word in table.determined:
        return _vague(pieces, at, index, table)
    return None


def _vague(pieces: Sequence[Piece], first: int, at: int, table: Words) -> Number:
    """ "dozens", "hundreds of thousands", "a few"."""
    end, word = at + 1, pieces[at].word
    while end + 1 < len(pieces) and end - at < 5 and pieces[end].word == "of" and pieces[end + 1].word in table.chains:
        word, end = f"{word} of {pieces[end + 1].word}", end + 2
    if (
        end < len(pieces)
        and word in ("few", "several")
        and pieces[end].word in ("dozen", "hundred", "thousand", "million")
    ):
        word, end = f"{word} {pieces[end].word}", end + 1
    return Number(first, end, end - 1, None, None, True, word)


def _multiplied(pieces: Sequence[Piece], at: int, number: float, table: Words) -> tuple[int, float]:
    """The number with the multipliers and dozens behind it, and where they end: "2.3 million", "two and a half million"."""
    if _and_a_half(pieces, at):
        number, at = number + 0.5, at + 3
    last = 0
    for _ in range(3):
        if at >= len(pieces) or number > LARGEST:
            break
        size = table.multipliers.get(pieces[at].word) or table.groups.get(pieces[at].word)
        if size is None:
            break
        number, at, last = number * size, at + 1, size
    if last and _and_a_half(pieces, at):
        number, at = number + last / 2, at + 3
    return at, number


def _and_a_half(pieces: Sequence[Piece], at: int) -> bool:
    return [piece.word for piece in pieces[at : at + 3]] == ["and", "a", "half"]


def _spelled(pieces: Sequence[Piece], at: int, table: Words) -> Number | None:
    """ "twenty-four", "two hundred and five", "two dozen"."""
    turned = _turned(pieces, at, table)
    if turned:
        return whole(Number(at, at + _TURNED, at + _TURNED - 1, 0, 0, False), turned)
    if pieces[at].word == "one" and not _counts(pieces, at, table):
        return None
    values: list[int] = []
    end = index = at
    while index < len(pieces) and len(values) < 12:
        word = pieces[index].word
        value = table.numbers.get(word) or table.multipliers.get(word)
        if value is None:
            joins = word in DASHES or (word == "and" and values[-1] >= 100)
            if not joins or index + 1 >= len(pieces) or pieces[index + 1].word not in table.numbers or not values:
                break
            if word in DASHES and not (values[-1] >= 20 and table.numbers[pieces[index + 1].word] < 10):
                break
            index += 1
            continue
        if values and value < 100 and not _continues(values[-1], value):
            break
        values.append(value)
        index = end = index + 1
    number = float(spelled(values))
    if _and_a_half(pieces, end):
        if values[-1] >= 100:
            return whole(Number(at, end + 3, end - 1, 0, 0, False), number + values[-1] / 2)
        end, number = _multiplied(pieces, end, number, table)
        return whole(Number(at, end, end - 1, 0, 0, False), number)
    group = table.groups.get(pieces[end].word) if end < len(pieces) else None
    if group is not None:
        return whole(Number(at, end + 1, end, 0, 0, True), number * group)
    return whole(Number(at, end, end - 1, 0, 0, False), number)


def _turned(pieces: Sequence[Piece], at: int, table: Words) -> int:
    """ "Nine-and-twenty" is 29, as it was once said; 0 where the words are no such number."""
    if at + _TURNED > len(pieces):
        return 0
    unit, first, joint, second, tens = (piece.word for piece in pieces[at : at + _TURNED])
    if joint != "and" or first not in DASHES or second not in DASHES:
        return 0
    low, high = table.numbers.get(unit) or 0, table.numbers.get(tens) or 0
    return low + high if 0 < low < 10 and 20 <= high < 100 else 0


def _continues(last: int, value: int) -> bool:
    """ "twenty" goes on with "four", "hundred" with anything smaller; "two" does not go on with "three"."""
    return last >= 100 or (20 <= last < 100 and value < 10)


def _counts(pieces: Sequence[Piece], at: int, table: Words) -> bool:
    """Whether "one" is a number here, and not "no one", "one another", "one-sided", "the one"."""
    after = pieces[at + 1].word if at + 1 < len(pieces) else ""
    before = pieces[at - 1].word if at else ""
    if before in table.pronoun_one or after in ("another", "day", "can", "should", "must", "could", "would", "'", "’"):
        return False
    return not (after in DASHES and pieces[at + 1].start == pieces[at].end)


def _ranged(pieces: Sequence[Piece], core: Number, free: int, table: Words) -> Number:
    """ "10-15", "10 to 15", "ten or twelve", "between 10 and 15": one number with two ends."""
    at = core.end
    if core.word or core.reason or at + 1 >= len(pieces):
        return core
    if _hyphened_joint(pieces, at):
        at += 1
    joint = pieces[at].word
    between = core.first > free and pieces[core.first - 1].word == "between"
    if not (joint in DASHES or joint in ("to", "or") or (joint == "and" and between)):
        return core
    # "From 7 to 11" tells of a change, but where it opens the sentence: "From 200 to 300 soldiers died".
    if joint == "to" and core.first > max(free, 1) and pieces[core.first - 1].word in ("from", "rising", "rose"):
        return core
    at += _hyphened_joint(pieces, at - 1)
    upper = _core(pieces, at + 1, table) if pieces[at + 1].word not in ("a", "an") else None
    if upper is None or upper.low is None or core.low is None or upper.word:
        return core
    lower = _scaled(core.low, upper.low, pieces, core, upper, table)
    if lower >= upper.low:
        return core
    return replace(upper, first=core.first - between, low=lower, approximate=core.approximate or upper.approximate)


def _hyphened_joint(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the range is written as one word from here: "10-to-15"."""
    signs = [piece.word for piece in pieces[at : at + 3]]
    return len(pieces) > at + 3 and signs[0] in DASHES and signs[2] in DASHES and signs[1] in ("to", "or")


def _scaled(low: int, high: int, pieces: Sequence[Piece], core: Number, upper: Number, table: Words) -> int:
    """ "two to three million": the multiplier behind the second counts for the first too."""
    last = pieces[upper.end - 1].word
    size = table.multipliers.get(last) or table.groups.get(last)
    if size is None or low >= size or core.end - core.first > 1:
        return low
    return low * size


def _bounded(pieces: Sequence[Piece], number: Number, free: int, table: Words) -> Number:
    """With "at least", "up to", "some" before it and "or more", "or so" behind."""
    for bound, phrases, step in _phrases_around(pieces, number, free, table):
        number = _with_bound(number, bound)
        number = (
            replace(number, first=number.first - step) if phrases else _with_word(pieces, number, number.end + step)
        )
    return number


def _with_word(pieces: Sequence[Piece], number: Number, end: int) -> Number:
    """The number with the phrase behind it; of "30-odd people" the parse attaches "odd" to the people."""
    return replace(number, end=end, core=end - 1 if pieces[end - 1].word == "odd" else number.core)


def _phrases_around(
    pieces: Sequence[Piece], number: Number, free: int, table: Words
) -> Iterator[tuple[str, bool, int]]:
    first = number.first
    for _ in range(2):
        for size in range(min(table.longest, first - free), 0, -1):
            bound = table.before.get(tuple(p.word for p in pieces[first - size : first]))
            if bound is not None and bound != "between":
                yield bound, True, size
                first -= size
                break
        else:
            break
    # "30-odd", "100-plus"
    dash = number.end + 1 < len(pieces) and pieces[number.end].text in DASHES and glued(pieces, number.end, 2)
    end = number.end + dash
    for size in (2, 1):
        phrase = tuple(p.word for p in pieces[end : end + size])
        bound = table.after.get(phrase) if len(phrase) == size else None
        if bound is not None and not (bound == "more" and (dash or _than(pieces, end + size))):
            yield bound, False, size + dash
            return
    if (
        number.end < len(pieces)
        and pieces[number.end].text == "+"
        and pieces[number.end].start == pieces[number.end - 1].end
    ):
        yield "low", False, 1


def _than(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].word == "than"


def _with_bound(number: Number, bound: str) -> Number:
    if bound == "low":
        return replace(number, high=None)
    if bound == "high":
        return replace(number, low=None)
    if bound == "more":
        return replace(number, more=True)
    return replace(number, approximate=True) if bound == "about" else number
