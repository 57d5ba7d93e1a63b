"""Who speaks: each case states a text and the chain of those who pass its words on."""

from __future__ import annotations

import pytest

from dateline.claims.types import Claim
from dateline.language.engine import Engine
from tests.claims.cases_between_speakers import CASES as BETWEEN
from tests.claims.cases_of_speakers import CASES, Case
from tests.claims.reading import claims_of


def innermost(claims: tuple[Claim, ...], text: str, words: str) -> list[Claim]:
    start = text.index(words)
    end = start + len(words)
    over = [c for c in claims if any(s <= start and end <= e for s, e in c.content_spans)]
    deepest = max((len(c.chain) for c in over), default=0)
    return [c for c in over if len(c.chain) == deepest]


#: Cases that are not met, by their words. They are tried in every run.
OPEN = {"she was beaten": "language: the name finder takes a woman with a town's name for a place"}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.words[:40], marks=pytest.mark.xfail(reason=OPEN[case.words], strict=True))
        if case.words in OPEN
        else pytest.param(case, id=case.words[:40])
        for case in (*CASES, *BETWEEN)
    ],
)
def test_the_right_one_speaks(case: Case, engine: Engine) -> None:
    found = innermost(claims_of(case.text, engine), case.text, case.words)
    told = [(tuple(a.name for a in c.chain[1:]), c.act, c.form) for c in found]
    assert any(_fits(case, *one) for one in told), told


def _fits(case: Case, chain: tuple[str, ...], act: str, form: str) -> bool:
    same = len(chain) == len(case.chain) and all(
        wanted.lower() in name.lower() for wanted, name in zip(case.chain, chain, strict=True)
    )
    return same and case.act in ("", act) and case.form in ("", form)
