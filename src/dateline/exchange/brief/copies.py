"""Inside the brief: outlets and what they repeat, and the numbers and names that a copy has changed, which is news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.exchange.brief.citing import Citations, Cited, Quote
from dateline.ledger.types import Ledger, SourceView
from dateline.linking.types import Change, Origins, PassageOrigin

#: Changed sentences that the page lists.
MOST = 40


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet; `repeated_by` are those of the record that have words from it, with the share of their own words."""

    source: SourceView
    repeated_by: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A sentence that repeats an earlier one with another number or name."""

    changes: tuple[Change, ...]
    before: Quote
    after: Quote


@dataclass(frozen=True, slots=True)
class Changed:
    """`more` are not shown."""

    rows: tuple[ChangeRow, ...]
    more: int


def source_rows(ledger: Ledger, told: Iterable[Cited]) -> tuple[SourceRow, ...]:
    """The outlets of the reports that the page cites."""
    shown = {cited.report_id for cited in told}
    repeated: dict[str, list[tuple[str, float]]] = {}
    for source in ledger.sources:
        for copied in source.copied_from:
            repeated.setdefault(copied.origin_id, []).append((source.outlet, copied.share))
    return tuple(
        SourceRow(source, tuple(sorted(repeated.get(source.origin_id, ()))))
        for source in ledger.sources
        if shown & set(source.reports)
    )


def changed(origins: Origins, told: Iterable[Cited], citations: Citations) -> Changed:
    """Sentences of the reports that the page cites, in the order of these; each change once, where it is first made."""
    numbers = {cited.report_id: cited.number for cited in told}
    found: dict[tuple[str, int | None, tuple[Change, ...]], PassageOrigin] = {}
    sentences = (s for s in origins.sentences if s.changes and s.report_id in numbers and s.first_end is not None)
    for sentence in sorted(sentences, key=lambda s: (numbers[s.report_id], s.start)):
        found.setdefault((sentence.first_seen_report_id, sentence.first_start, sentence.changes), sentence)
    rows = [row for row in (_row(sentence, citations) for sentence in found.values()) if row]
    return Changed(tuple(rows[:MOST]), max(len(rows) - MOST, 0))


def _row(sentence: PassageOrigin, citations: Citations) -> ChangeRow | None:
    if sentence.first_start is None or sentence.first_end is None:
        return None
    before = citations.passage(sentence.first_seen_report_id, sentence.first_start, sentence.first_end)
    after = citations.passage(sentence.report_id, sentence.start, sentence.end)
    return ChangeRow(sentence.changes, before, after) if before and after else None
