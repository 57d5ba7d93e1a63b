"""What can be corrected, and what a value of it may be: clear errors, and the same value whatever way it was given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.grounding.types import Place
from dateline.judgements.fields import assigned, decoded, fields_of, value_of
from tests.judgements.judging import TOWN, Nobody

SUBJECTS = ["incident", "ceasefire", "event", "claim", "actor", "report"]


class Knows(Nobody):
    def place(self, given: str) -> Place | None:  # type: ignore[override]
        return TOWN if given == TOWN.name else None


@pytest.mark.parametrize(
    ("subject", "field", "given", "value"),
    [
        ("incident", "killed_low", "12", 12),
        ("incident", "killed_low", 12, 12),
        ("incident", "killed_high", "none", None),
        ("incident", "killed_high", None, None),
        ("incident", "date_from", "2020-10-05", date(2020, 10, 5)),
        ("incident", "date_from", date(2020, 10, 5), date(2020, 10, 5)),
        ("incident", "targets", "the market; a clinic;the market", ("the market", "a clinic")),
        ("incident", "targets", ["the market"], ("the market",)),
        ("incident", "targets", "", ()),
        ("incident", "sub_type", "air/drone strike", ("Explosions/Remote violence", "Air/drone strike")),
        ("incident", "country", "Sudan", "SD"),
        ("incident", "lat", "15.64", 15.64),
        ("incident", "place", "Omdurman", TOWN),
        ("incident", "place", "a hamlet", "a hamlet"),
        ("ceasefire", "effective_clock", "6:05", "06:05"),
        ("ceasefire", "unilateral", "yes", True),
        ("event", "modality", "alleged", "alleged"),
        ("claim", "act", "deny", "deny"),
        ("report", "published", "2021-03-10", date(2021, 3, 10)),
    ],
)
def test_a_value_as_it_is_kept(subject: str, field: str, given: object, value: object) -> None:
    assert decoded(subject, field, value_of(subject, field, given, Knows())) == value


@pytest.mark.parametrize(
    ("subject", "field", "given", "error"),
    [
        ("incident", "grade", "conceded", "E604.*computed"),
        ("incident", "origins", "3", "E604"),
        ("incident", "colour", "red", "E604.*sub_type, title"),
        ("actor", "name", "X", "E604"),
        ("incident", "killed_low", "a dozen", "E605.*digits"),
        ("incident", "killed_low", "-3", "E605"),
        ("incident", "killed_low", True, "E605"),
        ("incident", "killed_low", "9" * 12, "E605"),
        ("incident", "date_from", "last Tuesday", "E605.*YYYY-MM-DD"),
        ("incident", "date_from", "2020-02-30", "E605"),
        ("incident", "lat", "91", "E605"),
        ("incident", "lon", "nan", "E605"),
        ("incident", "where_prec", "8", "E605.*1"),
        ("incident", "country", "Atlantis", "E605"),
        ("incident", "sub_type", "quarrel", "E605"),
        ("event", "sub_type", "meet", "E605.*several types"),
        ("incident", "title", "  ", "E605"),
        ("incident", "title", "none", "E605"),
        ("event", "place", "a hamlet", "E605.*show places"),
        ("claim", "claimant", "somebody", "E605.*show actors"),
        ("actor", "side", "the moon", "E605"),
        ("ceasefire", "effective_clock", "25:00", "E605"),
    ],
)
def test_a_value_that_cannot_be(subject: str, field: str, given: object, error: str) -> None:
    with pytest.raises(UsageError, match=error):
        value_of(subject, field, given, Nobody())


@given(st.sampled_from(SUBJECTS), st.data(), st.text(max_size=12))
def test_any_words_are_a_value_or_an_error(subject: str, data: st.DataObject, given: str) -> None:
    field = data.draw(st.sampled_from(fields_of(subject)))
    try:
        kept = value_of(subject, field, given, Nobody())
    except UsageError as error:
        assert error.code == "E605"
    else:
        decoded(subject, field, kept)


@given(st.sampled_from(SUBJECTS), st.data(), st.text(max_size=12))
def test_any_text_in_a_file_is_a_value_or_an_error(subject: str, data: st.DataObject, given: str) -> None:
    field = data.draw(st.sampled_from(fields_of(subject)))
    try:
        decoded(subject, field, given)
    except UsageError as error:
        assert error.code == "E605"


def test_a_place_brings_what_is_known_of_it_and_a_name_alone_invents_no_pin() -> None:
    known = assigned("incident", "place", value_of("incident", "place", "Omdurman", Knows()))
    assert (known["lat"], known["place_id"], known["country"]) == (TOWN.lat, TOWN.place_id, "SD")
    hamlet = assigned("incident", "place", value_of("incident", "place", "a hamlet", Knows()))
    assert hamlet == {"place_id": None, "place": "a hamlet", "where_prec": 0, "lat": None, "lon": None}
