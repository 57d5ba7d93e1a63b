"""Events that leave the record carry the field's codes."""

from __future__ import annotations

import pytest

from dateline.events.lexicon import load_lexicon
from dateline.events.politics.codes import code_of
from dateline.exchange.codes import coded_columns, coded_events

CODED = [
    ("Explosions/Remote violence", "Air/drone strike", "actual", "bombed", "ASSAULT", "195", -10.0),
    ("Violence against civilians", "Attack", "actual", "killed", "ASSAULT", "180", -9.0),
    ("Ceasefire", "violated", "alleged", "broke", "ASSAULT", "196", -9.5),
    ("REQUEST", "yield", "actual", "demanded", "REQUEST", "10", -5.0),
    ("REQUEST", "yield", "actual", "urged", "REQUEST", "025", 3.0),
    ("AGREE", "", "actual", "signed an accord", "AGREE", "057", 8.0),
    ("AID", "", "actual", "sent", "AID", "070", 7.0),
    ("AID", "", "promised", "send", "AGREE", "030", 4.0),
    ("AID", "", "denied", "send", "REJECT", "120", -4.0),
    ("COERCE", "curfew", "threatened", "impose", "THREATEN", "130", -6.0),
    ("RETREAT", "withdraw", "demanded", "withdraw", "REQUEST", "025", 3.0),
]


@pytest.mark.parametrize(("type_", "sub_type", "modality", "word", "plover", "cameo", "goldstein"), CODED)
def test_a_code_follows_type_modality_and_word(
    type_: str, sub_type: str, modality: str, word: str, plover: str, cameo: str, goldstein: float
) -> None:
    code = code_of(type_, sub_type, modality, word=word)
    assert (code.plover, code.cameo, code.goldstein, code.root) == (plover, cameo, goldstein, cameo[:2])


def test_every_type_and_sub_type_has_a_code() -> None:
    for type_ in load_lexicon().types.values():
        for sub_type in type_.sub_types:
            code = code_of(type_.name, sub_type, "actual")
            assert "01" <= code.root <= "20"
            assert -10 <= code.goldstein <= 10


def test_rows_get_their_codes_from_the_words_of_the_report() -> None:
    row = {"report_id": "r", "start": 7, "end": 15, "type": "REQUEST", "sub_type": "yield", "modality": "actual"}
    (coded,) = coded_events([row], {"r": "Norway demanded a halt."})
    assert (coded["plover"], coded["cameo"], coded["goldstein"]) == ("REQUEST", "10", -5.0)
    assert coded_columns(["type", "sub_type", "modality"]) == [
        "type", "sub_type", "plover", "cameo", "goldstein", "modality",
    ]  # fmt: skip
