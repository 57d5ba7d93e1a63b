"""The case that this project began with, in our own words: a report that says only "Tuesday" and "Sept. 27", and two dated ones
that tell of the same war. A careful reader has the day: the Tuesday after the Saturday on which the truce took effect."""

from __future__ import annotations

from datetime import date

from dateline.linking.dating.settle import DatingEvidence, infer_published
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

SECOND_OF_OCTOBER = """Published October 02,2020

Turkish minister: Karabakh must be freed before any truce

Turkey's foreign minister said on Friday that a ceasefire makes sense only once Armenia leaves the occupied Upper Karabakh region.

"Two ministers cannot ask Azerbaijan to stop where it stands," he said in Ankara after a meeting with his Italian colleague.

Fighting along the line between Armenia and Azerbaijan broke out on Sunday. Azerbaijan's parliament declared martial law in
several cities after Armenian fire on its villages, and on Monday it called up part of its reserves.

The two former Soviet republics have been at odds since Armenian troops took Upper Karabakh, or Nagorno-Karabakh, in 1991.
The UN Security Council and the General Assembly have called for withdrawal. The Minsk Group of mediators was set up
in 1992, and a ceasefire was signed in 1994."""

NINETEENTH_OF_OCTOBER = """date 2020-10-19 By Ramin Sadiq

Azerbaijan thanks Estonia for its words on Ganja

Azerbaijan's ambassador thanked Estonia on Monday for condemning the missile strike on Ganja, the second city of Azerbaijan.

Thirteen civilians were killed, three of them children, when a missile from Armenia struck houses in Ganja. Armenia has denied it.

The foreign ministry said that Armenia broke the humanitarian ceasefire of October 17 within two minutes, by shelling Jabrayil
and the villages of Fuzuli. An earlier truce, agreed in Moscow on October 10, did not hold.

Fighting in Nagorno-Karabakh has gone on since September 27, when Armenian forces shelled Azerbaijani villages at 6 am."""

UNDATED = """Turkey: Armenia commits crimes with its attacks on Ganja

Turkey's foreign minister condemned on Tuesday the latest attacks by Armenia on civilians in Azerbaijan.

In two strikes on Ganja, a city far from the front in Upper Karabakh, some two dozen civilians were killed and
scores were hurt.

Fighting between the former Soviet republics Armenia and Azerbaijan began on Sept. 27. Over the last 10 days Armenia has
broken two humanitarian truces. Last Thursday four people were killed at a cemetery in Terter, in the west of Azerbaijan.
The second truce took effect last Saturday.

The UN Security Council and the General Assembly have called for withdrawal. The Minsk Group, whose chairs are French, Russian and
American, dates from 1992. The sides signed a ceasefire in 1994.

Copyright 2022 The Straits Courier"""


def evidence(reader: Reader, name: str, text: str) -> DatingEvidence:
    (reading,) = reader.read([Document(name, text, Stated())])
    assert isinstance(reading, Reading)
    return reading.evidence


def test_tuesday_beside_two_dated_reports_is_one_day(reader: Reader) -> None:
    texts = {"a.txt": UNDATED, "b.txt": SECOND_OF_OCTOBER, "c.txt": NINETEENTH_OF_OCTOBER}
    undated, *dated = [evidence(reader, name, text) for name, text in texts.items()]
    published = infer_published([undated, *dated])[undated.report_id]
    assert (published.earliest, published.latest) == (date(2020, 10, 20), date(2020, 10, 20))
