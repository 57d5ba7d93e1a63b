"""Numbers of things: their bounds, what they count, and the words that stay words."""

from __future__ import annotations

import pytest

from dateline.grounding.quantities.find import find_quantities
from dateline.grounding.types import Quantity
from dateline.language.engine import Engine
from dateline.language.types import Analysis, Sentence


def counted(engine: Engine, sentence: str) -> tuple[Quantity, ...]:
    return find_quantities(sentence, engine.analyse(sentence, [(0, len(sentence))]))


EXACT = [
    ("The village lost eleven farmers near Maiduguri.", "eleven", 11, "farmer"),
    ("Thirty-two villagers were burned alive.", "Thirty-two", 32, "villager"),
    ("One hundred and twenty prisoners were exchanged.", "One hundred and twenty", 120, "prisoner"),
    ("Nine-and-twenty prisoners were exchanged.", "Nine-and-twenty", 29, "prisoner"),
    ("Two hundred thousand people marched in Bogota.", "Two hundred thousand", 200_000, "people"),
    ("Police found 49 bodies in a mass grave.", "49", 49, "body"),
    ("Islamic State killed 1,700 cadets at the camp.", "1,700", 1700, "cadet"),
    ("The army lost three tanks.", "three", 3, "tank"),
    ("Only one person survived.", "one", 1, "person"),
    ("One of the attackers fled.", "One", 1, "attacker"),
    ("Armenia said 2,718 of its servicemen had been killed.", "2,718", 2718, "serviceman"),
    ("A further 17 bodies were pulled from the rubble in Rafah.", "A further 17", 17, "body"),
    ("Another five people are missing.", "Another five", 5, "people"),
    ("Two more soldiers died in Hodeidah.", "Two more", 2, "soldier"),
    ("A crew of six was rescued.", "six", 6, "member"),
    ("A family of five died when a shell hit their house.", "five", 5, "member"),
    ("Ten thousand Rohingya crossed the river.", "Ten thousand", 10_000, "rohingya"),
    ("Two attacks hit the port of Odesa.", "Two", 2, "attack"),
    ("The council adopted the text by 13 votes.", "13", 13, "vote"),
    ("150 rockets were launched.", "150", 150, "rocket"),
    ("The convoy of 25 trucks was hit.", "25", 25, "truck"),
    ("The blast killed a woman and her two daughters.", "two", 2, "daughter"),
]


@pytest.mark.parametrize(("sentence", "text", "number", "noun"), EXACT)
def test_an_exact_number(engine: Engine, sentence: str, text: str, number: int, noun: str) -> None:
    (q,) = counted(engine, sentence)
    assert (q.text, q.low, q.high, q.approximate, q.noun, q.word) == (text, number, number, False, noun, "")


BOUNDED = [
    ("A Russian missile killed at least 51 people in the village.", 51, None, False, "people"),
    ("No fewer than 30 traders were killed in Zamfara.", 30, None, False, "trader"),
    ("Over 4,000 fighters surrendered in Baghuz.", 4000, None, False, "fighter"),
    ("More than 40 soldiers were killed.", 40, None, False, "soldier"),
    ("As few as five guards survived.", 5, None, False, "guard"),
    ("Up to 30 militants died.", None, 30, False, "militant"),
    ("As many as 200,000 civilians are trapped.", None, 200_000, False, "civilian"),
    ("Fewer than ten policemen guarded the post.", None, 10, False, "policeman"),
    ("Nearly 900 civilians have been killed.", 900, 900, True, "civilian"),
    ("Around a hundred rebels attacked the barracks.", 100, 100, True, "rebel"),
    ("An estimated 1.2 million people fled Darfur.", 1_200_000, 1_200_000, True, "people"),
    ("Some two dozen civilians were killed.", 24, 24, True, "civilian"),
    ("A dozen soldiers were captured.", 12, 12, True, "soldier"),
    ("More than a dozen soldiers were captured.", 12, None, True, "soldier"),
    ("Half a dozen mortar rounds landed near the church.", 6, 6, True, "round"),
    ("Half a million people fled.", 500_000, 500_000, True, "people"),
    ("A couple of shells hit the school.", 2, 2, True, "shell"),
    ("Between 10 and 15 fighters died in the raid.", 10, 15, False, "fighter"),
    ("The assault killed 8 to 10 Houthi fighters.", 8, 10, False, "fighter"),
    ("Amhara militia killed 200-300 people.", 200, 300, False, "people"),
    ("Some 60 to 70 bodies were found.", 60, 70, True, "body"),
    ("The UN counted 3,000 to 4,000 displaced families.", 3000, 4000, False, "family"),
]


@pytest.mark.parametrize(("sentence", "low", "high", "approximate", "noun"), BOUNDED)
def test_a_number_with_bounds(
    engine: Engine, sentence: str, low: int | None, high: int | None, approximate: bool, noun: str
) -> None:
    (q,) = counted(engine, sentence)
    assert (q.low, q.high, q.approximate, q.noun) == (low, high, approximate, noun)


VAGUE = [
    ("Scores of demonstrators were detained in Yangon.", "scores", "demonstrator"),
    ("Hundreds of houses were destroyed by shelling.", "hundreds", "house"),
    ("Hundreds of thousands of people have been displaced in Tigray.", "hundreds of thousands", "people"),
    ("Tens of thousands of children are out of school.", "tens of thousands", "child"),
    ("A handful of defenders held the bridge.", "handful", "defender"),
    ("Several villagers were abducted.", "several", "villager"),
    ("The rebels freed several dozen hostages.", "several dozen", "hostage"),
    ("Many civilians were trapped.", "many", "civilian"),
    ("Dozens of policemen were wounded.", "dozens", "policeman"),
    ("Thousands fled on foot.", "thousands", ""),
    ("A few soldiers remained.", "few", "soldier"),
]


@pytest.mark.parametrize(("sentence", "word", "noun"), VAGUE)
def test_a_vague_word_stays_a_word(engine: Engine, sentence: str, word: str, noun: str) -> None:
    (q,) = counted(engine, sentence)
    assert (q.low, q.high, q.approximate, q.word, q.noun) == (None, None, True, word, noun)


NOUGHT = [
    ("There were no civilian casualties.", "casualty"),
    ("The attack caused no injuries.", "injury"),
    ("No soldiers were killed.", "soldier"),
    ("Zero casualties were recorded.", "casualty"),
    ("None of the hostages was harmed.", "hostage"),
]


@pytest.mark.parametrize(("sentence", "noun"), NOUGHT)
def test_none_is_nought(engine: Engine, sentence: str, noun: str) -> None:
    (q,) = counted(engine, sentence)
    assert (q.low, q.high, q.noun) == (0, 0, noun)


SEVERAL = [
    ("The bombing left 23 dead and more than 60 wounded.", [("23", ""), ("more than 60", "")]),
    ("Gunmen raided the farm, killing four and injuring four.", [("four", ""), ("four", "")]),
    ("The strike wounded 14, including four children.", [("14", ""), ("four", "child")]),
    ("Forty-six migrants died, 14 of them women.", [("Forty-six", "migrant"), ("14", "woman")]),
    ("Six officers were killed, one of them a captain.", [("Six", "officer"), ("one", "captain")]),
    ("Fifteen people were killed and 100 others injured.", [("Fifteen", "people"), ("100", "other")]),
    ("Government troops killed 15 insurgents and captured seven others.", [("15", "insurgent"), ("seven", "other")]),
    ("The death toll has risen to 137 from 129.", [("137", ""), ("129", "")]),
    ("Several villagers and a dozen policemen were abducted.", [("Several", "villager"), ("a dozen", "policeman")]),
    ("The rebels downed 3 of 5 jets.", [("3", "jet"), ("5", "jet")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_several_numbers_in_one_sentence(engine: Engine, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.text, q.noun) for q in counted(engine, sentence)] == expected


OTHER = [
    ("About 20% of the territory is occupied.", "percent"),
    ("The rebels hold 60 percent of the province.", "percent"),
    ("Damage was put at $40 million.", "money"),
    ("The village lies 15 km from the front.", "kilometer"),
    ("Her brother, 17, was abducted.", "age"),
    ("Yusuf Adan, 40, was shot.", "age"),
    ("The 43-year-old commander was killed.", "age"),
    ("A boy aged 12 was killed.", "age"),
    ("They fired 122-mm rockets.", "mm"),
    ("They fired 155mm shells.", "mm"),
    ("Four UN resolutions demand withdrawal.", "resolution"),
]


@pytest.mark.parametrize(("sentence", "noun"), OTHER)
def test_a_number_of_something_else_says_so(engine: Engine, sentence: str, noun: str) -> None:
    (q,) = counted(engine, sentence)
    assert q.noun == noun


@pytest.mark.parametrize(
    "sentence",
    [
        "It was the third attack in a month.",
        "Mi-24 helicopters and T-72 tanks were used.",
        "Clashes erupted on 27 September 2020.",
        "They met at 6 am on Friday.",
        "They fought for 30 years.",
        "The council passed resolution 2231.",
        "No one can help one another.",
        "Article 5 was invoked.",
        "The 12th Brigade withdrew.",
        "There is no reason to stay.",
        "He has as many as ever.",
    ],
)
def test_what_is_no_count(engine: Engine, sentence: str) -> None:
    assert [q for q in counted(engine, sentence) if q.low != 0] == []


def test_a_time_is_no_count_but_a_number_beside_it_is(engine: Engine) -> None:
    (q,) = counted(engine, "On 15 October 2020, four mourners died.")
    assert (q.text, q.low, q.noun) == ("four", 4, "mourner")


def test_without_a_parse_numbers_are_found_and_nouns_are_empty() -> None:
    text = "At least 13 people died."
    (q,) = find_quantities(text, Analysis((Sentence(0, len(text), (), 0),), ()))
    assert (q.text, q.low, q.high, q.noun) == ("At least 13", 13, None, "")


def test_a_date_in_figures_is_no_number(engine: Engine) -> None:
    assert [q.low for q in counted(engine, "Two people were killed on 17.10.2020 in Barda.")] == [2]
