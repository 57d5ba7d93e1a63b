"""Claims and events name the actors of the pile, and the ledger adds up by them; whatever was read first."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config

import dateline
from dateline.grounding.types import Actor
from dateline.ids import content_id
from dateline.linking.actors.link import link_actors, settle
from dateline.linking.types import ActorTold, Pile
from dateline.pipeline import add_up
from dateline.record.record import Record
from dateline.record.store import MIGRATIONS
from tests.linking.actor_reports import REPORTS
from tests.making import Maker, person, place
from tests.piles import exports

Row = dict[str, Any]
KHERSON = place("Kherson", "UA", 46.6, 32.6)


def bearer(name: str, *, office: str | None = None, country: str | None = None) -> Actor:
    """A person with the id that a reading gives one of this name."""
    return replace(person(name, country=country, office=office or ""), office=office)


def told_twice() -> Maker:
    """One president's toll, once under each of two spellings of his name."""
    maker = Maker()
    one = bearer("Volodymyr Zelenskyy", office="president", country="UA")
    other = bearer("Vladimir Zelensky", office="president", country="UA")
    maker.report("Dnipro Courier", "2023-06-08").tell("Four died.", by=one, at=KHERSON, on="2023-06-08", killed=4)
    maker.report("Volga Sheet", "2023-06-09").tell("Six died.", by=other, at=KHERSON, on="2023-06-08", killed=6)
    return maker


def test_one_claimant_under_two_spellings_has_one_toll_with_a_history() -> None:
    (incident,) = add_up(told_twice().pile()).ledger.incidents
    (toll,) = incident.claimants
    assert (toll.killed_low, len(toll.superseded)) == (6, 1)


def test_two_of_one_surname_keep_their_own_tolls() -> None:
    maker = Maker()
    for day, name, killed in (("08", "Vitali Klitschko", 4), ("09", "Wladimir Klitschko", 6)):
        report = maker.report(f"Sheet {day}", f"2023-06-{day}")
        report.tell("Some died.", by=bearer(name), at=KHERSON, on="2023-06-08", killed=killed)
    (incident,) = add_up(maker.pile()).ledger.incidents
    assert [toll.superseded for toll in incident.claimants] == [(), ()]


def test_claims_chains_events_and_addressees_name_the_actor_of_the_pile() -> None:
    maker = told_twice()
    other = bearer("Vladimir Zelensky", office="president", country="UA")
    report = maker.report("Lake Gazette", "2023-06-10")
    report.tell("He fired.", perpetrator=other, at=KHERSON, on="2023-06-10", killed=1, via=[other])
    pile = maker.pile()
    claims = tuple(replace(claim, addressee="Vladimir Zelensky") for claim in pile.claims)
    settled = settle(replace(pile, claims=claims), link_actors(pile))
    names = {"Volodymyr Zelenskyy", "Vladimir Zelensky"} & {c.claimant.name for c in settled.claims}
    assert len(names) == 1
    assert {a.name for c in settled.claims for a in c.chain if a.kind == "person"} == names
    assert {r.name for e in settled.events for r in e.roles if r.role == "perpetrator"} == names
    reports = {r.report_id for r in pile.reports if r.source != "Dnipro Courier"}
    assert {c.addressee for c in settled.claims if c.report_id in reports} <= {*names, "Vladimir Zelensky"}


def test_what_a_report_does_not_say_is_filled_in_and_what_it_says_is_kept() -> None:
    maker = Maker()
    minister = bearer("Ceyhun Bayramov", office="foreign minister", country="AZ")
    bare = bearer("Jeyhun Bayramov")
    maker.report("Caspian Mail", "2023-06-14").say("Talks go on.", by=minister)
    maker.report("Hrazdan Echo", "2023-06-15").say("They do.", by=bare)
    pile = maker.pile()
    settled = settle(pile, link_actors(pile))
    assert {(c.claimant.office, c.claimant.country) for c in settled.claims} == {("foreign minister", "AZ")}
    assert len({c.claimant.actor_id for c in settled.claims}) == 1


def test_namesakes_have_ids_of_their_own() -> None:
    told = [
        ActorTold("r1", bearer("Mohamed Osman", office="resident"), ("Mohamed Osman",)),
        ActorTold("r2", bearer("Mohamed Osman", office="health minister", country="SD"), ("Mohamed Osman",)),
    ]
    same = content_id("a", "person", "mohamed osman", "")
    told = [replace(t, actor=replace(t.actor, actor_id=same)) for t in told]
    who = link_actors(Pile((), (), (), {}, tuple(told)))
    assert len({actor.actor_id for actor in who.of.values()}) == 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("actors")
    for file, text in REPORTS.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def record(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with dateline.open(tmp_path_factory.mktemp("record") / "r.db") as record:
        record.read(*sorted(folder.iterdir()), processes=1)
        yield record


def files(record: Record, row: Row) -> set[str]:
    names = {r["report_id"]: Path(r["file"]).stem for r in record.reports()}
    return {names[report_id] for report_id in row["reports"]}


@pytest.mark.parametrize(
    ("spelling", "reports"),
    [
        ("Abdelfattah Burhan", {"nile-1", "nile-2", "nile-4"}),
        ("Hemedti", {"nile-1", "nile-2"}),
        ("Vladimir Zelensky", {"dnipro-1", "dnipro-2"}),
        ("Sergey Lavrov", {"dnipro-2", "dnipro-3"}),
        ("İlham Əliyev", {"caspian-1", "caspian-2"}),
        ("Ceyhun Bayramov", {"caspian-2", "caspian-3"}),
        ("RSF", {"nile-1", "nile-2"}),
        ("UKD", {"lake-1", "lake-2", "lake-3"}),
        ("AHF", {"lake-1", "lake-2"}),
        ("Popular Defense Council", {"lake-1", "lake-2", "lake-3"}),
    ],
)
def test_reports_that_spell_a_name_in_their_own_way_speak_of_one(
    spelling: str, reports: set[str], record: Record
) -> None:
    (row,) = [a for a in record.actors() if spelling in (a["name"], *a["aliases"])]
    assert files(record, row) == reports


def test_who_speaks_for_an_acronym_speaks_for_the_body(record: Record) -> None:
    (spokesman,) = [a for a in record.actors() if a["name"] == "Jean Mbusa"]
    assert spokesman["represents"] == "Alliance of Hill Fighters"


def test_two_of_one_name_are_two_rows(record: Record) -> None:
    osmans = [a for a in record.actors() if a["name"] == "Mohamed Osman"]
    assert {a["country"] for a in osmans} == {None, "SD"}
    assert [a["name"] for a in record.actors() if "Heydar Aliyev" in (a["name"], *a["aliases"])] == ["Heydar Aliyev"]


def test_an_office_says_when_it_was_said_and_by_whom(record: Record) -> None:
    (lavrov,) = [a for a in record.actors() if "Lavrov" in a["name"]]
    (office,) = lavrov["offices"]
    assert (office["office"], office["of"], office["said_from"], office["said_to"], office["said_by"]) == (
        "foreign minister", "Russia", "2023-06-09", "2023-06-12", "Volga Sheet",
    )  # fmt: skip
    assert office["claim_id"] in {c["claim_id"] for c in record.claims()}
    assert lavrov["represents"] == "Russia"


def test_every_id_in_the_record_is_an_actor(record: Record) -> None:
    known = {a["actor_id"] for a in record.actors()}
    assert {c["claimant_id"] for c in record.claims()} <= known
    assert {m["refers_to"] for m in record.rows("mentions") if m["kind"] == "actor"} <= known
    assert {k["actor_id"] for k in record.rows("actor_links")} <= known
    assert sum(a["claims"] for a in record.actors()) == len(record.claims())


@pytest.mark.parametrize("seed", [1, 2])
def test_reports_read_one_by_one_in_any_order_give_what_all_at_once_give(
    seed: int, folder: Path, record: Record, tmp_path: Path
) -> None:
    shuffled = sorted(folder.iterdir())
    random.Random(seed).shuffle(shuffled)
    with dateline.open(tmp_path / "r.db") as other:
        for path in shuffled:
            other.read(path, processes=1)
        assert exports(other) == exports(record)


def test_a_record_of_an_earlier_version_learns_its_actors_when_it_is_opened(folder: Path, tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as new:
        new.read(*sorted(folder.iterdir()), processes=1)
        wanted = exports(new)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with new.store.transaction() as connection:
            config.attributes["connection"] = connection
            command.downgrade(config, "0003")
    with dateline.open(tmp_path / "r.db") as opened:
        found = exports(opened)
    # What the earlier version did not keep of each report stays empty until it is read anew.
    assert found.pop("quantities") == b""
    del wanted["quantities"]
    wanted["reports"] = re.sub(rb'"conflict": [0-9.]+', b'"conflict": null', wanted["reports"])
    assert found == wanted
