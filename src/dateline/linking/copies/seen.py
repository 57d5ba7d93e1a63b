"""linking/copies/ asks what "seen first" means: who has an origin by name, and in which order the pile saw its reports."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from dateline.ids import content_id
from dateline.linking.words import words
from dateline.reports.types import Report

ARTICLE = "the"


def seen_on(report: Report) -> tuple[date, str]:
    """What "seen first" is decided by: the latest day of publication that the evidence allows, then the id."""
    return report.published.latest or report.published.earliest or date.max, report.report_id


def origin_of_name(name: str) -> str:
    """The origin_id of an agency or outlet, whatever the spelling: an agency's own site and its credit are one origin.

    The page of "The Harbour Star" and who cites "the Harbour Star" mean one outlet.
    """
    told = words(name)
    return content_id("o", "voice", "".join(told[1:] if len(told) > 1 and told[0] == ARTICLE else told))


def outlet_name(report: Report) -> str | None:
    """Who speaks in the report's own voice: the agency credited, else the outlet, else the site."""
    return report.agency or report.source or (urlsplit(report.url).hostname if report.url else None)


def own_origin(report: Report) -> str:
    """The origin of a report that repeats nobody: its agency's, its outlet's, or its own where it names none."""
    name = outlet_name(report)
    return origin_of_name(name) if name else own_of_nameless(report.report_id)


def own_of_nameless(report_id: str) -> str:
    """The origin that a report without any outlet has for itself."""
    return content_id("o", "report", report_id)
