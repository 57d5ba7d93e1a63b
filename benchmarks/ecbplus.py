"""Event mentions of ECB+ linked across reports by their words, beside the same last word within a topic.

    python -m benchmarks.ecbplus --data DIR [--part dev]

DIR is as benchmarks/ecbplus_corpus.py reads it. Gold mentions of the validated sentences, singletons kept and scored, as papers
since Barhom and others (2019) do. "gold topics": linked within each topic of the corpus, which holds two stories; "no topics":
over all reports at once, the program finding by itself which are near. Syntax is the program's own; the words are the corpus's.
Weights and threshold are from train; nothing was fitted to dev or test.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.chains import Scores, groups_of, score
from benchmarks.ecbplus_corpus import Document, read
from dateline.language.engine import Engine
from dateline.language.network import POSITIONS
from dateline.language.types import Token
from dateline.linking.coreference.describe import Describer
from dateline.linking.coreference.link import link_tellings
from dateline.linking.coreference.syntax import parts_of
from dateline.linking.coreference.types import Worded

_ADDRESS = "http"


def tellings(documents: Sequence[Document], engine: Engine) -> list[Worded]:
    """Each mention of each report, in their order, read as the program would read it."""
    describer = Describer({document.name: _words(document) for document in documents})
    return [told for document in documents for told in _told(document, describer, engine)]


def _words(document: Document) -> list[str]:
    """All words of a report but the address of the page, which stands before some."""
    return [word for sentence in document.sentences if not sentence[0].startswith(_ADDRESS) for word in sentence]


def _told(document: Document, describer: Describer, engine: Engine) -> Iterator[Worded]:
    trees: dict[int, list[Token]] = {}
    for mention in document.mentions:
        sentence = document.sentences[mention.sentence]
        if mention.sentence not in trees:
            trees[mention.sentence] = _tree(sentence, engine)
        parts = parts_of(trees[mention.sentence], mention.first, mention.last)
        yield describer.words(
            document.name,
            [token.text for token in trees[mention.sentence]],
            mention.first,
            mention.last,
            head=parts.head,
            lemma=trees[mention.sentence][parts.head].lemma,
            at=mention.sentence,
            doing=parts.doing,
            undergoing=parts.undergoing,
            around=parts.around,
        )


def _tree(sentence: Sequence[str], engine: Engine) -> list[Token]:
    tagged = engine.analyse_words([sentence[: POSITIONS - 2]])[0]
    columns = zip(sentence, tagged.lemmas, tagged.upos, tagged.xpos, tagged.heads, tagged.deprels, strict=False)
    return [Token(0, 0, *column) for column in columns]


Labels = Mapping[int, Hashable]


def measure(folder: Path, part: str, engine: Engine) -> dict[str, Scores]:
    """The scores of each way to link the mentions of one part, by its name."""
    documents = read(folder, part)
    mentions = [(document, mention) for document in documents for mention in document.mentions]
    told = tellings(documents, engine)
    topics = [document.topic for document, _ in mentions]
    last = [document.sentences[mention.sentence][mention.last].lower() for document, mention in mentions]
    answers: dict[str, Labels] = {
        "same last word, gold topics": dict(enumerate(zip(topics, last, strict=True))),
        "same last word, no topics": dict(enumerate(last)),
        "wording, gold topics": by_topic(told, topics),
        "wording, no topics": by_topic(told, [""] * len(told)),
    }
    gold = groups_of({n: mention.chain for n, (_, mention) in enumerate(mentions)})
    return {name: score(gold, groups_of(labels)) for name, labels in answers.items()}


def by_topic(told: Sequence[Worded], topics: Sequence[str]) -> Labels:
    """The tellings of each topic linked among themselves."""
    own: dict[str, list[int]] = defaultdict(list)
    for n, topic in enumerate(topics):
        own[topic].append(n)
    found: dict[int, Hashable] = {}
    for topic, numbers in own.items():
        for order, group in enumerate(link_tellings([told[n] for n in numbers])):
            found.update({numbers[n]: (topic, order) for n in group})
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    options = parser.parse_args()
    print(f"{'':30s}  CoNLL    MUC (recall, precision)   B3                CEAF-e")
    for name, found in measure(options.data, options.part, Engine.load()).items():
        parts = "   ".join(
            f"{f.f1:5.2f} ({f.recall:.0f}, {f.precision:.0f})" for f in (found.muc, found.b3, found.ceaf)
        )
        print(f"{name:30s}  {found.conll:5.2f}    {parts}")


if __name__ == "__main__":
    main()
