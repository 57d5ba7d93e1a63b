"""Sentences become the units that the encoder sees: packed, now and then renamed or recased, and turned into tensors."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.language.features import lemma_script, shape, spelling
from training.corpora import CORPORA, MASKED, Document, Gold
from training.names import Swapper

IGNORED = -100
NAME_TAGS = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BILU"))
INPUTS = ("pieces", "piece_shapes", "piece_starts", "first", "last", "word_shapes", "suffix", "form", "sentence")
TARGETS = ("gold_upos", "gold_xpos", "gold_script", "gold_head", "gold_deprel", "gold_name")
MAX_WORD_PIECES = 8


class Pieces:
    """Wordpiece ids of a word, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        found = self.known.get(word)
        if found is None:
            found = self.tokenizer.encode(word, add_special_tokens=False).ids[:MAX_WORD_PIECES] or [100]
            self.known[word] = found
        return found


@dataclass(slots=True)
class Labels:
    """The label inventories, fixed by the training corpora and carried by the exported model."""

    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    deprels: list[str]
    index: dict[str, dict[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("upos", "xpos", "scripts", "deprels"):
            self.index[name] = {label: number for number, label in enumerate(getattr(self, name))}
        self.index["names"] = {label: number for number, label in enumerate(NAME_TAGS)}

    @classmethod
    def of(cls, corpora: dict[str, list[Document]], *, least: int = 3) -> Labels:
        """Every part of speech and relation; lemma scripts seen at least `least` times."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "scripts", "deprels")}
        for documents in corpora.values():
            for document in documents:
                for gold in document:
                    counts["upos"].update(gold.upos)
                    counts["xpos"].update(gold.xpos)
                    counts["deprels"].update(gold.deprels)
                    counts["scripts"].update(map(lemma_script, gold.words, gold.lemmas))
        scripts = sorted(script for script, count in counts["scripts"].items() if count >= least)
        return cls(sorted(counts["upos"]), sorted(counts["xpos"]), scripts, sorted(counts["deprels"]))


def bilou(tags: list[str]) -> list[str]:
    """BIO (with MASKED) as BILOU."""
    result: list[str] = []
    for index, tag in enumerate(tags):
        if tag in ("O", MASKED):
            result.append(tag)
            continue
        follows = index + 1 < len(tags) and tags[index + 1] == f"I-{tag[2:]}"
        before = index > 0 and tag[0] == "I" and tags[index - 1][2:] == tag[2:]
        place = ("I" if before else "B") if follows else ("L" if before else "U")
        result.append(place + tag[1:])
    return result


@dataclass(slots=True)
class Unit:
    corpus: int
    golds: list[Gold]
    length: int  # wordpieces


def pack(document: Document, pieces: Pieces, corpus: str, rng: random.Random, *, single: float = 0.35) -> list[Unit]:
    """Cut a document into units: with probability `single` sentence by sentence, else up to a drawn number of wordpieces."""
    units: list[Unit] = []
    budget = 0
    for gold in document:
        length = sum(len(pieces(word)) for word in gold.words)
        if units and units[-1].length + length <= budget:
            units[-1].golds.append(gold)
            units[-1].length += length
        else:
            budget = 0 if rng.random() < single else rng.randint(40, 200)
            units.append(Unit(CORPORA.index(corpus), [gold], length))
    return units


def recase(gold: Gold, rng: random.Random) -> Gold:
    """A small share in capitals, in lower case, in title case, or with the other kind of quotation marks."""
    draw = rng.random()
    if draw < 0.02:
        return replace(gold, words=[word.upper() for word in gold.words])
    if draw < 0.035:
        return replace(gold, words=[word.lower() for word in gold.words])
    if draw < 0.045:
        return replace(gold, words=[word[:1].upper() + word[1:] for word in gold.words])
    if draw < 0.12:
        straight = {'"': rng.choice("“”"), "'": "’", "'s": "’s", "n't": "n’t", "-": rng.choice("-–—-")}
        return replace(gold, words=[straight.get(word, word) for word in gold.words])
    return gold


def tensors(
    units: list[Unit], labels: Labels, pieces: Pieces, swapper: Swapper | None, rng: random.Random
) -> dict[str, Tensor]:
    """One padded batch: inputs as `Network.forward` names them, targets as `gold_*` (IGNORED where unknown)."""
    rows: list[dict[str, list[int]]] = []
    for unit in units:
        row: dict[str, list[int]] = {key: [] for key in INPUTS + TARGETS}
        row["pieces"].append(101)
        row["piece_shapes"].append(0)
        row["piece_starts"].append(0)
        for number, gold in enumerate(unit.golds):
            if swapper is not None:
                gold = recase(swapper(gold, rng), rng)
            offset = len(row["first"])
            names = bilou(gold.names)
            for index, word in enumerate(gold.words):
                ids = pieces(word)
                if swapper is not None and rng.random() < 0.02:
                    ids = [103]  # [MASK]
                room = 511 - len(row["pieces"])
                ids = ids[: max(1, room)]
                if room < 1:
                    break
                kind = shape(word)
                row["first"].append(len(row["pieces"]))
                row["pieces"].extend(ids)
                row["last"].append(len(row["pieces"]) - 1)
                row["piece_shapes"].extend([kind] * len(ids))
                row["piece_starts"].extend([int(index == 0)] * len(ids))
                row["word_shapes"].append(kind)
                suffix, form = spelling(word)
                row["suffix"].append(suffix)
                row["form"].append(form)
                row["sentence"].append(number)
                get = labels.index
                row["gold_upos"].append(get["upos"][gold.upos[index]] if gold.upos else IGNORED)
                row["gold_xpos"].append(get["xpos"][gold.xpos[index]] if gold.xpos else IGNORED)
                script = get["scripts"].get(lemma_script(word, gold.lemmas[index]), IGNORED) if gold.lemmas else IGNORED
                row["gold_script"].append(script)
                if gold.heads:
                    head = gold.heads[index]
                    row["gold_head"].append(offset + (index if head < 0 else head))
                    row["gold_deprel"].append(IGNORED if head < 0 else get["deprels"][gold.deprels[index]])
                else:
                    row["gold_head"].append(IGNORED)
                    row["gold_deprel"].append(IGNORED)
                row["gold_name"].append(get["names"].get(names[index], IGNORED) if names else IGNORED)
        row["pieces"].append(102)
        row["piece_shapes"].append(0)
        row["piece_starts"].append(0)
        rows.append(row)
    batch: dict[str, Tensor] = {"corpus": torch.tensor([unit.corpus for unit in units])}
    for key in rows[0]:
        width = max(len(row[key]) for row in rows)
        fill = IGNORED if key.startswith("gold") else -1 if key == "sentence" else 0
        batch[key] = torch.tensor([row[key] + [fill] * (width - len(row[key])) for row in rows])
    width = batch["pieces"].shape[1]
    batch["piece_mask"] = torch.tensor([[index < len(row["pieces"]) for index in range(width)] for row in rows])
    heads = batch["gold_head"]
    heads[heads >= heads.shape[1]] = IGNORED
    return batch


def batches(units: list[Unit], *, budget: int, rng: random.Random) -> list[list[Unit]]:
    """Batches of units of like length, at most `budget` wordpieces with padding, in random order."""
    order = sorted(units, key=lambda unit: unit.length + rng.random() * 8)
    result: list[list[Unit]] = [[]]
    for unit in order:
        if result[-1] and (len(result[-1]) + 1) * (unit.length + 2) > budget:
            result.append([])
        result[-1].append(unit)
    # neighbours, of like length, stay together: they are one step's shares for the processes
    pairs = [result[index : index + 2] for index in range(0, len(result) - 1, 2)]
    rng.shuffle(pairs)
    return [batch for pair in pairs for batch in pair]
