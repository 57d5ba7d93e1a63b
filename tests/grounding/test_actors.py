"""Who is spoken of: one actor for all it is called, two for two people, and what the report says of each."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.claims.reading import actors_of

from dateline.grounding.types import Actor, ActorMention, Place, PlaceMention
from dateline.language.engine import Engine


def one(text: str, words: str, mentions: tuple[ActorMention, ...]) -> Actor:
    """The actor whose mention begins within the words."""
    start = text.index(words)
    found = [m.actor for m in mentions if start <= m.start < start + len(words)]
    assert found, [m.text for m in mentions]
    return found[0]


def names(mentions: tuple[ActorMention, ...]) -> set[str]:
    return {m.actor.name for m in mentions}


@pytest.mark.parametrize(
    ("text", "name", "country", "office", "represents"),
    [
        ("Turkish Foreign Minister Selim Aydin arrived.", "Selim Aydin", "TR", "foreign minister", "Turkey"),
        ("Azerbaijan Defence Minister Rauf Mammadli arrived.", "Rauf Mammadli", "AZ", "defence minister", "Azerbaijan"),
        (
            "Ukraine's defense minister, Petro Kovalenko, arrived.",
            "Petro Kovalenko",
            "UA",
            "defence minister",
            "Ukraine",
        ),
        (
            "Petro Kovalenko, the defence minister of Ukraine, arrived.",
            "Petro Kovalenko",
            "UA",
            "defence minister of Ukraine",
            "Ukraine",
        ),
        (
            "Rauf Mammadli, assistant to the Azerbaijani president, arrived.",
            "Rauf Mammadli",
            "AZ",
            "assistant to the Azerbaijani president",
            "Azerbaijan",
        ),
        ("NATO Secretary General Lars Holm arrived.", "Lars Holm", None, "secretary general", "NATO"),
        (
            "Grace Wanjiru, the leader of the Unity Party, arrived.",
            "Grace Wanjiru",
            None,
            "leader of the Unity Party",
            "Unity Party",
        ),
        ("Former Kenyan President Daniel Okello arrived.", "Daniel Okello", "KE", "president", None),
        ("Sudanese doctor Amina Osman arrived.", "Amina Osman", "SD", "doctor", None),
        ("Ethiopian Prime Minister Hana Belete arrived.", "Hana Belete", "ET", "prime minister", "Ethiopia"),
    ],
)
def test_office(text: str, name: str, country: str | None, office: str, represents: str | None, engine: Engine) -> None:
    actor = next(m.actor for m in actors_of(text, engine) if m.actor.kind == "person")
    assert (actor.name, actor.country, actor.office, actor.represents) == (name, country, office, represents)


@pytest.mark.parametrize(
    ("one_text", "other_text"),
    [
        ("Foreign Minister Jeyhun Mammadov spoke.", "Foreign Minister Ceyhun Mammadov spoke."),
        ("President Volodymyr Marchenko spoke.", "President Vladimir Marchenko spoke."),
        ("Minister Mevlüt Şahinoğlu spoke.", "Minister Mevlut Sahinoglu spoke."),
        ("Mr Anton Belenskyy spoke.", "Mr Anton Belensky spoke."),
        ("General Yusuf al-Karim spoke.", "General Youssef Karim spoke."),
    ],
)
def test_spellings_of_one_name_give_one_id(one_text: str, other_text: str, engine: Engine) -> None:
    ids = [{m.actor.actor_id for m in actors_of(t, engine) if m.actor.kind == "person"} for t in (one_text, other_text)]
    assert ids[0] and ids[0] == ids[1]


def test_the_short_form_is_the_same_person(engine: Engine) -> None:
    text = "Turkish Foreign Minister Selim Aydin met Levan Kiria. Aydin said little. Kiria said nothing."
    mentions = actors_of(text, engine)
    assert one(text, "Aydin said", mentions).office == "foreign minister"
    assert one(text, "Kiria said", mentions).name == "Levan Kiria"


def test_two_people_of_one_surname_stay_two(engine: Engine) -> None:
    text = "President Ilham Kerimov spoke. Colonel Rustam Kerimov listened. Colonel Kerimov then left. President Kerimov stayed."
    mentions = actors_of(text, engine)
    assert one(text, "President Ilham", mentions) != one(text, "Colonel Rustam", mentions)
    assert one(text, "Colonel Kerimov", mentions).name == "Rustam Kerimov"
    assert one(text, "President Kerimov", mentions).name == "Ilham Kerimov"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Baku said that talks were over.", "Baku", "AZ"),
        ("The Armenian side rejected the plan.", "The Armenian", "AM"),
        ("The Armenian leadership rejected the plan.", "The Armenian", "AM"),
        ("Khartoum denied the report.", "Khartoum", "SD"),
        ("Israel launched an operation.", "Israel", "IL"),
        ("The government of Myanmar rejected the plan.", "The government", "MM"),
    ],
)
def test_a_state_is_one_actor_whatever_it_is_called(text: str, words: str, country: str, engine: Engine) -> None:
    actors = {m.actor for m in actors_of(text, engine) if m.actor.kind == "government"}
    assert {(a.country, a.kind) for a in actors} == {(country, "government")}
    named = actors_of(f"{next(iter(actors)).name} agreed.", engine)
    assert {m.actor.actor_id for m in named} == {a.actor_id for a in actors}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two shells fell in Azerbaijan on Friday.", "Azerbaijan"),
        ("People fled across Ukraine.", "Ukraine"),
        ("Shells fell on Baku on Friday.", "Baku"),
        ("The Armenian-occupied district was quiet.", "Armenian"),
    ],
)
def test_a_place_is_no_actor(text: str, words: str, engine: Engine) -> None:
    assert words not in {m.text for m in actors_of(text, engine)}


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Armenian armed forces shelled the village.", "Armed Forces of Armenia", "military", "AM"),
        ("The Azerbaijani army shelled the village.", "Armed Forces of Azerbaijan", "military", "AZ"),
        ("Ethiopian troops shelled the village.", "Armed Forces of Ethiopia", "military", "ET"),
        ("Russia's air force bombed the village.", "Air Force of Russia", "military", "RU"),
        ("The Ministry of Defence of Ukraine published a map.", "Defence Ministry of Ukraine", "government", "UA"),
        ("Colombia's Foreign Ministry published a map.", "Foreign Ministry of Colombia", "government", "CO"),
        ("Hezbollah fired rockets.", "Hezbollah", "armed_group", None),
        ("The RSF shelled the market.", "Rapid Support Forces", "armed_group", None),
        ("The ICRC sent trucks.", "International Committee of the Red Cross", "organisation", None),
        ("The UN Security Council met.", "United Nations Security Council", "organisation", None),
    ],
)
def test_groups(text: str, name: str, kind: str, country: str | None, engine: Engine) -> None:
    assert (name, kind, country) in {(m.actor.name, m.actor.kind, m.actor.country) for m in actors_of(text, engine)}


def test_an_entity_is_no_part_of_the_state_it_is_coded_under(engine: Engine) -> None:
    for text in ("Nagorno-Karabakh's Defence Ministry reported losses.", "The army of Abkhazia reported losses."):
        actors = [m.actor for m in actors_of(text, engine)]
        assert actors and all(a.country is None for a in actors), actors


def test_somebody_at_a_disputed_place_is_given_to_no_state(engine: Engine) -> None:
    text = "A resident of Stepanakert said that the road was closed."
    start = text.index("Stepanakert")
    place = Place("l1", "Stepanakert", "AZ", None, 39.82, 46.75, "city", 50000, None)
    mention = PlaceMention(start, start + 11, "Stepanakert", place, 1, "location", 1.0)
    assert {m.actor.country for m in actors_of(text, engine, (mention,))} == {None}


def test_somebody_unnamed_is_of_the_country_of_the_place(engine: Engine) -> None:
    text = "A resident of Kisumu said that the road was closed."
    start = text.index("Kisumu")
    place = Place("l1", "Kisumu", "KE", None, -0.1, 34.75, "city", 400000, None)
    mention = PlaceMention(start, start + 6, "Kisumu", place, 1, "location", 1.0)
    actors = {m.actor for m in actors_of(text, engine, (mention,))}
    assert {(a.kind, a.name, a.country) for a in actors} == {("unnamed", "resident of Kisumu", "KE")}


def test_the_minister_is_the_one_who_spoke_last(engine: Engine) -> None:
    text = (
        "Estonian Foreign Minister Mart Tamm called Kenyan Foreign Minister Daniel Okello. "
        "Okello said that rain had come. The minister added that roads were open."
    )
    assert one(text, "The minister", actors_of(text, engine)).name == "Daniel Okello"


def test_his_counterpart_holds_the_same_office(engine: Engine) -> None:
    text = "Turkish Foreign Minister Selim Aydin met his Italian counterpart Paolo Riva."
    actor = one(text, "his Italian", actors_of(text, engine))
    assert (actor.name, actor.country, actor.office, actor.represents) == (
        "Paolo Riva",
        "IT",
        "foreign minister",
        "Italy",
    )


def test_mentions_stand_in_order_and_apart(engine: Engine) -> None:
    text = (
        "Turkish Foreign Minister Selim Aydin, the deputy leader of the Dawn Party, met the Armenian army's chief of staff, "
        "General Aram Petrosyan, and a spokesman for the UN Security Council in Baku. He said it was late. They agreed."
    )
    mentions = actors_of(text, engine)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(text[m.start : m.end] == m.text for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Three Armenians were killed, the army said.",
        "The Defence Ministry accused Armenian forces of shelling a village.",
        "The army accused Kenya of an attack.",
    ],
)
def test_an_army_is_not_given_to_those_it_speaks_of(text: str, engine: Engine) -> None:
    speaker = [
        m.actor
        for m in actors_of(text, engine)
        if m.text.lower() in ("the army", "army", "the defence ministry", "defence ministry")
    ]
    assert [a.country for a in speaker] == [None]


@pytest.mark.parametrize("name", ["Olena Marchuk", "Viktor Belov"])
def test_a_full_name_has_one_id_whatever_is_known_of_its_country(name: str, engine: Engine) -> None:
    texts = (f"Ukrainian Foreign Minister {name} spoke.", f"{name} spoke.", f"Minister {name} of Kenya spoke.")
    assert len({m.actor.actor_id for t in texts for m in actors_of(t, engine) if m.actor.kind == "person"}) == 1


@pytest.mark.parametrize(
    ("text", "speaks_for", "country"),
    [
        ("Ana Ruiz, a spokeswoman for the Colombian interior ministry, arrived.", "Colombia", "CO"),
        ("Sudan's envoy to the United Nations, Osman Idris, arrived.", "Sudan", "SD"),
        ("The UN envoy to Syria, Geir Holm, arrived.", "United Nations", None),
        ("The African Union's envoy to Sudan, Moussa Traoré, arrived.", "African Union", None),
        ("The head of the Armenian delegation, Aram Petrosyan, arrived.", "Armenia", "AM"),
        ("Kremlin spokesman Oleg Markov arrived.", "Russia", "RU"),
        ("RSF spokesman Hassan Daoud arrived.", "Rapid Support Forces", None),
        ("Ethiopia's army claimed the town. Its spokesman, Getnet Haile, arrived.", "Ethiopia", "ET"),
        ("Kenyan President Daniel Okello left. His adviser, Peter Mwangi, arrived.", "Kenya", "KE"),
        ("Hamas rejected the plan. The group's deputy leader, Bassam Rajab, arrived.", "Hamas", None),
        ("The Karen Defence Union (KDU) met. KDU commander Saw Htoo arrived.", "Karen Defence Union", None),
        ("Tomas Lind, a former Swedish minister who is now the EU's envoy, arrived.", "European Union", None),
        ("Nino Abashidze, the leader of Abkhazia, arrived.", "Abkhazia", None),
    ],
)
def test_for_whom_somebody_speaks(text: str, speaks_for: str, country: str | None, engine: Engine) -> None:
    people = [m.actor for m in actors_of(text, engine) if m.actor.kind == "person"]
    assert (people[-1].represents, people[-1].country) == (speaks_for, country)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The Rapid Support Forces (RSF) took the town. The RSF said so.", "RSF"),
        ("The Popular Resistance Committees (PRC) met. The PRC said so.", "PRC"),
        ("Sudan's army, known as the SAF, took the town. The SAF said so.", "SAF"),
        ("The National Unity Congress met. The NUC said so.", "NUC"),
        ("NLF denies raid\nThe Northern Liberation Front (NLF) denied a raid. The NLF said so.", "NLF"),
        ("The Joint Monitoring Mission for Darfur and Kordofan (JMMDK) met. JMMDK said so.", "JMMDK"),
    ],
)
def test_a_short_name_is_the_body_that_the_report_gives_it_to(text: str, short: str, engine: Engine) -> None:
    found = [m.actor for m in actors_of(text, engine) if m.actor.kind not in ("unnamed", "people")]
    assert len({a.actor_id for a in found}) == 1, found
    assert short in text and found[0].name != short


@pytest.mark.parametrize(
    ("text", "words", "not_named"),
    [
        ("Estonian President Mart Tamm spoke. The Kenyan president listened.", "The Kenyan", "Mart Tamm"),
        ("Spokesman Ivan Belov spoke. The spokeswoman listened.", "The spokeswoman", "Ivan Belov"),
        ("UN envoy Karin Lind spoke. The Hamas envoy listened and said no.", "The Hamas", "Karin Lind"),
        ("General Luis Ospina spoke. The rebels' commander said no.", "The rebels' commander", "Luis Ospina"),
        ("Deputy minister Ana Ruiz met Minister Juan Mora. The minister said no.", "The minister", "Ana Ruiz"),
    ],
)
def test_a_title_is_not_given_to_another(text: str, words: str, not_named: str, engine: Engine) -> None:
    start = text.index(words)
    found = [m.actor.name for m in actors_of(text, engine) if start <= m.start < start + len(words)]
    assert not_named not in found
