"""Places found in sentences of many wars, by real parses: which place, how precisely, and where a government is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.grounding.places.find import find_places
from dateline.grounding.types import PlaceMention
from dateline.language.engine import Engine
from dateline.reports.types import Passage, Published, Report


def report_of(text: str, *, dateline: str | None = None) -> Report:
    """A report whose lines are body passages."""
    passages = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(start, start + len(line), "body"))
        start += len(line) + 1
    return Report(
        report_id="r",
        file="test.txt",
        text=text,
        source=None,
        agency=None,
        url=None,
        title=None,
        byline=None,
        dateline_place=dateline,
        published=Published(None, None, "unknown"),
        language="en",
        passages=tuple(passages),
    )


def places_of(
    engine: Engine, gazetteer: Gazetteer, text: str, *, dateline: str | None = None
) -> tuple[PlaceMention, ...]:
    report = report_of(text, dateline=dateline)
    return find_places(report, engine.analyse(report.text, report.content()), gazetteer)


def described(mentions: tuple[PlaceMention, ...]) -> list[str]:
    """ "Name/country/where_prec" of each place, in order."""
    return [f"{m.place.name}/{m.place.country}/{m.where_prec}" if m.place else f"?{m.text}" for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # South Caucasus
        ("Armenian shells hit the western city of Terter on Thursday.", ["Terter/AZ/1"]),
        ("Two rockets struck Ganja city, Azerbaijani officials said.", ["Ganja/AZ/1"]),
        ("Shelling was heard in Stepanakert, which Azerbaijanis call Khankendi.", ["Stepanakert/AZ/1", "Stepanakert/AZ/1"]),
        ("The fighting in Nagorno-Karabakh, or Upper Karabakh, went on.", ["Nagorno-Karabakh/AZ/4", "Nagorno-Karabakh/AZ/4"]),
        ("Armenian forces shelled villages in the Tartar and Aghdam districts.", ["Tartar District/AZ/3", "Ağdam/AZ/3"]),
        ("A drone fell near Goris, Armenia, on Sunday.", ["Goris/AM/2", "Armenia/AM/6"]),
        ("Clashes were reported on the border between Armenia and Azerbaijan.", ["Armenia/AM/5", "Azerbaijan/AZ/5"]),
        ("Troops entered the village of Hadrut in Nagorno-Karabakh.", ["Hadrut/AZ/1", "Nagorno-Karabakh/AZ/4"]),
        # Ukraine
        ("Russian missiles struck the Ukrainian city of Kharkiv overnight.", ["Kharkiv/UA/1"]),
        ("Shells hit a bus on the outskirts of Bakhmut in the Donetsk region.", ["Bakhmut/UA/2", "Donetsk Oblast/UA/4"]),
        ("The depot stands 30 km south of Zaporizhzhia, Ukraine.", ["Zaporizhzhya/UA/2", "Ukraine/UA/6"]),
        ("Fighting continues in eastern Ukraine.", ["Ukraine/UA/5"]),
        ("A Ukrainian drone hit an oil depot in the Belgorod region of Russia.", ["Belgorod Oblast/RU/4", "Russia/RU/6"]),
        ("The frigate sank in the Black Sea.", ["Black Sea/None/7"]),
        # Sudan and Ethiopia
        ("RSF fighters attacked El Fasher in North Darfur on Friday.", ["El Fasher/SD/1", "North Darfur/SD/4"]),
        ("Witnesses in Al-Fashir, Sudan, described the bombing.", ["El Fasher/SD/1", "Sudan/SD/6"]),
        ("A drone strike hit a market in Mekelle, the capital of Tigray.", ["Mek'ele/ET/1", "Tigray/ET/4"]),
        ("Gunmen killed dozens of villagers in the Oromia region of Ethiopia.", ["Oromia/ET/4", "Ethiopia/ET/6"]),
        # Syria, Iraq, Yemen
        ("Jets hit the town of Saraqib in Idlib province, Syria.", ["Saraqib/SY/1", "Idlib Governorate/SY/4", "Syria/SY/6"]),
        ("A car bomb exploded in Deir ezzor, Syrian state media said.", ["Deir ez-Zor/SY/1"]),
        ("Mortar fire landed outside Aleppo.", ["Aleppo/SY/2"]),
        ("A mine killed three children near Hodeidah, Yemen.", ["Hodeidah/YE/2", "Yemen/YE/6"]),
        ("Turkish jets bombed camps in northern Iraq.", ["Iraq/IQ/5"]),
        # Gaza and Lebanon
        ("An Israeli strike killed five people in Khan Younis in the Gaza Strip.", ["Khan Younis/PS/1", "Gaza Strip/PS/4"]),
        ("Rockets from Lebanon landed near Kiryat Shmona.", ["Lebanon/LB/6", "Qiryat Shmona/IL/2"]),
        # directions, distances, whose it is
        ("The army took Robotyne, south of Orikhiv, Ukraine.", ["Robotyne/UA/1", "Orikhiv/UA/2", "Ukraine/UA/6"]),
        ("Shells landed near the village of Shurnukh in Armenia.", ["Shurnukh/AM/2", "Armenia/AM/6"]),
        ("Militants took Beledweyne, 335 km north of Mogadishu, Somalia.",
         ["Beledweyne/SO/1", "Mogadishu/SO/1", "Somalia/SO/6"]),
        ("JNIM attacked Djibo in Burkina Faso's Sahel region.", ["Djibo/BF/1", "Burkina Faso/BF/6", "Sahel Region/BF/4"]),
        ("The tanker was hit 20 km off Sevastopol in Crimea.", ["Sevastopol/UA/2", "Crimea/UA/4"]),
        ("The road between Bamako and Timbuktu was cut, Malian officers said.", ["Bamako/ML/5", "Timbuktu/ML/5"]),
        ("Explosions shook the cities of Mykolaiv and Kherson in Ukraine.",
         ["Mykolayiv/UA/1", "Kherson/UA/1", "Ukraine/UA/6"]),
        # headlines
        ("RUSSIA SHELLS KHARKIV AS TALKS IN ISTANBUL END", ["Russia/RU/6", "Kharkiv/UA/1", "Istanbul/TR/1"]),
        ("At Least 12 Dead After Air Strike On Market In Tigray", ["Tigray/ET/4"]),
        # Myanmar
        ("Junta troops burned houses in Sagaing Region, Myanmar.", ["Sagaing/MM/4", "Myanmar/MM/6"]),
        ("The Arakan Army said it took Buthidaung in Rakhine State.", ["Buthidaung Town/MM/1", "Rakhine/MM/4"]),
        # the Sahel, Congo, Mozambique
        ("Jihadists ambushed a convoy near Djibo in Burkina Faso.", ["Djibo/BF/2", "Burkina Faso/BF/6"]),
        ("M23 rebels entered Goma in North Kivu.", ["Goma/CD/1", "North Kivu/CD/4"]),
        ("Gunmen raided Palma in Mozambique's Cabo Delgado province.", ["Palma/MZ/1", "Mozambique/MZ/6", "Cabo Delgado/MZ/4"]),
        ("Two soldiers were killed in the Lake Chad basin.", ["Lake Chad Basin/None/5"]),
        # Colombia, Afghanistan, Kashmir
        ("A bomb wounded six police officers in Corinto, Cauca, Colombia.", ["Corinto/CO/1", "Cauca/CO/4", "Colombia/CO/6"]),
        ("A blast hit a mosque in Kunduz, Afghanistan.", ["Kunduz/AF/1", "Afghanistan/AF/6"]),
        ("Indian and Pakistani troops traded fire across the Line of Control.", ["Line of Control/None/5"]),
    ],
)  # fmt: skip
def test_places_and_their_precision(engine: Engine, gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert described(places_of(engine, gazetteer, text)) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Baku said on Monday that its forces had advanced.", ["government"]),
        ("Ankara has supported a ceasefire.", ["government"]),
        ("Turkey accused Armenia of breaking the truce.", ["government", "government"]),
        ("Moscow denied the claim, and Kyiv rejected the offer.", ["government", "government"]),
        ("Talks with Tehran will resume in Geneva.", ["government", "location"]),
        ("The minister stressed Baku's right to self-defence.", ["government"]),
        ("Ukraine was accused of shelling the plant.", ["government"]),
        ("Addis Ababa rejected Khartoum's accusation.", ["government", "government"]),
        ("Israel and Lebanon share a border.", ["government", "government"]),
        ("According to Yerevan, three soldiers died.", ["government"]),
        ("The bloc imposed sanctions on Moscow.", ["government"]),
        ("Rwanda backs the rebels, Kinshasa says.", ["government", "government"]),
        ("Naypyidaw denied that its jets had bombed Laiza.", ["government", "location"]),
        ("A delegation from Bogota arrived in Havana.", ["location", "location"]),
        ("Iran condemned the attack on Damascus.", ["government", "location"]),
        ("Ethiopia invaded Tigray, officials in Mekelle said.", ["government", "location", "location"]),
        ("Explosions were heard in Kyiv.", ["location"]),
        ("A rally was held in central Ankara.", ["location"]),
        ("Missiles killed nine people in Ukraine.", ["location"]),
        ("Kharkiv was shelled for a third day.", ["location"]),
        ("The envoy flew to Khartoum on Friday.", ["location"]),
        ("He lives in Damascus.", ["location"]),
        ("Rebels marched on Goma.", ["location"]),
    ],
)
def test_a_government_that_speaks_or_is_spoken_to(
    engine: Engine, gazetteer: Gazetteer, text: str, roles: list[str]
) -> None:
    found = places_of(engine, gazetteer, text)
    assert [mention.role for mention in found] == roles


@pytest.mark.parametrize(
    "text",
    [
        "He said that he may march with the police in May.",
        "The union said most of them would stay.",
        "Mark Jordan and Paris Kensington were among the wounded.",
        "President Clinton spoke first; Mr Washington followed.",
        "Turkish and Armenian soldiers were captured.",
        "Many of the wounded were taken to hospital, she said.",
        "The Azeris and the Georgians signed the paper.",
        "On Sunday the general thanked his men for us.",
        "ELN fighters and AK-47 rifles were seen, MSF said.",
        "South Ossetians and Chadians were among the dead.",
    ],
)
def test_what_is_no_place(engine: Engine, gazetteer: Gazetteer, text: str) -> None:
    assert [m.text for m in places_of(engine, gazetteer, text) if m.role != "part_of_name"] == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Azerbaijan's army said Fuzuli was under fire from Armenian positions.", "Fuzuli", "AZ"),
        ("Police in Tripoli, Lebanon, fired on the crowd.", "Tripoli", "LB"),
        ("Libyan militias clashed in Tripoli on Monday.", "Tripoli", "LY"),
        ("Syrian jets bombed Tripoli Street; in Hama and in Homs there were raids.", "Hama", "SY"),
        ("Georgia's president flew from Tbilisi to Brussels.", "Georgia", "GE"),
        ("Voters in Atlanta, Georgia, queued for hours.", "Georgia", "US"),
        ("The mayor of Birmingham, Alabama, resigned.", "Birmingham", "US"),
        ("The mayor of Birmingham told British reporters that he would resign.", "Birmingham", "GB"),
        ("Sudanese planes bombed Nyala.", "Nyala", "SD"),
        ("Colombian troops entered Florencia in Caquetá.", "Florencia", "CO"),
        ("Mexican marines patrolled Guadalajara.", "Guadalajara", "MX"),
        ("Spanish police searched flats in Guadalajara, Spain.", "Guadalajara", "ES"),
        ("Burmese soldiers shelled Lashio.", "Lashio", "MM"),
        ("A shell killed a child in the Martuni region of Nagorno-Karabakh.", "Martuni", "AZ"),
        ("A shell fell in Martuni, in Armenia's Gegharkunik province.", "Martuni", "AM"),
        ("Ukrainian officials said Mykolaivka near Sloviansk was hit.", "Mykolaivka", "UA"),
        ("Russian and Ukrainian troops fought over Pokrovsk.", "Pokrovsk", "UA"),
    ],
)
def test_namesakes(engine: Engine, gazetteer: Gazetteer, text: str, name: str, country: str) -> None:
    found = [m for m in places_of(engine, gazetteer, text) if m.text == name]
    assert found
    assert all(m.place is not None and m.place.country == country for m in found)


@pytest.mark.parametrize(("dateline", "country"), [("BEIRUT, Lebanon", "LB"), ("BENGHAZI, Libya", "LY"), (None, "LY")])
def test_the_dateline_decides_between_namesakes(
    engine: Engine, gazetteer: Gazetteer, dateline: str | None, country: str
) -> None:
    text = "Three people were hurt when a shop burned down in Tripoli."
    found = places_of(engine, gazetteer, text, dateline=dateline)
    assert [m.place.country for m in found if m.place] == [country]


def test_one_name_is_one_place_in_a_report(engine: Engine, gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Tripoli, Lebanon.\nResidents of Tripoli fled.\nTripoli has seen such attacks before."
    ids = {m.place.place_id for m in places_of(engine, gazetteer, text) if m.place and m.text == "Tripoli"}
    assert len(ids) == 1


def test_a_name_of_two_wars_needs_a_country(engine: Engine, gazetteer: Gazetteer) -> None:
    nowhere = places_of(engine, gazetteer, "Shots were fired across the Line of Contact.")
    ukraine = places_of(engine, gazetteer, "Ukrainian soldiers fired across the Line of Contact.")
    karabakh = places_of(engine, gazetteer, "Azerbaijani and Armenian soldiers fired across the Line of Contact.")
    assert [(m.place, m.reason) for m in nowhere] == [(None, "ambiguous")]
    assert [m.place.country for m in ukraine if m.place] == ["UA"]
    assert [m.place.country for m in karabakh if m.place] == ["AZ"]


def test_what_is_in_no_gazetteer_says_so(engine: Engine, gazetteer: Gazetteer) -> None:
    found = places_of(engine, gazetteer, "Soldiers shelled the village of Qorxmazkendabad in Azerbaijan.")
    unknown = [m for m in found if m.place is None]
    assert [m.reason for m in unknown] in ([], ["not-in-gazetteer"])
    assert all(m.score == 0.0 for m in unknown)


def test_a_report_without_content_has_no_places(engine: Engine, gazetteer: Gazetteer) -> None:
    assert places_of(engine, gazetteer, "") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shelling was heard between Kramatorsk and Bakhmut in Ukraine.",
            ["Kramatorsk/UA/5", "Bakhmut/UA/5", "Ukraine/UA/6"],
        ),
        (
            "Two villages in the Fuzuli district of Azerbaijan were shelled.",
            ["Fuzuli District/AZ/3", "Azerbaijan/AZ/6"],
        ),
        ("A drone fell 30 km south of Orikhiv.", ["Orikhiv/UA/2"]),
        ("Soldiers dug in on the outskirts of Mekelle.", ["Mek'ele/ET/2"]),
        ("Mines went off near Sloviansk and Kramatorsk.", ["Sloviansk/UA/2", "Kramatorsk/UA/2"]),
        ("The road from Goma to Sake was cut.", ["Goma/CD/5", "Sake/CD/5"]),
        ("Troops massed on the border with Eritrea.", ["Eritrea/ER/5"]),
        ("Tanks crossed into northern Gaza at dawn.", ["Gaza Strip/PS/4"]),
        ("Clashes went on in southern Lebanon and in eastern Ukraine.", ["South Lebanon/LB/5", "Ukraine/UA/5"]),
        ("A shell fell by Kiryat Shmona, in Israel.", ["Qiryat Shmona/IL/2", "Israel/IL/6"]),
    ],
)
def test_how_near(engine: Engine, gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert described(places_of(engine, gazetteer, text)) == expected


def test_what_adds_up_and_what_decided(engine: Engine, gazetteer: Gazetteer) -> None:
    text = "A bomb went off in Tripoli, Lebanon. Officials in Beirut condemned it."
    found = places_of(engine, gazetteer, text)
    assert [m.rule for m in found] == ["said-within", "country", "population"]
    for mention in found:
        assert sum(part.weight for part in mention.comparisons) == pytest.approx(mention.score, abs=0.02)


WORDS = ("Ganja", "Kyiv", "said", "in", ",", "near", "the", "Strip", "Paris", "Texas", "St", ".", "and", "of", "-")


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_words_give_spans_inside_the_text(words: list[str], engine: Engine, gazetteer: Gazetteer) -> None:
    text = " ".join(words)
    found = places_of(engine, gazetteer, text)
    assert found == places_of(engine, gazetteer, text)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        if mention.place is not None and mention.place.lat is not None:
            assert mention.place.lon is not None
            assert -90 <= mention.place.lat <= 90 and -180 <= mention.place.lon <= 180
