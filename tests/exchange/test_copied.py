"""What `why REPORT` says of copies."""

from __future__ import annotations

from dateline.exchange.copied import copies_in_words

FIRST = "Five people died."
HERE = "Seven people died."


def row(report_id: str, text: str) -> dict[str, object]:
    day = "2022-03-01"
    return {
        "report_id": report_id,
        "file": f"{report_id}.txt",
        "source": "North Wire",
        "agency": None,
        "published_from": day,
        "published_to": day,
        "text": text,
    }


def test_a_changed_number_is_said_with_both_sentences() -> None:
    first, here = row("r1", FIRST), row("r2", HERE)
    copy = {
        "kind": "near",
        "first_seen_report_id": "r1",
        "first_start": 0,
        "first_end": len(FIRST),
        "start": 0,
        "end": len(HERE),
        "changes": [{"before": "Five", "after": "Seven"}],
    }
    passages = [{"first_seen_report_id": "r1"}, {"first_seen_report_id": "r2"}, {"first_seen_report_id": None}]
    lines = list(copies_in_words(here, passages, [copy], {"r1": first, "r2": here}))
    assert lines == [
        "  1 of its 2 passages were first seen in North Wire, 2022-03-01, r1.txt",
        "  repeats nearly North Wire, 2022-03-01, r1.txt and changes Five -> Seven",
        "    first “Five people died.”",
        "    here  “Seven people died.”",
    ]


def test_a_report_that_repeats_nobody_has_nothing_to_say() -> None:
    here = row("r2", HERE)
    assert list(copies_in_words(here, [{"first_seen_report_id": "r2"}], [], {"r2": here})) == []
