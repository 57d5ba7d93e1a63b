"""In `linking/dating`: what one report says of its own date, kept small enough to be stored beside it.

A cue is a time expression as written, with what is needed to read it again against any day of publication. Keys are what two
reports can share: names, words of the news, whole sentences.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.events.types import Event
from dateline.grounding.times.find import Found, expressions
from dateline.grounding.types import Time
from dateline.ids import content_id
from dateline.language.types import Analysis, Sentence
from dateline.linking.dating.told import Killed, breaks_out, killed_at
from dateline.reports.types import Published, Report

# Readers of expressions that name a day, or a stretch of days that ends with the report.
DAY_BUILDERS = frozenset(
    {
        "weekday",
        "deictic",
        "calendar",
        "day_range",
        "part_of_day",
        "iso",
        "slashed",
        "weekday_ordinal",
        "span",
        "ago",
        "month",
        "year",
    }
)
LEAD_SENTENCES = 3
MOST_CUES, MOST_WORDS, MOST_CUE_KEYS = 40, 200, 40
MAIN_NAMES = 8
MOST_AGENCY = 4
NEWS_PART, NEWS_SENTENCES = 0.65, 6
WORD = re.compile(r"[^\W\d_]+")
COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
WORD_LENGTH, NAME_LENGTH, SENTENCE_WORDS = 5, 4, 8


@dataclass(frozen=True, slots=True)
class Cue:
    """An expression as written. `before` is the word before it, `tense` that of its clause (-1 past, 1 future).

    `lead` is the ISO weekday where it is a weekday alone ("on Tuesday") in the first sentences: the day of the news; else 0.
    `sentence` is the index of its sentence in the report; `dateline` is true where it stands in the dateline.
    `keys` are names and words of its sentence; in the dateline, the words behind the day ("Levant Wire"). `outbreak` is true
    where it says when fighting began.
    """

    text: str
    before: str
    tense: int
    lead: int
    keys: frozenset[str]
    sentence: int = 0
    dateline: bool = False
    outbreak: bool = False


@dataclass(frozen=True, slots=True)
class DatingEvidence:
    """What the pile weighs for one report. `text_keys`: "n:" words of names, "m:" the main ones, "w:" words of the news,
    "s:" whole sentences. `killed`: its counts of the dead by place; none in records of earlier versions.
    """

    report_id: str
    published: Published
    times: tuple[Time, ...]
    text_keys: frozenset[str]
    cues: tuple[Cue, ...] = ()
    killed: tuple[Killed, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidences:
    """What each report of a pile says of its own date. A pile may be too large to hold: going through it calls `each`, which
    gives all of it in order of report_id, and `held` has single reports."""

    each: Callable[[], Iterator[DatingEvidence]]
    held: Mapping[str, DatingEvidence]

    def __iter__(self) -> Iterator[DatingEvidence]:
        return self.each()

    @classmethod
    def of(cls, pile: Iterable[DatingEvidence]) -> Evidences:
        ordered = sorted(pile, key=lambda evidence: evidence.report_id)
        return cls(lambda: iter(ordered), {evidence.report_id: evidence for evidence in ordered})


def dating_evidence(
    report: Report, analysis: Analysis, times: Sequence[Time], events: Sequence[Event] = ()
) -> DatingEvidence:
    """The evidence of one report; a pure function of its text."""
    sentences = analysis.sentences
    words = [_words(report.text, sentence) for sentence in sentences]
    names = _names(report.text, analysis)
    found = [f for f in expressions(report.text, analysis) if f.rule.build in DAY_BUILDERS]
    cues = tuple(
        replace(
            _cue(report.text, f, _near(f.sentence, words, names)),
            outbreak=breaks_out(report.text, sentences[f.sentence], f),
        )
        for f in found[:MOST_CUES]
    )
    cues = (*_dateline_cues(report), *cues)
    keys = {key for group in names for key in group}
    keys |= {key for sentence in sentences for key in _sentence_key(report.text, sentence)}
    # Reports tell the news first and paste the history under it; how the war began is history too.
    old = {f.sentence for f in found if f.rule.build == "year"}
    old |= {cue.sentence for cue in cues if cue.outbreak and cue.sentence >= LEAD_SENTENCES}
    old |= set(range(max(NEWS_SENTENCES, round(NEWS_PART * len(sentences))), len(sentences)))
    news = [f"w:{key[2:]}" for i, group in enumerate(words) if i not in old for key in sorted(group | names[i])]
    keys |= set(list(dict.fromkeys(news))[:MOST_WORDS])
    keys |= {f"m:{name[2:]}" for name in _main(names)}
    return DatingEvidence(report.report_id, report.published, tuple(times), frozenset(keys), cues, killed_at(events))


def _dateline_cues(report: Report) -> list[Cue]:
    """ "GOMA, 21 August": the day that the dispatch was sent."""
    sentences = tuple(Sentence(p.start, p.end, (), -1) for p in report.passages if p.kind == "dateline")
    found = [f for f in expressions(report.text, Analysis(sentences, ())) if f.rule.build in ("calendar", "weekday")]
    return [
        replace(_cue(report.text, f, _behind(report.text, f, sentences)), lead=0, sentence=0, dateline=True)
        for f in found[:1]
    ]


def _behind(text: str, found: Found, datelines: Sequence[Sentence]) -> frozenset[str]:
    """The words behind the day of a dateline: "(Levant Wire)"."""
    end = next((s.end for s in datelines if s.start <= found.start < s.end), found.end)
    return frozenset(f"n:{folded(word)}" for word in WORD.findall(text, found.end, end)[:MOST_AGENCY])


def _near(index: int, words: Sequence[frozenset[str]], names: Sequence[frozenset[str]]) -> frozenset[str]:
    """The keys of a sentence and of the one before it, which often names what the day is told of; in the news,
    of the headline.
    """
    among = {max(0, index - 1), index} | ({0} if index < NEWS_SENTENCES else set())
    return frozenset().union(*(group for i in sorted(among) for group in (words[i], names[i])))


def _main(names: Sequence[frozenset[str]]) -> list[str]:
    """The names that most sentences have: those that the report is about."""
    counts = Counter(name for group in names for name in group)
    return sorted(counts, key=lambda name: (-counts[name], name))[:MAIN_NAMES]


def folded(text: str) -> str:
    """Lower case without accents: "Çavuşoğlu" and "Cavusoglu" are one key."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _words(text: str, sentence: Sentence) -> frozenset[str]:
    # Without hyphens: "cease-fire" and "ceasefire" are one word.
    found = (m.group().replace("-", "") for m in COMPOUND.finditer(text, sentence.start, sentence.end))
    return frozenset(f"w:{folded(w)[:12]}" for w in found if len(w) >= WORD_LENGTH and w.islower())


def _names(text: str, analysis: Analysis) -> list[frozenset[str]]:
    """The name keys of each sentence, a key for each word of a name ("Ganja" and "Ganja city" share one)."""
    groups: list[set[str]] = [set() for _ in analysis.sentences]
    index = 0
    for name in analysis.names:
        while index < len(groups) and analysis.sentences[index].end <= name.start:
            index += 1
        if index == len(groups):
            break
        parts = WORD.findall(text, name.start, name.end)
        groups[index].update(f"n:{folded(w)}" for w in parts if len(w) >= NAME_LENGTH and w[0].isupper())
    return [frozenset(group) for group in groups]


def _sentence_key(text: str, sentence: Sentence) -> Iterator[str]:
    words = [folded(w) for w in WORD.findall(text, sentence.start, sentence.end)]
    if len(words) >= SENTENCE_WORDS:
        yield content_id("s:", *words)


def _cue(text: str, found: Found, keys: frozenset[str]) -> Cue:
    before = WORD.findall(text, max(0, found.start - 20), found.start)
    alone = found.rule.name == "weekday" and not found.items.has("POD", "EARLIER", "LATER") and found.tense <= 0
    weekday = found.items.number_of("DOW") if alone and found.sentence < LEAD_SENTENCES else None
    near = sorted(keys, key=lambda key: (not key.startswith("n:"), key))[:MOST_CUE_KEYS]
    return Cue(
        text[found.start : found.end],
        before[-1].lower() if before else "",
        found.tense,
        weekday or 0,
        frozenset(near),
        found.sentence,
    )
