"""Reads what a web page states of itself in named fields: title, site, author, language, and every date it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import lxml.html  # type: ignore[import-untyped]

from dateline.reports.dates import find_dates, possible_day
from dateline.reports.lexicon import page_fields

_NAMES = ("property", "name", "itemprop", "http-equiv")
_JSON_DATE = re.compile(r"\"(datePublished|dateCreated|dateModified)\"\s{0,20}:\s{0,20}\"([^\"\\]{4,40})\"")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
_TITLE_END = re.compile(r"\s[|–—-]\s[^|–—]{2,40}$")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PageFields:
    """`dates` are (day, field), the most trusted first; a date of change stands behind all dates of publication."""

    url: str | None = None
    title: str | None = None
    site: str | None = None
    byline: str | None = None
    language: str | None = None
    dates: tuple[tuple[date, str], ...] = ()


def read_page_fields(tree: lxml.html.HtmlElement) -> PageFields:
    """Fields of a page. Never a clock: "2 hours ago" is no date; a copyright line is not looked at."""
    metas = _metas(tree)
    names = page_fields()
    url = _address(tree, metas)
    return PageFields(
        url=url,
        title=_first(metas, names.title) or _heading(tree) or _title(tree),
        site=_first(metas, names.site),
        byline=_byline(_first(metas, names.byline)),
        language=(tree.get("lang") or "")[:2].lower() or None,
        dates=_dates(tree, metas, url),
    )


def address_day(url: str | None) -> date | None:
    """The day that an address names: ".../2020/10/19/..."."""
    match = _ADDRESS_DAY.search((url or "").split("?")[0])
    return possible_day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _metas(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Field name to its first value. A dict of texts, and only inside this module."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta", "time"):
        value = " ".join((element.get("content") or element.get("datetime") or "").split())[:_LONGEST]
        if not value:
            continue
        for attribute in _NAMES:
            name = (element.get(attribute) or "").strip().lower()
            if name:
                metas.setdefault(name, value)
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _address(tree: lxml.html.HtmlElement, metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))[:2000]
    url = metas.get("og:url")
    return url if url and url.startswith("http") else None


def _heading(tree: lxml.html.HtmlElement) -> str | None:
    headings = [text for element in tree.iter("h1") if (text := " ".join("".join(element.itertext()).split()))]
    return headings[0][:_LONGEST] if len(headings) == 1 else None


def _title(tree: lxml.html.HtmlElement) -> str | None:
    for element in tree.iter("title"):
        text = " ".join("".join(element.itertext()).split())[:_LONGEST]
        return _TITLE_END.sub("", text) or None
    return None


def _byline(value: str | None) -> str | None:
    return None if value is None or value.startswith("http") else value


def _dates(tree: lxml.html.HtmlElement, metas: dict[str, str], url: str | None) -> tuple[tuple[date, str], ...]:
    names = page_fields()
    found = [(day, name) for name in names.published if name in metas and (day := _day(metas[name])) is not None]
    scripted = _scripted(tree)
    found[1:1] = [item for item in scripted if item[1] != "dateModified"]
    in_address = address_day(url)
    if in_address is not None:
        found.append((in_address, "address"))
    found += [
        (day, "time") for element in tree.iter("time") if (day := _day(element.get("datetime") or "")) is not None
    ][:1]
    found += [(day, name) for name in names.updated if name in metas and (day := _day(metas[name])) is not None]
    found += [item for item in scripted if item[1] == "dateModified"]
    return tuple(dict.fromkeys(found))


def _scripted(tree: lxml.html.HtmlElement) -> list[tuple[date, str]]:
    """Dates in JSON-LD, by their names alone: no JSON of a stranger is parsed."""
    return [
        (day, name)
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for name, value in _JSON_DATE.findall(script.text or "")
        if (day := _day(value)) is not None
    ]


def _day(value: str) -> date | None:
    """The one day that a field's value names; None where it names none or could mean two."""
    match = _DAY.search(value)
    if match is not None:
        return possible_day(int(match[1]), int(match[2]), int(match[3]))
    dates = find_dates(value)
    return dates[0].days[0] if dates and len(dates[0].days) == 1 else None
