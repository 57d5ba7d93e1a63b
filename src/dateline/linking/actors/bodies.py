"""linking/actors/ judges which reports speak of one body: an organisation, armed group or outlet in its spellings.

An acronym stands for the full name that some report of the pile gives with it; where reports give two, only in those reports.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.grounding.actors.fold import name_words, plain
from dateline.grounding.types import ActorKind
from dateline.linking.settings import actor_settings
from dateline.linking.types import ActorTold, Comparison, Judged

#: Kinds whose actors bear a name of their own; readings may differ over which of them a body is.
NAMED = frozenset({"organisation", "armed_group", "outlet"})
#: Kinds that an acronym may stand for besides: an organ of a state.
ORGANS = frozenset({"government", "military"})
#: Letters from which on a single word is folded like any name.
_SPELT = 8


def body_key(name: str) -> str:
    """What spellings of a body's name share: its words folded, in one spelling of English, without articles, run together.

    An acronym, and any short name of one word, is its own key in lower case.
    """
    settings = actor_settings()
    bare = plain(name.replace(".", "").replace("-", " ")).replace("'", "’")
    words = [settings.body_words.get(word, word) for word in (w.replace("’s", "").strip("’") for w in bare.split())]
    kept = [word for word in words if word not in settings.idle]
    folded = "".join(name_words(" ".join(kept)))
    if len(kept) == 1 and (name.isupper() or len(folded) < _SPELT):
        return kept[0]
    return folded or bare


@dataclass(frozen=True, slots=True)
class _Full:
    """What a report says an acronym stands for: the key of the body, and whether that is an outlet."""

    key: str
    outlet: bool


class Bodies:
    """The bodies of a pile: groups of what reports tell of one, and the judgements that joined them.

    `near` has the countries that each report speaks of.
    """

    def __init__(self, told: Iterable[ActorTold], *, near: Mapping[str, frozenset[str]]) -> None:
        self.judged: list[Judged] = []
        self._near = near
        self._groups: dict[str, list[ActorTold]] = defaultdict(list)
        self._short: dict[str, dict[str, _Full]] = defaultdict(dict)
        self._organs: dict[str, ActorTold] = {}
        for one in sorted(told, key=lambda t: (t.report_id, t.actor.actor_id)):
            self._add(one)

    def _add(self, told: ActorTold) -> None:
        organ = told.actor.kind in ORGANS
        key = f"organ {told.actor.actor_id}" if organ else body_key(told.actor.name)
        if not organ:
            self._groups[key].append(told)
        elif told.aliases:
            self._organs.setdefault(key, told)
        for alias in told.aliases:
            short, full = body_key(alias), key
            if len(told.actor.name.split()) == 1 and not organ:
                short, full = key, body_key(alias)
            if short != full:
                self._short[short][told.report_id] = _Full(full, told.actor.kind == "outlet")

    def link(self) -> list[list[ActorTold]]:
        """Groups of one body each, in order of their keys. An organ of a state is in one where an acronym led to it."""
        joined: dict[str, list[ActorTold]] = defaultdict(list)
        for key in sorted(self._groups):
            for told in self._groups[key]:
                joined[self._full(key, told)].append(told)
        for key in sorted(joined):
            if key in self._organs:
                joined[key].insert(0, self._organs[key])
            self._note(joined[key])
        return [joined[key] for key in sorted(joined)]

    def _full(self, key: str, told: ActorTold) -> str:
        """The key of the name that an acronym stands for in a report; a key of its own for one that nobody spells out.

        What another report spells out counts where all that do so spell one body, of its kind, and the reports speak of some
        one country. An outlet and another body may have one acronym.
        """
        given = self._short.get(key, {})
        if told.report_id in given:
            return given[told.report_id].key
        outlet = told.actor.kind == "outlet"
        full = {one.key: one.outlet for one in given.values()}
        if len(full) == 1 and outlet in full.values() and self._of_one_country(told.report_id, given):
            return next(iter(full))
        return f"{key} outlet" if outlet and told.actor.name.isupper() else key

    def _of_one_country(self, report_id: str, others: Iterable[str]) -> bool:
        here = self._near.get(report_id, frozenset())
        there = frozenset().union(*(self._near.get(other, frozenset()) for other in others))
        return not here or not there or not here.isdisjoint(there)

    def _note(self, group: Sequence[ActorTold]) -> None:
        """A judgement for each further spelling or kind, over the first report that has it."""
        first = group[0]
        seen = {(first.actor.name, first.actor.kind)}
        for told in group[1:]:
            if (told.actor.name, told.actor.kind) in seen:
                continue
            seen.add((told.actor.name, told.actor.kind))
            same = body_key(told.actor.name) == body_key(first.actor.name)
            rule = "same name" if same else "acronym"
            detail = "same" if same else "some report gives both"
            weight = actor_settings().weights["name_same"]
            self.judged.append(Judged(first, told, rule, (Comparison("name", detail, weight),)))


def kind_of(group: Iterable[ActorTold]) -> ActorKind:
    """The kind that most reports take a body for; of as many, the first by letter. Who publishes a report is an outlet."""
    kinds: Counter[ActorKind] = Counter()
    for told in group:
        if told.actor.kind == "outlet" and not told.mentions:
            return "outlet"
        kinds[told.actor.kind] += 1
    return min(kinds, key=lambda kind: (-kinds[kind], kind))
