"""Reads MAVERICK, reports of electoral violence coded one by one, as mentions for linking/: one mention for each coded report.

MAVERICK (CC BY 4.0) gives each report of an event its own row: date, place with coordinates, actors, deaths and injuries, form
of violence; coders said which rows tell of one event. A row's `source` is its report; a report has one row for each event that
it tells of, so that its rows are entries of a list. No text is known, so wording is never compared.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.grounding.types import Place
from dateline.ids import content_id
from dateline.linking.incidents.mentions import Mention, Range

FILE = "maverick_event_report.csv"
COUNTRIES = {"Kenya": "KE", "Ivory Coast": "CI"}
ACTORS = range(1, 7)
Row = dict[str, str]

#: geo_precision of the data: 1 the country, 2 a region, 3 a town and finer. where_prec is UCDP's.
FEATURE_OF = {1: ("country", 6), 2: ("region", 4)}
#: What was done: the first form that is there says the sub-type, as ACLED's codebook names it.
SUB_TYPE_OF = (
    ("Sexual violence", "Sexual violence", "sexual"),
    ("Abduction", "Abduction/forced disappearance", "abduction"),
    ("Clash", "Armed clash", "battle"),
    ("Military operation", "Armed clash", "battle"),
    ("Riot", "Violent demonstration", "mob"),
    ("Looting", "Mob violence", "mob"),
)
#: Forms of violence that tell with what, each its own family.
WEAPON_OF = {"Shooting": "hand", "Stabbing": "blade", "Arson": "fire", "Crowd control measures": "crowd control"}
_PUBLISHED = re.compile(r"\((\d{4}-\d{2}-\d{2})\)")


@dataclass(frozen=True, slots=True)
class Coded:
    """One row: the mention made of it, the event that the coders say it tells of, and the group that is not to be parted.

    Rows of one event are in one group, and so are the events of one country and month.
    """

    mention: Mention
    event_id: str
    group: str


def read_maverick(folder: Path) -> list[Coded]:
    """Every row of the file in the folder, in order of ids. Raise FileNotFoundError where the folder has no such file."""
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    first: dict[str, str] = {}
    for row in rows:
        first[row["event_id"]] = min(first.get(row["event_id"], "9"), row["date_start"])
    coded = [Coded(_mention(row), row["event_id"], f"{row['country']} {first[row['event_id']][:7]}") for row in rows]
    return sorted(coded, key=lambda c: c.mention.event_id)


def _mention(row: Row) -> Mention:
    place = _place(row)
    days = sorted(date.fromisoformat(row[name]) for name in ("date_start", "date_end"))
    sub_type, family = _kind(row)
    report = content_id("r", row["source"])
    told = _PUBLISHED.search(row["source"])
    return Mention(
        event_id=content_id("e", row["id"]),
        report_id=report,
        claim_id=content_id("c", row["id"]),
        claimant_id=content_id("a", row["source_author"]),
        own_voice=True,
        family=family,
        sub_type=sub_type,
        denied=False,
        aggregate=False,
        place=place,
        place_key=place.place_id if place else None,
        wide=place is not None and place.feature != "town",
        where_prec=FEATURE_OF.get(int(float(row["geo_precision"] or 3)), ("town", 1))[1] if place else 0,
        days=(days[0], days[1]),
        exact=days[0] == days[1],
        perpetrators=_actors(row, "perpetrator"),
        targets=_actors(row, "victim") | ({row["target"]} - {"", "Unknown", "Other"}),
        weapons=frozenset(WEAPON_OF[form] for form in _forms(row) if form in WEAPON_OF),
        killed=_range(row, "deaths"),
        injured=_range(row, "injuries"),
        words=frozenset(),
        text_key=(row["id"], 0),
        seen=(date.fromisoformat(told[1]) if told else days[1], report),
        listed=True,
    )


def _place(row: Row) -> Place | None:
    country, (feature, _) = (
        COUNTRIES[row["country"]],
        FEATURE_OF.get(int(float(row["geo_precision"] or 3)), ("town", 1)),
    )
    if feature == "country":
        return Place(content_id("l", country), row["country"], country, None, None, None, "country", 0, None)
    if not row["latitude"] or not row["longitude"]:
        return None
    lat, lon = float(row["latitude"]), float(row["longitude"])
    name = row["location"] or row["city"] or row["country"]
    return Place(content_id("l", country, feature, lat, lon), name, country, None, lat, lon, feature, 0, None)


def _actors(row: Row, role: str) -> frozenset[str]:
    """Keys of those who took part in a role. Forces of the state are one party; nobody known is no party."""
    found = set()
    for n in ACTORS:
        name = row[f"actor{n}"]
        if not name or row[f"actor{n}_{role}"] != "1.0" or name.startswith("Unknown actor"):
            continue
        forces = row[f"actor{n}_type"] == "Security forces"
        found.add(f"state:{COUNTRIES[row['country']]}" if forces else f"group:{row[f'actor{n}_id']}")
    return frozenset(found)


def _forms(row: Row) -> set[str]:
    return {form for n in ACTORS for form in row[f"actor{n}_violence"].split("; ")} - {""}


def _kind(row: Row) -> tuple[str, str]:
    told = _forms(row) | {row["event_context"]}
    return next(((sub, family) for form, sub, family in SUB_TYPE_OF if form in told), ("Attack", "assault"))


def _range(row: Row, kind: str) -> Range | None:
    low, high = (row[f"{kind}_{name}"] for name in ("low", "high"))
    return (int(low), int(high)) if low and high and int(high) > 0 else None
