"""Reads a text of a test as far as its claims, every line a passage."""

from __future__ import annotations

from datetime import date

from dateline.claims.attribution import find_claims
from dateline.claims.types import Claim
from dateline.grounding.actors.find import find_actors
from dateline.grounding.types import ActorMention, Grounding, PlaceMention, Time
from dateline.language.engine import Engine
from dateline.reports.types import Passage, Published, Report


def report_of(text: str, *, headline: bool = False, source: str | None = "The Paper") -> Report:
    """A report published on 6 March 2023 whose lines are its paragraphs, the first a headline where it is said to be."""
    passages: list[Passage] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "headline" if headline and not passages else "body"
            passages.append(Passage(at, at + len(line), "headline" if kind == "headline" else "body"))
        at += len(line) + 1
    day = Published(date(2023, 3, 6), date(2023, 3, 6), "stated")
    return Report("r1", "test", text, source, None, None, None, None, None, day, "en", tuple(passages))


def actors_of(text: str, engine: Engine, places: tuple[PlaceMention, ...] = ()) -> tuple[ActorMention, ...]:
    report = report_of(text)
    return find_actors(report, engine.analyse(report.text, report.content()), places)


def claims_of(
    text: str, engine: Engine, *, headline: bool = False, source: str | None = "The Paper", times: tuple[Time, ...] = ()
) -> tuple[Claim, ...]:
    report = report_of(text, headline=headline, source=source)
    analysis = engine.analyse(report.text, report.content())
    grounding = Grounding(times, (), (), find_actors(report, analysis, ()))
    return find_claims(report, analysis, grounding)
