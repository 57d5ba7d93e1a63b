"""`why` in words: from a row of the record back to the sentences it came from, each with its speaker and its report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Protocol

from dateline.errors import UsageError
from dateline.exchange.actors import actor_in_words
from dateline.exchange.copied import copies_in_words
from dateline.exchange.grounds import by_span, days, place_in_words, time_in_words, toll_in_words
from dateline.exchange.judged import explain_judgement, judgements_on
from dateline.exchange.sayings import saying_in_words
from dateline.exchange.truces import alleged_in_words, ceasefire_in_words

Row = dict[str, Any]


class Tables(Protocol):
    """What explaining needs of a record."""

    def rows(self, table: str, *, rejected: bool = False) -> list[Row]: ...

    def rows_of(self, table: str, report_id: str) -> list[Row]: ...


@dataclass(frozen=True, slots=True)
class _Index:
    reports: dict[str, Row]
    claims: dict[str, Row]
    events: dict[str, Row]
    links: list[Row]
    actor_links: list[Row]
    judgements: list[Row]
    record: Tables
    spans: dict[tuple[str, str], dict[tuple[int, int], Row]] = field(default_factory=dict)

    def of_report(self, table: str, report_id: str) -> dict[tuple[int, int], Row]:
        """The report's times, or its mentions of places, by their span; asked of the record once."""
        if (table, report_id) not in self.spans:
            rows = self.record.rows_of(table, report_id)
            self.spans[table, report_id] = by_span(row for row in rows if row.get("kind") != "actor")
        return self.spans[table, report_id]


def explain(record: Tables, wanted: str) -> str:
    """The explanation of an incident, ceasefire, event, claim, report, actor or judgement, by its id or the beginning of it.

    Raise UsageError: E405 where nothing has the id, E406 where several do.
    """
    table, row = _find(record, wanted)
    index = _Index(
        reports={r["report_id"]: r for r in record.rows("reports")},
        claims={r["claim_id"]: r for r in record.rows("claims")},
        events={r["event_id"]: r for r in record.rows("events")},
        links=record.rows("links"),
        actor_links=record.rows("actor_links"),
        judgements=record.rows("judgements"),
        record=record,
    )
    lines = chain(EXPLAINERS[table](row, index), _judged(table, row, index))
    return "\n".join(_printable(line) for line in lines) + "\n"


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line)


def _find(record: Tables, wanted: str) -> tuple[str, Row]:
    keys = {"incidents": "incident_id", "ceasefires": "ceasefire_id", "events": "event_id", "claims": "claim_id"}
    keys |= {"reports": "report_id", "actors": "actor_id", "judgements": "judgement_id"}
    found = [
        (t, r) for t, key in keys.items() for r in record.rows(t, rejected=True) if wanted and r[key].startswith(wanted)
    ]
    exact = [(t, r) for t, r in found if r[keys[t]] == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UsageError(
            "E405", f"the record has no incident, ceasefire, event, claim, report, actor or judgement {wanted!r}"
        )
    raise UsageError("E406", f"{len(found)} ids begin with {wanted!r}; give more of it")


def _span(row: Row, kind: str) -> str | None:
    low, high = row[f"{kind}_low"], row[f"{kind}_high"]
    if low is None and high is None:
        return None
    return f"{low if low is not None else '?'}{'' if low == high else f' to {high}' if high is not None else ' or more'} {kind}"


def _toll(row: Row) -> str:
    return ", ".join(filter(None, (_span(row, "killed"), _span(row, "injured")))) or "no toll"


def _incident(row: Row, index: _Index) -> Iterator[str]:
    yield f"{row['title']}  [{row['incident_id']}]"
    yield f"  type    {row['type']} / {row['sub_type']}"
    yield f"  when    {days(row['date_from'], row['date_to'])} (date_prec {row['date_prec']})"
    yield f"  where   {row['place'] or 'not said'} (where_prec {row['where_prec']})"
    yield f"  toll    {_toll(row)}"
    yield f"  grade   {row['grade']}{', contested' if row['contested'] else ''}: {row['grade_reason']}"
    yield "  Tolls by claimant, the latest figure of each:"
    for claimed in row["claimants"]:
        side = f" (side: {claimed['side']})" if claimed["side"] else ""
        yield f"    {claimed['claimant']}{side}: {_toll(claimed)}"
    yield "  Told in:"
    for event_id in row["event_ids"]:
        if event_id in index.events:
            yield from _indent(_event(index.events[event_id], index), "    ")
    members = set(row["event_ids"])
    told = [link for link in index.links if link["event_a"] in members and link["event_b"] in members]
    if told:
        yield "  Why these are one incident:"
    for link in told:
        reasons = "; ".join(f"{c['field']} {c['detail']} ({c['weight']:+.1f})" for c in link["comparisons"])
        yield f"    {link['event_a']} = {link['event_b']}: {link['score']:+.1f} = {reasons} (by {link['judged_by']})"


def _ceasefire(row: Row, index: _Index) -> Iterator[str]:
    yield from ceasefire_in_words(row)
    yield "  Told in:"
    for event_id in row["event_ids"]:
        if event_id in index.events:
            yield from _indent(_event(index.events[event_id], index), "    ")
    for violation in row["violations"]:
        yield f"  Alleged violation {alleged_in_words(violation)}"
        for claim_id in violation.get("claim_ids") or [violation["claim_id"]]:
            if claim_id in index.claims:
                yield from _indent(_claim(index.claims[claim_id], index), "    ")


def _event(row: Row, index: _Index) -> Iterator[str]:
    who = f"{row['perpetrator'] or '?'} -> {row['target'] or '?'}"
    told = f"{row['modality']}{', background' if row['background'] else ''}"
    yield f"{row['type']} / {row['sub_type']}, {told}: {who}; {_toll(row)}"
    yield f"  when   {time_in_words(row, index.of_report('times', row['report_id']))}"
    yield f"  where  {place_in_words(row, index.of_report('mentions', row['report_id']))}"
    for toll in row["toll"]:
        yield f"  toll   {toll_in_words(toll)}"
    if row["claim_id"] in index.claims:
        yield from _indent(_claim(index.claims[row["claim_id"]], index), "  ")


def _claim(row: Row, index: _Index) -> Iterator[str]:
    report = index.reports.get(row["report_id"])
    cue = f", \u201c{row['cue']}\u201d" if row["cue"] else ""
    yield f"{saying_in_words(row, agency=report['agency'] if report else None)} ({row['form']}{cue}):"
    yield f"  \u201c{row['text']}\u201d"
    if report is not None:
        day = days(report["published_from"], report["published_to"])
        name = report["source"] or report["agency"] or "unknown outlet"
        yield f"  {name}, {day} ({report['published_basis']}), {report['file']}, characters {row['start']} to {row['end']}"


def _judged(table: str, row: Row, index: _Index) -> Iterator[str]:
    if table == "judgements":
        return iter(())
    return judgements_on(row, f"{table.removesuffix('s')}_id", index.judgements)


def _judgement(row: Row, index: _Index) -> Iterator[str]:
    return explain_judgement(row, index.judgements)


def _report(row: Row, index: _Index) -> Iterator[str]:
    yield f"{row['title'] or row['file']}  [{row['report_id']}]"
    yield f"  published {days(row['published_from'], row['published_to'])} ({row['published_basis']})"
    for evidence in row["published_evidence"]:
        yield f"    because {evidence}"
    yield f"  origin {row['origin_id']}: {row['origin_reason'] or 'its own'}"
    passages, copies = (index.record.rows_of(table, row["report_id"]) for table in ("passages", "copies"))
    yield from copies_in_words(row, passages, copies, index.reports)
    for claim in index.claims.values():
        if claim["report_id"] == row["report_id"]:
            yield from _indent(_claim(claim, index), "  ")


def _actor(row: Row, index: _Index) -> Iterator[str]:
    return actor_in_words(row, index.actor_links, claims=index.claims, reports=index.reports)


EXPLAINERS: dict[str, Callable[[Row, _Index], Iterator[str]]] = {
    "incidents": _incident,
    "ceasefires": _ceasefire,
    "events": _event,
    "claims": _claim,
    "reports": _report,
    "actors": _actor,
    "judgements": _judgement,
}


def _indent(lines: Iterable[str], by: str) -> Iterator[str]:
    return (by + line for line in lines)
