"""Corpora become labels as docs/model-card.md says; needs no torch."""

from __future__ import annotations

from pathlib import Path

from benchmarks.language_split import passages
from training.corpora import MASKED, Gold, _bio, _gum_mentions, _gum_names, few_nerd, read_conllu


def rows(*entities: str) -> list[list[str]]:
    return [["_"] * 9 + [f"Entity={entity}" if entity else "_"] for entity in entities]


def test_gum_mentions_nest() -> None:
    found = _gum_mentions(
        rows("(1-person-new-cf1-1-sgl(2-place-new-cf2-1-sgl-Baku)", "1)|SpaceAfter=No", "", "(3-time-x)")
    )
    assert sorted(found) == [(0, 0, "place"), (0, 1, "person"), (3, 3, "time")]


def test_gum_names_are_runs_of_proper_nouns() -> None:
    words = ["the", "old", "Bank", "of", "Ganja", "met", "Nikol", "in", "June"]
    upos = ["DET", "ADJ", "PROPN", "ADP", "PROPN", "VERB", "PROPN", "ADP", "PROPN"]
    gold = Gold(words, upos=upos, xpos=["NNP"] * 9, heads=[2, 2, 5, 4, 2, -1, 5, 8, 5])
    tags = _gum_names(gold, [(0, 4, "organization"), (6, 6, "person"), (8, 8, "time")])
    assert tags == ["O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "B-PER", "O", "O"]


def test_a_proper_noun_outside_mentions_is_masked() -> None:
    gold = Gold(["Baku"], upos=["PROPN"], xpos=["NNP"], heads=[-1])
    assert _gum_names(gold, []) == [MASKED]


def test_a_people_is_no_person() -> None:
    gold = Gold(["Armenians"], upos=["PROPN"], xpos=["NNPS"], heads=[-1])
    assert _gum_names(gold, [(0, 0, "person")]) == ["O"]


def test_first_and_second_kind_of_bio() -> None:
    kinds = {"PER": "PER", "LOC": "LOC"}
    tagged = [("A", "I-PER"), ("B", "I-PER"), ("C", "I-LOC"), ("D", "B-LOC"), ("E", "I-MISC"), ("F", "O")]
    assert _bio(tagged, kinds).names == ["B-PER", "I-PER", "B-LOC", "B-LOC", "O", "O"]


def test_capitalised_words_without_a_label_are_masked_in_few_nerd(tmp_path: Path) -> None:
    folder = tmp_path / "names" / "few-nerd"
    for part in ("dev", "test"):
        (folder / part).mkdir(parents=True)
        (folder / part / f"{part}.txt").write_text(
            "The\tO\nactor\tO\nAnn\tO\nof\tO\nGoris\tB-location_GPE\n", encoding="utf-8"
        )
    documents = few_nerd(tmp_path, vocabulary={"the"})
    assert [gold.names for document in documents for gold in document] == [["O", "O", MASKED, "O", "B-LOC"]] * 2


CONLLU = """\
# newdoc id = a
# newpar id = a1
# text = I don't. Go!
1\tI\t_\t_\t_\t_\t_\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdo\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\t.\t_\t_\t_\t_\t_\t_\t_\t_

# text = Go!
1\tGo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\t!\t_\t_\t_\t_\t_\t_\t_\t_

"""


def test_gold_passages_are_put_together_again(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu"
    file.write_text(CONLLU, encoding="utf-8")
    (text, sentences, words), *more = passages(file)
    assert not more
    assert text == "I don't. Go! "
    assert sorted(sentences) == [(0, 8), (9, 12)]
    assert sorted(words) == [(0, 1), (2, 4), (4, 7), (7, 8), (9, 11), (11, 12)]
    assert [[row[1] for row in rows] for _, rows in read_conllu(file)] == [["I", "do", "n't", "."], ["Go", "!"]]
