"""What a saying does, whether it was said, to whom, at what and when: each case states it of one sentence."""

from __future__ import annotations

import pytest

from dateline.claims.attribution import find_claims
from dateline.claims.types import Claim
from dateline.grounding.actors.find import find_actors
from dateline.grounding.times.find import find_times
from dateline.grounding.types import Grounding
from dateline.language.engine import Engine
from tests.claims.cases_of_acts import CASES, UNCLAIMED, ActCase
from tests.claims.cases_of_acts_fresh import FRESH
from tests.claims.cases_of_acts_last import LAST
from tests.claims.reading import report_of

#: The share of cases that are right in every part. It may rise and must not fall.
FLOOR = 0.9


def told(text: str, engine: Engine) -> tuple[Claim, ...]:
    report = report_of(text)
    analysis = engine.analyse(report.text, report.content())
    times = find_times(report.text, analysis, report.published)
    grounding = Grounding(times, (), (), find_actors(report, analysis, ()))
    return find_claims(report, analysis, grounding)


def innermost(case: ActCase, engine: Engine) -> Claim | None:
    """The claim with the shortest content around the words of a case."""
    start = case.text.index(case.words)
    end = start + len(case.words)
    found = [
        c
        for c in told(case.text, engine)
        if c.form != "narrative" and any(s <= start and end <= e for s, e in c.content_spans)
    ]
    return min(found, key=lambda c: sum(e - s for s, e in c.content_spans)) if found else None


def missed(case: ActCase, claim: Claim | None) -> list[str]:
    """What of a case is not as it states, in words."""
    if claim is None:
        return ["no claim"]
    addressee, occasion = claim.addressee or "", claim.occasion or ""
    days = f"{claim.said_from}" if claim.said_from == claim.said_to else f"{claim.said_from}/{claim.said_to}"
    found = {"act": claim.act, "saying": claim.saying, "to": addressee, "at": occasion, "said": days}
    right = {
        "act": claim.act == case.act,
        "saying": claim.saying == case.saying,
        "to": case.to.lower() in addressee.lower() if case.to else not addressee,
        "at": occasion.lower() == case.at.lower(),
        "said": case.said in ("", days),
    }
    return [f"{part}: {found[part]!r}" for part, fits in right.items() if not fits]


@pytest.mark.parametrize("cases", [CASES, FRESH, LAST], ids=["first", "fresh", "last"])
def test_the_share_of_sayings_that_are_right_in_every_part(cases: tuple[ActCase, ...], engine: Engine) -> None:
    wrong = {case.text: missed(case, innermost(case, engine)) for case in cases}
    wrong = {text: parts for text, parts in wrong.items() if parts}
    assert 1 - len(wrong) / len(cases) >= FLOOR, wrong


@pytest.mark.parametrize("text", UNCLAIMED)
def test_what_nobody_said_is_told_by_the_outlet_alone(text: str, engine: Engine) -> None:
    claims = told(text, engine)
    assert {c.form for c in claims} == {"narrative"}
