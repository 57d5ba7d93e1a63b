"""Train who takes part in what: `python -m training.cast CHECKPOINT... --data DIR --out FOLDER`; see training/README.md.

The network of the checkpoints (their mean) stays as it is. It is exported, its int8 graph gives what the layers below the
cast see of MUC-4's training messages, and the cast's own layers are tuned over that. Leaves `cast.pt`, a checkpoint of the
network with the mean of the cast's later epochs, to be exported.

A key names who took part by strings. Where one stands in several places, those that the cast itself finds likely are taken
for right from the second epoch on, the others for neither right nor wrong.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from torch import Tensor
from torch.nn import functional

from dateline.grounding.gazetteer.file import read_table
from dateline.language.engine import packed
from dateline.language.network import Network
from dateline.language.split import sentences
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Report, Stated
from training import corpora, export, muc
from training.model import PARTS, WIDTH, Cast

PACKAGED = Path(str(files("dateline.grounding").joinpath("data/gazetteer.bin")))
LONGEST = 900  # words of a message; the rest is left out
TOGETHER = 4  # messages of one step
LIKELY = 0.6  # of the likeliest place of an entity: a place less likely than this share of it is left out of the loss
PART_WEIGHT = 1.7  # of a word that is one, beside one that is none
ACT_WEIGHT = 0.03


@dataclass(slots=True)
class Example:
    """A message as the cast sees it: `states` of each unit [T, WIDTH], and for each word its unit, pieces and shape."""

    states: list[np.ndarray[Any, Any]]
    unit: list[int]
    first: list[int]
    last: list[int]
    shape: list[int]
    parts: dict[str, list[muc.Entity]]
    acts: list[float]


def examples(messages: Iterable[muc.Message], data: bytes) -> Iterator[Example]:
    """What the network's lower layers (the graph `data`) say of each message."""
    network = Network(data)
    session = onnxruntime.InferenceSession(data)
    for message in messages:
        report = build_report(Document(message.name, message.text, Stated()))
        if not isinstance(report, Report):
            continue
        example = Example([], [], [], [], [], {}, muc.acts(message.templates))
        words: list[str] = []
        for start, end in report.content():
            for unit in packed(sentences(report.text[start:end]), network.length):
                feed = network.inputs(unit)
                states = session.run(["states"], feed)[0][0].astype(np.float16)
                count = sum(map(len, unit))
                if len(words) + count > LONGEST:
                    break
                example.unit.extend([len(example.states)] * count)
                example.first.extend(feed["first"].tolist())
                example.last.extend(feed["last"].tolist())
                example.shape.extend(feed["word_shapes"].tolist())
                example.states.append(states)
                words.extend(word for sentence in unit for word in sentence)
        if words:
            example.parts = muc.places(words, [template.parts for template in message.templates])
            yield example


def batch(example: Example) -> dict[str, Tensor]:
    longest = max(map(len, example.states))
    states = torch.zeros(len(example.states), longest, WIDTH)
    mask = torch.zeros(len(example.states), longest, dtype=torch.bool)
    for number, rows in enumerate(example.states):
        states[number, : len(rows)] = torch.from_numpy(rows.astype(np.float32))
        mask[number, : len(rows)] = True
    result = {name: torch.tensor(getattr(example, name)) for name in ("unit", "first", "last", "shape")}
    return result | {"states": states, "mask": mask}


def loss(cast: Cast, example: Example, *, choosing: bool) -> Tensor:
    """Of the tags of parts, and of the acts that the message tells of somewhere (its likeliest word counts most)."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, acts = cast(batch(example))
    scores, acts = scores.float(), acts.float()
    tags = torch.zeros(scores.shape[:2], dtype=torch.long)
    weights = torch.ones(scores.shape[:2])
    likely = 1 - functional.softmax(scores.detach(), -1)[..., 0]
    for number, part in enumerate(PARTS):
        found: list[tuple[bool, int, int]] = []
        for entity in example.parts[part]:
            chances = [float(likely[start:end, number].mean()) for start, end in entity]
            least = LIKELY * max(chances) if choosing and len(entity) > 1 else 0.0
            found.extend((chance >= least, start, end) for chance, (start, end) in zip(chances, entity, strict=True))
        for right, start, end in sorted(found, key=lambda one: (one[0], one[2] - one[1])):
            tags[start:end, number] = 2
            tags[start, number] = 1
            weights[start:end, number] = PART_WEIGHT if right else 0.0
    of_words = functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), reduction="none")
    somewhere = 0.7 * acts.amax(0) + 0.15 * torch.logsumexp(2 * acts, 0)
    told = functional.binary_cross_entropy_with_logits(somewhere, torch.tensor(example.acts))
    return (of_words * weights.flatten()).mean() + ACT_WEIGHT * told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with events/muc4, and what tells how words are cased"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for cast.pt and the log")
    parser.add_argument("--gazetteer", type=Path, default=PACKAGED, help="whose names are written with a capital")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--mean", type=int, default=3, help="so many of the last epochs are averaged")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=6e-4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = export.average(options.checkpoints)
    checkpoint["weights"] = {k: v for k, v in checkpoint["weights"].items() if not k.startswith("cast.")}
    graph = export.build(checkpoint, scheme="int8", corpus={"ewt": 1.0}, vocabulary=export.vocabulary())
    table = read_table(options.gazetteer)
    names = (table.names(position)[0] for position in range(len(table)))
    case = muc.casing(options.data, corpora.load(options.data, list(corpora.CORPORA[1:])), names)
    read = list(examples(muc.read(options.data, case), graph.SerializeToString(deterministic=True)))
    cast = Cast(0.1)
    cast.start(checkpoint["weights"])
    pretrained = [*cast.layers.parameters(), *cast.word_shapes.parameters()]
    fresh = [*cast.hidden.parameters(), *cast.norm.parameters(), *cast.parts.parameters(), *cast.acts.parameters()]
    groups = [{"params": pretrained, "peak": options.rate}, {"params": fresh, "peak": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
    steps = options.epochs * (len(read) // TOGETHER)
    step = 0
    kept: list[dict[str, Tensor]] = []
    began = time.monotonic()
    print(f"{len(read)} messages", flush=True)
    for epoch in range(options.epochs):
        cast.train()
        rng.shuffle(read)
        total = 0.0
        for start in range(0, len(read) - TOGETHER + 1, TOGETHER):
            for example in read[start : start + TOGETHER]:
                found = loss(cast, example, choosing=epoch > 0) / TOGETHER
                found.backward()
                total += float(found.detach())
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * min(1.0, (step + 1) / 60) * max(0.01, 1 - step / steps)
            torch.nn.utils.clip_grad_norm_([*pretrained, *fresh], 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
        print(f"epoch {epoch}: loss {total * TOGETHER / len(read):.4f}, {time.monotonic() - began:.0f} s", flush=True)
        kept = [*kept, {name: value.clone() for name, value in cast.state_dict().items()}][-options.mean :]
        mean = {f"cast.{name}": torch.stack([one[name] for one in kept]).mean(0) for name in kept[0]}
        torch.save(checkpoint | {"weights": checkpoint["weights"] | mean}, options.out / "cast.pt")


if __name__ == "__main__":
    main()
