"""The loss of the attribution heads: cues of whole passages, then sources and contents of gold, inexact and false cues."""

from __future__ import annotations

import random

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import IGNORED
from training.model import Network
from training.polnear import Telling, questions, tags

MOST_CUES = 48  # of one batch


def losses(
    network: Network,
    batch: dict[str, Tensor],
    decoder: dict[str, Tensor],
    tellings: list[list[Telling]],
    rng: random.Random,
) -> dict[str, Tensor]:
    """`cue`, `source`, `content` and `real` (whether a cue is one)."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = network.encode(batch)
        flat = words.reshape(-1, words.shape[-1])
        passages = flat[decoder["at"]]
        seen, cues = network.teller.read(passages, decoder["quoted"])
        result = {
            "cue": functional.cross_entropy(
                cues.float().flatten(0, 1), decoder["gold_cue"].flatten(), ignore_index=IGNORED
            )
        }
        asked = _asked(cues.detach(), decoder["mask"], tellings, rng)
        if not asked:
            return result
        size = seen.shape[1]
        lines = decoder["line"].tolist()
        question = questions([(passage, cue) for passage, cue, _ in asked], lines, size)
        source, content, real = network.teller.ask(seen, decoder["mask"], question)
        kept = [index for index, (_, _, telling) in enumerate(asked) if telling is not None]
        result["real"] = functional.binary_cross_entropy_with_logits(
            real.float(), torch.tensor([float(telling is not None) for _, _, telling in asked])
        )
        if kept:
            inside = decoder["mask"][question["passage"]][kept]
            for name, scores in (("source", source), ("content", content)):
                gold = torch.tensor([tags(getattr(asked[index][2], name), size) for index in kept])
                gold = gold.masked_fill(~inside, IGNORED)
                result[name] = functional.cross_entropy(
                    scores[kept].float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED
                )
    return result


def _asked(
    cues: Tensor, mask: Tensor, tellings: list[list[Telling]], rng: random.Random
) -> list[tuple[int, list[int], Telling | None]]:
    """Gold cues, half of them as the network now finds them; and cues that it finds where there is none."""
    found = spans(cues.float().argmax(-1), mask)
    asked: list[tuple[int, list[int], Telling | None]] = []
    for passage, gold in enumerate(tellings):
        used: set[int] = set()
        for telling in gold:
            used.update(telling.cue)
            near = [span for span in found[passage] if set(span) & set(telling.cue)]
            cue = near[0] if near and rng.random() < 0.5 else telling.cue
            asked.append((passage, cue, telling))
        asked.extend((passage, span, None) for span in found[passage] if not used & set(span))
    if len(asked) > MOST_CUES:
        asked = rng.sample(asked, MOST_CUES)
    return asked


def spans(places: Tensor, mask: Tensor) -> list[list[list[int]]]:
    """Runs of words that are not outside, cut where one begins; a rough reading, for training only."""
    result: list[list[list[int]]] = []
    for row, inside in zip(places.tolist(), mask.tolist(), strict=True):
        runs: list[list[int]] = []
        before = 0
        for index, (tag, real) in enumerate(zip(row, inside, strict=True)):
            if not real or tag == 0:
                before = 0
                continue
            if before and tag in (2, 3):
                runs[-1].append(index)
            else:
                runs.append([index])
            before = 0 if tag in (3, 4) else tag
        result.append(runs)
    return result
