"""A web page becomes a Document: its main text by trafilatura, or by a plain scan where that fails; its fields by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml import etree

from dateline.reports.decode import Decoded, decode, storable
from dateline.reports.page_fields import PageFields, read_page_fields
from dateline.reports.page_text import scan_page_text
from dateline.reports.types import Document, Skipped, Stated
from dateline.reports.words import plain_words

# Larger pages go to the plain scan, whose time grows with their length and nothing else.
_LARGEST_FOR_TRAFILATURA = 2_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")


def read_html(data: bytes, name: str) -> Iterator[Document | Skipped]:
    """The document of a page, headline first. Pages are hostile until proven otherwise: no script runs, nothing is fetched.

    Skipped "empty" where there is no text at all. Among the repairs is a code "html-..." where all visible text was taken:
    no main text was found, or the page is nested too deep or too large to look for it.
    """
    decoded = _decode(data)
    markup = _DECLARATION.sub("", decoded.text, count=1)
    tree, refused = _parse(markup)
    fields = read_page_fields(tree) if tree is not None else PageFields()
    text = _main_text(tree) if tree is not None and not refused else ""
    if not text:
        text = scan_page_text(markup)
        refused = refused or "html-no-main-text"
    if not text.strip():
        yield Skipped(name, "reports", "empty")
        return
    yield Document(name, storable(_with_headline(text, fields.title)), _stated(fields), _repairs(decoded, refused))


def _decode(data: bytes) -> Decoded:
    """A byte order mark, then UTF-8, then the charset that the page names, then what `decode` makes of broken text."""
    decoded = decode(data)
    named = _CHARSET.search(data[:4096])
    if decoded.reason != "not-utf-8" or named is None:
        return decoded
    try:
        return Decoded(storable(data.decode(named[1].decode("ascii"), "replace")))
    except (LookupError, UnicodeError):
        return decoded


def _repairs(decoded: Decoded, refused: str) -> tuple[str, ...]:
    return (*decoded.repairs, refused) if refused else decoded.repairs


def _parse(markup: str) -> tuple[lxml.html.HtmlElement | None, str]:
    """The tree, and the code why it cannot be trusted to hold the whole page ("" where it can)."""
    if len(markup) > _LARGEST_FOR_TRAFILATURA:
        return None, "html-too-large"
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, "html-no-page"
    too_deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return tree, "html-too-deep" if too_deep else ""


def _main_text(tree: lxml.html.HtmlElement) -> str:
    """The main text, "" where trafilatura finds none or gives up."""
    try:
        # No metadata: its search for dates would ask the clock.
        text = trafilatura.extract(tree, include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, etree.LxmlError):
        # A third party's parser on a hostile page: whatever it stumbles over, the plain scan still reads the page.
        return ""
    return text or ""


def _with_headline(text: str, title: str | None) -> str:
    if not title:
        return text
    wanted = plain_words(title)
    head = plain_words(text[: 4 * len(title) + 400])
    inside = any(head[i : i + len(wanted)] == wanted for i in range(len(head) - len(wanted) + 1))
    return text if inside or not wanted else f"{title}\n\n{text}"


def _stated(fields: PageFields) -> Stated:
    return Stated(
        url=fields.url,
        title=fields.title,
        source=fields.site,
        published_from_page=fields.dates[0][0] if fields.dates else None,
        byline=fields.byline,
        language=fields.language,
        page_dates=fields.dates,
    )
