"""ledger/ knows armed bodies by their names, however a report turns them: "RSF fighters", "the Rapid Support militia"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.grounding.types import Actor
from dateline.linking.parties import party_of
from dateline.linking.settings import party_settings
from dateline.linking.types import Pile
from dateline.linking.words import words

Core = tuple[str, ...]
#: Kinds of actors that may be an armed group under another turn of its name, or speak for it.
TURNED = frozenset({"armed_group", "unnamed", "organisation", "military", "government"})


def core_of(name: str) -> Core:
    """The words of a body's name that say which it is: ("rapid", "support"); plurals and kinds of body are left out."""
    return tuple(_singular(word) for word in words(name) if word not in party_settings().kinds)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def is_common(name: str) -> bool:
    """Whether a name is only a common noun for an armed body: "the rebels", "paramilitary fighters"."""
    return not core_of(name)


def group_keys(pile: Pile, actors: Sequence[Actor]) -> dict[str, str]:
    """By actor id, the party key of the armed group that a body without a country bears the name of, under any turn of it.

    A group is known by its own name, by the acronyms that reports give it, and by the names of its spokesmen and fighters.
    """
    known = _known(pile, actors)
    longest = max(map(len, known), default=0)
    return {
        actor.actor_id: key
        for actor in actors
        if actor.kind in TURNED and actor.country is None and (key := _bears(core_of(actor.name), known, longest))
    }


def _known(pile: Pile, actors: Iterable[Actor]) -> dict[Core, str]:
    groups = [a for a in actors if a.kind == "armed_group" and not is_common(a.name) and a.name != a.name.casefold()]
    # the shortest name of a body is its own: "RSF fighters" are of the RSF, not the RSF of them
    named = sorted({(len(core_of(a.name)), len(a.name), a.name, party_of(a)) for a in groups})
    known: dict[Core, str] = {}
    for _, _, name, key in named:
        known.setdefault(core_of(name), key)
    ids = {a.actor_id: a for a in groups}
    for told in pile.actors:
        group = ids.get(told.actor.actor_id)
        for name in (*told.names, *told.aliases) if group else ():
            if group and name.isupper() and len(name) > 1:
                known[core_of(name) or (name.casefold(),)] = known.get(core_of(group.name), party_of(group))
    return known


def _bears(core: Core, known: Mapping[Core, str], longest: int) -> str | None:
    """The key of the longest known name whose words stand in a row in this one."""
    for size in range(min(longest, len(core)), 0, -1):
        for start in range(len(core) - size + 1):
            if key := known.get(core[start : start + size]):
                return key
    return None


def group_names(actors: Sequence[Actor], keys: Mapping[str, str]) -> dict[str, str]:
    """What each armed group is called, by party key: its own name, which is the longest that is not of its fighters."""
    told: dict[str, Counter[str]] = {}
    for actor in actors:
        key = keys.get(actor.actor_id)
        if key and actor.kind == "armed_group" and party_of(actor) == key:
            told.setdefault(key, Counter())[actor.name] += 1
    return {key: min(found, key=lambda name: (-found[name], name)) for key, found in sorted(told.items())}


def noun_of(name: str) -> str:
    """ "state" or "group" where a name is only a common noun for one of them ("the army", "militia fighters"), else ""."""
    settings = party_settings()
    found = [word for word in words(name) if word not in ("the", "s")]
    if " ".join(found) in settings.state:
        return "state"
    named = [word for word in found if word not in ("fighters", "forces", "commanders")]
    return "group" if len(named) == 1 and named[0] in settings.group else ""


def is_owned(text: str) -> bool:
    """Whether the words are of what belongs to somebody told of before: "its units"."""
    first, _, rest = text.casefold().partition(" ")
    return bool(rest) and first in party_settings().owners
