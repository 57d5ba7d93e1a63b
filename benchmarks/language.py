"""Speed of the language engine: `python -m benchmarks.language [TEXTS] [--checkpoint FILE]`.

TEXTS is a folder of plain text reports (*.txt, searched in its subfolders; a line is a passage); without it, examples/.
Measured in one run: words a second on one thread and on two, the share of the time that is the encoder's, the same
network under torch in fp32 (batches of passages of like length; one thread; skipped where torch is not installed), and a
pile of which 60 % are copies against one of the same size without. Without a checkpoint torch runs random weights: its
speed is the same.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from dateline.language.engine import Engine, packed
from dateline.language.network import Network
from dateline.language.split import sentences

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

Item = tuple[str, list[tuple[int, int]]]


def item(text: str) -> Item:
    """A text with its lines as passages."""
    blocks: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append((at, at + len(line)))
        at += len(line) + 1
    return text, blocks


def timed(items: list[Item], *, threads: int) -> tuple[float, float, Engine]:
    """Words a second, the encoder's share, and the engine used."""
    engine = Engine.load(threads=threads)
    Engine.load(threads=threads).analyse_many(items[:2])  # warm
    began = time.perf_counter()
    words = sum(len(s.tokens) for analysis in engine.analyse_many(items) for s in analysis.sentences)
    seconds = time.perf_counter() - began
    return words / seconds, engine.stats.seconds / seconds / threads, engine


def under_torch(items: list[Item], network: Network, *, checkpoint: Path | None, size: int = 16) -> float | None:
    """Words a second of the same network in fp32 (no decoding: it is given that for nothing)."""
    try:
        import torch
        from training.corpora import Gold
        from training.examples import Labels, Pieces, Unit, tensors
        from training.train import build
    except ImportError as error:
        print(f"torch fp32: skipped ({error})")
        return None
    torch.set_num_threads(1)
    labels = Labels(network.upos, network.xpos, network.scripts, network.deprels)
    model = build(labels).eval()
    if checkpoint:
        model.load_state_dict(torch.load(checkpoint, weights_only=True)["weights"])
    pieces = Pieces(network.tokenizer)
    units = [
        Unit(1, [Gold(words) for words in unit], network.length([word for words in unit for word in words]))
        for text, blocks in items
        for start, end in blocks
        for unit in packed(sentences(text, start, end), network.length)
    ]
    units.sort(key=lambda unit: unit.length)
    words = sum(len(gold.words) for unit in units for gold in unit.golds)
    began = time.perf_counter()
    with torch.inference_mode():
        for at in range(0, len(units), size):
            model(tensors(units[at : at + size], labels, pieces, None, random.Random(0)))
    return words / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?", default=EXAMPLES)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--reports", type=int, default=40)
    options = parser.parse_args()
    files = sorted(options.texts.rglob("*.txt"))
    if not files:
        raise SystemExit(f"{options.texts}: no *.txt in it")
    items = [item(path.read_text(encoding="utf-8", errors="replace")) for path in files[: options.reports]]
    one, share, engine = timed(items, threads=1)
    print(f"int8, one thread        {one:9,.0f} words/s, {100 * share:.0f} % of the time in the encoder")
    two, share, _ = timed(items, threads=2)
    print(f"int8, two threads       {two:9,.0f} words/s")
    slow = under_torch(items[: max(1, len(items) // 4)], engine.network, checkpoint=options.checkpoint)
    if slow:
        print(f"torch fp32, one thread  {slow:9,.0f} words/s; int8 is {one / slow:.1f} times as fast")
    fresh = len(items) * 2 // 5
    pile = items[:fresh] + [items[index % fresh] for index in range(len(items) - fresh)]
    one, _, _ = timed(items, threads=1)  # again, beside the other: the machine may be busier now
    copies, _, _ = timed(pile, threads=1)
    print(f"with 60 % copies        {copies:9,.0f} words/s, {copies / one:.1f} times as fast as without")


if __name__ == "__main__":
    main()
