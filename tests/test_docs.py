"""Documents that cannot lie: tables, columns, commands and error numbers are all in docs/, and nothing else is."""

from __future__ import annotations

import re

import pytest

from dateline.record import schema
from tests.conftest import ROOT

RECORD_PAGE = ROOT / "docs" / "record.md"
ERRORS_PAGE = ROOT / "docs" / "errors.md"
SOURCES = sorted((ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize("table", [t.name for t in schema.EXPORTED])
def test_each_table_and_column_is_documented(table: str) -> None:
    page = RECORD_PAGE.read_text("utf-8")
    assert f"`{table}`" in page
    columns = [c.name for c in schema.metadata.tables[table].columns if c.name not in schema.INTERNAL]
    assert [name for name in columns if f"`{name}`" not in page] == []


def test_each_error_number_in_the_code_is_documented_and_no_other() -> None:
    raised = {n for path in SOURCES for n in re.findall(r'"(E\d{3})["\s]', path.read_text("utf-8"))}
    documented = set(re.findall(r"^\| (E\d{3}) ", ERRORS_PAGE.read_text("utf-8"), re.M))
    assert raised == documented


@pytest.mark.parametrize("page", sorted(p.name for p in (ROOT / "docs").glob("*.md")))
def test_each_page_of_docs_can_be_found_from_the_readme(page: str) -> None:
    assert f"docs/{page}" in (ROOT / "README.md").read_text("utf-8")
