"""Attributions without a verb: headlines, labels of a single passage, quotations that are signed. All names are invented."""

from __future__ import annotations

import pytest

from dateline.language.engine import Engine
from tests.claims.reading import claims_of

BODY = "\nViktor Belov, the foreign minister of Ukraine, met General Amina Osman and the envoy Hana Belete in Cairo."


@pytest.mark.parametrize(
    ("headline", "speaker", "words"),
    [
        ("UN: 40 killed in Nyala market", "United Nations", "40 killed in Nyala market"),
        ("Police: Gunmen seized the bank", "police", "Gunmen seized the bank"),
        ("Officials: at least nine dead in Goma blast", "officials", "at least nine dead in Goma blast"),
        ("Belov: Talks are over", "Viktor Belov", "Talks are over"),
        ("Belov on talks: 'We are ready'", "Viktor Belov", "'We are ready'"),
        ("Hana Belete to parliament: the truce is dead", "Hana Belete", "the truce is dead"),
        ("Turkey: Sudan must stop its attacks on the camps", "Turkey", "Sudan must stop its attacks on the camps"),
        ("Army: “we hold the bridge”", "Armed Forces", "“we hold the bridge”"),
        ("Army killed 40 rebels in Ituri - ministry", "ministry", "Army killed 40 rebels in Ituri"),
        ("Nine dead in Goma blast – officials", "officials", "Nine dead in Goma blast"),
        ("Shells hit a hospital in Kherson — Belov", "Viktor Belov", "Shells hit a hospital in Kherson"),
        ("At least 12 killed in strike on camp: UN", "United Nations", "At least 12 killed in strike on camp"),
        ("Strike kills nine in Idlib: state media", "state media", "Strike kills nine in Idlib"),
        ("Army and rebels near truce in Idlib -sources", "sources", "Army and rebels near truce in Idlib"),
        ("Gaza: UN warns of famine", "United Nations", "famine"),
        ("Belov: 'We will never disarm'; UN: 'Then no deal'", "Viktor Belov", "'We will never disarm'"),
        ("Belov: 'We will never disarm'; UN: 'Then no deal'", "United Nations", "'Then no deal'"),
        ("Rebels took the bridge at dawn: report", "report", "Rebels took the bridge at dawn"),
        ("'We will not stop': Belov", "Viktor Belov", "'We will not stop'"),
        ("'We will not stop': Belov vows to fight on", "Viktor Belov", "'We will not stop'"),
        ("'Blood everywhere': survivors recall attack on market", "survivors", "'Blood everywhere'"),
        ("“No one is safe” – aid worker in Goma", "aid worker", "“No one is safe”"),
        ("Drone hits port, says Ukraine", "Ukraine", "Drone hits port"),
        ("Two killed in shelling, officials say", "officials", "Two killed in shelling"),
    ],
)
def test_who_speaks_in_a_headline(headline: str, speaker: str, words: str, engine: Engine) -> None:
    claims = [c for c in claims_of(headline + BODY, engine, headline=True) if c.end <= len(headline)]
    assert [c.claimant.name for c in claims if c.text.removeprefix("of ") == words] == [speaker]


@pytest.mark.parametrize(
    "headline",
    [
        "Sudan: Shells hit a market",
        "Goma: Shells hit a market",
        "Exclusive: Belov and Belete to meet in Cairo",
        "Ceasefire in Gaza: what we know so far",
        "War in Sudan: a year on",
        "Iran-Israel: a timeline",
        "Two dead in Goma - and three hurt",
        "The long road to peace - a timeline",
    ],
)
def test_a_place_or_a_rubric_says_nothing(headline: str, engine: Engine) -> None:
    claims = [c for c in claims_of(headline + BODY, engine, headline=True) if c.end <= len(headline)]
    assert {c.form for c in claims} == {"narrative"}


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        ("“They came at night and burned the houses. We ran to the river.” ― Hana Belete", "Hana Belete"),
        ("“It is quiet now in the town.” – Viktor Belov, mayor.", "Viktor Belov"),
        ('"It is quiet now in the town." -- a shopkeeper in Goma', "shopkeeper"),
    ],
)
def test_a_quotation_is_signed(passage: str, speaker: str, engine: Engine) -> None:
    claims = [c for c in claims_of(passage, engine) if c.form != "narrative"]
    assert [(c.claimant.name, c.form) for c in claims] == [(speaker, "direct")]


def test_a_label_of_a_single_passage_has_its_words_spoken(engine: Engine) -> None:
    text = "Elnur Hajiyev met the press.\nHAJIYEV: We hold the town. It is ours.\nOdesa: Two people were killed."
    told = [(c.claimant.name if c.form != "narrative" else "-", c.text) for c in claims_of(text, engine)]
    assert told[1:] == [
        ("Elnur Hajiyev", "We hold the town. It is ours."),
        ("-", "Odesa: Two people were killed."),
    ]


SAID = (
    "\nThe ministry said an air strike killed 18 people. The Israeli army said it hit a command post."
    "\nViktor Belov, the Ukrainian foreign minister, said the truce had held for a third day."
)


@pytest.mark.parametrize(
    ("headline", "speaker", "words"),
    [
        # a state, where somebody of that state says so in the body
        ("Ukraine: truce holds for third day", "Ukraine", "truce holds for third day"),
        ("Israel: strike hit command post", "Israel", "strike hit command post"),
        # a phrase without a verb
        ("Camp hit by strike; ministry says 18 dead", "ministry", "18 dead"),
        ("Police say nine dead, 14 hurt in Goma", "police", "nine dead, 14 hurt in Goma"),
        ("UN says nine aid workers killed in Goma", "United Nations", "nine aid workers killed in Goma"),
    ],
)
def test_who_speaks_by_the_body_or_to_the_end(headline: str, speaker: str, words: str, engine: Engine) -> None:
    claims = [c for c in claims_of(headline + SAID, engine, headline=True) if c.end <= len(headline)]
    assert [(c.claimant.name, c.text) for c in claims if c.form != "narrative"] == [(speaker, words)]


@pytest.mark.parametrize("headline", ["Ukraine: shells hit a market", "Kenya: truce holds for third day"])
def test_a_state_that_says_nothing_of_it_is_the_place(headline: str, engine: Engine) -> None:
    claims = [c for c in claims_of(headline + SAID, engine, headline=True) if c.end <= len(headline)]
    assert {c.form for c in claims} == {"narrative"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('The army said it had won. General Getachew Haile: "We won."', "Getachew Haile", '"We won."'),
        (
            "The mill is gone. The rebels' spokesman, Getachew Haile: “A lie from end to end.”",
            "Getachew Haile",
            "“A lie from end to end.”",
        ),
    ],
)
def test_a_quotation_behind_a_name_and_a_colon(text: str, speaker: str, words: str, engine: Engine) -> None:
    assert [c.claimant.name for c in claims_of(text, engine) if c.text == words] == [speaker]
