"""A text of one or more paragraphs becomes its events, through every stage from the parse on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline.claims.attribution import find_claims
from dateline.claims.types import Claim
from dateline.events.extract import find_events
from dateline.events.types import Event
from dateline.grounding.actors.find import find_actors
from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.grounding.places.find import find_places
from dateline.grounding.quantities.find import find_quantities
from dateline.grounding.times.find import find_times
from dateline.grounding.types import Grounding
from dateline.language.engine import Engine
from dateline.reports.types import Passage, Published, Report
from tests.events.telling import Told

Tell = Callable[..., Told]
PUBLISHED = date(2023, 5, 17)  # a Wednesday


def paragraphs(text: str) -> tuple[Passage, ...]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Passage(at, at + len(line), "body"))
        at += len(line) + 1
    return tuple(found)


@pytest.fixture(scope="session")
def tell(engine: Engine, gazetteer: Gazetteer) -> Tell:
    kept: dict[tuple[str, date | None], Told] = {}

    def read(text: str, *, published: date | None = PUBLISHED) -> Told:
        key = (text, published)
        if key not in kept:
            day = Published(published, published, "stated" if published else "unknown")
            report = Report(
                "r1", "f", text, "Morning Ledger", None, None, None, None, None, day, "en", paragraphs(text)
            )
            analysis = engine.analyse(text, report.content())
            places = find_places(report, analysis, gazetteer)
            grounding = Grounding(
                find_times(text, analysis, day),
                find_quantities(text, analysis),
                places,
                find_actors(report, analysis, places),
            )
            claims = find_claims(report, analysis, grounding)
            kept[key] = Told(text, claims, find_events(report, analysis, grounding, claims))
        return kept[key]

    return read


__all__ = ["Claim", "Event", "Tell", "Told"]
