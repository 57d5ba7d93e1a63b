"""Somebody without a name: "a local official", "residents of X", "the mayor's office"."""

from __future__ import annotations

from dateline.grounding.actors.fold import name_key
from dateline.grounding.actors.lexicon import bodies
from dateline.grounding.actors.page import Line, place_country
from dateline.grounding.actors.people import TitleMention
from dateline.grounding.types import Actor
from dateline.ids import content_id


def unnamed_actor(line: Line, title: TitleMention) -> Actor:
    tokens = line.tree.tokens
    first = title.first
    stop = title.head - 2 if title.office_of else title.head
    while first < stop and (tokens[first].upos in ("DET", "NUM") or tokens[first].deprel == "nmod:poss"):
        first += 1
        while first < title.head and tokens[first].text in ("'s", "’s", "'", "’"):
            first += 1
    text = line.words(first, title.last)
    if (
        first == 0
        and not text[:2].isupper()
        and tokens[0].upos != "PROPN"
        and 0 not in line.terms
        and text[1:].islower()
    ):
        text = text[:1].lower() + text[1:]
    term = next((t for at, t in sorted(line.terms.items()) if title.first <= at <= title.last), None)
    country = title.office.country if title.office is not None else term.country if term is not None else None
    if country is None and term is None:
        start, end = tokens[title.first].start, tokens[title.last].end
        inside = (place_country(m.place) for m in line.places if start <= m.start and m.end <= end)
        country = next((code for code in inside if code), None)
    if title.office_of and title.office is not None and title.office.noun.speaks != "self":
        key = content_id("a", "government", name_key(text), country or "")
        return Actor(key, text, "government", country, None, title.office.represents)
    armed = title.noun in bodies().armed_people
    kind = "armed_group" if armed and title.plural else "unnamed"
    office = title.office.text if title.office is not None else None
    represents = title.office.represents if title.office is not None else None
    if represents is None and term is not None and term.country is None and title.office is not None:
        represents = term.name
    key = content_id("a", kind, name_key(text), country or "")
    return Actor(key, text, "armed_group" if kind == "armed_group" else "unnamed", country, office, represents)
