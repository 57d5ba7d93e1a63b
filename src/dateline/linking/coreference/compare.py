"""Within linking/: two tellings compared in words; each comparison has a name, a level and, by the kind of pair, a weight.

The weights (data/wording.toml) are log-odds, base 2, estimated by training/coreference.py from ECB+; their sum with the prior is
that both tell of one event (Fellegi and Sunter 1969). What a comparison says depends on whether the two triggers are the same
word, words close to one another, or neither: `kind_of`. Symmetric in the two; some tens of microseconds for a pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Set
from math import fsum
from typing import Literal, NamedTuple

from dateline.linking.coreference.settings import wording_settings
from dateline.linking.coreference.stories import reports_alike
from dateline.linking.coreference.types import Bag, Worded
from dateline.linking.types import Comparison

Kind = Literal["same", "kin", "other"]
KINDS: tuple[Kind, ...] = ("same", "kin", "other")
_NAMED = 4


class Amounts(NamedTuple):
    """How much there is of each comparison: cosines from 0 to 1, -1 where one of the two tells nothing of it; `story` counts
    the likenesses at which the two reports are of one story; `retold` is the larger share of a story's reports that tell of
    something by the trigger of either; `one_report` is 1 for one report and 2 for one sentence."""

    kin: float
    near: float
    doing: float
    undergoing: float
    around: float
    parts_weight: float
    reports: float
    story: float
    retold: float
    one_report: float


def kind_of(a: Worded, b: Worded) -> Kind:
    """Whether the triggers are one word by its stem, share a word or are close in meaning, or neither."""
    if a.stem == b.stem:
        return "same"
    return "kin" if a.stems & b.stems or _kin(a, b) >= wording_settings().limits["kin"] else "other"


def wording_evidence(a: Worded, b: Worded) -> tuple[Comparison, ...]:
    """What the words say for and against one event, the prior for such a pair first; in log-odds (base 2)."""
    kind = kind_of(a, b)
    found = [Comparison("trigger", _triggers(a, b, kind), wording_settings().weights[kind]["prior"][0])]
    amounts = amounts_of(a, b)
    for name, amount, weight in zip(Amounts._fields, amounts, _weights(kind, amounts), strict=True):
        found.append(Comparison(name, _detail(a, b, name, amount), weight))
    return tuple(found)


def wording_score(a: Worded, b: Worded) -> float:
    """The sum of the weights of `wording_evidence`, in a third of its time."""
    kind = kind_of(a, b)
    return fsum((wording_settings().weights[kind]["prior"][0], *_weights(kind, amounts_of(a, b))))


def amounts_of(a: Worded, b: Worded) -> Amounts:
    """What the two have in common, measured."""
    return Amounts(
        kin=_kin(a, b),
        near=a.near.alike(b.near),
        doing=_share(a.doing, b.doing),
        undergoing=_share(a.undergoing, b.undergoing),
        around=_share(a.around, b.around),
        parts_weight=fsum(a.parts.weights[word] for word in a.parts.shared(b.parts)),
        reports=reports_alike(a.report, b.report),
        story=float(sum(one == other for one, other in zip(a.story, b.story, strict=True))),
        retold=max(a.retold, b.retold),
        one_report=0.0 if a.report_id != b.report_id else 1.0 + (a.sentence == b.sentence),
    )


def _weights(kind: Kind, amounts: Amounts) -> Iterator[float]:
    settings = wording_settings()
    weights = settings.weights[kind]
    for name, amount in zip(Amounts._fields, amounts, strict=True):
        yield weights[name][bisect_right(settings.levels[name], amount)]


def _kin(a: Worded, b: Worded) -> float:
    return float(a.kin @ b.kin)


def _share(a: Bag, b: Bag) -> float:
    return a.alike(b) if a.length and b.length else -1.0


def _triggers(a: Worded, b: Worded, kind: Kind) -> str:
    told = " / ".join(sorted({a.form, b.form}))
    return {"same": f"one word: {told}", "kin": f"words alike: {told}", "other": f"other words: {told}"}[kind]


def _detail(a: Worded, b: Worded, name: str, amount: float) -> str:
    if name == "one_report":
        return ("two reports", "one report", "one sentence")[int(amount)]
    if amount < 0:
        return "" if name == "kin" else "not told by both"
    shared = sorted(_named(a, b, name))
    listed = ", ".join(shared[:_NAMED]) + (", ..." if len(shared) > _NAMED else "")
    return f"{amount:.2f}" + (f": {listed}" if listed else "")


def _named(a: Worded, b: Worded, name: str) -> Set[str]:
    """The words that a comparison is about, where naming them helps."""
    bags = {
        "near": (a.near, b.near),
        "doing": (a.doing, b.doing),
        "undergoing": (a.undergoing, b.undergoing),
        "around": (a.around, b.around),
        "parts_weight": (a.parts, b.parts),
    }
    return bags[name][0].shared(bags[name][1]) if name in bags else frozenset()
