"""Makes a pile of any size for benchmarks/pile.py: reports of several wars in plain agency wording, most of them copies.

Deterministic: the same numbers give the same files. The texts are put together from templates (data/pile.toml), with the
places, days, tolls and people of each incident filled in, so that independent reports share facts but not sentences.
"""

from __future__ import annotations

import calendar
import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "data" / "pile.toml"
FIRST_DAY = date(2015, 1, 5)
#: Reports a day: a larger pile is a longer archive, not a denser one.
PER_DAY = 60
#: Independent reports of one incident, about.
PER_INCIDENT = 4
WORDS = (300, 600)

#: How a copy differs from what it copies, and how often.
KINDS = {"verbatim": 0.5, "trimmed": 0.3, "extra": 0.2}


@dataclass(frozen=True, slots=True)
class Incident:
    """What several independent reports tell of, each in its own sentences."""

    war: int
    day: date
    place: str
    killed: int
    injured: int
    weapon: str
    thing: str
    hour: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report as its copies need it; `paragraphs` begin with the dateline."""

    day: date
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Maker:
    """Reports one after another; copies are of what was told within the last days."""

    reports: int
    copies: float
    seed: int = 6
    data: dict[str, Any] = field(default_factory=lambda: tomllib.loads(TEMPLATES.read_text("utf-8")))
    recent: list[Told] = field(default_factory=list)

    def texts(self) -> list[tuple[str, str]]:
        """(file name, text), in the order in which they are told."""
        made = []
        for number in range(self.reports):
            chosen = random.Random(f"{self.seed}/{number}")
            day = FIRST_DAY + timedelta(days=number // PER_DAY)
            if self.recent and chosen.random() < self.copies:
                text = self._copy(chosen, day)
            else:
                text = self._original(chosen, day, number)
            made.append((f"{number:06d}.txt", text))
        return made

    def _original(self, chosen: random.Random, day: date, number: int) -> str:
        incident = self._incident(chosen, day)
        paragraphs = [self._filled(kind, chosen, incident, day) for kind in ("attack", "denial")]
        kinds = ("clash", "voice", "politics", "truce", "aid", "voice", "denial", "background", "attack", "politics")
        least = chosen.randint(*WORDS)
        while sum(len(p.split()) for p in paragraphs) < least:
            other = self._incident(chosen, day)
            told = other if other.war == incident.war else incident
            paragraphs.append(self._filled(chosen.choice(kinds), chosen, told, day))
            paragraphs.append(" ".join(self._scene(chosen) for _ in range(chosen.randint(1, 3))))
        paragraphs = list(dict.fromkeys(paragraphs))
        agency = chosen.choice(self.data["agencies"])
        place = self.data["wars"][incident.war]["a"][2]
        paragraphs[0] = f"{place.upper()}, {_month(day)} {day.day} ({agency}) - {paragraphs[0]}"
        self.recent = [*self.recent[-2 * PER_DAY :], Told(day, tuple(paragraphs))]
        return self._page(chosen, incident, day, paragraphs, f"({agency})")

    def _copy(self, chosen: random.Random, day: date) -> str:
        told = chosen.choice(self.recent)
        paragraphs = list(told.paragraphs)
        kind = chosen.choices(list(KINDS), list(KINDS.values()))[0]
        incident = self._incident(chosen, day)
        if kind == "trimmed":
            paragraphs = paragraphs[: max(3, int(len(paragraphs) * chosen.uniform(0.3, 0.9)))]
        if kind == "extra":
            paragraphs.append(self._filled("aid", chosen, incident, day))
        return self._page(chosen, incident, max(day, told.day), paragraphs, "")

    def _page(self, chosen: random.Random, incident: Incident, day: date, paragraphs: list[str], credit: str) -> str:
        headline = _fill(chosen.choice(self.data["headlines"]["all"]), self._slots(chosen, incident, day))
        outlet = chosen.choice(self.data["outlets"])
        head = f"{headline}\n\n{outlet}\nPublished {day.day} {calendar.month_name[day.month]} {day.year}"
        return "\n\n".join([head, *paragraphs, *([credit] if credit else [])]) + "\n"

    def _incident(self, chosen: random.Random, day: date) -> Incident:
        """One of the incidents of the last two days."""
        told = day - timedelta(days=chosen.randint(0, 1))
        which = random.Random(f"{self.seed}/{told}/{chosen.randrange(max(1, PER_DAY // PER_INCIDENT))}")
        war = which.randrange(len(self.data["wars"]))
        return Incident(
            war,
            told,
            which.choice(self.data["wars"][war]["places"]),
            min(int(which.paretovariate(0.9)), 90),
            which.randint(2, 70),
            which.choice(self.data["weapons"]),
            which.choice(self.data["objects"]),
            f"{which.randint(1, 11)} {which.choice(('a.m.', 'p.m.'))}",
        )

    def _filled(self, kind: str, chosen: random.Random, incident: Incident, day: date) -> str:
        return _fill(chosen.choice(self.data["body"][kind]), self._slots(chosen, incident, day))

    def _scene(self, chosen: random.Random) -> str:
        """A sentence of no incident, most likely nobody else's."""
        parts = self.data["scene"]
        first = " ".join(chosen.choice(parts[part]) for part in ("who", "did", "what", "where", "when"))
        return (
            f"{first} and {chosen.choice(parts['did'])} {chosen.choice(parts['what'])} {chosen.choice(parts['where'])}."
        )

    def _slots(self, chosen: random.Random, incident: Incident, day: date) -> dict[str, str]:
        data, war = self.data, self.data["wars"][incident.war]
        person = f"{chosen.choice(data['first_names'])} {chosen.choice(data['family_names'])}"
        numbers = {"few": str(chosen.randint(2, 9)), "many": str(chosen.randint(11, 80))}
        return {
            "A": war["a"][0], "a_adj": war["a"][1], "a_capital": war["a"][2], "B": war["b"][0], "b_adj": war["b"][1],
            "place": incident.place, "other": chosen.choice(war["places"]), "third": chosen.choice(war["third"]),
            "killed": str(incident.killed), "injured": str(incident.injured), "weapon": incident.weapon,
            "weapon_cap": incident.weapon.capitalize(), "object": incident.thing, "object_cap": incident.thing.capitalize(),
            "hour": incident.hour, "weekday": calendar.day_name[incident.day.weekday()],
            "date": f"{calendar.month_name[incident.day.month]} {incident.day.day}", "year": str(chosen.randint(1994, 2012)),
            "thousands": f"{chosen.randint(2, 90)},000", "person": person, "person_short": person.split()[-1],
            "trade": chosen.choice(data["trades"]), "agency": chosen.choice(data["agencies"]),
            "quote": _fill(chosen.choice(data["quotes"]), numbers),
        } | numbers  # fmt: skip


def _fill(template: str, slots: dict[str, str]) -> str:
    return template.format_map(slots)


def _month(day: date) -> str:
    return calendar.month_abbr[day.month]


def write_pile(folder: Path, reports: int, copies: float = 0.6, seed: int = 6) -> None:
    """`reports` files in folders of a thousand, `copies` of them (a share) made from another."""
    for name, text in Maker(reports, copies, seed).texts():
        inside = folder / name[:3]
        inside.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(text, "utf-8")
