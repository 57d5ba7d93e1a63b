"""`why` on judgements: who judged what of a row of the record, when and why, what holds, and what quarrels with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Row = dict[str, Any]


def judgements_on(row: Row, key: str, judgements: Iterable[Row]) -> Iterator[str]:
    """Every judgement on a row of the record, whatever became of it, in order of time; nothing where there is none.

    `key` is the column of the row's id. A judgement is on a row that it applies to, that it was made of, or whose events it
    speaks of: an incident may have another id than when it was judged.
    """
    judgements = list(judgements)
    known = {j["judgement_id"]: j for j in judgements}
    events = set(row.get("event_ids", ()))
    found = [j for j in judgements if _is_on(j, row[key], events)]
    about = {j["judgement_id"] for j in found}
    # An undo is on what it undoes, and so on: ids of what is undone are known before those of its undo, in order of time or not.
    grown = True
    while grown:
        new = {j["judgement_id"] for j in judgements if j["kind"] == "undo" and j["undoes"] in about} - about
        grown = bool(new)
        about |= new
    ordered = [j for j in judgements if j["judgement_id"] in about]
    if ordered:
        yield "  Judged by hand:"
    was = {(t["judgement_id"], t["field"]): t["was"] for t in row.get("touched", ())}
    for judgement in ordered:
        yield f"    {judgement_in_words(judgement)}"
        for (judgement_id, field), value in sorted(was.items(), key=lambda item: item[0]):
            if judgement_id == judgement["judgement_id"] and field not in ("event_ids", "judged"):
                yield f"      {field} was {words(value)}"
        yield from (f"      {line}" for line in _quarrel(judgement, known))


def judgement_in_words(judgement: Row) -> str:
    """ "2024-05-01 12:00, by Ann: rejects incident i0123, because it is a film set (in force)  [j0123]"."""
    when = judgement["judged_at"][:16].replace("T", " ")
    said = _said(judgement)
    told = f"{when}, by {judgement['judged_by']}: {said}, because: {judgement['why']}"
    return f"{told} ({judgement['state']})  [{judgement['judgement_id']}]"


def explain_judgement(row: Row, judgements: Iterable[Row]) -> Iterator[str]:
    """A judgement on its own: what it said, what it was about, and what became of it."""
    known = {j["judgement_id"]: j for j in judgements}
    yield judgement_in_words(row)
    for part, said in (("about", "about"), ("other", "and")):
        for anchor in row[part]:
            where = (
                f" of {anchor['report_id']}, characters {anchor['start']} to {anchor['end']}"
                if anchor["report_id"]
                else ""
            )
            yield f"  {said} {anchor['id']}{' (' + anchor['name'] + ')' if anchor['name'] else ''}{where}"
    yield f"  applies to {', '.join(row['applies_to']) or 'nothing that is in the record now'}"
    yield from (f"  {line}" for line in _quarrel(row, known))


def words(value: object) -> str:
    """A value of a field as a person reads it."""
    if value is None or value == []:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return str(value.get("name"))
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _is_on(judgement: Row, key: str, events: set[str]) -> bool:
    if key in (judgement["subject_id"], *judgement["applies_to"]):
        return True
    anchored = (anchor["id"] for anchor in (*judgement["about"], *judgement["other"]))
    return judgement["subject"] == "incident" and not events.isdisjoint(anchored)


def _said(judgement: Row) -> str:
    subject, kind = f"{judgement['subject']} {judgement['subject_id']}", judgement["kind"]
    if kind == "correct":
        return f"corrects {judgement['field']} of {subject} to {words(judgement['value'])}"
    if kind == "merge":
        return f"makes one incident of {_events(judgement['about'])} and {_events(judgement['other'])}"
    if kind == "split":
        return f"takes {_events(judgement['other'])} out of {subject}"
    if kind == "undo":
        return f"undoes {judgement['undoes']}"
    return f"{kind}s {subject}"


def _events(anchors: Sequence[Row]) -> str:
    more = f" and {len(anchors) - 1} more" if len(anchors) > 1 else ""
    return f"event {anchors[0]['id']}{more}" if anchors else "no event"


def _quarrel(judgement: Row, known: dict[str, Row]) -> Iterator[str]:
    """What stands against it, in the words of whoever judged so."""
    part = "in part " if judgement["state"] == "in force" else ""
    if judgement["undone_by"] in known:
        yield f"undone: {judgement_in_words(known[judgement['undone_by']])}"
    for key in judgement["overruled_by"]:
        if key in known:
            yield f"overruled {part}by the later: {judgement_in_words(known[key])}"
