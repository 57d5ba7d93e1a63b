"""Passages become the tensors of the attribution heads, and their loss: cues of whole passages, then sources and contents
of gold, inexact and false cues."""

from __future__ import annotations

import random
from collections import defaultdict

import torch
from torch import Tensor
from torch.nn import functional

from dateline.language.features import quoted, shape, spelling
from dateline.language.question import distance, relation
from training.examples import IGNORED, Pieces
from training.model import Network
from training.polnear import Passage, Telling, tags

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
        with torch.set_grad_enabled(any(weight.requires_grad for weight in network.words.parameters())):
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


def recased(words: list[str], rng: random.Random) -> list[str]:
    """A small share in capitals, or with other quotation marks and dashes."""
    draw = rng.random()
    if draw < 0.02:
        return [word.upper() for word in words]
    if draw < 0.15:
        swap = {"“": '"', "”": '"', "’s": "'s", "n’t": "n't", "’": "'", "—": rng.choice("-–—")}
        return [swap.get(word, word) for word in words]
    return words


def tensors(
    passages: list[Passage], pieces: Pieces, corpus: int, epoch: int, rng: random.Random
) -> tuple[dict[str, Tensor], dict[str, Tensor], list[list[Telling]]]:
    """The encoder's batch (units), the decoder's (passages) and the tellings of each passage."""
    rows: list[dict[str, list[int]]] = []
    places: list[list[tuple[int, int]]] = []
    quotes: list[list[int]] = []
    lines: list[list[int]] = []
    tellings: list[list[Telling]] = []
    for passage in passages:
        place: list[tuple[int, int]] = []
        line: list[int] = []
        every: list[str] = []
        recase = rng.random()
        for unit in passage.units:
            row: dict[str, list[int]] = defaultdict(list)
            row["pieces"].append(101)
            row["piece_shapes"].append(0)
            row["piece_starts"].append(0)
            for number, sentence in enumerate(unit):
                local = random.Random(recase)  # one way of writing for the whole passage
                for index, word in enumerate(recased(sentence, local)):
                    ids = [103] if rng.random() < 0.02 else pieces(word)
                    ids = ids[: max(1, 511 - len(row["pieces"]))]
                    kind = shape(word)
                    suffix, form = spelling(word)
                    place.append((len(rows), len(row["first"])))
                    row["first"].append(len(row["pieces"]))
                    row["pieces"].extend(ids)
                    row["last"].append(len(row["pieces"]) - 1)
                    row["piece_shapes"].extend([kind] * len(ids))
                    row["piece_starts"].extend([int(index == 0)] * len(ids))
                    row["word_shapes"].append(kind)
                    row["suffix"].append(suffix)
                    row["form"].append(form)
                    row["sentence"].append(number)
                    every.append(word)
                line.extend([line[-1] + 1 if line else 0] * len(sentence))
            row["pieces"].append(102)
            row["piece_shapes"].append(0)
            row["piece_starts"].append(0)
            rows.append(row)
        places.append(place)
        lines.append(line)
        quotes.append(quoted(every))
        tellings.append(passage.tellings[epoch % len(passage.tellings)])
    batch: dict[str, Tensor] = {"corpus": torch.full((len(rows),), corpus)}
    for key in rows[0]:
        width = max(len(row[key]) for row in rows)
        fill = -1 if key == "sentence" else 0
        batch[key] = torch.tensor([row[key] + [fill] * (width - len(row[key])) for row in rows])
    width = batch["pieces"].shape[1]
    batch["piece_mask"] = torch.tensor([[index < len(row["pieces"]) for index in range(width)] for row in rows])
    stride = batch["first"].shape[1]
    size = max(map(len, places))
    decoder = {
        "at": torch.tensor([[u * stride + w for u, w in place] + [0] * (size - len(place)) for place in places]),
        "mask": torch.tensor([[index < len(place) for index in range(size)] for place in places]),
        "quoted": torch.tensor([row + [0] * (size - len(row)) for row in quotes]),
        "line": torch.tensor([row + [-1] * (size - len(row)) for row in lines]),
    }
    gold = []
    for place, found in zip(places, tellings, strict=True):
        cues = tags(sorted({index for telling in found for index in telling.cue}), len(place))
        gold.append(cues + [IGNORED] * (size - len(place)))
    decoder["gold_cue"] = torch.tensor(gold)
    return batch, decoder, tellings


def questions(cues: list[tuple[int, list[int]]], lines: list[list[int]], size: int) -> dict[str, Tensor]:
    """What the decoder is asked of each cue (passage, indices): distances and sentence relations of every word."""
    asked: dict[str, list[list[float]]] = {"distance": [], "relation": [], "share": []}
    for passage, cue in cues:
        line = lines[passage]
        asked["distance"].append(distance(cue, size))
        asked["relation"].append(relation(cue, line, size))
        share = [0.0] * size
        for index in cue:
            share[index] = 1 / len(cue)
        asked["share"].append(share)
    return {
        "passage": torch.tensor([passage for passage, _ in cues]),
        "distance": torch.tensor(asked["distance"], dtype=torch.long),
        "relation": torch.tensor(asked["relation"], dtype=torch.long),
        "share": torch.tensor(asked["share"]),
    }
