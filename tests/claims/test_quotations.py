"""Quotations with no cue of their own, over paragraphs, with marks missing: whose words they are. All names are invented."""

from __future__ import annotations

import pytest

from dateline.language.engine import Engine
from tests.claims.reading import claims_of


def told(text: str, engine: Engine) -> list[tuple[str, str]]:
    """Who says what, "-" the outlet; of claims that nobody else tells."""
    claims = claims_of(text, engine)
    return [(c.claimant.name if c.form != "narrative" else "-", c.text) for c in claims if c.parent_id is None]


def test_a_quotation_over_paragraphs_has_one_speaker(engine: Engine) -> None:
    text = (
        "“Our troops will hold the line,” General Oksana Hrytsenko said. “They have no choice.\n"
        "“We have lost too many men in this valley.\n"
        "“Too many.\n"
        "“But we will never give up the river.”\n"
        "The valley is closed to the press."
    )
    assert [who for who, _ in told(text, engine)] == [*["Oksana Hrytsenko"] * 4, "-"]


def test_a_quotation_over_paragraphs_has_the_speaker_who_comes_last(engine: Engine) -> None:
    text = (
        "The mills of the valley are gone.\n"
        "“They burned in the first week of the war.\n"
        "“Nothing is left.\n"
        "“Nothing,” said Ivan Petrenko, a miller."
    )
    assert [who for who, _ in told(text, engine)] == ["-", *["Ivan Petrenko"] * 3]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # of the paragraph before
        (
            "Hana Belete, the mayor, spoke to the press on Monday and said the town was lost.\n"
            "“No truck has come through for nine days.”\nThe road is mined.",
            ["-", "Hana Belete", "Hana Belete", "-"],
        ),
        # before a colon
        ("Hana Belete told the council:\n“We need food.”\n“They took it all.”", ["Hana Belete", "Hana Belete"]),
        # whose cue follows
        (
            "“No shell has fallen for a week and the schools are open.”\n"
            "Tesfaye Lemma, the mayor of Adigrat, said the truce was holding.",
            ["Tesfaye Lemma", "Tesfaye Lemma"],
        ),
        (
            "The market burned for two days.\n“We saw the planes come back a second time.”\n"
            "“I lost my shop,” said Amina Osman, a trader.",
            ["-", "Amina Osman", "Amina Osman"],
        ),
        # nobody
        ("The market burned.\n“We saw the planes come back a second time.”", ["-", "unnamed speaker"]),
    ],
)
def test_a_paragraph_that_is_only_a_quotation(text: str, speakers: list[str], engine: Engine) -> None:
    assert [who for who, _ in told(text, engine)] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "'We will not leave,' said Colonel Thura Aung. 'They burned our fields.'",
            [("Thura Aung", "'We will not leave,' said Colonel Thura Aung. 'They burned our fields.'")],
        ),
        (
            "»The town is free«, said Mayor Ivan Petrenko.",
            [("Ivan Petrenko", "»The town is free«")],
        ),
        (
            "„The town is free,“ said Mayor Ivan Petrenko. „It was hard.“",
            [("Ivan Petrenko", "„The town is free,“ said Mayor Ivan Petrenko. „It was hard.“")],
        ),
        (
            "« Nous ne reculerons pas », said Colonel Jean Ngoma. « La ville est à nous. » Nobody has left.",
            [
                ("Jean Ngoma", "« Nous ne reculerons pas », said Colonel Jean Ngoma. « La ville est à nous. »"),
                ("-", "Nobody has left."),
            ],
        ),
        (
            "“We will win, Viktor Belov said. The army moved on.",
            [("Viktor Belov", "“We will win"), ("-", "The army moved on.")],
        ),
        (
            'The film "Winter on Fire" and the novel “War and the City” are on sale in Kyiv.',
            [("-", 'The film "Winter on Fire" and the novel “War and the City” are on sale in Kyiv.')],
        ),
        (
            "The rebels' camp and the army's 'grey zone' lie near the 5'6\" wall.",
            [("-", "The rebels' camp and the army's 'grey zone' lie near the 5'6\" wall.")],
        ),
    ],
)
def test_marks_of_all_kinds(text: str, expected: list[tuple[str, str]], engine: Engine) -> None:
    assert told(text, engine) == expected


def test_a_saying_within_a_quotation_takes_no_other_one(engine: Engine) -> None:
    text = (
        "“By holding the dam,” President Juan Rios said, “we could go to the rebels and say to them: leave the valley.”"
    )
    direct = [c for c in claims_of(text, engine) if c.form == "direct"]
    assert [(c.claimant.name, len(c.content_spans)) for c in direct if c.parent_id is None] == [("Juan Rios", 2)]


def test_a_wire_in_capitals(engine: Engine) -> None:
    text = (
        'THE ARMY SAID IT KILLED 40 FIGHTERS. "WE WILL NOT STOP," GENERAL AMINA OSMAN SAID. THE RSF DENIED THE CLAIM.'
    )
    claims = claims_of(text, engine)
    assert [(c.claimant.name.title(), c.act) for c in claims][1:] == [
        ("Amina Osman", "assert"),
        ("Rapid Support Forces", "deny"),
    ]
    assert claims[0].claimant.kind == "military"


@pytest.mark.parametrize(
    ("text", "chain", "words"),
    [
        (
            '"A general told me, ‘Give me bodies, not prisoners,’ and I left," said Rodrigo Murcia.',
            ["Rodrigo Murcia", "general"],
            "‘Give me bodies, not prisoners,’",
        ),
        (
            "'A gunman told me, \"Your father is rich, come here.\" He is not,' Hana Belete said.",
            ["Hana Belete", "gunman"],
            '"Your father is rich, come here."',
        ),
        (
            "Hana Belete said: «The envoy told us: “The governor said ‘we will not go’ twice,” and left.»",
            ["Hana Belete", "envoy"],
            "“The governor said ‘we will not go’ twice,”",
        ),
        (
            'Hana Belete said that a captain had told her "no house should have a roof".',
            ["Hana Belete", "captain"],
            '"no house should have a roof"',
        ),
    ],
)
def test_a_quotation_within_a_quotation(text: str, chain: list[str], words: str, engine: Engine) -> None:
    found = [c for c in claims_of(text, engine) if c.text == words]
    assert [[a.name for a in c.chain[1:]] for c in found] == [chain]
    assert {c.form for c in found} == {"direct"}


def test_who_stands_between_a_quotation_and_its_cue_is_not_quoted(engine: Engine) -> None:
    text = 'Villagers counted the dead. "My uncle was 70," one of them, Amadou Diallo, said.'
    assert [c.text for c in claims_of(text, engine) if c.form == "direct"] == ['"My uncle was 70,"']


def test_words_quoted_behind_the_cue_are_the_speakers(engine: Engine) -> None:
    text = "Kambale Musavuli blamed the army as well, which “hears and does not march”."
    (claim,) = (c for c in claims_of(text, engine) if c.form != "narrative")
    assert claim.claimant.name == "Kambale Musavuli"
    assert "“hears and does not march”" in claim.text


@pytest.mark.parametrize(
    "text",
    [
        "On the broadcast “Morning in Goma,” Hana Belete said that the road was shut.",
        "Hana Belete, who wrote “The Long War of the East,” said that the road was shut.",
    ],
)
def test_the_title_of_a_work_is_no_speech(text: str, engine: Engine) -> None:
    assert [(c.form, c.text) for c in claims_of(text, engine) if c.form != "narrative"] == [
        ("indirect", "that the road was shut")
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“Who gave the order to fire?” Marta Kowal asked.", "Who gave the order", "Marta Kowal"),
        ("“They burned the mill!” shouted Abdou Keita. The army denies it.", "They burned the mill", "Abdou Keita"),
        ("Marta Kowal met the envoy on Friday.\nShe said:\n“We will not leave.”", "We will not leave", "Marta Kowal"),
        ("Abdou Keita came to Bamako.\nHe told reporters:\n“The mill is gone.”", "The mill is gone", "Abdou Keita"),
    ],
)
def test_a_question_or_a_colon_parts_no_quotation_from_who_speaks(
    text: str, words: str, speaker: str, engine: Engine
) -> None:
    start = text.index(words)
    holding = [c for c in claims_of(text, engine) if any(s <= start < e for s, e in c.content_spans)]
    assert {c.claimant.name for c in holding if c.form != "narrative"} == {speaker}


def test_who_speaks_for_a_body_before_a_colon_is_the_speaker(engine: Engine) -> None:
    for name, title in (("Leila Haidar", "for the hospital"), ("Ilse Brandt", "of the relief mission")):
        text = f'The road was mined on Monday.\n{name}, {title}: "We have no blood left. Send surgeons."'
        told = claims_of(text, engine)[-1]
        assert (told.claimant.name, told.form) == (name, "direct")
        assert "Send surgeons" in told.text


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The general spoke in Goma. First reports indicated that the gunmen came from Chad, he said.", "general"),
        ("Early reports suggested that the drone was launched from Iraq, the mayor said.", "mayor"),
        ("The latest information indicates that the bridge is down, the governor said.", "governor"),
    ],
)
def test_what_is_told_as_heard_from_nobody_is_the_speakers_own(text: str, claimant: str, engine: Engine) -> None:
    assert claimant in claims_of(text, engine)[-1].claimant.name


@pytest.mark.parametrize(
    "silence",
    [
        "He made no mention of the losses of the army.",
        "The general gave no explanation for the attack.",
        "The rebels issued no denial of the shelling.",
    ],
)
def test_a_silence_is_the_outlets_to_tell(silence: str, engine: Engine) -> None:
    told = claims_of(f"Burial teams worked all day. {silence}", engine)[-1]
    assert (told.form, told.claimant.name) == ("narrative", "The Paper")
    assert told.text == silence
