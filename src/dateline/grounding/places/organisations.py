"""Places in the names of organisations: Lamar County, Ganja City Hospital, the Health Ministry of Uganda."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.bodies import body_kind, heads, tail
from dateline.grounding.places.frames import is_thing
from dateline.grounding.places.look import LISTED, TOWN, Look, Toponym, country_names
from dateline.grounding.places.words import cues, is_kind, letters
from dateline.language.types import Sentence


def in_organisation(look: Look, sentence: Sentence, first: int, last: int) -> Iterator[Toponym]:
    """ "Lamar County" is a place that the encoder took for its government; "Ganja City Hospital" begins with one."""
    whole = look.toponym(sentence, first, last, by="gazetteer")
    if _is_place(look, whole):
        yield whole
        return
    end = first
    behind = tail(sentence.tokens, first, last)
    for stretches in (*heads(sentence.tokens, first, last), [behind] if behind else []):
        found = _first_in_body(look, sentence, [s for s in stretches if s[0] >= end], first, last)
        if found is not None:
            end = found.last + 1
            yield found


def _is_place(look: Look, whole: Toponym) -> bool:
    """Whether what the encoder calls an organisation is a place: an area by its full name, a country, or a place that
    the report names elsewhere, or that the words behind it make one."""
    if is_thing(whole.sentence.tokens, whole.first, whole.last):
        return False
    if any(c.feature in ("region", "district", "country") for c in whole.candidates) and (
        whole.last > whole.first
        or (letters(whole.name).isupper() and not look.is_bare_code(whole.sentence, whole.first, whole.name))
    ):
        return True
    key = fold(whole.name)
    if key in look.full_names or not any(c.primary or c.listed for c in whole.candidates):
        return False
    if look.is_word(whole):
        return key not in cues()["gate"]["words"] and look.is_framed(whole, surely=True)
    return look.is_framed(whole, surely=False) or key in look.located - look.bodies or key in country_names(whole)


def _first_in_body(
    look: Look, sentence: Sentence, stretches: list[tuple[int, int]], first: int, last: int
) -> Toponym | None:
    """The first of these stretches that a body's name may have from a place, with what it is of that name."""
    for begin, end in stretches:
        tokens = sentence.tokens
        official = end > begin and is_kind(tokens[end])
        kind = body_kind((*tokens[first:begin], *tokens[end + 1 : last + 1]), official=official)
        found = look.toponym(sentence, begin, end, by="part", county=kind == "public")
        if not found.candidates or look.is_word(found):
            continue
        if look.is_of_place(found, kind, after_of=begin > first and end == last):
            known = tuple(c for c in found.candidates if c.primary or c.listed)
            return replace(found, by="body", candidates=known or found.candidates)
        if any(c.primary and (c.feature in LISTED or c.population >= TOWN) for c in found.candidates):
            return found
    return None
