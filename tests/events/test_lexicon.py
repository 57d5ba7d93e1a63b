"""The data files: every type named exists, every file has its source and licence, a user's own words come first."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.events.lemmas import Lemmas
from dateline.events.lexicon import load_lexicon

DATA = files("dateline.events").joinpath("data")
FILES = sorted(f.name for f in DATA.iterdir() if f.name.endswith(".toml"))


@pytest.mark.parametrize("name", FILES)
def test_each_file_states_its_source_and_licence(name: str) -> None:
    text = DATA.joinpath(name).read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    assert "Source:" in head
    assert "Licence:" in head
    tomllib.loads(text)


def test_every_trigger_gives_a_type_that_exists() -> None:
    lexicon = load_lexicon()
    wrong = [
        t
        for t in lexicon.triggers.values()
        if t.type not in lexicon.types or t.sub_type not in lexicon.types[t.type].sub_types
    ]
    assert wrong == []


@pytest.mark.parametrize("table", ["positions", "moves"])
def test_every_position_and_move_gives_a_type_that_exists(table: str) -> None:
    lexicon = load_lexicon()
    for name in lexicon.tables["politics"][table]:
        type_, _, sub_type = name.partition("/")
        assert sub_type in lexicon.types[type_].sub_types


def test_every_weapon_gives_a_sub_type_that_exists() -> None:
    lexicon = load_lexicon()
    assert set(lexicon.words.weapons.values()) - {""} <= set(lexicon.types["Explosions/Remote violence"].sub_types)


def test_cameo_codes_and_scores_are_within_their_scales() -> None:
    for kind in load_lexicon().types.values():
        assert 1 <= int(kind.cameo) <= 20
        assert -10 <= kind.goldstein <= 10


def test_no_country_is_named_in_the_words() -> None:
    from dateline.grounding.countries import country_of_demonym, find_country

    lexicon = load_lexicon()
    named = [lemma for lemma, _ in lexicon.triggers if find_country(lemma.title()) or country_of_demonym(lemma.title())]
    assert named == []


def test_a_users_words_come_before_the_packages(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[trigger]]\nlemmas = ["carpet"]\npos = "VERB"\nfamily = "strike"\nframe = "transitive"\n'
        'type = "Explosions/Remote violence"\nsub_type = "Air/drone strike"\nsource = "the user"\n',
        encoding="utf-8",
    )
    lexicon = load_lexicon(own)
    assert lexicon.triggers["carpet", "VERB"].sub_type == "Air/drone strike"
    assert ("shell", "VERB") in lexicon.triggers
    assert ("carpet", "VERB") not in load_lexicon().triggers


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        "[other]\nx = 1\n",
        '[[trigger]]\nlemmas = ["x"]\npos = "VERB"\nfamily = "a"\nframe = "at"\ntype = "Nothing"\nsub_type = ""\n',
        '[[trigger]]\nlemmas = ["x"]\ncolour = "red"\ntype = "Battles"\nsub_type = "Armed clash"\n',
    ],
)
def test_a_users_file_that_is_wrong_is_refused_by_number(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load_lexicon(own)
    assert caught.value.code == "E311"


def test_a_users_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load_lexicon(tmp_path / "nothing.toml")


FORMS = [
    ("clashes", "clashe", "clash"),
    ("shelled", "shel", "shell"),
    ("killing", "killin", "kill"),
    ("injured", "injur", "injure"),
    ("rose", "ros", "rise"),
    ("shot", "shot", "shoot"),
    ("denied", "denie", "deny"),
    ("gunmen", "gunmen", "gunman"),
    ("table", "table", "table"),
]


@pytest.mark.parametrize(("word", "tagged", "lemma"), FORMS)
def test_a_known_word_is_found_in_any_form(word: str, tagged: str, lemma: str) -> None:
    assert load_lexicon().lemmas.of(word, tagged) == lemma


def test_an_unknown_word_keeps_the_taggers_lemma() -> None:
    assert Lemmas(frozenset({"kill"}), {}).of("Wibbled", "wibble") == "wibble"
