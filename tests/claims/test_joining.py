"""What becomes of what the trained heads see: tellings are given by hand here, whatever the weights find in the sentences."""

from __future__ import annotations

import pytest

from dateline.claims.spans.cues import find_attributions
from dateline.claims.spans.drafts import Draft
from dateline.claims.spans.joining import join
from dateline.claims.spans.weighing import SURE, SURER
from dateline.grounding.actors.quotes import find_quotations
from dateline.grounding.actors.tree import Tree
from dateline.language.engine import Engine
from dateline.language.types import Telling
from tests.claims.reading import claims_of, report_of

Told = tuple[str, str, str]
BETWEEN = (SURE + SURER) / 2
MARK = "|"  # between the fragments of a content


def drafts_of(text: str, seen: list[tuple[float, Told]], engine: Engine) -> list[Draft]:
    report = report_of(text)
    sentences = engine.analyse(report.text, report.content()).sentences
    trees = [Tree(sentence) for sentence in sentences]
    quotations = find_quotations(report.text, report.content())

    def spans(words: str) -> tuple[tuple[int, int], ...]:
        parts = [part for part in words.split(MARK) if part]
        return tuple((text.index(part), text.index(part) + len(part)) for part in parts)

    tellings = [Telling(spans(cue), spans(source), spans(content), score) for score, (source, cue, content) in seen]
    joined = join(trees, tellings, [find_attributions(tree) for tree in trees], quotations)
    return [draft for line in joined for draft in line]


def told(text: str, seen: list[tuple[float, Told]], engine: Engine) -> list[Told]:
    def words(spans: list[tuple[int, int]]) -> str:
        return MARK.join(text[s:e] for s, e in spans)

    return [(words(d.source), words(d.cue), words(d.content)) for d in drafts_of(text, seen, engine)]


@pytest.mark.parametrize(
    ("text", "score", "seen"),
    [
        # nobody has spoken
        ("No group has claimed the blast in Gao.", 0.99, ("No group", "has claimed", "the blast in Gao")),
        ("Neither army announced a truce.", 0.99, ("Neither army", "announced", "a truce")),
        # a verb that is none of saying
        ("Rebels guard the bridge at Bria.", BETWEEN, ("Rebels", "guard", "the bridge at Bria")),
        ("The bridge was shown to visitors.", BETWEEN, ("", "was shown", "The bridge")),
        # so a source describes itself
        ("A lawmaker who asked not to be named spoke.", 0.9, ("who", "asked", "not to be named")),
        # words that only point back, a name for a thing
        ("Belov laughed when asked about it.", 0.9, ("", "asked about", "it")),
        ("The town, which Sudan calls Halaib, is quiet.", 0.8, ("Sudan", "calls", "which|Halaib")),
        # less likely, and no rule sees it
        ("The ministry counts its dead.", SURE - 0.05, ("The ministry", "counts", "its dead")),
    ],
)
def test_no_telling(text: str, score: float, seen: Told, engine: Engine) -> None:
    assert told(text, [(score, seen)], engine) == []


@pytest.mark.parametrize(
    ("text", "score", "seen"),
    [
        ("The mayor winked that Bria was free.", 0.95, ("The mayor", "winked", "that Bria was free")),
        ("The army said that it had taken Bria.", 0.3, ("The army", "said", "it had taken Bria")),
        ("The army said that Bria had fallen.", 1.0, ("The army", "said that", "Bria had fallen")),
    ],
)
def test_the_spans_of_a_telling_stand(text: str, score: float, seen: Told, engine: Engine) -> None:
    assert told(text, [(score, seen)], engine) == [seen]


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        (
            "The ministry refused to confirm the deaths of ten soldiers.",
            ("The ministry", "refused", "to confirm the deaths of ten soldiers"),
            ("The ministry", "refused to confirm", "the deaths of ten soldiers"),
        ),
        (
            "The minister was quoted by Nile Wire as saying that the dam was safe.",
            ("Nile Wire", "as saying", "that the dam was safe"),
            ("The minister", "saying", "that the dam was safe"),
        ),
    ],
)
def test_where_the_parse_leaves_no_doubt_the_rule_decides(
    text: str, seen: Told, expected: Told, engine: Engine
) -> None:
    assert expected in told(text, [(0.9, seen)], engine)


def test_who_is_blamed_does_not_blame(engine: Engine) -> None:
    text = "Rebels blamed for bombing in Cauca"
    (draft,) = drafts_of(text, [(0.9, ("Rebels", "blamed for", "bombing in Cauca"))], engine)
    assert (draft.speaker, draft.source, draft.act) == (None, [], "accuse")


def test_what_the_reporter_sets_against_a_saying_is_not_in_it(engine: Engine) -> None:
    text = "Mali said the road was open, while neighbouring Niger warned against hasty conclusions."
    seen = ("Mali", "said", "the road was open, while neighbouring Niger warned against hasty conclusions")
    assert told(text, [(1.0, seen)], engine) == [
        ("Mali", "said", "the road was open"),
        ("neighbouring Niger", "warned against", "hasty conclusions"),
    ]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "The envoy said that she had promised him the names of the dead.",
            ("The envoy", "said", "that she had promised him the names of the dead"),
            ("she", "had promised", "the names of the dead"),
        ),
        (
            "The envoy said that the army had denied the raid.",
            ("The envoy", "said", "that the army had denied the raid"),
            ("the army", "had denied", "the raid"),
        ),
    ],
)
def test_who_spoke_before_within_reported_words(text: str, outer: Told, inner: Told, engine: Engine) -> None:
    assert told(text, [(1.0, outer)], engine) == [outer, inner]


def test_a_telling_has_the_marks_of_its_quotation(engine: Engine) -> None:
    text = 'The mayor said that the raiders "came by night and took the mill."'
    seen = ("The mayor", "said", 'that the raiders "came by night and took the mill')
    assert told(text, [(1.0, seen)], engine) == [("The mayor", "said", seen[2] + '."')]
    text = '"They came by night," the mayor said.'
    assert told(text, [(1.0, ("the mayor", "said", "They came by night"))], engine)[0][2] == '"They came by night,"'


def test_a_relative_pronoun_speaks_for_its_noun(engine: Engine) -> None:
    text = "Ten men were buried by the ministry, which added that the border was shut."
    (draft,) = drafts_of(text, [(1.0, ("which", "added", "that the border was shut"))], engine)
    assert draft.speaker is not None
    assert draft.tree.tokens[draft.speaker].text == "ministry"


@pytest.mark.parametrize(
    "text",
    [
        "Armenia has continued attacks on civilians and Azerbaijani forces.",
        "Azerbaijan has continued attacks on civilians and Armenian forces.",
        "Rebels have stepped up raids on villages near Goma.",
        "Israel has kept up its bombardment of the strip.",
        "The junta has repeatedly targeted hospitals.",
        "Ethiopia has kept its siege of the town.",
    ],
)
def test_who_attacks_says_nothing(text: str, engine: Engine) -> None:
    assert [c.cue for c in claims_of(text, engine) if c.form != "narrative"] == []
