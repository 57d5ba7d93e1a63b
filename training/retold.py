"""Fits the weights of linking/data/retold.toml: logistic regressions over named comparisons, pulled to where they start.

    python -m training.retold EXAMPLES

EXAMPLES is a file of JSON lines, `{"kind": "same" or "incident", "group", "right": true or false, "traits": {name: amount},
"weight": number}`, one for each pair of mentions or each telling of texts whose incidents are known (MUC-4 train, ECB+'s
development topics). Writes to standard output the weights beside those they start from, and what two halves of the groups give
one another. numpy only.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from dateline.linking.settings import read_data

Matrix = npt.NDArray[np.float64]
Kind = Literal["same", "incident"]

PULL = 2.0  # of each weight towards where it starts: as much as so many examples that turn on it alone
STEPS = 60
# No weaker than where they start: what they keep apart, a codebook keeps apart, whatever the corpora do.
AT_LEAST = frozenset(
    [
        "aggregate_apart",
        "aggregate_counted",
        "background_apart",
        "date_apart",
        "date_next",
        "doing_apart",
        "injured_apart",
        "killed_apart",
        "place_apart",
        "plural_apart",
        "type_battle",
    ]
)


@dataclass(frozen=True, slots=True)
class Example:
    """One pair, or one telling: what is there of each comparison, and whether it is right. `weight` says how much it counts."""

    group: str
    right: bool
    traits: Mapping[str, float]
    weight: float = 1.0


def read(path: Path, kind: Kind) -> list[Example]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [Example(r["group"], r["right"], r["traits"], r.get("weight", 1.0)) for r in rows if r["kind"] == kind]


def fit(examples: Sequence[Example], start: Mapping[str, float], *, pull: float = PULL) -> dict[str, float]:
    """The weights (log-odds, base e) that best tell right from wrong, by Newton's method with a Gaussian prior at `start`."""
    names = sorted({name for e in examples for name in e.traits} | set(start))
    x = np.array([[e.traits.get(name, 0.0) for name in names] for e in examples])
    y = np.array([float(e.right) for e in examples])
    counts = np.array([e.weight for e in examples])
    first = np.array([start.get(name, 0.0) for name in names])
    w = first.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (counts * (y - p)) - pull * (w - first)
        curve = (x * (counts * p * (1 - p))[:, None]).T @ x + pull * np.eye(len(names))
        step = np.linalg.solve(curve, slope)
        # A whole step of Newton's may leap over the best; half of it, or less, comes nearer.
        while _badness(x, y, counts, w + step, pull, first) > _badness(x, y, counts, w, pull, first) + 1e-12:
            step = step / 2
        w = w + step
        if float(np.abs(step).max()) < 1e-6:
            break
    found = {name: round(float(value), 2) for name, value in zip(names, w, strict=True)}
    return {name: min(value, start[name]) if name in AT_LEAST else value for name, value in found.items()}


def _badness(x: Matrix, y: Matrix, counts: Matrix, w: Matrix, pull: float, first: Matrix) -> float:
    told = x @ w
    loss = counts * np.logaddexp(0, np.where(y > 0, -told, told))
    return float(loss.sum() + pull / 2 * ((w - first) ** 2).sum())


def right_share(examples: Sequence[Example], weights: Mapping[str, float]) -> tuple[float, float, float]:
    """Precision and recall of the right ones at log-odds 0, and the mean log loss."""
    found = [(sum(weights.get(n, 0.0) * v for n, v in e.traits.items()), e.right) for e in examples]
    hits = sum(s > 0 and right for s, right in found)
    loss = float(np.mean([np.logaddexp(0, -s if right else s) for s, right in found]))
    return hits / max(1, sum(s > 0 for s, _ in found)), hits / max(1, sum(right for _, right in found)), loss


def half(group: str) -> int:
    return hashlib.sha256(group.encode()).digest()[0] % 2


def main(path: Path) -> None:
    data = read_data("retold.toml")
    kinds: tuple[Kind, ...] = ("same", "incident")
    for kind in kinds:
        examples = read(path, kind)
        if not examples:
            continue
        start = {name: float(w) for name, w in data[f"{kind}_start"].items()}
        for n in (0, 1):
            unseen = [e for e in examples if half(e.group) == n]
            fitted = fit([e for e in examples if half(e.group) != n], start)
            told = " / ".join(f"{v:.3f}" for w in (start, fitted) for v in right_share(unseen, w))
            sys.stdout.write(f"# {kind}, half {n}: precision, recall, loss at start and fitted: {told}\n")
        sys.stdout.write(f"[{kind}]\n")
        for name, weight in fit(examples, start).items():
            sys.stdout.write(f"{name} = {weight}  # {start.get(name, 0.0)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
