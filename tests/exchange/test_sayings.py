"""How `why` puts a claim into words: who, passed on by whom, doing what, to whom, when and at what."""

from __future__ import annotations

import pytest

from dateline.exchange.sayings import saying_in_words

REPORTED = "Defence Ministry of Armenia, as reported by Khazar Feed (outlet)"
CLAIM = {
    "chain": ["Khazar Feed", "Defence Ministry of Armenia"],
    "claimant": "Defence Ministry of Armenia",
    "claimant_text": "the ministry",
    "form": "indirect",
    "act": "assert",
    "saying": "spoken",
    "addressee": None,
    "occasion": None,
    "said_from": "2020-10-03",
    "said_to": "2020-10-03",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Defence Ministry of Armenia (“the ministry”), as reported by Khazar Feed (outlet): says, on 2020-10-03"),
        (
            {"chain": ["Khazar Feed", "Ana Petrosyan", "Defence Ministry of Armenia"], "claimant_text": ""},
            "Defence Ministry of Armenia, as passed on by Ana Petrosyan, "
            "as reported by Khazar Feed (outlet): says, on 2020-10-03",
        ),
        (
            {"act": "accuse", "addressee": "Azerbaijan", "occasion": "briefing", "claimant_text": "Defence Ministry"},
            f"{REPORTED}: accuses Azerbaijan, on 2020-10-03, at a briefing",
        ),
        (
            {"act": "demand", "addressee": "rebels", "occasion": "written statement", "claimant_text": ""},
            f"{REPORTED}: demands of rebels, on 2020-10-03, in a written statement",
        ),
        (
            {"occasion": "Twitter", "claimant_text": "", "said_from": None, "said_to": None},
            f"{REPORTED}: says, on Twitter",
        ),
        (
            {"saying": "withheld", "claimant_text": "", "said_to": "2020-10-05"},
            f"{REPORTED}: is told to have kept this back, between 2020-10-03 and 2020-10-05",
        ),
        (
            {"chain": ["Khazar Feed"], "form": "narrative", "claimant_text": ""},
            "Khazar Feed (outlet) in its own words: says, on 2020-10-03",
        ),
    ],
)
def test_the_chain_in_words(change: dict[str, object], words: str) -> None:
    assert saying_in_words(CLAIM | change) == words


def test_an_agency_is_called_one() -> None:
    claim = CLAIM | {"chain": ["Arpa News", "Ana Petrosyan"], "claimant_text": ""}
    assert saying_in_words(claim, agency="Arpa News").startswith("Ana Petrosyan, as reported by Arpa News (agency): ")
