"""Subjects, objects and agents through voice, coordination, control and slips of the parse; and any heads at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims.types import Claim
from dateline.events.extract import find_events
from dateline.events.lexicon import load_lexicon
from dateline.events.syntax import Tree
from dateline.grounding.types import Actor, Grounding, Quantity
from dateline.language.types import Analysis, Sentence, Token
from dateline.reports.types import Passage, Published, Report

Row = tuple[str, str, str, int, str]


def sentence(*rows: Row, at: int = 0) -> Sentence:
    tokens, here = [], at
    for text, upos, xpos, head, rel in rows:
        tokens.append(Token(here, here + len(text), text, text.lower(), upos, xpos, head, rel))
        here += len(text) + 1
    return Sentence(at, here - 1, tuple(tokens), 0)


def tree(*rows: Row) -> Tree:
    return Tree(sentence(*rows), load_lexicon().lemmas)


def said(found: list[int], of: Tree) -> list[str]:
    return [of.tokens[i].text for i in found]


ACTIVE = tree(
    ("Rebels", "NOUN", "NNS", 1, "nsubj"),
    ("attacked", "VERB", "VBD", -1, "root"),
    ("villages", "NOUN", "NNS", 1, "obj"),
    ("and", "CCONJ", "CC", 4, "cc"),
    ("burned", "VERB", "VBD", 1, "conj"),
    ("houses", "NOUN", "NNS", 4, "obj"),
)
PASSIVE = tree(
    ("Villages", "NOUN", "NNS", 2, "nsubj:pass"),
    ("were", "AUX", "VBD", 2, "aux:pass"),
    ("attacked", "VERB", "VBN", -1, "root"),
    ("by", "ADP", "IN", 4, "case"),
    ("rebels", "NOUN", "NNS", 2, "obl:agent"),
)
ACCUSED = tree(
    ("Kenya", "PROPN", "NNP", 1, "nsubj"),
    ("accused", "VERB", "VBD", -1, "root"),
    ("Uganda", "PROPN", "NNP", 1, "obj"),
    ("of", "SCONJ", "IN", 4, "mark"),
    ("shelling", "VERB", "VBG", 1, "advcl"),
    ("villages", "NOUN", "NNS", 4, "obj"),
)


@pytest.mark.parametrize(("of", "verb"), [(ACTIVE, 1), (PASSIVE, 2)])
def test_voice_does_not_change_who_does_it(of: Tree, verb: int) -> None:
    assert [w.lower() for w in said(of.agents(verb), of)] == ["rebels"]
    assert [w.lower() for w in said(of.patients(verb), of)] == ["villages"]


def test_coordinate_verbs_share_their_subject() -> None:
    assert said(ACTIVE.agents(4), ACTIVE) == ["Rebels"]
    assert said(ACTIVE.patients(4), ACTIVE) == ["houses"]


def test_one_who_is_accused_of_it_does_it() -> None:
    assert said(ACCUSED.agents(4), ACCUSED) == ["Uganda"]


def test_one_whom_the_parse_ties_to_what_he_is_accused_of_does_it() -> None:
    slip = tree(
        ("Chad", "PROPN", "NNP", 1, "nsubj"),
        ("accused", "VERB", "VBD", -1, "root"),
        ("Uganda", "PROPN", "NNP", 4, "obj"),
        ("of", "SCONJ", "IN", 4, "mark"),
        ("shelling", "VERB", "VBG", 1, "ccomp"),
        ("villages", "NOUN", "NNS", 4, "obj"),
    )
    assert said(slip.agents(4), slip) == ["Uganda"]
    assert said(slip.patients(4), slip) == ["villages"]
    assert said(slip.patients(1), slip) == ["Uganda"]


def test_by_says_how_it_was_done_and_not_how_it_began() -> None:
    broken = tree(
        ("Rebels", "NOUN", "NNS", 1, "nsubj"),
        ("attacked", "VERB", "VBD", -1, "root"),
        ("after", "SCONJ", "IN", 4, "mark"),
        ("it", "PRON", "PRP", 4, "nsubj"),
        ("began", "VERB", "VBD", 1, "advcl"),
        ("by", "SCONJ", "IN", 6, "mark"),
        ("shelling", "VERB", "VBG", 4, "advcl"),
        ("villages", "NOUN", "NNS", 6, "obj"),
    )
    assert said(broken.agents(6), broken) == ["Rebels"]


def test_a_possessor_hangs_on_what_follows_it() -> None:
    found = tree(
        ("attack", "NOUN", "NN", 1, "nsubj"),
        ("discussed", "VERB", "VBN", -1, "root"),
        ("during", "ADP", "IN", 5, "case"),
        ("Okello", "PROPN", "NNP", 0, "nmod:poss"),
        ("'s", "PART", "POS", 3, "case"),
        ("calls", "NOUN", "NNS", 1, "obl"),
    )
    assert said(found.kids(5, "nmod:poss"), found) == ["Okello"]


def test_a_participle_after_a_comma_is_said_of_the_main_verb() -> None:
    found = tree(
        ("Rebels", "NOUN", "NNS", 1, "nsubj"),
        ("attacked", "VERB", "VBD", -1, "root"),
        ("farmers", "NOUN", "NNS", 1, "obj"),
        (",", "PUNCT", ",", 4, "punct"),
        ("killing", "VERB", "VBG", 2, "acl"),
        ("four", "NUM", "CD", 4, "obj"),
    )
    assert said(found.agents(4), found) == ["Rebels"]


def test_a_ring_of_heads_is_cut() -> None:
    ring = tree(
        ("attacks", "NOUN", "NNS", 1, "conj"),
        ("strikes", "NOUN", "NNS", 2, "conj"),
        ("raids", "NOUN", "NNS", 0, "conj"),
        ("killed", "VERB", "VBD", -1, "root"),
    )
    assert list(ring.ancestors(1)) == [2, 0]
    assert [ring.head(i) for i in range(4)] == [-1, 2, 0, -1]
    assert isinstance(events_of(ring.sentence), tuple)


WORDS = st.sampled_from(
    [
        ("attack", "NOUN", "NN"),
        ("killed", "VERB", "VBN"),
        ("shelled", "VERB", "VBD"),
        ("rebels", "NOUN", "NNS"),
        ("ceasefire", "NOUN", "NN"),
        ("violated", "VERB", "VBD"),
        ("by", "ADP", "IN"),
        ("five", "NUM", "CD"),
        ("'s", "PART", "POS"),
        (",", "PUNCT", ","),
        ("met", "VERB", "VBD"),
        ("denied", "VERB", "VBD"),
        ("of", "ADP", "IN"),
        ("each", "DET", "DT"),
        ("other", "ADJ", "JJ"),
        ("fire", "NOUN", "NN"),
        ("must", "AUX", "MD"),
        ("who", "PRON", "WP"),
    ]
)
RELATIONS = st.sampled_from(
    [
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "obl:agent",
        "nmod",
        "nmod:poss",
        "conj",
        "acl",
        "acl:relcl",
        "advcl",
        "xcomp",
        "ccomp",
        "amod",
        "compound",
        "nummod",
        "case",
        "mark",
        "aux",
        "aux:pass",
        "det",
        "appos",
        "parataxis",
        "root",
    ]
)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    count = draw(st.integers(1, 14))
    rows = [(*draw(WORDS), draw(st.integers(-1, count - 1)), draw(RELATIONS)) for _ in range(count)]
    return sentence(*rows)


def events_of(one: Sentence) -> object:
    text = " ".join(t.text for t in one.tokens)
    day = date(2023, 5, 17)
    report = Report(
        "r",
        "f",
        text,
        "Ledger",
        None,
        None,
        None,
        None,
        None,
        Published(day, day, "stated"),
        "en",
        (Passage(0, len(text), "body"),),
    )
    outlet = Actor("a", "Ledger", "outlet", None)
    claim = Claim(
        "c", "r", 0, len(text), text, outlet, "", (outlet,), "", "narrative", "assert", (), (), ((0, len(text)),)
    )
    numbers = tuple(Quantity(t.start, t.end, t.text, 5, 5, False, "") for t in one.tokens if t.upos == "NUM")
    return find_events(report, Analysis((one,), ()), Grounding((), numbers, (), ()), (claim,))


@settings(max_examples=150, deadline=None)
@given(sentences())
def test_any_heads_give_events_within_the_text(one: Sentence) -> None:
    events = events_of(one)
    assert isinstance(events, tuple)
    for event in events:
        assert one.start <= event.start < event.end <= one.end
        assert event.date_from is None or event.date_to is None or event.date_from <= event.date_to
        for part in (*event.roles, *event.tolls):
            assert 0 <= part.start <= part.end <= one.end
    assert len({e.event_id for e in events}) == len(events)
    assert events == events_of(one)


def test_a_sentence_of_three_thousand_words_is_read() -> None:
    rows: list[Row] = [("Rebels", "NOUN", "NNS", 1, "nsubj"), ("attacked", "VERB", "VBD", -1, "root")]
    rows += [
        ("and", "CCONJ", "CC", n + 1, "cc") if n % 2 == 0 else ("killed", "VERB", "VBD", 1, "conj")
        for n in range(2, 3000)
    ]
    assert isinstance(events_of(sentence(*rows)), tuple)
