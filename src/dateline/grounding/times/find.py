"""First step of `grounding/`: the times that a report tells, each with its TIMEX3 value, interval, precision, rule and anchor.

The way: a sentence's tokens become a string of classes (times_lexicon), rules are matched over it (times_grammar), each match
is read by its builder (times_read_*) against the publication and the days just told, neighbours that are one time are joined.
Conventions: TimeML 1.2.1 for type and value, UCDP GED for date_prec.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.grounding.times.frame import Frame, Item, Items, Reading
from dateline.grounding.times.grammar import grammar
from dateline.grounding.times.join import joined
from dateline.grounding.times.lexicon import TOKEN, lexicon
from dateline.grounding.times.merge import merged
from dateline.grounding.times.no_time import without_counts, without_names
from dateline.grounding.times.tell import BUILDERS, SKIP, read
from dateline.grounding.times.tell import Found as Found
from dateline.grounding.times.tense import clause_direction, direction, goes_on, is_deadline
from dateline.grounding.types import Time
from dateline.language.types import Analysis, Sentence, Token
from dateline.reports.types import Published

# Heads of one word upwards; a tree deeper than this is a slip of the parse.
MAX_CLIMB = 40
# Readers that ask which way their clause points.
TENSED = frozenset(
    {
        "weekday",
        "weekday_ordinal",
        "weekday_range",
        "calendar",
        "day_range",
        "day_pair",
        "day_alone",
        "night_between",
        "month",
        "quarter",
        "season",
        "unit",
        "the_unit",
        "holiday",
    }
)


def find_times(text: str, analysis: Analysis, published: Published) -> tuple[Time, ...]:
    """The times of a report in order of start, none overlapping another. Needs only the sentences of the analysis.

    Where the publication is known only as an interval, each time is read from both of its ends: what they agree on is the
    value, the interval holds both. Where it is unknown, a value keeps X for what is not known and the reason is "no-anchor".
    """
    found = expressions(text, analysis)
    earliest, latest = published.earliest, published.latest
    if earliest is None or latest is None:
        return joined(text, read(text, found, None))
    if earliest == latest:
        return joined(text, read(text, found, earliest))
    return joined(text, merged(read(text, found, earliest), read(text, found, latest), read(text, found, None)))


def expressions(text: str, analysis: Analysis) -> list[Found]:
    """Every match of the grammar, unread: what `linking/dating/settle.py` reads against one candidate day after another."""
    found = [f for stretch in _stretches(text, analysis.sentences) for f in _match(text, *stretch)]
    found = without_names(text, found, analysis.names)
    found = [
        _parsed(f, analysis.sentences[f.sentence].tokens) if analysis.sentences[f.sentence].tokens else f for f in found
    ]
    return without_counts(text, found, analysis.sentences)


def _parsed(found: Found, tokens: Sequence[Token]) -> Found:
    """The match with what the tree says of it: whether it is told in passing, and the tense of its clause."""
    # The last word of an expression is nearest to what it hangs on: "early on Friday" hangs on by "Friday".
    first = bisect_left(tokens, found.start, key=_start)
    last = bisect_left(tokens, found.end, key=_start) - 1
    tense = found.tense
    if found.rule.build in TENSED and 0 <= first <= last:
        top, words = _top(tokens, first, last), lexicon()
        if not found.deadline or goes_on(tokens, top, words):
            tense = clause_direction(tokens, top, words) or tense
    saying = 0 <= first <= last and _of_saying(tokens, _top(tokens, first, last))
    return replace(found, aside=_in_relative_clause(tokens, first), saying=saying, tense=tense)


def _of_saying(tokens: Sequence[Token], top: int) -> bool:
    """Whether a time hangs on a verb of saying behind which it stands: "..., he said on Thursday"."""
    head = tokens[top].head
    return 0 <= head < top and tokens[head].lemma in lexicon().saying


def _start(token: Token) -> int:
    return token.start


def _top(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word of an expression whose governor is outside of it."""
    return next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), last)


def _in_relative_clause(tokens: Sequence[Token], here: int) -> bool:
    steps = 0
    while 0 <= here < len(tokens) and steps <= MAX_CLIMB:
        if tokens[here].deprel == "acl:relcl":
            return True
        here, steps = tokens[here].head, steps + 1
    return False


def _stretches(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int, int]]:
    """(start, end, index, block) of each sentence; one that was cut after "5 p.m." in "5 p.m. GMT Friday" is put together."""
    index = 0
    while index < len(sentences):
        sentence = sentences[index]
        end = sentence.end
        last = index
        if text[end - 4 : end].lower() in ("a.m.", "p.m.") and last + 1 < len(sentences):
            after = sentences[last + 1]
            word = TOKEN.match(text, after.start)
            if after.block == sentence.block and word is not None and lexicon().codes.get(word.group(), "") in GOES_ON:
                end, last = after.end, last + 1
        yield sentence.start, end, index, sentence.block
        index = last + 1


def expression(text: str, *, before: str = "", tense: int = 0) -> Found | None:
    """An expression on its own, with the word that stood before it and the tense of its clause; None where it is none."""
    phrase = f"{before} {text}"
    found = [f for f in _match(phrase, 0, len(phrase), 0, 0) if f.end == len(phrase)]
    return replace(found[-1], tense=tense) if found else None


def read_alone(found: Found, day: date) -> Reading | None:
    """One match read against a publication day, with nothing told before it."""
    return BUILDERS[found.rule.build](found.items, Frame(day, tense=found.tense, after=found.after))


def _match(text: str, start: int, end: int, sentence: int, block: int) -> list[Found]:
    """The matches of one sentence, left to right, before anything is known of days."""
    words, rules = lexicon(), grammar()
    tokens = TOKEN.findall(text, start, end)
    classes = words.classes(tokens)
    taken = rules.find(classes, 0)
    if taken is None:
        return []
    spans = [m.span() for m in TOKEN.finditer(text, start, end)]
    found: list[Found] = []
    while taken is not None:
        rule, at, after = taken
        if rule.build != SKIP:
            items = Items(tuple(_item(tokens[i], classes[i]) for i in range(at, after)))
            before = NAMES.get(classes[at - 1], "OTHER") if at else ""
            deadline = is_deadline(tokens, classes, at)
            tense = 1 if deadline else direction(tokens, at, after, words) if rule.build in TENSED else 0
            place = spans[at][0], spans[after - 1][1]
            found.append(Found(*place, rule, items, before, tense, sentence, block, deadline=deadline))
        taken = rules.find(classes, after)
    return found


def time_spans(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Where a sentence tells times, whatever they mean: for stages that must not take their numbers for a count."""
    found = without_counts(text, _match(text, sentence.start, sentence.end, 0, 0), (sentence,))
    return [(one.start, one.end) for one in found]


NAMES = {letter: name for name, letter in lexicon().letters.items()}
# What goes on with a clock time after its "p.m.".
GOES_ON = frozenset(lexicon().letters[name] for name in ("TZ", "LOCAL", "DOW", "MON", "MONX", "AMB", "D"))


def _item(token: str, letter: str) -> Item:
    return Item(NAMES[letter], lexicon().values.get(token.lower()), token)
