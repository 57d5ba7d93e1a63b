"""The encoder: words of a unit go in, decisions for each word come out. The only module that runs onnxruntime."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from dateline.errors import ModelError
from dateline.language.decode import NameDecoder, heads
from dateline.language.features import apply_script, quoted, shape, spelling
from dateline.language.question import distance, relation

FORMAT = "3"
MAX_PIECES = 100  # a unit is packed up to this many wordpieces: measured best for trees, names and speed (60 to 200)
POSITIONS = 512
_WORD_PIECES = 8  # of one word; the rest of a longer one is not seen
_REMEMBERED = 100_000
_OUTPUTS = ["arcs", "label_dependent", "label_head", "upos", "xpos", "script", "script_scores", "names", "seen", "cues"]
_OUTPUTS += ["parts", "acts"]
_OPEN = frozenset(("NOUN", "VERB", "ADJ", "ADV"))
_ROWS = 16  # of a product at a time: a larger one is given to threads of the linear algebra library, which spin
_UNSURE = -3.0  # a lemma that is no known word yields to a known one that is at most this much less likely (log)

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]


class Tagged(NamedTuple):
    """What the network says of one sentence; `heads` has -1 for the root; `names` are (first, last, kind, score)."""

    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[tuple[int, int, str, float]]


class Unit(NamedTuple):
    """What the network says of a unit: its sentences, and for the decoder of attributions what it sees of each word
    [words, width] and the log-probabilities of a cue's tags [words, 5] (outside, begin, inside, last, unit). `parts` are
    the chances that a word is outside, begins or is inside one who takes part [words, parts, 3], `acts` those that it
    tells of an act of violence of each kind [words, kinds]."""

    sentences: list[Tagged]
    seen: Scores
    cues: Scores
    parts: Scores
    acts: Scores


class Roles(NamedTuple):
    """Log-probabilities of the tags of source and content [cues, words, 5]."""

    source: Scores
    content: Scores


class Network:
    """One ONNX file: the graph, and in its metadata the vocabulary, the labels and the arc labeller's weights.

    It is given one unit at a time. Dynamically quantised activations share one scale in a run, so a batch would let a
    unit's result depend on its neighbours; alone, it depends on nothing else. For the same reason each run is
    single-threaded: more threads run more units.
    """

    def __init__(self, data: bytes) -> None:
        self._session = _session(data)
        metadata: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        if metadata.get("format") != FORMAT:
            raise ModelError("E305", f"the language model has format {metadata.get('format')}, expected {FORMAT}")
        self._teller = _session(base64.b64decode(metadata["teller"]))
        labels = json.loads(metadata["labels"])
        self.upos: list[str] = labels["upos"]
        self.xpos: list[str] = labels["xpos"]
        self.scripts: list[str] = labels["scripts"]
        self.deprels: list[str] = labels["deprels"]
        self.parts: list[str] = labels["parts"]
        self._names = NameDecoder(labels["names"])
        flat = np.frombuffer(base64.b64decode(metadata["label_weights"]), dtype="<f4")
        count = len(self.deprels)
        self._label_weight = flat[:-count].reshape(count, -1).T.copy()
        self._label_bias = flat[-count:].copy()
        self._label_bias[self.deprels.index("root")] = -1e9  # the root's own label, no arc's
        vocabulary = metadata["vocabulary"].split("\n")
        self._opening, self._closing, self._unknown = (vocabulary.index(mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))
        self._known = frozenset(vocabulary)
        self.tokenizer = _tokenizer(vocabulary)
        self._pieces: dict[str, tuple[int, ...]] = {}
        self._spelt: dict[str, tuple[int, int, int]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Wordpiece ids of a word; never empty."""
        found = self._pieces.get(word)
        if found is None:
            if len(self._pieces) >= _REMEMBERED:
                self._pieces.clear()
                self._spelt.clear()
            plain = word[:100].encode("utf-8", "replace").decode("utf-8")  # lone surrogates
            ids = self.tokenizer.encode(plain, add_special_tokens=False).ids
            found = tuple(ids[:_WORD_PIECES]) or (self._unknown,)
            self._pieces[word] = found
            self._spelt[word] = (shape(word), *spelling(word))
        return found

    def length(self, words: Sequence[str]) -> int:
        return sum(len(self.pieces(word)) for word in words)

    def inputs(self, unit: Sequence[Sequence[str]], *, within: Sequence[int] | None = None) -> dict[str, Ids]:
        """What the graph is fed for the sentences of one unit."""
        limit = _WORD_PIECES
        while limit > 1 and sum(min(limit, len(self.pieces(word))) for words in unit for word in words) > POSITIONS - 2:
            limit -= 1
        ids: list[int] = [self._opening]
        shapes: list[int] = [0]
        starts: list[int] = [0]
        first: list[int] = []
        last: list[int] = []
        word_shapes: list[int] = []
        suffixes: list[int] = []
        forms: list[int] = []
        sentence: list[int] = []
        for number, words in enumerate(unit):
            start = 1
            for word in words:
                pieces = self.pieces(word)[:limit]
                kind, suffix, form = self._spelt[word]
                first.append(len(ids))
                ids.extend(pieces)
                last.append(len(ids) - 1)
                shapes.extend([kind] * len(pieces))
                starts.extend([start] * len(pieces))
                word_shapes.append(kind)
                suffixes.append(suffix)
                forms.append(form)
                sentence.append(number)
                start = 0
        ids.append(self._closing)
        shapes.append(0)
        starts.append(0)
        inputs = {
            "pieces": ids,
            "piece_shapes": shapes,
            "piece_starts": starts,
            "first": first,
            "last": last,
            "word_shapes": word_shapes,
            "suffix": suffixes,
            "form": forms,
            "sentence": sentence,
            "quoted": within if within is not None else quoted([word for words in unit for word in words]),
        }
        return {name: np.array(value, dtype=np.int64) for name, value in inputs.items()}

    def run(self, unit: Sequence[Sequence[str]], *, within: Sequence[int] | None = None) -> Unit:
        """Analyse the sentences (none empty) of one unit together: at most POSITIONS - 2 words in all.

        `within` tells of each word whether it stands within quotation marks of its passage (features.quoted).
        """
        count = sum(map(len, unit))
        feed = self.inputs(unit, within=within)
        given = self._session.run(_OUTPUTS, feed)
        arcs, dependent, head, upos, xpos, scripts, likely, names, seen, cues, parts, acts = given
        trees: Ids = np.empty(count, dtype=np.int64)
        at = 0
        for words in unit:
            end = at + len(words)
            trees[at:end] = heads(arcs[at:end, at:end]) + at
            at = end
        above = head[trees]
        pair = np.concatenate([dependent * above, np.maximum(dependent + above, 0)], axis=1)
        labels: list[int] = []
        for start in range(0, count, _ROWS):
            scores = pair[start : start + _ROWS] @ self._label_weight + self._label_bias
            labels.extend(scores.argmax(axis=1).tolist())
        tags = [self.upos[index] for index in upos.tolist()]
        every = (word for words in unit for word in words)
        lemmas = list(map(self._lemma, every, tags, scripts.tolist(), likely.tolist()))
        tagged = list(self._sentences(unit, trees, labels, tags, xpos.tolist(), lemmas, names))
        return Unit(tagged, seen, cues, parts, acts)

    def roles(self, seen: Scores, cues: Sequence[Sequence[int]], lines: Sequence[int]) -> Roles:
        """Source and content of each cue (indices of words) in a window of words, whose sentences are numbered in `lines`."""
        size = len(seen)
        share = np.zeros((len(cues), size), dtype=np.float32)
        for number, cue in enumerate(cues):
            share[number, list(cue)] = 1 / len(cue)
        feed = {
            "seen": seen,
            "share": share,
            "distance": np.array([distance(cue, size) for cue in cues], dtype=np.int64),
            "relation": np.array([relation(cue, lines, size) for cue in cues], dtype=np.int64),
        }
        return Roles(*self._teller.run(["source", "content"], feed))

    def _lemma(self, word: str, upos: str, scripts: list[int], likely: list[float]) -> str:
        """The most likely script's lemma, or that of one nearly as likely, where only that is a known word."""
        first = apply_script(self.scripts[scripts[0]], word)
        if likely[1] - likely[0] < _UNSURE or upos not in _OPEN or first.lower() in self._known:
            return first
        for script, score in zip(scripts[1:], likely[1:], strict=True):
            other = apply_script(self.scripts[script], word)
            if score - likely[0] >= _UNSURE and other.lower() in self._known:
                return other
        return first

    def _sentences(
        self,
        unit: Sequence[Sequence[str]],
        trees: Ids,
        labels: list[int],
        upos: list[str],
        xpos: list[int],
        lemmas: list[str],
        names: Any,
    ) -> list[Tagged]:
        result: list[Tagged] = []
        at = 0
        for words in unit:
            end = at + len(words)
            above = trees[at:end].tolist()
            own = range(at, end)
            result.append(
                Tagged(
                    upos=upos[at:end],
                    xpos=[self.xpos[xpos[index]] for index in own],
                    lemmas=lemmas[at:end],
                    heads=[-1 if head == index else head - at for index, head in zip(own, above, strict=True)],
                    deprels=[
                        "root" if head == index else self.deprels[labels[index]]
                        for index, head in zip(own, above, strict=True)
                    ],
                    names=self._names.spans(names[at:end]),
                )
            )
            at = end
        return result


def _session(data: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # the graph is exported as it shall run: what else an onnxruntime version fuses could change results
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own that it does not document
        raise ModelError("E305", f"the language model cannot be run by onnxruntime: {error}") from error


def _tokenizer(vocabulary: Sequence[str]) -> Tokenizer:
    """BERT's uncased wordpieces."""
    ids = {piece: number for number, piece in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def read_weights(path: Path, *, digest: str | None) -> bytes:
    """The file's content, checked against its sha256 where one is given."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            "E301",
            f"the language model {path} is missing or cannot be read ({error.strerror}): install the package again, "
            "or build the weights as training/README.md says",
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if digest is not None and found != digest:
        raise ModelError(
            "E302",
            f"the language model {path} is not the one this version was made with (sha256 {found[:12]}…, expected "
            f"{digest[:12]}…): install the package again",
        )
    return data
