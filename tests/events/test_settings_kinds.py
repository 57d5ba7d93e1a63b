"""Kinds of sentences in which an event's time or place is easily missed or another's is taken: several wars, one fact each."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.conftest import Tell

TODAY = (2023, 5, 17)  # the day of every report here, a Wednesday

#: The text, the words of it that have the event, and the day or days it is said to have happened on.
HEARD = [
    ("A patrol near Djibo met heavy fire on Sunday and turned back.", "met heavy fire"),
    ("Gunmen set a clinic ablaze in Bunia on Monday.", "set a clinic ablaze"),
    ("Two granaries in Kutum were set ablaze by militiamen on Sunday.", "were set ablaze"),
    ("The town of Lyman was taken by Ukrainian troops on Friday.", "was taken"),
    ("Rebels took the town of Masisi on Sunday after two days of fighting.", "took the town"),
    ("On Saturday three teachers were led off and shot in Pattani.", "led off and shot"),
    ("Air defences brought down four drones over Odesa on Tuesday.", "brought down"),
    ("A militant rammed a checkpoint in Hasaka with a lorry on Tuesday.", "rammed a checkpoint"),
    ("Insurgents beheaded two fishermen in Palma on Sunday.", "beheaded"),
    ("Soldiers fired shots at a bus in Jenin on Monday, wounding a student.", "fired shots"),
    ("Gunmen fell upon a police post in Rathedaung on Sunday, killing nine officers.", "fell upon"),
    ("Fighters drove the army out of the town of Zalingei on Friday.", "drove the army out"),
    ("A mortar round came down on a bakery in Taiz on Monday.", "came down"),
    ("The column came under rocket fire outside Laskar Gah on Sunday.", "came under rocket fire"),
    ("Raiders gunned down four herders near Bor on Saturday.", "gunned down"),
    ("Troops mowed down protesters in Bago on Sunday.", "mowed down"),
    ("In March the jihadists had been driven out of Kobani.", "driven out"),
    ("Militiamen seized a post office in El Geneina on Monday.", "seized a post office"),
    ("The rebels shot back for an hour near Bor on Monday.", "shot back"),
    ("A suicide bomber blew himself up outside a mosque in Kunduz on Friday.", "blew himself up"),
]

CONTACTS = [
    "The Armenian minister, Ararat Hakobian, sat down with his Azerbaijani counterpart, Elchin Rzayev, on Monday.",
    "Peace talks were held in Doha on Monday.",
    "In Astana the two foreign ministers sat down together on Monday.",
    "In Nairobi the three leaders began their meeting on Monday.",
    "On Monday delegations from Khartoum and Juba met near Abyei and parted without a result.",
    "Envoys from Beijing met the interior minister in Naypyidaw on Monday.",
    "Envoy Carla Mendes met rebel leader Tomas Oyite in Nairobi on Monday.",
    "Talks between the army and the Rapid Support Forces opened in Jeddah on Monday.",
    "Negotiators from Colombia and the ELN met in separate rooms in Caracas on Monday.",
]

#: The text, words with the event, first and last day.
TIMES = [
    (
        "Rebels stormed a camp in Ituri on Monday. The day before, gunmen had shot five farmers.",
        "had shot five",
        (14, 14),
    ),
    (
        "A patrol was blown up in Maungdaw on Sunday, a colonel said on Monday. That night soldiers burned ten houses.",
        "burned ten",
        (14, 14),
    ),
    ("Shells hit Nikopol overnight, wounding two people.", "hit Nikopol", (16, 17)),
    ("Missiles struck Kramatorsk on 3 and 9 May.", "struck Kramatorsk", (3, 9)),
    ("A bus was ambushed near Gao on 2 May. A week later soldiers shot six herders.", "shot six herders", (9, 9)),
    (
        "The clinic in Omdurman was shelled on Saturday, a day after gunmen had ambushed a convoy in Bahri.",
        "ambushed a convoy",
        (12, 12),
    ),
    (
        "The clinic in Omdurman was shelled on Saturday, a day after gunmen had ambushed a convoy in Bahri.",
        "was shelled",
        (13, 13),
    ),
    (
        "Two days before jets bombed a market in Mocha on Sunday, a mine killed a shepherd.",
        "killed a shepherd",
        (12, 12),
    ),
    ("Two days after a dam was blown up near Kherson, shells are falling on the camp.", "blown up", (15, 15)),
    ("Heavy shelling was reported around Avdiivka on Monday.", "shelling", (15, 15)),
    (
        "It was the second attack on the camp this month; on Saturday, gunmen had killed a guard.",
        "had killed",
        (13, 13),
    ),
    ("Villages near Fizuli have been shelled since Friday, the army said.", "been shelled", (12, 17)),
    (
        "Rockets, which the army said on Monday were Iranian, hit a school in Kharkiv on Saturday.",
        "hit a school",
        (13, 13),
    ),
    ("Gunmen killed a judge who had been appointed in March on Saturday.", "killed a judge", (13, 13)),
    ("On Friday rebels took a bridge near Goma. That night shells fell on the town of Sake.", "shells fell", (12, 12)),
    (
        "On Friday rebels took a bridge near Goma. The following day jets bombed the town of Sake.",
        "jets bombed",
        (13, 13),
    ),
    ("A drone hit a bakery in Marib at six in the morning on Tuesday.", "hit a bakery", (16, 16)),
    (
        "A car bomb killed nine people in Azaz on 9 May, four days after gunmen shot a mayor in Jindires.",
        "shot a mayor",
        (5, 5),
    ),
    (
        "On Monday the army buried the four soldiers killed in an ambush in Gao on Saturday.",
        "killed in an ambush",
        (13, 13),
    ),
    ("Police on Tuesday arrested two men over the bombing of a church in Jolo on 2 May.", "bombing", (2, 2)),
    ("The strike on Sunday came hours after rockets hit the port of Ashdod.", "rockets hit the port", (14, 14)),
    (
        "Shells hit a camp in Loikaw, the rebels said on Tuesday, adding that it happened on Sunday night.",
        "Shells hit",
        (14, 14),
    ),
]

#: The text, the words with the event, the place's name ("" for none), where_prec.
PLACES = [
    ("Shells hit a school in the village of Kuvshynivka on Sunday.", "hit a school", "Kuvshynivka", 1),
    ("Gunmen shot two farmers near the hamlet of Tumbu Gari on Sunday.", "shot two", "Tumbu Gari", 2),
    ("A bomb killed four people in Ruzkani district on Sunday.", "killed four", "Ruzkani", 3),
    ("Clashes broke out in the Tovuz district on Sunday.", "Clashes", "Tovuz", 3),
    ("Shells killed a herder in the Agdam region on Sunday.", "killed a herder", "Agdam", 4),
    ("Jets bombed a farm in Marib governorate on Sunday.", "bombed a farm", "Marib", 4),
    ("Gunmen attacked a convoy outside Kidal on Sunday.", "attacked a convoy", "Kidal", 2),
    ("A mine killed three soldiers 30 km south of Kidal on Sunday.", "killed three", "Kidal", 2),
    ("A mine killed three fishermen off Mocha on Sunday.", "killed three", "Mocha", 2),
    ("Rebels attacked a post on the outskirts of Goma on Sunday.", "attacked a post", "Goma", 2),
    ("Mortars hit a market in Sartoga on Sunday.", "hit a market", "Sartoga", 1),
    ("Soldiers burned ten houses near Kyaukgon on Sunday.", "burned ten", "Kyaukgon", 2),
    ("A teacher from Gori was killed by a shell in Khashuri on Sunday.", "was killed", "Khashuri", 1),
    (
        "The army, whose spokesman spoke in Naypyidaw, bombed a clinic in Loikaw on Sunday.",
        "bombed a clinic",
        "Loikaw",
        1,
    ),
    (
        "Protesters in Paris marched after a drone killed six people in Tal Abyad on Sunday.",
        "killed six",
        "Tal Abyad",
        1,
    ),
    ("Gunmen who had trained in Sirte killed a mayor in Benghazi on Sunday.", "killed a mayor", "Benghazi", 1),
    ("Rockets fired from near Idlib hit a hospital in Jableh on Sunday.", "hit a hospital", "Jableh", 1),
    ("Heavy shelling was reported around Avdiivka on Sunday.", "shelling", "Avdiivka", 2),
    ("Gunmen shot two drivers on the road from Port Sudan to Kassala on Sunday.", "shot two", "Kassala", 5),
    ("Shells hit Semenivka, a village in Donetsk region, on Sunday.", "hit Semenivka", "Semenivka", 1),
]

NO_CONTACTS = [
    "The company's leader sat down on Monday to write a book.",
    "Talks about the striker's contract were held on Monday.",
    "The minister met the target on Monday.",
    "The president met a deadline set by parliament.",
    "The generals sat in court on Monday.",
]

#: Sentences of peace in which the same words stand.
PEACEFUL = [
    "The guards took up positions at the gate before the concert.",
    "The choir took the village of Alfriston by surprise.",
    "Three years ago this week the guns fell silent in the valley.",
    "The senator fired back at her critics on Monday.",
    "The proposal met fierce criticism in parliament on Monday.",
    "The opposition brought down the government on Tuesday.",
    "The coach led off the training in Milan on Monday.",
    "The minister set the debate ablaze with her remarks.",
    "The company took over the port on Friday.",
    "The old town was taken off the list of heritage sites.",
    "The goalkeeper brought down the striker in the second half.",
    "Central bankers brought inflation down over the winter.",
    "The band opened up on Friday with a ballad.",
    "The photographer took shots at the wedding in Rome.",
]


def _days(first: int, last: int) -> tuple[date, date]:
    return date(2023, 5, first), date(2023, 5, last)


@pytest.mark.parametrize(("text", "words"), HEARD, ids=[t[:40] for t, _ in HEARD])
def test_it_is_heard(tell: Tell, text: str, words: str) -> None:
    start = text.index(words)
    assert [e for e in tell(text).events if start <= e.start < start + len(words)]


@pytest.mark.parametrize("text", CONTACTS, ids=[t[:40] for t in CONTACTS])
def test_a_meeting_is_heard_with_its_day(tell: Tell, text: str) -> None:
    found = tell(text).of_type("CONSULT")
    assert {(e.date_from, e.date_to) for e in found} == {_days(15, 15)}


@pytest.mark.parametrize("text", NO_CONTACTS, ids=[t[:40] for t in NO_CONTACTS])
def test_nobody_met(tell: Tell, text: str) -> None:
    assert tell(text).of_type("CONSULT") == ()


@pytest.mark.parametrize(("text", "words", "days"), TIMES, ids=[f"{w}: {t[:30]}" for t, w, _ in TIMES])
def test_it_has_its_own_time(tell: Tell, text: str, words: str, days: tuple[int, int]) -> None:
    start = text.index(words)
    found = [e for e in tell(text).events if start <= e.start < start + len(words)]
    assert {(e.date_from, e.date_to) for e in found} == {_days(*days)}


@pytest.mark.parametrize(("text", "words", "place", "prec"), PLACES, ids=[t[:40] for t, *_ in PLACES])
def test_it_has_its_own_place_at_its_precision(tell: Tell, text: str, words: str, place: str, prec: int) -> None:
    start = text.index(words)
    found = [e for e in tell(text).events if start <= e.start < start + len(words)]
    named = {(text[e.place_start : e.place_end] if e.place_start is not None else "", e.where_prec) for e in found}
    assert {
        (name.removesuffix(" district").removesuffix(" region").removesuffix(" governorate"), p) for name, p in named
    } == {(place, prec)}


@pytest.mark.parametrize("text", PEACEFUL, ids=[t[:40] for t in PEACEFUL])
def test_words_of_peace_are_none(tell: Tell, text: str) -> None:
    assert tell(text).violent() == ()
