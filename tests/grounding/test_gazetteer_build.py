"""Gazetteer files: what is written is what is read, the same bytes twice, and a dump's own mistakes have a number."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dateline.cli.gazetteer import app
from dateline.errors import InputError, ModelError
from dateline.grounding.gazetteer.build import build_gazetteer, latin, package_rows, place_names
from dateline.grounding.gazetteer.file import Row, Writer, read_table
from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.grounding.gazetteer.names import fold, region_names

DUMP = [
    # id, name, ascii, alternates, lat, lon, class, code, country, cc2, adm1, adm2, adm3, adm4, people, elevation, dem, zone, date
    "1\tQarazən Oblast\tQarazan Oblast\t\t41.5\t45.5\tA\tADM1\tZZ\t\t01\t\t\t\t90000\t\t1\tAsia/Zz\t2020-01-01",
    "2\tQarazən Rayon\tQarazan Rayon\t\t41.4\t45.4\tA\tADM2\tZZ\t\t01\t7\t\t\t9000\t\t1\tAsia/Zz\t2020-01-01",
    "3\tQarazən\tQarazan\tKarazan,Каразан,QRZ\t41.41\t45.41\tP\tPPL\tZZ\t\t01\t7\t\t\t500\t\t1\tAsia/Zz\t2020-01-01",
    "4\tOld Qarazən\tOld Qarazan\t\t41.0\t45.0\tP\tPPLH\tZZ\t\t01\t7\t\t\t0\t\t1\tAsia/Zz\t2020-01-01",
    "5\tQara River\tQara River\t\t41.2\t45.2\tH\tSTM\tZZ\t\t01\t\t\t\t0\t\t1\tAsia/Zz\t2020-01-01",
    "6\tGrand Hotel\tGrand Hotel\t\t41.2\t45.2\tS\tHTL\tZZ\t\t01\t\t\t\t0\t\t1\tAsia/Zz\t2020-01-01",
]


def dump(tmp_path: Path, lines: list[str], name: str = "ZZ.txt") -> Path:
    path = tmp_path / name
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_dump_becomes_a_gazetteer(tmp_path: Path) -> None:
    out = tmp_path / "zz.bin"
    build_gazetteer(dump(tmp_path, DUMP), out)
    gazetteer = Gazetteer.load(out)
    (town,) = [c for c in gazetteer.lookup("Karazan") if c.country == "ZZ"]
    assert (town.feature, town.population, town.place_id) == ("settlement", 500, "gn:3")
    assert (town.lat, town.lon) == (41.41, 45.41)
    place = gazetteer.place(town)
    assert (place.admin1, place.geonames_id) == ("Qarazən Oblast", 3)
    features = {c.feature: c.where_prec for c in gazetteer.lookup("Qarazan") if c.country == "ZZ"}
    assert features == {"settlement": 1, "district": 3, "region": 4}
    assert [c.feature for c in gazetteer.lookup("Qara River") if c.country == "ZZ"] == ["river"]
    assert not [
        c for name in ("Old Qarazan", "Grand Hotel", "QRZ") for c in gazetteer.lookup(name) if c.country == "ZZ"
    ]


def test_the_tables_are_used_with_a_users_own_file(tmp_path: Path) -> None:
    out = tmp_path / "zz.bin"
    build_gazetteer(dump(tmp_path, DUMP), out)
    (entity,) = Gazetteer.load(out).lookup("Upper Karabakh")
    assert (entity.name, entity.country) == ("Nagorno-Karabakh", "AZ")


def test_a_zip_gives_the_same_file(tmp_path: Path) -> None:
    text = dump(tmp_path, DUMP)
    packed = tmp_path / "ZZ.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(text, "ZZ.txt")
        archive.writestr("readme.txt", "about this dump")
    first, second = tmp_path / "a.bin", tmp_path / "b.bin"
    assert build_gazetteer(text, first) == build_gazetteer(packed, second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    "lines",
    [["one\ttwo"], [DUMP[2].replace("41.41", "north")], [*DUMP, ""], [DUMP[2].replace("\t500\t", "\tmany\t")]],
)
def test_a_line_that_is_no_row_is_e121(tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        build_gazetteer(dump(tmp_path, lines), tmp_path / "out.bin")
    assert caught.value.code == "E121"


def test_a_dump_that_is_not_there_or_is_not_text_is_e121(tmp_path: Path) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00" * 50)
    for path in (tmp_path / "none.txt", binary):
        with pytest.raises(InputError) as caught:
            build_gazetteer(path, tmp_path / "out.bin")
        assert caught.value.code == "E121"


def test_packages_are_joined_by_point_and_by_name() -> None:
    def city(number: int, name: str, lat: float, people: int) -> dict[str, object]:
        return {
            "geonameid": number,
            "name": name,
            "latitude": lat,
            "longitude": 45.0,
            "countrycode": "ZZ",
            "admin1code": "01",
            "population": people,
            "alternatenames": [],
        }

    def located(name: str, lat: float, county: str) -> dict[str, object]:
        return {
            "country_code": "ZZ",
            "city": name,
            "latitude": lat,
            "longitude": 45.0,
            "state": "Qara",
            "county": county,
        }

    cities = {"9": city(9, "Bes", 42.0, 100), "8": city(8, "Uch", 41.0, 300)}
    rows = list(package_rows(cities, [located("Uch", 41.0, "Uch District"), located("Bes", 42.5, "Bes District")], {}))
    assert [(row.feature, row.names[0]) for row in rows] == [
        ("region", "Qara"),
        ("district", "Bes District"),
        ("district", "Uch District"),
        ("settlement", "Uch"),
        ("settlement", "Bes"),
    ]
    assert (rows[0].lat, rows[0].population) == (41.5, 400)


@pytest.mark.parametrize(
    ("name", "country", "feature", "names"),
    [
        ("Tartar District", "AZ", "region", ("Tartar District", "Tartar")),
        ("Boone County", "US", "district", ("Boone County",)),
        ("Departamento del Beni", "BO", "region", ("Departamento del Beni", "Beni")),
        ("District", "ZZ", "region", ("District",)),
        ("Shan State", "MM", "region", ("Shan State", "Shan")),
    ],
)
def test_region_names(name: str, country: str, feature: str, names: tuple[str, ...]) -> None:
    assert region_names(name, country=country, feature=feature) == names


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Tərtər", True),
        ("Ḩudaydah", True),
        ("Сумы", False),
        ("knjh", False),
        ("Dnipro", True),
        ("123", False),
        ("", False),
    ],
)
def test_latin(name: str, kept: bool) -> None:
    assert latin(name) is kept


def test_codes_of_airports_are_no_names() -> None:
    assert place_names("Ganja", ["KVD", "Gəncə", "ganja", "Ganja"]) == ("Ganja", "Gəncə")


@given(
    st.lists(
        st.tuples(
            st.text(max_size=12),
            st.lists(st.text(max_size=8), max_size=3),
            st.floats(-90, 90),
            st.floats(-180, 180),
            st.integers(0, 2**33),
        ),
        max_size=8,
    )
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[str, list[str], float, float, int]]
) -> None:
    path = tmp_path_factory.mktemp("table") / "any.bin"
    writer = Writer()
    for number, (name, others, lat, lon, people) in enumerate(places):
        writer.add(Row(number + 1, (name, *others), lat, lon, "ZZ", "", "", people, "settlement"))
    writer.write(path, credit="none")
    table = read_table(path)
    assert len(table) == len(places)
    for number, (_, _, lat, lon, people) in enumerate(places):
        names = table.names(number)
        assert all(not name or (number in {position for position, _ in table.entries(fold(name))}) for name in names)
        assert abs(int(table.columns["lat"][number]) / 1e5 - lat) < 1e-5
        assert abs(int(table.columns["lon"][number]) / 1e5 - lon) < 1e-5
        assert int(table.columns["population"][number]) == min(people, 2**32 - 1)


def test_the_command_builds_a_file_and_says_its_digest(tmp_path: Path) -> None:
    out = tmp_path / "zz.bin"
    result = CliRunner().invoke(app, ["build", str(dump(tmp_path, DUMP)), "--out", str(out)])
    assert result.exit_code == 0
    assert result.stdout == f"{out}\t{hashlib.sha256(out.read_bytes()).hexdigest()}\n"


def test_the_packaged_file_is_the_one_pinned_and_credits_geonames(monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer = Gazetteer.load()
    assert "GeoNames" in gazetteer.credit and "CC BY 4.0" in gazetteer.credit
    monkeypatch.setattr("dateline.grounding.gazetteer.lookup.pinned_digest", lambda: "0" * 64)
    with pytest.raises(ModelError) as caught:
        Gazetteer.load()
    assert caught.value.code == "E304"
