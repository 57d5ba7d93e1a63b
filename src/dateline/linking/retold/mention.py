"""Within linking/: one event mention as its report tells it, with the words around it that say whether it is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.types import Event, Role, RoleName
from dateline.linking.incidents.mentions import Mention, find_mentions
from dateline.linking.retold.settings import retold_settings
from dateline.linking.settings import link_settings
from dateline.linking.types import Origins, Pile
from dateline.linking.words import words

#: Rules by which a sentence itself says when and where.
OWN_TIME = ("clause", "sentence", "since", "saying")
OWN_PLACE = ("clause", "sentence", "speakers")
HARMED: tuple[RoleName, ...] = ("victim", "target")
DOING: tuple[RoleName, ...] = ("perpetrator", "party")
# Characters before a trigger, and words of them, that its determiner may stand in.
_BEFORE, _WORDS = 48, 3
_STEM = 5
_DETERMINER = 16


@dataclass(frozen=True, slots=True)
class Told:
    """`order` counts the tellings of the report, `sentence` their sentences, from 0. `stem` is the start of its trigger.

    `definite`: "the attack"; `fresh`: "another attack"; `bare`: no day, place, number or part of its own. `doing` and
    `harmed` are those who take part, by actor or by the last word of their name, `victims` and `targets` its two parts;
    `persons` the people among the harmed. `turn`: "meanwhile", "also"; `known`: "the priests"; `others`: "two other priests".
    """

    event: Event
    mention: Mention
    order: int
    sentence: int
    stem: str
    definite: bool
    fresh: bool
    plural: bool
    placed: bool
    dated: bool
    bare: bool
    doing: frozenset[str]
    harmed: frozenset[str]
    victims: frozenset[str]
    targets: frozenset[str]
    turn: bool
    known: bool
    others: bool
    persons: frozenset[str]

    @property
    def counts_dead(self) -> bool:
        return any(t.kind == "killed" and t.high != 0 and not t.since for t in self.event.tolls)


def find_told(pile: Pile) -> tuple[Told, ...]:
    """The mentions of violence of a pile of one report, in order of the text, in whatever modality."""
    report = pile.reports[0]
    of_id = {event.event_id: event for event in pile.events}
    found = sorted(
        find_mentions(pile, Origins({}, (), {}), anything=True), key=lambda m: (of_id[m.event_id].start, m.event_id)
    )
    starts: list[str] = []
    told: list[Told] = []
    for order, mention in enumerate(found):
        event = of_id[mention.event_id]
        if not starts or starts[-1] != event.text:
            starts.append(event.text)
        told.append(_told(event, mention, report.text, order=order, sentence=len(starts) - 1))
    return tuple(told)


def _told(event: Event, mention: Mention, text: str, *, order: int, sentence: int) -> Told:
    settings = retold_settings()
    word = text[event.start : event.end].casefold()
    sentence_start = max(0, event.start - _BEFORE)
    sentence_start = max(sentence_start, text.rfind("\n", sentence_start, event.start) + 1)
    before = words(text[sentence_start : event.start])[-_WORDS:]
    verb = word.endswith("ed")
    doing, harmed = names_of(event, DOING), names_of(event, HARMED)
    placed, dated = event.place_rule.startswith(OWN_PLACE), event.date_rule.startswith(OWN_TIME)
    counted = any((t.low or 0) > 1 for t in event.tolls)
    return Told(
        event=event,
        mention=mention,
        order=order,
        sentence=sentence,
        stem=" ".join(words(word))[:_STEM],
        definite=not verb and bool(settings.definite & set(before)),
        fresh=not verb and bool(settings.fresh & set(before)),
        plural=not verb and word.endswith("s") and event.sub_type != "Armed clash",
        placed=placed,
        dated=dated,
        bare=not (placed or dated or counted or doing or harmed),
        doing=doing,
        harmed=harmed,
        victims=names_of(event, ("victim",)),
        targets=names_of(event, ("target",)),
        turn=_turns(event, text),
        known=any(settings.definite & set(_opening(r, text)) for r in event.roles if r.role in HARMED),
        others=any(settings.others & set(_opening(r, text)) for r in event.roles if r.role in HARMED),
        persons=frozenset(
            r.actor.actor_id
            for r in event.roles
            if r.role in HARMED and r.actor is not None and r.actor.kind == "person"
        ),
    )


def _turns(event: Event, text: str) -> bool:
    """Whether the sentence, up to the word that tells of it, turns to something else."""
    # Its sentence starts no further back than it is long: a search of the whole report for each mention would be quadratic.
    back = max(0, event.start - len(event.text))
    start = text.rfind(event.text, back, event.end + len(event.text))
    return bool(retold_settings().turns & set(words(text[max(start, back) : event.start])))


def _opening(role: Role, text: str) -> tuple[str, ...]:
    """The word before a noun phrase and its first two."""
    return (*words(text[max(0, role.start - _DETERMINER) : role.start])[-1:], *words(role.text)[:2])


def names_of(event: Event, roles: Sequence[RoleName]) -> frozenset[str]:
    """Who is named in these roles: actors by id, others by the last word of what they are called; pronouns are nobody."""
    pronouns = retold_settings().pronouns
    found: set[str] = set()
    for r in event.roles:
        if r.role in roles:
            last = (words(r.text) or ("",))[-1]
            if last not in pronouns:
                found.add(r.actor.actor_id if r.actor else last.rstrip("s"))
    return frozenset(found - {""})


def family(event: Event) -> str:
    return link_settings().sub_types.get(event.sub_type, event.type)
