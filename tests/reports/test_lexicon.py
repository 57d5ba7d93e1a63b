"""Word lists say where they come from and under what licence, and the page on reading names every reason code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import dateline.reports
from dateline.reports import lexicon
from tests.conftest import ROOT

FOLDER = Path(dateline.reports.__file__).parent
LISTS = sorted((FOLDER / "data").glob("*.toml"))
PAGE = (ROOT / "docs" / "reading.md").read_text("utf-8")
SOURCES = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.py"))}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_names_its_source_and_licence(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"^# source: \S", text, re.M)
    assert re.search(r"^# licence: \S", text, re.M)
    assert tomllib.loads(text)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_no_list_names_a_thing_twice(path: Path) -> None:
    for name, items in tomllib.loads(path.read_text("utf-8")).items():
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            assert sorted({item for item in items if items.count(item) > 1}) == [], name


def test_an_agency_is_found_by_its_name_and_by_each_alias() -> None:
    known = lexicon.agencies()
    assert known.name_of("AFP") == known.name_of("Agence France-Presse") == "Agence France-Presse"
    assert known.name_of("The Associated Press") == "Associated Press"
    assert known.name_of("Hill Courier") is None


def test_no_alias_stands_for_two_agencies() -> None:
    entries = tomllib.loads((FOLDER / "data" / "agencies.toml").read_text("utf-8"))["agency"]
    forms = [form for entry in entries for form in {entry["name"], *entry["aliases"]}]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_every_reason_for_skipping_is_on_the_page() -> None:
    code = "\n".join(SOURCES.values())
    used = set(re.findall(r'"reports",\s*f?"([a-z-]+)', code)) | set(re.findall(r'\breason = "([a-z-]+)"', code))
    assert {"empty", "missing", "broken-json", "language"} <= used
    assert sorted(reason for reason in used if f"`{reason}" not in PAGE) == []


def test_every_repair_is_on_the_page() -> None:
    code = SOURCES["decode.py"] + SOURCES["html.py"]
    used = set(re.findall(r'"((?:html|not|broken)-[a-z0-9-]+)"', code))
    assert "html-too-deep" in used and "not-utf-8" in used
    assert sorted(repair for repair in used if f"`{repair}`" not in PAGE) == []


def test_every_reason_of_a_passage_is_on_the_page() -> None:
    names = ("pieces.py", "headlines.py", "mastheads.py")
    used = {code for name in names for code in re.findall(r'reason="([a-z-]+)"', SOURCES[name])}
    used |= set(re.findall(r'return "([a-z-]+)"', SOURCES["furniture.py"]))
    assert {"heading", "masthead", "copyright"} <= used
    assert sorted(reason for reason in used if f"`{reason}`" not in PAGE) == []
