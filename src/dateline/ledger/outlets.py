"""ledger/ asks where an outlet is at home: a state's own agency by a table, others by what their name or their address says.

An outlet of a party's country does not count as a voice of a third. Nothing follows from it for the truth of what it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.grounding.countries import country_of_capital, country_of_code, country_of_demonym, find_country
from dateline.ledger.settings import generic_domains, state_outlets
from dateline.linking.copies import origin_of_name
from dateline.linking.types import Pile
from dateline.reports.types import Report

#: Kinds of actors that may be an office of the state in which the paper that quotes them appears.
OFFICES = frozenset({"organisation", "government", "military", "unnamed"})


@dataclass(frozen=True, slots=True)
class Home:
    """The country (ISO alpha-2) that an outlet is of; `reason` completes "The outlet ..."."""

    country: str
    state_owned: bool
    reason: str


def find_homes(reports: Iterable[Report]) -> dict[str, Home]:
    """Homes of the pile's outlets and agencies by origin id; those of which nothing tells a home are not in it."""
    found = {
        origin: Home(code, True, f"is owned by the state of {_name(code)}") for origin, code in state_outlets().items()
    }
    for report in sorted(reports, key=lambda r: r.report_id):
        for name in (report.agency, report.source):
            home = _by_name(name) if name else None
            if name and home:
                found.setdefault(origin_of_name(name), home)
        home = _by_address(report.url) if report.source and not report.agency else None
        if report.source and home:
            found.setdefault(origin_of_name(report.source), home)
    return found


def heard_in(pile: Pile, homes: Mapping[str, Home]) -> dict[str, str]:
    """By actor id, the one country (ISO alpha-2) whose outlets alone quote an office or body that is of no known country.

    "The prosecutor's office" that only papers of one country speak of is no third's; one that another quotes too may be.
    """
    reports = {report.report_id: report for report in pile.reports}
    found: dict[str, set[str | None]] = defaultdict(set)
    for claim in pile.claims:
        actor, report = claim.claimant, reports.get(claim.report_id)
        if actor.country or actor.kind not in OFFICES or report is None:
            continue
        names = [name for name in (report.agency, report.source) if name]
        home = next((h for name in names if (h := homes.get(origin_of_name(name)))), None)
        found[actor.actor_id].add(home.country if home else None)
    return {key: code for key, codes in sorted(found.items()) if len(codes) == 1 and (code := next(iter(codes)))}


def _by_name(name: str) -> Home | None:
    """ "The Capital Post", "Demonym News Agency": a word of the name is a capital, a country or a demonym."""
    for word in name.replace("-", " ").split():
        country = find_country(word) or country_of_capital(word) or country_of_demonym(word)
        if country and word[0].isupper():
            return Home(country.iso2, False, f"bears the name of {country.name}")
    return None


def _by_address(url: str | None) -> Home | None:
    host = urlsplit(url).hostname if url else None
    code = host.rsplit(".", 1)[-1].upper() if host else ""
    code = "GB" if code == "UK" else code
    country = country_of_code(code) if code not in generic_domains() else None
    return Home(country.iso2, False, f"has an address in {country.name}") if country else None


def _name(code: str) -> str:
    country = country_of_code(code)
    return country.name if country else code
