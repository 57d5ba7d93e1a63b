"""Pages: their main text, what they state of themselves, and pages made to do harm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reports.html import read_html
from dateline.reports.page_fields import address_day
from dateline.reports.page_text import scan_page_text
from dateline.reports.types import Document, Skipped

BODY = """<p>The army on Monday denied that it had shelled the village of Low Ford, saying that no unit was near it.</p>
<p>Residents told the Courier that four shells had landed in the market square, wounding two people.</p>"""


def page(head: str = "", body: str = f"<h1>Army denies shelling</h1>{BODY}") -> bytes:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def document(data: bytes) -> Document:
    (found,) = read_html(data, "page.html")
    assert isinstance(found, Document)
    return found


def test_the_main_text_is_read_and_the_page_around_it_is_not() -> None:
    around = (
        "<nav><a href='/'>Home</a><a href='/w'>World</a></nav><script>var x = 'minister said';</script>"
        f"<style>p {{color: red}}</style><article><h1>Army denies shelling</h1>{BODY}</article>"
        "<footer><p>Contact us</p></footer>"
    )
    text = document(page(body=around)).text
    assert text.startswith("Army denies shelling")
    assert "Low Ford" in text and "market square" in text
    assert "var x" not in text and "color: red" not in text and "Contact us" not in text


def test_a_title_that_the_text_lacks_stands_in_front_of_it() -> None:
    found = document(page("<meta property='og:title' content='Courier: four shells'>", f"<article>{BODY}</article>"))
    assert found.text.startswith("Courier: four shells\n\n")
    assert found.stated.title == "Courier: four shells"


def test_the_outlet_behind_a_title_is_cut_off() -> None:
    assert document(page("<title>Army denies it all - Hill Courier</title>", BODY)).stated.title == "Army denies it all"


def test_what_a_page_states_of_itself() -> None:
    head = (
        "<meta property='og:site_name' content='Hill Courier'><meta name='author' content='Ana Roe'>"
        "<link rel='canonical' href='https://hill-courier.example/2020/10/05/army'>"
        "<meta property='article:published_time' content='2020-10-05T10:00:00Z'>"
        "<meta property='article:modified_time' content='2020-10-07T10:00:00Z'>"
    )
    stated = document(page(head)).stated
    assert (stated.source, stated.byline, stated.language) == ("Hill Courier", "Ana Roe", "en")
    assert stated.url == "https://hill-courier.example/2020/10/05/army"
    assert stated.published_from_page == date(2020, 10, 5)
    assert [day for day, _ in stated.page_dates] == [date(2020, 10, 5), date(2020, 10, 5), date(2020, 10, 7)]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta name='pubdate' content='20201005'>", date(2020, 10, 5)),
        ("<meta itemprop='datePublished' content='2020-10-05'>", date(2020, 10, 5)),
        ("<meta name='date' content='5 October 2020'>", date(2020, 10, 5)),
        ("<meta name='date' content='03/04/2020'>", None),
        ("<meta name='date' content='2 hours ago'>", None),
        ("<meta name='date' content='2020-13-45'>", None),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-10-05"}</script>',
            date(2020, 10, 5),
        ),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
        ('<script>{"datePublished": "2020-10-05"}</script>', None),
        ("<meta name='copyright' content='2022'>", None),
        ("", None),
    ],
)
def test_a_page_is_dated_by_its_fields_only(head: str, day: date | None) -> None:
    assert document(page(head)).stated.published_from_page == day


def test_a_copyright_year_on_a_page_is_no_date() -> None:
    found = document(page(body=f"<h1>Army denies it</h1>{BODY}<p>Copyright 2022 Hill Courier</p>"))
    assert found.stated.page_dates == ()


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://c.example/2020/10/05/army", date(2020, 10, 5)),
        ("https://c.example/news/2020-10-5/", date(2020, 10, 5)),
        ("https://c.example/2020/13/05/x", None),
        ("https://c.example/a?d=/2020/10/05/", None),
        ("https://c.example/20201005", None),
        (None, None),
    ],
)
def test_an_address_may_hold_the_day(url: str | None, day: date | None) -> None:
    assert address_day(url) == day


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000 + BODY + "</div>" * 10_000,
        "<b><i>" * 10_000 + BODY,
        "<table><tr><td>" * 5_000 + BODY,
        "<p>" * 100_000 + BODY,
        BODY + "<!--" * 100_000,
        BODY + "<a " * 100_000,
        BODY + "<script>" * 100_000,
        BODY + "&" * 100_000 + "&#x110000;" * 1_000,
        BODY + "<" * 100_000,
        "<svg>" * 10_000 + BODY,
    ],
    ids=["div", "inline", "table", "open-p", "comments", "open-a", "scripts", "entities", "brackets", "svg"],
)
def test_a_page_made_to_do_harm_is_read_or_told(markup: str) -> None:
    (found,) = read_html(page(body=markup), "page.html")
    assert isinstance(found, Document | Skipped)


def test_text_below_ten_thousand_tags_is_found() -> None:
    found = document(page(body="<div>" * 10_000 + BODY + "</div>" * 10_000 + "<p>After it all.</p>"))
    assert "Low Ford" in found.text and "After it all." in found.text
    assert found.repairs == ("html-too-deep",)


def test_a_huge_page_is_scanned() -> None:
    found = document(page(body="<p>The minister said so on Monday.</p>\n" * 60_000))
    assert found.repairs == ("html-too-large",)
    assert found.text.count("minister") == 60_000


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>x</script></body></html>", b"<!-- -->"])
def test_a_page_without_text_is_empty(data: bytes) -> None:
    assert list(read_html(data, "page.html")) == [Skipped("page.html", "reports", "empty")]


def test_the_charset_that_a_page_names_is_used() -> None:
    data = f"<html><head><meta charset='windows-1251'></head><body><h1>Киев</h1>{BODY}</body></html>".encode("cp1251")
    assert document(data).text.startswith("Киев")


@given(st.text(alphabet="<>/!-=\"' abpdivscript&;#x0\n", max_size=400))
def test_any_markup_is_scanned(markup: str) -> None:
    text = scan_page_text(markup)
    assert text == "\n".join(line for line in text.split("\n") if line.strip())
