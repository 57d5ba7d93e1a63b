"""Incidents in other projects' forms: each column by its codebook, and nothing that the reports do not say."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.exchange.geojson import geojson_bytes, points_of
from dateline.exchange.profiles.settings import PROFILES, tables
from dateline.exchange.profiles.write import Profiled, profiled
from dateline.exchange.tables import csv_text, table_bytes
from dateline.record import rows
from tests.ledger.wars import AID, COLOMBIA, KARABAKH, TIGRAY, UKRAINE, WARS, War
from tests.making import ATTACK, CLASH, DRONE, Maker, place

DAY = "2022-05-03"
Row = dict[str, Any]
every_war = pytest.mark.parametrize("war", WARS, ids=lambda w: w.name)


@dataclass
class Made:
    """A record by hand: the rows that profiles ask for."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    @classmethod
    def of(cls, maker: Maker) -> Made:
        pile, ledger = maker.pile(), maker.add_up().ledger
        reports = [
            {"report_id": r.report_id, "source": r.source, "agency": r.agency, "title": "A title", "url": r.url,
             "language": "en", "published_from": str(r.published.earliest), "text": r.text}
            for r in pile.reports
        ]  # fmt: skip
        return cls({
            "incidents": [rows.incident_row(i) for i in ledger.incidents],
            "events": [rows.event_row(e) for e in pile.events],
            "claims": [rows.claim_row(c) for c in pile.claims],
            "actors": [rows.actor_row(a) for a in ledger.actors],
            "places": [rows.place_row(p) for p in pile.places.values()],
            "reports": reports,
        })  # fmt: skip

    def rows(self, table: str) -> list[Row]:
        return self.tables[table]


def written(maker: Maker, profile: str, table: str = "incidents") -> Profiled:
    return profiled(Made.of(maker), table, profile)


def struck(war: War, **options: Any) -> Maker:
    """The right side hits the town of the left one: told by the left side's office."""
    maker = Maker()
    options = {
        "killed": 4,
        "injured": 9,
        "on": DAY,
        "at": war.town,
        "perpetrator": war.right,
        "target": war.left,
    } | options
    maker.report("Lake Times", "2022-05-04").tell("Shells hit the bus depot.", by=war.left_office, **options)
    return maker


def one(maker: Maker, profile: str) -> Row:
    (row,) = written(maker, profile).rows
    return row


@pytest.mark.parametrize("profile", PROFILES)
@every_war
def test_every_row_has_every_column_in_order(profile: str, war: War) -> None:
    found = written(struck(war), profile)
    assert [tuple(row) for row in found.rows] == [tables().columns[profile]]
    assert found.columns == tables().columns[profile]


def test_the_columns_are_as_many_as_the_codebooks_say() -> None:
    assert {name: len(tables().columns[name]) for name in ("ucdp-ged", "acled")} == {"ucdp-ged": 49, "acled": 31}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_a_profile_can_be_read_back(profile: str, format: str) -> None:
    found = written(struck(UKRAINE), profile)
    data = table_bytes(found.rows, found.columns, format).decode()
    if format == "csv":
        (row,) = csv.DictReader(data.splitlines())
        assert list(row) == list(found.columns)
    else:
        assert json.loads(data) == json.loads(json.dumps(found.rows[0]))


@every_war
def test_ucdp_has_the_state_as_side_a_and_the_range_of_deaths(war: War) -> None:
    maker = struck(war)
    maker.report("Gulf Desk", "2022-05-04").tell(
        "Six lost their lives at the bus depot that shells hit.",
        by=AID,
        at=war.town,
        on=DAY,
        killed=6,
        perpetrator=war.right,
    )
    row = one(maker, "ucdp-ged")
    assert (row["best"], row["low"], row["high"], row["deaths_unknown"]) == (4, 4, 6, 4)
    assert (row["date_prec"], row["date_start"], row["date_end"], row["year"]) == (1, DAY, DAY, 2022)
    assert (row["number_of_sources"], row["where_prec"]) == (2, 1)
    assert set(row["source_original"].split("; ")) == {AID.name, war.left_office.name}
    assert row["geom_wkt"] == f"POINT ({war.town.lon} {war.town.lat})"
    assert row["id"] is None and row["conflict_new_id"] is None and row["country_id"] is None


@pytest.mark.parametrize(
    ("war", "side_a", "side_b"),
    [
        (UKRAINE, "Russia", "Ukraine"),
        (UKRAINE.swapped(), "Ukraine", "Russia"),
        (COLOMBIA, "Colombia", "National Liberation Army"),
        (COLOMBIA.swapped(), "Colombia", "National Liberation Army"),
        (TIGRAY, "Ethiopia", "Tigray People's Liberation Front"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_fight_with_a_state_is_state_based_and_a_government_is_side_a(war: War, side_a: str, side_b: str) -> None:
    row = one(struck(war, kind=CLASH), "ucdp-ged")
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (1, side_a, side_b)


def test_two_groups_are_non_state_and_an_attack_on_civilians_is_one_sided() -> None:
    groups = War("groups", TIGRAY.right, TIGRAY.right_office, COLOMBIA.right, COLOMBIA.right_office, TIGRAY.town)
    assert one(struck(groups, kind=CLASH), "ucdp-ged")["type_of_violence"] == 2
    row = one(struck(COLOMBIA, kind=ATTACK), "ucdp-ged")
    assert (row["type_of_violence"], row["side_b"]) == (3, "Civilians")


def test_ucdp_does_not_guess_the_type_where_nobody_is_named() -> None:
    row = one(struck(UKRAINE, perpetrator=None, target=None), "ucdp-ged")
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (None, None, None)


def test_the_grid_cell_is_prio_grid_s() -> None:
    town = place("Arakan", "MM", 19.0, 94.25)
    row = one(struck(UKRAINE, at=town), "ucdp-ged")
    assert row["priogrid_gid"] == 157509


def test_an_incident_without_dead_is_counted_as_left_out() -> None:
    found = written(struck(UKRAINE, killed=None), "ucdp-ged")
    assert (found.rows, dict(found.left_out)) == ((), {"nobody is counted as killed": 1})


@pytest.mark.parametrize(
    ("on", "prec", "precision", "day"),
    [
        ("2022-05-03", 1, 1, "2022-05-03"),
        (("2022-05-02", "2022-05-08"), 3, 2, "2022-05-05"),
        (("2022-05-01", "2022-05-31"), 4, 3, "2022-05-16"),
    ],
)
def test_acled_has_the_day_or_the_middle(on: str | tuple[str, str], prec: int, precision: int, day: str) -> None:
    row = one(struck(UKRAINE, on=on, prec=prec), "acled")
    assert (row["event_date"], row["time_precision"]) == (day, precision)


def test_acled_counts_the_lowest_of_conflicting_figures_and_codes_states_alone() -> None:
    maker = struck(KARABAKH)
    maker.report("Gulf Desk", "2022-05-04").tell(
        "Six lost their lives at the bus depot that shells hit.", by=AID, at=KARABAKH.town, on=DAY, killed=6
    )
    row = one(maker, "acled")
    assert (row["fatalities"], row["inter1"], row["inter2"], row["interaction"]) == (4, 8, 1, 18)
    assert (row["disorder_type"], row["geo_precision"], row["country"]) == ("Political violence", 1, "Azerbaijan")
    assert one(struck(COLOMBIA), "acled")["inter1"] is None


@every_war
def test_an_attack_that_each_charges_the_other_with_is_neither_s_in_acled(war: War) -> None:
    maker = struck(war)
    maker.report("Gulf Desk", "2022-05-04").tell(
        "It was they who fired on the place.", by=war.right_office, at=war.town, on=DAY, killed=4, perpetrator=war.left
    )
    (incident,) = Made.of(maker).rows("incidents")
    assert len(incident["perpetrators"]) == 2
    row = one(maker, "acled")
    assert (row["actor1"], row["inter1"], row["interaction"]) == (None, None, None)
    assert one(struck(war), "acled")["actor1"] == Made.of(struck(war)).rows("incidents")[0]["perpetrators"][0]


@pytest.mark.parametrize(
    ("profile", "column"),
    [("ucdp-ged", "where_prec"), ("acled", "geo_precision"), ("airwars", "geolocation_precision")],
)
def test_a_place_that_nobody_can_find_has_no_precision(profile: str, column: str) -> None:
    nowhere = replace(place("Nowhere", "UA", 0, 0), lat=None, lon=None)
    assert one(struck(UKRAINE, at=nowhere), profile)[column] is None
    assert one(struck(UKRAINE), profile)[column] == 1


def test_violence_against_civilians_has_civilians_as_the_second_actor() -> None:
    row = one(struck(COLOMBIA, kind=ATTACK), "acled")
    assert (row["actor2"], row["inter2"], row["civilian_targeting"]) == (
        "Civilians (Colombia)",
        7,
        "Civilian targeting",
    )


@pytest.mark.parametrize("where_prec", [4, 5])
def test_a_region_has_no_point(where_prec: int) -> None:
    found = written(struck(UKRAINE, where_prec=where_prec), "acled")
    (row,) = found.rows
    assert (row["latitude"], row["longitude"], row["geo_precision"], found.points) == (None, None, 3, (None,))


def test_a_country_is_no_place_for_acled() -> None:
    assert written(struck(UKRAINE, where_prec=6), "acled").left_out == {"no place nearer than a country is known": 1}


@every_war
@pytest.mark.parametrize(
    ("by", "grade", "third"), [("left_office", "Fair", False), ("left", "Fair", False), ("right", "Confirmed", True)]
)
def test_airwars_grades_origins(war: War, by: str, grade: str, third: bool) -> None:
    maker = struck(war)
    maker.report("Gulf Desk", "2022-05-04").tell(
        "It struck a place where buses are kept, as was later said.", by=getattr(war, by), at=war.town, on=DAY,
        killed=4, perpetrator=war.right,
    )  # fmt: skip
    row = one(maker, "airwars")
    assert (row["grade"], row["source_not_primary_belligerent"]) == (grade, third)
    assert row["strike_status"] == ("Declared" if grade == "Confirmed" else "Alleged")


def test_two_outlets_of_one_origin_are_one_source() -> None:
    maker = Maker()
    for outlet in ("Lake Times", "Gulf Desk"):
        maker.report(outlet, DAY, agency="North Wire").tell(
            f"Shells hit the depot, {outlet} has it.", by=UKRAINE.left_office, at=UKRAINE.town, on=DAY, killed=4,
            perpetrator=UKRAINE.right,
        )  # fmt: skip
    assert (one(maker, "airwars")["grade"], one(maker, "airwars")["number_of_sources"]) == ("Weak", 1)


@pytest.mark.parametrize(
    ("kind", "weapon", "mode"),
    [
        (DRONE, "", None),
        (CLASH, "", None),
        (ATTACK, "", None),
        (("Explosions/Remote violence", "Grenade"), "", "explosives"),
    ],
)
def test_plover_has_a_mode_only_where_it_is_told(kind: tuple[str, str], weapon: str, mode: str | None) -> None:
    row = one(struck(UKRAINE, kind=kind), "plover")
    assert (row["event"], row["mode"], row["quad_code"]) == ("ASSAULT", mode, 4)


def test_plover_has_places_sizes_and_states_by_code() -> None:
    row = one(struck(UKRAINE), "plover")
    assert row["actor"] == [{"code": "RUS", "entity_text": "Russia"}]
    assert row["size"] == {"dead": 4, "injured": 9}
    assert (row["event_loc"]["resolution"], row["event_loc"]["country_code"]) == (4, "UKR")


def test_events_of_politics_are_plover_records_too() -> None:
    maker = struck(UKRAINE)
    maker.report("Gulf Desk", DAY).tell(
        "The body called on them to stop.", ("REQUEST", "yield"), by=AID, on=DAY, roles=[("participant", AID)]
    )
    found = written(maker, "plover", "events").rows
    assert {(row["event"], row["mode"], row["event_scale"]) for row in found} == {
        ("ASSAULT", "heavy-weapons", -9.5), ("REQUEST", "yield", -1.0)
    }  # fmt: skip


def test_what_is_denied_is_no_plover_event() -> None:
    maker = struck(UKRAINE, modality="denied")
    assert written(maker, "plover", "events").rows == ()


@pytest.mark.parametrize("war", [UKRAINE, KARABAKH], ids=lambda w: w.name)
@pytest.mark.parametrize("profile", PROFILES)
def test_swapping_two_states_swaps_their_names_and_nothing_else(war: War, profile: str) -> None:
    one_side, other = (one(struck(w, kind=CLASH), profile) for w in (war, war.swapped()))
    # whose country the town lies in is not swapped, and the ids are hashes of the words
    free = {"interaction", "inter1", "inter2", "event_id_cnty", "relid", "id", "incident_id"}
    named = {
        "side_a",
        "side_b",
        "dyad_name",
        "actor1",
        "actor2",
        "belligerents",
        "actor",
        "recipient",
        "source_original",
    }
    told = {"notes", "grade_reason", "comment"}
    assert {k: v for k, v in one_side.items() if k not in free | named | told} == {
        k: v for k, v in other.items() if k not in free | named | told
    }
    assert [one_side.get("side_a"), one_side.get("side_b")] == [other.get("side_b"), other.get("side_a")]


def test_geojson_has_a_point_or_null() -> None:
    near, vague = written(struck(UKRAINE), "acled"), written(struck(UKRAINE, where_prec=4), "acled")
    for found, geometry in ((near, {"type": "Point", "coordinates": [32.61, 46.64]}), (vague, None)):
        (feature,) = json.loads(geojson_bytes(found.rows, found.columns, found.points))["features"]
        assert feature["geometry"] == geometry
        assert feature["properties"]["location"] == "Kherson"


def test_incidents_themselves_as_geojson() -> None:
    made = Made.of(struck(UKRAINE)).rows("incidents")
    assert points_of("incidents", made, list(made[0])) == [(32.61, 46.64)]
    assert json.loads(geojson_bytes([], ["a"], []))["features"] == []


def test_a_table_without_points_is_no_geojson() -> None:
    with pytest.raises(UsageError, match="E416"):
        points_of("reports", [], ["report_id"])


@pytest.mark.parametrize(
    ("table", "profile", "number"),
    [("incidents", "gdelt", "E414"), ("reports", "acled", "E415"), ("events", "acled", "E415")],
)
def test_a_profile_or_a_table_that_there_is_none_of(table: str, profile: str, number: str) -> None:
    with pytest.raises(UsageError, match=number):
        profiled(Made.of(struck(UKRAINE)), table, profile)


def test_an_empty_record_gives_a_header_alone() -> None:
    found = written(Maker(), "ucdp-ged")
    assert csv_text(found.rows, found.columns).count("\n") == 1


@pytest.mark.parametrize("war", [w for w in WARS for w in (w, w.swapped())], ids=lambda w: w.name)
def test_airwars_calls_one_origin_s_word_on_who_did_it_weak(war: War) -> None:
    maker = struck(war)
    maker.report("Gulf Desk", "2022-05-04").tell(
        "Four died where buses are kept, as was later said.", by=AID, at=war.town, on=DAY, killed=4
    )
    row = one(maker, "airwars")
    assert (row["grade"], row["source_not_primary_belligerent"]) == ("Weak", True)


@pytest.mark.parametrize("war", [w for w in WARS for w in (w, w.swapped())], ids=lambda w: w.name)
@pytest.mark.parametrize(
    ("by", "third", "told"),
    [
        ("left_office", False, "; told by {}."),
        ("aid", True, "; told by {}, on neither side."),
        ("outlet", True, "; told in the outlet's own words."),
    ],
)
def test_airwars_knows_one_origin_that_is_no_belligerent_s(war: War, by: str, third: bool, told: str) -> None:
    maker = Maker()
    maker.report("Archive", "2022-01-02").tell(
        "Drones hit a post.", DRONE, on="2022-01-01", perpetrator=war.left, target=war.right, by=war.right
    )
    maker.report("Archive", "2022-01-03").tell(
        "Drones hit a base.", DRONE, on="2022-01-02", perpetrator=war.right, target=war.left, by=war.left
    )
    who = {"aid": AID, "outlet": None}.get(by, war.left_office)
    maker.report("Lake Times", "2022-05-04").tell(
        "Shells hit the bus depot.", by=who, killed=4, on=DAY, at=war.town, perpetrator=war.right
    )
    (row,) = [r for r in written(maker, "airwars").rows if r["incident_date"] == DAY]
    assert row["grade"] == "Weak"
    assert row["source_not_primary_belligerent"] is third
    assert row["grade_reason"].endswith(told.format(who.name if who else ""))
