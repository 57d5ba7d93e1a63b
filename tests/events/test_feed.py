"""Whether a report is of a conflict at all: by its words, never by who is named in it; in doubt violence is looked for."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.events.feed import Feed, amounts, feed_weights, of_conflict
from dateline.grounding.countries import country_of_demonym, entity_of_demonym, find_country
from dateline.language.engine import Engine
from dateline.language.types import Analysis
from tests.events.conftest import Tell, paragraphs

HERE = Path(__file__).parent


def feed_of(engine: Engine, text: str) -> Feed:
    return of_conflict(engine.analyse(text, [(p.start, p.end) for p in paragraphs(text)]))


def told(folder: str) -> list[tuple[str, bool, str]]:
    """Name, whether it is of a conflict, and text of each report of a folder of tests."""
    files = sorted((HERE / folder).glob("*.toml"))
    reports = [r for file in files for r in tomllib.loads(file.read_text("utf-8"))["report"]]
    return [(r["name"], r.get("conflict", False), r["body"]) for r in reports]


@pytest.mark.parametrize(("folder", "right"), [("told_feed", 52), ("told_peace", 22)])
def test_most_reports_are_told_apart(engine: Engine, folder: str, right: int) -> None:
    found = [(name, conflict, feed_of(engine, body).probability) for name, conflict, body in told(folder)]
    wrong = [(name, p) for name, conflict, p in found if (p > 0.5) != conflict]
    assert len(found) - len(wrong) >= right, wrong


def test_no_report_of_a_conflict_is_surely_of_none(engine: Engine) -> None:
    lost = [name for name, conflict, body in told("told_feed") if conflict and feed_of(engine, body).sure_of_none]
    assert lost == []


WAR = (
    "{a} said on Monday that its troops had repelled an attack by {b} forces near the border. Two soldiers were wounded. "
    "The {b} defence ministry denied it and accused {a} of shelling a village. Mediators called for an end to the fighting."
)


@pytest.mark.parametrize(
    ("a", "b"), [("Armenia", "Azerbaijani"), ("Ukraine", "Russian"), ("Israel", "Lebanese"), ("Sudan", "Ethiopian")]
)
def test_who_is_named_changes_nothing(engine: Engine, a: str, b: str) -> None:
    found, nobody = feed_of(engine, WAR.format(a=a, b=b)), feed_of(engine, WAR.format(a="Norland", b="Sudlander"))
    assert found.probability == pytest.approx(nobody.probability, abs=0.02)
    assert found.probability > 0.9


def test_no_country_people_or_disputed_land_has_a_weight() -> None:
    named = (find_country, country_of_demonym, entity_of_demonym)
    assert [key for key in feed_weights().of if any(find(key.split()[0]) for find in named)] == []


RECIPE = (
    "The pastry chef from Lyon beat butter and sugar for ten minutes and folded in the eggs. Her recipe for almond cake won "
    "the prize of the regional fair, where the jury praised its crust. Visitors tasted forty desserts, and the organisers "
    "sold coffee and lemonade for the school garden. Next year the fair will move to the new hall beside the library."
)


def test_a_report_that_is_surely_of_none_says_by_which_words(engine: Engine) -> None:
    found = feed_of(engine, RECIPE)
    assert found.sure_of_none
    assert found.probability < feed_weights().least
    assert 1 <= len(found.words) <= 5
    assert all(word in RECIPE.lower() for word in found.words)
    assert all(word in found.reason for word in found.words)


def test_no_violence_is_told_of_where_it_is_surely_of_no_conflict(tell: Tell) -> None:
    joke = (
        RECIPE + " Critics bombarded the jury with cream, and the old rivals shelled and ambushed each other with nuts."
    )
    assert [(e.type, e.sub_type) for e in tell(joke).violent()] == []


def test_a_word_said_of_violence_alone_leaves_doubt(engine: Engine) -> None:
    assert not feed_of(engine, RECIPE + " A gunman watched from the roof.").sure_of_none


@pytest.mark.parametrize(
    "text",
    [
        "A mortar hit the bakery.",
        "The chef and the coach sang a song.",
        "Two farmers were shot dead at the market on Friday, a nurse said.",
        "",
        "?!",
    ],
)
def test_a_short_text_is_never_surely_of_none(engine: Engine, text: str) -> None:
    found = feed_of(engine, text)
    assert not found.sure_of_none
    assert (found.words, found.reason) == ((), "")


def test_a_text_without_words_has_the_prior() -> None:
    assert of_conflict(Analysis((), ())).probability == pytest.approx(0.34, abs=0.1)


def test_amounts_are_damped_and_grow_with_evidence() -> None:
    few, many = amounts(["war n"], ballast=10.0), amounts(["war n"] * 50, ballast=10.0)
    assert few["war n"] < many["war n"] < 1
    assert amounts([], ballast=10.0) == {}


def test_a_long_text_takes_as_long_as_its_words(engine: Engine) -> None:
    analysis = engine.analyse(RECIPE, [(0, len(RECIPE))])
    again = Analysis(analysis.sentences * 300, analysis.names)
    assert of_conflict(again).sure_of_none
