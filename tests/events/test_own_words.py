"""A user's own file of words: what it adds is heard, and what is wrong with it is said by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.events.lexicon import load_lexicon
from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.language.engine import Engine
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

OWN = """
[[sub_type]]
type = "Battles"
name = "Naval clash"

[[trigger]]
lemmas = ["grapnel"]
pos = "VERB"
family = "attack"
frame = "transitive"
type = "Battles"
sub_type = "Naval clash"

[armed]
lemmas = ["corsair"]

[weapons]
"Shelling/artillery/missile attack" = ["carronade"]
"""
TRIGGER = (
    '[[trigger]]\nlemmas = ["x"]\npos = "VERB"\nfamily = "strike"\nframe = "at"\n'
    'type = "Battles"\nsub_type = "Armed clash"\n'
)


def written(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_event_is_told_by_a_users_word(engine: Engine, gazetteer: Gazetteer, tmp_path: Path) -> None:
    text = "Corsairs grapneled a grain ship off Tripoli on Monday."
    (plain,) = Reader(engine, gazetteer).read([Document("a.txt", text)])
    (own,) = Reader(engine, gazetteer, written(tmp_path, OWN)).read([Document("a.txt", text)])
    assert isinstance(plain, Reading)
    assert isinstance(own, Reading)
    assert "Naval clash" not in [e.sub_type for e in plain.events]
    (event,) = (e for e in own.events if e.sub_type == "Naval clash")
    assert ("perpetrator", "Corsairs") in [(r.role, r.text) for r in event.roles]


def test_words_are_added_and_none_is_taken_away(tmp_path: Path) -> None:
    own, plain = load_lexicon(written(tmp_path, OWN)), load_lexicon()
    assert own.words.armed == plain.words.armed | {"corsair"}
    assert own.words.weapons["carronade"] == "Shelling/artillery/missile attack"
    assert set(plain.triggers) < set(own.triggers)
    assert "Naval clash" not in plain.types["Battles"].sub_types


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (TRIGGER.replace("strike", "joust"), "joust"),
        (TRIGGER.replace('"at"', '"sideways"'), "sideways"),
        (TRIGGER.replace('"VERB"', '"ADJ"'), "pos"),
        (TRIGGER.replace('["x"]', '"x"'), "lists"),
        (TRIGGER + 'weak = "yes"\n', "true or false"),
        (TRIGGER + TRIGGER.replace("Armed clash", "Duel"), "trigger 2"),
        ('[[sub_type]]\ntype = "Quarrels"\nname = "Duel"\n', "Quarrels"),
        ('[weapons]\n"Duel" = ["epee"]\n', "Duel"),
        ('[armed]\nlemmas = "corsair"\n', "lists"),
        ("[triggers]\nx = 1\n", "triggers"),
        ("armed = 3\n", "no file of words"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ModelError, match=says) as caught:
        load_lexicon(written(tmp_path, text))
    assert caught.value.code == "E311"
