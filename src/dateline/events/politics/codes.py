"""After events are found: the codes that the field derives from one: PLOVER type and mode, CAMEO code, Goldstein score."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from dateline.events.types import Event
from dateline.language.types import Analysis, Sentence

_STEPS = MappingProxyType({"conj": 3, "advcl": 4, "acl": 4, "appos": 4, "parataxis": 1, "nmod": 2})
_COOPERATION = frozenset({"AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT", "AGREE"})
_CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})


@dataclass(frozen=True, slots=True)
class Code:
    """How the field codes an event. `plover` is a type of PLOVER, `cameo` a code of two to four figures, as fine as the
    words allow; `goldstein` the score of that code, from -10 to 10 (data/codes.toml)."""

    plover: str
    cameo: str
    goldstein: float

    @property
    def root(self) -> str:
        return self.cameo[:2]


@dataclass(frozen=True, slots=True)
class _Table:
    """data/codes.toml: codes by "type/sub-type", scores by code, and finer codes by type and how the trigger begins."""

    kinds: Mapping[str, Code]
    scores: Mapping[str, float]
    stems: Mapping[str, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = tomllib.loads(files("dateline.events").joinpath("data", "codes.toml").read_text(encoding="utf-8"))
    scores = MappingProxyType({code: float(score) for code, score in data["goldstein"].items()})
    kinds = {kind: Code(plover, cameo, _score(cameo, scores)) for kind, (plover, cameo) in data["codes"].items()}
    stems = {type_: tuple((stem, cameo) for cameo, listed in sorted(finer.items()) for stem in listed)
             for type_, finer in data["words"].items()}  # fmt: skip
    return _Table(MappingProxyType(kinds), scores, MappingProxyType(stems))


def _score(cameo: str, scores: Mapping[str, float]) -> float:
    """The score of a code, or of the nearest one above it that has one."""
    return next(scores[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in scores)


def code_of(type_: str, sub_type: str, modality: str, *, word: str = "") -> Code:
    """The code of an event, from its type, sub-type and modality, and from the word that tells of it where that is given.

    What is promised of cooperation is an agreement to it (CAMEO 03), what is promised or threatened of conflict a threat
    (13), what is demanded a request (02, 10), cooperation that is denied a refusal (12). Raises KeyError for a type that
    data/types.toml has not.
    """
    table = _table()
    code = table.kinds.get(f"{type_}/{sub_type}") or table.kinds[f"{type_}/"]
    if modality in ("promised", "threatened") and code.plover in _CONFLICT:
        return table.kinds["THREATEN/"]
    if modality == "promised" and code.plover in _COOPERATION:
        return table.kinds["AGREE/"]
    if modality == "demanded" and code.plover not in ("REQUEST", "CONSULT"):
        return table.kinds["REQUEST/yield"]
    if modality == "denied" and code.plover in (*_COOPERATION, "CONSULT"):
        return table.kinds["REJECT/"]
    words = word.lower().split()
    finer = next((c for stem, c in table.stems.get(code.plover, ()) for w in words if w.startswith(stem)), None)
    return code if finer is None else Code(code.plover, finer, _score(finer, table.scores))


def main_event(events: Sequence[Event], analysis: Analysis) -> Event | None:
    """The event of a sentence that its main clause tells of: the nearest to the root of its syntax, then the first."""
    ranked = [(_depth(sentence, e), e.start, e.event_id, e) for e in events for sentence in analysis.sentences
              if sentence.start <= e.start < sentence.end]  # fmt: skip
    return min(ranked)[3] if ranked else None


def _depth(sentence: Sentence, event: Event) -> int:
    """How far the trigger stands from the root, in steps of syntax of which some count for more."""
    here = next((i for i, t in enumerate(sentence.tokens) if t.end > event.start), -1)
    depth = 0
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[here]
        if here < 0 or not 0 <= token.head < len(sentence.tokens) or token.head == here:
            break
        depth += _STEPS.get(token.deprel.partition(":")[0], 1)
        here = token.head
    return depth
