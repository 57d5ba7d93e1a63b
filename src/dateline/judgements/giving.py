"""judgements/ takes what a person gives, words of a command or lines of a file, and makes judgements that can be replayed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

import msgspec

from dateline.errors import UsageError
from dateline.judgements.fields import decoded
from dateline.judgements.types import Anchor, Judgement, Kind, Subject

#: What can be judged in each way.
SUBJECTS: dict[Kind, tuple[Subject, ...]] = {
    "merge": ("incident",),
    "split": ("incident",),
    "confirm": ("incident", "ceasefire"),
    "reject": ("incident", "ceasefire"),
    "correct": ("incident", "ceasefire", "event", "claim", "actor", "report"),
    "undo": ("judgement",),
}


def given_at(at: str | date) -> str:
    """A time as judgements keep it: UTC, to the microsecond, so that the order of letters is that of time.

    A day alone is its midnight; without an offset it is UTC. Raise UsageError E603 for what is no time.
    """
    try:
        moment = datetime.fromisoformat(at) if isinstance(at, str) else at
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError("E603", f"{at!r} is no time; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS") from error
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z".rjust(27, "0")


def given_words(by: str | None, why: str | None) -> tuple[str, str]:
    """Who judges and why, on one line each. Raise UsageError: E601 without a reason, E602 without a name."""
    who, reason = (" ".join((text or "").encode("utf-8", "replace").decode().split()) for text in (by, why))
    if not reason:
        raise UsageError("E601", "a judgement needs its reason: --why TEXT")
    if not who:
        raise UsageError("E602", "a judgement needs a name: --by NAME, or DATELINE_BY in the environment")
    return who, reason


class _Line(msgspec.Struct):
    """A line of a file of judgements: the columns of the table that say what was judged; all others are passed over."""

    judgement_id: str
    kind: Kind
    subject: Subject
    subject_id: str
    judged_by: str
    judged_at: str
    why: str
    about: list[Anchor] = []
    other: list[Anchor] = []
    field: str = ""
    value: msgspec.Raw = msgspec.Raw(b"null")
    undoes: str = ""


def read_judgements(lines: Iterable[bytes]) -> list[Judgement]:
    """The judgements of a file that `dateline export judgements` wrote; empty lines are passed over.

    Raise UsageError E609 for a line that is none, or is not what its judgement_id was made of: then nothing is taken.
    """
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(_read(line))
            except (msgspec.MsgspecError, UnicodeDecodeError, UsageError, RecursionError) as error:
                raise UsageError("E609", f"line {number} is no judgement ({error}); nothing was taken") from error
    return found


def _read(line: bytes) -> Judgement:
    row = msgspec.json.decode(line, type=_Line)
    value = msgspec.json.encode(msgspec.json.decode(row.value), order="deterministic").decode()
    judgement = Judgement(
        kind=row.kind,
        subject=row.subject,
        subject_id=row.subject_id,
        judged_by=row.judged_by,
        judged_at=row.judged_at,
        why=row.why,
        about=tuple(row.about),
        other=tuple(row.other),
        field=row.field,
        value=value if row.kind == "correct" else "",
        undoes=row.undoes,
    )
    if judgement.judgement_id != row.judgement_id:
        raise UsageError("E609", f"{row.judgement_id} was made of something else")
    if row.subject not in SUBJECTS[row.kind]:
        raise UsageError("E609", f"nobody can {row.kind} a {row.subject}")
    if given_at(row.judged_at) != row.judged_at or given_words(row.judged_by, row.why) != (row.judged_by, row.why):
        raise UsageError("E609", "its time, its name or its reason is not as a judgement keeps it")
    if row.kind == "correct":
        decoded(row.subject, row.field, value)
    return judgement
