"""`why` of an actor in words: its names and offices, who said them when, and why the reports that name it mean one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Row = dict[str, Any]


def actor_in_words(
    row: Row, judged: Iterable[Row], *, claims: Mapping[str, Row], reports: Mapping[str, Row]
) -> Iterator[str]:
    """Lines about a row of `actors`; `judged` are rows of `actor_links`, claims and reports are by their ids."""
    yield f"{row['name']}  [{row['actor_id']}]"
    yield f"  {', '.join(_facts(row))}"
    if row["aliases"]:
        yield f"  also called  {'; '.join(row['aliases'])}"
    told, said = len(row["reports"]), row["claims"]
    yield f"  told of in {told} {'report' if told == 1 else 'reports'}; {said} {'claim' if said == 1 else 'claims'} of its own"
    for office in row["offices"]:
        yield from _office(office, claims, reports)
    yield from _side(row, claims, reports)
    mine = [link for link in judged if link["actor_id"] == row["actor_id"]]
    if mine:
        yield "  One, in reports that name it in these ways:"
    for link in mine:
        yield from _judgement(link, reports)


def _facts(row: Row) -> Iterator[str]:
    yield row["kind"].replace("_", " ")
    if row["country"]:
        yield f"of {row['country']}"
    if row["represents"]:
        yield f"speaks for {row['represents']}"
    if row["side"]:
        yield f"on the side of {row['side']}"


def _side(row: Row, claims: Mapping[str, Row], reports: Mapping[str, Row]) -> Iterator[str]:
    """Why it is on a side, and its own words that show it."""
    if not row["side"]:
        yield "  side    on neither side, as far as the record shows"
        return
    yield f"  side    {row['side']}: {row['side_reason']}"
    for claim_id in row["side_claims"]:
        claim = claims.get(claim_id)
        if claim is not None:
            told = f"{claim['claimant']}, {_file(claim['report_id'], reports)}"
            yield f"    shown by \u201c{' '.join(claim['text'].split())}\u201d ({told})"


def _office(office: Row, claims: Mapping[str, Row], reports: Mapping[str, Row]) -> Iterator[str]:
    first, last = office["said_from"], office["said_to"]
    days = f", said {first}" if first == last else f", said {first or '…'} to {last or '…'}"
    of = f" ({office['of']})" if office["of"] else ""
    yield f"  office  {office['office']}{of}{days if first or last else ''}"
    claim = claims.get(office["claim_id"] or "")
    who = office["said_by"] or "the report"
    yield f"    first by {who}, {_file(office['report_id'], reports)}"
    if claim is not None:
        yield f"    beside the words \u201c{' '.join(claim['text'].split())}\u201d"


def _judgement(link: Row, reports: Mapping[str, Row]) -> Iterator[str]:
    a = f"\u201c{link['name_a']}\u201d ({_file(link['report_a'], reports)})"
    b = f"\u201c{link['name_b']}\u201d ({_file(link['report_b'], reports)})"
    yield f"    {a} and {b}: {link['rule']}, {link['score']:+.1f} by {link['judged_by']}"
    for part in link["comparisons"]:
        yield f"      {part['weight']:+.1f}  {part['field']}: {part['detail']}"


def _file(report_id: str, reports: Mapping[str, Row]) -> str:
    report = reports.get(report_id)
    return str(report["file"]) if report is not None else report_id
