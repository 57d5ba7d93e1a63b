"""The network: MiniLM-L6 told of case and shape, and heads for tags, lemma scripts, trees and names over its word vectors."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dateline.language.features import FORMS, QUOTED, SHAPES, SUFFIXES
from dateline.language.question import DISTANCES, RELATIONS
from training.corpora import CORPORA

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12
ARC = 256
LABEL = 128
TAG = 256
NAME = 192
SPELLING = 64
TELL = 192  # the decoder of attributions
TELL_HEADS = 6
TELL_LAYERS = 2
CUE = 128
CAST = 256  # who takes part in violence
CAST_LAYERS = 2  # of the encoder's last layers, of which the cast has its own
PARTS = ("perpetrator", "target", "victim", "weapon")
PART_TAGS = 3  # outside, begin, inside, for each part
ACTS = ("attack", "bombing", "kidnapping", "arson", "robbery")
PLACES = 5  # begin, inside, last, unit, outside
LOW = -1e4  # the score of an arc that cannot be


class Layer(nn.Module):
    """One BERT layer, post-norm."""

    def __init__(self, dropout: float, *, width: int = WIDTH, heads: int = ATTENTION_HEADS, inner: int = 4) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner * width)
        self.down = nn.Linear(inner * width, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.heads = heads
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        rate = self.dropout if self.training else 0.0
        attended = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask, dropout_p=rate)
        attended = self.out(attended.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + functional.dropout(attended, rate))
        return self.norm2(x + functional.dropout(self.down(functional.gelu(self.up(x))), rate))


class Teller(nn.Module):
    """Who says what: finds cues, and for one cue at a time the words of its source and its content.

    Stands on the word vectors of a passage. A cue is asked about with its own vector, every word's distance to it and how
    the word's sentence stands to its; the answer also says whether the cue is one at all.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.project = nn.Linear(WIDTH, TELL + CUE)
        self.quoted = nn.Embedding(QUOTED, TELL + CUE)
        self.cue = nn.Linear(CUE, PLACES)
        self.asked = nn.Linear(TELL, TELL)
        self.distances = nn.Embedding(DISTANCES, TELL)
        self.relations = nn.Embedding(RELATIONS, TELL)
        self.norm = nn.LayerNorm(TELL, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, width=TELL, heads=TELL_HEADS, inner=3) for _ in range(TELL_LAYERS))
        self.roles = nn.Linear(TELL, 2 * PLACES)
        self.real = nn.Linear(TELL, 1)
        self.rate = dropout
        for table in (self.quoted, self.distances, self.relations):
            nn.init.normal_(table.weight, std=0.1)

    def read(self, words: Tensor, quoted: Tensor) -> tuple[Tensor, Tensor]:
        """Words of passages [P, W, WIDTH] -> what the decoder sees [P, W, TELL], scores of cues [P, W, PLACES]."""
        x = self.project(functional.dropout(words, self.rate, self.training)) + self.quoted(quoted)
        seen, cue = x.split([TELL, CUE], dim=-1)
        return seen, self.cue(functional.dropout(functional.gelu(cue), 2 * self.rate, self.training))

    def ask(self, seen: Tensor, mask: Tensor, question: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of source and content [C, W, PLACES] and of the cue's being one [C], for C cues."""
        passages = seen[question["passage"]]
        share = question["share"].to(passages.dtype)[:, None, :]
        own = self.asked(share @ passages)
        x = passages + own + self.distances(question["distance"]) + self.relations(question["relation"])
        x = functional.dropout(self.norm(x), self.rate, self.training)
        attended = mask[question["passage"]][:, None, None, :]
        for layer in self.layers:
            x = layer(x, attended)
        source, content = self.roles(functional.dropout(x, self.rate, self.training)).split([PLACES, PLACES], dim=-1)
        return source, content, self.real(share.to(x.dtype) @ x)[:, 0, 0]


class Cast(nn.Module):
    """Who takes part in what violence: the encoder's last layers once more, tuned to this, over what those before them give.

    The rest of the network stays as it is: trees, names and attributions are the same with it and without it.
    """

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(CAST_LAYERS))
        self.word_shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.hidden = nn.Linear(WIDTH, CAST)
        self.norm = nn.LayerNorm(CAST, eps=1e-12)
        self.parts = nn.Linear(CAST, len(PARTS) * PART_TAGS)
        self.acts = nn.Linear(CAST, len(ACTS))
        self.rate = 2 * dropout

    def start(self, network: dict[str, Tensor]) -> None:
        """Take the weights of the network's own last layers."""
        with torch.no_grad():
            self.word_shapes.weight.copy_(network["word_shapes.weight"])
            for number, layer in enumerate(self.layers):
                at = f"layers.{LAYERS - CAST_LAYERS + number}."
                layer.load_state_dict({k.removeprefix(at): v for k, v in network.items() if k.startswith(at)})

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Scores of parts [W, PARTS, PART_TAGS] and of acts [W, ACTS] for the words of the units of one report.

        `states` [U, T, WIDTH] is what the layers below give, `mask` [U, T]; `unit`, `first`, `last`, `shape` [W].
        """
        x = batch["states"]
        mask = batch["mask"][:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        words = (x[batch["unit"], batch["first"]] + x[batch["unit"], batch["last"]]) * 0.5
        words = words + self.word_shapes(batch["shape"])
        hidden = functional.gelu(self.hidden(functional.dropout(words, self.rate, self.training)))
        hidden = functional.dropout(self.norm(hidden), self.rate, self.training)
        return self.parts(hidden).unflatten(-1, (len(PARTS), PART_TAGS)), self.acts(hidden)


class Network(nn.Module):
    """Inputs are batches of units (paragraphs or sentences); outputs are scores per word.

    Shapes: B units, T wordpieces, W words. `first` and `last` are the places of a word's first and last wordpiece.
    The score of "word i has no head" (it is the root) stands on the diagonal of the arc scores.
    """

    def __init__(
        self, *, upos: int, xpos: int, scripts: int, deprels: int, name_tags: int, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.starts = nn.Embedding(2, WIDTH)
        self.corpora = nn.Embedding(len(CORPORA), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.word_shapes = nn.Embedding(len(SHAPES), WIDTH)
        # one projection feeds every head; its slices are named in `split`
        self.project = nn.Linear(WIDTH, 2 * ARC + 2 * LABEL + TAG + NAME)
        self.suffixes = nn.Embedding(SUFFIXES, SPELLING)
        self.forms = nn.Embedding(FORMS, SPELLING)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_head = nn.Linear(ARC, 1)
        self.arc_root = nn.Linear(ARC, 1)
        self.label = nn.Linear(2 * LABEL, deprels)
        self.upos = nn.Linear(TAG + SPELLING, upos)
        self.xpos = nn.Linear(TAG + SPELLING, xpos)
        self.script = nn.Linear(TAG + SPELLING, scripts)
        self.name = nn.Linear(NAME, name_tags)
        self.teller = Teller(dropout)
        self.rate = dropout
        for table in (self.shapes, self.starts, self.corpora, self.word_shapes):
            nn.init.zeros_(table.weight)
        for table in (self.suffixes, self.forms):
            nn.init.normal_(table.weight, std=0.3)

    def load_backbone(self, path: Path) -> None:
        """Take MiniLM's weights (a safetensors file with BERT's names)."""
        weights = load_file(str(path))
        with torch.no_grad():
            self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
            # token type 0 is all that MiniLM sees here: it goes into the positions
            self.positions.weight.copy_(
                weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}."
                for kind in ("weight", "bias"):
                    getattr(layer.qkv, kind).copy_(
                        torch.cat([weights[f"{at}attention.self.{part}.{kind}"] for part in ("query", "key", "value")])
                    )
                    getattr(layer.out, kind).copy_(weights[f"{at}attention.output.dense.{kind}"])
                    getattr(layer.norm1, kind).copy_(weights[f"{at}attention.output.LayerNorm.{kind}"])
                    getattr(layer.up, kind).copy_(weights[f"{at}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(weights[f"{at}output.dense.{kind}"])
                    getattr(layer.norm2, kind).copy_(weights[f"{at}output.LayerNorm.{kind}"])

    def encode(self, batch: dict[str, Tensor]) -> Tensor:
        """Word vectors [B, W, WIDTH]."""
        pieces = batch["pieces"]
        x = (
            self.words(pieces)
            + self.positions(torch.arange(pieces.shape[1]))
            + self.shapes(batch["piece_shapes"])
            + self.starts(batch["piece_starts"])
            + self.corpora(batch["corpus"])[:, None]
        )
        x = functional.dropout(self.norm(x), self.rate, self.training)
        mask = batch["piece_mask"][:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        index = torch.arange(x.shape[0])[:, None]
        return (x[index, batch["first"]] + x[index, batch["last"]]) * 0.5 + self.word_shapes(batch["word_shapes"])

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        words = self.encode(batch)
        hidden = functional.gelu(self.project(functional.dropout(words, self.rate, self.training)))
        hidden = functional.dropout(hidden, 2 * self.rate, self.training)
        dependent, head, label_dependent, label_head, tag, name = hidden.split(
            [ARC, ARC, LABEL, LABEL, TAG, NAME], dim=-1
        )
        spelling = self.suffixes(batch["suffix"]) + self.forms(batch["form"])
        spelled = torch.cat([tag, functional.dropout(spelling, 2 * self.rate, self.training)], dim=-1)
        arcs = self.arc(dependent) @ head.transpose(1, 2) / ARC**0.5 + self.arc_head(head).transpose(1, 2)
        diagonal = torch.eye(arcs.shape[1], dtype=torch.bool)
        arcs = torch.where(diagonal, self.arc_root(dependent), arcs)
        same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
        arcs = arcs.float().masked_fill(~same, LOW)
        return {
            "words": words,
            "arcs": arcs,
            "label_dependent": label_dependent,
            "label_head": label_head,
            "upos": self.upos(spelled),
            "xpos": self.xpos(spelled),
            "script": self.script(spelled),
            "names": self.name(name),
        }

    def deprels(self, out: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Label scores of each word's arc to the given head [B, W, deprels]."""
        index = torch.arange(heads.shape[0])[:, None]
        dependent = out["label_dependent"]
        head = out["label_head"][index, heads]
        return self.label(torch.cat([dependent * head, functional.relu(dependent + head)], dim=-1))
