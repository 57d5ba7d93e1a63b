"""Estimates the weights of linking/data/incidents.toml, and writes them there.

    python -m training.incidents --data DIR [--write]

DIR holds `maverick/all` and `ecbplus/`. The piles are examples/autumn-2020 and tests/texts, with their ledgers. First m and u of
each level (the share of pairs of one incident, and of others, on it, among pairs that tell that field at all: what is not told
says nothing), each smoothed by half a pair; log2(m/u) is the weight of Fellegi and Sunter. Then a logistic regression pulled
towards them, since comparisons depend on one another; how hard it is pulled is chosen by cross-validation, and the regression is
kept only where its log loss on unseen groups is the lower. Each corpus has a prior of its own; the one that is written, and
where linking cuts, is the one with the best pairwise F1 of links made by linking/ itself. numpy only.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.linking.incidents.compare import FIELD_OF, score
from dateline.linking.incidents.link import link_mentions
from dateline.linking.settings import LinkSettings, link_settings
from dateline.pipeline import Reader
from training.incident_pairs import Pair, ecbplus_pairs, ledger_pairs, maverick_pairs
from training.maverick import Coded, read_maverick

Weights = dict[str, float]
Vector = npt.NDArray[np.float64]
Rows = npt.NDArray[np.bool_]

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "src" / "dateline" / "linking" / "data" / "incidents.toml"
PILES = (
    ("examples/autumn-2020", "autumn-2020"),
    ("examples/khartoum-2023", "khartoum-2023"),
    ("tests/texts", "other-wars"),
)
FOLDS = 5
SMOOTHING = 0.5  # pairs added to each level's count
PULLS = (0.5, 2.0, 8.0, 32.0, 128.0)
#: What a pair of news mentions counts: they are few beside MAVERICK's, and linking is for them.
COUNTS = {"maverick": 0.1}
MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
CUTS = tuple(x / 4 for x in range(-16, 3))
LOG2 = math.log(2)
TIE = 1.01  # log losses this near one another are one
ALWAYS = ("place", "date", "type")  # fields that every pair is on some level of


@dataclass(frozen=True, slots=True)
class Data:
    """Pairs as a matrix: a row each, a column for each level and for each corpus's prior. `fixed` is what rules add (nats)."""

    names: tuple[str, ...]
    x: Vector
    y: Vector
    counts: Vector
    fixed: Vector
    folds: npt.NDArray[np.int64]


def fold(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def table(pairs: Sequence[Pair], rules: Mapping[str, float]) -> Data:
    """Levels with a rule's weight are no column: they are added as they are."""
    names = sorted({n for p in pairs for n in p.levels if n not in rules and n != "prior"})
    names += sorted({f"prior:{p.source}" for p in pairs})
    column = {name: n for n, name in enumerate(names)}
    x, fixed = np.zeros((len(pairs), len(names))), np.zeros(len(pairs))
    for row, pair in enumerate(pairs):
        x[row, column[f"prior:{pair.source}"]] = 1
        for name in pair.levels:
            if name in column:
                x[row, column[name]] = 1
            else:
                fixed[row] += rules.get(name, 0.0) * LOG2
    y = np.array([float(p.same) for p in pairs])
    counts = np.array([COUNTS.get(p.source, 1.0) for p in pairs])
    folds = np.array([[fold(group) for group in p.groups] for p in pairs])
    return Data(tuple(names), x, y, counts, fixed, folds)


def by_counting(data: Data, rows: Rows) -> Vector:
    """Fellegi and Sunter's weights (nats): of each level among pairs that tell its field, of each corpus its prior."""
    x, y, counts = data.x[rows], data.y[rows], data.counts[rows]
    same, other = (counts * y) @ x, (counts * (1 - y)) @ x
    fields: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(data.names):
        fields[FIELD_OF.get(name, name)].append(n)
    weights = np.zeros(len(data.names))
    for members in fields.values():
        if len(members) == 1:  # there or not there: against all pairs
            totals = [float((counts * part).sum()) for part in (y, 1 - y)]
            if data.names[members[0]].startswith("prior:"):
                n = members[0]
                weights[n] = math.log((same[n] + SMOOTHING) / (other[n] + SMOOTHING))
                continue
        else:
            totals = [float(part[members].sum()) for part in (same, other)]
        for n in members:
            m, u = ((p[n] + SMOOTHING) / (t + SMOOTHING * 2) for p, t in zip((same, other), totals, strict=True))
            weights[n] = math.log(m / u)
    return weights


def regress(data: Data, rows: Rows, start: Vector, pull: float) -> Vector:
    """The weights (nats) of a logistic regression with a Gaussian prior at `start`, by Newton's method."""
    x, y, counts, fixed = data.x[rows], data.y[rows], data.counts[rows], data.fixed[rows]
    w = start.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w + fixed, -30, 30)))
        slope = x.T @ (counts * (y - p)) - pull * (w - start)
        curve = (x * (counts * p * (1 - p))[:, None]).T @ x + pull * np.eye(len(w))
        step = np.linalg.solve(curve, slope)
        w = w + step * min(1.0, 2 / float(np.abs(step).max()))
        if float(np.abs(step).max()) < 1e-6:
            break
    return w


def pulled(data: Data, pull: float, rows: Rows) -> Vector:
    """The regression of these rows, pulled towards what counting them gives."""
    return regress(data, rows, by_counting(data, rows), pull)


def loss(data: Data, rows: Rows, w: Vector) -> float:
    told = data.x[rows] @ w + data.fixed[rows]
    each = np.logaddexp(0, np.where(data.y[rows] > 0, -told, told))
    return float((data.counts[rows] * each).sum() / data.counts[rows].sum())


def unseen_loss(data: Data, find: Callable[[Rows], Vector]) -> float:
    """Mean log loss (nats) on the pairs of groups that were left out, fold by fold."""
    total = weight = 0.0
    for n in range(FOLDS):
        out = (data.folds == n).any(axis=1)
        if out.any():
            count = float(data.counts[out].sum())
            total, weight = total + count * loss(data, out, find(~out)), weight + count
    return total / weight


@dataclass(frozen=True, slots=True)
class Estimate:
    """Weights (bits), with the priors of the corpora under `prior:NAME`; which way they were found, and the log losses."""

    weights: Weights
    way: str
    losses: Mapping[str, float]


def estimate(pairs: Sequence[Pair], rules: Mapping[str, float]) -> Estimate:
    """The way with the least log loss on unseen groups, or the strongest pull of those as good; then fitted to all pairs."""
    data = table(pairs, rules)
    ways: dict[str, Callable[[Rows], Vector]] = {"counting": partial(by_counting, data)}
    for pull in PULLS:
        ways[f"regression, pull {pull:g}"] = partial(pulled, data, pull)
    losses = {name: unseen_loss(data, find) for name, find in ways.items()}
    # Of ways that are as good as the best, the one that leaves counting least.
    way = [name for name, value in losses.items() if value <= TIE * min(losses.values())][-1]
    every = np.ones(len(data.y), dtype=bool)
    found = centred(data, ways[way](every), by_counting(data, every)) / LOG2
    return Estimate(dict(zip(data.names, (round(float(w), 2) for w in found), strict=True)), way, losses)


def with_limits(estimated: Estimate, prior: float, margin: float) -> LinkSettings:
    """Settings as linking takes them: rules, and levels that no pair has, stay as they are shipped."""
    shipped = link_settings()
    found = {n: w for n, w in estimated.weights.items() if ":" not in n} | {"prior": prior}
    return replace(shipped, weights=shipped.weights | found, limits=shipped.limits | {"margin": margin})


def centred(data: Data, found: Vector, start: Vector) -> Vector:
    """The same sums, with each field that every pair tells weighing on the whole what counting gives it.

    A regression cannot tell a prior from a field that is always there, so that "the same type" might come out below nothing.
    """
    w, prior = found.copy(), [n for n, name in enumerate(data.names) if name.startswith("prior:")]
    for field in ALWAYS:
        members = [n for n, name in enumerate(data.names) if FIELD_OF.get(name) == field]
        seen = data.counts @ data.x[:, members]
        shift = float(seen @ (start - found)[members] / seen.sum())
        w[members] += shift
        w[prior] -= shift
    return w


def links(coded: Sequence[Coded], settings: LinkSettings, *, groups: Callable[[str], bool] = lambda _: True) -> Vector:
    """Right, found and true links of one event: a pair with one end outside the groups counts half."""
    event = {c.mention.event_id: c.event_id for c in coded}
    share = {c.mention.event_id: float(groups(c.group)) / 2 for c in coded}
    clusters, _ = link_mentions((c.mention for c in coded), settings=settings)
    return counted(event, share, (cluster.event_ids for cluster in clusters))


def counted(event: Mapping[str, str], share: Mapping[str, float], found: Iterable[Iterable[str]]) -> Vector:
    """The same of any clusters; `share` is what a mention counts in each of its pairs."""
    counts = np.zeros(3)
    for members in found:
        members = tuple(members)
        counts[1] += _pairs(share[e] for e in members)
        counts[0] += sum(_pairs(share[e] for e in same) for same in _by(event, members).values())
    counts[2] = sum(_pairs(share[e] for e in same) for same in _by(event, event).values())
    return counts


def _by(event: Mapping[str, str], ids: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in ids:
        found[event[each]].append(each)
    return found


def _pairs(shares: Iterable[float]) -> float:
    """The sum over all pairs of what the two ends count."""
    each = list(shares)
    return (len(each) - 1) * sum(each)


def f1(counts: Vector) -> float:
    return float(2 * counts[0] / (counts[1] + counts[2]))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings with the best mean of two F1s: of linking MAVERICK's reports, and of pairs that reading found."""

    settings: LinkSettings
    linked: float
    told: float


def choose(estimated: Estimate, coded: Sequence[Coded], told: Sequence[Pair]) -> Chosen:
    """The prior is MAVERICK's own, moved to where it pays to cut; then by how much the best must lead the next."""

    def tried(prior: float, margin: float) -> Chosen:
        settings = with_limits(estimated, round(prior, 2), margin)
        return Chosen(settings, f1(links(coded, settings)), pairs_f1(told, settings.weights))

    own, margin = estimated.weights["prior:maverick"], link_settings().limits["margin"]
    best = max((tried(own - cut, margin) for cut in CUTS), key=lambda c: c.linked + c.told)
    return max((tried(best.settings.weights["prior"], m) for m in MARGINS), key=lambda c: c.linked + c.told)


def pairs_f1(pairs: Sequence[Pair], weights: Weights) -> float:
    """F1 of the pairs whose score is above 0."""
    found = [(score(p.levels, weights) > 0, p.same) for p in pairs]
    return f1(np.array([sum(a and b for a, b in found), sum(a for a, _ in found), sum(b for _, b in found)]))


def unseen_settings(pairs: Sequence[Pair], coded: Sequence[Coded]) -> Iterator[tuple[int, LinkSettings]]:
    """For each fold of MAVERICK's groups, settings that were estimated without it."""
    for n in range(FOLDS):
        seen = [p for p in pairs if not any(fold(group) == n for group in p.groups)]
        others = [c for c in coded if fold(c.group) != n]
        chosen = choose(estimate(seen, link_settings().rules), others, [p for p in seen if p.source != "maverick"])
        yield n, chosen.settings


def all_pairs(data: Path, coded: Sequence[Coded]) -> list[Pair]:
    """Pairs of all corpora; reading ECB+ and the piles takes minutes."""
    reader = Reader.load()
    pairs = maverick_pairs(coded)
    for pile, ledger in PILES:
        pairs += ledger_pairs(reader, ROOT / pile, ROOT / "tests" / "expected" / f"{ledger}.toml")
    return pairs + list(ecbplus_pairs(reader, data / "ecbplus", "train"))


def shown(estimated: Estimate, pairs: Sequence[Pair]) -> str:
    """How the weights were found, as comment lines of the TOML file."""
    counts = Counter((p.source, p.same) for p in pairs)
    lines = ["Pairs of one incident, and of two, by corpus:"]
    lines += [
        f"  {source}: {counts[source, True]} and {counts[source, False]}; log-odds of one incident alone {prior:+.2f}"
        for source in sorted({p.source for p in pairs})
        if (prior := estimated.weights[f"prior:{source}"]) is not None
    ]
    lines.append("Log loss (nats) on groups left out:")
    lines += [f"  {way}: {value:.4f}" for way, value in estimated.losses.items()]
    return "\n".join(f"# {line}" for line in [*lines, f"Chosen: {estimated.way}."])


def written(text: str, weights: Weights, how: str) -> str:
    """The settings with these weights, each line's comment kept, and with how they were found in place of what was said."""
    start, end = text.index("\n[weights]\n") + 1, text.index("\n[rules]\n") + 1
    lines = []
    for line in text[start:end].splitlines():
        name, _, rest = line.partition(" = ")
        comment = rest.partition("#")[2]
        if name in weights:
            line = f"{name} = {weights[name]:.2f}".ljust(27) + (f"#{comment}" if comment else "")
        lines.append(line.rstrip())
    body = "\n".join(lines).rstrip() + "\n\n"
    return re.sub(r"(?s)# Pairs of one.*?Chosen: [^\n]*", lambda _: how, text[:start] + body + text[end:], count=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="write the weights into linking/data/incidents.toml")
    options = parser.parse_args()
    coded = read_maverick(options.data / "maverick" / "all")
    pairs = all_pairs(options.data, coded)
    estimated = estimate(pairs, link_settings().rules)
    chosen = choose(estimated, coded, [p for p in pairs if p.source != "maverick"])
    weights, margin = chosen.settings.weights, chosen.settings.limits["margin"]
    how = shown(estimated, pairs)
    sys.stdout.write(
        f"{how}\n# margin {margin}; F1 of MAVERICK's links {chosen.linked:.3f}, of told pairs {chosen.told:.3f}\n"
    )
    for name in sorted(weights):
        sys.stdout.write(f"{name} = {weights[name]}\n")
    if options.write:
        text = written(SETTINGS.read_text("utf-8"), weights, how)
        SETTINGS.write_text(re.sub(r"(?m)^margin = \S+", f"margin = {margin}", text), "utf-8")


if __name__ == "__main__":
    main()
