# ruff: noqa: E501  (a text stays in one piece)
"""Interviews and transcripts: whose turn it is, where it ends, and what is no transcript. Outlets and people are invented."""

from __future__ import annotations

import pytest

from dateline.claims.attribution import find_claims
from dateline.claims.types import Claim
from dateline.grounding.actors.find import find_actors
from dateline.grounding.types import Grounding
from dateline.language.engine import Engine
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Report, Stated
from tests.claims.reading import claims_of


def told(text: str, engine: Engine, *, headline: bool = False) -> list[tuple[str, str, str]]:
    """Who says it, the act and the words, of each claim that is told by nobody else."""
    claims = claims_of(text, engine, headline=headline)
    return [(_speaker(c), c.act, c.text) for c in claims if c.parent_id is None]


def _speaker(claim: Claim) -> str:
    return "-" if claim.form == "narrative" else claim.claimant.name


def test_questions_and_answers(engine: Engine) -> None:
    text = (
        "Viktor Belov, the foreign minister of Ukraine, gave an interview to a radio station.\n"
        "Q: Will there be talks this year?\n"
        "A: No. There will be no talks while they shell our cities.\n"
        "And we will not give up the river.\n"
        "Q: And the prisoners?\n"
        "A: We have sent lists. They have not answered.\n"
        "The interview with Belov was held on Monday."
    )
    assert told(text, engine) == [
        ("-", "assert", "Viktor Belov, the foreign minister of Ukraine, gave an interview to a radio station."),
        ("interviewer", "ask", "Will there be talks this year?"),
        ("Viktor Belov", "assert", "No. There will be no talks while they shell our cities."),
        ("Viktor Belov", "assert", "And we will not give up the river."),
        ("interviewer", "ask", "And the prisoners?"),
        ("Viktor Belov", "assert", "We have sent lists. They have not answered."),
        ("-", "assert", "The interview with Belov was held on Monday."),
    ]


def test_labels_in_capitals_are_the_people_named_in_full(engine: Engine) -> None:
    text = (
        "Following is a transcript of the briefing by Foreign Minister Elnur Hajiyev.\n"
        "MODERATOR: Good morning. We begin with the minister.\n"
        "HAJIYEV: Last night two rockets hit the town. Four people were killed.\n"
        "REPORTER: Who fired them?\n"
        "HAJIYEV: We know who fired them.\n"
        "And they will answer for it.\n"
        "MODERATOR: Next question."
    )
    assert [(who, act) for who, act, _ in told(text, engine)] == [
        ("-", "assert"),
        ("moderator", "assert"),
        ("Elnur Hajiyev", "assert"),
        ("reporter", "ask"),
        ("Elnur Hajiyev", "assert"),
        ("Elnur Hajiyev", "assert"),
        ("moderator", "assert"),
    ]


def test_what_a_speaker_says_that_another_said_is_the_others(engine: Engine) -> None:
    text = (
        "Radio Okavo talked with the mayor, Hana Belete.\n"
        "Q: What did the army tell you?\n"
        "A: The army said that the road was open. “Go north,” the colonel told us."
    )
    claims = {c.text: tuple(a.name for a in c.chain[1:]) for c in claims_of(text, engine)}
    assert claims["that the road was open"][0] == "Hana Belete"
    assert len(claims["that the road was open"]) == 2
    assert claims["“Go north,”"] == ("Hana Belete", "colonel")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # names as labels
        (
            "Amina Osman runs a clinic in Nyala.\nInterviewer: How many wounded came?\nAmina Osman: Some forty.\nInterviewer: And who shelled the market?\nAmina Osman: I do not know.",
            ["-", "interviewer", "Amina Osman", "interviewer", "Amina Osman"],
        ),
        # titles in front, a title cut off as a sentence
        (
            "The spokesman, Daniel Price, met the press.\nMR. PRICE: Good afternoon. We condemn the attack on Goma.\nQUESTION: Do the rebels hold the airport?\nMR. PRICE: I have seen the reports.",
            ["-", "Daniel Price", "interviewer", "Daniel Price"],
        ),
        # numbers, brackets, bold marks, quotation marks
        (
            "Colonel Thura Aung met the press.\nQ1: Is the road open?\nA1: It is.\nQ2: Since when?\nA2: Since dawn.",
            ["-", "interviewer", "Thura Aung", "interviewer", "Thura Aung"],
        ),
        (
            "Colonel Thura Aung met the press.\n**Q:** Is the road open?\n**A:** It is.",
            ["-", "interviewer", "Thura Aung"],
        ),
        (
            "Q. How many died?\nA. Nine people.",
            ["interviewer", "interviewee"],
        ),
        (
            "General Amina Osman leads the brigade.\n“WALLACE: Do you hold the bridge?”\n“OSMAN: I have the bridge.”",
            ["-", "Wallace", "Amina Osman"],
        ),
        # two named before the first question: nobody is chosen
        (
            "Viktor Belov and Ivan Petrenko met in Odesa.\nQ: Is it over?\nA: It is not.",
            ["-", "interviewer", "interviewee"],
        ),
        # a passage in brackets is nobody's
        (
            "MODERATOR: We begin.\n(Applause.)\nMODERATOR: Thank you.",
            ["moderator", "-", "moderator"],
        ),
    ],
)
def test_whose_turn_it_is(text: str, speakers: list[str], engine: Engine) -> None:
    found = [who for who, _, _ in told(text, engine)]
    assert [w.lower() for w in found] == [s.lower() for s in speakers]


@pytest.mark.parametrize(
    "text",
    [
        "Killed: 40\nInjured: 12\nMissing: 3",
        "Odesa: Two people were killed.\nLviv: The station is closed.\nOdesa: Power is back.",
        "KHARTOUM: Shells hit a market on Monday.\nNYALA: The hospital has no water.",
        "Note: The figures are not final.\nUpdate: Two more bodies were found.",
        "A. Petrov leads the unit.\nA. Belov led it before.",
        "The road was shut at 10:30 and opened at 11:45.\nThe bridge: it is gone.",
    ],
)
def test_lists_and_datelines_are_no_transcript(text: str, engine: Engine) -> None:
    assert {c.form for c in claims_of(text, engine)} == {"narrative"}


def test_a_list_is_the_outlets(engine: Engine) -> None:
    text = "What we know so far:\n- Two shells hit a school in Kherson\n- The army shot down four drones\n1. The road is shut\n• Power is back"
    assert [(c.form, c.text) for c in claims_of(text, engine)] == [
        ("narrative", "What we know so far"),
        ("narrative", "Two shells hit a school in Kherson"),
        ("narrative", "The army shot down four drones"),
        ("narrative", "1. The road is shut"),
        ("narrative", "Power is back"),
    ]


def test_a_label_that_looks_like_a_dateline(engine: Engine) -> None:
    text = (
        "Press briefing by Foreign Minister Elnur Hajiyev\n\n"
        "MODERATOR: Good morning.\n\n"
        "HAJIYEV: Thank you. Last night two rockets hit the town.\n\n"
        "QUESTION: Who fired them?\n\n"
        "HAJIYEV: We know who fired them.\n"
    )
    report = build_report(Document("briefing.txt", text, Stated()))
    assert isinstance(report, Report)
    analysis = engine.analyse(report.text, report.content())
    claims = find_claims(report, analysis, Grounding((), (), (), find_actors(report, analysis, ())))
    assert [(_speaker(c), c.text) for c in claims][-3:] == [
        ("Elnur Hajiyev", "Thank you. Last night two rockets hit the town."),
        ("interviewer", "Who fired them?"),
        ("Elnur Hajiyev", "We know who fired them."),
    ]
