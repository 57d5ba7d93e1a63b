# ruff: noqa: E501, SIM905  (a text stays in one piece)
"""Spans of any text, of any drafts: within the text, nested or apart, found in time that grows with the text and no faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.claims.attribution import find_claims
from dateline.claims.nesting import nest
from dateline.claims.spans.drafts import Draft
from dateline.claims.spans.fitting import fit
from dateline.claims.types import Claim, Span
from dateline.grounding.actors.quotes import Quotation
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Grounding
from dateline.language.engine import Engine
from dateline.language.types import Sentence
from tests.claims.reading import actors_of, claims_of, report_of

NOWHERE = Tree(Sentence(0, 0, (), 0))


def draft(content: list[Span], *, cue: list[Span], source: list[Span], quoted: bool = False, line: int = 0) -> Draft:
    quotations = [Quotation(s, e, 0) for s, e in content[:1]] if quoted else []
    return Draft(line, 0, cue, source, content, "assert", None, None, NOWHERE, quotations=quotations)


def offsets(spans: tuple[Span, ...] | list[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def check_own(text: str, *roles: tuple[Span, ...] | list[Span]) -> None:
    """The spans of one claim: within the text, not empty, in order, the three roles apart."""
    for spans in roles:
        assert all(0 <= s < e <= len(text) and not text[s].isspace() and not text[e - 1].isspace() for s, e in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert sum(len(offsets(spans)) for spans in roles) == len(set().union(*(offsets(spans) for spans in roles)))


def check_apart(contents: list[set[int]]) -> None:
    """Any two contents nest, are equal or stand apart."""
    for number, one in enumerate(contents):
        for other in contents[:number]:
            assert one <= other or other <= one or not (one & other)


def check(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert claim.content_spans
        check_own(text, claim.source_spans, claim.cue_spans, claim.content_spans)
        assert (claim.start, claim.end) == (claim.content_spans[0][0], claim.content_spans[-1][1])
        assert claim.text == text[claim.start : claim.end]
    check_apart([offsets(c.content_spans) for c in claims])


SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=4)
DRAFTS = st.lists(
    st.builds(lambda content, cue, source, quoted: draft(content, cue=cue, source=source, quoted=quoted), SPANS, SPANS, SPANS, st.booleans()),
    max_size=8,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(DRAFTS, st.text(alphabet="ab .,\n“”", min_size=30, max_size=50))
def test_any_spans_of_drafts_are_made_to_fit(drafts: list[Draft], text: str) -> None:
    fitted = fit(text, drafts)
    for one in fitted:
        assert one.content
        check_own(text, one.source, one.cue, one.content)
    check_apart([offsets(d.content) for d in fitted])
    parents = nest(fitted)
    for index in range(len(parents)):
        seen, here = {index}, parents[index]
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = parents[here]


@settings(max_examples=200, deadline=None)
@given(DRAFTS, st.text(alphabet="ab .,“”", min_size=30, max_size=50))
def test_fitting_twice_changes_nothing(drafts: list[Draft], text: str) -> None:
    once = fit(text, drafts)
    assert sorted(d.content for d in fit(text, once)) == sorted(d.content for d in once)


TEXT = "abcdefghij" * 10


@pytest.mark.parametrize(
    ("first", "second", "fitted"),
    [
        (draft([(0, 20)], cue=[], source=[]), draft([(10, 30)], cue=[], source=[]), [[(0, 20)], [(20, 30)]]),
        (draft([(0, 20)], cue=[], source=[]), draft([(10, 30)], cue=[], source=[], quoted=True), [[(0, 10)], [(10, 30)]]),
        (draft([(0, 20)], cue=[], source=[], quoted=True), draft([(10, 30)], cue=[], source=[], quoted=True), [[(0, 20)], [(20, 30)]]),
        (draft([(0, 20)], cue=[], source=[]), draft([(0, 20)], cue=[(20, 25)], source=[]), [[(0, 20)], [(0, 20)]]),
        (draft([(0, 20)], cue=[], source=[]), draft([(5, 10), (30, 40)], cue=[], source=[]), [[(0, 20)], [(30, 40)], [(5, 10)]]),
        # "A recalled, 'Out of nowhere B said ...'": what B says reaches out of A's words no further than to a quotation
        (draft([(20, 50)], cue=[], source=[]), draft([(0, 10), (30, 50)], cue=[(25, 30)], source=[]), [[(20, 50)], [(30, 50)]]),
        (draft([(9, 5)], cue=[], source=[]), draft([(0, 30)], cue=[(10, 15)], source=[(12, 18)]), [[(0, 10), (18, 30)]]),
    ],
)  # fmt: skip
def test_what_gives_way(first: Draft, second: Draft, fitted: list[list[Span]]) -> None:
    assert [d.content for d in fit(TEXT, [first, second])] == fitted


def test_a_chain_is_followed_to_any_depth() -> None:
    depth = 1000
    text = "he said " * depth + "no"
    drafts = [draft([(8 * i + 8, len(text))], cue=[(8 * i + 3, 8 * i + 7)], source=[(8 * i, 8 * i + 2)]) for i in range(depth)]  # fmt: skip
    fitted = fit(text, drafts)
    assert [d.content for d in fitted] == [d.content for d in drafts]
    assert nest(fitted) == [None, *range(depth - 1)]


def lines_run(step: Callable[[], object]) -> int:
    """Lines of code that a step runs: work counted, not seconds."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        step()
    finally:
        sys.settrace(None)
    return count


def deep(depth: int) -> tuple[str, list[Draft]]:
    text = "he said " * depth + "no"
    return text, [draft([(8 * i + 8, len(text))], cue=[(8 * i + 3, 8 * i + 7)], source=[]) for i in range(depth)]


def crossing(count: int) -> tuple[str, list[Draft]]:
    return "ab " * 2 * count, [draft([(3 * i, 3 * i + 3 * count)], cue=[], source=[], quoted=i % 2 == 0) for i in range(count)]  # fmt: skip


def equal(count: int) -> tuple[str, list[Draft]]:
    return "ab " * 2 * count, [draft([(0, 3 * count)], cue=[(3 * count + 3 * i, 3 * count + 3 * i + 2)], source=[]) for i in range(count)]  # fmt: skip


def torn(count: int) -> tuple[str, list[Draft]]:
    return "ab " * 8 * count, [draft([(24 * i + 6 * k, 24 * i + 6 * k + 9) for k in range(4)], cue=[], source=[]) for i in range(count)]  # fmt: skip


@pytest.mark.parametrize("shape", [deep, crossing, equal, torn])
def test_twice_the_drafts_are_twice_the_work(shape: Callable[[int], tuple[str, list[Draft]]]) -> None:
    def work(size: int) -> int:
        text, drafts = shape(size)
        return lines_run(lambda: nest(fit(text, drafts)))

    assert work(800) < 2.3 * work(400)


WORDS = st.sampled_from(
    'said that he she it according to “ ” " " , , . . : : ‘ ’ „ “ « » \' \' ; - the minister Hana Belete accused Kenya of shelling denied and who told reporters '
    "\n \n citing was quoted as saying army its spokesman not may called on for Q: A: BELETE: MODERATOR: 'We will not stop' - * 1. ( ) SAID THE ARMY".split(" ")
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.lists(WORDS, max_size=80).map(" ".join), st.text(max_size=120)), st.booleans())
@example("“A said “B said «C» ”", False)
@example("A\xad{", False)
@example("Q: Who? A: “He said: ‘They said, ‘No’", False)
def test_any_text_gives_claims_that_nest_or_stand_apart(engine: Engine, text: str, headline: bool) -> None:
    claims = claims_of(text, engine, headline=headline)
    check(text, claims)
    told = offsets([s for c in claims for s in (*c.content_spans, *c.cue_spans, *c.source_spans)])
    report = report_of(text, headline=headline)
    for sentence in engine.analyse(text, report.content()).sentences:
        if any(t.text[0].isalpha() for t in sentence.tokens):
            assert told & set(range(sentence.start, sentence.end)), text[sentence.start : sentence.end]


GROWING = (
    "He said that she said that the army said that ",  # one sentence
    "the army, the ministry said, which the envoy denied, who told reporters, ",
    '"We will not go," he said, "and they said \'we will,\' but ',
    "“We hold the town. “",
    "He said: “We hold.\n“They lost men.\n",
    "HAJIYEV: We hold the town.\nQ: Who holds it?\nA: The army, he said.\n",
    '- THE ARMY SAID IT HOLDS THE TOWN\n* "WE HOLD IT," IT SAID\n',
    "Hana Belete told the agency that the market burned and nine people died.\n",
    "‘We go,’ the soldiers’ wives said, citing «the „army“». ",
)


@pytest.mark.parametrize("pattern", GROWING)
def test_twice_the_text_is_twice_the_work(pattern: str, engine: Engine) -> None:
    def work(size: int) -> tuple[int, int]:
        text = pattern * size
        report = report_of(text)
        analysis = engine.analyse(text, report.content())
        grounding = Grounding((), (), (), actors_of(text, engine))
        claims: list[Claim] = []
        lines = lines_run(lambda: claims.extend(find_claims(report, analysis, grounding)))
        return lines, sum(len(c.text) + len(c.chain) for c in claims)

    find_claims(report_of("He said so."), engine.analyse("He said so.", [(0, 11)]), Grounding((), (), (), ()))
    (more, longer), (lines, length) = work(64), work(32)
    assert more < 2.5 * lines
    assert longer < 2.5 * length  # what is kept grows with the text too


def test_a_sentence_of_ten_thousand_words(engine: Engine) -> None:
    text = (
        "The army said that "
        + "rebels, whom the governor accused of theft, said that the road, which was mined, " * 800
        + "was open."
    )
    assert len(text.split()) > 10_000
    check_own_only(text, claims_of(text, engine))


def check_own_only(text: str, claims: tuple[Claim, ...]) -> None:
    assert claims
    for claim in claims:
        check_own(text, claim.source_spans, claim.cue_spans, claim.content_spans)
        assert len(claim.text) < 3000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Manila agreed to a pause of two hours, Hana Belete said, and the gunmen to none.", "the gunmen to none"),
        ("Reuters reported on Sunday, citing a letter from the governor, that gunmen had burned four camps.", "four camps"),
        ("The deputy commander promised soldiers two months' back pay.", "two months' back pay"),
        ("Camp hit by strike; ministry says 18 dead", "18 dead"),
    ],
)  # fmt: skip
def test_no_words_are_lost(text: str, words: str, engine: Engine) -> None:
    at = text.index(words)
    claims = claims_of(text, engine, headline=True)
    assert any(s <= at and at + len(words) <= e for c in claims for s, e in c.content_spans)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The governor of Idlib, Samer Haddad, called on the world to look at what he called a massacre.",
            "look at what he called a massacre",
        ),
        (
            "The rebels withdrew. The mayor of Sake, Jean Baraka, called on donors to look at what he termed a famine.",
            "look at what he termed a famine",
        ),
    ],
)
def test_what_is_demanded_is_more_than_what_a_thing_is_called(text: str, content: str, engine: Engine) -> None:
    assert any(content in claim.text for claim in claims_of(text, engine))
