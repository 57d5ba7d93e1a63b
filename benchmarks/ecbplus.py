"""Event mentions of ECB+ linked across reports by their words, beside the same last word within a topic.

python -m benchmarks.ecbplus --data DIR [--part dev]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.ecbplus_corpus import Document
from dateline.language.engine import Engine
from dateline.language.network import POSITIONS
from dateline.language.types import Token
from dateline.linking.coreference.describe import Describer
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
