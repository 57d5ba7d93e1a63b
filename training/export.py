"""A checkpoint becomes the one file that the package ships: `python -m training.export CHECKPOINT... --out FILE`.

The graph is written node by node: it sees one unit at a time, because the scale of dynamically quantised activations is
taken over a whole tensor, and a unit's result must not depend on what stands beside it in a batch. Several checkpoints are
averaged. The vocabulary, the labels and the arc labeller's weights travel as metadata of the same file.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

from training.corpora import CORPORA
from training.examples import NAME_TAGS
from training.model import (
    ACTS,
    ARC,
    ATTENTION_HEADS,
    CAST_LAYERS,
    CUE,
    LABEL,
    LAYERS,
    LOW,
    NAME,
    PART_TAGS,
    PARTS,
    PLACES,
    TAG,
    TELL,
    TELL_HEADS,
    TELL_LAYERS,
    WIDTH,
)
from training.train import installed_backbone

FORMAT = 3
SCRIPTS = 4  # lemma scripts given for each word
SCHEMES = ("int8", "nbits", "float")
MICROSOFT = "com.microsoft"
Array = NDArray[Any]


class Graph:
    """Nodes and initializers under construction; every method returns the name of what it made."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.count = 0

    def constant(self, value: Array) -> str:
        self.count += 1
        name = f"c{self.count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", name: str = "", **attributes: Any
    ) -> str:
        self.count += 1
        names = [name or f"v{self.count}"] if outputs == 1 else [f"v{self.count}_{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0]

    def top(self, value: str, count: int, *, values: str, indices: str) -> None:
        inputs = [value, self.constant(np.array([count], np.int64))]
        self.nodes.append(helper.make_node("TopK", inputs, [values, indices], axis=-1))

    def split(self, value: str, sizes: Sequence[int]) -> list[str]:
        first = self.node("Split", value, self.constant(np.array(sizes, np.int64)), outputs=len(sizes), axis=-1)
        stem = first.rsplit("_", 1)[0]
        return [f"{stem}_{index}" for index in range(len(sizes))]

    def linear(self, value: str, weight: Array, bias: Array | None, *, quantised: bool = True) -> str:
        """value @ weight.T + bias; int8 per output channel where the scheme says so."""
        if quantised and self.scheme == "int8":
            scale = np.abs(weight).max(1) / 127
            integers = np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8)
            inputs = [value, self.constant(integers.T), self.constant(scale.astype(np.float32))]
            inputs.append(self.constant(np.zeros(len(scale), np.int8)))
            if bias is not None:
                inputs.append(self.constant(bias))
            return self.node("DynamicQuantizeMatMul", *inputs, domain=MICROSOFT)
        if quantised and self.scheme == "nbits":
            block = 128
            out, width = weight.shape
            blocks = weight.reshape(out, width // block, block)
            scale = np.abs(blocks).max(2) / 127
            integers = (np.clip(np.round(blocks / scale[:, :, None]), -127, 127) + 128).astype(np.uint8)
            made = self.node(
                "MatMulNBits",
                value,
                self.constant(integers),
                self.constant(scale.astype(np.float32)),
                domain=MICROSOFT,
                K=width,
                N=out,
                bits=8,
                block_size=block,
                accuracy_level=4,
            )
        else:
            made = self.node("MatMul", value, self.constant(weight.T))
        return made if bias is None else self.node("Add", made, self.constant(bias))

    def layer(self, x: str, weights: dict[str, Array], at: str, *, width: int, heads: int) -> str:
        """One layer of a transformer, post-norm: [n, length, width]."""

        def joined(value: str, other: str, norm: str) -> str:
            # not SkipLayerNormalization: its kernel takes several times as long as these two
            parameters = [self.constant(weights[f"{at}{norm}.{kind}"]) for kind in ("weight", "bias")]
            return self.node("LayerNormalization", self.node("Add", value, other), *parameters, axis=-1, epsilon=1e-12)

        def linear(value: str, name: str) -> str:
            return self.linear(value, weights[f"{at}{name}.weight"], weights[f"{at}{name}.bias"])

        parts = self.split(linear(x, "qkv"), [width] * 3)
        attended = self.node("MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=heads)
        x = joined(linear(attended, "out"), x, "norm1")
        up = self.node("Gelu", linear(x, "up"), domain=MICROSOFT)
        return joined(linear(up, "down"), x, "norm2")

    def embedding(self, indices: str, table: Array) -> str:
        if self.scheme == "float":
            return self.node("Gather", self.constant(table), indices)
        scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-8)
        integers = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
        rows = self.node("Cast", self.node("Gather", self.constant(integers), indices), to=TensorProto.FLOAT)
        return self.node("Mul", rows, self.node("Gather", self.constant(scale.astype(np.float32)), indices))


def average(paths: Sequence[Path]) -> dict[str, Any]:
    """The mean of the weights of several checkpoints of one run, with the labels of the last."""
    loaded = [torch.load(path, weights_only=True) for path in paths]
    last: dict[str, Any] = loaded[-1]
    last["weights"] = {
        name: torch.stack([one["weights"][name].float() for one in loaded]).mean(0) for name in last["weights"]
    }
    return last


def build(
    checkpoint: dict[str, Any], *, scheme: str, corpus: dict[str, float], vocabulary: list[str]
) -> onnx.ModelProto:
    """`corpus`: the corpora, with weights that sum to 1, whose conventions the model follows."""
    weights = {name: value.numpy().astype(np.float32) for name, value in checkpoint["weights"].items()}
    graph = Graph(scheme)
    zero = graph.constant(np.array([0], np.int64))

    def row(value: str) -> str:  # [n, width] -> [1, n, width]
        return graph.node("Unsqueeze", value, zero)

    length = graph.node("Shape", "pieces")
    number_zero, number_one = graph.constant(np.array(0, np.int64)), graph.constant(np.array(1, np.int64))
    kept = [number for number, piece in enumerate(vocabulary) if not piece.startswith("[unused")]
    one = graph.constant(np.array([1], np.int64))
    convention: Array = sum(share * weights["corpora.weight"][CORPORA.index(name)] for name, share in corpus.items())
    places = graph.node("Range", number_zero, graph.node("Squeeze", length), number_one)
    x = graph.embedding("pieces", weights["words.weight"][kept])
    x = graph.node("Add", x, graph.embedding(places, weights["positions.weight"]))
    x = graph.node("Add", x, graph.constant(convention))
    x = graph.node("Add", x, graph.node("Gather", graph.constant(weights["shapes.weight"]), "piece_shapes"))
    x = graph.node("Add", x, graph.node("Gather", graph.constant(weights["starts.weight"]), "piece_starts"))
    norm = [graph.constant(weights["norm.weight"]), graph.constant(weights["norm.bias"])]
    x = row(graph.node("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12))

    def words_of(value: str, table: Array) -> str:
        value = graph.node("Squeeze", value, zero)
        both = graph.node("Add", graph.node("Gather", value, "first"), graph.node("Gather", value, "last"))
        both = graph.node("Mul", both, graph.constant(np.array(0.5, np.float32)))
        return graph.node("Add", both, graph.node("Gather", graph.constant(table), "word_shapes"))

    for number in range(LAYERS):
        if number == LAYERS - CAST_LAYERS:
            x = graph.node("Identity", x, name="states")
        x = graph.layer(x, weights, f"layers.{number}.", width=WIDTH, heads=ATTENTION_HEADS)
    words = words_of(x, weights["word_shapes.weight"])
    own = {key.removeprefix("cast."): value for key, value in weights.items() if key.startswith("cast.")}
    if own:
        y = "states"
        for number in range(CAST_LAYERS):
            y = graph.layer(y, own, f"layers.{number}.", width=WIDTH, heads=ATTENTION_HEADS)
        y = graph.linear(words_of(y, own["word_shapes.weight"]), own["hidden.weight"], own["hidden.bias"])
        norms = [graph.constant(own[f"norm.{kind}"]) for kind in ("weight", "bias")]
        y = graph.node("LayerNormalization", graph.node("Gelu", y, domain=MICROSOFT), *norms, axis=-1, epsilon=1e-12)
        parts = graph.linear(y, own["parts.weight"], own["parts.bias"], quantised=False)
        shape = graph.constant(np.array([-1, len(PARTS), PART_TAGS], np.int64))
        graph.node("Softmax", graph.node("Reshape", parts, shape), axis=-1, name="parts")
        acts = graph.linear(y, own["acts.weight"], own["acts.bias"], quantised=False)
        graph.node("Sigmoid", acts, name="acts")
    hidden = graph.linear(words, weights["project.weight"], weights["project.bias"])
    hidden = graph.node("Gelu", hidden, domain=MICROSOFT)
    dependent, head, label_dependent, label_head, tag, name = graph.split(hidden, [ARC, ARC, LABEL, LABEL, TAG, NAME])
    graph.node("Identity", label_dependent, name="label_dependent")
    graph.node("Identity", label_head, name="label_head")
    projected = graph.linear(dependent, weights["arc.weight"] / ARC**0.5, None, quantised=False)
    arcs = graph.node("MatMul", projected, graph.node("Transpose", head, perm=[1, 0]))
    bias = graph.linear(head, weights["arc_head.weight"], weights["arc_head.bias"], quantised=False)
    arcs = graph.node("Add", arcs, graph.node("Transpose", bias, perm=[1, 0]))
    root = graph.linear(dependent, weights["arc_root.weight"], weights["arc_root.bias"], quantised=False)
    down = graph.node("Unsqueeze", "sentence", one)
    same = graph.node("Equal", down, graph.node("Unsqueeze", "sentence", zero))
    number_of_words = graph.node("Shape", "sentence")
    index = graph.node("Range", number_zero, graph.node("Squeeze", number_of_words), number_one)
    diagonal = graph.node("Equal", graph.node("Unsqueeze", index, one), graph.node("Unsqueeze", index, zero))
    arcs = graph.node("Where", diagonal, root, arcs)
    graph.node("Where", same, arcs, graph.constant(np.array(LOW, np.float32)), name="arcs")
    heads = ("upos", "xpos", "script")
    spelling = graph.node(
        "Add",
        graph.embedding("suffix", weights["suffixes.weight"]),
        graph.embedding("form", weights["forms.weight"]),
    )
    spelled = graph.node("Concat", tag, spelling, axis=-1)
    weight = np.concatenate([weights[f"{head}.weight"] for head in heads])
    bias_array = np.concatenate([weights[f"{head}.bias"] for head in heads])
    scores = graph.linear(spelled, weight, bias_array, quantised=False)
    for part, label in zip(graph.split(scores, [len(weights[f"{h}.bias"]) for h in heads]), heads, strict=True):
        if label == "script":  # a few, best first: the lemma's being a known word decides among them
            graph.top(graph.node("LogSoftmax", part, axis=-1), SCRIPTS, values="script_scores", indices="script")
        else:
            graph.node("ArgMax", part, axis=-1, keepdims=0, name=label)
    names = graph.linear(name, weights["name.weight"], weights["name.bias"], quantised=False)
    graph.node("LogSoftmax", names, axis=-1, name="names")
    told = graph.linear(words, weights["teller.project.weight"], weights["teller.project.bias"])
    told = graph.node("Add", told, graph.node("Gather", graph.constant(weights["teller.quoted.weight"]), "quoted"))
    seen, cue = graph.split(told, [TELL, CUE])
    graph.node("Identity", seen, name="seen")
    cue = graph.node("Gelu", cue, domain=MICROSOFT)
    cue = graph.linear(cue, weights["teller.cue.weight"], weights["teller.cue.bias"], quantised=False)
    graph.node("LogSoftmax", cue, axis=-1, name="cues")
    piece_inputs = ("pieces", "piece_shapes", "piece_starts")
    word_inputs = ("first", "last", "word_shapes", "suffix", "form", "sentence", "quoted")
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["T"]) for name in piece_inputs]
    inputs += [helper.make_tensor_value_info(name, TensorProto.INT64, ["W"]) for name in word_inputs]
    shapes: dict[str, tuple[int, list[Any]]] = {
        "seen": (TensorProto.FLOAT, ["W", TELL]),
        "cues": (TensorProto.FLOAT, ["W", PLACES]),
        "arcs": (TensorProto.FLOAT, ["W", "W"]),
        "label_dependent": (TensorProto.FLOAT, ["W", LABEL]),
        "label_head": (TensorProto.FLOAT, ["W", LABEL]),
        "upos": (TensorProto.INT64, ["W"]),
        "xpos": (TensorProto.INT64, ["W"]),
        "script": (TensorProto.INT64, ["W", SCRIPTS]),
        "script_scores": (TensorProto.FLOAT, ["W", SCRIPTS]),
        "names": (TensorProto.FLOAT, ["W", len(NAME_TAGS)]),
    }
    if own:
        shapes["parts"] = (TensorProto.FLOAT, ["W", len(PARTS), PART_TAGS])
        shapes["acts"] = (TensorProto.FLOAT, ["W", len(ACTS)])
    else:  # what the cast is trained on
        shapes["states"] = (TensorProto.FLOAT, [1, "T", WIDTH])
    outputs = [helper.make_tensor_value_info(key, kind, dims) for key, (kind, dims) in shapes.items()]
    made = helper.make_model(
        helper.make_graph(graph.nodes, "dateline-language", inputs, outputs, graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)],
        producer_name="dateline",
    )
    made.ir_version = 8
    label = np.concatenate([weights["label.weight"].ravel(), weights["label.bias"]]).astype("<f4")
    metadata = {
        "format": str(FORMAT),
        "scheme": scheme,
        "labels": json.dumps(
            checkpoint["labels"] | {"names": list(NAME_TAGS), "parts": list(PARTS), "acts": list(ACTS)},
            ensure_ascii=False,
        ),
        "vocabulary": "\n".join(vocabulary[number] for number in kept),
        "label_weights": base64.b64encode(label.tobytes()).decode("ascii"),
        "corpora": " ".join(checkpoint["corpora"]),
        "teller": base64.b64encode(teller(weights, scheme=scheme).SerializeToString(deterministic=True)).decode(
            "ascii"
        ),
    }
    helper.set_model_props(made, metadata)
    return made


def teller(weights: dict[str, Array], *, scheme: str) -> onnx.ModelProto:
    """The decoder of attributions, a graph of its own that travels in the metadata of the first: it runs only where there
    are cues, on the words around them."""
    own = {name.removeprefix("teller."): value for name, value in weights.items() if name.startswith("teller.")}
    graph = Graph(scheme)
    zero = graph.constant(np.array([0], np.int64))
    one = graph.constant(np.array([1], np.int64))
    asked = graph.node("MatMul", "share", "seen")  # [C, TELL]
    asked = graph.linear(asked, own["asked.weight"], own["asked.bias"], quantised=False)
    x = graph.node("Add", graph.node("Unsqueeze", "seen", zero), graph.node("Unsqueeze", asked, one))
    x = graph.node("Add", x, graph.node("Gather", graph.constant(own["distances.weight"]), "distance"))
    x = graph.node("Add", x, graph.node("Gather", graph.constant(own["relations.weight"]), "relation"))
    norm = [graph.constant(own["norm.weight"]), graph.constant(own["norm.bias"])]
    x = graph.node("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12)
    for number in range(TELL_LAYERS):
        x = graph.layer(x, own, f"layers.{number}.", width=TELL, heads=TELL_HEADS)
    roles = graph.linear(x, own["roles.weight"], own["roles.bias"], quantised=False)
    for part, name in zip(graph.split(roles, [PLACES, PLACES]), ("source", "content"), strict=True):
        graph.node("LogSoftmax", part, axis=-1, name=name)
    pooled = graph.node("MatMul", graph.node("Unsqueeze", "share", one), x)  # [C, 1, TELL]
    real = graph.linear(pooled, own["real.weight"], own["real.bias"], quantised=False)
    graph.node("Sigmoid", graph.node("Squeeze", real, graph.constant(np.array([1, 2], np.int64))), name="real")
    inputs = [
        helper.make_tensor_value_info("seen", TensorProto.FLOAT, ["W", TELL]),
        helper.make_tensor_value_info("share", TensorProto.FLOAT, ["C", "W"]),
        helper.make_tensor_value_info("distance", TensorProto.INT64, ["C", "W"]),
        helper.make_tensor_value_info("relation", TensorProto.INT64, ["C", "W"]),
    ]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["C", "W", PLACES]) for name in ("source", "content")
    ]
    outputs.append(helper.make_tensor_value_info("real", TensorProto.FLOAT, ["C"]))
    made = helper.make_model(
        helper.make_graph(graph.nodes, "dateline-teller", inputs, outputs, graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)],
        producer_name="dateline",
    )
    made.ir_version = 8
    return made


def vocabulary(backbone: Path | None = None) -> list[str]:
    """The backbone's wordpieces in their order."""
    tokenizer = Tokenizer.from_file(str((backbone or installed_backbone()) / "tokenizer.json"))
    return [word for word, _ in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]


def write(
    checkpoints: Sequence[Path],
    out: Path,
    *,
    scheme: str = "int8",
    corpora: dict[str, float] | None = None,
    backbone: Path | None = None,
) -> None:
    """Average the checkpoints, export them to `out`, and print the file's digest."""
    words = vocabulary(backbone)
    made = build(average(checkpoints), scheme=scheme, corpus=corpora or {"ewt": 1.0}, vocabulary=words)
    data = made.SerializeToString(deterministic=True)
    out.write_bytes(data)
    print(f"{out}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scheme", choices=SCHEMES, default="int8")
    parser.add_argument("--corpus", nargs="+", default=["ewt"], help="corpora whose conventions to follow (their mean)")
    parser.add_argument("--backbone", type=Path)
    options = parser.parse_args()
    corpora = {name: 1 / len(options.corpus) for name in options.corpus}
    write(options.checkpoints, options.out, scheme=options.scheme, corpora=corpora, backbone=options.backbone)


if __name__ == "__main__":
    main()
