"""What linking costs as piles grow: 10,000, 100,000 and 1,000,000 synthetic mentions whose incidents are known.

    python -m benchmarks.scale [--sizes 10000,100000,1000000] [--crowded] [--json]

Several wars go on at once. A war has forty towns of Zipf sizes within a few hundred kilometres, and incidents fall on
them by size, so that its capital has many on one day. An incident is told by a few reports, some by hundreds; most are copies of
an agency's words. Its toll grows from the first day to the last; one claimant in five has another. Of the tellings one in ten
leaves out the day or gives a few days, one in ten leaves out the place or names the province, one in fifty names the wrong town,
one in fifty the wrong day; one in four says only "an attack". The longer a pile, the more wars and the more days: both grow
with the square root of its size. With `--crowded` neither grows beyond that of 10,000 mentions by more than a third as fast, so
that towns have ever more incidents a day: what no linker can tell apart without a date or toll of its own.

Each size runs in a process of its own. The exponent is that of the time between two sizes. F1 is of pairs of mentions.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.grounding.types import Place
from dateline.linking.incidents.link import link_mentions
from dateline.linking.incidents.mentions import Mention

START = date(2020, 1, 1)
TOWNS = 40
#: How often an incident is told: mostly a few times, some hundreds of times.
MOST_TOLD = 300
KINDS = (
    ("Shelling/artillery/missile attack", "remote", "ground_fire"),
    ("Air/drone strike", "air", "air"),
    ("Remote explosive/landmine/IED", "explosive", "placed"),
    ("Attack", "assault", "hand"),
    ("Armed clash", "battle", ""),
    ("Abduction/forced disappearance", "abduction", ""),
)
WORDS = tuple(f"word{n}" for n in range(400))
THINGS = tuple(
    f"group:{a} {b}" for a in ("main", "old", "north", "river") for b in ("market", "school", "bridge", "clinic")
)


@dataclass(frozen=True, slots=True)
class War:
    """Two sides, and towns of which the first is the largest."""

    country: str
    sides: tuple[str, str]
    towns: tuple[Place, ...]
    province: Place
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened; `told` is how often it is told."""

    number: int
    war: War
    town: Place
    day: date
    kind: tuple[str, str, str]
    by: str
    thing: str
    killed: int
    injured: int
    words: frozenset[str]
    told: int


@dataclass(slots=True)
class Pile:
    """Mentions, and for each by its event_id the number of its incident."""

    mentions: list[Mention] = field(default_factory=list)
    truth: dict[str, int] = field(default_factory=dict)


def make_pile(size: int, *, crowded: bool, seed: int = 6) -> Pile:
    """A pile of about so many mentions; the same for the same size and seed."""
    chance = random.Random(seed)
    growth = (size / 10_000) ** (1 / 6 if crowded else 1 / 2)
    wars = [_war(chance, n) for n in range(round(4 * growth))]
    days = round(180 * growth)
    pile = Pile()
    number = 0
    while len(pile.mentions) < size:
        incident = _incident(chance, number, chance.choice(wars), days)
        for mention in _tellings(chance, incident):
            pile.truth[mention.event_id] = number
            pile.mentions.append(mention)
        number += 1
    return pile


def _war(chance: random.Random, number: int) -> War:
    country, lat, lon = f"W{number}", chance.uniform(-40, 50), chance.uniform(-150, 150)
    towns = tuple(
        Place(
            f"{country}-{n}",
            f"Town {n}",
            country,
            "P",
            lat + chance.gauss(0, 1.5),
            lon + chance.gauss(0, 1.5),
            "town",
            0,
            n,
        )
        for n in range(TOWNS)
    )
    province = Place(f"{country}-p", "Province", country, "P", lat, lon, "region", 0, None)
    weights = tuple(1 / (n + 1) for n in range(TOWNS))
    return War(country, (f"state:{country}", f"group:front {number}"), towns, province, weights)


def _incident(chance: random.Random, number: int, war: War, days: int) -> Incident:
    killed = min(400, int(chance.paretovariate(0.9)) - 1)
    return Incident(
        number=number,
        war=war,
        town=chance.choices(war.towns, war.weights)[0],
        day=START + timedelta(days=chance.randrange(days)),
        kind=chance.choices(KINDS, (6, 3, 2, 3, 4, 1))[0],
        by=chance.choice(war.sides),
        thing=chance.choice(THINGS) if chance.random() < 0.6 else "",
        killed=killed,
        injured=int(killed * chance.uniform(0.5, 4)) + chance.randrange(3),
        words=frozenset(chance.sample(WORDS, 10)),
        told=min(MOST_TOLD, max(1, int(chance.paretovariate(0.8)))),
    )


def _tellings(chance: random.Random, incident: Incident) -> Iterator[Mention]:
    """Its mentions: six in ten are copies, with the words and all that is told of one before."""
    told: list[Mention] = []
    for n in range(incident.told):
        report = f"r{incident.number}-{n}"
        if told and chance.random() < 0.6:
            first = chance.choice(told)
            day = first.seen[0] + timedelta(days=chance.randrange(2))
            mention = replace(
                first,
                event_id=f"e{incident.number}-{n}",
                report_id=report,
                claim_id=f"c{incident.number}-{n}",
                seen=(day, report),
            )
        else:
            mention = _telling(chance, incident, n, report)
            told.append(mention)
        yield mention


def _telling(chance: random.Random, incident: Incident, n: int, report: str) -> Mention:
    late = min(1.0, n / 6)
    place, day = _where(chance, incident), _when(chance, incident)
    sub_type, family, weapon = (
        ("Attack", "assault", "") if chance.random() < 0.25 and incident.kind[1] != "abduction" else incident.kind
    )
    quarrels = 0.5 if chance.random() < 0.2 else 1.0
    killed = round(incident.killed * (0.6 + 0.4 * late) * quarrels)
    injured = round(incident.injured * (0.6 + 0.4 * late) * quarrels)
    said = incident.day + timedelta(days=min(5, n // 4))
    words = chance.sample(sorted(incident.words), 6) + chance.sample(WORDS, 4)
    return Mention(
        event_id=f"e{incident.number}-{n}",
        report_id=report,
        claim_id=f"c{incident.number}-{n}",
        claimant_id=f"{incident.war.country}-a{chance.randrange(12)}",
        own_voice=chance.random() < 0.5,
        family=family,
        sub_type=sub_type,
        denied=chance.random() < 0.03,
        aggregate=False,
        place=place,
        place_key=place.place_id if place else None,
        wide=place is incident.war.province,
        where_prec=0 if place is None else 4 if place is incident.war.province else 1,
        days=day,
        exact=day is not None and day[0] == day[1],
        perpetrators=frozenset([incident.by] if chance.random() < 0.6 else []),
        targets=frozenset([incident.thing] if incident.thing and chance.random() < 0.7 else []),
        weapons=frozenset([weapon] if weapon and chance.random() < 0.6 else []),
        killed=(killed, killed) if killed and chance.random() < 0.8 else None,
        injured=(injured, injured) if injured and chance.random() < 0.5 else None,
        words=frozenset(words),
        text_key=(report, 0),
        seen=(said, report),
    )


def _where(chance: random.Random, incident: Incident) -> Place | None:
    draw = chance.random()
    if draw < 0.05:
        return None
    if draw < 0.10:
        return incident.war.province
    return chance.choice(incident.war.towns) if draw < 0.12 else incident.town


def _when(chance: random.Random, incident: Incident) -> tuple[date, date] | None:
    draw, day = chance.random(), incident.day
    if draw < 0.05:
        return None
    if draw < 0.10:
        return day - timedelta(days=chance.randrange(3)), day + timedelta(days=chance.randrange(3))
    if draw < 0.12:
        day += timedelta(days=chance.choice((-3, -2, -1, 1, 2, 3)))
    return day, day


def pairwise(clusters: list[tuple[str, ...]], truth: dict[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs of mentions."""
    right = found = 0
    for members in clusters:
        found += len(members) * (len(members) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in Counter(truth[e] for e in members).values())
    true = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    precision, recall = right / max(1, found), right / max(1, true)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure(size: int, crowded: bool) -> dict[str, float]:
    pile = make_pile(size, crowded=crowded)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    clusters, _ = link_mentions(pile.mentions)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    precision, recall, score = pairwise([c.event_ids for c in clusters], pile.truth)
    return {
        "mentions": len(pile.mentions), "incidents": len(set(pile.truth.values())), "clusters": len(clusters),
        "seconds": seconds, "pile_mb": before / 1024, "peak_mb": peak / 1024,
        "precision": precision, "recall": recall, "f1": score,
    }  # fmt: skip


def _apart(size: int, crowded: bool) -> dict[str, float]:
    """In a process of its own, so that its peak of memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (size, crowded))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--crowded", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    last: dict[str, float] | None = None
    for size in map(int, options.sizes.split(",")):
        row = _apart(size, options.crowded)
        if last is not None:
            row["exponent"] = math.log(row["seconds"] / last["seconds"]) / math.log(row["mentions"] / last["mentions"])
        last = row
        if options.json:
            sys.stdout.write(json.dumps(row) + "\n")
            continue
        sys.stdout.write(
            f"{row['mentions']:>9,} mentions of {row['incidents']:,} incidents: {row['seconds']:.1f} s of one core,"
            f" {row['peak_mb']:,.0f} MB at most ({row['pile_mb']:,.0f} before linking); {row['clusters']:,} clusters,"
            f" P {row['precision']:.3f} R {row['recall']:.3f} F1 {row['f1']:.3f}"
            + (f"; exponent {row['exponent']:.2f}" if "exponent" in row else "")
            + "\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
