"""Which stretches of a report may name a place: what the encoder calls a location, and gated names of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.grounding.places.frames import seats
from dateline.grounding.places.gate import gated
from dateline.grounding.places.locations import from_location
from dateline.grounding.places.look import Look, Toponym
from dateline.grounding.places.organisations import in_organisation
from dateline.grounding.places.people import from_person
from dateline.grounding.places.towns import Towns
from dateline.grounding.places.words import indexes_of, outlets, overlaps
from dateline.language.types import Analysis, Name, Sentence
from dateline.reports.types import Report

Spans = list[tuple[int, int]]


def find_toponyms(report: Report, analysis: Analysis, gazetteer: Gazetteer) -> list[Toponym]:
    """Toponyms in order of their start, none overlapping another; those without candidates are kept."""
    look = Look(report, analysis, gazetteer)
    towns = Towns(look, analysis)
    apart = outlets(report)
    seated = [toponym for sentence in analysis.sentences for toponym in _seats(look, sentence)]
    apart = sorted([*apart, *((seat.start, seat.end) for seat in seated)])
    named: list[Toponym] = []
    taken: Spans = []
    for name in analysis.names:
        if not overlaps(apart, name.start, name.end):
            found = list(_from_name(look, name, towns, taken[-1][1] if taken else 0))
            named += found
            taken += [(t.start, t.end) for t in found if name.kind != "PER"]
            if name.kind != "LOC":
                taken.append((name.start, name.end))
    taken = sorted([*taken, *apart])
    alone = [toponym for sentence in analysis.sentences for toponym in gated(look, sentence, taken, towns)]
    return sorted([*seated, *named, *alone], key=lambda toponym: toponym.start)


def _from_name(look: Look, name: Name, towns: Towns, floor: int) -> Iterator[Toponym]:
    """The places that a name of the encoder's is or has in it, from `floor` on."""
    if name.kind == "PER":
        person = from_person(look, name, towns)
        if person is not None:
            yield person
        return
    sentence = look.sentence_at(name.start)
    indexes = indexes_of(sentence, name) if sentence is not None else []
    if sentence is None or not indexes:
        return
    if name.kind == "ORG":
        whole = look.toponym(sentence, indexes[0], indexes[-1], by="gazetteer")
        found = (
            iter([whole])
            if towns.is_town(whole, person=False)
            else in_organisation(look, sentence, indexes[0], indexes[-1])
        )
    else:
        found = from_location(look, sentence, indexes, floor)
    for toponym in found:
        if toponym.start >= floor:
            floor = toponym.end
            yield toponym


def _seats(look: Look, sentence: Sentence) -> Iterator[Toponym]:
    """The places that members of parliament sit for, behind their party's letter: "Rep. Ana Ruiz, D-Oakland"."""
    for stretches in seats(sentence):
        found = [look.toponym(sentence, first, last, by="gazetteer", county=True) for first, last in stretches]
        yield from [toponym for toponym in found if toponym.candidates][:1]
