"""linking/actors/ gathers what one report tells of each of its actors: spellings, other names, sex, offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.actors.fold import name_words
from dateline.grounding.types import Actor, ActorMention
from dateline.linking.actors.aliases import aliases_after, nicknames
from dateline.linking.settings import actor_settings
from dateline.linking.types import ActorTold
from dateline.reports.types import Report

#: Forms of mention that name the actor, so that their words are spellings of its name.
NAMING = frozenset({"name", "short", "capital"})
_OWNERS = frozenset({"his", "her"})  # "his wife" is no he
_EDGES = ".,;:()[]“”\"'‘’"


def told_in(report: Report, mentions: Iterable[ActorMention]) -> tuple[ActorTold, ...]:
    """One for each actor of a report, in order of actor_id. Linear in the number of mentions."""
    found: dict[str, list[ActorMention]] = defaultdict(list)
    for mention in mentions:
        found[mention.actor.actor_id].append(mention)
    return tuple(_told(report, found[actor_id]) for actor_id in sorted(found))


def _told(report: Report, mentions: Sequence[ActorMention]) -> ActorTold:
    actor = mentions[0].actor
    mentions = sorted(mentions, key=lambda m: (m.start, m.end))
    names: Counter[str] = Counter()
    genders: Counter[str] = Counter()
    aliases: set[str] = set(nicknames(actor.name)) if actor.kind == "person" else set()
    past = False
    for mention in mentions:
        title, name = _parted(mention)
        if name:
            names[name] += 1
            aliases.update(aliases_after(report.text, mention))
        before = report.text[max(0, mention.start - 16) : mention.start].split()[-1:]
        said = [word.strip(_EDGES).lower() for word in (*before, *title)]
        past = past or not actor_settings().past.isdisjoint(said)
        words = [mention.text.lower()] if mention.form == "pronoun" else [w for w in said if w not in _OWNERS]
        genders.update(g for word in words if (g := actor_settings().genders.get(word)))
    return ActorTold(
        report_id=report.report_id,
        actor=actor,
        names=tuple(sorted(names, key=lambda n: (-names[n], n))) or (actor.name,),
        aliases=tuple(sorted(aliases)),
        gender=_majority(genders),
        past=past,
        start=mentions[0].start,
        office_at=_office_at(actor, mentions),
        mentions=len(mentions),
    )


def _parted(mention: ActorMention) -> tuple[list[str], str]:
    """The title and the name of "President Ilham Aliyev"; no name where the mention is a pronoun, a title or a demonym."""
    if mention.form not in NAMING:
        return mention.text.split(), ""
    words = mention.text.split()
    if mention.actor.kind != "person":
        bare = words[1:] if len(words) > 1 and words[0].lower() == "the" else words
        return [], " ".join(bare)
    known = set(name_words(mention.actor.name))
    first = len(words) - 1
    while first > 0 and known.issuperset(name_words(words[first - 1])):
        first -= 1
    return words[:first], " ".join(words[first:]).strip(_EDGES + " ")


def _majority(genders: Counter[str]) -> str:
    """The sex that more of the mentions tell; none where they are as many."""
    if genders["m"] == genders["f"]:
        return ""
    return "m" if genders["m"] > genders["f"] else "f"


def _office_at(actor: Actor, mentions: Sequence[ActorMention]) -> int | None:
    """Where the office is told: the first mention with a word of it, else the first by name, for it stands behind that."""
    if actor.office is None:
        return None
    words = set(actor.office.lower().split())
    with_word = (m.start for m in mentions if m.form != "title" and words & set(m.text.lower().split()))
    named = (m.start for m in mentions if m.form == "name")
    return next(with_word, next(named, mentions[0].start))


def told_by_claims(
    claims: Iterable[Claim], events: Iterable[Event], known: Iterable[ActorTold]
) -> tuple[ActorTold, ...]:
    """One for each actor that only claims or events of a report know (its outlet, somebody whom no mention names)."""
    seen = {(told.report_id, told.actor.actor_id) for told in known}
    found: dict[tuple[str, str], Actor] = {}
    for claim in claims:
        for actor in (claim.claimant, *claim.chain):
            found.setdefault((claim.report_id, actor.actor_id), actor)
    for event in events:
        for role in event.roles:
            if role.actor is not None:
                found.setdefault((event.report_id, role.actor.actor_id), role.actor)
    return tuple(ActorTold(key[0], found[key], (found[key].name,), mentions=0) for key in sorted(found.keys() - seen))
