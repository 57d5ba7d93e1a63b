"""Second step of `grounding/`: the numbers of things that a report tells, with their bounds and what they count.

Times are found by `find_times` and left out here. Percentages, ratios, money, distances and ages are given with a noun that says
so, for a stage which adds up tolls to tell them from people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.grounding.quantities.lexicon import Words, words
from dateline.grounding.quantities.noun import lemma, noun_of, token_at
from dateline.grounding.quantities.pieces import DASHES, Number, Piece
from dateline.grounding.quantities.scan import numbers
from dateline.grounding.times.find import time_spans
from dateline.grounding.times.lexicon import TOKEN
from dateline.grounding.types import Quantity
from dateline.language.types import Analysis, Sentence

AGE, MONEY, PERCENT, MEMBER, RATIO = "age", "money", "percent", "member", "ratio"
NOUGHT_REACH = 3
_BLOT = "\0"
_ROUND = (10, 100, 1000)  # what a share is told of


def find_quantities(text: str, analysis: Analysis) -> tuple[Quantity, ...]:
    """Quantities in order of start, none overlapping another or a time. Without a parse their nouns are "" or of a sign.

    low and high are inclusive whole numbers, None for an open or unknown end; `word` is the vague word, kept as it is.
    What looks like a number and cannot be one ("10^40", "1,00,0", "-5") has neither end, and a `reason`.
    """
    return tuple(
        quantity
        for sentence in analysis.sentences
        for quantity in sorted(_in_sentence(text, sentence), key=lambda q: (q.start, q.end))
    )


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Quantity]:
    table = words()
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text, sentence.start, sentence.end)]
    pieces = [Piece(text[a:b], text[a:b].lower(), a, b) for a, b in _whole_figures(text, tokens)]
    yield from _nought(sentence, pieces, table)
    found = list(
        numbers(_without_times(pieces, [t for t in time_spans(text, sentence) if not _counts_people(sentence, t)]))
    )
    nouns = [_noun(sentence, pieces, number, table) for number in found]
    for at in range(len(found) - 1):
        if _is_ratio(pieces, found[at], found[at + 1], nouns[at + 1], table):
            nouns[at : at + 2] = [RATIO, RATIO]
    for number, noun in zip(found, nouns, strict=True):
        start, end = pieces[number.first].start, pieces[number.end - 1].end
        yield Quantity(
            start=start,
            end=end,
            text=text[start:end],
            low=number.low,
            high=number.high,
            approximate=number.approximate,
            noun=noun,
            word=number.word,
            more=number.more,
            reason=number.reason,
        )


def _without_times(pieces: Sequence[Piece], times: Sequence[tuple[int, int]]) -> list[Piece]:
    """The tokens with those of times blotted out, so that no number goes on into a time: "October 27 200 soldiers"."""
    found: list[Piece] = []
    at = 0
    for piece in pieces:
        while at < len(times) and times[at][1] <= piece.start:
            at += 1
        timed = at < len(times) and times[at][0] < piece.end
        found.append(Piece(_BLOT, _BLOT, piece.start, piece.end) if timed else piece)
    return found


def _is_ratio(pieces: Sequence[Piece], part: Number, of: Number, noun: str, table: Words) -> bool:
    """ "One in three soldiers", "nine out of ten people": a share of people, who are not counted."""
    between = [piece.word for piece in pieces[part.end : of.first]] if of.first - part.end <= 3 else []
    people = noun == "" or noun in table.zero_nouns
    if not people or part.high is None or of.high is None or part.high >= of.high:
        return False
    if between in (["in"], ["in", "every"], ["out", "of", "every"]):
        return of.high <= _ROUND[0]
    return between == ["out", "of"] and of.high in _ROUND


def _counts_people(sentence: Sentence, time: tuple[int, int]) -> bool:
    """ "23 day labourers", "12 night guards": one day is no length of 23, so the number counts what stands behind it."""
    first, unit = token_at(sentence, time[0]), token_at(sentence, time[1] - 1)
    if first is None or unit is None or first >= unit or unit + 1 >= len(sentence.tokens):
        return False
    number, word, behind = sentence.tokens[first], sentence.tokens[unit], sentence.tokens[unit + 1]
    modifies = word.deprel == "compound" and word.head == unit + 1 and word.xpos == "NN"
    return modifies and behind.xpos == "NNS" and number.upos == "NUM" and number.text.lower() not in ("one", "1")


def _whole_figures(text: str, tokens: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens, those of one figure joined: "1,00,000" is a lakh, which groups digits by two, and "1,00,0" nothing."""
    found: list[tuple[int, int]] = []
    for start, end in tokens:
        if len(found) > 1 and found[-1] == (start - 1, start) and found[-2][1] == start - 1:
            before = text[found[-2][0] : found[-2][1]]
            if text[start - 1] == "," and _is_figure(before) and _is_figure(text[start:end]):
                found[-2:] = [(found[-2][0], end)]
                continue
        found.append((start, end))
    return found


def _is_figure(word: str) -> bool:
    return word[0].isdecimal() and all(c.isdecimal() or c == "," for c in word)


def _nought(sentence: Sentence, pieces: Sequence[Piece], table: Words) -> Iterator[Quantity]:
    """ "no casualties", "no civilian deaths": nought of people or of harm, never "no reason"."""
    for at, piece in enumerate(pieces):
        if piece.word not in table.zero:
            continue
        found = ""
        for after in pieces[at + 1 : at + 1 + NOUGHT_REACH]:
            if not after.text.isalpha() or after.word in table.zero:
                break
            token = token_at(sentence, after.start)
            noun = (
                lemma(sentence.tokens[token], table)
                if token is not None
                else table.irregular.get(after.word, after.word)
            )
            if noun in table.zero_nouns:
                found = noun
            elif found:
                break
        if found:
            yield Quantity(piece.start, piece.end, piece.text, 0, 0, False, found)


def _noun(sentence: Sentence, pieces: Sequence[Piece], number: Number, table: Words) -> str:
    """What is counted: by a sign or a fixed frame first, then by the parse."""
    before = pieces[number.first - 1].word if number.first else ""
    if before in table.currency:
        return MONEY
    if _is_percent(pieces, number.end, table):
        return PERCENT
    if _is_age(pieces, number, table):
        return AGE
    if _is_glued(pieces, number):
        return pieces[number.end].word
    if _is_hyphened(pieces, number):
        return pieces[number.end + 1].word
    noun = noun_of(sentence, pieces[number.core].start, pieces[number.core].end, table)
    members = before == "of" and number.first > 1 and pieces[number.first - 2].word in table.of_members
    return MEMBER if members and not noun else noun


def _is_percent(pieces: Sequence[Piece], end: int, table: Words) -> bool:
    words = [piece.word for piece in pieces[end : end + 2]]
    return bool(words) and (words[0] in table.percent or words == ["per", "cent"])


def _is_glued(pieces: Sequence[Piece], number: Number) -> bool:
    """ "155mm", "30km"."""
    if number.end >= len(pieces) or not "0" <= pieces[number.core].text[0] <= "9":
        return False
    return pieces[number.end].start == pieces[number.end - 1].end and pieces[number.end].text.isalpha()


def _is_hyphened(pieces: Sequence[Piece], number: Number) -> bool:
    """ "a 122-mm rocket", "the 1,000-strong force"."""
    behind = pieces[number.end - 1 : number.end + 2]
    if len(behind) < 3 or behind[1].text not in DASHES or not behind[2].text.isalpha():
        return False
    return behind[0].end == behind[1].start and behind[1].end == behind[2].start


def _is_age(pieces: Sequence[Piece], number: Number, table: Words) -> bool:
    """ "aged 40", "a 10-year-old", "Ahmad, 40, a farmer"."""
    first, end = number.first, number.end
    if first and pieces[first - 1].word in table.age_after:
        return True
    if first > 2 and pieces[first - 1].word == "and" and pieces[first - 3].word in table.age_after:
        return True
    behind = [p.word for p in pieces[end : end + 4] if p.text not in DASHES]
    if behind[:2] in (["year", "old"], ["years", "old"], ["month", "old"], ["months", "old"], ["year", "olds"]):
        return True
    if first < 2 or end >= len(pieces) or number.high is None or not pieces[first].text.isdigit():
        return False
    named = pieces[first - 1].text == "," and (
        pieces[first - 2].text[0].isupper() or pieces[first - 2].word in table.kin
    )
    return named and pieces[end].text in (",", ".", ";") and 0 < number.high < 110
