"""The packaged gazetteer: one place under all its names, and candidates for namesakes."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.grounding.countries import country_of_code
from dateline.grounding.gazetteer.lookup import Gazetteer


@pytest.mark.parametrize(
    ("names", "country"),
    [
        ("Terter | Tartar | Tərtər | TARTAR | Mir-Bashir", "AZ"),
        ("Stepanakert | Khankendi | Xankəndi", "AZ"),
        ("Nagorno-Karabakh | Upper Karabakh | Artsakh | Mountainous Karabakh | Nagorno Karabakh", "AZ"),
        ("Martakert | Aghdara | Ağdərə | Agdara", "AZ"),
        ("Shusha | Shushi | Şuşa", "AZ"),
        ("Lachin | Berdzor | Laçın", "AZ"),
        ("Kalbajar | Karvachar | Kəlbəcər | Kelbajar | K'arvacharr", "AZ"),
        ("Khojavend | Martuni", "AZ"),
        ("Ganja | Gəncə | Gandja | Gyandzha | Kirovabad", "AZ"),
        ("Fuzuli | Füzuli | Fizuli", "AZ"),
        ("Mingachevir | Mingechaur | Mingəçevir", "AZ"),
        ("Gyumri | Giumri | Leninakan", "AM"),
        ("Kapan | Ghapan", "AM"),
        ("Kyiv | Kiev | Kyïv", "UA"),
        ("Kharkiv | Kharkov | Char'kov", "UA"),
        ("Bakhmut | Artemivsk", "UA"),
        ("Avdiivka | Avdeevka | Avdiyivka", "UA"),
        ("Zaporizhzhia | Zaporozhye", "UA"),
        ("Belgorod | Byelgorod", "RU"),
        ("Mekelle | Mekele | Mek'ele", "ET"),
        ("Aksum | Axum", "ET"),
        ("El Fasher | Al-Fashir | Al Fasher", "SD"),
        ("El Geneina | Al-Junaynah | Geneina", "SD"),
        ("Deir ez-Zor | Deir Ezzor | Dayr az Zawr | Deir al-Zour", "SY"),
        ("Kobani | Ain al-Arab | Kobanê | ‘Ayn al ‘Arab", "SY"),
        ("Hodeidah | Al Hudaydah | Hudaydah | Hodeida", "YE"),
        ("Khan Younis | Khan Yunis | Khān Yūnis", "PS"),
        ("Rakhine | Rakhine State | Arakan", "MM"),
        ("Laukkai | Laukkaing | Laogai", "MM"),
        ("Nariño | Narino", "CO"),
        ("Toribío | Toribio", "CO"),
        ("Diyarbakır | Diyarbakir | Amed", "TR"),
        ("Şırnak | Sirnak | Shirnak", "TR"),
        ("Isfahan | Esfahan | Eşfahān", "IR"),
        ("Mashhad | Meshed | Mashad", "IR"),
        ("Beersheba | Be'er Sheva | Beer-Sheva", "IL"),
        ("Kiryat Shmona | Qiryat Shemona | Kiryat Shemona", "IL"),
        ("Gondar | Gonder", "ET"),
        ("Dessie | Dese | Desē", "ET"),
        ("Yangon | Rangoon", "MM"),
        ("Mawlamyine | Moulmein", "MM"),
        ("Pyin Oo Lwin | Pyin U Lwin | Maymyo", "MM"),
        ("Cúcuta | Cucuta", "CO"),
        ("Vanadzor | Kirovakan", "AM"),
        ("Sokhumi | Sukhumi | Sukhum", "GE"),
        ("Grozny | Groznyy | Groznyi", "RU"),
        ("Sievierodonetsk | Severodonetsk", "UA"),
        ("Mykolaiv | Nikolaev | Mykolayiv", "UA"),
        ("Raqqa | Ar Raqqah | Rakka", "SY"),
        ("Al-Hasakah | Hasakah | Hassakeh", "SY"),
        ("Mosul | Al Mawsil | Al-Mawsil", "IQ"),
        ("Erbil | Arbil | Hewler | Irbil", "IQ"),
        ("Taiz | Ta'izz | Taizz", "YE"),
        ("El Obeid | Al-Ubayyid", "SD"),
        ("Timbuktu | Tombouctou", "ML"),
        ("Mazar-i-Sharif | Mazar-e Sharif", "AF"),
        ("Hebron | Al-Khalil", "PS"),
        ("Dnipro River | Dnieper | Dnepr", None),
        ("Persian Gulf | Arabian Gulf", None),
        ("Donbas | Donbass", "UA"),
    ],
)
def test_one_place_under_its_names(gazetteer: Gazetteer, names: str, country: str | None) -> None:
    found = [gazetteer.lookup(name.strip(), loosely=True) for name in names.split("|")]
    shared = set.intersection(*({candidate.place_id for candidate in candidates} for candidates in found))
    assert shared
    if country is not None:
        assert country in {c.country for c in found[0] if c.place_id in shared}


@pytest.mark.parametrize("name", ["", " ", "-", "’", "Qwertzuiopistan", "x" * 5000, "\ud800", "\x00"])
def test_what_is_nowhere(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name, loosely=True) == ()


def test_candidates_come_with_the_most_people_first(gazetteer: Gazetteer) -> None:
    towns = [
        c for c in gazetteer.lookup("Alexandria") if c.feature == "settlement" and not c.place_id.startswith("dl:")
    ]
    assert len(towns) > 5
    assert [t.population for t in towns] == sorted((t.population for t in towns), reverse=True)


def test_a_place_has_the_names_of_both_sides(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(gazetteer.lookup("Khankendi")[0])
    assert place.name == "Stepanakert"
    assert {"Khankendi", "Xankəndi"} <= set(place.aliases)
    assert place.lat is not None and place.lon is not None
    assert abs(place.lat - 39.82) < 0.05 and abs(place.lon - 46.75) < 0.05


def test_a_disputed_entity_is_coded_under_its_profile() -> None:
    codes = {
        profile: Gazetteer.load(profile=profile).lookup("Western Sahara")[0].country
        for profile in ("plover", "iso", "apart")
    }
    assert codes == {"plover": "MA", "iso": "EH", "apart": None}


def test_what_has_no_known_point_has_no_coordinates(gazetteer: Gazetteer) -> None:
    (line,) = [c for c in gazetteer.lookup("Line of Actual Control") if c.feature == "line"]
    assert (line.lat, line.lon, line.where_prec) == (None, None, 5)


def test_a_missing_file_is_e303(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        Gazetteer.load(tmp_path / "none.bin")
    assert caught.value.code == "E303"
    assert caught.value.exit_code == 5


@pytest.mark.parametrize("content", [b"", b"DLGAZ01\n", b"DLGAZ01\n\x05\x00\x00\x00{}   ", b"PK\x03\x04" * 100])
def test_a_damaged_file_is_e304(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        Gazetteer.load(path)
    assert caught.value.code == "E304"


def test_abbreviations_keep_their_letters_and_stops(gazetteer: Gazetteer) -> None:
    for name in ("Pa.", "PA"):
        assert [c.name for c in gazetteer.lookup(name)] == ["Pennsylvania"]
    assert "Pennsylvania" not in {c.name for name in ("pa", "Pa", "pA.") for c in gazetteer.lookup(name)}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Miyagi Prefecture", "JP"), ("Delta State", "NG"), ("Co. Clare", "IE"), ("County Tyrone", "GB"), ("Yakutia", "RU"),
        ("Menoufia", "EG"), ("Rhineland-Palatinate", "DE"), ("Daikundi", "AF"), ("West Yorkshire", "GB"), ("Kongo Central", "CD"),
        ("Northern Bahr el Ghazal", "SS"), ("Al-Mahra", "YE"), ("Buryatia", "RU"), ("Khartoum State", "SD"), ("Orissa", "IN"),
        ("Karamoja", "UG"), ("Binh Phuoc", "VN"), ("Basra Governorate", "IQ"), ("Province of Helmand", "AF"),
    ],
)  # fmt: skip
def test_a_region_by_the_name_that_reports_use(gazetteer: Gazetteer, name: str, country: str) -> None:
    found = gazetteer.lookup(name)
    assert found
    assert any(c.country == country and c.feature in ("region", "district", "area") for c in found)


@pytest.mark.parametrize("name", ["Khartoum", "Asyut", "Najaf", "Sokoto", "Bauchi"])
def test_a_town_keeps_its_name_beside_its_region(gazetteer: Gazetteer, name: str) -> None:
    assert any(c.feature == "settlement" and c.population > 100_000 for c in gazetteer.lookup(name))


def test_a_town_gives_its_name_to_its_district(gazetteer: Gazetteer) -> None:
    (town,) = [c for c in gazetteer.lookup("Goranboy") if c.feature == "settlement"]
    area = gazetteer.area_around(town)
    assert area is not None
    assert (area.name, area.feature, area.where_prec) == ("Goranboy District", "region", 4)
    assert gazetteer.area_around(area) is None


def test_every_table_entry_is_found_by_each_of_its_names(gazetteer: Gazetteer) -> None:
    folder = Path(str(files("dateline.grounding").joinpath("data")))
    tables = sorted(folder.glob("regions*.toml"))
    assert len(tables) == 7
    for table in tables:
        data = tomllib.loads(table.read_text(encoding="utf-8"))
        assert data["source"]
        for row in data["region"]:
            wanted = f"gn:{row['geonames_id']}" if "geonames_id" in row else f"dl:{row['id']}"
            for name in (row["name"], *row.get("aliases", ()), *row.get("abbreviations", ())):
                assert wanted in {c.place_id for c in gazetteer.lookup(name)}, name
            assert ("lat" in row) == ("lon" in row)
            assert all(country_of_code(code) for code in row["countries"])
