"""What the record keeps of copies: sentences that are another report's in other words or figures, and what each outlet adds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.ledger.types import SourceView
from dateline.linking.types import Origins

Row = dict[str, Any]


def copy_rows(origins: Origins) -> Iterator[Row]:
    """Sentences that repeat another report's, but not word for word: those are known by their passage already."""
    for sentence in origins.sentences:
        if sentence.kind != "same" and sentence.first_seen_report_id != sentence.report_id:
            yield {
                "report_id": sentence.report_id,
                "start": sentence.start,
                "end": sentence.end,
                "kind": sentence.kind,
                "origin_id": sentence.origin_id,
                "first_seen_report_id": sentence.first_seen_report_id,
                "first_start": sentence.first_start,
                "first_end": sentence.first_end,
                "changes": [{"before": change.before, "after": change.after} for change in sentence.changes],
            }


def source_row(view: SourceView) -> Row:
    """One outlet."""
    return {
        "outlet": view.outlet,
        "origin_id": view.origin_id,
        "reports": list(view.reports),
        "words": view.words,
        "own_share": view.own_share,
        "copied_from": [{"origin_id": c.origin_id, "name": c.name, "share": c.share} for c in view.copied_from],
        "quoted": [{"side": side, "claims": claims} for side, claims in view.quoted],
        "claims": view.claims,
        "claims_of_others": view.claims_of_others,
    }
