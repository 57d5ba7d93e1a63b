"""Those who take part in one event of a text, each once: what its mentions call them in several ways becomes one name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.events.types import Event, Role
from dateline.grounding.types import ActorMention
from dateline.linking.retold.settings import retold_settings
from dateline.linking.words import words

_NEAR = 80  # characters between two who are told of together


def first_names(mentions: Sequence[ActorMention]) -> dict[str, ActorMention]:
    """For each actor the first mention that is no pronoun, by actor_id."""
    pronouns, found = retold_settings().pronouns, dict[str, ActorMention]()
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if not set(words(mention.text)) <= pronouns:
            found.setdefault(mention.actor.actor_id, mention)
    return found


def each_once(event: Event, names: Mapping[str, ActorMention], text: str) -> Event:
    """The event with each part played once: "they" by the name it stands for, or left out where it stands for nobody known;
    "the priests" and "six priests" by the words that say more."""
    named = [n for r in event.roles if (n := _named(r, names)) is not None]
    kept: list[Role] = []
    for role in sorted(named, key=_order):
        if not any(_same(role, other) for other in kept):
            kept.append(role)
    named = [r for r in kept if r.role == "victim" and _is_name(r)] if _one_harmed(event) else []
    kept = [r for r in kept if not (_describes(r, named, text) or _harmed_in(r, kept))]
    return replace(event, roles=tuple(sorted(kept, key=lambda r: (r.start, r.end, r.role))))


def _one_harmed(event: Event) -> bool:
    """Whether the event counts one person killed or injured in all, so that a name and a description are of the same one."""
    counts = [t for t in event.tolls if t.kind in ("killed", "injured") and not t.part_of and t.high != 0]
    return bool(counts) and all((t.low, t.high) == (1, 1) for t in counts) and len({t.kind for t in counts}) == 1


def _is_name(role: Role) -> bool:
    return role.actor is not None and role.actor.kind == "person"


def _describes(role: Role, named: Sequence[Role], text: str) -> bool:
    """Whether a victim is one person without a name ("the candidate"), and not told of together with those named."""
    told = words(role.text)
    if not named or role.role != "victim" or _is_name(role) or not told or told[-1].endswith("s"):
        return False
    return role.text[:1].islower() and not any(_together(role, other, text) for other in named)


def _together(one: Role, other: Role, text: str) -> bool:
    """ "X and a driver": two who stand in one clause with "and" between them."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) < _NEAR and "." not in between and "and" in words(between)


def _harmed_in(role: Role, kept: Sequence[Role]) -> bool:
    """A target that is a victim too: who is harmed has been hit."""
    return role.role == "target" and any(_same(replace(role, role="victim"), r) for r in kept if r.role == "victim")


def _named(role: Role, names: Mapping[str, ActorMention]) -> Role | None:
    if not set(words(role.text)) <= retold_settings().pronouns:
        return role
    mention = names.get(role.actor.actor_id) if role.actor else None
    if mention is None:
        return None
    return replace(role, start=mention.start, end=mention.end, text=mention.text)


def _order(role: Role) -> tuple[object, ...]:
    """A name before a description, more words before fewer, then as the text goes."""
    return not role.text[:1].isupper(), -len(words(role.text)), role.start, role.end, role.role


def _same(role: Role, other: Role) -> bool:
    """Whether `role` adds nothing to `other`: the same actor, or the same noun with no word that the other has not."""
    if role.role != other.role:
        return False
    if role.actor and other.actor and role.actor.actor_id == other.actor.actor_id:
        return True
    settings = retold_settings()
    ours, theirs = ([w for w in words(r.text) if w not in settings.definite | settings.fresh] for r in (role, other))
    if not ours or not theirs:
        return False
    return ours[-1].rstrip("s") == theirs[-1].rstrip("s") and set(ours) <= set(theirs)
