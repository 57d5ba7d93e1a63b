# ruff: noqa: E501, SIM905  (a text stays in one piece)
"""What holds for the claims of any text: spans, chains, ids, forms, and that every sentence belongs to somebody."""

from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.claims.types import Claim
from dateline.grounding.types import Time
from dateline.language.engine import Engine
from tests.claims.reading import claims_of, report_of

TEXT = (
    "Foreign Minister Olena Marchuk said on Friday that shells had hit Kherson. “Two schools are gone,” she told reporters in Odesa. "
    "“We will rebuild them.”\nThe Russian Defence Ministry denied the charge. It accused Ukraine of shelling the town itself.\n"
    "Some 4,000 people have left since March, and the market is closed.\nTalks are to go on in May."
)


def whole(claim: Claim) -> str:
    return " | ".join(claim.text[s - claim.start : e - claim.start] for s, e in claim.content_spans)


def test_every_sentence_belongs_to_a_claim(engine: Engine) -> None:
    claims = claims_of(TEXT, engine)
    report = report_of(TEXT)
    for sentence in engine.analyse(TEXT, report.content()).sentences:
        assert any(s < sentence.end and e > sentence.start for c in claims for s, e in c.content_spans), sentence


def test_the_outlet_heads_every_chain_and_the_claimant_ends_it(engine: Engine) -> None:
    for claim in claims_of(TEXT, engine):
        assert claim.chain[0].name == "The Paper"
        assert claim.chain[-1] == claim.claimant


def test_an_agency_speaks_before_its_source(engine: Engine) -> None:
    from dataclasses import replace

    from dateline.claims.attribution import find_claims
    from dateline.grounding.types import Grounding

    report = replace(report_of("The road is closed."), agency="Kivu Presse")
    claims = find_claims(report, engine.analyse(report.text, report.content()), Grounding((), (), (), ()))
    assert [c.claimant.name for c in claims] == ["Kivu Presse"]


def test_outlets_without_a_name_are_not_one_voice(engine: Engine) -> None:
    from dataclasses import replace

    from dateline.claims.voices.speakers import outlet

    one, two = report_of("A.", source=None), replace(report_of("A.", source=None), report_id="r2")
    assert outlet(one).actor_id != outlet(two).actor_id
    assert outlet(one).name == "unnamed outlet"


def test_ids_are_a_function_of_the_text(engine: Engine) -> None:
    assert [c.claim_id for c in claims_of(TEXT, engine)] == [c.claim_id for c in claims_of(TEXT, engine)]
    assert len({c.claim_id for c in claims_of(TEXT, engine)}) == len(claims_of(TEXT, engine))


def test_a_quotation_runs_on_over_the_next_sentence(engine: Engine) -> None:
    direct = [c for c in claims_of(TEXT, engine) if c.form == "direct"]
    assert [whole(c) for c in direct] == ["“Two schools are gone,” | “We will rebuild them.”"]
    assert direct[0].addressee == "reporters"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“The bridge is gone,” Ivan Petrenko said.", "direct"),
        ("Ivan Petrenko said that the bridge “is gone for good” since Monday.", "mixed"),
        ("Ivan Petrenko said that the bridge is gone.", "indirect"),
        ("The bridge is gone.", "narrative"),
        ('The army holds the so-called "grey zone" near the bridge.', "narrative"),
        ("Ivan Petrenko told the “Morning Post” that the bridge is gone.", "indirect"),
    ],
)
def test_form(text: str, form: str, engine: Engine) -> None:
    assert form in {c.form for c in claims_of(text, engine)}


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Hana Belete said at a joint news conference that talks had failed.", "joint news conference"),
        ("Hana Belete said on Twitter that talks had failed.", "Twitter"),
        ("During a phone conversation with the envoy, Hana Belete said that talks had failed.", "phone conversation"),
        ("Speaking at a press briefing in Addis Ababa, Hana Belete said talks had failed.", "press briefing"),
        ("The ministry said in a written statement that talks had failed.", "written statement"),
        ("Hana Belete said that talks had failed.", None),
    ],
)
def test_occasion(text: str, occasion: str | None, engine: Engine) -> None:
    said = [c for c in claims_of(text, engine) if "talks had failed" in c.text and c.form != "narrative"]
    assert [c.occasion for c in said] == [occasion]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Viktor Belov told parliament that the road was open.", "parliament"),
        ("Viktor Belov urged the Houthis to free the crew.", "Houthis"),
        ("Viktor Belov accused Kenya of shelling the port.", "Kenya"),
        ("Viktor Belov called on France to open the road.", "France"),
        ("Viktor Belov thanked Jordan for its help.", "Jordan"),
        ("Viktor Belov said that the road was open.", None),
    ],
)
def test_addressee(text: str, addressee: str | None, engine: Engine) -> None:
    assert [c.addressee for c in claims_of(text, engine) if c.form != "narrative"] == [addressee]


def test_the_day_of_the_saying_is_that_of_the_cue_clause(engine: Engine) -> None:
    text = "Viktor Belov said on Friday that the attack came on Monday."
    friday, monday = date(2023, 3, 3), date(2023, 2, 27)
    times = tuple(
        Time(text.index(w), text.index(w) + len(w), w, "DATE", d.isoformat(), d, d, 1, "weekday", "publication")
        for w, d in (("Friday", friday), ("Monday", monday))
    )
    said = [c for c in claims_of(text, engine, times=times) if c.form == "indirect"]
    assert [(c.said_from, c.said_to) for c in said] == [(friday, friday)]


def test_without_a_day_the_publication_is_the_time_of_the_saying(engine: Engine) -> None:
    claims = claims_of("Viktor Belov said that the road was open.", engine)
    assert {(c.said_from, c.said_to) for c in claims} == {(date(2023, 3, 6), date(2023, 3, 6))}


def test_the_same_statement_twice_is_marked(engine: Engine) -> None:
    text = (
        '"Only talks can bring the prisoners of both sides home," Foreign Minister Hana Belete said in Nairobi.\n'
        "The border is closed.\n"
        '"Only talks can bring the prisoners of both sides home," she said.'
    )
    claims = [c for c in claims_of(text, engine, headline=True) if c.form == "direct"]
    assert [c.duplicate_of for c in claims] == [None, claims[0].claim_id]


def test_the_same_words_of_two_speakers_are_two_statements(engine: Engine) -> None:
    text = (
        '"The other side broke the truce before dawn," said Viktor Belov.\n'
        '"The other side broke the truce before dawn," said Hana Belete.'
    )
    assert [c.duplicate_of for c in claims_of(text, engine) if c.form == "direct"] == [None, None]


def test_sides_may_be_swapped(engine: Engine) -> None:
    text = "Armenia accused Azerbaijan of shelling a village. Baku denied the charge and said that Yerevan broke the truce."
    swap = {"Armenia": "Azerbaijan", "Azerbaijan": "Armenia", "Baku": "Yerevan", "Yerevan": "Baku"}
    swapped = " ".join(swap.get(w.rstrip("."), w.rstrip(".")) + ("." if w.endswith(".") else "") for w in text.split())
    names = {"Armenia": "Azerbaijan", "Azerbaijan": "Armenia"}
    one = [(tuple(a.name for a in c.chain), c.act) for c in claims_of(text, engine)]
    two = [(tuple(names.get(a.name, a.name) for a in c.chain), c.act) for c in claims_of(swapped, engine)]
    assert one == two


HOSTILE = (
    '"',
    '""""""',
    "“”“”",
    "“A said “B said «C» ”",
    '"He said.\n"She said.\n"They said."',
    ":",
    "HAJIYEV: HAJIYEV: said: said",
    "said said said said said",
    "according to according to according to",
    "- one said\n- two said\n- three said",
    "Q: What? A: Nothing, he said.",
    "HE SAID THAT SHE SAID THAT THEY SAID THAT IT SAID THAT HE SAID SO",
)


def check(text: str, claims: tuple[Claim, ...]) -> None:
    for claim in claims:
        assert claim.content_spans
        for spans in (claim.content_spans, claim.cue_spans, claim.source_spans):
            assert all(0 <= s < e <= len(text) for s, e in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert claim.start == claim.content_spans[0][0] and claim.end == claim.content_spans[-1][1]
        assert claim.text == text[claim.start : claim.end]
    known = {c.claim_id for c in claims}
    assert all(c.parent_id is None or c.parent_id in known for c in claims)
    assert all(c.duplicate_of is None or c.duplicate_of in known for c in claims)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text(text: str, engine: Engine) -> None:
    check(text, claims_of(text, engine))


WORDS = st.sampled_from(
    'said that he she it according to “ ” " , . : the minister Hana Belete accused Kenya of shelling denied and who told reporters \n '
    "citing was quoted as saying army its spokesman not may called on for".split(" ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=120)))
def test_any_text_gives_claims_within_it(engine: Engine, text: str) -> None:
    check(text, claims_of(text, engine))


GROWING = (
    'President Ilham Number{n} Kerimov said the road was open. "It is open now," he said. "It was shut." ',
    '"We saw it with our own eyes again." ',
    "The army said that the ministry said that the envoy said it was over. ",
    "A minister of Kenya met a minister of Chad, and the spokesman, Ali Hassan {n}, denied it. ",
)


def steps(text: str, engine: Engine) -> int:
    """Calls made by the two stages, the parse left out: work counted, not seconds."""
    from dateline.claims.attribution import find_claims
    from dateline.grounding.actors.find import find_actors
    from dateline.grounding.types import Grounding

    report = report_of(text)
    analysis = engine.analyse(report.text, report.content())
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        find_claims(report, analysis, Grounding((), (), (), find_actors(report, analysis, ())))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", GROWING)
def test_twice_the_text_is_twice_the_work(pattern: str, engine: Engine) -> None:
    small, large = ("".join(pattern.format(n=i) for i in range(size)) for size in (40, 160))
    steps("He said so.", engine)  # tables are loaded once
    assert steps(large, engine) < 4.8 * steps(small, engine)
