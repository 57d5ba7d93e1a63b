"""What a pile repeats lies in memory once, and is what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.claims.types import Claim
from dateline.grounding.types import Actor
from dateline.record.rows import decode, encode
from dateline.record.sharing import Sharing

MINISTRY = Actor("a1", "Defence Ministry", "government", "AM", None, "Armenia")
CLAIM = Claim(
    claim_id="c1", report_id="r1", start=10, end=70, text="that its forces had not fired on the town", claimant=MINISTRY,
    claimant_text="the ministry", chain=(replace(MINISTRY, actor_id="a2", name="Wire"), MINISTRY), cue="said",
    form="indirect", act="deny", source_spans=((0, 9),), cue_spans=((10, 14),), content_spans=((15, 40), (50, 70)),
    said_from=date(2020, 10, 4), said_to=date(2020, 10, 4),
)  # fmt: skip


def read_twice() -> tuple[Claim, Claim]:
    sharing = Sharing()
    one, other = encode(CLAIM), encode(replace(CLAIM, claim_id="c2", report_id="r2"))
    return sharing.record(decode(Claim, one)), sharing.record(decode(Claim, other))


def test_a_record_with_shared_parts_is_the_same_record() -> None:
    one, other = read_twice()
    assert one == CLAIM
    assert other == replace(CLAIM, claim_id="c2", report_id="r2")
    assert encode(one) == encode(CLAIM)


def test_equal_parts_are_one_object() -> None:
    one, other = read_twice()
    assert one.text is other.text
    assert one.claimant is other.claimant is one.chain[1]
    assert one.chain is other.chain
    assert one.content_spans is other.content_spans
    assert one.said_from is other.said_from


def test_truth_and_one_are_not_taken_for_each_other() -> None:
    sharing = Sharing()
    shifted = sharing.record(replace(CLAIM, start=1, end=2, source_spans=((0, 1),)))
    assert type(shifted.start) is int and shifted.source_spans == ((0, 1),)
