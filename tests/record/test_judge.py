"""A record that people judge: who, when and why are kept, reading goes on beside it, and the order of both changes nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import UsageError
from dateline.exchange.explain import explain
from dateline.exchange.tables import table_bytes
from dateline.pipeline import Reader
from dateline.record.record import Record
from tests.piles import exports, write_pile

ANN = {"by": "Ann", "why": "the hospital's list", "at": "2024-05-01"}
BEN = {"by": "Ben", "why": "it is another market", "at": "2024-05-02T10:30:00+02:00"}


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pile")
    return write_pile(folder)


@pytest.fixture
def opened(tmp_path: Path, reader: Reader) -> Iterator[Callable[[str], Record]]:
    """Opens records by name; all share the session's engine."""
    records: list[Record] = []

    def one(name: str) -> Record:
        record = dateline.open(tmp_path / f"{name}.db")
        record.__dict__["_reader"] = reader
        records.append(record)
        return record

    yield one
    for record in records:
        record.close()


@pytest.fixture
def record(opened: Callable[[str], Record], pile: list[Path]) -> Record:
    record = opened("r")
    record.read(*pile)
    return record


def market(record: Record, *, rejected: bool = False) -> dict[str, Any]:
    """The incident of the market in Kharkiv."""
    return record.rows("incidents", rejected=rejected)[0]


def written(record: Record) -> list[bytes]:
    return table_bytes(record.judgements(), record.columns("judgements"), "jsonl").splitlines()


def test_a_judgement_keeps_who_when_and_why_and_an_undo_gives_back_every_byte(record: Record) -> None:
    before = exports(record)
    key = record.judge.correct(market(record)["incident_id"], "killed_low", 6, **ANN)
    event = record.judge.correct(record.events()[0]["event_id"], "killed_low", "none", **ANN)
    claim = record.judge.correct(record.claims()[0]["claim_id"], "act", "deny", **ANN)
    assert (market(record)["killed_low"], market(record)["touched"][0]["field"]) == (6, "killed_high")
    (row,) = (row for row in record.judgements() if row["judgement_id"] == key)
    assert (row["judged_by"], row["judged_at"], row["why"]) == (
        "Ann", "2024-05-01T00:00:00.000000Z", "the hospital's list",
    )  # fmt: skip
    assert (row["field"], row["value"], row["state"]) == ("killed_low", 6, "in force")
    assert [r["act"] for r in record.claims() if r["touched"]] == ["deny"]
    for judgement in (key, event, claim):
        record.judge.undo(judgement, **BEN)
    after = exports(record)
    assert len(after.pop("judgements").splitlines()) == 6 and before.pop("judgements") == b""
    assert after == before
    assert {row["state"] for row in record.judgements()} == {"undone", "in force"}


def test_the_time_is_utc_whatever_offset_it_was_given_with(record: Record) -> None:
    record.judge.confirm(market(record)["incident_id"], **BEN)
    assert record.judgements()[0]["judged_at"] == "2024-05-02T08:30:00.000000Z"


def test_the_same_judgement_twice_is_one(record: Record) -> None:
    incident = market(record)["incident_id"]
    assert record.judge.confirm(incident, **ANN) == record.judge.confirm(incident, **ANN)
    assert record.count("judgements") == 1


def test_what_is_rejected_is_left_out_and_still_there(record: Record) -> None:
    incident = market(record)
    record.judge.reject(incident["incident_id"][:8], **ANN)
    assert record.incidents() == []
    assert market(record, rejected=True)["judged"] == "rejected"
    assert {e["incident_id"] for e in record.events() if e["event_id"] in incident["event_ids"]} == {
        incident["incident_id"]
    }
    assert record.counted("incidents", "literal")[0] == []
    assert incident["grade_reason"] not in record.brief()  # its title stands there once: who rejected it, and why
    record.judge.confirm(incident["incident_id"], **BEN)  # the later holds
    assert market(record)["judged"] == "confirmed"


def test_why_prints_the_judgements_on_a_row_and_their_quarrel(record: Record) -> None:
    incident = market(record)["incident_id"]
    no = record.judge.reject(incident, **ANN)
    yes = record.judge.confirm(incident, **BEN)
    record.judge.correct(incident, "killed_low", "6", **ANN)
    told = explain(record, incident)
    assert "2024-05-01 00:00, by Ann: rejects incident" in told
    assert f"overruled by the later: 2024-05-02 08:30, by Ben: confirms incident {incident}" in told
    assert "corrects killed_low of incident" in told and "killed_low was 5" in told
    record.judge.undo(yes, **ANN)
    told = explain(record, incident)
    assert "(undone)" in told and "undoes" in told
    assert f"applies to {incident}" in explain(record, no)


def test_a_split_and_a_merge_by_hand(record: Record) -> None:
    whole = market(record)
    key = record.judge.split(whole["incident_id"], whole["event_ids"][0], **ANN)
    parts = [i for i in record.rows("incidents") if set(i["event_ids"]) & set(whole["event_ids"])]
    named = {e["incident_id"] for e in record.events() if e["event_id"] in whole["event_ids"][1:]}
    assert named == {i["incident_id"] for i in parts if whole["event_ids"][1] in i["event_ids"]}
    assert all(whole["event_ids"][0] not in i["event_ids"] or len(i["event_ids"]) == 1 for i in parts)
    record.judge.undo(key, **BEN)
    assert market(record)["event_ids"] == whole["event_ids"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reading_and_judging_in_any_order_give_the_same_bytes(
    seed: int, record: Record, pile: list[Path], opened: Callable[[str], Record]
) -> None:
    whole = market(record)
    record.judge.correct(whole["incident_id"], "killed_low", 6, **ANN)
    record.judge.split(whole["incident_id"], whole["event_ids"][0], whole["event_ids"][2], **BEN)
    record.judge.correct(record.ceasefires()[0]["ceasefire_id"], "mediators", "Norway", **ANN)
    record.judge.correct(record.events()[3]["event_id"], "killed_low", 4, **BEN)
    record.judge.undo(record.judge.confirm(whole["incident_id"], **BEN), **ANN)
    other = opened("other")
    record.judge.correct(record.reports()[0]["report_id"], "published", "2021-03-12", **ANN)
    steps: list[Callable[[], object]] = [lambda p=path: other.read(p) for path in pile]  # type: ignore[misc]
    steps += [lambda row=line: other.judge.take([row]) for line in written(record)]  # type: ignore[misc]
    random.Random(seed).shuffle(steps)
    for step in steps:
        step()
    assert exports(other) == exports(record)


def test_a_judgement_made_before_an_undated_report_was_dated_is_found_again(
    pile: list[Path], opened: Callable[[str], Record]
) -> None:
    undated, rest = [p for p in pile if p.name == "undated.txt"], [p for p in pile if p.name != "undated.txt"]
    early, late = opened("early"), opened("late")
    early.read(*undated)
    event = next(e for e in early.events() if e["type"] != "Ceasefire")
    early.judge.correct(event["event_id"], "killed_low", 8, **ANN)
    early.read(*rest)
    late.read(*pile)
    late.judge.take(written(early))
    assert exports(late) == exports(early)
    assert [row["state"] for row in early.judgements()] == ["in force"]
    assert 8 in {e["killed_low"] for e in early.events() if e["report_id"] == event["report_id"]}


def test_a_record_that_has_not_read_the_reports_lists_the_judgement_as_dormant(
    record: Record, opened: Callable[[str], Record], pile: list[Path]
) -> None:
    record.judge.reject(market(record)["incident_id"], **ANN)
    empty = opened("empty")
    assert empty.judge.take(written(record)) == 1
    assert empty.judge.take(written(record)) == 0
    assert [row["state"] for row in empty.judgements()] == ["dormant"]
    empty.read(*pile)
    assert [row["state"] for row in empty.judgements()] == ["in force"] and empty.incidents() == []


def test_a_line_that_was_changed_by_hand_is_refused_and_nothing_is_taken(
    record: Record, opened: Callable[[str], Record]
) -> None:
    record.judge.correct(market(record)["incident_id"], "killed_low", 6, **ANN)
    (line,) = written(record)
    good = json.loads(line)
    broken: list[object] = [
        {**good, "value": 60}, {**good, "judged_by": "Eve"}, {**good, "why": ""}, {**good, "kind": "burn"},
        {**good, "subject": "report"}, {**good, "about": [{"id": 3}]}, [], "x",
    ]  # fmt: skip
    other = opened("other")
    for row in broken:
        with pytest.raises(UsageError, match=r"E609: line 2 "):
            other.judge.take([line, json.dumps(row).encode()])
    for text in (b"{", b"\xff", b"[" * 100_000):
        with pytest.raises(UsageError, match="E609"):
            other.judge.take([text])
    assert other.count("judgements") == 0
    assert other.judge.take([b"\n", line, b"", line]) == 1


def test_errors_say_what_to_do(record: Record) -> None:
    incident, judge = market(record), record.judge
    key = incident["incident_id"]
    for code, call in (
        ("E601", lambda: judge.confirm(key, by="Ann", why=" ", at="2024-05-01")),
        ("E602", lambda: judge.confirm(key, by="", why="x", at="2024-05-01")),
        ("E603", lambda: judge.confirm(key, by="Ann", why="x", at="yesterday")),
        ("E604", lambda: judge.correct(key, "grade", "conceded", **ANN)),
        ("E605", lambda: judge.correct(key, "killed_low", "many", **ANN)),
        ("E606", lambda: judge.confirm("nothing", **ANN)),
        ("E606", lambda: judge.merge(key, incident["event_ids"][0], **ANN)),
        ("E606", lambda: judge.undo(key, **ANN)),
        ("E607", lambda: judge.correct("e", "killed_low", 1, **ANN)),
        ("E608", lambda: judge.merge(key, key[:9], **ANN)),
        ("E608", lambda: judge.split(key, **ANN)),
        ("E608", lambda: judge.split(key, *incident["event_ids"], **ANN)),
        ("E608", lambda: judge.split(key, "e0nothing", **ANN)),
    ):
        with pytest.raises(UsageError, match=code):
            call()
    assert record.count("judgements") == 0


def test_killed_between_the_judgement_and_the_ledger_nothing_is_lost(
    record: Record, opened: Callable[[str], Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Record) -> None:
        raise KeyboardInterrupt

    incident = market(record)["incident_id"]
    with monkeypatch.context() as patch:
        patch.setattr(Record, "settle_held", killed)
        with pytest.raises(KeyboardInterrupt):
            record.judge.reject(incident, **ANN)
    assert opened("r").incidents() == []


def test_a_place_and_a_claimant_of_the_record(record: Record) -> None:
    event = next(e for e in record.events() if e["place"])
    record.judge.correct(event["event_id"], "place", "none", **ANN)
    (row,) = (e for e in record.events() if e["event_id"] == event["event_id"])
    assert (row["place"], row["place_id"], row["place_rule"]) == (None, None, "judgement")
    record.judge.correct(event["event_id"], "place", event["place_id"], **BEN)
    (row,) = (e for e in record.events() if e["event_id"] == event["event_id"])
    assert (row["place"], row["place_id"]) == (event["place"], event["place_id"])
    claim, ministry = record.claims()[0], next(a for a in record.actors() if a["kind"] == "government")
    record.judge.correct(claim["claim_id"], "claimant", ministry["name"], **ANN)
    (row,) = (c for c in record.claims() if c["claim_id"] == claim["claim_id"])
    assert (row["claimant"], row["chain"][-1]) == (ministry["name"], ministry["name"])
    record.judge.correct(ministry["actor_id"], "side", "none", **ANN)
    (row,) = (a for a in record.actors() if a["actor_id"] == ministry["actor_id"])
    assert row["side"] is None and row["touched"]


def test_a_report_with_a_wrong_date_is_read_again_under_the_right_one(record: Record, pile: list[Path]) -> None:
    before = exports(record)
    report = next(r for r in record.reports() if r["file"].endswith("north-wire.txt"))
    whole = market(record)
    rejection = record.judge.reject(whole["incident_id"], **ANN)
    key = record.judge.correct(report["report_id"], "published", "2021-03-10", **BEN)
    (again,) = (r for r in record.reports() if r["report_id"] == report["report_id"])
    assert (again["published_from"], again["published_to"], again["published_basis"]) == ("2021-03-10",) * 2 + (
        "judged",
    )
    assert again["published_evidence"] == [f"judged by Ben: it is another market ({key})"]
    told = {e["date_from"] for e in record.events() if e["report_id"] == report["report_id"] and e["killed_low"] == 5}
    assert "2021-03-09" in told and "2021-03-02" not in told  # "on Tuesday" of another week
    assert {row["state"] for row in record.judgements()} == {"in force"}
    assert "by Ben: corrects published of report" in explain(record, report["report_id"])
    record.judge.undo(key, **ANN)
    record.judge.undo(rejection, **ANN)
    after = exports(record)
    assert {name for name in before if after[name] != before[name]} == {"judgements"}


def test_a_date_that_is_taken_away_leaves_the_report_to_the_pile(record: Record) -> None:
    report = next(r for r in record.reports() if r["file"].endswith("north-wire.txt"))
    record.judge.correct(report["report_id"], "published", "none", **ANN)
    (again,) = (r for r in record.reports() if r["report_id"] == report["report_id"])
    assert again["published_basis"] in ("inferred", "unknown")
    later = record.judge.correct(report["report_id"], "published", "2021-03-03", **BEN)
    states = {row["judgement_id"]: row["state"] for row in record.judgements()}
    assert sorted(states.values()) == ["in force", "overruled"] and states[later] == "in force"
